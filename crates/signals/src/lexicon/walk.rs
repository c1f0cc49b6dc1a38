//! Finding the forms of the dictionary in a text, plain or disguised.

use vaglio_text::{Disguise, Reading, Slot};

use super::forms::{Forms, Letters, Node, Word};

/// A form met in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit {
    /// Its tokens, half-open.
    pub start: u32,
    pub end: u32,
    /// What it means: index of a group.
    pub group: u32,
    /// It was written so as not to be recognised, and only part of its letters were given.
    pub disguised: bool,
}

/// The forms met along one text.
pub(super) struct Walk<'a> {
    pub forms: &'a Forms,
    pub reading: &'a Reading<'a>,
    /// For each token, its word.
    pub words: &'a [Option<Word>],
}

/// Words were read up to here.
#[derive(Clone, Copy)]
struct State {
    node: Node,
    disguised: bool,
}

impl Walk<'_> {
    /// Every form that begins at this token, plain ones first.
    pub fn from(&self, token: usize, end: usize, hits: &mut Vec<Hit>) {
        let state = State {
            node: Node::ROOT,
            disguised: false,
        };
        self.step(state, token, token, end, hits);
    }

    fn step(&self, state: State, first: usize, at: usize, end: usize, hits: &mut Vec<Hit>) {
        if let Some(node) = self.words[at].and_then(|word| self.forms.follow(state.node, word)) {
            self.arrive(State { node, ..state }, first, at + 1, end, hits);
        }
        if let Some(disguise) = self.reading.disguise_at(at) {
            self.hidden(state, &disguise, first, end, hits);
        }
        if let Some(disguise) = self.reading.spelled_at(at) {
            self.hidden(state, &disguise, first, end, hits);
        }
    }

    fn hidden(
        &self,
        state: State,
        disguise: &Disguise,
        first: usize,
        end: usize,
        hits: &mut Vec<Hit>,
    ) {
        let certain = disguise.slots.iter().filter(|slot| slot.certain).count();
        let too_short = disguise.slots.len() < usize::from(SHORTEST);
        if too_short || certain < usize::from(CERTAIN) || disguise.tokens.start >= end {
            return;
        }
        let mut search = Search {
            forms: self.forms,
            from: state.node,
            disguise,
            budget: BUDGET,
            reached: Vec::new(),
        };
        search.slots(self.forms.tree().root(), 0, Count::default());
        for (node, slots) in search.reached {
            let len = if disguise.spelled {
                slots
            } else {
                disguise.tokens.len()
            };
            let to = disguise.tokens.start + len;
            if to <= end {
                let disguised = true;
                self.arrive(State { node, disguised }, first, to, end, hits);
            }
        }
    }

    /// All of a token was read: note the form that ends here, go on with the next token.
    fn arrive(&self, state: State, first: usize, at: usize, end: usize, hits: &mut Vec<Hit>) {
        if let Some(group) = self.forms.group(state.node) {
            let hit = Hit {
                start: first as u32,
                end: at as u32,
                group,
                disguised: state.disguised,
            };
            // A disguise may read as the plain word as well, which came first: once is enough.
            let known = |h: &&Hit| h.end == hit.end && h.group == group;
            let mut same_start = hits.iter().rev().take_while(|h| h.start == hit.start);
            if !(state.disguised && same_start.find(known).is_some()) {
                hits.push(hit);
            }
        }
        if at < end && self.forms.goes_on(state.node) && self.joined(at) {
            self.step(state, first, at, end, hits);
        }
    }

    /// Whether only blanks, an apostrophe or a hyphen stand before this token.
    fn joined(&self, token: usize) -> bool {
        let tokens = self.reading.tokens();
        let gap = tokens[token - 1].end as usize..tokens[token].start as usize;
        let gap = &self.reading.folded().as_bytes()[gap];
        gap.len() < 4
            && gap
                .iter()
                .all(|b| matches!(b, b' ' | b'\'' | b'-' | b'_' | b'"'))
    }
}

/// How much of a hidden word was given.
#[derive(Clone, Copy, Default)]
struct Count {
    letters: u8,
    certain: u8,
    masked: bool,
}

/// Masked words are believed when this many of their letters were given…
const CERTAIN: u8 = 2;
/// …and hidden words only from this length on.
const SHORTEST: u8 = 4;

/// Steps that one disguise may cost, whatever the dictionary and however many masks.
const BUDGET: u32 = 2_000;

/// The words searched along the slots of one disguise.
struct Search<'a> {
    forms: &'a Forms,
    /// The words before it were read up to here.
    from: Node,
    disguise: &'a Disguise,
    budget: u32,
    /// Where a word leads, and after how many slots.
    reached: Vec<(Node, usize)>,
}

impl Search<'_> {
    fn slots(&mut self, letters: Letters, at: usize, count: Count) {
        if self.budget == 0 {
            return;
        }
        self.budget -= 1;
        let ends = at == self.disguise.slots.len();
        if (ends || self.disguise.spelled) && count.is_enough() {
            let word = self.forms.tree().word(letters);
            let node = word.and_then(|word| self.forms.follow(self.from, word));
            if let Some(node) = node.filter(|&node| ends || self.forms.group(node).is_some()) {
                self.reached.push((node, at));
            }
        }
        let Some(&slot) = self.disguise.slots.get(at) else {
            return;
        };
        for (byte, to) in self.forms.tree().steps(letters) {
            let letter = byte.wrapping_sub(b'a');
            if letter < 26 && slot.letters & 1 << letter != 0 {
                self.slots(to, at + 1, count.with(slot));
            }
        }
        if slot.optional {
            self.slots(letters, at + 1, count);
        }
    }
}

impl Count {
    fn with(self, slot: Slot) -> Count {
        let given = slot.certain || slot.optional && slot.letters.count_ones() == 1;
        Count {
            letters: self.letters + 1,
            certain: self.certain + u8::from(given),
            masked: self.masked || slot.letters.count_ones() > 5,
        }
    }

    fn is_enough(self) -> bool {
        let needed = if self.masked { CERTAIN } else { CERTAIN + 1 };
        let given =
            self.certain >= needed || self.certain >= CERTAIN && self.certain + 2 >= self.letters;
        self.letters >= SHORTEST && given
    }
}
