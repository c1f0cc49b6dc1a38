//! Protocol numbers of personal files: `prot. n. 12345/2024`, `pratica n. 4567`, `fascicolo 88/2023`.
//! Acts that bodies publish (laws, resolutions, calls) have numbers too: those are nobody's.

use std::ops::Range;

use super::scan::{Scan, has, is_word};
use crate::Evidence;
use crate::taxonomy::Entity;

/// Words that a number of a file follows at once or after "n.".
const LABELS: &[&str] = &[
    "prot",
    "prot.",
    "protocollo",
    "protocollata",
    "protocollato",
    "pratica",
    "pratiche",
    "fascicolo",
    "domanda",
    "istanza",
    "ricorso",
    "sinistro",
    "cartella",
    "verbale",
    "procedimento",
    "richiesta",
    "segnalazione",
];
/// Of these labels a number follows only after "n.": "in pratica 3000 euro", "domanda 2".
const NUMBERED: &[&str] = &[
    "pratiche",
    "domanda",
    "istanza",
    "ricorso",
    "sinistro",
    "cartella",
    "verbale",
    "procedimento",
    "richiesta",
    "segnalazione",
];
/// What says "number" between label and number.
const NUMBER: &[&str] = &[
    "n", "n.", "nr", "nr.", "num", "num.", "n°", "n.°", "nro", "no", "#", "numero", "numero:",
    "n:", ":", "n.:", "cod.", "codice", "id", "gen.", "generale", "rg",
];
/// Public acts, before the label.
const ACTS: &[&str] = &[
    "delibera",
    "deliberazione",
    "determina",
    "determinazione",
    "decreto",
    "circolare",
    "nota",
    "avviso",
    "bando",
    "ordinanza",
    "legge",
    "direttiva",
    "regolamento",
    "intesa",
    "kyoto",
    "provvedimento",
    "gazzetta",
    "albo pretorio",
    "informativa",
    "comunicato",
    "decreto legge",
    "disposizione",
    "ministeriale",
    "regionale",
    "sentenza",
    "parere",
    "risoluzione",
    "interpello",
    "messaggio",
    "gara",
];

#[inline(never)]
pub(super) fn find(scan: &mut Scan<'_>) {
    for i in 0..scan.numbers.len() {
        let number = scan.numbers[i].clone();
        let range = whole(scan, number.clone());
        if range.start != number.start && scan.bytes[range.start].is_ascii_digit()
            || !scan.is_free(&range)
        {
            continue;
        }
        let Some((label, numbered)) = label(scan, range.start) else {
            continue;
        };
        let written = &scan.text[range.clone()];
        let digits = written.bytes().filter(u8::is_ascii_digit).count();
        let dated = written.contains(['/', '-']);
        let enough = if numbered {
            digits >= 3 || dated
        } else {
            digits >= 4 || dated
        };
        let bare_year = written.len() == 4 && matches!(&written[..2], "19" | "20") && !numbered;
        if !enough || bare_year || is_quantity(scan, range.end) || is_model(written) {
            continue;
        }
        if NUMBERED.contains(&label) && !numbered {
            continue;
        }
        let before = scan.before(range.start, 64);
        if has(before, ACTS) {
            scan.take(range);
            continue;
        }
        scan.report(
            Entity::ProtocolNumber,
            range,
            0.9,
            Evidence::Context(label.into()),
        );
    }
}

/// The number with the letters, slashes and hyphens that belong to it: `GR-0012345/2024`, `123/U`.
fn whole(scan: &Scan<'_>, number: Range<usize>) -> Range<usize> {
    let joins = |b: u8| matches!(b, b'/' | b'-' | b'_' | b'.');
    let part = |b: u8| b.is_ascii_alphanumeric();
    let (mut start, mut end) = (number.start, number.end);
    while start > 0 && end - start < 40 {
        let b = scan.left(start);
        let joined = joins(b) && b != b'.' && start > 1 && part(scan.left(start - 1));
        if !(part(b) || joined) {
            break;
        }
        start -= 1;
    }
    while end < scan.bytes.len() && end - start < 40 {
        let b = scan.right(end);
        if !(part(b) || joins(b) && part(scan.right(end + 1))) {
            break;
        }
        end += 1;
    }
    start..end
}

/// The label before a number, and whether "n." stands between.
fn label(scan: &Scan<'_>, start: usize) -> Option<(&'static str, bool)> {
    let mut rest = scan.before(start, 40).trim_end();
    let mut numbered = false;
    for _ in 0..3 {
        let found = NUMBER
            .iter()
            .filter_map(|word| strip_word(rest, word))
            .min_by_key(|rest| rest.len());
        let Some(shorter) = found else {
            break;
        };
        rest = shorter.trim_end();
        numbered = true;
    }
    // "la pratica di mio padre n. 12", "il numero di protocollo è 12".
    let verb = [" e", " e la", " e il", " era", " sarebbe"]
        .iter()
        .find_map(|verb| rest.strip_suffix(verb));
    let rest = verb.unwrap_or(rest).trim_end();
    let found = LABELS
        .iter()
        .find_map(|label| strip_word(rest, label).map(|head| (*label, head)));
    if let Some((label, head)) = found {
        // "numero pratica 12", "n. di protocollo 12".
        let said = has(tail(head, 16), &["numero", "n.", "num.", "nr.", "n"]);
        return Some((label, numbered || said));
    }
    // "pratica SUAP n. 12", "domanda di contributo n. 12": words between, but only before "n.".
    let mut rest = rest;
    for _ in 0..if numbered { 3 } else { 0 } {
        let word = rest.rsplit(' ').next()?;
        if word.is_empty() || !word.bytes().all(|b| is_word(b) || b == b'\'') {
            return None;
        }
        rest = rest[..rest.len() - word.len()].trim_end();
        if let Some(label) = LABELS
            .iter()
            .find(|label| strip_word(rest, label).is_some())
        {
            return Some((label, true));
        }
    }
    None
}

fn tail(text: &str, len: usize) -> &str {
    &text[text.ceil_char_boundary(text.len().saturating_sub(len))..]
}

fn strip_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let head = text.strip_suffix(word)?;
    let letter = word.as_bytes()[0].is_ascii_alphabetic();
    (!letter || !head.as_bytes().last().copied().is_some_and(is_word)).then_some(head)
}

/// What follows counts or prices something.
fn is_quantity(scan: &Scan<'_>, end: usize) -> bool {
    let after = scan.after(end, 14).trim_start();
    after.starts_with(['%', '€', '$'])
        || [
            "euro",
            "eur",
            "persone",
            "volte",
            "giorni",
            "mesi",
            "anni",
            "ore",
            "minuti",
            "imprese",
            "domande",
            "pratiche",
            "cittadini",
            "metri",
            "km",
            "posti",
            "lire",
            "mila",
        ]
        .iter()
        .any(|unit| {
            after
                .strip_prefix(unit)
                .is_some_and(|rest| !rest.as_bytes().first().copied().is_some_and(is_word))
        })
}

/// "Protocollo 231", "protocollo 231/2001": the model of Legislative Decree 231, not a file.
fn is_model(written: &str) -> bool {
    written == "231" || written.starts_with("231/")
}
