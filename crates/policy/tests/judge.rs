//! Limits, narrowness, cases and readings, on a small invented pack.

use std::collections::BTreeMap;

use vaglio_policy::{
    Action, Audience, Language, Network, Pack, Severity, SourceFile, Step, Surface,
};
use vaglio_signals::taxonomy::{Attribute, Category, Whose};
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

const HEAD: &str = r#"
id = "t"
institution = "Comune di prova"
[[document]]
id = "d"
title = { it = "Regole", en = "Rules" }
"#;

/// A rule of kind `text` or `ladder` with what the test adds to it.
fn rule(id: &str, kind: &str, extra: &str) -> SourceFile {
    let text = format!(
        r#"
id = "{id}"
kind = "{kind}"
audience = "ext"
clause = {{ document = "d", section = "5 D", point = "{id}" }}
title = {{ it = "Titolo", en = "Title" }}
why = {{ it = "Perché", en = "Why" }}
{extra}
"#
    );
    SourceFile {
        path: format!("rules/{id}.toml"),
        text,
    }
}

const EXAMPLES: &str = r#"
[[hit]]
text = "esempio che viola"
category = "CATEGORY"
attribute = "age"
[[miss]]
text = "esempio lecito"
because = "prova"
"#;

fn pack(rules: &[SourceFile]) -> Pack {
    let head = SourceFile {
        path: "pack.toml".into(),
        text: HEAD.into(),
    };
    let files: Vec<SourceFile> = std::iter::once(head).chain(rules.iter().cloned()).collect();
    Pack::load(&files).unwrap_or_else(|report| panic!("{report}"))
}

fn insults(id: &str, extra: &str) -> SourceFile {
    let examples = EXAMPLES
        .replace("CATEGORY", "insult")
        .replace("attribute = \"age\"\n", "");
    rule(
        id,
        "text",
        &format!("{extra}\n[[match]]\ncategory = \"insult\"\n{examples}"),
    )
}

fn hates(id: &str, extra: &str, narrow: &str) -> SourceFile {
    let examples = EXAMPLES.replace("CATEGORY", "hate");
    rule(
        id,
        "text",
        &format!("{extra}\n[[match]]\ncategory = \"hate\"\n{narrow}\n{examples}"),
    )
}

fn found(category: Category) -> Recognition {
    Recognition {
        category,
        attribute: None,
        entity: None,
        whose: None,
        span: None,
        confidence: 1.0,
        evidence: Evidence::Shape,
    }
}

fn cited(pack: &Pack, surface: Surface, network: Option<Network>, one: Recognition) -> Vec<String> {
    let recognitions = [one];
    let ruled = pack.judge(setting(Audience::Ext, surface, network), &recognitions);
    ruled[0]
        .rule
        .iter()
        .chain(&ruled[0].also)
        .map(|rule| rule.id.clone())
        .collect()
}

fn steps(pack: &Pack, category: Category, history: &[(&str, u32)]) -> Vec<Step> {
    let history: BTreeMap<String, u32> = history
        .iter()
        .map(|(name, cases)| ((*name).to_owned(), *cases))
        .collect();
    let recognitions = [found(category)];
    let ruled = pack.judge(
        setting(Audience::Ext, Surface::Comment, None),
        &recognitions,
    );
    pack.consequence(Audience::Ext, &ruled, &history, Language::En)
        .map_or(Vec::new(), |c| c.steps)
}

fn actions(pack: &Pack, category: Category, history: &[(&str, u32)]) -> Vec<Action> {
    steps(pack, category, history)
        .into_iter()
        .map(|step| step.action)
        .collect()
}

#[test]
fn rules_keep_to_their_networks_and_surfaces() {
    let pack = pack(&[insults(
        "t-1",
        "networks = [\"facebook\"]\nsurfaces = [\"reply\", \"review\"]",
    )]);
    let on = |surface, network| cited(&pack, surface, network, found(Category::Insult));
    assert_eq!(on(Surface::Reply, Some(Network::Facebook)), ["t-1"]);
    assert_eq!(
        on(Surface::Review, None),
        ["t-1"],
        "an unknown network may be any"
    );
    assert!(on(Surface::Comment, Some(Network::Facebook)).is_empty());
    assert!(on(Surface::Reply, Some(Network::X)).is_empty());
}

#[test]
fn priority_goes_before_narrowness_before_id() {
    let narrow = "attribute = \"age\"";
    let age = || Recognition {
        attribute: Some(Attribute::Age),
        ..found(Category::Hate)
    };
    let on = |pack: &Pack, one| cited(pack, Surface::Comment, None, one);
    let plain = pack(&[
        hates("t-1", "", ""),
        hates("t-2", "", narrow),
        hates("t-3", "", ""),
    ]);
    assert_eq!(on(&plain, age()), ["t-2", "t-1", "t-3"]);
    assert_eq!(on(&plain, found(Category::Hate)), ["t-1", "t-3"]);
    let ranked = pack(&[hates("t-1", "priority = 1", ""), hates("t-2", "", narrow)]);
    assert_eq!(on(&ranked, age()), ["t-1", "t-2"]);
}

#[test]
fn the_cited_match_gives_the_weight() {
    let rules = [
        hates(
            "t-1",
            "severity = \"notice\"",
            "attribute = \"age\"\nseverity = \"grave\"",
        ),
        insults("t-2", "severity = \"advice\""),
    ];
    let pack = pack(&rules);
    let recognitions = [
        Recognition {
            attribute: Some(Attribute::Age),
            ..found(Category::Hate)
        },
        found(Category::Insult),
        found(Category::Spam),
    ];
    let ruled = pack.judge(
        setting(Audience::Ext, Surface::Comment, None),
        &recognitions,
    );
    let weights: Vec<Severity> = ruled.iter().map(|one| one.severity).collect();
    assert_eq!(
        weights,
        [Severity::Grave, Severity::Advice, Severity::Notice]
    );
    assert!(ruled[2].rule.is_none());
}

#[test]
fn whose_the_data_is_may_decide() {
    let examples = "[[hit]]\ntext = \"il suo numero\"\nwhose = \"third\"\n[[miss]]\ntext = \"il mio\"\nbecause = \"di chi scrive\"\n";
    let pack = pack(&[rule(
        "t-1",
        "text",
        &format!("[[match]]\ncategory = \"personal_data\"\nwhose = \"third\"\n{examples}"),
    )]);
    let of = |whose| {
        cited(
            &pack,
            Surface::Comment,
            None,
            Recognition {
                whose,
                ..found(Category::PersonalData)
            },
        )
    };
    assert_eq!(of(Some(Whose::Third)), ["t-1"]);
    assert!(of(Some(Whose::Own)).is_empty());
    assert!(of(None).is_empty(), "what is not known is not presumed");
}

const DELETE_THEN_BLOCK: &str = r#"
[[reading]]
id = "fifth"
default = true
clause = { document = "d", section = "5 D" }
text = { it = "Al quinto caso.", en = "At the fifth case." }
[[reading]]
id = "second"
clause = { document = "d", section = "6" }
text = { it = "Al secondo caso.", en = "At the second case." }
[[step]]
action = "remove"
duty = true
text = { it = "Elimina ({clause}).", en = "Delete ({clause})." }
[[step]]
action = "block"
cases = 5
reading = "fifth"
text = { it = "Blocca.", en = "Block." }
[[step]]
action = "block"
cases = 2
reading = "second"
clause = { document = "d", section = "6" }
text = { it = "Blocca.", en = "Block." }
"#;

#[test]
fn cases_are_counted_with_this_one() {
    let pack = pack(&[insults("t-1", DELETE_THEN_BLOCK)]);
    assert_eq!(actions(&pack, Category::Insult, &[]), [Action::Remove]);
    assert_eq!(
        actions(&pack, Category::Insult, &[("insult", 3)]),
        [Action::Remove]
    );
    assert_eq!(
        actions(&pack, Category::Insult, &[("insult", 4)]),
        [Action::Remove, Action::Block]
    );
    assert_eq!(
        actions(&pack, Category::Insult, &[("spam", 9)]),
        [Action::Remove],
        "cases of something else"
    );
    assert_eq!(
        actions(&pack, Category::Insult, &[("insult", u32::MAX)]).len(),
        2
    );
    assert_eq!(
        steps(&pack, Category::Insult, &[])[0].text,
        "Delete (Rules, sect. 5 D, point t-1)."
    );
}

#[test]
fn the_reading_that_the_administrator_chose_applies_and_is_cited() {
    let mut pack = pack(&[insults("t-1", DELETE_THEN_BLOCK)]);
    assert!(pack.apply_reading("t-1", "second"));
    let steps = steps(&pack, Category::Insult, &[("insult", 1)]);
    assert_eq!(steps[1].action, Action::Block);
    assert_eq!(steps[1].clause, "Rules, sect. 6");
    let told = steps[1].reading.as_ref().expect("a rule with readings");
    assert_eq!(told.applied.id, "second");
    assert_eq!(told.applied.text, "At the second case.");
    let others: Vec<_> = told.others.iter().map(|other| &*other.clause).collect();
    assert_eq!(others, ["Rules, sect. 5 D"]);
    assert_eq!(
        pack.rule("t-1").unwrap().readings.len(),
        2,
        "both stay recorded"
    );
}

#[test]
fn a_ladder_counts_any_case_and_looks_at_rules_and_weight() {
    let ladder = rule(
        "t-9",
        "ladder",
        r#"
[[step]]
action = "warn"
text = { it = "Avvisa.", en = "Warn." }
[[step]]
action = "block"
cases = 3
text = { it = "Blocca.", en = "Block." }
[[step]]
action = "report_police"
rules = ["t-2"]
text = { it = "Segnala.", en = "Report." }
[[step]]
action = "block_now"
severity = "grave"
text = { it = "Blocca subito.", en = "Block at once." }
"#,
    );
    let pack = pack(&[
        insults("t-1", ""),
        hates("t-2", "severity = \"grave\"", ""),
        ladder,
    ]);
    assert_eq!(actions(&pack, Category::Insult, &[]), [Action::Warn]);
    assert_eq!(
        actions(&pack, Category::Insult, &[("spam", 1), ("hate", 1)]),
        [Action::Warn, Action::Block]
    );
    assert_eq!(
        actions(&pack, Category::Hate, &[("insult", 5)]),
        [Action::Warn, Action::BlockNow, Action::ReportPolice],
        "blocking at once says more than blocking"
    );
    assert!(
        actions(&pack, Category::Spam, &[("spam", 9)]).is_empty(),
        "no clause, no step"
    );
}
