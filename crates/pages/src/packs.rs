//! The institutions whose policies this build carries.

use std::sync::LazyLock;

pub use vaglio_policy::{Bilingual, OpenRule, Outline, Reading};

static BUILT_IN: LazyLock<Vec<Outline>> = LazyLock::new(|| {
    serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/packs.json")))
        .expect("the build writes what this reads")
});

/// The packs that are built in, in order of identifier.
#[must_use]
pub fn built_in() -> &'static [Outline] {
    &BUILT_IN
}

/// The text in the language with this code, Italian unless it is English.
#[must_use]
pub fn spoken<'a>(text: &'a Bilingual, language: &str) -> &'a str {
    if language == "en" { &text.en } else { &text.it }
}

#[cfg(test)]
mod tests {
    use vaglio_signals::taxonomy::Category;

    use super::*;

    fn find(id: &str) -> &'static Outline {
        let found = built_in().iter().find(|pack| pack.id == id);
        found.expect("a pack")
    }

    #[test]
    fn every_folder_of_policies_is_listed_once() {
        let mut folders: Vec<String> =
            std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../../policies"))
                .expect("the folder of policies")
                .filter_map(|entry| {
                    let entry = entry.ok()?;
                    let is_pack = entry.path().join("pack.toml").exists();
                    is_pack.then(|| entry.file_name().to_string_lossy().into_owned())
                })
                .collect();
        folders.sort();
        assert!(!folders.is_empty());
        let ids: Vec<&str> = built_in().iter().map(|pack| pack.id.as_str()).collect();
        assert_eq!(ids, folders);
        assert!(built_in().iter().all(|pack| !pack.institution.is_empty()));
    }

    #[test]
    fn every_rule_has_one_default_among_several_readings() {
        let rules = || {
            let packs = built_in().iter();
            packs.flat_map(|pack| pack.rules.iter().map(move |rule| (pack, rule)))
        };
        for (pack, rule) in rules() {
            assert!(rule.id.starts_with(&pack.id), "{}", rule.id);
            assert!(rule.readings.len() > 1, "{}", rule.id);
            let defaults = rule.readings.iter().filter(|r| r.applied).count();
            assert_eq!(defaults, 1, "{}", rule.id);
        }
        for id in ["monza-5d2", "milomb-r5", "lg-r10a"] {
            assert!(rules().any(|(_, rule)| rule.id == id), "{id}");
        }
        let (_, rule) = rules()
            .find(|(_, rule)| rule.id == "monza-5d2")
            .expect("a rule");
        let clause = &rule.reading("second").expect("a reading of Monza's").clause;
        assert!(spoken(clause, "it").contains("sez. 6"), "{clause:?}");
        assert!(spoken(clause, "en").contains("sect. 6"), "{clause:?}");
        assert_eq!(rule.reading("third"), None);
    }

    #[test]
    fn each_document_says_what_it_has_no_clause_on() {
        assert!(find("bo").uncovered.contains(&Category::Insult));
        assert!(find("ucer").uncovered.contains(&Category::Political));
        assert!(!find("ucer").uncovered.contains(&Category::Insult));
        assert_eq!(find("lg").uncovered, [Category::Misleading]);
        let monza = [
            Category::PersonalCase,
            Category::HelpDesk,
            Category::OffTopic,
            Category::Trolling,
        ];
        assert_eq!(find("monza").uncovered, monza);
    }
}
