//! What an institution publishes of itself: never personal data.

use serde::{Deserialize, Serialize};

/// The institution's own published contacts, as they stand on its site. Case, spaces and the
/// country's prefix do not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Contacts {
    /// Mailboxes.
    pub emails: Vec<String>,
    /// Telephone and fax numbers.
    pub phones: Vec<String>,
    /// Domains, subdomains included: every mailbox there is the institution's.
    pub domains: Vec<String>,
    /// Offices: street and civic number ("Via Fratelli Cairoli 10").
    pub addresses: Vec<String>,
    /// Codice fiscale, partita IVA and IBAN of the institution.
    pub codes: Vec<String>,
    /// Account names on the networks, as in their addresses.
    pub handles: Vec<String>,
}

impl Contacts {
    pub(super) fn has_email(&self, address: &str) -> bool {
        let domain = address.rsplit('@').next().unwrap_or(address);
        self.emails
            .iter()
            .any(|own| own.trim().eq_ignore_ascii_case(address))
            || self.domains.iter().any(|own| is_under(domain, own.trim()))
    }

    /// `digits` as dialled in Italy, without the country's prefix.
    pub(super) fn has_phone(&self, digits: &[u8]) -> bool {
        self.phones.iter().any(|own| {
            let own: Vec<u8> = own.bytes().filter(u8::is_ascii_digit).collect();
            let own = own.strip_prefix(b"00").unwrap_or(&own);
            own == digits || own.strip_prefix(b"39").is_some_and(|own| own == digits)
        })
    }

    /// `street` is folded: street and civic number without what follows.
    pub(super) fn has_address(&self, street: &str) -> bool {
        !self.addresses.is_empty() && {
            let street = plain(vaglio_text::Reading::of(street).folded());
            self.addresses
                .iter()
                .any(|own| plain(vaglio_text::Reading::of(own).folded()).starts_with(&street))
        }
    }

    /// `code` is folded, without separators.
    pub(super) fn has_code(&self, code: &[u8]) -> bool {
        self.codes.iter().any(|own| {
            let own: Vec<u8> = own
                .bytes()
                .filter(u8::is_ascii_alphanumeric)
                .map(|b| b.to_ascii_lowercase())
                .collect();
            own == code || own.strip_prefix(b"it").is_some_and(|own| own == code)
        })
    }

    pub(super) fn has_handle(&self, handle: &str) -> bool {
        self.handles.iter().any(|own| {
            own.trim()
                .trim_start_matches('@')
                .eq_ignore_ascii_case(handle)
        })
    }
}

/// Whether a domain is this one or one below it.
pub(super) fn is_under(domain: &str, parent: &str) -> bool {
    let Some(rest) = domain
        .len()
        .checked_sub(parent.len())
        .filter(|_| !parent.is_empty())
    else {
        return false;
    };
    domain
        .get(rest..)
        .is_some_and(|end| end.eq_ignore_ascii_case(parent))
        && (rest == 0 || domain.as_bytes()[rest - 1] == b'.')
}

/// A folded address by its words alone: `via Roma, n. 10` and `Via Roma 10` are one.
fn plain(address: &str) -> String {
    let words = address
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !matches!(*word, "" | "n" | "nr" | "num" | "numero" | "civico"));
    words.map(|word| format!("{word} ")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_of_writing_does_not_matter() {
        let own = Contacts {
            emails: vec!["URP@lg.camcom.it".into()],
            phones: vec!["+39 0564 430111".into()],
            domains: vec!["lg.camcom.gov.it".into()],
            addresses: vec!["Via Fratelli Cairoli, n. 10 - 58100 Grosseto".into()],
            codes: vec!["IT 01838690491".into()],
            handles: vec!["@CameraMaremma".into()],
        };
        assert!(own.has_email("urp@lg.camcom.it") && own.has_email("x@pec.lg.camcom.gov.it"));
        assert!(!own.has_email("x@blg.camcom.gov.it"));
        assert!(own.has_phone(b"0564430111") && !own.has_phone(b"0564430112"));
        assert!(own.has_address("via fratelli cairoli 10"));
        assert!(!own.has_address("via fratelli cairoli 1"));
        assert!(own.has_code(b"01838690491") && own.has_handle("cameramaremma"));
    }
}
