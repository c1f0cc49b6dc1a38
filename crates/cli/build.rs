//! Compiles the lexicon and the built-in packs into the program, so that it works wherever it is.

use std::path::{Path, PathBuf};

use vaglio_compiler::{PackFolder, folder, signals, with_packs};

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let (lexicon, policies) = (root.join("lexicon"), root.join("policies"));
    println!("cargo::rerun-if-changed={}", lexicon.display());
    println!("cargo::rerun-if-changed={}", policies.display());

    let words = folder::lexicon(&lexicon).unwrap_or_else(|error| panic!("{error}"));
    let base = signals(&words).unwrap_or_else(|report| panic!("\n{report}"));
    let packs = folder::packs(&policies).unwrap_or_else(|error| panic!("{error}"));
    // A broken pack is left out, so that `vaglio pack check` is there to say what is wrong.
    let sound: Vec<PackFolder> = packs
        .into_iter()
        .filter(|pack| is_sound(&base, pack))
        .collect();
    let artefact = with_packs(&base, &sound).unwrap_or_else(|report| panic!("\n{report}"));

    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    std::fs::write(out.join("vaglio.pack"), artefact).expect("OUT_DIR is writable");
}

fn is_sound(base: &[u8], pack: &PackFolder) -> bool {
    let Err(report) = with_packs(base, std::slice::from_ref(pack)) else {
        return true;
    };
    let count = report.problems.len() + report.unlisted;
    println!(
        "cargo::warning={}: {count} problems, left out; see `vaglio pack check`",
        pack.name
    );
    false
}
