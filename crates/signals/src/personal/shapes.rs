//! What is compiled at build time: Italian telephone numbering, calling codes, word data.

use std::fmt;

use regex_automata::dfa::Automaton;
use regex_automata::dfa::sparse::DFA;
use regex_automata::util::primitives::StateID;
use serde::{Deserialize, Serialize};

/// The artefact section before it is packed: what the compiler writes and [`Shapes::open`] reads.
#[derive(Debug, Serialize, Deserialize)]
pub struct ShapesSection {
    /// A sparse automaton, little endian, anchored, all matches, over the digits of a national
    /// number: pattern 0 fixed lines, 1 mobiles, 2 and above services that are nobody's own
    /// (toll free, premium, shared cost).
    pub numbers: Vec<u8>,
    /// Calling codes: code, and the lengths that a national number may have there, as a bit set.
    pub calling_codes: Vec<(u16, u32)>,
    /// A map from a folded word or phrase to its [`Sort`]s, as a bit set.
    pub words: Vec<u8>,
}

impl ShapesSection {
    /// The bytes of the section.
    ///
    /// # Errors
    /// When the section cannot be encoded.
    pub fn to_bytes(&self) -> Result<Vec<u8>, ShapesError> {
        postcard::to_allocvec(self).map_err(|_| ShapesError("the section cannot be encoded"))
    }
}

/// What a word of `lexicon/personal-data.toml` is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Sort {
    /// A person's first name.
    FirstName = 1,
    /// A town that an address may end with, without a postcode.
    Town = 1 << 1,
    /// A mailbox of an office and not of a person (`info`, `urp`).
    OfficeMailbox = 1 << 2,
    /// A mail domain where people have mailboxes.
    FreeMail = 1 << 3,
    /// A public body's domain or the ending of one.
    PublicDomain = 1 << 4,
    /// A first label of public bodies' domains (`comune.grosseto.it`).
    PublicLabel = 1 << 5,
    /// Someone of history or a name that streets and schools bear.
    KnownPerson = 1 << 6,
}

/// A national number's kind of line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    Fixed,
    Mobile,
    Service,
}

/// The compiled shapes of personal data.
pub struct Shapes {
    numbers: DFA<Vec<u8>>,
    first: StateID,
    calling_codes: Vec<(u16, u32)>,
    words: fst::Map<Vec<u8>>,
}

impl Shapes {
    /// Opens the section that `vaglio-compiler` made. Compiles nothing.
    ///
    /// # Errors
    /// When the bytes are not such a section, or were made for another version.
    pub fn open(bytes: &[u8]) -> Result<Self, ShapesError> {
        let section: ShapesSection = postcard::from_bytes(bytes)
            .map_err(|_| ShapesError("the section is not one of shapes"))?;
        let numbers = DFA::from_bytes(&section.numbers)
            .map_err(|_| ShapesError("the automaton of numbers is damaged"))?
            .0
            .to_owned();
        let first = numbers
            .universal_start_state(regex_automata::Anchored::Yes)
            .ok_or(ShapesError("the automaton of numbers is not anchored"))?;
        let words =
            fst::Map::new(section.words).map_err(|_| ShapesError("the map of words is damaged"))?;
        words
            .as_fst()
            .verify()
            .map_err(|_| ShapesError("the map of words is damaged"))?;
        Ok(Shapes {
            numbers,
            first,
            calling_codes: section.calling_codes,
            words,
        })
    }

    /// The kind of line that these digits, without the country's prefix, reach in Italy.
    pub(super) fn line(&self, digits: &[u8]) -> Option<Line> {
        let mut state = self.first;
        for &digit in digits {
            state = self.numbers.next_state(state, digit);
            if self.numbers.is_dead_state(state) || self.numbers.is_quit_state(state) {
                return None;
            }
        }
        // Matches show one step late: only those at the very end count.
        state = self.numbers.next_eoi_state(state);
        if !self.numbers.is_match_state(state) {
            return None;
        }
        let lines =
            (0..self.numbers.match_len(state)).map(|i| self.numbers.match_pattern(state, i));
        let most = lines.map(|pattern| pattern.as_usize()).max()?;
        Some(match most {
            0 => Line::Fixed,
            1 => Line::Mobile,
            _ => Line::Service,
        })
    }

    /// Whether these digits, after `+`, are a number of some country.
    pub(super) fn is_international(&self, digits: &[u8]) -> bool {
        let mut code = 0u16;
        for (i, digit) in digits.iter().take(3).enumerate() {
            code = code * 10 + u16::from(digit - b'0');
            let rest = digits.len() - i - 1;
            if let Ok(at) = self
                .calling_codes
                .binary_search_by_key(&code, |&(code, _)| code)
            {
                return rest < 32 && self.calling_codes[at].1 & (1 << rest) != 0;
            }
        }
        false
    }

    /// Whether a folded word or phrase is of this sort.
    pub(super) fn is(&self, word: &str, sort: Sort) -> bool {
        self.words
            .get(word)
            .is_some_and(|sorts| sorts & sort as u64 != 0)
    }
}

impl fmt::Debug for Shapes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shapes")
            .field("calling_codes", &self.calling_codes.len())
            .field("words", &self.words.len())
            .finish_non_exhaustive()
    }
}

/// Why a section of shapes was not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShapesError(&'static str);

impl fmt::Display for ShapesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "shapes of personal data: {}", self.0)
    }
}

impl std::error::Error for ShapesError {}
