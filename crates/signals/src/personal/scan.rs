//! What the recognisers share: the folded text, its digits, what is already explained, and the
//! words around a place.

use std::ops::Range;

use vaglio_text::{Kind, Marks, Reading, Span, Token};

use super::contacts::Contacts;
use super::shapes::Shapes;
use super::whose;
use crate::taxonomy::{Category, Entity};
use crate::{Evidence, Recognition};

/// One text while its personal data is looked for. Recognisers run in turn, the most certain shapes
/// first; what one has explained the next ones leave alone.
pub(super) struct Scan<'a> {
    pub text: &'a str,
    pub bytes: &'a [u8],
    pub shapes: &'a Shapes,
    pub contacts: &'a Contacts,
    /// Runs of ASCII digits, in order.
    pub numbers: Vec<Range<usize>>,
    /// What was found so far, by its place in the folded text.
    pub found: Vec<(Entity, Range<usize>)>,
    reading: &'a Reading<'a>,
    /// One a byte: whether something explained it.
    taken: Vec<bool>,
    out: &'a mut Vec<Recognition>,
}

impl<'a> Scan<'a> {
    pub fn new(
        reading: &'a Reading<'a>,
        shapes: &'a Shapes,
        contacts: &'a Contacts,
        out: &'a mut Vec<Recognition>,
    ) -> Self {
        let text = reading.folded();
        Scan {
            text,
            bytes: text.as_bytes(),
            shapes,
            contacts,
            numbers: numbers(text.as_bytes()),
            found: Vec::new(),
            reading,
            taken: vec![false; text.len()],
            out,
        }
    }

    /// The tokens of the text.
    pub fn tokens(&self) -> &'a [Token] {
        self.reading.tokens()
    }

    /// A token's folded text; nothing past the end.
    pub fn word(&self, token: usize) -> &'a str {
        self.tokens()
            .get(token)
            .map_or("", |token| &self.text[token.range()])
    }

    /// Whether this token is a word that began with a capital.
    pub fn is_capitalised(&self, token: usize) -> bool {
        self.tokens()
            .get(token)
            .is_some_and(|token| token.kind == Kind::Word && token.marks.has(Marks::CAPITALISED))
    }

    /// What stands between two neighbouring tokens.
    pub fn gap(&self, token: usize) -> &'a str {
        let tokens = self.tokens();
        match (tokens.get(token), tokens.get(token + 1)) {
            (Some(a), Some(b)) => &self.text[a.end as usize..b.start as usize],
            (Some(a), None) => &self.text[a.end as usize..],
            _ => "",
        }
    }

    /// The first token that starts at this byte or after it.
    pub fn token_from(&self, byte: usize) -> usize {
        self.tokens()
            .partition_point(|token| (token.start as usize) < byte)
    }

    /// Up to `reach` bytes before a place.
    pub fn before(&self, at: usize, reach: usize) -> &'a str {
        &self.text[self.text.ceil_char_boundary(at.saturating_sub(reach))..at]
    }

    /// Up to `reach` bytes after a place.
    pub fn after(&self, at: usize, reach: usize) -> &'a str {
        let end = self.text.len().min(at + reach);
        &self.text[at..self.text.floor_char_boundary(end)]
    }

    /// The byte before a place; the end of a line at the beginning.
    pub fn left(&self, at: usize) -> u8 {
        if at == 0 { b'\n' } else { self.bytes[at - 1] }
    }

    /// The byte at a place; the end of a line at the end.
    pub fn right(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(b'\n')
    }

    /// Whether a shape may begin or end here: no letter or digit beyond.
    pub fn stands_alone(&self, range: &Range<usize>) -> bool {
        !is_word(self.left(range.start)) && !is_word(self.right(range.end))
    }

    /// Whether nothing explained this stretch yet.
    pub fn is_free(&self, range: &Range<usize>) -> bool {
        !self.taken[range.clone()].contains(&true)
    }

    /// Marks a stretch as explained: a datum, or a look-alike that no other recogniser should read.
    pub fn take(&mut self, range: Range<usize>) {
        self.taken[range].fill(true);
    }

    /// Adds a datum.
    pub fn report(
        &mut self,
        entity: Entity,
        range: Range<usize>,
        confidence: f32,
        evidence: Evidence,
    ) {
        let span: Span = self.reading.span(range.clone());
        self.out.push(Recognition {
            category: Category::PersonalData,
            attribute: None,
            entity: Some(entity),
            whose: Some(whose::of(self, entity, &range)),
            span: Some(span),
            confidence,
            evidence,
        });
        self.found.push((entity, range.clone()));
        self.take(range);
    }

    /// Puts what was found in the order of the text.
    pub fn finish(self, first: usize) {
        self.out[first..].sort_by_key(|found| found.span.map(|span| (span.start, span.end)));
    }

    /// The letters and digits from `start` on, with at most one separator between two, while `take`
    /// accepts them; and the place after the last. Nothing is allocated: `N` is the longest shape.
    pub fn spaced<const N: usize>(
        &self,
        start: usize,
        accept: impl Fn(usize, u8) -> bool,
    ) -> (Spaced<N>, usize) {
        let mut out = Spaced::default();
        let (mut at, mut end) = (start, start);
        while out.len < N {
            let b = self.right(at);
            if b.is_ascii_alphanumeric() && accept(out.len, b) {
                out.push(b);
                at += 1;
                end = at;
            } else if matches!(b, b' ' | b'.' | b'-' | b'/')
                && at == end
                && out.len > 0
                && self.right(at + 1).is_ascii_alphanumeric()
            {
                at += 1;
                out.separators += 1;
            } else {
                break;
            }
        }
        (out, end)
    }
}

/// What [`Scan::spaced`] read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spaced<const N: usize> {
    bytes: [u8; N],
    pub len: usize,
    pub separators: usize,
}

impl<const N: usize> Default for Spaced<N> {
    fn default() -> Self {
        Spaced {
            bytes: [0; N],
            len: 0,
            separators: 0,
        }
    }
}

impl<const N: usize> Spaced<N> {
    fn push(&mut self, byte: u8) {
        self.bytes[self.len] = byte;
        self.len += 1;
    }

    pub fn as_slice(&self) -> &[u8] {
        &self.bytes[..self.len]
    }
}

fn numbers(bytes: &[u8]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(skip) = bytes[at..].iter().position(u8::is_ascii_digit) {
        let start = at + skip;
        let len = bytes[start..]
            .iter()
            .position(|b| !b.is_ascii_digit())
            .unwrap_or(bytes.len() - start);
        at = start + len;
        out.push(start..at);
    }
    out
}

/// Whether a byte belongs to a word: letters and digits, and whatever is not ASCII.
pub(super) fn is_word(b: u8) -> bool {
    b.is_ascii_alphanumeric() || !b.is_ascii()
}

/// The last of these phrases in a stretch of folded text, and the place after it. A phrase stands
/// between word borders; one that ends with `*` is the beginning of a word.
pub(super) fn last_of<'p>(text: &str, phrases: &[&'p str]) -> Option<(usize, &'p str)> {
    places(text, phrases).max_by_key(|&(end, phrase)| (end, phrase.len()))
}

/// Whether a stretch of folded text has one of these phrases: see [`last_of`].
pub(super) fn has(text: &str, phrases: &[&str]) -> bool {
    places(text, phrases).next().is_some()
}

/// Every place where one of the phrases stands: where it ends, and which.
fn places<'t, 'p>(
    text: &'t str,
    phrases: &'t [&'p str],
) -> impl Iterator<Item = (usize, &'p str)> + use<'t, 'p> {
    let bytes = text.as_bytes();
    // Most letters begin no phrase of the list: one bit a letter tells.
    let initial = |b: u8| if b.is_ascii() { 1u128 << b } else { 0 };
    let initials = phrases
        .iter()
        .fold(0, |set, phrase| set | initial(phrase.as_bytes()[0]));
    let starts = (0..bytes.len()).filter(move |&at| {
        initials & initial(bytes[at]) != 0
            && (at == 0 || !is_word(bytes[at - 1]) || !is_word(bytes[at]))
    });
    starts.flat_map(move |at| {
        let alike = move |phrase: &&&str| phrase.as_bytes()[0] == bytes[at];
        phrases
            .iter()
            .filter(alike)
            .filter_map(move |phrase| Some((phrase_at(bytes, at, phrase)?, *phrase)))
    })
}

/// Where a phrase that begins at this place ends, if it does.
fn phrase_at(text: &[u8], at: usize, phrase: &str) -> Option<usize> {
    let rest = &text[at..];
    if let Some(stem) = phrase.strip_suffix('*') {
        let rest = rest.strip_prefix(stem.as_bytes())?;
        let ending = rest.iter().take_while(|&&b| is_word(b)).count();
        return Some(at + stem.len() + ending);
    }
    let rest = rest.strip_prefix(phrase.as_bytes())?;
    let closed = phrase.as_bytes().last().copied().is_some_and(is_word);
    let goes_on = rest.first().copied().is_some_and(is_word);
    (!(closed && goes_on)).then_some(at + phrase.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_stand_between_word_borders() {
        assert_eq!(last_of("la mia p.iva e", &["p.iva"]), Some((12, "p.iva")));
        assert_eq!(last_of("oliva", &["iva"]), None);
        assert_eq!(
            last_of("contattatemi", &["contatt*"]),
            Some((12, "contatt*"))
        );
        assert_eq!(last_of("tel tel. 5", &["tel", "tel."]), Some((8, "tel.")));
        assert!(!has("", &["a"]));
    }

    #[test]
    fn numbers_are_runs_of_digits() {
        assert_eq!(numbers(b"a12 3,45"), [1..3, 4..5, 6..8]);
    }
}
