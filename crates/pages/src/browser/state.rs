//! The settings as the pages see them, kept equal to the browser's storage.

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::Value;

use crate::imports::Imported;
use crate::packs::{Outline, built_in};
use crate::settings::{Problem, Settings};

use super::api;

/// The settings of all three sources.
#[derive(Clone, Copy)]
pub struct State {
    /// What the person chose.
    pub chosen: RwSignal<Settings>,
    /// What the administrator fixed: it prevails.
    pub fixed: RwSignal<Settings>,
    /// What holds where nobody chose.
    base: RwSignal<Settings>,
    /// What could not be read of the first two.
    pub problems: RwSignal<Vec<Problem>>,
    /// The packs that the person imported.
    pub imported: RwSignal<Imported>,
    /// Whether the storage has been read once.
    pub ready: RwSignal<bool>,
}

impl State {
    /// Reads the storage now and after each change of it.
    pub fn open() -> State {
        let state = State {
            chosen: RwSignal::default(),
            fixed: RwSignal::default(),
            base: RwSignal::default(),
            problems: RwSignal::default(),
            imported: RwSignal::default(),
            ready: RwSignal::new(false),
        };
        state.reread();
        api::on_storage_change(move || state.reread());
        state
    }

    /// What holds: the administrator's, else the person's, else what the extension starts with.
    pub fn holds(self) -> Settings {
        self.fixed.get().or(self.chosen.get()).or(self.base.get())
    }

    /// The packs to choose from. What is imported stands in place of what is built in.
    pub fn packs(self) -> Vec<Outline> {
        let imported = self.imported.get().packs;
        let kept = |pack: &&Outline| !imported.iter().any(|other| other.id == pack.id);
        let mut all: Vec<Outline> = built_in().iter().filter(kept).cloned().collect();
        all.extend(imported);
        all.sort_by(|one, other| one.id.cmp(&other.id));
        all
    }

    /// The pack with this identifier.
    pub fn pack(self, id: &str) -> Option<Outline> {
        self.packs().into_iter().find(|pack| pack.id == id)
    }

    /// The pack in use.
    pub fn in_use(self) -> Option<Outline> {
        self.pack(&self.holds().pack?)
    }

    /// Changes the person's settings and stores them; says whether they were stored.
    pub async fn change(self, change: impl FnOnce(&mut Settings)) -> bool {
        let mut settings = self.chosen.get_untracked();
        change(&mut settings);
        let value = serde_json::to_value(&settings).unwrap_or_default();
        let kept = api::store("settings", &value).await;
        if kept {
            set(self.chosen, settings);
        }
        kept
    }

    fn reread(self) {
        spawn_local(async move {
            let imported = api::stored("imported").await;
            let imported = imported.as_ref().map(Imported::from_value);
            set(self.imported, imported.unwrap_or_default());
            let packs = untrack(move || self.packs());
            let mut problems = Vec::new();
            let mut read = |value: Option<Value>| {
                let read = value.map(|value| Settings::read(&value, &packs));
                let (settings, faults) = read.unwrap_or_default();
                problems.extend(faults);
                settings
            };
            let chosen = read(api::stored("settings").await);
            let fixed = read(api::managed().await);
            let (base, _) = match api::stored("effective").await {
                Some(value) => Settings::read(&value, &packs),
                None => Default::default(),
            };
            set(self.chosen, chosen);
            set(self.fixed, fixed);
            set(self.base, base);
            set(self.problems, problems);
            set(self.ready, true);
        });
    }
}

/// Sets a signal only when it changes: what is unchanged is not drawn, nor read aloud, again.
pub fn set<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|present| *present != value) {
        signal.set(value);
    }
}
