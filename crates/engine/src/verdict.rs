//! What the engine answers: findings, and the steps that the policy offers.

use serde::{Deserialize, Serialize};
use vaglio_policy::{Band, Consequence, Interpretation, Severity};
use vaglio_signals::taxonomy::{Attribute, Category, Entity, Whose};

/// The judgement of one submission. Empty when nothing breaks the policy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Verdict {
    /// What was found, in order of place; findings on the whole text last.
    pub findings: Vec<Finding>,
    /// What the policy lets a moderator do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub consequence: Option<Consequence>,
}

/// One thing found: a proposal to a person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "ts", ts(optional_fields))]
pub struct Finding {
    /// The rule of the pack; absent when the pack has no clause for the category.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// Its citation, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<String>,
    /// The rule was added by the institution to the pack: it stands in no document.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "ts", ts(as = "Option<bool>"))]
    pub own: bool,
    /// What the text does.
    pub category: Category,
    /// The protected trait.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attribute: Option<Attribute>,
    /// The kind of data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<Entity>,
    /// Whose data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whose: Option<Whose>,
    /// Where; absent for the whole text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Place>,
    /// How much it weighs.
    pub severity: Severity,
    /// How sure, 0 to 1.
    pub confidence: f32,
    /// Sure, or to be reviewed.
    pub band: Band,
    /// What it is, in one line.
    pub message: String,
    /// What moved the decision, in words.
    pub why: String,
    /// The reason of the rule, in plain language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Other rules of the pack that it breaks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "ts", ts(as = "Option<Vec<Citation>>"))]
    pub also: Vec<Citation>,
    /// How the rule is read, where its document says more than one thing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading: Option<Interpretation>,
    /// What to do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advice: Option<String>,
    /// An answer that a moderator may copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply: Option<String>,
}

/// A stretch of the original text, in UTF-16 code units, half-open, on character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Place {
    /// First code unit.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

/// A rule and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Citation {
    /// Identifier.
    pub rule: String,
    /// Citation in words.
    pub clause: String,
    /// How the rule is read, where its document says more than one thing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub reading: Option<Interpretation>,
    /// Added by the institution to the pack: it stands in no document.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "ts", ts(as = "Option<bool>", optional))]
    pub own: bool,
}
