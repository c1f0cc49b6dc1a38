//! The popup: which page this is, what was found on it, and the switch.

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::json;

use crate::page::{Health, Kind, PageState};

use super::access::AccessNotice;
use super::api;
use super::parts::{Logo, Switch, Uncovered};
use super::state::{State, set};
use super::words::{count, kind, kind_means, t, t1};

/// How often the open popup asks the page again, in milliseconds: findings grow while a thread is being opened.
const ASK_AGAIN: u32 = 1000;

/// What the tab in front answered.
#[derive(Clone, PartialEq)]
enum Page {
    Asking,
    /// No content script there, or an answer that is none.
    Unsupported,
    Answered(PageState),
}

#[component]
pub fn Popup() -> impl IntoView {
    let state = State::open();
    let page = RwSignal::new(Page::Asking);
    spawn_local(async move {
        loop {
            let answer = api::ask_front_tab(&json!({ "type": "state?" })).await;
            let answer = answer.as_ref().and_then(PageState::from_value);
            set(page, answer.map_or(Page::Unsupported, Page::Answered));
            gloo_timers::future::TimeoutFuture::new(ASK_AGAIN).await;
        }
    });
    let on = Memo::new(move |_| state.holds().enabled.unwrap_or(true));
    let official = Memo::new(move |_| {
        on.get() && page.with(|page| matches!(page, Page::Answered(p) if p.kind == Kind::Official))
    });
    let listed = Memo::new(move |_| state.holds().accounts.is_some_and(|list| !list.is_empty()));

    view! {
        <header class="top">
            <Logo />
            <h1>{t("extension_name")}</h1>
            <Switch state label="popup_enabled" />
        </header>
        <main>
            <AccessNotice />
            <section aria-live="polite">
                {move || match (on.get(), page.get()) {
                    (false, _) => view! { <p class="kind">{t("popup_off")}</p> }.into_any(),
                    (true, Page::Asking) => ().into_any(),
                    (true, Page::Unsupported) => unsupported().into_any(),
                    (true, Page::Answered(page)) => answered(&page).into_any(),
                }}
            </section>
            <Show when=move || on.get() && official.get()>
                <Remember />
            </Show>
            <Show when=move || state.ready.get() && !listed.get()>
                <p class="alert alert-info">{t("popup_no_accounts")}</p>
            </Show>
            <Policy state official />
        </main>
        <footer>
            <button
                type="button"
                class="btn btn-outline-primary btn-sm"
                on:click=|_| spawn_local(api::open_options())
            >
                {t("popup_open_options")}
            </button>
        </footer>
    }
}

fn unsupported() -> impl IntoView {
    view! {
        <p class="kind">{t("popup_unsupported")}</p>
        <p>{t("popup_means_unsupported")}</p>
    }
}

fn answered(page: &PageState) -> impl IntoView {
    let whose = match &page.account {
        Some(account) => format!("{} · {account}", page.network),
        None => page.network.to_string(),
    };
    let incomplete = (page.incomplete > 0).then(|| {
        count(
            "popup_incomplete_one",
            "popup_incomplete_many",
            page.incomplete,
        )
    });
    let health = match page.health {
        Health::Ok => None,
        Health::Empty => Some(("popup_health_empty", "popup_health_empty_do")),
        Health::Changed => Some(("popup_health_changed", "popup_health_changed_do")),
    };
    view! {
        <p class="kind">{kind(page.kind)}</p>
        <p class="whose">{whose}</p>
        {kind_means(page.kind).map(|means| view! { <p>{means}</p> })}
        {(page.kind == Kind::Official)
            .then(|| {
                view! {
                    <p class="findings" data-findings=page.findings>
                        {if page.findings == 0 {
                            t("popup_findings_none")
                        } else {
                            count("popup_findings_one", "popup_findings_many", page.findings)
                        }}
                    </p>
                    {incomplete.map(|text| view! { <p>{text}</p> })}
                    {health
                        .map(|(what, next)| {
                            view! {
                                <div class="alert alert-warning">
                                    <p>
                                        <strong>{t(what)}</strong>
                                    </p>
                                    <p>{t(next)}</p>
                                </div>
                            }
                        })}
                }
            })}
    }
}

/// Keeps what the institution itself published on this page, to tell what staff repeat of it.
#[component]
fn Remember() -> impl IntoView {
    let said = RwSignal::new(String::new());
    let remember = move |_| {
        said.set(String::new());
        spawn_local(async move {
            let answer = api::ask_front_tab(&json!({ "type": "remember!" })).await;
            let number = |key: &str| {
                let number = answer.as_ref()?.get(key)?.as_u64()?;
                u32::try_from(number).ok()
            };
            let Some(added) = number("added") else {
                return said.set(t("popup_remember_failed"));
            };
            let mut told = match added {
                0 => t("popup_remembered_none"),
                _ => count("popup_remembered_one", "popup_remembered_many", added),
            };
            if number("partial").is_some_and(|partial| partial > 0) {
                told = format!("{told} {}", t("popup_remembered_partial"));
            }
            said.set(told);
        });
    };
    view! {
        <p>
            <button type="button" class="btn btn-outline-primary btn-sm" on:click=remember>
                {t("popup_remember")}
            </button>
        </p>
        <p role="status">{said}</p>
    }
}

/// Whose policy is applied, and on an official page what it has no clause on.
#[component]
fn Policy(state: State, official: Memo<bool>) -> impl IntoView {
    let pack = Memo::new(move |_| state.in_use());
    view! {
        <p class="policy">
            {move || match pack.get() {
                Some(pack) => t1("popup_policy", &pack.institution),
                None if state.ready.get() => t("popup_no_policy"),
                None => String::new(),
            }}
        </p>
        <Show when=move || official.get()>
            <Uncovered pack />
        </Show>
    }
}
