//! What is judged: a corpus line without its labels, plus what only the browser knows.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use vaglio_policy::{Audience, Network, Surface};

/// A text as somebody wrote it, with what is known of where it stands.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Submission {
    /// Given back with the findings.
    pub id: Option<serde_json::Value>,
    /// Who wrote it: decides which rules apply.
    pub audience: Audience,
    /// On which network.
    pub network: Option<Network>,
    /// Under which institution's policy; the engine's own choice when absent.
    pub pack: Option<String>,
    /// Where in the page.
    pub surface: Surface,
    /// The text of the post that it answers.
    pub parent: Option<String>,
    /// The text itself.
    pub text: String,
    /// ISO date of writing.
    pub date: Option<String>,
    /// Opaque identifier or handle of the author.
    pub author: Option<String>,
    /// Cases so far, a category.
    pub history: BTreeMap<String, u32>,
    /// The page holds only the beginning of the text.
    pub incomplete: bool,
}
