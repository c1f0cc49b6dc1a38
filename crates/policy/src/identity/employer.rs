//! Where a bio names the body, and whether it does so as one's employer.

use std::ops::Range;

use vaglio_signals::day::MONTHS;
use vaglio_text::{Kind, Marks};

use super::parts::{Body, is_link, sort_written};
use super::places::LONGER;
use super::segments::Segments;
use super::words::{CUES, ELECTED, NEVER_STAFF, NOT_STAFF, OFFICES, RESETS, ROLES, STRONG_CUES};
use super::{Identity, Usage};

/// A place where a bio names the body.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// Its words.
    pub words: Range<usize>,
    /// Its bytes in the folded text, with the sign of a handle.
    pub bytes: Range<usize>,
    /// As one's employer.
    pub employs: bool,
}

impl Identity {
    /// Every place where a bio names the body, in order.
    pub(super) fn mentions(&self, bio: &Segments<'_, '_>) -> Vec<Mention> {
        let mut found: Vec<Mention> = Vec::new();
        let handles = self.handles_in(bio);
        let mut at = 0;
        while at < bio.len() {
            let handle = handles.iter().find(|handle| handle.start == at).cloned();
            let names = [self.phrase_name(bio, at), self.spelled_name(bio, at)];
            let longest = names.into_iter().flatten().max_by_key(|words| words.end);
            let words = handle.or(longest).or_else(|| self.glued_name(bio, at));
            let Some(words) = words.filter(|words| !words.is_empty()) else {
                at += 1;
                continue;
            };
            let mut bytes = bio.bytes(words.clone());
            let before = bio.reading.folded()[..bytes.start].chars().next_back();
            if matches!(before, Some('@' | '#')) {
                bytes.start -= 1;
            }
            at = words.end;
            found.push(Mention {
                employs: false,
                words,
                bytes,
            });
        }
        if has_retired(bio) {
            return found;
        }
        for mention in &mut found {
            mention.employs = employs(bio, mention);
        }
        found
    }

    /// Handles of the body, as they stand: official accounts and short names.
    fn handles_in(&self, bio: &Segments<'_, '_>) -> Vec<Range<usize>> {
        let accounts = self
            .accounts
            .iter()
            .filter(|account| account.can_be_mentioned())
            .map(|account| account.written.as_str());
        let mut found: Vec<Range<usize>> = accounts
            .chain(self.handles.iter().map(String::as_str))
            .flat_map(|handle| occurrences(bio.reading.folded(), handle))
            .map(|bytes| bio.words_in(&bytes))
            .collect();
        found.sort_by_key(|words| (words.start, std::cmp::Reverse(words.end)));
        found
    }

    /// Names and wordings that say no sort of body, or no place: word by word.
    fn phrase_name(&self, bio: &Segments<'_, '_>, at: usize) -> Option<Range<usize>> {
        let wordings = self.names.list.iter().filter(|name| {
            name.words.len() > 1 || name.usage != Usage::Official || name.body.is_some()
        });
        let mut longest = 0;
        for name in wordings {
            let mut next = at;
            let whole = name.words.iter().all(|word| {
                while next > at && next < bio.len() && is_link(bio.word(next)) {
                    next += 1;
                }
                let same =
                    next < bio.len() && bio.same_statement(at, next) && bio.word(next) == word;
                next += usize::from(same);
                same
            });
            // "In Camera di commercio" names the body, "in Camera di commercio di Ferrara" another.
            let open = name.places == 0 && name.body.is_some() && goes_on(bio, next);
            if whole && !open && next > longest {
                longest = next;
            }
        }
        (longest > at
            && !is_longer(bio, longest)
            && !(longest < bio.len() && bio.word(longest) == "di"))
            .then_some(at..longest)
    }

    /// A sort of body and its places, whatever stands between: `CCIAA Maremma e Tirreno`.
    fn spelled_name(&self, bio: &Segments<'_, '_>, at: usize) -> Option<Range<usize>> {
        let (body, after) = sort_at(bio, at)?;
        let mut places = 0;
        let mut end = after;
        let mut next = after;
        while next < bio.len() && next < end + 4 && self.follows(bio, next) {
            if let Some(bits) = self.place_at(bio, next) {
                places |= bits;
                end = next + 1;
            } else if !is_between(bio.word(next)) {
                break;
            }
            next += 1;
        }
        if places != 0 {
            // "Comune di Novara di Sicilia".
            let of_more = body == Body::Town && end < bio.len() && bio.word(end) == "di";
            let named = self.names.named(Some(body), places).is_some() && !of_more;
            return (named && !is_longer(bio, end)).then_some(at..end);
        }
        // "Bologna Chamber of Commerce".
        let mut start = at;
        while start > 0 && bio.same_clause(start - 1, at) {
            let Some(bits) = self.place_at(bio, start - 1) else {
                break;
            };
            places |= bits;
            start -= 1;
        }
        let named = self.names.named(Some(body), places).is_some() && !goes_on(bio, after);
        named.then_some(start..after)
    }

    /// A handle or hashtag that writes the body's name in one word.
    fn glued_name(&self, bio: &Segments<'_, '_>, at: usize) -> Option<Range<usize>> {
        let word = bio.word(at);
        if word.len() < 7 && bio.kind(at) == Kind::Word {
            return None;
        }
        let parts = self.names.read(word)?;
        let named = parts.body.is_some() && parts.is_plain();
        (named && self.names.named(parts.body, parts.places).is_some()).then_some(at..at + 1)
    }

    /// Whether a word goes on after the one before it: in its clause, or as one more place in a list.
    fn follows(&self, bio: &Segments<'_, '_>, next: usize) -> bool {
        bio.same_clause(next - 1, next) || {
            let between = bio.bytes(next - 1..next).end..bio.bytes(next..next + 1).start;
            bio.same_statement(next - 1, next)
                && !bio.reading.folded()[between].contains(['(', ':'])
                && self.place_at(bio, next).is_some()
        }
    }

    fn place_at(&self, bio: &Segments<'_, '_>, at: usize) -> Option<u64> {
        let word = bio.word(at);
        let Some(place) = self.names.places.iter().find(|place| place.word == word) else {
            // "MonzaBrianza".
            let parts = (word.len() > 7).then(|| self.names.read(word)).flatten()?;
            let only_places = parts.body.is_none() && parts.is_plain() && parts.places != 0;
            return only_places.then_some(parts.places);
        };
        (place.bits != 0 && (!place.code || bio.has(at, Marks::ALL_CAPS))).then_some(place.bits)
    }
}

/// Where a handle stands by itself in a text, and not as a hashtag.
pub(super) fn occurrences<'a>(
    text: &'a str,
    handle: &'a str,
) -> impl Iterator<Item = Range<usize>> + 'a {
    let of_handle = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(handle).filter_map(move |(at, _)| {
        let before = text[..at].chars().next_back();
        let rest = &text[at + handle.len()..];
        let mut after = rest.chars();
        let next = after.next();
        let goes_on = next.is_some_and(of_handle)
            || next.is_some_and(|c| matches!(c, '.' | '-')) && after.next().is_some_and(of_handle);
        let stands = !before.is_some_and(|c| of_handle(c) || matches!(c, '#' | '.' | '-'));
        (stands && !goes_on).then(|| at..at + handle.len())
    })
}

/// The sort of body that words from `at` on write, and the word after it.
pub(super) fn sort_at(bio: &Segments<'_, '_>, at: usize) -> Option<(Body, usize)> {
    if is_link(bio.word(at)) {
        return None;
    }
    let mut run = String::new();
    let mut found = None;
    for next in at..bio.len().min(at + 7) {
        if !bio.same_clause(at, next) {
            break;
        }
        if is_link(bio.word(next)) {
            continue;
        }
        run.push_str(bio.word(next));
        if let Some(body) = sort_written(&run) {
            found = Some((body, next + 1));
        }
    }
    found
}

/// Words that may stand between a sort of body and its places: links, and what chambers add.
fn is_between(word: &str) -> bool {
    is_link(word)
        || matches!(
            word,
            "industria" | "artigianato" | "agricoltura" | "iaa" | "in"
        )
}

/// Whether the name of a town goes on after what was read of it: `Lodi Vecchio`.
fn is_longer(bio: &Segments<'_, '_>, next: usize) -> bool {
    next < bio.len()
        && bio.same_clause(next - 1, next)
        && LONGER.binary_search(&bio.word(next)).is_ok()
}

/// Whether `di Ferrara` follows.
pub(super) fn goes_on(bio: &Segments<'_, '_>, next: usize) -> bool {
    next > 0
        && next < bio.len()
        && bio.same_clause(next - 1, next)
        && matches!(
            bio.word(next),
            "di" | "del" | "della" | "dello" | "dell" | "dei" | "delle" | "degli" | "d" | "of"
        )
}

/// Whether the owner of the bio says that work is over.
fn has_retired(bio: &Segments<'_, '_>) -> bool {
    (0..bio.len()).any(|at| {
        let earlier = at.checked_sub(1).map_or("", |before| bio.word(before));
        match bio.word(at) {
            "pensionato" | "pensionata" | "retired" | "quiescenza" => true,
            "pensione" => {
                earlier == "in" && (at < 2 || !matches!(bio.word(at - 2), "quasi" | "presto"))
            }
            _ => false,
        }
    })
}

/// Whether the words around say that the body is one's employer. What stands by itself does; so does
/// what follows a job, an office or a word for working. Anything else is about something else.
fn employs(bio: &Segments<'_, '_>, mention: &Mention) -> bool {
    let (start, end) = (mention.words.start, mention.words.end);
    let clause = bio.clause(start);
    if bio.is_pinned(start) || is_over(bio, end) {
        return false;
    }
    // What one says to be so now counts, not what was before.
    let from = (clause.start..start)
        .rev()
        .find(|&at| bio.phrase(at, RESETS).is_some())
        .map_or(clause.start, |at| at + 1);
    let never =
        |at: usize| bio.phrase(at, NEVER_STAFF).is_some() || bio.phrase(at, ELECTED).is_some();
    if (from..start).any(never)
        || is_former(bio, from, start)
        || is_with(bio, from, start)
        || is_somebody_else(bio, from, start)
    {
        return false;
    }
    // Of a territory: "vivo nel comune di".
    let territory = start > from && matches!(bio.word(start - 1), "nel" | "territorio" | "sul");
    for at in (from..start).rev() {
        if bio.phrase(at, NOT_STAFF).is_some() {
            return false;
        }
        let table = if territory { STRONG_CUES } else { CUES };
        if bio.phrase(at, table).is_some() || !territory && bio.phrase(at, ROLES).is_some() {
            return true;
        }
    }
    if territory {
        return false;
    }
    // "Comunicazione @ Comune di…": the sign stands for `presso`.
    let text = bio.reading.folded();
    if from < start && text[bio.bytes(start - 1..start).end..mention.bytes.start].contains('@') {
        return true;
    }
    let is_office = |at: usize| is_neutral(bio.word(at)) || in_phrase(bio, at, OFFICES);
    if from < start && from == clause.start {
        // "Eventi del Comune" are what it does, "ufficio eventi del Comune" is where one works.
        let of = matches!(
            bio.word(start - 1),
            "del" | "di" | "della" | "dell" | "al" | "dal"
        );
        return (from..start).all(is_office)
            && (!of
                || (from..start).all(|at| is_neutral(bio.word(at)))
                || (from..start).any(|at| is_office_head(bio.word(at))));
    }
    stands_by_itself(bio, mention, is_office)
}

/// Whether a name that begins its clause is one's employer: neither the clause before nor the rest of
/// its own may say otherwise.
fn stands_by_itself(
    bio: &Segments<'_, '_>,
    mention: &Mention,
    is_office: impl Fn(usize) -> bool,
) -> bool {
    let (start, end) = (mention.words.start, mention.words.end);
    let (clause, statement) = (bio.clause(start), bio.statement(start));
    let before = clause.start.checked_sub(1);
    if let Some(before) = before.filter(|&before| before >= statement.start) {
        let earlier = bio.clause(before);
        let other = |at: usize| {
            bio.phrase(at, NOT_STAFF).is_some()
                || bio.phrase(at, NEVER_STAFF).is_some() && earlier.len() < 3
        };
        let job = earlier.clone().any(|at| bio.phrase(at, ROLES).is_some());
        let elected = (statement.start..=before).any(|at| bio.phrase(at, ELECTED).is_some());
        if earlier.clone().any(other) && !job
            || elected
            || is_former(bio, earlier.start, earlier.end)
        {
            return false;
        }
    }
    let mut rest = end..clause.end.max(end);
    rest.clone()
        .all(|at| is_office(at) || in_phrase(bio, at, ROLES))
        || rest.any(|at| bio.phrase(at, CUES).is_some())
}

/// Words that name an office by themselves.
pub(super) fn is_office_head(word: &str) -> bool {
    matches!(
        word,
        "anagrafe"
            | "area"
            | "avvocatura"
            | "biblioteca"
            | "direzione"
            | "gabinetto"
            | "polizia"
            | "protocollo"
            | "ragioneria"
            | "segreteria"
            | "servizio"
            | "servizi"
            | "settore"
            | "sportello"
            | "staff"
            | "team"
            | "uff"
            | "ufficio"
            | "urp"
    )
}

/// Words that say nothing by themselves: links, numbers, since when.
fn is_neutral(word: &str) -> bool {
    is_link(word)
        || word.bytes().all(|b| b.is_ascii_digit())
        || MONTHS.contains(&word)
        || matches!(
            word,
            "presso"
                | "c"
                | "o"
                | "in"
                | "nel"
                | "nella"
                | "nell"
                | "dal"
                | "since"
                | "at"
                | "oggi"
                | "anni"
                | "anno"
                | "mb"
                | "it"
                | "ita"
                | "italia"
                | "italy"
                | "ad"
                | "ora"
        )
}

/// Whether a word belongs to a phrase of a table that begins with it or up to three words before.
pub(super) fn in_phrase(bio: &Segments<'_, '_>, at: usize, table: &[&str]) -> bool {
    (at.saturating_sub(3)..=at)
        .any(|from| bio.phrase(from, table).is_some_and(|len| from + len > at))
}

/// `Già funzionaria del…`, but not `già da dieci anni al…`.
fn is_former(bio: &Segments<'_, '_>, from: usize, to: usize) -> bool {
    from < to
        && (bio.word(from) == "gia"
            && !bio.word(to.min(from + 1)).starts_with("da")
            && from + 1 < to
            || bio.word(from) == "ex"
                && to - from == 2
                && bio.word(from + 1).starts_with("dipendent"))
}

/// `Il mio gatto lavora…`.
fn is_somebody_else(bio: &Segments<'_, '_>, from: usize, start: usize) -> bool {
    (from..start).any(|at| bio.word(at) == "lavora")
        && (from..start).any(|at| matches!(bio.word(at), "mio" | "mia"))
}

/// `Con il Comune di…`: beside it, not in it.
fn is_with(bio: &Segments<'_, '_>, from: usize, start: usize) -> bool {
    (from..start)
        .rev()
        .find(|&at| !matches!(bio.word(at), "il" | "la" | "l" | "lo" | "the"))
        .is_some_and(|at| matches!(bio.word(at), "con" | "col" | "contro" | "with" | "vs"))
}

/// `(2005-2019)`, `fino al 2019`: over by its own words.
fn is_over(bio: &Segments<'_, '_>, end: usize) -> bool {
    let year = |at: usize| {
        let word = bio.word(at);
        word.len() == 4
            && (word.starts_with("19") || word.starts_with("20"))
            && word.bytes().all(|b| b.is_ascii_digit())
    };
    let rest = end..bio.len().min(end + 6);
    let mut years = 0;
    for at in rest {
        if !bio.same_statement(end - 1, at) {
            break;
        }
        match bio.word(at) {
            "fino" | "until" | "sino" => return !bio.word((at + 1).min(bio.len() - 1)).eq("ad"),
            _ if year(at) => years += 1,
            "al" | "dal" | "to" | "from" => {}
            _ if years == 1 => return false,
            _ => {}
        }
        if years == 2 {
            return true;
        }
    }
    false
}
