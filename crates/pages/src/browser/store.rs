//! The packs that were imported, in IndexedDB: sources and compiled form. The background reads the same database
//! (extension/background/store.ts), and keeps the institution's posts in it.

use idb::{
    Database, DatabaseEvent, Error, Factory, KeyPath, KeyRange, ObjectStoreParams, TransactionMode,
};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

use crate::imports::File;
use crate::packs::Outline;

use super::api::to_js;

const NAME: &str = "vaglio";
const IMPORTS: &str = "imports";
const POSTS: &str = "posts";

/// A folder that was imported: a pack, or additions to one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Source {
    pub name: String,
    pub files: Vec<File>,
    pub additions: bool,
}

/// A pack, with all that it was made of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Import {
    pub id: String,
    pub outline: Outline,
    /// Of the extension that compiled it.
    pub version: String,
    pub sources: Vec<Source>,
}

/// What is imported, in order of identifier.
pub async fn imports() -> Result<Vec<Import>, Error> {
    let transaction = open()
        .await?
        .transaction(&[IMPORTS], TransactionMode::ReadOnly)?;
    let all = transaction
        .object_store(IMPORTS)?
        .get_all(None, None)?
        .await?;
    let read = |value| serde_wasm_bindgen::from_value(value).ok();
    Ok(all.into_iter().filter_map(read).collect())
}

/// Keeps a pack in place of the one with the same identifier.
pub async fn keep(import: &Import, compiled: &[u8]) -> Result<(), Error> {
    let record = to_js(import);
    let bytes = js_sys::Uint8Array::from(compiled);
    let _ = js_sys::Reflect::set(&record, &"compiled".into(), &bytes);
    let transaction = open()
        .await?
        .transaction(&[IMPORTS], TransactionMode::ReadWrite)?;
    transaction
        .object_store(IMPORTS)?
        .put(&record, None)?
        .await?;
    transaction.commit()?.await?;
    Ok(())
}

/// Takes a pack away.
pub async fn remove(id: &str) -> Result<(), Error> {
    let transaction = open()
        .await?
        .transaction(&[IMPORTS], TransactionMode::ReadWrite)?;
    transaction
        .object_store(IMPORTS)?
        .delete(JsValue::from(id))?
        .await?;
    transaction.commit()?.await?;
    Ok(())
}

/// The packs of which posts are remembered, and how many.
pub async fn posts() -> Result<Vec<(String, u32)>, Error> {
    let transaction = open()
        .await?
        .transaction(&[POSTS], TransactionMode::ReadOnly)?;
    let keys = transaction
        .object_store(POSTS)?
        .get_all_keys(None, None)?
        .await?;
    let mut counts: Vec<(String, u32)> = Vec::new();
    for key in keys {
        let Some(pack) = js_sys::Array::from(&key).get(0).as_string() else {
            continue;
        };
        match counts.iter_mut().find(|(known, _)| *known == pack) {
            Some((_, count)) => *count += 1,
            None => counts.push((pack, 1)),
        }
    }
    Ok(counts)
}

/// Forgets the posts of a pack's institution.
pub async fn forget_posts(pack: &str) -> Result<(), Error> {
    let from = js_sys::Array::of1(&pack.into());
    // After every text comes every list.
    let to = js_sys::Array::of2(&pack.into(), &js_sys::Array::new());
    let range = KeyRange::bound(&from, &to, None, None)?;
    let transaction = open()
        .await?
        .transaction(&[POSTS], TransactionMode::ReadWrite)?;
    transaction.object_store(POSTS)?.delete(range)?.await?;
    transaction.commit()?.await?;
    Ok(())
}

async fn open() -> Result<Database, Error> {
    let mut opening = Factory::new()?.open(NAME, Some(1))?;
    opening.on_upgrade_needed(|event| {
        let Ok(database) = event.database() else {
            return;
        };
        for (name, key) in [
            (IMPORTS, KeyPath::new_single("id")),
            (POSTS, KeyPath::new_array(["pack", "text"])),
        ] {
            let mut params = ObjectStoreParams::new();
            params.key_path(Some(key));
            // Where it fails, so does the first use, which says so.
            let _ = database.create_object_store(name, params);
        }
    });
    opening.await
}
