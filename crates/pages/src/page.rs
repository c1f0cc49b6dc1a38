//! What the content script says about the page in a tab.

use serde_json::Value;

use crate::account::Network;

/// What kind of page a tab shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A page of the institution, listed in the settings: its comments are read.
    Official,
    /// A person's profile.
    Personal,
    /// A group or community.
    Group,
    /// Messages and settings: nothing is read there.
    Private,
    /// An address that no adapter knows: treated as private.
    Unknown,
    /// A page of the network that is none of these.
    Other,
}

/// Whether the adapter still fits the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Health {
    /// Posts and comments are where they are expected.
    Ok,
    /// No post found on an official page.
    Empty,
    /// Posts without text or author: the network changed its pages.
    Changed,
}

/// What the content script answers to `state?`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageState {
    /// The network of the page.
    pub network: Network,
    /// What kind of page it is.
    pub kind: Kind,
    /// The official account, on official pages.
    pub account: Option<String>,
    /// How many findings are marked.
    pub findings: u32,
    /// How many texts the network shows only in part.
    pub incomplete: u32,
    /// Whether the adapter still fits.
    pub health: Health,
}

impl PageState {
    /// Reads an answer; anything else than a whole page state is no answer.
    #[must_use]
    pub fn from_value(value: &Value) -> Option<PageState> {
        let text = |key: &str| value.get(key).and_then(Value::as_str);
        let count = |key: &str| {
            value
                .get(key)
                .and_then(Value::as_u64)
                .and_then(|n| u32::try_from(n).ok())
        };
        let account = match value.get("account") {
            None | Some(Value::Null) => None,
            Some(Value::String(id)) if id.chars().count() <= 100 => Some(id.clone()),
            Some(_) => return None,
        };
        Some(PageState {
            network: Network::from_key(text("network")?)?,
            kind: match text("kind")? {
                "official" => Kind::Official,
                "personal" => Kind::Personal,
                "group" => Kind::Group,
                "private" => Kind::Private,
                "unknown" => Kind::Unknown,
                "other" => Kind::Other,
                _ => return None,
            },
            account,
            findings: count("findings")?,
            incomplete: count("incomplete")?,
            health: match text("health")? {
                "ok" => Health::Ok,
                "empty" => Health::Empty,
                "changed" => Health::Changed,
                _ => return None,
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn official() -> Value {
        json!({
            "network": "facebook", "kind": "official", "account": "camera.maremma.demo",
            "findings": 3, "incomplete": 1, "health": "changed", "enabled": true,
        })
    }

    #[test]
    fn a_whole_answer_is_read() {
        assert_eq!(
            PageState::from_value(&official()),
            Some(PageState {
                network: Network::Facebook,
                kind: Kind::Official,
                account: Some("camera.maremma.demo".into()),
                findings: 3,
                incomplete: 1,
                health: Health::Changed,
            })
        );
    }

    #[test]
    fn anything_else_is_no_answer() {
        for (key, value) in [
            ("network", json!("myspace")),
            ("kind", json!("Official")),
            ("account", json!(7)),
            ("findings", json!(-1)),
            ("findings", json!("3")),
            ("incomplete", Value::Null),
            ("health", json!("")),
        ] {
            let mut answer = official();
            answer[key] = value;
            assert_eq!(PageState::from_value(&answer), None, "{key}: {answer}");
        }
        assert_eq!(PageState::from_value(&Value::Null), None);
        assert_eq!(PageState::from_value(&json!("official")), None);
    }
}
