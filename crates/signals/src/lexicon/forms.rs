//! The forms of the lexicon: its words, and how they follow each other.
//!
//! A text is met word by word: one look in a hash table tells most words apart from all forms. Only a
//! disguised word is searched letter by letter, in a tree that is grown when the first one comes.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::packed::Packed;

/// Nothing here: no word, no node, no form.
const NONE: u32 = u32::MAX;

/// What the compiler writes.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct WrittenForms {
    /// The words in order of bytes, one after the other; of each only what follows the letters that
    /// it shares with the one before.
    pub letters: Packed<u8>,
    /// For each word, how many letters it shares and how many it adds.
    pub lengths: Packed<(u8, u8)>,
    /// The tree of forms, a node a form or its beginning, breadth first: of each how many words go on
    /// from it.
    pub branches: Packed<u16>,
    /// Those words, node by node and in order. The word at `i` leads to node `i + 1`.
    pub words: Packed<u16>,
    /// For each node, the group of the form that ends there and one more, or 0.
    pub groups: Packed<u16>,
}

/// A place in the tree of forms: what was read so far begins at least one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Node(u32);

impl Node {
    /// Nothing was read.
    pub const ROOT: Node = Node(0);
}

/// A word of the forms.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Word(u32);

/// Every form, ready to be met.
pub(super) struct Forms {
    words: Words,
    /// For each word, the node of the forms that begin with it.
    beginnings: Vec<u32>,
    /// For each node, the first of the words that go on from it; one more at the end.
    first: Vec<u32>,
    next: Vec<u16>,
    groups: Vec<u16>,
    tree: OnceLock<LetterTree>,
}

impl Forms {
    /// Takes in what the compiler wrote. `None` when it does not hold together.
    #[inline(never)]
    pub fn open(written: WrittenForms) -> Option<Forms> {
        let words = Words::open(&written.letters, &written.lengths)?;
        let nodes = written.branches.len();
        if nodes != written.words.len() + 1 || nodes != written.groups.len() {
            return None;
        }
        let count = words.starts.len() - 1;
        if written.words.iter().any(|&word| usize::from(word) >= count) {
            return None;
        }
        let mut first = Vec::with_capacity(nodes + 1);
        let mut sum = 0usize;
        for &branches in written.branches.iter() {
            first.push(sum as u32);
            sum += usize::from(branches);
        }
        first.push(sum as u32);
        if sum != written.words.len() {
            return None;
        }
        let mut beginnings = vec![NONE; count];
        for at in 0..first[1] {
            beginnings[usize::from(written.words[at as usize])] = at + 1;
        }
        Some(Forms {
            words,
            beginnings,
            first,
            next: written.words.0,
            groups: written.groups.0,
            tree: OnceLock::new(),
        })
    }

    /// The word written so, if any form has it.
    pub fn word(&self, text: &str) -> Option<Word> {
        self.words.find(text.as_bytes())
    }

    /// One word further.
    pub fn follow(&self, node: Node, word: Word) -> Option<Node> {
        if node == Node::ROOT {
            let node = self.beginnings[word.0 as usize];
            return (node != NONE).then_some(Node(node));
        }
        let (from, to) = (
            self.first[node.0 as usize] as usize,
            self.first[node.0 as usize + 1] as usize,
        );
        let place = self.next[from..to]
            .binary_search(&u16::try_from(word.0).ok()?)
            .ok()?;
        Some(Node((from + place) as u32 + 1))
    }

    /// Whether any form goes on from here.
    pub fn goes_on(&self, node: Node) -> bool {
        self.first[node.0 as usize] < self.first[node.0 as usize + 1]
    }

    /// The group of the form that ends here.
    pub fn group(&self, node: Node) -> Option<u32> {
        u32::from(self.groups[node.0 as usize]).checked_sub(1)
    }

    /// The words letter by letter.
    pub fn tree(&self) -> &LetterTree {
        self.tree.get_or_init(|| LetterTree::of(&self.words))
    }
}

/// The words, by their letters.
struct Words {
    letters: Vec<u8>,
    /// For each word, its first letter; one more at the end.
    starts: Vec<u32>,
    /// A hash table: for each slot the number of a word under eight bits of its hash, or [`NONE`].
    slots: Vec<u32>,
}

/// Words are numbered below this: the rest of a slot is for the hash.
const MOST: usize = 1 << 24;

impl Words {
    fn open(added: &[u8], lengths: &[(u8, u8)]) -> Option<Words> {
        if lengths.len() >= MOST - 1 {
            return None;
        }
        let mut words = Words {
            letters: Vec::with_capacity(added.len() * 2),
            starts: Vec::with_capacity(lengths.len() + 1),
            slots: vec![NONE; (lengths.len() * 2).next_power_of_two().max(2)],
        };
        words.starts.push(0);
        let (mut at, mut before) = (0, 0);
        for (number, &(shared, own)) in (0u32..).zip(lengths) {
            let (shared, own) = (usize::from(shared), usize::from(own));
            let start = words.letters.len();
            if shared > start - before || added.len() < at + own {
                return None;
            }
            words.letters.extend_from_within(before..before + shared);
            words.letters.extend_from_slice(&added[at..at + own]);
            words.starts.push(words.letters.len() as u32);
            (at, before) = (at + own, start);
            let hash = hash(&words.letters[start..]);
            let mut slot = words.slot(hash);
            while words.slots[slot] != NONE {
                slot = (slot + 1) & (words.slots.len() - 1);
            }
            words.slots[slot] = tag(hash) | number;
        }
        Some(words)
    }

    fn slot(&self, hash: u64) -> usize {
        hash as usize & (self.slots.len() - 1)
    }

    fn letters(&self, word: usize) -> &[u8] {
        &self.letters[self.starts[word] as usize..self.starts[word + 1] as usize]
    }

    fn find(&self, text: &[u8]) -> Option<Word> {
        let hash = hash(text);
        let tag = tag(hash);
        let mut slot = self.slot(hash);
        loop {
            let entry = self.slots[slot];
            if entry == NONE {
                return None;
            }
            let word = entry & (MOST as u32 - 1);
            if entry & !(MOST as u32 - 1) == tag && self.letters(word as usize) == text {
                return Some(Word(word));
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }
}

/// The part of a hash that a slot keeps.
fn tag(hash: u64) -> u32 {
    ((hash >> 56) as u32) << 24
}

/// Eight bytes a step, mixed by multiplication (the idea of FxHash). The words are our own: nobody can
/// choose them to collide.
fn hash(bytes: &[u8]) -> u64 {
    const MIX: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix = |hash: u64, more: u64| (hash.rotate_left(5) ^ more).wrapping_mul(MIX);
    let mut hash = bytes.len() as u64;
    let mut rest = bytes;
    while let Some((eight, after)) = rest.split_first_chunk() {
        hash = mix(hash, u64::from_le_bytes(*eight));
        rest = after;
    }
    // Of the last one to seven bytes, two pieces that cover them, overlapping.
    let tail = match (rest.first_chunk(), rest.last_chunk()) {
        (Some(first), Some(last)) => {
            u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last))
        }
        _ => match *rest {
            [] => 0,
            [a] => u64::from(a),
            [a, b] => u64::from(a) << 8 | u64::from(b),
            [a, b, c, ..] => u64::from(a) << 16 | u64::from(b) << 8 | u64::from(c),
        },
    };
    hash = mix(hash, tail);
    hash ^ hash >> 29
}

/// The words as a tree of letters.
pub(super) struct LetterTree {
    nodes: Vec<LetterNode>,
}

struct LetterNode {
    letter: u8,
    /// The first node one letter further, or [`NONE`].
    child: u32,
    /// The next node after the same letters, or [`NONE`].
    sibling: u32,
    /// The word that ends here, or [`NONE`].
    word: u32,
}

/// A place in the tree of letters.
#[derive(Clone, Copy)]
pub(super) struct Letters(u32);

impl LetterTree {
    #[inline(never)]
    fn of(words: &Words) -> LetterTree {
        let empty = |letter| LetterNode {
            letter,
            child: NONE,
            sibling: NONE,
            word: NONE,
        };
        let mut tree = LetterTree {
            nodes: vec![empty(0)],
        };
        // The way to the word before: the words are in order, so that each leaves it once.
        let mut way: Vec<u32> = vec![0];
        let mut before: &[u8] = &[];
        for word in 0..words.starts.len() - 1 {
            let letters = words.letters(word);
            let shared = before
                .iter()
                .zip(letters)
                .take_while(|(a, b)| a == b)
                .count();
            let mut leaves = way.get(shared + 1).copied();
            way.truncate(shared + 1);
            for &letter in &letters[shared..] {
                let number = tree.nodes.len() as u32;
                tree.nodes.push(empty(letter));
                match leaves.take() {
                    Some(elder) => tree.nodes[elder as usize].sibling = number,
                    None => tree.nodes[way[way.len() - 1] as usize].child = number,
                }
                way.push(number);
            }
            tree.nodes[way[way.len() - 1] as usize].word = word as u32;
            before = letters;
        }
        tree
    }

    /// Where every word begins.
    pub fn root(&self) -> Letters {
        Letters(0)
    }

    /// Every letter that goes on from here, with where it leads.
    pub fn steps(&self, at: Letters) -> impl Iterator<Item = (u8, Letters)> + '_ {
        let mut next = self.nodes[at.0 as usize].child;
        std::iter::from_fn(move || {
            let node = self.nodes.get(next as usize)?;
            let step = (node.letter, Letters(next));
            next = node.sibling;
            Some(step)
        })
    }

    /// The word that ends here.
    pub fn word(&self, at: Letters) -> Option<Word> {
        let word = self.nodes[at.0 as usize].word;
        (word != NONE).then_some(Word(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `casa`, `casa mia`, `caso`, `di casa`; groups 0 to 3.
    fn forms() -> Forms {
        // Words: casa caso di mia. Nodes: root, casa, caso, di, casa+mia, di+casa.
        Forms::open(WrittenForms {
            letters: Packed(b"casaodimia".to_vec()),
            lengths: Packed(vec![(0, 4), (3, 1), (0, 2), (0, 3)]),
            branches: Packed(vec![3, 1, 0, 1, 0, 0]),
            words: Packed(vec![0, 1, 2, 3, 0]),
            groups: Packed(vec![0, 1, 3, 0, 2, 4]),
        })
        .unwrap()
    }

    fn group(forms: &Forms, form: &str) -> Option<u32> {
        let mut node = Node::ROOT;
        for word in form.split(' ') {
            node = forms.follow(node, forms.word(word)?)?;
        }
        forms.group(node)
    }

    #[test]
    fn forms_are_met_word_by_word() {
        let forms = forms();
        assert_eq!(group(&forms, "casa"), Some(0));
        assert_eq!(group(&forms, "casa mia"), Some(1));
        assert_eq!(group(&forms, "caso"), Some(2));
        assert_eq!(group(&forms, "di casa"), Some(3));
        for other in ["di", "mia", "cas", "casa casa", "case", "caso mia"] {
            assert_eq!(group(&forms, other), None, "{other}");
        }
    }

    #[test]
    fn the_tree_spells_every_word() {
        let forms = forms();
        let tree = forms.tree();
        for word in ["casa", "caso", "di", "mia"] {
            let end = word.bytes().fold(tree.root(), |at, letter| {
                tree.steps(at).find(|step| step.0 == letter).unwrap().1
            });
            assert!(tree.word(end) == forms.word(word), "{word}");
        }
        let first: Vec<u8> = tree.steps(tree.root()).map(|step| step.0).collect();
        assert_eq!(first, b"cdm");
    }

    #[test]
    fn what_does_not_hold_together_is_refused() {
        let whole = || WrittenForms {
            letters: Packed(b"casa".to_vec()),
            lengths: Packed(vec![(0, 4)]),
            branches: Packed(vec![1, 0]),
            words: Packed(vec![0]),
            groups: Packed(vec![0, 1]),
        };
        assert!(Forms::open(whole()).is_some());
        let broken: [fn(&mut WrittenForms); 6] = [
            |w| w.letters.0.truncate(2),
            |w| w.lengths.0[0].0 = 9,
            |w| w.branches.0[0] = 2,
            |w| w.words.0[0] = 7,
            |w| w.groups.0.truncate(1),
            |w| w.branches.0.push(0),
        ];
        for (number, breaks) in broken.iter().enumerate() {
            let mut written = whole();
            breaks(&mut written);
            assert!(Forms::open(written).is_none(), "{number}");
        }
    }
}
