//! An institution's official account on one network, and the reading of one from what a person pastes.
//!
//! Identifiers are those that the networks put in an address: a display name identifies nobody.

use std::fmt;

/// The social networks on which an institution may have an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Network {
    /// facebook.com
    Facebook,
    /// linkedin.com
    Linkedin,
    /// x.com, once twitter.com
    X,
    /// youtube.com
    Youtube,
    /// instagram.com
    Instagram,
}

impl Network {
    /// All of them, in the order in which the pages list them.
    pub const ALL: [Network; 5] = [
        Network::Facebook,
        Network::Linkedin,
        Network::X,
        Network::Youtube,
        Network::Instagram,
    ];

    /// The name used in settings and messages.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Network::Facebook => "facebook",
            Network::Linkedin => "linkedin",
            Network::X => "x",
            Network::Youtube => "youtube",
            Network::Instagram => "instagram",
        }
    }

    /// The network with that key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Network> {
        Network::ALL.into_iter().find(|n| n.key() == key)
    }

    /// The name as people write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Network::Facebook => "Facebook",
            Network::Linkedin => "LinkedIn",
            Network::X => "X",
            Network::Youtube => "YouTube",
            Network::Instagram => "Instagram",
        }
    }

    /// The network that answers at a host name, country and mobile sub-domains included.
    fn at(host: &str) -> Option<Network> {
        const HOSTS: [(&str, Network); 7] = [
            ("facebook.com", Network::Facebook),
            ("fb.com", Network::Facebook),
            ("linkedin.com", Network::Linkedin),
            ("x.com", Network::X),
            ("twitter.com", Network::X),
            ("youtube.com", Network::Youtube),
            ("instagram.com", Network::Instagram),
        ];
        HOSTS.into_iter().find_map(|(domain, network)| {
            let rest = host.strip_suffix(domain)?;
            (rest.is_empty() || rest.ends_with('.')).then_some(network)
        })
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// One official account, as the settings keep it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize)]
pub struct Account {
    /// Where it is.
    pub network: Network,
    /// Vanity name, slug, handle or numeric id. Compared without regard to case.
    pub id: String,
    /// Where the institution says that the account is its own: an address or a document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The day on which that was checked, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
}

impl Account {
    /// Whether both name the same account.
    #[must_use]
    pub fn same_as(&self, other: &Account) -> bool {
        self.network == other.network && self.id.to_lowercase() == other.id.to_lowercase()
    }
}

/// Why a text names no account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAnAccount {
    /// Nothing was written.
    Empty,
    /// An address outside the five networks.
    OtherSite,
    /// A group, a conversation, a search: an address of the network that is nobody's page.
    NotAPage,
    /// A person's profile, which an institution cannot have.
    Person,
    /// A single video, photograph or post that does not name its author in the address.
    SinglePost,
    /// An old form of address that does not hold the identifier.
    OldAddress,
    /// Characters that an identifier of that network cannot have.
    Malformed,
}

impl NotAnAccount {
    /// The key of the sentence that says it.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            NotAnAccount::Empty => "options_account_empty",
            NotAnAccount::OtherSite => "options_account_other_site",
            NotAnAccount::NotAPage => "options_account_not_a_page",
            NotAnAccount::Person => "options_account_person",
            NotAnAccount::SinglePost => "options_account_single_post",
            NotAnAccount::OldAddress => "options_account_old_address",
            NotAnAccount::Malformed => "options_account_malformed",
        }
    }
}

/// Reads an account from an address or an identifier, as pasted. An address says its network; a bare identifier is
/// of the one chosen.
///
/// # Errors
/// Says why the text names no account.
pub fn identify(chosen: Network, pasted: &str) -> Result<(Network, String), NotAnAccount> {
    let pasted = pasted.trim();
    if pasted.is_empty() {
        return Err(NotAnAccount::Empty);
    }
    let (network, id) = match Address::parse(pasted) {
        None => (chosen, pasted.to_owned()),
        Some(address) => {
            let network = Network::at(&address.host).ok_or(NotAnAccount::OtherSite)?;
            let id = match network {
                Network::Facebook => facebook(&address)?,
                Network::Linkedin => linkedin(&address)?,
                Network::X => x(&address)?,
                Network::Youtube => youtube(&address)?,
                Network::Instagram => instagram(&address)?,
            };
            (network, id)
        }
    };
    let id = match network {
        Network::X | Network::Instagram => id.trim_start_matches('@').to_owned(),
        Network::Youtube if !id.starts_with('@') && !is_channel_id(&id) => format!("@{id}"),
        _ => id,
    };
    if well_formed(network, &id) {
        Ok((network, id))
    } else {
        Err(NotAnAccount::Malformed)
    }
}

/// Whether a network could give this identifier.
#[must_use]
pub fn well_formed(network: Network, id: &str) -> bool {
    let only = |id: &str, max: usize, marks: &str| {
        (1..=max).contains(&id.len())
            && id
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || marks.contains(c))
    };
    match network {
        Network::Facebook => only(id, 80, ".-"),
        // Slugs keep accented letters: /company/università-di-pisa/
        Network::Linkedin => {
            (1..=100).contains(&id.chars().count())
                && id
                    .chars()
                    .all(|c| c.is_alphanumeric() || "-_.&'’".contains(c))
        }
        Network::X => only(id, 15, "_"),
        Network::Youtube => match id.strip_prefix('@') {
            Some(handle) => {
                (3..=30).contains(&handle.chars().count())
                    && handle
                        .chars()
                        .all(|c| c.is_alphanumeric() || "._-·".contains(c))
            }
            None => is_channel_id(id),
        },
        Network::Instagram => only(id, 30, "._"),
    }
}

fn is_channel_id(id: &str) -> bool {
    id.len() == 24
        && id.starts_with("UC")
        && id
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "_-".contains(c))
}

/// The parts of a pasted address that name an account.
struct Address {
    host: String,
    path: Vec<String>,
    query: Vec<(String, String)>,
}

impl Address {
    /// `None` when the text has not the form of an address: then it is an identifier.
    fn parse(text: &str) -> Option<Address> {
        let lower = text.to_ascii_lowercase();
        let rest = if lower.starts_with("https://") {
            &text[8..]
        } else if lower.starts_with("http://") {
            &text[7..]
        } else {
            text
        };
        let had_scheme = rest.len() != text.len();
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, tail) = rest.split_at(end);
        let host = authority
            .rsplit('@')
            .next()
            .unwrap_or(authority)
            .split(':')
            .next()
            .unwrap_or(authority)
            .trim_end_matches('.')
            .to_ascii_lowercase();
        // `camera.maremma` is a vanity name; `facebook.com/camera.maremma` an address without scheme.
        if !had_scheme && Network::at(&host).is_none() && !tail.starts_with('/') {
            return None;
        }
        let tail = tail.split('#').next().unwrap_or("");
        let (path, query) = tail.split_once('?').unwrap_or((tail, ""));
        Some(Address {
            host,
            path: path
                .split('/')
                .filter(|s| !s.is_empty())
                .map(percent_decoded)
                .collect(),
            query: query
                .split('&')
                .filter_map(|pair| pair.split_once('='))
                .map(|(k, v)| (k.to_owned(), percent_decoded(v)))
                .collect(),
        })
    }

    fn segment(&self, at: usize) -> Option<&str> {
        self.path.get(at).map(String::as_str)
    }

    fn first(&self) -> Result<String, NotAnAccount> {
        self.segment(0)
            .map(str::to_ascii_lowercase)
            .ok_or(NotAnAccount::NotAPage)
    }

    fn parameter(&self, name: &str) -> Option<String> {
        self.query
            .iter()
            .find(|(k, _)| k == name)
            .map(|(_, v)| v.clone())
    }
}

fn percent_decoded(text: &str) -> String {
    let hex = |b: u8| {
        char::from(b)
            .to_digit(16)
            .and_then(|d| u8::try_from(d).ok())
    };
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let pair = (bytes[at] == b'%')
            .then(|| Some((hex(*bytes.get(at + 1)?)?, hex(*bytes.get(at + 2)?)?)))
            .flatten();
        if let Some((high, low)) = pair {
            out.push(high * 16 + low);
            at += 3;
        } else {
            out.push(bytes[at]);
            at += 1;
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn facebook(address: &Address) -> Result<String, NotAnAccount> {
    let named = |name: &str| address.parameter(name).ok_or(NotAnAccount::SinglePost);
    match address.first()?.as_str() {
        "profile.php" => address.parameter("id").ok_or(NotAnAccount::NotAPage),
        "permalink.php" | "story.php" => named("id"),
        // /p/Camera-di-commercio-61550000000000 and /people/Camera/61550000000000
        "p" | "people" | "pages" => address
            .path
            .iter()
            .rev()
            .find_map(|s| trailing_number(s))
            .ok_or(NotAnAccount::NotAPage),
        "photo.php" | "photo" | "reel" | "watch" | "share" | "story" | "stories" => {
            Err(NotAnAccount::SinglePost)
        }
        "groups" | "messages" | "marketplace" | "events" | "gaming" | "login" | "login.php"
        | "sharer" | "sharer.php" | "hashtag" | "help" | "settings" | "notifications"
        | "friends" | "search" | "business" | "ads" | "policies" | "privacy" | "home.php"
        | "bookmarks" | "saved" | "memories" | "checkpoint" | "dialog" | "plugins" => {
            Err(NotAnAccount::NotAPage)
        }
        _ => Ok(address.path[0].clone()),
    }
}

/// The number that closes a path segment, when it is long enough to be an identifier.
fn trailing_number(segment: &str) -> Option<String> {
    let digits = segment.rsplit('-').next()?;
    (digits.len() >= 6 && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.to_owned())
}

fn linkedin(address: &Address) -> Result<String, NotAnAccount> {
    match address.first()?.as_str() {
        "company" | "showcase" | "school" | "company-beta" => address
            .segment(1)
            .map(str::to_owned)
            .ok_or(NotAnAccount::NotAPage),
        "in" | "pub" => Err(NotAnAccount::Person),
        "feed" | "posts" | "pulse" => Err(NotAnAccount::SinglePost),
        _ => Err(NotAnAccount::NotAPage),
    }
}

fn x(address: &Address) -> Result<String, NotAnAccount> {
    match address.first()?.as_str() {
        "home" | "explore" | "i" | "messages" | "search" | "settings" | "notifications"
        | "hashtag" | "intent" | "share" | "compose" | "login" | "tos" | "privacy" => {
            Err(NotAnAccount::NotAPage)
        }
        _ => Ok(address.path[0].clone()),
    }
}

fn youtube(address: &Address) -> Result<String, NotAnAccount> {
    match address.first()?.as_str() {
        "channel" => address
            .segment(1)
            .map(str::to_owned)
            .ok_or(NotAnAccount::NotAPage),
        "c" | "user" => Err(NotAnAccount::OldAddress),
        "watch" | "shorts" | "live" | "embed" | "playlist" | "post" | "clip" => {
            Err(NotAnAccount::SinglePost)
        }
        first if first.starts_with('@') => Ok(address.path[0].clone()),
        _ => Err(NotAnAccount::NotAPage),
    }
}

fn instagram(address: &Address) -> Result<String, NotAnAccount> {
    match address.first()?.as_str() {
        // /<name>/p/CODE/ names its author, /p/CODE/ does not.
        "p" | "reel" | "reels" | "tv" => Err(NotAnAccount::SinglePost),
        "stories" => match address.segment(1) {
            Some(name) if name != "highlights" => Ok(name.to_owned()),
            _ => Err(NotAnAccount::SinglePost),
        },
        "explore" | "direct" | "accounts" | "about" | "legal" | "developer" => {
            Err(NotAnAccount::NotAPage)
        }
        _ => Ok(address.path[0].clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::Network::{Facebook, Instagram, Linkedin, X, Youtube};
    use super::{NotAnAccount as No, identify};

    #[test]
    fn addresses_and_identifiers_give_the_identifier() {
        for (network, pasted, id) in [
            (Facebook, "camera.maremma.demo", "camera.maremma.demo"),
            (Facebook, "100052680951218", "100052680951218"),
            (
                Facebook,
                "https://www.facebook.com/camera.maremma.demo",
                "camera.maremma.demo",
            ),
            (
                Facebook,
                "  facebook.com/camera.maremma.demo/posts/123?__cft__[0]=AZ#x ",
                "camera.maremma.demo",
            ),
            (
                Facebook,
                "https://it-it.facebook.com/Camera.Maremma/",
                "Camera.Maremma",
            ),
            (
                Facebook,
                "https://m.facebook.com/profile.php?id=100052680951218&ref=1",
                "100052680951218",
            ),
            (
                Facebook,
                "https://www.facebook.com/p/Camera-di-commercio-61550000000000/",
                "61550000000000",
            ),
            (
                Facebook,
                "https://www.facebook.com/people/Camera/61550000000000/",
                "61550000000000",
            ),
            (
                Facebook,
                "https://www.facebook.com/pages/category/Ente/Camera-1234567890/",
                "1234567890",
            ),
            (
                Facebook,
                "https://www.facebook.com/permalink.php?story_fbid=pfbid0&id=100052680951218",
                "100052680951218",
            ),
            (
                Linkedin,
                "https://www.linkedin.com/company/camera-maremma-demo/posts/?feedView=all",
                "camera-maremma-demo",
            ),
            (
                Linkedin,
                "https://it.linkedin.com/company/123456/admin/dashboard/",
                "123456",
            ),
            (
                Linkedin,
                "linkedin.com/showcase/punto-impresa",
                "punto-impresa",
            ),
            (
                Linkedin,
                "https://www.linkedin.com/school/universit%C3%A0-di-pisa/",
                "università-di-pisa",
            ),
            (X, "@CameraMaremma", "CameraMaremma"),
            (X, "https://x.com/CameraMaremma/status/1", "CameraMaremma"),
            (
                X,
                "https://mobile.twitter.com/CameraMaremma?lang=it",
                "CameraMaremma",
            ),
            (
                Youtube,
                "https://www.youtube.com/@CameraMaremma/videos",
                "@CameraMaremma",
            ),
            (Youtube, "CameraMaremma", "@CameraMaremma"),
            (
                Youtube,
                "https://studio.youtube.com/channel/UCabcdefghijklmnopqrstuv/comments",
                "UCabcdefghijklmnopqrstuv",
            ),
            (
                Instagram,
                "https://www.instagram.com/camera_maremma/?hl=it",
                "camera_maremma",
            ),
            (
                Instagram,
                "https://www.instagram.com/camera_maremma/p/CODE/",
                "camera_maremma",
            ),
            (Instagram, "@camera_maremma", "camera_maremma"),
        ] {
            assert_eq!(
                identify(network, pasted),
                Ok((network, id.to_owned())),
                "{pasted}"
            );
        }
    }

    #[test]
    fn an_address_says_its_network_an_identifier_does_not() {
        let slug = |network| Ok((network, "camera-maremma-demo".to_owned()));
        assert_eq!(
            identify(
                Facebook,
                "https://www.linkedin.com/company/camera-maremma-demo/"
            ),
            slug(Linkedin)
        );
        assert_eq!(identify(Facebook, "camera-maremma-demo"), slug(Facebook));
    }

    #[test]
    fn what_is_no_account_is_refused_with_its_reason() {
        for (network, pasted, why) in [
            (Facebook, "   ", No::Empty),
            (Facebook, "https://example.org/camera", No::OtherSite),
            (Facebook, "https://notfacebook.com/camera", No::OtherSite),
            (
                Facebook,
                "https://facebook.com.example.org/camera",
                No::OtherSite,
            ),
            (
                Facebook,
                "https://www.facebook.com@example.org/camera",
                No::OtherSite,
            ),
            (Facebook, "https://www.facebook.com/", No::NotAPage),
            (
                Facebook,
                "https://www.facebook.com/groups/123",
                No::NotAPage,
            ),
            (
                Facebook,
                "https://www.facebook.com/messages/t/1",
                No::NotAPage,
            ),
            (
                Facebook,
                "https://www.facebook.com/reel/123",
                No::SinglePost,
            ),
            (Facebook, "Camera di commercio", No::Malformed),
            (Facebook, "javascript:alert(1)", No::Malformed),
            (
                Linkedin,
                "https://www.linkedin.com/in/mario-rossi/",
                No::Person,
            ),
            (
                Linkedin,
                "https://www.linkedin.com/feed/update/urn:li:activity:1/",
                No::SinglePost,
            ),
            (Linkedin, "https://www.linkedin.com/company/", No::NotAPage),
            (
                Linkedin,
                "https://www.linkedin.com/company/%3Cscript%3E/",
                No::Malformed,
            ),
            (X, "https://x.com/home", No::NotAPage),
            (X, "un_nome_troppo_lungo_per_x", No::Malformed),
            (
                Youtube,
                "https://www.youtube.com/watch?v=abc",
                No::SinglePost,
            ),
            (
                Youtube,
                "https://www.youtube.com/c/CameraMaremma",
                No::OldAddress,
            ),
            (
                Instagram,
                "https://www.instagram.com/p/CODE/",
                No::SinglePost,
            ),
            (
                Instagram,
                "https://www.instagram.com/direct/inbox/",
                No::NotAPage,
            ),
        ] {
            assert_eq!(identify(network, pasted), Err(why), "{network}: {pasted}");
        }
    }

    #[test]
    fn broken_percent_signs_are_kept_as_they_are() {
        assert_eq!(
            identify(Linkedin, "linkedin.com/company/a%zz"),
            Err(No::Malformed)
        );
        assert_eq!(
            identify(Linkedin, "linkedin.com/company/a%"),
            Err(No::Malformed)
        );
    }
}
