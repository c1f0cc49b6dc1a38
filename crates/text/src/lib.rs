//! What was written: folding, tokens, sentences, disguises, and the map back to the original.
//!
//! [`Reading::of`] takes any text and gives the form that the rest of the engine looks at: lower
//! case, without accents, with look-alike letters read as what they imitate and invisible ones
//! dropped. Every place in that form leads back to a [`Span`] of the original, in the UTF-16 code
//! units that a browser counts in.
//!
//! ```
//! use vaglio_text::Reading;
//!
//! let reading = Reading::of("Perché\u{200b} no? 👍🏽 L'ＵＲＰ");
//! assert_eq!(reading.folded(), "perche no? 👍 l'urp");
//! let words: Vec<&str> = (0..reading.tokens().len()).map(|i| reading.token_text(i)).collect();
//! assert_eq!(words, ["perche", "no", "👍", "l", "urp"]);
//! let span = reading.token_span(2);
//! assert_eq!((span.start, span.end), (12, 16)); // the emoji with its skin tone
//! ```

mod disguise;
mod fold;
mod map;
mod reading;
mod token;

pub use disguise::{Disguise, Slot};
pub use map::Span;
pub use reading::Reading;
pub use token::{Kind, Marks, Token};
