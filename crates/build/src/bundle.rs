//! Bundles the TypeScript of the extension with esbuild.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::extension::Flavour;
use crate::module::Module;
use crate::tool::run;
use crate::workspace::Workspace;

/// What scripts may import besides their own files.
pub struct Imports {
    /// `@vaglio/<name>` gives a module's bindings, `@vaglio/<name>.wasm` its bytes.
    pub modules: Vec<Module>,
    /// `@vaglio/artefact` gives its bytes.
    pub artefact: PathBuf,
}

/// Writes the scripts of `flavour` into `folder`.
///
/// Modules and artefact are embedded in the scripts: the policy of the extension forbids it every
/// connection, its own files included, and a script is what a browser loads without one.
pub fn scripts(
    workspace: &Workspace,
    flavour: Flavour,
    imports: &Imports,
    folder: &Path,
) -> Result<()> {
    let source = workspace.root.join("extension");
    let mut modules = vec![("background".to_owned(), source.join("background/index.ts"))];
    for entry in fs::read_dir(source.join("pages")).context("extension/pages")? {
        let path = entry?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if let Some(stem) = name.strip_suffix(".ts")
            && !name.ends_with(".d.ts")
            && !name.ends_with(".test.ts")
        {
            modules.push((format!("pages/{stem}"), path));
        }
    }
    modules.sort();

    esbuild(workspace, flavour, imports, folder, "esm", &modules)?;
    let content = [("content".to_owned(), source.join("content/index.ts"))];
    // A content script is no module: its names must stay its own.
    esbuild(workspace, flavour, imports, folder, "iife", &content)
}

fn esbuild(
    workspace: &Workspace,
    flavour: Flavour,
    imports: &Imports,
    folder: &Path,
    format: &str,
    entries: &[(String, PathBuf)],
) -> Result<()> {
    let mut command = Command::new(workspace.npm_program("esbuild")?);
    command.current_dir(&workspace.root).args([
        "--bundle",
        "--log-level=warning",
        "--charset=utf8",
        "--platform=browser",
        "--loader:.wasm=binary",
        "--loader:.pack=binary",
    ]);
    command
        .arg(format!("--format={format}"))
        .arg(format!("--target={}", flavour.engine()))
        .arg(format!("--outdir={}", folder.display()))
        .arg(format!("--define:__DEV__={}", flavour.development()))
        .arg(format!(
            "--alias:@vaglio/artefact={}",
            imports.artefact.display()
        ));
    for module in &imports.modules {
        let (name, wasm, script) = (module.name, module.wasm.display(), module.script.display());
        command.arg(format!("--alias:@vaglio/{name}.wasm={wasm}"));
        command.arg(format!("--alias:@vaglio/{name}={script}"));
    }
    if flavour.development() {
        command
            .arg("--sourcemap=inline")
            .arg("--sources-content=true");
    } else {
        command.arg("--minify");
    }
    command.args(
        entries
            .iter()
            .map(|(name, path)| format!("{name}={}", path.display())),
    );
    run(&mut command)
}
