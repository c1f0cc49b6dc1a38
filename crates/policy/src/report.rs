//! What is wrong with a pack: every problem at once, each with its place and what to do next.

use std::fmt;
use std::ops::Range;

use serde::Serialize;

/// A file of a pack, as whoever called read it.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Path from the pack's folder, with `/`: `pack.toml`, `rules/lg-e01.toml`.
    pub path: String,
    /// Its content.
    pub text: String,
}

/// One problem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The file, from the pack's folder.
    pub path: String,
    /// From 1; 0 when the problem is not in a place of the file.
    pub line: usize,
    /// In characters, from 1; 0 as above.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// The line itself; long ones are cut around the place.
    pub excerpt: String,
    /// Where in the excerpt the place begins, and how long it is, in characters.
    pub underline: (usize, usize),
    /// What to do next.
    pub help: Option<String>,
}

/// Every problem found in a pack, in order of place. Never empty when it is an error.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The problems, at most [`Report::LIMIT`] of them.
    pub problems: Vec<Problem>,
    /// How many more there were.
    pub unlisted: usize,
}

impl Report {
    /// More problems than these are counted, not listed: nobody reads on.
    pub const LIMIT: usize = 200;

    /// A report with one problem that no place of a file shows.
    pub fn of(path: &str, message: impl Into<String>) -> Report {
        let mut report = Report::default();
        report.add_file(path, message, None);
        report
    }

    /// Adds a problem at a byte range of a file. A range outside the file points at its end.
    pub fn add(
        &mut self,
        file: &SourceFile,
        span: Range<usize>,
        message: impl Into<String>,
        help: Option<String>,
    ) {
        if self.problems.len() >= Self::LIMIT {
            self.unlisted += 1;
            return;
        }
        let (line, column, excerpt, underline) = locate(&file.text, span);
        self.push(Problem {
            path: clean(&file.path),
            line,
            column,
            message: message.into(),
            excerpt,
            underline,
            help,
        });
    }

    pub(crate) fn add_file(
        &mut self,
        path: &str,
        message: impl Into<String>,
        help: Option<String>,
    ) {
        self.push(Problem {
            path: clean(path),
            line: 0,
            column: 0,
            message: message.into(),
            excerpt: String::new(),
            underline: (0, 0),
            help,
        });
    }

    fn push(&mut self, problem: Problem) {
        if self.problems.len() < Self::LIMIT {
            self.problems.push(problem);
        } else {
            self.unlisted += 1;
        }
    }

    /// Adds another report's problems, whose files stand in `folder`.
    pub fn merge(&mut self, other: Report, folder: &str) {
        self.unlisted += other.unlisted;
        for mut problem in other.problems {
            problem.path = format!("{}/{}", folder.trim_end_matches('/'), problem.path);
            self.push(problem);
        }
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.problems.is_empty()
    }

    pub(crate) fn into_result<T>(mut self, value: T) -> Result<T, Report> {
        if self.is_empty() {
            return Ok(value);
        }
        self.problems
            .sort_by(|a, b| (&a.path, a.line, a.column).cmp(&(&b.path, b.line, b.column)));
        Err(self)
    }
}

impl std::error::Error for Report {}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.problems.iter().enumerate() {
            if index > 0 {
                writeln!(f)?;
            }
            problem.fmt(f)?;
        }
        if self.unlisted > 0 {
            writeln!(f, "\n… and {} more problems", self.unlisted)?;
        }
        Ok(())
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line == 0 {
            writeln!(f, "{}: {}", self.path, self.message)?;
            if let Some(help) = &self.help {
                writeln!(f, "  = {help}")?;
            }
            return Ok(());
        }
        let number = self.line.to_string();
        let gutter = " ".repeat(number.len());
        let (start, length) = self.underline;
        writeln!(
            f,
            "{}:{}:{}: {}",
            self.path, self.line, self.column, self.message
        )?;
        writeln!(f, "{gutter} |")?;
        writeln!(f, "{number} | {}", self.excerpt)?;
        writeln!(f, "{gutter} | {}{}", " ".repeat(start), "^".repeat(length))?;
        if let Some(help) = &self.help {
            writeln!(f, "{gutter} = {help}")?;
        }
        Ok(())
    }
}

/// Excerpts longer than this many characters are cut.
const WIDTH: usize = 100;

/// Line, column, excerpt and underline of a byte range.
fn locate(text: &str, span: Range<usize>) -> (usize, usize, String, (usize, usize)) {
    let start = floor(text, span.start);
    let end = floor(text, span.end).max(start);
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let line = text[..start].bytes().filter(|&b| b == b'\n').count() + 1;
    let before = text[line_start..start].chars().count();
    let length = text[start..end.min(line_end)].chars().count().max(1);

    let skip = before.saturating_sub(WIDTH / 2);
    let mut excerpt = clean_chars(text[line_start..line_end].chars().skip(skip).take(WIDTH));
    let mut offset = before - skip;
    if skip > 0 {
        excerpt.insert(0, '…');
        offset += 1;
    }
    let room = (WIDTH + 1).saturating_sub(offset).max(1);
    (line, before + 1, excerpt, (offset, length.min(room)))
}

fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Control and direction characters must not reach a terminal.
pub(crate) fn clean(text: &str) -> String {
    clean_chars(text.chars().take(200))
}

fn clean_chars(chars: impl Iterator<Item = char>) -> String {
    chars
        .map(|c| match c {
            '\t' => ' ',
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                '\u{fffd}'
            }
            c if c.is_control() => '\u{fffd}',
            c => c,
        })
        .collect::<String>()
        .trim_end_matches(['\r', '\u{fffd}'])
        .to_owned()
}
