//! IBAN: country, length and shape of the country's account numbers, remainder 97.
//!
//! Lengths are those of the registry of ISO 13616 (SWIFT).

use super::scan::Scan;
use crate::Evidence;
use crate::taxonomy::Entity;

/// Country and length, in order.
const LENGTHS: [(&[u8; 2], usize); 78] = [
    (b"ad", 24),
    (b"ae", 23),
    (b"al", 28),
    (b"at", 20),
    (b"az", 28),
    (b"ba", 20),
    (b"be", 16),
    (b"bg", 22),
    (b"bh", 22),
    (b"br", 29),
    (b"by", 28),
    (b"ch", 21),
    (b"cr", 22),
    (b"cy", 28),
    (b"cz", 24),
    (b"de", 22),
    (b"dk", 18),
    (b"do", 28),
    (b"ee", 20),
    (b"eg", 29),
    (b"es", 24),
    (b"fi", 18),
    (b"fo", 18),
    (b"fr", 27),
    (b"gb", 22),
    (b"ge", 22),
    (b"gi", 23),
    (b"gl", 18),
    (b"gr", 27),
    (b"gt", 28),
    (b"hr", 21),
    (b"hu", 28),
    (b"ie", 22),
    (b"il", 23),
    (b"iq", 23),
    (b"is", 26),
    (b"it", 27),
    (b"jo", 30),
    (b"kw", 30),
    (b"kz", 20),
    (b"lb", 28),
    (b"lc", 32),
    (b"li", 21),
    (b"lt", 20),
    (b"lu", 20),
    (b"lv", 21),
    (b"ly", 25),
    (b"mc", 27),
    (b"md", 24),
    (b"me", 22),
    (b"mk", 19),
    (b"mr", 27),
    (b"mt", 31),
    (b"mu", 30),
    (b"nl", 18),
    (b"no", 15),
    (b"pk", 24),
    (b"pl", 28),
    (b"ps", 29),
    (b"pt", 25),
    (b"qa", 29),
    (b"ro", 24),
    (b"rs", 22),
    (b"sa", 24),
    (b"sc", 31),
    (b"se", 24),
    (b"si", 19),
    (b"sk", 24),
    (b"sm", 27),
    (b"st", 25),
    (b"sv", 28),
    (b"tl", 23),
    (b"tn", 24),
    (b"tr", 26),
    (b"ua", 29),
    (b"va", 22),
    (b"vg", 24),
    (b"xk", 20),
];

/// Longest account number of the registry.
const LONGEST: usize = 32;

#[inline(never)]
pub(super) fn find(scan: &mut Scan<'_>) {
    // Two letters and two digits begin one: look from the digits back.
    for i in 0..scan.numbers.len() {
        let digits = scan.numbers[i].clone();
        let blank = usize::from(scan.left(digits.start) == b' ');
        let Some(start) = digits.start.checked_sub(2 + blank) else {
            continue;
        };
        let Some(len) = country(&scan.bytes[start..start + 2]) else {
            continue;
        };
        let glued = start > 0 && scan.bytes[..start].ends_with(b"iban");
        if super::scan::is_word(scan.left(start)) && !glued {
            continue;
        }
        let (code, end) = scan.spaced::<LONGEST>(start, |at, b| {
            at < len && (!(2..4).contains(&at) || b.is_ascii_digit())
        });
        let range = start..end;
        if code.len != len || super::scan::is_word(scan.right(end)) || !scan.is_free(&range) {
            continue;
        }
        let code = code.as_slice();
        // Words after "al 10" are no account: most of one is digits.
        if code.iter().filter(|b| b.is_ascii_digit()).count() * 2 < len {
            continue;
        }
        if !is_shaped(code) || remainder(code) != 1 || scan.contacts.has_code(code) {
            // A mistyped account number is still no telephone.
            scan.take(range);
            continue;
        }
        scan.report(Entity::Iban, range, 0.99, Evidence::Checksum);
    }
}

fn country(code: &[u8]) -> Option<usize> {
    let at = LENGTHS
        .binary_search_by(|(country, _)| country.as_slice().cmp(code))
        .ok()?;
    Some(LENGTHS[at].1)
}

/// Italy and San Marino: a control letter, ten digits, twelve letters or digits.
fn is_shaped(code: &[u8]) -> bool {
    !matches!(&code[..2], b"it" | b"sm")
        || (code[4].is_ascii_alphabetic() && code[5..15].iter().all(u8::is_ascii_digit))
}

/// The number that the code spells, country and control digits last, modulo 97.
fn remainder(code: &[u8]) -> u32 {
    let moved = code[4..].iter().chain(&code[..4]);
    moved.fold(0, |sum, &b| match b {
        b'0'..=b'9' => (sum * 10 + u32::from(b - b'0')) % 97,
        _ => (sum * 100 + u32::from(b - b'a') + 10) % 97,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_in_order() {
        assert!(LENGTHS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(LENGTHS.iter().all(|&(_, len)| len <= LONGEST));
    }

    #[test]
    fn the_examples_of_the_registry_have_remainder_one() {
        for code in [
            "it60x0542811101000000123456",
            "gb29nwbk60161331926819",
            "no9386011117947",
        ] {
            assert_eq!(remainder(code.as_bytes()), 1, "{code}");
        }
    }
}
