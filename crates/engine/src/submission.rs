//! What is judged: a corpus line without its labels, plus what only the browser knows.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use vaglio_policy::{Acting, Attachment, Audience, Network, Surface};

/// A text as somebody wrote it, with what is known of where it stands. Only `text` is required.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "ts", ts(optional_fields))]
pub struct Submission {
    /// The text itself.
    pub text: String,
    /// Who wrote it: decides which rules apply. External users if left out.
    #[serde(default, deserialize_with = "or_default")]
    #[cfg_attr(feature = "ts", ts(as = "Option<Audience>"))]
    pub audience: Audience,
    /// On which network.
    #[serde(default)]
    pub network: Option<Network>,
    /// Under which institution's policy.
    #[serde(default)]
    pub pack: Option<String>,
    /// Where in the page. A comment if left out.
    #[serde(default, deserialize_with = "or_default")]
    #[cfg_attr(feature = "ts", ts(as = "Option<Surface>"))]
    pub surface: Surface,
    /// The text of the post that it answers.
    #[serde(default)]
    pub parent: Option<String>,
    /// ISO date of writing.
    #[serde(default)]
    pub date: Option<String>,
    /// Opaque identifier or handle of the author.
    #[serde(default)]
    pub author: Option<String>,
    /// As whom it is written.
    #[serde(default)]
    pub acting: Option<Acting>,
    /// A native share of somebody's content; the text is what the sharer adds.
    #[serde(default, deserialize_with = "or_default")]
    #[cfg_attr(feature = "ts", ts(as = "Option<bool>"))]
    pub native_share: bool,
    /// What is attached.
    #[serde(default, deserialize_with = "or_default")]
    #[cfg_attr(feature = "ts", ts(as = "Option<Vec<Attachment>>"))]
    pub attachments: Vec<Attachment>,
    /// What the institution has published, beyond what its pack holds.
    #[serde(default, deserialize_with = "or_default")]
    #[cfg_attr(feature = "ts", ts(as = "Option<Vec<String>>"))]
    pub published: Vec<String>,
    /// The author's cases so far, by category.
    #[serde(default, deserialize_with = "or_default")]
    #[cfg_attr(feature = "ts", ts(as = "Option<BTreeMap<String, u32>>"))]
    pub history: BTreeMap<String, u32>,
    /// The page holds only the beginning of the text.
    #[serde(default, deserialize_with = "or_default")]
    #[cfg_attr(feature = "ts", ts(as = "Option<bool>"))]
    pub incomplete: bool,
}

/// Scripts and corpora write `null` for what they do not know.
fn or_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: serde::Deserializer<'de>,
    T: Default + Deserialize<'de>,
{
    Ok(Option::<T>::deserialize(deserializer)?.unwrap_or_default())
}
