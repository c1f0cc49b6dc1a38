//! What a text may be: word lists, patterns in context, personal data, relevance.
//!
//! Signals are not rules. This crate recognises the categories of the [`taxonomy`]; which clause a
//! category breaks, for whom and with what consequence is said by a pack (crate `vaglio-policy`).

mod bodies;
pub mod day;
pub mod draft;
pub mod lexicon;
pub mod links;
pub mod personal;
mod phrase;
pub mod published;
pub mod recognition;
pub mod relevance;
pub mod taxonomy;
pub mod watch;

pub use lexicon::{Lexicon, LexiconError, Sight};
pub use recognition::{Evidence, Recognition, Stated};
pub use vaglio_text::Span;
