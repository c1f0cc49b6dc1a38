//! What an administrator may fix, as told to Chromium, is what the settings hold.

use std::fs;

use serde_json::Value;
use vaglio_pages::account::Network;
use vaglio_pages::packs;
use vaglio_pages::settings::{Language, Settings};

fn schema() -> Value {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../extension/managed_schema.json"
    );
    serde_json::from_str(&fs::read_to_string(path).expect("the schema")).expect("JSON")
}

#[test]
fn names_are_those_of_the_settings() {
    let properties = &schema()["properties"];
    let named = |value: &Value| -> Vec<String> {
        value["enum"]
            .as_array()
            .expect("names")
            .iter()
            .map(|n| n.as_str().expect("text").to_owned())
            .collect()
    };
    assert_eq!(
        named(&properties["language"]),
        Language::ALL.map(Language::key)
    );
    assert_eq!(
        named(&properties["accounts"]["items"]["properties"]["network"]),
        Network::ALL.map(Network::key)
    );
}

#[test]
fn every_key_of_the_settings_and_no_other() {
    let keys = |value: &Value| -> Vec<String> {
        let mut keys: Vec<String> = value
            .as_object()
            .expect("an object")
            .keys()
            .cloned()
            .collect();
        keys.sort();
        keys
    };
    let text = r#"{
        "enabled": true, "pack": "PACK", "language": "it",
        "accounts": [{"network": "x", "id": "a", "source": "b", "since": "2026-11-22"}],
        "readings": {"monza-5d2": "second"}
    }"#;
    let text = text.replace("PACK", &packs::built_in()[0].id);
    let settings = Settings::from_file(&text, packs::built_in()).expect("settings");
    let whole = serde_json::to_value(settings).expect("JSON");
    let schema = schema();
    assert_eq!(keys(&whole), keys(&schema["properties"]));
    assert_eq!(
        keys(&whole["accounts"][0]),
        keys(&schema["properties"]["accounts"]["items"]["properties"])
    );
}
