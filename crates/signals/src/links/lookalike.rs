//! Hosts that pass for another's: one letter off, a word added, another ending, other alphabets.

use super::hosts::{self, is_under};

/// A name that deceivers borrow, and the domains where it is at home.
struct Brand {
    name: &'static str,
    home: &'static [&'static str],
    /// So particular that no other site has reason to bear it.
    particular: bool,
}

const fn brand(name: &'static str, home: &'static [&'static str], particular: bool) -> Brand {
    Brand {
        name,
        home,
        particular,
    }
}

const BRANDS: &[Brand] = &[
    brand("agenziaentrate", &["agenziaentrate.gov.it"], true),
    brand("agenziadelleentrate", &["agenziaentrate.gov.it"], true),
    brand(
        "agenziaentrateriscossione",
        &["agenziaentrateriscossione.gov.it"],
        true,
    ),
    brand("inps", &["inps.it", "inps.gov.it"], false),
    brand("inail", &["inail.it"], false),
    brand("spid", &["spid.gov.it", "spid.it"], false),
    brand("pagopa", &["pagopa.it", "pagopa.gov.it"], true),
    brand("cartaidentita", &["cartaidentita.interno.gov.it"], true),
    brand("poste", &["poste.it", "posteitaliane.it"], false),
    brand("posteitaliane", &["posteitaliane.it", "poste.it"], true),
    brand("postepay", &["postepay.it", "poste.it"], true),
    brand(
        "intesasanpaolo",
        &["intesasanpaolo.com", "intesasanpaolo.it"],
        true,
    ),
    brand(
        "unicredit",
        &["unicredit.it", "unicreditgroup.eu", "unicredit.eu"],
        true,
    ),
    brand("bancobpm", &["bancobpm.it", "gruppo.bancobpm.it"], true),
    brand("bper", &["bper.it"], false),
    brand("fineco", &["finecobank.com", "fineco.it"], false),
    brand("nexi", &["nexi.it", "nexigroup.com"], false),
    brand("bancaditalia", &["bancaditalia.it"], true),
    brand("registroimprese", &["registroimprese.it"], true),
    brand("infocamere", &["infocamere.it"], true),
    brand("camcom", &["camcom.it", "camcom.gov.it"], true),
    brand("impresainungiorno", &["impresainungiorno.gov.it"], true),
    brand("paypal", &["paypal.com", "paypal.me"], true),
    brand("amazon", &["amazon.it", "amazon.com"], false),
    brand("netflix", &["netflix.com"], true),
    brand("whatsapp", &["whatsapp.com"], true),
    brand("facebook", &["facebook.com"], false),
    brand("instagram", &["instagram.com"], false),
    brand("microsoft", &["microsoft.com"], false),
    brand("google", &["google.com", "google.it"], false),
    brand("apple", &["apple.com"], false),
    brand("aruba", &["aruba.it"], false),
    brand("enel", &["enel.it", "enel.com"], false),
];

/// Words that deceivers put beside the name.
const BAIT: &[&str] = &[
    "login",
    "log-in",
    "signin",
    "accesso",
    "accedi",
    "verifica",
    "verify",
    "verification",
    "conferma",
    "sicurezza",
    "security",
    "secure",
    "sicuro",
    "account",
    "conto",
    "update",
    "aggiorna",
    "aggiornamento",
    "rimborso",
    "rimborsi",
    "bonus",
    "pagamento",
    "pagamenti",
    "sblocco",
    "sblocca",
    "assistenza",
    "supporto",
    "support",
    "clienti",
    "cliente",
    "utente",
    "utenti",
    "otp",
    "password",
    "identita",
    "autenticazione",
    "areapersonale",
    "areariservata",
    "home-banking",
    "homebanking",
    "tracking",
    "consegna",
    "pacco",
    "spedizione",
    "multa",
    "multe",
    "premio",
    "premi",
    "sanzioni",
    "notifica",
    "notifiche",
    "pratica",
    "online",
    "servizi",
    "web",
    "portale",
    "info",
    "ufficiale",
    "official",
    "app",
    "cliccaqui",
    "avviso",
];

/// Whether a label of a host holds a word that deceivers use, alone or between hyphens.
pub(super) fn has_bait(label: &str) -> bool {
    label.split('-').any(|part| BAIT.contains(&part)) && label.contains('-')
}

/// What makes a host look like another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Likeness {
    /// A known domain stands in front of the true one (`inps.it.accesso.info`).
    Prefixed,
    /// The same to the eye: signs of other alphabets, `rn` for `m`, a digit for a letter.
    Confusable,
    /// The name with a word that deceivers use, or with an ending where it is not at home.
    Dressed,
    /// One letter off.
    Near,
}

impl Likeness {
    /// How sure it is that this is a deceit.
    pub fn confidence(self) -> f32 {
        match self {
            Likeness::Prefixed | Likeness::Confusable => 0.95,
            Likeness::Dressed => 0.88,
            Likeness::Near => 0.8,
        }
    }
}

/// How a host that is nobody's known one passes for an institution's or a known brand's.
pub(super) fn of(host: &str, foreign: bool, own: &[String]) -> Option<Likeness> {
    let decoded = decode(host);
    let (host, foreign) = match &decoded {
        Some(decoded) => (vaglio_text::Reading::of(decoded).folded().to_owned(), true),
        None => (host.to_owned(), foreign),
    };
    let host = host.as_str();
    let own: Vec<String> = own.iter().map(|own| hosts::bare(own)).collect();
    let own = || {
        own.iter()
            .map(String::as_str)
            .filter(|own| own.len() > 5 && own.contains('.'))
    };
    let homes = || BRANDS.iter().flat_map(|brand| brand.home.iter().copied());
    if foreign {
        // Folding gave the letters that it looks like: a known name written with others.
        let known = own().chain(homes()).any(|known| is_under(host, known));
        let mixed = decoded.as_deref().is_some_and(is_mixed);
        return (known || mixed).then_some(Likeness::Confusable);
    }
    let at_home = own().chain(homes()).any(|known| is_under(host, known));
    if at_home || hosts::is_known(host) {
        return None;
    }
    let in_front = |known: &str| {
        host.match_indices(known).any(|(at, _)| {
            let before = at == 0 || matches!(host.as_bytes()[at - 1], b'.' | b'-');
            let after = host.as_bytes().get(at + known.len());
            before && matches!(after, Some(b'.' | b'-'))
        })
    };
    if own().chain(homes()).any(in_front) {
        return Some(Likeness::Prefixed);
    }
    of_own(host, own()).or_else(|| BRANDS.iter().find_map(|brand| of_brand(host, brand)))
}

fn of_own<'a>(host: &str, own: impl Iterator<Item = &'a str>) -> Option<Likeness> {
    own.filter(|own| own.len() > 7).find_map(|own| {
        if skeleton(host) == skeleton(own) {
            return Some(Likeness::Confusable);
        }
        if parts(host) == parts(own) {
            return Some(Likeness::Dressed);
        }
        // The name's own parts, with one word more that deceivers use.
        let (mut more, known) = (parts(host), parts(own));
        let all = known.iter().all(|part| {
            let at = more.iter().position(|other| other == part);
            at.map(|at| more.swap_remove(at)).is_some()
        });
        if all && known.len() > 1 && !more.is_empty() && more.iter().all(|part| BAIT.contains(part))
        {
            return Some(Likeness::Dressed);
        }
        near(host, own).then_some(Likeness::Near)
    })
}

/// The words of a host without its ending: `comune-monza.info` and `comune.monza.it` are the same.
fn parts(host: &str) -> Vec<&str> {
    let body = host.rsplit_once('.').map_or(host, |(body, _)| body);
    let mut parts: Vec<&str> = body
        .split(['.', '-'])
        .filter(|part| !part.is_empty())
        .collect();
    parts.sort_unstable();
    parts
}

fn of_brand(host: &str, brand: &Brand) -> Option<Likeness> {
    let labels: Vec<&str> = host.split('.').collect();
    let (ending, body) = labels.split_last()?;
    let registered = body.last()?;
    // The name's other national sites are not told from deceits: only cheap endings are.
    for label in body {
        let mut pieces = label.split('-');
        let named = pieces.clone().any(|piece| piece == brand.name);
        let bait = pieces.any(|piece| BAIT.contains(&piece));
        let glued = brand.particular
            && label.len() > brand.name.len()
            && label
                .strip_prefix(brand.name)
                .or_else(|| label.strip_suffix(brand.name))
                .is_some_and(|rest| BAIT.contains(&rest.trim_matches('-')));
        let other = body.iter().filter(|other| *other != label).any(|other| {
            let bait = other.split('-').any(|piece| BAIT.contains(&piece));
            bait && (brand.particular || other != registered)
        });
        if glued || named && (bait || other && (brand.particular || hosts::is_cheap(host))) {
            return Some(Likeness::Dressed);
        }
        if named && label == registered && *label == brand.name {
            let dear = !hosts::CHEAP_ENDINGS.contains(ending);
            return (!dear).then_some(Likeness::Dressed);
        }
    }
    if *registered != brand.name
        && brand.name.len() > 3
        && skeleton(registered) == skeleton(brand.name)
    {
        return Some(Likeness::Confusable);
    }
    let familiar = matches!(*ending, "it" | "com") || hosts::CHEAP_ENDINGS.contains(ending);
    (familiar && brand.name.len() > 5 && one_off(registered, brand.name)).then_some(Likeness::Near)
}

/// One letter off another host, where that is no accident: names of nine letters or more.
fn near(host: &str, own: &str) -> bool {
    let (Some((body, ending)), Some((own_body, own_ending))) =
        (host.rsplit_once('.'), own.rsplit_once('.'))
    else {
        return false;
    };
    own_body.len() > 5
        && (ending == own_ending || matches!(ending, "com" | "it" | "eu" | "org" | "net"))
        && one_off(body, own_body)
}

/// What a name looks like at a glance.
fn skeleton(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        out.push(match c {
            '0' => 'o',
            '1' | 'i' | 'j' => 'l',
            '3' => 'e',
            '4' => 'a',
            '5' => 's',
            '8' => 'b',
            '9' => 'g',
            _ => c,
        });
    }
    out.replace("rn", "m").replace("vv", "w").replace("cl", "d")
}

/// Whether two words differ by one letter put in, left out, changed, or by two that changed places.
fn one_off(a: &str, b: &str) -> bool {
    let (a, b) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a == b || b.len() - a.len() > 1 {
        return false;
    }
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[same..], &b[same..]);
    if a.len() < b.len() {
        return *a == b[1..];
    }
    let swapped = a.len() > 1 && a[0] == b[1] && a[1] == b[0] && a[2..] == b[2..];
    a[1..] == b[1..] || swapped
}

/// The host behind its punycode form; `None` if it has none.
fn decode(host: &str) -> Option<String> {
    host.contains("xn--").then(|| {
        let labels: Vec<String> = host
            .split('.')
            .map(|label| {
                let decoded = label.strip_prefix("xn--").and_then(punycode);
                decoded.unwrap_or_else(|| label.to_owned())
            })
            .collect();
        labels.join(".")
    })
}

/// Punycode (RFC 3492). `None` for what is none, or too long for a label.
fn punycode(code: &str) -> Option<String> {
    const BASE: u32 = 36;
    if code.len() > 63 {
        return None;
    }
    let (basic, rest) = code.rsplit_once('-').unwrap_or(("", code));
    let mut out: Vec<char> = basic.chars().collect();
    let (mut n, mut i, mut bias) = (128u32, 0u32, 72u32);
    let mut digits = rest.bytes();
    while digits.len() > 0 {
        let (before, mut weight) = (i, 1u32);
        let mut k = BASE;
        loop {
            let digit = match digits.next()? {
                b @ b'a'..=b'z' => u32::from(b - b'a'),
                b @ b'0'..=b'9' => u32::from(b - b'0') + 26,
                _ => return None,
            };
            i = i.checked_add(digit.checked_mul(weight)?)?;
            let threshold = k.saturating_sub(bias).clamp(1, 26);
            if digit < threshold {
                break;
            }
            weight = weight.checked_mul(BASE - threshold)?;
            k += BASE;
        }
        let len = out.len() as u32 + 1;
        let mut delta = (i - before) / if before == 0 { 700 } else { 2 };
        delta += delta / len;
        let mut steps = 0;
        while delta > 455 {
            delta /= BASE - 1;
            steps += BASE;
        }
        bias = steps + BASE * delta / (delta + 38);
        n = n.checked_add(i / len)?;
        i %= len;
        out.insert(i as usize, char::from_u32(n)?);
        i += 1;
    }
    Some(out.into_iter().collect())
}

/// Whether a label mixes Latin letters with those of alphabets that imitate them.
fn is_mixed(host: &str) -> bool {
    host.split('.').any(|label| {
        let latin = label.chars().any(|c| c.is_ascii_alphabetic());
        let other = label.chars().any(
            |c| matches!(c, '\u{370}'..='\u{3ff}' | '\u{400}'..='\u{52f}' | '\u{530}'..='\u{58f}'),
        );
        latin && other
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter_off() {
        for (a, b) in [
            ("camcom", "camcon"),
            ("paypal", "paypall"),
            ("paypal", "papal"),
            ("google", "googel"),
        ] {
            assert!(one_off(a, b) && one_off(b, a), "{a} {b}");
        }
        for (a, b) in [
            ("camcom", "camcom"),
            ("camcom", "cancon"),
            ("a", ""),
            ("google", "goglge2"),
        ] {
            assert_eq!(one_off(a, b), a == "a", "{a} {b}");
        }
    }

    #[test]
    fn punycode_is_read() {
        assert_eq!(punycode("caff-8oa").unwrap_or_default(), "caffè");
        assert_eq!(punycode("mnchen-3ya").as_deref(), Some("münchen"));
        assert!(decode("xn--nps-8cd.it").is_some());
        assert_eq!(punycode("!!"), None);
        assert_eq!(punycode("99999999999999999"), None);
    }
}
