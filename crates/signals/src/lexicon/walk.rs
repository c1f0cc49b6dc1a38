//! Finding the forms of the dictionary in a text, plain or disguised.

use fst::raw::{Fst, Node, Output};
use vaglio_text::{Disguise, Reading, Slot};

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

/// The dictionary walked along one text.
pub(super) struct Walk<'a, D> {
    pub forms: &'a Fst<D>,
    pub reading: &'a Reading<'a>,
}

#[derive(Clone, Copy)]
struct State<'f> {
    node: Node<'f>,
    output: Output,
    disguised: bool,
}

impl<'a, D: AsRef<[u8]>> Walk<'a, D> {
    /// Every form that begins at this token, plain ones first.
    pub fn from(&self, token: usize, end: usize, hits: &mut Vec<Hit>) {
        let state = State {
            node: self.forms.root(),
            output: Output::zero(),
            disguised: false,
        };
        self.step(state, token, token, end, hits);
    }

    fn step(&self, state: State<'a>, first: usize, at: usize, end: usize, hits: &mut Vec<Hit>) {
        if let Some(next) = self.letters(state, self.reading.token_text(at).as_bytes()) {
            self.arrive(next, first, at + 1, end, hits);
        }
        let hidden = [self.reading.disguise_at(at), self.reading.spelled_at(at)];
        for disguise in hidden.into_iter().flatten() {
            self.hidden(state, &disguise, first, end, hits);
        }
    }

    fn hidden(
        &self,
        state: State<'a>,
        disguise: &Disguise,
        first: usize,
        end: usize,
        hits: &mut Vec<Hit>,
    ) {
        if disguise.tokens.end > end {
            return;
        }
        let mut reached = Vec::new();
        let mut budget = 4_000;
        let count = Count::default();
        slots(
            self.forms,
            state,
            &disguise.slots,
            count,
            &mut budget,
            &mut reached,
        );
        for node in reached {
            let next = State {
                disguised: true,
                ..node
            };
            self.arrive(next, first, disguise.tokens.end, end, hits);
        }
    }

    /// All of a token was read: note the form that ends here, go on with the next token.
    fn arrive(&self, state: State<'a>, first: usize, at: usize, end: usize, hits: &mut Vec<Hit>) {
        if state.node.is_final() {
            let group = state.output.cat(state.node.final_output()).value() as u32;
            let hit = Hit {
                start: first as u32,
                end: at as u32,
                group,
                disguised: state.disguised,
            };
            // A disguise may read as the plain word as well: once is enough.
            if !hits
                .iter()
                .rev()
                .take_while(|h| h.start == hit.start)
                .any(|h| h.end == hit.end && h.group == group)
            {
                hits.push(hit);
            }
        }
        if at < end && self.joined(at) {
            if let Some(next) = self.letters(state, b" ") {
                self.step(next, first, at, end, hits);
            }
        }
    }

    fn letters(&self, state: State<'a>, bytes: &[u8]) -> Option<State<'a>> {
        let State {
            mut node,
            mut output,
            disguised,
        } = state;
        for &b in bytes {
            let transition = node.transition(node.find_input(b)?);
            output = output.cat(transition.out);
            node = self.forms.node(transition.addr);
        }
        Some(State {
            node,
            output,
            disguised,
        })
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

fn slots<'f, D: AsRef<[u8]>>(
    forms: &'f Fst<D>,
    state: State<'f>,
    rest: &[Slot],
    count: Count,
    budget: &mut u32,
    reached: &mut Vec<State<'f>>,
) {
    // A bound for rows of masks: each step costs one, whatever the dictionary.
    if *budget == 0 {
        return;
    }
    *budget -= 1;
    let Some((slot, rest)) = rest.split_first() else {
        let enough = count.certain >= if count.masked { CERTAIN } else { CERTAIN + 1 };
        if count.letters >= SHORTEST
            && (enough || count.certain + 2 >= count.letters && count.certain >= CERTAIN)
        {
            reached.push(state);
        }
        return;
    };
    for transition in state.node.transitions() {
        let letter = transition.inp.wrapping_sub(b'a');
        if letter >= 26 || slot.letters & 1 << letter == 0 {
            continue;
        }
        let node = forms.node(transition.addr);
        let next = State {
            node,
            output: state.output.cat(transition.out),
            ..state
        };
        let given = slot.certain || slot.optional && slot.letters.count_ones() == 1;
        let count = Count {
            letters: count.letters + 1,
            certain: count.certain + u8::from(given),
            masked: count.masked || slot.letters.count_ones() > 5,
        };
        slots(forms, next, rest, count, budget, reached);
    }
    if slot.optional {
        slots(forms, state, rest, count, budget, reached);
    }
}
