//! Links that may harm: hidden by a shortener, to a host that passes for another, to a bare address,
//! to a program, to a page that asks for credentials.
//!
//! Only the writing of the address is looked at; nothing is ever opened. Ordinary sites, well-known
//! ones, public bodies' and the institution's own are left alone.

pub mod address;
pub(crate) mod hosts;
mod lookalike;

use vaglio_text::Reading;

use crate::recognition::{Evidence, Recognition};
use crate::taxonomy::Category;
use address::{Address, addresses};

/// Why a link may harm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Risk {
    /// A shortener that anybody may use: where it leads is not seen.
    Shortener,
    /// A host that passes for an institution's or a well-known one.
    LookAlike,
    /// A network address instead of a name.
    RawAddress,
    /// A program, or an archive with a password.
    Download,
    /// An unknown host's page that asks for credentials.
    Credentials,
    /// A known name before an `@`, where only the user's name stands.
    UserInHost,
    /// A port where no site is found.
    OddPort,
}

impl Risk {
    /// The identifier in the evidence.
    pub const fn name(self) -> &'static str {
        match self {
            Risk::Shortener => "link.shortener",
            Risk::LookAlike => "link.look_alike",
            Risk::RawAddress => "link.raw_address",
            Risk::Download => "link.download",
            Risk::Credentials => "link.credentials",
            Risk::UserInHost => "link.user_in_host",
            Risk::OddPort => "link.odd_port",
        }
    }
}

/// Endings of files that run.
const PROGRAMS: &[&str] = &[
    "exe", "apk", "msi", "scr", "bat", "cmd", "js", "jar", "dmg", "vbs", "ps1", "hta", "iso",
    "lnk", "pif", "com", "xapk", "appx", "reg",
];
const ARCHIVES: &[&str] = &["zip", "rar", "7z", "cab", "ace"];
/// In a path or query: pages that only ask for credentials.
const ASKS: &[&str] = &[
    "verifica-account",
    "verifica_account",
    "verificaaccount",
    "account-verify",
    "verify-account",
    "verify_account",
    "conferma-dati",
    "confermadati",
    "conferma-identita",
    "verifica-identita",
    "verifica-dati",
    "aggiorna-dati",
    "update-account",
    "password",
    "passwd",
    "reset-pwd",
    "otp",
    "sblocca",
    "sblocca-conto",
    "conto-bloccato",
    "account-sospeso",
    "riattiva",
    "riattiva-conto",
    "webscr",
    "codice-otp",
    "inserisci-pin",
    "cvv",
    "recupera-credenziali",
    "conferma-account",
];
/// The same, where honest sites have a page too.
const ENTERS: &[&str] = &[
    "login",
    "signin",
    "sign-in",
    "log-in",
    "logon",
    "login.php",
    "signin.php",
];

/// Adds the links of a text that may harm to `out`. `own_domains` are the institution's, subdomains
/// included. Linear.
pub fn find(reading: &Reading<'_>, own_domains: &[String], out: &mut Vec<Recognition>) {
    for address in addresses(reading.original()) {
        if let Some((risk, confidence)) = risk(&address, reading, own_domains) {
            out.push(Recognition {
                category: Category::RiskyLink,
                attribute: None,
                entity: None,
                whose: None,
                span: Some(address.span),
                confidence,
                evidence: Evidence::Pattern(risk.name().to_owned()),
            });
        }
    }
}

/// Whether and why an address of this text may harm, and how sure that is, 0 to 1.
pub fn risk(address: &Address, reading: &Reading<'_>, own: &[String]) -> Option<(Risk, f32)> {
    let host = address.host.as_str();
    if address.user.as_deref().is_some_and(|user| !user.is_empty()) {
        return Some((Risk::UserInHost, 0.95));
    }
    // A host in other letters is not the one that it looks like, however well known that is.
    if let Some(likeness) = lookalike::of(host, address.foreign, own) {
        return Some((Risk::LookAlike, likeness.confidence()));
    }
    if hosts::is_own(host, own) {
        return None;
    }
    if hosts::is_raw(host) {
        return Some((Risk::RawAddress, 0.9));
    }
    if hosts::is_shortener(host) {
        // The shortener's own page is no shortened link.
        let short = address.bare_path().len() > 1;
        return short.then_some((Risk::Shortener, 0.85));
    }
    let known = hosts::is_known(host);
    if !known || hosts::is_file_host(host) {
        let path = address.bare_path();
        let file = path.rsplit('/').next().unwrap_or("");
        let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
        // A script is part of a page, not something to be opened.
        let script = ending == "js" && path.matches('/').count() > 1;
        if PROGRAMS.contains(&ending) && !script {
            return Some((Risk::Download, 0.88));
        }
        if ARCHIVES.contains(&ending) && tells_password(reading) {
            return Some((Risk::Download, 0.82));
        }
    }
    if known {
        return None;
    }
    let odd = |part: &str, list: &[&str]| list.contains(&part);
    let parts = || {
        address
            .path
            .split(['/', '?', '&', '=', '#'])
            .map(|part| part.trim_end_matches(".html").trim_end_matches(".php"))
    };
    let cheap = hosts::is_cheap(host) || address.scheme == Some("http");
    if parts().any(|part| odd(part, ASKS)) {
        return Some((Risk::Credentials, if cheap { 0.88 } else { 0.78 }));
    }
    if parts().any(|part| odd(part, ENTERS)) {
        return Some((Risk::Credentials, if cheap { 0.75 } else { 0.6 }));
    }
    let usual = [80, 443, 8080, 8443];
    address
        .port
        .is_some_and(|port| !usual.contains(&port))
        .then_some((Risk::OddPort, 0.7))
}

/// A password given together with an archive: what no scanner can open.
fn tells_password(reading: &Reading<'_>) -> bool {
    const WORDS: &[&str] = &["password", "passwd", "pw", "psw", "pwd"];
    reading
        .tokens()
        .iter()
        .any(|token| WORDS.contains(&&reading.folded()[token.range()]))
}
