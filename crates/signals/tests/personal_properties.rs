//! What holds for every text: no panic, spans on characters of the text, checksums that matter.

use std::sync::LazyLock;

use proptest::prelude::*;
use vaglio_signals::personal::{Contacts, Shapes, find};
use vaglio_signals::taxonomy::Entity;
use vaglio_signals::{Recognition, Span};
use vaglio_text::Reading;

static SHAPES: LazyLock<Shapes> = LazyLock::new(|| {
    Shapes::open(&vaglio_compiler::shapes::compile().expect("shapes compile")).expect("shapes open")
});

fn found(text: &str) -> Vec<Recognition> {
    let mut out = Vec::new();
    find(&Reading::of(text), &SHAPES, &Contacts::default(), &mut out);
    out
}

/// Whether exactly the datum after `label` is found.
fn finds(label: &str, datum: &str, entity: Entity) -> bool {
    let text = format!("{label} {datum}");
    let start = label.encode_utf16().count() as u32 + 1;
    let span = Span {
        start,
        end: start + datum.encode_utf16().count() as u32,
    };
    let found = found(&text);
    found.len() == 1 && found[0].entity == Some(entity) && found[0].span == Some(span)
}

/// Whether anything of this kind is found.
fn has(text: &str, entity: Entity) -> bool {
    found(text).iter().any(|one| one.entity == Some(entity))
}

/// A character of the same class, another one.
fn other(c: char, step: u8) -> char {
    match c {
        '0'..='9' => (b'0' + (c as u8 - b'0' + 1 + step % 9) % 10) as char,
        _ => (b'A' + (c as u8 - b'A' + 1 + step % 25) % 26) as char,
    }
}

fn changed(text: &str, at: usize, step: u8) -> String {
    text.chars()
        .enumerate()
        .map(|(i, c)| if i == at { other(c, step) } else { c })
        .collect()
}

// The sums below are written apart from the recogniser, from the texts that define them.

fn fiscal_code(body: &str) -> String {
    const ODD: &str = "BAKPLCQDREVOSFTGUHMINJWZYX";
    let sum: usize = body
        .bytes()
        .enumerate()
        .map(|(i, b)| {
            let value = usize::from(if b.is_ascii_digit() {
                b - b'0'
            } else {
                b - b'A'
            });
            // Odd places (the first, the third…): the rank of the letter in the table's order.
            let letter = (b'A' + value as u8) as char;
            match i % 2 {
                0 => ODD.find(letter).expect("a letter"),
                _ => value,
            }
        })
        .sum();
    format!("{body}{}", (b'A' + (sum % 26) as u8) as char)
}

fn luhn_digit(body: &str, doubled_from_end: usize) -> u32 {
    let sum: u32 = body
        .bytes()
        .rev()
        .enumerate()
        .map(|(i, b)| {
            let digit = u32::from(b - b'0');
            let digit = if i % 2 == doubled_from_end {
                digit * 2
            } else {
                digit
            };
            digit / 10 + digit % 10
        })
        .sum();
    (10 - sum % 10) % 10
}

fn iban(country: &str, account: &str) -> String {
    let digits = |text: &str| -> String {
        text.chars()
            .map(|c| c.to_digit(36).expect("a letter or digit").to_string())
            .collect()
    };
    let number = digits(account) + &digits(country) + "00";
    let rest = number
        .bytes()
        .fold(0u64, |rest, b| (rest * 10 + u64::from(b - b'0')) % 97);
    format!("{country}{:02}{account}", 98 - rest)
}

prop_compose! {
    fn fiscal_bodies()(
        name in "[A-Z]{6}", year in "[0-9]{2}", month in "[ABCDEHLMPRST]",
        day in prop_oneof![1u32..=31, 41u32..=71], place in "[A-Z][0-9]{3}",
    ) -> String {
        format!("{name}{year}{month}{day:02}{place}")
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_text_is_read(text in "\\PC*") {
        let units = text.encode_utf16().count() as u32;
        for one in found(&text) {
            let span = one.span.expect("a datum has a place");
            prop_assert!(span.start < span.end && span.end <= units);
        }
    }

    #[test]
    fn any_mixture_of_cues_is_read(parts in prop::collection::vec(prop::sample::select(vec![
        "@", ".", " ", "\n", "-", "/", "(", ")", "+", "+39", "0039", "333", "1234567", "0564", "it", "IT60",
        "x054", "via", "n", "12", "bis", "CAP", "58100", "Grosseto", "Mario", "Rossi", "signor", "abita",
        "chiocciola", "punto", "[at]", "(at)", "gmail.com", "tre", "sette", "p.iva", "iban", "targa", "AB",
        "123", "CD", "nato il", "12/03/1980", "marzo", "prot.", "n.", "t.me/a", "@a_b", "cf", "RSSMRA", "80A01",
        "é", "👍🏽", "３", "4111", "1111", "°", "e", "u1", "carta", "\u{200d}", "u\u{301}",
    ]), 0..40)) {
        let text = parts.concat();
        let units: Vec<u16> = text.encode_utf16().collect();
        let mut last = 0;
        for one in found(&text) {
            let span = one.span.expect("a datum has a place");
            prop_assert!(span.start < span.end && span.end as usize <= units.len());
            prop_assert!(String::from_utf16(&units[span.start as usize..span.end as usize]).is_ok());
            prop_assert!(last <= span.start, "in order, and none over another: {text:?}");
            last = span.end;
        }
    }

    #[test]
    fn fiscal_codes(body in fiscal_bodies(), at in 0usize..16, step: u8) {
        let code = fiscal_code(&body);
        prop_assert!(finds("cf", &code, Entity::FiscalCode), "{code}");
        prop_assert!(finds("cf", &code.to_lowercase(), Entity::FiscalCode), "{code}");
        let spaced = format!("{} {} {} {} {}", &code[..3], &code[3..6], &code[6..11], &code[11..15], &code[15..]);
        prop_assert!(finds("cf", &spaced, Entity::FiscalCode), "{spaced}");
        let wrong = changed(&code, at, step);
        prop_assert!(!has(&format!("cf {wrong}"), Entity::FiscalCode), "{wrong}");
    }

    #[test]
    fn vat_numbers(body in "[0-9]{7}[01][0-9]{2}", at in 0usize..11, step: u8) {
        prop_assume!(!body.starts_with("0000000"));
        let number = format!("{body}{}", luhn_digit(&body, 0));
        prop_assert!(finds("p.iva", &number, Entity::VatNumber), "{number}");
        prop_assert!(!has(&number, Entity::VatNumber), "{number} alone");
        let wrong = changed(&number, at, step);
        prop_assert!(!has(&format!("p.iva {wrong}"), Entity::VatNumber), "{wrong}");
    }

    #[test]
    fn ibans(letter in "[A-Z]", bank in "[0-9]{10}", account in "[0-9A-Z]{2}[0-9]{10}", at in 0usize..27, step: u8) {
        let code = iban("IT", &format!("{letter}{bank}{account}"));
        prop_assert!(finds("iban", &code, Entity::Iban), "{code}");
        prop_assert!(finds("iban", &code.to_lowercase(), Entity::Iban), "{code}");
        let groups: Vec<&str> = (0..27).step_by(4).map(|i| &code[i..27.min(i + 4)]).collect();
        prop_assert!(finds("iban", &groups.join(" "), Entity::Iban), "{code}");
        let wrong = changed(&code, at, step);
        prop_assert!(!has(&format!("iban {wrong}"), Entity::Iban), "{wrong}");
    }

    #[test]
    fn payment_cards(body in "(4[0-9]{14}|5[1-5][0-9]{13})", at in 1usize..16, step: u8) {
        let card = format!("{body}{}", luhn_digit(&body, 0));
        prop_assert!(finds("carta", &card, Entity::PaymentCard), "{card}");
        let groups: Vec<&str> = (0..16).step_by(4).map(|i| &card[i..i + 4]).collect();
        prop_assert!(finds("ecco", &groups.join(" "), Entity::PaymentCard), "{card}");
        prop_assert!(!has(&format!("seriale {card}"), Entity::PaymentCard), "{card}");
        let wrong = changed(&card, at, step);
        prop_assert!(!has(&format!("carta {wrong}"), Entity::PaymentCard), "{wrong}");
    }

    #[test]
    fn mobiles(prefix in "3(2[0789]|3[1346789]|4[0-9]|8[0389]|9[0123])", rest in "[0-9]{7}", split in "[ ./-]?") {
        let number = format!("{prefix}{split}{rest}");
        prop_assert!(finds("chiamami al", &number, Entity::Phone), "{number}");
        prop_assert!(finds("chiamami al", &format!("+39 {number}"), Entity::Phone), "{number}");
        prop_assert!(!has(&format!("ordine n. {number}"), Entity::Phone), "{number}");
    }
}

/// One number of eleven digits in ten passes the check digit: without words none is a partita IVA.
#[test]
fn random_numbers_are_no_partita_iva() {
    let mut state = 0x9e37_79b9_7f4a_7c15u64;
    let mut called = 0;
    for i in 0..100_000 {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let number = format!("{:011}", (state >> 20) % 100_000_000_000);
        let text = match i % 4 {
            0 => number,
            1 => format!("Il numero è {number}, grazie"),
            2 => format!("{number} {number}"),
            _ => format!("Ho ricevuto {number} dalla ditta"),
        };
        called += usize::from(has(&text, Entity::VatNumber));
    }
    assert_eq!(called, 0);
}

#[test]
fn published_contacts_are_nobodys_data() {
    let contacts = Contacts {
        emails: vec!["mario.rossi@studioverdi.it".into()],
        phones: vec!["+39 0564 430111".into(), "333 1234567".into()],
        domains: vec!["ente.example.com".into()],
        addresses: vec!["Via Fratelli Cairoli 10, 58100 Grosseto".into()],
        codes: vec!["01838690491".into(), "IT60X0542811101000000123456".into()],
        handles: vec!["luca.verdi.ufficio".into()],
    };
    let texts = [
        "scrivetemi a mario.rossi@studioverdi.it",
        "chiamatemi allo 0564/430111 o al +393331234567",
        "la mia mail è anna.neri@posta.ente.example.com",
        "abito in Via Fratelli Cairoli, n. 10",
        "la mia P.IVA 01838690491, IBAN IT60 X054 2811 1010 0000 0123 456",
        "aggiungetemi: facebook.com/luca.verdi.ufficio",
    ];
    for text in texts {
        let reading = Reading::of(text);
        let mut out = Vec::new();
        find(&reading, &SHAPES, &contacts, &mut out);
        assert_eq!(out, [], "{text}");
        find(&reading, &SHAPES, &Contacts::default(), &mut out);
        assert_ne!(out, [], "{text}");
    }
}

#[test]
fn damaged_sections_are_refused() {
    let bytes = vaglio_compiler::shapes::compile().expect("shapes compile");
    assert!(Shapes::open(&[]).is_err());
    assert!(Shapes::open(&bytes[..bytes.len() / 2]).is_err());
    let mut wrong = bytes.clone();
    let middle = wrong.len() - 100;
    wrong[middle] ^= 0xff;
    assert!(
        Shapes::open(&wrong).is_err(),
        "the map of words has a checksum"
    );
}

/// A hundred thousand characters made to be read again and again: this ends.
#[test]
fn long_texts_end() {
    for unit in [
        "333 ",
        "1 ",
        "a@",
        "via a ",
        "tre ",
        "IT60 ",
        "RSSMRA80A01H501",
        "Mario Rossi ",
        "@a ",
        "(at) ",
        "n. 1/",
    ] {
        let text = unit.repeat(100_000 / unit.len());
        found(&text);
    }
}
