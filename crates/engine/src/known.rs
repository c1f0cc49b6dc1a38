//! What is recognised by what an institution is and has: its names, its accounts, the people who may
//! publish for it.

use vaglio_policy::{Acting, Audience};
use vaglio_signals::taxonomy::Category;
use vaglio_signals::{Evidence, Recognition};

use crate::institution::Institution;
use crate::submission::Submission;

/// An account that is on no list may still be in order: lists are late.
const UNLISTED: f32 = 0.8;

impl Institution {
    /// Adds what the submission earns in the light of what the institution says of itself.
    pub(crate) fn recognise(&self, submission: &Submission, out: &mut Vec<Recognition>) {
        match submission.audience {
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
            Audience::Team => out.extend(self.wrong_account(submission)),
            Audience::Ext | Audience::Emp => {}
        }
    }

    /// Somebody publishes as the institution, and is on no list of those who may.
    fn wrong_account(&self, submission: &Submission) -> Option<Recognition> {
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
