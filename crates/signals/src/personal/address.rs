//! Postal addresses: a street, its name and a civic number; postcode, town and province follow.
//!
//! Without a civic number a street is a place in a conversation. "Via" is also a road to something
//! ("via mail", "via libera"), "corso" a course, "largo" wide: names that are no names are left out,
//! and a street in small letters needs more around it than one in capitals.

use vaglio_text::Kind;

use super::scan::{Scan, has, is_word};
use super::shapes::Sort;
use crate::Evidence;
use crate::day::MONTHS;
use crate::taxonomy::Entity;

/// Words that begin a street's name whatever the letters around.
const STREETS: &[&str] = &[
    "via",
    "viale",
    "vicolo",
    "piazza",
    "piazzale",
    "piazzetta",
    "lungomare",
    "lungotevere",
    "lungarno",
];
/// Words that begin one only before a capital: they have other meanings.
const PLACES: &[&str] = &[
    "corso",
    "largo",
    "strada",
    "localita",
    "frazione",
    "contrada",
    "borgo",
    "salita",
    "vico",
    "calle",
    "traversa",
    "rione",
    "circonvallazione",
    "stradone",
    "vle",
    "pza",
    "pzza",
    "loc",
    "fraz",
    "fondamenta",
];
/// Short forms that a stop divides: `v.le`, `p.zza`, `c.so`, `c.da`.
const SHORT: [(&str, &str); 8] = [
    ("v", "le"),
    ("p", "zza"),
    ("p", "za"),
    ("p", "le"),
    ("c", "so"),
    ("c", "da"),
    ("l", "go"),
    ("str", "da"),
];
/// Small words inside a name.
const PARTICLES: &[&str] = &[
    "di", "del", "dello", "della", "dei", "degli", "delle", "dell", "da", "dal", "dalla", "d",
    "san", "santa", "santo", "sant", "ss", "don", "e", "al", "alla", "ai", "l", "la",
];
/// What "via" leads to when it is no street, and what else is no name.
const NO_NAME: &[&str] = &[
    "mail",
    "email",
    "e-mail",
    "internet",
    "web",
    "pec",
    "whatsapp",
    "telefono",
    "telefonica",
    "posta",
    "fax",
    "sms",
    "skype",
    "zoom",
    "teams",
    "streaming",
    "libera",
    "cavo",
    "radio",
    "satellite",
    "mare",
    "terra",
    "chat",
    "messenger",
    "telegram",
    "app",
    "spid",
    "cie",
    "online",
    "bonifico",
    "paypal",
    "f24",
    "che",
    "non",
    "si",
    "ho",
    "ha",
    "per",
    "con",
    "in",
    "a",
    "il",
    "lo",
    "gli",
    "un",
    "una",
    "le",
    "i",
    "definizione",
    "sviluppo",
    "eccezionale",
    "principale",
    "preferenziale",
    "crucis",
    "lattea",
    "mezzo",
    "col",
    "c",
    "ci",
    "era",
    "erano",
    "sono",
    "siamo",
    "stanno",
    "coi",
    "provinciale",
    "statale",
    "alle",
    "agli",
    "dalle",
    "entro",
    "dopo",
    "prima",
    "oggi",
    "domani",
    "ieri",
    "subito",
    "tutti",
    "tutte",
    "quando",
    "anche",
    "ancora",
    "almeno",
    "circa",
    "solo",
    "altri",
    "altre",
];
/// What a number counts when it is no civic number.
const UNITS: &[&str] = &[
    "euro",
    "eur",
    "ore",
    "h",
    "km",
    "metri",
    "m",
    "mt",
    "persone",
    "anni",
    "giorni",
    "mesi",
    "minuti",
    "volte",
    "posti",
    "multe",
    "auto",
    "macchine",
    "alberi",
    "buche",
    "lampioni",
    "bambini",
    "famiglie",
    "negozi",
    "appartamenti",
    "parcheggi",
    "kg",
    "mila",
    "milioni",
    "secondi",
    "settimane",
    "per",
    "su",
];
/// Someone lives there.
const HOME: &[&str] = &[
    "abit*",
    "vivo",
    "vive",
    "vivono",
    "viveva",
    "risied*",
    "resident*",
    "residenza",
    "domicili*",
    "casa mia",
    "mia casa",
    "casa sua",
    "sua casa",
    "casa nostra",
    "nostra casa",
    "casa di",
    "indirizzo",
    "sto in",
    "sta in",
    "stanno in",
    "trovate in",
    "spedi*",
    "consegn*",
    "citofono",
    "signor",
    "signora",
];
/// Offices, public places and public works: an address of nobody.
const PUBLIC: &[&str] = &[
    "si svolg*",
    "si terra",
    "si tiene",
    "ingresso",
    "spettacol*",
    "agriturismo",
    "presentazione",
    "inaugura*",
    "manifestazione",
    "concerto",
    "live",
    "sede",
    "sedi",
    "ufficio",
    "uffici",
    "sportello",
    "sportelli",
    "municipio",
    "palazzo",
    "biblioteca",
    "teatro",
    "museo",
    "scuola",
    "ospedale",
    "farmacia",
    "camera di commercio",
    "comune",
    "evento",
    "mostra",
    "convegno",
    "incontro",
    "mercato",
    "fiera",
    "buca",
    "buche",
    "lampione",
    "lampioni",
    "cassonetto",
    "cassonetti",
    "marciapiede",
    "marciapiedi",
    "incidente",
    "lavori",
    "cantiere",
    "perdita",
    "semaforo",
    "tombino",
    "asfalto",
    "sala",
    "auditorium",
    "centro",
    "stazione",
    "fermata",
    "negozio di",
    "ristorante",
    "bar",
    "pizzeria",
    "supermercato",
    "banca",
    "poste",
    "parcheggio",
    "cinema",
    "hotel",
    "chiesa",
    "parrocchia",
    "palestra",
    "cittadella",
    "tribunale",
    "caserma",
    "commissariato",
    "questura",
    "consultorio",
    "universita",
];

#[inline(never)]
pub(super) fn find(scan: &mut Scan<'_>) {
    let tokens = scan.tokens();
    let mut i = 0;
    while i < tokens.len() {
        let Some((start, name, strong)) = street(scan, i) else {
            i += 1;
            continue;
        };
        let strong = strong && is_led(scan, i);
        i += 1;
        let Some((number, end)) = civic(scan, name, strong) else {
            continue;
        };
        let range = tokens[start].start as usize..end;
        if !scan.is_free(&range) {
            continue;
        }
        let home = has(scan.before(range.start, 64), HOME);
        let public =
            has(scan.before(range.start, 64), PUBLIC) || has(scan.after(range.end, 28), PUBLIC);
        if scan.contacts.has_address(&scan.text[range.clone()]) || (public && !home) {
            scan.take(range);
            continue;
        }
        let range = range.start..place(scan, number, range.end);
        let (confidence, evidence) = match home {
            true => (0.96, Evidence::Context("indirizzo".into())),
            false => (0.85, Evidence::Shape),
        };
        i = scan.token_from(range.end).max(i);
        scan.report(Entity::Address, range, confidence, evidence);
    }
}

/// A word for streets at this token: where it begins, where the name begins, whether it has no other
/// meaning.
fn street(scan: &Scan<'_>, i: usize) -> Option<(usize, usize, bool)> {
    if scan.tokens()[i].kind != Kind::Word {
        return None;
    }
    let word = scan.word(i);
    if STREETS.contains(&word) {
        // "vai via 2 volte", "e via dicendo": no name follows, which the name will tell.
        return Some((i, i + 1, true));
    }
    if PLACES.contains(&word) {
        return Some((i, i + 1, false));
    }
    let short = word.len() <= 3 && scan.gap(i) == "." && SHORT.contains(&(word, scan.word(i + 1)));
    short.then_some((i, i + 2, true))
}

/// Whether what stands before a street can lead to one: "portato via soldi 12 volte" does not.
fn is_led(scan: &Scan<'_>, i: usize) -> bool {
    let Some(before) = i.checked_sub(1) else {
        return true;
    };
    let word = scan.word(before);
    scan.gap(before)
        .contains([',', '.', ':', ';', '-', '(', '\n'])
        || matches!(
            word,
            "in" | "di" | "a" | "da" | "su" | "presso" | "e" | "la" | "questa" | "casa"
        )
        || has(word, HOME)
}

/// The civic number after a name that begins at this token: its token, and where it ends.
fn civic(scan: &Scan<'_>, name: usize, strong: bool) -> Option<(usize, usize)> {
    const LONGEST: usize = 7;
    let tokens = scan.tokens();
    let (mut capitals, mut words) = (0, 0);
    let mut at = name;
    while at < tokens.len() && at - name <= LONGEST {
        let gap = scan.gap(at.max(1) - 1);
        let first = at == name;
        if gap.contains('\n') || gap.contains(['!', '?', ';', ':']) && !first {
            return None;
        }
        let word = scan.word(at);
        match tokens[at].kind {
            Kind::Number if is_in_name(scan, at, first) => words += 1,
            // "piazza pulita di 3": what a number counts, not where it stands.
            Kind::Number if matches!(scan.word(at - 1), "di" | "del" | "e" | "la" | "da") => {
                return None;
            }
            Kind::Number => {
                return (words > 0)
                    .then(|| number(scan, at, capitals, words, strong))
                    .flatten();
            }
            Kind::Word if is_number_word(word) && words > 0 => {
                let next = at + 1;
                let numbered = tokens
                    .get(next)
                    .is_some_and(|token| token.kind == Kind::Number);
                // "n. 12", "civico 12", "al numero 12": a name of any letters will do.
                return numbered
                    .then(|| number(scan, next, capitals.max(1), words, true))
                    .flatten();
            }
            Kind::Word if is_civic_like(word) && words > 0 => {
                return number(scan, at, capitals, words, strong);
            }
            // A comma comes before the number alone, and one street's name has no other street.
            Kind::Word if !first && (gap.contains(',') || STREETS.contains(&word)) => return None,
            // "in via del tutto…" goes on; only what follows tells.
            Kind::Word if PARTICLES.contains(&word) => {}
            Kind::Word => {
                // "Loc. Il Poggio": an article in capitals belongs to the name.
                let article = matches!(word, "il" | "lo" | "i" | "gli" | "le");
                let named = article && scan.is_capitalised(at);
                if NO_NAME.contains(&word) && !named {
                    return None;
                }
                capitals += usize::from(scan.is_capitalised(at));
                words += 1;
            }
            _ => return None,
        }
        at += 1;
    }
    None
}

fn is_number_word(word: &str) -> bool {
    matches!(word, "n" | "nr" | "num" | "numero" | "civico" | "snc")
}

/// `12a`, `12b`.
fn is_civic_like(word: &str) -> bool {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    (1..=4).contains(&digits)
        && word.len() == digits + 1
        && matches!(word.as_bytes()[digits], b'a'..=b'h' | b'r')
}

/// `via 25 aprile`, `piazza 4 novembre`, `via 1° maggio`: the number belongs to the name.
fn is_in_name(scan: &Scan<'_>, at: usize, first: bool) -> bool {
    first && MONTHS.contains(&scan.word(at + 1))
}

/// A civic number at this token, if that is what it is: its token and where it ends, with letter,
/// staircase and flat.
fn number(
    scan: &Scan<'_>,
    at: usize,
    capitals: usize,
    words: usize,
    strong: bool,
) -> Option<(usize, usize)> {
    let token = &scan.tokens()[at];
    let written = scan.word(at);
    let digits = written.bytes().take_while(u8::is_ascii_digit).count();
    let year = digits == 4 && matches!(&written[..2], "19" | "20");
    let home = || has(scan.before(token.start as usize, 72), HOME);
    if digits > 4 || year || written.starts_with('0') && written.len() > 1 {
        return None;
    }
    // Small letters: a short name after a word that means nothing else, or someone lives there.
    let named = capitals > 0 || (strong && words <= 3) || home();
    if !named || (!strong && capitals == 0) {
        return None;
    }
    let mut end = token.end as usize;
    let after = scan.after(end, 24);
    let next = after.trim_start_matches(' ');
    let word: &str = next
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or("");
    let decimal =
        matches!(after.as_bytes(), [b',' | b'.' | b':', digit, ..] if digit.is_ascii_digit());
    // "la 38-ma edizione"
    let ordinal = matches!(after.as_bytes(), [b'-', a, b, ..] if is_word(*a) && is_word(*b));
    let counted = UNITS.contains(&word) || MONTHS.contains(&word);
    if decimal || ordinal || counted || next.starts_with(['%', '€', '°']) {
        return None;
    }
    // "12/A", "12 bis", "12, int. 4", "12 scala B"
    let bytes = scan.bytes;
    if scan.right(end) == b'/' && is_word(scan.right(end + 1)) {
        let len = bytes[end + 1..]
            .iter()
            .take_while(|b| b.is_ascii_alphanumeric())
            .count();
        end += if len <= 4 { 1 + len } else { 0 };
    }
    for tail in [" bis", " ter", " a", " b", " c"] {
        let letter = tail.len() == 2;
        if scan.text[end..].starts_with(tail) && !is_word(scan.right(end + tail.len())) {
            // "12 a" may go on in words: a letter counts before a sign or the end.
            let closed = matches!(
                scan.right(end + tail.len()),
                b',' | b'.' | b'-' | b')' | b'\n'
            ) || end + tail.len() == bytes.len();
            end += if !letter || closed { tail.len() } else { 0 };
            break;
        }
    }
    Some((at, end))
}

/// Where an address that reaches `end` ends with postcode, town and province.
fn place(scan: &Scan<'_>, number: usize, end: usize) -> usize {
    let tokens = scan.tokens();
    let mut at = scan.token_from(end).max(number + 1);
    let mut reach = end;
    let soft = |gap: &str| {
        gap.len() <= 3
            && gap
                .bytes()
                .all(|b| matches!(b, b' ' | b',' | b'-' | b'(' | b'\n'))
    };
    let before = |at: usize, reach: usize| -> &str {
        tokens
            .get(at)
            .map_or("!", |token| &scan.text[reach..token.start as usize])
    };
    // Flat, staircase, floor.
    while matches!(
        scan.word(at),
        "int" | "interno" | "scala" | "sc" | "piano" | "p"
    ) && soft(before(at, reach))
        && tokens
            .get(at + 1)
            .is_some_and(|token| token.range().len() <= 3)
    {
        reach = tokens[at + 1].end as usize;
        at += 2;
    }
    let postcode = tokens
        .get(at)
        .filter(|token| token.kind == Kind::Number && token.range().len() == 5)
        .filter(|_| soft(before(at, reach)) && !before(at, reach).contains("\n\n"));
    if let Some(token) = postcode {
        reach = token.end as usize;
        at += 1;
    }
    // "7 a Follonica"
    if scan.word(at) == "a" && before(at, reach) == " " && scan.is_capitalised(at + 1) {
        let town = scan.word(at + 1);
        if scan.shapes.is(town, Sort::Town) {
            return province(scan, tokens[at + 1].end as usize);
        }
    }
    // A town: after a postcode any name in capitals or known; without one, a known name.
    let town = (1..=4).rev().find_map(|len| {
        let last = tokens.get(at + len - 1)?;
        let name = &scan.text[tokens[at].start as usize..last.end as usize];
        let known = scan.shapes.is(name, Sort::Town);
        (known && soft(before(at, reach))).then_some(last.end as usize)
    });
    let town = town.or_else(|| {
        let mut last = None;
        for (token, word) in tokens.iter().enumerate().skip(at).take(4) {
            let apart = token > at && scan.gap(token - 1) != " " && scan.gap(token - 1) != "'";
            if apart || word.kind != Kind::Word {
                break;
            }
            if scan.is_capitalised(token) {
                last = Some(word.end as usize);
            } else if token == at || !PARTICLES.contains(&scan.word(token)) {
                break;
            }
        }
        last.filter(|_| postcode.is_some() && soft(before(at, reach)))
    });
    let Some(town) = town else {
        return reach;
    };
    province(scan, town)
}

/// `(GR)` after a town.
fn province(scan: &Scan<'_>, end: usize) -> usize {
    let rest = scan.after(end, 5);
    let bracketed = rest.starts_with(" (")
        && rest.as_bytes()[2..]
            .first_chunk::<3>()
            .is_some_and(|code| code[..2].iter().all(u8::is_ascii_lowercase) && code[2] == b')');
    if bracketed { end + 5 } else { end }
}
