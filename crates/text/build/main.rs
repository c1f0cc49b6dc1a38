//! Writes the folding table: for every character outside ASCII, what it reads as.
//!
//! Facts come from kept Unicode crates at build time (decompositions, general categories, emoji
//! status, the confusables of UTS #39), so that the running crate holds one small table and no code
//! of theirs.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;
use unicode_properties::{GeneralCategory as Gc, UnicodeEmoji as _, UnicodeGeneralCategory as _};
use unicode_security::confusable_detection::skeleton;

/// How a character folds. The order is the encoding: see `src/fold/table.rs`.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Fold {
    /// Reads as itself, in lower case.
    Keep,
    /// Belongs to the character before it (accents, joiners, variation selectors).
    Extend,
    /// Not seen by the reader (zero-width space, direction marks…).
    Drop,
    /// An emoji or pictograph.
    Emoji,
    /// Always reads as these ASCII characters.
    Reads(String),
    /// Looks like this ASCII letter: read so only inside a word that has Latin letters.
    LooksLike(char),
}

const QUOTES: &str = "\u{ab}\u{bb}\u{201c}\u{201d}\u{201e}\u{201f}\u{301d}\u{301e}\u{2033}\u{ff02}";
const APOSTROPHES: &str =
    "\u{b4}\u{2bb}\u{2bc}\u{2b9}\u{2018}\u{2019}\u{201a}\u{201b}\u{2032}\u{2035}\u{ff07}\u{55a}";
const DASHES: &str =
    "\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2015}\u{2212}\u{fe58}\u{fe63}\u{ff0d}";
const DOTS: &str = "\u{b7}\u{2022}\u{2024}\u{2027}\u{30fb}\u{3002}";

fn fold(c: char) -> Fold {
    if QUOTES.contains(c) {
        return Fold::Reads("\"".into());
    }
    if APOSTROPHES.contains(c) {
        return Fold::Reads("'".into());
    }
    if DASHES.contains(c) {
        return Fold::Reads("-".into());
    }
    if DOTS.contains(c) {
        return Fold::Reads(".".into());
    }
    match c {
        '\u{85}' | '\u{2028}' | '\u{2029}' => return Fold::Reads("\n".into()),
        'ß' | 'ẞ' => return Fold::Reads("ss".into()),
        '\u{200d}' => return Fold::Extend,
        // A soft hyphen and the blank "letters" used to hide words.
        '\u{ad}' | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{2800}' => {
            return Fold::Drop;
        }
        _ => {}
    }
    if c.is_whitespace() {
        return Fold::Reads(" ".into());
    }
    // Skin tones and tags modify the emoji before them.
    if ('\u{1f3fb}'..='\u{1f3ff}').contains(&c) || ('\u{e0020}'..='\u{e007f}').contains(&c) {
        return Fold::Extend;
    }
    match c.general_category() {
        Gc::NonspacingMark | Gc::EnclosingMark | Gc::SpacingMark => return Fold::Extend,
        Gc::Format | Gc::Control => return Fold::Drop,
        Gc::Unassigned | Gc::PrivateUse | Gc::Surrogate => return Fold::Keep,
        _ => {}
    }
    if c.is_emoji_char() && !c.is_alphanumeric() || ('\u{1f1e6}'..='\u{1f1ff}').contains(&c) {
        return Fold::Emoji;
    }
    let plain: String = c
        .nfkd()
        .filter(|&d| !is_combining_mark(d))
        .flat_map(char::to_lowercase)
        .collect();
    if !plain.is_empty() && plain.is_ascii() {
        return Fold::Reads(plain);
    }
    if !c.is_alphabetic() {
        return Fold::Keep;
    }
    let look: String = skeleton(&c.to_string())
        .chain(skeleton(&c.to_lowercase().collect::<String>()))
        .filter(|&d| !is_combining_mark(d))
        .filter(char::is_ascii_alphabetic)
        .take(1)
        .flat_map(char::to_lowercase)
        .collect();
    let single = skeleton(&c.to_string())
        .filter(|&d| !is_combining_mark(d))
        .count()
        == 1;
    match look.chars().next() {
        // Latin letters with strokes (ø, ł, đ) are what they look like; others only in disguise.
        Some(letter) if single && ('\u{c0}'..='\u{24f}').contains(&c) => {
            Fold::Reads(letter.to_string())
        }
        Some(letter) if single => Fold::LooksLike(letter),
        _ => Fold::Keep,
    }
}

fn main() {
    println!("cargo:rerun-if-changed=build/main.rs");
    let mut readings: Vec<String> = Vec::new();
    let mut index: HashMap<String, u16> = HashMap::new();
    let mut pages: Vec<Vec<u16>> = Vec::new();
    let mut page_of: HashMap<Vec<u16>, u8> = HashMap::new();
    let mut stage1: Vec<u8> = Vec::new();
    for page in 0..0x1100u32 {
        let entries: Vec<u16> = (0..256)
            .map(|low| {
                let Some(c) = char::from_u32(page << 8 | low).filter(|c| !c.is_ascii()) else {
                    return 0;
                };
                match fold(c) {
                    Fold::Keep => 0,
                    Fold::Extend => 1,
                    Fold::Drop => 2,
                    Fold::Emoji => 3,
                    Fold::LooksLike(letter) => 0x100 | letter as u16,
                    Fold::Reads(text) => {
                        let next = readings.len() as u16;
                        let at = *index.entry(text.clone()).or_insert_with(|| {
                            readings.push(text);
                            next
                        });
                        0x8000 | at
                    }
                }
            })
            .collect();
        let next = pages.len();
        let at = *page_of.entry(entries.clone()).or_insert_with(|| {
            pages.push(entries);
            u8::try_from(next).expect("at most 256 distinct pages")
        });
        stage1.push(at);
    }
    let mut out = String::new();
    let _ = writeln!(out, "static PAGE_OF: [u8; {}] = {stage1:?};", stage1.len());
    let _ = writeln!(
        out,
        "static PAGES: [[u16; 256]; {}] = {pages:?};",
        pages.len()
    );
    let _ = writeln!(
        out,
        "static READINGS: [&str; {}] = {readings:?};",
        readings.len()
    );
    let path = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    std::fs::write(path.join("fold_table.rs"), out).expect("OUT_DIR is writable");
}
