//! Whether a comment concerns the post that it answers.
//!
//! Conservative on purpose: short reactions, tags of friends and anything that touches the post or
//! the institution's own subjects concern it. Only a comment that is plainly about something else
//! (football under a post on digital signatures) does not.

use vaglio_text::{Kind, Reading};

use crate::lexicon::Sight;
use crate::recognition::{Evidence, Recognition};
use crate::taxonomy::Category;

/// Names of foreign subjects begin so; the others are the institution's.
const FOREIGN: &str = "x_";
/// So many words of one foreign subject, at least.
const ENOUGH: usize = 2;
/// Words from this length on carry a subject; so many first letters make two of them the same.
const STEM: usize = 5;

/// Finds a comment that does not concern its parent post. `keywords` are folded words of the
/// institution's own subjects beyond the lexicon's.
#[inline(never)]
pub fn off_topic(
    comment: (&Reading<'_>, &Sight<'_>),
    parent: (&Reading<'_>, &Sight<'_>),
    keywords: &[String],
    out: &mut Vec<Recognition>,
) {
    let subjects = comment.1.topics();
    let own = |name: &str| !name.starts_with(FOREIGN);
    if subjects.iter().any(|(name, _)| own(name)) {
        return;
    }
    let Some((name, words)) = subjects.iter().max_by_key(|(_, words)| words.len()) else {
        return;
    };
    if words.len() < ENOUGH || parent.1.topics().iter().any(|(other, _)| other == name) {
        return;
    }
    let known = stems(parent.0);
    let shared = stems(comment.0)
        .iter()
        .any(|stem| known.binary_search(stem).is_ok());
    let named = keywords
        .iter()
        .any(|word| comment.0.folded().contains(word.as_str()));
    if shared || named {
        return;
    }
    let confidence = 0.6 + 0.08 * (words.len() - ENOUGH).min(3) as f32;
    out.push(Recognition {
        category: Category::OffTopic,
        attribute: None,
        entity: None,
        whose: None,
        span: None,
        confidence,
        evidence: Evidence::Relevance,
    });
}

/// First letters of the words that carry a subject, sorted.
fn stems<'a>(reading: &'a Reading<'_>) -> Vec<&'a str> {
    let mut stems: Vec<&str> = reading
        .tokens()
        .iter()
        .enumerate()
        .filter(|(_, token)| matches!(token.kind, Kind::Word | Kind::Hashtag))
        .map(|(index, _)| reading.token_text(index))
        .filter(|word| word.chars().count() >= STEM)
        .map(|word| {
            word.char_indices()
                .nth(STEM)
                .map_or(word, |(end, _)| &word[..end])
        })
        .collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}
