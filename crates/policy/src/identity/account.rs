//! Accounts, however they are written: address, handle, slug, vanity name, numeric id.

use crate::names::Network;

/// An account as it is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Handle {
    /// `None` when nothing says which.
    pub network: Option<Network>,
    /// Lower case, without address, sign and, on Facebook, stops, which it ignores.
    pub id: String,
    /// The same with its stops, as people write it.
    pub written: String,
}

impl Handle {
    /// An account of a known network. An address of another network keeps its own.
    pub(super) fn on(network: Network, id: &str) -> Handle {
        Handle::of(id, Some(network))
    }

    /// An account; the network that an address names goes before the one given.
    pub(super) fn of(id: &str, network: Option<Network>) -> Handle {
        let lower = id.trim().to_lowercase();
        let (host, path) = split(&lower);
        let network = host.and_then(network_of).or(network);
        let written = account_in(path).trim_start_matches('@').to_owned();
        let id = match network {
            Some(Network::Facebook) => written.replace('.', ""),
            _ => written.clone(),
        };
        Handle {
            network,
            id,
            written,
        }
    }

    /// Whether two are the same account, as far as it is known.
    pub(super) fn is(&self, other: &Handle) -> bool {
        match (self.network, other.network) {
            (Some(a), Some(b)) => a == b && self.id == other.id,
            _ => self.id == other.id || self.written == other.written,
        }
    }

    /// Whether a person can mention it by name: numbers and channel codes are not names.
    pub(super) fn can_be_mentioned(&self) -> bool {
        let code = self.id.len() == 24 && self.id.starts_with("uc");
        !code && self.id.bytes().any(|b| b.is_ascii_alphabetic())
    }
}

/// The host of an address, without what countries and telephones put before it, and the rest.
fn split(address: &str) -> (Option<&str>, &str) {
    let bare = address
        .strip_prefix("https://")
        .or_else(|| address.strip_prefix("http://"))
        .unwrap_or(address);
    let (host, path) = bare.split_once('/').unwrap_or((bare, ""));
    if host != bare && network_of(host).is_some() {
        (Some(host), path)
    } else {
        (None, bare)
    }
}

fn network_of(host: &str) -> Option<Network> {
    const HOSTS: [(&str, Network); 8] = [
        ("facebook.com", Network::Facebook),
        ("fb.com", Network::Facebook),
        ("fb.me", Network::Facebook),
        ("linkedin.com", Network::Linkedin),
        ("x.com", Network::X),
        ("twitter.com", Network::X),
        ("youtube.com", Network::Youtube),
        ("instagram.com", Network::Instagram),
    ];
    HOSTS.iter().find_map(|(known, network)| {
        let before = host.strip_suffix(known)?;
        (before.is_empty() || before.ends_with('.')).then_some(*network)
    })
}

/// The account that a path leads to.
fn account_in(path: &str) -> &str {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    if path.trim_end_matches('/') == "profile.php" {
        let id = query.split('&').find_map(|pair| pair.strip_prefix("id="));
        return id.unwrap_or("");
    }
    let path = path.split('#').next().unwrap_or("");
    let mut parts = path.split('/').filter(|part| !part.is_empty());
    let first = parts.next().unwrap_or("");
    match first {
        "company" | "showcase" | "school" | "in" | "user" | "c" | "channel" | "groups" => {
            parts.next().unwrap_or("")
        }
        // The number is the account, the name before it is not.
        "pages" | "people" => parts.next_back().map_or("", number_at_end),
        "p" | "pg" => parts.next().map_or("", number_at_end),
        _ => first,
    }
}

/// The number after the last hyphen (`Nome-della-pagina-100064`), or all of it.
fn number_at_end(part: &str) -> &str {
    part.rsplit_once('-')
        .map(|(_, last)| last)
        .filter(|last| last.len() > 4 && last.bytes().all(|b| b.is_ascii_digit()))
        .unwrap_or(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_account_is_written_in_many_ways() {
        let official = Handle::on(Network::Facebook, "comune.monza");
        for id in [
            "ComuneMonza",
            "https://www.facebook.com/Comune.Monza/",
            "m.facebook.com/comunemonza?ref=page",
            "@comunemonza",
        ] {
            assert!(
                official.is(&Handle::of(id, Some(Network::Facebook))),
                "{id}"
            );
        }
        assert!(!official.is(&Handle::of("comunemonza", Some(Network::X))));
        assert!(official.is(&Handle::of("comune.monza", None)));
        let page = Handle::on(Network::Facebook, "100064000000001");
        for id in [
            "profile.php?id=100064000000001",
            "https://it-it.facebook.com/profile.php?id=100064000000001&sk=about",
            "https://www.facebook.com/p/Comune-di-Monza-100064000000001/",
            "https://www.facebook.com/pages/Comune-di-Monza/100064000000001",
        ] {
            assert!(page.is(&Handle::of(id, None)), "{id}");
        }
    }

    #[test]
    fn addresses_tell_their_network() {
        for (address, network, id) in [
            (
                "https://it.linkedin.com/company/camcom-bo/about/",
                Network::Linkedin,
                "camcom-bo",
            ),
            ("linkedin.com/showcase/tavolo", Network::Linkedin, "tavolo"),
            (
                "https://twitter.com/CamCom_X/status/1",
                Network::X,
                "camcom_x",
            ),
            ("https://x.com/camcom_x", Network::X, "camcom_x"),
            ("youtube.com/user/CameraMi", Network::Youtube, "camerami"),
            ("youtube.com/@CameraMi", Network::Youtube, "camerami"),
            (
                "https://www.youtube.com/channel/UCabc",
                Network::Youtube,
                "ucabc",
            ),
            ("instagram.com/tavolo_g/", Network::Instagram, "tavolo_g"),
        ] {
            let handle = Handle::of(address, None);
            assert_eq!(
                (handle.network, handle.id.as_str()),
                (Some(network), id),
                "{address}"
            );
        }
        assert_eq!(Handle::of("notx.com/a", None).network, None);
    }
}
