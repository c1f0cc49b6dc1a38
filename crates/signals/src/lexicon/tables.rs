//! The compiled lexicon: what the compiler writes and the worker reads. No words, only numbers.

use serde::{Deserialize, Serialize};

use crate::taxonomy::{Attribute, Category};

/// A label that forms bear and patterns ask for; a literal word of a pattern is a label too.
pub type Tag = u16;

/// Everything of the lexicon but the dictionary of forms.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Tables {
    /// What a form of the dictionary means: the value stored there is an index into this.
    pub groups: Vec<Group>,
    /// Blocks of words with one meaning.
    pub blocks: Vec<Block>,
    /// Patterns of words in context.
    pub patterns: Vec<Pattern>,
    /// Contexts that make speech lawful.
    pub shields: Vec<Shield>,
    /// For each tag, the sequences whose anchor asks for it.
    pub triggers: Vec<Vec<Trigger>>,
    /// Every sequence of patterns, shields and exceptions.
    pub sequences: Vec<Sequence>,
    /// The tag of reporting verbs (`ha detto`, `scrive`), which open quotations.
    pub report: Option<Tag>,
    /// The tags of subjects, with their names (`registro_imprese`, `x_calcio`).
    pub topics: Vec<(Tag, String)>,
}

impl Tables {
    /// Adds what is derived from the rest, and would only make the artefact larger.
    pub(crate) fn complete(&mut self) {
        for group in &mut self.groups {
            group.mask = Mask::of(&group.tags);
            let live = |tag: &&Tag| {
                self.triggers
                    .get(usize::from(**tag))
                    .is_some_and(|some| !some.is_empty())
            };
            group.live = group.tags.iter().filter(live).copied().collect();
        }
        for element in self
            .sequences
            .iter_mut()
            .flat_map(|sequence| &mut sequence.elements)
        {
            if let Test::Words(tags, _) = &element.test {
                element.mask = Mask::of(tags);
            }
        }
        for sequence in &mut self.sequences {
            let anchor = usize::from(sequence.anchor);
            let needed = sequence
                .elements
                .iter()
                .enumerate()
                .filter(|&(at, _)| at != anchor);
            let mut needs: Vec<&[Tag]> =
                needed.filter_map(|(_, element)| element.needs()).collect();
            // The fewer tags, the rarer.
            needs.sort_by_key(|tags| tags.len());
            sequence.needs = needs.into_iter().map(Mask::of).collect();
        }
        for trigger in self.triggers.iter_mut().flatten() {
            let sequence = &self.sequences[trigger.sequence as usize];
            for (need, mask) in trigger
                .needs
                .iter_mut()
                .zip([0, 1].map(|at| sequence.needs.get(at)))
            {
                *need = mask.copied().unwrap_or(Mask::ALL);
            }
        }
    }
}

impl Element {
    /// The tags of which it must take one.
    pub fn needs(&self) -> Option<&[Tag]> {
        match &self.test {
            Test::Words(tags, kinds) if !tags.is_empty() && kinds.is_empty() => {
                (self.min > 0 && !self.or_edge).then_some(tags)
            }
            _ => None,
        }
    }
}

/// The meanings of one form.
#[derive(Debug, Default, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Group {
    /// Its tags, in order.
    pub tags: Vec<Tag>,
    /// Its blocks.
    pub blocks: Vec<u16>,
    /// Of its tags, those that trigger a sequence: see [`Tables::complete`].
    #[serde(skip)]
    pub live: Vec<Tag>,
    /// Its tags, as a mask: see [`Tables::complete`].
    #[serde(skip)]
    pub mask: Mask,
}

/// A set of tags, told by 256 bits: two that share no bit share no tag. Most attempts end here.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Mask([u64; 4]);

impl Mask {
    /// Every tag.
    const ALL: Mask = Mask([u64::MAX; 4]);

    /// The mask of some tags.
    pub fn of(tags: &[Tag]) -> Mask {
        let mut mask = Mask::default();
        for &tag in tags {
            // Neighbouring numbers must fall far apart (Fibonacci hashing).
            let bit = (u32::from(tag).wrapping_mul(0x9e37_79b1) >> 24) as usize;
            mask.0[bit >> 6] |= 1 << (bit & 63);
        }
        mask
    }

    /// Takes in another set.
    pub fn add(&mut self, other: Mask) {
        self.0
            .iter_mut()
            .zip(other.0)
            .for_each(|(bits, more)| *bits |= more);
    }

    /// Whether the two sets may share a tag.
    pub fn meets(self, other: Mask) -> bool {
        self.0
            .iter()
            .zip(other.0)
            .any(|(bits, more)| bits & more != 0)
    }
}

/// Words that earn a category by themselves.
#[derive(Debug, Serialize, Deserialize)]
pub struct Block {
    /// The category.
    pub category: Category,
    /// The protected trait.
    pub attribute: Option<Attribute>,
    /// 1 weak, 2 likely, 3 sure.
    pub strength: u8,
    /// Whether it is looked for behind disguises.
    pub disguise: bool,
    /// Contexts that make the word innocent: indexes of sequences.
    pub unless: Vec<u32>,
}

/// Words in context that earn a category.
#[derive(Debug, Serialize, Deserialize)]
pub struct Pattern {
    /// Its name, shown as evidence.
    pub id: String,
    /// The category.
    pub category: Category,
    /// The protected trait.
    pub attribute: Option<Attribute>,
    /// 1 weak, 2 likely, 3 sure.
    pub strength: u8,
    /// Whether it also counts between quotation marks.
    pub quoted: bool,
    /// Contexts anywhere in the sentence that void it: indexes of sequences.
    pub unless: Vec<u32>,
}

/// A context that makes speech lawful.
#[derive(Debug, Serialize, Deserialize)]
pub struct Shield {
    /// What it covers.
    pub covers: Vec<Category>,
    /// How far.
    pub reach: Reach,
}

/// How far a shield reaches from where it is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// The sentence it stands in.
    Sentence,
    /// The rest of the sentence.
    After,
    /// The sentence up to it.
    Before,
    /// The whole text.
    Text,
}

/// A sequence to try when its anchor is met.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Trigger {
    /// Index of the sequence.
    pub sequence: u32,
    /// What it belongs to.
    pub owner: Owner,
    /// Of what the sequence needs, the two rarest: see [`Tables::complete`].
    #[serde(skip)]
    pub needs: [Mask; 2],
}

/// What a sequence decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Owner {
    /// A pattern, by index.
    Pattern(u32),
    /// A shield, by index.
    Shield(u32),
}

/// Elements to be met one after the other, within a sentence.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Sequence {
    /// The elements.
    pub elements: Vec<Element>,
    /// The element that triggers the attempt.
    pub anchor: u8,
    /// At most so many tokens come before the anchor.
    pub before: u8,
    /// For each element that needs a word, its tags: the sentence must have one of each. See
    /// [`Tables::complete`].
    #[serde(skip)]
    pub needs: Vec<Mask>,
}

/// One element of a sequence.
#[derive(Debug, Serialize, Deserialize)]
pub struct Element {
    /// What a token must be.
    pub test: Test,
    /// How many tokens at least: 0 for an optional element or a gap.
    pub min: u8,
    /// How many tokens at most: 0 for an assertion that takes none.
    pub max: u8,
    /// The token must not be so.
    pub not: bool,
    /// It may also be the edge of the sentence, which takes no token.
    pub or_edge: bool,
    /// Part of the stretch to underline.
    pub marked: bool,
    /// The tags it asks for, as a mask: see [`Tables::complete`].
    #[serde(skip)]
    pub mask: Mask,
}

/// What a token is asked to be.
#[derive(Debug, Serialize, Deserialize)]
pub enum Test {
    /// Anything.
    Any,
    /// A form that bears one of these tags, or a token of one of these kinds.
    Words(Vec<Tag>, Vec<KindTest>),
    /// The word whose innocence is in question.
    This,
    /// The first token of the sentence comes here.
    Start,
    /// The sentence ends here.
    End,
}

/// Kinds of token that a pattern may ask for.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub enum KindTest {
    /// A number.
    Number,
    /// A web address.
    Url,
    /// An e-mail address.
    Email,
    /// An emoji.
    Emoji,
    /// A mention.
    Mention,
    /// A hashtag.
    Hashtag,
    /// A word that begins with a capital, not at the start of a sentence.
    Capital,
    /// A word.
    Word,
}
