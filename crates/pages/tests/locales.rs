//! Every sentence that the pages name is in both languages, and none is there for nobody.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::{Map, Value};

const PREFIXES: [&str; 2] = ["popup_", "options_"];

fn locale(language: &str) -> Map<String, Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join(format!("../../extension/_locales/{language}/messages.json"));
    let text = fs::read_to_string(&path).expect("a file of messages");
    serde_json::from_str(&text).expect("messages in JSON")
}

/// The keys in quotation marks in the sources of the pages.
fn named() -> BTreeSet<String> {
    fn gather(folder: &Path, found: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).expect("sources").flatten() {
            if entry.path().is_dir() {
                gather(&entry.path(), found);
            } else {
                let text = fs::read_to_string(entry.path()).expect("a source");
                let quoted = text.split('"').skip(1);
                found.extend(
                    quoted
                        .filter(|q| PREFIXES.iter().any(|prefix| q.starts_with(prefix)))
                        .map(str::to_owned),
                );
            }
        }
    }
    let mut found = BTreeSet::from(["extension_name", "locale"].map(str::to_owned));
    gather(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut found,
    );
    found
}

#[test]
fn sentences_named_are_in_both_languages() {
    let named = named();
    assert!(named.len() > 50, "{named:?}");
    for language in ["it", "en"] {
        let locale = locale(language);
        for key in &named {
            let text = locale.get(key).and_then(|m| m["message"].as_str());
            assert!(text.is_some_and(|t| !t.is_empty()), "{language}: {key}");
        }
        let unused: Vec<_> = locale
            .keys()
            .filter(|key| PREFIXES.iter().any(|prefix| key.starts_with(prefix)))
            .filter(|key| !named.contains(*key))
            .collect();
        assert!(unused.is_empty(), "{language}: {unused:?}");
    }
}

#[test]
fn both_languages_put_the_same_parts_in() {
    let (it, en) = (locale("it"), locale("en"));
    for key in named() {
        assert_eq!(
            it[&key].get("placeholders"),
            en[&key].get("placeholders"),
            "{key}"
        );
    }
}
