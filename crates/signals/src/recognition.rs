//! What the signals found in one text: a category, where, how sure, and what moved the decision.

use serde::{Deserialize, Serialize};
use vaglio_text::Span;

use crate::taxonomy::{Attribute, Category, Circumstance, Entity, Whose};

/// One thing recognised in a text. It knows nothing of rules: a pack says what follows from it.
#[derive(Clone, Debug, PartialEq)]
pub struct Recognition {
    /// What the text does.
    pub category: Category,
    /// The protected trait, for [`Category::Hate`]: one recognition a trait.
    pub attribute: Option<Attribute>,
    /// The kind of data, for [`Category::PersonalData`].
    pub entity: Option<Entity>,
    /// Whose data, where that is known.
    pub whose: Option<Whose>,
    /// Where, in UTF-16 code units of the original text; `None` for the whole text.
    pub span: Option<Span>,
    /// How sure, 0 to 1.
    pub confidence: f32,
    /// What moved the decision.
    pub evidence: Evidence,
}

/// A circumstance that a text tells, and of how much of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stated {
    /// What is told.
    pub circumstance: Circumstance,
    /// The stretch that it covers; `None` for the whole text.
    pub span: Option<Span>,
}

impl Stated {
    /// Whether it speaks of a stretch, or of the whole text when there is none.
    pub fn covers(&self, span: Option<Span>) -> bool {
        match (self.span, span) {
            (Some(mine), Some(other)) => mine.overlaps(other),
            _ => true,
        }
    }
}

/// What moved a decision, so that a card can say it in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// A word or phrase of the lexicon, in its folded dictionary form.
    Word(String),
    /// The same, written so as not to be recognised (leet, masks, spacing…).
    DisguisedWord(String),
    /// A pattern of words in context: its identifier in the lexicon.
    Pattern(String),
    /// What the institution published, with other words: the pattern's identifier, and what became of what,
    /// the gravest first. Either side may be empty: words put in, or left out.
    Changes(String, Vec<(String, String)>),
    /// A shape with a verified control character or sum (codice fiscale, IBAN, card…).
    Checksum,
    /// A shape made certain by the words around it.
    Context(String),
    /// A shape that needs nothing else (an e-mail address).
    Shape,
    /// The text against the post it answers or the institution's subjects.
    Relevance,
}
