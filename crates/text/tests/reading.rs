//! What a reader sees, case by case.

use vaglio_text::{Kind, Marks, Reading};

fn words(text: &str) -> Vec<String> {
    let reading = Reading::of(text);
    (0..reading.tokens().len())
        .map(|token| reading.token_text(token).to_owned())
        .collect()
}

/// The original under the folded stretch `folded`, which must stand in the folded text once.
fn under(text: &str, folded: &str) -> String {
    let reading = Reading::of(text);
    let at = reading
        .folded()
        .find(folded)
        .unwrap_or_else(|| panic!("{:?}", reading.folded()));
    let span = reading.span(at..at + folded.len());
    let units: Vec<u16> = text.encode_utf16().collect();
    String::from_utf16(&units[span.start as usize..span.end as usize]).expect("whole characters")
}

#[test]
fn accents_and_apostrophes_read_alike() {
    for text in [
        "perché",
        "perche'",
        "perchè",
        "PERCHÉ",
        "perche\u{301}",
        "perche’",
    ] {
        assert_eq!(words(text), ["perche"], "{text}");
    }
    assert_eq!(words("dell’ente, un po'"), ["dell", "ente", "un", "po"]);
}

#[test]
fn other_letters_read_as_what_they_imitate() {
    assert_eq!(words("ｖｅｒｇｏｇｎａ"), ["vergogna"]);
    assert_eq!(words("𝐜𝐚𝐬𝐚 ⓒⓐⓢⓐ ﬁne"), ["casa", "casa", "fine"]);
    // Cyrillic а, о, с inside a Latin word are a disguise; a Russian word is a Russian word.
    assert_eq!(words("cаsо"), ["caso"]);
    assert_eq!(words("москва"), ["москва"]);
    assert_eq!(words("ver\u{200b}go\u{ad}gna"), ["vergogna"]);
}

#[test]
fn spans_cover_whole_characters() {
    assert_eq!(under("ciao 👨‍👩‍👧 bella", "bella"), "bella");
    assert_eq!(under("ciao 👨‍👩‍👧 bella", "👨"), "👨‍👩‍👧");
    assert_eq!(under("viva 🇮🇹!", "🇮🇹"), "🇮🇹");
    assert_eq!(under("a 👍🏽 b", "👍"), "👍🏽");
    assert_eq!(under("citta\u{300} mia", "citta"), "citta\u{300}");
    assert_eq!(under("la ﬁne", "fine"), "ﬁne");
    assert_eq!(under("ver\u{200b}gogna 😡", "vergogna"), "ver\u{200b}gogna");
}

#[test]
fn kinds_are_told_apart() {
    let kinds = |text: &str| -> Vec<Kind> {
        Reading::of(text)
            .tokens()
            .iter()
            .map(|token| token.kind)
            .collect()
    };
    assert_eq!(
        kinds("vedi https://a.it/b?c=1. Poi"),
        [Kind::Word, Kind::Url, Kind::Word]
    );
    assert_eq!(kinds("bit.ly/abc (comune.it)"), [Kind::Url, Kind::Url]);
    assert_eq!(
        kinds("scrivi a m.rossi@posta.it!"),
        [Kind::Word, Kind::Word, Kind::Email]
    );
    assert_eq!(
        kinds("@mario #bando 12 😡"),
        [Kind::Mention, Kind::Hashtag, Kind::Number, Kind::Emoji]
    );
    // A missing blank after a stop is no address.
    assert_eq!(
        kinds("finito.Poi vediamo"),
        [Kind::Word, Kind::Word, Kind::Word]
    );
}

#[test]
fn sentences_end_where_readers_stop() {
    let sentences = |text: &str| -> Vec<usize> {
        Reading::of(text)
            .sentences()
            .map(|sentence| sentence.len())
            .collect()
    };
    assert_eq!(sentences("Uno due. Tre! Quattro\ncinque"), [2, 1, 1, 1]);
    assert_eq!(sentences("Vedi art. 4 del sig. Rossi"), [6]);
    assert_eq!(sentences("il dott. G. Verdi. Fine"), [4, 1]);
    assert_eq!(sentences(""), [] as [usize; 0]);
}

#[test]
fn capitals_and_quotations_are_marked() {
    let reading = Reading::of("Ha detto «siete dei ladri» il SINDACO dell'Elba");
    let has = |token: usize, marks: Marks| reading.tokens()[token].marks.has(marks);
    assert!(has(0, Marks::CAPITALISED) && !has(0, Marks::ALL_CAPS));
    assert!(has(2, Marks::QUOTED) && has(4, Marks::QUOTED) && !has(5, Marks::QUOTED));
    assert!(has(6, Marks::ALL_CAPS) && has(7, Marks::ELIDED));
    let odd = Reading::of("un \" da solo non apre");
    assert!(
        odd.tokens()
            .iter()
            .all(|token| !token.marks.has(Marks::QUOTED))
    );
}

#[test]
fn disguises_are_noticed_and_plain_words_are_not() {
    let noticed = |text: &str| {
        let reading = Reading::of(text);
        (0..reading.tokens().len()).any(|token| {
            reading.disguise_at(token).is_some() || reading.spelled_at(token).is_some()
        })
    };
    for text in [
        "c4zz0",
        "ca**o",
        "str*nzo",
        "c@zz0",
        "v.a.f.f.a",
        "stronzooo",
        "v a f f a",
        "caz-zo",
        "vaff***",
        "m€rda",
        "caxxo",
    ] {
        assert!(noticed(text), "{text}");
    }
    for text in [
        "Buongiorno, a che ora aprite?",
        "Grazie!!!",
        "e a o",
        "12.30",
        "vedi art. 4, c. 2",
        "10€",
    ] {
        assert!(!noticed(text), "{text}");
    }
}
