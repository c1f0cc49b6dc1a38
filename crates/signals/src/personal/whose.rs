//! Whose a datum is: the writer's own after words in the first person or in an advertisement,
//! someone else's otherwise.

use std::ops::Range;

use super::scan::{Scan, has, last_of};
use crate::taxonomy::{Entity, Whose};

/// First person, and words of those who offer or look for something.
const OWN: &[&str] = &[
    "mio",
    "mi hanno",
    "mi ha",
    "ho scritto da",
    "ho mandato",
    "sono io",
    "mia",
    "miei",
    "mie",
    "chiamatemi",
    "chiamami",
    "chiamarmi",
    "contattatemi",
    "contattami",
    "contattarmi",
    "telefonatemi",
    "richiamatemi",
    "richiamami",
    "scrivetemi",
    "scrivimi",
    "scrivermi",
    "mandatemi",
    "inviatemi",
    "mi trovate",
    "mi trovi",
    "mi chiamo",
    "mi potete",
    "mi puoi",
    "potete chiamarmi",
    "sono nato",
    "sono nata",
    "nato io",
    "abito",
    "vivo",
    "risiedo",
    "sono residente",
    "io sottoscritto",
    "io sottoscritta",
    "sottoscritto",
    "sottoscritta",
    "io",
    "scriveteci",
    "contattateci",
    "chiamateci",
    "contattaci",
    "chiamaci",
    "seguitemi",
    "seguimi",
    "aggiungetemi",
    "aggiungimi",
    "bonificatemi",
    "nostro",
    "nostra",
    "nostri",
    "preventiv*",
    "prenotazion*",
    "sconto",
    "sconti",
    "offerta",
    "offerte",
    "vendo",
    "affitto",
    "affittasi",
    "vendesi",
    "cerco",
    "cercasi",
    "eseguo",
    "offro",
    "per info",
    "per informazioni",
    "info",
    "disponibile",
    "ripetizioni",
    "traslochi",
    "ci trovate",
    "consulenz*",
    "whatsapp",
    "fatemi",
    "ditemi",
];
/// Someone else, though the writer may be named too.
const THIRD: &[&str] = &[
    "suo",
    "sua",
    "suoi",
    "sue",
    "loro",
    "signor",
    "signora",
    "signore",
    "sig",
    "sig.ra",
    "sigra",
    "dottor",
    "dottoressa",
    "lui",
    "lei",
    "abita",
    "vive",
    "risiede",
    "e nato",
    "e nata",
    "si chiama",
    "questo e il",
    "questa e la",
    "ecco il numero",
    "ecco l'indirizzo",
    "chiamatelo",
    "chiamatela",
    "contattatelo",
    "scrivetegli",
    "scrivetele",
    "mandategli",
    "tuo",
    "tua",
    "vostro",
    "vostra",
    "di quello",
    "di quella",
];
/// Persons that "mio" and "mia" may stand before.
const KIN: &[&str] = &[
    "sorella",
    "fratello",
    "madre",
    "padre",
    "mamma",
    "babbo",
    "papa",
    "marito",
    "moglie",
    "figlio",
    "figlia",
    "figli",
    "nipote",
    "nonno",
    "nonna",
    "zio",
    "zia",
    "cugino",
    "cugina",
    "cognato",
    "cognata",
    "suocero",
    "suocera",
    "genero",
    "nuora",
    "vicino",
    "vicina",
    "collega",
    "capo",
    "amico",
    "amica",
    "ex",
    "compagno",
    "compagna",
    "fidanzato",
    "fidanzata",
    "ragazzo",
    "ragazza",
    "avvocato",
    "commercialista",
    "datore",
    "coinquilino",
    "coinquilina",
    "inquilino",
    "genitori",
    "padrone",
];

/// How far the words may stand, in bytes.
const BEFORE: usize = 72;
const AFTER: usize = 40;

/// Whose the datum at `range` is.
pub(super) fn of(scan: &Scan<'_>, entity: Entity, range: &Range<usize>) -> Whose {
    let before = scan.before(range.start, BEFORE);
    // "Sono Anna Verdi, nata il…": of numbers and links, "sono" may speak of them.
    let person = matches!(entity, Entity::FullName | Entity::BirthDate);
    let am = last_of(before, if person { &["sono"] } else { &[] }).map(|(end, _)| end);
    let own = last_own(before).max(am);
    let third = last_of(before, THIRD).map(|(end, _)| end);
    let kin = last_kin(before);
    let third = third.max(kin);
    match (own, third) {
        (Some(own), Some(third)) if own > third => Whose::Own,
        (Some(_), Some(_)) | (None, Some(_)) => Whose::Third,
        (Some(_), None) => Whose::Own,
        (None, None) => {
            let after = scan.after(range.end, AFTER);
            let after = after.split('\n').next().unwrap_or(after);
            // After the datum only what speaks of reaching someone tells; names have no such words.
            let own = entity != Entity::FullName && has(after, OWN) && last_kin(after).is_none();
            if own && !has(after, THIRD) {
                Whose::Own
            } else {
                Whose::Third
            }
        }
    }
}

/// The last word in the first person that does not speak of another person ("mio marito").
fn last_own(text: &str) -> Option<usize> {
    let (end, word) = last_of(text, OWN)?;
    let possessive = matches!(
        word,
        "mio" | "mia" | "miei" | "mie" | "nostro" | "nostra" | "nostri"
    );
    if possessive && is_kin(&text[end..]) {
        let head = &text[..end - word.len()];
        return last_own(head);
    }
    Some(end)
}

/// Where "mio marito" and its like end.
fn last_kin(text: &str) -> Option<usize> {
    let possessives = ["mio", "mia", "miei", "mie", "nostro", "nostra"];
    let (end, word) = last_of(text, &possessives)?;
    if is_kin(&text[end..]) {
        return Some(end + 1);
    }
    last_kin(&text[..end - word.len()])
}

fn is_kin(after: &str) -> bool {
    let mut words = after
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words.next().is_some_and(|word| KIN.contains(&word))
}
