//! Writes the forms as the engine reads them.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use vaglio_signals::lexicon::forms::WrittenForms;

#[derive(Default)]
struct Node {
    /// In order of words.
    next: BTreeMap<u32, Node>,
    group: Option<u32>,
}

/// Forms (words with one blank between them) with their groups.
///
/// `None` when there are more words or meanings than 16 bits count.
pub(super) fn written(forms: &BTreeMap<String, u32>) -> Option<WrittenForms> {
    let mut out = WrittenForms::default();
    let words: BTreeSet<&str> = forms.keys().flat_map(|form| form.split(' ')).collect();
    let mut before: &[u8] = &[];
    let mut numbers = BTreeMap::new();
    for (number, word) in (0..).zip(words) {
        numbers.insert(word, number);
        let letters = word.as_bytes();
        let same = before.iter().zip(letters).take_while(|(a, b)| a == b);
        let shared = same.count().min(usize::from(u8::MAX));
        let own = u8::try_from(letters.len() - shared).expect("words of a lexicon are short");
        out.lengths.0.push((shared as u8, own));
        out.letters.0.extend_from_slice(&letters[shared..]);
        before = letters;
    }
    let mut root = Node::default();
    for (form, &group) in forms {
        let mut node = &mut root;
        for word in form.split(' ') {
            node = node.next.entry(numbers[word]).or_default();
        }
        node.group = Some(group);
    }
    let mut queue = VecDeque::from([&root]);
    while let Some(node) = queue.pop_front() {
        out.branches.0.push(narrow(node.next.len())?);
        let group = node.group.map_or(0, |group| group as usize + 1);
        out.groups.0.push(narrow(group)?);
        for &word in node.next.keys() {
            out.words.0.push(narrow(word as usize)?);
        }
        queue.extend(node.next.values());
    }
    Some(out)
}

fn narrow(number: usize) -> Option<u16> {
    u16::try_from(number).ok()
}
