//! The shapes of personal data, compiled: Italian numbering from the metadata of `phonenumber`
//! (Google's libphonenumber), calling codes of the world, and `lexicon/personal-data.toml`.
//!
//! Patterns become one automaton here, at build time; what runs in the browser opens it and
//! compiles nothing.

use std::collections::BTreeMap;
use std::fmt;

use phonenumber::metadata::{DATABASE, Descriptor};
use regex_automata::MatchKind;
use regex_automata::dfa::{StartKind, dense};
use regex_automata::nfa::thompson;
use regex_automata::util::syntax;
use serde::Deserialize;
use vaglio_signals::personal::{ShapesError, ShapesSection, Sort};
use vaglio_text::Reading;

const WORDS: &str = include_str!("../../../lexicon/personal-data.toml");

/// The section of the artefact that [`vaglio_signals::personal::Shapes::open`] opens.
///
/// # Errors
/// When the word data is not as its head says, or the numbering metadata no longer compiles.
pub fn compile() -> Result<Vec<u8>, CompileShapesError> {
    let section = ShapesSection {
        numbers: numbers()?,
        calling_codes: calling_codes(),
        words: words()?,
    };
    Ok(section.to_bytes()?)
}

/// Word data, as it stands in `lexicon/personal-data.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    first_names: Vec<String>,
    towns: Vec<String>,
    office_mailboxes: Vec<String>,
    free_mail: Vec<String>,
    public_domains: Vec<String>,
    public_labels: Vec<String>,
    known_people: Vec<String>,
}

fn numbers() -> Result<Vec<u8>, CompileShapesError> {
    let italy = DATABASE
        .by_id("IT")
        .ok_or(CompileShapesError::Metadata("no numbering for Italy"))?;
    let lines = italy.descriptors();
    let wanted = [
        lines.fixed_line(),
        lines.mobile(),
        lines.toll_free(),
        lines.premium_rate(),
        lines.shared_cost(),
    ];
    let patterns: Vec<&str> = wanted
        .into_iter()
        .flatten()
        .map(|line| line.national_number().as_str())
        .collect();
    if patterns.len() != wanted.len() {
        return Err(CompileShapesError::Metadata("a kind of line is missing"));
    }
    let automaton = dense::Builder::new()
        .configure(
            dense::Config::new()
                .start_kind(StartKind::Anchored)
                .match_kind(MatchKind::All)
                .minimize(true),
        )
        // The metadata is laid out over several lines, and speaks of ASCII digits.
        .syntax(
            syntax::Config::new()
                .ignore_whitespace(true)
                .unicode(false)
                .utf8(false),
        )
        .thompson(thompson::Config::new().utf8(false))
        .build_many(&patterns)
        .map_err(|error| CompileShapesError::Numbers(Box::new(error)))?;
    let automaton = automaton
        .to_sparse()
        .map_err(|error| CompileShapesError::Numbers(Box::new(error)))?;
    Ok(automaton.to_bytes_little_endian())
}

fn calling_codes() -> Vec<(u16, u32)> {
    let mut codes: BTreeMap<u16, u32> = BTreeMap::new();
    for region in DATABASE.iter() {
        let lines = region.descriptors();
        let own = [lines.fixed_line(), lines.mobile(), lines.voip()];
        let lengths = own
            .into_iter()
            .flatten()
            .flat_map(Descriptor::possible_length);
        let set = lengths
            .filter(|&&len| len < 32)
            .fold(0, |set, len| set | 1 << len);
        *codes.entry(region.country_code()).or_default() |= set;
    }
    codes.into_iter().collect()
}

fn words() -> Result<Vec<u8>, CompileShapesError> {
    let words: Words =
        toml::from_str(WORDS).map_err(|error| CompileShapesError::Words(Box::new(error)))?;
    let mut sorts: BTreeMap<String, u64> = BTreeMap::new();
    for (list, sort) in [
        (words.first_names, Sort::FirstName),
        (words.towns, Sort::Town),
        (words.office_mailboxes, Sort::OfficeMailbox),
        (words.free_mail, Sort::FreeMail),
        (words.public_domains, Sort::PublicDomain),
        (words.public_labels, Sort::PublicLabel),
        (words.known_people, Sort::KnownPerson),
    ] {
        for word in list {
            let folded = Reading::of(&word).folded().to_owned();
            *sorts.entry(folded).or_default() |= sort as u64;
        }
    }
    let map = fst::Map::from_iter(sorts).map_err(CompileShapesError::Map)?;
    Ok(map.into_fst().into_inner())
}

/// Why the shapes were not compiled.
#[derive(Debug)]
pub enum CompileShapesError {
    /// The numbering metadata is not as expected.
    Metadata(&'static str),
    /// A numbering pattern does not compile.
    Numbers(Box<dense::BuildError>),
    /// The word data is not as its head says: the message has line and column.
    Words(Box<toml::de::Error>),
    /// The map of words cannot be built.
    Map(fst::Error),
    /// The section cannot be encoded.
    Section(ShapesError),
}

impl From<ShapesError> for CompileShapesError {
    fn from(error: ShapesError) -> Self {
        CompileShapesError::Section(error)
    }
}

impl fmt::Display for CompileShapesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CompileShapesError::Metadata(what) => write!(f, "telephone numbering: {what}"),
            CompileShapesError::Numbers(error) => write!(f, "telephone numbering: {error}"),
            CompileShapesError::Words(error) => {
                write!(f, "lexicon/personal-data.toml: {error}")
            }
            CompileShapesError::Map(error) => write!(f, "lexicon/personal-data.toml: {error}"),
            CompileShapesError::Section(error) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for CompileShapesError {}
