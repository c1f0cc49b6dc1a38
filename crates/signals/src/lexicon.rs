//! Words and patterns: the dictionary compiled from `lexicon/`, met in a text.

pub mod forms;
pub mod packed;
mod sequence;
pub mod tables;
mod walk;

use std::collections::BTreeMap;

use vaglio_text::{Marks, Reading};

use crate::recognition::{Evidence, Recognition, Stated};
use crate::taxonomy::{Categories, Category};
use forms::{Forms, WrittenForms};
use sequence::{Met, Scene};
use tables::{Mask, Owner, Reach, Tables, Tag, Told};
use walk::{Hit, Walk};

/// The forms and what they mean.
pub struct Lexicon {
    forms: Forms,
    tables: Tables,
}

/// Why a section of an artefact is not a lexicon.
#[derive(Debug)]
pub struct LexiconError(String);

impl std::fmt::Display for LexiconError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "not a compiled lexicon: {}", self.0)
    }
}

impl std::error::Error for LexiconError {}

impl Lexicon {
    /// Opens what the compiler wrote: the forms and the tables (postcard both).
    #[inline(never)]
    pub fn open(forms: &[u8], tables: &[u8]) -> Result<Lexicon, LexiconError> {
        let damaged = |error: postcard::Error| LexiconError(error.to_string());
        let forms: WrittenForms = postcard::from_bytes(forms).map_err(damaged)?;
        let forms = Forms::open(forms)
            .ok_or_else(|| LexiconError("its forms do not hold together".to_owned()))?;
        let mut tables: Tables = postcard::from_bytes(tables).map_err(damaged)?;
        tables
            .complete()
            .ok_or_else(|| LexiconError("its tables do not hold together".to_owned()))?;
        Ok(Lexicon { forms, tables })
    }

    /// Meets the lexicon in a text.
    #[inline(never)]
    pub fn read<'a>(&'a self, reading: &'a Reading<'a>) -> Sight<'a> {
        let words: Vec<_> = (0..reading.tokens().len())
            .map(|token| self.forms.word(reading.token_text(token)))
            .collect();
        let walk = Walk {
            forms: &self.forms,
            reading,
            words: &words,
        };
        let count = reading.tokens().len();
        let mut hits = Vec::with_capacity(count);
        let mut starts = Vec::with_capacity(count + 1);
        for sentence in reading.sentences() {
            for token in sentence.clone() {
                starts.push(hits.len() as u32);
                walk.from(token, sentence.end, &mut hits);
            }
        }
        starts.push(hits.len() as u32);
        let mut borne = vec![Mask::default(); count];
        for hit in &hits {
            borne[hit.start as usize].add(self.tables.group_masks[hit.group as usize]);
        }
        let masks = reading
            .sentences()
            .map(|sentence| {
                let mut mask = Mask::default();
                borne[sentence].iter().for_each(|&more| mask.add(more));
                mask
            })
            .collect();
        Sight {
            lexicon: self,
            reading,
            hits,
            starts,
            borne,
            masks,
        }
    }
}

/// A text with the forms that were met in it.
pub struct Sight<'a> {
    lexicon: &'a Lexicon,
    reading: &'a Reading<'a>,
    hits: Vec<Hit>,
    starts: Vec<u32>,
    borne: Vec<Mask>,
    masks: Vec<Mask>,
}

/// How sure a word or pattern of strength 1, 2, 3 is.
const CONFIDENCE: [f32; 3] = [0.55, 0.78, 0.94];
/// What a disguise takes from it: a guess was made, but nobody hides an innocent word.
const DISGUISED: f32 = 0.94;

impl Sight<'_> {
    fn scene(&self) -> Scene<'_> {
        Scene {
            reading: self.reading,
            tables: &self.lexicon.tables,
            hits: &self.hits,
            starts: &self.starts,
            borne: &self.borne,
            masks: &self.masks,
        }
    }

    /// What the words and patterns of the text earn it, of some categories; gives what it tells of its
    /// circumstances.
    #[inline(never)]
    pub fn recognise(&self, wanted: Categories, out: &mut Vec<Recognition>) -> Vec<Stated> {
        let tables = &self.lexicon.tables;
        let scene = self.scene();
        let mut found: Vec<(Met, Recognition)> = Vec::new();
        let mut shields: Vec<(Met, u32)> = Vec::new();
        let mut stated = Vec::new();
        for hit in &self.hits {
            let group = hit.group as usize;
            let mask = self.masks[self.reading.sentence_number(hit.start as usize)];
            for &block in tables.group_blocks.get(group) {
                if wanted.has(tables.blocks[usize::from(block)].category) {
                    self.word(&scene, hit, block, &mut found);
                }
            }
            for &tag in tables.live.get(group) {
                for trigger in tables.triggers.get(usize::from(tag)) {
                    if let Owner::Pattern(pattern) = trigger.owner
                        && !wanted.has(tables.patterns[pattern as usize].category)
                    {
                        continue;
                    }
                    let needs = &tables.sequences[trigger.sequence as usize].needs;
                    if !needs.iter().all(|need| need.meets(mask)) {
                        continue;
                    }
                    let Some(met) = scene.meet_at(trigger.sequence, *hit) else {
                        continue;
                    };
                    match trigger.owner {
                        Owner::Shield(shield) => shields.push((met, shield)),
                        Owner::Circumstance(told) => {
                            stated.push(self.stated(&met, &tables.circumstances[told as usize]));
                        }
                        Owner::Pattern(pattern) => self.pattern(&scene, met, pattern, &mut found),
                    }
                }
            }
        }
        let shields = Shields::of(shields, self.reading);
        found.retain(|(met, recognition)| {
            !shields.cover(tables, met, recognition.category, self.reading)
        });
        merge(found, out);
        stated
    }

    fn stated(&self, met: &Met, told: &Told) -> Stated {
        let sentence = self.reading.sentence_of(met.tokens.start);
        let tokens = match told.reach {
            Reach::Text => None,
            Reach::Sentence => Some(sentence),
            Reach::After => Some(met.tokens.start..sentence.end),
            Reach::Before => Some(sentence.start..met.tokens.end),
        };
        Stated {
            circumstance: told.circumstance,
            span: tokens.map(|tokens| self.reading.tokens_span(tokens)),
        }
    }

    fn word(&self, scene: &Scene<'_>, hit: &Hit, block: u16, found: &mut Vec<(Met, Recognition)>) {
        let block = &self.lexicon.tables.blocks[usize::from(block)];
        if hit.disguised && !block.disguise {
            return;
        }
        let tokens = hit.start as usize..hit.end as usize;
        let innocent = block
            .unless
            .iter()
            .any(|&sequence| scene.meets_around(sequence, tokens.clone()));
        if innocent || self.is_quotation(scene, &tokens) {
            return;
        }
        let bytes = self.bytes(&tokens);
        let word = self.reading.folded()[bytes.clone()].to_owned();
        let sure = CONFIDENCE[usize::from(block.strength.clamp(1, 3)) - 1];
        let recognition = Recognition {
            category: block.category,
            attribute: block.attribute,
            entity: None,
            whose: None,
            span: Some(self.reading.span(bytes)),
            confidence: if hit.disguised {
                sure * DISGUISED
            } else {
                sure
            },
            evidence: if hit.disguised {
                Evidence::DisguisedWord(word)
            } else {
                Evidence::Word(word)
            },
        };
        found.push((
            Met {
                tokens: tokens.clone(),
                marked: tokens,
            },
            recognition,
        ));
    }

    fn pattern(
        &self,
        scene: &Scene<'_>,
        met: Met,
        pattern: u32,
        found: &mut Vec<(Met, Recognition)>,
    ) {
        let tables = &self.lexicon.tables;
        let pattern = &tables.patterns[pattern as usize];
        let voided = || {
            pattern
                .unless
                .iter()
                .any(|&sequence| scene.meets_around(sequence, met.tokens.clone()))
        };
        if !pattern.quoted && self.is_quotation(scene, &met.tokens) || voided() {
            return;
        }
        let recognition = Recognition {
            category: pattern.category,
            attribute: pattern.attribute,
            entity: None,
            whose: None,
            span: Some(self.reading.span(self.bytes(&met.marked))),
            confidence: CONFIDENCE[usize::from(pattern.strength.clamp(1, 3)) - 1],
            evidence: Evidence::Pattern(pattern.id.clone()),
        };
        found.push((met, recognition));
    }

    /// The bytes of a run of tokens, with the masks that hang on its edges (`vaff***`).
    fn bytes(&self, tokens: &std::ops::Range<usize>) -> std::ops::Range<usize> {
        let all = self.reading.tokens();
        let (mut from, mut to) = (
            all[tokens.start].start as usize,
            all[tokens.end - 1].end as usize,
        );
        if let Some(disguise) = self.reading.disguise_at(tokens.start)
            && disguise.tokens.end <= tokens.end
        {
            (from, to) = (from.min(disguise.bytes.start), to.max(disguise.bytes.end));
        }
        if let Some(disguise) = self.reading.disguise_at(tokens.end - 1) {
            to = to.max(disguise.bytes.end);
        }
        from..to
    }

    /// Words between quotation marks are somebody else's when a verb of saying introduces them, or
    /// when they are too many to be irony.
    fn is_quotation(&self, scene: &Scene<'_>, tokens: &std::ops::Range<usize>) -> bool {
        const IRONY: usize = 3;
        let all = self.reading.tokens();
        if !all[tokens.clone()]
            .iter()
            .all(|token| token.marks.has(Marks::QUOTED))
        {
            return false;
        }
        // Counting a little further than irony goes is enough.
        let quoted = |token: &usize| all[*token].marks.has(Marks::QUOTED);
        let before = (0..tokens.start)
            .rev()
            .take(IRONY + 1)
            .take_while(quoted)
            .count();
        let after = (tokens.end..all.len())
            .take(IRONY + 1)
            .take_while(quoted)
            .count();
        if before + tokens.len() + after > IRONY {
            return true;
        }
        let said = |hit: &Hit, tag: Tag| scene.bears(hit, tag);
        let Some(report) = self.lexicon.tables.report else {
            return false;
        };
        scene
            .window(tokens)
            .any(|token| scene.hits_at(token).iter().any(|hit| said(hit, report)))
    }

    /// How many words of each subject the text has, and the words themselves (as tokens).
    #[inline(never)]
    pub fn topics(&self) -> Vec<(&str, Vec<usize>)> {
        let scene = self.scene();
        let mut topics: Vec<(&str, Vec<usize>)> = Vec::new();
        for (tag, name) in &self.lexicon.tables.topics {
            let tokens: Vec<usize> = self
                .hits
                .iter()
                .filter(|hit| scene.bears(hit, *tag))
                .map(|hit| hit.start as usize)
                .collect();
            if !tokens.is_empty() {
                topics.push((name, tokens));
            }
        }
        topics
    }
}

/// The shields met in a text: for each sentence and shield, from its first place to its last.
struct Shields {
    met: BTreeMap<(usize, u32), (usize, usize)>,
    text: Vec<u32>,
}

impl Shields {
    fn of(met: Vec<(Met, u32)>, reading: &Reading<'_>) -> Shields {
        let mut shields = Shields {
            met: BTreeMap::new(),
            text: Vec::new(),
        };
        for (met, index) in met {
            let sentence = reading.sentence_of(met.tokens.start).start;
            let place = shields
                .met
                .entry((sentence, index))
                .or_insert((usize::MAX, 0));
            *place = (place.0.min(met.tokens.start), place.1.max(met.tokens.end));
            if !shields.text.contains(&index) {
                shields.text.push(index);
            }
        }
        shields
    }

    fn cover(&self, tables: &Tables, met: &Met, category: Category, reading: &Reading<'_>) -> bool {
        let sentence = reading.sentence_of(met.tokens.start).start;
        let rule = |index: u32| &tables.shields[index as usize];
        let whole = |&index: &u32| {
            rule(index).reach == Reach::Text && rule(index).covers.contains(&category)
        };
        self.text.iter().any(whole)
            || self.met.range((sentence, 0)..=(sentence, u32::MAX)).any(
                |(&(_, index), &(from, to))| {
                    rule(index).covers.contains(&category)
                        && match rule(index).reach {
                            Reach::Text | Reach::Sentence => true,
                            Reach::After => met.tokens.start >= from,
                            Reach::Before => met.tokens.start < to,
                        }
                },
            )
    }
}

/// One recognition a place: of those of one category that overlap, the surest, then the longest.
/// Linear after sorting: each is compared with the last one kept.
fn merge(mut found: Vec<(Met, Recognition)>, out: &mut Vec<Recognition>) {
    let key = |recognition: &Recognition| {
        (
            recognition.category,
            recognition.attribute,
            recognition.span,
        )
    };
    found.sort_by(|(_, a), (_, b)| {
        key(a)
            .cmp(&key(b))
            .then(b.confidence.total_cmp(&a.confidence))
    });
    let from = out.len();
    for (_, recognition) in found {
        let rival = out[from..].last_mut().filter(|last| {
            (last.category, last.attribute) == (recognition.category, recognition.attribute)
                && last
                    .span
                    .zip(recognition.span)
                    .is_some_and(|(a, b)| a.overlaps(b))
        });
        let weight =
            |r: &Recognition| (r.confidence, r.span.map_or(0, |span| span.end - span.start));
        match rival {
            Some(rival) if weight(rival) >= weight(&recognition) => {}
            Some(rival) => *rival = recognition,
            None => out.push(recognition),
        }
    }
    out[from..].sort_by_key(|recognition| recognition.span);
}
