//! Watched terms in the ways that people write them, and what only resembles them.

use proptest::prelude::*;
use vaglio_signals::taxonomy::Category;
use vaglio_signals::watch::{Watch, WatchEntry, WatchKind};
use vaglio_text::Reading;

fn entry(kind: WatchKind, terms: &[&str], until: Option<&str>) -> WatchEntry {
    WatchEntry {
        kind,
        terms: terms.iter().map(|&term| term.to_owned()).collect(),
        until: until.map(str::to_owned),
    }
}

fn watch() -> Watch {
    Watch::new(&[
        entry(WatchKind::Project, &["Progetto Aurora", "Aurora"], None),
        entry(
            WatchKind::Project,
            &["sportello unico digitale"],
            Some("2027-01-01"),
        ),
        entry(WatchKind::Project, &["nuova biblioteca"], None),
        entry(
            WatchKind::Code,
            &["P.A.-123/2026", "CUP B12C26000340001"],
            None,
        ),
        entry(WatchKind::Code, &["12/7"], None),
        entry(
            WatchKind::File,
            &["fascicolo 4471", "prot. 8812/2026"],
            None,
        ),
        entry(
            WatchKind::Partner,
            &["Meccanica Brenta Srl", "Nordovest"],
            None,
        ),
        entry(
            WatchKind::Person,
            &["Mario Rossi", "Anna Maria De Luca"],
            None,
        ),
    ])
}

fn found(text: &str, today: Option<&str>) -> Vec<(Category, String)> {
    let reading = Reading::of(text);
    let mut out = Vec::new();
    watch().find(&reading, today, &mut out);
    let units: Vec<u16> = text.encode_utf16().collect();
    out.into_iter()
        .map(|one| {
            let span = one.span.expect("a term has a place");
            let quote = String::from_utf16(&units[span.start as usize..span.end as usize]);
            (one.category, quote.expect("whole characters"))
        })
        .collect()
}

#[test]
fn watched_terms() {
    use Category::*;
    let cases: &[(&str, Category, &str)] = &[
        (
            "Oggi riunione sul progetto Aurora",
            UnpublishedWork,
            "progetto Aurora",
        ),
        (
            "PROGETTO AURORA ai nastri di partenza",
            UnpublishedWork,
            "PROGETTO AURORA",
        ),
        (
            "il progetto «Aurora» va avanti",
            UnpublishedWork,
            "progetto «Aurora",
        ),
        (
            "fiera di lavorare a #ProgettoAurora",
            UnpublishedWork,
            "ProgettoAurora",
        ),
        ("#progetto_aurora", UnpublishedWork, "progetto_aurora"),
        ("Con Aurora cambierà tutto", UnpublishedWork, "Aurora"),
        ("seguite #aurora!", UnpublishedWork, "aurora"),
        ("il piano aurora è pronto", UnpublishedWork, "aurora"),
        (
            "stiamo preparando lo sportello unico digitale",
            UnpublishedWork,
            "sportello unico digitale",
        ),
        (
            "gli sportelli unici digitali arrivano",
            UnpublishedWork,
            "sportelli unici digitali",
        ),
        (
            "#SportelloUnicoDigitale",
            UnpublishedWork,
            "SportelloUnicoDigitale",
        ),
        (
            "la nuova biblioteca sarà in centro",
            UnpublishedWork,
            "nuova biblioteca",
        ),
        ("le nuove biblioteche", UnpublishedWork, "nuove biblioteche"),
        (
            "la gara PA 123 2026 è ferma",
            UnpublishedWork,
            "PA 123 2026",
        ),
        ("P.A. 123/2026", UnpublishedWork, "P.A. 123/2026"),
        ("pa123-2026", UnpublishedWork, "pa123-2026"),
        (
            "P.A.-123/2026 in alto mare",
            UnpublishedWork,
            "P.A.-123/2026",
        ),
        (
            "cup B12C26000340001",
            UnpublishedWork,
            "cup B12C26000340001",
        ),
        (
            "CUP: B12C 26000340001",
            UnpublishedWork,
            "CUP: B12C 26000340001",
        ),
        ("il lotto 12/7 è assegnato", UnpublishedWork, "12/7"),
        ("il lotto 12-7", UnpublishedWork, "12-7"),
        (
            "oggi abbiamo chiuso il fascicolo 4471",
            SpecificCase,
            "fascicolo 4471",
        ),
        ("fascicolo n. 4471", SpecificCase, "fascicolo n. 4471"),
        ("prot 8812 2026", SpecificCase, "prot 8812 2026"),
        ("Prot.8812/2026", SpecificCase, "Prot.8812/2026"),
        (
            "Incontro con Meccanica Brenta srl",
            ThirdPartyInfo,
            "Meccanica Brenta srl",
        ),
        (
            "firmato con meccanica brenta s.r.l. e con meccanica brenta srl",
            ThirdPartyInfo,
            "meccanica brenta srl",
        ),
        ("#MeccanicaBrentaSrl", ThirdPartyInfo, "MeccanicaBrentaSrl"),
        ("la ditta nordovest non paga", ThirdPartyInfo, "nordovest"),
        (
            "Parlato con Nordovest stamattina",
            ThirdPartyInfo,
            "Nordovest",
        ),
        ("oggi è venuto Mario Rossi", ThirdPartyInfo, "Mario Rossi"),
        (
            "mario rossi di nuovo in ufficio",
            ThirdPartyInfo,
            "mario rossi",
        ),
        (
            "Rossi Mario ha presentato ricorso",
            ThirdPartyInfo,
            "Rossi Mario",
        ),
        ("M. Rossi non ha pagato", ThirdPartyInfo, "M. Rossi"),
        ("il signor Rossi M. insiste", ThirdPartyInfo, "Rossi M"),
        ("#mariorossi", ThirdPartyInfo, "mariorossi"),
        ("Anna Maria De Luca", ThirdPartyInfo, "Anna Maria De Luca"),
        ("De Luca Anna Maria", ThirdPartyInfo, "De Luca Anna Maria"),
        ("A. M. De Luca", ThirdPartyInfo, "A. M. De Luca"),
        ("A. De Luca si è lamentata", ThirdPartyInfo, "A. De Luca"),
        ("Màrio Róssi 👍🏽 di nuovo", ThirdPartyInfo, "Màrio Róssi"),
    ];
    let mut wrong = Vec::new();
    for (text, category, quote) in cases {
        let found = found(text, Some("2026-11-22"));
        if found != [(*category, (*quote).to_owned())] {
            wrong.push(format!("{text}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_is_not_the_term() {
    let texts = [
        "l'aurora di stamattina era bellissima",
        "aurore boreali in Norvegia",
        "un progetto. aurora è un bel nome",
        "il progetto è in ritardo",
        "uno sportello digitale unico nel suo genere",
        "gli sportelli sono chiusi",
        "la nuova libreria del centro",
        "le nuove case",
        "PA 1234/2026",
        "PA 123/20261",
        "XPA 123/2026",
        "la PA 12 3/2026",
        "123 2026",
        "il 12/7/2026 siamo chiusi",
        "art. 112/7",
        "12,7 per cento",
        "1 27",
        "fascicolo 44711",
        "fascicolo 447",
        "il fascicolo, 3 pagine: 4471 parole",
        "prot. 8812/2025",
        "Meccanica Brenta",
        "meccanica sulla Brenta",
        "vento da nordovest",
        "a nordovest del paese",
        "Mario Rossini canta",
        "Maria Rossi",
        "Via Mario Rossi 12",
        "scuola Mario Rossi",
        "Mario. Rossi i pomodori",
        "Mario e Luca Rossi",
        "m rossi i pomodori",
        "rossi e bianchi",
        "N. Rossi",
        "Anna De Luca",
        "Maria Luca",
        "https://example.org/progetto-aurora",
        "info@progettoaurora.it",
        "biblioteca nuova di zecca",
        "",
        "👍🏽",
    ];
    let wrong: Vec<_> = texts
        .iter()
        .map(|text| (text, found(text, Some("2026-11-22"))))
        .filter(|(_, found)| !found.is_empty())
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_has_become_public() {
    let text = "lo sportello unico digitale è una realtà";
    assert_eq!(found(text, Some("2027-01-01")).len(), 1);
    assert_eq!(found(text, Some("2027-01-02")).len(), 0);
    assert_eq!(found(text, Some("2027-01-02T08:00:00Z")).len(), 0);
    assert_eq!(found(text, None).len(), 1);
    assert_eq!(
        found("il progetto Aurora e il progetto Aurora", None).len(),
        2
    );
}

#[test]
fn odd_terms() {
    let watch = Watch::new(&[
        entry(WatchKind::Project, &["", " ", "a", "👍", "...", "1"], None),
        entry(WatchKind::Person, &["Rossi", "M", "De"], None),
    ]);
    let mut out = Vec::new();
    watch.find(&Reading::of("a 1 👍 ... i rossi e m. de"), None, &mut out);
    assert_eq!(out, []);
    watch.find(&Reading::of("ieri Rossi ha firmato"), None, &mut out);
    assert_eq!(out.len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_text_is_read(text in "\\PC*") {
        found(&text, None);
    }

    #[test]
    fn any_term_is_found_in_itself(term in "[A-Z][a-z]{3,8} [a-z]{4,8}") {
        let watch = Watch::new(&[entry(WatchKind::Project, &[&term], None)]);
        let text = format!("ecco {term}, davvero");
        let mut out = Vec::new();
        watch.find(&Reading::of(&text), None, &mut out);
        prop_assert_eq!(out.len(), 1);
    }

    #[test]
    fn any_term_is_taken(term in "\\PC{0,30}", text in "\\PC{0,60}") {
        let entries: Vec<WatchEntry> =
            WatchKind::ALL.iter().map(|&kind| entry(kind, &[&term], Some(&term))).collect();
        let mut out = Vec::new();
        Watch::new(&entries).find(&Reading::of(&text), Some(&text), &mut out);
    }
}

#[test]
fn long_texts_end() {
    for unit in [
        "progetto ",
        "Mario Rossi ",
        "pa 123 ",
        "1 ",
        "#aurora",
        "M. ",
        "rossi mario ",
    ] {
        found(&unit.repeat(100_000 / unit.len()), None);
    }
}
