//! Puts the extension together from its parts: the WebAssembly modules, the artefact of packs and
//! word data, the bundles of TypeScript, the manifests of two browsers, the zips for their stores.
//!
//! Nothing is downloaded here: every tool is a locked dependency (Cargo.lock, package-lock.json).

mod artefact;
mod bundle;
mod extension;
mod manifest;
mod module;
mod package;
mod sizes;
mod stamp;
mod tool;
mod types;
mod workspace;

use std::path::PathBuf;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::extension::Flavour;
use crate::workspace::Workspace;

#[derive(Parser)]
#[command(name = "vaglio-build", about = "Puts the Vaglio extension together")]
struct Options {
    /// Where the results go, instead of `dist`.
    #[arg(long, global = true)]
    out: Option<PathBuf>,
    /// Derive every file again, even where its input is unchanged.
    #[arg(long, global = true)]
    fresh: bool,
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// The unpacked extensions; all of them when none is named.
    Extension { flavours: Vec<Flavour> },
    /// The production zips of both browsers, the same bytes on every machine.
    Package,
    /// The TypeScript types of the engine, into extension/types.
    Types {
        /// Only say whether they are fresh.
        #[arg(long)]
        check: bool,
    },
    /// Size of each shipped module and of the artefact, raw and brotli, as JSON.
    Sizes,
}

fn main() -> Result<()> {
    let options = Options::parse();
    let workspace = Workspace::new(options.out, options.fresh)?;
    match options.task {
        Task::Extension { flavours } if flavours.is_empty() => {
            extension::assemble(&workspace, &Flavour::ALL)
        }
        Task::Extension { flavours } => extension::assemble(&workspace, &flavours),
        Task::Package => package::zips(&workspace),
        Task::Types { check } => types::types(&workspace, check),
        Task::Sizes => sizes::print(&workspace),
    }
}
