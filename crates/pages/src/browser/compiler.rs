//! The compiler of packs, which runs in a thread of its own (extension/pages/compiler.ts).

use std::cell::RefCell;

use js_sys::{Function, Promise, Reflect, Uint8Array};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::imports::Folder;
use crate::packs::Outline;

use super::api::to_js;
use super::store::{Import, Source};

thread_local! {
    /// How to ask it, given once to the page.
    static ASK: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Says how the compiler is asked.
pub fn reached_by(ask: Function) {
    ASK.with(|known| known.replace(Some(ask)));
}

/// What is asked: to take in a folder beside what is imported, or to compile sources again.
#[derive(Default, Serialize)]
pub struct Question<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub folder: Option<&'a Folder>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub imports: Option<&'a [Import]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sources: Option<&'a [Source]>,
}

/// A pack that is ready.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Ready {
    pub id: String,
    pub outline: Outline,
    pub rules: u32,
    /// A source of the same name is imported already.
    pub replaced: bool,
    pub sources: Vec<Source>,
    #[serde(skip)]
    pub compiled: Vec<u8>,
}

/// Asks the compiler.
///
/// # Errors
/// All that is wrong, as text.
pub async fn ask(question: &Question<'_>) -> Result<Ready, String> {
    let told = |error: JsValue| format!("{error:?}");
    let ask = ASK.with(|known| known.borrow().clone());
    let ask = ask.ok_or_else(String::new)?;
    let asked = ask.call1(&JsValue::NULL, &to_js(question)).map_err(told)?;
    let answer = JsFuture::from(Promise::resolve(&asked))
        .await
        .map_err(told)?;
    let field = |key: &str| Reflect::get(&answer, &key.into()).unwrap_or_default();
    if let Some(report) = field("report").as_string() {
        return Err(report);
    }
    let compiled = field("bytes").dyn_into::<Uint8Array>().map_err(told)?;
    let mut ready: Ready =
        serde_wasm_bindgen::from_value(answer).map_err(|error| error.to_string())?;
    ready.compiled = compiled.to_vec();
    Ok(ready)
}
