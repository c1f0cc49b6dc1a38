//! Rows of three words, and which posts hold them.

use std::collections::HashMap;

use super::words::Word;

/// So many words make a shingle.
pub(super) const WIDTH: usize = 3;
/// Shingles that more posts than this hold are a refrain ("Camera di commercio della…").
const REFRAIN: usize = 512;

/// The shingles of a text's own words, in order; function words and negations do not count.
pub(super) fn of(words: &[Word]) -> Vec<u64> {
    let hashes: Vec<u64> = words
        .iter()
        .filter(|word| !word.function && !super::words::is_negation(&word.text))
        .map(|word| hash(&word.text))
        .collect();
    hashes
        .windows(WIDTH)
        .map(|row| {
            row.iter().fold(0x9e37_79b9_7f4a_7c15, |sum: u64, &word| {
                (sum.rotate_left(21) ^ word).wrapping_mul(0xff51_afd7_ed55_8ccd)
            })
        })
        .collect()
}

pub(super) fn hash(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |sum: u64, b| {
        (sum ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// From a key (a shingle, a stem) to the posts that hold it: sorted pairs, a few bytes each.
#[derive(Clone, Debug, Default)]
pub(super) struct Index(Vec<(u64, u32)>);

impl Index {
    pub fn new(mut pairs: Vec<(u64, u32)>) -> Self {
        pairs.sort_unstable();
        pairs.dedup();
        Index(pairs)
    }

    /// The posts that hold this key, in order.
    pub fn posts(&self, key: u64) -> &[(u64, u32)] {
        let start = self.0.partition_point(|pair| pair.0 < key);
        let rest = &self.0[start..];
        let len = rest.partition_point(|pair| pair.0 == key);
        &rest[..len]
    }

    /// How many of the keys each post holds. What too many posts hold tells them not apart: it only
    /// counts when nothing else does, and then for the newest posts.
    pub fn count(&self, keys: &[u64]) -> HashMap<u32, u32> {
        let mut counts = HashMap::new();
        for &key in keys {
            let posts = self.posts(key);
            if posts.len() <= REFRAIN {
                for &(_, post) in posts {
                    *counts.entry(post).or_insert(0) += 1;
                }
            }
        }
        if counts.is_empty() {
            for &key in keys {
                for &(_, post) in self.posts(key).iter().rev().take(REFRAIN) {
                    *counts.entry(post).or_insert(0) += 1;
                }
            }
        }
        counts
    }
}

/// How many of the keys of two sorted rows are in both.
pub(super) fn shared(a: &[u64], b: &[u64]) -> u32 {
    let (small, large) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let found = small.iter().filter(|key| large.binary_search(key).is_ok());
    found.count() as u32
}
