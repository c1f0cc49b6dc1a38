//! Citations in words: "Policy esterna, art. 4, c. 10, lett. b".

use crate::format::ClauseFile;
use crate::names::Language;
use crate::pack::{Bilingual, Document};

/// The citation of one or more places. What a place has in common with the one before is not said
/// again.
pub(crate) fn cite<'a>(
    clauses: impl Iterator<Item = &'a ClauseFile> + Clone,
    documents: &[Document],
) -> Bilingual {
    let citation = |language| {
        let mut words = String::new();
        let mut before: Vec<String> = Vec::new();
        for clause in clauses.clone() {
            let parts = parts(clause, documents, language);
            let mut common = parts
                .iter()
                .zip(&before)
                .take_while(|(a, b)| a == b)
                .count();
            if common == parts.len() {
                common = 0;
            }
            if !words.is_empty() {
                words.push_str("; ");
            }
            words.push_str(&parts[common..].join(", "));
            before = parts;
        }
        words
    };
    Bilingual {
        it: citation(Language::It),
        en: citation(Language::En),
    }
}

fn parts(clause: &ClauseFile, documents: &[Document], language: Language) -> Vec<String> {
    let document = documents.iter().find(|d| d.id == clause.document.value);
    let mut parts = vec![document.map_or(clause.document.value.clone(), |d| {
        d.title.in_language(language).to_owned()
    })];
    if let Some(heading) = &clause.heading {
        parts.push(heading.in_language(language).to_owned());
    }
    let (section, comma, point) = match language {
        Language::It => ("sez.", "c.", "punto"),
        Language::En => ("sect.", "para.", "point"),
    };
    for (label, number) in [
        (section, &clause.section),
        ("art.", &clause.article),
        (comma, &clause.comma),
        ("lett.", &clause.letter),
        (point, &clause.point),
    ] {
        if let Some(number) = number {
            parts.push(format!("{label} {number}"));
        }
    }
    parts
}
