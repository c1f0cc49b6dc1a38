//! Folding: many ways of writing a letter, one way of reading it.

mod table;

use crate::map::Map;
use table::Fold;

/// The folded text, the way back, and what folding would otherwise lose.
#[derive(Debug, Default)]
pub(crate) struct Folded {
    pub text: String,
    pub map: Map,
    /// Folded positions of letters that were capitals, in order.
    pub capitals: Vec<u32>,
    open: Open,
}

/// An emoji that the next character may go on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Open {
    #[default]
    None,
    /// An emoji and a joiner: the next emoji belongs to it (families, professions).
    Joined,
    /// The first half of a flag.
    Flag,
}

/// Folds any text. Linear; ASCII is copied in runs.
pub(crate) fn fold(original: &str) -> Folded {
    let mut out = Folded {
        text: String::with_capacity(original.len()),
        ..Folded::default()
    };
    let bytes = original.as_bytes();
    let mut at = 0; // byte in the original
    let mut unit = 0u32; // UTF-16 code unit in the original
    while at < bytes.len() {
        let run = plain_run(&bytes[at..]);
        if run > 0 {
            out.ascii(&original[at..at + run], unit);
            at += run;
            unit += run as u32;
        }
        let Some(c) = original[at..].chars().next() else {
            break;
        };
        let units = c.len_utf16() as u32;
        out.character(c, unit, units, || has_latin_around(bytes, at, c.len_utf8()));
        at += c.len_utf8();
        unit += units;
    }
    out
}

impl Folded {
    fn ascii(&mut self, run: &str, unit: u32) {
        let from = self.text.len();
        self.text.push_str(run);
        self.text[from..].make_ascii_lowercase();
        for (eight, at) in run.as_bytes().chunks(8).zip((from as u32..).step_by(8)) {
            if eight.iter().any(u8::is_ascii_uppercase) {
                let upper = (at..).zip(eight).filter(|(_, b)| b.is_ascii_uppercase());
                self.capitals.extend(upper.map(|(at, _)| at));
            }
        }
        self.map.even(from as u32, unit, run.len() as u32);
    }

    fn character(&mut self, c: char, unit: u32, units: u32, latin: impl FnOnce() -> bool) {
        let from = self.text.len() as u32;
        let open = std::mem::take(&mut self.open);
        match table::of(c) {
            Fold::Drop => return,
            Fold::Extend => {
                if c == ZERO_WIDTH_JOINER && self.text.ends_with(is_emoji) {
                    self.open = Open::Joined;
                }
                return self.map.extend(unit + units, from);
            }
            Fold::Reads(reading) => self.text.push_str(reading),
            Fold::LooksLike(letter) if latin() => self.text.push(letter),
            Fold::LooksLike(_) | Fold::Keep => self.text.extend(c.to_lowercase()),
            // A joined emoji is read as its first part; a flag needs both its letters.
            Fold::Emoji if open == Open::Joined => return self.map.extend(unit + units, from),
            Fold::Emoji if open == Open::Flag && is_flag_letter(c) => {
                self.map.extend(unit + units, from);
                return self.text.push(c);
            }
            Fold::Emoji => {
                self.open = if is_flag_letter(c) {
                    Open::Flag
                } else {
                    Open::None
                };
                self.text.push(c);
            }
        }
        if c.is_uppercase() {
            self.capitals.push(from);
        }
        if units == 1 && self.text.len() as u32 - from == 1 {
            self.map.even(from, unit, 1);
        } else {
            self.map.whole(from, unit, units);
        }
    }
}

const ZERO_WIDTH_JOINER: char = '\u{200d}';

pub(crate) fn is_emoji(c: char) -> bool {
    matches!(table::of(c), Fold::Emoji)
}

fn is_flag_letter(c: char) -> bool {
    ('\u{1f1e6}'..='\u{1f1ff}').contains(&c)
}

/// How many plain bytes come first: eight at a time while none of them is odd.
fn plain_run(bytes: &[u8]) -> usize {
    let eights = bytes.chunks_exact(8);
    let plain = |eight: &&[u8]| eight.iter().fold(true, |all, &b| all & is_plain(b));
    let run = eights.take_while(plain).count() * 8;
    let rest = &bytes[run..];
    run + rest.iter().take_while(|&&b| is_plain(b)).count()
}

/// ASCII that folds by lower case alone; tabs and other controls read as a space instead.
fn is_plain(b: u8) -> bool {
    b == b'\n' || (b.is_ascii() && !b.is_ascii_control())
}

/// Whether the word around a letter has an ASCII letter: only then is a look-alike a disguise, and
/// not a word of another alphabet. Looks at most 24 bytes each way, to stay linear.
fn has_latin_around(bytes: &[u8], at: usize, len: usize) -> bool {
    const REACH: usize = 24;
    let in_word = |b: &&u8| !b.is_ascii_whitespace();
    let before = bytes[at.saturating_sub(REACH)..at]
        .iter()
        .rev()
        .take_while(in_word);
    let end = bytes.len().min(at + len + REACH);
    let after = bytes[at + len..end].iter().take_while(in_word);
    before.chain(after).any(u8::is_ascii_alphabetic)
}
