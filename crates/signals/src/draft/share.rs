//! The institution's account relaying a private person's content.

use std::ops::Range;

use vaglio_text::{Kind, Marks, Reading};

use super::names::{is_first_name, is_person};
use super::{DraftContext, recognition};
use crate::phrase;
use crate::recognition::Recognition;
use crate::taxonomy::Category;

/// Words that relay what an account wrote; the account follows.
const RELAYS: &[&str] = &[
    "dal profilo di",
    "dal profilo personale di",
    "dalla pagina personale di",
    "dalla bacheca di",
    "dall account di",
    "dall account personale di",
    "dal blog di",
    "dal canale di",
    "dalla pagina di",
    "dalle storie di",
    "dal diario di",
    "sul profilo di",
    "sul suo profilo",
    "repost da",
    "repost di",
    "repost",
    "riposto da",
    "repostiamo",
    "regram",
    "rt",
    "retweet",
    "via",
    "post di",
    "post pubblicato da",
    "reel di",
    "storia di",
    "tweet di",
    "video pubblicato da",
    "video postato da",
    "condividiamo il post di",
    "ricondividiamo il post di",
    "ricondividiamo",
    "rilanciamo il post di",
    "condividiamo le parole di",
    "condividiamo da",
    "ricondiviso da",
    "condiviso da",
    "preso dal profilo di",
    "dal profilo facebook di",
    "dal profilo instagram di",
    "dal profilo linkedin di",
    "come scrive",
    "scrive sul suo profilo",
    "da",
    "crediti",
    "rilanciamo",
    "condividiamo",
    "ripubblichiamo il post di",
    "ripubblichiamo",
];
/// The same words, where a person's name without a handle follows: only these are plain enough.
const PLAIN: &[&str] = &[
    "dal profilo di",
    "dal profilo personale di",
    "dalla pagina personale di",
    "dalla bacheca di",
    "dall account di",
    "dall account personale di",
    "dal blog di",
    "dalle storie di",
    "sul profilo di",
    "repost da",
    "repost di",
    "condividiamo il post di",
    "ricondividiamo il post di",
    "rilanciamo il post di",
    "dal profilo facebook di",
    "dal profilo instagram di",
    "dal profilo linkedin di",
    "preso dal profilo di",
    "post pubblicato da",
    "ripubblichiamo il post di",
    "post di",
    "tweet di",
];
/// Who speaks for a body, even from an account of their own, is relayed in that office.
const OFFICES: &[&str] = &[
    "sindaco",
    "sindaca",
    "presidente",
    "assessore",
    "assessora",
    "ministro",
    "ministra",
    "segretario",
    "direttore",
    "direttrice",
    "questore",
    "prefetto",
    "vescovo",
    "rettore",
    "rettrice",
    "commissario",
];

/// Adds `shares_personal_account` for content relayed from a private person's account, told in the
/// text or shared natively. Mentions, thanks, photo credits, bodies and office-holders are not that.
pub fn shares_personal_account(
    reading: &Reading<'_>,
    context: &DraftContext<'_>,
    out: &mut Vec<Recognition>,
) {
    let known = |account: &str| {
        let account = account.trim().trim_start_matches('@').to_lowercase();
        context
            .known_accounts
            .iter()
            .any(|known| known.trim().trim_start_matches('@').to_lowercase() == account)
    };
    if context.native_share
        && context
            .shared_author
            .is_some_and(|author| is_person(author) && !known(author))
    {
        out.push(recognition(
            Category::SharesPersonalAccount,
            None,
            0.85,
            "draft.shares_personal_account.native",
        ));
        return;
    }
    let found = (0..reading.tokens().len()).find_map(|token| {
        handle(reading, token)
            .or_else(|| person(reading, token))
            .filter(|(tokens, account)| !known(account) && !in_office(reading, tokens))
    });
    if let Some((tokens, _)) = found {
        out.push(recognition(
            Category::SharesPersonalAccount,
            Some(reading.tokens_span(tokens)),
            0.8,
            "draft.shares_personal_account.told",
        ));
    }
}

/// `@mario.rossi` after words that relay.
fn handle(reading: &Reading<'_>, token: usize) -> Option<(Range<usize>, String)> {
    let tokens = reading.tokens();
    if tokens[token].kind != Kind::Mention {
        return None;
    }
    // A handle goes on after stops and low lines, and is several tokens then.
    let mut end = token + 1;
    while end < tokens.len()
        && tokens[end].kind != Kind::Mention
        && matches!(phrase::gap(reading, end - 1), "." | "_" | "-" | "__")
    {
        end += 1;
    }
    let account = &reading.folded()[tokens[token].range().start..tokens[end - 1].range().end];
    let relayed = is_person(account) && ends_with(reading, token, RELAYS);
    relayed.then(|| (token..end, account.to_owned()))
}

/// "dal profilo di Mario Rossi".
fn person(reading: &Reading<'_>, token: usize) -> Option<(Range<usize>, String)> {
    let tokens = reading.tokens();
    let capital = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|token| token.kind == Kind::Word && token.marks.has(Marks::CAPITALISED))
    };
    let named = capital(token)
        && capital(token + 1)
        && is_first_name(reading.token_text(token))
        && phrase::gap(reading, token) == " ";
    if !named || !ends_with(reading, token, PLAIN) {
        return None;
    }
    let account = &reading.folded()[tokens[token].range().start..tokens[token + 1].range().end];
    is_person(account).then(|| (token..token + 2, account.to_owned()))
}

/// Whether one of the phrases ends right before this token.
fn ends_with(reading: &Reading<'_>, token: usize, phrases: &[&str]) -> bool {
    (token.saturating_sub(5)..token).any(|from| {
        phrases.iter().any(|words| {
            // One letter of "RT @mario:" or a colon may stand between.
            phrase::at(reading, from, words).is_some_and(|found| {
                found.end == token
                    && !phrase::gap(reading, token - 1).contains(['\n', '!', '?', ';'])
            })
        })
    })
}

fn in_office(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let from = tokens.start.saturating_sub(4);
    let to = (tokens.end + 3).min(reading.tokens().len());
    (from..to).any(|token| OFFICES.contains(&reading.token_text(token)))
}
