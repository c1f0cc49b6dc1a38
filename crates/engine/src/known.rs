//! What is recognised in the light of what an institution is and has: its names, its accounts, its
//! sites, what it has published, what it watches over.

use vaglio_policy::{Acting, Audience, Medium, Surface};
use vaglio_signals::draft::{self, DraftContext, Limits};
use vaglio_signals::published::{self, Archive};
use vaglio_signals::taxonomy::Category;
use vaglio_signals::{Evidence, Recognition, links};
use vaglio_text::Reading;

use crate::institution::Institution;
use crate::submission::Submission;

/// An account that is on no list may still be in order: lists are late.
const UNLISTED: f32 = 0.8;

impl Institution {
    /// Adds what the submission earns, and takes away what it earned for telling what is public.
    #[inline(never)]
    pub(crate) fn recognise(
        &self,
        submission: &Submission,
        reading: &Reading<'_>,
        out: &mut Vec<Recognition>,
    ) {
        match submission.audience {
            Audience::Ext => {}
            Audience::Emp => {
                self.public(submission, reading, out);
                self.watch().find(reading, submission.date.as_deref(), out);
                links::find(reading, &self.contacts.domains, out);
            }
            Audience::Team => {
                self.watch().find(reading, submission.date.as_deref(), out);
                links::find(reading, &self.contacts.domains, out);
                self.draft(submission, reading, out);
                // Private life belongs on a private account.
                if submission.acting != Some(Acting::Institution) {
                    out.retain(|one| one.category != Category::WrongAccount);
                }
                out.extend(self.wrong_account(submission, reading));
            }
            Audience::Profile => {
                let found = self
                    .identity()
                    .profile(&submission.text, submission.network);
                out.extend(found.into_iter().map(Recognition::from));
            }
            Audience::Page => {
                let id = submission.author.as_deref();
                let found = self
                    .identity()
                    .impersonation(&submission.text, id, submission.network);
                out.extend(found.map(Recognition::from));
            }
        }
    }

    /// The text against what the institution has published.
    #[inline(never)]
    fn public(&self, submission: &Submission, reading: &Reading<'_>, out: &mut Vec<Recognition>) {
        if submission.published.is_empty() {
            return compare(submission, reading, self.archive(), out);
        }
        let given = submission.published.iter().map(String::as_str);
        let archive = Archive::new(given.chain(self.published()));
        compare(submission, reading, &archive, out);
    }

    #[inline(never)]
    fn draft(&self, submission: &Submission, reading: &Reading<'_>, out: &mut Vec<Recognition>) {
        let of_kind = |wanted: fn(Medium) -> bool| {
            let chosen = submission.attachments.iter();
            chosen.filter(move |one| wanted(one.kind))
        };
        let media: Vec<Option<String>> = of_kind(|kind| kind != Medium::Link)
            .map(|one| one.alt.clone())
            .collect();
        let links: Vec<String> = of_kind(|kind| kind == Medium::Link)
            .filter_map(|one| one.alt.clone())
            .collect();
        let style = submission
            .network
            .and_then(|network| self.pack().style(network));
        let context = DraftContext {
            post: submission.parent.is_none()
                && !matches!(submission.surface, Surface::Comment | Surface::Reply),
            network: submission.network.map(|network| network.name()),
            date: submission.date.as_deref(),
            own_domains: &self.contacts.domains,
            links: &links,
            media: &media,
            native_share: submission.native_share,
            shared_author: None,
            known_accounts: self.known_accounts(),
            limits: Limits {
                max_chars: style.and_then(|style| style.max_chars),
                max_hashtags: style.and_then(|style| style.max_hashtags),
            },
        };
        draft::find(reading, &context, out);
    }

    /// Somebody publishes as the institution and is on no list of those who may; or one of the team
    /// speaks for the institution from their own account.
    #[inline(never)]
    fn wrong_account(&self, submission: &Submission, reading: &Reading<'_>) -> Option<Recognition> {
        if submission.acting == Some(Acting::Personal) {
            return self
                .speaks_as_itself(reading)
                .map(|(range, name)| Recognition {
                    category: Category::WrongAccount,
                    attribute: None,
                    entity: None,
                    whose: None,
                    span: Some(reading.span(range)),
                    confidence: UNLISTED,
                    evidence: Evidence::Word(name),
                });
        }
        let author = submission.author.as_deref()?;
        let listed = || self.pack().accounts().chain(self.pack().authorised());
        let stranger = submission.acting == Some(Acting::Institution)
            && listed().next().is_some()
            && !listed().any(|account| account.is(author));
        stranger.then(|| Recognition {
            category: Category::WrongAccount,
            attribute: None,
            entity: None,
            whose: None,
            span: None,
            confidence: UNLISTED,
            evidence: Evidence::Word(author.to_owned()),
        })
    }
}

impl Institution {
    /// Where the text says "come Comune di Monza…", and the name that it says.
    fn speaks_as_itself(&self, reading: &Reading<'_>) -> Option<(std::ops::Range<usize>, String)> {
        let text = reading.folded();
        self.pack().names().find_map(|(_, name)| {
            let said = format!("come {}", Reading::of(name).folded());
            let from = text.find(&said)?;
            let whole = |byte: Option<&u8>| byte.is_none_or(|b| !b.is_ascii_alphanumeric());
            let bytes = text.as_bytes();
            let alone =
                (from == 0 || whole(bytes.get(from - 1))) && whole(bytes.get(from + said.len()));
            alone.then(|| (from..from + said.len(), name.clone()))
        })
    }
}

/// What needs no institution to be recognised in a text of staff.
#[inline(never)]
pub(crate) fn anywhere(submission: &Submission, reading: &Reading<'_>, out: &mut Vec<Recognition>) {
    if !matches!(submission.audience, Audience::Emp | Audience::Team) {
        return;
    }
    links::find(reading, &[], out);
    if submission.audience == Audience::Emp && !submission.published.is_empty() {
        let archive = Archive::new(submission.published.iter().map(String::as_str));
        compare(submission, reading, &archive, out);
    }
}

/// Adds how a text stands to what was published, and takes away what is public already.
fn compare(
    submission: &Submission,
    reading: &Reading<'_>,
    archive: &Archive,
    out: &mut Vec<Recognition>,
) {
    if archive.is_empty() {
        return;
    }
    if !submission.native_share {
        published::find(reading, archive, out);
    }
    if published::covers_subject(reading, archive) {
        out.retain(|one| {
            !matches!(
                one.category,
                Category::AnnouncementAhead | Category::UnpublishedWork
            )
        });
    }
}

/// What in a comment makes any answer feed a quarrel.
const OFFENCES: [Category; 6] = [
    Category::Insult,
    Category::Vulgarity,
    Category::Blasphemy,
    Category::Threat,
    Category::Hate,
    Category::Sexual,
];
/// An answer to an offence may be the right one: a person looks at it.
const ANSWERED: f32 = 0.6;

/// An answer to what was recognised in the comment above it.
pub(crate) fn answers_offence(parent: &[Recognition], out: &mut Vec<Recognition>) {
    let offends = parent
        .iter()
        .any(|one| OFFENCES.contains(&one.category) && one.confidence >= crate::SURE);
    let told = |one: &Recognition| one.category == Category::AnswersProvocation;
    if offends && !out.iter().any(told) {
        out.push(Recognition {
            category: Category::AnswersProvocation,
            attribute: None,
            entity: None,
            whose: None,
            span: None,
            confidence: ANSWERED,
            evidence: Evidence::Pattern("context.answers_offence".to_owned()),
        });
    }
}
