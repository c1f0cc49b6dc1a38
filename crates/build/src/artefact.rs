//! Compiles packs and word data into the one file that the worker maps.

use std::path::PathBuf;
use std::process::Command;
use std::{env, fs};

use anyhow::{Context, Result};

use crate::tool::run;
use crate::workspace::Workspace;

/// Every institution under `policies`, with the lexicon, as `vaglio.pack` in the results. A broken
/// pack leaves the previous artefact where it was.
pub fn build(workspace: &Workspace) -> Result<PathBuf> {
    let mut packs = Vec::new();
    for entry in fs::read_dir(workspace.root.join("policies")).context("policies/")? {
        let path = entry?.path();
        if path.join("pack.toml").exists() {
            packs.push(path);
        }
    }
    packs.sort();

    fs::create_dir_all(&workspace.out)?;
    let artefact = workspace.out.join("vaglio.pack");
    run(Command::new(env::var_os("CARGO").unwrap_or("cargo".into()))
        .current_dir(&workspace.root)
        .args([
            "run",
            "--locked",
            "--package",
            "vaglio-cli",
            "--bin",
            "vaglio",
            "--",
        ])
        .args(["pack", "build"])
        .args(&packs)
        .arg("-o")
        .arg(&artefact)
        .env("CARGO_TARGET_DIR", &workspace.target))?;
    Ok(artefact)
}
