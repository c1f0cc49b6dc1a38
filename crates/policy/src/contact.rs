//! Whether a published contact can be one.

use crate::names::ContactKind;

/// What is wrong with the value of a contact.
pub(crate) fn problem(kind: ContactKind, value: &str) -> Option<&'static str> {
    let sound = match kind {
        ContactKind::Email => value
            .split_once('@')
            .is_some_and(|(name, host)| is_mailbox(name) && is_host(host)),
        ContactKind::Phone => {
            let digits = value.bytes().filter(u8::is_ascii_digit).count();
            let rest = value.strip_prefix('+').unwrap_or(value);
            (6..=15).contains(&digits)
                && rest
                    .bytes()
                    .all(|b| b.is_ascii_digit() || b" ./-".contains(&b))
        }
        ContactKind::Domain => is_host(value),
        ContactKind::Url => value
            .strip_prefix("https://")
            .or_else(|| value.strip_prefix("http://"))
            .is_some_and(|rest| {
                is_host(rest.split('/').next().unwrap_or_default())
                    && rest.bytes().all(|b| b.is_ascii_graphic())
            }),
        ContactKind::Address => !value.trim().is_empty() && !value.chars().any(char::is_control),
        ContactKind::Code => {
            (8..=34).contains(&value.len())
                && value
                    .bytes()
                    .all(|b| b.is_ascii_digit() || b.is_ascii_uppercase())
        }
    };
    let name = match kind {
        ContactKind::Email => "not an e-mail address",
        ContactKind::Phone => "not a telephone number",
        ContactKind::Domain => "not a host name",
        ContactKind::Url => "not a web address",
        ContactKind::Address => "not a postal address",
        ContactKind::Code => "not a codice fiscale, partita IVA or IBAN",
    };
    (!sound).then_some(name)
}

fn is_mailbox(name: &str) -> bool {
    (1..=64).contains(&name.len())
        && !name.starts_with('.')
        && !name.ends_with('.')
        && !name.contains("..")
        && name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"._%+-".contains(&b))
}

fn is_host(host: &str) -> bool {
    let labels: Vec<&str> = host.split('.').collect();
    let label = |l: &&str| {
        (1..=63).contains(&l.len())
            && !l.starts_with('-')
            && !l.ends_with('-')
            && l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    host.len() <= 253
        && labels.len() >= 2
        && labels.iter().all(label)
        && labels
            .last()
            .is_some_and(|top| top.len() >= 2 && top.bytes().all(|b| b.is_ascii_alphabetic()))
}
