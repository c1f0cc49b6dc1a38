//! What a text states that another may contradict: deadlines, days, hours, amounts, whether it is
//! open, free, confirmed.

use std::ops::Range;

use vaglio_text::Reading;

use super::words::{Word, is_negation, stem};
use crate::day::{self, WEEKDAYS};
use crate::phrase::gap;

/// What a fact is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The last day.
    Deadline,
    /// Any other day.
    Day,
    /// A day of the week.
    Weekday,
    /// An hour.
    Hour,
    /// Euros.
    Amount,
    /// Per cent.
    Percent,
    /// So many of something (posti, imprese, giorni).
    Count(String),
    /// One of two opposites (aperto, chiuso).
    State(u8),
}

/// One statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fact {
    pub role: Role,
    pub value: String,
    pub tokens: Range<usize>,
    /// Of a state: the stem of the word that it is said of.
    pub about: Option<String>,
}

/// Opposites: the same number, two sides.
const STATES: &[(&str, u8, bool)] = &[
    ("apert", 0, true),
    ("apre", 0, true),
    ("chius", 0, false),
    ("gratuit", 1, true),
    ("gratis", 1, true),
    ("pagamento", 1, false),
    ("obbligatori", 2, true),
    ("facoltativ", 2, false),
    ("confermat", 3, true),
    ("annullat", 3, false),
    ("rinviat", 3, false),
    ("sospes", 3, false),
    ("cancellat", 3, false),
    ("approvat", 4, true),
    ("respint", 4, false),
    ("bocciat", 4, false),
    ("aument", 5, true),
    ("cresc", 5, true),
    ("cala", 5, false),
    ("diminu", 5, false),
    ("attiv", 6, true),
    ("disattiv", 6, false),
];
const LAST: &[&str] = &[
    "entro",
    "scade",
    "scadono",
    "scadenza",
    "scadeva",
    "scadra",
    "fino",
    "termine",
    "chiude",
    "chiudono",
    "chiusura",
    "prorogata",
    "prorogato",
    "proroga",
    "ultimo",
];

/// So far from a state stands what it is said of.
const REACH: usize = 12;

/// What the words of a text state.
pub(super) fn of(reading: &Reading<'_>, words: &[Word]) -> Vec<Fact> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let used = number(reading, words, at, &mut out).unwrap_or_else(|| {
            state(reading, words, at, &mut out);
            1
        });
        at += used;
    }
    out
}

fn text(words: &[Word], at: usize) -> &str {
    words.get(at).map_or("", |word| word.text.as_str())
}

/// Whether one of the words stands among the few before `at`, in the same sentence.
fn led_by(reading: &Reading<'_>, words: &[Word], at: usize, reach: usize, list: &[&str]) -> bool {
    let sentence = reading.sentence_number(words[at].tokens.start);
    words[at.saturating_sub(reach)..at].iter().any(|word| {
        list.contains(&word.text.as_str()) && reading.sentence_number(word.tokens.start) == sentence
    })
}

/// A fact with a number in it, and how many words it takes.
fn number(reading: &Reading<'_>, words: &[Word], at: usize, out: &mut Vec<Fact>) -> Option<usize> {
    let word = &words[at];
    if WEEKDAYS.contains(&word.text.as_str()) {
        out.push(Fact {
            role: Role::Weekday,
            value: word.text.clone(),
            tokens: word.tokens.clone(),
            about: None,
        });
        return Some(1);
    }
    if !word.number {
        return None;
    }
    let tokens = |len: usize| word.tokens.start..words[at + len - 1].tokens.end;
    let mut push = |role: Role, value: String, len: usize| {
        out.push(Fact {
            role,
            value,
            tokens: tokens(len),
            about: None,
        });
        Some(len)
    };
    let next = text(words, at + 1);
    let role = || {
        if led_by(reading, words, at, 4, LAST) {
            Role::Deadline
        } else {
            Role::Day
        }
    };
    let after = gap(reading, word.tokens.end - 1);
    if let Some(month) = (next.len() > 2).then(|| day::month(next)).flatten() {
        return push(role(), format!("{:0>2}/{month:02}", word.text), 2);
    }
    if after == "/" && word.text.len() < 3 && words.get(at + 1).is_some_and(|next| next.number) {
        let month = next.parse().unwrap_or(0u32);
        let dated = gap(reading, words[at + 1].tokens.end - 1) == "/"
            || led_by(reading, words, at, 1, &["il", "al", "dal", "entro", "del"]);
        if dated && (1..=12).contains(&month) {
            let len = 2 + usize::from(
                gap(reading, words[at + 1].tokens.end - 1) == "/" && text(words, at + 2).len() == 4,
            );
            return push(role(), format!("{:0>2}/{month:02}", word.text), len);
        }
    }
    let before = word.tokens.start.checked_sub(1).map_or(
        &reading.folded()[..reading.tokens()[word.tokens.start].range().start],
        |token| gap(reading, token),
    );
    if after.trim_start().starts_with('%') || next == "per" && text(words, at + 2) == "cento" {
        return push(Role::Percent, word.text.clone(), 1);
    }
    let thousands = matches!(next, "mila" | "mille" | "milioni" | "milione" | "miliardi");
    let unit = text(words, at + 1 + usize::from(thousands));
    let unit = if unit == "di" {
        text(words, at + 2 + usize::from(thousands))
    } else {
        unit
    };
    if before.contains('€') || after.contains('€') || unit == "euro" {
        let value = match next {
            "mila" => format!("{}000", word.text),
            "milioni" | "milione" => format!("{} milioni", word.text),
            "miliardi" => format!("{} miliardi", word.text),
            _ => word.text.clone(),
        };
        return push(Role::Amount, value, 1);
    }
    let hour = led_by(reading, words, at, 1, &["ore", "alle", "dalle", "h"]);
    if hour && word.text.len() < 3 {
        let minutes = words
            .get(at + 1)
            .filter(|next| next.number && next.text.len() == 2 && matches!(after, "." | ":"));
        let value = minutes.map_or("00", |minutes| minutes.text.as_str());
        return push(
            Role::Hour,
            format!("{:0>2}:{value}", word.text),
            1 + usize::from(minutes.is_some()),
        );
    }
    // Years, and numbers of laws and articles, are compared by the words around them.
    let counted = words
        .get(at + 1)
        .filter(|next| !next.number && !next.function && next.text.len() > 3 && after == " ");
    if word.text.len() == 4 && word.text.starts_with(['1', '2']) && counted.is_none() {
        return Some(1);
    }
    if led_by(
        reading,
        words,
        at,
        1,
        &["n", "art", "articolo", "legge", "numero", "nr", "civico"],
    ) {
        return Some(1);
    }
    // "fino al 31": the month is understood.
    if led_by(reading, words, at, 2, &["al", "il", "entro"])
        && word.text.len() < 3
        && counted.is_none()
    {
        return push(role(), format!("{:0>2}", word.text), 1);
    }
    match counted {
        Some(counted) => push(
            Role::Count(stem(&counted.text).to_owned()),
            word.text.clone(),
            1,
        ),
        None => Some(1),
    }
}

fn state(reading: &Reading<'_>, words: &[Word], at: usize, out: &mut Vec<Fact>) {
    let word = &words[at];
    let known = STATES.iter().find(|(stem, ..)| word.text.starts_with(stem));
    let Some(&(_, role, side)) = known else {
        return;
    };
    let sentence = reading.sentence_number(word.tokens.start);
    // "Non è aperto", not "non c'è nessuno: aperto".
    let turned = (at.saturating_sub(3)..at).rev().take_while(|&near| {
        let close = gap(reading, words[near].tokens.end - 1);
        !close.contains([':', ',', ';', '(', ')', '\n'])
            && reading.sentence_number(words[near].tokens.start) == sentence
    });
    let turned = turned
        .into_iter()
        .any(|near| is_negation(&words[near].text));
    // The nearest word before it, or else after it, that tells a subject.
    let here = |word: &&Word| {
        reading.sentence_number(word.tokens.start) == sentence
            && super::words::tells(word)
            && !STATES.iter().any(|(stem, ..)| word.text.starts_with(stem))
    };
    let before = words[at.saturating_sub(REACH)..at].iter().rev().find(here);
    let after = words[at + 1..words.len().min(at + 1 + REACH)]
        .iter()
        .find(here);
    out.push(Fact {
        role: Role::State(role),
        value: (side != turned).to_string(),
        tokens: word.tokens.clone(),
        about: before.or(after).map(|word| stem(&word.text).to_owned()),
    });
}

/// A fact of the draft that the post states otherwise, and what the post states. A fact that the post
/// also states as the draft does is no contradiction, whatever else it states.
/// A state must be said of something that the draft `speaks_of`.
pub(super) fn conflict<'a>(
    post: &'a [Fact],
    draft: &'a [Fact],
    speaks_of: impl Fn(&str) -> bool,
) -> Option<(&'a Fact, &'a Fact)> {
    draft.iter().find_map(|now| {
        let same_role = || {
            post.iter()
                .filter(|was| was.role == now.role && was.about.as_deref().is_none_or(&speaks_of))
        };
        let agrees = |was: &Fact| {
            was.value == now.value
                // "fino al 31" against "31/03".
                || matches!(now.role, Role::Deadline | Role::Day)
                    && (was.value.starts_with(&now.value) || now.value.starts_with(&was.value))
        };
        let anywhere = || {
            matches!(now.role, Role::Deadline | Role::Day)
                && post
                    .iter()
                    .any(|was| matches!(was.role, Role::Deadline | Role::Day) && agrees(was))
        };
        if same_role().any(agrees) || anywhere() {
            return None;
        }
        // A draft that also states what the post does corrects or completes itself.
        let was = same_role().next()?;
        let restated = draft
            .iter()
            .any(|other| other.role == now.role && same_role().any(|was| was.value == other.value));
        (!restated).then_some((was, now))
    })
}
