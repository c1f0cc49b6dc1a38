//! The settings: what the person chose, what the administrator fixed, and the reading of both.
//!
//! Settings come from outside (an imported file, the browser's storage, an administrator's policy), so every
//! value is checked by hand and every fault is told with its place. A faulty file changes nothing.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::account::{Account, Network, well_formed};
use crate::packs::Outline;

/// More accounts than any institution has; a longer list is a mistake.
pub const MAX_ACCOUNTS: usize = 1000;
/// More rules than all packs together read in several ways.
pub const MAX_READINGS: usize = 1000;
/// Longest note on where an account was verified, in characters.
pub const MAX_SOURCE: usize = 500;
/// Longest settings file, in bytes.
pub const MAX_FILE: usize = 1024 * 1024;

/// In which language findings are explained.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// As the browser.
    #[default]
    Browser,
    /// Italian.
    It,
    /// English.
    En,
}

impl Language {
    /// All of them, in the order in which the pages list them.
    pub const ALL: [Language; 3] = [Language::Browser, Language::It, Language::En];

    /// The name used in settings.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Language::Browser => "browser",
            Language::It => "it",
            Language::En => "en",
        }
    }

    /// The language with that key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|l| l.key() == key)
    }
}

/// Settings in which any part may be missing: what is missing is decided by the next source.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Settings {
    /// Whether comments are read and marked at all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    /// The id of the pack: which institution's policy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pack: Option<String>,
    /// In which language findings are explained.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// The institution's official accounts: only their pages are read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accounts: Option<Vec<Account>>,
    /// Where a document may be read in several ways: for each rule, of whichever pack, the reading chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub readings: Option<BTreeMap<String, String>>,
}

impl Settings {
    /// Reads a settings file.
    ///
    /// # Errors
    /// All the faults of the file, each with its place.
    pub fn from_file(text: &str, packs: &[Outline]) -> Result<Settings, Vec<Problem>> {
        if text.len() > MAX_FILE {
            return Err(vec![Problem::new("", Fault::TooLarge)]);
        }
        let text = text.trim_start_matches('\u{feff}');
        let value: Value = serde_json::from_str(text).map_err(|e| {
            let place = Place::Line {
                line: e.line(),
                column: e.column(),
            };
            vec![Problem {
                place,
                fault: Fault::Syntax,
            }]
        })?;
        let (settings, problems) = Settings::read(&value, packs);
        if !problems.is_empty() {
            return Err(problems);
        }
        if settings == Settings::default() {
            return Err(vec![Problem::new("", Fault::Nothing)]);
        }
        Ok(settings)
    }

    /// Reads settings already parsed: what is sound, and the faults of the rest.
    ///
    /// For what the browser stores, where one fault must not lose everything else.
    #[must_use]
    pub fn read(value: &Value, packs: &[Outline]) -> (Settings, Vec<Problem>) {
        let mut problems = Vec::new();
        let mut settings = Settings::default();
        let Some(fields) = value.as_object() else {
            return (settings, vec![Problem::new("", Fault::Expected("{…}"))]);
        };
        for (key, value) in fields {
            let place = key.as_str();
            match place {
                "enabled" => match value.as_bool() {
                    Some(on) => settings.enabled = Some(on),
                    None => problems.push(Problem::new(place, Fault::Expected("true, false"))),
                },
                "pack" => match value.as_str() {
                    Some(id) if packs.iter().any(|pack| pack.id == id) => {
                        settings.pack = Some(id.to_owned())
                    }
                    Some(id) => {
                        problems.push(Problem::new(place, Fault::UnknownPack(id.to_owned())))
                    }
                    None => problems.push(Problem::new(place, Fault::Expected("\"…\""))),
                },
                "language" => match value.as_str().and_then(Language::from_key) {
                    Some(language) => settings.language = Some(language),
                    None => {
                        let fault = Fault::Expected("\"browser\", \"it\", \"en\"");
                        problems.push(Problem::new(place, fault));
                    }
                },
                "accounts" => settings.accounts = accounts(value, &mut problems),
                "readings" => settings.readings = readings(value, packs, &mut problems),
                _ => problems.push(Problem::new(place, Fault::UnknownKey)),
            }
        }
        (settings, problems)
    }

    /// The same as a file that [`Settings::from_file`] reads back.
    #[must_use]
    pub fn to_file(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// These settings, with what is missing taken from `fallback`.
    #[must_use]
    pub fn or(self, fallback: Settings) -> Settings {
        Settings {
            enabled: self.enabled.or(fallback.enabled),
            pack: self.pack.or(fallback.pack),
            language: self.language.or(fallback.language),
            accounts: self.accounts.or(fallback.accounts),
            readings: self.readings.or(fallback.readings),
        }
    }

    /// Adds an account, or replaces source and date of the one already there.
    ///
    /// Returns whether it was new.
    pub fn put_account(&mut self, account: Account) -> bool {
        let accounts = self.accounts.get_or_insert_default();
        match accounts.iter_mut().find(|a| a.same_as(&account)) {
            Some(present) => {
                *present = account;
                false
            }
            None => {
                accounts.push(account);
                true
            }
        }
    }

    /// Takes an account off the list.
    pub fn remove_account(&mut self, account: &Account) {
        if let Some(accounts) = &mut self.accounts {
            accounts.retain(|a| !a.same_as(account));
        }
    }
}

fn readings(
    value: &Value,
    packs: &[Outline],
    problems: &mut Vec<Problem>,
) -> Option<BTreeMap<String, String>> {
    let Some(fields) = value.as_object() else {
        problems.push(Problem::new("readings", Fault::Expected("{…}")));
        return None;
    };
    if fields.len() > MAX_READINGS {
        problems.push(Problem::new("readings", Fault::TooLong(MAX_READINGS)));
        return None;
    }
    let mut readings = BTreeMap::new();
    // In one order, however the file has them.
    let fields: BTreeMap<_, _> = fields.iter().collect();
    for (rule, value) in fields {
        let mut open = packs.iter().flat_map(|pack| &pack.rules);
        let open = open.find(|open| open.id == *rule);
        let offered = |id: &str| open.is_some_and(|open| open.reading(id).is_some());
        let fault = match value.as_str() {
            Some(id) if offered(id) => {
                readings.insert(rule.clone(), id.to_owned());
                continue;
            }
            Some(id) => Fault::UnknownReading(id.to_owned()),
            None => Fault::Expected("\"…\""),
        };
        problems.push(Problem::new(format!("readings.{rule}"), fault));
    }
    Some(readings)
}

fn accounts(value: &Value, problems: &mut Vec<Problem>) -> Option<Vec<Account>> {
    let Some(list) = value.as_array() else {
        problems.push(Problem::new("accounts", Fault::Expected("[…]")));
        return None;
    };
    if list.len() > MAX_ACCOUNTS {
        problems.push(Problem::new("accounts", Fault::TooLong(MAX_ACCOUNTS)));
        return None;
    }
    let mut accounts: Vec<Account> = Vec::with_capacity(list.len());
    for (at, entry) in list.iter().enumerate() {
        let place = format!("accounts[{at}]");
        let Some(fields) = entry.as_object() else {
            problems.push(Problem::new(place, Fault::Expected("{…}")));
            continue;
        };
        if let Some(account) = account(fields, &place, problems) {
            if accounts.iter().any(|a| a.same_as(&account)) {
                problems.push(Problem::new(place, Fault::Twice(account.id)));
            } else {
                accounts.push(account);
            }
        }
    }
    Some(accounts)
}

fn account(
    fields: &Map<String, Value>,
    place: &str,
    problems: &mut Vec<Problem>,
) -> Option<Account> {
    let before = problems.len();
    let mut fault =
        |key: &str, fault: Fault| problems.push(Problem::new(format!("{place}.{key}"), fault));
    for key in fields.keys() {
        if !["network", "id", "source", "since"].contains(&key.as_str()) {
            fault(key, Fault::UnknownKey);
        }
    }
    let network = fields
        .get("network")
        .and_then(Value::as_str)
        .and_then(Network::from_key);
    if network.is_none() {
        let expected = "\"facebook\", \"linkedin\", \"x\", \"youtube\", \"instagram\"";
        fault("network", Fault::Expected(expected));
    }
    let id = fields.get("id").and_then(Value::as_str);
    match (id, network) {
        (None, _) => fault("id", Fault::Expected("\"…\"")),
        (Some(id), Some(network)) if !well_formed(network, id) => {
            fault("id", Fault::NotAnId(id.to_owned()))
        }
        _ => {}
    }
    let source = match fields.get("source") {
        None => None,
        Some(Value::String(text)) if text.chars().count() <= MAX_SOURCE => Some(text.clone()),
        Some(Value::String(_)) => {
            fault("source", Fault::TooLong(MAX_SOURCE));
            None
        }
        Some(_) => {
            fault("source", Fault::Expected("\"…\""));
            None
        }
    };
    let since = match fields.get("since") {
        None => None,
        Some(Value::String(day)) if is_day(day) => Some(day.clone()),
        Some(_) => {
            fault("since", Fault::NotADay);
            None
        }
    };
    if problems.len() > before {
        return None;
    }
    Some(Account {
        network: network?,
        id: id?.to_owned(),
        source,
        since,
    })
}

/// Whether the text is a day of the calendar, `YYYY-MM-DD`.
#[must_use]
pub fn is_day(text: &str) -> bool {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return false;
    }
    let number = |range: std::ops::Range<usize>| {
        text.get(range)
            .filter(|s| s.bytes().all(|b| b.is_ascii_digit()))
            .and_then(|s| s.parse::<u32>().ok())
    };
    let (Some(year), Some(month), Some(day)) = (number(0..4), number(5..7), number(8..10)) else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        1..=12 => 31,
        _ => return false,
    };
    (1..=days).contains(&day)
}

/// A fault and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// What is wrong there.
    pub fault: Fault,
}

impl Problem {
    fn new(path: impl Into<String>, fault: Fault) -> Problem {
        let path = path.into();
        let place = if path.is_empty() {
            Place::Whole
        } else {
            Place::Path(path)
        };
        Problem { place, fault }
    }
}

/// Where a fault is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The whole of the settings.
    Whole,
    /// A place in the text of a file, both counted from one.
    Line {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// A value, such as `accounts[2].id`, lists counted from zero.
    Path(String),
}

/// What may be wrong with settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Not JSON from there on.
    Syntax,
    /// The file is longer than [`MAX_FILE`].
    TooLarge,
    /// The file says nothing.
    Nothing,
    /// A key that settings do not have.
    UnknownKey,
    /// Another kind of value than these.
    Expected(&'static str),
    /// No pack has this id.
    UnknownPack(String),
    /// The rule has no such reading, or no pack has the rule.
    UnknownReading(String),
    /// The network could not give this identifier.
    NotAnId(String),
    /// Not a day of the calendar.
    NotADay,
    /// More than so many.
    TooLong(usize),
    /// The same account a second time.
    Twice(String),
}

impl Fault {
    /// The key of the sentence that says it, and what to put into the sentence.
    #[must_use]
    pub fn sentence(&self) -> (&'static str, String) {
        match self {
            Fault::Syntax => ("options_fault_syntax", String::new()),
            Fault::TooLarge => ("options_fault_too_large", String::new()),
            Fault::Nothing => ("options_fault_nothing", String::new()),
            Fault::UnknownKey => ("options_fault_unknown_key", String::new()),
            Fault::Expected(what) => ("options_fault_expected", (*what).to_owned()),
            Fault::UnknownPack(id) => ("options_fault_unknown_pack", id.clone()),
            Fault::UnknownReading(id) => ("options_fault_unknown_reading", id.clone()),
            Fault::NotAnId(id) => ("options_fault_not_an_id", id.clone()),
            Fault::NotADay => ("options_fault_not_a_day", String::new()),
            Fault::TooLong(limit) => ("options_fault_too_long", limit.to_string()),
            Fault::Twice(id) => ("options_fault_twice", id.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::built_in;

    fn faults(text: &str) -> Vec<(String, Fault)> {
        let problems = Settings::from_file(text, built_in()).expect_err("a faulty file");
        let place = |place| match place {
            Place::Whole => String::new(),
            Place::Line { line, column } => format!("{line}:{column}"),
            Place::Path(path) => path,
        };
        problems
            .into_iter()
            .map(|p| (place(p.place), p.fault))
            .collect()
    }

    fn whole() -> Settings {
        Settings {
            enabled: Some(true),
            pack: Some("lg".into()),
            language: Some(Language::It),
            accounts: Some(vec![Account {
                network: Network::Facebook,
                id: "camera.maremma.demo".into(),
                source: Some("https://example.org/social".into()),
                since: Some("2026-11-22".into()),
            }]),
            readings: Some(BTreeMap::from([("lg-r10a".into(), "chosen".into())])),
        }
    }

    #[test]
    fn what_is_exported_is_read_back() {
        assert_eq!(
            Settings::from_file(&whole().to_file(), built_in()),
            Ok(whole())
        );
    }

    #[test]
    fn a_part_alone_is_enough() {
        let read =
            Settings::from_file("\u{feff}{\"enabled\": false}", built_in()).expect("settings");
        assert_eq!(
            read,
            Settings {
                enabled: Some(false),
                ..Settings::default()
            }
        );
        assert_eq!(read.clone().or(whole()).enabled, Some(false));
        assert_eq!(read.or(whole()).accounts, whole().accounts);
    }

    #[test]
    fn faults_of_syntax_say_line_and_column() {
        assert_eq!(
            faults("{\n  \"enabled\": yes\n}"),
            [("2:14".to_owned(), Fault::Syntax)]
        );
        assert_eq!(faults(""), [("1:0".to_owned(), Fault::Syntax)]);
        assert_eq!(faults("[]"), [(String::new(), Fault::Expected("{…}"))]);
        assert_eq!(faults("{}"), [(String::new(), Fault::Nothing)]);
        let long = format!("{{\"pack\":\"{}\"}}", "a".repeat(MAX_FILE));
        assert_eq!(faults(&long), [(String::new(), Fault::TooLarge)]);
    }

    #[test]
    fn every_fault_is_told_with_its_place() {
        let text = r#"{
          "enabled": "yes", "pack": "xx", "language": "fr", "acounts": [],
          "accounts": [
            {"network": "facebook", "id": "camera.maremma"},
            {"network": "facebook", "id": "Camera.Maremma"},
            {"network": "myspace", "id": "camera"},
            {"network": "x", "id": "Camera di commercio", "since": "2026-02-30", "source": 3, "note": ""},
            "camera"
          ]
        }"#;
        let mut found = faults(text);
        found.sort_by(|a, b| a.0.cmp(&b.0));
        let expected: Vec<(String, Fault)> = [
            ("accounts[1]", Fault::Twice("Camera.Maremma".into())),
            (
                "accounts[2].network",
                Fault::Expected("\"facebook\", \"linkedin\", \"x\", \"youtube\", \"instagram\""),
            ),
            (
                "accounts[3].id",
                Fault::NotAnId("Camera di commercio".into()),
            ),
            ("accounts[3].note", Fault::UnknownKey),
            ("accounts[3].since", Fault::NotADay),
            ("accounts[3].source", Fault::Expected("\"…\"")),
            ("accounts[4]", Fault::Expected("{…}")),
            ("acounts", Fault::UnknownKey),
            ("enabled", Fault::Expected("true, false")),
            ("language", Fault::Expected("\"browser\", \"it\", \"en\"")),
            ("pack", Fault::UnknownPack("xx".into())),
        ]
        .into_iter()
        .map(|(place, fault)| (place.to_owned(), fault))
        .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn what_is_sound_in_stored_settings_is_kept() {
        let mut value = serde_json::to_value(whole()).expect("JSON");
        value["pack"] = "closed".into();
        let accounts = value["accounts"].as_array_mut().expect("a list");
        accounts.push(serde_json::json!({"network": "x", "id": "not an id"}));
        let (settings, problems) = Settings::read(&value, built_in());
        assert_eq!(
            settings,
            Settings {
                pack: None,
                ..whole()
            }
        );
        assert_eq!(problems.len(), 2);
    }

    #[test]
    fn readings_that_no_pack_offers_are_told_and_the_others_kept() {
        let value = serde_json::json!({"readings": {
            "monza-5d2": "second", "lg-r10a": "second", "lg-e99": "chosen", "milomb-r5": 2, "": ""
        }});
        let (settings, problems) = Settings::read(&value, built_in());
        // Another pack's is sound too: it waits for that pack.
        let kept = BTreeMap::from([("monza-5d2".to_owned(), "second".to_owned())]);
        assert_eq!(settings.readings, Some(kept));
        let unknown = |rule: &str, id: &str| {
            Problem::new(format!("readings.{rule}"), Fault::UnknownReading(id.into()))
        };
        assert_eq!(
            problems,
            [
                unknown("", ""),
                unknown("lg-e99", "chosen"),
                unknown("lg-r10a", "second"),
                Problem::new("readings.milomb-r5", Fault::Expected("\"…\"")),
            ]
        );
        assert_eq!(
            faults("{\"readings\": [\"second\"]}"),
            [("readings".to_owned(), Fault::Expected("{…}"))]
        );
    }

    #[test]
    fn lists_and_notes_have_a_limit() {
        let many: BTreeMap<_, _> = (0..=MAX_READINGS).map(|n| (n.to_string(), "a")).collect();
        assert_eq!(
            faults(&serde_json::json!({ "readings": many }).to_string()),
            [("readings".to_owned(), Fault::TooLong(MAX_READINGS))]
        );
        let many = vec!["1"; MAX_ACCOUNTS + 1].join(",");
        assert_eq!(
            faults(&format!("{{\"accounts\":[{many}]}}")),
            [("accounts".to_owned(), Fault::TooLong(MAX_ACCOUNTS))]
        );
        let note = "a".repeat(MAX_SOURCE + 1);
        assert_eq!(
            faults(&format!(
                "{{\"accounts\":[{{\"network\":\"x\",\"id\":\"a\",\"source\":\"{note}\"}}]}}"
            )),
            [("accounts[0].source".to_owned(), Fault::TooLong(MAX_SOURCE))]
        );
    }

    #[test]
    fn days_are_those_of_the_calendar() {
        for day in ["2026-11-22", "2024-02-29", "2000-02-29", "2026-12-31"] {
            assert!(is_day(day), "{day}");
        }
        for day in [
            "",
            "2026-11-31",
            "2026-02-29",
            "1900-02-29",
            "2026-00-10",
            "2026-13-01",
            "22/11/2026",
            "2026-1-022",
            "20é6-11-2",
        ] {
            assert!(!is_day(day), "{day}");
        }
    }

    #[test]
    fn the_same_account_is_listed_once() {
        let mut settings = whole();
        let again = Account {
            network: Network::Facebook,
            id: "Camera.Maremma.Demo".into(),
            source: None,
            since: Some("2026-12-01".into()),
        };
        assert!(!settings.put_account(again.clone()));
        assert_eq!(settings.accounts, Some(vec![again.clone()]));
        assert!(settings.put_account(Account {
            network: Network::X,
            ..again.clone()
        }));
        settings.remove_account(&again);
        assert_eq!(settings.accounts.map(|a| a.len()), Some(1));
    }
}
