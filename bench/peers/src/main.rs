//! Times two well-kept Rust filters on the texts of a bench: `vaglio-peers TEXTS.json WORDS.json`.
//!
//! Prints one JSON line a filter: what it found, and the milliseconds of each of its runs. Both look
//! for words only: no folding, no context, no spans mapped back.

use std::fs::File;
use std::hint::black_box;
use std::io::BufReader;
use std::time::Instant;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use anyhow::{Context, Result};
use rustrict::CensorStr;
use serde_json::{Value, json};

const RUNS: usize = 7;

fn main() -> Result<()> {
    let [texts, words] = [1, 2].map(|at| std::env::args().nth(at));
    let texts = list(&texts.context("usage: vaglio-peers TEXTS.json WORDS.json")?)?;
    let words = list(&words.context("usage: vaglio-peers TEXTS.json WORDS.json")?)?;

    let automaton = AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .kind(Some(AhoCorasickKind::DFA))
        .build(&words)?;
    let whole = |text: &str, start: usize, end: usize| {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !letter(text[..start].chars().next_back()) && !letter(text[end..].chars().next())
    };
    print("aho-corasick", &texts, |text| {
        let mut matches = automaton.find_iter(text);
        matches.any(|found| whole(text, found.start(), found.end()))
    });
    print("rustrict", &texts, |text| text.is_inappropriate());
    Ok(())
}

fn list(path: &str) -> Result<Vec<String>> {
    let file = File::open(path).with_context(|| path.to_owned())?;
    Ok(serde_json::from_reader(BufReader::new(file))?)
}

/// Counts the texts in which a filter finds something, as often as it is timed.
fn print(name: &str, texts: &[String], finds: impl Fn(&str) -> bool) {
    let mut found = 0;
    let milliseconds: Vec<Value> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            found = texts.iter().filter(|text| finds(black_box(text))).count();
            json!(start.elapsed().as_secs_f64() * 1000.0)
        })
        .collect();
    println!(
        "{}",
        json!({ "name": name, "found": found, "milliseconds": milliseconds })
    );
}
