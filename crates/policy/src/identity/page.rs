//! Pages, groups and channels that pass for the body.

use vaglio_signals::taxonomy::Category;
use vaglio_signals::{Evidence, Recognition};

use super::parts::Parts;
use super::{Identity, Usage};
use crate::names::Network;

/// A page that passes for the body.
#[derive(Clone, Debug, PartialEq)]
pub struct Impersonation {
    /// The name that it imitates, as the pack writes it.
    pub imitates: String,
    /// How.
    pub why: Imitation,
    /// How sure, 0 to 1.
    pub confidence: f32,
}

/// How a page passes for the body. Where several hold, the most telling is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Imitation {
    /// Letters that look like others: `C0mune`, `Cornune`, Cyrillic ones.
    LookalikeLetters,
    /// A slip of the hand: `Comnue di Monza`.
    Misspelling,
    /// A name that the body bore once.
    FormerName,
    /// Words that claim to be it or an office of it: `ufficiale`, `assistenza`, a number.
    AddedWords,
    /// Only some of its places: `Camera di commercio di Lodi`.
    PartOfName,
    /// A known abbreviation: `CCIAA`, a code for the place.
    Abbreviation,
    /// The name in one word, as in handles.
    Glued,
    /// The same name.
    SameName,
}

impl Identity {
    /// Whether a page passes for the body without being on its list of official accounts.
    ///
    /// `text` is its display name or handle; `id` its vanity name, slug, handle, numeric id or
    /// address, which alone decides whether it is official: a display name never does. Without an
    /// `id`, a text in one word is taken for a handle. A name with any word that is neither the
    /// body's nor a claim to be it is another body, a group or a parody, and gives `None`.
    pub fn impersonation(
        &self,
        text: &str,
        id: Option<&str>,
        network: Option<Network>,
    ) -> Option<Impersonation> {
        let one_word = || (!text.trim().contains(char::is_whitespace)).then_some(text);
        if id
            .or_else(one_word)
            .is_some_and(|id| self.is_official(id, network))
        {
            return None;
        }
        let text = match text.trim() {
            // An address in place of a name: its account is what shows.
            address if address.contains("://") => {
                &super::account::Handle::of(address, None).written
            }
            name => name,
        };
        let parts = self.names.read(text)?;
        let (name, full) = self.names.named(parts.body, parts.places)?;
        if name.usage == Usage::Employer && name.body.is_none() {
            return None;
        }
        let why = why(&parts, name.usage, full, name.words.len() > 1);
        Some(Impersonation {
            imitates: match name.usage {
                Usage::Former => name.written.clone(),
                _ => self.title.clone(),
            },
            why,
            confidence: confidence(&parts, why),
        })
    }
}

fn why(parts: &Parts, usage: Usage, full: bool, several_words: bool) -> Imitation {
    if parts.lookalikes {
        Imitation::LookalikeLetters
    } else if parts.slips > 0 {
        Imitation::Misspelling
    } else if usage == Usage::Former {
        Imitation::FormerName
    } else if parts.added {
        Imitation::AddedWords
    } else if parts.short || parts.code {
        Imitation::Abbreviation
    } else if !full {
        Imitation::PartOfName
    } else if parts.glued && several_words {
        Imitation::Glued
    } else {
        Imitation::SameName
    }
}

fn confidence(parts: &Parts, why: Imitation) -> f32 {
    let sure = match why {
        Imitation::SameName => 0.98,
        Imitation::Glued | Imitation::LookalikeLetters => 0.95,
        Imitation::AddedWords => 0.92,
        Imitation::FormerName | Imitation::Abbreviation | Imitation::PartOfName => 0.88,
        Imitation::Misspelling => 0.85,
    };
    // A code of two letters may stand for something else; an office may be the body's, not listed yet.
    if parts.code || parts.office {
        sure - 0.2
    } else {
        sure
    }
}

impl From<Impersonation> for Recognition {
    /// The recognition of a page that passes for the body: on the whole name, without a span.
    fn from(found: Impersonation) -> Recognition {
        Recognition {
            category: Category::Impersonation,
            attribute: None,
            entity: None,
            whose: None,
            span: None,
            confidence: found.confidence,
            evidence: match found.why {
                Imitation::LookalikeLetters | Imitation::Misspelling => {
                    Evidence::DisguisedWord(found.imitates)
                }
                _ => Evidence::Word(found.imitates),
            },
        }
    }
}
