//! A pack with what the signals need of it, prepared once.

use std::sync::OnceLock;

use vaglio_policy::{BodyNames, ContactKind, Identity, NameUse, Pack};
use vaglio_signals::personal::Contacts;
use vaglio_text::Reading;

/// An institution under whose policy texts are judged.
pub struct Institution {
    pack: Pack,
    /// What it publishes of its own.
    pub(crate) contacts: Contacts,
    /// Folded words of its subjects.
    pub(crate) keywords: Vec<String>,
    identity: OnceLock<Identity>,
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
            identity: OnceLock::new(),
        }
    }

    /// Who it is on the networks: prepared when the first name or bio is judged.
    pub(crate) fn identity(&self) -> &Identity {
        self.identity.get_or_init(|| {
            let mut body = BodyNames::default();
            for (usage, name) in self.pack.names() {
                let list = match usage {
                    NameUse::Official => &mut body.official,
                    NameUse::Short => &mut body.short,
                    NameUse::Former => &mut body.former,
                    NameUse::Employer => &mut body.employer,
                };
                list.push(name.clone());
            }
            if body.official.is_empty() {
                body.official.push(self.pack.institution.clone());
            }
            let accounts = self.pack.accounts();
            body.accounts = accounts
                .map(|account| (account.network, account.id.clone()))
                .collect();
            Identity::new(&body)
        })
    }

    /// Its policy.
    pub fn pack(&self) -> &Pack {
        &self.pack
    }
}
