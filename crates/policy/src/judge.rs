//! From what was recognised to the clauses that it breaks.

use std::cmp::Reverse;

use vaglio_signals::Recognition;

use crate::names::{Audience, Effect, Network, Severity, Surface};
use crate::pack::{Match, Pack, Rule};

/// A recognition with the rules of the pack that it breaks.
#[derive(Clone, Debug)]
pub struct Ruled<'a> {
    /// What was recognised.
    pub recognition: &'a Recognition,
    /// The rule to cite; `None` when the pack has no clause for it.
    pub rule: Option<&'a Rule>,
    /// The other rules that it breaks.
    pub also: Vec<&'a Rule>,
    /// As the cited rule weighs it; notice when there is none.
    pub severity: Severity,
}

impl Pack {
    /// Finds, for each recognition and in the same order, the rules that it breaks. Without a
    /// network, rules that are limited to some networks apply too.
    pub fn judge<'a>(
        &'a self,
        audience: Audience,
        surface: Surface,
        network: Option<Network>,
        recognitions: &'a [Recognition],
    ) -> Vec<Ruled<'a>> {
        let rules: Vec<&Rule> = if self.covers(audience, network) {
            self.rules
                .iter()
                .filter(|rule| rule.binds(audience, surface, network))
                .collect()
        } else {
            Vec::new()
        };
        recognitions
            .iter()
            .map(|recognition| {
                let mut broken: Vec<(&Rule, &Match)> = rules
                    .iter()
                    .filter_map(|rule| Some((*rule, rule.broken_by(recognition)?)))
                    .collect();
                // The rules stand in order of id and the sort is stable: ties go to the first id.
                broken.sort_by_key(|(rule, entry)| Reverse((rule.priority, entry.narrowness())));
                let severity = broken.first().map_or(Severity::Notice, |(rule, entry)| {
                    entry.severity.unwrap_or(rule.severity)
                });
                let mut broken = broken.into_iter().map(|(rule, _)| rule);
                Ruled {
                    recognition,
                    rule: broken.next(),
                    also: broken.collect(),
                    severity,
                }
            })
            .collect()
    }

    /// Whether the policy reaches a network at all: one that the documents name, or any when they
    /// say that they also apply elsewhere.
    fn covers(&self, audience: Audience, network: Option<Network>) -> bool {
        let Some(network) = network else { return true };
        let elsewhere = match audience {
            Audience::Ext | Audience::Team | Audience::Page => Effect::AppliesToFutureAccounts,
            Audience::Emp | Audience::Profile => Effect::AppliesOnAnyNetwork,
        };
        self.networks.is_empty()
            || self.networks.contains(&network)
            || self.effect(elsewhere).is_some()
    }
}

impl Rule {
    fn binds(&self, audience: Audience, surface: Surface, network: Option<Network>) -> bool {
        self.audience == audience
            && (self.surfaces.is_empty() || self.surfaces.contains(&surface))
            && (self.networks.is_empty() || network.is_none_or(|n| self.networks.contains(&n)))
    }

    /// The narrowest entry that the recognition matches.
    fn broken_by(&self, recognition: &Recognition) -> Option<&Match> {
        self.matches
            .iter()
            .filter(|entry| self.in_force(entry.reading.as_ref()) && entry.admits(recognition))
            .max_by_key(|entry| entry.narrowness())
    }
}

impl Match {
    fn admits(&self, recognition: &Recognition) -> bool {
        self.category == recognition.category
            && (self.attribute.is_none() || self.attribute == recognition.attribute)
            && (self.entity.is_none() || self.entity == recognition.entity)
            && (self.whose.is_none() || self.whose == recognition.whose)
    }

    fn narrowness(&self) -> usize {
        usize::from(self.attribute.is_some())
            + usize::from(self.entity.is_some())
            + usize::from(self.whose.is_some())
    }
}
