//! Web addresses in a text as it was written, taken apart.

use vaglio_text::{Reading, Span};

use super::hosts;

/// A web address, in lower case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Where it stands in the original.
    pub span: Span,
    /// `http` or `https`, or nothing when none was written.
    pub scheme: Option<&'static str>,
    /// What stands before an `@` in the host's place.
    pub user: Option<String>,
    /// The host, without `www.` and without a last stop.
    pub host: String,
    /// The host as written had letters outside ASCII (a Cyrillic `а`, an accent).
    pub foreign: bool,
    /// The port, if one was written.
    pub port: Option<u32>,
    /// Path, query and fragment, with the sign that begins them.
    pub path: String,
}

impl Address {
    /// The path without query and fragment.
    pub fn bare_path(&self) -> &str {
        self.path.split(['?', '#']).next().unwrap_or("")
    }
}

/// Every web address of a text, in order. Without a scheme only what is plainly a host counts.
/// Linear.
pub fn addresses(text: &str) -> Vec<Address> {
    let mut out = Vec::new();
    let mut unit = 0u32;
    // Most texts have no address at all.
    if !text.contains(['.', '[']) {
        return out;
    }
    for chunk in text.split_inclusive(char::is_whitespace) {
        let body = chunk.trim_end();
        if body.contains(['.', '[']) && body.len() > 3 {
            in_chunk(body, unit, &mut out);
        }
        unit += units(chunk);
    }
    out
}

fn units(text: &str) -> u32 {
    text.chars().map(|c| c.len_utf16() as u32).sum()
}

/// A chunk may hold several addresses with schemes, or one without.
fn in_chunk(chunk: &str, unit: u32, out: &mut Vec<Address>) {
    let lower = chunk.to_ascii_lowercase();
    let mut starts: Vec<(usize, usize, &'static str)> = Vec::new();
    for (at, _) in lower.match_indices("http") {
        let rest = &lower[at + 4..];
        if rest.starts_with("://") {
            starts.push((at, 7, "http"));
        } else if rest.starts_with("s://") {
            starts.push((at, 8, "https"));
        }
    }
    // An address inside another's query (`?u=https://…`) belongs to it.
    let mut kept: Vec<(usize, usize, &'static str)> = Vec::new();
    for start in starts {
        let inside = kept.last().is_some_and(|last| {
            lower[last.0 + last.1..start.0].contains(['/', '?', '='])
                && !lower[..start.0].ends_with([',', ';', '|'])
        });
        if !inside {
            kept.push(start);
        }
    }
    if kept.is_empty() {
        let lead = chunk.len() - chunk.trim_start_matches(OPENING).len();
        out.extend(read(chunk, lead, chunk.len(), 0, None, unit));
        return;
    }
    for (number, &(at, len, scheme)) in kept.iter().enumerate() {
        let end = kept.get(number + 1).map_or(chunk.len(), |next| next.0);
        out.extend(read(chunk, at, end, len, Some(scheme), unit));
    }
}

const OPENING: [char; 9] = ['(', '[', '<', '"', '\'', '«', '“', '‘', '*'];
const CLOSING: [char; 18] = [
    '.', ',', ';', ':', '!', '?', ')', '>', ']', '"', '\'', '»', '”', '’', '*', '…', '|', '}',
];

fn read(
    chunk: &str,
    from: usize,
    to: usize,
    skip: usize,
    scheme: Option<&'static str>,
    unit: u32,
) -> Option<Address> {
    let written = &chunk[from..to];
    let literal = written[skip.min(written.len())..].starts_with('[');
    let written = if literal {
        written
    } else {
        written.trim_end_matches(CLOSING)
    };
    let body = written.get(skip..)?;
    let cut = body.find(['/', '?', '#', '\\']).unwrap_or(body.len());
    let (authority, path) = body.split_at(cut);
    let (user, place) = match authority.rsplit_once('@') {
        Some((user, place)) => (Some(user), place),
        None => (None, authority),
    };
    // An e-mail address.
    if user.is_some() && scheme.is_none() {
        return None;
    }
    let (host, port) = match place.rsplit_once(':') {
        Some((host, port)) if !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit()) => {
            (host, port.parse().ok())
        }
        _ => (place, None),
    };
    let foreign = !host.is_ascii();
    let folded = if foreign {
        Reading::of(host).folded().trim().to_owned()
    } else {
        host.to_ascii_lowercase()
    };
    let host = folded.trim_end_matches('.');
    let host = host.strip_prefix("www.").unwrap_or(host);
    if !plausible(host, scheme.is_some(), &path.to_ascii_lowercase()) {
        return None;
    }
    let start = unit + units(&chunk[..from]);
    Some(Address {
        span: Span {
            start,
            end: start + units(written),
        },
        scheme,
        user: user.map(str::to_lowercase),
        host: host.to_owned(),
        foreign,
        port,
        path: path.to_lowercase(),
    })
}

/// Whether this is a host: with a scheme nearly anything with a stop is.
fn plausible(host: &str, scheme: bool, path: &str) -> bool {
    let bytes = host.as_bytes();
    if scheme {
        return !host.is_empty() && (host.contains('.') || host.starts_with('['));
    }
    let labels = || host.split('.');
    let shaped = labels().count() > 1
        && labels().all(|label| {
            !label.is_empty()
                && label
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b == b'-' || !b.is_ascii())
        });
    if !shaped || bytes.len() > 253 {
        return false;
    }
    if hosts::is_quad(host) {
        // "10.0.0.1" alone may be a version.
        return path.len() > 1;
    }
    let last = labels().next_back().unwrap_or("");
    if last.len() < 2 || !last.bytes().all(|b| b.is_ascii_alphabetic()) {
        return false;
    }
    hosts::is_shortener(host)
        || hosts::COMMON_ENDINGS.contains(&last)
        || hosts::CHEAP_ENDINGS.contains(&last) && (path.len() > 1 || host.len() > 9)
        || path.len() > 1 && host.len() > 5
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hosts(text: &str) -> Vec<String> {
        addresses(text).into_iter().map(|one| one.host).collect()
    }

    #[test]
    fn addresses_are_found() {
        assert_eq!(
            hosts("vedi (https://www.Comune.Monza.it/avvisi)."),
            ["comune.monza.it"]
        );
        assert_eq!(hosts("bit.ly/abc, poi inps.it!"), ["bit.ly", "inps.it"]);
        assert_eq!(hosts("http://a.it,http://b.it"), ["a.it", "b.it"]);
        assert_eq!(
            hosts("https://l.facebook.com/l.php?u=https://a.it"),
            ["l.facebook.com"]
        );
        assert_eq!(hosts("http://10.0.0.1:8080/x"), ["10.0.0.1"]);
        assert_eq!(hosts("http://[2001:db8::1]/x").len(), 1);
        assert_eq!(
            hosts("mario.rossi@comune.it, art.3, ore 15.30, v1.2.3.4"),
            [] as [&str; 0]
        );
        assert_eq!(
            hosts("Finito.Poi si vedrà. 5.000 euro e/o 3.500"),
            [] as [&str; 0]
        );
        let spans = addresses("👍 «http://a.it/ò» 👍 b.com");
        assert_eq!((spans[0].span.start, spans[0].span.end), (4, 17));
        assert_eq!((spans[1].span.start, spans[1].span.end), (22, 27));
    }

    #[test]
    fn parts_of_an_address() {
        let found = addresses("HTTPS://poste.it@Evil.example:8081/a?b#c");
        assert_eq!(found[0].user.as_deref(), Some("poste.it"));
        assert_eq!(found[0].host, "evil.example");
        assert_eq!(found[0].port, Some(8081));
        assert_eq!(found[0].bare_path(), "/a");
        let found = addresses("https://іnps.it"); // a Ukrainian і
        assert_eq!(found[0].host, "inps.it");
        assert!(found[0].foreign);
    }
}
