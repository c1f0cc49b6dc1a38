//! Words written so as not to be recognised: `c4zz0`, `ca**o`, `v.a.f.f.a`, `stronzooo`, `v a f f a`.
//!
//! A disguise is a row of [`Slot`]s, each with the letters that it may stand for. Whoever holds a
//! dictionary walks it along the slots; nothing is ever tried as text.

use std::ops::Range;

use crate::token::{Kind, Token};

/// One place of a disguised word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Bit `n` set: may be the letter `a + n`.
    pub letters: u32,
    /// May stand for no letter at all (the third `o` of `stronzooo`).
    pub optional: bool,
    /// Was written as this letter, and not guessed.
    pub certain: bool,
}

/// A disguised word, and the tokens that it takes up.
#[derive(Clone, Debug)]
pub struct Disguise {
    /// What each place may read as.
    pub slots: Vec<Slot>,
    /// The tokens that the writing takes up.
    pub tokens: Range<usize>,
    /// The same in bytes of the folded text, signs at the edges included.
    pub bytes: Range<usize>,
    /// One letter a token: a word may end after any of them, for other words may follow.
    pub spelled: bool,
}

/// A stretch between blanks with odd signs in it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Chunk {
    pub start: u32,
    pub end: u32,
    /// Its tokens, half-open.
    pub first: u32,
    pub last: u32,
}

/// At least so many single letters spell a word.
const SPELLED: usize = 4;
/// Longer than any word worth hiding; also keeps every walk bounded.
const LONGEST: usize = 48;
const ANY: u32 = (1 << 26) - 1;

const fn letter(c: u8) -> u32 {
    1 << (c - b'a')
}

/// The letters that a sign or digit stands for in Italian leet.
fn leet(c: char) -> u32 {
    match c {
        '0' => letter(b'o'),
        '1' | '!' | '|' => letter(b'i') | letter(b'l'),
        '2' => letter(b'z'),
        '3' | '€' => letter(b'e'),
        '4' => letter(b'a'),
        '@' => letter(b'a') | letter(b'o'),
        '5' | '$' => letter(b's'),
        '6' => letter(b'g') | letter(b'b'),
        '7' | '+' => letter(b't') | letter(b'z'),
        '8' => letter(b'b'),
        '9' => letter(b'g'),
        '£' => letter(b'f') | letter(b'l') | letter(b'e'),
        '(' => letter(b'c'),
        '*' | '#' | '%' | '&' => ANY,
        _ => 0,
    }
}

pub(crate) fn of_chunk(text: &str, chunk: Chunk) -> Option<Disguise> {
    let (start, end) = (chunk.start as usize, chunk.end as usize);
    let body = &text[start..end];
    let kept = |c: char| c.is_alphanumeric() || "*@$€£#".contains(c);
    let from = start + body.find(kept)?;
    // At the end, a stop or an exclamation mark is what it is.
    let to = start
        + body
            .rfind(kept)
            .map(|at| at + body[at..].chars().next().map_or(0, char::len_utf8))?;
    let slots = slots(text[from..to].chars())?;
    Some(Disguise {
        slots,
        tokens: chunk.first as usize..chunk.last as usize,
        bytes: from..to,
        spelled: false,
    })
}

/// Single letters near each other, from `first` on.
pub(crate) fn spelled(text: &str, tokens: &[Token], first: usize) -> Option<Disguise> {
    let single = |token: &Token| token.end - token.start == 1 && token.kind == Kind::Word;
    let near = |a: &Token, b: &Token| {
        let gap = &text.as_bytes()[a.end as usize..b.start as usize];
        gap.len() < 4
            && gap
                .iter()
                .all(|b| matches!(b, b' ' | b'.' | b'-' | b'_' | b'*' | b','))
    };
    let rest = &tokens[first..tokens.len().min(first + LONGEST)];
    if !single(rest.first()?) {
        return None;
    }
    let more = rest
        .windows(2)
        .take_while(|pair| single(&pair[1]) && near(&pair[0], &pair[1]));
    let count = 1 + more.count();
    if count < SPELLED {
        return None;
    }
    let slot = |token: &Token| {
        let letters = match text.as_bytes()[token.start as usize] {
            b'k' => letter(b'k') | letter(b'c'),
            b @ b'a'..=b'z' => letter(b),
            _ => 0,
        };
        Slot {
            letters,
            optional: false,
            certain: true,
        }
    };
    let slots = rest[..count].iter().map(slot).collect();
    let bytes = rest[0].start as usize..rest[count - 1].end as usize;
    Some(Disguise {
        slots,
        tokens: first..first + count,
        bytes,
        spelled: true,
    })
}

/// The slots of a written word; `None` when it is too long or holds what no disguise does.
fn slots(written: impl Iterator<Item = char>) -> Option<Vec<Slot>> {
    let mut slots: Vec<Slot> = Vec::with_capacity(16);
    let mut last = '\0';
    let mut repeats = 0;
    for c in written {
        repeats = if c == last { repeats + 1 } else { 0 };
        last = c;
        let masked = matches!(c, '*' | '#' | '%' | '&');
        if slots.len() > LONGEST {
            return None;
        }
        let guess = |letters: u32, optional: bool| Slot {
            letters,
            optional,
            certain: false,
        };
        match c {
            // A letter may be stretched: after the first, each repetition may be none.
            'a'..='z' if repeats == 0 => {
                let letters = match c {
                    'x' => ANY,
                    'k' => letter(b'k') | letter(b'c'),
                    'y' => letter(b'y') | letter(b'i'),
                    _ => letter(c as u8),
                };
                let certain = !matches!(c, 'x');
                slots.push(Slot {
                    letters,
                    optional: false,
                    certain,
                });
                if c == 'k' {
                    slots.push(guess(letter(b'h'), true));
                }
            }
            // x and k repeat as the letters they hide (caxxo); others are read once or twice.
            'x' => slots.push(guess(ANY, false)),
            'k' => slots.push(guess(letter(b'k') | letter(b'c'), true)),
            'a'..='z' if repeats == 1 => slots.push(Slot {
                letters: letter(c as u8),
                optional: true,
                certain: false,
            }),
            'a'..='z' => {}
            // Two masks or more: people do not count them.
            _ if masked && repeats == 1 => slots.extend([guess(ANY, true), guess(ANY, true)]),
            _ if masked && repeats > 1 => slots.push(guess(ANY, true)),
            _ if leet(c) != 0 => slots.push(guess(leet(c), false)),
            '.' | '-' | '_' | '/' | '\'' | ',' | '"' | ')' | ':' | '~' | '^' | '=' => {}
            _ => return None,
        }
    }
    Some(slots)
}
