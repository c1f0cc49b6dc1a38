//! From TOML to the format's tables, with every problem of a file and not only the first.

use std::ops::Range;

use toml::de::{DeArray, DeTable, DeValue};

use crate::format::Format;
use crate::report::{Report, SourceFile, clean};

/// After so many problems of form in one file the rest is left for the next run.
const ATTEMPTS: usize = 50;

/// Reads one file. `None` when it has a problem of form; each is in the report.
pub(crate) fn read<T: Format>(file: &SourceFile, report: &mut Report) -> Option<T> {
    let (mut document, errors) = DeTable::parse_recoverable(&file.text);
    if !errors.is_empty() {
        // The parser recovers after an error, but what follows on the same line is an echo of it.
        let mut last = None;
        for error in errors.into_iter().take(Report::LIMIT) {
            let span = error.span().unwrap_or(0..0);
            let line = file.text.as_bytes()[..span.start.min(file.text.len())]
                .iter()
                .filter(|&&b| b == b'\n')
                .count();
            if last != Some(line) {
                report.add(
                    file,
                    span,
                    clean(error.message()),
                    Some("this is not TOML: see https://toml.io".into()),
                );
            }
            last = Some(line);
        }
        return None;
    }
    let mut sound = true;
    for &key in T::REQUIRED {
        if !document.get_ref().contains_key(key) {
            report.add(
                file,
                0..0,
                format!("missing key `{key}`"),
                Some("every file of this kind needs it".into()),
            );
            sound = false;
        }
    }
    let root = document.span();
    let mut removed: Vec<String> = Vec::new();
    for _ in 0..ATTEMPTS {
        let error = match T::deserialize(toml::de::Deserializer::from(document.clone())) {
            Ok(value) => return sound.then_some(value),
            Err(error) => error,
        };
        sound = false;
        let span = error.span().unwrap_or(0..0);
        let words = Words::of(error.message());
        // What is missing because it was taken out, or was missed before, is an echo.
        let echo = words.missing.as_ref().is_some_and(|key| {
            removed.contains(key) || T::REQUIRED.contains(&key.as_str()) && span == root
        });
        if !echo {
            report.add(file, span.clone(), words.message, words.help);
        }
        match prune(document.get_mut(), &span) {
            Some(key) => removed.push(key),
            None => return None,
        }
    }
    None
}

/// Takes out the entry that an error points at, so that the next one can be seen. Gives its key.
fn prune(table: &mut DeTable<'_>, span: &Range<usize>) -> Option<String> {
    let at = table
        .iter()
        .find(|(key, value)| key.span() == *span || value.span() == *span)
        .map(|(key, _)| key.get_ref().to_string());
    if let Some(key) = at {
        table.remove(key.as_str());
        return Some(key);
    }
    table.iter_mut().find_map(|(key, value)| {
        prune_value(value.get_mut(), span).map(|inner| {
            if inner.is_empty() {
                key.get_ref().to_string()
            } else {
                inner
            }
        })
    })
}

/// The same inside a value; an empty key is an element of an array.
fn prune_value(value: &mut DeValue<'_>, span: &Range<usize>) -> Option<String> {
    match value {
        DeValue::Table(table) => prune(table, span),
        DeValue::Array(array) => {
            if array.iter().any(|element| element.span() == *span) {
                let kept = std::mem::replace(array, DeArray::new())
                    .into_iter()
                    .filter(|element| element.span() != *span);
                *array = kept.collect::<DeArray<'_>>();
                return Some(String::new());
            }
            array
                .iter_mut()
                .find_map(|element| prune_value(element.get_mut(), span))
        }
        _ => None,
    }
}

/// The deserialiser's message in the terms of whoever writes a pack.
struct Words {
    message: String,
    help: Option<String>,
    missing: Option<String>,
}

impl Words {
    fn of(message: &str) -> Words {
        let mut quoted = message.split('`').skip(1).step_by(2);
        if message.starts_with("unknown field") || message.starts_with("unknown variant") {
            let given = quoted.next().unwrap_or_default().to_owned();
            let known: Vec<&str> = quoted.collect();
            let what = if message.starts_with("unknown field") {
                "key"
            } else {
                "name"
            };
            return Words {
                message: format!("unknown {what} `{}`", clean(&given)),
                help: Some(match nearest(&given, &known) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None if known.is_empty() => "nothing is allowed here".into(),
                    None => format!("allowed here: {}", known.join(", ")),
                }),
                missing: None,
            };
        }
        if message.starts_with("missing field") {
            let key = quoted.next().unwrap_or_default().to_owned();
            return Words {
                message: format!("missing key `{key}`"),
                help: Some(match key.as_str() {
                    "it" | "en" => "what people read is written in Italian and in English".into(),
                    _ => format!("add `{key} = …` to this table"),
                }),
                missing: Some(key),
            };
        }
        Words {
            message: clean(message),
            help: None,
            missing: None,
        }
    }
}

/// The known name that was probably meant.
pub(crate) fn nearest<'k>(given: &str, known: &[&'k str]) -> Option<&'k str> {
    let given: Vec<char> = given.chars().take(64).collect();
    let limit = (given.len() / 2).clamp(1, 3);
    known
        .iter()
        .map(|name| (distance(&given, name), *name))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, name)| name)
}

/// Edits (insert, delete, replace) from one to the other.
fn distance(a: &[char], b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}
