//! What a rule finds, and the examples that show it.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use vaglio_signals::taxonomy::{Attribute, Category, Entity, Whose};

use super::Checker;
use crate::at::At;
use crate::format::{CaseFile, HitFile, MatchFile, MissFile, RuleFile};
use crate::names::{Audience, Kind};
use crate::pack::{Case, Hit, Miss, Stage};

/// What a match asks for, or an example shows.
#[derive(Clone, Copy)]
struct Found {
    category: Category,
    attribute: Option<Attribute>,
    entity: Option<Entity>,
    whose: Option<Whose>,
}

impl Found {
    fn of_match(entry: &MatchFile) -> Found {
        Found {
            category: entry.category,
            attribute: entry.attribute,
            entity: entry.entity,
            whose: entry.whose,
        }
    }

    /// What a hit shows; `None` when the rule leaves open which category that is.
    fn of_hit(hit: &HitFile, rule: &RuleFile) -> Option<Found> {
        let category = hit
            .category
            .as_ref()
            .map(|at| at.value)
            .or_else(|| only(rule))?;
        Some(Found {
            category,
            attribute: hit.attribute,
            entity: hit.entity,
            whose: hit.whose,
        })
    }

    /// Whether what is shown is among what is asked for.
    fn admits(self, shown: Found) -> bool {
        self.category == shown.category
            && (self.attribute.is_none() || self.attribute == shown.attribute)
            && (self.entity.is_none() || self.entity == shown.entity)
            && (self.whose.is_none() || self.whose == shown.whose)
    }
}

/// The category of all the rule's matches, when it is one.
fn only(rule: &RuleFile) -> Option<Category> {
    let first = rule.matches.first()?.category;
    rule.matches
        .iter()
        .all(|entry| entry.category == first)
        .then_some(first)
}

impl Checker<'_> {
    /// Each match must make sense, stand once, and be shown by an example.
    pub(super) fn matches(&mut self, rule: &RuleFile) {
        let shown: Vec<Found> = rule
            .hit
            .iter()
            .filter_map(|hit| Found::of_hit(hit, rule))
            .collect();
        let mut seen = HashSet::new();
        for entry in &rule.matches {
            let found = Found::of_match(entry);
            self.combination(&entry.span, found);
            let reading = entry.reading.as_ref();
            if let Some(reading) = reading {
                self.reading_exists(rule, reading);
            }
            let reading = reading.map(|at| at.as_str());
            if !seen.insert((
                found.category,
                found.attribute,
                found.entity,
                found.whose,
                reading,
            )) {
                self.problem(&entry.span, "the same match twice", None);
            } else if matches!(*rule.kind, Kind::Text | Kind::Profile)
                && !rule.hit.is_empty()
                && !shown.iter().any(|one| found.admits(*one))
            {
                self.problem(
                    &entry.span,
                    "no `[[hit]]` shows this match",
                    "add one with the same category, attribute, entity and whose",
                );
            }
        }
    }

    /// Which categories bear an attribute, an entity, whose.
    fn combination(&mut self, span: &Range<usize>, found: Found) {
        let category = found.category;
        if found.attribute.is_some() && category != Category::Hate {
            self.problem(
                span,
                format!("`{category}` has no attribute"),
                "only `hate` has",
            );
        }
        if found.entity.is_some() && category != Category::PersonalData {
            self.problem(
                span,
                format!("`{category}` has no entity"),
                "only `personal_data` has",
            );
        }
        let owned = matches!(category, Category::PersonalData | Category::SpecialData);
        if found.whose.is_some() && !owned {
            self.problem(
                span,
                format!("`{category}` does not say whose"),
                "only `personal_data` and `special_data` do",
            );
        }
    }

    /// Examples must stand once, show what the rule finds, and quote their own text.
    pub(super) fn examples(&mut self, rule: &RuleFile) {
        let mut hits = HashSet::new();
        for hit in &rule.hit {
            hits.insert((hit.text.as_str(), stage_of_hit(hit, rule)));
            self.hit(rule, hit, &hit.span);
            hit.rule.iter().for_each(|id| self.rule_exists(id));
            self.dated(hit.date.as_ref());
            self.only_beside_others(rule, hit.rule.as_ref(), "rule");
        }
        let mut misses = HashSet::new();
        for miss in &rule.miss {
            self.not_empty(&miss.text);
            self.not_empty(&miss.because);
            miss.frees.iter().for_each(|id| self.rule_exists(id));
            self.dated(miss.date.as_ref());
            self.only_beside_others(rule, miss.frees.as_ref(), "frees");
            let key = (miss.text.as_str(), stage_of_miss(miss, rule));
            if hits.contains(&key) {
                self.problem(&miss.text.span, "the same text is given as a hit", None);
            }
            if !misses.insert(key) {
                self.problem(&miss.text.span, "the same example twice", None);
            }
            if let Some(exception) = &miss.exception
                && !rule
                    .exceptions
                    .iter()
                    .any(|known| known.value == exception.value)
            {
                let message = format!("the rule has no exception `{}`", exception.value);
                self.problem(&exception.span, message, "list it under `exceptions`");
            }
        }
        for exception in &rule.exceptions {
            let shows = |miss: &At<MissFile>| {
                miss.exception
                    .as_ref()
                    .is_some_and(|at| at.value == exception.value)
            };
            if !rule.miss.iter().any(shows) {
                self.problem(
                    &exception.span,
                    format!("no `[[miss]]` shows the exception `{}`", exception.value),
                    "add one with the key `exception`",
                );
            }
        }
    }

    fn dated(&mut self, date: Option<&At<String>>) {
        if let Some(date) = date {
            self.date(date);
        }
    }

    /// What a rule does to other rules is shown by rules that find nothing themselves.
    fn only_beside_others(&mut self, rule: &RuleFile, other: Option<&At<String>>, key: &str) {
        if let Some(other) = other
            && !matches!(rule.kind.value, Kind::Scope | Kind::Context)
        {
            self.problem(
                &other.span,
                format!(
                    "`{key}` means nothing in a rule of kind `{}`",
                    rule.kind.value
                ),
                "only `scope` and `context` rules act through others",
            );
        }
    }

    /// What follows must be shown under readings that exist.
    pub(super) fn cases(&mut self, rule: &RuleFile) {
        for case in &rule.case {
            self.not_empty(&case.text);
            if let Some(reading) = &case.reading {
                self.reading_exists(rule, reading);
            }
        }
    }

    fn hit(&mut self, rule: &RuleFile, hit: &HitFile, span: &Range<usize>) {
        self.not_empty(&hit.text);
        if let Some(quote) = &hit.quote
            && (quote.is_empty() || !hit.text.contains(quote.as_str()))
        {
            self.problem(
                &quote.span,
                "the quote does not stand in the text",
                "copy the stretch as it stands, case and accents included",
            );
        }
        if rule.matches.is_empty() || hit.rule.is_some() {
            if hit.rule.is_some() && hit.category.is_none() {
                self.problem(
                    span,
                    "which category does the text show?",
                    "add `category = …`",
                );
            }
            return;
        }
        let Some(found) = Found::of_hit(hit, rule) else {
            self.problem(
                span,
                "the rule matches several categories: which one does the text show?",
                "add `category = …`",
            );
            return;
        };
        self.combination(span, found);
        if !rule
            .matches
            .iter()
            .any(|entry| Found::of_match(entry).admits(found))
        {
            let place = hit.category.as_ref().map_or(span, |at| &at.span);
            self.problem(
                place,
                format!("the rule does not match this `{}`", found.category),
                "an example shows one of the rule's own matches",
            );
        }
    }
}

/// The rule's hits, for whoever verifies them.
pub(super) fn hits(rule: &RuleFile, lines: &Lines) -> Vec<Hit> {
    let make = |hit: &HitFile| {
        let found = Found::of_hit(hit, rule)?;
        Some(Hit {
            text: hit.text.value.clone(),
            quote: hit.quote.as_ref().map(|quote| quote.value.clone()),
            category: found.category,
            attribute: found.attribute,
            entity: found.entity,
            whose: found.whose,
            stage: stage_of_hit(hit, rule),
            rule: hit.rule.as_ref().map(|id| id.value.clone()),
            line: lines.of(hit.text.span.start),
        })
    };
    rule.hit.iter().filter_map(|hit| make(hit)).collect()
}

/// The rule's misses.
pub(super) fn misses(rule: &RuleFile, lines: &Lines) -> Vec<Miss> {
    let make = |miss: &At<MissFile>| Miss {
        text: miss.text.value.clone(),
        because: miss.because.value.clone(),
        exception: miss.exception.as_ref().map(|exception| exception.value),
        stage: stage_of_miss(miss, rule),
        frees: miss.frees.as_ref().map(|id| id.value.clone()),
        line: lines.of(miss.text.span.start),
    };
    rule.miss.iter().map(make).collect()
}

/// The rule's cases.
pub(super) fn cases(rule: &RuleFile, lines: &Lines) -> Vec<Case> {
    let make = |case: &At<CaseFile>| Case {
        text: case.text.value.clone(),
        stage: Stage {
            audience: case.audience.unwrap_or_else(|| audience(rule)),
            parent: case.parent.clone(),
            surface: case.surface.unwrap_or_default(),
            network: case.network,
            history: history(&case.history),
            ..Stage::default()
        },
        reading: case.reading.as_ref().map(|reading| reading.value.clone()),
        steps: case.steps.clone(),
        line: lines.of(case.text.span.start),
    };
    rule.case.iter().map(make).collect()
}

/// Who writes the examples of a rule.
fn audience(rule: &RuleFile) -> Audience {
    match rule.kind.value {
        Kind::Profile => Audience::Profile,
        Kind::Page => Audience::Page,
        _ => rule.audience,
    }
}

fn history(cases: &BTreeMap<Category, u32>) -> BTreeMap<String, u32> {
    let named = |(category, count): (&Category, &u32)| (category.name().to_owned(), *count);
    cases.iter().map(named).collect()
}

/// The two sorts of example say where they stand in the same words.
macro_rules! stage {
    ($name:ident, $file:ty) => {
        fn $name(file: &$file, rule: &RuleFile) -> Stage {
            Stage {
                audience: file.audience.unwrap_or_else(|| audience(rule)),
                parent: file.parent.clone(),
                surface: file.surface.unwrap_or_default(),
                network: file.network,
                date: file.date.as_ref().map(|date| date.value.clone()),
                acting: file.acting,
                native_share: file.native_share,
                published: file.published.clone(),
                author: file.author.clone(),
                attachments: file.attachments.clone(),
                history: history(&file.history),
            }
        }
    };
}
stage!(stage_of_hit, HitFile);
stage!(stage_of_miss, MissFile);

/// Where the lines of a file begin.
pub(super) struct Lines(Vec<usize>);

impl Lines {
    pub(super) fn in_text(text: &str) -> Lines {
        let after = text.match_indices('\n').map(|(at, _)| at + 1);
        Lines(std::iter::once(0).chain(after).collect())
    }

    /// The line, from 1, of a byte.
    fn of(&self, byte: usize) -> usize {
        self.0.partition_point(|&start| start <= byte)
    }
}
