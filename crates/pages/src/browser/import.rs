//! Packs and additions that a person imports, and the posts that are remembered: what there is, how to take in more, how to
//! take it away.

use js_sys::Reflect;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::imports::{Imported, MAX_BYTES, MAX_FILES, Trouble, belongs, folder};

use super::api;
use super::compiler::{self, Question, Ready};
use super::state::State;
use super::store::{self, Import};
use super::words::{count, t, t1, t2};

/// What was refused, and why.
#[derive(Clone, PartialEq)]
struct Refusal {
    what: String,
    /// The compiler's report; empty where the first says it all.
    report: String,
}

/// What the person is asked before something goes.
#[derive(Clone, PartialEq)]
enum Doubt {
    Replace(Ready, String),
    Remove { id: String, source: String },
}

#[derive(Clone, Copy)]
struct Held {
    state: State,
    said: RwSignal<String>,
    imports: RwSignal<Vec<Import>>,
    posts: RwSignal<Vec<(String, u32)>>,
    /// What is being checked.
    busy: RwSignal<Option<String>>,
    refused: RwSignal<Vec<Refusal>>,
    doubt: RwSignal<Option<Doubt>>,
}

/// The section of the options page.
#[component]
pub fn Imports(state: State, said: RwSignal<String>) -> impl IntoView {
    let held = Held {
        state,
        said,
        imports: RwSignal::default(),
        posts: RwSignal::default(),
        busy: RwSignal::default(),
        refused: RwSignal::default(),
        doubt: RwSignal::default(),
    };
    spawn_local(async move {
        held.reread().await;
        held.renew().await;
    });
    let heading = NodeRef::<html::H2>::new();
    let back = move || {
        // The button pressed is about to go: the focus goes to where the section begins.
        if let Some(heading) = heading.get_untracked() {
            let _ = heading.focus();
        }
    };
    view! {
        <section aria-labelledby="packs">
            <h2 id="packs" tabindex="-1" node_ref=heading>
                {t("options_packs")}
            </h2>
            <p>{t("options_packs_why")}</p>
            <div class="field">
                <label for="import-folder">{t("options_packs_folder")}</label>
                <input
                    id="import-folder"
                    type="file"
                    prop:webkitdirectory=true
                    prop:disabled=move || held.busy.with(Option::is_some)
                    on:change=move |event| held.chosen(&event)
                />
            </div>
            <div class="field">
                <label for="import-files">{t("options_packs_files")}</label>
                <input
                    id="import-files"
                    type="file"
                    multiple=true
                    accept=".toml,.csv"
                    aria-describedby="import-files-help"
                    prop:disabled=move || held.busy.with(Option::is_some)
                    on:change=move |event| held.chosen(&event)
                />
                <p id="import-files-help" class="form-text">{t("options_packs_files_help")}</p>
            </div>
            <Show when=move || held.busy.with(Option::is_some)>
                <p>
                    <label for="import-busy">
                        {move || t1("options_packs_busy", &held.busy.get().unwrap_or_default())}
                    </label>
                    <progress id="import-busy">{""}</progress>
                </p>
            </Show>
            <Refusals refused=held.refused />
            <Ask held back />
            <Table held />
            <Posts held back />
        </section>
    }
}

#[component]
fn Refusals(refused: RwSignal<Vec<Refusal>>) -> impl IntoView {
    view! {
        {move || {
            refused
                .get()
                .into_iter()
                .map(|Refusal { what, report }| {
                    let told = !report.is_empty();
                    view! {
                        <div class="alert alert-danger" role="alert">
                            <p>
                                <strong>{what}</strong>
                            </p>
                        </div>
                        {told
                            .then(|| {
                                view! {
                                    <pre
                                        class="report"
                                        lang="en"
                                        tabindex="0"
                                        role="region"
                                        aria-label=t("options_packs_report")
                                    >
                                        {report}
                                    </pre>
                                }
                            })}
                    }
                })
                .collect_view()
        }}
    }
}

/// The question before something goes, in the page: a window of the browser's own would stop everything else.
#[component]
fn Ask(held: Held, back: impl Fn() + Copy + Send + Sync + 'static) -> impl IntoView {
    let yes = NodeRef::<html::Button>::new();
    Effect::new(move |_| {
        if held.doubt.with(Option::is_some)
            && let Some(yes) = yes.get()
        {
            let _ = yes.focus();
        }
    });
    let question = move || match held.doubt.get() {
        Some(Doubt::Replace(_, name)) => t1("options_packs_replace", &name),
        Some(Doubt::Remove { source, .. }) => t1("options_packs_sure", &source),
        None => String::new(),
    };
    let answer = move || match held.doubt.get() {
        Some(Doubt::Replace(..)) => t("options_packs_replace_yes"),
        _ => t("options_packs_sure_yes"),
    };
    let agree = move |_| {
        match held.doubt.get_untracked() {
            Some(Doubt::Replace(ready, name)) => {
                spawn_local(async move { held.keep(ready, name).await });
            }
            Some(Doubt::Remove { id, source }) => {
                spawn_local(async move { held.remove(id, source).await });
            }
            None => {}
        }
        held.doubt.set(None);
        back();
    };
    view! {
        <Show when=move || held.doubt.with(Option::is_some)>
            <div class="alert alert-warning" role="group" aria-labelledby="doubt">
                <p id="doubt">{question}</p>
                <button type="button" class="btn btn-danger btn-sm" node_ref=yes aria-describedby="doubt" on:click=agree>
                    {answer}
                </button>
                " "
                <button
                    type="button"
                    class="btn btn-outline-primary btn-sm"
                    on:click=move |_| {
                        held.doubt.set(None);
                        back();
                    }
                >
                    {t("options_packs_cancel")}
                </button>
            </div>
        </Show>
    }
}

#[component]
fn Table(held: Held) -> impl IntoView {
    let rows = move || {
        let imports = held.imports.get().into_iter();
        let rows = imports.flat_map(|import| {
            let Import {
                id,
                outline,
                sources,
                ..
            } = import;
            sources.into_iter().map(move |source| {
                let (id, institution) = (id.clone(), outline.institution.clone());
                let sort = if source.additions {
                    t("options_packs_additions")
                } else {
                    t("options_packs_whole")
                };
                // Of a pack what matters is its name, of additions which they are.
                let name = if source.additions {
                    source.name
                } else {
                    id.clone()
                };
                let label = t1("options_packs_remove_which", &name);
                let doubt = Doubt::Remove {
                    id: id.clone(),
                    source: name.clone(),
                };
                view! {
                    <tr>
                        <th scope="row">{name}</th>
                        <td>{sort}</td>
                        <td>{format!("{institution} ({id})")}</td>
                        <td>
                            <button
                                type="button"
                                class="btn btn-outline-danger btn-xs"
                                aria-label=label
                                on:click=move |_| held.doubt.set(Some(doubt.clone()))
                            >
                                {t("options_account_remove")}
                            </button>
                        </td>
                    </tr>
                }
            })
        });
        rows.collect_view()
    };
    view! {
        <Show
            when=move || held.imports.with(|list| !list.is_empty())
            fallback=|| view! { <p>{t("options_packs_none")}</p> }
        >
            <table class="table">
                <caption class="visually-hidden">{t("options_packs")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t("options_packs_name")}</th>
                        <th scope="col">{t("options_packs_sort")}</th>
                        <th scope="col">{t("options_pack")}</th>
                        <th scope="col">
                            <span class="visually-hidden">{t("options_account_actions")}</span>
                        </th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </Show>
    }
}

/// The institution's own posts, remembered from its pages.
#[component]
fn Posts(held: Held, back: impl Fn() + Copy + Send + Sync + 'static) -> impl IntoView {
    let rows = move || {
        let posts = held.posts.get().into_iter();
        let rows = posts.map(|(pack, number)| {
            let whose = held
                .state
                .pack(&pack)
                .map_or_else(|| pack.clone(), |known| known.institution);
            let many = count("options_posts_one", "options_posts_many", number);
            let label = t1("options_posts_forget_which", &whose);
            view! {
                <li>
                    {format!("{whose}: {many} ")}
                    <button
                        type="button"
                        class="btn btn-outline-danger btn-xs"
                        aria-label=label
                        on:click=move |_| {
                            let pack = pack.clone();
                            back();
                            spawn_local(async move { held.forget(pack).await });
                        }
                    >
                        {t("options_posts_forget")}
                    </button>
                </li>
            }
        });
        rows.collect_view()
    };
    view! {
        <h3>{t("options_posts")}</h3>
        <p>{t("options_posts_why")}</p>
        <Show
            when=move || held.posts.with(|list| !list.is_empty())
            fallback=|| view! { <p>{t("options_posts_none")}</p> }
        >
            <ul id="posts">{rows}</ul>
        </Show>
    }
}

impl Held {
    async fn reread(self) {
        match (store::imports().await, store::posts().await) {
            (Ok(imports), Ok(posts)) => {
                self.imports.set(imports);
                self.posts.set(posts);
            }
            _ => self.say(t("options_packs_not_read")),
        }
    }

    fn say(self, text: String) {
        // Emptied first: the same sentence twice is read aloud twice.
        self.said.set(String::new());
        self.said.set(text);
    }

    fn refuse(self, what: String, report: String) {
        self.refused
            .update(|list| list.push(Refusal { what, report }));
    }

    /// Files were chosen, in either field.
    fn chosen(self, event: &leptos::ev::Event) {
        let input = event_target::<web_sys::HtmlInputElement>(event);
        let Some(list) = input.files() else { return };
        let all = (0..list.length()).filter_map(|at| list.get(at));
        let files: Vec<(String, web_sys::File)> = all
            .map(|file| {
                let path = Reflect::get(&file, &"webkitRelativePath".into());
                let path = path.ok().and_then(|path| path.as_string());
                let path = path.filter(|path| !path.is_empty());
                (path.unwrap_or_else(|| file.name()), file)
            })
            .filter(|(path, _)| belongs(path))
            .collect();
        self.said.set(String::new());
        self.refused.set(Vec::new());
        self.doubt.set(None);
        spawn_local(async move {
            self.take(files).await;
            // The same files chosen again must be read again.
            input.set_value("");
        });
    }

    async fn take(self, files: Vec<(String, web_sys::File)>) {
        let trouble = |trouble: Trouble| {
            let (key, part) = trouble.sentence();
            self.refuse(t1(key, &part), String::new());
        };
        // Before anything is read into memory.
        if files.len() > MAX_FILES {
            return trouble(Trouble::TooMany);
        }
        #[expect(clippy::cast_precision_loss, reason = "a few million")]
        if files.iter().map(|(_, file)| file.size()).sum::<f64>() > MAX_BYTES as f64 {
            return trouble(Trouble::TooLarge);
        }
        let mut read = Vec::new();
        for (path, file) in files {
            let bytes = gloo_file::futures::read_as_bytes(&gloo_file::Blob::from(file)).await;
            match bytes {
                Ok(bytes) => read.push((path, bytes)),
                Err(_) => return trouble(Trouble::NotText(path)),
            }
        }
        let policy = untrack(move || self.state.holds().pack);
        let folder = match folder(read, policy.as_deref()) {
            Ok(folder) => folder,
            Err(why) => return trouble(why),
        };
        self.busy.set(Some(folder.name.clone()));
        let imports = self.imports.get_untracked();
        let question = Question {
            folder: Some(&folder),
            imports: Some(&imports),
            sources: None,
        };
        let answer = compiler::ask(&question).await;
        self.busy.set(None);
        match answer {
            Ok(ready) if ready.replaced => {
                let additions = ready.sources.last().is_some_and(|source| source.additions);
                let name = if additions {
                    folder.name
                } else {
                    ready.id.clone()
                };
                self.doubt.set(Some(Doubt::Replace(ready, name)));
            }
            Ok(ready) => self.keep(ready, folder.name).await,
            Err(report) => self.refuse(t1("options_packs_refused", &folder.name), report),
        }
    }

    async fn keep(self, ready: Ready, name: String) {
        let rules = ready.rules.to_string();
        if self.store(ready).await {
            self.say(t2("options_packs_done", &name, &rules));
        }
    }

    async fn store(self, ready: Ready) -> bool {
        let import = Import {
            id: ready.id,
            outline: ready.outline,
            version: api::version(),
            sources: ready.sources,
        };
        let kept = store::keep(&import, &ready.compiled).await.is_ok();
        if kept {
            self.note().await;
        } else {
            self.refuse(t("options_packs_not_kept"), String::new());
        }
        kept
    }

    /// Takes away a pack with all that is added to it, or some additions.
    async fn remove(self, id: String, source: String) {
        let mut imports = self.imports.get_untracked().into_iter();
        let Some(mut import) = imports.find(|import| import.id == id) else {
            return;
        };
        let before = import.sources.len();
        import
            .sources
            .retain(|one| !one.additions || one.name != source);
        if import.sources.len() == before || import.sources.is_empty() {
            if store::remove(&id).await.is_err() {
                return self.refuse(t("options_packs_not_kept"), String::new());
            }
            self.note().await;
        } else {
            match self.compiled(&import).await {
                Ok(ready) => {
                    if !self.store(ready).await {
                        return;
                    }
                }
                Err(report) => return self.refuse(t1("options_packs_refused", &id), report),
            }
        }
        self.say(t1("options_packs_removed", &source));
    }

    async fn compiled(self, import: &Import) -> Result<Ready, String> {
        self.busy.set(Some(import.id.clone()));
        let question = Question {
            sources: Some(&import.sources),
            ..Question::default()
        };
        let answer = compiler::ask(&question).await;
        self.busy.set(None);
        answer.map(|ready| Ready {
            id: import.id.clone(),
            ..ready
        })
    }

    /// What another version of the extension compiled is compiled again: format and built-in packs may differ.
    async fn renew(self) {
        let version = api::version();
        let mut renewed = Vec::new();
        for import in self.imports.get_untracked() {
            if import.version == version {
                continue;
            }
            match self.compiled(&import).await {
                Ok(ready) => {
                    if self.store(ready).await {
                        renewed.push(import.id);
                    }
                }
                Err(report) => self.refuse(t1("options_packs_outdated", &import.id), report),
            }
        }
        if !renewed.is_empty() {
            self.say(t1("options_packs_renewed", &renewed.join(", ")));
        }
    }

    async fn forget(self, pack: String) {
        if store::forget_posts(&pack).await.is_err() {
            return self.refuse(t("options_packs_not_kept"), String::new());
        }
        self.note().await;
        self.say(t("options_posts_forgotten"));
    }

    /// Tells everybody else that something changed.
    async fn note(self) {
        self.reread().await;
        let before = api::stored("imported").await;
        let before = before
            .as_ref()
            .map(Imported::from_value)
            .unwrap_or_default();
        let imports = self.imports.get_untracked();
        let noted = Imported {
            revision: before.revision + 1,
            packs: imports.into_iter().map(|import| import.outline).collect(),
        };
        if !api::store("imported", &noted.to_value()).await {
            self.refuse(t("options_packs_not_kept"), String::new());
        }
    }
}
