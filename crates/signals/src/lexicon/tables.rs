//! The compiled lexicon: what the compiler writes and the worker reads. No words, only numbers.

use serde::{Deserialize, Serialize};

use super::packed::{Fixed, Packed};
use crate::taxonomy::{Attribute, Category, Circumstance};

/// A label that forms bear and patterns ask for; a literal word of a pattern is a label too.
pub type Tag = u16;

/// Everything of the lexicon but the forms. Lists of lists lie in [`Runs`]: opening a table costs its
/// length, not an allocation an entry.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Tables {
    /// For each group (the meanings of one form, or of several with the same), its tags in order.
    pub group_tags: Runs<Tag>,
    /// For each group, its blocks.
    pub group_blocks: Runs<u16>,
    /// Blocks of words with one meaning.
    pub blocks: Vec<Block>,
    /// Patterns of words in context.
    pub patterns: Vec<Pattern>,
    /// Contexts that make speech lawful.
    pub shields: Vec<Shield>,
    /// Contexts that a pack may take as a reason.
    pub circumstances: Vec<Told>,
    /// For each tag, the sequences whose anchor asks for it.
    pub triggers: Runs<Trigger>,
    /// Every sequence of patterns, shields and exceptions.
    pub sequences: Vec<Sequence>,
    /// For each sequence, its elements.
    pub elements: Runs<Element>,
    /// The sets of tags that elements ask for, each in order.
    pub sets: Runs<Tag>,
    /// The tag of reporting verbs (`ha detto`, `scrive`), which open quotations.
    pub report: Option<Tag>,
    /// The tags of subjects, with their names (`registro_imprese`, `x_calcio`).
    pub topics: Vec<(Tag, String)>,
    /// For each group, its tags as a mask.
    #[serde(skip)]
    pub(crate) group_masks: Vec<Mask>,
    /// For each set, its tags as a mask.
    #[serde(skip)]
    pub(crate) set_masks: Vec<Mask>,
    /// For each group, those of its tags that trigger a sequence.
    #[serde(skip)]
    pub(crate) live: Runs<Tag>,
}

impl Tables {
    /// Adds what is derived from the rest, and would only make the artefact larger. `None` when the
    /// runs do not hold together.
    pub(crate) fn complete(&mut self) -> Option<()> {
        self.group_tags.open()?;
        self.group_blocks.open()?;
        self.triggers.open()?;
        self.elements.open()?;
        self.sets.open()?;
        let same = self.group_tags.len() == self.group_blocks.len()
            && self.sequences.len() == self.elements.len();
        if !same {
            return None;
        }
        self.group_masks = self.group_tags.iter().map(Mask::of).collect();
        self.set_masks = self.sets.iter().map(Mask::of).collect();
        for tags in self.group_tags.iter() {
            let triggers = |tag: &Tag| {
                let tag = usize::from(*tag);
                tag < self.triggers.len() && !self.triggers.get(tag).is_empty()
            };
            self.live.push(tags.iter().copied().filter(triggers));
        }
        for (sequence, elements) in self.sequences.iter_mut().zip(self.elements.iter()) {
            let anchor = usize::from(sequence.anchor);
            let others = elements.iter().enumerate().filter(|&(at, _)| at != anchor);
            // The fewer tags, the rarer.
            let mut rarest = [(usize::MAX, Mask::ALL); 2];
            for set in others.filter_map(|(_, element)| element.needs()) {
                let len = self.sets.get(set as usize).len();
                let need = (len, self.set_masks[set as usize]);
                if len < rarest[0].0 {
                    rarest = [need, rarest[0]];
                } else if len < rarest[1].0 {
                    rarest[1] = need;
                }
            }
            sequence.needs = rarest.map(|(_, mask)| mask);
        }
        Some(())
    }
}

impl Element {
    /// The set of tags of which it must take one.
    pub fn needs(&self) -> Option<u32> {
        match self.test {
            Test::Words(set, kinds) if kinds.is_empty() => {
                (self.min > 0 && !self.or_edge).then_some(set)
            }
            _ => None,
        }
    }
}

/// Lists one after the other in one vector.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound = "T: Fixed")]
pub struct Runs<T> {
    lengths: Packed<u32>,
    items: Packed<T>,
    /// For each run, where it starts; one more at the end.
    #[serde(skip)]
    starts: Vec<u32>,
}

impl<T> Default for Runs<T> {
    fn default() -> Self {
        Runs {
            lengths: Packed::default(),
            items: Packed::default(),
            starts: vec![0],
        }
    }
}

impl<T> Runs<T> {
    /// Adds a run, and gives its number.
    pub fn push(&mut self, run: impl IntoIterator<Item = T>) -> u32 {
        let from = self.items.len();
        self.items.0.extend(run);
        self.lengths.0.push((self.items.len() - from) as u32);
        self.starts.push(self.items.len() as u32);
        (self.lengths.len() - 1) as u32
    }

    /// How many runs there are.
    #[expect(clippy::len_without_is_empty, reason = "nobody asks")]
    pub fn len(&self) -> usize {
        self.lengths.len()
    }

    /// One run.
    pub fn get(&self, run: usize) -> &[T] {
        &self.items[self.starts[run] as usize..self.starts[run + 1] as usize]
    }

    /// Every run.
    pub fn iter(&self) -> impl Iterator<Item = &[T]> {
        (0..self.len()).map(|run| self.get(run))
    }

    /// Finds the starts again after reading.
    fn open(&mut self) -> Option<()> {
        let mut sum = 0u32;
        self.starts = Vec::with_capacity(self.lengths.len() + 1);
        self.starts.push(0);
        for &length in self.lengths.iter() {
            sum = sum.checked_add(length)?;
            self.starts.push(sum);
        }
        (sum as usize == self.items.len()).then_some(())
    }
}

/// A set of tags, told by 256 bits: two that share no bit share no tag. Most attempts end here.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Mask([u64; 4]);

impl Mask {
    /// Every tag.
    const ALL: Mask = Mask([u64::MAX; 4]);

    /// The mask of some tags.
    pub fn of(tags: &[Tag]) -> Mask {
        let mut mask = Mask::default();
        for &tag in tags {
            // Neighbouring numbers must fall far apart (Fibonacci hashing).
            let bit = (u32::from(tag).wrapping_mul(0x9e37_79b1) >> 24) as usize;
            mask.0[bit >> 6] |= 1 << (bit & 63);
        }
        mask
    }

    /// Takes in another set.
    pub fn add(&mut self, other: Mask) {
        self.0
            .iter_mut()
            .zip(other.0)
            .for_each(|(bits, more)| *bits |= more);
    }

    /// Whether the two sets may share a tag.
    pub fn meets(self, other: Mask) -> bool {
        self.0
            .iter()
            .zip(other.0)
            .any(|(bits, more)| bits & more != 0)
    }
}

/// Words that earn a category by themselves.
#[derive(Debug, Serialize, Deserialize)]
pub struct Block {
    /// The category.
    pub category: Category,
    /// The protected trait.
    pub attribute: Option<Attribute>,
    /// 1 weak, 2 likely, 3 sure.
    pub strength: u8,
    /// Whether it is looked for behind disguises.
    pub disguise: bool,
    /// Contexts that make the word innocent: indexes of sequences.
    pub unless: Vec<u32>,
}

/// Words in context that earn a category.
#[derive(Debug, Serialize, Deserialize)]
pub struct Pattern {
    /// Its name, shown as evidence.
    pub id: String,
    /// The category.
    pub category: Category,
    /// The protected trait.
    pub attribute: Option<Attribute>,
    /// 1 weak, 2 likely, 3 sure.
    pub strength: u8,
    /// Whether it also counts between quotation marks.
    pub quoted: bool,
    /// Contexts anywhere in the sentence that void it: indexes of sequences.
    pub unless: Vec<u32>,
}

/// A context that makes speech lawful.
#[derive(Debug, Serialize, Deserialize)]
pub struct Shield {
    /// What it covers.
    pub covers: Vec<Category>,
    /// How far.
    pub reach: Reach,
}

/// A context that tells a circumstance.
#[derive(Debug, Serialize, Deserialize)]
pub struct Told {
    /// What it tells.
    pub circumstance: Circumstance,
    /// How far.
    pub reach: Reach,
}

/// How far a shield or a circumstance reaches from where it is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// The sentence it stands in.
    Sentence,
    /// The rest of the sentence.
    After,
    /// The sentence up to it.
    Before,
    /// The whole text.
    Text,
}

/// A sequence to try when its anchor is met.
#[derive(Debug, Clone, Copy)]
pub struct Trigger {
    /// Index of the sequence.
    pub sequence: u32,
    /// What it belongs to.
    pub owner: Owner,
}

/// What a sequence decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// A pattern, by index.
    Pattern(u32),
    /// A shield, by index.
    Shield(u32),
    /// A circumstance, by index.
    Circumstance(u32),
}

impl Fixed for Trigger {
    type Bytes = [u8; 9];
    const WIDTH: usize = 9;

    fn to_bytes(&self) -> [u8; 9] {
        let (kind, index) = match self.owner {
            Owner::Pattern(index) => (0, index),
            Owner::Shield(index) => (1, index),
            Owner::Circumstance(index) => (2, index),
        };
        let ([a, b, c, d], [e, f, g, h]) = (self.sequence.to_le_bytes(), index.to_le_bytes());
        [a, b, c, d, e, f, g, h, kind]
    }

    fn from_bytes([a, b, c, d, e, f, g, h, kind]: [u8; 9]) -> Option<Trigger> {
        let index = u32::from_le_bytes([e, f, g, h]);
        Some(Trigger {
            sequence: u32::from_le_bytes([a, b, c, d]),
            owner: match kind {
                0 => Owner::Pattern(index),
                1 => Owner::Shield(index),
                2 => Owner::Circumstance(index),
                _ => return None,
            },
        })
    }
}

/// Elements to be met one after the other, within a sentence: see [`Tables::elements`].
#[derive(Debug, Default, Clone, Copy, Serialize, Deserialize)]
pub struct Sequence {
    /// The element that triggers the attempt.
    pub anchor: u8,
    /// At most so many tokens come before the anchor.
    pub before: u8,
    /// Of the sets that its elements need, the two rarest: the sentence must have a word of each. See
    /// [`Tables::complete`].
    #[serde(skip)]
    pub needs: [Mask; 2],
}

/// One element of a sequence.
#[derive(Debug, Clone, Copy)]
pub struct Element {
    /// What a token must be.
    pub test: Test,
    /// How many tokens at least: 0 for an optional element or a gap.
    pub min: u8,
    /// How many tokens at most: 0 for an assertion that takes none.
    pub max: u8,
    /// The token must not be so.
    pub not: bool,
    /// It may also be the edge of the sentence, which takes no token.
    pub or_edge: bool,
    /// Part of the stretch to underline.
    pub marked: bool,
}

impl Fixed for Element {
    type Bytes = [u8; 9];
    const WIDTH: usize = 9;

    fn to_bytes(&self) -> [u8; 9] {
        let (kind, set, kinds) = match self.test {
            Test::Any => (0, 0, KindTests::default()),
            Test::Words(set, kinds) => (1, set, kinds),
            Test::This => (2, 0, KindTests::default()),
            Test::Start => (3, 0, KindTests::default()),
            Test::End => (4, 0, KindTests::default()),
        };
        let flags = [self.not, self.or_edge, self.marked];
        let flags = (0..)
            .zip(flags)
            .fold(0, |bits, (bit, flag)| bits | u8::from(flag) << bit);
        let [a, b, c, d] = set.to_le_bytes();
        [a, b, c, d, kinds.0, self.min, self.max, flags, kind]
    }

    fn from_bytes([a, b, c, d, kinds, min, max, flags, kind]: [u8; 9]) -> Option<Element> {
        let flag = |bit: u8| flags & 1 << bit != 0;
        Some(Element {
            test: match kind {
                0 => Test::Any,
                1 => Test::Words(u32::from_le_bytes([a, b, c, d]), KindTests(kinds)),
                2 => Test::This,
                3 => Test::Start,
                4 => Test::End,
                _ => return None,
            },
            min,
            max,
            not: flag(0),
            or_edge: flag(1),
            marked: flag(2),
        })
    }
}

/// What a token is asked to be.
#[derive(Debug, Clone, Copy)]
pub enum Test {
    /// Anything.
    Any,
    /// A form that bears one of the tags of this set, or a token of one of these kinds.
    Words(u32, KindTests),
    /// The word whose innocence is in question.
    This,
    /// The first token of the sentence comes here.
    Start,
    /// The sentence ends here.
    End,
}

/// Some kinds of token, as a set.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct KindTests(u8);

impl KindTests {
    /// Adds a kind.
    pub fn add(&mut self, kind: KindTest) {
        self.0 |= kind as u8;
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether a kind is among them.
    pub fn has(self, kind: KindTest) -> bool {
        self.0 & kind as u8 != 0
    }
}

/// Kinds of token that a pattern may ask for.
#[derive(Debug, Clone, Copy)]
#[repr(u8)]
pub enum KindTest {
    /// A number.
    Number = 1,
    /// A web address.
    Url = 1 << 1,
    /// An e-mail address.
    Email = 1 << 2,
    /// An emoji.
    Emoji = 1 << 3,
    /// A mention.
    Mention = 1 << 4,
    /// A hashtag.
    Hashtag = 1 << 5,
    /// A word that begins with a capital, not at the start of a sentence.
    Capital = 1 << 6,
    /// A word.
    Word = 1 << 7,
}
