//! Vehicle plates: `AA123BB` of cars since 1994, `AA12345` of motorcycles, province and six digits
//! before. The letters I, O, Q and U are not used.

use std::ops::Range;

use vaglio_text::Marks;

use super::scan::{Scan, has, is_word};
use crate::Evidence;
use crate::taxonomy::Entity;

const PLATE: &[&str] = &[
    "targa", "targhe", "targata", "targato", "targate", "targati", "plate",
];
const VEHICLE: &[&str] = &[
    "auto",
    "automobile",
    "macchina",
    "macchine",
    "vettura",
    "veicolo",
    "veicoli",
    "furgone",
    "camion",
    "camioncino",
    "suv",
    "moto",
    "motociclo",
    "scooter",
    "motorino",
    "vespa",
    "utilitaria",
    "parcheggi*",
    "posteggi*",
    "panda",
    "fiat",
    "golf",
    "audi",
    "bmw",
    "mercedes",
    "ford",
    "opel",
    "renault",
    "clio",
    "peugeot",
    "citroen",
    "toyota",
    "yaris",
    "volkswagen",
    "alfa romeo",
    "giulietta",
    "lancia",
    "ypsilon",
    "jeep",
    "dacia",
    "nissan",
    "hyundai",
    "kia",
    "skoda",
    "smart",
    "tesla",
];
const MOTORCYCLE: &[&str] = &[
    "moto",
    "motociclo",
    "scooter",
    "motorino",
    "vespa",
    "ducati",
    "yamaha",
];
/// Endings that are units after a number: `DA 100 KM`.
const UNITS: [&[u8]; 14] = [
    b"km", b"kg", b"mq", b"mc", b"cm", b"mm", b"ml", b"mt", b"gb", b"mb", b"tb", b"kw", b"gr",
    b"hp",
];

#[inline(never)]
pub(super) fn find(scan: &mut Scan<'_>) {
    for i in 0..scan.numbers.len() {
        let number = scan.numbers[i].clone();
        let Some((range, kind)) = shape(scan, &number) else {
            continue;
        };
        if !scan.stands_alone(&range) || !scan.is_free(&range) {
            continue;
        }
        let around = |names: &[&str]| {
            has(scan.before(range.start, 56), names) || has(scan.after(range.end, 32), names)
        };
        let (told, word) = match kind {
            Kind::Car if around(PLATE) => (true, "targa"),
            Kind::Car => (around(VEHICLE), "veicolo"),
            Kind::SpacedCar if around(PLATE) => (true, "targa"),
            Kind::SpacedCar => (in_capitals(scan, &range), ""),
            Kind::Motorcycle if around(PLATE) => (true, "targa"),
            Kind::Motorcycle => (around(MOTORCYCLE), "moto"),
            Kind::Old => (around(PLATE), "targa"),
        };
        if told {
            let (confidence, evidence) = match word {
                "" => (0.8, Evidence::Shape),
                word => (0.96, Evidence::Context(word.into())),
            };
            scan.report(Entity::Plate, range, confidence, evidence);
        }
    }
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    Car,
    SpacedCar,
    Motorcycle,
    Old,
}

fn shape(scan: &Scan<'_>, number: &Range<usize>) -> Option<(Range<usize>, Kind)> {
    let separator = |b: u8| usize::from(matches!(b, b' ' | b'-' | b'.'));
    let left = separator(scan.left(number.start));
    let head = number.start - left;
    let start = head.checked_sub(2)?;
    let letters = |at: usize| {
        scan.bytes
            .get(at..at + 2)
            .is_some_and(|two| two.iter().all(|b| b.is_ascii_lowercase()))
    };
    let used = |at: usize| {
        scan.bytes[at..at + 2]
            .iter()
            .all(|b| !matches!(b, b'i' | b'o' | b'q' | b'u'))
    };
    if !letters(start) || is_word(scan.left(start)) {
        return None;
    }
    match number.len() {
        3 if used(start) => {
            let right = separator(scan.right(number.end));
            let tail = number.end + right;
            if !letters(tail) || !used(tail) {
                return None;
            }
            let kind = if left + right == 0 {
                Kind::Car
            } else {
                Kind::SpacedCar
            };
            Some((start..tail + 2, kind))
        }
        5 if used(start) => Some((start..number.end, Kind::Motorcycle)),
        6 => Some((start..number.end, Kind::Old)),
        _ => None,
    }
}

/// Spaced and told by nothing else, both pairs must be capitals in a text that is not, and no unit.
fn in_capitals(scan: &Scan<'_>, range: &Range<usize>) -> bool {
    if UNITS.contains(&&scan.bytes[range.end - 2..range.end]) {
        return false;
    }
    let tokens = scan.tokens();
    let first = scan.token_from(range.start);
    let inside = tokens[first..]
        .iter()
        .take_while(|token| (token.end as usize) <= range.end);
    let capitals = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|token| token.marks.has(Marks::ALL_CAPS))
    };
    let last = first + inside.count();
    let pairs = capitals(first) && capitals(last - 1);
    let shouted = (first > 0 && capitals(first - 1)) || capitals(last);
    pairs && !shouted
}
