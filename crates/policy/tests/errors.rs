//! What an author reads when a pack is wrong: every problem, its place, what to do next.
//!
//! Each folder of `tests/reports` is a pack; `report.txt` is what it must say. Set
//! `VAGLIO_BLESS=1` to write the reports anew, then read them.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use vaglio_policy::{FILE_LIMIT, FILES_LIMIT, PACK_LIMIT, Pack, Report, SourceFile};

fn file(path: &str, text: impl Into<String>) -> SourceFile {
    SourceFile {
        path: path.to_owned(),
        text: text.into(),
    }
}

/// The files of a folder, `report.txt` aside, in order of path.
fn folder(root: &Path) -> Vec<SourceFile> {
    let mut paths: Vec<PathBuf> = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.file_name().unwrap() != "report.txt" {
                paths.push(path);
            }
        }
    }
    paths.sort();
    let relative = |path: &Path| {
        path.strip_prefix(root)
            .unwrap()
            .to_string_lossy()
            .into_owned()
    };
    paths
        .iter()
        .map(|path| file(&relative(path), fs::read_to_string(path).unwrap()))
        .collect()
}

#[test]
fn reports_say_everything_that_is_wrong() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reports");
    let mut seen = 0;
    for entry in fs::read_dir(&root).unwrap() {
        let case = entry.unwrap().path();
        let report = Pack::load(&folder(&case)).expect_err(&format!("{} is sound", case.display()));
        let expected = case.join("report.txt");
        if std::env::var_os("VAGLIO_BLESS").is_some() {
            fs::write(&expected, report.to_string()).unwrap();
        }
        assert_eq!(
            report.to_string(),
            fs::read_to_string(&expected).unwrap(),
            "{}",
            case.display()
        );
        seen += 1;
    }
    assert!(seen >= 5, "{seen} cases");
}

const HEAD: &str = r#"
id = "t"
institution = "Ente di prova"
[[document]]
id = "d"
title = { it = "Regole", en = "Rules" }
"#;

const RULE: &str = r#"
id = "t-1"
kind = "text"
audience = "ext"
clause = { document = "d", article = "1" }
title = { it = "Titolo", en = "Title" }
why = { it = "Perché", en = "Why" }
[[match]]
category = "insult"
[[hit]]
text = "siete dei buffoni"
quote = "buffoni"
[[miss]]
text = "servizio lento"
because = "critica"
"#;

fn problems(report: &Report) -> Vec<String> {
    report
        .problems
        .iter()
        .map(|p| format!("{}:{}:{} {}", p.path, p.line, p.column, p.message))
        .collect()
}

fn pack(rule: &str) -> Result<Pack, Report> {
    Pack::load(&[file("pack.toml", HEAD), file("rules/t-1.toml", rule)])
}

#[test]
fn the_smallest_pack_is_sound() {
    let pack = pack(RULE).unwrap_or_else(|report| panic!("{report}"));
    assert_eq!(pack.rules[0].hits[0].line, 11);
    assert_eq!(pack.rules[0].misses[0].line, 14);
}

#[test]
fn one_change_one_problem() {
    let cases = [
        (
            "category = \"insult\"",
            "category = \"insulto\"",
            "rules/t-1.toml:9:12 unknown name `insulto`",
        ),
        (
            "because = ",
            "becuse = ",
            "rules/t-1.toml:15:1 unknown key `becuse`",
        ),
        (
            "id = \"t-1\"",
            "id = \"t-2\"",
            "rules/t-1.toml:2:6 the rule's id is not the file's name `t-1`",
        ),
        (
            "document = \"d\"",
            "document = \"e\"",
            "rules/t-1.toml:5:23 unknown document `e`",
        ),
        (
            ", article = \"1\"",
            "",
            "rules/t-1.toml:5:10 the clause has no place in its document",
        ),
        (", en = \"Why\"", "", "rules/t-1.toml:7:7 missing key `en`"),
        (
            "en = \"Why\"",
            "en = \" \"",
            "rules/t-1.toml:7:7 an empty text",
        ),
        (
            "quote = \"buffoni\"",
            "quote = \"Buffoni\"",
            "rules/t-1.toml:12:9 the quote does not stand in the text",
        ),
        (
            "category = \"insult\"",
            "category = \"insult\"\nattribute = \"age\"",
            "rules/t-1.toml:8:1 `insult` has no attribute",
        ),
        (
            "kind = \"text\"",
            "kind = \"text\"\npriority = \"high\"",
            "rules/t-1.toml:4:12 invalid type: string \"high\", expected i32",
        ),
        (
            "servizio lento",
            "siete dei buffoni",
            "rules/t-1.toml:14:8 the same text is given as a hit",
        ),
        (
            "kind = \"text\"",
            "kind = \"text\"\neffects = [\"proposal_only\"]",
            "rules/t-1.toml:4:12 `effects` means nothing in a rule of kind `text`",
        ),
        (
            "kind = \"text\"",
            "kind = \"text\"\nexceptions = [\"union\"]",
            "rules/t-1.toml:4:15 no `[[miss]]` shows the exception `union`",
        ),
        (
            "why = {",
            "why = {{",
            "rules/t-1.toml:7:8 missing key for inline table element, expected key",
        ),
    ];
    for (sound, broken, expected) in cases {
        let text = RULE.replacen(sound, broken, 1);
        assert_ne!(text, RULE, "{sound}");
        let report = pack(&text).expect_err(expected);
        assert!(
            problems(&report).contains(&expected.to_owned()),
            "{expected}\n{report}"
        );
    }
}

#[test]
fn a_rule_needs_its_examples() {
    let without_hit = RULE.split("[[hit]]").next().unwrap();
    let report = pack(without_hit).unwrap_err();
    assert_eq!(report.problems.len(), 2, "{report}");
    assert!(report.problems[0].message.starts_with("no `[[hit]]`"));
    assert!(report.problems[1].message.starts_with("no `[[miss]]`"));
}

#[test]
fn too_much_is_refused_unread() {
    let big = "#".repeat(FILE_LIMIT + 1);
    let report = Pack::load(&[file("pack.toml", HEAD), file("rules/t-1.toml", big)]).unwrap_err();
    assert!(problems(&report)[0].contains("too large"), "{report}");
    let large = "#".repeat(FILE_LIMIT);
    let many: Vec<SourceFile> = (0..=PACK_LIMIT / FILE_LIMIT)
        .map(|n| file(&format!("rules/t-{n}.toml"), large.clone()))
        .collect();
    assert!(problems(&Pack::load(&many).unwrap_err())[0].contains("too large"));
    let many: Vec<SourceFile> = (0..=FILES_LIMIT)
        .map(|n| file(&format!("rules/t-{n}.toml"), ""))
        .collect();
    assert!(problems(&Pack::load(&many).unwrap_err())[0].contains("too large"));
    let hits = "[[hit]]\ntext = \"x\"\n".repeat(20_000);
    let report = pack(&format!("{RULE}{hits}")).unwrap_err();
    assert_eq!(
        problems(&report),
        ["rules/t-1.toml:2:6 too many of `hit`: 20001, at most 500"]
    );
}

#[test]
fn bombs_are_refused_with_a_place() {
    let nested = format!("x = {}1{}", "[".repeat(100_000), "]".repeat(100_000));
    let tables = format!("[{}]", vec!["a"; 50_000].join("."));
    let keys = "k = 1\n".repeat(100_000);
    let mess = "= ]\u{0}\n".repeat(100_000);
    for text in [nested, tables, keys, mess] {
        let report = pack(&text).unwrap_err();
        assert!(!report.is_empty());
        assert!(report.problems.len() <= Report::LIMIT);
        assert!(report.to_string().len() < 200_000);
    }
}

#[test]
fn what_reaches_the_terminal_is_clean() {
    let text = RULE.replace(
        "category = \"insult\"",
        "category = \"\\u001b[31m\u{202e}insulto\"",
    );
    let report = pack(&text).unwrap_err().to_string();
    assert!(!report.contains(['\u{1b}', '\u{202e}']), "{report:?}");
}

#[test]
fn nothing_is_a_report_too() {
    assert!(!Pack::load(&[]).unwrap_err().is_empty());
    let report = Pack::load(&[file("pack.toml", HEAD)]).unwrap_err();
    assert!(problems(&report)[0].contains("no rules"), "{report}");
    let report = Pack::load(&[file("rules/t-1.toml", RULE)]).unwrap_err();
    assert!(
        problems(&report)[0].contains("pack.toml:0:0 the file is missing"),
        "{report}"
    );
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(head in any::<String>(), rule in any::<Vec<u8>>()) {
        let rule = String::from_utf8_lossy(&rule).into_owned();
        let _ = Pack::load(&[file("pack.toml", head), file("rules/t-1.toml", rule)]);
    }

    /// A sound pack with a stretch cut out or written over never panics, and its report, if any, has places
    /// inside the file.
    #[test]
    fn any_mutation_is_read_or_refused(at in 0..RULE.len(), len in 0usize..40, put in "[\\[\\]{}=\"'\\.,#a-z0-9 \n\u{e8}\u{1f600}\u{202e}]{0,12}") {
        let mut text = RULE.to_owned();
        let start = (0..=at).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0);
        let end = (start + len..text.len()).find(|&i| text.is_char_boundary(i)).unwrap_or(text.len());
        text.replace_range(start..end, &put);
        if let Err(report) = pack(&text) {
            prop_assert!(!report.is_empty());
            let lines = text.split('\n').count();
            for problem in &report.problems {
                prop_assert!(problem.line <= lines, "{problem}");
                prop_assert!(problem.line == 0 || problem.column >= 1);
            }
        }
    }
}
