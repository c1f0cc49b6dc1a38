//! The manifests, derived from the one at the root, which is Chromium's as published.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::extension::Flavour;

/// Browsers resolve every name under `localhost` to this machine. A pattern holds for every port.
const DEMONSTRATION: [&str; 2] = [
    "http://www.facebook.localhost/*",
    "http://www.linkedin.localhost/*",
];

/// The manifest of `flavour`, as text.
pub fn of(root: &Path, flavour: Flavour) -> Result<String> {
    let text = fs::read_to_string(root.join("manifest.json")).context("manifest.json")?;
    let mut manifest: Value = serde_json::from_str(&text).context("manifest.json")?;
    if flavour.development() {
        manifest = development(manifest)?;
    }
    if flavour.firefox() {
        manifest = firefox(manifest)?;
    }
    Ok(serde_json::to_string_pretty(&manifest)? + "\n")
}

/// The same, on the demonstration pages too.
fn development(mut manifest: Value) -> Result<Value> {
    let matches = manifest["content_scripts"][0]["matches"]
        .as_array_mut()
        .context("manifest.json: content_scripts[0].matches is a list")?;
    matches.extend(DEMONSTRATION.map(Value::from));
    manifest["version_name"] = json!(format!(
        "{} (sviluppo)",
        manifest["version"]
            .as_str()
            .context("manifest.json: version is text")?
    ));
    Ok(manifest)
}

/// Firefox runs the background as an event page, clones messages of itself, reads managed
/// settings without a schema, and asks for an identifier and for what data is collected: none.
fn firefox(mut manifest: Value) -> Result<Value> {
    let worker = manifest["background"]["service_worker"].take();
    let fields = manifest
        .as_object_mut()
        .context("manifest.json is an object")?;
    // In development builds only.
    fields.remove("version_name");
    for chromium_only in ["message_serialization", "minimum_chrome_version", "storage"] {
        fields
            .remove(chromium_only)
            .with_context(|| format!("manifest.json: {chromium_only}"))?;
    }
    fields["background"] = json!({ "scripts": [worker], "type": "module" });
    fields.insert(
        "browser_specific_settings".to_owned(),
        json!({
            "gecko": {
                "id": "@vaglio",
                "strict_min_version": "140.0",
                "data_collection_permissions": { "required": ["none"] },
            },
        }),
    );
    Ok(manifest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::Workspace;

    fn manifest(flavour: Flavour) -> Value {
        let workspace = Workspace::new(None, false).unwrap();
        serde_json::from_str(&of(&workspace.root, flavour).unwrap()).unwrap()
    }

    #[test]
    fn only_development_reads_the_demonstration_pages() {
        for flavour in Flavour::ALL {
            let reads = manifest(flavour).to_string().contains("localhost");
            assert_eq!(reads, flavour.development(), "{flavour:?}");
        }
    }

    #[test]
    fn firefox_has_an_event_page_and_collects_nothing() {
        let manifest = manifest(Flavour::Firefox);
        assert_eq!(
            manifest["background"],
            json!({ "scripts": ["background.js"], "type": "module" })
        );
        let gecko = &manifest["browser_specific_settings"]["gecko"];
        assert_eq!(
            gecko["data_collection_permissions"],
            json!({ "required": ["none"] })
        );
        assert_eq!(gecko["strict_min_version"], "140.0");
        assert_eq!(manifest.get("minimum_chrome_version"), None);
    }

    #[test]
    fn manifests_and_bundles_agree_on_the_oldest_browser() {
        let chromium = manifest(Flavour::Chromium)["minimum_chrome_version"].clone();
        assert_eq!(
            chromium,
            Flavour::Chromium.engine().trim_start_matches("chrome")
        );
        let gecko = manifest(Flavour::Firefox)["browser_specific_settings"]["gecko"].clone();
        let oldest = format!(
            "{}.0",
            Flavour::Firefox.engine().trim_start_matches("firefox")
        );
        assert_eq!(gecko["strict_min_version"], oldest);
    }

    #[test]
    fn one_version_for_crates_and_extension() {
        assert_eq!(
            manifest(Flavour::Chromium)["version"],
            env!("CARGO_PKG_VERSION")
        );
    }
}
