//! What the institution keeps an eye on until it is public: projects, codes, files, partners, people.
//!
//! Terms are compared as folded words. A common noun may be singular or plural, a hashtag is read as
//! the words glued in it, a code with any separators, a person's name in either order or with an
//! initial. A term inside a longer word or a longer number is not the term.

use std::collections::HashMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};
use vaglio_text::{Kind, Marks, Reading};

use crate::names;
use crate::phrase::{gap, word};
use crate::recognition::{Evidence, Recognition};
use crate::taxonomy::Category;

names! {
    /// What a watched term names.
    pub enum WatchKind {
        /// A project, a service, an event in preparation.
        Project = "project",
        /// A code of inner work (CUP, ticket, lot, project number).
        Code = "code",
        /// A file or a case: protocol, dossier, dispute.
        File = "file",
        /// A firm, body or supplier that the institution deals with.
        Partner = "partner",
        /// A person.
        Person = "person",
    }
}

impl WatchKind {
    /// What an employee does who writes of it.
    pub const fn category(self) -> Category {
        match self {
            WatchKind::Project | WatchKind::Code => Category::UnpublishedWork,
            WatchKind::File => Category::SpecificCase,
            WatchKind::Partner | WatchKind::Person => Category::ThirdPartyInfo,
        }
    }
}

/// What to keep an eye on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WatchEntry {
    /// What the terms name.
    pub kind: WatchKind,
    /// How it is called, as people write it: capitals tell names from common words.
    pub terms: Vec<String>,
    /// ISO date of the last day that it is not public, if that is known.
    #[serde(default)]
    pub until: Option<String>,
}

/// Terms made ready for search.
#[derive(Clone, Debug, Default)]
pub struct Watch {
    forms: Vec<Form>,
    /// Rows of words, by a hash of their stems.
    rows: HashMap<u64, Vec<u32>>,
    /// Everything glued, by a hash of the letters: hashtags, codes.
    glued: HashMap<u64, Vec<u32>>,
    /// The longest row, in words.
    longest: usize,
    kinds: Vec<(WatchKind, Option<String>)>,
}

/// One way of writing a term.
#[derive(Clone, Debug)]
struct Form {
    entry: u32,
    words: Vec<Word>,
    /// The term as it is reported: the first way of writing it.
    term: String,
    /// Compared glued, separators or not.
    code: bool,
    /// An initial stands for a first name: both must have capitals.
    initial: bool,
    person: bool,
}

#[derive(Clone, Debug)]
struct Word {
    text: String,
    /// A proper name: its ending does not change.
    proper: bool,
}

/// A found term.
#[derive(Clone, Debug, PartialEq)]
struct Hit {
    tokens: Range<usize>,
    form: u32,
    confidence: f32,
}

/// A code longer than so many tokens is compared up to there.
const LONGEST_CODE: usize = 12;
const MIN_GLUED: usize = 6;

impl Watch {
    /// Prepares the terms. Empty ones, and single letters or digits, are left out.
    pub fn new(entries: &[WatchEntry]) -> Watch {
        let mut watch = Watch::default();
        for entry in entries {
            let number = watch.kinds.len() as u32;
            watch.kinds.push((entry.kind, entry.until.clone()));
            for term in &entry.terms {
                watch.add(number, entry.kind, term);
            }
        }
        watch
    }

    fn add(&mut self, entry: u32, kind: WatchKind, term: &str) {
        let reading = Reading::of(term);
        let words: Vec<Word> = (0..reading.tokens().len())
            .filter(|&token| reading.tokens()[token].kind != Kind::Emoji)
            .map(|token| Word {
                text: reading.token_text(token).to_owned(),
                proper: kind == WatchKind::Person
                    || reading.tokens()[token].marks.has(Marks::CAPITALISED),
            })
            .collect();
        let letters: usize = words.iter().map(|word| word.text.len()).sum();
        if letters < 2 {
            return;
        }
        let digits = words
            .iter()
            .any(|word| word.text.bytes().any(|b| b.is_ascii_digit()));
        let code = matches!(kind, WatchKind::Code | WatchKind::File) && digits;
        let shown = reading.folded().trim().to_owned();
        let form = |words: Vec<Word>, initial: bool| Form {
            entry,
            words,
            term: shown.clone(),
            code,
            initial,
            person: kind == WatchKind::Person,
        };
        if kind == WatchKind::Person && words.len() > 1 {
            for (words, initial) in orders(&words) {
                self.keep(form(words, initial));
            }
        } else {
            self.keep(form(words, false));
        }
    }

    fn keep(&mut self, form: Form) {
        let number = self.forms.len() as u32;
        let hash = form
            .words
            .iter()
            .fold(SEED, |hash, word| mix(hash, row_hash(&word.text)));
        self.longest = self.longest.max(form.words.len());
        if !form.code {
            self.rows.entry(hash).or_default().push(number);
        }
        if !form.initial {
            let mut glue = Glue::default();
            for word in form.words.iter().filter(|word| !is_number_sign(&word.text)) {
                glue.push(&word.text);
            }
            if form.code || glue.len >= MIN_GLUED {
                self.glued.entry(glue.hash).or_default().push(number);
            }
        }
        self.forms.push(form);
    }

    /// Adds what a text says of things that are not public yet. `today` is the ISO date of writing:
    /// entries whose last day is before it are silent. Linear.
    pub fn find(&self, reading: &Reading<'_>, today: Option<&str>, out: &mut Vec<Recognition>) {
        if self.forms.is_empty() {
            return;
        }
        let mut last: HashMap<u32, usize> = HashMap::new();
        for token in 0..reading.tokens().len() {
            let mut hits = Vec::new();
            self.rows_at(reading, token, &mut hits);
            self.glued_at(reading, token, &mut hits);
            // The longest first, and of the same length the surest.
            hits.sort_by(|a, b| {
                let length = b.tokens.len().cmp(&a.tokens.len());
                length.then(b.confidence.total_cmp(&a.confidence))
            });
            for hit in hits {
                let form = &self.forms[hit.form as usize];
                let (kind, until) = &self.kinds[form.entry as usize];
                let public = matches!((until, today), (Some(until), Some(today))
                    if until.get(..10) < today.get(..10));
                let end = last.entry(form.entry).or_insert(0);
                if public || token < *end {
                    continue;
                }
                *end = hit.tokens.end;
                out.push(Recognition {
                    category: kind.category(),
                    attribute: None,
                    entity: None,
                    whose: None,
                    span: Some(reading.tokens_span(hit.tokens)),
                    confidence: hit.confidence,
                    evidence: Evidence::Word(form.term.clone()),
                });
            }
        }
    }

    /// Rows of words that begin at this token.
    fn rows_at(&self, reading: &Reading<'_>, token: usize, hits: &mut Vec<Hit>) {
        let mut hash = SEED;
        let sentence = reading.sentence_number(token);
        for next in token..(token + self.longest).min(reading.tokens().len()) {
            let known = reading.tokens()[next];
            let wordy = matches!(
                known.kind,
                Kind::Word | Kind::Number | Kind::Hashtag | Kind::Mention
            );
            if !wordy
                || reading.sentence_number(next) != sentence
                || next > token && !is_joint(gap(reading, next - 1))
            {
                return;
            }
            hash = mix(hash, row_hash(reading.token_text(next)));
            for &form in self.rows.get(&hash).into_iter().flatten() {
                let tokens = token..next + 1;
                if let Some(confidence) = self.confirm(reading, &tokens, form) {
                    hits.push(Hit {
                        tokens,
                        form,
                        confidence,
                    });
                }
            }
        }
    }

    /// Whether a row of tokens with the same stems is the term itself, and how sure that is.
    fn confirm(&self, reading: &Reading<'_>, tokens: &Range<usize>, form: u32) -> Option<f32> {
        let form = &self.forms[form as usize];
        let words = &form.words;
        let same = words.len() == tokens.len()
            && words
                .iter()
                .zip(tokens.clone())
                .all(|(known, token)| agrees(known, reading.token_text(token)));
        if !same || is_within_number(reading, tokens) {
            return None;
        }
        let capital = |token: usize| {
            let marks = reading.tokens()[token].marks;
            marks.has(Marks::CAPITALISED)
        };
        if form.person {
            // Streets, schools and squares are named after people.
            let before = word(reading, tokens.start.checked_sub(1));
            if PLACES.contains(&before) {
                return None;
            }
            let all = tokens.clone().all(capital);
            let sentence_start = reading.tokens()[tokens.start]
                .marks
                .has(Marks::STARTS_SENTENCE);
            return match (words.len(), form.initial) {
                (1, _) => (all && !sentence_start).then_some(0.7),
                (_, true) => all.then_some(0.75),
                _ => Some(0.9),
            };
        }
        if words.len() > 1 {
            return Some(0.9);
        }
        // One word alone: a proper name needs its capital, or a word that says what it is.
        let tagged = matches!(
            reading.tokens()[tokens.start].kind,
            Kind::Hashtag | Kind::Mention
        );
        let proper = words[0].proper;
        let marks = reading.tokens()[tokens.start].marks;
        let start = marks.has(Marks::STARTS_SENTENCE);
        let before = word(reading, tokens.start.checked_sub(1));
        let told = !start && KINDS_OF_WORK.contains(&before) || marks.has(Marks::QUOTED);
        match (proper, capital(tokens.start)) {
            _ if told || tagged => Some(0.85),
            (false, _) => Some(0.75),
            // At the start of a sentence everything has a capital.
            (true, true) => Some(if start { 0.6 } else { 0.8 }),
            (true, false) => None,
        }
    }

    /// Hashtags that glue a term's words, and codes with whatever separators.
    fn glued_at(&self, reading: &Reading<'_>, token: usize, hits: &mut Vec<Hit>) {
        let mut glue = Glue::default();
        for next in token..(token + LONGEST_CODE).min(reading.tokens().len()) {
            let known = reading.tokens()[next];
            if matches!(known.kind, Kind::Url | Kind::Email | Kind::Emoji)
                || next > token && !is_code_joint(gap(reading, next - 1))
            {
                return;
            }
            // "fascicolo n. 4471" is "fascicolo 4471".
            if is_number_sign(reading.token_text(next)) {
                continue;
            }
            glue.push(reading.token_text(next));
            let tokens = token..next + 1;
            for &number in self.glued.get(&glue.hash).into_iter().flatten() {
                let form = &self.forms[number as usize];
                let tagged =
                    matches!(known.kind, Kind::Hashtag | Kind::Mention) && tokens.len() == 1;
                let underscored = tokens.len() > 1
                    && matches!(reading.tokens()[token].kind, Kind::Hashtag | Kind::Mention)
                    && (token..next).all(|at| gap(reading, at) == "_");
                let written = if form.code {
                    !is_within_number(reading, &tokens) && same_letters(form, reading, &tokens)
                } else {
                    (tagged || underscored)
                        && form.words.len() > 1
                        && same_letters(form, reading, &tokens)
                };
                if written {
                    let confidence = if form.code { 0.95 } else { 0.85 };
                    hits.push(Hit {
                        tokens: tokens.clone(),
                        form: number,
                        confidence,
                    });
                }
            }
        }
    }
}

/// Places named after people stand after these.
const PLACES: &[&str] = &[
    "via",
    "viale",
    "piazza",
    "piazzale",
    "piazzetta",
    "largo",
    "corso",
    "vicolo",
    "scuola",
    "liceo",
    "istituto",
    "stadio",
    "teatro",
    "museo",
    "ospedale",
    "fondazione",
    "premio",
    "palazzo",
    "biblioteca",
    "parco",
    "palestra",
    "sala",
    "aula",
    "auditorium",
    "trofeo",
    "memorial",
    "strada",
    "ponte",
];
/// Words that tell that the next one names a piece of work or a firm.
const KINDS_OF_WORK: &[&str] = &[
    "progetto",
    "progetti",
    "piano",
    "programma",
    "operazione",
    "codename",
    "bando",
    "evento",
    "servizio",
    "piattaforma",
    "portale",
    "societa",
    "ditta",
    "impresa",
    "azienda",
    "fornitore",
    "partner",
    "gruppo",
];

/// A person's name as people write it: both orders, and first names as initials.
fn orders(words: &[Word]) -> Vec<(Vec<Word>, bool)> {
    // "De", "Di", "Dal" belong to the surname.
    const PARTICLES: &[&str] = &[
        "de", "di", "del", "della", "dello", "dei", "degli", "dal", "dalla", "da", "lo", "la", "d",
    ];
    let surname = words[1..]
        .iter()
        .position(|word| PARTICLES.contains(&word.text.as_str()))
        .map_or(words.len() - 1, |at| at + 1);
    let (first, last) = words.split_at(surname);
    let mut out = vec![(words.to_vec(), false), ([last, first].concat(), false)];
    let initials = |count: usize| -> Vec<Word> {
        first
            .iter()
            .take(count)
            .filter_map(|word| {
                let text = word.text.chars().next()?.to_string();
                Some(Word { text, proper: true })
            })
            .collect()
    };
    let long = last.iter().map(|word| word.text.len()).sum::<usize>() > 2;
    let mut counts = vec![1, first.len()];
    counts.dedup();
    for count in counts.into_iter().filter(|_| long) {
        let initials = initials(count);
        out.push(([&initials, last].concat(), true));
        out.push(([last, &initials].concat(), true));
    }
    out
}

/// Whether a word of the text is the term's: the same, or a common noun with another ending.
fn agrees(known: &Word, text: &str) -> bool {
    if known.text == text {
        return true;
    }
    if known.proper || stem(&known.text) != stem(text) {
        return false;
    }
    let ending = |word: &str| word.bytes().last().unwrap_or(b' ');
    // Singular and plural, not "caso" and "casa".
    !matches!(
        (ending(&known.text), ending(text)),
        (b'o', b'a') | (b'a', b'o') | (b'o', b'e') | (b'e', b'o')
    )
}

/// A common noun without its ending, and without what the plural puts before it.
fn stem(word: &str) -> &str {
    if word.len() < 4 || !word.is_ascii() {
        return word;
    }
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o');
    let Some(body) = word.strip_suffix(vowel) else {
        return word;
    };
    body.strip_suffix(['i', 'h'])
        .filter(|body| body.len() > 2)
        .unwrap_or(body)
}

/// Whether the signs between two words may stand inside a term.
fn is_joint(gap: &str) -> bool {
    gap.len() < 4 && gap.chars().all(|c| " -'’\"/.&_+\n@#".contains(c)) && gap != "\n\n"
}

/// Whether the signs between two parts of a code may stand inside it.
fn is_code_joint(gap: &str) -> bool {
    gap.len() < 5 && gap.chars().all(|c| " -/._:°#n\\|".contains(c))
}

/// Whether the number at either edge goes on: "12/3" in "12/3/2026" or in "112/3".
fn is_within_number(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let letters = tokens.clone().any(|token| {
        reading
            .token_text(token)
            .bytes()
            .any(|b| b.is_ascii_alphabetic())
    });
    let number = |token: usize| {
        reading
            .tokens()
            .get(token)
            .is_some_and(|token| token.kind == Kind::Number)
    };
    let sign = |token: usize| matches!(gap(reading, token), "/" | "." | "," | "-" | ":");
    let before = tokens.start > 0 && number(tokens.start - 1) && sign(tokens.start - 1);
    let after = number(tokens.end) && sign(tokens.end - 1);
    !letters && (before && number(tokens.start) || after && number(tokens.end - 1))
}

/// Letters and digits without what stands between; two numbers side by side stay two.
#[derive(Clone, Copy, Debug)]
struct Glue {
    hash: u64,
    len: usize,
    digit: bool,
}

impl Default for Glue {
    fn default() -> Self {
        Glue {
            hash: SEED,
            len: 0,
            digit: false,
        }
    }
}

impl Glue {
    fn push(&mut self, text: &str) {
        let mut first = true;
        for b in text.bytes() {
            if first && self.digit && b.is_ascii_digit() {
                self.hash = mix(self.hash, 1);
            }
            first = false;
            self.hash = mix(self.hash, u64::from(b));
            self.digit = b.is_ascii_digit();
        }
        self.len += text.len();
    }
}

/// "n." before a number.
fn is_number_sign(word: &str) -> bool {
    matches!(word, "n" | "nr" | "num" | "numero")
}

/// Hashes may meet by chance: the letters decide.
fn same_letters(form: &Form, reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let known = form.words.iter().map(|word| word.text.as_str());
    let written = tokens.clone().map(|token| reading.token_text(token));
    let letters = |word: &str| !is_number_sign(word);
    let known = known.filter(|word| letters(word)).flat_map(str::bytes);
    known.eq(written.filter(|word| letters(word)).flat_map(str::bytes))
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

fn mix(hash: u64, value: u64) -> u64 {
    (hash ^ value)
        .wrapping_mul(0x0100_0000_01b3)
        .rotate_left(23)
}

fn row_hash(word: &str) -> u64 {
    stem(word)
        .bytes()
        .fold(SEED, |hash, b| mix(hash, u64::from(b)))
}
