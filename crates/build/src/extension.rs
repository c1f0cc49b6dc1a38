//! Assembles the unpacked extensions: for each browser one as published, one for development.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use clap::ValueEnum;

use crate::bundle::{self, Imports};
use crate::tool::run;
use crate::workspace::Workspace;
use crate::{artefact, manifest, module};

/// Which extension.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Flavour {
    /// For Chromium and its kin, as published.
    Chromium,
    /// For Chromium, on the demonstration pages too, with invented official accounts.
    ChromiumDev,
    /// For Firefox, as published.
    Firefox,
    /// For Firefox, on the demonstration pages too.
    FirefoxDev,
}

impl Flavour {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::Chromium,
        Self::ChromiumDev,
        Self::Firefox,
        Self::FirefoxDev,
    ];

    /// Its folder among the results.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::ChromiumDev => "chromium-dev",
            Self::Firefox => "firefox",
            Self::FirefoxDev => "firefox-dev",
        }
    }

    /// The oldest browser that must run it, in esbuild's words. The manifests say the same.
    pub fn engine(self) -> &'static str {
        match self {
            Self::Chromium | Self::ChromiumDev => "chrome148",
            Self::Firefox | Self::FirefoxDev => "firefox140",
        }
    }

    /// Whether it works on the demonstration pages.
    pub fn development(self) -> bool {
        matches!(self, Self::ChromiumDev | Self::FirefoxDev)
    }

    /// Whether it is for Firefox.
    pub fn firefox(self) -> bool {
        matches!(self, Self::Firefox | Self::FirefoxDev)
    }
}

/// Builds `flavours` into the results.
pub fn assemble(workspace: &Workspace, flavours: &[Flavour]) -> Result<()> {
    let imports = Imports {
        modules: vec![
            module::build(workspace, &module::ENGINE)?,
            module::build(workspace, &module::PAGES)?,
            module::build(workspace, &module::COMPILER)?,
        ],
        artefact: artefact::build(workspace)?,
    };
    for &flavour in flavours {
        let folder = workspace.out.join(flavour.folder());
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        bundle::scripts(workspace, flavour, &imports, &folder)?;
        copy_static(workspace, flavour, &folder)?;
        style(workspace, &folder.join("pages"))?;
        let manifest = manifest::of(&workspace.root, flavour)?;
        fs::write(folder.join("manifest.json"), manifest)?;
    }
    Ok(())
}

/// Kinds of files that ship as they are; the others are sources of what ships.
const STATIC: &[&str] = &["css", "html", "json", "png", "svg"];

/// Copies what ships as it is.
fn copy_static(workspace: &Workspace, flavour: Flavour, folder: &Path) -> Result<()> {
    let source = workspace.root.join("extension");
    for name in ["_locales", "icons", "pages"] {
        copy_tree(&source.join(name), &folder.join(name))?;
    }
    fs::copy(workspace.root.join("LICENSE"), folder.join("LICENSE")).context("LICENSE")?;
    if !flavour.firefox() {
        fs::copy(
            source.join("managed_schema.json"),
            folder.join("managed_schema.json"),
        )
        .context("extension/managed_schema.json")?;
    }
    Ok(())
}

/// Compiles the style sheet of the extension's own pages, with its fonts.
fn style(workspace: &Workspace, folder: &Path) -> Result<()> {
    run(Command::new("node")
        .current_dir(&workspace.root)
        .arg("extension/pages/styles.mjs")
        .arg(folder))
}

fn copy_tree(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| from.display().to_string())? {
        let path = entry?.path();
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy_tree(&path, &target)?;
        } else if path
            .extension()
            .is_some_and(|kind| STATIC.iter().any(|shipped| kind == *shipped))
        {
            fs::copy(&path, &target)?;
        }
    }
    Ok(())
}
