//! Word lists and patterns (`lexicon/*.toml`) to a dictionary of forms and its tables.

mod forms;
mod inflect;
mod sequence;
mod source;

use std::collections::{BTreeMap, HashMap, HashSet};

use vaglio_policy::{Report, SourceFile};
use vaglio_signals::lexicon::tables::{
    Block, Element, KindTest, KindTests, Owner, Pattern, Sequence, Shield, Tables, Tag, Test, Told,
    Trigger,
};
use vaglio_text::Reading;

use inflect::FEATURES;
use sequence::{Ask, Written};
use source::{PatternSource, ShieldSource, Sources, Text, WordsSource};
use vaglio_signals::taxonomy::Category;

/// The compiled lexicon: two sections of an artefact.
pub struct Compiled {
    /// The forms.
    pub forms: Vec<u8>,
    /// What they mean.
    pub tables: Vec<u8>,
}

/// Whose texts a lexicon reads. Moderators are many and always in a hurry: theirs does not carry what is
/// only looked for in the texts of staff.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// The categories of external users, for everybody's texts.
    #[default]
    Everybody,
    /// All other categories, for the texts of staff and team.
    Staff,
}

impl Part {
    fn has(self, category: Category) -> bool {
        category.is_external() == (self == Part::Everybody)
    }
}

/// Compiles one part of the lexicon. Every problem is reported, with its place.
pub fn compile(files: &[SourceFile], part: Part) -> Result<Compiled, Report> {
    let mut report = Report::default();
    let sources = source::parse(files, &mut report);
    let mut build = Build {
        files,
        part,
        report,
        ..Build::default()
    };
    build.declare(&sources);
    build.words(&sources);
    build.patterns(&sources);
    build.shields(&sources);
    build.circumstances(&sources);
    build.finish()
}

/// Tags of this file are everyday words: a sequence is never triggered by one of them if it has
/// anything rarer to offer.
const EVERYDAY: &str = "grammar.toml";

/// The meanings of one form.
#[derive(Default, Clone, PartialEq, Eq, Hash)]
struct Group {
    /// In order.
    tags: Vec<Tag>,
    blocks: Vec<u16>,
}

#[derive(Default)]
struct Build<'a> {
    files: &'a [SourceFile],
    part: Part,
    report: Report,
    tags: HashMap<String, Tag>,
    everyday: HashSet<Tag>,
    /// Folded form to what it means.
    forms: BTreeMap<String, Group>,
    tables: Tables,
    /// For each sequence, how many tokens each element may take.
    widths: Vec<Vec<usize>>,
    /// The sets of tags that elements ask for, with their numbers.
    sets: HashMap<Vec<Tag>, u32>,
    /// Sequences that are tried by themselves.
    tried: Vec<(u32, Owner)>,
    ids: HashSet<String>,
}

impl Build<'_> {
    fn tag(&mut self, name: &str) -> Tag {
        let next = self.tags.len() as Tag;
        *self.tags.entry(name.to_owned()).or_insert(next)
    }

    /// Every tag that some list gives, so that a pattern that asks for another is an error.
    fn declare(&mut self, sources: &Sources) {
        for (file, words) in &sources.words {
            for name in &words.tags {
                let tag = self.tag(name);
                if self.files[*file].path.ends_with(EVERYDAY) {
                    self.everyday.insert(tag);
                }
                for feature in FEATURES {
                    let tag = self.tag(&format!("{name}.{feature}"));
                    if self.files[*file].path.ends_with(EVERYDAY) {
                        self.everyday.insert(tag);
                    }
                }
            }
        }
    }

    fn words(&mut self, sources: &Sources) {
        for (file, words) in &sources.words {
            let block = self.block(*file, words);
            let tags: Vec<Tag> = words.tags.iter().map(|name| self.tag(name)).collect();
            for entry in &words.list {
                let forms = match inflect::forms(entry.get_ref(), &words.derive) {
                    Ok(forms) => forms,
                    Err(message) => {
                        self.problem(*file, entry, format!("`{}` {message}", entry.get_ref()));
                        continue;
                    }
                };
                for form in forms {
                    let Some(key) = self.key(*file, entry, &form.text) else {
                        break;
                    };
                    let mut bears = tags.clone();
                    if let Some(feature) = form.feature {
                        for name in &words.tags {
                            bears.push(self.tag(&format!("{name}.{feature}")));
                        }
                    }
                    self.add(&key, &bears, block);
                    // Glued words hide well (portodio, testadicazzo): only where hiding is expected.
                    if block.is_some_and(|block| self.tables.blocks[usize::from(block)].disguise)
                        && key.contains(' ')
                        && key.len() > 7
                    {
                        self.add(&key.replace(' ', ""), &bears, block);
                    }
                }
            }
        }
    }

    fn block(&mut self, file: usize, words: &WordsSource) -> Option<u16> {
        let category = words.category.filter(|&category| self.part.has(category))?;
        let unless = words
            .unless
            .iter()
            .filter_map(|text| self.sequence(file, text))
            .collect();
        let strength = words.strength.unwrap_or(2);
        self.tables.blocks.push(Block {
            category,
            attribute: words.attribute,
            strength,
            disguise: words.disguise.unwrap_or(strength >= 2),
            unless,
        });
        Some((self.tables.blocks.len() - 1) as u16)
    }

    /// The dictionary's form: what a reader makes of it, one blank between words.
    fn key(&mut self, file: usize, place: &Text, form: &str) -> Option<String> {
        let reading = Reading::of(form);
        let words: Vec<&str> = (0..reading.tokens().len())
            .map(|token| reading.token_text(token))
            .collect();
        if words.is_empty() {
            self.problem(file, place, format!("`{form}` has no letters"));
            return None;
        }
        Some(words.join(" "))
    }

    fn add(&mut self, key: &str, tags: &[Tag], block: Option<u16>) {
        let group = self.forms.entry(key.to_owned()).or_default();
        for &tag in tags {
            if let Err(at) = group.tags.binary_search(&tag) {
                group.tags.insert(at, tag);
            }
        }
        group
            .blocks
            .extend(block.filter(|block| !group.blocks.contains(block)));
    }

    fn patterns(&mut self, sources: &Sources) {
        for (file, pattern) in &sources.patterns {
            if !self.ids.insert(pattern.id.get_ref().clone()) {
                self.problem(
                    *file,
                    &pattern.id,
                    format!("`{}` is used twice", pattern.id.get_ref()),
                );
            }
            if !self.part.has(pattern.category) {
                continue;
            }
            let unless = pattern
                .unless
                .iter()
                .filter_map(|text| self.sequence(*file, text))
                .collect();
            self.tables.patterns.push(Pattern {
                id: pattern.id.get_ref().clone(),
                category: pattern.category,
                attribute: pattern.attribute,
                strength: pattern.strength.unwrap_or(2),
                quoted: pattern.quoted,
                unless,
            });
            let owner = Owner::Pattern((self.tables.patterns.len() - 1) as u32);
            self.matches(*file, pattern, owner);
        }
    }

    fn matches(&mut self, file: usize, pattern: &PatternSource, owner: Owner) {
        for text in &pattern.matches {
            self.triggered(file, text, owner);
        }
    }

    fn shields(&mut self, sources: &Sources) {
        let mine = |shield: &ShieldSource| shield.covers.iter().any(|&one| self.part.has(one));
        let mine: Vec<_> = sources
            .shields
            .iter()
            .filter(|(_, one)| mine(one))
            .collect();
        for (file, shield) in mine {
            self.tables.shields.push(Shield {
                covers: shield.covers.clone(),
                reach: shield.reach,
            });
            let owner = Owner::Shield((self.tables.shields.len() - 1) as u32);
            for text in &shield.matches {
                self.triggered(*file, text, owner);
            }
        }
    }

    fn circumstances(&mut self, sources: &Sources) {
        // Whatever the audience, circumstances are told once.
        if self.part == Part::Staff {
            return;
        }
        for (file, one) in &sources.circumstances {
            self.tables.circumstances.push(Told {
                circumstance: one.kind,
                reach: one.reach,
            });
            let owner = Owner::Circumstance((self.tables.circumstances.len() - 1) as u32);
            for text in &one.matches {
                self.triggered(*file, text, owner);
            }
        }
    }

    /// A sequence that is tried by itself: it must have a word to start from.
    fn triggered(&mut self, file: usize, text: &Text, owner: Owner) {
        let Some(sequence) = self.sequence(file, text) else {
            return;
        };
        let elements = self.tables.elements.get(sequence as usize);
        if elements.iter().any(|element| element.needs().is_some()) {
            self.tried.push((sequence, owner));
        } else {
            self.problem(file, text, "needs a word or a tag to start from".to_owned());
        }
    }

    /// Gives each sequence its anchor: the element that fewest other sequences ask for, since what
    /// many patterns ask for is what people write all the time.
    fn anchors(&mut self) {
        let mut asked = vec![0usize; self.tags.len()];
        for element in self.tables.elements.iter().flatten() {
            if let Test::Words(set, _) = element.test {
                let tags = self.tables.sets.get(set as usize);
                tags.iter().for_each(|&tag| asked[usize::from(tag)] += 1);
            }
        }
        let often = |tag: &Tag| {
            asked[usize::from(*tag)] + if self.everyday.contains(tag) { 500 } else { 0 }
        };
        let mut triggers: Vec<Vec<Trigger>> = vec![Vec::new(); self.tags.len()];
        for &(index, owner) in &self.tried {
            let sequence = &mut self.tables.sequences[index as usize];
            let elements = self.tables.elements.get(index as usize);
            let needs = |element: &Element| Some(self.tables.sets.get(element.needs()? as usize));
            let weight = |element: &Element| Some(needs(element)?.iter().map(often).sum::<usize>());
            let weights = elements
                .iter()
                .enumerate()
                .filter_map(|(at, element)| Some((weight(element)?, at)));
            let anchor = weights.min().map_or(0, |(_, at)| at);
            sequence.anchor = anchor as u8;
            let before: usize = self.widths[index as usize][..anchor].iter().sum();
            sequence.before = before.min(255) as u8;
            for &tag in needs(&elements[anchor]).unwrap_or_default() {
                triggers[usize::from(tag)].push(Trigger {
                    sequence: index,
                    owner,
                });
            }
        }
        for run in triggers {
            self.tables.triggers.push(run);
        }
    }

    /// A sequence in numbers; its anchor is chosen when all are known.
    fn sequence(&mut self, file: usize, text: &Text) -> Option<u32> {
        let written = match sequence::parse(text.get_ref()) {
            Ok(written) => written,
            Err((message, range)) => {
                // The place inside the string: one byte of quote comes before it.
                let start = text.span().start + 1 + range.start;
                self.report
                    .add(&self.files[file], start..start + range.len(), message, None);
                return None;
            }
        };
        let mut elements = Vec::with_capacity(written.len());
        for one in &written {
            let test = self.test(file, text, one)?;
            elements.push(Element {
                test,
                min: one.min,
                max: one.max,
                not: one.not,
                marked: one.marked,
                or_edge: one.or_edge,
            });
        }
        self.widths
            .push(written.iter().map(|one| self.width(one)).collect());
        self.tables.sequences.push(Sequence::default());
        Some(self.tables.elements.push(elements))
    }

    /// At most so many tokens: a form may be of several words.
    fn width(&self, written: &Written) -> usize {
        let words = match &written.ask {
            Ask::Names(names) if names.iter().any(|name| !name.starts_with('=')) => 4,
            Ask::Names(names) => names
                .iter()
                .map(|name| name.split(' ').count())
                .max()
                .unwrap_or(1),
            _ => 1,
        };
        usize::from(written.max) * words
    }

    fn test(&mut self, file: usize, text: &Text, written: &Written) -> Option<Test> {
        Some(match &written.ask {
            Ask::Any => Test::Any,
            Ask::This => Test::This,
            Ask::Start => Test::Start,
            Ask::End => Test::End,
            Ask::Names(names) => {
                let (mut tags, mut kinds) = (Vec::with_capacity(names.len()), KindTests::default());
                for name in names {
                    if let Some(kind) = name.strip_prefix('#') {
                        let Some(kind) = kind_named(kind) else {
                            self.problem(file, text, format!("no kind `{name}`"));
                            return None;
                        };
                        kinds.add(kind);
                        continue;
                    }
                    if let Some(word) = name.strip_prefix('=') {
                        let tag = self.tag(name);
                        let key = self.key(file, text, word)?;
                        self.add(&key, &[tag], None);
                        tags.push(tag);
                    } else if let Some(&tag) = self.tags.get(name) {
                        tags.push(tag);
                    } else {
                        self.problem(file, text, format!("no list gives the tag `@{name}`"));
                        return None;
                    }
                }
                tags.sort_unstable();
                tags.dedup();
                let next = self.sets.len() as u32;
                let set = *self.sets.entry(tags).or_insert_with_key(|tags| {
                    self.tables.sets.push(tags.iter().copied());
                    next
                });
                Test::Words(set, kinds)
            }
        })
    }

    fn problem(&mut self, file: usize, place: &Text, message: String) {
        self.report
            .add(&self.files[file], place.span(), message, None);
    }

    /// Leaves out the tags that nothing asks for, and the forms that then mean nothing.
    fn prune(&mut self) {
        let mut asked: HashSet<Tag> = self.tables.sets.iter().flatten().copied().collect();
        asked.extend(self.tables.report);
        asked.extend(self.tables.topics.iter().map(|(tag, _)| *tag));
        self.forms.retain(|_, group| {
            group.tags.retain(|tag| asked.contains(tag));
            !(group.tags.is_empty() && group.blocks.is_empty())
        });
    }

    fn finish(mut self) -> Result<Compiled, Report> {
        if !self.report.is_empty() {
            return Err(self.report);
        }
        self.anchors();
        self.tables.report = self.tags.get("report").copied();
        let mut topics: Vec<(Tag, String)> = self
            .tags
            .iter()
            .filter_map(|(name, &tag)| Some((tag, name.strip_prefix("topic.")?.to_owned())))
            .filter(|(_, name)| !name.contains('.'))
            .collect();
        topics.sort_unstable();
        if self.part == Part::Everybody {
            self.tables.topics = topics;
        }
        self.prune();
        let mut known: HashMap<Group, u32> = HashMap::new();
        let mut forms = BTreeMap::new();
        for (key, group) in std::mem::take(&mut self.forms) {
            let index = *known.entry(group).or_insert_with_key(|group| {
                self.tables.group_tags.push(group.tags.iter().copied());
                self.tables.group_blocks.push(group.blocks.iter().copied())
            });
            forms.insert(key, index);
        }
        let Some(forms) = forms::written(&forms) else {
            return Err(Report::of(
                "lexicon",
                "more words than 16 bits count".to_owned(),
            ));
        };
        let forms = postcard::to_allocvec(&forms).expect("forms have no map of unknown length");
        let tables =
            postcard::to_allocvec(&self.tables).expect("tables have no map of unknown length");
        Ok(Compiled { forms, tables })
    }
}

fn kind_named(name: &str) -> Option<KindTest> {
    Some(match name {
        "num" => KindTest::Number,
        "url" => KindTest::Url,
        "email" => KindTest::Email,
        "emoji" => KindTest::Emoji,
        "mention" => KindTest::Mention,
        "hashtag" => KindTest::Hashtag,
        "caps" => KindTest::Capital,
        "word" => KindTest::Word,
        _ => return None,
    })
}
