//! What a name is made of: a sort of body, places, and what is written around them.

use std::ops::Range;

use vaglio_text::Reading;

use super::alike::{Likeness, alike};
use super::places::{CODES, is_twin};
use super::words::{ADDED, LINKS, OFFICE_WORDS, TRADE};
use super::{Name, Usage, content_words};

/// A sort of body that the word lists know how to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Body {
    Town,
    Chamber,
    /// A regional union of chambers.
    Union,
}

impl Body {
    /// Whether one of its places is enough to mean it: chambers hold whole provinces, while two
    /// towns may share a word (`San Giovanni`).
    pub(super) fn is_told_by_one_place(self) -> bool {
        self != Body::Town
    }
}

/// How the sorts are written, without blanks. Those marked are abbreviations.
const SORTS: &[(&str, Body, bool)] = &[
    ("comune", Body::Town, false),
    ("municipio", Body::Town, false),
    ("municipality", Body::Town, false),
    ("amministrazionecomunale", Body::Town, false),
    ("cameracommercio", Body::Chamber, false),
    ("cameradicommercio", Body::Chamber, false),
    ("cameradelcommercio", Body::Chamber, false),
    ("chambercommerce", Body::Chamber, false),
    ("chamberofcommerce", Body::Chamber, false),
    ("cameradicomm", Body::Chamber, true),
    ("cameracomm", Body::Chamber, true),
    ("camcomm", Body::Chamber, true),
    ("camcom", Body::Chamber, true),
    ("cciaa", Body::Chamber, true),
    ("cdc", Body::Chamber, true),
    ("unioncamere", Body::Union, false),
    ("unionecamerecommercio", Body::Union, false),
    ("unionecameredicommercio", Body::Union, false),
    ("unionedellecamere", Body::Union, false),
    ("unionedellecameredicommercio", Body::Union, false),
    ("unioneregionalecamerecommercio", Body::Union, false),
    ("unioneregionaledellecameredicommercio", Body::Union, false),
];

/// The sort that a run of letters writes, exactly.
pub(super) fn sort_written(run: &str) -> Option<Body> {
    SORTS
        .iter()
        .find(|(sort, _, _)| *sort == run)
        .map(|&(_, body, _)| body)
}

/// Whether a word is an article, a preposition or the like.
pub(super) fn is_link(word: &str) -> bool {
    LINKS.binary_search(&word).is_ok()
}

/// A word of the body's own names.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub word: String,
    /// Which places it stands for.
    pub bits: u64,
    /// A code of two or three letters.
    pub code: bool,
}

/// The names of a body, in parts.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    pub list: Vec<Name>,
    pub places: Vec<Place>,
    bits: u32,
}

/// More words of its own than any body has; what is over is left out.
const MOST_PLACES: u32 = 64;
/// More letters than the longest name with what is added to it.
const LONGEST: usize = 160;

impl Names {
    /// Takes a name apart and keeps it.
    pub(super) fn add(&mut self, written: &str, usage: Usage) {
        let reading = Reading::of(written);
        let words = content_words(reading.folded());
        if !words
            .iter()
            .any(|word| word.bytes().any(|b| b.is_ascii_alphabetic()))
        {
            return;
        }
        // In words that are known already: "CCIAA Bologna", "comunedimonza".
        let known = self
            .read(written)
            .filter(|parts| parts.is_plain() && parts.places != 0);
        let (body, places) = if let Some(parts) = known {
            (parts.body, parts.places)
        } else if let Some((body, rest)) = take_sort(&words) {
            let places = rest.iter().fold(0, |bits, word| bits | self.place(word));
            (Some(body), places)
        } else {
            let places = match usage {
                // A wording that names no sort of body is for bios, where it stands word by word.
                Usage::Employer => 0,
                _ => words.iter().fold(0, |bits, word| bits | self.place(word)),
            };
            (None, places)
        };
        self.list.push(Name {
            written: written.trim().to_owned(),
            usage,
            body,
            places,
            words,
        });
    }

    /// The bit of a place, which becomes known.
    fn place(&mut self, word: &str) -> u64 {
        if let Some(place) = self.places.iter().find(|place| place.word == word) {
            return place.bits;
        }
        if self.bits == MOST_PLACES {
            return 0;
        }
        let bits = 1 << self.bits;
        self.bits += 1;
        self.places.push(Place {
            word: word.to_owned(),
            bits,
            code: false,
        });
        bits
    }

    /// Adds the codes of the places, once all names are known: chambers are written with them. After
    /// the name of a town a code says nothing new.
    pub(super) fn abbreviate(&mut self) {
        let of_towns = self
            .list
            .iter()
            .all(|name| matches!(name.body, Some(Body::Town) | None));
        for &(places, code) in CODES {
            let bits = places.split(' ').try_fold(0, |bits, word| {
                Some(bits | self.places.iter().find(|place| place.word == word)?.bits)
            });
            if let Some(bits) = bits
                && !self.places.iter().any(|place| place.word == code)
            {
                self.places.push(Place {
                    word: code.to_owned(),
                    bits: if of_towns { 0 } else { bits },
                    code: true,
                });
            }
        }
    }

    /// The name of the body that these parts write, and whether they do so in full.
    pub(super) fn named(&self, body: Option<Body>, places: u64) -> Option<(&Name, bool)> {
        if places == 0 {
            return None;
        }
        // The name that says most of what is written; an official one before a former one.
        let full = self
            .list
            .iter()
            .filter(|name| name.body == body && name.places != 0)
            .filter(|name| name.places & places == name.places)
            .max_by_key(|name| (name.places.count_ones(), name.usage != Usage::Former));
        if let Some(name) = full {
            return Some((name, true));
        }
        if !body?.is_told_by_one_place() {
            return None;
        }
        self.list
            .iter()
            .find(|name| name.body == body && name.places & places != 0)
            .map(|name| (name, false))
    }

    /// Takes a text apart, whatever its blanks; `None` when it has a word that is none of the body's.
    pub(super) fn read(&self, text: &str) -> Option<Parts> {
        let letters = Letters::of(text)?;
        self.cover(&letters)
    }

    /// The cheapest way of covering all the letters with known words. The letters are bounded, and
    /// so are the words.
    fn cover(&self, letters: &Letters) -> Option<Parts> {
        let text = &letters.bytes[..];
        let mut best: Vec<Option<Step>> = vec![None; text.len() + 1];
        best[0] = Some(Step::default());
        for at in 0..text.len() {
            let Some(last) = best[at] else {
                continue;
            };
            let mut reach = |len: usize, part: Part, likeness: Likeness| {
                if !letters.admits(at..at + len, part, likeness, last) {
                    return;
                }
                let cost = last.cost
                    + part.cost()
                    + 8 * u32::from(likeness.slips)
                    + 3 * u32::from(likeness.lookalikes);
                let end = at + len;
                if best[end].is_none_or(|step| cost < step.cost) {
                    best[end] = Some(Step {
                        cost,
                        from: at,
                        part,
                        likeness,
                    });
                }
            };
            let rest = &text[at..];
            for &(word, body, short) in SORTS {
                each_likeness(rest, word.as_bytes(), short, |len, likeness| {
                    reach(len, Part::Sort(body, short), likeness);
                });
            }
            for place in &self.places {
                each_likeness(rest, place.word.as_bytes(), place.code, |len, likeness| {
                    reach(len, Part::Place(place.bits, place.code), likeness);
                });
            }
            for (list, part) in [
                (LINKS, Part::Link),
                (TRADE, Part::Trade),
                (ADDED, Part::Added),
                (OFFICE_WORDS, Part::Office),
            ] {
                for word in words_that_begin(list, rest) {
                    reach(word.len(), part, Likeness::default());
                }
            }
            if rest[0].is_ascii_digit() {
                reach(1, Part::Digit, Likeness::default());
            }
        }
        let mut parts = Parts {
            glued: !letters.starts[1..].contains(&true),
            lookalikes: letters.foreign,
            ..Parts::default()
        };
        let mut at = text.len();
        while at > 0 {
            let step = best[at]?;
            parts.take(step)?;
            at = step.from;
        }
        (parts.slips <= 2).then_some(parts)
    }
}

/// The entries of a sorted list that a text begins with.
fn words_that_begin<'l>(list: &'l [&'l str], text: &'l [u8]) -> impl Iterator<Item = &'l str> {
    let first = &text[..1];
    let from = list.partition_point(|word| &word.as_bytes()[..1] < first);
    list[from..]
        .iter()
        .take_while(move |word| word.as_bytes()[..1] == *first)
        .filter(move |word| text.starts_with(word.as_bytes()))
        .copied()
}

/// Every beginning of a text that resembles a word: exactly, with look-alike letters or with slips.
fn each_likeness(text: &[u8], word: &[u8], exact: bool, mut found: impl FnMut(usize, Likeness)) {
    if text.starts_with(word) {
        return found(word.len(), Likeness::default());
    }
    if exact && word.len() < 5 {
        return;
    }
    let slips = match word.len() {
        0..5 => 0,
        5..10 => 1,
        _ => 2,
    };
    for len in word.len().saturating_sub(2)..=text.len().min(word.len() + 2) {
        if let Some(likeness) = text.get(..len).and_then(|text| alike(text, word, slips)) {
            found(len, likeness);
        }
    }
}

/// The sort of body among the words of a name, and the other words.
fn take_sort(words: &[String]) -> Option<(Body, Vec<String>)> {
    for from in 0..words.len() {
        for to in (from + 1..=words.len().min(from + 4)).rev() {
            if let Some(body) = sort_written(&words[from..to].concat()) {
                let rest = words[..from].iter().chain(&words[to..]);
                let rest = rest.filter(|word| !TRADE.contains(&word.as_str()));
                return Some((body, rest.cloned().collect()));
            }
        }
    }
    // Handles: `cameracommerciomilomb`, `monzacomune`.
    let [word] = words else { return None };
    let longest = SORTS
        .iter()
        .filter(|(sort, _, _)| word.starts_with(sort) || word.ends_with(sort))
        .max_by_key(|(sort, _, _)| sort.len())?;
    let rest = word
        .strip_prefix(longest.0)
        .or_else(|| word.strip_suffix(longest.0))?;
    let rest = ["delle", "della", "dell", "del", "di"]
        .iter()
        .find_map(|link| rest.strip_prefix(link).filter(|rest| rest.len() > 3))
        .unwrap_or(rest);
    (rest.len() > 1).then(|| (longest.1, vec![rest.to_owned()]))
}

/// The letters and digits of a text, folded, and where words start among them.
struct Letters {
    bytes: Vec<u8>,
    starts: Vec<bool>,
    /// Letters of another alphabet stood among the Latin ones.
    foreign: bool,
}

impl Letters {
    /// `None` for a text without letters, one too long for a name, or in another alphabet.
    fn of(text: &str) -> Option<Letters> {
        if text.len() > 8 * LONGEST {
            return None;
        }
        let reading = Reading::of(text);
        let mut letters = Letters {
            bytes: Vec::with_capacity(text.len()),
            starts: Vec::with_capacity(text.len()),
            foreign: text.chars().any(is_foreign),
        };
        let mut start = true;
        for c in reading.folded().chars() {
            if c.is_ascii_alphanumeric() {
                letters.bytes.push(c as u8);
                letters.starts.push(start);
                start = false;
            } else if c.is_alphanumeric() {
                return None;
            } else {
                start = true;
            }
        }
        let found = !letters.bytes.is_empty() && letters.bytes.len() <= LONGEST;
        found.then_some(letters)
    }

    /// Whether a stretch may be read as a part after the last one. Blanks are no matter to names and
    /// handles, but another town's name is not to be cut into small pieces: `Lo-reto`, `Al-berona`.
    fn admits(&self, stretch: Range<usize>, part: Part, likeness: Likeness, last: Step) -> bool {
        let starts = self.starts[stretch.start];
        let ends = self.starts.get(stretch.end).is_none_or(|&start| start);
        // What was guessed ends its word, or the name: only `ufficiale` and its like may follow.
        let after_guess =
            !starts && matches!(last.part, Part::Place(..)) && last.likeness.slips > 0;
        match part {
            Part::Digit => true,
            Part::Added if stretch.len() > 3 => true,
            _ if after_guess => false,
            // In a word that begins with what was guessed, nothing short: `comun-ita`.
            Part::Added if !starts => ends && last.likeness.slips == 0,
            Part::Added => ends || stretch.len() > 2,
            Part::Office | Part::Trade => stretch.len() > 2,
            Part::Link => starts && ends || !ends && stretch.len() > 1,
            Part::Sort(..) => likeness.slips == 0 || starts || matches!(last.part, Part::Added),
            // After the name of a town a code says nothing; without one it follows `CCIAA`.
            Part::Place(0, _) => starts && ends,
            Part::Place(_, true) => {
                ends && matches!(last.part, Part::Sort(..) | Part::Place(_, true))
            }
            Part::Place(_, false) if likeness == Likeness::default() => true,
            Part::Place(_, false) => {
                // "comunedimonzza": in one word, `di` and its like only after the sort of body.
                let goes_on = match last.part {
                    Part::Sort(..) | Part::Added => true,
                    Part::Link => !self.starts[last.from] && self.bytes[last.from] == b'd',
                    _ => false,
                };
                (starts || goes_on)
                    && !(likeness.slips > 0 && likeness.lookalikes)
                    && !is_twin(&self.bytes[stretch])
            }
        }
    }
}

/// Letters that are not Latin, styled ones included.
fn is_foreign(c: char) -> bool {
    c > '\u{24f}' && c.is_alphabetic() && !('\u{1e00}'..='\u{1eff}').contains(&c)
}

/// What a stretch of a name is.
#[derive(Clone, Copy, Debug, Default)]
enum Part {
    Sort(Body, bool),
    Place(u64, bool),
    /// What chambers add to their name: `industria, artigianato, agricoltura`.
    Trade,
    #[default]
    Link,
    /// What says no other body: `ufficiale`, `news`.
    Added,
    /// A digit that stands for no letter.
    Digit,
    /// What the body does, after its name: `polizia locale`.
    Office,
}

impl Part {
    fn cost(self) -> u32 {
        match self {
            Part::Sort(..) | Part::Place(_, false) => 0,
            Part::Place(_, true) | Part::Trade | Part::Link => 1,
            Part::Added | Part::Digit => 2,
            Part::Office => 3,
        }
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct Step {
    cost: u32,
    from: usize,
    part: Part,
    likeness: Likeness,
}

/// A name, taken apart.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    pub body: Option<Body>,
    /// The sort is abbreviated.
    pub short: bool,
    pub places: u64,
    /// A place is written by its code.
    pub code: bool,
    pub added: bool,
    /// By the name of an office of the body, which may be run by it.
    pub office: bool,
    pub slips: u8,
    pub lookalikes: bool,
    /// Written in one word.
    pub glued: bool,
}

impl Parts {
    /// `None` when two sorts of body stand together, or an office before the name: other bodies.
    fn take(&mut self, step: Step) -> Option<()> {
        match step.part {
            Part::Sort(body, short) => {
                if self.body.is_some_and(|other| other != body) {
                    return None;
                }
                self.body = Some(body);
                self.short |= short;
            }
            Part::Place(bits, code) => {
                self.places |= bits;
                self.code |= code && bits != 0;
            }
            Part::Added | Part::Digit => self.added = true,
            // Steps are taken from the last: before the name, these are somebody else's.
            Part::Office if self.body.is_some() || self.places != 0 => return None,
            Part::Office => (self.added, self.office) = (true, true),
            Part::Trade | Part::Link => {}
        }
        self.slips += step.likeness.slips;
        self.lookalikes |= step.likeness.lookalikes;
        Some(())
    }

    /// Nothing but the name itself, as it should be written.
    pub(super) fn is_plain(&self) -> bool {
        !self.added && self.slips == 0 && !self.lookalikes
    }
}
