//! What hostile texts must not do: panic, escape their bounds, or take more than linear time.

use std::path::Path;
use std::sync::LazyLock;

use vaglio_compiler::{folder, signals};
use vaglio_engine::{Engine, Submission, Verdict};
use vaglio_policy::Language;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let words = folder::lexicon(&root.join("lexicon")).expect("the lexicon is readable");
    let artefact = signals(&words).unwrap_or_else(|report| panic!("\n{report}"));
    Engine::open(&artefact).expect("what was just built opens")
});

fn check(text: &str) -> Verdict {
    let submission = Submission {
        text: text.to_owned(),
        ..Submission::default()
    };
    ENGINE
        .check(&submission, Language::It)
        .expect("no pack is asked for")
}

fn quotes(text: &str) -> Vec<String> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut quotes: Vec<String> = check(text)
        .findings
        .iter()
        .filter_map(|finding| finding.span)
        .map(|span| &units[span.start as usize..span.end as usize])
        .map(|quote| String::from_utf16(quote).expect("whole characters"))
        .collect();
    // One word may earn two categories.
    quotes.dedup();
    quotes
}

#[test]
fn spans_are_exact_around_emoji_marks_and_directions() {
    assert_eq!(quotes("😡😡 stronzo 👨‍👩‍👧"), ["stronzo"]);
    assert_eq!(quotes("\u{202e}stronzo\u{202c} perche\u{301}"), ["stronzo"]);
    assert_eq!(quotes("مرحبا stronzo مرحبا"), ["stronzo"]);
    assert_eq!(
        quotes("str\u{200b}onz\u{301}o!"),
        ["str\u{200b}onz\u{301}o"]
    );
    assert_eq!(quotes("<script>alert('stronzo')</script>"), ["stronzo"]);
    assert_eq!(quotes("\u{fffd}\u{fffd} stronzo \u{fffd}"), ["stronzo"]);
}

#[test]
fn a_finding_disappears_with_its_stretch() {
    for text in [
        "Siete proprio delle teste di cazzo, vergogna",
        "ma che c4zz0 fate",
        "v a f f a n c u l o a tutti",
    ] {
        let units: Vec<u16> = text.encode_utf16().collect();
        let findings = check(text).findings;
        assert!(!findings.is_empty(), "{text}");
        let mut rest = units.clone();
        for span in findings.iter().filter_map(|finding| finding.span) {
            rest[span.start as usize..span.end as usize].fill(b' '.into());
        }
        let rest = String::from_utf16(&rest).expect("spans cover whole characters");
        assert_eq!(check(&rest).findings, [], "{rest}");
    }
}

/// How much work a text makes: findings are bounded by its length, whatever it is made of.
#[test]
fn long_texts_of_any_stuff_end() {
    let stuff = [
        "a",
        " ",
        "\n",
        "*",
        "* ",
        "c*",
        "x",
        "xx ",
        "k",
        "@",
        "#",
        ".",
        "4",
        "a.",
        "a ",
        "v a f f a ",
        "\"",
        "\"ha detto\" ",
        "stronzo ",
        "ladri ",
        "siete dei ",
        "ti ammazzo ",
        "333 1234567 ",
        "tre ",
        "RSSMRA85T10A562S ",
        "😡",
        "\u{301}",
        "а",
        "dio ",
        "http://a.it/ ",
        "a@b.it ",
        "IT60X0542811101000000123456 ",
        "via Roma 1 ",
        "nato il 1/1/1980 ",
        "😡\u{200d}",
        "\u{1f1ee}",
    ];
    for piece in stuff {
        let text: String = piece.chars().cycle().take(100_000).collect();
        let units = text.encode_utf16().count() as u32;
        for finding in check(&text).findings {
            let span = finding.span.expect("no finding on the whole text here");
            assert!(span.start < span.end && span.end <= units, "{piece:?}");
        }
    }
}
