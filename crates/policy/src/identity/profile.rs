//! What the bio of somebody who works for the body lacks, or claims.

use vaglio_signals::taxonomy::Category;
use vaglio_signals::{Evidence, Recognition, Span};
use vaglio_text::Reading;

use super::Identity;
use super::account::Handle;
use super::disclaimer::has_disclaimer;
use super::employer::{Mention, goes_on, in_phrase, is_office_head, occurrences, sort_at};
use super::parts::is_link;
use super::segments::Segments;
use super::words::{CLAIMS, OFFICES, OFFICIAL_ROLES, ROLES, UNOFFICIAL};
use crate::names::Network;

/// Bytes of a bio that are read: three times what any network allows. What is compared word by word
/// stays small, whatever is pasted.
const LONGEST: usize = 8 << 10;

/// Something that a bio lacks or claims.
#[derive(Clone, Debug, PartialEq)]
pub struct ProfileFinding {
    /// One of [`Category::MissingDisclaimer`], [`Category::MissingRole`],
    /// [`Category::MissingInstitutionMention`] and [`Category::UnofficialRole`].
    pub category: Category,
    /// Where the bio names the body, or the role that it claims, in UTF-16 code units.
    pub span: Option<Span>,
    /// The same in folded form.
    pub words: String,
    /// How sure, 0 to 1.
    pub confidence: f32,
}

impl Identity {
    /// What a bio lacks, in the order of the taxonomy. A bio that does not name the body as one's
    /// present employer lacks nothing. Whether anything follows is for a pack to say.
    ///
    /// Without a network, nothing is said of the mention of the official account, which is due only
    /// where there is one that can be mentioned. Of a bio over 8 KiB only the beginning is read.
    #[inline(never)]
    pub fn profile(&self, bio: &str, network: Option<Network>) -> Vec<ProfileFinding> {
        let bio = &bio[..bio.floor_char_boundary(bio.len().min(LONGEST))];
        let reading = Reading::of(bio);
        let bio = Segments::of(&reading);
        let mentions = self.mentions(&bio);
        let claim = self.unofficial_role(&bio, &mentions);
        let mut found = Vec::new();
        let mut add = |category, bytes: std::ops::Range<usize>, confidence| {
            found.push(ProfileFinding {
                category,
                span: Some(reading.span(bytes.clone())),
                words: reading.folded()[bytes].to_owned(),
                confidence,
            });
        };
        if let Some(employer) = mentions.iter().find(|mention| mention.employs) {
            let at = employer.bytes.clone();
            if !has_disclaimer(&bio) {
                add(Category::MissingDisclaimer, at.clone(), 0.9);
            }
            if claim.is_none() && !has_role(&bio, &mentions) {
                add(Category::MissingRole, at.clone(), 0.85);
            }
            if network.is_some_and(|network| self.lacks_account(&reading, &mentions, network)) {
                add(Category::MissingInstitutionMention, at, 0.9);
            }
        }
        if let Some(claim) = claim {
            add(Category::UnofficialRole, claim, 0.85);
        }
        found
    }

    /// Whether the body has an account on a network that the bio does not mention, though it could.
    fn lacks_account(&self, bio: &Reading<'_>, mentions: &[Mention], network: Network) -> bool {
        let text = bio.folded();
        let due =
            |account: &&Handle| account.network == Some(network) && account.can_be_mentioned();
        // A tag shows the name of the page: "@Comune di Monza".
        let tagged = mentions
            .iter()
            .any(|mention| text[mention.bytes.clone()].starts_with('@'));
        let named = |account: &Handle| {
            !account.written.is_empty() && occurrences(text, &account.written).next().is_some()
                || occurrences(text, &account.id).next().is_some()
        };
        self.accounts.iter().any(|account| due(&account))
            && !tagged
            && !self
                .accounts
                .iter()
                .any(|account| account.can_be_mentioned() && named(account))
    }

    /// Where a bio claims a role that the body does not confer.
    fn unofficial_role(
        &self,
        bio: &Segments<'_, '_>,
        mentions: &[Mention],
    ) -> Option<std::ops::Range<usize>> {
        (0..bio.len()).find_map(|at| {
            let end = claimed_role(bio, at)?;
            if is_denied(bio, at) {
                return None;
            }
            // "Ambassador del Comune di Monza".
            let mut next = end;
            while next < bio.len() && is_link(bio.word(next)) && bio.same_statement(at, next) {
                next += 1;
            }
            let follows = mentions
                .iter()
                .find(|mention| mention.words.start == next && bio.same_statement(at, next));
            if let Some(mention) = follows {
                return Some(bio.bytes(at..end).start..mention.bytes.end);
            }
            if next > end
                && let Some(after) = self.own_sort(bio, next)
                && bio.same_clause(at, next)
            {
                return Some(bio.bytes(at..after));
            }
            // "Comune di Monza ambassador".
            let before = mentions
                .iter()
                .find(|mention| mention.words.end == at && bio.same_clause(at - 1, at))?;
            let closed = end >= bio.len() || !bio.same_clause(end - 1, end);
            closed.then(|| before.bytes.start..bio.bytes(at..end).end)
        })
    }

    /// `Del Comune`, `della Camera`, of a body of the same sort, when no place follows. The word
    /// after it.
    fn own_sort(&self, bio: &Segments<'_, '_>, at: usize) -> Option<usize> {
        if at >= bio.len() {
            return None;
        }
        let after = match sort_at(bio, at) {
            Some((body, after)) => {
                let own = self.names.list.iter().any(|name| name.body == Some(body));
                own.then_some(after)?
            }
            None if matches!(bio.word(at), "camera" | "ente" | "chamber") => at + 1,
            None => return None,
        };
        let closed = after >= bio.len()
            || !bio.same_clause(at, after)
            || matches!(
                bio.word(after),
                "su" | "sui" | "sul" | "e" | "on" | "online" | "ufficiale"
            );
        (closed && !goes_on(bio, after)).then_some(after)
    }
}

/// The word after a role that no body confers, or that its owner calls official.
fn claimed_role(bio: &Segments<'_, '_>, at: usize) -> Option<usize> {
    if let Some(len) = bio.phrase(at, UNOFFICIAL) {
        let end = at + len;
        let claim = (end < bio.len()).then(|| bio.phrase(end, CLAIMS)).flatten();
        return Some(end + claim.unwrap_or(0));
    }
    if let Some(len) = bio.phrase(at, OFFICIAL_ROLES) {
        let end = at + len;
        let claim = bio.phrase(end.min(bio.len() - 1), CLAIMS)?;
        return (end < bio.len()).then_some(end + claim);
    }
    // "Official social media manager".
    let claim = bio.phrase(at, CLAIMS)?;
    let role = at + claim;
    (role < bio.len() && bio.same_clause(at, role))
        .then(|| bio.phrase(role, OFFICIAL_ROLES))
        .flatten()
        .map(|len| role + len)
}

/// `Non sono la voce del Comune`, `ex portavoce`.
fn is_denied(bio: &Segments<'_, '_>, at: usize) -> bool {
    (at.saturating_sub(4)..at).any(|before| {
        bio.same_clause(at, before)
            && matches!(
                bio.word(before),
                "non"
                    | "not"
                    | "mai"
                    | "nessun"
                    | "nessuna"
                    | "ne"
                    | "ex"
                    | "former"
                    | "gia"
                    | "contro"
            )
    })
}

/// Whether a bio says what its owner does: a job, an office, wherever it stands.
fn has_role(bio: &Segments<'_, '_>, mentions: &[Mention]) -> bool {
    let in_name = |at: usize| mentions.iter().any(|mention| mention.words.contains(&at));
    let is_past = |at: usize| {
        at > 0 && bio.same_clause(at - 1, at) && matches!(bio.word(at - 1), "ex" | "former" | "gia")
    };
    let job =
        (0..bio.len()).any(|at| !in_name(at) && bio.phrase(at, ROLES).is_some() && !is_past(at));
    // An office beside the name says as much: "Ufficio tributi, Comune di Monza".
    job || mentions
        .iter()
        .filter(|mention| mention.employs)
        .any(|mention| {
            bio.statement(mention.words.start).any(|at| {
                !in_name(at) && is_office_head(bio.word(at)) && bio.word(at) != "area" || {
                    !in_name(at)
                        && bio.same_clause(at, mention.words.start)
                        && in_phrase(bio, at, OFFICES)
                }
            })
        })
}

impl From<ProfileFinding> for Recognition {
    fn from(found: ProfileFinding) -> Recognition {
        Recognition {
            category: found.category,
            attribute: None,
            entity: None,
            whose: None,
            span: found.span,
            confidence: found.confidence,
            evidence: Evidence::Word(found.words),
        }
    }
}
