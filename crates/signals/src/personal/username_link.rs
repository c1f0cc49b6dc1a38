//! Links and handles that lead to a person: `t.me/…`, `wa.me/39…`, `linkedin.com/in/…`,
//! `facebook.com/mario.rossi.77`, `@handle` after "scrivetemi".
//!
//! Where a page and a person have the same kind of address, a first name in it or the words around
//! decide; groups, events, posts and institutions are nobody's profile.

use std::ops::Range;

use vaglio_text::Kind;

use super::scan::{Scan, has, is_word};
use super::shapes::Sort;
use crate::Evidence;
use crate::bodies::BODIES;
use crate::taxonomy::Entity;

/// Words that lead to someone's account.
const LED: &[&str] = &[
    "profilo",
    "profili",
    "account",
    "contattatemi",
    "contattami",
    "scrivetemi",
    "scrivimi",
    "seguitemi",
    "seguimi",
    "aggiungetemi",
    "aggiungimi",
    "cercatemi",
    "cercami",
    "mi trovate",
    "mi trovi",
    "trovate su",
    "in privato",
    "in dm",
    "in direct",
    "suo instagram",
    "suo facebook",
    "su telegram",
    "su instagram",
    "su whatsapp",
    "mio instagram",
    "mio facebook",
    "nickname",
    "username",
    "contattatelo",
    "contattatela",
];
/// Networks that an account's name may follow.
/// The names of networks that people have accounts on.
pub(super) const NETWORKS: &[&str] = &[
    "instagram",
    "insta",
    "ig",
    "telegram",
    "tiktok",
    "snapchat",
    "skype",
    "discord",
];

/// First parts of a path that are no account.
const NO_ACCOUNT: &[&str] = &[
    "groups",
    "events",
    "watch",
    "photo",
    "photos",
    "photo.php",
    "share",
    "sharer",
    "sharer.php",
    "hashtag",
    "marketplace",
    "pages",
    "reel",
    "reels",
    "posts",
    "story.php",
    "permalink.php",
    "login",
    "help",
    "policies",
    "gaming",
    "p",
    "tv",
    "explore",
    "stories",
    "accounts",
    "i",
    "search",
    "home",
    "intent",
    "settings",
    "company",
    "school",
    "jobs",
    "feed",
    "pulse",
    "posts",
    "learning",
    "showcase",
    "joinchat",
    "s",
    "c",
    "channel",
    "results",
    "playlist",
    "shorts",
    "legal",
    "about",
    "tag",
    "discover",
    "business",
    "media",
];

#[inline(never)]
pub(super) fn find(scan: &mut Scan<'_>) {
    let tokens = scan.tokens();
    for token in tokens {
        match token.kind {
            Kind::Url => link(scan, token.range()),
            Kind::Mention => mention(scan, token.range()),
            Kind::Word if NETWORKS.contains(&&scan.text[token.range()]) => {
                handle(scan, token.end as usize);
            }
            _ => {}
        }
    }
}

fn link(scan: &mut Scan<'_>, range: Range<usize>) {
    if !scan.is_free(&range) {
        return;
    }
    let url = &scan.text[range.clone()];
    let bare = url
        .trim_start_matches("http://")
        .trim_start_matches("https://");
    let bare = bare
        .strip_prefix("www.")
        .or_else(|| bare.strip_prefix("m."))
        .or_else(|| bare.strip_prefix("it."))
        .or_else(|| bare.strip_prefix("it-it."))
        .unwrap_or(bare);
    let (host, path) = bare.split_once('/').unwrap_or((bare, ""));
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let mut parts = path.split('/').filter(|part| !part.is_empty());
    let (first, second) = (parts.next().unwrap_or(""), parts.next());
    let kind = profile(host, first, second, query);
    let handle = second
        .filter(|_| matches!(first, "in" | "u" | "people"))
        .unwrap_or(first)
        .trim_start_matches('@');
    let personal = match kind {
        Profile::None => false,
        Profile::Person => true,
        Profile::Either => {
            named(scan, handle)
                || has(scan.before(range.start, 56), LED)
                || has(scan.after(range.end, 24), LED)
        }
    };
    let body = BODIES.iter().any(|word| handle.contains(word)) || scan.contacts.has_handle(handle);
    if personal && !(body && kind != Profile::Person) && !scan.contacts.has_handle(handle) {
        // What WhatsApp's links hold is a number: the institution's own is no person's.
        let digits = first
            .bytes()
            .filter(u8::is_ascii_digit)
            .collect::<Vec<u8>>();
        let number = digits.strip_prefix(b"39").unwrap_or(&digits);
        if !(host == "wa.me" && scan.contacts.has_phone(number)) {
            return scan.report(Entity::UsernameLink, range, 0.93, Evidence::Shape);
        }
    }
    // Digits of other links are no telephones or cards.
    scan.take(range);
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Profile {
    /// Not an account.
    None,
    /// Always a person.
    Person,
    /// A person, a page or a firm.
    Either,
}

fn profile(host: &str, first: &str, second: Option<&str>, query: &str) -> Profile {
    let account = !first.is_empty() && !NO_ACCOUNT.contains(&first);
    let alone = account && second.is_none();
    match host {
        "facebook.com" | "fb.com" if first == "profile.php" && query.starts_with("id=") => {
            Profile::Person
        }
        "facebook.com" | "fb.com" if first == "people" && second.is_some() => Profile::Person,
        "facebook.com" | "fb.com" | "instagram.com" | "x.com" | "twitter.com" | "threads.net"
        | "tiktok.com" | "pinterest.it" | "snapchat.com"
            if alone =>
        {
            Profile::Either
        }
        "linkedin.com" if first == "in" && second.is_some() => Profile::Person,
        "t.me" | "telegram.me" if alone && !first.starts_with('+') => Profile::Person,
        "m.me" | "fb.me" if alone => Profile::Person,
        "wa.me" if first.len() > 5 && first.bytes().all(|b| b.is_ascii_digit()) => Profile::Person,
        "api.whatsapp.com" if first == "send" && query.contains("phone=") => Profile::Person,
        _ => Profile::None,
    }
}

/// Whether an account's name has a first name in it: `mario.rossi.77`, `rossi_mario`.
fn named(scan: &Scan<'_>, handle: &str) -> bool {
    let parts = handle.split(['.', '_', '-']);
    let letters = parts.map(|part| part.trim_end_matches(|c: char| c.is_ascii_digit()));
    let mut several = 0;
    let mut first = false;
    for part in letters.filter(|part| part.len() > 1) {
        several += 1;
        first |= scan.shapes.is(part, Sort::FirstName);
    }
    first && several > 1
}

/// `su instagram: mario_rossi88`: an account after a network's name, told by a colon or the words
/// around, and written as only accounts are.
fn handle(scan: &mut Scan<'_>, after: usize) {
    let rest = scan.after(after, 3);
    let gap = rest.len() - rest.trim_start_matches([' ', ':']).len();
    let start = after + gap;
    let len = scan.bytes[start..]
        .iter()
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_'))
        .count();
    let written = scan.text[start..start + len].trim_end_matches(['.', '_']);
    let range = start..start + written.len();
    let account = written.len() > 3
        && written.as_bytes()[0].is_ascii_alphabetic()
        && (written.contains('_') || named(scan, written))
        && !written.contains('/');
    let told = rest[..gap].contains(':') || has(scan.before(start, 48), LED);
    if gap == 0 || !account || !told || !scan.stands_alone(&range) || !scan.is_free(&range) {
        return;
    }
    if BODIES.iter().any(|word| written.contains(word)) || scan.contacts.has_handle(written) {
        return;
    }
    scan.report(
        Entity::UsernameLink,
        range,
        0.85,
        Evidence::Context("profilo".into()),
    );
}

fn mention(scan: &mut Scan<'_>, token: Range<usize>) {
    // Handles go on after stops and low lines: the token is their first part.
    let rest = &scan.bytes[token.end..];
    let more = rest
        .iter()
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_'))
        .count();
    let end = token.end + more;
    let trimmed = scan.text[token.start..end]
        .trim_end_matches(['.', '_'])
        .len();
    let range = token.start - 1..token.start + trimmed;
    if !scan.is_free(&range) || is_word(scan.left(range.start)) {
        return;
    }
    let handle = &scan.text[range.start + 1..range.end];
    let before = scan.before(range.start, 48);
    // "RT @tizio: seguimi" repeats what someone else wrote.
    let led = has(before, LED) && !before.trim_end().ends_with("rt");
    let body = BODIES.iter().any(|word| handle.contains(word)) || scan.contacts.has_handle(handle);
    if led && !body && handle.len() > 2 {
        scan.report(
            Entity::UsernameLink,
            range,
            0.85,
            Evidence::Context("contatto".into()),
        );
    }
}
