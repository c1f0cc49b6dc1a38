//! A pack with what the signals need of it, prepared once.

use vaglio_policy::{ContactKind, Pack};
use vaglio_signals::personal::Contacts;
use vaglio_text::Reading;

/// An institution under whose policy texts are judged.
pub struct Institution {
    pack: Pack,
    /// What it publishes of its own.
    pub(crate) contacts: Contacts,
    /// Folded words of its subjects.
    pub(crate) keywords: Vec<String>,
}

impl Institution {
    /// Prepares a pack.
    pub fn of(pack: Pack) -> Institution {
        let mut contacts = Contacts::default();
        for contact in pack.contacts() {
            let value = contact.value.clone();
            match contact.kind {
                ContactKind::Email => contacts.emails.push(value),
                ContactKind::Phone => contacts.phones.push(value),
                ContactKind::Domain => contacts.domains.push(value),
                // A page is under a domain, which the pack lists by itself.
                ContactKind::Url => {}
                ContactKind::Address => contacts.addresses.push(value),
                ContactKind::Code => contacts.codes.push(value),
            }
        }
        let stem = |word: &String| {
            let words = word
                .split(' ')
                .map(|word| word.split('/').next().unwrap_or(word));
            Reading::of(&words.collect::<Vec<_>>().join(" "))
                .folded()
                .to_owned()
        };
        let keywords = pack
            .topics()
            .flat_map(|topic| &topic.keywords)
            .map(stem)
            .collect();
        Institution {
            pack,
            contacts,
            keywords,
        }
    }

    /// Its policy.
    pub fn pack(&self) -> &Pack {
        &self.pack
    }
}
