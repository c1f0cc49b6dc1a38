//! What is added to a pack: what it becomes, and what its author reads when the additions are wrong.
//!
//! Each folder of `tests/additions` is a folder of additions to the pack beside them; `report.txt` is what it must say.
//! Set `VAGLIO_BLESS=1` to write the reports anew, then read them.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use proptest::prelude::*;
use vaglio_policy::{Kind, Network, Pack, SourceFile, WatchKind};

fn file(path: &str, text: impl Into<String>) -> SourceFile {
    SourceFile {
        path: path.to_owned(),
        text: text.into(),
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/additions")
}

static BASE: LazyLock<Pack> = LazyLock::new(|| {
    let read = |name: &str| fs::read_to_string(root().join(name)).unwrap();
    let files = [
        file("pack.toml", read("base.toml")),
        file("rules/t-1.toml", read("t-1.toml")),
    ];
    Pack::load(&files).unwrap_or_else(|report| panic!("{report}"))
});

/// The files of a folder, `report.txt` aside, in order of path.
fn folder(root: &Path, at: &Path, files: &mut Vec<SourceFile>) {
    let mut paths: Vec<PathBuf> = fs::read_dir(at)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            folder(root, &path, files);
        } else if !path.ends_with("report.txt") {
            let name = path.strip_prefix(root).unwrap().to_string_lossy();
            files.push(file(&name, fs::read_to_string(&path).unwrap()));
        }
    }
}

#[test]
fn reports_say_everything_that_is_wrong() {
    let mut seen = 0;
    for entry in fs::read_dir(root()).unwrap() {
        let case = entry.unwrap().path();
        if !case.is_dir() {
            continue;
        }
        let mut files = Vec::new();
        folder(&case, &case, &mut files);
        assert_eq!(Pack::extended_by(&files).as_deref(), Some("t"));
        let report = BASE.with_additions(&files).unwrap_err().to_string();
        let expected = case.join("report.txt");
        if std::env::var_os("VAGLIO_BLESS").is_some() {
            fs::write(&expected, &report).unwrap();
        }
        assert_eq!(
            report,
            fs::read_to_string(&expected).unwrap(),
            "{}",
            case.display()
        );
        seen += 1;
    }
    assert_eq!(seen, 3);
}

const RULE: &str = r#"
id = "t-ente"
kind = "text"
audience = "ext"
clause = { document = "ordine", article = "1" }
title = { it = "Titolo", en = "Title" }
why = { it = "Perché", en = "Why" }
[[match]]
category = "insult"
[[step]]
action = "redirect"
contact = "urp"
rules = ["t-1"]
text = { it = "Rinvia", en = "Redirect" }
[[hit]]
text = "buffoni"
[[miss]]
text = "grazie"
because = "cortesia"
"#;

#[test]
fn what_is_added_is_the_institutions_own_and_the_rest_stays() {
    let head = r#"
extends = "t"
[[document]]
id = "ordine"
title = { it = "Ordine", en = "Order" }
[[contact]]
id = "sportello"
kind = "phone"
value = "0564 430111"
purpose = { it = "Sportello", en = "Desk" }
[[name]]
value = "Ente Prova"
use = "short"
"#;
    let lists = "Kind,Term,Until\nproject,Torre,2026-12-31\n\"Partner\",\"Ditta, Figli e C.\",\n";
    let posts = "testo;data;rete;indirizzo\nUffici aperti;1/2/2026;Facebook;https://ente.it/1\n";
    let files = [
        file("pack.toml", head),
        file("rules/t-ente.toml", RULE),
        file("Elenco nomi.csv", lists),
        file("post.csv", posts),
    ];
    let pack = BASE
        .with_additions(&files)
        .unwrap_or_else(|report| panic!("{report}"));
    assert_eq!(pack.rule("t-1"), BASE.rule("t-1"));
    let own: Vec<&str> = pack
        .rules
        .iter()
        .filter(|rule| rule.own)
        .map(|rule| rule.id.as_str())
        .collect();
    assert_eq!(own, ["t-ente", "t-own"]);
    assert_eq!(pack.rule("t-own").unwrap().kind, Kind::Context);
    let rule = pack.rule("t-ente").unwrap();
    assert_eq!(rule.clause.it, "Ordine, art. 1");
    assert_eq!(rule.steps[0].contact.as_deref(), Some("urp@ente.it"));
    assert_eq!(pack.contacts().count(), 2);
    assert_eq!(pack.names().count(), 1);

    let watched: Vec<_> = pack.watch().skip(1).collect();
    assert_eq!(watched[0].id, "elenco-nomi-2");
    assert_eq!(watched[0].kind, WatchKind::Project);
    assert_eq!(watched[0].until.unwrap().to_string(), "2026-12-31");
    assert_eq!(watched[1].terms, ["Ditta, Figli e C."]);
    let post = pack.published().nth(1).unwrap();
    assert_eq!(post.date.to_string(), "2026-02-01");
    assert_eq!(post.network, Some(Network::Facebook));
    assert_eq!(post.url.as_deref(), Some("https://ente.it/1"));

    // Others may be added to what came of these.
    let more = file(
        "pack.toml",
        "extends = \"t\"\n[[name]]\nvalue = \"Vecchio Ente\"\nuse = \"former\"\n",
    );
    let pack = pack.with_additions(&[more]).unwrap();
    assert_eq!(pack.names().count(), 2);
    assert_eq!(pack.rules.len(), 3);
    assert!(pack.with_additions(&files).is_err());
}

#[test]
fn a_pack_is_told_from_additions() {
    let named = |text: &str| Pack::extended_by(&[file("pack.toml", text)]);
    assert_eq!(named("extends = \"lg\""), Some("lg".to_owned()));
    assert_eq!(named("extends = 3"), Some(String::new()));
    assert_eq!(named("id = \"lg\""), None);
    assert_eq!(named("= = ="), None);
    assert_eq!(Pack::extended_by(&[]), None);
    assert_eq!(
        Pack::id_in(&[file("pack.toml", "id = \"lg\"")]),
        Some("lg".to_owned())
    );
}

proptest! {
    #[test]
    fn any_list_is_read_or_refused(text in any::<Vec<u8>>(), head in any::<bool>()) {
        let text = String::from_utf8_lossy(&text);
        let text = if head { format!("tipo;termine;fino_al\n{text}") } else { text.into_owned() };
        refused_with_places(&text)?;
    }

    /// Made of what lists are made of, in any order.
    #[test]
    fn any_mixture_is_read_or_refused(text in "(tipo|termine|testo|data|progetto|Faro|2026-01-01|31/12/2026|[;,\"\r\n\u{feff}\u{e8}\u{1f600} ]){0,60}") {
        refused_with_places(&text)?;
    }

    /// What stands in a cell comes out as it is, wherever it stands.
    #[test]
    fn cells_come_back(terms in proptest::collection::vec("[a-z,;\"\n àè]{1,20}abc", 1..20)) {
        let mut text = "termine;tipo\r\n".to_owned();
        for term in &terms {
            text += &format!("\"{}\";codice\r\n", term.replace('"', "\"\""));
        }
        let files = [file("pack.toml", "extends = \"t\""), file("a.csv", text)];
        let pack = BASE.with_additions(&files).map_err(|report| TestCaseError::fail(report.to_string()))?;
        let read: Vec<String> = pack.watch().skip(1).map(|one| one.terms[0].clone()).collect();
        let given: Vec<String> = terms.iter().map(|term| term.trim().to_owned()).collect();
        prop_assert_eq!(read, given);
    }
}

fn refused_with_places(text: &str) -> Result<(), TestCaseError> {
    let files = [file("pack.toml", "extends = \"t\""), file("a.csv", text)];
    if let Err(report) = BASE.with_additions(&files) {
        prop_assert!(!report.is_empty());
        for problem in &report.problems {
            prop_assert!(problem.line <= text.split('\n').count(), "{}", problem);
            prop_assert!(problem.line == 0 || problem.column >= 1);
        }
    }
    Ok(())
}
