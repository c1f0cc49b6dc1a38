//! The corpora themselves: every line is sound, none repeats another, and what measures was not learned from.

use std::fs;
use std::path::{Path, PathBuf};

use vaglio_train::corpus::{Corpus, near_duplicates};

/// Texts that share so much say the same.
const LIKENESS: f32 = 0.6;

fn files(part: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../corpus")
        .join(part);
    let mut paths: Vec<PathBuf> = fs::read_dir(&folder)
        .expect("the corpora")
        .map(|entry| entry.expect("a file").path())
        .collect();
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let name = format!("{part}/{}", path.file_name().expect("a name").display());
            (name, fs::read_to_string(path).expect("text"))
        })
        .collect()
}

#[test]
fn every_line_is_sound_and_none_repeats_another() {
    let mut all = files("train");
    all.extend(files("dev"));
    let named: Vec<(&str, &str)> = all
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let corpus = Corpus::read(&named).unwrap_or_else(|faults| {
        let said: Vec<String> = faults.iter().map(ToString::to_string).collect();
        panic!("{}", said.join("\n"))
    });
    let said: Vec<String> = near_duplicates(&corpus.lines, LIKENESS)
        .iter()
        .map(|pair| {
            let [first, second] = [pair.first, pair.second].map(|line| {
                let at = corpus.places[line];
                format!("{}:{}", at.file, at.line)
            });
            format!("{first} and {second} share {:.2}", pair.likeness)
        })
        .collect();
    assert!(said.is_empty(), "{}", said.join("\n"));
}
