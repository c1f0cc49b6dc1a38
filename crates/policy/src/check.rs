//! What the form of a file cannot say: names that must agree, places that must exist, texts that
//! people will read.

mod examples;
mod facts;
mod shape;
mod steps;

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use self::examples::Lines;
use crate::at::At;
use crate::calendar::Date;
use crate::clause::cite;
use crate::format::{AdditionsFile, ClauseFile, DocumentFile, PackFile, RuleFile};
use crate::load::stem;
use crate::names::Kind;
use crate::pack::{Bilingual, Document, Facts, Pack, Rule, own_facts};
use crate::read::nearest;
use crate::report::{Report, SourceFile, clean};

/// What an identifier may be made of, and what is wrong with this one.
fn id_problem(id: &str) -> Option<String> {
    if id.is_empty() {
        return Some("the identifier is empty".into());
    }
    if id.len() > 64 {
        return Some("the identifier is longer than 64 characters".into());
    }
    let bad = id
        .chars()
        .find(|c| !matches!(c, 'a'..='z' | '0'..='9' | '-' | '_'))?;
    Some(if bad.is_ascii() {
        format!(
            "the identifier has a character that is not allowed: `{}`",
            bad.escape_default()
        )
    } else {
        format!(
            "the identifier has U+{:04X}, which may look like a plain letter and is not one",
            bad as u32
        )
    })
}
/// Checks a pack, file after file, and makes its rules.
pub(crate) struct Checker<'f> {
    report: Report,
    /// Identifier of the pack.
    id: String,
    /// The pack that is added to, when these are additions.
    base: Option<&'f Pack>,
    documents: Vec<Document>,
    rule_ids: HashSet<&'f str>,
    /// Contacts of the whole pack: id to value.
    contacts: HashMap<String, String>,
    all_read: bool,
    file: &'f SourceFile,
}
impl<'f> Checker<'f> {
    /// `all_read`: whether every rule could be read; otherwise what seems missing may stand in one
    /// that was not.
    pub(crate) fn new(
        file: &'f SourceFile,
        rule_ids: HashSet<&'f str>,
        all_read: bool,
        report: Report,
    ) -> Self {
        Checker {
            report,
            id: String::new(),
            base: None,
            documents: Vec::new(),
            rule_ids,
            contacts: HashMap::new(),
            all_read,
            file,
        }
    }

    /// The pack that the files make, or the report of all that was found wrong so far and here.
    pub(crate) fn pack(
        mut self,
        head: &PackFile,
        files: &[(&'f SourceFile, RuleFile)],
    ) -> Result<Pack, Report> {
        self.id.clone_from(&head.id.value);
        self.head(head);
        self.names_of(files);
        self.ids(files.iter());
        let rules = self.rules(files);
        self.report.into_result(Pack {
            id: head.id.value.clone(),
            institution: head.institution.value.clone(),
            language: head.language,
            networks: head.networks.clone(),
            documents: self.documents,
            rules,
        })
    }

    /// `base` with what the files add to it, or the report. `facts` holds the facts of each file that is no rule.
    pub(crate) fn additions(
        mut self,
        base: &'f Pack,
        head: &AdditionsFile,
        facts: &[(&'f SourceFile, RuleFile)],
        files: &[(&'f SourceFile, RuleFile)],
    ) -> Result<Pack, Report> {
        self.id.clone_from(&base.id);
        self.base = Some(base);
        self.documents.clone_from(&base.documents);
        self.rule_ids
            .extend(base.rules.iter().map(|rule| rule.id.as_str()));
        for contact in base.contacts() {
            self.contacts
                .insert(contact.id.clone(), contact.value.clone());
        }
        self.declare(&head.document);
        self.names_of(files);
        self.added(facts.iter().chain(files));
        self.ids(facts.iter().chain(files));
        let mut own = Facts::default();
        for (file, rule) in facts {
            self.file = file;
            own.append(self.facts(rule));
        }
        let rules = self.rules(files);
        let mut pack = base.clone();
        pack.documents = std::mem::take(&mut self.documents);
        pack.add(own, rules);
        self.report.into_result(pack)
    }

    fn rules(&mut self, files: &[(&'f SourceFile, RuleFile)]) -> Vec<Rule> {
        let mut rules: Vec<Rule> = Vec::with_capacity(files.len());
        for (file, rule) in files {
            self.file = file;
            rules.extend(self.rule(rule));
        }
        rules.sort_by(|a, b| a.id.cmp(&b.id));
        rules
    }

    /// What additions may not say, and what the pack has already.
    fn added<'r>(&mut self, files: impl Iterator<Item = &'r (&'f SourceFile, RuleFile)>)
    where
        'f: 'r,
    {
        let Some(base) = self.base else { return };
        for (file, rule) in files {
            self.file = file;
            if base.rule(&rule.id).is_some() {
                self.taken("rule", &rule.id);
            } else if rule.id.value == own_facts(&base.id) {
                let message = format!("`{}` holds the facts that are added", clean(&rule.id));
                self.problem(&rule.id.span, message, "choose another name");
            }
            if rule.kind.value == Kind::Scope {
                self.problem(
                    &rule.kind.span,
                    "additions say nothing on where the documents hold",
                    "a rule of kind `scope` belongs to the pack",
                );
            }
            for contact in &rule.contact {
                if base.contacts().any(|known| known.id == contact.id.value) {
                    self.taken("contact", &contact.id);
                }
            }
            for topic in &rule.topic {
                if base.topics().any(|known| known.id == topic.id.value) {
                    self.taken("topic", &topic.id);
                }
            }
            for account in &rule.account {
                let same = |known: &crate::pack::Account| {
                    known.network == account.network && known.is(&account.id)
                };
                if base.accounts().any(same) {
                    self.taken("account", &account.id);
                }
            }
            let marked = |id: &str| {
                base.watch().any(|known| known.id == id)
                    || base.published().any(|known| known.id == id)
            };
            let entries = rule.watch.iter().map(|one| &one.id);
            for id in entries.chain(rule.published.iter().map(|one| &one.id)) {
                if marked(id) {
                    self.taken("entry", id);
                }
            }
        }
    }

    fn taken(&mut self, what: &str, id: &At<String>) {
        let message = format!(
            "the pack `{}` has this {what} already: `{}`",
            clean(&self.id),
            clean(id)
        );
        self.problem(
            &id.span,
            message,
            "what it has stays: choose another name, or leave this out",
        );
    }

    fn problem(
        &mut self,
        span: &Range<usize>,
        message: impl Into<String>,
        help: impl Into<Option<&'static str>>,
    ) {
        self.report.add(
            self.file,
            span.clone(),
            message,
            help.into().map(str::to_owned),
        );
    }

    /// A rule of this pack must bear this name.
    fn rule_exists(&mut self, id: &At<String>) {
        if !self.rule_ids.contains(id.as_str()) {
            self.problem(
                &id.span,
                format!("unknown rule `{}`", clean(id)),
                "name a rule of this pack",
            );
        }
    }

    fn id(&mut self, id: &At<String>) {
        if let Some(problem) = id_problem(&id.value) {
            self.problem(&id.span, problem, "use a to z, 0 to 9, `-` and `_`");
        }
    }

    fn words(&mut self, words: &At<Bilingual>) -> Bilingual {
        for text in [&words.value.it, &words.value.en] {
            if text.trim().is_empty() {
                self.problem(
                    &words.span,
                    "an empty text",
                    "what people read is written in Italian and in English",
                );
                break;
            }
        }
        words.value.clone()
    }

    /// A text in which `{clause}` stands for the citation.
    fn citing(&mut self, words: &At<Bilingual>, clause: &Bilingual) -> Bilingual {
        let mut filled = self.words(words);
        for (text, clause) in [(&mut filled.it, &clause.it), (&mut filled.en, &clause.en)] {
            let replaced = text.replace("{clause}", "\u{0}");
            if replaced.contains(['{', '}']) {
                self.problem(
                    &words.span,
                    "unknown placeholder",
                    "only `{clause}` may stand in braces",
                );
            }
            *text = replaced.replace('\u{0}', clause);
        }
        filled
    }

    fn not_empty(&mut self, text: &At<String>) {
        if text.value.trim().is_empty() {
            self.problem(&text.span, "an empty text", None);
        }
    }

    fn date(&mut self, text: &At<String>) -> Option<Date> {
        let date = if text.len() == 10 {
            Date::parse(text)
        } else {
            None
        };
        if date.is_none() {
            self.problem(
                &text.span,
                "not a date, or one that does not exist",
                "write `YYYY-MM-DD`",
            );
        }
        date
    }

    fn head(&mut self, head: &PackFile) {
        self.id(&head.id);
        self.not_empty(&head.institution);
        if head.document.is_empty() {
            self.problem(
                &(0..0),
                "the pack cites no document",
                "add a `[[document]]`",
            );
        }
        self.declare(&head.document);
    }

    fn declare(&mut self, documents: &[DocumentFile]) {
        for document in documents {
            self.id(&document.id);
            let title = self.words(&document.title);
            if self.documents.iter().any(|d| d.id == document.id.value) {
                self.problem(&document.id.span, "this document is declared twice", None);
            }
            let adoption = document.adoption.as_ref();
            let adopted = adoption
                .and_then(|a| a.date.as_ref())
                .and_then(|date| self.date(date));
            self.documents.push(Document {
                id: document.id.value.clone(),
                title,
                act: adoption.and_then(|a| a.act.clone()),
                adopted,
            });
        }
    }

    /// Each rule bears the name of its file, which begins with the pack's.
    fn names_of(&mut self, rules: &[(&'f SourceFile, RuleFile)]) {
        let prefix = format!("{}-", self.id);
        for (file, rule) in rules {
            self.file = file;
            self.id(&rule.id);
            if Some(rule.id.as_str()) != stem(&file.path) {
                self.problem(
                    &rule.id.span,
                    format!(
                        "the rule's id is not the file's name `{}`",
                        clean(stem(&file.path).unwrap_or_default())
                    ),
                    "one rule, one file, one name",
                );
            } else if !rule.id.starts_with(&prefix) {
                self.report.add(
                    file,
                    rule.id.span.clone(),
                    "the rule's id does not begin with the pack's",
                    Some(format!("begin it with `{prefix}`")),
                );
            }
        }
    }

    /// Identifiers of the whole pack: contacts, topics, entries.
    fn ids<'r>(&mut self, rules: impl Iterator<Item = &'r (&'f SourceFile, RuleFile)>)
    where
        'f: 'r,
    {
        let base = self.base;
        let mut topics = HashSet::new();
        let mut marked = HashSet::new();
        for (file, rule) in rules {
            self.file = file;
            for contact in &rule.contact {
                self.id(&contact.id);
                let value = contact.written.value.clone();
                if self
                    .contacts
                    .insert(contact.id.value.clone(), value)
                    .is_some()
                    && !base.is_some_and(|base| base.contacts().any(|c| c.id == contact.id.value))
                {
                    self.problem(
                        &contact.id.span,
                        "this contact is declared twice in the pack",
                        None,
                    );
                }
            }
            for watched in &rule.watch {
                self.id(&watched.id);
                if !marked.insert(&watched.id.value) {
                    self.problem(&watched.id.span, "this entry is declared twice", None);
                }
            }
            for published in &rule.published {
                self.id(&published.id);
                if !marked.insert(&published.id.value) {
                    self.problem(&published.id.span, "this entry is declared twice", None);
                }
            }
            for topic in &rule.topic {
                self.id(&topic.id);
                if !topics.insert(&topic.id.value) {
                    self.problem(
                        &topic.id.span,
                        "this topic is declared twice in the pack",
                        None,
                    );
                }
            }
        }
    }

    fn clause(&mut self, clause: &At<ClauseFile>) {
        let known: Vec<&str> = self.documents.iter().map(|d| d.id.as_str()).collect();
        if !known.contains(&clause.document.as_str()) {
            let help = match nearest(&clause.document, &known) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("documents of this pack: {}", known.join(", ")),
            };
            let message = format!("unknown document `{}`", clean(&clause.document));
            self.report
                .add(self.file, clause.document.span.clone(), message, Some(help));
        }
        let numbers = [
            &clause.section,
            &clause.article,
            &clause.comma,
            &clause.letter,
            &clause.point,
        ];
        if clause.heading.is_none() && numbers.iter().all(|n| n.is_none()) {
            self.problem(
                &clause.span,
                "the clause has no place in its document",
                "give at least one of `heading`, `section`, `article`, `comma`, `letter`, `point`",
            );
        }
        if numbers
            .into_iter()
            .flatten()
            .any(|n| n.is_empty() || n.chars().count() > 40 || n.chars().any(char::is_control))
        {
            self.problem(
                &clause.span,
                "a number of the clause is empty or too long",
                None,
            );
        }
    }

    fn cite<'c>(&self, clauses: impl Iterator<Item = &'c At<ClauseFile>> + Clone) -> Bilingual {
        cite(clauses.map(|clause| &clause.value), &self.documents)
    }

    fn rule(&mut self, rule: &RuleFile) -> Option<Rule> {
        if self.overfull(rule) {
            return None;
        }
        self.clause(&rule.clause);
        for clause in &rule.parallel {
            self.clause(clause);
        }
        let clause = self.cite(std::iter::once(&rule.clause).chain(&rule.parallel));
        self.shape(rule);
        self.matches(rule);
        self.examples(rule);
        self.cases(rule);
        let lines = Lines::in_text(&self.file.text);
        Some(Rule {
            id: rule.id.value.clone(),
            own: self.base.is_some(),
            kind: rule.kind.value,
            audience: rule.audience,
            title: self.words(&rule.title),
            why: self.words(&rule.why),
            severity: rule.severity,
            priority: rule.priority,
            matches: rule.matches.iter().map(|entry| entry.narrowed()).collect(),
            exceptions: rule.exceptions.iter().map(|at| at.value).collect(),
            networks: rule.networks.clone(),
            except_networks: rule.except_networks.clone(),
            surfaces: rule.surfaces.clone(),
            advice: rule
                .advice
                .as_ref()
                .map(|advice| self.citing(advice, &clause)),
            reply: rule.reply.as_ref().map(|reply| self.citing(reply, &clause)),
            readings: self.readings(rule),
            steps: rule
                .step
                .iter()
                .map(|step| self.step(rule, step, &clause))
                .collect(),
            effects: rule.effects.iter().map(|at| at.value).collect(),
            with: rule.with.iter().map(|at| at.value).collect(),
            question: rule.question.as_ref().map(|question| self.words(question)),
            when: rule.when.clone(),
            facts: self.facts(rule),
            hits: examples::hits(rule, &lines),
            misses: examples::misses(rule, &lines),
            cases: examples::cases(rule, &lines),
            clause,
        })
    }
}
