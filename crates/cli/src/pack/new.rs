//! `vaglio pack new`: a small pack that is already whole, to be written over.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};

/// A file of the new pack; `{id}` stands for the pack's.
const FILES: &[(&str, &str)] = &[
    ("pack.toml", include_str!("new/pack.toml")),
    ("rules/{id}-e01.toml", include_str!("new/e01.toml")),
    ("rules/{id}-e02.toml", include_str!("new/e02.toml")),
    ("rules/{id}-i01.toml", include_str!("new/i01.toml")),
];

/// Writes the folder; one that exists is left as it is.
pub fn run(id: &str, parent: &Path) -> Result<ExitCode> {
    let plain = |c: char| matches!(c, 'a'..='z' | '0'..='9');
    if id.is_empty() || id.len() > 20 || !id.chars().all(plain) {
        bail!("`{id}`: a pack's id is made of at most 20 letters a to z and digits");
    }
    let folder = parent.join(id);
    // Made beside and moved: either the whole pack is there or nothing.
    let beside = parent.join(format!(".{id}.new"));
    if folder.exists() {
        bail!("{}: it exists already; choose another id", folder.display());
    }
    fs::create_dir_all(beside.join("rules")).with_context(|| beside.display().to_string())?;
    for (name, text) in FILES {
        let path = beside.join(name.replace("{id}", id));
        fs::write(&path, text.replace("{id}", id)).with_context(|| path.display().to_string())?;
    }
    fs::rename(&beside, &folder).with_context(|| folder.display().to_string())?;
    println!(
        "{0}: a pack of three rules. Next: write your institution's name and documents into pack.toml, a file a clause into rules/, \
         then `vaglio pack check {0}`",
        folder.display()
    );
    Ok(ExitCode::SUCCESS)
}
