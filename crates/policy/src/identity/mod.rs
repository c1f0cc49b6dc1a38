//! Who the institution is on the networks, and who only looks like it.
//!
//! An [`Identity`] is built once from the names that a pack declares and its list of official
//! accounts. It answers two questions, without a network or a clock: does this page pass for the
//! body ([`Identity::impersonation`]), and what does the bio of somebody who works there lack
//! ([`Identity::profile`]). Both look at one short text and take time linear in it.
//!
//! A name is read as its parts: what sort of body it is (a town, a chamber), of which place, and
//! what else is written there. Another place, or any word that is neither, makes another body: that
//! is what keeps a neighbouring chamber, a union, a newspaper or a group of citizens out.

mod account;
mod alike;
mod disclaimer;
mod employer;
mod page;
mod parts;
mod places;
mod profile;
mod segments;
mod words;

pub use page::{Imitation, Impersonation};
pub use profile::ProfileFinding;

use vaglio_text::Reading;

use crate::names::Network;
use account::Handle;
use parts::{Body, Names, is_link};

/// The names of a body and its accounts, as a pack declares them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BodyNames {
    /// Official names: `Comune di Monza`. The first is the one that findings cite.
    pub official: Vec<String>,
    /// Short names that look like handles: `camcom_milomb`.
    pub short: Vec<String>,
    /// Names that it bore once.
    pub former: Vec<String>,
    /// Other ways in which its staff name it: `CCIAA Bologna`.
    pub employer: Vec<String>,
    /// Official accounts: vanity name, slug, handle, numeric id or address of each.
    pub accounts: Vec<(Network, String)>,
}

/// A body, ready to be told from what looks like it.
#[derive(Clone, Debug, Default)]
pub struct Identity {
    /// The first official name, as written in the pack.
    title: String,
    names: Names,
    accounts: Vec<Handle>,
    /// Handle-like names in folded form, separators kept.
    handles: Vec<String>,
}

impl Identity {
    /// Prepares the names. Names without a letter are left out.
    pub fn new(body: &BodyNames) -> Identity {
        let mut names = Names::default();
        for (list, usage) in [
            (&body.official, Usage::Official),
            (&body.former, Usage::Former),
            (&body.short, Usage::Short),
            (&body.employer, Usage::Employer),
        ] {
            for name in list {
                names.add(name, usage);
            }
        }
        names.abbreviate();
        let accounts = body
            .accounts
            .iter()
            .map(|(network, id)| Handle::on(*network, id))
            .collect();
        let handles = body
            .short
            .iter()
            .map(|name| {
                Reading::of(name.trim().trim_start_matches('@'))
                    .folded()
                    .to_owned()
            })
            .filter(|name| name.len() > 3 && !name.contains(char::is_whitespace))
            .collect();
        Identity {
            title: body.official.first().cloned().unwrap_or_default(),
            names,
            accounts,
            handles,
        }
    }

    /// Whether an account is on the official list: by vanity name, slug, handle, numeric id or
    /// address, whatever the case of its letters. Without a network, on any.
    pub fn is_official(&self, id: &str, network: Option<Network>) -> bool {
        let handle = Handle::of(id, network);
        !handle.id.is_empty() && self.accounts.iter().any(|account| account.is(&handle))
    }
}

/// How a name of the body is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Usage {
    Official,
    Short,
    Former,
    Employer,
}

/// A name of the body, in parts.
#[derive(Clone, Debug)]
struct Name {
    /// As the pack writes it.
    pub written: String,
    pub usage: Usage,
    /// `None` when its words do not say what sort of body it is.
    pub body: Option<Body>,
    /// The places, or all its words when there is no sort: bits of [`Names::places`].
    pub places: u64,
    /// Its words in folded form, without articles and prepositions.
    pub words: Vec<String>,
}

/// The words of a text in folded form: runs of letters and digits.
fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// The same without articles and prepositions.
fn content_words(folded: &str) -> Vec<String> {
    words(folded)
        .filter(|word| !is_link(word))
        .map(str::to_owned)
        .collect()
}
