//! Full names of private persons with a fact about them: conservative, since a name alone is no
//! offence and office-holders are named by right.
//!
//! A name counts after words that introduce a private person ("la signora", "si chiama", "il mio
//! vicino") when a fact follows, or beside another datum of the same text.

use std::ops::Range;

use vaglio_text::{Kind, Marks};

use super::scan::{Scan, has};
use super::shapes::Sort;
use crate::Evidence;
use crate::taxonomy::Entity;

/// Words that a private person's name follows.
const HONORIFICS: &[&str] = &[
    "signor",
    "signora",
    "signore",
    "signorina",
    "sig",
    "sigra",
    "signo",
    "sra",
];
/// The same, for people of one's life.
const KIN: &[&str] = &[
    "vicino",
    "vicina",
    "collega",
    "marito",
    "moglie",
    "fratello",
    "sorella",
    "cognato",
    "cognata",
    "suocera",
    "suocero",
    "padre",
    "madre",
    "figlio",
    "figlia",
    "nipote",
    "zio",
    "zia",
    "cugino",
    "cugina",
    "amico",
    "amica",
    "ex",
    "fidanzato",
    "fidanzata",
    "compagno",
    "inquilino",
];
/// Facts that follow a name.
const FACTS: &[&str] = &[
    "abita",
    "vive",
    "risiede",
    "lavora",
    "lavorava",
    "ha",
    "aveva",
    "era",
    "sta",
    "deve",
    "prende",
    "percepisce",
    "riceve",
    "incassa",
    "guadagna",
    "soffre",
    "frequenta",
    "esce",
    "tradisce",
    "beve",
    "fa",
    "non",
    "va",
    "si",
    "mi",
    "possiede",
    "paga",
    "evade",
    "affitta",
    "ruba",
    "rubava",
    "nato",
    "nata",
    "residente",
    "domiciliato",
    "domiciliata",
    "malato",
    "malata",
    "abitava",
    "viveva",
    "parcheggia",
];
/// What follows "è" and not "e".
const STATES: &[&str] = &[
    "stato",
    "stata",
    "un",
    "una",
    "sempre",
    "molto",
    "gia",
    "ancora",
    "mort*",
    "nat*",
    "malat*",
    "venut*",
    "andat*",
    "separat*",
    "divorziat*",
    "incinta",
    "ricoverat*",
    "disoccupat*",
    "licenziat*",
    "propriet*",
    "titolare",
    "mio",
    "mia",
];
/// Facts strong enough without an introduction, after a first name that is one.
const STRONG_FACTS: &[&str] = &[
    "abita",
    "abitava",
    "vive",
    "risiede",
    "percepisce",
    "soffre",
    "tradisce",
    "nato",
    "nata",
    "residente",
    "domiciliato",
    "domiciliata",
    "guadagna",
    "evade",
    "lavora",
];
/// What is nobody else's business, after "ha", "è" or "si".
const PRIVATE: &[&str] = &[
    "malat*",
    "incinta",
    "ricoverat*",
    "disoccupat*",
    "divorziat*",
    "separat*",
    "licenziat*",
    "alcolizzat*",
    "drogat*",
    "depress*",
    "invalid*",
    "disabil*",
    "sieropositiv*",
    "tumore",
    "cancro",
    "diabete",
    "hiv",
    "epatite",
    "debiti",
    "amante",
    "relazione",
    "tradito",
    "divorziando",
    "sussidio",
    "reddito",
    "pensione",
    "104",
    "moros*",
    "pignorat*",
    "sfrattat*",
];
/// Office-holders, and what bears people's names.
const PUBLIC: &[&str] = &[
    "sindaco",
    "sindaca",
    "presidente",
    "vicepresidente",
    "ministro",
    "ministra",
    "assessore",
    "assessora",
    "consigliere",
    "consigliera",
    "dirigente",
    "direttore",
    "direttrice",
    "segretario",
    "onorevole",
    "on",
    "senatore",
    "senatrice",
    "deputato",
    "governatore",
    "prefetto",
    "questore",
    "commissario",
    "vescovo",
    "papa",
    "premier",
    "rettore",
    "comandante",
    "procuratore",
    "giudice",
    "cancelliere",
    "sottosegretario",
    "via",
    "viale",
    "piazza",
    "piazzale",
    "corso",
    "largo",
    "vicolo",
    "scuola",
    "liceo",
    "istituto",
    "teatro",
    "premio",
    "fondazione",
    "ospedale",
    "museo",
    "stadio",
    "parco",
    "aeroporto",
    "palazzo",
    "villa",
    "auditorium",
    "biblioteca",
    "associazione",
    "centro",
    "cantante",
    "attore",
    "attrice",
    "scrittore",
    "scrittrice",
    "regista",
    "calciatore",
    "giornalista",
    "autore",
    "poeta",
    "san",
    "santa",
    "borgo",
    "monte",
    "porto",
    "castel",
    "lago",
    "ponte",
    "isola",
    "valle",
];
/// Words that are no surname, for names written in small letters.
const NO_SURNAME: &[&str] = &[
    "e", "che", "ed", "non", "il", "la", "lo", "i", "gli", "le", "un", "una", "di", "a", "da",
    "in", "con", "su", "per", "ha", "come", "ma", "o", "se", "anche", "abita", "vive", "lavora",
    "si", "mi", "ti", "ci", "vi", "era", "sta", "deve", "molto", "mio", "mia", "tuo", "suo",
    "questo", "quello", "comune",
];

#[inline(never)]
pub(super) fn find(scan: &mut Scan<'_>) {
    let data = data(scan);
    let mut i = 0;
    while i < scan.tokens().len() {
        let found = introduced(scan, &data, i).or_else(|| told(scan, &data, i));
        match found {
            Some((name, why)) => {
                let tokens = scan.tokens();
                let range = tokens[name.start].start as usize..tokens[name.end - 1].end as usize;
                i = name.end;
                if scan.is_free(&range) {
                    scan.report(Entity::FullName, range, 0.88, Evidence::Context(why.into()));
                }
            }
            None => i += 1,
        }
    }
}

/// "la signora Maria Bianchi abita…", "si chiama Mario Rossi", "mi chiamo…": a name after this
/// token.
fn introduced(
    scan: &Scan<'_>,
    data: &[Range<usize>],
    i: usize,
) -> Option<(Range<usize>, &'static str)> {
    let word = scan.word(i);
    // The initials of the words below: this runs on every token.
    if !word.starts_with(['c', 's', 'n', 'i']) {
        return None;
    }
    let calls = matches!(word, "chiama" | "chiamo" | "chiamava" | "chiamano")
        && i > 0
        && matches!(scan.word(i - 1), "si" | "mi");
    if calls {
        let name = name(scan, i + 1, true)?;
        // Things have names too: the writer, a first name, or a person before the verb.
        let start = scan.tokens()[i].start as usize;
        let person = scan.word(i - 1) == "mi"
            || scan.shapes.is(scan.word(name.start), Sort::FirstName)
            || has(scan.before(start, 48), KIN)
            || has(scan.before(start, 48), HONORIFICS);
        return (person && !is_public(scan, &name)).then_some((name, "si chiama"));
    }
    if matches!(word, "sottoscritto" | "sottoscritta") {
        return Some((name(scan, i + 1, true)?, "sottoscritto"));
    }
    let named = matches!(word, "nome") && matches!(scan.word(i + 1), "di" | "e")
        || matches!(word, "intestato" | "intestata" | "intestati") && scan.word(i + 1) == "a";
    if named {
        let name = name(scan, i + 2, false)?;
        let full = scan.shapes.is(scan.word(name.start), Sort::FirstName);
        return (full && !is_public(scan, &name)).then_some((name, "a nome di"));
    }
    if HONORIFICS.contains(&word) {
        // "sig.ra": the ending is a token of its own.
        let ending = matches!(scan.word(i + 1), "ra" | "na") && word == "sig";
        let name = name(scan, i + 1 + usize::from(ending), true)?;
        let fact = has_fact(scan, &name) || is_beside(scan, data, &name);
        return (fact && !is_public(scan, &name)).then_some((name, "signor"));
    }
    None
}

/// "Mario Rossi abita…", "il mio vicino Mario Rossi ha…", "Mario Rossi, nato il…", "Mario Rossi 333
/// 1234567".
fn told(scan: &Scan<'_>, data: &[Range<usize>], i: usize) -> Option<(Range<usize>, &'static str)> {
    if !(scan.is_capitalised(i) && scan.is_capitalised(i + 1)) {
        return None;
    }
    let name = name(scan, i, false)?;
    let first = scan.shapes.is(scan.word(name.start), Sort::FirstName);
    // Given name first, or surname first as in lists.
    let listed = first || scan.shapes.is(scan.word(name.end - 1), Sort::FirstName);
    if !listed || is_public(scan, &name) {
        return None;
    }
    if i > 0 && first && KIN.contains(&scan.word(i - 1)) && has_fact(scan, &name) {
        return Some((name, "legame"));
    }
    if first && is_private(scan, name.end) {
        return Some((name, "fatto"));
    }
    let next = scan.word(name.end);
    let close = !scan.gap(name.end - 1).contains(['.', '!', '?', '\n', ';']);
    if first && close && STRONG_FACTS.contains(&next) {
        return Some((name, "fatto"));
    }
    is_beside(scan, data, &name).then_some((name, "dato"))
}

/// Two or three names in capitals from this token on; in small letters, if allowed, a first name
/// that is one and a word that can be a surname.
fn name(scan: &Scan<'_>, from: usize, small: bool) -> Option<Range<usize>> {
    let joined = |at: usize| scan.gap(at) == " " || scan.gap(at) == "'";
    let mut end = from;
    while end < from + 4
        && scan.is_capitalised(end)
        && !NO_SURNAME.contains(&scan.word(end))
        && !scan.word(end).bytes().any(|b| b.is_ascii_digit())
        && (end == from || joined(end - 1))
    {
        end += 1;
    }
    let shouted = (from..end).all(|token| scan.tokens()[token].marks.has(Marks::ALL_CAPS));
    let listed = scan.shapes.is(scan.word(from), Sort::FirstName);
    if end - from >= 2 && (listed || !shouted) {
        return Some(from..end);
    }
    if !small || !listed || !joined(from) {
        return None;
    }
    let surname = scan.tokens().get(from + 1)?;
    let word = scan.word(from + 1);
    let plausible = surname.kind == Kind::Word
        && word.len() >= 4
        && word.bytes().all(|b| b.is_ascii_lowercase())
        && !NO_SURNAME.contains(&word)
        && !FACTS.contains(&word);
    let next = scan.word(from + 2);
    let ends = next.is_empty()
        || scan.gap(from + 1) != " "
        || FACTS.contains(&next)
        || NO_SURNAME.contains(&next);
    (plausible && ends).then_some(from..from + 2)
}

/// Whether a fact about the person follows in the same sentence.
fn has_fact(scan: &Scan<'_>, name: &Range<usize>) -> bool {
    let sentence_ends = |at: usize| scan.gap(at).contains(['.', '!', '?', ';', '\n']);
    for at in name.end..name.end + 3 {
        if sentence_ends(at - 1) {
            return false;
        }
        // "È" folds as "e" does: what follows tells the verb from the conjunction.
        let is = scan.word(at) == "e" && has(scan.word(at + 1), STATES);
        if is || FACTS.contains(&scan.word(at)) {
            return true;
        }
    }
    false
}

/// Health, family, work and money, right after a name: "ha il diabete", "è stata licenziata".
fn is_private(scan: &Scan<'_>, from: usize) -> bool {
    let verb = matches!(
        scan.word(from),
        "ha" | "e" | "aveva" | "era" | "si" | "prende" | "soffre" | "sta"
    );
    if !verb || scan.gap(from - 1) != " " {
        return false;
    }
    for at in from + 1..from + 4 {
        if scan.gap(at - 1).contains(['.', '!', '?', ';', '\n']) {
            return false;
        }
        if has(scan.word(at), PRIVATE) {
            return true;
        }
    }
    false
}

/// The data found so far that tell who someone is, in the order of the text.
fn data(scan: &Scan<'_>) -> Vec<Range<usize>> {
    let tells = |entity: &Entity| {
        !matches!(
            entity,
            Entity::FullName | Entity::UsernameLink | Entity::ProtocolNumber | Entity::Email
        )
    };
    let mut data: Vec<Range<usize>> = scan
        .found
        .iter()
        .filter(|(entity, _)| tells(entity))
        .map(|(_, range)| range.clone())
        .collect();
    data.sort_by_key(|range| range.start);
    data
}

/// Whether one of these stands close by, with nothing between but signs and labels.
fn is_beside(scan: &Scan<'_>, data: &[Range<usize>], name: &Range<usize>) -> bool {
    const BEFORE: usize = 6;
    const AFTER: usize = 24;
    let tokens = scan.tokens();
    let start = tokens[name.start].start as usize;
    let end = tokens[name.end - 1].end as usize;
    let next = data.partition_point(|datum| datum.start < end);
    let after = data.get(next).map(|datum| end..datum.start);
    let before = next.checked_sub(1).map(|at| data[at].end..start);
    let close = |between: Option<Range<usize>>, reach: usize| {
        between
            .filter(|range| range.start <= range.end && range.len() <= reach)
            .is_some_and(|range| {
                let between = &scan.text[range];
                !between.contains(['.', '!', '?', ';']) || between.contains("tel.")
            })
    };
    close(after, AFTER) || close(before, BEFORE)
}

/// Whether the name is of someone known, or follows an office or something named after people.
fn is_public(scan: &Scan<'_>, name: &Range<usize>) -> bool {
    let tokens = scan.tokens();
    let start = tokens[name.start].start as usize;
    let two = &scan.text[start..tokens[(name.start + 1).min(name.end - 1)].end as usize];
    has(scan.before(start, 28), PUBLIC)
        || scan.shapes.is(two, Sort::KnownPerson)
        || PUBLIC.contains(&scan.word(name.start))
}
