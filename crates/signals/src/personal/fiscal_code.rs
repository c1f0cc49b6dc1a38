//! Codice fiscale of a person: shape, month and day, control character (D.M. 23 December 1976),
//! the letters that stand for digits in case of namesakes (omocodia), spaces and dots between
//! groups.

use super::scan::{Scan, is_word};
use crate::Evidence;
use crate::taxonomy::Entity;

const LEN: usize = 16;
/// Places of the digits.
const DIGITS: [usize; 7] = [6, 7, 9, 10, 12, 13, 14];
/// Letters of the months, January to December.
const MONTHS: &[u8] = b"abcdehlmprst";
/// Letters that stand for the digits 0 to 9.
const OMOCODIA: &[u8] = b"lmnpqrstuv";
/// Values of characters in odd places: 0 to 9 and a to j have the first ten.
const ODD: [u32; 26] = [
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];

#[inline(never)]
pub(super) fn find(scan: &mut Scan<'_>) {
    // The year's digits stand six letters in; with omocodia the first digit may stand later.
    let mut from = 0;
    for i in 0..scan.numbers.len() {
        let digit = scan.numbers[i].start;
        // Six letters, as many blanks, and two or three letters in place of digits at most.
        let earliest = digit.saturating_sub(2 * 13).max(from);
        let mut mistyped = None;
        for start in earliest..digit {
            if is_word(scan.left(start)) && !follows_label(scan, start) {
                continue;
            }
            let (code, end) = scan.spaced::<LEN>(start, fits);
            let range = start..end;
            if code.len < LEN || is_word(scan.right(end)) || !scan.is_free(&range) {
                continue;
            }
            let code = code.as_slice();
            if !has_digits(code, end - start) || !is_dated(code) {
                continue;
            }
            mistyped = Some(range.clone());
            if control(code) == code[LEN - 1] && !scan.contacts.has_code(code) {
                scan.report(Entity::FiscalCode, range, 0.99, Evidence::Checksum);
                mistyped = None;
                from = end;
                break;
            }
        }
        if let Some(range) = mistyped {
            // Mistyped, it identifies nobody, but it is no plate or telephone either.
            from = range.end;
            scan.take(range);
        }
    }
}

/// "CF" or "cf" glued before the code.
fn follows_label(scan: &Scan<'_>, start: usize) -> bool {
    scan.bytes[..start].ends_with(b"cf") && !is_word(scan.left(start - 2))
}

fn fits(at: usize, b: u8) -> bool {
    if DIGITS.contains(&at) {
        b.is_ascii_digit() || OMOCODIA.contains(&b)
    } else if at == 8 {
        MONTHS.contains(&b)
    } else {
        b.is_ascii_alphabetic()
    }
}

/// A code has digits, and its groups are not words of a sentence: with blanks inside, most of the
/// seven are true digits.
fn has_digits(code: &[u8], written: usize) -> bool {
    let digits = code.iter().filter(|b| b.is_ascii_digit()).count();
    if written == LEN {
        digits >= 1
    } else {
        digits >= 4
    }
}

fn is_dated(code: &[u8]) -> bool {
    let day = 10 * value(code[9]) + value(code[10]);
    matches!(day, 1..=31 | 41..=71)
}

/// The digit that a character is, or stands for.
fn value(b: u8) -> u32 {
    if b.is_ascii_digit() {
        return u32::from(b - b'0');
    }
    let at = OMOCODIA.iter().position(|&letter| letter == b);
    at.map_or(0, |digit| digit as u32)
}

/// The control character of the first fifteen.
fn control(code: &[u8]) -> u8 {
    let rank = |b: u8| {
        usize::from(if b.is_ascii_digit() {
            b - b'0'
        } else {
            b - b'a'
        })
    };
    let sum: u32 = code[..LEN - 1]
        .iter()
        .enumerate()
        .map(|(i, &b)| {
            if i % 2 == 0 {
                ODD[rank(b)]
            } else {
                rank(b) as u32
            }
        })
        .sum();
    b'a' + (sum % 26) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters() {
        assert_eq!(control(b"rssmra80a01h501u"), b'u');
        assert_eq!(control(b"rssmra80a01h50mm"), b'm');
        assert_eq!(control(b"aaaaaa00b11c333y"), b'y');
    }
}
