//! The compiler of packs for the browser: an extension page loads it to take in a pack, the worker never.

use serde::{Deserialize, Serialize};
use vaglio_compiler::{PackFolder, packs_alone};
use vaglio_policy::{Pack, SourceFile};
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

impl Folder {
    fn read(self) -> PackFolder {
        let file = |File { path, text }| SourceFile { path, text };
        PackFolder {
            name: self.name,
            files: self.files.into_iter().map(file).collect(),
        }
    }
}

/// What a folder says of itself, before anything is checked.
#[derive(Serialize)]
struct Named {
    /// The pack that it is or is added to.
    id: Option<String>,
    additions: bool,
}

/// A pack that is ready for the engine.
#[wasm_bindgen]
pub struct Compiled {
    pack: Pack,
    bytes: Vec<u8>,
}

#[wasm_bindgen]
impl Compiled {
    /// What a person is told of it (`vaglio_policy::Outline`).
    #[wasm_bindgen(getter)]
    pub fn outline(&self) -> Result<JsValue, JsError> {
        Ok(serde_wasm_bindgen::to_value(&self.pack.outline())?)
    }

    /// How many rules it has.
    #[wasm_bindgen(getter)]
    pub fn rules(&self) -> usize {
        self.pack.rules.len()
    }

    /// An artefact that holds it alone.
    #[wasm_bindgen(getter)]
    pub fn bytes(&self) -> Vec<u8> {
        self.bytes.clone()
    }
}

/// Which pack a folder (`{name, files: {path, text}[]}`) is or is added to: `{id?, additions}`.
#[wasm_bindgen(js_name = nameOf)]
pub fn name_of(folder: JsValue) -> Result<JsValue, JsError> {
    let folder = serde_wasm_bindgen::from_value::<Folder>(folder)?.read();
    let extended = Pack::extended_by(&folder.files);
    let additions = extended.is_some();
    let id = extended.or_else(|| Pack::id_in(&folder.files));
    Ok(serde_wasm_bindgen::to_value(&Named { id, additions })?)
}

/// Makes one pack of the folders: itself and what is added to it, or what is added to one of `artefact`. Throws the
/// whole report when any of them has a problem.
#[wasm_bindgen]
pub fn compile(artefact: &[u8], folders: JsValue) -> Result<Compiled, JsError> {
    let folders: Vec<Folder> = serde_wasm_bindgen::from_value(folders)?;
    let folders: Vec<PackFolder> = folders.into_iter().map(Folder::read).collect();
    let (packs, bytes) =
        packs_alone(artefact, &folders).map_err(|report| JsError::new(&report.to_string()))?;
    let pack = packs.into_iter().next();
    let pack = pack.ok_or_else(|| JsError::new("pack.toml: the file is missing"))?;
    Ok(Compiled { pack, bytes })
}
