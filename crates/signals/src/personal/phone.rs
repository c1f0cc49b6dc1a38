//! Telephone numbers: Italian mobiles and fixed lines by the national numbering plan, numbers of
//! other countries after `+`; divided by blanks, stops, slashes, hyphens, brackets; spelled in words.
//!
//! Short, toll-free and premium numbers are services and nobody's own. A mobile in its usual grouping
//! is a telephone by itself; a fixed line needs a divided prefix or words around it; anything else
//! needs the words.

use std::ops::Range;

use vaglio_text::Kind;

use super::scan::{Scan, has, is_word};
use super::shapes::Line;
use crate::Evidence;
use crate::taxonomy::Entity;

/// Words that announce a number.
const TOLD: &[&str] = &[
    "tel",
    "tel.",
    "telefono",
    "telefonico",
    "telefon*",
    "cell",
    "cell.",
    "cel",
    "cellulare",
    "cellulari",
    "numero",
    "numeri",
    "num",
    "chiam*",
    "richiam*",
    "contatt*",
    "whatsapp",
    "whats app",
    "wapp",
    "whatsap",
    "wa",
    "zap",
    "sms",
    "messaggi*",
    "recapito",
    "recapiti",
    "mobile",
    "fax",
    "fisso",
    "rispond*",
    "squill*",
    "allo",
    "preventiv*",
    "per info",
    "info",
    "prenot*",
    "telegram",
    "signal",
    "scriv*",
    "phone",
    "mobile phone",
    "casa",
    "viber",
];
/// Words that announce another number.
const OTHER: &[&str] = &[
    "ordine",
    "ordini",
    "pratica",
    "protocollo",
    "prot",
    "prot.",
    "fattura",
    "fatture",
    "codice",
    "cod",
    "cod.",
    "tracking",
    "tracciamento",
    "spedizione",
    "cig",
    "cup",
    "verbale",
    "matricola",
    "pod",
    "pdr",
    "iuv",
    "avviso",
    "bolletta",
    "contratto",
    "tessera",
    "ticket",
    "isbn",
    "issn",
    "ean",
    "id",
    "rif",
    "rif.",
    "riferimento",
    "delibera",
    "legge",
    "bando",
    "articolo",
    "art",
    "repertorio",
    "rea",
    "cliente",
    "utenza",
    "conto",
    "polizza",
    "targa",
    "partita",
    "iva",
    "fascicolo",
    "domanda",
    "istanza",
    "ricevuta",
    "scontrino",
    "seriale",
    "imei",
    "euro",
    "protocollata",
    "abbonamento",
    "prenotazione n",
];
/// Whose line a fixed one is, when it is no person's.
const OFFICE: &[&str] = &[
    "ufficio",
    "uffici",
    "sportello",
    "urp",
    "centralino",
    "call center",
    "numero verde",
    "ospedale",
    "asl",
    "usl",
    "inps",
    "inail",
    "comune",
    "camera",
    "provincia",
    "regione",
    "municipio",
    "segreteria",
    "polizia",
    "carabinieri",
    "vigili",
    "questura",
    "prefettura",
    "guardia medica",
    "farmacia",
    "biblioteca",
    "scuola",
    "museo",
    "teatro",
    "pro loco",
    "agenzia delle entrate",
    "assistenza",
    "servizio clienti",
    "banca",
    "poste",
    "enel",
    "acquedotto",
    "anagrafe",
    "protezione civile",
    "pronto soccorso",
    "cup",
    "tribunale",
    "universita",
    "consultorio",
    "ministero",
    "ente",
    "emergenza",
    "emergenze",
    "sede",
    "caf",
];
/// First person, or a private home: a person's line after all.
const PERSON: &[&str] = &[
    "mio",
    "mia",
    "chiamatemi",
    "chiamami",
    "contattatemi",
    "contattami",
    "telefonatemi",
    "richiamatemi",
    "richiamami",
    "scrivetemi",
    "scrivimi",
    "trovate al",
    "suo",
    "sua",
    "di casa",
    "casa sua",
    "signor",
    "signora",
    "sig",
    "sig.ra",
    "vicino",
    "vicina",
    "preventiv*",
    "amico",
];

#[inline(never)]
pub(super) fn find(scan: &mut Scan<'_>) {
    let mut i = 0;
    while i < scan.numbers.len() {
        let run = run(scan, i);
        let mut at = 0;
        while at < run {
            at += number(scan, i, at, run);
        }
        i += run;
    }
}

/// How many numbers from the `i`th on may be groups of one.
fn run(scan: &Scan<'_>, i: usize) -> usize {
    let divides = |pair: &[Range<usize>]| {
        let gap = &scan.bytes[pair[0].end..pair[1].start];
        gap.len() <= 3
            && gap.iter().all(|b| {
                matches!(
                    b,
                    b' ' | b'.' | b'-' | b'/' | b'(' | b')' | b'_' | b'*' | b'|'
                )
            })
    };
    1 + scan.numbers[i..]
        .windows(2)
        .take_while(|pair| divides(pair))
        .count()
}

/// Longest number of the world, with its prefix.
const LONGEST: usize = 17;

/// Looks for a number that begins with group `at` of a run; gives how many groups are done with.
fn number(scan: &mut Scan<'_>, first: usize, at: usize, run: usize) -> usize {
    let groups = &scan.numbers[first + at..first + run];
    let start = groups[0].start;
    let mut digits: Vec<u8> = Vec::with_capacity(LONGEST);
    let mut best: Option<(usize, Reached)> = None;
    let mut long = false;
    for (n, group) in groups.iter().enumerate() {
        digits.extend(&scan.bytes[group.clone()]);
        if digits.len() > LONGEST {
            long = n == 0;
            break;
        }
        let inner = at > 0;
        let last = n + 1 == groups.len();
        if let Some(reached) = reach(scan, &digits, &groups[..=n], inner, last) {
            best = Some((n + 1, reached));
        }
    }
    let Some((used, reached)) = best.filter(|_| !long) else {
        return 1;
    };
    let range = outer(scan, start)..groups[used - 1].end;
    if !scan.is_free(&range) {
        return 1;
    }
    match reached {
        Reached::Nobody => scan.take(range),
        Reached::Person(confidence, told) => {
            let evidence = if told {
                Evidence::Context("telefono".into())
            } else {
                Evidence::Shape
            };
            scan.report(Entity::Phone, range, confidence, evidence);
        }
    }
    used
}

#[derive(Clone, Copy, Debug)]
enum Reached {
    /// A service, or the institution.
    Nobody,
    /// How sure, and whether the words around say so.
    Person(f32, bool),
}

/// Takes in `+` and an opening bracket before the first group.
fn outer(scan: &Scan<'_>, start: usize) -> usize {
    let plus = if scan.left(start) == b'+' {
        start - 1
    } else {
        start
    };
    let open = scan.left(plus) == b'(';
    let closes = scan.after(start, 8).contains(')');
    if open && closes { plus - 1 } else { plus }
}

/// Whom these groups reach, if they are a telephone number.
fn reach(
    scan: &Scan<'_>,
    digits: &[u8],
    groups: &[Range<usize>],
    inner: bool,
    last: bool,
) -> Option<Reached> {
    let (start, end) = (groups[0].start, groups[groups.len() - 1].end);
    let plus = scan.left(start) == b'+';
    let range = outer(scan, start)..end;
    let (national, prefixed) = national(digits, plus);
    if national.len() < 6 {
        return None;
    }
    let line = scan.shapes.line(national);
    if (line.is_none() && !plus) || !ends(scan, end, last) || is_date(scan, groups) {
        return None;
    }
    let before = scan.before(range.start, 40);
    let close = tail(before, 26);
    let told = has(before, TOLD) || has(scan.after(end, 24), TOLD) || follows_article(close);
    let other = has(close, OTHER) && !has(tail(before, 14), &["tel*", "cell*", "chiam*"]);
    if !begins(scan, range.start, told) {
        return None;
    }
    if scan.contacts.has_phone(national) {
        return Some(Reached::Nobody);
    }
    if plus && !prefixed {
        // Of other countries: digits, code and length.
        let known = digits.len() >= 8 && scan.shapes.is_international(digits);
        return (known && !other).then_some(Reached::Person(0.93, told));
    }
    match line? {
        Line::Service => (national.len() >= 8).then_some(Reached::Nobody),
        _ if other => None,
        Line::Mobile => {
            let usual = national.len() == 10 && (prefixed || is_usual(groups));
            let thousands = groups.len() > 2 && is_thousands(scan, groups);
            let sure = usual && !thousands && !(inner && !told && !follows_blank(scan, start));
            (prefixed || told || sure)
                .then_some(Reached::Person(
                    if told || prefixed { 0.98 } else { 0.9 },
                    told,
                ))
                .filter(|_| national[0] == b'3' && (!inner || usual))
        }
        Line::Fixed => fixed(scan, national, groups, &range, told || prefixed, inner),
    }
}

/// Whom a fixed line reaches; `sure` when words or the country's prefix tell that it is one.
fn fixed(
    scan: &Scan<'_>,
    national: &[u8],
    groups: &[Range<usize>],
    range: &Range<usize>,
    sure: bool,
    inner: bool,
) -> Option<Reached> {
    // The prefix apart: of two digits only Milan's and Rome's; then one group of three or more.
    let prefix = &scan.bytes[groups[0].clone()];
    let divided = (2..=4).contains(&groups.len())
        && (matches!(prefix, b"02" | b"06") || matches!(prefix, [b'0', _, _] | [b'0', _, _, _]))
        && groups[1..].iter().any(|group| group.len() >= 3)
        && groups[1..].iter().all(|group| group.len() >= 2);
    let longest = if sure { 11 } else { 10 };
    let shortest = if sure { 7 } else { 8 };
    let fits = (shortest..=longest).contains(&national.len());
    if !fits || !(sure || divided) || (inner && !sure) {
        return None;
    }
    let near = (scan.before(range.start, 64), scan.after(range.end, 40));
    let person = has(near.0, PERSON) || has(near.1, PERSON);
    let office = has(near.0, OFFICE) || has(near.1, OFFICE);
    if office && !person {
        return Some(Reached::Nobody);
    }
    Some(Reached::Person(if sure { 0.95 } else { 0.8 }, sure))
}

/// The number as dialled in Italy, and whether the country's prefix stood before it.
fn national(digits: &[u8], plus: bool) -> (&[u8], bool) {
    let rest = if plus {
        digits.strip_prefix(b"39")
    } else {
        digits.strip_prefix(b"0039")
    };
    match rest {
        Some(rest) => (rest, true),
        // "39 333 1234567": the prefix without its sign, before a whole mobile.
        None if !plus && digits.len() == 12 && digits.starts_with(b"393") => (&digits[2..], true),
        None => (digits, false),
    }
}

/// Whether a number may begin here: not inside a code, a path, an amount.
fn begins(scan: &Scan<'_>, start: usize, told: bool) -> bool {
    match scan.left(start) {
        b if is_word(b) => false,
        b'_' | b'#' | b'$' | b'=' | b'%' | b'&' | b'\\' => false,
        b'.' | b'-' | b'/' | b'*' => told || !is_word(scan.left(start - 1)),
        b',' => !(start > 1 && scan.left(start - 1).is_ascii_digit()),
        b'+' => false,
        _ => !scan.before(start, 4).trim_end().ends_with(['€', '$']),
    }
}

/// Whether a number may end here: no unit, price or decimals after it.
fn ends(scan: &Scan<'_>, end: usize, last: bool) -> bool {
    let after = scan.after(end, 10);
    let b = scan.right(end);
    if is_word(b) && !after.starts_with(|c: char| !c.is_alphanumeric()) {
        return false;
    }
    let digit = |at: usize| scan.right(end + at).is_ascii_digit();
    let goes_on = matches!(b, b',' | b':' | b'.' | b'-' | b'/' | b'_') && digit(1);
    if goes_on || matches!(b, b'%' | b'$' | b'=' | b'_') || (b == b'@') {
        return false;
    }
    let rest = after.trim_start();
    let unit = ["€", "%", "euro", "eur ", "°", "mila "]
        .iter()
        .any(|unit| rest.starts_with(unit));
    // More groups may follow a blank: the call comes again with them.
    !unit && (last || b == b' ' || b == b')' || b == b'(')
}

/// Three digits of prefix apart, or all in one, or prefix and half: how mobiles are written.
fn is_usual(groups: &[Range<usize>]) -> bool {
    match groups {
        [one] => one.len() == 10,
        [first, rest @ ..] => {
            let single = rest.iter().filter(|group| group.len() == 1).count();
            matches!(first.len(), 3 | 4) && rest.len() <= 5 && single <= 1
        }
        [] => false,
    }
}

/// `333.123.456`: an amount.
fn is_thousands(scan: &Scan<'_>, groups: &[Range<usize>]) -> bool {
    let stops = groups
        .windows(2)
        .all(|pair| &scan.bytes[pair[0].end..pair[1].start] == b".");
    stops && groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3)
}

/// `06/12/2024`, `02 11 23`.
fn is_date(scan: &Scan<'_>, groups: &[Range<usize>]) -> bool {
    let number = |group: &Range<usize>| scan.text[group.clone()].parse().unwrap_or(0);
    matches!(groups, [day, month, year, ..]
        if day.len() <= 2 && month.len() <= 2 && matches!(year.len(), 2 | 4)
            && (1..=31).contains(&number(day)) && (1..=12).contains(&number(month)))
}

/// "allo 0564 123456", "al 333 1234567", "lo 0564 123456".
fn follows_article(before: &str) -> bool {
    let word = before.trim_end().rsplit([' ', '\n']).next().unwrap_or("");
    matches!(word, "allo" | "lo" | "dallo")
}

fn follows_blank(scan: &Scan<'_>, start: usize) -> bool {
    matches!(scan.left(start), b' ' | b'\n' | b'(' | b'+')
}

fn tail(text: &str, len: usize) -> &str {
    &text[text.ceil_char_boundary(text.len().saturating_sub(len))..]
}

/// Numbers spelled in words, or partly so: "tre tre tre, uno due 3 4…".
#[inline(never)]
pub(super) fn find_spelled(scan: &mut Scan<'_>) {
    let tokens = scan.tokens();
    let mut i = 0;
    while i < tokens.len() {
        let mut digits: Vec<u8> = Vec::new();
        let (mut end, mut words) = (i, 0);
        // One more than the longest number: a longer run is something else.
        while end < tokens.len() && digits.len() <= LONGEST {
            let near = end == i || is_gap(scan.gap(end - 1));
            let Some(spelled) = near.then(|| spelled(scan, end, &mut digits)).flatten() else {
                break;
            };
            words += spelled;
            end += 1;
        }
        if words >= 1 {
            spelled_number(scan, i..end, &digits);
        }
        i = end.max(i + 1);
    }
}

fn spelled_number(scan: &mut Scan<'_>, tokens: Range<usize>, digits: &[u8]) {
    let first = &scan.tokens()[tokens.start];
    let range = first.start as usize..scan.tokens()[tokens.end - 1].end as usize;
    let plus = scan.left(range.start) == b'+'
        || tokens.start > 0 && matches!(scan.word(tokens.start - 1), "piu" | "+");
    let (national, prefixed) = national(digits, plus);
    let told = has(scan.before(range.start, 40), TOLD) || has(scan.after(range.end, 24), TOLD);
    let whole = match scan.shapes.line(national) {
        Some(Line::Mobile) => national.len() == 10 && national[0] == b'3',
        Some(Line::Fixed) => (8..=10).contains(&national.len()) && (told || prefixed),
        _ => false,
    };
    if whole && scan.is_free(&range) && !scan.contacts.has_phone(national) {
        let evidence = Evidence::Context("cifre in lettere".into());
        scan.report(Entity::Phone, range, 0.93, evidence);
    }
}

/// Blanks and light punctuation, on one line.
fn is_gap(gap: &str) -> bool {
    gap.len() <= 3
        && gap
            .bytes()
            .all(|b| matches!(b, b' ' | b',' | b'.' | b'-' | b'/' | b'_'))
}

/// Adds the digits that a token spells: figures, words, or both glued. Gives how many words it had,
/// nothing if it has anything else.
fn spelled(scan: &Scan<'_>, token: usize, digits: &mut Vec<u8>) -> Option<usize> {
    if !matches!(scan.tokens()[token].kind, Kind::Word | Kind::Number) {
        return None;
    }
    let mut rest = scan.word(token);
    let kept = digits.len();
    let mut words = 0;
    while let Some(&b) = rest.as_bytes().first() {
        let (digit, len) = if b.is_ascii_digit() {
            (b, 1)
        } else if let Some((digit, len)) = digit_word(rest) {
            words += 1;
            (digit, len)
        } else {
            digits.truncate(kept);
            return None;
        };
        if digits.len() > LONGEST {
            digits.truncate(kept);
            return None;
        }
        digits.push(digit);
        rest = &rest[len..];
    }
    Some(words)
}

/// The names of the digits, from zero.
pub(super) const DIGITS: [&str; 10] = [
    "zero", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove",
];

/// The digit whose name begins a text, and the name's length.
pub(super) fn digit_word(text: &str) -> Option<(u8, usize)> {
    let digit = (b'0'..)
        .zip(DIGITS)
        .find(|(_, name)| text.starts_with(name));
    digit.map(|(digit, name)| (digit, name.len()))
}
