//! A pack ready to judge: what the source says, checked, with clauses already in words.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use vaglio_signals::taxonomy::{Attribute, Category, Entity, Whose};

use crate::calendar::{Date, Minute, Weekday};
use crate::format::Handle;
use crate::names::{
    Acting, Action, Audience, ContactKind, Effect, Exception, Kind, Language, Medium, NameUse,
    Network, Occasion, Severity, Surface,
};
use vaglio_signals::watch::WatchKind;

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
    /// Added by the institution to a pack: it stands in no document.
    pub own: bool,
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
    /// Not on these networks.
    pub except_networks: Vec<Network>,
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
    /// The categories beside whose findings a `guide` is shown, none for training only; those that the
    /// effects of a `scope` concern, none for all.
    pub with: Vec<Category>,
    /// The question of a `check`.
    pub question: Option<Bilingual>,
    /// When it is asked; empty for always.
    pub when: Vec<Occasion>,
    /// The facts of a `context`.
    pub facts: Facts,
    /// Texts that break it: for whoever builds and documents the pack, left out of the artefact.
    #[serde(skip)]
    pub hits: Vec<Hit>,
    /// Texts that do not, left out likewise.
    #[serde(skip)]
    pub misses: Vec<Miss>,
    /// What follows from texts, left out likewise.
    #[serde(skip)]
    pub cases: Vec<Case>,
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
    /// Accounts of people who may publish for it or use its mark.
    pub authorised: Vec<Account>,
    /// What it is called.
    pub names: Vec<(NameUse, String)>,
    /// Those whose content it shares without asking.
    pub stakeholders: Vec<Stakeholder>,
    /// How it writes on a network.
    pub styles: Vec<Style>,
    /// What must not be told yet.
    pub watch: Vec<Watched>,
    /// What it has published.
    pub published: Vec<Published>,
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

/// A body or person whose content is shared without asking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stakeholder {
    /// Its name.
    pub name: String,
    /// Its accounts.
    pub accounts: Vec<Handle>,
}

/// How the institution writes on a network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Style {
    /// The network.
    pub network: Network,
    /// At most so many characters.
    pub max_chars: Option<u32>,
    /// At most so many hashtags.
    pub max_hashtags: Option<u32>,
    /// In words.
    pub text: Bilingual,
}

/// Words that must not be told yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Watched {
    /// Identifier.
    pub id: String,
    /// What they are.
    pub kind: WatchKind,
    /// How they may be written.
    pub terms: Vec<String>,
    /// The last day that they are not public.
    pub until: Option<Date>,
}

/// Something that the institution has published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// Identifier.
    pub id: String,
    /// Its text.
    pub text: String,
    /// When.
    pub date: Date,
    /// Where.
    pub network: Option<Network>,
    /// Its address.
    pub url: Option<String>,
}

/// What is attached to a text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "ts", ts(optional_fields))]
pub struct Attachment {
    /// What it is.
    pub kind: Medium,
    /// Its text alternative.
    #[serde(default)]
    pub alt: Option<String>,
}

/// Where and by whom the text of an example is written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Stage {
    /// Who writes.
    pub audience: Audience,
    /// The post that it answers.
    pub parent: Option<String>,
    /// Where it stands.
    pub surface: Surface,
    /// On which network.
    pub network: Option<Network>,
    /// When, as an ISO date.
    pub date: Option<String>,
    /// As whom.
    pub acting: Option<Acting>,
    /// Whether it is a native share.
    pub native_share: bool,
    /// What the institution has published.
    pub published: Vec<String>,
    /// The author's handle or identifier.
    pub author: Option<String>,
    /// What is attached.
    pub attachments: Vec<Attachment>,
    /// The author's cases so far, by category.
    pub history: BTreeMap<String, u32>,
}

/// What follows from a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// The text.
    pub text: String,
    /// Where and by whom it is written.
    pub stage: Stage,
    /// Under this reading of its rule.
    pub reading: Option<String>,
    /// The actions proposed.
    pub steps: Vec<Action>,
    /// Line of the example in its file, from 1.
    pub line: usize,
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
    /// Where and by whom it is written.
    pub stage: Stage,
    /// The rule that is broken because of this one.
    pub rule: Option<String>,
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
    /// Where and by whom it is written.
    pub stage: Stage,
    /// The rule that would be broken without this one.
    pub frees: Option<String>,
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

    /// The checklist of whoever publishes, on some occasions: what is asked always comes first.
    pub fn checklist<'a>(&'a self, occasions: &'a [Occasion]) -> impl Iterator<Item = &'a Rule> {
        let asked = |rule: &&Rule| rule.kind == Kind::Check;
        let now = |rule: &&Rule| rule.when.iter().any(|when| occasions.contains(when));
        let always = self
            .rules
            .iter()
            .filter(asked)
            .filter(|r| r.when.is_empty());
        always.chain(self.rules.iter().filter(asked).filter(now))
    }

    /// What the institution is called, and how each name is used.
    pub fn names(&self) -> impl Iterator<Item = &(NameUse, String)> {
        self.facts().flat_map(|facts| &facts.names)
    }

    /// Accounts of people who may publish for it or use its mark.
    pub fn authorised(&self) -> impl Iterator<Item = &Account> {
        self.facts().flat_map(|facts| &facts.authorised)
    }

    /// Those whose content it shares without asking.
    pub fn stakeholders(&self) -> impl Iterator<Item = &Stakeholder> {
        self.facts().flat_map(|facts| &facts.stakeholders)
    }

    /// How it writes on a network.
    pub fn style(&self, network: Network) -> Option<&Style> {
        let mut styles = self.facts().flat_map(|facts| &facts.styles);
        styles.find(|style| style.network == network)
    }

    /// What must not be told yet.
    pub fn watch(&self) -> impl Iterator<Item = &Watched> {
        self.facts().flat_map(|facts| &facts.watch)
    }

    /// What it has published.
    pub fn published(&self) -> impl Iterator<Item = &Published> {
        self.facts().flat_map(|facts| &facts.published)
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
            category.is_external()
                && !self.rules.iter().any(|rule| {
                    rule.audience == Audience::Ext
                        && rule.matches.iter().any(|m| m.category == category)
                })
        })
    }

    /// The same pack without a rule.
    pub fn without(&self, rule: &str) -> Pack {
        let mut pack = self.clone();
        pack.rules.retain(|other| other.id != rule);
        pack
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

/// The name of the rule that holds the facts which an institution adds by themselves.
pub(crate) fn own_facts(pack: &str) -> String {
    format!("{pack}-own")
}

impl Pack {
    /// Adds an institution's own facts and rules. Several additions share one rule of facts.
    pub(crate) fn add(&mut self, facts: Facts, rules: Vec<Rule>) {
        self.rules.extend(rules);
        let id = own_facts(&self.id);
        match self.rules.iter_mut().find(|rule| rule.id == id) {
            Some(rule) => rule.facts.append(facts),
            None if facts != Facts::default() => self.rules.push(Rule::of_facts(id, facts)),
            None => {}
        }
        self.rules.sort_by(|a, b| a.id.cmp(&b.id));
    }
}

impl Facts {
    pub(crate) fn append(&mut self, mut other: Facts) {
        self.contacts.append(&mut other.contacts);
        self.topics.append(&mut other.topics);
        self.accounts.append(&mut other.accounts);
        self.authorised.append(&mut other.authorised);
        self.names.append(&mut other.names);
        self.stakeholders.append(&mut other.stakeholders);
        self.watch.append(&mut other.watch);
        self.published.append(&mut other.published);
    }
}

impl Account {
    /// Whether an identifier, as pages and networks write it, is of this account.
    pub fn is(&self, id: &str) -> bool {
        crate::judge::same_account(&self.id, id)
    }
}

impl Rule {
    /// A rule of kind `context` that no document holds.
    fn of_facts(id: String, facts: Facts) -> Rule {
        let title = Bilingual {
            it: "Dati aggiunti dall'ente".to_owned(),
            en: "Facts added by the institution".to_owned(),
        };
        Rule {
            id,
            own: true,
            kind: Kind::Context,
            audience: Audience::Ext,
            clause: title.clone(),
            title: title.clone(),
            why: title,
            severity: Severity::Notice,
            priority: 0,
            matches: Vec::new(),
            exceptions: Vec::new(),
            networks: Vec::new(),
            except_networks: Vec::new(),
            surfaces: Vec::new(),
            advice: None,
            reply: None,
            readings: Vec::new(),
            steps: Vec::new(),
            effects: Vec::new(),
            with: Vec::new(),
            question: None,
            when: Vec::new(),
            facts,
            hits: Vec::new(),
            misses: Vec::new(),
            cases: Vec::new(),
        }
    }

    /// Whether an entry bound to a reading is in force.
    pub(crate) fn in_force(&self, reading: Option<&String>) -> bool {
        reading.is_none_or(|id| self.readings.iter().any(|r| r.applied && r.id == *id))
    }
}
