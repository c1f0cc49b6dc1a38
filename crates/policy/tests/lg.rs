//! The pack of the Camera di commercio della Maremma e del Tirreno: it loads, and each of its rows does
//! something that is missed when the row is taken away.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use vaglio_policy::{
    Action, Audience, Consequence, Date, Effect, Kind, Language, Minute, Network, Pack, Severity,
    SourceFile, Surface,
};
use vaglio_signals::taxonomy::{Attribute, Category, Entity};
use vaglio_signals::{Evidence, Recognition};

/// A text of theirs there, with nothing else known of it.
fn setting(
    audience: Audience,
    surface: Surface,
    network: Option<Network>,
) -> vaglio_policy::Setting<'static> {
    vaglio_policy::Setting {
        audience,
        surface,
        network,
        ..Default::default()
    }
}

fn files() -> Vec<SourceFile> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../policies/lg");
    let read = |path: String| SourceFile {
        text: fs::read_to_string(folder.join(&path)).unwrap(),
        path,
    };
    let rules = fs::read_dir(folder.join("rules")).unwrap().map(|entry| {
        let name = entry.unwrap().file_name().into_string().unwrap();
        format!("rules/{name}")
    });
    std::iter::once("pack.toml".to_owned())
        .chain(rules)
        .map(read)
        .collect()
}

fn lg() -> Pack {
    Pack::load(&files()).unwrap_or_else(|report| panic!("{report}"))
}

fn recognised(category: Category) -> Recognition {
    Recognition {
        category,
        attribute: None,
        entity: None,
        whose: None,
        span: None,
        confidence: 0.9,
        evidence: Evidence::Shape,
    }
}

fn hate(attribute: Attribute) -> Recognition {
    Recognition {
        attribute: Some(attribute),
        ..recognised(Category::Hate)
    }
}

/// The cited rule and the others, for a comment of an external user.
fn cited(pack: &Pack, recognition: Recognition) -> (String, Vec<String>, Severity) {
    let recognitions = [recognition];
    let ruled = pack.judge(
        setting(Audience::Ext, Surface::Comment, Some(Network::Facebook)),
        &recognitions,
    );
    let id = |rule: &vaglio_policy::Rule| rule.id.clone();
    (
        ruled[0].rule.map(id).unwrap_or_default(),
        ruled[0].also.iter().map(|rule| rule.id.clone()).collect(),
        ruled[0].severity,
    )
}

fn follows(pack: &Pack, recognitions: &[Recognition], language: Language) -> Option<Consequence> {
    let ruled = pack.judge(setting(Audience::Ext, Surface::Comment, None), recognitions);
    pack.consequence(Audience::Ext, &ruled, &BTreeMap::new(), language)
}

/// Action, rule and duty of each step.
fn steps(pack: &Pack, recognition: Recognition) -> Vec<(Action, String, bool)> {
    follows(pack, &[recognition], Language::It)
        .map(|consequence| {
            consequence
                .steps
                .into_iter()
                .map(|s| (s.action, s.rule, s.duty))
                .collect()
        })
        .unwrap_or_default()
}

// That every clause is there, under its kind, is compared with the register by the tests of the command
// line (`vaglio pack coverage`).

#[test]
fn rules_for_moderators_have_examples_an_answer_and_advice() {
    let pack = lg();
    let shown =
        |rule: &&vaglio_policy::Rule| rule.kind == Kind::Text && rule.audience == Audience::Ext;
    let mut count = 0;
    for rule in pack.rules.iter().filter(shown) {
        assert!(
            rule.hits.len() >= 4,
            "{}: {} hits",
            rule.id,
            rule.hits.len()
        );
        assert!(
            rule.misses.len() >= 4,
            "{}: {} misses",
            rule.id,
            rule.misses.len()
        );
        assert!(rule.reply.is_some() && rule.advice.is_some(), "{}", rule.id);
        count += 1;
    }
    assert_eq!(count, 17);
}

#[test]
fn cites_clauses_in_words() {
    let pack = lg();
    let clause = |id: &str| pack.rule(id).unwrap().clause.clone();
    assert_eq!(
        clause("lg-r10b").it,
        "Policy esterna, art. 4, c. 10, lett. b"
    );
    assert_eq!(
        clause("lg-r10b").en,
        "External policy, art. 4, para. 10, lett. b"
    );
    assert_eq!(
        clause("lg-e05c").it,
        "Policy esterna, art. 5, c. 3; art. 4, c. 7"
    );
    assert_eq!(
        clause("lg-e06d").it,
        "Policy esterna, art. 6, c. 2.5, lett. b; lett. e"
    );
    let reply = &pack.rule("lg-r10b").unwrap().reply.clone().unwrap();
    assert!(
        reply
            .it
            .contains("(Policy esterna, art. 4, c. 10, lett. b)")
    );
    assert!(
        reply
            .en
            .contains("(External policy, art. 4, para. 10, lett. b)")
    );
}

#[test]
fn cites_the_narrowest_clause_and_names_the_others() {
    let pack = lg();
    use Category::*;
    let cases: [(Category, &str, &[&str]); 18] = [
        (Insult, "lg-r10b", &["lg-r10a"]),
        (Threat, "lg-r10b", &["lg-r10a"]),
        (Defamation, "lg-r10b", &[]),
        (Vulgarity, "lg-r10a", &["lg-e04b"]),
        (Blasphemy, "lg-r10a", &["lg-e04b"]),
        (Sexual, "lg-r10d", &[]),
        (MinorSexual, "lg-r10d", &[]),
        (Illegal, "lg-r10c", &["lg-r10f", "lg-e04j"]),
        (Copyright, "lg-r10f", &["lg-e05f", "lg-e04j"]),
        (Trademark, "lg-r10f", &["lg-e05f"]),
        (Spam, "lg-r10g", &["lg-e05e"]),
        (Advertising, "lg-e04f", &[]),
        (Political, "lg-e04f", &[]),
        (PersonalCase, "lg-e04f", &["lg-e04a"]),
        (HelpDesk, "lg-e04a", &[]),
        (PrivacyHarm, "lg-e04g", &["lg-e04j"]),
        (SpecialData, "lg-e07", &[]),
        (MissingSource, "lg-e06c", &[]),
    ];
    for (category, rule, also) in cases {
        let (cited, others, _) = cited(&pack, recognised(category));
        assert_eq!(cited, rule, "{category}");
        assert_eq!(others, also, "{category}");
    }
    for &entity in Entity::ALL {
        let found = Recognition {
            entity: Some(entity),
            ..recognised(PersonalData)
        };
        assert_eq!(cited(&pack, found).0, "lg-e05h", "{entity}");
    }
}

#[test]
fn every_trait_has_its_match_and_example() {
    let pack = lg();
    let rule = pack.rule("lg-r10e").unwrap();
    for &attribute in Attribute::ALL {
        assert_eq!(cited(&pack, hate(attribute)).0, "lg-r10e", "{attribute}");
        assert!(
            rule.hits.iter().any(|hit| hit.attribute == Some(attribute)),
            "{attribute}"
        );
    }
    let racist = [
        Attribute::Race,
        Attribute::Ethnicity,
        Attribute::Religion,
        Attribute::PoliticalOpinion,
    ];
    for &attribute in Attribute::ALL {
        let also = cited(&pack, hate(attribute)).1;
        assert_eq!(
            also == ["lg-e04b"],
            racist.contains(&attribute),
            "{attribute}"
        );
    }
}

#[test]
fn weighs_by_rule_and_by_match() {
    let pack = lg();
    let weight = |category| cited(&pack, recognised(category)).2;
    assert_eq!(weight(Category::Insult), Severity::Warning);
    assert_eq!(weight(Category::Threat), Severity::Grave);
    assert_eq!(weight(Category::MinorSexual), Severity::Grave);
    assert_eq!(weight(Category::PersonalCase), Severity::Notice);
    assert_eq!(weight(Category::OffTopic), Severity::Notice);
    assert_eq!(cited(&pack, hate(Attribute::Age)).2, Severity::Grave);
}

#[test]
fn says_what_the_document_does_not_cover() {
    let pack = lg();
    assert_eq!(pack.uncovered().collect::<Vec<_>>(), [Category::Misleading]);
    let recognitions = [
        recognised(Category::Misleading),
        recognised(Category::Insult),
    ];
    let ruled = pack.judge(
        setting(Audience::Ext, Surface::Comment, None),
        &recognitions,
    );
    assert!(ruled[0].rule.is_none() && ruled[0].also.is_empty());
    assert!(ruled[1].rule.is_some());
    assert!(
        pack.judge(
            setting(Audience::Profile, Surface::Bio, None),
            &recognitions
        )
        .iter()
        .all(|r| r.rule.is_none())
    );
}

#[test]
fn proposes_what_the_clauses_allow() {
    let pack = lg();
    let own = |s: &str| s.to_owned();
    use Action::*;
    assert_eq!(
        steps(&pack, recognised(Category::Vulgarity)),
        [
            (Remove, own("lg-r10a"), true),
            (ReportPlatform, own("lg-e05d"), false),
            (Block, own("lg-e05d"), false),
        ]
    );
    assert_eq!(
        steps(&pack, recognised(Category::Threat)),
        [
            (Remove, own("lg-r10b"), true),
            (ReportPlatform, own("lg-e05d"), false),
            (Block, own("lg-e05d"), false),
            (ReportJudicial, own("lg-e04d"), true),
        ]
    );
    assert_eq!(
        steps(&pack, recognised(Category::Defamation))
            .last()
            .unwrap(),
        &(ReportJudicial, own("lg-e05g"), false)
    );
    assert_eq!(
        steps(&pack, recognised(Category::Advertising)),
        [
            (Remove, own("lg-e04d"), false),
            (ReportPlatform, own("lg-e04d"), false)
        ]
    );
    assert_eq!(
        steps(&pack, recognised(Category::PersonalCase)),
        [(Redirect, own("lg-e04f"), false)]
    );
    assert_eq!(
        steps(&pack, recognised(Category::HelpDesk)),
        [(Redirect, own("lg-e04a"), false)]
    );
    assert_eq!(
        steps(&pack, recognised(Category::OffTopic)),
        [(Remove, own("lg-e05e"), false)]
    );
    assert_eq!(
        steps(&pack, recognised(Category::SpecialData)),
        [(Remove, own("lg-e07"), false)]
    );
    assert_eq!(steps(&pack, recognised(Category::MissingSource)), []);
    assert_eq!(steps(&pack, recognised(Category::Misleading)), []);
}

#[test]
fn steps_speak_both_languages_and_give_the_contact() {
    let pack = lg();
    let case = [recognised(Category::HelpDesk)];
    let it = follows(&pack, &case, Language::It).unwrap();
    let en = follows(&pack, &case, Language::En).unwrap();
    assert_eq!(it.steps[0].clause, "Policy esterna, art. 4, c. 2");
    assert_eq!(en.steps[0].clause, "External policy, art. 4, para. 2");
    assert_eq!(it.steps[0].contact.as_deref(), Some("urp@lg.camcom.it"));
    assert_ne!(it.steps[0].text, en.steps[0].text);
}

#[test]
fn a_text_gives_each_action_once() {
    let pack = lg();
    let found = [
        recognised(Category::Insult),
        recognised(Category::Threat),
        recognised(Category::Advertising),
        recognised(Category::HelpDesk),
    ];
    let steps = follows(&pack, &found, Language::It).unwrap().steps;
    let actions: Vec<Action> = steps.iter().map(|step| step.action).collect();
    assert_eq!(
        actions,
        [
            Action::Redirect,
            Action::Remove,
            Action::ReportPlatform,
            Action::Block,
            Action::ReportJudicial
        ]
    );
}

#[test]
fn ladder_rows_are_each_needed() {
    for (row, category) in [
        ("lg-e04d", Category::Political),
        ("lg-e05d", Category::Vulgarity),
        ("lg-e05g", Category::Copyright),
    ] {
        let without: Vec<SourceFile> = files()
            .into_iter()
            .filter(|file| !file.path.contains(row))
            .collect();
        let without = Pack::load(&without).unwrap_or_else(|report| panic!("{report}"));
        let recognition = || recognised(category);
        assert_ne!(
            steps(&lg(), recognition()),
            steps(&without, recognition()),
            "{row}"
        );
    }
}

#[test]
fn readings_change_what_follows() {
    let mut pack = lg();
    assert!(pack.apply_reading("lg-e07", "must"));
    assert_eq!(
        steps(&pack, recognised(Category::SpecialData)),
        [(Action::Remove, "lg-e07".into(), true)]
    );
    assert!(pack.apply_reading("lg-r10a", "chosen"));
    assert_eq!(
        steps(&pack, recognised(Category::Vulgarity))[0],
        (Action::Remove, "lg-e05d".into(), false)
    );
    assert!(!pack.apply_reading("lg-e07", "never"));
    assert!(!pack.apply_reading("lg-e99", "may"));
}

#[test]
fn states_the_facts_of_the_document() {
    let pack = lg();
    assert_eq!(pack.topics().count(), 9);
    assert_eq!(pack.licence().unwrap().name, "CC-BY-NC");
    assert_eq!(pack.accounts().count(), 0, "the document lists none");
    let contacts: Vec<&str> = pack
        .contacts()
        .map(|contact| contact.value.as_str())
        .collect();
    assert_eq!(
        contacts,
        [
            "urp@lg.camcom.it",
            "lg.camcom.it",
            "https://www.lg.camcom.it/privacy"
        ]
    );
    assert_eq!(pack.networks.len(), 5);
}

#[test]
fn knows_when_the_channels_are_watched() {
    let pack = lg();
    let watched = |date: &str, time: &str| {
        pack.hours()
            .unwrap()
            .watched(Date::parse(date).unwrap(), Minute::parse(time).unwrap())
    };
    assert!(watched("2026-11-23", "08:00") && watched("2026-11-23", "17:59"));
    assert!(!watched("2026-11-23", "07:59") && !watched("2026-11-23", "18:00"));
    assert!(!watched("2026-11-22", "10:00"), "Sunday");
    assert!(!watched("2026-04-06", "10:00"), "Easter Monday");
    assert!(!watched("2026-08-10", "10:00"), "patron saint of Grosseto");
    assert!(!watched("2026-05-22", "10:00"), "patron saint of Livorno");
}

#[test]
fn scope_rows_have_their_effects() {
    let pack = lg();
    let by = |effect| pack.effect(effect).map(|rule| rule.id.as_str());
    assert_eq!(by(Effect::AppliesToFutureAccounts), Some("lg-e01"));
    assert_eq!(by(Effect::UsersOnlyComment), Some("lg-e04i"));
    assert_eq!(by(Effect::AuthorisedPublishersOnly), Some("lg-e05b"));
    assert_eq!(by(Effect::ModerationAfterPublication), Some("lg-e05c"));
    assert_eq!(by(Effect::ModerationBeforePublication), Some("lg-e05c"));
    assert_eq!(by(Effect::AppliesOnAnyNetwork), Some("lg-i02"));
    assert!(
        pack.rule("lg-e06g")
            .unwrap()
            .effects
            .contains(&Effect::AuthorisedPublishersOnly)
    );
}

#[test]
fn a_network_that_is_not_named_is_covered_by_the_rule_on_future_accounts() {
    let mut pack = lg();
    pack.networks = vec![Network::Facebook];
    let insult = [recognised(Category::Insult)];
    let ruled = pack.judge(
        setting(Audience::Ext, Surface::Comment, Some(Network::X)),
        &insult,
    );
    assert!(ruled[0].rule.is_some());
    pack.rules.retain(|rule| rule.id != "lg-e01");
    let ruled = pack.judge(
        setting(Audience::Ext, Surface::Comment, Some(Network::X)),
        &insult,
    );
    assert!(ruled[0].rule.is_none());
    let ruled = pack.judge(
        setting(Audience::Ext, Surface::Comment, Some(Network::Facebook)),
        &insult,
    );
    assert!(ruled[0].rule.is_some());
}

#[test]
fn guides_stand_beside_their_categories() {
    let pack = lg();
    let beside = |category| {
        pack.guides(category)
            .map(|rule| rule.id.as_str())
            .collect::<Vec<_>>()
    };
    assert_eq!(beside(Category::Insult), ["lg-e04e"]);
    assert_eq!(beside(Category::PersonalData), ["lg-e04c"]);
    assert_eq!(beside(Category::Political), ["lg-e05i"]);
    assert_eq!(beside(Category::HelpDesk), ["lg-e06f"]);
    let cards: Vec<&str> = pack.cards().map(|rule| rule.id.as_str()).collect();
    for card in ["lg-e03e", "lg-e06e", "lg-i05", "lg-i12"] {
        assert!(cards.contains(&card), "{card}");
    }
}

#[test]
fn survives_the_artefact_without_its_examples() {
    let pack = lg();
    let bytes = postcard::to_allocvec(&pack).unwrap();
    let back: Pack = postcard::from_bytes(&bytes).unwrap();
    let mut bare = pack;
    for rule in &mut bare.rules {
        rule.hits.clear();
        rule.misses.clear();
        rule.cases.clear();
    }
    assert_eq!(back, bare);
}
