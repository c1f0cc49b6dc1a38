//! Labelled texts: the lines of `corpus/`, one JSON object each.

mod duplicates;
mod line;

pub use duplicates::{Pair, near_duplicates};
pub use line::{Label, Line, Protected};

use std::collections::HashMap;
use std::fmt;

/// What is wrong with a line of a corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file, as it was named.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// What is wrong, and what to do.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct At<'a> {
    /// The file, as it was named.
    pub file: &'a str,
    /// From 1.
    pub line: usize,
}

/// The lines of several files, with their places.
#[derive(Debug, Default)]
pub struct Corpus<'a> {
    /// The lines, in order.
    pub lines: Vec<Line>,
    /// Where each stands.
    pub places: Vec<At<'a>>,
}

impl<'a> Corpus<'a> {
    /// Reads files, given as name and text. Empty lines are skipped.
    ///
    /// # Errors
    /// Every line that is none, that labels what its text does not say, or whose identifier another has.
    pub fn read(files: &[(&'a str, &str)]) -> Result<Corpus<'a>, Vec<Fault>> {
        let mut corpus = Corpus::default();
        let mut faults = Vec::new();
        let mut known: HashMap<String, At<'a>> = HashMap::new();
        for &(file, text) in files {
            for (number, written) in text.lines().enumerate() {
                if written.trim().is_empty() {
                    continue;
                }
                let at = At {
                    file,
                    line: number + 1,
                };
                let mut fault = |message| {
                    faults.push(Fault {
                        file: file.to_owned(),
                        line: at.line,
                        message,
                    });
                };
                match Line::read(written) {
                    Err(message) => fault(message),
                    Ok(line) => match known.get(&line.id) {
                        Some(other) => fault(format!(
                            "the identifier `{}` is taken by {}:{}",
                            line.id, other.file, other.line
                        )),
                        None => {
                            known.insert(line.id.clone(), at);
                            corpus.lines.push(line);
                            corpus.places.push(at);
                        }
                    },
                }
            }
        }
        if faults.is_empty() {
            Ok(corpus)
        } else {
            Err(faults)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> String {
        let faults = Corpus::read(&[("c.jsonl", text)]).unwrap_err();
        assert_eq!(faults.len(), 1);
        faults[0].to_string()
    }

    const LINE: &str = r#"{"id":"a","audience":"ext","text":"Siete dei pagliacci, pagliacci!","labels":[{"category":"insult","quote":"pagliacci","nth":2}]}"#;

    #[test]
    fn a_line_gives_submission_labels_and_places() {
        let corpus = Corpus::read(&[("c.jsonl", &format!("{LINE}\n\n"))]).unwrap();
        let line = &corpus.lines[0];
        assert_eq!(line.submission.text, "Siete dei pagliacci, pagliacci!");
        assert_eq!(line.labels[0].span(&line.submission.text), Some((21, 30)));
        assert_eq!(
            (corpus.places[0].file, corpus.places[0].line),
            ("c.jsonl", 1)
        );
    }

    #[test]
    fn spans_are_in_utf16() {
        let text = LINE.replace("Siete", "😀 è");
        let corpus = Corpus::read(&[("c.jsonl", &text)]).unwrap();
        let line = &corpus.lines[0];
        assert_eq!(line.labels[0].span(&line.submission.text), Some((20, 29)));
    }

    #[test]
    fn every_fault_has_its_place() {
        let twice = format!("{LINE}\n{LINE}");
        assert_eq!(
            fault(&twice),
            "c.jsonl:2: the identifier `a` is taken by c.jsonl:1"
        );
        let absent = LINE.replace("\"nth\":2", "\"nth\":3");
        assert_eq!(
            fault(&absent),
            "c.jsonl:1: the text has not 3 times `pagliacci`, which the label `insult` quotes"
        );
        for (from, to, says) in [
            ("insult", "rude", "unknown variant `rude`"),
            ("\"labels\"", "\"label\"", "missing field `labels`"),
            ("\"audience\":\"ext\",", "", "missing field `audience`"),
            ("\"nth\":2", "\"nth\":0", "`nth` counts from 1"),
            ("\"nth\"", "\"which\"", "unknown field `which`"),
            ("Siete dei pagliacci, pagliacci!", " ", "the text is empty"),
            ("insult\"", "hate\"", "`hate` needs an `attribute`"),
            (
                "insult\"",
                "personal_data\"",
                "`personal_data` needs an `entity`",
            ),
        ] {
            let said = fault(&LINE.replace(from, to));
            assert!(
                said.starts_with("c.jsonl:1: ") && said.contains(says),
                "{said}"
            );
        }
    }

    #[test]
    fn whatever_is_read_nothing_panics() {
        for text in [
            "{",
            "[]",
            "null",
            "{\"id\":1}",
            "\u{feff}{}",
            "{\"id\":\"a\",\"labels\":[[]]}",
        ] {
            assert!(Corpus::read(&[("c.jsonl", text)]).is_err(), "{text}");
        }
    }
}
