//! A pack with what the signals need of it, prepared once.

use std::sync::OnceLock;

use vaglio_policy::{BodyNames, ContactKind, Identity, NameUse, Pack, Watched};
use vaglio_signals::personal::Contacts;
use vaglio_signals::published::Archive;
use vaglio_signals::watch::{Watch, WatchEntry};
use vaglio_text::Reading;

/// An institution under whose policy texts are judged.
pub struct Institution {
    pack: Pack,
    /// What it publishes of its own.
    pub(crate) contacts: Contacts,
    /// Folded words of its subjects.
    pub(crate) keywords: Vec<String>,
    identity: OnceLock<Identity>,
    archive: OnceLock<Archive>,
    /// What it has published beyond what the pack holds.
    remembered: Vec<String>,
    watch: OnceLock<Watch>,
    known_accounts: OnceLock<Vec<String>>,
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
            archive: OnceLock::new(),
            remembered: Vec::new(),
            watch: OnceLock::new(),
            known_accounts: OnceLock::new(),
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

    /// What it has published, prepared for the first text that may repeat it.
    pub(crate) fn archive(&self) -> &Archive {
        self.archive.get_or_init(|| Archive::new(self.published()))
    }

    /// The texts that it has published, as far as is known.
    pub(crate) fn published(&self) -> impl Iterator<Item = &str> {
        let held = self.pack.published().map(|post| post.text.as_str());
        held.chain(self.remembered.iter().map(String::as_str))
    }

    /// What it has published beyond what the pack holds, in place of what was remembered before.
    pub fn remember(&mut self, texts: Vec<String>) {
        self.remembered = texts;
        self.archive = OnceLock::new();
    }

    /// What must not be told yet.
    pub(crate) fn watch(&self) -> &Watch {
        self.watch.get_or_init(|| {
            let entry = |watched: &Watched| WatchEntry {
                kind: watched.kind,
                terms: watched.terms.clone(),
                until: watched.until.map(|date| date.to_string()),
            };
            Watch::new(&self.pack.watch().map(entry).collect::<Vec<_>>())
        })
    }

    /// Accounts and names that are no private person's, folded.
    pub(crate) fn known_accounts(&self) -> &[String] {
        self.known_accounts.get_or_init(|| {
            let own = self.pack.accounts().map(|account| account.id.as_str());
            let names = self.pack.names().map(|(_, name)| name.as_str());
            let others = self.pack.stakeholders().flat_map(|one| {
                let handles = one.accounts.iter().map(|handle| handle.id.as_str());
                std::iter::once(one.name.as_str()).chain(handles)
            });
            let fold = |name: &str| Reading::of(name).folded().to_owned();
            own.chain(names).chain(others).map(fold).collect()
        })
    }

    /// Its policy.
    pub fn pack(&self) -> &Pack {
        &self.pack
    }
}
