//! A news post without a link to the institution's or a project's site.

use vaglio_text::Reading;

use super::{DraftContext, news, recognition};
use crate::links::address::{Address, addresses};
use crate::links::hosts;
use crate::phrase;
use crate::recognition::Recognition;
use crate::taxonomy::Category;

/// Where a network shows no links in the text, they stand elsewhere.
const ELSEWHERE: &[&str] = &[
    "link in bio",
    "link nella bio",
    "link in biografia",
    "link nel primo commento",
    "link nei commenti",
    "link al primo commento",
    "link nelle storie",
    "link in descrizione",
    "link nella descrizione",
    "link in evidenza",
    "link nelle stories",
    "primo commento",
    "linkinbio",
    "in bio",
];

/// Adds `no_institutional_link` for a post that announces something and links to no page of the
/// institution. Greetings, thanks, history, replies and native shares are not asked for one. Links of
/// the networks' own and other shorteners may lead there: they count. Without known domains any link
/// counts.
pub fn no_institutional_link(
    reading: &Reading<'_>,
    context: &DraftContext<'_>,
    out: &mut Vec<Recognition>,
) {
    let enough = reading.tokens().len() >= 5;
    if !context.post || context.native_share || !enough || !news::is_news(reading) {
        return;
    }
    let leads = |address: &Address| {
        context.own_domains.is_empty()
            || hosts::is_own(&address.host, context.own_domains)
            || hosts::is_shortener(&address.host)
            || matches!(
                address.host.as_str(),
                "lnkd.in" | "t.co" | "fb.me" | "linktr.ee" | "ow.ly" | "buff.ly"
            )
    };
    let attached = || context.links.iter().flat_map(|link| addresses(link));
    let linked = addresses(reading.original()).iter().any(leads)
        || attached().any(|address| leads(&address))
        || phrase::any(reading, ELSEWHERE);
    if !linked {
        out.push(recognition(
            Category::NoInstitutionalLink,
            None,
            0.75,
            "draft.no_institutional_link",
        ));
    }
}
