//! Personal data in a text: e-mail addresses, telephones, codes with their control characters,
//! documents, plates, addresses, dates of birth, names with a fact, file numbers, profiles.
//!
//! A datum is recognised by its shape and by what makes the shape certain: a checksum where one
//! exists, the words around it where it does not. A number that only looks like one is left alone.
//! [`Shapes`] holds what was compiled at build time, [`Contacts`] what an institution publishes of
//! itself and is therefore nobody's personal data.

mod address;
mod birth_date;
mod contacts;
mod email;
mod fiscal_code;
mod full_name;
mod iban;
mod id_document;
mod payment_card;
mod phone;
mod plate;
mod protocol_number;
mod scan;
mod shapes;
mod username_link;
mod vat_number;
mod whose;

pub use contacts::Contacts;
pub use shapes::{Shapes, ShapesError, ShapesSection, Sort};

use vaglio_text::{Kind, Marks, Reading};

use crate::Recognition;
use scan::Scan;

/// Adds the personal data of a text to `out`, in the order of the text. Linear.
#[inline(never)]
pub fn find(
    reading: &Reading<'_>,
    shapes: &Shapes,
    contacts: &Contacts,
    out: &mut Vec<Recognition>,
) {
    let cues = Cues::of(reading);
    if cues == Cues::default() {
        return;
    }
    let first = out.len();
    let mut scan = Scan::new(reading, shapes, contacts, out);
    // The most certain shapes first: what they explain is not looked at again.
    if cues.address_sign {
        email::find(&mut scan);
    }
    if cues.link {
        username_link::find(&mut scan);
    }
    if cues.digit {
        iban::find(&mut scan);
        fiscal_code::find(&mut scan);
        payment_card::find(&mut scan);
        id_document::find(&mut scan);
        plate::find(&mut scan);
        vat_number::find(&mut scan);
        protocol_number::find(&mut scan);
        birth_date::find(&mut scan);
        address::find(&mut scan);
    }
    if cues.spelled_digits {
        phone::find_spelled(&mut scan);
    }
    if cues.digit {
        phone::find(&mut scan);
    }
    if cues.person || !scan.found.is_empty() {
        full_name::find(&mut scan);
    }
    scan.finish(first);
}

/// What in a text makes a look worth its time. Most texts have none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Cues {
    digit: bool,
    /// `@`, or a word for it.
    address_sign: bool,
    /// A link, a mention, or the name of a network that an account's name may follow.
    link: bool,
    /// Words for digits, enough for a telephone with the figures beside them.
    spelled_digits: bool,
    /// A word that introduces a person or a fact about one.
    person: bool,
}

impl Cues {
    fn of(reading: &Reading<'_>) -> Self {
        let bytes = reading.folded().as_bytes();
        let mut cues = Cues {
            digit: bytes.iter().any(u8::is_ascii_digit),
            address_sign: bytes.contains(&b'@'),
            ..Cues::default()
        };
        let mut spelled = 0;
        let mut capital = false;
        for (i, token) in reading.tokens().iter().enumerate() {
            match token.kind {
                Kind::Url | Kind::Mention => cues.link = true,
                // "(a)" for "at".
                Kind::Word if token.range().len() == 1 => {
                    let (from, to) = (token.start as usize, token.end as usize);
                    let around = |at: Option<usize>| at.and_then(|at| bytes.get(at));
                    cues.address_sign |= bytes[from] == b'a'
                        && matches!(around(from.checked_sub(1)), Some(b'(' | b'['))
                        && matches!(around(Some(to)), Some(b')' | b']'));
                }
                Kind::Word => match word_cue(reading.token_text(i)) {
                    Some(Cue::AddressSign) => cues.address_sign = true,
                    Some(Cue::Network) => cues.link = true,
                    Some(Cue::Digit) => spelled += 1,
                    Some(Cue::Person) => cues.person = true,
                    None => {}
                },
                _ => {}
            }
            // Two capitals in a row may be a name.
            let capitalised = token.marks.has(Marks::CAPITALISED);
            cues.person |= capital && capitalised;
            capital = capitalised;
        }
        cues.spelled_digits = spelled >= 3 || (spelled >= 1 && cues.digit);
        cues
    }
}

#[derive(Clone, Copy, Debug)]
enum Cue {
    AddressSign,
    Network,
    Digit,
    Person,
}

/// The words that make a look worth its time; names of networks and of digits are others.
const CUES: &[(&str, Cue)] = &[
    ("at", Cue::AddressSign),
    ("chiocciola", Cue::AddressSign),
    ("chiocciolina", Cue::AddressSign),
    ("abita", Cue::Person),
    ("abitava", Cue::Person),
    ("chiama", Cue::Person),
    ("chiamano", Cue::Person),
    ("chiamava", Cue::Person),
    ("chiamo", Cue::Person),
    ("collega", Cue::Person),
    ("domiciliata", Cue::Person),
    ("domiciliato", Cue::Person),
    ("evade", Cue::Person),
    ("guadagna", Cue::Person),
    ("intestata", Cue::Person),
    ("intestato", Cue::Person),
    ("lavora", Cue::Person),
    ("nata", Cue::Person),
    ("nato", Cue::Person),
    ("nome", Cue::Person),
    ("percepisce", Cue::Person),
    ("residente", Cue::Person),
    ("risiede", Cue::Person),
    ("sig", Cue::Person),
    ("signor", Cue::Person),
    ("signora", Cue::Person),
    ("signore", Cue::Person),
    ("signorina", Cue::Person),
    ("sigra", Cue::Person),
    ("soffre", Cue::Person),
    ("sottoscritta", Cue::Person),
    ("sottoscritto", Cue::Person),
    ("tradisce", Cue::Person),
    ("vive", Cue::Person),
];

/// The pairs of letters that cues begin with, a row a first letter: most words of a text begin otherwise.
static BEGINNINGS: [u32; 26] = {
    let mut rows = [0; 26];
    let mut at = 0;
    while at < CUES.len() {
        rows = with_beginning(rows, CUES[at].0);
        at += 1;
    }
    at = 0;
    while at < username_link::NETWORKS.len() {
        rows = with_beginning(rows, username_link::NETWORKS[at]);
        at += 1;
    }
    at = 0;
    while at < phone::DIGITS.len() {
        rows = with_beginning(rows, phone::DIGITS[at]);
        at += 1;
    }
    rows
};

const fn with_beginning(mut rows: [u32; 26], word: &str) -> [u32; 26] {
    let letters = word.as_bytes();
    rows[(letters[0] - b'a') as usize] |= 1 << (letters[1] - b'a');
    rows
}

fn word_cue(word: &str) -> Option<Cue> {
    let &[first, second, ..] = word.as_bytes() else {
        return None;
    };
    let row = BEGINNINGS.get(usize::from(first.wrapping_sub(b'a')))?;
    let second = second.wrapping_sub(b'a');
    if second >= 26 || row & 1 << second == 0 {
        return None;
    }
    if let Some((_, cue)) = CUES.iter().find(|(cue, _)| *cue == word) {
        return Some(*cue);
    }
    if username_link::NETWORKS.contains(&word) {
        return Some(Cue::Network);
    }
    // Names of digits, alone or glued: "tretretre".
    let (_, len) = phone::digit_word(word)?;
    (len == word.len() || phone::digit_word(&word[len..]).is_some()).then_some(Cue::Digit)
}
