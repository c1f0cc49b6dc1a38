//! E-mail addresses, also spelled so as not to be read: `nome chiocciola dominio punto it`,
//! `nome [at] dominio.it`, `nome(at)dominio(dot)it`, `nome @ gmail . com`.

use std::ops::Range;

use super::contacts::is_under;
use super::scan::{Scan, has, is_word};
use super::shapes::Sort;
use crate::Evidence;
use crate::taxonomy::Entity;

/// Ways to write the sign, longest first.
const AT: &[&str] = &["chiocciolina", "chiocciola", "at", "@"];
/// Ways to write the dot between labels, longest first.
const DOT: &[&str] = &["punto", "dot", "pto", "."];
/// Ways to write what joins the words of a name, with their blanks.
const JOINS: &[&str] = &[" punto ", " dot ", " underscore ", " trattino ", " . "];
/// Endings trusted where the address is spelled or spaced.
const KNOWN_ENDINGS: &[&str] = &["it", "com", "net", "org", "eu", "info", "me", "biz", "ch"];
/// Words that announce an address.
const ANNOUNCED: &[&str] = &[
    "mail",
    "email",
    "e-mail",
    "e mail",
    "pec",
    "posta",
    "scriv*",
    "contatt*",
    "indirizzo",
    "inviat*",
    "mandat*",
    "invia",
];
/// What turns the mailbox of an office into the contact of whoever advertises or asks to be
/// written to.
const OFFERED: &[&str] = &[
    "scrivetemi",
    "scrivimi",
    "contattatemi",
    "contattami",
    "scriveteci",
    "contattateci",
    "scrivici",
    "contattaci",
    "mia",
    "mio",
    "nostra",
    "nostro",
    "preventiv*",
    "offert*",
    "scont*",
    "promo*",
    "prenot*",
    "consulenz*",
    "gratis",
    "ordinat*",
    "per info",
    "vendo",
];

#[inline(never)]
pub(super) fn find(scan: &mut Scan<'_>) {
    let mut from = 0;
    while let Some((sign, plain)) = next_sign(scan, from) {
        from = sign.end;
        let Some((range, spelled)) = address(scan, &sign, plain) else {
            continue;
        };
        from = range.end;
        if !scan.is_free(&range) {
            continue;
        }
        let address = normalised(&scan.text[range.clone()]);
        if is_personal(scan, &address, &range) {
            let evidence = if spelled {
                Evidence::Context("chiocciola".into())
            } else {
                Evidence::Shape
            };
            let confidence = if spelled { 0.95 } else { 0.99 };
            scan.report(Entity::Email, range, confidence, evidence);
        } else {
            scan.take(range);
        }
    }
}

/// The next sign from `from` on, and whether it is a bare `@` between letters. A sign in brackets is
/// given with its brackets.
fn next_sign(scan: &Scan<'_>, from: usize) -> Option<(Range<usize>, bool)> {
    let bytes = scan.bytes;
    let mut at = from;
    while at < bytes.len() {
        let b = bytes[at];
        let word_starts = !is_word(scan.left(at));
        let sign = match b {
            b'@' => Some(at..at + 1),
            // "(a)", "[a]"
            b'(' | b'['
                if scan.right(at + 1) == b'a' && matches!(scan.right(at + 2), b')' | b']') =>
            {
                return Some((at..at + 3, false));
            }
            b'a' | b'c' if word_starts => AT[..3]
                .iter()
                .find(|sign| scan.text[at..].starts_with(**sign))
                .map(|sign| at..at + sign.len())
                .filter(|range| !is_word(scan.right(range.end))),
            _ => None,
        };
        if let Some(sign) = sign {
            let wide = bracketed(scan, sign.clone());
            let plain = b == b'@' && wide == sign;
            return Some((wide, plain));
        }
        at += 1;
    }
    None
}

/// Takes in the brackets around a spelled sign, with the blanks inside them.
fn bracketed(scan: &Scan<'_>, range: Range<usize>) -> Range<usize> {
    let skip = |b: u8| usize::from(b == b' ');
    let open = range.start - skip(scan.left(range.start));
    let close = range.end + skip(scan.right(range.end));
    let pair = (scan.left(open), scan.right(close));
    match pair {
        (b'[', b']') | (b'(', b')') | (b'{', b'}') | (b'<', b'>') => open - 1..close + 1,
        _ => range,
    }
}

/// The address around a sign, and whether it is written so as not to be read by machines.
fn address(scan: &Scan<'_>, sign: &Range<usize>, plain: bool) -> Option<(Range<usize>, bool)> {
    let left_blank = sign.start > 0 && scan.left(sign.start) == b' ';
    let right_blank = scan.right(sign.end) == b' ';
    let spelled = !plain || left_blank || right_blank;
    let name = name(scan, sign.start - usize::from(left_blank), spelled)?;
    let domain = domain(scan, sign.end + usize::from(right_blank), spelled)?;
    let range = name.start..domain.end;
    if !spelled {
        return Some((range, false));
    }
    let host = normalised(&scan.text[domain]);
    let ending = host.rsplit('.').next().unwrap_or("");
    if !KNOWN_ENDINGS.contains(&ending) {
        return None;
    }
    // "look at google.com", "sono @ teatro.it": a free mailbox, an odd name or an announcement.
    let word = &scan.text[sign.clone()];
    let weak = matches!(word, "at" | "@" | "(a)" | "[a]");
    let name = &scan.text[name];
    let sure = !weak
        || scan.shapes.is(&host, Sort::FreeMail)
        || name.bytes().any(|b| !b.is_ascii_alphabetic())
        || has(scan.before(range.start, 40), ANNOUNCED);
    sure.then_some((range, true))
}

/// The part before the sign, ending at `end`.
fn name(scan: &Scan<'_>, end: usize, spelled: bool) -> Option<Range<usize>> {
    let allowed =
        |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'%' | b'+' | b'-');
    let mut start = end;
    while start > 0 && end - start <= 64 && allowed(scan.bytes[start - 1]) {
        start -= 1;
    }
    // A letter of another script glued on the left: not an address.
    if start > 0 && !scan.bytes[start - 1].is_ascii() && is_word(scan.bytes[start - 1]) {
        let last = scan.text[..start].chars().next_back();
        if last.is_some_and(char::is_alphanumeric) {
            return None;
        }
    }
    while start < end && !is_word(scan.bytes[start]) && scan.bytes[start] != b'_' {
        start += 1;
    }
    let len = end - start;
    if len == 0 || len > 64 || scan.bytes[end - 1] == b'.' {
        return None;
    }
    // "mario punto rossi chiocciola…": the word before a spelled dot belongs to the name.
    while let Some(rest) = JOINS
        .iter()
        .find_map(|join| scan.text[..start].strip_suffix(join))
        .filter(|_| spelled)
    {
        let word = rest.bytes().rev().take_while(|&b| allowed(b)).count();
        if word == 0 {
            break;
        }
        start = rest.len() - word;
    }
    Some(start..end)
}

/// The part after the sign, from `start`: two labels or more, the last of letters.
fn domain(scan: &Scan<'_>, start: usize, spelled: bool) -> Option<Range<usize>> {
    let label = |at: usize| {
        let len = scan.bytes[at..]
            .iter()
            .take_while(|b| b.is_ascii_alphanumeric() || **b == b'-')
            .count();
        at + len
    };
    let mut at = label(start);
    if at == start {
        return None;
    }
    let mut best = None;
    let mut closed = false;
    for _ in 0..8 {
        let Some(next) = dot(scan, at, spelled) else {
            break;
        };
        let end = label(next);
        let text = &scan.text[next..end];
        // After the end of a domain, "com. Grazie" written "com.grazie" is another sentence.
        if text.is_empty() || (closed && text.len() != 2) {
            break;
        }
        at = end;
        if text.len() >= 2 && text.bytes().all(|b| b.is_ascii_alphabetic()) {
            best = Some(start..end);
        }
        closed = matches!(text, "it" | "com" | "net" | "org" | "eu" | "ch");
    }
    let range = best?;
    let whole = !is_word(scan.right(range.end)) && scan.right(range.end) != b'_';
    whole.then_some(range)
}

/// The place after the dot that stands at `at`, with the blanks and brackets that a spelled one has.
fn dot(scan: &Scan<'_>, at: usize, spelled: bool) -> Option<usize> {
    if scan.right(at) == b'.' && scan.right(at + 1).is_ascii_alphanumeric() {
        return Some(at + 1);
    }
    if !spelled {
        return None;
    }
    let rest = &scan.text[at..];
    let inner = rest.trim_start_matches([' ', '[', '(', '{']);
    let lead = rest.len() - inner.len();
    let dot = DOT.iter().find(|dot| inner.starts_with(**dot))?;
    let after = inner[dot.len()..].trim_start_matches([' ', ']', ')', '}']);
    let tail = inner.len() - dot.len() - after.len();
    let spelled_out = *dot != ".";
    if lead > 2 || tail > 2 || (spelled_out && (lead == 0 || tail == 0)) {
        return None;
    }
    let next = at + lead + dot.len() + tail;
    // A stop and a blank end a sentence, unless a known ending follows.
    let known = || {
        KNOWN_ENDINGS.iter().any(|ending| {
            after.starts_with(ending)
                && !after
                    .as_bytes()
                    .get(ending.len())
                    .copied()
                    .is_some_and(is_word)
        })
    };
    (spelled_out || known()).then_some(next)
}

/// An address as it would be typed.
fn normalised(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let words = text
        .split([' ', '[', ']', '(', ')', '{', '}', '<', '>'])
        .filter(|word| !word.is_empty());
    for (i, word) in words.enumerate() {
        out.push_str(match word {
            "punto" | "dot" | "pto" => ".",
            "underscore" => "_",
            "trattino" => "-",
            "a" | "at" | "chiocciola" | "chiocciolina" if i > 0 => "@",
            word => word,
        });
    }
    out
}

/// Whether an address belongs to a person, or is offered by whoever writes.
fn is_personal(scan: &Scan<'_>, address: &str, range: &Range<usize>) -> bool {
    if scan.contacts.has_email(address) {
        return false;
    }
    let (name, domain) = address.split_once('@').unwrap_or((address, ""));
    let first = |name: &str| {
        let first = name.split(['.', '_', '-']).next().unwrap_or(name);
        scan.shapes.is(first, Sort::OfficeMailbox)
    };
    let office = scan.shapes.is(name, Sort::OfficeMailbox) || first(name);
    if is_public(scan, domain) {
        // Of a public body only the mailbox that bears a person's name: mario.rossi, rossi.mario.
        let mut parts = name.split(['.', '_', '-']);
        return !office
            && name.contains(['.', '_', '-'])
            && parts.any(|part| scan.shapes.is(part, Sort::FirstName) || part.len() == 1);
    }
    !office
        || scan.shapes.is(domain, Sort::FreeMail)
        || has(scan.before(range.start, 80), OFFERED)
        || has(scan.after(range.end, 60), OFFERED)
}

/// Whether a domain is a public body's.
fn is_public(scan: &Scan<'_>, domain: &str) -> bool {
    let parents = domain
        .match_indices('.')
        .map(|(dot, _)| &domain[dot + 1..])
        .chain([domain]);
    for parent in parents {
        if scan.shapes.is(parent, Sort::PublicDomain) && is_under(domain, parent) {
            return true;
        }
    }
    let labels = domain.split(['.', '-']);
    let of_region = |label: &str| {
        label.starts_with("asl") || label.starts_with("usl") || label.starts_with("ausl")
    };
    domain.ends_with(".it")
        && labels
            .take(3)
            .any(|label| scan.shapes.is(label, Sort::PublicLabel) || of_region(label))
}
