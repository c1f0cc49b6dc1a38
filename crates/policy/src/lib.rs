//! What an institution says: its clauses, whom and where they bind, and what follows.
//!
//! A pack is a folder of data, without code. This crate reads it, reports every problem with its
//! place, and maps what the signals recognised to the clauses that it breaks. It does no I/O.

mod names;

pub use names::{Action, Audience, Band, Kind, Language, Network, Severity, Surface};
