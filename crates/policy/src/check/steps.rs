//! What follows from findings, and how the document may be read.

use super::Checker;
use crate::at::At;
use crate::format::{RuleFile, StepFile};
use crate::pack::{Bilingual, Reading, StepRule};
use crate::report::clean;

impl Checker<'_> {
    pub(super) fn readings(&mut self, rule: &RuleFile) -> Vec<Reading> {
        let mut readings: Vec<Reading> = Vec::new();
        for reading in &rule.reading {
            self.id(&reading.id);
            self.clause(&reading.clause);
            if readings.iter().any(|r| r.id == reading.id.value) {
                self.problem(&reading.id.span, "this reading is declared twice", None);
            }
            if reading.default && readings.iter().any(|r| r.applied) {
                self.problem(
                    &reading.id.span,
                    "another reading is the default already",
                    "exactly one is",
                );
            }
            let text = self.words(&reading.text);
            readings.push(Reading {
                id: reading.id.value.clone(),
                clause: self.cite(std::iter::once(&reading.clause)),
                text,
                applied: reading.default,
            });
        }
        if let (Some(first), false) = (rule.reading.first(), readings.iter().any(|r| r.applied)) {
            self.problem(
                &first.id.span,
                "no reading is the default",
                "add `default = true` to one",
            );
        }
        readings
    }

    pub(super) fn reading_exists(&mut self, rule: &RuleFile, reading: &At<String>) {
        if !rule.reading.iter().any(|r| r.id.value == reading.value) {
            self.problem(
                &reading.span,
                format!("unknown reading `{}`", clean(reading)),
                "declare it in a `[[reading]]` of this rule",
            );
        }
    }

    pub(super) fn step(
        &mut self,
        rule: &RuleFile,
        step: &At<StepFile>,
        rule_clause: &Bilingual,
    ) -> StepRule {
        let clause = match &step.clause {
            Some(clause) => {
                self.clause(clause);
                self.cite(std::iter::once(clause))
            }
            None => rule_clause.clone(),
        };
        if let Some(cases) = &step.cases
            && cases.value == 0
        {
            self.problem(&cases.span, "cases are counted from 1", None);
        }
        if let Some(reading) = &step.reading {
            self.reading_exists(rule, reading);
        }
        for id in &step.rules {
            self.rule_exists(id);
        }
        let contact = step.contact.as_ref().and_then(|id| {
            let value = self.contacts.get(&id.value).cloned();
            if value.is_none() && self.all_read {
                self.problem(
                    &id.span,
                    format!("unknown contact `{}`", clean(id)),
                    "declare it in a `[[contact]]` of a `context` rule",
                );
            }
            value
        });
        StepRule {
            action: step.action,
            duty: step.duty,
            categories: step.categories.clone(),
            rules: step.rules.iter().map(|id| id.value.clone()).collect(),
            severity: step.severity,
            cases: step.cases.as_ref().map_or(1, |cases| cases.value),
            reading: step.reading.as_ref().map(|id| id.value.clone()),
            contact,
            text: self.citing(&step.text, &clause),
            clause,
        }
    }
}
