//! The door for JavaScript: types and nothing else.
//!
//! One class, [`Vaglio`], opened with the artefact and asked in batches. The TypeScript types of
//! what goes in and comes out are generated from the Rust ones (`extension/types`).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use vaglio_engine::{Engine, Submission, Verdict};
use vaglio_policy::Language;
use wasm_bindgen::prelude::*;

/// The engine with the packs of one artefact.
#[wasm_bindgen]
pub struct Vaglio {
    engine: Engine,
    /// The readings asked for, by pack; as the packs have them where none was.
    readings: BTreeMap<String, BTreeMap<String, String>>,
}

/// Several texts under one pack.
#[derive(Deserialize)]
struct Request {
    /// Identifier of the pack; without one, what is recognised is told without clauses.
    pack: Option<String>,
    #[serde(default)]
    language: Language,
    /// Where the pack's document may be read in several ways: rule and reading of each choice. Settings
    /// outlive packs: a choice that this pack does not offer is passed over, and the options page says which.
    #[serde(default)]
    readings: BTreeMap<String, String>,
    submissions: Vec<Submission>,
}

/// A pack, for whoever lets the user choose one.
#[derive(Serialize)]
struct PackName<'a> {
    id: &'a str,
    institution: &'a str,
}

impl Vaglio {
    /// Applies a choice of readings, when it is another than before.
    fn apply(
        &mut self,
        pack: Option<&str>,
        readings: BTreeMap<String, String>,
    ) -> Result<(), JsError> {
        let Some(pack) = pack else { return Ok(()) };
        let none = BTreeMap::new();
        if *self.readings.get(pack).unwrap_or(&none) != readings {
            let mut offered = readings.clone();
            offered.retain(|rule, reading| self.engine.may_read(pack, rule, reading));
            self.engine.apply_readings(pack, &offered)?;
            self.readings.insert(pack.to_owned(), readings);
        }
        Ok(())
    }
}

#[wasm_bindgen]
impl Vaglio {
    /// Opens an artefact. Throws when it is cut, changed or of another version.
    #[wasm_bindgen(constructor)]
    pub fn new(artefact: &[u8]) -> Result<Vaglio, JsError> {
        Ok(Vaglio {
            engine: Engine::open(artefact)?,
            readings: BTreeMap::new(),
        })
    }

    /// The packs of the artefact: `{id, institution}[]`.
    pub fn packs(&self) -> Result<JsValue, JsError> {
        let packs: Vec<PackName<'_>> = self
            .engine
            .packs()
            .map(|(id, institution)| PackName { id, institution })
            .collect();
        Ok(serde_wasm_bindgen::to_value(&packs)?)
    }

    /// Takes in packs compiled apart, in place of those with the same names. Throws when the bytes are cut,
    /// changed or of another version; nothing changes then.
    #[wasm_bindgen(js_name = addPacks)]
    pub fn add_packs(&mut self, packs: &[u8]) -> Result<(), JsError> {
        self.engine.add_packs(packs)?;
        // A new pack of an old name is read as it has it: so is every other, until asked otherwise.
        for pack in std::mem::take(&mut self.readings).keys() {
            self.engine.apply_readings(pack, &BTreeMap::new())?;
        }
        Ok(())
    }

    /// Whether there is a pack of that name.
    pub fn has(&self, pack: &str) -> bool {
        self.engine.has(pack)
    }

    /// What the institution of a pack has published, in place of what was remembered before. Throws when there
    /// is no such pack.
    pub fn remember(&mut self, pack: &str, texts: Vec<String>) -> Result<(), JsError> {
        Ok(self.engine.remember(pack, texts)?)
    }

    /// Judges `{pack?, language?, readings?, submissions}`: one verdict for each, in order. Throws when the
    /// request has another shape or asks for an unknown pack.
    pub fn check(&mut self, request: JsValue) -> Result<JsValue, JsError> {
        let Request {
            pack,
            language,
            readings,
            mut submissions,
        } = serde_wasm_bindgen::from_value(request)?;
        self.apply(pack.as_deref(), readings)?;
        for submission in &mut submissions {
            submission.pack = submission.pack.take().or_else(|| pack.clone());
        }
        let verdicts = self.engine.check_all(&submissions, language);
        let mut verdicts = verdicts.into_iter().collect::<Result<Vec<Verdict>, _>>()?;
        for (verdict, submission) in verdicts.iter_mut().zip(&submissions) {
            // What the pack has no clause for is never shown to its users.
            if submission.pack.is_some() {
                verdict.findings.retain(|finding| finding.rule.is_some());
            }
        }
        Ok(serde_wasm_bindgen::to_value(&verdicts)?)
    }
}
