//! Identity cards (paper `AA 1234567`, electronic `CA12345AA` and `1234567AA`), passports
//! (`YA1234567`) and driving licences (`GR1234567A`, `U1` and eight characters): the shapes are those
//! of many codes, so the document must be named.

use std::ops::Range;

use super::scan::{Scan, has, is_word, last_of};
use crate::Evidence;
use crate::taxonomy::Entity;

const CARD: &[&str] = &[
    "carta d'identita",
    "carta di identita",
    "carta identita",
    "carta d identita",
    "carta d'id",
    "carta id",
    "c.i",
    "ci",
    "cie",
    "c.i.e",
    "documento",
    "documento di riconoscimento",
    "documento d'identita",
];
const PASSPORT: &[&str] = &["passaporto", "passaporti", "passport"];
const LICENCE: &[&str] = &["patente", "patenti", "licenza di guida", "patente di guida"];
/// Documents of goods and accounts.
const GOODS: &[&str] = &[
    "trasporto",
    "ddt",
    "contabile",
    "fiscale",
    "bolla",
    "lotto",
    "fattura",
];
/// Words that a document's name stands near, and its number does not.
const REACH_BEFORE: usize = 56;
const REACH_AFTER: usize = 32;

#[inline(never)]
pub(super) fn find(scan: &mut Scan<'_>) {
    for i in 0..scan.numbers.len() {
        let number = scan.numbers[i].clone();
        let shape = licence(scan, &number)
            .map(|range| (range, LICENCE, &[][..]))
            .or_else(|| letters_first(scan, &number).map(|range| (range, CARD, PASSPORT)))
            .or_else(|| card(scan, &number).map(|range| (range, CARD, &[][..])));
        let Some((range, first, second)) = shape else {
            continue;
        };
        if !scan.stands_alone(&range) || !scan.is_free(&range) {
            continue;
        }
        // A transport document is a document too.
        let goods = has(scan.before(range.start, REACH_BEFORE), GOODS);
        let name = named(scan, &range, first)
            .or_else(|| named(scan, &range, second))
            .filter(|_| !goods);
        if let Some(name) = name {
            scan.report(
                Entity::IdDocument,
                range,
                0.95,
                Evidence::Context(name.into()),
            );
        }
    }
}

fn named<'p>(scan: &Scan<'_>, range: &Range<usize>, names: &[&'p str]) -> Option<&'p str> {
    last_of(scan.before(range.start, REACH_BEFORE), names)
        .or_else(|| last_of(scan.after(range.end, REACH_AFTER), names))
        .map(|(_, name)| name)
}

/// Two letters and seven digits: a paper card or a passport.
fn letters_first(scan: &Scan<'_>, number: &Range<usize>) -> Option<Range<usize>> {
    if number.len() != 7 {
        return None;
    }
    let blank = usize::from(matches!(scan.left(number.start), b' ' | b'-'));
    Some(letters_before(scan, number.start - blank)?..number.end)
}

/// Two letters, five digits, two letters, or seven digits and two letters: an electronic card.
fn card(scan: &Scan<'_>, number: &Range<usize>) -> Option<Range<usize>> {
    let blank = usize::from(scan.right(number.end) == b' ');
    let end = number.end + blank + 2;
    let tail = scan.bytes.get(end - 2..end)?;
    if !tail.iter().all(u8::is_ascii_lowercase) || is_word(scan.right(end)) {
        return None;
    }
    match number.len() {
        5 => {
            let blank = usize::from(scan.left(number.start) == b' ');
            Some(letters_before(scan, number.start - blank)?..end)
        }
        7 if blank == 0 => Some(number.start..end),
        _ => None,
    }
}

/// Two letters, seven digits and a letter; or `U1`, seven letters or digits and a letter.
fn licence(scan: &Scan<'_>, number: &Range<usize>) -> Option<Range<usize>> {
    let end = number.end + 1;
    if number.len() == 7 && scan.right(number.end).is_ascii_lowercase() {
        return Some(letters_before(scan, number.start)?..end);
    }
    let start = number.start.checked_sub(1)?;
    let code = scan.bytes.get(start..start + 10)?;
    // The series leaves out letters that look like digits, A and Q.
    let middle = |b: &u8| b.is_ascii_digit() || b"bcdefghjklmnprstuwxyz".contains(b);
    let fits =
        code.starts_with(b"u1") && code[2..9].iter().all(middle) && code[9].is_ascii_lowercase();
    fits.then_some(start..start + 10)
}

/// Where two letters that end at `end` begin, if they stand alone on the left.
fn letters_before(scan: &Scan<'_>, end: usize) -> Option<usize> {
    let start = end.checked_sub(2)?;
    let letters = scan.bytes[start..end].iter().all(u8::is_ascii_lowercase);
    (letters && !is_word(scan.left(start))).then_some(start)
}
