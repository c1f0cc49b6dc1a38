//! Length, hashtags and manners of writing that do not suit an institution or the network.

use std::ops::Range;

use vaglio_text::{Kind, Marks, Reading};

use super::{DraftContext, recognition};
use crate::phrase::gap;
use crate::recognition::Recognition;
use crate::taxonomy::Category;

/// What a network bears, as the pack says; `None` where it says nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// Characters. On X an address counts 23 and an emoji 2, as the network does.
    pub max_chars: Option<u32>,
    /// Hashtags.
    pub max_hashtags: Option<u32>,
}

/// So many words in capitals, one after the other, shout.
const SHOUTED: usize = 6;
/// So many emoji in a row, or signs, are a flood.
const IN_A_ROW: usize = 5;
/// From so many emoji on, one to four words or more is a flood.
const MANY_EMOJI: usize = 12;

/// Short forms of chats. Sorted.
const CHAT: &[&str] = &[
    "anke", "asp", "cmnq", "cmq", "dmn", "dp", "fra", "grz", "kiedere", "kiedo", "kiunque", "kn",
    "ks", "kuando", "kuesto", "lol", "nn", "nnt", "perke", "prg", "prox", "qlc", "qlcn", "qlcs",
    "qlcuno", "qnd", "qst", "qsto", "raga", "rx", "skusate", "sxo", "tnt", "trp", "tvb", "tvttb",
    "vbb", "xche", "xfavore", "xke", "xo", "xsempre", "xsone",
];
/// Those that are also names or ordinary abbreviations.
const DOUBTFUL: &[&str] = &[
    "asp", "dp", "fra", "ks", "kn", "prox", "lol", "rx", "raga", "tnt", "xo",
];

/// Adds `style_mismatch` for a text over the network's limits, in capitals, flooded with emoji or
/// signs, or written as in chats. One recognition for each reason.
pub fn style_mismatch(
    reading: &Reading<'_>,
    context: &DraftContext<'_>,
    out: &mut Vec<Recognition>,
) {
    let mut add = |tokens: Option<Range<usize>>, confidence: f32, name: &str| {
        let span = tokens.map(|tokens| reading.tokens_span(tokens));
        out.push(recognition(Category::StyleMismatch, span, confidence, name));
    };
    if context
        .limits
        .max_chars
        .is_some_and(|most| length(reading, context.network) > most)
    {
        add(None, 0.95, "draft.style.too_long");
    }
    if let Some(tokens) = context
        .limits
        .max_hashtags
        .and_then(|most| over_hashtags(reading, most as usize))
    {
        add(Some(tokens), 0.95, "draft.style.hashtags");
    }
    if let Some(tokens) = shouted(reading) {
        add(Some(tokens), 0.8, "draft.style.capitals");
    }
    if let Some(tokens) = emoji_flood(reading) {
        add(Some(tokens), 0.8, "draft.style.emoji");
    }
    if let Some(tokens) = chat(reading) {
        add(Some(tokens), 0.82, "draft.style.chat");
    }
    if let Some(tokens) = signs(reading) {
        add(Some(tokens), 0.7, "draft.style.signs");
    }
}

/// Length as the network counts it.
fn length(reading: &Reading<'_>, network: Option<&str>) -> u32 {
    let plain = reading.original().trim().chars().count() as u32;
    if network != Some("x") {
        return plain;
    }
    let addresses = crate::links::address::addresses(reading.original());
    let links: u32 = addresses
        .iter()
        .map(|one| one.span.end - one.span.start)
        .sum();
    let emoji = |token: &vaglio_text::Token| token.kind == Kind::Emoji;
    let mut count = plain.saturating_sub(links) + 23 * addresses.len() as u32;
    for (number, _) in reading
        .tokens()
        .iter()
        .enumerate()
        .filter(|(_, token)| emoji(token))
    {
        // However many code points it is made of.
        let span = reading.token_span(number);
        let points = (span.end - span.start).div_ceil(2).max(1);
        count = count.saturating_sub(points) + 2;
    }
    count
}

fn over_hashtags(reading: &Reading<'_>, most: usize) -> Option<Range<usize>> {
    let tags = || {
        let tokens = reading.tokens().iter().enumerate();
        tokens
            .filter(|(_, token)| token.kind == Kind::Hashtag)
            .map(|(at, _)| at)
    };
    let first = tags().nth(most)?;
    Some(first..tags().next_back()? + 1)
}

/// The longest row of words in capitals, if most of the text is such.
fn shouted(reading: &Reading<'_>) -> Option<Range<usize>> {
    let tokens = reading.tokens();
    // Acronyms are short: only what is too long for one tells.
    let long = |at: usize| tokens[at].kind == Kind::Word && tokens[at].range().len() > 3;
    let caps = |at: usize| tokens[at].marks.has(Marks::ALL_CAPS);
    let all = (0..tokens.len()).filter(|&at| long(at)).count();
    let loud = (0..tokens.len()).filter(|&at| long(at) && caps(at)).count();
    let mut longest: Option<Range<usize>> = None;
    let mut start = 0;
    let mut words = 0;
    let mut most = 0;
    for (at, token) in tokens.iter().enumerate() {
        let goes_on = caps(at)
            || matches!(token.kind, Kind::Number | Kind::Emoji)
            || token.range().len() == 1;
        if !goes_on {
            (start, words) = (at + 1, 0);
            continue;
        }
        words += usize::from(long(at) && caps(at));
        if words > most {
            most = words;
            longest = Some(start..at + 1);
        }
    }
    (most >= SHOUTED && loud * 5 >= all * 3).then_some(longest)?
}

fn emoji_flood(reading: &Reading<'_>) -> Option<Range<usize>> {
    let tokens = reading.tokens();
    let emoji = |at: usize| tokens[at].kind == Kind::Emoji;
    // Flags in a row are a list of countries.
    let flag = |at: usize| {
        let first = reading.token_text(at).chars().next();
        first.is_some_and(|c| ('\u{1f1e6}'..='\u{1f1ff}').contains(&c))
    };
    let mut run = 0;
    for at in 0..tokens.len() {
        let joined = at > 0 && gap(reading, at - 1).len() < 2 && gap(reading, at - 1) != "\n";
        run = match emoji(at) && !flag(at) {
            true if run > 0 && joined => run + 1,
            true => 1,
            false => 0,
        };
        if run >= IN_A_ROW {
            return Some(at + 1 - run..at + 1);
        }
    }
    // One at the head of each line is a list.
    let at_head = |at: usize| at == 0 || gap(reading, at - 1).contains('\n');
    let loose = || (0..tokens.len()).filter(|&at| emoji(at) && !flag(at) && !at_head(at));
    let count = loose().count();
    (count >= MANY_EMOJI && count * 4 >= tokens.len()).then(|| {
        let first = loose().next().unwrap_or(0);
        first..loose().next_back().unwrap_or(first) + 1
    })
}

/// Chat writing: one sure short form, or two doubtful signs of it.
fn chat(reading: &Reading<'_>) -> Option<Range<usize>> {
    let tokens = reading.tokens();
    let mut doubtful: Option<usize> = None;
    // Texts in ASCII alone have the same places in both forms; in others letters are not compared.
    let ascii = reading.original().is_ascii();
    for (at, token) in tokens.iter().enumerate() {
        if token.kind != Kind::Word || token.marks.has(Marks::QUOTED) {
            continue;
        }
        let text = reading.token_text(at);
        let known = CHAT.binary_search(&text).is_ok();
        // Acronyms, and names with a capital.
        let plain = !token.marks.has(Marks::CAPITALISED) || token.marks.has(Marks::STARTS_SENTENCE);
        let sure = known && plain && !DOUBTFUL.contains(&text) && !token.marks.has(Marks::ALL_CAPS)
            || ascii && alternating(reading, at);
        if sure {
            return Some(at..at + 1);
        }
        if known && plain || stretched(text) {
            match doubtful {
                Some(first) if reading.token_text(first) != text => return Some(first..at + 1),
                Some(_) => {}
                None => doubtful = Some(at),
            }
        }
    }
    None
}

/// `ciaooo`: a letter four times, or a vowel three times at the end.
fn stretched(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.windows(4).any(|row| {
        row[0].is_ascii_alphabetic() && row.iter().all(|b| *b == row[0]) && row[0] != b'w'
    }) || bytes.len() > 4
        && bytes[bytes.len() - 3..]
            .iter()
            .all(|b| *b == bytes[bytes.len() - 1] && b"aeiou".contains(b))
}

/// `cIaO rAgAzZi`: capitals that come and go three times in one word.
fn alternating(reading: &Reading<'_>, at: usize) -> bool {
    let token = reading.tokens()[at];
    if token.range().len() < 5 || !reading.token_text(at).is_ascii() {
        return false;
    }
    let span = reading.token_span(at);
    if (span.end - span.start) as usize != token.range().len() {
        return false;
    }
    let written = written(reading, at);
    let changes = written
        .as_bytes()
        .windows(2)
        .filter(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase())
        .count();
    changes >= 3
        || changes == 2 && written.bytes().all(|b| b.is_ascii_alphabetic()) && {
            let pairs = written.as_bytes().windows(2);
            pairs
                .clone()
                .all(|pair| pair[0].is_ascii_uppercase() != pair[1].is_ascii_uppercase())
        }
}

/// A token of a text in ASCII, as it was written.
fn written<'a>(reading: &'a Reading<'_>, at: usize) -> &'a str {
    let span = reading.token_span(at);
    reading
        .original()
        .get(span.start as usize..span.end as usize)
        .unwrap_or("")
}

/// `!!!!!`, `?!?!?!`: the word before and the signs.
fn signs(reading: &Reading<'_>) -> Option<Range<usize>> {
    (0..reading.tokens().len())
        .find(|&at| {
            let gap = gap(reading, at);
            let mut run = 0;
            gap.bytes().any(|b| {
                run = if matches!(b, b'!' | b'?') { run + 1 } else { 0 };
                run >= IN_A_ROW - 1
            })
        })
        .map(|at| at..at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(CHAT.is_sorted());
    }
}
