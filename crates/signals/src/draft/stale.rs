//! News that is neither happening now nor due shortly.
//!
//! A text is stale when it is news, names days, and the latest of them is more than a week before the
//! day of writing. A day that is ahead or recent, anywhere in the text, makes the whole current: a
//! deadline that was put off names both. Stories of what was ("ecco com'è andata") have a month;
//! balances of a year and history have no term, and what is three years old or more is history. Days of laws, births, data and foundations are not
//! the day of the news. A bare month or year is only the day of something to come ("a marzo 2024
//! parte il corso").

use vaglio_text::Reading;

use super::{DraftContext, news, recognition};
use crate::day::{self, Day, Form, Mention};
use crate::phrase;
use crate::recognition::Recognition;
use crate::taxonomy::Category;

/// What is so many days old is recent.
const RECENT: i32 = 7;
/// From so many days on it is history, not news.
const HISTORY: i32 = 3 * 365;
/// What is so many days old may still be told as a story.
const RECAP: i32 = 31;

/// Words that tell a story of what was.
const STORIES: &[&str] = &[
    "com e andata",
    "com e andato",
    "ecco le foto",
    "le foto di",
    "le foto del",
    "le foto della",
    "rivivi",
    "rivivete",
    "rivediamo",
    "il video di",
    "il racconto di",
    "il racconto del",
    "i momenti piu belli",
    "gallery",
    "fotogallery",
    "recap",
    "riviviamo",
    "le immagini di",
    "le immagini del",
    "il resoconto",
    "riguarda",
    "la registrazione",
    "le slide",
    "gli atti del",
    "gli atti della",
];
/// Words that look back on a year, or keep something for later.
const BALANCES: &[&str] = &[
    "bilancio",
    "un anno di",
    "i numeri del",
    "i numeri dell anno",
    "retrospettiva",
    "relazione annuale",
    "rapporto annuale",
    "statistiche",
    "archivio",
    "dati aggiornati",
    "aggiornato al",
    "confronto con",
    "rispetto al",
    "in memoria",
    "giornata internazionale",
    "riepilogo dell anno",
];
/// Words that make a day current.
const NOW: &[&str] = &[
    "prossim*",
    "in questi giorni",
    "questa settimana",
    "questo mese",
    "questo weekend",
    "nel weekend",
    "in corso",
    "a breve",
    "ancora aperto",
    "ancora aperte",
    "ancora aperti",
    "ancora disponibil*",
    "tutto l anno",
    "sempre disponibil*",
    "in arrivo",
    "da oggi",
    "adesso",
    "anche quest anno",
    "prorogat*",
];
/// Before a day that is not the news's.
const OTHERS: &[&str] = &[
    "n",
    "art",
    "comma",
    "legge",
    "decreto",
    "dlgs",
    "lgs",
    "dpr",
    "dpcm",
    "dm",
    "regolamento",
    "direttiva",
    "delibera",
    "deliberazione",
    "determina",
    "determinazione",
    "circolare",
    "ordinanza",
    "prot",
    "protocollo",
    "gazzetta",
    "nato",
    "nata",
    "nati",
    "fondata",
    "fondato",
    "istituita",
    "istituito",
    "costituita",
    "costituito",
    "contratto",
    "ccnl",
    "aggiornato",
    "aggiornati",
    "dati",
    "sentenza",
    "risalente",
    "vigore",
    "rispetto",
    "iscritte",
    "iscritti",
    "anniversario",
    "attiva",
    "attivo",
    "sin",
    "costruito",
    "registrate",
    "approvata",
    "approvato",
    "residenti",
    "periodo",
];
/// What makes a day one of the past when its year is left out.
const PAST: &[&str] = &[
    "si e svolt*",
    "si sono svolt*",
    "si e tenut*",
    "si sono tenut*",
    "si e conclus*",
    "ha partecipato",
    "hanno partecipato",
    "abbiamo partecipato",
    "e stato",
    "e stata",
    "sono stati",
    "sono state",
    "abbiamo",
    "scorso",
    "scorsa",
    "scorsi",
    "ha visto",
    "ha ospitato",
    "ha firmato",
    "hanno firmato",
    "e andata",
    "era",
];

/// Adds `stale_news` for a post whose days are all past. Without the day of writing nothing is said.
pub fn stale_news(reading: &Reading<'_>, context: &DraftContext<'_>, out: &mut Vec<Recognition>) {
    let Some(today) = context.day().filter(|_| context.post) else {
        return;
    };
    // What a sentence tells is looked up once, however many days it names.
    let mut sentence = Sentence::default();
    let days: Vec<Mention> = day::mentions(reading, today)
        .into_iter()
        .filter_map(|mention| {
            sentence.read(reading, mention.tokens.start);
            let mention = sentence.in_the_past(mention, today);
            sentence.has_news(reading, &mention).then_some(mention)
        })
        .collect();
    let Some(latest) = days.iter().max_by_key(|mention| mention.day) else {
        return;
    };
    let age = today.since(latest.day);
    if !(RECENT + 1..HISTORY).contains(&age)
        || news::is_heritage(reading)
        || !(news::is_news(reading) || tells(reading))
        || phrase::any(reading, BALANCES)
        || phrase::any(reading, NOW)
        || age <= RECAP && phrase::any(reading, STORIES)
    {
        return;
    }
    let sure = if age > RECAP && (latest.year || phrase::any(reading, news::CALLS)) {
        0.85
    } else {
        0.7
    };
    out.push(recognition(
        Category::StaleNews,
        Some(reading.tokens_span(latest.tokens.clone())),
        sure,
        "draft.stale_news",
    ));
}

/// What was done, told as news.
fn tells(reading: &Reading<'_>) -> bool {
    const DONE: &[&str] = &[
        "abbiamo incontrato",
        "abbiamo firmato",
        "abbiamo presentato",
        "abbiamo inaugurato",
        "abbiamo ospitato",
        "ha incontrato",
        "ha firmato",
        "ha visitato",
        "si e riunit*",
        "si e insediat*",
        "si e svolt*",
        "si sono svolt*",
        "si e tenut*",
        "si e conclus*",
        "sono stati premiati",
        "e stato inaugurato",
        "e stata inaugurata",
        "e stato presentato",
        "e stato firmato",
        "in visita",
    ];
    !news::is_courtesy(reading) && phrase::any(reading, DONE)
}

/// What the sentence around a day tells.
#[derive(Clone, Debug, Default)]
struct Sentence {
    tokens: std::ops::Range<usize>,
    past: bool,
    calls: bool,
}

impl Sentence {
    fn read(&mut self, reading: &Reading<'_>, token: usize) {
        if !self.tokens.contains(&token) {
            let tokens = reading.sentence_of(token);
            self.past = phrase::any_in(reading, tokens.clone(), PAST);
            self.calls = phrase::any_in(reading, tokens.clone(), news::CALLS);
            self.tokens = tokens;
        }
    }

    /// A day without a year, told in the past: the one before the day of writing.
    fn in_the_past(&self, mention: Mention, today: Day) -> Mention {
        if mention.year || mention.day <= today || !self.past {
            return mention;
        }
        Mention {
            day: mention.day.plus(-365),
            ..mention
        }
    }

    /// Whether a day is the news's own, and not a law's, a birth's, a table's.
    fn has_news(&self, reading: &Reading<'_>, mention: &Mention) -> bool {
        let from = self
            .tokens
            .start
            .max(mention.tokens.start.saturating_sub(6));
        let other =
            (from..mention.tokens.start).any(|token| OTHERS.contains(&reading.token_text(token)));
        // "Nel 2024", "a marzo 2024": the day of something to come, or none at all.
        let bare = mention.form == Form::Month && !self.calls;
        !other && !bare
    }
}
