//! The cases of `tests/suite/personal_data.toml` on the recognisers of personal data alone: every
//! datum found whole and under its name, nothing else found.

use std::collections::BTreeMap;

use vaglio_signals::personal::{Contacts, Shapes, find};
use vaglio_signals::taxonomy::{Category, Entity};
use vaglio_text::{Reading, Span};

#[derive(serde::Deserialize)]
struct Suite {
    case: Vec<Case>,
}

#[derive(serde::Deserialize)]
struct Case {
    text: String,
    expect: Vec<Expected>,
}

#[derive(serde::Deserialize)]
struct Expected {
    category: String,
    entity: Option<String>,
    quote: Option<String>,
    whose: Option<String>,
}

fn suite() -> Suite {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/suite/personal_data.toml"
    );
    toml::from_str(&std::fs::read_to_string(path).expect("the suite is there")).expect("it parses")
}

fn quote(text: &str, span: Span) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    String::from_utf16(&units[span.start as usize..span.end as usize]).expect("whole characters")
}

#[test]
fn every_case_is_read_as_expected() {
    let shapes = Shapes::open(&vaglio_compiler::shapes::compile().expect("shapes compile"))
        .expect("shapes open");
    let mut wrong = Vec::new();
    // Per entity: right, found where it is not, missed.
    let mut counts: BTreeMap<String, [usize; 3]> = BTreeMap::new();
    let suite = suite();
    for case in &suite.case {
        let mut found = Vec::new();
        find(
            &Reading::of(&case.text),
            &shapes,
            &Contacts::default(),
            &mut found,
        );
        let mut found: Vec<(String, String, String)> = found
            .iter()
            .map(|found| {
                (
                    found
                        .entity
                        .map(Entity::name)
                        .unwrap_or_default()
                        .to_owned(),
                    found
                        .span
                        .map(|span| quote(&case.text, span))
                        .unwrap_or_default(),
                    found
                        .whose
                        .map(|whose| whose.name())
                        .unwrap_or_default()
                        .to_owned(),
                )
            })
            .collect();
        for expected in &case.expect {
            if expected.category != Category::PersonalData.name() {
                continue;
            }
            let entity = expected.entity.clone().unwrap_or_default();
            let quoted = expected.quote.clone().unwrap_or_default();
            let at = found.iter().position(|(name, quote, whose)| {
                *name == entity
                    && *quote == quoted
                    && expected
                        .whose
                        .as_ref()
                        .is_none_or(|expected| expected == whose)
            });
            let count = counts.entry(entity.clone()).or_default();
            match at {
                Some(at) => {
                    found.remove(at);
                    count[0] += 1;
                }
                None => {
                    count[2] += 1;
                    let whose = expected.whose.clone().unwrap_or_default();
                    wrong.push(format!(
                        "missed {entity} {quoted:?} {whose}: {:?}",
                        case.text
                    ));
                }
            }
        }
        for (entity, quote, whose) in found {
            wrong.push(format!("found {entity} {quote:?} {whose}: {:?}", case.text));
            counts.entry(entity).or_default()[1] += 1;
        }
    }
    for (entity, [right, extra, missed]) in &counts {
        println!("{entity:16} right {right:3}  found wrongly {extra:3}  missed {missed:3}");
    }
    assert!(suite.case.len() >= 250, "{} cases", suite.case.len());
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
