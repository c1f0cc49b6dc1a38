//! `vaglio pack coverage`: whether the packs hold every clause of a register.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use serde::Deserialize;
use vaglio_policy::{Audience, Kind, Language, Pack};

/// The register: one row a clause.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Register {
    row: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    kind: Kind,
    audience: Audience,
    /// A part of the Italian citation.
    cites: String,
}

/// Compares, prints a table of packs and kinds, and names every row that is missing or different.
pub fn run(register: &Path, packs: &[Pack]) -> Result<ExitCode> {
    let text = fs::read_to_string(register).with_context(|| register.display().to_string())?;
    let register: Register =
        toml::from_str(&text).with_context(|| register.display().to_string())?;
    let mut problems = Vec::new();
    let mut counts: BTreeMap<(&str, Kind), usize> = BTreeMap::new();
    for row in &register.row {
        let found = packs
            .iter()
            .find_map(|pack| Some((pack, pack.rule(&row.id)?)));
        let Some((pack, rule)) = found else {
            problems.push(format!("{}: no rule bears this id", row.id));
            continue;
        };
        if (rule.kind, rule.audience) != (row.kind, row.audience) {
            problems.push(format!(
                "{}: {} for {} in the register, {} for {} in the pack",
                row.id, row.kind, row.audience, rule.kind, rule.audience
            ));
        } else if !rule.clause.in_language(Language::It).contains(&row.cites) {
            problems.push(format!(
                "{}: cites «{}», not «{}»",
                row.id, rule.clause.it, row.cites
            ));
        } else {
            *counts.entry((&pack.id, row.kind)).or_default() += 1;
        }
    }
    print_table(packs, &counts);
    let covered: usize = counts.values().sum();
    println!("{covered} of {} rows", register.row.len());
    for problem in &problems {
        println!("{problem}");
    }
    Ok(ExitCode::from(u8::from(!problems.is_empty())))
}

fn print_table(packs: &[Pack], counts: &BTreeMap<(&str, Kind), usize>) {
    print!("{:10}", "");
    Kind::ALL
        .iter()
        .for_each(|kind| print!("{:>9}", kind.name()));
    println!("{:>9}{:>7}{:>8}{:>7}", "rows", "hits", "misses", "cases");
    for pack in packs {
        print!("{:10}", pack.id);
        let of = |kind: &Kind| counts.get(&(pack.id.as_str(), *kind)).copied().unwrap_or(0);
        Kind::ALL.iter().for_each(|kind| print!("{:>9}", of(kind)));
        let sum = |count: fn(&vaglio_policy::Rule) -> usize| -> usize {
            pack.rules.iter().map(count).sum()
        };
        println!(
            "{:>9}{:>7}{:>8}{:>7}",
            Kind::ALL.iter().map(of).sum::<usize>(),
            sum(|rule| rule.hits.len()),
            sum(|rule| rule.misses.len()),
            sum(|rule| rule.cases.len()),
        );
    }
}
