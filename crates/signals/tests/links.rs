//! Links that may harm, and those that only look so.

use proptest::prelude::*;
use vaglio_signals::links::{self, Risk};
use vaglio_signals::recognition::Evidence;
use vaglio_text::Reading;

fn own() -> Vec<String> {
    vec![
        "https://www.comune.vallescura.it/".into(),
        "lg.camcom.it".into(),
        "vallescurafutura.eu".into(),
    ]
}

fn risks(text: &str) -> Vec<(String, String)> {
    let reading = Reading::of(text);
    let mut out = Vec::new();
    links::find(&reading, &own(), &mut out);
    let units: Vec<u16> = text.encode_utf16().collect();
    out.into_iter()
        .map(|one| {
            let span = one.span.expect("a link has a place");
            let Evidence::Pattern(name) = one.evidence else {
                panic!("a link tells why");
            };
            let quote = String::from_utf16(&units[span.start as usize..span.end as usize]);
            (name, quote.expect("whole characters"))
        })
        .collect()
}

#[test]
fn links_that_may_harm() {
    use Risk::*;
    let cases: &[(&str, Risk, &str)] = &[
        (
            "Guardate qui: https://bit.ly/3xYz",
            Shortener,
            "https://bit.ly/3xYz",
        ),
        ("offerta su tinyurl.com/abc!", Shortener, "tinyurl.com/abc"),
        ("(cutt.ly/qwe)", Shortener, "cutt.ly/qwe"),
        ("http://t.ly/x1", Shortener, "http://t.ly/x1"),
        ("is.gd/aa", Shortener, "is.gd/aa"),
        ("https://goo.gl/abc", Shortener, "https://goo.gl/abc"),
        ("rb.gy/ab12", Shortener, "rb.gy/ab12"),
        (
            "https://inps-login.com/rimborso",
            LookAlike,
            "https://inps-login.com/rimborso",
        ),
        (
            "http://poste-verifica.info",
            LookAlike,
            "http://poste-verifica.info",
        ),
        (
            "https://agenziaentrate.rimborsi-fisco.com",
            LookAlike,
            "https://agenziaentrate.rimborsi-fisco.com",
        ),
        (
            "https://agenziaentrate-rimborsi.it/x",
            LookAlike,
            "https://agenziaentrate-rimborsi.it/x",
        ),
        (
            "www.intesasanpaolo-sicurezza.com",
            LookAlike,
            "www.intesasanpaolo-sicurezza.com",
        ),
        (
            "https://inps.it.accesso-utente.info/a",
            LookAlike,
            "https://inps.it.accesso-utente.info/a",
        ),
        (
            "https://www.poste.it-servizi.com/",
            LookAlike,
            "https://www.poste.it-servizi.com/",
        ),
        (
            "https://spid-accesso.online",
            LookAlike,
            "https://spid-accesso.online",
        ),
        ("https://inps.xyz", LookAlike, "https://inps.xyz"),
        (
            "https://lg.camcom.it.pagamenti.top/x",
            LookAlike,
            "https://lg.camcom.it.pagamenti.top/x",
        ),
        (
            "https://lgcamcon.it https://lg.camcon.it/bandi",
            LookAlike,
            "https://lg.camcon.it/bandi",
        ),
        (
            "https://comune-vallescura.it/tari",
            LookAlike,
            "https://comune-vallescura.it/tari",
        ),
        (
            "https://comune.vallescura.info/tari",
            LookAlike,
            "https://comune.vallescura.info/tari",
        ),
        (
            "https://comune-vallescura-pagamenti.com",
            LookAlike,
            "https://comune-vallescura-pagamenti.com",
        ),
        (
            "https://vallescurafutvra.eu https://vallescurafutra.eu/a",
            LookAlike,
            "https://vallescurafutra.eu/a",
        ),
        ("https://іnps.it/bonus", LookAlike, "https://іnps.it/bonus"),
        (
            "https://www.рaypal.com",
            LookAlike,
            "https://www.рaypal.com",
        ),
        ("https://lnps.it/x", LookAlike, "https://lnps.it/x"),
        ("https://p0ste.it", LookAlike, "https://p0ste.it"),
        ("https://paypai.com", LookAlike, "https://paypai.com"),
        (
            "https://xn--pypal-4ve.com",
            LookAlike,
            "https://xn--pypal-4ve.com",
        ),
        (
            "http://185.23.10.4/pagamento",
            RawAddress,
            "http://185.23.10.4/pagamento",
        ),
        ("185.23.10.4/a", RawAddress, "185.23.10.4/a"),
        (
            "http://0xb9170a04.1/x http://[2001:db8::1]/x",
            RawAddress,
            "http://[2001:db8::1]/x",
        ),
        (
            "http://185.23.10.4:8080",
            RawAddress,
            "http://185.23.10.4:8080",
        ),
        (
            "https://sito-qualunque.it/setup.exe",
            Download,
            "https://sito-qualunque.it/setup.exe",
        ),
        (
            "https://giochigratis.net/files/app.apk?x=1",
            Download,
            "https://giochigratis.net/files/app.apk?x=1",
        ),
        (
            "https://fatture-web.it/fattura.pdf.scr",
            Download,
            "https://fatture-web.it/fattura.pdf.scr",
        ),
        (
            "https://mega.nz/gioco.exe",
            Download,
            "https://mega.nz/gioco.exe",
        ),
        (
            "scarica https://archivio-doc.it/doc.zip password 1234",
            Download,
            "https://archivio-doc.it/doc.zip",
        ),
        (
            "https://banca-sicura.top/verifica-account",
            Credentials,
            "https://banca-sicura.top/verifica-account",
        ),
        (
            "http://concorso-x.it/login",
            Credentials,
            "http://concorso-x.it/login",
        ),
        (
            "https://premi-oggi.it/otp?c=1",
            Credentials,
            "https://premi-oggi.it/otp?c=1",
        ),
        (
            "https://qualcosa.it/a?page=password",
            Credentials,
            "https://qualcosa.it/a?page=password",
        ),
        (
            "https://poste.it@premi.example/x",
            UserInHost,
            "https://poste.it@premi.example/x",
        ),
        (
            "https://www.comune.vallescura.it@185.2.3.4/",
            UserInHost,
            "https://www.comune.vallescura.it@185.2.3.4/",
        ),
        (
            "http://webcam-lago.it:7547/",
            OddPort,
            "http://webcam-lago.it:7547/",
        ),
    ];
    let mut wrong = Vec::new();
    for (text, risk, quote) in cases {
        let found = risks(text);
        if !found.contains(&(risk.name().to_owned(), (*quote).to_owned())) {
            wrong.push(format!("{text}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn lawful_links() {
    let texts = [
        "https://www.comune.vallescura.it/avvisi/login",
        "https://servizi.comune.vallescura.it/areapersonale/login?otp=1",
        "vallescurafutura.eu/bando",
        "https://www.lg.camcom.it/modulo.zip password 1234",
        "https://lg.camcom.it:8443/x",
        "https://bo.camcom.gov.it/it/bandi",
        "https://www.inps.it/it/it/dettaglio.html",
        "https://servizi.inps.it/login",
        "https://www.agenziaentrate.gov.it/portale/web/guest/accesso",
        "https://www.poste.it/login",
        "https://lnkd.in/eAbCd",
        "https://t.co/aBc",
        "https://youtu.be/xyz",
        "https://fb.me/e/abc",
        "https://www.facebook.com/login",
        "https://forms.gle/abc",
        "https://maps.app.goo.gl/abc",
        "https://github.com/italia/x/releases/a.exe",
        "https://www.comune.ponza.it/avvisi",
        "https://comune.dovera.cr.it/x",
        "https://www.comune.vallescurata.it",
        "https://www.regione.toscana.it/login",
        "https://www.ilmiogiardino.it/rose",
        "https://www.panificio-rossi.it/contatti",
        "https://paste.it/x",
        "https://www.ristorantedaposte.it",
        "https://www.composte.it",
        "https://apple-pie-recipes.co.uk",
        "https://www.ponza.it",
        "https://visitvallescura.it/eventi",
        "https://caffè-centrale.it/menu",
        "https://xn--caff-8oa.it",
        "https://www.amazon.de/dp/1",
        "https://cancom.de",
        "https://medium.com/@mario/titolo",
        "https://www.google.com/maps/@43.7,11.2,15z",
        "https://www.unipi.it/index.php/studenti",
        "https://cdn.sito-normale.it/assets/app.js",
        "https://sito-normale.it/relazione.zip",
        "scrivetemi a mario@inps-login.com",
        "Versione 1.2.3.4 del programma",
        "Finito.Poi vediamo. Art.3 comma 2.",
        "ore 15.30/16.30, 5.000 euro e/o 3.500",
        "https://spidertech.it/prodotti",
        "https://www.enelcuore.org",
        "https://nexive.it",
        "https://eventi.fondazionex.it/programma?data=12",
    ];
    let wrong: Vec<_> = texts
        .iter()
        .map(|text| (text, risks(text)))
        .filter(|(_, found)| !found.is_empty())
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_text_is_read(text in "\\PC*") {
        risks(&text);
    }

    #[test]
    fn any_mixture_is_read(parts in prop::collection::vec(prop::sample::select(vec![
        "http://", "https://", "www.", "bit.ly", "/", ".", "@", ":", "80", "8081", "xn--", "inps", ".it", ".com", "-login",
        "1", "127.0.0.1", "[", "]", "::1", "?", "=", "#", "à", "і", "👍🏽", "\u{200d}", "\u{301}", " ", "\n", ",", "exe", "zip",
        "0x", "caff-8oa", "99999", "comune", "vallescura", "(", ")", "«", "»", "…", "password", "otp",
    ]), 0..30)) {
        risks(&parts.concat());
    }
}

/// A text made to be read again and again: this ends.
#[test]
fn long_texts_end() {
    for unit in [
        "http://",
        "a.",
        "a@",
        "bit.ly/",
        "http://a.it,",
        "[",
        "xn--",
        "inps.it-",
    ] {
        risks(&unit.repeat(100_000 / unit.len()));
    }
}
