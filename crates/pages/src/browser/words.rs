//! The sentences of the interface, from `extension/_locales`.

use crate::page::Kind;
use crate::settings::{Language, Place, Problem};

use super::api::message;

/// The sentence with that key.
pub fn t(key: &str) -> String {
    message(key, Vec::new())
}

/// The sentence with that key and one part put into it.
pub fn t1(key: &str, part: &str) -> String {
    message(key, vec![part.to_owned()])
}

/// The sentence with that key and two parts put into it.
pub fn t2(key: &str, first: &str, second: &str) -> String {
    message(key, vec![first.to_owned(), second.to_owned()])
}

/// The sentence for a count: `one` when it is one, else `many` with the number in it.
pub fn count(one: &str, many: &str, number: u32) -> String {
    if number == 1 {
        t(one)
    } else {
        t1(many, &number.to_string())
    }
}

/// The name of a kind of page.
pub fn kind(kind: Kind) -> String {
    t(match kind {
        Kind::Official => "popup_kind_official",
        Kind::Personal => "popup_kind_personal",
        Kind::Group => "popup_kind_group",
        Kind::Private => "popup_kind_private",
        Kind::Unknown => "popup_kind_unknown",
        Kind::Other => "popup_kind_other",
    })
}

/// What Vaglio does on a kind of page.
pub fn kind_means(kind: Kind) -> Option<String> {
    let key = match kind {
        Kind::Official => return None,
        Kind::Personal => "popup_means_personal",
        Kind::Group => "popup_means_group",
        Kind::Private => "popup_means_private",
        Kind::Unknown => "popup_means_unknown",
        Kind::Other => "popup_means_other",
    };
    Some(t(key))
}

/// The name of a choice of language.
pub fn language(language: Language) -> String {
    t(match language {
        Language::Browser => "options_language_browser",
        Language::It => "options_language_it",
        Language::En => "options_language_en",
    })
}

/// A fault of settings, with its place.
pub fn problem(problem: &Problem) -> String {
    let (key, part) = problem.fault.sentence();
    let fault = t1(key, &part);
    match &problem.place {
        Place::Whole => fault,
        Place::Line { line, column } => {
            let place = t2("options_place_line", &line.to_string(), &column.to_string());
            format!("{place}: {fault}")
        }
        Place::Path(path) => format!("{path}: {fault}"),
    }
}
