//! From the files of a folder to a pack, or to a report of everything that is wrong with them.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use vaglio_signals::taxonomy::Category;

use crate::at::At;
use crate::calendar::{Date, Minute};
use crate::clause::cite;
use crate::contact;
use crate::format::{ClauseFile, HitFile, HoursFile, MissFile, PackFile, RuleFile, StepFile};
use crate::names::{ContactKind, Kind, Surface};
use crate::pack::{
    Account, Bilingual, Contact, Document, Facts, Hit, Hours, Licence, Miss, Pack, Reading, Rule,
    StepRule, Topic,
};
use crate::read::{nearest, read};
use crate::report::{Report, SourceFile, clean};

/// A file longer than this many bytes is refused unread.
pub const FILE_LIMIT: usize = 1 << 20;

/// So is a pack longer than this.
pub const PACK_LIMIT: usize = 10 << 20;

/// More files than this are refused too.
pub const FILES_LIMIT: usize = 2_000;

impl Pack {
    /// Reads a pack from the files of its folder.
    ///
    /// # Errors
    /// A [`Report`] with every problem found; a pack is taken whole or not at all.
    pub fn load(files: &[SourceFile]) -> Result<Pack, Report> {
        let mut report = Report::default();
        let total: usize = files.iter().map(|file| file.text.len()).sum();
        if total > PACK_LIMIT || files.len() > FILES_LIMIT {
            return Err(Report::of(
                "pack.toml",
                format!(
                    "the pack is too large: {} files, {total} bytes; at most {FILES_LIMIT} files and {PACK_LIMIT} bytes",
                    files.len()
                ),
            ));
        }
        let Some(sources) = Sources::sort(files, &mut report) else {
            return Err(report);
        };
        let head = sources
            .head
            .and_then(|file| Some((file, read::<PackFile>(file, &mut report)?)));
        let rules: Vec<(&SourceFile, RuleFile)> = sources
            .rules
            .iter()
            .filter_map(|file| Some((*file, read::<RuleFile>(file, &mut report)?)))
            .collect();
        let Some((head_file, head)) = head else {
            return Err(report
                .into_result(())
                .expect_err("a missing head is a problem"));
        };
        let mut checker = Checker {
            report,
            head: &head,
            documents: Vec::new(),
            rule_ids: sources
                .rules
                .iter()
                .filter_map(|file| stem(&file.path))
                .collect(),
            contacts: HashMap::new(),
            all_read: rules.len() == sources.rules.len(),
            file: head_file,
        };
        checker.head();
        checker.ids(&rules);
        let mut built: Vec<Rule> = Vec::with_capacity(rules.len());
        for (file, rule) in &rules {
            checker.file = file;
            built.push(checker.rule(rule));
        }
        built.sort_by(|a, b| a.id.cmp(&b.id));
        let Checker {
            report, documents, ..
        } = checker;
        report.into_result(Pack {
            id: head.id.value,
            institution: head.institution.value,
            language: head.language,
            networks: head.networks,
            documents,
            rules: built,
        })
    }
}

struct Sources<'f> {
    head: Option<&'f SourceFile>,
    rules: Vec<&'f SourceFile>,
}

impl<'f> Sources<'f> {
    /// Tells the files apart. `None` when nothing is worth reading.
    fn sort(files: &'f [SourceFile], report: &mut Report) -> Option<Self> {
        let mut sources = Sources {
            head: None,
            rules: Vec::new(),
        };
        let mut seen = HashSet::new();
        for file in files {
            if !seen.insert(file.path.as_str()) {
                report.add_file(&file.path, "the file is given twice", None);
            } else if file.text.len() > FILE_LIMIT {
                report.add_file(
                    &file.path,
                    format!(
                        "the file is too large: {} bytes, at most {FILE_LIMIT}",
                        file.text.len()
                    ),
                    None,
                );
            } else if file.path == "pack.toml" {
                sources.head = Some(file);
            } else if stem(&file.path).is_some() {
                sources.rules.push(file);
            } else {
                report.add_file(
                    &file.path,
                    "not a file of a pack",
                    Some("a pack holds `pack.toml` and `rules/<id>.toml`".into()),
                );
            }
        }
        if !seen.contains("pack.toml") {
            report.add_file(
                "pack.toml",
                "the file is missing",
                Some("every pack needs it: it names the institution and its documents".into()),
            );
        } else if sources.rules.is_empty() && report.is_empty() {
            report.add_file(
                "rules",
                "the pack has no rules",
                Some("add `rules/<id>.toml`".into()),
            );
        }
        (sources.head.is_some() || !sources.rules.is_empty()).then_some(sources)
    }
}

/// The rule's name in a path `rules/<name>.toml`.
fn stem(path: &str) -> Option<&str> {
    let name = path.strip_prefix("rules/")?.strip_suffix(".toml")?;
    (!name.is_empty() && !name.contains('/')).then_some(name)
}

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

struct Checker<'f> {
    report: Report,
    head: &'f PackFile,
    documents: Vec<Document>,
    rule_ids: HashSet<&'f str>,
    /// Contacts of the whole pack: id to value.
    contacts: HashMap<String, String>,
    /// Whether every rule could be read: otherwise what seems missing may stand in one that was not.
    all_read: bool,
    file: &'f SourceFile,
}

impl<'f> Checker<'f> {
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

    fn head(&mut self) {
        let head = self.head;
        self.id(&head.id);
        self.not_empty(&head.institution);
        if head.document.is_empty() {
            self.problem(
                &(0..0),
                "the pack cites no document",
                "add a `[[document]]`",
            );
        }
        for document in &head.document {
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

    /// Identifiers of the whole pack: rules, contacts, topics.
    fn ids(&mut self, rules: &[(&'f SourceFile, RuleFile)]) {
        let prefix = format!("{}-", self.head.id.value);
        let mut topics = HashSet::new();
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
            for contact in &rule.contact {
                self.id(&contact.id);
                let value = contact.written.value.clone();
                if self
                    .contacts
                    .insert(contact.id.value.clone(), value)
                    .is_some()
                {
                    self.problem(
                        &contact.id.span,
                        "this contact is declared twice in the pack",
                        None,
                    );
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
        // The same id in two files can only be a wrong one: said above, at the file's name.
    }

    fn clause(&mut self, clause: &At<ClauseFile>) {
        let known: Vec<&str> = self.head.document.iter().map(|d| d.id.as_str()).collect();
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

    fn rule(&mut self, rule: &RuleFile) -> Rule {
        self.clause(&rule.clause);
        for clause in &rule.parallel {
            self.clause(clause);
        }
        let clause = self.cite(std::iter::once(&rule.clause).chain(&rule.parallel));
        self.shape(rule);
        self.matches(rule);
        self.examples(rule);
        let readings = self.readings(rule);
        let steps = rule
            .step
            .iter()
            .map(|step| self.step(rule, step, &clause))
            .collect();
        let lines = Lines(&self.file.text);
        let title = self.words(&rule.title);
        let why = self.words(&rule.why);
        let advice = rule
            .advice
            .as_ref()
            .map(|advice| self.citing(advice, &clause));
        let reply = rule.reply.as_ref().map(|reply| self.citing(reply, &clause));
        let question = rule.question.as_ref().map(|question| self.words(question));
        let facts = self.facts(rule);
        let only = (rule.matches.len() == 1).then(|| rule.matches[0].category);
        Rule {
            id: rule.id.value.clone(),
            kind: rule.kind.value,
            audience: rule.audience,
            clause,
            title,
            why,
            severity: rule.severity,
            priority: rule.priority,
            matches: rule
                .matches
                .iter()
                .map(|entry| entry.value.narrowed())
                .collect(),
            exceptions: rule
                .exceptions
                .iter()
                .map(|exception| exception.value)
                .collect(),
            networks: rule.networks.clone(),
            surfaces: rule.surfaces.clone(),
            advice,
            reply,
            readings,
            steps,
            effects: rule.effects.iter().map(|effect| effect.value).collect(),
            with: rule.with.iter().map(|category| category.value).collect(),
            question,
            facts,
            hits: rule
                .hit
                .iter()
                .filter_map(|hit| example_hit(hit, only, &lines))
                .collect(),
            misses: rule
                .miss
                .iter()
                .map(|miss| example_miss(miss, &lines))
                .collect(),
        }
    }

    /// Which tables a kind needs, and which mean nothing in it.
    fn shape(&mut self, rule: &RuleFile) {
        let finds = matches!(
            *rule.kind,
            Kind::Text | Kind::Profile | Kind::Page | Kind::Image
        );
        let kind = rule.kind.value;
        let accounts_only = kind == Kind::Page && !rule.account.is_empty();
        let start = |spans: &mut dyn Iterator<Item = &Range<usize>>| spans.next().cloned();
        let tables: [(&str, Option<Range<usize>>, bool); 12] = [
            (
                "match",
                start(&mut rule.matches.iter().map(|at| &at.span)),
                finds || kind == Kind::Check,
            ),
            (
                "hit",
                start(&mut rule.hit.iter().map(|at| &at.span)),
                finds || kind == Kind::Check,
            ),
            (
                "miss",
                start(&mut rule.miss.iter().map(|miss| &miss.text.span)),
                finds || kind == Kind::Check,
            ),
            (
                "exceptions",
                start(&mut rule.exceptions.iter().map(|at| &at.span)),
                finds || kind == Kind::Check,
            ),
            (
                "step",
                start(&mut rule.step.iter().map(|at| &at.span)),
                finds || kind == Kind::Ladder,
            ),
            (
                "effects",
                start(&mut rule.effects.iter().map(|at| &at.span)),
                kind == Kind::Scope,
            ),
            (
                "with",
                start(&mut rule.with.iter().map(|at| &at.span)),
                kind == Kind::Guide,
            ),
            (
                "question",
                rule.question.as_ref().map(|at| at.span.clone()),
                kind == Kind::Check,
            ),
            (
                "hours",
                rule.hours.as_ref().map(|at| at.span.clone()),
                kind == Kind::Context,
            ),
            (
                "contact",
                start(&mut rule.contact.iter().map(|at| &at.span)),
                kind == Kind::Context,
            ),
            (
                "topic",
                start(&mut rule.topic.iter().map(|at| &at.span)),
                kind == Kind::Context,
            ),
            (
                "licence",
                rule.licence.as_ref().map(|at| at.span.clone()),
                kind == Kind::Context,
            ),
        ];
        for (name, place, allowed) in tables {
            if let (Some(place), false) = (place, allowed) {
                self.problem(
                    &place,
                    format!("`{name}` means nothing in a rule of kind `{kind}`"),
                    None,
                );
            }
        }
        if let (Some(account), false) = (
            rule.account.first(),
            matches!(kind, Kind::Context | Kind::Page),
        ) {
            self.problem(
                &account.span,
                format!("`account` means nothing in a rule of kind `{kind}`"),
                None,
            );
        }
        let missing = match kind {
            Kind::Text | Kind::Profile | Kind::Image if rule.matches.is_empty() => {
                Some("a `[[match]]`: the category that breaks it")
            }
            Kind::Page if rule.matches.is_empty() && !accounts_only => {
                Some("a `[[match]]` or an `[[account]]`")
            }
            Kind::Ladder if rule.step.is_empty() => Some("a `[[step]]`: what follows"),
            Kind::Scope if rule.effects.is_empty() => Some("`effects`: what it does"),
            Kind::Guide if rule.advice.is_none() => Some("`[advice]`: what the reader is told"),
            Kind::Check if rule.question.is_none() => {
                Some("`[question]`: what to ask before publishing")
            }
            Kind::Context
                if rule.hours.is_none()
                    && rule.contact.is_empty()
                    && rule.topic.is_empty()
                    && rule.licence.is_none()
                    && rule.account.is_empty() =>
            {
                Some("`[hours]`, `[[contact]]`, `[[topic]]`, `[licence]` or `[[account]]`")
            }
            _ => None,
        };
        if let Some(missing) = missing {
            self.problem(
                &rule.kind.span,
                format!("a rule of kind `{kind}` needs {missing}"),
                None,
            );
        }
        if kind == Kind::Text {
            if rule.hit.is_empty() {
                self.problem(
                    &rule.kind.span,
                    "no `[[hit]]`: a rule without an example that breaks it is not tested",
                    "add a text that must be marked",
                );
            }
            if rule.miss.is_empty() {
                self.problem(
                    &rule.kind.span,
                    "no `[[miss]]`: a rule without a lawful example is not tested",
                    "add a text that must be left alone, and why",
                );
            }
        }
    }

    fn matches(&mut self, rule: &RuleFile) {
        let mut seen = Vec::new();
        for entry in &rule.matches {
            self.combination(
                &entry.span,
                entry.category,
                entry.attribute.is_some(),
                entry.entity.is_some(),
                entry.whose.is_some(),
            );
            let key = (
                entry.category,
                entry.attribute,
                entry.entity,
                entry.whose,
                entry.reading.as_ref().map(|r| r.value.clone()),
            );
            if seen.contains(&key) {
                self.problem(&entry.span, "the same match twice", None);
            }
            seen.push(key);
            if let Some(reading) = &entry.reading {
                self.reading_exists(rule, reading);
            }
            let shown = rule.hit.iter().any(|hit| {
                let category = hit
                    .category
                    .as_ref()
                    .map_or((rule.matches.len() == 1).then_some(entry.category), |c| {
                        Some(c.value)
                    });
                category == Some(entry.category)
                    && (entry.attribute.is_none() || entry.attribute == hit.attribute)
                    && (entry.entity.is_none() || entry.entity == hit.entity)
                    && (entry.whose.is_none() || entry.whose == hit.whose)
            });
            if !shown && *rule.kind == Kind::Text && !rule.hit.is_empty() {
                self.problem(
                    &entry.span,
                    "no `[[hit]]` shows this match",
                    "add one with the same category, attribute, entity and whose",
                );
            }
        }
    }

    /// Which categories bear an attribute, an entity, whose.
    fn combination(
        &mut self,
        span: &Range<usize>,
        category: Category,
        attribute: bool,
        entity: bool,
        whose: bool,
    ) {
        if attribute && category != Category::Hate {
            self.problem(
                span,
                format!("`{category}` has no attribute"),
                "only `hate` has",
            );
        }
        if entity && category != Category::PersonalData {
            self.problem(
                span,
                format!("`{category}` has no entity"),
                "only `personal_data` has",
            );
        }
        if whose && !matches!(category, Category::PersonalData | Category::SpecialData) {
            self.problem(
                span,
                format!("`{category}` does not say whose"),
                "only `personal_data` and `special_data` do",
            );
        }
    }

    fn examples(&mut self, rule: &RuleFile) {
        let categories: Vec<Category> = rule.matches.iter().map(|entry| entry.category).collect();
        let mut texts: HashMap<(&str, Option<&String>), ()> = HashMap::new();
        for hit in &rule.hit {
            self.not_empty(&hit.text);
            if texts
                .insert((hit.text.as_str(), hit.parent.as_ref()), ())
                .is_some()
                && hit.category.is_none()
            {
                self.problem(&hit.text.span, "the same example twice", None);
            }
            if let Some(quote) = &hit.quote
                && (quote.is_empty() || !hit.text.contains(quote.as_str()))
            {
                self.problem(
                    &quote.span,
                    "the quote does not stand in the text",
                    "copy the stretch as it stands, case and accents included",
                );
            }
            match &hit.category {
                Some(category) if !categories.contains(&category.value) => {
                    self.problem(
                        &category.span,
                        format!("the rule does not match `{}`", category.value),
                        "an example shows one of the rule's own matches",
                    );
                }
                None if categories.len() > 1 => {
                    self.problem(
                        &hit.span,
                        "the rule matches several categories: which one does the text show?",
                        "add `category = …`",
                    );
                }
                _ => {}
            }
            if let Some(category) = hit
                .category
                .as_ref()
                .map(|c| c.value)
                .or(categories.first().copied())
            {
                self.combination(
                    &hit.span,
                    category,
                    hit.attribute.is_some(),
                    hit.entity.is_some(),
                    hit.whose.is_some(),
                );
                let admitted = rule.matches.iter().any(|entry| {
                    entry.category == category
                        && (entry.attribute.is_none() || entry.attribute == hit.attribute)
                        && (entry.entity.is_none() || entry.entity == hit.entity)
                        && (entry.whose.is_none() || entry.whose == hit.whose)
                });
                if !admitted && categories.contains(&category) {
                    self.problem(
                        &hit.span,
                        "no match of the rule has this attribute, entity and whose",
                        None,
                    );
                }
            }
        }
        for miss in &rule.miss {
            self.not_empty(&miss.text);
            self.not_empty(&miss.because);
            if rule.hit.iter().any(|hit| {
                hit.text.value == miss.text.value
                    && hit.parent == miss.parent
                    && hit.surface == miss.surface
            }) {
                self.problem(&miss.text.span, "the same text is given as a hit", None);
            }
            if let Some(exception) = &miss.exception
                && !rule.exceptions.iter().any(|e| e.value == exception.value)
            {
                self.problem(
                    &exception.span,
                    format!("the rule has no exception `{}`", exception.value),
                    None,
                );
            }
        }
        for exception in &rule.exceptions {
            if !rule.miss.iter().any(|miss| {
                miss.exception
                    .as_ref()
                    .is_some_and(|e| e.value == exception.value)
            }) {
                self.problem(
                    &exception.span,
                    format!("no `[[miss]]` shows the exception `{}`", exception.value),
                    "add one with the key `exception`",
                );
            }
        }
    }

    fn readings(&mut self, rule: &RuleFile) -> Vec<Reading> {
        let mut readings: Vec<Reading> = Vec::new();
        for reading in &rule.reading {
            self.id(&reading.id);
            self.clause(&reading.clause);
            if readings.iter().any(|r| r.id == reading.id.value) {
                self.problem(&reading.id.span, "this reading is declared twice", None);
            }
            if reading.default && readings.iter().any(|r| r.applied) {
                self.problem(
                    &reading.id.span,
                    "another reading is the default already",
                    "exactly one is",
                );
            }
            let text = self.words(&reading.text);
            readings.push(Reading {
                id: reading.id.value.clone(),
                clause: self.cite(std::iter::once(&reading.clause)),
                text,
                applied: reading.default,
            });
        }
        if let (Some(first), false) = (rule.reading.first(), readings.iter().any(|r| r.applied)) {
            self.problem(
                &first.id.span,
                "no reading is the default",
                "add `default = true` to one",
            );
        }
        readings
    }

    fn reading_exists(&mut self, rule: &RuleFile, reading: &At<String>) {
        if !rule.reading.iter().any(|r| r.id.value == reading.value) {
            self.problem(
                &reading.span,
                format!("unknown reading `{}`", clean(reading)),
                "declare it in a `[[reading]]` of this rule",
            );
        }
    }

    fn step(&mut self, rule: &RuleFile, step: &At<StepFile>, rule_clause: &Bilingual) -> StepRule {
        let clause = match &step.clause {
            Some(clause) => {
                self.clause(clause);
                self.cite(std::iter::once(clause))
            }
            None => rule_clause.clone(),
        };
        if let Some(cases) = &step.cases
            && cases.value == 0
        {
            self.problem(&cases.span, "cases are counted from 1", None);
        }
        if let Some(reading) = &step.reading {
            self.reading_exists(rule, reading);
        }
        for id in &step.rules {
            if !self.rule_ids.contains(id.as_str()) {
                self.problem(
                    &id.span,
                    format!("unknown rule `{}`", clean(id)),
                    "name a rule of this pack",
                );
            }
        }
        let contact = step.contact.as_ref().and_then(|id| {
            let value = self.contacts.get(&id.value).cloned();
            if value.is_none() && self.all_read {
                self.problem(
                    &id.span,
                    format!("unknown contact `{}`", clean(id)),
                    "declare it in a `[[contact]]` of a `context` rule",
                );
            }
            value
        });
        StepRule {
            action: step.action,
            duty: step.duty,
            categories: step.categories.clone(),
            rules: step.rules.iter().map(|id| id.value.clone()).collect(),
            severity: step.severity,
            cases: step.cases.as_ref().map_or(1, |cases| cases.value),
            reading: step.reading.as_ref().map(|id| id.value.clone()),
            contact,
            text: self.citing(&step.text, &clause),
            clause,
        }
    }

    fn facts(&mut self, rule: &RuleFile) -> Facts {
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
            let mut seen = BTreeMap::new();
            for keyword in &file.keywords {
                if let Some(problem) = keyword_problem(keyword) {
                    self.problem(
                        &keyword.span,
                        problem,
                        "as a folded text contains it: lower case, no accents, letters, digits and spaces",
                    );
                }
                if seen.insert(&keyword.value, ()).is_some() {
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

    fn hours(&mut self, file: &At<HoursFile>) -> Option<Hours> {
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

/// Line numbers of byte offsets.
struct Lines<'t>(&'t str);

impl Lines<'_> {
    fn of(&self, span: &Range<usize>) -> usize {
        1 + self
            .0
            .bytes()
            .take(span.start)
            .filter(|&b| b == b'\n')
            .count()
    }
}

fn example_hit(hit: &HitFile, only: Option<Category>, lines: &Lines<'_>) -> Option<Hit> {
    Some(Hit {
        text: hit.text.value.clone(),
        quote: hit.quote.as_ref().map(|quote| quote.value.clone()),
        category: hit.category.as_ref().map(|c| c.value).or(only)?,
        attribute: hit.attribute,
        entity: hit.entity,
        whose: hit.whose,
        parent: hit.parent.clone(),
        surface: hit.surface.unwrap_or(Surface::default()),
        network: hit.network,
        line: lines.of(&hit.text.span),
    })
}

fn example_miss(miss: &MissFile, lines: &Lines<'_>) -> Miss {
    Miss {
        text: miss.text.value.clone(),
        because: miss.because.value.clone(),
        exception: miss.exception.as_ref().map(|exception| exception.value),
        parent: miss.parent.clone(),
        surface: miss.surface.unwrap_or_default(),
        network: miss.network,
        line: lines.of(&miss.text.span),
    }
}
