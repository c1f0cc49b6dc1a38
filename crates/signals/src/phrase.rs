//! Phrases of folded words, looked for one by one: short lists, texts of a few hundred words.

use std::ops::Range;

use vaglio_text::{Kind, Reading};

/// The tokens that a phrase takes up from `token` on, within one sentence. A word that ends with `*`
/// stands for any ending, `_` for any one word.
pub(crate) fn at(reading: &Reading<'_>, token: usize, phrase: &str) -> Option<Range<usize>> {
    let first = phrase.as_bytes().first()?;
    let word = reading.token_text(token).as_bytes();
    // Most phrases do not begin with this letter: one comparison tells.
    if *first != b'_' && word.first() != Some(first) {
        return None;
    }
    let sentence = reading.sentence_number(token);
    let mut next = token;
    for part in phrase.split(' ') {
        let there = next < reading.tokens().len() && reading.sentence_number(next) == sentence;
        if !there || !is(reading, next, part) {
            return None;
        }
        next += 1;
    }
    Some(token..next)
}

fn is(reading: &Reading<'_>, token: usize, part: &str) -> bool {
    let text = reading.token_text(token);
    if matches!(reading.tokens()[token].kind, Kind::Url | Kind::Email) {
        return false;
    }
    match part.strip_suffix('*') {
        Some(stem) => text.starts_with(stem),
        None => part == "_" || text == part,
    }
}

/// The first of the phrases in a run of tokens.
pub(crate) fn first_in(
    reading: &Reading<'_>,
    mut tokens: Range<usize>,
    phrases: &[&str],
) -> Option<Range<usize>> {
    let end = tokens.end;
    tokens.find_map(|token| {
        phrases
            .iter()
            .find_map(|phrase| at(reading, token, phrase))
            .filter(|found| found.end <= end)
    })
}

/// The first of the phrases in the text.
pub(crate) fn first(reading: &Reading<'_>, phrases: &[&str]) -> Option<Range<usize>> {
    first_in(reading, 0..reading.tokens().len(), phrases)
}

/// Whether any of the phrases stands in the text.
pub(crate) fn any(reading: &Reading<'_>, phrases: &[&str]) -> bool {
    first(reading, phrases).is_some()
}

/// Whether any of the phrases stands in a run of tokens.
pub(crate) fn any_in(reading: &Reading<'_>, tokens: Range<usize>, phrases: &[&str]) -> bool {
    first_in(reading, tokens, phrases).is_some()
}

/// What stands between two neighbouring tokens of the folded text.
pub(crate) fn gap<'a>(reading: &'a Reading<'_>, token: usize) -> &'a str {
    let tokens = reading.tokens();
    match (tokens.get(token), tokens.get(token + 1)) {
        (Some(a), Some(b)) => &reading.folded()[a.end as usize..b.start as usize],
        (Some(a), None) => &reading.folded()[a.end as usize..],
        _ => "",
    }
}

/// A token's folded text; nothing outside the text.
pub(crate) fn word<'a>(reading: &'a Reading<'_>, token: Option<usize>) -> &'a str {
    token
        .filter(|&token| token < reading.tokens().len())
        .map_or("", |token| reading.token_text(token))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_stay_in_a_sentence() {
        let reading = Reading::of("C'è tempo fino al 3. Domani apre il bando, aperto a tutti.");
        assert!(any(&reading, &["c e tempo fino _ 3"]));
        assert!(any(&reading, &["apert* a"]));
        assert!(!any(&reading, &["3 domani", "tutti _"]));
        assert_eq!(first(&reading, &["bando", "apre"]), Some(7..8));
        assert_eq!(first_in(&reading, 0..7, &["domani apre"]), None);
        assert_eq!(word(&reading, None), "");
        assert_eq!(word(&reading, Some(99)), "");
    }
}
