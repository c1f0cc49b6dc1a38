//! What an institution adds to a pack: judged with it, told as its own, and taken in by an engine that runs.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use vaglio_compiler::{PackFolder, folder, packs_alone, signals, with_packs};
use vaglio_engine::{Engine, Submission, Verdict};
use vaglio_policy::{Audience, Language, SourceFile};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// An artefact with one pack built in.
static BUILT_IN: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let words = folder::lexicon(&root().join("lexicon")).expect("the lexicon is readable");
    let base = signals(&words).unwrap_or_else(|report| panic!("\n{report}"));
    with_packs(&base, &[read("policies/lg")]).unwrap_or_else(|report| panic!("\n{report}"))
});

fn read(path: &str) -> PackFolder {
    let mut folder = folder::pack(&root().join(path)).expect("the folder is readable");
    folder.name = path.to_owned();
    folder
}

fn check(engine: &Engine, pack: &str, audience: Audience, text: &str) -> Verdict {
    let submission = Submission {
        text: text.to_owned(),
        audience,
        pack: Some(pack.to_owned()),
        date: Some("2026-11-23".to_owned()),
        ..Submission::default()
    };
    engine
        .check(&submission, Language::It)
        .expect("the pack is there")
}

fn rules(verdict: &Verdict) -> Vec<&str> {
    let rules = verdict
        .findings
        .iter()
        .filter_map(|one| one.rule.as_deref());
    rules.collect()
}

const FALSE_NEWS: &str = "La Camera di commercio è fallita, tra poco chiude e perderete tutto";

#[test]
fn additions_are_taken_in_over_the_pack_that_is_built_in() {
    let mut engine = Engine::open(&BUILT_IN).expect("what was just built opens");
    assert_eq!(
        rules(&check(&engine, "lg", Audience::Ext, FALSE_NEWS)),
        [""; 0]
    );
    let (packs, bytes) = packs_alone(&BUILT_IN, &[read("docs/tutorial/aggiunte")])
        .unwrap_or_else(|report| panic!("\n{report}"));
    assert_eq!((packs.len(), packs[0].id.as_str()), (1, "lg"));
    engine.add_packs(&bytes).expect("of this version");
    assert_eq!(engine.packs().count(), 1);

    let verdict = check(&engine, "lg", Audience::Ext, FALSE_NEWS);
    assert_eq!(rules(&verdict), ["lg-ente1"]);
    assert!(verdict.findings[0].own);
    assert_eq!(
        verdict.findings[0].clause.as_deref(),
        Some("Ordine di servizio n. 7, art. 1")
    );
    let json = serde_json::to_string(&verdict).unwrap();
    assert!(json.contains("\"own\":true"), "{json}");
    let verdict = check(&engine, "lg", Audience::Ext, "Siete dei buffoni");
    assert!(!verdict.findings.is_empty() && !verdict.findings[0].own);
    assert!(!serde_json::to_string(&verdict).unwrap().contains("own"));
    for reserved in ["Polo Tirreno Lab", "Ersilia Bonafede"] {
        let text = format!("Ho visto le carte di {reserved}, ne parliamo presto");
        let verdict = check(&engine, "lg", Audience::Emp, &text);
        assert!(!rules(&verdict).is_empty(), "{text}");
    }
}

#[test]
fn with_their_pack_beside_them_they_give_the_same() {
    let alone = packs_alone(&BUILT_IN, &[read("docs/tutorial/aggiunte")]).unwrap();
    let together = [read("docs/tutorial/aggiunte"), read("policies/lg")];
    let together = packs_alone(&BUILT_IN, &together).unwrap_or_else(|report| panic!("\n{report}"));
    assert_eq!(together.1, alone.1);
}

#[test]
fn what_is_wrong_is_told_and_nothing_is_built() {
    let file = |path: &str, text: String| SourceFile {
        path: path.to_owned(),
        text,
    };
    let report = |files: Vec<SourceFile>| {
        let folder = PackFolder {
            name: "mie".to_owned(),
            files,
        };
        let report = packs_alone(&BUILT_IN, &[folder]).map(|_| ()).unwrap_err();
        report.to_string()
    };
    let told = report(vec![file(
        "pack.toml",
        "\nextends = \"nessuno\"\n".to_owned(),
    )]);
    assert!(
        told.starts_with("mie/pack.toml:2:1: there is no pack `nessuno` to add to"),
        "{told}"
    );
    assert!(told.contains("built in: lg"), "{told}");

    // Its own example no longer shows it: the pack is judged as it will be.
    let mut folder = read("docs/tutorial/aggiunte");
    for one in &mut folder.files {
        one.text = one
            .text
            .replace(FALSE_NEWS, "La Camera di commercio è aperta");
    }
    let told = report(folder.files);
    assert!(told.contains("mie/rules/lg-ente1.toml:"), "{told}");
    assert!(told.contains("this hit does not break the rule"), "{told}");
}

#[test]
fn an_engine_takes_in_only_what_is_whole_and_of_its_version() {
    let mut engine = Engine::open(&BUILT_IN).expect("what was just built opens");
    let (_, bytes) = packs_alone(&BUILT_IN, &[read("docs/tutorial/borgo")]).unwrap();
    for at in [0, 7, 9, 20, bytes.len() - 1] {
        let mut broken = bytes.clone();
        broken[at] ^= 1;
        assert!(engine.add_packs(&broken).is_err(), "byte {at}");
        assert!(engine.add_packs(&bytes[..at]).is_err(), "cut at {at}");
    }
    assert!(!engine.has("borgo") && engine.has("lg"));
    engine.add_packs(&bytes).expect("whole");
    assert!(engine.has("borgo") && engine.has("lg"));
    // An artefact of packs alone is no engine.
    assert!(Engine::open(&bytes).is_err());
}

#[test]
fn what_is_remembered_counts_as_published() {
    let mut engine = Engine::open(&BUILT_IN).expect("what was just built opens");
    let post = "Corso gratuito sulla firma digitale, 30 posti: iscrizioni alla Camera di commercio fino a giovedì";
    let reworked = "Dal sito della Camera: corso gratuito sulla firma digitale, posti illimitati e attestato per tutti: iscrizioni alla Camera di commercio fino a venerdì";
    let found = |engine: &Engine| {
        let verdict = check(engine, "lg", Audience::Emp, reworked);
        verdict
            .findings
            .iter()
            .any(|one| one.category.name() == "reworked_official")
    };
    assert!(!found(&engine));
    engine.remember("lg", vec![post.to_owned()]).unwrap();
    assert!(found(&engine));
    // Another reading of the document forgets nothing.
    engine.apply_readings("lg", &Default::default()).unwrap();
    assert!(found(&engine));
    engine.remember("lg", Vec::new()).unwrap();
    assert!(!found(&engine));
    assert!(engine.remember("nessuno", Vec::new()).is_err());
}
