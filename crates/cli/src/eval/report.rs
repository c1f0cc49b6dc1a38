//! The figures as a person reads them.

use std::io::{self, Write as _};

use anyhow::Result;
use vaglio_engine::Verdict;
use vaglio_train::corpus::Corpus;

use super::figures::{Counts, Part, interval};
use super::score::Figures;

/// Confusions beyond these are noise.
const CONFUSIONS: usize = 15;

/// Prints tables.
pub fn print(figures: &Figures) -> Result<()> {
    let mut out = io::stdout().lock();
    writeln!(
        out,
        "{} lines. Precision and recall with what chance alone would let them be (95 %).\n",
        figures.lines
    )?;
    writeln!(
        out,
        "{:28} {:>8}  {:18} {:18} {:>5} {:>6} {:>6}",
        "category", "labelled", "precision", "recall", "F1", "wrong", "missed"
    )?;
    for (category, counts) in &figures.categories {
        row(&mut out, category.name(), *counts)?;
    }
    writeln!(out)?;
    for (group, counts) in &figures.groups {
        row(&mut out, group, *counts)?;
    }
    row(&mut out, "all", figures.all)?;
    for (title, table) in [
        ("audience", &figures.audiences),
        ("network", &figures.networks),
        ("personal data", &figures.entities),
        ("hate", &figures.attributes),
    ] {
        if !table.is_empty() {
            writeln!(out, "\n{title}")?;
            for (name, counts) in table {
                row(&mut out, name, *counts)?;
            }
        }
    }
    writeln!(out, "\nmarked by mistake, where nothing may be")?;
    part(&mut out, "all lawful lines", figures.lawful)?;
    part(&mut out, "of external users", figures.lawful_external)?;
    for (kind, counts) in &figures.protected {
        let name = serde_json::to_value(kind)?;
        part(&mut out, name.as_str().unwrap_or_default(), *counts)?;
    }
    writeln!(out, "\noverlap of what is underlined")?;
    for (category, overlap) in &figures.overlap {
        writeln!(
            out,
            "{:28} {:8}  {:.2}",
            category.name(),
            overlap.spans,
            overlap.mean
        )?;
    }
    writeln!(out, "\ncalibration: told, and how often right")?;
    for bin in &figures.calibration {
        let right = bin.right.share().unwrap_or_default();
        writeln!(
            out,
            "from {:.1}  {:.2}  {right:.2}  of {}",
            bin.from, bin.told, bin.right.all
        )?;
    }
    if !figures.confusion.is_empty() {
        writeln!(out, "\nlabelled, but found")?;
    }
    for (labelled, found, count) in figures.confusion.iter().take(CONFUSIONS) {
        writeln!(out, "{count:4}  {labelled} → {found}")?;
    }
    Ok(())
}

fn row(out: &mut impl io::Write, name: &str, counts: Counts) -> Result<()> {
    writeln!(
        out,
        "{name:28} {:8}  {:18} {:18} {:>5} {:6} {:6}",
        counts.labelled(),
        with_interval(counts.right, counts.right + counts.wrong),
        with_interval(counts.right, counts.labelled()),
        counts.f1().map_or("-".to_owned(), |f1| format!("{f1:.2}")),
        counts.wrong,
        counts.missed,
    )?;
    Ok(())
}

fn part(out: &mut impl io::Write, name: &str, part: Part) -> Result<()> {
    let share = part
        .share()
        .map_or("-".to_owned(), |share| format!("{:.1} %", share * 100.0));
    writeln!(out, "{name:28} {:4} of {:5}  {share}", part.some, part.all)?;
    Ok(())
}

fn with_interval(some: u32, all: u32) -> String {
    match interval(some, all) {
        None => "-".to_owned(),
        Some([least, most]) => {
            format!(
                "{:.2} ({least:.2}–{most:.2})",
                f64::from(some) / f64::from(all)
            )
        }
    }
}

/// Prints each line that was judged wrongly: its place, what was missed (`-`) and wrongly found (`+`), its text.
pub fn mistakes(corpus: &Corpus<'_>, verdicts: &[Verdict]) -> Result<()> {
    let mut out = io::stdout().lock();
    for ((line, at), verdict) in corpus.lines.iter().zip(&corpus.places).zip(verdicts) {
        let mut said: Vec<String> = Vec::new();
        for label in &line.labels {
            if !verdict
                .findings
                .iter()
                .any(|finding| finding.category == label.category)
            {
                said.push(format!("-{}", label.category));
            }
        }
        for finding in &verdict.findings {
            if !line
                .labels
                .iter()
                .any(|label| label.category == finding.category)
            {
                said.push(format!("+{}", finding.category));
            }
        }
        said.dedup();
        if !said.is_empty() {
            let text = line.submission.text.replace('\n', " ");
            writeln!(out, "{}:{}: {}: {text}", at.file, at.line, said.join(" "))?;
        }
    }
    Ok(())
}
