//! What popup and options have in common.
//!
//! Leptos writes an element in which nothing varies as HTML, and the extension's security policy refuses HTML made of
//! text. Such elements are therefore alone in a component or hold an expression.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::packs::Outline;

use super::state::State;
use super::words::{t, t1};

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

/// As many as a sentence can bear; more are a list that opens.
const IN_A_SENTENCE: usize = 3;

/// The kinds of comment on which a document has no clause: what is not marked is said, not left to be guessed.
#[component]
pub fn Uncovered(pack: Memo<Option<Outline>>) -> impl IntoView {
    move || {
        let categories = pack.get()?.uncovered;
        let names = categories.iter().map(|name| t(&format!("category_{name}")));
        Some(match categories.len() {
            0 => return None,
            1..=IN_A_SENTENCE => {
                let names: Vec<String> = names.map(|name| lower_first(&name)).collect();
                let said = t1("options_uncovered", &names.join(", "));
                view! { <p class="uncovered">{said}</p> }.into_any()
            }
            many => {
                let said = t1("options_uncovered_many", &many.to_string());
                let items = names.map(|name| view! { <li>{name}</li> }).collect_view();
                view! {
                    <details class="uncovered">
                        <summary>{said}</summary>
                        <ul>{items}</ul>
                    </details>
                }
                .into_any()
            }
        })
    }
}

/// A name as it stands inside a sentence.
fn lower_first(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}
