//! What a person is told of a pack before it judges anything.

use serde::{Deserialize, Serialize};
use vaglio_signals::taxonomy::Category;

use crate::pack::{Bilingual, Pack, Reading};

/// A pack, as somebody who chooses or sets it up sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outline {
    /// Identifier.
    pub id: String,
    /// The institution's full name.
    pub institution: String,
    /// The rules on which its document says more than one thing.
    pub rules: Vec<OpenRule>,
    /// The categories of external users on which its document has no clause.
    pub uncovered: Vec<Category>,
}

/// A rule that may be read in several ways.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenRule {
    /// Identifier.
    pub id: String,
    /// A few words that name it.
    pub title: Bilingual,
    /// What the document says, once for each; the pack's own choice is the one applied.
    pub readings: Vec<Reading>,
}

impl Pack {
    /// Its outline.
    pub fn outline(&self) -> Outline {
        let open = self.rules.iter().filter(|rule| !rule.readings.is_empty());
        Outline {
            id: self.id.clone(),
            institution: self.institution.clone(),
            rules: open
                .map(|rule| OpenRule {
                    id: rule.id.clone(),
                    title: rule.title.clone(),
                    readings: rule.readings.clone(),
                })
                .collect(),
            uncovered: self.uncovered().collect(),
        }
    }
}

impl OpenRule {
    /// The reading with this identifier.
    pub fn reading(&self, id: &str) -> Option<&Reading> {
        self.readings.iter().find(|reading| reading.id == id)
    }
}
