//! Lists the institutions of `policies/`, and what a person is told of each document: where it may be read in
//! several ways, and what it has no clause on. A new institution is a folder of data, not a change of this crate.

use std::path::Path;
use std::{env, fs};

use vaglio_policy::{Pack, SourceFile};

fn main() {
    // Asked when it runs: what is compiled in would be another checkout's, with a shared target folder.
    let here = env::var("CARGO_MANIFEST_DIR").expect("cargo tells a build script where it is");
    let policies = Path::new(&here).join("../../policies");
    println!("cargo:rerun-if-changed={}", policies.display());

    let folders = fs::read_dir(&policies).expect("the folder policies/");
    let mut packs: Vec<Pack> = folders
        .flatten()
        .filter(|folder| folder.path().join("pack.toml").exists())
        .map(|folder| read(&folder.path()))
        .collect();
    packs.sort_by(|one, other| one.id.cmp(&other.id));

    let outlines: Vec<_> = packs.iter().map(Pack::outline).collect();
    let outlines = serde_json::to_string(&outlines).expect("outlines are text");
    let out = Path::new(&env::var("OUT_DIR").expect("cargo sets OUT_DIR")).join("packs.json");
    fs::write(out, outlines).expect("the list of packs");
}

fn read(folder: &Path) -> Pack {
    let named = |name: &str| SourceFile {
        path: name.to_owned(),
        text: fs::read_to_string(folder.join(name))
            .unwrap_or_else(|error| panic!("{}: {name}: {error}", folder.display())),
    };
    let mut files = vec![named("pack.toml")];
    let rules = fs::read_dir(folder.join("rules")).into_iter().flatten();
    for rule in rules.flatten() {
        let name = rule.file_name();
        files.push(named(&format!("rules/{}", name.to_string_lossy())));
    }
    Pack::load(&files).unwrap_or_else(|report| panic!("{}:\n{report}", folder.display()))
}
