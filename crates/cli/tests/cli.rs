//! The program as a terminal sees it: output, exit status, bad input.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn vaglio(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_vaglio"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // It may stop reading before the end, on purpose.
    let _ = child.stdin.take().expect("piped").write_all(input);
    child.wait_with_output().expect("the program ends")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

/// Misuse: status 2 and one line, which says this.
fn refused(output: &Output, says: &str) {
    let error = stderr(output);
    assert_eq!(output.status.code(), Some(2), "{error}");
    assert_eq!(error.lines().count(), 1, "{error}");
    assert!(error.contains(says), "{error}");
}

#[test]
fn a_clean_text_exits_with_0_and_a_finding_with_1() {
    let clean = vaglio(&["check", "Servizio lento, siete in ritardo di mesi"], b"");
    assert_eq!(clean.status.code(), Some(0));
    assert_eq!(stdout(&clean), "Niente da segnalare.\n");
    let broken = vaglio(
        &["check", "--pack", "lg", "Siete delle teste di cazzo"],
        b"",
    );
    assert_eq!(broken.status.code(), Some(1));
    let text = stdout(&broken);
    assert!(
        text.contains("«teste di cazzo»") && text.contains("art. 4"),
        "{text}"
    );
    let lenient = vaglio(
        &["check", "--fail-on", "grave", "siete delle teste di cazzo"],
        b"",
    );
    assert_eq!(lenient.status.code(), Some(0));
    assert!(stdout(&lenient).contains("Insulto"));
}

#[test]
fn text_comes_from_an_argument_a_file_or_standard_input() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("commento.txt");
    fs::write(&path, "che cazzo di file").expect("written");
    let path = path.to_str().expect("UTF-8");
    for output in [
        vaglio(&["check", path], b""),
        vaglio(&["check", "-"], b"che cazzo di file"),
    ] {
        assert_eq!(output.status.code(), Some(1));
        assert!(stdout(&output).contains("«cazzo»"), "{}", stdout(&output));
    }
    let english = vaglio(&["check", "--language", "en", "-"], b"che cazzo di file");
    assert!(stdout(&english).contains("Vulgar language"));
}

#[test]
fn lines_are_answered_in_order_with_their_identifiers() {
    let lines = concat!(
        r#"{"id": "a", "text": "siete delle teste di cazzo", "labels": []}"#,
        "\n\n",
        r#"{"id": 7, "text": "Grazie mille!", "audience": null, "parent": null}"#,
        "\n",
        r#"{"text": "😡 \ud83d che cazzo", "surface": "reply"}"#,
        "\n",
    );
    let output = vaglio(&["check", "--jsonl"], lines.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let answers: Vec<Value> = stdout(&output)
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(answers.len(), 3);
    assert_eq!(answers[0]["id"], "a");
    assert_eq!(answers[0]["findings"][0]["category"], "insult");
    assert_eq!(
        answers[0]["findings"][0]["span"],
        serde_json::json!({"start": 12, "end": 26})
    );
    assert_eq!(answers[1], serde_json::json!({"id": 7, "findings": []}));
    assert_eq!(answers[2]["id"], Value::Null);
    assert_eq!(
        answers[2]["findings"][0]["span"],
        serde_json::json!({"start": 9, "end": 14})
    );
    let failing = vaglio(
        &["check", "--jsonl", "--fail-on", "notice"],
        lines.as_bytes(),
    );
    assert_eq!(failing.status.code(), Some(1));
}

#[test]
fn a_bad_line_stops_with_its_number_and_loses_nothing() {
    let lines = b"{\"id\":1,\"text\":\"ciao\"}\n{\"id\":2}\n{\"id\":3,\"text\":\"ciao\"}\n";
    let output = vaglio(&["check", "--jsonl"], lines);
    refused(&output, "line 2: missing field `text`");
    assert_eq!(stdout(&output), "{\"id\":1,\"findings\":[]}\n");
    refused(
        &vaglio(&["check", "--jsonl"], b"{\"text\":\"\xff\"}\n"),
        "line 1: not UTF-8 from byte 9",
    );
    let unknown = b"{\"text\":\"a\",\"pack\":\"zz\"}\n";
    refused(
        &vaglio(&["check", "--jsonl"], unknown),
        "line 1: no pack `zz` is built in",
    );
}

#[test]
fn misuse_is_one_line_and_status_2() {
    refused(
        &vaglio(&["check", "--pack", "nessuno", "ciao"], b""),
        "no pack `nessuno`: there is bo, lg, milomb, monza, ucer",
    );
    refused(
        &vaglio(&["check", "--audience", "tutti", "ciao"], b""),
        "'tutti'",
    );
    refused(&vaglio(&["controlla"], b""), "'controlla'");
    refused(
        &vaglio(&["--artefact", "/non/esiste", "check", "ciao"], b""),
        "/non/esiste",
    );
    refused(
        &vaglio(&["check", "-"], b"a\xffb"),
        "standard input: not UTF-8 from byte 1",
    );
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("rotto.pack");
    fs::write(&path, "VAGLIO\0\u{1}niente di buono").expect("written");
    let artefact = path.to_str().expect("UTF-8");
    refused(
        &vaglio(&["--artefact", artefact, "check", "ciao"], b""),
        "not a usable artefact",
    );
}

/// Copies the built-in pack, to be broken.
fn copy_of_lg(to: &Path) {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../policies/lg");
    fs::create_dir_all(to.join("rules")).expect("a folder");
    fs::copy(from.join("pack.toml"), to.join("pack.toml")).expect("copied");
    for rule in fs::read_dir(from.join("rules")).expect("rules") {
        let path = rule.expect("readable").path();
        fs::copy(
            &path,
            to.join("rules").join(path.file_name().expect("a name")),
        )
        .expect("copied");
    }
}

#[test]
fn a_broken_pack_says_where_and_leaves_the_artefact_alone() {
    let dir = tempfile::tempdir().expect("a folder");
    let (pack, output) = (dir.path().join("lg"), dir.path().join("vaglio.pack"));
    let (pack_name, output_name) = (
        pack.to_str().expect("UTF-8"),
        output.to_str().expect("UTF-8"),
    );
    copy_of_lg(&pack);
    let build = |output: &str| vaglio(&["pack", "build", pack_name, "-o", output], b"");
    assert_eq!(
        vaglio(&["pack", "check", pack_name], b"").status.code(),
        Some(0)
    );
    assert_eq!(build(output_name).status.code(), Some(0));
    let first = fs::read(&output).expect("an artefact");
    let used = vaglio(
        &[
            "--artefact",
            output_name,
            "check",
            "--pack",
            "lg",
            "teste di cazzo",
        ],
        b"",
    );
    assert_eq!(used.status.code(), Some(1));

    // An unknown key, and an example that shows nothing.
    let rule = pack.join("rules/lg-r10b.toml");
    let source = fs::read_to_string(&rule).expect("a rule");
    let broken = format!(
        "{source}\n[[hit]]\ntext = \"Grazie, siete gentilissimi\"\ncategory = \"insult\"\n"
    );
    fs::write(&rule, &broken).expect("written");
    let failed = build(output_name);
    let error = stderr(&failed);
    assert_eq!(failed.status.code(), Some(2), "{error}");
    let line = broken
        .lines()
        .position(|line| line.contains("gentilissimi"))
        .expect("the line");
    let nearby = |line: usize| error.contains(&format!("lg-r10b.toml:{line}:"));
    assert!(nearby(line) || nearby(line + 1), "{error}");
    assert!(
        error.contains("this hit does not break the rule"),
        "{error}"
    );

    fs::write(&rule, format!("colore = \"rosso\"\n{source}")).expect("written");
    let failed = build(output_name);
    assert_eq!(failed.status.code(), Some(2));
    assert!(
        stderr(&failed).contains("lg-r10b.toml:1:1: "),
        "{}",
        stderr(&failed)
    );
    assert_eq!(
        fs::read(&output).expect("still there"),
        first,
        "the artefact in use stays"
    );
    assert_eq!(
        fs::read_dir(dir.path()).expect("a folder").count(),
        2,
        "nothing half-written is left"
    );
}

#[test]
fn the_schemas_describe_both_files() {
    let output = vaglio(&["pack", "schema"], b"");
    let schemas: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    assert!(schemas["pack"]["properties"]["institution"].is_object());
    assert!(schemas["rule"]["properties"]["clause"].is_object());
}

/// The folders of the packs that are built in.
fn policies() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../policies");
    let mut folders: Vec<String> = fs::read_dir(root)
        .expect("the folder of policies")
        .map(|entry| entry.expect("readable").path().display().to_string())
        .collect();
    folders.sort();
    folders
}

fn register() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/inventory.toml");
    path.display().to_string()
}

fn coverage(folders: &[String]) -> Output {
    let mut arguments = vec!["pack", "coverage"];
    arguments.extend(folders.iter().map(String::as_str));
    let register = register();
    arguments.extend(["--register", &register]);
    vaglio(&arguments, b"")
}

#[test]
fn the_packs_hold_every_clause_of_the_register() {
    let whole = coverage(&policies());
    let text = stdout(&whole);
    assert_eq!(whole.status.code(), Some(0), "{text}");
    assert!(text.contains("227 of 227 rows"), "{text}");
}

#[test]
fn a_clause_that_is_taken_away_is_missed() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let here = folder.path().join("lg");
    copy_of_lg(&here);
    fs::remove_file(here.join("rules/lg-e05i.toml")).expect("the rule is there");
    let mut folders = policies();
    let lg = folders.iter().position(|path| path.ends_with("lg"));
    folders[lg.expect("lg is there")] = here.display().to_string();
    let cut = coverage(&folders);
    assert_eq!(cut.status.code(), Some(1));
    assert!(stdout(&cut).contains("lg-e05i: no rule bears this id"));
}

#[test]
fn a_new_pack_passes_as_it_is() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let parent = folder.path().display().to_string();
    let made = vaglio(&["pack", "new", "prova", "--parent", &parent], b"");
    assert_eq!(made.status.code(), Some(0), "{}", stderr(&made));
    let here = folder.path().join("prova").display().to_string();
    let tested = vaglio(&["pack", "test", &here], b"");
    assert_eq!(tested.status.code(), Some(0), "{}", stderr(&tested));
    assert!(stdout(&tested).contains("prova: 3 rules, 2 hits, 1 misses, 1 cases"));
    refused(
        &vaglio(&["pack", "new", "prova", "--parent", &parent], b""),
        "it exists already",
    );
    refused(&vaglio(&["pack", "new", "Prova!"], b""), "letters");
}

#[test]
fn the_tutorials_pack_passes() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/tutorial/borgo");
    let tested = vaglio(&["pack", "test", &root.display().to_string()], b"");
    assert_eq!(tested.status.code(), Some(0), "{}", stderr(&tested));
}

#[test]
fn additions_pass_alone_and_beside_their_pack() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let additions = root.join("docs/tutorial/aggiunte").display().to_string();
    let pack = root.join("policies/lg").display().to_string();
    for folders in [vec![additions.as_str()], vec![additions.as_str(), &pack]] {
        let checked = vaglio(&[vec!["pack", "check"], folders.clone()].concat(), b"");
        assert_eq!(checked.status.code(), Some(0), "{}", stderr(&checked));
    }
    let tested = vaglio(&["pack", "test", &additions], b"");
    assert!(
        stdout(&tested).contains("lg-ente1          1 hits    1 misses"),
        "{}",
        stdout(&tested)
    );

    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = |name: &str| folder.path().join(name).display().to_string();
    let built = vaglio(&["pack", "build", &additions, "-o", &file("own.pack")], b"");
    assert_eq!(built.status.code(), Some(0), "{}", stderr(&built));
    let text = "La Camera di commercio è fallita, tra poco chiude e perderete tutto";
    let told = vaglio(
        &[
            "--artefact",
            &file("own.pack"),
            "check",
            "--pack",
            "lg",
            text,
        ],
        b"",
    );
    assert!(
        stdout(&told).contains("(lg-ente1) — regola aggiunta dall'ente"),
        "{}",
        stdout(&told)
    );
    let written = vaglio(&["pack", "doc", &additions, "-o", &file("doc")], b"");
    assert_eq!(written.status.code(), Some(0), "{}", stderr(&written));
    let page = |name: &str| {
        fs::read_to_string(folder.path().join("doc/lg").join(name)).expect("the page is there")
    };
    assert!(page("lg-ente1.md").contains("non è nel documento"));
    assert!(!page("lg-r10a.md").contains("non è nel documento"));
}

#[test]
fn every_rule_has_a_page_and_the_policies_stand_side_by_side() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = folder.path().display().to_string();
    let folders = policies();
    let mut arguments = vec!["pack", "doc"];
    arguments.extend(folders.iter().map(String::as_str));
    arguments.extend(["-o", &out]);
    let written = vaglio(&arguments, b"");
    assert_eq!(written.status.code(), Some(0), "{}", stderr(&written));
    let page =
        |name: &str| fs::read_to_string(folder.path().join(name)).expect("the page is there");
    let rule = page("monza/monza-5d2.md");
    assert!(
        rule.contains("`fifth` (applicata)") && rule.contains("`second`"),
        "{rule}"
    );
    assert!(
        page("bo/README.md").contains("non segnala nulla"),
        "what is not covered is said"
    );
    let matrix = page("matrix.md");
    assert!(
        matrix.contains("| | bo | lg | milomb | monza | ucer |"),
        "{matrix}"
    );
    assert!(
        matrix.contains("| Insulto | — |"),
        "Bologna has no clause on insults: {matrix}"
    );
}

#[test]
fn the_administrator_chooses_how_a_document_is_read() {
    let line = r#"{"text":"Siete dei parassiti","history":{"insult":1}}"#;
    let under = |more: &[&str]| {
        let mut arguments = vec!["check", "--jsonl", "--pack", "monza"];
        arguments.extend(more);
        vaglio(&arguments, line.as_bytes())
    };
    let blocks = |output: &Output| stdout(output).contains("\"block\"");
    assert!(!blocks(&under(&[])), "five cases, by default");
    assert!(
        blocks(&under(&["--reading", "monza-5d2=second"])),
        "two, by section 6"
    );
    refused(
        &under(&["--reading", "monza-5d2=third"]),
        "no reading `monza-5d2=third`",
    );
    refused(&under(&["--reading", "monza-5d2"]), "rule=reading");
}

#[test]
fn a_person_is_told_how_the_document_is_read_and_what_else_it_says() {
    let arguments = ["check", "Siete dei parassiti", "--pack", "monza"];
    let told = stdout(&vaglio(&arguments, b""));
    let line = |name: &str| told.lines().filter(|line| line.contains(name)).count();
    assert_eq!(line("Lettura applicata"), 1, "{told}");
    assert_eq!(line("Il documento dice anche"), 3, "{told}");
    let applied = told.lines().find(|line| line.contains("Lettura applicata"));
    assert!(applied.is_some_and(|line| line.contains("sez. 5 D") && line.contains("(fifth)")));
    assert!(told.contains("sez. 6"), "the other clause too: {told}");
}
