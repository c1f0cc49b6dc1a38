//! Texts that say the same in almost the same words: a corpus that repeats itself measures nothing.

use std::collections::HashMap;

use super::Line;

/// Two lines that are nearly one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// The earlier line, by index.
    pub first: usize,
    /// The later one.
    pub second: usize,
    /// How much of their letters they share: 1 is all.
    pub likeness: f32,
}

/// Letters of a shingle.
const LETTERS: usize = 6;
/// A shingle that so many texts share tells nothing of any of them.
const COMMON: usize = 400;

/// The pairs of one audience, under one parent, whose likeness (Jaccard, of runs of six letters) is at least
/// this. Under another parent the same words may mean something else.
pub fn near_duplicates(lines: &[Line], least: f32) -> Vec<Pair> {
    let mut bearers: HashMap<u64, Vec<u32>> = HashMap::new();
    let mut sizes: Vec<usize> = Vec::with_capacity(lines.len());
    let mut pairs = Vec::new();
    for (second, line) in lines.iter().enumerate() {
        let own = shingles(&line.submission.text);
        let mut shared: HashMap<u32, usize> = HashMap::new();
        for shingle in &own {
            let all = bearers.entry(*shingle).or_default();
            for &first in all.iter() {
                *shared.entry(first).or_default() += 1;
            }
            if all.len() < COMMON {
                all.push(second as u32);
            }
        }
        let mut near: Vec<Pair> = shared
            .into_iter()
            .filter_map(|(first, both)| {
                let first = first as usize;
                let other = &lines[first].submission;
                let likeness = both as f32 / (own.len() + sizes[first] - both) as f32;
                let comparable = other.audience == line.submission.audience
                    && other.parent == line.submission.parent;
                (comparable && likeness >= least).then_some(Pair {
                    first,
                    second,
                    likeness,
                })
            })
            .collect();
        near.sort_by_key(|pair| pair.first);
        pairs.append(&mut near);
        sizes.push(own.len());
    }
    pairs
}

/// The runs of letters of a text, each once, by a hash (FNV-1a, which needs no seed).
fn shingles(text: &str) -> Vec<u64> {
    let mut letters: Vec<char> = Vec::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            letters.push(c);
        } else if letters.last().is_some_and(|&last| last != ' ') {
            letters.push(' ');
        }
    }
    if letters.last() == Some(&' ') {
        letters.pop();
    }
    let windows = letters.windows(LETTERS.min(letters.len().max(1)));
    let mut hashes: Vec<u64> = windows
        .map(|run| {
            run.iter().fold(0xcbf2_9ce4_8422_2325, |hash: u64, &c| {
                (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0000_0100_0000_01b3)
            })
        })
        .collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

#[cfg(test)]
mod tests {
    use super::super::Corpus;
    use super::*;

    fn pairs(texts: &[&str]) -> Vec<(usize, usize)> {
        let lines: Vec<String> = texts
            .iter()
            .enumerate()
            .map(|(id, text)| {
                serde_json::json!({ "id": id.to_string(), "audience": "ext", "text": text, "labels": [] })
                    .to_string()
            })
            .collect();
        let corpus = lines.join("\n");
        let corpus = Corpus::read(&[("c", &corpus)]).unwrap();
        near_duplicates(&corpus.lines, 0.5)
            .iter()
            .map(|pair| (pair.first, pair.second))
            .collect()
    }

    #[test]
    fn the_same_words_with_another_noun_are_one_text() {
        assert_eq!(
            pairs(&[
                "Complimenti per l'organizzazione della festa di domenica",
                "Quando riapre la piscina comunale di via Dante?",
                "COMPLIMENTI per l'organizzazione della gara di domenica!",
            ]),
            [(0, 2)]
        );
    }

    #[test]
    fn short_and_empty_texts_are_compared_too() {
        assert_eq!(pairs(&["Bravi!", "bravi", "brava gente"]), [(0, 1)]);
        assert_eq!(pairs(&["👏", "🎉"]), []);
    }
}
