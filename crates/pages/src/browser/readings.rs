//! Where the document of the pack in use says more than one thing: what it says, and which of it applies.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::packs::{self, Reading, Rule};

use super::options::apply;
use super::parts::Fixed;
use super::state::State;
use super::words::{t, t1};

/// The readings that somebody chose, by rule.
type Chosen = Memo<BTreeMap<String, String>>;

#[component]
pub fn Readings(state: State, said: RwSignal<String>) -> impl IntoView {
    let chosen: Chosen = Memo::new(move |_| state.holds().readings.unwrap_or_default());
    let fixed = Memo::new(move |_| state.fixed.with(|f| f.readings.is_some()));
    let rules = Memo::new(move |_| {
        let pack = state.holds().pack.and_then(|id| packs::find(&id));
        pack.map_or(&[][..], |pack| pack.rules)
    });
    // Kept for the day on which their policy is chosen again, and not in silence.
    let elsewhere = Memo::new(move |_| {
        let here = |id: &String| rules.get().iter().any(|rule| rule.id == *id);
        let ids = chosen.get().into_keys().filter(|id| !here(id));
        ids.collect::<Vec<_>>().join(", ")
    });
    view! {
        <Show when=move || !rules.get().is_empty() || !elsewhere.get().is_empty()>
            <section aria-labelledby="readings">
                <h2 id="readings">{t("options_readings")}</h2>
                <p>{t("options_readings_why")}</p>
                <Show when=move || fixed.get()>
                    <Fixed />
                </Show>
                {move || {
                    let rules = rules.get().iter();
                    rules.map(|rule| view! { <Choice state said rule chosen fixed /> }).collect_view()
                }}
                <Show when=move || !elsewhere.get().is_empty()>
                    <p>{move || t1("options_readings_elsewhere", &elsewhere.get())}</p>
                </Show>
            </section>
        </Show>
    }
}

#[component]
fn Choice(
    state: State,
    said: RwSignal<String>,
    rule: &'static Rule,
    chosen: Chosen,
    fixed: Memo<bool>,
) -> impl IntoView {
    let language = t("locale");
    let applied = Memo::new(move |_| {
        let id = chosen.with(|chosen| chosen.get(rule.id).cloned());
        let default = || rule.readings.iter().find(|reading| reading.default);
        id.and_then(|id| rule.reading(&id)).or_else(default)
    });
    let choose = move |reading: &'static Reading| {
        let mut readings = chosen.get_untracked();
        readings.insert(rule.id.to_owned(), reading.id.to_owned());
        apply(state, said, t("options_saved"), move |s| {
            s.readings = Some(readings);
        });
    };
    let radios = rule.readings.iter().map(|reading| {
        let id = format!("{}={}", rule.id, reading.id);
        let default = reading
            .default
            .then(|| format!(" ({})", t("options_reading_default")));
        view! {
            <div class="reading">
                <input
                    id=id.clone()
                    type="radio"
                    name=rule.id
                    prop:checked=move || applied.get() == Some(reading)
                    on:change=move |_| choose(reading)
                />
                <label for=id>
                    {reading.text.spoken(&language)} {default}
                    <span class="form-text">{reading.clause.spoken(&language)}</span>
                </label>
            </div>
        }
    });
    view! {
        <fieldset class="field" prop:disabled=fixed>
            <legend>{rule.title.spoken(&language)} " (" {rule.id} ")"</legend>
            {radios.collect_view()}
        </fieldset>
    }
}
