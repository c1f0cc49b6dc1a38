//! What an institution says: its clauses, whom and where they bind, and what follows.
//!
//! A pack is a folder of data, without code. This crate reads it ([`Pack::load`]), reports every
//! problem with its place ([`Report`]), maps what the signals recognised to the clauses that it
//! breaks ([`Pack::judge`]) and says what a moderator may do ([`Pack::consequence`]). It also knows the
//! institution by its names: which pages pass for it, and what the bios of its staff lack
//! ([`Identity`]). It does no I/O, and knows neither a clock nor a network.

mod at;
mod calendar;
mod check;
mod clause;
mod contact;
mod format;
mod identity;
mod judge;
mod ladder;
mod list;
mod load;
mod names;
mod outline;
mod pack;
mod read;
mod report;
#[cfg(feature = "schema")]
mod schema;

pub use calendar::{Date, Minute, Weekday};
pub use format::Handle;
pub use identity::{BodyNames, Identity, Imitation, Impersonation, ProfileFinding};
pub use judge::{Ruled, Setting};
pub use ladder::{Consequence, Interpretation, Step, Version};
pub use load::{FILE_LIMIT, FILES_LIMIT, PACK_LIMIT};
pub use names::{
    Acting, Action, Audience, Band, ContactKind, Effect, Exception, Kind, Language, Medium,
    NameUse, Network, Occasion, Severity, Surface,
};
pub use outline::{OpenRule, Outline};
pub use pack::{
    Account, Attachment, Bilingual, Case, Contact, Document, Facts, Hit, Hours, Licence, Match,
    Miss, Pack, Published, Reading, Rule, Stage, Stakeholder, StepRule, Style, Topic, Watched,
};
pub use report::{Problem, Report, SourceFile};
#[cfg(feature = "schema")]
pub use schema::{Schemas, json_schema};
pub use vaglio_signals::watch::WatchKind;
