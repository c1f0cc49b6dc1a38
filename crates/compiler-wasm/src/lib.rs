//! The compiler of packs for the browser: an extension page loads it to take in a pack, the worker never.

use serde::Deserialize;
use vaglio_compiler::{PackFolder, with_packs};
use vaglio_policy::SourceFile;
use wasm_bindgen::prelude::*;

#[derive(Deserialize)]
struct Folder {
    name: String,
    files: Vec<File>,
}

#[derive(Deserialize)]
struct File {
    path: String,
    text: String,
}

/// Puts packs (`{name, files: {path, text}[]}[]`) into an artefact and gives the new one. Throws the
/// whole report when any of them has a problem; the artefact in use stays.
#[wasm_bindgen(js_name = withPacks)]
pub fn with_packs_js(artefact: &[u8], folders: JsValue) -> Result<Vec<u8>, JsError> {
    let folders: Vec<Folder> = serde_wasm_bindgen::from_value(folders)?;
    let folders: Vec<PackFolder> = folders
        .into_iter()
        .map(|folder| PackFolder {
            name: folder.name,
            files: folder
                .files
                .into_iter()
                .map(|File { path, text }| SourceFile { path, text })
                .collect(),
        })
        .collect();
    with_packs(artefact, &folders).map_err(|report| JsError::new(&report.to_string()))
}
