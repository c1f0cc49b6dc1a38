//! Partita IVA of a natural person's firm: eleven digits, check digit (Luhn's sum, D.P.R. 633/1972)
//! and words that say so. One number of eleven digits in ten passes the check: without the words it
//! is a protocol, an account, an invoice.

use std::ops::Range;

use super::scan::{Scan, has, is_word};
use crate::Evidence;
use crate::taxonomy::Entity;

const LEN: usize = 11;
const CONTEXT: &[&str] = &[
    "partita iva",
    "partita i.v.a",
    "part. iva",
    "part.iva",
    "p. iva",
    "p.iva",
    "p iva",
    "p.i",
    "p. i.",
    "piva",
    "pi",
    "iva",
    "i.v.a",
    "vat",
    "partite iva",
];
/// Companies are not natural persons: their number is in a public register.
const COMPANY: &[&str] = &[
    "srl",
    "s.r.l",
    "srls",
    "s.r.l.s",
    "spa",
    "s.p.a",
    "societa cooperativa",
    "soc. coop",
    "scarl",
    "del comune",
    "della camera",
    "dell'ente",
];

#[inline(never)]
pub(super) fn find(scan: &mut Scan<'_>) {
    for i in 0..scan.numbers.len() {
        let start = scan.numbers[i].start;
        let (code, end) = scan.spaced::<LEN>(start, |_, b| b.is_ascii_digit());
        let range = start..end;
        if code.len < LEN || is_word(scan.right(end)) || !scan.is_free(&range) {
            continue;
        }
        let Some(range) = with_country(scan, range) else {
            continue;
        };
        let before = scan.before(range.start, 44);
        let told = has(before, CONTEXT) || has(scan.after(range.end, 16), CONTEXT);
        if !told {
            continue;
        }
        let company =
            has(scan.before(range.start, 72), COMPANY) || has(scan.after(range.end, 32), COMPANY);
        if !is_valid(code.as_slice()) || company || scan.contacts.has_code(code.as_slice()) {
            scan.take(range);
            continue;
        }
        scan.report(Entity::VatNumber, range, 0.98, Evidence::Checksum);
    }
}

/// Takes in the country's letters before the digits; nothing if other letters stand there.
fn with_country(scan: &Scan<'_>, range: Range<usize>) -> Option<Range<usize>> {
    let blank = usize::from(scan.left(range.start) == b' ');
    let head = &scan.bytes[..range.start - blank];
    let letters = head.ends_with(b"it") && !is_word(scan.left(head.len() - 2));
    if letters {
        return Some(head.len() - 2..range.end);
    }
    let glued = head.ends_with(b"iva") && blank == 0;
    (glued || !is_word(scan.left(range.start))).then_some(range)
}

fn is_valid(digits: &[u8]) -> bool {
    let sum: u32 = digits[..LEN - 1]
        .iter()
        .enumerate()
        .map(|(i, b)| {
            let digit = u32::from(b - b'0');
            match i % 2 {
                0 => digit,
                _ => digit * 2 / 10 + digit * 2 % 10,
            }
        })
        .sum();
    let firm = digits[..7].iter().any(|&b| b != b'0');
    firm && (10 - sum % 10) % 10 == u32::from(digits[LEN - 1] - b'0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits() {
        assert!(is_valid(b"01333550323") && is_valid(b"12345678903"));
        assert!(!is_valid(b"00000000000") && !is_valid(b"01333550324"));
    }
}
