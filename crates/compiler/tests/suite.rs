//! The cases of `tests/suite`, on the native engine. The same files run on the WebAssembly one.
//!
//! A case fails when something expected is not found where it is expected, or when a category that is
//! not expected is found. Every failure is told before the test fails.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use serde::Deserialize;
use vaglio_compiler::{folder, signals};
use vaglio_engine::{Engine, Finding, Submission};
use vaglio_policy::{Acting, Audience, Language, Surface};
use vaglio_signals::taxonomy::{Attribute, Category, Entity, Whose};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    parent: Option<String>,
    #[serde(default)]
    surface: Surface,
    #[serde(default)]
    audience: Audience,
    date: Option<String>,
    acting: Option<Acting>,
    expect: Vec<Expected>,
    /// Categories that stand too, or may.
    #[serde(default)]
    may: Vec<Category>,
    /// The kind of protected speech, for a lawful case.
    protected: Option<String>,
    #[serde(rename = "note")]
    _note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    category: Category,
    attribute: Option<Attribute>,
    entity: Option<Entity>,
    whose: Option<Whose>,
    quote: Option<String>,
}

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let words = folder::lexicon(&root().join("lexicon")).expect("the lexicon is readable");
    let artefact = signals(&words).unwrap_or_else(|report| panic!("\n{report}"));
    Engine::open(&artefact).expect("what was just built opens")
});

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The stretch of UTF-16 code units in each place where a quote stands.
fn places<'a>(text: &'a str, quote: &'a str) -> impl Iterator<Item = (u32, u32)> + 'a {
    text.match_indices(quote).map(move |(at, _)| {
        let start = text[..at].encode_utf16().count() as u32;
        (start, start + quote.encode_utf16().count() as u32)
    })
}

impl Expected {
    /// Whether a finding is the one expected. Stretches agree when they share half of the shorter.
    fn is(&self, finding: &Finding, text: &str) -> bool {
        let near = |quote: &String| {
            finding.span.is_some_and(|span| {
                places(text, quote).any(|(start, end)| {
                    let shared = span.end.min(end).saturating_sub(span.start.max(start));
                    shared * 2 >= (end - start).min(span.end - span.start)
                })
            })
        };
        finding.category == self.category
            && (self.attribute.is_none() || finding.attribute == self.attribute)
            && (self.entity.is_none() || finding.entity == self.entity)
            && (self.whose.is_none() || finding.whose == self.whose)
            && self.quote.as_ref().is_none_or(near)
    }
}

fn describe(finding: &Finding, text: &str) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    let quote = finding
        .span
        .map(|span| &units[span.start as usize..span.end as usize]);
    let quote = String::from_utf16_lossy(quote.unwrap_or_default());
    format!(
        "{} {:?}{:?} «{quote}» ({}) {}",
        finding.category, finding.attribute, finding.entity, finding.confidence, finding.why
    )
}

#[derive(Default)]
struct Tally {
    cases: usize,
    failed: usize,
}

fn run(path: &Path, failures: &mut String, tally: &mut BTreeMap<String, Tally>) {
    let name = path
        .file_stem()
        .expect("a file has a name")
        .to_string_lossy()
        .into_owned();
    let source = std::fs::read_to_string(path).expect("a case file is readable");
    let file: File = toml::from_str(&source).unwrap_or_else(|error| panic!("{name}: {error}"));
    for case in &file.case {
        let submission = Submission {
            text: case.text.clone(),
            parent: case.parent.clone(),
            surface: case.surface,
            audience: case.audience,
            date: case.date.clone(),
            acting: case.acting,
            ..Submission::default()
        };
        let verdict = ENGINE
            .check(&submission, Language::It)
            .expect("no pack is asked for");
        let missing = case.expect.iter().filter(|expected| {
            !verdict
                .findings
                .iter()
                .any(|finding| expected.is(finding, &case.text))
        });
        let extra = verdict.findings.iter().filter(|finding| {
            let expected = |one: &Expected| one.category == finding.category;
            !case.expect.iter().any(expected) && !case.may.contains(&finding.category)
        });
        let mut wrong = String::new();
        for expected in missing {
            let _ = writeln!(
                wrong,
                "    missing {} {:?}",
                expected.category,
                expected.quote.as_deref().unwrap_or("")
            );
        }
        for finding in extra {
            let _ = writeln!(wrong, "    extra   {}", describe(finding, &case.text));
        }
        let tally = tally.entry(name.clone()).or_default();
        tally.cases += 1;
        if !wrong.is_empty() {
            tally.failed += 1;
            let kind = case.protected.as_deref().unwrap_or("");
            let _ = write!(failures, "{name}: {:?} {kind}\n{wrong}", case.text);
        }
    }
}

#[test]
fn every_case_of_the_suite_holds() {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(root().join("tests/suite"))
        .expect("tests/suite is there")
        .map(|entry| entry.expect("its entries are readable").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "toml")
        })
        .collect();
    paths.sort();
    // One file while its words are being written: VAGLIO_SUITE=insult.
    if let Ok(only) = std::env::var("VAGLIO_SUITE") {
        paths.retain(|path| {
            path.file_stem()
                .is_some_and(|stem| stem.to_string_lossy() == only)
        });
    }
    let (mut failures, mut tally) = (String::new(), BTreeMap::new());
    for path in &paths {
        run(path, &mut failures, &mut tally);
    }
    let mut cases = 0;
    for (name, tally) in &tally {
        println!(
            "{name:<16} {:>4} cases, {:>3} failed",
            tally.cases, tally.failed
        );
        cases += tally.cases;
    }
    println!("{cases} cases");
    assert!(cases > 0, "no case was read");
    assert!(failures.is_empty(), "\n{failures}");
}
