//! What changed between a post and a draft, word by word.

use vaglio_text::{Reading, Span};

use super::words::{Word, is_negation};
use crate::day;

/// What kind of words a change touches: the gravest of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Matter {
    /// Articles, prepositions, the ending of a word.
    Form,
    /// Other words.
    Words,
    /// A proper name.
    Name,
    /// A number, a date, an hour, an amount.
    Figure,
    /// "Non" and its like, put in or left out.
    Negation,
}

/// One difference between a post and a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where in the draft; `None` where words of the post are missing.
    pub span: Option<Span>,
    /// The post's words, folded.
    pub was: String,
    /// The draft's words, folded.
    pub now: String,
    /// What it touches.
    pub matter: Matter,
    /// Before the first or after the last word in common: a personal line, a quoted part.
    pub outside: bool,
}

/// Longer texts are compared up to here after what they share at the beginning and end.
const BOUND: usize = 400;

/// The differences between a post and a draft, in the order of the draft.
pub(super) fn between(was: &[Word], now: &[Word], draft: &Reading<'_>) -> Vec<Change> {
    let pairs = common(was, now);
    let mut out = Vec::new();
    let (mut i, mut j) = (0, 0);
    let count = pairs.len();
    for (number, (a, b)) in pairs
        .into_iter()
        .chain([(was.len(), now.len())])
        .enumerate()
    {
        if i < a || j < b {
            let (was, own) = (&was[i..a], &now[j..b]);
            let mut change = change(was, own, draft, number == 0 || number == count);
            // At the edges, other words in the place of the post's, in one sentence with what is the
            // post's, are no personal line.
            let instead = !was.is_empty() && !own.is_empty();
            let joined = |a: usize, b: usize| {
                draft.sentence_number(now[a].tokens.start)
                    == draft.sentence_number(now[b].tokens.start)
            };
            let after = number == count && j > 0 && instead && joined(j - 1, j);
            let before = number == 0 && b < now.len() && instead && joined(b - 1, b);
            if after || before && change.matter >= Matter::Figure {
                change.outside = false;
            }
            out.push(change);
        }
        (i, j) = (a + 1, b + 1);
    }
    out
}

fn change(was: &[Word], now: &[Word], draft: &Reading<'_>, outside: bool) -> Change {
    let text = |words: &[Word]| -> String {
        let words: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        words.join(" ")
    };
    let span = now
        .first()
        .zip(now.last())
        .map(|(first, last)| draft.tokens_span(first.tokens.start..last.tokens.end));
    Change {
        span,
        was: text(was),
        now: text(now),
        matter: matter(was, now),
        outside,
    }
}

fn matter(was: &[Word], now: &[Word]) -> Matter {
    let negations = |words: &[Word]| words.iter().filter(|word| is_negation(&word.text)).count();
    let both = || was.iter().chain(now);
    let figure = |word: &Word| {
        word.number
            || word.text.len() > 3 && day::month(&word.text).is_some()
            || day::WEEKDAYS.contains(&word.text.as_str())
    };
    let same_stems = was.len() == now.len()
        && was
            .iter()
            .zip(now)
            .all(|(a, b)| super::words::stem(&a.text) == super::words::stem(&b.text));
    if negations(was) != negations(now) {
        Matter::Negation
    } else if both().any(figure) {
        Matter::Figure
    } else if both().all(|word| word.function) || same_stems {
        Matter::Form
    } else if both().any(|word| word.name) {
        Matter::Name
    } else {
        Matter::Words
    }
}

/// The longest row of words that both have, as pairs of places.
fn common(was: &[Word], now: &[Word]) -> Vec<(usize, usize)> {
    let same = |a: &Word, b: &Word| a.text == b.text;
    let head = was.iter().zip(now).take_while(|(a, b)| same(a, b)).count();
    let (rest_was, rest_now) = (&was[head..], &now[head..]);
    let tail = rest_was
        .iter()
        .rev()
        .zip(rest_now.iter().rev())
        .take_while(|(a, b)| same(a, b))
        .count();
    let a = &rest_was[..rest_was.len() - tail];
    let b = &rest_now[..rest_now.len() - tail];
    let mut pairs: Vec<(usize, usize)> = (0..head).map(|at| (at, at)).collect();
    pairs.extend(
        longest(&a[..a.len().min(BOUND)], &b[..b.len().min(BOUND)])
            .into_iter()
            .map(|(i, j)| (i + head, j + head)),
    );
    pairs.extend((0..tail).map(|at| (was.len() - tail + at, now.len() - tail + at)));
    pairs
}

fn longest(a: &[Word], b: &[Word]) -> Vec<(usize, usize)> {
    if a.is_empty() || b.is_empty() {
        return Vec::new();
    }
    // Words that tell something weigh more than articles, which stand everywhere.
    let weight = |word: &Word| if word.function { 1u16 } else { 4 };
    let width = b.len() + 1;
    let mut best = vec![0u16; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            best[i * width + j] = if a[i].text == b[j].text {
                best[(i + 1) * width + j + 1] + weight(&a[i])
            } else {
                best[(i + 1) * width + j].max(best[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < a.len() && j < b.len() {
        if a[i].text == b[j].text {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if best[(i + 1) * width + j] >= best[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}
