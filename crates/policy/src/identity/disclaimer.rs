//! Whether a bio says, in whatever words, that its owner speaks for nobody else.

use vaglio_text::Kind;

use super::parts::is_link;
use super::segments::Segments;
use super::words::{DISCLAIMERS, OPINIONS, OWN, POSTINGS};

/// How many words may stand between `opinioni` and `personali`.
const REACH: usize = 10;

/// Whether somewhere the bio says that its opinions are personal.
pub(super) fn has_disclaimer(bio: &Segments<'_, '_>) -> bool {
    (0..bio.len()).any(|at| {
        says_so(bio, at)
            || is_hashtag(bio, at)
            || opinions_are_own(bio, at)
            || own_opinions(bio, at)
    })
}

/// A phrase that is a disclaimer by itself, and is not denied.
fn says_so(bio: &Segments<'_, '_>, at: usize) -> bool {
    bio.phrase(at, DISCLAIMERS).is_some() && (is_denial(bio.word(at)) || !is_denied(bio, at))
}

/// `#opinionipersonali`, `#viewsmyown`.
fn is_hashtag(bio: &Segments<'_, '_>, at: usize) -> bool {
    let word = bio.word(at);
    let begins = ["opinion", "views", "tweet", "pensieri", "idee", "post"];
    let ends = ["personali", "mie", "miei", "mine", "own"];
    (bio.kind(at) == Kind::Hashtag || word.len() > 12)
        && begins.iter().any(|begin| word.starts_with(begin))
        && ends.iter().any(|end| word.ends_with(end))
}

/// `Le opinioni espresse qui sono soltanto mie`: what one thinks or publishes, then whose it is.
fn opinions_are_own(bio: &Segments<'_, '_>, at: usize) -> bool {
    if bio.phrase(at, OPINIONS).is_none() && bio.phrase(at, POSTINGS).is_none() {
        return false;
    }
    for next in at + 1..bio.len().min(at + 1 + REACH) {
        if !bio.same_statement(at, next) || is_denial(bio.word(next)) {
            return false;
        }
        if let Some(len) = bio.phrase(next, OWN) {
            return !is_staff(bio, next) && is_closed(bio, next + len) && !is_denied(bio, at);
        }
    }
    false
}

/// `Le mie opinioni`, `personali opinioni`, `solo mie le idee`. Of what one publishes this says
/// nothing: `i miei post`.
fn own_opinions(bio: &Segments<'_, '_>, at: usize) -> bool {
    let near = |next: usize| {
        next < bio.len() && bio.same_statement(at, next) && bio.phrase(next, OPINIONS).is_some()
    };
    let own = bio.phrase(at, OWN).is_some() && !is_staff(bio, at)
        || matches!(bio.word(at), "my" | "miei");
    own && (near(at + 1)
        || near(at + 2) && (is_link(bio.word(at + 1)) || bio.phrase(at + 1, OWN).is_some()))
        && !is_denied(bio, at)
}

/// `Il personale` is who works somewhere.
fn is_staff(bio: &Segments<'_, '_>, at: usize) -> bool {
    const BEFORE: [&str; 13] = [
        "al", "area", "col", "crescita", "dal", "del", "gestione", "il", "risorse", "settore",
        "sul", "tutto", "ufficio",
    ];
    bio.word(at) == "personale"
        && at > 0
        && bio.same_statement(at, at - 1)
        && BEFORE.binary_search(&bio.word(at - 1)).is_ok()
}

/// Whether nothing goes on that would make it somebody else's: `idee per mio figlio`.
fn is_closed(bio: &Segments<'_, '_>, next: usize) -> bool {
    next >= bio.len()
        || !bio.same_clause(next - 1, next)
        || bio.word(next).len() <= 3 && bio.word(next - 1) != "personal"
        || matches!(
            bio.word(next),
            "anche" | "come" | "dell" | "della" | "only" | "quindi" | "senza" | "solo" | "soltanto"
        )
}

fn is_denial(word: &str) -> bool {
    matches!(
        word,
        "non" | "not" | "mai" | "don" | "doesn" | "aren" | "nulla" | "no"
    )
}

/// Whether one of the three words before denies it.
fn is_denied(bio: &Segments<'_, '_>, at: usize) -> bool {
    (at.saturating_sub(3)..at)
        .any(|before| bio.same_clause(at, before) && is_denial(bio.word(before)))
}
