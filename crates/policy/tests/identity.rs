//! Who passes for a body, and what the bios of its staff lack: tables of cases.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde::Deserialize;
use vaglio_policy::{BodyNames, Identity, Imitation, Network};
use vaglio_signals::taxonomy::Category;
use vaglio_signals::{Evidence, Recognition};

#[derive(Deserialize)]
struct Body {
    official: Vec<String>,
    short: Vec<String>,
    former: Vec<String>,
    employer: Vec<String>,
    accounts: Vec<Account>,
}

#[derive(Deserialize)]
struct Account {
    network: Network,
    id: String,
}

#[derive(Deserialize)]
struct Pages {
    page: Vec<Page>,
}

#[derive(Deserialize)]
struct Page {
    body: String,
    text: String,
    id: Option<String>,
    network: Option<Network>,
    why: Option<String>,
    because: Option<String>,
}

#[derive(Deserialize)]
struct Bios {
    bio: Vec<Bio>,
}

#[derive(Deserialize)]
struct Bio {
    body: String,
    text: String,
    network: Option<Network>,
    /// Categories found, in order.
    #[serde(default)]
    lacks: Vec<Category>,
    /// What the spans underline, one for all or one each.
    #[serde(default)]
    quotes: Vec<String>,
}

fn bodies() -> BTreeMap<String, Identity> {
    let bodies: BTreeMap<String, Body> =
        toml::from_str(include_str!("identity/bodies.toml")).unwrap();
    let prepare = |body: Body| {
        Identity::new(&BodyNames {
            official: body.official,
            short: body.short,
            former: body.former,
            employer: body.employer,
            accounts: body
                .accounts
                .into_iter()
                .map(|a| (a.network, a.id))
                .collect(),
        })
    };
    bodies
        .into_iter()
        .map(|(id, body)| (id, prepare(body)))
        .collect()
}

fn name(why: Imitation) -> &'static str {
    match why {
        Imitation::LookalikeLetters => "lookalike_letters",
        Imitation::Misspelling => "misspelling",
        Imitation::FormerName => "former_name",
        Imitation::AddedWords => "added_words",
        Imitation::PartOfName => "part_of_name",
        Imitation::Abbreviation => "abbreviation",
        Imitation::Glued => "glued",
        Imitation::SameName => "same_name",
    }
}

fn underlined(text: &str, found: &Recognition) -> String {
    let span = found.span.expect("findings on bios have a span");
    let units: Vec<u16> = text.encode_utf16().collect();
    String::from_utf16(&units[span.start as usize..span.end as usize]).expect("whole characters")
}

#[test]
fn pages_pass_for_a_body_or_do_not() {
    let bodies = bodies();
    let pages: Pages = toml::from_str(include_str!("identity/pages.toml")).unwrap();
    let mut wrong = Vec::new();
    for page in &pages.page {
        assert_ne!(page.why.is_some(), page.because.is_some(), "{}", page.text);
        let found = bodies[&page.body].impersonation(&page.text, page.id.as_deref(), page.network);
        let found = found.map(|found| name(found.why));
        if found != page.why.as_deref() {
            wrong.push(format!(
                "{}: {:?} is {:?}, not {found:?}",
                page.body, page.text, page.why
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        pages.page.len(),
        wrong.join("\n")
    );
}

#[test]
fn a_lookalike_of_one_body_is_none_of_another() {
    let bodies = bodies();
    let pages: Pages = toml::from_str(include_str!("identity/pages.toml")).unwrap();
    for page in pages.page.iter().filter(|page| page.why.is_some()) {
        for (id, body) in bodies.iter().filter(|(id, _)| **id != page.body) {
            assert_eq!(
                body.impersonation(&page.text, None, None),
                None,
                "{id}: {}",
                page.text
            );
        }
    }
}

#[test]
fn bios_lack_what_they_lack() {
    let bodies = bodies();
    let bios: Bios = toml::from_str(include_str!("identity/bios.toml")).unwrap();
    let mut wrong = Vec::new();
    for bio in &bios.bio {
        let found: Vec<Recognition> = bodies[&bio.body]
            .profile(&bio.text, bio.network)
            .into_iter()
            .map(Recognition::from)
            .collect();
        let lacks: Vec<Category> = found.iter().map(|found| found.category).collect();
        let quotes: Vec<String> = found
            .iter()
            .map(|found| underlined(&bio.text, found))
            .collect();
        let alike = match &bio.quotes[..] {
            [] => true,
            [one] => quotes.iter().all(|quote| quote == one),
            several => quotes == several,
        };
        if lacks != bio.lacks || !alike {
            wrong.push(format!(
                "{}: {:?} {:?} lacks {:?}, not {lacks:?}, at {quotes:?}",
                bio.body, bio.text, bio.network, bio.lacks
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        bios.bio.len(),
        wrong.join("\n")
    );
}

#[test]
fn findings_become_recognitions() {
    let bodies = bodies();
    let found = bodies["lg"]
        .impersonation("CCIAA di Livorno", None, None)
        .unwrap();
    assert_eq!(found.imitates, "Camera di commercio di Livorno");
    let found = Recognition::from(found);
    assert_eq!(
        (found.category, found.span),
        (Category::Impersonation, None)
    );
    assert_eq!(
        found.evidence,
        Evidence::Word("Camera di commercio di Livorno".into())
    );
    let found = bodies["monza"]
        .impersonation("C0mune di Monza", None, None)
        .unwrap();
    let evidence = Evidence::DisguisedWord("Comune di Monza".into());
    assert_eq!(Recognition::from(found).evidence, evidence);
}

#[test]
fn a_body_without_names_is_imitated_by_nobody() {
    let nobody = Identity::new(&BodyNames::default());
    assert_eq!(nobody.impersonation("Comune di Monza", None, None), None);
    assert!(
        nobody
            .profile("Funzionaria del Comune di Monza", Some(Network::X))
            .is_empty()
    );
    let blank = Identity::new(&BodyNames {
        official: vec![" ".into(), "🏛️".into()],
        short: vec!["@".into()],
        accounts: vec![(Network::X, String::new())],
        ..BodyNames::default()
    });
    assert_eq!(blank.impersonation("🏛️", Some(""), None), None);
    assert!(!blank.is_official("", None));
}

#[test]
fn bodies_of_an_unknown_sort_are_told_by_all_their_words() {
    let agency = Identity::new(&BodyNames {
        official: vec!["Agenzia per la Mobilità di Bologna".into()],
        ..BodyNames::default()
    });
    assert!(
        agency
            .impersonation("Agenzia Mobilità Bologna - Ufficiale", None, None)
            .is_some()
    );
    assert!(
        agency
            .impersonation("Agenzia per la mobilità di Bologna", None, None)
            .is_some()
    );
    assert!(
        agency
            .impersonation("agenziamobilitabologna", None, None)
            .is_some()
    );
    assert!(
        agency
            .impersonation("Mobilità Bologna", None, None)
            .is_none()
    );
    assert!(
        agency
            .impersonation("Agenzia Mobilità Roma", None, None)
            .is_none()
    );
    let bio = "Social media manager @ Agenzia per la Mobilità di Bologna";
    let lacks: Vec<Category> = agency
        .profile(bio, None)
        .iter()
        .map(|f| f.category)
        .collect();
    assert_eq!(lacks, [Category::MissingDisclaimer]);
}

proptest! {
    /// Whatever is written, nothing panics, and spans lie on whole characters of the text.
    #[test]
    fn any_text_is_read(words in prop::collection::vec(word(), 0..14), separator in "[ ,.|_@-]{1,2}") {
        let text = words.join(&separator);
        let bodies = BODIES.with(|bodies| bodies.clone());
        for body in bodies.values() {
            let _ = body.impersonation(&text, None, Some(Network::X));
            for found in body.profile(&text, Some(Network::X)) {
                let found = Recognition::from(found);
                prop_assert!(!underlined(&text, &found).is_empty());
                prop_assert!((0.0..=1.0).contains(&found.confidence));
            }
        }
    }

    /// A text that is mostly noise names nobody.
    #[test]
    fn noise_passes_for_nobody(text in "\\PC{0,80}") {
        let bodies = BODIES.with(|bodies| bodies.clone());
        for body in bodies.values() {
            prop_assert_eq!(body.impersonation(&text, None, None), None);
            prop_assert!(body.profile(&text, None).is_empty());
        }
    }
}

thread_local! {
    static BODIES: std::rc::Rc<BTreeMap<String, Identity>> = std::rc::Rc::new(bodies());
}

/// Words that the tables know, disguises and noise.
fn word() -> impl Strategy<Value = String> {
    const KNOWN: &[&str] = &[
        "Comune",
        "di",
        "Monza",
        "Camera",
        "commercio",
        "Bologna",
        "CCIAA",
        "@comune_monza",
        "ex",
        "Maremma",
        "e",
        "del",
        "Tirreno",
        "Unioncamere",
        "Emilia-Romagna",
        "ER",
        "funzionaria",
        "voce",
        "opinioni",
        "personali",
        "mie",
        "non",
        "ufficiale",
        "2019",
        "al",
        "lavoro",
        "🏛️",
        "👨\u{200d}👩\u{200d}👧",
        "Соmune",
        "M0nza",
        "à",
        "portavoce",
        "ambassador",
        "camera",
        "ente",
        "social",
        "media",
        "manager",
        "p.o.",
        "https://x.com/comune_monza",
        "(",
        "ora",
        "in",
    ];
    prop_oneof![
        4 => prop::sample::select(KNOWN).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
    ]
}

/// Of a book pasted as a bio only the beginning is read, and no name is as long.
#[test]
fn long_texts_are_read_in_part() {
    let body = &bodies()["monza"];
    let bio = "Funzionaria del Comune di Monza, idee del settore non mie; ".repeat(20_000);
    assert_eq!(
        body.profile(&bio, Some(Network::X)),
        body.profile(&bio[..8 << 10], Some(Network::X))
    );
    assert_eq!(
        body.impersonation(&"comune di monza ".repeat(20_000), None, None),
        None
    );
}
