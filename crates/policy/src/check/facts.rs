//! The facts that a rule of kind `context` states.

use std::collections::HashSet;

use super::Checker;
use crate::at::At;
use crate::calendar::{Date, Minute};
use crate::contact;
use crate::format::{HoursFile, RuleFile};
use crate::names::ContactKind;
use crate::pack::{Account, Contact, Facts, Hours, Licence, Topic};

impl Checker<'_> {
    pub(super) fn facts(&mut self, rule: &RuleFile) -> Facts {
        let hours = rule.hours.as_ref().and_then(|hours| self.hours(hours));
        let mut contacts = Vec::new();
        for file in &rule.contact {
            if let Some(problem) = contact::problem(file.kind, &file.written) {
                let help = match file.kind {
                    ContactKind::Email => "write `name@host.it`",
                    ContactKind::Phone => "digits, spaces, `+` in front; 6 to 15 digits",
                    ContactKind::Domain => "write a host name: `www.example.it`",
                    ContactKind::Url => "write the whole address: `https://…`",
                    ContactKind::Code => "capital letters and digits, without spaces",
                    ContactKind::Address => "write street and number",
                };
                self.problem(&file.written.span, problem, help);
            }
            contacts.push(Contact {
                id: file.id.value.clone(),
                kind: file.kind,
                value: file.written.value.clone(),
                purpose: self.words(&file.purpose),
            });
        }
        let mut topics = Vec::new();
        for file in &rule.topic {
            if file.keywords.is_empty() {
                self.problem(&file.span, "a topic needs `keywords`", None);
            }
            let mut seen = HashSet::new();
            for keyword in &file.keywords {
                if let Some(problem) = keyword_problem(keyword) {
                    self.problem(
                        &keyword.span,
                        problem,
                        "as a folded text contains it: lower case, no accents, letters, digits and spaces",
                    );
                }
                if !seen.insert(&keyword.value) {
                    self.problem(&keyword.span, "the same keyword twice", None);
                }
            }
            topics.push(Topic {
                id: file.id.value.clone(),
                title: self.words(&file.title),
                keywords: file
                    .keywords
                    .iter()
                    .map(|keyword| keyword.value.clone())
                    .collect(),
            });
        }
        let licence = rule.licence.as_ref().map(|file| {
            self.not_empty(&file.name);
            Licence {
                name: file.name.value.clone(),
                condition: self.words(&file.condition),
            }
        });
        let mut accounts = Vec::new();
        for file in &rule.account {
            let plain = |c: char| c.is_ascii_alphanumeric() || "-_.@".contains(c);
            if file.id.is_empty() || !file.id.chars().all(plain) {
                self.problem(
                    &file.id.span,
                    "not an account's identifier",
                    "vanity name, slug, handle or numeric id; never a display name",
                );
            }
            self.not_empty(&file.source);
            if let Some(since) = self.date(&file.since) {
                accounts.push(Account {
                    network: file.network,
                    id: file.id.value.clone(),
                    source: file.source.value.clone(),
                    since,
                });
            }
        }
        Facts {
            hours,
            contacts,
            topics,
            licence,
            accounts,
        }
    }

    pub(super) fn hours(&mut self, file: &At<HoursFile>) -> Option<Hours> {
        if file.days.is_empty() {
            self.problem(&file.span, "no day of the week", None);
        }
        let mut time = |text: &At<String>| {
            let time = Minute::parse(text);
            if time.is_none() {
                self.problem(&text.span, "not a time of day", "write `HH:MM`");
            }
            time
        };
        let (from, to) = (time(&file.from), time(&file.to));
        if let (Some(from), Some(to)) = (from, to)
            && from >= to
        {
            self.problem(&file.to.span, "the hours end before they begin", None);
        }
        let mut patrons = Vec::new();
        for patron in &file.patron {
            // A leap year, so that 29 February stands.
            match Date::parse(&format!("2024-{}", patron.day.value)) {
                Some(date) if patron.day.len() == 5 => {
                    patrons.push((patron.town.clone(), date.month, date.day))
                }
                _ => self.problem(&patron.day.span, "not a day of the year", "write `MM-DD`"),
            }
        }
        Some(Hours {
            days: file.days.clone(),
            from: from?,
            to: to?,
            except_holidays: file.except_holidays,
            patrons,
        })
    }
}

/// Keywords are looked for in folded text.
fn keyword_problem(keyword: &str) -> Option<&'static str> {
    if keyword.trim().is_empty() || keyword.trim() != keyword {
        return Some("a keyword that is empty or begins or ends with a space");
    }
    if keyword.chars().count() > 60 {
        return Some("a keyword longer than 60 characters");
    }
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == ' ';
    (!keyword.chars().all(allowed))
        .then_some("a keyword with a character that folded words never have")
}
