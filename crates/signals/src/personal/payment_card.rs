//! Payment cards: prefix and length of a network, Luhn's sum, and either the words around or the
//! grouping that cards are printed with.

use std::ops::Range;

use super::scan::{Scan, has};
use crate::Evidence;
use crate::taxonomy::Entity;

const LONGEST: usize = 19;
const CONTEXT: &[&str] = &[
    "carta",
    "carte",
    "card",
    "visa",
    "mastercard",
    "master card",
    "maestro",
    "amex",
    "american express",
    "postepay",
    "bancomat",
    "prepagata",
    "hype",
    "diners",
    "pan",
    "cvv",
    "ricaric*",
];

#[inline(never)]
pub(super) fn find(scan: &mut Scan<'_>) {
    let mut i = 0;
    while i < scan.numbers.len() {
        let (groups, end) = run(scan, i);
        i += 1;
        let range = scan.numbers[i - 1].start..end;
        if !scan.stands_alone(&range) || !scan.is_free(&range) {
            continue;
        }
        let digits: Vec<u8> = scan.bytes[range.clone()]
            .iter()
            .copied()
            .filter(u8::is_ascii_digit)
            .collect();
        let printed = matches!(
            groups.as_slice(),
            [4, 4, 4, 4] | [4, 6, 5] | [4, 4, 4, 4, 3]
        );
        if !(13..=LONGEST).contains(&digits.len()) || !(printed || groups.len() == 1) {
            continue;
        }
        i += groups.len() - 1;
        let Some(network) = network(&digits).filter(|_| luhn(&digits)) else {
            // Twelve digits or more in a card's grouping are no telephone.
            scan.take(range);
            continue;
        };
        let told =
            has(scan.before(range.start, 60), CONTEXT) || has(scan.after(range.end, 30), CONTEXT);
        if told || (printed && network == Network::Known) {
            scan.report(Entity::PaymentCard, range, 0.98, Evidence::Checksum);
        } else {
            scan.take(range);
        }
    }
}

/// The groups of digits from `first` on that one blank, hyphen or stop divides, and where they end.
fn run(scan: &Scan<'_>, first: usize) -> (Vec<usize>, usize) {
    let numbers = &scan.numbers;
    let mut groups = vec![numbers[first].len()];
    let mut end = numbers[first].end;
    let mut total = numbers[first].len();
    for next in &numbers[first + 1..] {
        let one = |range: Range<usize>| matches!(&scan.bytes[range], b" " | b"-" | b".");
        if total + next.len() > LONGEST || !one(end..next.start) {
            break;
        }
        // A card's last group is followed by something else: a group that fits is taken.
        let so_far = groups.as_slice();
        if matches!(so_far, [4, 4, 4, 4]) && next.len() != 3 || matches!(so_far, [4, 6, 5]) {
            break;
        }
        groups.push(next.len());
        total += next.len();
        end = next.end;
    }
    (groups, end)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Network {
    Known,
    /// Maestro and its like: too many prefixes to tell from other numbers without words.
    Debit,
}

fn network(digits: &[u8]) -> Option<Network> {
    let prefix = |len: usize| {
        digits[..len]
            .iter()
            .fold(0u32, |number, b| number * 10 + u32::from(b - b'0'))
    };
    let (two, three, four) = (prefix(2), prefix(3), prefix(4));
    let known = match digits.len() {
        13 => two / 10 == 4,
        14 => matches!(three, 300..=305) || matches!(two, 36 | 38 | 39),
        15 => matches!(two, 34 | 37),
        16 => {
            two / 10 == 4
                || matches!(two, 51..=55 | 65)
                || matches!(four, 2221..=2720 | 3528..=3589 | 6011)
                || matches!(three, 644..=649)
        }
        19 => two / 10 == 4 || matches!(two, 62 | 65),
        _ => false,
    };
    if known {
        return Some(Network::Known);
    }
    matches!(two, 50 | 56..=58 | 60..=69).then_some(Network::Debit)
}

/// Every second digit from the right doubled: the sum of all digits is a multiple of ten.
fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(i, b)| {
            let digit = u32::from(b - b'0');
            match i % 2 {
                0 => digit,
                _ => digit * 2 / 10 + digit * 2 % 10,
            }
        })
        .sum();
    sum.is_multiple_of(10) && digits.iter().any(|&b| b != b'0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn networks_and_sums() {
        assert!(luhn(b"4111111111111111") && !luhn(b"4111111111111112"));
        assert_eq!(network(b"5500000000000004"), Some(Network::Known));
        assert_eq!(network(b"1234567812345670"), None);
    }
}
