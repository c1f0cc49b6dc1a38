//! The files of `lexicon/` as they are written.

use serde::Deserialize;
use vaglio_policy::{Report, SourceFile};
use vaglio_signals::lexicon::tables::Reach;
use vaglio_signals::taxonomy::{Attribute, Category, Circumstance};

/// A string with its place, for errors.
pub type Text = toml::Spanned<String>;

/// Every file's content, each piece with the index of its file.
#[derive(Default)]
pub struct Sources {
    pub words: Vec<(usize, WordsSource)>,
    pub patterns: Vec<(usize, PatternSource)>,
    pub shields: Vec<(usize, ShieldSource)>,
    pub circumstances: Vec<(usize, CircumstanceSource)>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    words: Vec<WordsSource>,
    pattern: Vec<PatternSource>,
    shield: Vec<ShieldSource>,
    circumstance: Vec<CircumstanceSource>,
}

/// Words with one meaning.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordsSource {
    pub category: Option<Category>,
    pub attribute: Option<Attribute>,
    #[serde(default)]
    pub tags: Vec<String>,
    pub strength: Option<u8>,
    pub disguise: Option<bool>,
    #[serde(default)]
    pub derive: Vec<String>,
    pub list: Vec<Text>,
    #[serde(default)]
    pub unless: Vec<Text>,
}

/// Words in context.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PatternSource {
    pub id: Text,
    pub category: Category,
    pub attribute: Option<Attribute>,
    pub strength: Option<u8>,
    #[serde(rename = "match")]
    pub matches: Vec<Text>,
    #[serde(default)]
    pub unless: Vec<Text>,
    #[serde(default)]
    pub quoted: bool,
}

/// A context that makes speech lawful.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShieldSource {
    /// The kind of protected speech, for whoever reads the file.
    #[serde(rename = "kind")]
    pub _kind: Protected,
    pub covers: Vec<Category>,
    #[serde(rename = "match")]
    pub matches: Vec<Text>,
    pub reach: Reach,
}

/// A context that a pack may take as a reason to leave a text free.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CircumstanceSource {
    pub kind: Circumstance,
    #[serde(rename = "match")]
    pub matches: Vec<Text>,
    pub reach: Reach,
}

/// The kinds of protected speech of the taxonomy.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Protected {
    Criticism,
    Union,
    CounterSpeech,
    Reclaimed,
    Quotation,
    Legal,
    Question,
    News,
    Homograph,
    OfficialShare,
    NeutralMention,
    Thanks,
    Satire,
    PrivateLife,
}

/// Parses every file; what is wrong goes into the report.
pub fn parse(files: &[SourceFile], report: &mut Report) -> Sources {
    let mut sources = Sources::default();
    for (index, file) in files.iter().enumerate() {
        match toml::from_str::<File>(&file.text) {
            Ok(content) => {
                sources
                    .words
                    .extend(content.words.into_iter().map(|words| (index, words)));
                sources
                    .patterns
                    .extend(content.pattern.into_iter().map(|one| (index, one)));
                sources
                    .shields
                    .extend(content.shield.into_iter().map(|one| (index, one)));
                sources
                    .circumstances
                    .extend(content.circumstance.into_iter().map(|one| (index, one)));
            }
            Err(error) => {
                report.add(
                    file,
                    error.span().unwrap_or(0..0),
                    error.message().to_owned(),
                    None,
                );
            }
        }
    }
    sources
}
