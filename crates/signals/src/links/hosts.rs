//! Hosts by what they are: shorteners, networks, public bodies, well-known sites, cheap endings.
//!
//! Kept short on purpose: what is not here is an ordinary site, and an ordinary site is left alone
//! unless something else about the address is odd.

use std::net::Ipv4Addr;

/// Shorteners that anybody may use to hide where a link leads.
const SHORTENERS: &[&str] = &[
    "adf.ly",
    "bc.vc",
    "bit.do",
    "bit.ly",
    "bitly.com",
    "bitly.ws",
    "bl.ink",
    "buff.ly",
    "clck.ru",
    "cli.gs",
    "clk.im",
    "cutt.ly",
    "cutt.us",
    "da.gd",
    "dub.sh",
    "goo.gl",
    "goo.su",
    "gg.gg",
    "is.gd",
    "j.mp",
    "kutt.it",
    "n9.cl",
    "ow.ly",
    "ouo.io",
    "qr.ae",
    "qrco.de",
    "rb.gy",
    "rebrand.ly",
    "rotf.lol",
    "s.id",
    "s.yam.com",
    "shorte.st",
    "short.io",
    "short.gy",
    "shorturl.at",
    "shorturl.com",
    "shrtco.de",
    "snip.ly",
    "soo.gd",
    "surl.li",
    "t.ly",
    "tiny.cc",
    "tiny.pl",
    "tinylink.net",
    "tinyurl.com",
    "tr.im",
    "u.nu",
    "u.to",
    "urlz.fr",
    "urly.it",
    "v.gd",
    "v.ht",
    "vu.fr",
    "x.co",
    "x.gd",
    "zpr.io",
    "zws.im",
];

/// Networks and their own shorteners, and sites that everybody knows: never odd by themselves.
const KNOWN: &[&str] = &[
    "aka.ms",
    "amazon.com",
    "amazon.it",
    "amzn.eu",
    "amzn.to",
    "ansa.it",
    "apple.com",
    "apple.co",
    "archive.org",
    "avvenire.it",
    "bsky.app",
    "corriere.it",
    "eni.com",
    "enel.com",
    "enel.it",
    "europa.eu",
    "eventbrite.com",
    "eventbrite.it",
    "evnt.is",
    "facebook.com",
    "fb.com",
    "fb.me",
    "fb.watch",
    "flickr.com",
    "flic.kr",
    "forms.gle",
    "g.co",
    "g.page",
    "github.com",
    "github.io",
    "gitlab.com",
    "google.com",
    "google.it",
    "goo.gle",
    "ig.me",
    "ilsole24ore.com",
    "ilpost.it",
    "ilmessaggero.it",
    "instagr.am",
    "instagram.com",
    "issuu.com",
    "italia.it",
    "lastampa.it",
    "libreoffice.org",
    "linkedin.com",
    "linktr.ee",
    "live.com",
    "lnkd.in",
    "m.me",
    "mailchi.mp",
    "maps.app.goo.gl",
    "photos.app.goo.gl",
    "microsoft.com",
    "mozilla.org",
    "msft.it",
    "netflix.com",
    "nexi.it",
    "nytimes.com",
    "office.com",
    "openstreetmap.org",
    "outlook.com",
    "pagopa.it",
    "paypal.com",
    "paypal.me",
    "pin.it",
    "pinterest.com",
    "pinterest.it",
    "poste.it",
    "posteitaliane.it",
    "postepay.it",
    "quirinale.it",
    "rai.it",
    "raiplay.it",
    "redd.it",
    "reddit.com",
    "repubblica.it",
    "sda.it",
    "slideshare.net",
    "snapchat.com",
    "spid.it",
    "spoti.fi",
    "spotify.com",
    "t.co",
    "t.me",
    "telegram.me",
    "telegram.org",
    "threads.com",
    "threads.net",
    "tiktok.com",
    "tim.it",
    "trenitalia.com",
    "trenitalia.it",
    "twitch.tv",
    "twitter.com",
    "vimeo.com",
    "wa.me",
    "webex.com",
    "whatsapp.com",
    "wikipedia.org",
    "windtre.it",
    "wordpress.com",
    "x.com",
    "yahoo.com",
    "yahoo.it",
    "youtu.be",
    "youtube.com",
    "youtube-nocookie.com",
    "zoom.us",
    "unicredit.it",
    "unicreditgroup.eu",
    "intesasanpaolo.com",
    "bancaditalia.it",
    "bancobpm.it",
    "bper.it",
    "mps.it",
    "gruppomps.it",
    "fineco.it",
    "finecobank.com",
    "ing.it",
    "bnl.it",
    "vodafone.it",
    "fastweb.it",
    "iliad.it",
    "aruba.it",
    "pec.it",
    "register.it",
    "infocert.it",
    "namirial.it",
    "camcom.it",
    "infocamere.it",
    "registroimprese.it",
    "unioncamere.it",
    "impresainungiorno.gov.it",
    "inps.it",
    "inail.it",
    "istat.it",
    "aci.it",
    "agcom.it",
    "agid.gov.it",
    "anci.it",
    "brt.it",
    "dhl.com",
    "dhl.it",
    "gls-italy.com",
    "ups.com",
    "fedex.com",
    "ryanair.com",
    "booking.com",
    "airbnb.it",
    "airbnb.com",
    "subito.it",
    "ebay.it",
    "ebay.com",
    "dropbox.com",
    "wetransfer.com",
    "we.tl",
    "camera.it",
    "senato.it",
    "governo.it",
    "normattiva.it",
    "gazzettaufficiale.it",
    "cancom.com",
    "cancom.de",
];

/// Where anybody may leave a file: known hosts, but not for programs.
const FILE_HOSTS: &[&str] = &[
    "dropbox.com",
    "wetransfer.com",
    "we.tl",
    "mega.nz",
    "mega.io",
    "mediafire.com",
    "discordapp.com",
    "drive.google.com",
    "docs.google.com",
    "1drv.ms",
    "t.me",
    "wordpress.com",
    "github.io",
    "archive.org",
    "slideshare.net",
];

/// Endings under which only the bodies they name may register, or that a public body gives out.
const PUBLIC_ENDINGS: &[&str] = &[
    ".gov.it",
    ".edu.it",
    ".camcom.it",
    ".europa.eu",
    ".istruzione.it",
    ".beniculturali.it",
    ".italia.it",
    ".giustizia.it",
    ".interno.it",
    ".difesa.it",
    ".esteri.it",
    ".gov",
    ".mil",
];
/// First labels of public bodies' names under `.it` (comune.ponza.it): reserved to them.
const PUBLIC_LABELS: &[&str] = &[
    "comune",
    "regione",
    "provincia",
    "unione",
    "cittametropolitana",
    "ausl",
    "asl",
    "ats",
    "asst",
];

/// Endings that a host without a scheme is believed with.
pub(super) const COMMON_ENDINGS: &[&str] = &[
    "it", "com", "org", "net", "eu", "gov", "edu", "info", "biz", "shop", "online", "io",
];
/// Endings that cost next to nothing, where most deceits live.
pub(super) const CHEAP_ENDINGS: &[&str] = &[
    "xyz", "top", "click", "link", "live", "site", "online", "icu", "club", "tk", "ml", "ga", "cf",
    "gq", "ru", "cn", "su", "buzz", "rest", "cc", "ws", "support", "help", "shop", "store", "info",
    "biz", "pw", "vip", "win", "bid", "loan", "monster", "cyou", "cfd", "sbs", "lol", "mom",
    "quest", "fun", "space", "website", "host", "press", "zip", "mov", "world", "today", "digital",
    "life", "app", "web.app", "to",
];

/// Whether a host is this domain or under it.
pub(super) fn is_under(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain)
        .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

pub(crate) fn is_shortener(host: &str) -> bool {
    SHORTENERS.contains(&host)
}

/// Whether a host is, or belongs to, one that everybody knows.
pub(super) fn is_known(host: &str) -> bool {
    !is_shortener(host) && KNOWN.iter().any(|known| is_under(host, known)) || is_public(host)
}

pub(super) fn is_file_host(host: &str) -> bool {
    FILE_HOSTS.iter().any(|known| is_under(host, known))
}

/// Whether only a public body may have this name.
pub(super) fn is_public(host: &str) -> bool {
    let ending = |ending: &&str| host.ends_with(*ending) || host == &ending[1..];
    // comune.monza.it, comune.dovera.cr.it and what stands under them: the body's name next to a
    // place's, which nobody else may register.
    let mut labels = host.rsplit('.');
    let it = labels.next() == Some("it");
    let place = labels.next().unwrap_or("");
    let (place, body) = match (labels.next().unwrap_or(""), labels.next()) {
        (third, Some(fourth)) if place.len() == 2 && !PUBLIC_LABELS.contains(&third) => {
            (third, fourth)
        }
        (third, _) => (place, third),
    };
    let reserved = it && PUBLIC_LABELS.contains(&body) && !super::lookalike::has_bait(place);
    PUBLIC_ENDINGS.iter().any(ending) || reserved
}

pub(super) fn is_cheap(host: &str) -> bool {
    let last = host.rsplit('.').next().unwrap_or("");
    CHEAP_ENDINGS.contains(&last)
}

/// Four numbers with stops between.
pub(super) fn is_quad(host: &str) -> bool {
    host.parse::<Ipv4Addr>().is_ok()
}

/// An address of the network where a name should stand, one number or hexadecimal included.
pub(super) fn is_raw(host: &str) -> bool {
    let single = |digits: &str| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    let hexadecimal = |host: &str| {
        host.strip_prefix("0x").is_some_and(|rest| {
            !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_hexdigit() || b == b'.')
        })
    };
    is_quad(host) || host.starts_with('[') || single(host) || hexadecimal(host)
}

/// A domain as an administrator may write it, reduced to the host.
pub(crate) fn bare(domain: &str) -> String {
    let lower = domain.trim().to_lowercase();
    let rest = lower
        .strip_prefix("https://")
        .or_else(|| lower.strip_prefix("http://"))
        .unwrap_or(&lower);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    let end = rest.find(['/', ':', '?']).unwrap_or(rest.len());
    rest[..end].trim_matches('.').to_owned()
}

/// Whether a host is one of these domains or under one.
pub(crate) fn is_own(host: &str, own_domains: &[String]) -> bool {
    own_domains.iter().any(|own| {
        let own = bare(own);
        own.contains('.') && is_under(host, &own)
    })
}
