//! One line of a corpus: a submission, and what may be said of it.

use serde::{Deserialize, Serialize};
use vaglio_engine::Submission;
use vaglio_signals::taxonomy::{Attribute, Category, Entity, Whose};

/// A labelled text.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its name, unique among the corpora read together.
    pub id: String,
    /// The text, with what is known of where it stands.
    pub submission: Submission,
    /// What it does. Empty: nothing may be flagged.
    pub labels: Vec<Label>,
    /// The kind of protected speech that it is.
    pub protected: Option<Protected>,
}

/// One thing that a text does.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Label {
    /// What.
    pub category: Category,
    /// The protected traits, of `hate`.
    #[serde(default)]
    attribute: Option<OneOrMany<Attribute>>,
    /// The kind of datum, of `personal_data`.
    #[serde(default)]
    pub entity: Option<Entity>,
    /// Whose datum.
    #[serde(default)]
    pub whose: Option<Whose>,
    /// What a moderator would underline, as it stands in the text; the whole text without one.
    #[serde(default)]
    quote: Option<String>,
    /// Which of its occurrences, from 1.
    #[serde(default)]
    nth: Option<usize>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum OneOrMany<T> {
    One(T),
    Many(Vec<T>),
}

/// Speech that earns no label by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Protected {
    /// Of services and decisions, however harsh.
    Criticism,
    /// Of unions.
    Union,
    /// Against hate.
    CounterSpeech,
    /// Words that a group uses of itself.
    Reclaimed,
    /// Made to complain of what is quoted.
    Quotation,
    /// Announcements of lawful steps.
    Legal,
    /// Questions.
    Question,
    /// Reports of what happened.
    News,
    /// Innocent words that look like others.
    Homograph,
    /// Shares of what the institution published.
    OfficialShare,
    /// Mentions of groups.
    NeutralMention,
    /// Thanks.
    Thanks,
    /// Satire that demeans nobody.
    Satire,
    /// The writer's own life.
    PrivateLife,
}

/// The part of a line that the submission does not have.
#[derive(Deserialize)]
struct Rest {
    id: String,
    #[serde(rename = "audience")]
    _audience: serde::de::IgnoredAny,
    labels: Vec<Label>,
    #[serde(default)]
    protected: Option<Protected>,
}

impl Line {
    /// Reads one line; the error says what is wrong with it.
    pub(super) fn read(written: &str) -> Result<Line, String> {
        // It counts lines from the one it is given.
        let told = |error: serde_json::Error| {
            let whole = error.to_string();
            let what = whole.split(" at line ").next().unwrap_or(&whole);
            format!("{what} (column {})", error.column())
        };
        let rest: Rest = serde_json::from_str(written).map_err(told)?;
        let submission: Submission = serde_json::from_str(written).map_err(told)?;
        if submission.text.trim().is_empty() {
            return Err("the text is empty".to_owned());
        }
        for label in &rest.labels {
            label.check(&submission.text)?;
        }
        Ok(Line {
            id: rest.id,
            submission,
            labels: rest.labels,
            protected: rest.protected,
        })
    }

    /// Whether nothing may be flagged.
    pub fn is_lawful(&self) -> bool {
        self.labels.is_empty()
    }
}

impl Label {
    /// The protected traits.
    pub fn attributes(&self) -> &[Attribute] {
        match &self.attribute {
            None => &[],
            Some(OneOrMany::One(one)) => std::slice::from_ref(one),
            Some(OneOrMany::Many(many)) => many,
        }
    }

    /// What to underline, in UTF-16 code units, half-open; `None` for the whole text.
    pub fn span(&self, text: &str) -> Option<(u32, u32)> {
        let quote = self.quote.as_deref()?;
        let from = self.place(text, quote)?;
        let units = |text: &str| text.chars().map(char::len_utf16).sum::<usize>() as u32;
        let start = units(&text[..from]);
        Some((start, start + units(quote)))
    }

    /// The byte at which the quoted occurrence begins. Occurrences may overlap.
    fn place(&self, text: &str, quote: &str) -> Option<usize> {
        let starts = text.char_indices().map(|(at, _)| at);
        let mut found = starts.filter(|&at| text[at..].starts_with(quote));
        found.nth(self.nth.unwrap_or(1).checked_sub(1)?)
    }

    fn check(&self, text: &str) -> Result<(), String> {
        let category = self.category;
        if category == Category::Hate && self.attributes().is_empty() {
            return Err("`hate` needs an `attribute`: which trait it attacks".to_owned());
        }
        if category == Category::PersonalData && self.entity.is_none() {
            return Err("`personal_data` needs an `entity`: which datum".to_owned());
        }
        if self.nth == Some(0) {
            return Err("`nth` counts from 1".to_owned());
        }
        match &self.quote {
            None if self.nth.is_some() => Err("`nth` needs a `quote`".to_owned()),
            Some(quote) if quote.is_empty() => Err("the `quote` is empty".to_owned()),
            Some(quote) if self.place(text, quote).is_none() => Err(match self.nth {
                None | Some(1) => {
                    format!("the text has not `{quote}`, which the label `{category}` quotes")
                }
                Some(n) => format!(
                    "the text has not {n} times `{quote}`, which the label `{category}` quotes"
                ),
            }),
            _ => Ok(()),
        }
    }
}
