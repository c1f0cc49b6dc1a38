//! A pack ready to judge: what the source says, checked, with clauses already in words.

use serde::{Deserialize, Serialize};
use vaglio_signals::taxonomy::{Attribute, Category, Entity, Whose};

use crate::calendar::{Date, Minute, Weekday};
use crate::names::{
    Action, Audience, ContactKind, Effect, Exception, Kind, Language, Network, Severity, Surface,
};

/// A text for people, in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// Italian.
    pub it: String,
    /// English.
    pub en: String,
}

impl Bilingual {
    /// The text in a language.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::It => &self.it,
            Language::En => &self.en,
        }
    }
}

/// An institution's policy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pack {
    /// Identifier: `lg`.
    pub id: String,
    /// The institution's full name.
    pub institution: String,
    /// The language of its documents.
    pub language: Language,
    /// The networks that the documents name; empty for all.
    pub networks: Vec<Network>,
    /// The documents that it cites.
    pub documents: Vec<Document>,
    /// The rules, in order of id.
    pub rules: Vec<Rule>,
}

/// A document of the institution.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Identifier that clauses use.
    pub id: String,
    /// The name that citations begin with.
    pub title: Bilingual,
    /// The act that adopted it, where the document says.
    pub act: Option<Bilingual>,
    /// The date of that act.
    pub adopted: Option<Date>,
}

/// One rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// Identifier: `lg-r10a`.
    pub id: String,
    /// What it is about.
    pub kind: Kind,
    /// Whom it binds.
    pub audience: Audience,
    /// The citation in words.
    pub clause: Bilingual,
    /// A few words that name it.
    pub title: Bilingual,
    /// The reason, in plain language.
    pub why: Bilingual,
    /// How much its findings weigh.
    pub severity: Severity,
    /// The greatest is cited first.
    pub priority: i32,
    /// What it finds.
    pub matches: Vec<Match>,
    /// Speech that it leaves free by its own words.
    pub exceptions: Vec<Exception>,
    /// Only on these networks; empty for all.
    pub networks: Vec<Network>,
    /// Only on these surfaces; empty for all.
    pub surfaces: Vec<Surface>,
    /// What to do.
    pub advice: Option<Bilingual>,
    /// An answer that a moderator may copy.
    pub reply: Option<Bilingual>,
    /// Ways in which the document may be read.
    pub readings: Vec<Reading>,
    /// What follows from the findings.
    pub steps: Vec<StepRule>,
    /// What a rule of kind `scope` does.
    pub effects: Vec<Effect>,
    /// The categories beside whose findings a `guide` is shown; none for training only.
    pub with: Vec<Category>,
    /// The question of a `check`.
    pub question: Option<Bilingual>,
    /// The facts of a `context`.
    pub facts: Facts,
    /// Texts that break it: for whoever builds and documents the pack, left out of the artefact.
    #[serde(skip)]
    pub hits: Vec<Hit>,
    /// Texts that do not, left out likewise.
    #[serde(skip)]
    pub misses: Vec<Miss>,
}

/// A category that breaks a rule, narrower where a field is given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Match {
    /// Category.
    pub category: Category,
    /// Only this protected trait.
    pub attribute: Option<Attribute>,
    /// Only this kind of data.
    pub entity: Option<Entity>,
    /// Only the writer's own, or only others'.
    pub whose: Option<Whose>,
    /// How much it weighs, when not as the rule.
    pub severity: Option<Severity>,
    /// Only under this reading.
    pub reading: Option<String>,
}

/// One way of reading a document that disagrees with itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// Identifier, unique in the rule.
    pub id: String,
    /// The citation in words.
    pub clause: Bilingual,
    /// What it says.
    pub text: Bilingual,
    /// The one applied.
    pub applied: bool,
}

/// A step and when it is due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepRule {
    /// What to do.
    pub action: Action,
    /// The document obliges; otherwise it leaves the choice.
    pub duty: bool,
    /// Only for these categories; empty for all.
    pub categories: Vec<Category>,
    /// Only for findings of these rules; empty for all.
    pub rules: Vec<String>,
    /// Only for findings at least so grave.
    pub severity: Option<Severity>,
    /// From which case on, this one included.
    pub cases: u32,
    /// Only under this reading.
    pub reading: Option<String>,
    /// The contact to use, as it is to be read.
    pub contact: Option<String>,
    /// The citation in words.
    pub clause: Bilingual,
    /// What the moderator reads.
    pub text: Bilingual,
}

/// Facts that a rule of kind `context` states.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    /// When the channels are watched.
    pub hours: Option<Hours>,
    /// How to reach the institution.
    pub contacts: Vec<Contact>,
    /// What it talks about.
    pub topics: Vec<Topic>,
    /// How its content may be reused.
    pub licence: Option<Licence>,
    /// Its official accounts.
    pub accounts: Vec<Account>,
}

/// When the channels are watched, in Italian time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// Days of the week.
    pub days: Vec<Weekday>,
    /// From.
    pub from: Minute,
    /// To, itself excluded.
    pub to: Minute,
    /// Italian public holidays are out.
    pub except_holidays: bool,
    /// Local holidays that are out too: town, month, day.
    pub patrons: Vec<(String, u8, u8)>,
}

impl Hours {
    /// Whether somebody watches the channels at that time.
    pub fn watched(&self, date: Date, time: Minute) -> bool {
        let local = self
            .patrons
            .iter()
            .any(|(_, month, day)| (*month, *day) == (date.month, date.day));
        self.days.contains(&date.weekday())
            && (self.from..self.to).contains(&time)
            && !(self.except_holidays && (date.is_italian_holiday() || local))
    }
}

/// A contact that the institution publishes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Identifier.
    pub id: String,
    /// Which sort.
    pub kind: ContactKind,
    /// The address or number itself.
    pub value: String,
    /// What it is for.
    pub purpose: Bilingual,
}

/// Something that the institution talks about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// Identifier.
    pub id: String,
    /// Its name.
    pub title: Bilingual,
    /// Words that show it, or their beginnings, as a folded text contains them.
    pub keywords: Vec<String>,
}

/// How content may be reused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Licence {
    /// Its name.
    pub name: String,
    /// What whoever reuses must do.
    pub condition: Bilingual,
}

/// An official account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// The network.
    pub network: Network,
    /// Vanity name, slug, handle or numeric id.
    pub id: String,
    /// Where this is written.
    pub source: String,
    /// When it was read.
    pub since: Date,
}

/// A text that breaks its rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The text.
    pub text: String,
    /// The stretch to underline; none for the whole text.
    pub quote: Option<String>,
    /// The category found.
    pub category: Category,
    /// The protected trait found.
    pub attribute: Option<Attribute>,
    /// The kind of data found.
    pub entity: Option<Entity>,
    /// Whose the data is.
    pub whose: Option<Whose>,
    /// The post that it answers.
    pub parent: Option<String>,
    /// Where it stands.
    pub surface: Surface,
    /// On which network.
    pub network: Option<Network>,
    /// Line of the example in its file, from 1.
    pub line: usize,
}

/// A text that does not break its rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Miss {
    /// The text.
    pub text: String,
    /// Why it is lawful.
    pub because: String,
    /// The rule's exception that it shows.
    pub exception: Option<Exception>,
    /// The post that it answers.
    pub parent: Option<String>,
    /// Where it stands.
    pub surface: Surface,
    /// On which network.
    pub network: Option<Network>,
    /// Line of the example in its file, from 1.
    pub line: usize,
}

impl Pack {
    /// The rule with this id.
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    fn facts(&self) -> impl Iterator<Item = &Facts> {
        self.rules.iter().map(|rule| &rule.facts)
    }

    /// What the institution publishes of its own contacts: never somebody's personal data.
    pub fn contacts(&self) -> impl Iterator<Item = &Contact> {
        self.facts().flat_map(|facts| &facts.contacts)
    }

    /// What the institution talks about: the reference for relevance.
    pub fn topics(&self) -> impl Iterator<Item = &Topic> {
        self.facts().flat_map(|facts| &facts.topics)
    }

    /// The official accounts that the documents name.
    pub fn accounts(&self) -> impl Iterator<Item = &Account> {
        self.facts().flat_map(|facts| &facts.accounts)
    }

    /// When the channels are watched.
    pub fn hours(&self) -> Option<&Hours> {
        self.facts().find_map(|facts| facts.hours.as_ref())
    }

    /// How its content may be reused.
    pub fn licence(&self) -> Option<&Licence> {
        self.facts().find_map(|facts| facts.licence.as_ref())
    }

    /// Whether a rule of scope has this effect, and which.
    pub fn effect(&self, effect: Effect) -> Option<&Rule> {
        self.rules
            .iter()
            .find(|rule| rule.effects.contains(&effect))
    }

    /// The advice to show beside findings of a category.
    pub fn guides(&self, category: Category) -> impl Iterator<Item = &Rule> {
        self.rules
            .iter()
            .filter(move |rule| rule.kind == Kind::Guide && rule.with.contains(&category))
    }

    /// The cards of training: every guide.
    pub fn cards(&self) -> impl Iterator<Item = &Rule> {
        self.rules.iter().filter(|rule| rule.kind == Kind::Guide)
    }

    /// The categories of external users for which the documents have no clause: a moderator is told
    /// that these are not marked.
    pub fn uncovered(&self) -> impl Iterator<Item = Category> {
        Category::ALL.iter().copied().filter(|&category| {
            category <= Category::Defamation
                && !self.rules.iter().any(|rule| {
                    rule.audience == Audience::Ext
                        && rule.matches.iter().any(|m| m.category == category)
                })
        })
    }

    /// Applies another reading of a rule than the pack's own choice. False when there is none such.
    pub fn apply_reading(&mut self, rule: &str, reading: &str) -> bool {
        let Some(rule) = self.rules.iter_mut().find(|r| r.id == rule) else {
            return false;
        };
        if !rule.readings.iter().any(|r| r.id == reading) {
            return false;
        }
        for r in &mut rule.readings {
            r.applied = r.id == reading;
        }
        true
    }
}

impl Rule {
    /// Whether an entry bound to a reading is in force.
    pub(crate) fn in_force(&self, reading: Option<&String>) -> bool {
        reading.is_none_or(|id| self.readings.iter().any(|r| r.applied && r.id == *id))
    }
}
