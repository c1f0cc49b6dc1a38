//! Lists the institutions of `policies/`: a new institution is a folder of data, not a change of this crate.

use std::path::Path;
use std::{env, fs};

fn main() {
    // Asked when it runs: what is compiled in would be another checkout's, with a shared target folder.
    let here = env::var("CARGO_MANIFEST_DIR").expect("cargo tells a build script where it is");
    let policies = Path::new(&here).join("../../policies");
    println!("cargo:rerun-if-changed={}", policies.display());

    let mut rows = Vec::new();
    for entry in fs::read_dir(&policies)
        .expect("the folder policies/")
        .flatten()
    {
        let file = entry.path().join("pack.toml");
        let Ok(text) = fs::read_to_string(&file) else {
            continue;
        };
        println!("cargo:rerun-if-changed={}", file.display());
        let pack: toml::Table = text
            .parse()
            .unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        let field = |key: &str| {
            pack.get(key)
                .and_then(toml::Value::as_str)
                .unwrap_or_else(|| panic!("{}: `{key}` is missing", file.display()))
                .to_owned()
        };
        rows.push((field("id"), field("institution")));
    }
    rows.sort();

    let rows: String = rows
        .iter()
        .map(|(id, institution)| {
            format!("    Pack {{ id: {id:?}, institution: {institution:?} }},\n")
        })
        .collect();
    let code = format!("/// In order of id.\npub const PACKS: &[Pack] = &[\n{rows}];\n");
    let out = Path::new(&env::var("OUT_DIR").expect("cargo sets OUT_DIR")).join("packs.rs");
    fs::write(out, code).expect("the list of packs");
}
