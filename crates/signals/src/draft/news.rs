//! Whether a draft is news: it says that something is open, published, held, due.

use vaglio_text::{Kind, Reading};

use crate::day;
use crate::phrase;

/// What news of a public body is about.
const SUBJECTS: &[&str] = &[
    "bando",
    "bandi",
    "avviso pubblico",
    "avvisi pubblici",
    "contribut*",
    "voucher",
    "corso",
    "corsi",
    "webinar",
    "seminari*",
    "convegn*",
    "workshop",
    "evento",
    "eventi",
    "incontro",
    "incontri",
    "conferenza",
    "fiera",
    "festival",
    "open day",
    "laborator*",
    "concorso",
    "concorsi",
    "scadenza",
    "scadenze",
    "iscrizioni",
    "domande",
    "domanda di",
    "candidature",
    "graduatori*",
    "sportello",
    "sportelli",
    "servizio di",
    "servizio online",
    "nuovo servizio",
    "portale",
    "rapporto",
    "i dati su*",
    "dati sull",
    "patrimonio",
    "indagine",
    "agevolazion*",
    "incentivi*",
    "premio",
    "mostra",
    "comunicato stampa",
    "percorso formativo",
    "percorsi formativi",
    "formazione",
    "missione",
    "consultazione",
    "selezione",
    "ordinanza",
    "riapertura",
    "inaugurazione",
    "assemblea",
    "consiglio comunale",
    "consiglio camerale",
    "hackathon",
    "tavola rotonda",
    "diretta streaming",
    "bonus",
    "finanziament*",
    "fondo",
    "fondi",
    "tirocini",
    "tirocinio",
    "servizio civile",
    "graduatoria",
    "protocollo d intesa",
    "accordo",
    "convenzione",
    "osservatorio",
    "borse di studio",
    "borsa di studio",
    "rassegna",
    "spettacolo",
    "concerto",
    "progetto",
    "lavori",
    "cantiere",
    "mercato",
    "campagna",
    "infoday",
    "info day",
    "b2b",
    "masterclass",
    "call",
    "elezioni",
    "orari",
    "diritto annuale",
];
/// What is said of it.
const ACTS: &[&str] = &[
    "apert*",
    "apre",
    "aprono",
    "aprira",
    "apriranno",
    "riapr*",
    "al via",
    "prende il via",
    "parte",
    "partono",
    "partira",
    "pubblicat*",
    "presentat*",
    "inaugurat*",
    "online",
    "on line",
    "disponibil*",
    "iscriviti",
    "iscrivetevi",
    "iscriversi",
    "prenota",
    "prenotate",
    "prenotati",
    "partecipa",
    "partecipate",
    "partecipare",
    "scade",
    "scadono",
    "scadra",
    "in scadenza",
    "scadenza",
    "entro il",
    "entro le",
    "entro l",
    "c e tempo",
    "ultimi giorni",
    "ultimi posti",
    "vi aspettiamo",
    "ti aspettiamo",
    "vi invitiamo",
    "appuntamento",
    "si terra",
    "si terranno",
    "si svolgera",
    "in programma",
    "e possibile presentare",
    "e possibile fare",
    "presenta la domanda",
    "presentate",
    "prorogat*",
    "e attivo",
    "e attiva",
    "sono attivi",
    "nasce",
    "arriva",
    "arrivano",
    "lanciamo",
    "lanciato",
    "presentiamo",
    "presentato",
    "presentata",
    "presentati",
    "inaugur*",
    "approvat*",
    "stanziat*",
    "save the date",
    "registrati",
    "registratevi",
    "si e svolt*",
    "si sono svolt*",
    "si e tenut*",
    "si sono tenut*",
    "si e conclus*",
    "concluso",
    "comunichiamo",
    "informiamo",
    "si comunica",
    "si informa",
    "da oggi",
    "chiude",
    "chiudono",
    "chiusi",
    "chiuso",
    "chiusa",
    "sospes*",
    "firmat*",
    "premiat*",
    "in crescita",
    "crescono",
    "calano",
    "cresce",
    "cala",
    "aumentano",
    "candidati",
    "candidatevi",
    "richiedi",
    "richiedete",
    "non perdere",
    "non perdete",
    "non mancare",
    "non mancate",
    "segnatevi",
    "ha partecipato",
    "abbiamo partecipato",
    "hanno partecipato",
    "ospita",
    "ospitera",
    "organizza",
    "organizziamo",
    "promuove",
    "modificat*",
    "annullat*",
    "rinviat*",
    "e uscito",
    "e uscita",
    "fino al",
    "torna",
    "tornano",
    "iniziano",
    "inizia",
    "inizieranno",
    "dal",
    "a partire dal",
    "dettagli su",
    "info su",
    "informazioni su",
    "maggiori informazioni",
    "info e",
    "programma completo",
];
/// Words that call to do something now: they make news even of thanks and greetings.
pub(super) const CALLS: &[&str] = &[
    "iscriviti",
    "iscrivetevi",
    "iscriversi",
    "prenota",
    "prenotate",
    "prenotati",
    "partecipa",
    "partecipate",
    "scade",
    "scadono",
    "scadra",
    "entro il",
    "entro le",
    "c e tempo",
    "ultimi giorni",
    "ultimi posti",
    "registrati",
    "registratevi",
    "candidati ora",
    "candidatevi",
    "presenta la domanda",
    "richiedi",
    "richiedete",
    "non perdere",
    "non perdete",
    "save the date",
    "iscrizioni aperte",
    "aperte le iscrizioni",
    "al via",
    "vi aspettiamo",
    "ti aspettiamo",
    "non mancate",
    "non mancare",
    "segnatevi",
    "si terra",
    "si svolgera",
    "parte il",
    "parte la",
    "apre il",
    "apre lo",
    "in programma",
    "e aperto",
    "e aperta",
    "sono aperte",
    "sono aperti",
];
/// Greetings, thanks, reactions.
const COURTESIES: &[&str] = &[
    "auguri",
    "buon natale",
    "buone feste",
    "buona pasqua",
    "buon anno",
    "buon ferragosto",
    "buone vacanze",
    "buona giornata",
    "buona domenica",
    "buon weekend",
    "buongiorno",
    "buonasera",
    "buon lavoro",
    "buon lunedi",
    "buon compleanno",
    "buon primo maggio",
    "buon 1",
    "buon 2 giugno",
    "buon 25 aprile",
    "felice anno",
    "grazie a",
    "grazie di",
    "grazie per",
    "grazie mille",
    "grazie ai",
    "grazie alle",
    "un grazie",
    "grazie",
    "complimenti",
    "congratulazioni",
    "bravi",
    "brave",
    "bravo",
    "brava",
    "che bella",
    "che bello",
    "che emozione",
    "che giornata",
    "condoglianze",
    "cordoglio",
    "ci uniamo al",
    "un abbraccio",
    "benvenut*",
    "ciao",
    "in bocca al lupo",
    "forza",
];
/// The institution's history, places and curiosities.
const HERITAGE: &[&str] = &[
    "lo sapevate",
    "lo sapevi",
    "sapevate che",
    "sapevi che",
    "forse non tutti sanno",
    "non tutti sanno",
    "curiosita",
    "accadde oggi",
    "accadeva oggi",
    "oggi nel",
    "secolo",
    "la storia di",
    "la storia del",
    "la storia della",
    "storia della camera",
    "storia del comune",
    "palazzo storico",
    "sede storica",
    "archivio storico",
    "anniversario",
    "tbt",
    "throwbackthursday",
    "throwback",
    "amarcord",
    "foto d epoca",
    "cartolina d epoca",
    "come eravamo",
    "come era",
    "c era una volta",
    "pillole di storia",
    "fondat* nel",
    "costruit* nel",
    "progettat* dall",
    "affresc*",
    "patrimonio storico",
    "anni fa nasceva",
    "nasceva nel",
    "ricorrenza",
    "giornata della memoria",
    "ricordiamo",
    "in ricordo",
    "in memoria",
    "commemor*",
    "storico",
    "nacque",
    "venne fondat*",
    "fu fondat*",
    "fu inaugurat*",
    "fu costruit*",
    "risale al",
    "leggenda",
];

/// Whether a draft tells the institution's history.
pub(super) fn is_heritage(reading: &Reading<'_>) -> bool {
    let past_year = |token: usize| {
        let text = reading.token_text(token);
        reading.tokens()[token].kind == Kind::Number
            && text.len() == 4
            && ("1000"..="1989").contains(&text)
            && matches!(
                phrase::word(reading, token.checked_sub(1)),
                "nel" | "del" | "dal" | "anno" | "al" | "il" | "fino" | "nell"
            )
    };
    // What opens now is news even when it is a historical exhibition.
    let called = phrase::any(reading, CALLS);
    !called && (phrase::any(reading, HERITAGE) || (0..reading.tokens().len()).any(past_year))
}

/// Whether a draft greets, thanks or reacts, and asks for nothing.
pub(super) fn is_courtesy(reading: &Reading<'_>) -> bool {
    if phrase::any(reading, CALLS) {
        return false;
    }
    // At the beginning of the first sentences: that is what the text is for.
    let early = reading
        .sentences()
        .take(2)
        .map(|sentence| sentence.start..sentence.end.min(sentence.start + 6));
    early
        .into_iter()
        .any(|head| phrase::any_in(reading, head, COURTESIES))
}

/// Whether a draft announces something: a subject and what is said of it, in one sentence or in
/// sentences that follow one another.
pub(super) fn is_news(reading: &Reading<'_>) -> bool {
    if is_courtesy(reading) || is_heritage(reading) {
        return false;
    }
    let (mut subject, mut act) = (None, None);
    for (number, sentence) in reading.sentences().enumerate() {
        let found = phrase::first_in(reading, sentence.clone(), SUBJECTS);
        if found.is_some() {
            subject = Some(number);
        }
        // "Scadenza" is a subject that may also be what is said, but not of itself.
        let acts = sentence.clone().any(|token| {
            let one = ACTS
                .iter()
                .find_map(|words| phrase::at(reading, token, words));
            one.is_some_and(|one| found.as_ref().is_none_or(|found| *found != one))
                || is_dated(reading, token)
        });
        if acts {
            act = Some(number);
        }
        if let (Some(a), Some(b)) = (subject, act)
            && a.abs_diff(b) < 2
        {
            return true;
        }
    }
    false
}

/// "12 marzo", "ore 15".
fn is_dated(reading: &Reading<'_>, token: usize) -> bool {
    let number = |token: usize| {
        reading
            .tokens()
            .get(token)
            .is_some_and(|token| token.kind == Kind::Number)
    };
    let month = |token: usize| {
        let word = phrase::word(reading, Some(token));
        word.len() > 3 && day::month(word).is_some()
    };
    let slash = || phrase::gap(reading, token) == "/" && phrase::gap(reading, token + 1) == "/";
    number(token) && (month(token + 1) || number(token + 1) && number(token + 2) && slash())
        || reading.token_text(token) == "ore" && number(token + 1)
}
