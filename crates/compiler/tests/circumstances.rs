//! The cases of `tests/circumstances.toml`: what a text tells of itself that a pack may take as a reason.

use std::path::Path;

use serde::Deserialize;
use vaglio_compiler::{folder, signals};
use vaglio_engine::artefact::{Artefact, Section};
use vaglio_signals::Lexicon;
use vaglio_signals::taxonomy::{Categories, Circumstance};
use vaglio_text::Reading;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    expect: Vec<Circumstance>,
}

#[test]
fn every_circumstance_is_told_where_it_stands_and_nowhere_else() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let words = folder::lexicon(&root.join("lexicon")).expect("the lexicon is readable");
    let artefact = signals(&words).unwrap_or_else(|report| panic!("\n{report}"));
    let artefact = Artefact::open(&artefact).expect("what was just built opens");
    let section = |section| artefact.section(section).expect("every section is there");
    let lexicon = Lexicon::open(section(Section::Forms), section(Section::Lexicon))
        .expect("what was just built opens");

    let source = std::fs::read_to_string(root.join("tests/circumstances.toml"))
        .expect("the cases are readable");
    let cases: File = toml::from_str(&source).expect("the cases are well written");
    let mut shown = Vec::new();
    let mut wrong = Vec::new();
    for case in &cases.case {
        let reading = Reading::of(&case.text);
        let stated = lexicon
            .read(&reading)
            .recognise(Categories::default(), &mut Vec::new());
        let mut found: Vec<Circumstance> = stated.iter().map(|one| one.circumstance).collect();
        found.sort_unstable();
        found.dedup();
        let mut expected = case.expect.clone();
        expected.sort_unstable();
        if found != expected {
            wrong.push(format!("{:?}: {found:?}", case.text));
        }
        shown.extend(found);
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    for circumstance in Circumstance::ALL {
        assert!(shown.contains(circumstance), "no case shows {circumstance}");
    }
}
