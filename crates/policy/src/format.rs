//! The pack format as it is written: one struct a table, unknown keys refused.
//!
//! The doc comments reach the author's editor through the JSON Schema.

use std::collections::BTreeMap;
use std::mem::take;

use serde::Deserialize;
use vaglio_signals::taxonomy::{Attribute, Category, Entity, Whose};

use crate::at::At;
use crate::calendar::Weekday;
use crate::names::{
    Acting, Action, Audience, ContactKind, Effect, Exception, Kind, Language, NameUse, Network,
    Occasion, Severity, Surface,
};
use crate::pack::{Attachment, Bilingual, Match};
use vaglio_signals::watch::WatchKind;

/// A file of the format: its required keys are checked all at once.
pub(crate) trait Format: for<'de> Deserialize<'de> {
    const REQUIRED: &'static [&'static str];
}

/// `pack.toml`: whose policy this is and which documents it cites.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct PackFile {
    /// Identifier, also the folder's name and the first part of every rule's id: `lg`.
    pub id: At<String>,
    /// The institution's full name.
    pub institution: At<String>,
    /// The language of the documents.
    #[serde(default)]
    pub language: Language,
    /// The networks that the documents name; empty for all.
    #[serde(default)]
    pub networks: Vec<Network>,
    /// The documents that clauses cite.
    pub document: Vec<DocumentFile>,
}

impl Format for PackFile {
    const REQUIRED: &'static [&'static str] = &["id", "institution", "document"];
}

/// The `pack.toml` of a folder of additions: what an institution adds to a pack that stands.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct AdditionsFile {
    /// The pack that they are added to: `lg`.
    pub extends: At<String>,
    /// The institution's own documents that its own rules cite.
    #[serde(default)]
    pub document: Vec<DocumentFile>,
    /// Ways to reach the institution.
    #[serde(default)]
    pub contact: Vec<At<ContactFile>>,
    /// What it talks about.
    #[serde(default)]
    pub topic: Vec<At<TopicFile>>,
    /// Its official accounts.
    #[serde(default)]
    pub account: Vec<At<AccountFile>>,
    /// Accounts of people who may publish for it or use its mark.
    #[serde(default)]
    pub authorised: Vec<At<AccountFile>>,
    /// What it is called.
    #[serde(default)]
    pub name: Vec<At<NameFile>>,
    /// Those whose content it shares without asking.
    #[serde(default)]
    pub stakeholder: Vec<At<StakeholderFile>>,
    /// What must not be told yet.
    #[serde(default)]
    pub watch: Vec<At<WatchFile>>,
    /// What it has published.
    #[serde(default)]
    pub published: Vec<At<PublishedFile>>,
}

impl AdditionsFile {
    /// Its facts, as a rule states them; what is checked of rules is checked of them.
    pub(crate) fn facts(&mut self) -> RuleFile {
        let place = self.extends.span.clone();
        let text = |text: &str| At::new(text.to_owned(), place.clone());
        let words = || At::new(Bilingual::default(), place.clone());
        RuleFile {
            id: text(""),
            kind: At::new(Kind::Context, place.clone()),
            audience: Audience::Ext,
            clause: At::new(
                ClauseFile {
                    document: text(""),
                    heading: None,
                    section: None,
                    article: None,
                    comma: None,
                    letter: None,
                    point: None,
                },
                place.clone(),
            ),
            parallel: Vec::new(),
            title: words(),
            why: words(),
            severity: Severity::default(),
            priority: 0,
            matches: Vec::new(),
            exceptions: Vec::new(),
            networks: Vec::new(),
            except_networks: Vec::new(),
            surfaces: Vec::new(),
            advice: None,
            reply: None,
            reading: Vec::new(),
            step: Vec::new(),
            hit: Vec::new(),
            miss: Vec::new(),
            case: Vec::new(),
            effects: Vec::new(),
            with: Vec::new(),
            question: None,
            when: Vec::new(),
            hours: None,
            contact: take(&mut self.contact),
            topic: take(&mut self.topic),
            licence: None,
            account: take(&mut self.account),
            authorised: take(&mut self.authorised),
            name: take(&mut self.name),
            stakeholder: take(&mut self.stakeholder),
            style: Vec::new(),
            watch: take(&mut self.watch),
            published: take(&mut self.published),
        }
    }
}

impl Format for AdditionsFile {
    const REQUIRED: &'static [&'static str] = &["extends"];
}

/// A document that clauses cite.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct DocumentFile {
    /// Identifier that clauses use: `external`.
    pub id: At<String>,
    /// The name that citations begin with: "Policy esterna".
    pub title: At<Bilingual>,
    /// When and how it was adopted, as far as the document says.
    pub adoption: Option<AdoptionFile>,
}

/// The act that adopted a document.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct AdoptionFile {
    /// The act, in words.
    pub act: Option<Bilingual>,
    /// Its date, `YYYY-MM-DD`.
    pub date: Option<At<String>>,
}

/// A place in a document. Numbers are written as the document writes them.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct ClauseFile {
    /// Identifier of the document.
    pub document: At<String>,
    /// A heading in words, where the document has no numbers.
    pub heading: Option<Bilingual>,
    /// Section: `4 C`.
    pub section: Option<String>,
    /// Article: `4`.
    pub article: Option<String>,
    /// Comma (paragraph) of the article: `10`, `2.1`.
    pub comma: Option<String>,
    /// Letter: `b`.
    pub letter: Option<String>,
    /// Point: `3`, `1.4`.
    pub point: Option<String>,
}

/// `rules/<id>.toml`: one rule, whose name is its id.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RuleFile {
    /// Identifier, equal to the file's name: `lg-r10a`.
    pub id: At<String>,
    /// What it is about: decides which of the tables below it needs.
    pub kind: At<Kind>,
    /// Whom it binds.
    pub audience: Audience,
    /// The clause that it comes from.
    pub clause: At<ClauseFile>,
    /// Other clauses that say the same.
    #[serde(default)]
    pub parallel: Vec<At<ClauseFile>>,
    /// A few words that name it.
    pub title: At<Bilingual>,
    /// The reason, in plain language; a paraphrase, never a sentence of the document.
    pub why: At<Bilingual>,
    /// How much its findings weigh.
    #[serde(default)]
    pub severity: Severity,
    /// When several rules match, the one with the greatest number is cited first.
    #[serde(default)]
    pub priority: i32,
    /// What it finds.
    #[serde(default, rename = "match")]
    pub matches: Vec<At<MatchFile>>,
    /// Speech that the clause leaves free by its own words; each needs a miss example.
    #[serde(default)]
    pub exceptions: Vec<At<Exception>>,
    /// Only on these networks; empty for all.
    #[serde(default)]
    pub networks: Vec<Network>,
    /// Not on these networks.
    #[serde(default)]
    pub except_networks: Vec<Network>,
    /// Only on these surfaces; empty for all.
    #[serde(default)]
    pub surfaces: Vec<Surface>,
    /// What to do, for whoever reads the finding.
    pub advice: Option<At<Bilingual>>,
    /// An answer that a moderator may copy. `{clause}` stands for the citation.
    pub reply: Option<At<Bilingual>>,
    /// Ways in which a document that disagrees with itself may be read.
    #[serde(default)]
    pub reading: Vec<ReadingFile>,
    /// What follows from the findings.
    #[serde(default)]
    pub step: Vec<At<StepFile>>,
    /// Texts that break it.
    #[serde(default)]
    pub hit: Vec<At<HitFile>>,
    /// Texts that do not break it, and why.
    #[serde(default)]
    pub miss: Vec<At<MissFile>>,
    /// What follows from a text and its author's history: shows the steps of this rule.
    #[serde(default)]
    pub case: Vec<At<CaseFile>>,
    /// Kind `scope`: what it does.
    #[serde(default)]
    pub effects: Vec<At<Effect>>,
    /// Kind `guide`: the categories beside whose findings the advice is shown; none for a card of training only.
    /// Kind `scope`: the categories that its effects concern; none for all.
    #[serde(default)]
    pub with: Vec<At<Category>>,
    /// Kind `check`: the question to answer before publishing.
    pub question: Option<At<Bilingual>>,
    /// Kind `check`: asked only then; none for always.
    #[serde(default)]
    pub when: Vec<Occasion>,
    /// Kind `context`: when the channels are watched.
    pub hours: Option<At<HoursFile>>,
    /// Kind `context`: how to reach the institution.
    #[serde(default)]
    pub contact: Vec<At<ContactFile>>,
    /// Kind `context`: what the institution talks about.
    #[serde(default)]
    pub topic: Vec<At<TopicFile>>,
    /// Kind `context`: how its content may be reused.
    pub licence: Option<At<LicenceFile>>,
    /// Kind `context` or `page`: its official accounts.
    #[serde(default)]
    pub account: Vec<At<AccountFile>>,
    /// Accounts of people who may publish for it or use its mark.
    #[serde(default)]
    pub authorised: Vec<At<AccountFile>>,
    /// What the institution is called.
    #[serde(default)]
    pub name: Vec<At<NameFile>>,
    /// Those whose content it shares without asking.
    #[serde(default)]
    pub stakeholder: Vec<At<StakeholderFile>>,
    /// How it writes on a network.
    #[serde(default)]
    pub style: Vec<At<StyleFile>>,
    /// What must not be told yet.
    #[serde(default)]
    pub watch: Vec<At<WatchFile>>,
    /// What it has published.
    #[serde(default)]
    pub published: Vec<At<PublishedFile>>,
}

impl Format for RuleFile {
    const REQUIRED: &'static [&'static str] = &["id", "kind", "audience", "clause", "title", "why"];
}

/// A category that breaks the rule; narrower with an attribute, an entity, whose.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct MatchFile {
    /// Category of the taxonomy.
    pub category: Category,
    /// Only this protected trait; with `hate`.
    pub attribute: Option<Attribute>,
    /// Only this kind of data; with `personal_data`.
    pub entity: Option<Entity>,
    /// Only the writer's own, or only others'; with `personal_data` and `special_data`.
    pub whose: Option<Whose>,
    /// How much it weighs, when not as the rule.
    pub severity: Option<Severity>,
    /// Only under this reading of the document.
    pub reading: Option<At<String>>,
}

impl MatchFile {
    pub(crate) fn narrowed(&self) -> Match {
        Match {
            category: self.category,
            attribute: self.attribute,
            entity: self.entity,
            whose: self.whose,
            severity: self.severity,
            reading: self.reading.as_ref().map(|id| id.value.clone()),
        }
    }
}

/// One way of reading a document that disagrees with itself.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct ReadingFile {
    /// Identifier, unique in the rule.
    pub id: At<String>,
    /// The clause that says so.
    pub clause: At<ClauseFile>,
    /// What it says, in plain language.
    pub text: At<Bilingual>,
    /// Applied until the administrator chooses. Exactly one.
    #[serde(default)]
    pub default: bool,
}

/// Something that a moderator may, or must, do. In a rule of kind `ladder` it follows from any
/// finding of the audience, elsewhere from the rule's own findings.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct StepFile {
    /// What to do.
    pub action: Action,
    /// The document obliges; otherwise it leaves the choice.
    #[serde(default)]
    pub duty: bool,
    /// Only for findings of these categories; empty for all.
    #[serde(default)]
    pub categories: Vec<Category>,
    /// Only for findings of these rules; empty for all.
    #[serde(default)]
    pub rules: Vec<At<String>>,
    /// Only for findings at least so grave.
    pub severity: Option<Severity>,
    /// From which case of the same author on, this one included.
    pub cases: Option<At<u32>>,
    /// Only under this reading of the document.
    pub reading: Option<At<String>>,
    /// The contact to use: the id of a `[[contact]]` of the pack.
    pub contact: Option<At<String>>,
    /// The clause, when not the rule's.
    pub clause: Option<At<ClauseFile>>,
    /// What the moderator reads. `{clause}` stands for the citation.
    pub text: At<Bilingual>,
}

/// A text that breaks the rule.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct HitFile {
    /// The text.
    pub text: At<String>,
    /// The stretch that a moderator would underline, as it stands in the text; none for the whole text.
    pub quote: Option<At<String>>,
    /// The category found; may be left out when the rule matches one only.
    pub category: Option<At<Category>>,
    /// The protected trait found.
    pub attribute: Option<Attribute>,
    /// The kind of data found.
    pub entity: Option<Entity>,
    /// Whose the data is.
    pub whose: Option<Whose>,
    /// The text of the post that it answers.
    pub parent: Option<String>,
    /// Where it stands.
    pub surface: Option<Surface>,
    /// On which network.
    pub network: Option<Network>,
    /// Who writes; by default the rule's audience.
    pub audience: Option<Audience>,
    /// When it is written, `YYYY-MM-DD`.
    pub date: Option<At<String>>,
    /// As whom it is written.
    pub acting: Option<Acting>,
    /// A native share of somebody's content.
    #[serde(default)]
    pub native_share: bool,
    /// What the institution has published.
    #[serde(default)]
    pub published: Vec<String>,
    /// The author's handle or identifier.
    pub author: Option<String>,
    /// What is attached.
    #[serde(default)]
    pub attachments: Vec<Attachment>,
    /// The author's cases so far, by category.
    #[serde(default)]
    pub history: BTreeMap<Category, u32>,
    /// Kind `scope` or `context`: the rule that is broken only because this one stands.
    pub rule: Option<At<String>>,
}

/// A text that does not break the rule.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct MissFile {
    /// The text.
    pub text: At<String>,
    /// Why it is lawful.
    pub because: At<String>,
    /// The rule's exception that it shows.
    pub exception: Option<At<Exception>>,
    /// The text of the post that it answers.
    pub parent: Option<String>,
    /// Where it stands.
    pub surface: Option<Surface>,
    /// On which network.
    pub network: Option<Network>,
    /// Who writes; by default the rule's audience.
    pub audience: Option<Audience>,
    /// When it is written, `YYYY-MM-DD`.
    pub date: Option<At<String>>,
    /// As whom it is written.
    pub acting: Option<Acting>,
    /// A native share of somebody's content.
    #[serde(default)]
    pub native_share: bool,
    /// What the institution has published.
    #[serde(default)]
    pub published: Vec<String>,
    /// The author's handle or identifier.
    pub author: Option<String>,
    /// What is attached.
    #[serde(default)]
    pub attachments: Vec<Attachment>,
    /// The author's cases so far, by category.
    #[serde(default)]
    pub history: BTreeMap<Category, u32>,
    /// Kind `scope` or `context`: the rule that would be broken if this one did not stand.
    pub frees: Option<At<String>>,
}

/// A text, its author's history, and the steps that are then proposed.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct CaseFile {
    /// The text.
    pub text: At<String>,
    /// The actions proposed, mildest first; none when nothing is.
    pub steps: Vec<Action>,
    /// The author's cases so far, by category.
    #[serde(default)]
    pub history: BTreeMap<Category, u32>,
    /// Under this reading of this rule.
    pub reading: Option<At<String>>,
    /// Who writes; by default the rule's audience.
    pub audience: Option<Audience>,
    /// The text of the post that it answers.
    pub parent: Option<String>,
    /// Where it stands.
    pub surface: Option<Surface>,
    /// On which network.
    pub network: Option<Network>,
}

/// A name of the institution.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct NameFile {
    /// The name.
    #[serde(rename = "value")]
    pub written: At<String>,
    /// How it is used.
    #[serde(rename = "use")]
    pub usage: NameUse,
}

/// A body or person whose content is shared without asking.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct StakeholderFile {
    /// Its name.
    pub name: At<String>,
    /// Its accounts.
    #[serde(default)]
    pub accounts: Vec<Handle>,
}

/// An account on a network.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Handle {
    /// The network.
    pub network: Network,
    /// Vanity name, slug, handle or numeric id.
    pub id: String,
}

/// How the institution writes on a network.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct StyleFile {
    /// The network.
    pub network: Network,
    /// At most so many characters.
    pub max_chars: Option<u32>,
    /// At most so many hashtags.
    pub max_hashtags: Option<u32>,
    /// In words.
    pub text: At<Bilingual>,
}

/// Words that must not be told yet; matched folded and inflected.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct WatchFile {
    /// Identifier.
    pub id: At<String>,
    /// What it is.
    pub kind: WatchKind,
    /// How it may be written.
    pub terms: Vec<At<String>>,
    /// The last day that it is not public, `YYYY-MM-DD`.
    pub until: Option<At<String>>,
}

/// Something that the institution has published.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct PublishedFile {
    /// Identifier.
    pub id: At<String>,
    /// Its text.
    pub text: At<String>,
    /// When, `YYYY-MM-DD`.
    pub date: At<String>,
    /// Where.
    pub network: Option<Network>,
    /// Its address.
    pub url: Option<String>,
}

/// When the channels are watched.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct HoursFile {
    /// Days of the week.
    pub days: Vec<Weekday>,
    /// From, `HH:MM`, Italian time.
    pub from: At<String>,
    /// To, `HH:MM`.
    pub to: At<String>,
    /// Italian public holidays are out, Easter Monday included.
    #[serde(default)]
    pub except_holidays: bool,
    /// Local holidays that are out too.
    #[serde(default)]
    pub patron: Vec<PatronFile>,
}

/// The patron saint's day of a town.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct PatronFile {
    /// The town.
    pub town: String,
    /// The day, `MM-DD`.
    pub day: At<String>,
}

/// How to reach the institution. Its published contacts are never somebody's personal data.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct ContactFile {
    /// Identifier that steps use.
    pub id: At<String>,
    /// Which sort.
    pub kind: ContactKind,
    /// The address or number itself.
    #[serde(rename = "value")]
    pub written: At<String>,
    /// What it is for.
    pub purpose: At<Bilingual>,
}

/// Something that the institution talks about.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct TopicFile {
    /// Identifier, unique in the pack.
    pub id: At<String>,
    /// Its name.
    pub title: At<Bilingual>,
    /// Words that show it, or their beginnings, lower case and without accents: `imprendit`, `registro imprese`.
    pub keywords: Vec<At<String>>,
}

/// How content may be reused.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct LicenceFile {
    /// SPDX-like name: `CC-BY-NC`. A version only if the document gives one.
    pub name: At<String>,
    /// What whoever reuses must do.
    pub condition: At<Bilingual>,
}

/// An official account: dated data with a source.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct AccountFile {
    /// The network.
    pub network: Network,
    /// Vanity name, slug, handle or numeric id, never a display name.
    pub id: At<String>,
    /// Where this is written.
    pub source: At<String>,
    /// When it was read, `YYYY-MM-DD`.
    pub since: At<String>,
}
