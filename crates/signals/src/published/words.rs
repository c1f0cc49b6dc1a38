//! The words of a text as they are compared: folded, numbers in one form, function words told apart.

use std::ops::Range;

use vaglio_text::{Kind, Marks, Reading};

use crate::day::{MONTHS, WEEKDAYS};
use crate::phrase::gap;

/// One word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// Folded; a number without the signs between its thousands.
    pub text: String,
    /// Where, in tokens of the reading.
    pub tokens: Range<usize>,
    /// An article, a preposition, an auxiliary: says nothing of the subject.
    pub function: bool,
    /// Digits.
    pub number: bool,
    /// A capital that no sentence start explains.
    pub name: bool,
}

/// The words of a text, without emoji and addresses.
pub(crate) fn of(reading: &Reading<'_>) -> Vec<Word> {
    let tokens = reading.tokens();
    let mut out = Vec::with_capacity(tokens.len());
    let mut token = 0;
    while token < tokens.len() {
        let known = tokens[token];
        let mut end = token + 1;
        let mut text = match known.kind {
            Kind::Emoji | Kind::Url | Kind::Email => {
                token += 1;
                continue;
            }
            _ => reading.token_text(token).to_owned(),
        };
        let number = known.kind == Kind::Number;
        if number {
            // 5.000, 5'000, 1.250.000, 2,3: one number. Hours keep their minutes.
            while end < tokens.len()
                && tokens[end].kind == Kind::Number
                && match gap(reading, end - 1) {
                    "." | "'" => {
                        tokens[end].range().len() == 3 && text.len() < 12 && !text.contains(',')
                    }
                    "," => tokens[end].range().len() < 3 && !text.contains(','),
                    _ => false,
                }
            {
                if gap(reading, end - 1) == "," {
                    text.push(',');
                }
                text.push_str(reading.token_text(end));
                end += 1;
            }
        }
        let marks = known.marks;
        out.push(Word {
            function: is_function(&text),
            number,
            name: marks.has(Marks::CAPITALISED)
                && !marks.has(Marks::STARTS_SENTENCE)
                && known.kind == Kind::Word
                && text.len() > 2,
            text,
            tokens: token..end,
        });
        token = end;
    }
    out
}

/// Words that say nothing of a subject. Sorted.
const FUNCTION: &[&str] = &[
    "a", "abbiamo", "ad", "agli", "ai", "al", "alla", "alle", "allo", "anche", "avete", "c", "che",
    "chi", "ci", "coi", "col", "come", "con", "cui", "d", "da", "dagli", "dai", "dal", "dall",
    "dalla", "dalle", "dallo", "degli", "dei", "del", "dell", "della", "delle", "dello", "di", "e",
    "ed", "era", "fra", "gli", "ha", "hanno", "ho", "i", "il", "in", "io", "l", "la", "le", "lo",
    "ma", "mi", "ne", "negli", "nei", "nel", "nell", "nella", "nelle", "nello", "noi", "o", "od",
    "per", "piu", "poi", "quale", "quali", "quella", "quelle", "quelli", "quello", "questa",
    "queste", "questi", "questo", "qui", "s", "sara", "saranno", "se", "si", "sia", "siamo",
    "siete", "sono", "su", "sua", "sue", "sugli", "sui", "sul", "sull", "sulla", "sulle", "sullo",
    "suo", "suoi", "t", "ti", "tra", "tu", "tua", "tuo", "un", "una", "uno", "v", "vi", "voi",
    "vostra", "vostre", "vostri", "vostro",
];

fn is_function(word: &str) -> bool {
    FUNCTION.binary_search(&word).is_ok()
}

/// Words that turn a sentence round.
pub(crate) fn is_negation(word: &str) -> bool {
    matches!(
        word,
        "non"
            | "mai"
            | "nessun"
            | "nessuno"
            | "nessuna"
            | "senza"
            | "ne"
            | "neanche"
            | "nemmeno"
            | "neppure"
            | "niente"
            | "nulla"
    )
}

/// First letters that make two forms of a word the same.
pub(crate) fn stem(word: &str) -> &str {
    let end = word.char_indices().nth(5).map_or(word.len(), |(at, _)| at);
    let head = &word[..end];
    // Short words: without the ending.
    if head.len() == word.len() && word.len() > 3 {
        return head.trim_end_matches(['a', 'e', 'i', 'o']);
    }
    head
}

/// Words that every institution's posts have: they show no common subject.
const COMMON: &[&str] = &[
    "aggiornamenti",
    "anno",
    "attivita",
    "azienda",
    "aziende",
    "camera",
    "camerale",
    "cittadini",
    "citta",
    "commercio",
    "comune",
    "comunale",
    "comunicazione",
    "consiglio",
    "contributi",
    "bando",
    "domanda",
    "domande",
    "ente",
    "evento",
    "euro",
    "giorno",
    "giorni",
    "grazie",
    "imprese",
    "impresa",
    "informazioni",
    "iniziativa",
    "istituto",
    "italia",
    "italiane",
    "nuova",
    "nuove",
    "nuovi",
    "nuovo",
    "occasione",
    "online",
    "ora",
    "ore",
    "pagina",
    "partecipazione",
    "presso",
    "progetto",
    "pubblica",
    "pubblico",
    "regione",
    "provincia",
    "scopri",
    "sede",
    "servizi",
    "servizio",
    "settore",
    "sito",
    "sostegno",
    "sportello",
    "territorio",
    "tutte",
    "tutti",
    "ufficio",
    "uffici",
    "oggi",
    "domani",
    "ieri",
    "entro",
    "dopo",
    "prima",
    "scade",
    "scadenza",
    "apre",
    "apriamo",
    "parte",
    "partira",
    "finalmente",
    "anteprima",
    "posso",
    "dirlo",
    "aperto",
    "aperta",
    "chiuso",
    "chiusa",
    "aperti",
    "chiusi",
    "non",
    "mai",
    "molto",
    "tutto",
    "ancora",
    "gia",
    "solo",
    "fino",
    "quando",
    "dove",
    "perche",
    "presto",
    "breve",
    "settimana",
    "mese",
    "prossima",
    "prossimo",
    "arriva",
    "novita",
    "ufficiale",
    "lavoro",
    "colleghi",
    "amici",
    "ragazzi",
    "felice",
    "contento",
    "contenta",
    "annuncio",
    "annuncia",
    "annunciamo",
    "inaugura",
    "inauguriamo",
    "inaugurazione",
    "presentiamo",
    "invece",
    "vero",
    "falso",
    "sapete",
    "dice",
    "dicono",
    "secondo",
    "senza",
    "essere",
    "stato",
    "stata",
    "vogliamo",
    "possono",
    "possibile",
    "dalle",
    "alle",
    "mila",
    "cento",
    "giornata",
    "persone",
    "post",
    "quindi",
    "pero",
    "gratuito",
    "gratuita",
    "gratuiti",
    "iscrizioni",
    "iscrizione",
    "confermato",
    "annullato",
    "rinviato",
    "credo",
    "cosa",
    "fatto",
    "fare",
    "state",
    "attenti",
    "attenzione",
    "bene",
    "meglio",
    "purtroppo",
];

/// Whether a word is too common in such posts to show a subject.
pub(crate) fn is_common(word: &str) -> bool {
    COMMON.contains(&word) || MONTHS.contains(&word) || WEEKDAYS.contains(&word)
}

/// Whether a word may tell what a text is about.
pub(crate) fn tells(word: &Word) -> bool {
    !word.function && !word.number && word.text.len() > 2 && !is_common(&word.text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_one_word() {
        let words = |text: &str| -> Vec<String> {
            of(&Reading::of(text))
                .into_iter()
                .map(|word| word.text)
                .collect()
        };
        assert_eq!(words("5.000 euro"), ["5000", "euro"]);
        assert_eq!(words("€ 1.250.000,50"), ["1250000,50"]);
        assert_eq!(words("ore 15.30, https://a.it 👍"), ["ore", "15", "30"]);
        assert!(FUNCTION.is_sorted());
        assert_eq!(stem("digitale"), stem("digitali"));
        assert_eq!(stem("voucher"), "vouch");
        assert_eq!(stem("casa"), stem("case"));
    }
}
