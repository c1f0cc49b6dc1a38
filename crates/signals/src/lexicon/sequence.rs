//! Meeting a sequence of elements in a text.

use std::ops::Range;

use vaglio_text::{Kind, Marks, Reading};

use super::tables::{Element, KindTest, KindTests, Mask, Tables, Tag, Test};
use super::walk::Hit;

/// A text with its forms, ready for sequences.
pub(super) struct Scene<'a> {
    pub reading: &'a Reading<'a>,
    pub tables: &'a Tables,
    pub hits: &'a [Hit],
    /// For each token, its first hit; one more at the end.
    pub starts: &'a [u32],
    /// For each token, what its forms bear.
    pub borne: &'a [Mask],
    /// The same for each sentence.
    pub masks: &'a [Mask],
}

/// A sequence met: its tokens, and those to underline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Met {
    pub tokens: Range<usize>,
    pub marked: Range<usize>,
}

/// Where an attempt stands.
#[derive(Clone, Copy)]
struct At {
    sentence: (usize, usize),
    start: usize,
    /// The element, by index, that must take this hit.
    anchor: Option<(usize, Hit)>,
    /// The word in question, for [`Test::This`].
    this: Option<(usize, usize)>,
}

impl<'a> Scene<'a> {
    /// The forms that begin at a token.
    pub fn hits_at(&self, token: usize) -> &'a [Hit] {
        &self.hits[self.starts[token] as usize..self.starts[token + 1] as usize]
    }

    /// Whether the token's sentence has a word for every element that needs one.
    fn may_meet(&self, sequence: u32, token: usize) -> bool {
        let mask = self.masks[self.reading.sentence_number(token)];
        let needs = self.tables.sequences[sequence as usize].needs;
        needs.iter().all(|need| need.meets(mask))
    }

    pub fn bears(&self, hit: &Hit, tag: Tag) -> bool {
        let tags = self.tables.group_tags.get(hit.group as usize);
        tags.binary_search(&tag).is_ok()
    }

    /// Tries a sequence around the hit that triggered it, whose sentence has what it needs.
    pub fn meet_at(&self, number: u32, hit: Hit) -> Option<Met> {
        let sequence = self.tables.sequences[number as usize];
        let elements = self.tables.elements.get(number as usize);
        let sentence = self.reading.sentence_of(hit.start as usize);
        let earliest = (hit.start as usize)
            .saturating_sub(sequence.before.into())
            .max(sentence.start);
        (earliest..=hit.start as usize).rev().find_map(|start| {
            let at = At {
                sentence: (sentence.start, sentence.end),
                start,
                anchor: Some((usize::from(sequence.anchor), hit)),
                this: None,
            };
            self.meet(elements, at)
        })
    }

    /// Tries a sequence near `this` in its sentence, which [`Test::This`] stands for.
    pub fn meets_around(&self, sequence: u32, this: Range<usize>) -> bool {
        if !self.may_meet(sequence, this.start) {
            return false;
        }
        let elements = self.tables.elements.get(sequence as usize);
        let sentence = self.reading.sentence_of(this.start);
        let window = self.window(&this);
        (window.start..=window.end).any(|start| {
            let at = At {
                sentence: (sentence.start, sentence.end),
                start,
                anchor: None,
                this: Some((this.start, this.end)),
            };
            self.meet(elements, at).is_some()
        })
    }

    /// The tokens of the sentence that count as around these: bounded, so that one endless sentence
    /// costs no more than many short ones.
    pub fn window(&self, tokens: &Range<usize>) -> Range<usize> {
        const REACH: usize = 40;
        let sentence = self.reading.sentence_of(tokens.start);
        tokens.start.saturating_sub(REACH).max(sentence.start)
            ..(tokens.end + REACH).min(sentence.end)
    }

    fn meet(&self, elements: &[Element], at: At) -> Option<Met> {
        let mut marked = None;
        let end = self.elements(elements, 0, at.start, at, &mut marked)?;
        let tokens = at.start..end;
        let marked = marked.map_or(tokens.clone(), |(from, to)| from..to);
        (!marked.is_empty()).then_some(Met { tokens, marked })
    }

    /// Meets the elements from `index` on at token `pos`; gives the token after the last.
    fn elements(
        &self,
        elements: &[Element],
        index: usize,
        pos: usize,
        at: At,
        marked: &mut Option<(usize, usize)>,
    ) -> Option<usize> {
        let Some(element) = elements.get(index) else {
            return Some(pos);
        };
        if element.max == 0 {
            let holds = match element.test {
                Test::Start => pos == at.sentence.0,
                Test::End => self.ends_at(pos, at),
                // In front of the sequence an assertion looks back, inside it ahead.
                _ if index == 0 => self.just_before(element, pos, at),
                _ => pos < at.sentence.1 && !self.takes(element, pos, at).is_empty(),
            };
            return (holds != element.not)
                .then(|| self.elements(elements, index + 1, pos, at, marked))
                .flatten();
        }
        let saved = *marked;
        // A gap: as short as it can be.
        if matches!(element.test, Test::Any) {
            for len in element.min..=element.max {
                let next = pos + usize::from(len);
                if next > at.sentence.1 {
                    break;
                }
                if let Some(end) = self.elements(elements, index + 1, next, at, marked) {
                    self.mark(element, pos, next, marked);
                    return Some(end);
                }
                *marked = saved;
            }
            return None;
        }
        if pos < at.sentence.1 {
            if let Some((_, hit)) = at.anchor.filter(|&(anchor, _)| anchor == index) {
                if hit.start as usize == pos {
                    let next = hit.end as usize;
                    let end = self.elements(elements, index + 1, next, at, marked)?;
                    self.mark(element, pos, next, marked);
                    return Some(end);
                }
                return None;
            }
            let ends = self.takes(element, pos, at);
            for &next in ends.as_slice() {
                let next = next as usize;
                if let Some(end) = self.elements(elements, index + 1, next, at, marked) {
                    self.mark(element, pos, next, marked);
                    return Some(end);
                }
                *marked = saved;
            }
        }
        let at_edge = pos == at.sentence.0 || self.ends_at(pos, at);
        if element.min == 0 || element.or_edge && at_edge {
            self.elements(elements, index + 1, pos, at, marked)
        } else {
            None
        }
    }

    fn mark(&self, element: &Element, from: usize, to: usize, marked: &mut Option<(usize, usize)>) {
        if element.marked && to > from {
            *marked = Some(marked.map_or((from, to), |(a, b)| (a.min(from), b.max(to))));
        }
    }

    /// Whether nothing but a few emoji comes in the rest of the sentence.
    fn ends_at(&self, pos: usize, at: At) -> bool {
        const FEW: usize = 8;
        let rest = &self.reading.tokens()[pos..at.sentence.1];
        rest.len() <= FEW && rest.iter().all(|token| token.kind == Kind::Emoji)
    }

    fn just_before(&self, element: &Element, pos: usize, at: At) -> bool {
        const LONGEST: usize = 4;
        (pos.saturating_sub(LONGEST).max(at.sentence.0)..pos).any(|from| {
            self.takes(element, from, at)
                .as_slice()
                .contains(&(pos as u32))
        })
    }

    /// The tokens after this element, if it takes one or more at `pos`: the longest first.
    fn takes(&self, element: &Element, pos: usize, at: At) -> Ends {
        let mut ends = Ends::default();
        match &element.test {
            &Test::Words(set, kinds) => {
                let mask = self.tables.set_masks[set as usize];
                // Most tokens are told here.
                let hits = if self.borne[pos].meets(mask) {
                    self.hits_at(pos)
                } else {
                    &[]
                };
                let tags = self.tables.sets.get(set as usize);
                for hit in hits.iter().rev() {
                    let end = hit.end as usize;
                    let group = hit.group as usize;
                    let mut borne = self.tables.group_tags.get(group).iter();
                    if end <= at.sentence.1
                        && self.tables.group_masks[group].meets(mask)
                        && borne.any(|tag| tags.binary_search(tag).is_ok())
                    {
                        ends.push(end);
                    }
                }
                if !kinds.is_empty() && self.is(kinds, pos) {
                    ends.push(pos + 1);
                }
            }
            Test::This => {
                if let Some((_, end)) = at.this.filter(|this| this.0 == pos) {
                    ends.push(end);
                }
            }
            Test::Any => ends.push(pos + 1),
            _ => {}
        }
        ends
    }

    fn is(&self, kinds: KindTests, pos: usize) -> bool {
        let token = self.reading.tokens()[pos];
        let kind = match token.kind {
            Kind::Number => KindTest::Number,
            Kind::Url => KindTest::Url,
            Kind::Email => KindTest::Email,
            Kind::Emoji => KindTest::Emoji,
            Kind::Mention => KindTest::Mention,
            Kind::Hashtag => KindTest::Hashtag,
            Kind::Word => KindTest::Word,
        };
        let capital = token.kind == Kind::Word
            && token.marks.has(Marks::CAPITALISED)
            && !token.marks.has(Marks::STARTS_SENTENCE);
        kinds.has(kind) || capital && kinds.has(KindTest::Capital)
    }
}

/// A few ends, without a heap: no form has more readings from one place.
#[derive(Default)]
struct Ends {
    ends: [u32; 8],
    len: usize,
}

impl Ends {
    fn push(&mut self, end: usize) {
        let end = end as u32;
        if self.len < self.ends.len() && !self.as_slice().contains(&end) {
            self.ends[self.len] = end;
            self.len += 1;
        }
    }

    fn as_slice(&self) -> &[u32] {
        &self.ends[..self.len]
    }

    fn is_empty(&self) -> bool {
        self.len == 0
    }
}
