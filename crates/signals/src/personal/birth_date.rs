//! Dates of birth: a date of the last hundred and twenty years after words that say who was born.

use std::ops::Range;

use super::scan::{Scan, has, last_of};
use crate::Evidence;
use crate::day::MONTHS;
use crate::taxonomy::Entity;

const BORN: &[&str] = &[
    "nato",
    "nata",
    "nati",
    "nate",
    "nascita",
    "nascere",
    "nasceva",
    "nacque",
    "natale il",
];
/// What else is born: bodies, laws, services.
const THINGS: &[&str] = &[
    "associazione",
    "progetto",
    "ente",
    "camera",
    "comune",
    "iniziativa",
    "servizio",
    "azienda",
    "ditta",
    "impresa",
    "societa",
    "gruppo",
    "repubblica",
    "costituzione",
    "partito",
    "euro",
    "festival",
    "fondazione",
    "sportello",
    "pagina",
    "portale",
    "istituto",
    "museo",
    "squadra",
    "cooperativa",
    "consorzio",
    "idea",
    "provincia",
    "regione",
    "banda",
    "mercato",
    "fiera",
    "legge",
    "startup",
];
/// A person after all.
const PERSON: &[&str] = &[
    "sono",
    "figlio",
    "figlia",
    "signor*",
    "sig",
    "moglie",
    "marito",
    "madre",
    "padre",
    "titolare",
    "sottoscritt*",
    "data di",
];
#[inline(never)]
pub(super) fn find(scan: &mut Scan<'_>) {
    let mut i = 0;
    while i < scan.numbers.len() {
        let date = date(scan, i);
        i += 1;
        let Some((range, used)) = date else {
            continue;
        };
        if !scan.stands_alone(&range) || !scan.is_free(&range) {
            continue;
        }
        let before = scan.before(range.start, 56);
        let Some((end, word)) = last_of(before, BORN).or_else(|| after(scan, &range)) else {
            continue;
        };
        let subject = scan.before(range.start, 112);
        // "I nati dal 1° gennaio 2024": nobody in particular.
        let between = &before[end..];
        let anybody = has(
            between,
            &["dal", "dopo", "prima", "entro", "tra", "fino", "fra", "nel"],
        );
        let thing = has(subject, THINGS);
        if anybody || thing && !has(subject, PERSON) {
            scan.take(range);
            continue;
        }
        i += used - 1;
        scan.report(
            Entity::BirthDate,
            range,
            0.95,
            Evidence::Context(word.into()),
        );
    }
}

/// "12/03/1980 (data di nascita)".
fn after(scan: &Scan<'_>, range: &Range<usize>) -> Option<(usize, &'static str)> {
    let near = scan.after(range.end, 24);
    has(near, &["data di nascita", "di nascita"]).then_some((0, "nascita"))
}

/// The date that begins with the `i`th number, and how many numbers it uses.
fn date(scan: &Scan<'_>, i: usize) -> Option<(Range<usize>, usize)> {
    let digits = |at: usize| -> Option<(u32, usize)> {
        let range = scan.numbers.get(at)?.clone();
        let value = scan.text[range.clone()].parse().ok()?;
        Some((value, range.len()))
    };
    let start = scan.numbers[i].start;
    digits(i).filter(|&(day, len)| len <= 2 && (1..=31).contains(&day))?;
    // 12/3/1980, 12-03-80, 12.03.1980, 12 3 1980
    if let (Some((month, month_len)), Some((year, year_len))) = (digits(i + 1), digits(i + 2)) {
        let gap = |at: usize| {
            scan.text[scan.numbers[at].end..scan.numbers[at + 1].start].trim_matches(' ')
        };
        let joined = gap(i) == gap(i + 1) && matches!(gap(i), "/" | "-" | "." | "");
        if joined && month_len <= 2 && (1..=12).contains(&month) && is_year(year, year_len) {
            return Some((start..scan.numbers[i + 2].end, 3));
        }
    }
    // 12 marzo 1980, 1° marzo 1980
    let next = scan.numbers.get(i + 1)?;
    let between = scan.text[scan.numbers[i].end..next.start]
        .trim_start_matches(['°', 'º', ' '])
        .trim_end_matches(['\'', ' ']);
    let month = between
        .strip_suffix(" del")
        .unwrap_or(between)
        .trim_end_matches('.');
    let named = month.len() >= 3 && MONTHS.iter().any(|name| name.starts_with(month));
    let (year, year_len) = digits(i + 1)?;
    (named && is_year(year, year_len)).then_some((start..next.end, 2))
}

/// A year in which somebody alive may be born.
fn is_year(year: u32, len: usize) -> bool {
    match len {
        4 => (1900..=2099).contains(&year),
        2 => true,
        _ => false,
    }
}
