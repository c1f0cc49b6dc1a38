//! The institutions whose policies this build carries.

/// One policy pack, as the pages name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pack {
    /// Its id in settings.
    pub id: &'static str,
    /// The institution.
    pub institution: &'static str,
    /// The rules on which its document may be read in several ways.
    pub rules: &'static [Rule],
    /// The categories of comments on which its document has no clause.
    pub uncovered: &'static [&'static str],
}

/// A rule on which a document says more than one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its id, which begins with the pack's.
    pub id: &'static str,
    /// A few words that name it.
    pub title: Both,
    /// What the document says, once for each.
    pub readings: &'static [Reading],
}

/// One of the things that it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Its id in settings.
    pub id: &'static str,
    /// Applied where nobody chose.
    pub default: bool,
    /// The citation.
    pub clause: Both,
    /// What it says.
    pub text: Both,
}

/// A text for people, in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Both {
    /// Italian.
    pub it: &'static str,
    /// English.
    pub en: &'static str,
}

impl Both {
    /// The text in the language with that code, Italian unless it is English.
    #[must_use]
    pub fn spoken(&self, language: &str) -> &'static str {
        if language == "en" { self.en } else { self.it }
    }
}

impl Rule {
    /// The reading with that id.
    #[must_use]
    pub fn reading(&self, id: &str) -> Option<&'static Reading> {
        self.readings.iter().find(|reading| reading.id == id)
    }
}

include!(concat!(env!("OUT_DIR"), "/packs.rs"));

/// The pack with that id.
#[must_use]
pub fn find(id: &str) -> Option<Pack> {
    PACKS.iter().copied().find(|pack| pack.id == id)
}

/// The rule with that id, of whichever pack.
#[must_use]
pub fn rule(id: &str) -> Option<&'static Rule> {
    let mut rules = PACKS.iter().flat_map(|pack| pack.rules);
    rules.find(|rule| rule.id == id)
}

/// All the ids.
#[must_use]
pub fn ids() -> Vec<&'static str> {
    PACKS.iter().map(|pack| pack.id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(ids(), folders);
        assert_eq!(
            find(&folders[0]).map(|pack| pack.id),
            Some(folders[0].as_str())
        );
        assert!(PACKS.iter().all(|pack| !pack.institution.is_empty()));
    }

    #[test]
    fn every_rule_has_one_default_among_several_readings() {
        let rules = PACKS
            .iter()
            .flat_map(|pack| pack.rules.iter().map(move |rule| (pack, rule)));
        for (pack, rule) in rules.clone() {
            assert!(rule.id.starts_with(pack.id), "{}", rule.id);
            assert!(rule.readings.len() > 1, "{}", rule.id);
            let defaults = rule.readings.iter().filter(|r| r.default).count();
            assert_eq!(defaults, 1, "{}", rule.id);
        }
        for id in ["monza-5d2", "milomb-r5", "lg-r10a"] {
            assert!(rules.clone().any(|(_, rule)| rule.id == id), "{id}");
        }
        let second = rule("monza-5d2").and_then(|rule| rule.reading("second"));
        let clause = second.expect("a reading of Monza's").clause;
        assert!(clause.spoken("it").contains("sez. 6"), "{clause:?}");
        assert!(clause.spoken("en").contains("sect. 6"), "{clause:?}");
        assert_eq!(
            rule("monza-5d2").and_then(|rule| rule.reading("third")),
            None
        );
    }

    #[test]
    fn each_document_says_what_it_has_no_clause_on() {
        let uncovered = |id| find(id).expect("a pack").uncovered;
        assert!(uncovered("bo").contains(&"insult"));
        assert!(uncovered("ucer").contains(&"political"));
        assert!(!uncovered("ucer").contains(&"insult"));
        assert_eq!(uncovered("lg"), ["misleading"]);
        let monza = ["personal_case", "help_desk", "off_topic", "trolling"];
        assert_eq!(uncovered("monza"), monza);
    }
}
