//! Checks for what the institution's own team is about to publish: is there a link to its site, is
//! the news fresh, is the source named, does the form suit the network, do pictures have a text, is
//! it a private person's account that is relayed.
//!
//! Each check is a function of the text and of a [`DraftContext`]; none reads a clock. Whether a check
//! matters, and how much, is a pack's business.

mod alt;
mod link;
mod names;
mod news;
mod share;
mod source;
mod stale;
mod style;

use vaglio_text::{Reading, Span};

use crate::day::Day;
use crate::recognition::{Evidence, Recognition};
use crate::taxonomy::Category;

pub use style::Limits;

/// What is known of a draft beside its text.
#[derive(Clone, Copy, Debug, Default)]
pub struct DraftContext<'a> {
    /// A post of its own, not a comment or a reply.
    pub post: bool,
    /// The network's name (`x`, `facebook`, `linkedin`, `instagram`…).
    pub network: Option<&'a str>,
    /// ISO date of writing.
    pub date: Option<&'a str>,
    /// Domains of the institution and of its projects, subdomains included.
    pub own_domains: &'a [String],
    /// Addresses attached beside the text (link previews).
    pub links: &'a [String],
    /// The text that stands for each image or video, one entry for each; `None` when there is none.
    pub media: &'a [Option<String>],
    /// Another's post is shared with the network's own function.
    pub native_share: bool,
    /// Name or handle of the account whose post is shared.
    pub shared_author: Option<&'a str>,
    /// Accounts that are no private person's, whatever they are called (folded names or handles).
    pub known_accounts: &'a [String],
    /// What the network bears.
    pub limits: Limits,
}

impl DraftContext<'_> {
    fn day(&self) -> Option<Day> {
        self.date.and_then(Day::parse)
    }
}

/// Runs every check and adds what each finds to `out`. Linear.
pub fn find(reading: &Reading<'_>, context: &DraftContext<'_>, out: &mut Vec<Recognition>) {
    no_institutional_link(reading, context, out);
    stale_news(reading, context, out);
    missing_source(reading, context, out);
    style_mismatch(reading, context, out);
    missing_alt_text(reading, context, out);
    shares_personal_account(reading, context, out);
}

pub use alt::missing_alt_text;
pub use link::no_institutional_link;
pub use share::shares_personal_account;
pub use source::missing_source;
pub use stale::stale_news;
pub use style::style_mismatch;

fn recognition(
    category: Category,
    span: Option<Span>,
    confidence: f32,
    pattern: &str,
) -> Recognition {
    Recognition {
        category,
        attribute: None,
        entity: None,
        whose: None,
        span,
        confidence,
        evidence: Evidence::Pattern(pattern.to_owned()),
    }
}
