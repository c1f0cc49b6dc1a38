//! From a crate to a WebAssembly module that a browser loads: cargo, wasm-bindgen, wasm-opt.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use crate::stamp::Stamp;
use crate::tool::run;
use crate::workspace::Workspace;

const TARGET: &str = "wasm32-unknown-unknown";

/// What the modules may use: every browser that the manifests admit has it (Chromium 148,
/// Firefox 140). `simd128` is what lets the matchers skim text.
const FEATURES: &[&str] = &[
    "bulk-memory",
    "multivalue",
    "mutable-globals",
    "nontrapping-fptoint",
    "reference-types",
    "sign-ext",
    "simd128",
];

/// Larger functions stay apart from their only caller, in binaryen's measure.
const INLINED: &str = "60";

/// One of the WebAssembly modules of the product.
pub struct Recipe {
    /// Under which name TypeScript imports it: `@vaglio/<name>`.
    pub name: &'static str,
    package: &'static str,
    library: &'static str,
    profile: &'static str,
    level: &'static str,
}

/// The engine, that the background worker hosts: small, to start soon.
pub const ENGINE: Recipe = Recipe {
    name: "engine",
    package: "vaglio-wasm",
    library: "vaglio_wasm",
    profile: "wasm",
    level: "-Os",
};

/// The compiler of packs, that only extension pages may load: size first.
pub const COMPILER: Recipe = Recipe {
    name: "compiler",
    package: "vaglio-compiler-wasm",
    library: "vaglio_compiler_wasm",
    profile: "wasm-small",
    level: "-Oz",
};

/// The extension's own pages: size first.
pub const PAGES: Recipe = Recipe {
    name: "pages",
    package: "vaglio-pages",
    library: "vaglio_pages",
    profile: "wasm-small",
    level: "-Oz",
};

/// A finished module.
pub struct Module {
    /// Under which name TypeScript imports it.
    pub name: &'static str,
    /// The bindings, an ES module.
    pub script: PathBuf,
    /// The module itself, shrunk.
    pub wasm: PathBuf,
}

/// Builds `recipe`, or takes what an earlier build made of the same input.
pub fn build(workspace: &Workspace, recipe: &Recipe) -> Result<Module> {
    let folder = workspace.between().join(recipe.name);
    let module = Module {
        name: recipe.name,
        script: folder.join(format!("{}.js", recipe.name)),
        wasm: folder.join(format!("{}.wasm", recipe.name)),
    };

    let compiled = fs::read(compile(workspace, recipe)?)?;
    let version = locked_bindgen(&workspace.root)?;
    fs::create_dir_all(&folder)?;
    let stamp = Stamp::of(
        folder.join("stamp"),
        &(&compiled, &version, recipe.level, INLINED, FEATURES),
    );
    if stamp.holds() && !workspace.fresh {
        return Ok(module);
    }

    let bound = folder.join(format!("{}_bg.wasm", recipe.name));
    Bindgen::new()
        .input_bytes(recipe.name, compiled)
        .web(true)?
        .typescript(false)
        // Without it the bindings look for the module at an address of their own.
        .omit_default_module_path(true)
        .remove_producers_section(true)
        .remove_name_section(true)
        .generate(&folder)
        .with_context(|| format!("wasm-bindgen {version} on {}", recipe.package))?;
    shrink(workspace, recipe, &bound, &module.wasm)?;
    fs::remove_file(bound)?;
    stamp.put()?;
    Ok(module)
}

/// Compiles the crate and returns the path of the module.
fn compile(workspace: &Workspace, recipe: &Recipe) -> Result<PathBuf> {
    run(
        Command::new(std::env::var_os("CARGO").unwrap_or("cargo".into()))
            .current_dir(&workspace.root)
            .args(["build", "--locked", "--lib", "--target", TARGET])
            .args(["--profile", recipe.profile, "--package", recipe.package])
            .env("CARGO_TARGET_DIR", &workspace.target)
            .env(
                "CARGO_ENCODED_RUSTFLAGS",
                rust_flags(workspace).join("\u{1f}"),
            ),
    )?;
    let compiled = workspace
        .target
        .join(TARGET)
        .join(recipe.profile)
        .join(format!("{}.wasm", recipe.library));
    if !compiled.exists() {
        bail!(
            "{} makes no {}: its crate-type lacks cdylib",
            recipe.package,
            compiled.display()
        );
    }
    Ok(compiled)
}

/// The same bytes on every machine: no path of this one remains in the module.
fn rust_flags(workspace: &Workspace) -> Vec<String> {
    let home = |name: &str, fallback: &str| match std::env::var(name) {
        Ok(path) => path,
        Err(_) => format!("{}/{fallback}", std::env::var("HOME").unwrap_or_default()),
    };
    vec![
        format!("-Ctarget-feature=+{}", FEATURES.join(",+")),
        format!("--remap-path-prefix={}=vaglio", workspace.root.display()),
        format!("--remap-path-prefix={}=cargo", home("CARGO_HOME", ".cargo")),
    ]
}

fn shrink(workspace: &Workspace, recipe: &Recipe, from: &Path, to: &Path) -> Result<()> {
    run(Command::new(workspace.npm_program("wasm-opt")?)
        .arg(from)
        .arg("-o")
        .arg(to)
        .arg(recipe.level)
        .args([
            "--strip-debug",
            "--strip-producers",
            "--strip-target-features",
        ])
        // A function goes into its only caller unless it is large: the browser compiles functions whole, when
        // they are first called, and what no text asks for should not be compiled with the rest.
        .args(["--one-caller-inline-max-function-size", INLINED])
        // The features of the module itself, whatever wasm-opt takes for granted.
        .args(["--mvp-features"])
        .args(FEATURES.iter().flat_map(|feature| binaryen_flags(feature))))
}

/// Binaryen's names differ from rustc's in two places.
fn binaryen_flags(feature: &str) -> Vec<String> {
    match feature {
        "nontrapping-fptoint" => vec!["--enable-nontrapping-float-to-int".into()],
        "simd128" => vec!["--enable-simd".into()],
        // rustc's bulk-memory holds memory.copy and memory.fill, which binaryen names apart.
        "bulk-memory" => {
            vec![
                "--enable-bulk-memory".into(),
                "--enable-bulk-memory-opt".into(),
            ]
        }
        other => vec![format!("--enable-{other}")],
    }
}

/// The version of wasm-bindgen that the modules were compiled with. The bindings are made by a
/// program of the same version, or they would not fit.
fn locked_bindgen(root: &Path) -> Result<String> {
    let lock: toml::Table = fs::read_to_string(root.join("Cargo.lock"))?.parse()?;
    let version = |name: &str| {
        lock["package"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|package| package["name"].as_str() == Some(name))
            .filter_map(|package| package["version"].as_str())
            .collect::<Vec<_>>()
    };
    let (library, program) = (version("wasm-bindgen"), version("wasm-bindgen-cli-support"));
    match (library.as_slice(), program.as_slice()) {
        ([one], [other]) if one == other => Ok((*one).to_owned()),
        _ => bail!(
            "Cargo.lock holds wasm-bindgen {library:?} and wasm-bindgen-cli-support {program:?}: \
             pin both to one version in Cargo.toml"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bindings_and_modules_are_of_one_version() {
        let workspace = Workspace::new(None, false).unwrap();
        assert!(!locked_bindgen(&workspace.root).unwrap().is_empty());
    }

    #[test]
    fn no_path_of_this_machine_remains() {
        let workspace = Workspace::new(None, false).unwrap();
        let flags = rust_flags(&workspace);
        let root = workspace.root.display().to_string();
        assert!(flags.contains(&format!("--remap-path-prefix={root}=vaglio")));
    }
}
