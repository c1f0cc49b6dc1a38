//! The dictionary, unpacked for walking.
//!
//! It is stored as an FST (crate `fst`), whose nodes are packed by the bit: small to ship, slow to
//! step. Once opened, its nodes and transitions lie in two flat arrays.

use fst::raw::{Fst, Output};

/// No number.
const NONE: u32 = u32::MAX;

/// All forms, as an automaton from bytes to the number of a group.
pub(super) struct Dictionary {
    /// For each node, its first transition; one more at the end.
    first: Vec<u32>,
    /// What a form that ends in the node adds; [`NONE`] where none ends.
    ends: Vec<u32>,
    bytes: Vec<u8>,
    steps: Vec<Step>,
    /// For nodes with many transitions, which one each byte takes: 1 and on, 0 for none.
    wide: Vec<[u8; WIDE]>,
    /// For each node, its place in `wide`, or [`NONE`].
    wide_of: Vec<u32>,
}

/// Bytes that a wide node looks up; the rest of UTF-8 goes the slow way.
const WIDE: usize = 128;
/// From so many transitions on a node is wide.
const MANY: usize = 6;

#[derive(Clone, Copy)]
struct Step {
    node: u32,
    output: u32,
}

/// A node reached, with what the way there adds up to.
#[derive(Clone, Copy)]
pub(super) struct At {
    node: u32,
    output: u32,
}

impl Dictionary {
    /// Unpacks what the compiler wrote; what is no FST is refused.
    pub fn open(bytes: &[u8]) -> Result<Dictionary, fst::Error> {
        let fst = Fst::new(bytes)?;
        // Addresses are places in the bytes: the number of the node at each.
        let mut numbers = vec![NONE; bytes.len() + 1];
        let mut queue = vec![fst.root().addr()];
        numbers[queue[0]] = 0;
        let mut out = Dictionary {
            first: Vec::new(),
            ends: Vec::new(),
            bytes: Vec::new(),
            steps: Vec::new(),
            wide: Vec::new(),
            wide_of: Vec::new(),
        };
        let mut next = 0;
        while let Some(&addr) = queue.get(next) {
            next += 1;
            let node = fst.node(addr);
            out.first.push(out.steps.len() as u32);
            let end = node.is_final().then(|| number(node.final_output()));
            out.ends.push(end.unwrap_or(NONE));
            for transition in node.transitions() {
                let number_of = &mut numbers[transition.addr];
                if *number_of == NONE {
                    *number_of = queue.len() as u32;
                    queue.push(transition.addr);
                }
                let target = *number_of;
                out.bytes.push(transition.inp);
                out.steps.push(Step {
                    node: target,
                    output: number(transition.out),
                });
            }
        }
        out.first.push(out.steps.len() as u32);
        out.widen();
        Ok(out)
    }

    fn widen(&mut self) {
        for pair in self.first.windows(2) {
            let bytes = &self.bytes[pair[0] as usize..pair[1] as usize];
            if bytes.len() < MANY {
                self.wide_of.push(NONE);
                continue;
            }
            let mut places = [0; WIDE];
            for (place, &b) in (1..).zip(bytes).filter(|(_, b)| b.is_ascii()) {
                places[usize::from(b)] = place;
            }
            self.wide_of.push(self.wide.len() as u32);
            self.wide.push(places);
        }
    }

    /// Where every walk begins: nodes are numbered from the root.
    pub fn root(&self) -> At {
        At { node: 0, output: 0 }
    }

    /// One byte further.
    pub fn step(&self, at: At, byte: u8) -> Option<At> {
        let wide = self.wide_of[at.node as usize];
        if wide != NONE && byte.is_ascii() {
            let place = self.wide[wide as usize][usize::from(byte)];
            let first = self.first[at.node as usize] as usize;
            return (place > 0).then(|| self.to(at, first + usize::from(place) - 1));
        }
        let (from, to) = self.range(at);
        let place = self.bytes[from..to].iter().position(|&b| b == byte)?;
        Some(self.to(at, from + place))
    }

    /// Every byte that goes on from here, with where it leads.
    pub fn steps(&self, at: At) -> impl Iterator<Item = (u8, At)> + '_ {
        let (from, to) = self.range(at);
        (from..to).map(move |place| (self.bytes[place], self.to(at, place)))
    }

    /// The group of the form that ends here.
    pub fn group(&self, at: At) -> Option<u32> {
        let end = self.ends[at.node as usize];
        (end != NONE).then(|| at.output + end)
    }

    fn range(&self, at: At) -> (usize, usize) {
        let node = at.node as usize;
        (self.first[node] as usize, self.first[node + 1] as usize)
    }

    fn to(&self, at: At, place: usize) -> At {
        let step = self.steps[place];
        At {
            node: step.node,
            output: at.output + step.output,
        }
    }
}

/// Groups are numbered in 32 bits.
fn number(output: Output) -> u32 {
    output.value() as u32
}
