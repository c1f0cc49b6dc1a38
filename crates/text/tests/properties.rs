//! What holds for any string whatever.

use proptest::prelude::*;
use vaglio_text::{Reading, Span};

/// Hostile characters more often than chance would give them.
fn text() -> impl Strategy<Value = String> {
    let odd = "àÈ’'\"«»😡👨‍👩‍👧🇮🇹👍🏽\u{301}\u{200b}\u{200d}\u{202e}ﬁｆаоß\u{fffd}*@.4\n\r\t ciao";
    let odd: Vec<char> = odd.chars().collect();
    proptest::collection::vec(
        prop_oneof![3 => proptest::sample::select(odd), 1 => any::<char>()],
        0..80,
    )
    .prop_map(|chars| chars.into_iter().collect())
}

fn is_boundary(units: &[u16], at: u32) -> bool {
    let at = at as usize;
    at <= units.len()
        && (at == units.len()
            || !(0xdc00..0xe000).contains(&units[at])
            || at == 0
            || !(0xd800..0xdc00).contains(&units[at - 1]))
}

fn check(units: &[u16], span: Span) -> Result<(), TestCaseError> {
    prop_assert!(
        span.start <= span.end && span.end as usize <= units.len(),
        "{span:?}"
    );
    prop_assert!(
        is_boundary(units, span.start) && is_boundary(units, span.end),
        "{span:?}"
    );
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn every_stretch_maps_back_to_whole_characters(text in text()) {
        let reading = Reading::of(&text);
        let units: Vec<u16> = text.encode_utf16().collect();
        let folded = reading.folded();
        let places: Vec<usize> = folded.char_indices().map(|(at, _)| at).chain([folded.len()]).collect();
        let mut last = 0;
        for pair in places.windows(2) {
            let span = reading.span(pair[0]..pair[1]);
            check(&units, span)?;
            prop_assert!(span.start < span.end, "a folded character was read from something");
            prop_assert!(span.start >= last || span.start + 2 >= last, "the map never goes back");
            last = span.start;
        }
        for from in places.iter().step_by(3) {
            for to in places.iter().filter(|&to| to > from).step_by(5) {
                check(&units, reading.span(*from..*to))?;
            }
        }
    }

    #[test]
    fn tokens_are_in_order_inside_sentences_and_on_graphemes(text in text()) {
        let reading = Reading::of(&text);
        let units: Vec<u16> = text.encode_utf16().collect();
        let mut end = 0;
        for (index, token) in reading.tokens().iter().enumerate() {
            prop_assert!(token.start >= end && token.end > token.start);
            end = token.end;
            let span = reading.token_span(index);
            check(&units, span)?;
            let sentence = reading.sentence_of(index);
            prop_assert!(sentence.contains(&index));
            // A mark that follows the token belongs to it.
            let after = text.encode_utf16().nth(span.end as usize);
            prop_assert!(!matches!(after, Some(0x300..=0x36f)), "{:?} of {text:?}", span);
        }
        let covered: usize = reading.sentences().map(|sentence| sentence.len()).sum();
        prop_assert_eq!(covered, reading.tokens().len());
    }

    #[test]
    fn nothing_hidden_is_left(text in text()) {
        let reading = Reading::of(&text);
        let hidden = |c: char| c.is_ascii_uppercase() || "\u{200b}\u{200d}\u{301}\u{202e}\u{ad}\r\tàÈ’«".contains(c);
        prop_assert!(!reading.folded().contains(hidden), "{:?}", reading.folded());
    }

    #[test]
    fn disguises_stay_inside_the_text(text in text()) {
        let reading = Reading::of(&text);
        for token in 0..reading.tokens().len() {
            for disguise in reading.disguise_at(token).into_iter().chain(reading.spelled_at(token)) {
                prop_assert!(disguise.tokens.start == token && disguise.tokens.end <= reading.tokens().len());
                prop_assert!(reading.folded().get(disguise.bytes.clone()).is_some());
            }
        }
    }
}
