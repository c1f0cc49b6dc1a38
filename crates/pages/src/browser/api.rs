//! The few interfaces of the browser that the pages call, as promises of checked JSON.
//!
//! Firefox calls the namespace `browser`, Chromium `chrome` (and lately both); in Manifest V3 both give promises.

use serde::Serialize;
use serde_json::{Value, json};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[derive(Clone)]
    type Extension;

    #[wasm_bindgen(thread_local_v2, js_name = browser)]
    static BROWSER: Option<Extension>;
    #[wasm_bindgen(thread_local_v2, js_name = chrome)]
    static CHROME: Option<Extension>;

    #[wasm_bindgen(method, getter)]
    fn i18n(this: &Extension) -> I18n;
    #[wasm_bindgen(method, getter)]
    fn permissions(this: &Extension) -> Permissions;
    #[wasm_bindgen(method, getter)]
    fn runtime(this: &Extension) -> Runtime;
    #[wasm_bindgen(method, getter)]
    fn storage(this: &Extension) -> Storage;
    #[wasm_bindgen(method, getter)]
    fn tabs(this: &Extension) -> Tabs;

    type I18n;
    #[wasm_bindgen(method, js_name = getMessage)]
    fn get_message(this: &I18n, key: &str, parts: Vec<String>) -> String;

    type Permissions;
    #[wasm_bindgen(method, catch)]
    async fn contains(this: &Permissions, wanted: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn request(this: &Permissions, wanted: &JsValue) -> Result<JsValue, JsValue>;

    type Runtime;
    #[wasm_bindgen(method, js_name = getManifest)]
    fn get_manifest(this: &Runtime) -> JsValue;
    #[wasm_bindgen(method, catch, js_name = openOptionsPage)]
    async fn open_options_page(this: &Runtime) -> Result<JsValue, JsValue>;

    type Storage;
    #[wasm_bindgen(method, getter)]
    fn local(this: &Storage) -> Area;
    #[wasm_bindgen(method, getter)]
    fn managed(this: &Storage) -> Option<Area>;
    #[wasm_bindgen(method, getter, js_name = onChanged)]
    fn on_changed(this: &Storage) -> Event;

    type Area;
    #[wasm_bindgen(method, catch)]
    async fn get(this: &Area, keys: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn set(this: &Area, items: &JsValue) -> Result<JsValue, JsValue>;

    type Event;
    #[wasm_bindgen(method, js_name = addListener)]
    fn add_listener(this: &Event, listener: &Closure<dyn Fn()>);

    type Tabs;
    #[wasm_bindgen(method, catch)]
    async fn query(this: &Tabs, wanted: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = sendMessage)]
    async fn send_message(this: &Tabs, tab: i32, message: &JsValue) -> Result<JsValue, JsValue>;
}

fn extension() -> Extension {
    BROWSER
        .with(Clone::clone)
        .or_else(|| CHROME.with(Clone::clone))
        .expect_throw("an extension page")
}

pub fn to_js(value: &impl Serialize) -> JsValue {
    value
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .unwrap_or(JsValue::UNDEFINED)
}

fn to_json(value: JsValue) -> Option<Value> {
    serde_wasm_bindgen::from_value(value).ok()
}

/// The interface's sentence with that key, in the browser's language.
pub fn message(key: &str, parts: Vec<String>) -> String {
    extension().i18n().get_message(key, parts)
}

/// What `storage.local` holds under `key`.
pub async fn stored(key: &str) -> Option<Value> {
    let found = extension().storage().local().get(&key.into()).await.ok()?;
    to_json(found)?.get(key).cloned()
}

/// What the administrator fixed; `None` where nobody did.
pub async fn managed() -> Option<Value> {
    // Firefox refuses the call when no policy is installed.
    let found = extension()
        .storage()
        .managed()?
        .get(&JsValue::NULL)
        .await
        .ok()?;
    to_json(found).filter(|value| value.as_object().is_some_and(|fields| !fields.is_empty()))
}

/// Keeps `value` in `storage.local` under `key`; says whether it was kept.
pub async fn store(key: &str, value: &Value) -> bool {
    let items = to_js(&json!({ key: value }));
    extension().storage().local().set(&items).await.is_ok()
}

/// Calls `listener` at every change of any storage, as long as the page lives.
pub fn on_storage_change(listener: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(listener);
    extension().storage().on_changed().add_listener(&listener);
    listener.forget();
}

/// What the content script of the tab in front answers to `message`; `None` where none runs.
pub async fn ask_front_tab(message: &Value) -> Option<Value> {
    let tabs = extension().tabs();
    let front = to_js(&json!({ "active": true, "currentWindow": true }));
    let found = tabs.query(&front).await.ok()?;
    let first = js_sys::Array::from(&found).get(0);
    let id = js_sys::Reflect::get(&first, &"id".into()).ok()?.as_f64()?;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "tab ids are 32-bit integers"
    )]
    let answer = tabs.send_message(id as i32, &to_js(message)).await.ok()?;
    to_json(answer)
}

/// The version of the extension.
pub fn version() -> String {
    let manifest = to_json(extension().runtime().get_manifest()).unwrap_or_default();
    manifest["version"].as_str().unwrap_or_default().to_owned()
}

/// Opens the options page.
pub async fn open_options() {
    // Nothing to tell when it fails: the browser says so itself.
    let _ = extension().runtime().open_options_page().await;
}

/// Whether the extension may read the sites of its manifest. In Firefox the person decides.
pub async fn may_read_sites() -> bool {
    let wanted = to_js(&json!({ "origins": sites() }));
    let answer = extension().permissions().contains(&wanted).await;
    answer.is_ok_and(|yes| yes.is_truthy())
}

/// Asks the person for the sites of the manifest. To be called in answer to a press of a button.
pub async fn ask_for_sites() -> bool {
    let wanted = to_js(&json!({ "origins": sites() }));
    let answer = extension().permissions().request(&wanted).await;
    answer.is_ok_and(|yes| yes.is_truthy())
}

fn sites() -> Vec<Value> {
    let manifest = to_json(extension().runtime().get_manifest()).unwrap_or_default();
    let scripts = manifest["content_scripts"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    scripts
        .iter()
        .flat_map(|script| script["matches"].as_array().cloned().unwrap_or_default())
        .collect()
}
