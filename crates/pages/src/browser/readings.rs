//! Where the document of the pack in use says more than one thing: what it says, and which of it applies.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::packs::{OpenRule, Reading, spoken};

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
    let rules = Memo::new(move |_| state.in_use().map(|pack| pack.rules).unwrap_or_default());
    // Kept for the day on which their policy is chosen again, and not in silence.
    let elsewhere = Memo::new(move |_| {
        let rules = rules.get();
        let here = |id: &String| rules.iter().any(|rule| rule.id == *id);
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
                    let rules = rules.get().into_iter();
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
    rule: OpenRule,
    chosen: Chosen,
    fixed: Memo<bool>,
) -> impl IntoView {
    let language = t("locale");
    let OpenRule {
        id: rule,
        title,
        readings,
    } = rule;
    let applied = {
        let (rule, readings) = (rule.clone(), readings.clone());
        Memo::new(move |_| {
            let id = chosen.with(|chosen| chosen.get(&rule).cloned());
            let known = id.filter(|id| readings.iter().any(|reading| reading.id == *id));
            let default = || readings.iter().find(|reading| reading.applied);
            known.or_else(|| default().map(|reading| reading.id.clone()))
        })
    };
    let radio = |reading: Reading| {
        let Reading {
            id: reading,
            clause,
            text,
            applied: default,
        } = reading;
        let id = format!("{rule}={reading}");
        let default = default.then(|| format!(" ({})", t("options_reading_default")));
        let name = rule.clone();
        let choose = {
            let (rule, reading) = (rule.clone(), reading.clone());
            move |_| {
                let mut readings = chosen.get_untracked();
                readings.insert(rule.clone(), reading.clone());
                apply(state, said, t("options_saved"), move |s| {
                    s.readings = Some(readings);
                });
            }
        };
        view! {
            <div class="reading">
                <input
                    id=id.clone()
                    type="radio"
                    name=name
                    prop:checked=move || applied.get().as_ref() == Some(&reading)
                    on:change=choose
                />
                <label for=id>
                    {spoken(&text, &language).to_owned()} {default}
                    <span class="form-text">{spoken(&clause, &language).to_owned()}</span>
                </label>
            </div>
        }
    };
    let radios = readings.into_iter().map(radio).collect_view();
    view! {
        <fieldset class="field" prop:disabled=fixed>
            <legend>{spoken(&title, &language).to_owned()} " (" {rule.clone()} ")"</legend>
            {radios}
        </fieldset>
    }
}
