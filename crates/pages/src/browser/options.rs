//! The options: whose policy, which official accounts, in which language, and settings as a file.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

use crate::account::{Account, Network, identify};
use crate::packs::Outline;
use crate::settings::{Language, MAX_SOURCE, Problem, Settings, is_day};

use super::access::AccessNotice;
use super::import::Imports;
use super::parts::{Fixed, Logo, Switch, Uncovered};
use super::readings::Readings;
use super::state::State;
use super::words::{language, problem, t, t1, t2};

#[component]
pub fn Options() -> impl IntoView {
    let state = State::open();
    let said = RwSignal::new(String::new());
    let any_fixed = Memo::new(move |_| state.fixed.with(|fixed| *fixed != Settings::default()));
    view! {
        <header class="top">
            <Logo />
            <h1>{t("options_title")}</h1>
        </header>
        <main>
            <AccessNotice />
            <Show when=move || any_fixed.get()>
                <p class="alert alert-info">{t("options_some_fixed")}</p>
            </Show>
            <Problems heading="options_problems_stored" problems=state.problems />
            <Show when=move || state.ready.get()>
                <General state said />
                <Readings state said />
                <Imports state said />
                <Accounts state said />
                <File state said />
            </Show>
            <p class="said" role="status">{said}</p>
        </main>
    }
}

/// Stores a change and says what became of it.
pub fn apply(
    state: State,
    said: RwSignal<String>,
    done: String,
    change: impl FnOnce(&mut Settings) + 'static,
) {
    // Emptied first: the same sentence twice is read aloud twice.
    said.set(String::new());
    spawn_local(async move {
        let kept = state.change(change).await;
        said.set(if kept { done } else { t("options_not_saved") });
    });
}

#[component]
fn Problems(heading: &'static str, problems: RwSignal<Vec<Problem>>) -> impl IntoView {
    view! {
        <Show when=move || problems.with(|list| !list.is_empty())>
            <div class="alert alert-danger" role="alert">
                <p>
                    <strong>{t(heading)}</strong>
                </p>
                <ul>
                    {move || {
                        let items = problems.get();
                        items.iter().map(|p| view! { <li>{problem(p)}</li> }).collect_view()
                    }}
                </ul>
            </div>
        </Show>
    }
}

#[component]
fn General(state: State, said: RwSignal<String>) -> impl IntoView {
    let pack = Memo::new(move |_| state.holds().pack);
    let packs = Memo::new(move |_| state.packs());
    let spoken = Memo::new(move |_| state.holds().language.unwrap_or_default());
    let pack_fixed = Memo::new(move |_| state.fixed.with(|f| f.pack.is_some()));
    let spoken_fixed = Memo::new(move |_| state.fixed.with(|f| f.language.is_some()));

    let choose_pack = move |event| {
        let id = event_target_value(&event);
        if untrack(move || state.pack(&id)).is_some() {
            let id = event_target_value(&event);
            apply(state, said, t("options_saved"), move |s| s.pack = Some(id));
        }
    };
    let choose_language = move |event| {
        if let Some(language) = Language::from_key(&event_target_value(&event)) {
            apply(state, said, t("options_saved"), move |s| {
                s.language = Some(language)
            });
        }
    };

    view! {
        <section aria-labelledby="general">
            <h2 id="general">{t("options_general")}</h2>
            <Switch state label="options_enabled" />
            <div class="field">
                <label for="pack">{t("options_pack")}</label>
                <select id="pack" class="form-select" prop:disabled=pack_fixed on:change=choose_pack>
                    <option value="" disabled selected=move || pack.get().is_none()>
                        {t("options_pack_choose")}
                    </option>
                    {move || {
                        let rows = packs.get().into_iter();
                        rows.map(|Outline { id, institution, .. }| {
                                let value = id.clone();
                                let chosen = move || pack.get().as_deref() == Some(&id);
                                view! {
                                    <option value=value selected=chosen>
                                        {institution}
                                    </option>
                                }
                            })
                            .collect_view()
                    }}
                </select>
                <Show when=move || pack_fixed.get()>
                    <Fixed />
                </Show>
                <Uncovered pack=Memo::new(move |_| state.in_use()) />
            </div>
            <div class="field">
                <label for="language">{t("options_language")}</label>
                <select
                    id="language"
                    class="form-select"
                    prop:disabled=spoken_fixed
                    on:change=choose_language
                >
                    {Language::ALL
                        .map(|l| {
                            view! {
                                <option value=l.key() selected=move || spoken.get() == l>
                                    {language(l)}
                                </option>
                            }
                        })
                        .into_iter()
                        .collect_view()}
                </select>
                <Show when=move || spoken_fixed.get()>
                    <Fixed />
                </Show>
            </div>
        </section>
    }
}

#[component]
fn Accounts(state: State, said: RwSignal<String>) -> impl IntoView {
    let accounts = Memo::new(move |_| state.holds().accounts.unwrap_or_default());
    let fixed = Memo::new(move |_| state.fixed.with(|f| f.accounts.is_some()));
    let heading = NodeRef::<html::H2>::new();

    let remove = move |account: Account| {
        let done = t1("options_account_removed", &account.id);
        // What holds may come from the extension itself: the person's list starts from it.
        let mut list = Settings {
            accounts: Some(accounts.get_untracked()),
            ..Settings::default()
        };
        list.remove_account(&account);
        apply(state, said, done, move |s| s.accounts = list.accounts);
        // The button pressed is about to go: the focus goes to where the list begins.
        if let Some(heading) = heading.get() {
            let _ = heading.focus();
        }
    };

    view! {
        <section aria-labelledby="accounts">
            <h2 id="accounts" tabindex="-1" node_ref=heading>
                {t("options_accounts")}
            </h2>
            <p>{t("options_accounts_why")}</p>
            <Show when=move || fixed.get()>
                <Fixed />
            </Show>
            <Show
                when=move || accounts.with(|list| !list.is_empty())
                fallback=|| view! { <p class="alert alert-warning">{t("options_accounts_none")}</p> }
            >
                <table class="table">
                    <caption class="visually-hidden">{t("options_accounts")}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{t("options_account_network")}</th>
                            <th scope="col">{t("options_account_id")}</th>
                            <th scope="col">{t("options_account_source")}</th>
                            <th scope="col">{t("options_account_since")}</th>
                            <Show when=move || !fixed.get()>
                                <th scope="col">
                                    <span class="visually-hidden">{t("options_account_actions")}</span>
                                </th>
                            </Show>
                        </tr>
                    </thead>
                    <tbody>
                        <For
                            each=move || accounts.get()
                            key=Account::clone
                            let:account
                        >
                            <Row account fixed remove />
                        </For>
                    </tbody>
                </table>
            </Show>
            <Show when=move || !fixed.get()>
                <AddAccount state said accounts />
            </Show>
        </section>
    }
}

#[component]
fn Row(
    account: Account,
    fixed: Memo<bool>,
    remove: impl Fn(Account) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let removed = account.clone();
    let label = t2(
        "options_account_remove_which",
        account.network.name(),
        &account.id,
    );
    view! {
        <tr>
            <td>{account.network.name()}</td>
            <th scope="row">{account.id}</th>
            <td>{account.source.unwrap_or_default()}</td>
            <td>{account.since.unwrap_or_default()}</td>
            <Show when=move || !fixed.get()>
                <td>
                    <button
                        type="button"
                        class="btn btn-outline-danger btn-xs"
                        aria-label=label.clone()
                        on:click={
                            let removed = removed.clone();
                            move |_| remove(removed.clone())
                        }
                    >
                        {t("options_account_remove")}
                    </button>
                </td>
            </Show>
        </tr>
    }
}

#[component]
fn AddAccount(state: State, said: RwSignal<String>, accounts: Memo<Vec<Account>>) -> impl IntoView {
    let network = NodeRef::<html::Select>::new();
    let pasted = NodeRef::<html::Input>::new();
    let source = NodeRef::<html::Input>::new();
    let since = NodeRef::<html::Input>::new();
    let fault = RwSignal::new(None::<String>);

    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (Some(network), Some(pasted), Some(source), Some(since)) =
            (network.get(), pasted.get(), source.get(), since.get())
        else {
            return;
        };
        let chosen = Network::from_key(&network.value()).unwrap_or(Network::Facebook);
        match identify(chosen, &pasted.value()) {
            Ok((network, id)) => {
                fault.set(None);
                let text = source.value().trim().to_owned();
                let day = since.value();
                let account = Account {
                    network,
                    id,
                    source: (!text.is_empty()).then_some(text),
                    since: is_day(&day).then_some(day),
                };
                let part = format!("{} {}", network.name(), account.id);
                let mut list = Settings {
                    accounts: Some(accounts.get_untracked()),
                    ..Settings::default()
                };
                let new = list.put_account(account);
                let done = if new {
                    "options_account_added"
                } else {
                    "options_account_updated"
                };
                apply(state, said, t1(done, &part), move |s| {
                    s.accounts = list.accounts
                });
                pasted.set_value("");
                source.set_value("");
            }
            Err(why) => fault.set(Some(t(why.sentence()))),
        }
        let _ = pasted.focus();
    };

    view! {
        <form novalidate aria-labelledby="add" on:submit=add>
            <h3 id="add">{t("options_account_add")}</h3>
            <div class="row-fields">
                <div class="field">
                    <label for="network">{t("options_account_network")}</label>
                    <select id="network" class="form-select" node_ref=network>
                        {Network::ALL
                            .map(|n| view! { <option value=n.key()>{n.name()}</option> })
                            .into_iter()
                            .collect_view()}
                    </select>
                </div>
                <div class="field">
                    <label for="pasted">{t("options_account_pasted")}</label>
                    <input
                        id="pasted"
                        class="form-control"
                        type="text"
                        autocomplete="off"
                        spellcheck="false"
                        maxlength="2000"
                        required
                        aria-invalid=move || fault.with(Option::is_some).to_string()
                        aria-describedby="pasted-fault pasted-help"
                        node_ref=pasted
                    />
                    <p id="pasted-fault" class="fault" role="alert">{fault}</p>
                    <p id="pasted-help" class="form-text">{t("options_account_pasted_help")}</p>
                </div>
                <div class="field">
                    <label for="since">{t("options_account_since")}</label>
                    <input
                        id="since"
                        class="form-control"
                        type="date"
                        value=today()
                        node_ref=since
                    />
                </div>
                <div class="field">
                    <label for="source">{t("options_account_source")}</label>
                    <input
                        id="source"
                        class="form-control"
                        type="text"
                        autocomplete="off"
                        maxlength=MAX_SOURCE.to_string()
                        aria-describedby="source-help"
                        node_ref=source
                    />
                    <p id="source-help" class="form-text">{t("options_account_source_help")}</p>
                </div>
            </div>
            <button type="submit" class="btn btn-primary">{t("options_account_add")}</button>
        </form>
    }
}

/// The day in the person's time zone, `YYYY-MM-DD`.
fn today() -> String {
    let now = js_sys::Date::new_0();
    format!(
        "{:04}-{:02}-{:02}",
        now.get_full_year(),
        now.get_month() + 1,
        now.get_date()
    )
}

#[component]
fn File(state: State, said: RwSignal<String>) -> impl IntoView {
    let problems = RwSignal::new(Vec::<Problem>::new());
    // The download begins after the press is dealt with: the address lives until the next export.
    let address = StoredValue::new_local(None::<gloo_file::ObjectUrl>);

    let export = move |_| {
        let held = untrack(move || state.holds());
        let blob =
            gloo_file::Blob::new_with_options(held.to_file().as_str(), Some("application/json"));
        let exported = gloo_file::ObjectUrl::from(blob);
        let link = document().create_element("a").ok();
        if let Some(link) = link.and_then(|a| a.dyn_into::<web_sys::HtmlAnchorElement>().ok()) {
            link.set_href(&exported);
            link.set_download("vaglio.json");
            link.click();
            said.set(t("options_exported"));
        }
        address.set_value(Some(exported));
    };

    let import = move |event: leptos::ev::Event| {
        let input = event_target::<web_sys::HtmlInputElement>(&event);
        let Some(file) = input.files().and_then(|files| files.get(0)) else {
            return;
        };
        said.set(String::new());
        problems.set(Vec::new());
        spawn_local(async move {
            // Bytes that are no UTF-8 become replacement characters: JSON's own checks tell where.
            let read = gloo_file::futures::read_as_text(&gloo_file::Blob::from(file)).await;
            // The same file chosen again must be read again.
            input.set_value("");
            let packs = untrack(move || state.packs());
            match Settings::from_file(&read.unwrap_or_default(), &packs) {
                Ok(settings) => {
                    apply(state, said, t("options_imported"), move |s| {
                        *s = settings.or(s.clone())
                    });
                }
                Err(faults) => problems.set(faults),
            }
        });
    };

    view! {
        <section aria-labelledby="file">
            <h2 id="file">{t("options_file")}</h2>
            <p>{t("options_file_why")}</p>
            <button type="button" class="btn btn-outline-primary" on:click=export>
                {t("options_export")}
            </button>
            <div class="field">
                <label for="import">{t("options_import")}</label>
                <input id="import" type="file" accept=".json,application/json" on:change=import />
            </div>
            <Problems heading="options_problems_import" problems />
        </section>
    }
}
