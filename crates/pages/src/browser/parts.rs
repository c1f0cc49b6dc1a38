//! What popup and options have in common.
//!
//! Leptos writes an element in which nothing varies as HTML, and the extension's security policy refuses HTML made of
//! text. Such elements are therefore alone in a component or hold an expression.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::state::State;
use super::words::t;

/// The drawing beside the title.
#[component]
pub fn Logo() -> impl IntoView {
    view! { <img src="../icons/vaglio.svg" alt="" width="32" height="32" /> }
}

/// The word that an option is the administrator's.
#[component]
pub fn Fixed() -> impl IntoView {
    view! { <p class="form-text">{t("options_fixed")}</p> }
}

/// The switch that turns reading on and off.
#[component]
pub fn Switch(state: State, label: &'static str) -> impl IntoView {
    let on = Memo::new(move |_| state.holds().enabled.unwrap_or(true));
    let fixed = Memo::new(move |_| state.fixed.with(|fixed| fixed.enabled.is_some()));
    let toggle = move |event| {
        let on = event_target_checked(&event);
        spawn_local(async move {
            state.change(|settings| settings.enabled = Some(on)).await;
        });
    };
    view! {
        <div class="toggles">
            <label for="enabled">
                {t(label)}
                <input
                    id="enabled"
                    type="checkbox"
                    role="switch"
                    prop:checked=on
                    prop:disabled=fixed
                    on:change=toggle
                /> <Lever />
            </label>
        </div>
        <Show when=move || fixed.get()>
            <Fixed />
        </Show>
    }
}

/// What Bootstrap Italia draws the switch on.
#[component]
fn Lever() -> impl IntoView {
    view! { <span class="lever"></span> }
}
