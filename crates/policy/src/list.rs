//! Lists from a spreadsheet: a `.csv` among additions says what to keep an eye on, or what was published.
//!
//! Rows become the tables of the format, each value with its place in the list: the checks that follow
//! are the same, and what they say points into the list.

use std::ops::Range;

use vaglio_signals::watch::WatchKind;

use crate::at::At;
use crate::format::{AdditionsFile, PublishedFile, WatchFile};
use crate::names::Network;
use crate::read::nearest;
use crate::report::{Report, SourceFile, clean};

/// The columns of a list: in Italian, in English, and whether every row must fill them.
type Columns = [(&'static str, &'static str, bool)];

const WATCH: &Columns = &[
    ("tipo", "kind", true),
    ("termine", "term", true),
    ("fino_al", "until", false),
];
const PUBLISHED: &Columns = &[
    ("testo", "text", true),
    ("data", "date", true),
    ("rete", "network", false),
    ("indirizzo", "url", false),
];
const KINDS: [(&str, WatchKind); 5] = [
    ("progetto", WatchKind::Project),
    ("codice", WatchKind::Code),
    ("pratica", WatchKind::File),
    ("partner", WatchKind::Partner),
    ("persona", WatchKind::Person),
];

/// The list's name in a path `<name>.csv`.
pub(crate) fn list_name(path: &str) -> Option<&str> {
    let (name, end) = path.split_at_checked(path.len().checked_sub(4)?)?;
    (end.eq_ignore_ascii_case(".csv") && !name.is_empty() && !name.contains('/')).then_some(name)
}

/// Reads a list as if its rows were tables of `additions`; every fault is in the report.
pub(crate) fn read(file: &SourceFile, additions: &mut AdditionsFile, report: &mut Report) {
    let mut rows = Rows::of(file);
    let Some(head) = rows.next(report) else {
        let help = "begin it with `tipo,termine,fino_al` or `testo,data,rete,indirizzo`";
        report.add(file, 0..0, "an empty list", Some(help.to_owned()));
        return;
    };
    let is = |name: &str| {
        let mut cells = head.cells.iter();
        cells.any(|cell| named(cell).eq_ignore_ascii_case(name))
    };
    let watch = ["termine", "term", "tipo", "kind"].into_iter().any(is);
    let columns = if watch { WATCH } else { PUBLISHED };
    let Some(order) = order(file, &head, columns, report) else {
        return;
    };
    while let Some(row) = rows.next(report) {
        if row.cells.iter().all(|cell| cell.value.is_empty()) {
            continue;
        }
        if row.cells.len() != head.cells.len() {
            let message = format!(
                "{} cells in a row, {} in the first",
                row.cells.len(),
                head.cells.len()
            );
            let help = "a cell that holds the separator or a line break stands in quotation marks";
            report.add(file, row.span, message, Some(help.to_owned()));
            continue;
        }
        let mut cells: Vec<Option<At<String>>> = columns.iter().map(|_| None).collect();
        for (cell, &column) in row.cells.iter().zip(&order) {
            if !cell.value.is_empty() {
                cells[column] = Some(cell.clone());
            }
        }
        let mut complete = true;
        for (cell, (it, en, needed)) in cells.iter().zip(columns) {
            if cell.is_none() && *needed {
                let message = format!("the row has no `{it}` (`{en}`)");
                report.add(file, row.span.clone(), message, None);
                complete = false;
            }
        }
        if !complete {
            continue;
        }
        let id = At::new(
            format!("{}-{}", identifier(&file.path), row.line),
            row.span.clone(),
        );
        let mut cells = cells.into_iter();
        let mut cell = || cells.next().flatten();
        if watch {
            let (kind, term, until) = (cell(), cell(), cell());
            let (Some(kind), Some(term)) = (kind, term) else {
                continue;
            };
            let Some(kind) = kind_of(file, &kind, report) else {
                continue;
            };
            let entry = WatchFile {
                id,
                kind,
                terms: vec![term],
                until: until.map(day),
            };
            additions.watch.push(At::new(entry, row.span));
        } else {
            let (text, date, network, url) = (cell(), cell(), cell(), cell());
            let (Some(text), Some(date)) = (text, date) else {
                continue;
            };
            let known = match &network {
                None => None,
                Some(name) => match Network::from_name(&name.to_lowercase()) {
                    Some(network) => Some(network),
                    None => {
                        unknown(file, name, Network::ALL.iter().map(|n| n.name()), report);
                        continue;
                    }
                },
            };
            let entry = PublishedFile {
                id,
                text,
                date: day(date),
                network: known,
                url: url.map(|url| url.value),
            };
            additions.published.push(At::new(entry, row.span));
        }
    }
}

/// Which column each cell of the first row names; none when one is wrong, missing or there twice.
fn order(
    file: &SourceFile,
    head: &Row,
    columns: &Columns,
    report: &mut Report,
) -> Option<Vec<usize>> {
    let mut order = Vec::new();
    let mut sound = true;
    for cell in &head.cells {
        let name = named(cell);
        match columns
            .iter()
            .position(|(it, en, _)| name == *it || name == *en)
        {
            Some(column) if order.contains(&column) => {
                report.add(file, cell.span.clone(), "this column is there twice", None);
                sound = false;
            }
            Some(column) => order.push(column),
            None => {
                unknown(file, cell, columns.iter().map(|(it, ..)| *it), report);
                sound = false;
            }
        }
    }
    for (column, (it, en, needed)) in columns.iter().enumerate() {
        if sound && *needed && !order.contains(&column) {
            let message = format!("there is no column `{it}` (`{en}`)");
            let help = "the first row names the columns".to_owned();
            report.add(file, head.span.clone(), message, Some(help));
            sound = false;
        }
    }
    sound.then_some(order)
}

fn kind_of(file: &SourceFile, cell: &At<String>, report: &mut Report) -> Option<WatchKind> {
    let name = cell.to_lowercase();
    let italian = KINDS
        .iter()
        .find(|(it, _)| *it == name)
        .map(|(_, kind)| *kind);
    let kind = italian.or_else(|| WatchKind::from_name(&name));
    if kind.is_none() {
        unknown(file, cell, KINDS.iter().map(|(it, _)| *it), report);
    }
    kind
}

fn unknown<'k>(
    file: &SourceFile,
    cell: &At<String>,
    known: impl Iterator<Item = &'k str>,
    report: &mut Report,
) {
    let known: Vec<&str> = known.collect();
    let help = match nearest(&cell.to_lowercase(), &known) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("allowed here: {}", known.join(", ")),
    };
    let message = format!("unknown name `{}`", clean(cell));
    report.add(file, cell.span.clone(), message, Some(help));
}

fn named(cell: &str) -> String {
    cell.trim().to_lowercase().replace(' ', "_")
}

/// Spreadsheets write `31/12/2026`; the format writes `2026-12-31`.
fn day(cell: At<String>) -> At<String> {
    let parts: Vec<&str> = cell.value.split('/').collect();
    let digits = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    match parts.as_slice() {
        [day, month, year] if parts.iter().all(digits) => {
            At::new(format!("{year:0>4}-{month:0>2}-{day:0>2}"), cell.span)
        }
        _ => cell,
    }
}

/// The list's name as an identifier may be written.
fn identifier(path: &str) -> String {
    let name = list_name(path).unwrap_or(path).to_lowercase();
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    name.chars().take(40).map(plain).collect()
}

struct Row {
    cells: Vec<At<String>>,
    span: Range<usize>,
    line: usize,
}

/// The rows of a list, with the place of each cell.
struct Rows<'f> {
    file: &'f SourceFile,
    reader: csv::Reader<&'f [u8]>,
    delimiter: u8,
    /// Where what the reader reads begins in the file: spreadsheets put a mark before it.
    from: usize,
    ended: bool,
}

impl<'f> Rows<'f> {
    fn of(file: &'f SourceFile) -> Rows<'f> {
        let text = file.text.trim_start_matches('\u{feff}');
        let first = text.lines().find(|line| !line.trim().is_empty());
        let count = |c| first.unwrap_or_default().matches(c).count();
        let delimiter = if count(';') > count(',') { b';' } else { b',' };
        Rows {
            file,
            reader: csv::ReaderBuilder::new()
                .has_headers(false)
                .flexible(true)
                .delimiter(delimiter)
                .from_reader(text.as_bytes()),
            delimiter,
            from: file.text.len() - text.len(),
            ended: false,
        }
    }

    fn next(&mut self, report: &mut Report) -> Option<Row> {
        if self.ended {
            return None;
        }
        let begin = self.byte();
        let mut record = csv::StringRecord::new();
        // The text is UTF-8 and rows may be of any length: nothing else can go wrong.
        if !self.reader.read_record(&mut record).ok()? {
            return None;
        }
        let (spans, closed) = spans(&self.file.text, begin..self.byte(), self.delimiter);
        let span = spans.first()?.start..spans.last()?.end;
        if !closed {
            self.ended = true;
            let message = "a quotation mark that is never closed";
            let help = "write a quotation mark inside a cell twice".to_owned();
            report.add(self.file, spans.last()?.clone(), message, Some(help));
            return None;
        }
        let line = self.file.text[..span.start].matches('\n').count() + 1;
        let cells = record.iter().zip(spans);
        Some(Row {
            cells: cells
                .map(|(cell, span)| At::new(cell.trim().to_owned(), span))
                .collect(),
            span,
            line,
        })
    }

    fn byte(&self) -> usize {
        let byte = usize::try_from(self.reader.position().byte()).unwrap_or(usize::MAX);
        self.file.text.len().min(self.from.saturating_add(byte))
    }
}

/// Where the cells of the record in `range` stand, and whether its last quotation mark is closed.
fn spans(text: &str, range: Range<usize>, delimiter: u8) -> (Vec<Range<usize>>, bool) {
    let bytes = text.as_bytes();
    let is_break = |at: usize| matches!(bytes[at], b'\r' | b'\n');
    let mut at = range.start;
    while at < range.end && is_break(at) {
        at += 1;
    }
    let mut spans = Vec::new();
    let mut start = at;
    let mut quoted = bytes.get(at) == Some(&b'"');
    at += usize::from(quoted);
    while at < range.end {
        if quoted {
            if bytes[at] == b'"' {
                if bytes.get(at + 1) == Some(&b'"') {
                    at += 1;
                } else {
                    quoted = false;
                }
            }
        } else if bytes[at] == delimiter {
            spans.push(start..at);
            start = at + 1;
            if start < range.end && bytes[start] == b'"' {
                quoted = true;
                at += 1;
            }
        } else if is_break(at) {
            break;
        }
        at += 1;
    }
    spans.push(start..at.min(range.end).max(start));
    (spans, !quoted)
}
