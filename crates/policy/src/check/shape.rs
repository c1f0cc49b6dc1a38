//! Which tables a kind of rule needs, which mean nothing in it, and how many of them are too many.

use std::ops::Range;

use super::Checker;
use crate::at::At;
use crate::format::RuleFile;
use crate::names::Kind;

/// More tables of one sort than this in a rule, or keywords in a topic, are refused.
const MANY: usize = 500;

/// A table's name, where it stands, and the kinds that have it.
type Table<'r> = (&'static str, Option<&'r Range<usize>>, &'r [Kind]);

/// The place of the first of several.
fn first<T>(tables: &[At<T>]) -> Option<&Range<usize>> {
    tables.first().map(|table| &table.span)
}

impl Checker<'_> {
    /// Says what does not suit the rule's kind.
    pub(super) fn shape(&mut self, rule: &RuleFile) {
        let kind = rule.kind.value;
        let finds = [Kind::Text, Kind::Profile, Kind::Page, Kind::Image].as_slice();
        let stating = [Kind::Context, Kind::Scope, Kind::Page, Kind::Check].as_slice();
        let shown = [finds, &[Kind::Check, Kind::Scope, Kind::Context]].concat();
        let shown = shown.as_slice();
        let followed = [finds, &[Kind::Ladder]].concat();
        let context = [Kind::Context].as_slice();
        let tables: [Table<'_>; 20] = [
            ("match", first(&rule.matches), shown),
            ("hit", first(&rule.hit), shown),
            ("miss", first(&rule.miss), shown),
            ("exceptions", first(&rule.exceptions), shown),
            ("step", first(&rule.step), &followed),
            ("effects", first(&rule.effects), &[Kind::Scope]),
            ("case", first(&rule.case), &followed),
            ("with", first(&rule.with), &[Kind::Guide, Kind::Scope]),
            (
                "question",
                rule.question.as_ref().map(|at| &at.span),
                &[Kind::Check],
            ),
            ("hours", rule.hours.as_ref().map(|at| &at.span), context),
            ("contact", first(&rule.contact), context),
            ("topic", first(&rule.topic), context),
            ("licence", rule.licence.as_ref().map(|at| &at.span), context),
            ("account", first(&rule.account), stating),
            ("authorised", first(&rule.authorised), stating),
            ("name", first(&rule.name), stating),
            ("stakeholder", first(&rule.stakeholder), stating),
            ("style", first(&rule.style), stating),
            ("watch", first(&rule.watch), stating),
            ("published", first(&rule.published), stating),
        ];
        for (name, place, kinds) in tables {
            if let Some(place) = place
                && !kinds.contains(&kind)
            {
                self.problem(
                    place,
                    format!("`{name}` means nothing in a rule of kind `{kind}`"),
                    None,
                );
            }
        }
        if let Some(missing) = missing(rule) {
            self.problem(
                &rule.kind.span,
                format!("a rule of kind `{kind}` needs {missing}"),
                None,
            );
        }
        let tested = matches!(kind, Kind::Text | Kind::Profile);
        if !rule.when.is_empty() && kind != Kind::Check {
            self.problem(
                &rule.kind.span,
                format!("`when` means nothing in a rule of kind `{kind}`"),
                None,
            );
        }
        if tested && rule.hit.is_empty() {
            self.problem(
                &rule.kind.span,
                "no `[[hit]]`: a rule without an example that breaks it is not tested",
                "add a text that must be marked",
            );
        }
        if tested && rule.miss.is_empty() {
            self.problem(
                &rule.kind.span,
                "no `[[miss]]`: a rule without a lawful example is not tested",
                "add a text that must be left alone, and why",
            );
        }
    }

    /// Whether the rule holds more than anyone would write: then nothing else of it is looked at.
    pub(super) fn overfull(&mut self, rule: &RuleFile) -> bool {
        let counts = [
            ("parallel", rule.parallel.len()),
            ("match", rule.matches.len()),
            ("exceptions", rule.exceptions.len()),
            ("reading", rule.reading.len()),
            ("step", rule.step.len()),
            ("hit", rule.hit.len()),
            ("miss", rule.miss.len()),
            ("effects", rule.effects.len()),
            ("with", rule.with.len()),
            ("contact", rule.contact.len()),
            ("topic", rule.topic.len()),
            ("account", rule.account.len()),
            ("authorised", rule.authorised.len()),
            ("name", rule.name.len()),
            ("stakeholder", rule.stakeholder.len()),
            ("style", rule.style.len()),
            ("case", rule.case.len()),
            (
                "keywords",
                rule.topic
                    .iter()
                    .map(|topic| topic.keywords.len())
                    .max()
                    .unwrap_or(0),
            ),
            (
                "rules",
                rule.step
                    .iter()
                    .map(|step| step.rules.len())
                    .max()
                    .unwrap_or(0),
            ),
        ];
        let over = counts.into_iter().find(|(_, count)| *count > MANY);
        if let Some((name, count)) = over {
            self.problem(
                &rule.id.span,
                format!("too many of `{name}`: {count}, at most {MANY}"),
                None,
            );
        }
        over.is_some()
    }
}

/// What a rule of its kind cannot do without.
fn missing(rule: &RuleFile) -> Option<&'static str> {
    let facts = rule.hours.is_some()
        || rule.licence.is_some()
        || !(rule.contact.is_empty()
            && rule.topic.is_empty()
            && rule.account.is_empty()
            && rule.authorised.is_empty()
            && rule.name.is_empty()
            && rule.stakeholder.is_empty()
            && rule.style.is_empty()
            && rule.watch.is_empty()
            && rule.published.is_empty());
    match rule.kind.value {
        Kind::Text | Kind::Profile | Kind::Image if rule.matches.is_empty() => {
            Some("a `[[match]]`: the category that breaks it")
        }
        Kind::Page if rule.matches.is_empty() && rule.account.is_empty() => {
            Some("a `[[match]]` or an `[[account]]`")
        }
        Kind::Ladder if rule.step.is_empty() => Some("a `[[step]]`: what follows"),
        Kind::Scope if rule.effects.is_empty() => Some("`effects`: what it does"),
        Kind::Guide if rule.advice.is_none() => Some("`[advice]`: what the reader is told"),
        Kind::Check if rule.question.is_none() => {
            Some("`[question]`: what to ask before publishing")
        }
        Kind::Context if !facts => Some(
            "a fact: `[hours]`, `[[contact]]`, `[[topic]]`, `[licence]`, `[[account]]`, `[[name]]`…",
        ),
        _ => None,
    }
}
