//! Others' content relayed without saying whose it is.

use std::ops::Range;

use vaglio_text::{Kind, Marks, Reading};

use super::{DraftContext, recognition};
use crate::phrase;
use crate::recognition::Recognition;
use crate::taxonomy::Category;

/// Words that relay what somebody else found or wrote.
const RELAYS: &[&str] = &[
    "secondo uno studio",
    "secondo un recente studio",
    "secondo un nuovo studio",
    "secondo studi recenti",
    "secondo recenti studi",
    "secondo alcuni studi",
    "secondo una ricerca",
    "secondo una recente ricerca",
    "secondo un indagine",
    "secondo una recente indagine",
    "secondo un sondaggio",
    "secondo un recente sondaggio",
    "secondo un rapporto",
    "secondo un recente rapporto",
    "secondo un articolo",
    "secondo gli esperti",
    "secondo alcuni esperti",
    "secondo gli analisti",
    "secondo gli studiosi",
    "secondo gli scienziati",
    "secondo fonti",
    "secondo alcune fonti",
    "secondo indiscrezioni",
    "secondo quanto si apprende",
    "secondo quanto riportato",
    "secondo la stampa",
    "secondo alcuni giornali",
    "secondo i giornali",
    "stando a uno studio",
    "stando a una ricerca",
    "stando a fonti",
    "stando alle indiscrezioni",
    "uno studio rivela",
    "una ricerca rivela",
    "una ricerca dimostra",
    "uno studio dimostra",
    "uno studio ha dimostrato",
    "una ricerca ha dimostrato",
    "un recente studio",
    "una recente ricerca",
    "una recente indagine",
    "recenti studi",
    "recenti ricerche",
    "studi recenti dimostrano",
    "gli esperti dicono",
    "gli esperti sostengono",
    "si legge che",
    "leggiamo che",
    "si legge su",
    "si legge in un articolo",
    "come si legge",
    "abbiamo letto che",
    "si dice che",
    "gira voce",
    "circola voce",
    "corre voce",
    "a quanto pare",
    "pare che",
    "sembra che sia",
    "come riportano i giornali",
    "come riporta la stampa",
    "come riportato dalla stampa",
    "un quotidiano riporta",
    "riceviamo e pubblichiamo",
    "riceviamo e volentieri pubblichiamo",
    "da un articolo",
    "tratto da un articolo",
    "leggendo un articolo",
    "dicono che",
    "ho letto che",
    "hanno scoperto che",
    "ricercatori hanno scoperto",
    "foto dal web",
    "foto presa dal web",
    "foto presa da internet",
    "immagine dal web",
    "immagine presa da internet",
    "immagine trovata in rete",
    "video dal web",
    "video trovato in rete",
    "video preso da internet",
    "foto trovata in rete",
    "foto trovata su internet",
    "dal web",
    "girano sul web",
    "gira sul web",
    "gira in rete",
    "virale sul web",
    "trovato in rete",
    "trovata in rete",
];
/// Words of the institution's own findings.
const OWN: &[&str] = &[
    "nostro studio",
    "nostra ricerca",
    "nostra indagine",
    "nostri dati",
    "nostro ufficio",
    "nostro osservatorio",
    "nostro rapporto",
    "nostro centro",
    "nostro sondaggio",
    "realizzat* da noi",
    "abbiamo realizzato",
    "abbiamo condotto",
    "condotta dalla camera",
    "realizzata dalla camera",
    "del nostro",
    "della nostra",
];
/// Words that name a source.
const SOURCES: &[&str] = &[
    "fonte",
    "fonti dati",
    "credits",
    "credit",
    "foto di",
    "video di",
    "immagine di",
    "via",
    "tratto dal",
    "tratto dalla",
    "cit",
    "intervista a",
    "ph",
    "copyright",
    "testo di",
    "rt",
];
/// A name after these says whose it is.
const OF: &[&str] = &[
    "di", "del", "dell", "della", "dello", "dei", "degli", "delle", "da", "dal", "dall", "dalla",
    "dallo", "dai", "dagli", "dalle", "su", "sul", "sull", "sulla", "e", "con", "per", "secondo",
    "presso", "il", "la", "lo", "l", "i", "gli", "le",
];
/// Titles stand between quotation marks too.
const TITLED: &[&str] = &[
    "titolo",
    "intitolato",
    "intitolata",
    "convegno",
    "evento",
    "webinar",
    "seminario",
    "incontro",
    "progetto",
    "bando",
    "corso",
    "mostra",
    "libro",
    "workshop",
    "tema",
    "motto",
    "slogan",
    "concorso",
    "premio",
    "iniziativa",
    "campagna",
    "percorso",
    "spettacolo",
    "film",
    "laboratorio",
    "conferenza",
    "rassegna",
    "denominato",
    "denominata",
    "programma",
    "festival",
    "chiamato",
    "chiamata",
    "oggetto",
    "modulo",
    "sezione",
    "voce",
    "pulsante",
    "menu",
    "domanda",
    "misura",
    "rapporto",
    "studio",
    "volume",
    "guida",
    "tavola",
    "panel",
];
/// Quoted words from this number on are a passage.
const PASSAGE: usize = 10;

/// Adds `missing_source` where others' findings, words or pictures are relayed and neither a name, a
/// link nor an account says whose they are.
pub fn missing_source(
    reading: &Reading<'_>,
    context: &DraftContext<'_>,
    out: &mut Vec<Recognition>,
) {
    let linked = !context.links.is_empty()
        || context.native_share
        || reading
            .tokens()
            .iter()
            .any(|token| matches!(token.kind, Kind::Url | Kind::Mention));
    if linked || phrase::any(reading, SOURCES) || phrase::any(reading, OWN) {
        return;
    }
    let relayed = phrase::first(reading, RELAYS)
        .filter(|found| !is_asked(reading, found))
        // "Mi pare che" is an opinion of one's own.
        .filter(|found| {
            let before = phrase::word(reading, found.start.checked_sub(1));
            !matches!(before, "mi" | "ti" | "ci" | "vi" | "gli" | "le" | "non")
        })
        .filter(|found| {
            let sentence = reading.sentence_of(found.start);
            let after = reading.sentences().find(|next| next.start == sentence.end);
            let end = after.map_or(sentence.end, |next| next.end);
            !is_named(reading, sentence.start..end)
        });
    if let Some(found) = relayed {
        out.push(recognition(
            Category::MissingSource,
            Some(reading.tokens_span(found)),
            0.78,
            "draft.missing_source.relayed",
        ));
    } else if let Some(passage) = passage(reading) {
        let around = 0..reading.tokens().len();
        let named = around
            .filter(|token| !passage.contains(token))
            .any(|token| is_name(reading, token, true) || speaks(reading, token, &passage));
        if !named {
            out.push(recognition(
                Category::MissingSource,
                Some(reading.tokens_span(passage)),
                0.65,
                "draft.missing_source.quoted",
            ));
        }
    }
}

fn is_asked(reading: &Reading<'_>, found: &Range<usize>) -> bool {
    let sentence = reading.sentence_of(found.start);
    phrase::gap(reading, sentence.end - 1).contains('?')
        || phrase::any_in(
            reading,
            sentence,
            &[
                "non credete",
                "attenzione a chi",
                "diffidate",
                "bufala",
                "fake news",
                "smentiamo",
            ],
        )
}

/// Whether a name after a preposition says whose the content is: "dell'Istat", "su Nature".
fn is_named(reading: &Reading<'_>, mut tokens: Range<usize>) -> bool {
    tokens.any(|token| is_name(reading, token, false))
}

/// "Calvino: «…»", "#Bersani dice…".
fn speaks(reading: &Reading<'_>, token: usize, passage: &Range<usize>) -> bool {
    let known = reading.tokens()[token];
    let named = known.marks.has(Marks::CAPITALISED)
        && token + 1 == passage.start
        && phrase::gap(reading, token).contains(':');
    named || known.kind == Kind::Hashtag && known.marks.has(Marks::CAPITALISED)
}

fn is_name(reading: &Reading<'_>, token: usize, anywhere: bool) -> bool {
    let known = reading.tokens()[token];
    let capital = known.marks.has(Marks::CAPITALISED)
        && !known.marks.has(Marks::STARTS_SENTENCE)
        && known.kind == Kind::Word
        && known.range().len() > 2;
    // "in Italia", "a Monza" say where, not who.
    let before = phrase::word(reading, token.checked_sub(1));
    let earlier = phrase::word(reading, token.checked_sub(2));
    let role = |word: &str| {
        matches!(
            word,
            "universita"
                | "istituto"
                | "ministero"
                | "centro"
                | "banca"
                | "camera"
                | "agenzia"
                | "societa"
                | "professor"
                | "professoressa"
                | "dottor"
                | "ministro"
                | "osservatorio"
                | "fondazione"
                | "quotidiano"
                | "rivista"
                | "politecnico"
                | "presidente"
                | "sindaco"
        )
    };
    capital
        && (anywhere && !PLACE.contains(&before)
            || OF.contains(&before)
            || role(before)
            || role(earlier))
        && !COUNTRIES.contains(&reading.token_text(token))
}

const PLACE: &[&str] = &["in", "a", "ad", "nel", "nella"];
const COUNTRIES: &[&str] = &[
    "italia", "europa", "paese", "paesi", "stato", "natale", "pasqua", "covid",
];

/// A passage between quotation marks that is no title.
fn passage(reading: &Reading<'_>) -> Option<Range<usize>> {
    let tokens = reading.tokens();
    let quoted = |token: usize| tokens[token].marks.has(Marks::QUOTED);
    // A testimony has its "ha detto", whose subject is a person that the text may call by role.
    let told = phrase::any(
        reading,
        &[
            "ha detto",
            "ha dichiarato",
            "ha commentato",
            "ha spiegato",
            "spiega",
            "dichiara",
            "commenta",
            "afferma",
            "sottolinea",
            "ha sottolineato",
            "racconta",
            "il sindaco",
            "il presidente",
            "la presidente",
            "l assessor*",
            "il segretario",
            "articolo",
            "art",
            "proverbio",
        ],
    );
    if told {
        return None;
    }
    let mut at = 0;
    while at < tokens.len() {
        if !quoted(at) {
            at += 1;
            continue;
        }
        let start = at;
        while at < tokens.len() && quoted(at) {
            at += 1;
        }
        let words = (start..at)
            .filter(|&token| tokens[token].kind == Kind::Word)
            .count();
        let titled = (start.saturating_sub(5)..start)
            .any(|token| TITLED.contains(&reading.token_text(token)));
        if words >= PASSAGE && !titled {
            return Some(start..at);
        }
    }
    None
}
