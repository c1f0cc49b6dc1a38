//! What a moderator may do, from the findings and the author's history.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::judge::Ruled;
use crate::names::{Action, Audience, Kind, Language};
use crate::pack::{Pack, Reading, Rule, StepRule};

/// The steps that the policy offers, mildest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Consequence {
    /// At least one.
    pub steps: Vec<Step>,
}

/// One step, for a person to take.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Step {
    /// What to do.
    pub action: Action,
    /// The document obliges; otherwise it leaves the choice.
    pub duty: bool,
    /// The rule that says so.
    pub rule: String,
    /// Its citation.
    pub clause: String,
    /// What it means here, in words.
    pub text: String,
    /// Whom to write to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub contact: Option<String>,
    /// How that rule is read, where its document says more than one thing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub reading: Option<Interpretation>,
}

/// A document that disagrees with itself: what is taken to hold, and what is not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Interpretation {
    /// What is taken to hold.
    pub applied: Version,
    /// What the document says elsewhere.
    pub others: Vec<Version>,
}

/// One of the things that a document says of the same matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Version {
    /// Identifier of the reading.
    pub id: String,
    /// Its citation, in words.
    pub clause: String,
    /// What it says.
    pub text: String,
}

impl Rule {
    /// How the rule is read; `None` where its document says one thing only.
    pub fn interpretation(&self, language: Language) -> Option<Interpretation> {
        let version = |reading: &Reading| Version {
            id: reading.id.clone(),
            clause: reading.clause.in_language(language).to_owned(),
            text: reading.text.in_language(language).to_owned(),
        };
        let applied = self.readings.iter().find(|reading| reading.applied)?;
        let others = self.readings.iter().filter(|reading| !reading.applied);
        Some(Interpretation {
            applied: version(applied),
            others: others.map(version).collect(),
        })
    }
}

impl Pack {
    /// The steps that follow from the findings of one text. `history` counts the author's earlier
    /// cases by category name; this text is one more. `None` when nothing follows.
    ///
    /// A ladder of the team says what those who run the channels do about users' texts of the categories
    /// that its steps name, whether or not these break a rule: a request is answered, not punished.
    ///
    /// An action is proposed once, on the strength of the clause that says most about it: an
    /// obligation before a choice, the finding's own rule before the general ladder,
    /// the rule of greater priority first.
    #[inline(never)]
    pub fn consequence(
        &self,
        audience: Audience,
        findings: &[Ruled<'_>],
        history: &BTreeMap<String, u32>,
        language: Language,
    ) -> Option<Consequence> {
        // Most texts.
        if findings.is_empty() {
            return None;
        }
        let mut steps: Vec<(&Rule, &StepRule, bool)> = Vec::new();
        for finding in findings {
            let broken = || finding.rule.into_iter().chain(finding.also.iter().copied());
            let category = finding.recognition.category;
            let due = |rule: &Rule, step: &StepRule| {
                rule.in_force(step.reading.as_ref())
                    && (step.categories.is_empty() || step.categories.contains(&category))
                    && (step.rules.is_empty() || broken().any(|r| step.rules.contains(&r.id)))
                    && step.severity.is_none_or(|least| finding.severity >= least)
                    && cases(rule, step, history) >= step.cases
            };
            let ladders = self.rules.iter().filter(|rule| rule.kind == Kind::Ladder);
            let follows = |rule: &Rule, step: &StepRule| match rule.audience {
                Audience::Team if audience == Audience::Ext => !step.categories.is_empty(),
                whose => finding.rule.is_some_and(|cited| cited.audience == whose),
            };
            for rule in broken() {
                for step in rule.steps.iter().filter(|step| due(rule, step)) {
                    steps.push((
                        rule,
                        step,
                        finding.rule.is_some_and(|cited| cited.id == rule.id),
                    ));
                }
            }
            for rule in ladders {
                let due = |step: &&StepRule| due(rule, step) && follows(rule, step);
                for step in rule.steps.iter().filter(due) {
                    steps.push((rule, step, false));
                }
            }
        }
        steps.sort_by_key(|(rule, step, own)| {
            (
                step.action,
                !step.duty,
                !own,
                rule.kind == Kind::Ladder,
                Reverse(rule.priority),
            )
        });
        steps.dedup_by_key(|(_, step, _)| step.action);
        // Blocking at once says more than blocking.
        if steps
            .iter()
            .any(|(_, step, _)| step.action == Action::BlockNow)
        {
            steps.retain(|(_, step, _)| step.action != Action::Block);
        }
        let steps: Vec<Step> = steps
            .into_iter()
            .map(|(rule, step, _)| Step {
                action: step.action,
                duty: step.duty,
                rule: rule.id.clone(),
                clause: step.clause.in_language(language).to_owned(),
                text: step.text.in_language(language).to_owned(),
                contact: step.contact.clone(),
                reading: rule.interpretation(language),
            })
            .collect();
        (!steps.is_empty()).then_some(Consequence { steps })
    }
}

/// The author's cases that a step counts, this one included: of the step's categories, else of those
/// that its rule finds, else of any.
fn cases(rule: &Rule, step: &StepRule, history: &BTreeMap<String, u32>) -> u32 {
    let counted = |name: &str| {
        if !step.categories.is_empty() {
            step.categories
                .iter()
                .any(|category| category.name() == name)
        } else {
            rule.matches.is_empty()
                || rule
                    .matches
                    .iter()
                    .any(|entry| entry.category.name() == name)
        }
    };
    history
        .iter()
        .filter(|(name, _)| counted(name))
        .fold(1, |sum: u32, (_, &n)| sum.saturating_add(n))
}
