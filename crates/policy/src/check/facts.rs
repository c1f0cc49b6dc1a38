//! The facts that a rule of kind `context` states.

use std::collections::HashSet;

use super::Checker;
use crate::at::At;
use crate::calendar::{Date, Minute};
use crate::contact;
use crate::format::{AccountFile, HoursFile, RuleFile};
use crate::names::ContactKind;
use crate::pack::{
    Account, Contact, Facts, Hours, Licence, Published, Stakeholder, Style, Topic, Watched,
};

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
        Facts {
            hours,
            contacts,
            topics,
            licence,
            accounts: self.accounts(&rule.account),
            authorised: self.accounts(&rule.authorised),
            names: self.names(rule),
            stakeholders: self.stakeholders(rule),
            styles: self.styles(rule),
            watch: self.watch(rule),
            published: self.published(rule),
        }
    }

    fn accounts(&mut self, files: &[At<AccountFile>]) -> Vec<Account> {
        let mut accounts = Vec::new();
        for file in files {
            self.handle(&file.id.value, &file.id.span);
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
        accounts
    }

    fn handle(&mut self, id: &str, span: &std::ops::Range<usize>) {
        let plain = |c: char| c.is_ascii_alphanumeric() || "-_.@".contains(c);
        if id.is_empty() || !id.chars().all(plain) {
            self.problem(
                span,
                "not an account's identifier",
                "vanity name, slug, handle or numeric id; never a display name",
            );
        }
    }

    fn names(&mut self, rule: &RuleFile) -> Vec<(crate::names::NameUse, String)> {
        let mut names = Vec::new();
        for file in &rule.name {
            self.term(&file.written);
            let name = (file.usage, file.written.value.clone());
            if names.contains(&name) {
                self.problem(&file.span, "the same name twice", None);
            }
            names.push(name);
        }
        names
    }

    /// Words to be looked for: long enough to tell anything, with no letters that only look plain.
    fn term(&mut self, term: &At<String>) {
        let letters = term.chars().filter(|c| c.is_alphanumeric()).count();
        if letters < 3 || term.chars().count() > 200 {
            self.problem(
                &term.span,
                "too short or too long to be looked for",
                "3 letters or digits at least, 200 characters at most",
            );
        } else if let Some(odd) = term.chars().find(|&c| is_confusable(c)) {
            self.problem(
                &term.span,
                format!(
                    "U+{:04X} looks like a plain letter and is not one",
                    odd as u32
                ),
                "write it again with the letters of the keyboard",
            );
        }
    }

    fn stakeholders(&mut self, rule: &RuleFile) -> Vec<Stakeholder> {
        let mut stakeholders = Vec::new();
        for file in &rule.stakeholder {
            self.term(&file.name);
            for handle in &file.accounts {
                self.handle(&handle.id, &file.span);
            }
            stakeholders.push(Stakeholder {
                name: file.name.value.clone(),
                accounts: file.accounts.clone(),
            });
        }
        stakeholders
    }

    fn styles(&mut self, rule: &RuleFile) -> Vec<Style> {
        let mut styles: Vec<Style> = Vec::new();
        for file in &rule.style {
            if styles.iter().any(|style| style.network == file.network) {
                self.problem(&file.span, "this network has a style already", None);
            }
            if file.max_chars == Some(0) {
                self.problem(&file.span, "no text has 0 characters", None);
            }
            let text = self.words(&file.text);
            styles.push(Style {
                network: file.network,
                max_chars: file.max_chars,
                max_hashtags: file.max_hashtags,
                text,
            });
        }
        styles
    }

    fn watch(&mut self, rule: &RuleFile) -> Vec<Watched> {
        let mut watch = Vec::new();
        for file in &rule.watch {
            if file.terms.is_empty() {
                self.problem(&file.span, "an entry needs `terms`", None);
            }
            file.terms.iter().for_each(|term| self.term(term));
            watch.push(Watched {
                id: file.id.value.clone(),
                kind: file.kind,
                terms: file.terms.iter().map(|term| term.value.clone()).collect(),
                until: file.until.as_ref().and_then(|date| self.date(date)),
            });
        }
        watch
    }

    fn published(&mut self, rule: &RuleFile) -> Vec<Published> {
        let mut published = Vec::new();
        for file in &rule.published {
            self.not_empty(&file.text);
            if let Some(date) = self.date(&file.date) {
                published.push(Published {
                    id: file.id.value.clone(),
                    text: file.text.value.clone(),
                    date,
                    network: file.network,
                    url: file.url.clone(),
                });
            }
        }
        published
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

/// Letters of other alphabets in a name that is otherwise Latin are a disguise or a slip.
fn is_confusable(c: char) -> bool {
    matches!(c, '\u{370}'..='\u{3ff}' | '\u{400}'..='\u{52f}' | '\u{13a0}'..='\u{13ff}' | '\u{ff01}'..='\u{ff5e}')
}
