//! From what was recognised to the clauses that it breaks.

use std::cmp::Reverse;

use vaglio_signals::taxonomy::{Category, Circumstance};
use vaglio_signals::{Recognition, Stated};

use crate::names::{Acting, Audience, Effect, Exception, Kind, Network, Severity, Surface};
use crate::pack::{Match, Pack, Rule};

/// Where and by whom a text is written, as far as rules care.
#[derive(Clone, Copy, Debug, Default)]
pub struct Setting<'a> {
    /// Who writes.
    pub audience: Audience,
    /// Where in the page.
    pub surface: Surface,
    /// On which network, if that is known.
    pub network: Option<Network>,
    /// As whom.
    pub acting: Option<Acting>,
    /// The author's handle or identifier.
    pub author: Option<&'a str>,
    /// A native share of somebody's content.
    pub native_share: bool,
    /// What the text tells of its circumstances.
    pub stated: &'a [Stated],
    /// The text itself, for the names in it.
    pub text: &'a str,
}

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
    #[inline(never)]
    pub fn judge<'a>(
        &'a self,
        setting: Setting<'_>,
        recognitions: &'a [Recognition],
    ) -> Vec<Ruled<'a>> {
        // Most texts.
        if recognitions.is_empty() {
            return Vec::new();
        }
        let rules: Vec<(&Rule, Bond<'_>)> = if self.covers(setting.audience, setting.network) {
            self.rules
                .iter()
                .filter_map(|rule| Some((rule, self.bond(rule, setting)?)))
                .collect()
        } else {
            Vec::new()
        };
        let stakeholder = self.speaks_of_stakeholder(setting);
        recognitions
            .iter()
            .map(|recognition| {
                let freed = self.frees(setting, stakeholder, recognition);
                let mut broken: Vec<(&Rule, &Match)> = rules
                    .iter()
                    .filter(|(_, bond)| !freed && bond.concerns(recognition.category))
                    .filter(|(rule, _)| !rule.excuses(setting, stakeholder, recognition))
                    .filter_map(|(rule, _)| Some((*rule, rule.broken_by(recognition)?)))
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

    /// Whether a rule binds whoever writes here, by itself or because a rule of scope says so.
    fn bond(&self, rule: &Rule, setting: Setting<'_>) -> Option<Bond<'_>> {
        if !rule.holds_at(setting.surface, setting.network) {
            return None;
        }
        let own = rule.audience == setting.audience
            || rule.kind == Kind::Profile && setting.audience == Audience::Profile
            || rule.kind == Kind::Page && setting.audience == Audience::Page;
        if own {
            return Some(Bond(&[]));
        }
        let extended = match (rule.audience, setting.audience) {
            (Audience::Ext, Audience::Emp) => Effect::ExternalRulesBindStaff,
            (Audience::Emp, Audience::Team) => Effect::StaffRulesBindTheTeam,
            _ => return None,
        };
        Some(Bond(&self.effect(extended)?.with))
    }

    /// Whether a rule of scope leaves this free.
    fn frees(&self, setting: Setting<'_>, stakeholder: bool, recognition: &Recognition) -> bool {
        let category = recognition.category;
        let frees = |effect: Effect, categories: &[Category]| {
            self.effect(effect).is_some_and(|rule| {
                let chosen = if rule.with.is_empty() {
                    categories
                } else {
                    &rule.with
                };
                chosen.contains(&category)
            })
        };
        let staff = matches!(setting.audience, Audience::Emp | Audience::Profile);
        let own_voice = setting.acting == Some(Acting::Institution)
            || setting
                .author
                .is_some_and(|author| self.accounts().any(|account| account.is(author)));
        let heritage = || setting.states(Circumstance::Heritage, recognition);
        setting.native_share && staff && frees(Effect::OfficialSharesAreFree, SHARED)
            || own_voice && frees(Effect::OwnCampaignsAreFree, PROMOTED)
            || stakeholder && frees(Effect::ApprovedStakeholdersAreFree, RELAYED)
            || frees(Effect::HeritageIsFree, NEWS) && heritage()
    }

    fn speaks_of_stakeholder(&self, setting: Setting<'_>) -> bool {
        let by = |id: &str| {
            setting
                .author
                .is_some_and(|author| same_account(id, author))
                || setting.text.split_whitespace().any(|word| {
                    word.strip_prefix('@').is_some_and(|word| {
                        same_account(id, word.trim_end_matches(|c: char| !c.is_alphanumeric()))
                    })
                })
        };
        self.stakeholders().any(|stakeholder| {
            stakeholder.accounts.iter().any(|handle| by(&handle.id))
                || setting.text.contains(&stakeholder.name)
        })
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

/// What the native share of an official post reveals is public already.
const SHARED: &[Category] = &[
    Category::ThirdPartyInfo,
    Category::UnpublishedWork,
    Category::PendingDecision,
    Category::SpecificCase,
    Category::AnnouncementAhead,
    Category::ReworkedOfficial,
    Category::SpeaksForBody,
    Category::PremisesMedia,
    Category::LogoUse,
    Category::UnverifiedSource,
    Category::Advertising,
    Category::MissingSource,
];
/// What an institution's own campaign does.
const PROMOTED: &[Category] = &[Category::Advertising, Category::Spam];
/// What relaying an approved stakeholder does.
const RELAYED: &[Category] = &[Category::SharesPersonalAccount, Category::MissingSource];
/// The checks on news.
const NEWS: &[Category] = &[Category::StaleNews, Category::NoInstitutionalLink];
/// What no right to criticise covers.
const NEVER_CRITICISM: &[Category] = &[
    Category::Insult,
    Category::Vulgarity,
    Category::Blasphemy,
    Category::Threat,
    Category::Hate,
    Category::Sexual,
    Category::MinorSexual,
    Category::Illegal,
];

/// A rule's hold on whoever writes: for some categories, or for all when there are none.
#[derive(Clone, Copy)]
struct Bond<'a>(&'a [Category]);

impl Bond<'_> {
    fn concerns(self, category: Category) -> bool {
        self.0.is_empty() || self.0.contains(&category)
    }
}

impl Setting<'_> {
    fn states(&self, circumstance: Circumstance, recognition: &Recognition) -> bool {
        self.stated
            .iter()
            .any(|one| one.circumstance == circumstance && one.covers(recognition.span))
    }
}

/// Whether two identifiers are of one account.
pub(crate) fn same_account(one: &str, other: &str) -> bool {
    let bare = |id: &str| id.trim_start_matches('@').to_ascii_lowercase();
    bare(one) == bare(other)
}

impl Rule {
    fn holds_at(&self, surface: Surface, network: Option<Network>) -> bool {
        (self.surfaces.is_empty() || self.surfaces.contains(&surface))
            && (self.networks.is_empty() || network.is_none_or(|n| self.networks.contains(&n)))
            && network.is_none_or(|n| !self.except_networks.contains(&n))
    }

    /// Whether the rule itself leaves this free.
    fn excuses(&self, setting: Setting<'_>, stakeholder: bool, recognition: &Recognition) -> bool {
        self.exceptions.iter().any(|exception| match exception {
            Exception::OfficialShare => setting.native_share,
            Exception::ApprovedStakeholder => stakeholder,
            Exception::Criticism | Exception::Union
                if NEVER_CRITICISM.contains(&recognition.category) =>
            {
                false
            }
            told => Circumstance::from_name(told.name())
                .is_some_and(|circumstance| setting.states(circumstance, recognition)),
        })
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
