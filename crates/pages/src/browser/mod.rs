//! The browser's half: what the pages show and the extension's interfaces they call.

mod access;
mod api;
mod compiler;
mod import;
mod options;
mod parts;
mod popup;
mod readings;
mod state;
mod store;
mod words;

use wasm_bindgen::prelude::*;

/// Fills the page: `popup` or `options`, as its `data-page` says. `ask` asks the compiler of packs.
///
/// # Errors
/// When the name is neither.
#[wasm_bindgen]
pub fn mount(page: &str, ask: js_sys::Function) -> Result<(), JsError> {
    compiler::reached_by(ask);
    let document = leptos::prelude::document();
    if let Some(root) = document.document_element() {
        root.set_attribute("lang", &words::t("locale"))
            .unwrap_throw();
    }
    match page {
        "popup" => leptos::mount::mount_to_body(popup::Popup),
        "options" => {
            document.set_title(&words::t("options_title"));
            leptos::mount::mount_to_body(options::Options);
        }
        _ => return Err(JsError::new("data-page is neither popup nor options")),
    }
    Ok(())
}
