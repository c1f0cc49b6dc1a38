//! The team's drafts: each check with what it should find and what it should leave alone.

use proptest::prelude::*;
use vaglio_signals::Recognition;
use vaglio_signals::draft::{self, DraftContext, Limits};
use vaglio_text::Reading;

type Check = fn(&Reading<'_>, &DraftContext<'_>, &mut Vec<Recognition>);

fn own() -> Vec<String> {
    vec!["comune.vallescura.it".into(), "vallescurafutura.eu".into()]
}

fn run(check: Check, text: &str, context: &DraftContext<'_>) -> Vec<Recognition> {
    let mut out = Vec::new();
    check(&Reading::of(text), context, &mut out);
    let units: Vec<u16> = text.encode_utf16().collect();
    for span in out.iter().filter_map(|one| one.span) {
        let quote = &units[span.start as usize..span.end as usize];
        assert!(String::from_utf16(quote).is_ok(), "{text}");
    }
    out
}

/// Which texts the check gets wrong.
fn wrong(check: Check, context: &DraftContext<'_>, hits: &[&str], misses: &[&str]) {
    let silent = hits
        .iter()
        .filter(|text| run(check, text, context).is_empty());
    let spoken = misses
        .iter()
        .filter(|text| !run(check, text, context).is_empty());
    let silent: Vec<_> = silent.collect();
    let spoken: Vec<_> = spoken.collect();
    assert!(
        silent.is_empty() && spoken.is_empty(),
        "silent: {silent:#?}\nspoken: {spoken:#?}"
    );
}

fn post(own: &[String]) -> DraftContext<'_> {
    DraftContext {
        post: true,
        network: Some("facebook"),
        date: Some("2026-11-22"),
        own_domains: own,
        ..DraftContext::default()
    }
}

#[test]
fn news_without_a_link() {
    let own = own();
    wrong(
        draft::no_institutional_link,
        &post(&own),
        &[
            "È aperto il bando per i contributi alle attività commerciali del centro storico.",
            "Al via le iscrizioni al corso di inglese per adulti: posti limitati!",
            "Webinar gratuito sulla fatturazione elettronica, giovedì 3 dicembre ore 15",
            "Ultimi giorni per presentare le domande per il voucher digitale.",
            "Si terrà martedì il convegno sulle comunità energetiche, in sala consiliare.",
            "Pubblicato il rapporto sull'economia della provincia: export in crescita.",
            "Scade il 30 novembre il termine per il diritto annuale.",
            "Nuovo servizio online per i certificati: disponibile da lunedì.",
            "Iscrivetevi al laboratorio di scrittura per ragazzi.",
            "Riapre lo sportello per le imprese, tutti i martedì dalle 9 alle 12.",
            "Sabato in programma il concerto di fine anno in piazza, vi aspettiamo!",
            "Concorso pubblico per due istruttori: candidature entro il 10 dicembre.",
            "Approvata la graduatoria delle borse di studio.",
            "Ordinanza: chiusa via Roma per lavori fino al 12 dicembre.",
            "Firmato il protocollo d'intesa con le scuole del territorio per i tirocini.",
            "Corso di formazione per volontari, dettagli su www.associazionealtra.org/corso",
            "Grazie a chi c'era! Ora iscrivetevi al prossimo incontro del 2 dicembre.",
            "Buongiorno! Da oggi è aperto il bando sport per le associazioni.",
            "📢 Bonus idrico: domande dal 1° dicembre al 31 gennaio",
            "L'evento di sabato è rinviato a domenica 29 novembre per maltempo.",
            "Save the date: infoday sui fondi europei il 4 dicembre",
            "Sospeso il mercato di giovedì 26 novembre.",
        ],
        &[
            "È aperto il bando per i contributi alle attività commerciali: https://www.comune.vallescura.it/bandi",
            "Al via il corso di inglese. Info e iscrizioni: vallescurafutura.eu/corsi",
            "Webinar gratuito giovedì 3 dicembre ore 15 https://lnkd.in/eAbC",
            "Ultimi giorni per le domande del voucher: bit.ly/voucher26",
            "Aperte le iscrizioni al corso, link in bio",
            "Pubblicato il rapporto sull'economia. Link nel primo commento",
            "Buon Natale e felice anno nuovo a tutte e a tutti!",
            "Grazie a tutte le persone che hanno partecipato all'evento di ieri!",
            "Complimenti alla squadra di pallavolo per la promozione!",
            "Che bella giornata al festival!",
            "Lo sapevate? Il palazzo della biblioteca fu costruito nel 1891 come mercato coperto.",
            "Accadde oggi: nel 1944 nasceva il primo consiglio comunale libero.",
            "Curiosità: perché la piazza si chiama del Grano?",
            "Come eravamo: il mercato in una cartolina d'epoca",
            "Una foto del tramonto sul lago, scattata ieri dalla torre.",
            "E voi, qual è il vostro angolo preferito della città?",
            "Buongiorno da piazza Grande ☀️",
            "Benvenuta alla nuova dirigente del settore cultura",
            "Cordoglio per la scomparsa del maestro Bianchi, autore di tanti concerti in città",
            "Il parco in autunno è uno spettacolo 🍂",
            "Nel 1908 apriva lo stabilimento termale, con una grande fiera.",
            "ciao",
            "",
        ],
    );
    let context = post(&own);
    let news = "È aperto il bando per i contributi alle attività commerciali.";
    let check = draft::no_institutional_link;
    let attached = ["https://www.comune.vallescura.it/bandi".to_owned()];
    let silent = |context: DraftContext<'_>| run(check, news, &context).is_empty();
    assert!(!silent(context));
    assert!(silent(DraftContext {
        post: false,
        ..context
    }));
    assert!(silent(DraftContext {
        native_share: true,
        ..context
    }));
    assert!(silent(DraftContext {
        links: &attached,
        ..context
    }));
    let other = "È aperto il bando: https://www.altrosito.org/bando per i contributi";
    assert_eq!(run(check, other, &context).len(), 1);
    assert_eq!(
        run(
            check,
            other,
            &DraftContext {
                own_domains: &[],
                ..context
            }
        )
        .len(),
        0
    );
}

#[test]
fn stale_news() {
    let own = own();
    wrong(
        draft::stale_news,
        &post(&own),
        &[
            "Iscrivetevi al corso di ceramica: si parte il 12 marzo 2026!",
            "Il bando scade il 30 settembre 2026, affrettatevi.",
            "Convegno sul turismo il 15/10/2026 in sala Rossa.",
            "Si è svolto il 3 ottobre l'incontro con le scuole.",
            "Il 12 marzo 2024 abbiamo firmato l'accordo con l'università.",
            "Webinar il 01.09.2026 alle 15: partecipate!",
            "Evento del 2025-11-22: vi aspettiamo",
            "Tre mesi fa si è concluso il progetto sulle scuole.",
            "Due settimane fa si è tenuta l'assemblea dei soci.",
            "Il mese scorso è stato inaugurato il nuovo sportello.",
            "Al via il 2 novembre il corso per alimentaristi",
            "Aperte le iscrizioni al laboratorio, da sabato 7 novembre 2026",
            "A marzo 2025 parte il corso per guide turistiche",
            "Domande dal 1° settembre al 31 ottobre 2026",
            "Premiati il 20 ottobre i vincitori del concorso fotografico",
            "Ecco com'è andato il festival del 12 settembre 2026",
            "Le foto dell'evento del 5 maggio 2026",
            "Save the date: open day il 10 ott. 2026",
            "Scade il 9 novembre il bando per le imprese",
            "L'anno scorso è stato inaugurato il portale dei servizi",
            "Il 30 ottobre si è riunito il tavolo di coordinamento",
        ],
        &[
            "Iscrivetevi al corso di ceramica: si parte il 12 marzo 2027!",
            "Il bando scade il 30 novembre.",
            "Convegno sul turismo il 15/12 in sala Rossa.",
            "Si è svolto ieri l'incontro con le scuole.",
            "La settimana scorsa si è tenuta l'assemblea dei soci.",
            "Si è svolto il 18 novembre l'incontro con le scuole.",
            "La scadenza del 12 marzo 2026 è prorogata al 31 dicembre 2026.",
            "Il bando aperto il 12 marzo 2026 resta disponibile fino al 10 gennaio 2027.",
            "In vigore il decreto del 12 marzo 2020 sui servizi: nuovo sportello aperto.",
            "Bando in attuazione della legge n. 190 del 6 novembre 2012: aperte le domande.",
            "Oggi è aperto lo sportello, come dal 12 marzo 2020.",
            "Accadde oggi: il 22 novembre 1963…",
            "Nel 1908 apriva lo stabilimento termale.",
            "Lo sapevate? Il 12 marzo 1921 fu inaugurato il ponte.",
            "Ecco com'è andata la fiera del 30 ottobre!",
            "Rivivi l'evento del 3 novembre: ecco le foto",
            "Il bilancio dell'anno: il 12 marzo 2026 abbiamo aperto lo sportello",
            "Pubblicato il rapporto sui dati aggiornati al 30 giugno 2026.",
            "Rapporto 2025: export in crescita rispetto al 31 dicembre 2024.",
            "Servizio attivo 24/7, ore 9.30",
            "Corso per 12 partecipanti, 3/4 dei posti già presi",
            "Domani apre il mercato di Natale",
            "Riapre a breve lo sportello chiuso il 3 agosto 2026",
            "Nato a Vallescura il 12 marzo 1950, il maestro riceve oggi il premio.",
            "Grazie a chi ha partecipato il 10 ottobre!",
            "Alcuni anni fa nasceva il corso di teatro.",
            "Insegnanti e tirocinio: domande ai sensi del D.M. n. 239 del 31/8/2024.",
            "Il 12 marzo 2019 abbiamo firmato l'accordo sul servizio civile",
            "Un pensiero al 12 marzo 2020.",
            "Le imprese iscritte al 30 settembre 2026 sono 12.000: pubblicato il rapporto.",
            "Il progetto, avviato a marzo 2024, coinvolge dieci scuole.",
            "Webinar tutti i mercoledì, il prossimo il 25 novembre",
            "Prenota la visita: dal 10 ottobre al 15 gennaio la mostra è aperta",
            "Il corso parte il 3 febbraio",
            "",
        ],
    );
    let context = post(&own);
    let old = "Il bando scade il 30 settembre 2026, affrettatevi.";
    let found = |context: DraftContext<'_>| run(draft::stale_news, old, &context).len();
    assert_eq!(found(context), 1);
    assert_eq!(
        found(DraftContext {
            date: None,
            ..context
        }),
        0
    );
    assert_eq!(
        found(DraftContext {
            date: Some("ieri"),
            ..context
        }),
        0
    );
    assert_eq!(
        found(DraftContext {
            date: Some("2026-10-07T08:00"),
            ..context
        }),
        0
    );
    assert_eq!(
        found(DraftContext {
            date: Some("2026-10-08"),
            ..context
        }),
        1
    );
    assert_eq!(
        found(DraftContext {
            post: false,
            ..context
        }),
        0
    );
}

#[test]
fn sources() {
    let own = own();
    wrong(
        draft::missing_source,
        &post(&own),
        &[
            "Secondo uno studio, chi legge vive più a lungo.",
            "Secondo una recente ricerca il 60% delle imprese assumerà nel 2027.",
            "Gli esperti dicono che il mercato crescerà.",
            "Si legge che la ripresa è vicina.",
            "Secondo gli esperti, il turismo in Italia tornerà ai livelli di prima.",
            "Un recente studio dimostra che il verde in città fa bene.",
            "Gira voce che la fiera raddoppi gli espositori.",
            "Riceviamo e pubblichiamo: una bella lettera sul parco.",
            "Che meraviglia! Foto dal web",
            "Immagine presa da internet, ma rende bene l'idea",
            "A quanto pare il turismo lento piace sempre di più",
            "Recenti studi confermano i benefici della musica.",
            "«La cultura è l'unico bene dell'umanità che diviso fra tutti diventa più grande.»",
            "Oggi vi lasciamo con questa riflessione: \"un paese che non investe nelle sue scuole è un paese che rinuncia al futuro dei figli\"",
            "Secondo indiscrezioni arriveranno nuovi fondi per le imprese.",
            "Secondo fonti vicine al dossier, la gara slitta.",
            "Da un articolo di qualche giorno fa: le botteghe chiudono.",
            "Ricercatori hanno scoperto che camminare riduce lo stress.",
            "Come riporta la stampa, il ponte sarà pronto in primavera.",
            "Secondo un sondaggio otto giovani su dieci cercano lavoro stabile",
        ],
        &[
            "Secondo uno studio dell'Istat, chi legge vive più a lungo.",
            "Secondo una ricerca dell'Università di Pisa il 60% delle imprese assumerà.",
            "Secondo uno studio pubblicato su Nature il verde fa bene.",
            "Secondo uno studio il verde fa bene. Fonte: Ispra",
            "Secondo una ricerca (https://www.istat.it/dati) le imprese crescono.",
            "Secondo gli esperti di @unioncamere il turismo crescerà",
            "Secondo la nostra indagine il 60% delle imprese assumerà.",
            "Abbiamo realizzato un sondaggio: secondo una ricerca interna siete soddisfatti",
            "Secondo uno studio di Banca d'Italia i prezzi scendono",
            "Gli esperti dicono davvero così? Secondo voi?",
            "Convegno «Donne e impresa oggi: sfide, strumenti e opportunità per il territorio e per i giovani che restano»",
            "Il sindaco ha dichiarato: «Siamo orgogliosi di una città che sa accogliere e che ha voglia di crescere insieme»",
            "«La cultura è l'unico bene dell'umanità che diviso fra tutti diventa più grande» (Hans Georg Gadamer)",
            "Come scriveva Calvino: \"un classico è un libro che non ha mai finito di dire quel che ha da dire\"",
            "Foto di Anna Verdi",
            "via @rainews",
            "Il bando si intitola \"Insieme\"",
            "Secondo il regolamento le domande scadono il 3 dicembre",
            "Secondo appuntamento della rassegna: vi aspettiamo",
            "Abbiamo letto i vostri commenti, grazie",
            "Mi pare che le proposte siano buone",
            "Calvino: «Un classico è un libro che non ha mai finito di dire quel che ha da dire»",
            "Una ricerca da fare in biblioteca",
            "Non credete a chi dice che gira voce di una chiusura",
            "L'articolo 3 dice: \"l'ente promuove ogni iniziativa utile allo sviluppo del territorio e delle imprese\"",
            "",
        ],
    );
    let context = post(&own);
    let text = "Secondo uno studio, chi legge vive più a lungo.";
    let links = ["https://istat.it".to_owned()];
    assert_eq!(
        run(
            draft::missing_source,
            text,
            &DraftContext {
                links: &links,
                ..context
            }
        )
        .len(),
        0
    );
    assert_eq!(
        run(
            draft::missing_source,
            text,
            &DraftContext {
                native_share: true,
                ..context
            }
        )
        .len(),
        0
    );
}

#[test]
fn styles() {
    let own = own();
    let context = DraftContext {
        limits: Limits {
            max_chars: Some(280),
            max_hashtags: Some(3),
        },
        network: Some("x"),
        ..post(&own)
    };
    let long = "Parole da leggere con calma. ".repeat(12);
    let linked = format!(
        "{} https://www.comune.vallescura.it/{}",
        "Testo breve. ".repeat(15),
        "a".repeat(200)
    );
    wrong(
        draft::style_mismatch,
        &context,
        &[
            &long,
            "#a1 #bandi #imprese #maremma oggi",
            "Ecco il bando #uno #due #tre #quattro #cinque",
            "ATTENZIONE DOMANI GLI UFFICI SARANNO TUTTI CHIUSI PER SCIOPERO",
            "AVVISO IMPORTANTE: LE DOMANDE SCADONO DOMANI, AFFRETTATEVI SUBITO",
            "Che bello 😍😍😍😍😍",
            "🎉🎉🎉🎉🎉🎉 Evviva",
            "Siamo 😀 felici 😃 di 😄 dirvi 😁 che 😆 oggi 😅 è 🤣 il 😂 giorno 🙂 giusto 😉 per 😊 voi 😇 tutti 🥰",
            "raga ci vediamo domani, cmq portate i moduli",
            "nn dimenticate la scadenza",
            "xke non venite?",
            "ci vediamo domani tvb",
            "cIaO a tUtTi gli amici",
            "Ciaooooo a tuttiiiii",
            "Affrettatevi!!!!!",
            "Ma davvero?!?!?!",
            "grz a tutti",
            "qnd apre lo sportello?",
        ],
        &[
            "Testo breve e chiaro. #bandi #imprese #maremma",
            &linked,
            "AVVISO\nDomani gli uffici saranno chiusi.",
            "BANDO VOUCHER DIGITALE 2026\nDomande dal 3 marzo sulla piattaforma, contributi fino a 5.000 euro per le imprese.",
            "URP, SUAP, ISEE, TARI, IMU e SPID: ecco le sigle",
            "Bandiere 🇮🇹🇫🇷🇩🇪🇪🇸🇵🇹🇬🇷 in piazza",
            "📍 Sala Rossa\n📅 3 dicembre\n🕒 ore 15\n🎟️ gratis\n📞 urp\n✅ sì\n📌 no\n📎 mah\n📢 ok\n🔔 ok\n🔗 ok\n🎯 ok\n🏁 ok",
            "Buone feste 🎄✨",
            "Famiglia 👨‍👩‍👧‍👦 al parco",
            "Kafka, Keynes e Yoko in mostra",
            "Il Karaoke del sabato",
            "La taxi card e il fax",
            "ASP del distretto e DP provinciale",
            "Fra due giorni apre la mostra",
            "Davvero? Sì! Evviva!!",
            "McDonald's, YouTube, LinkedIn, eBay e iPhone",
            "www.comune.vallescura.it",
            "PagoPA, AppIO e ReStart",
            "Si dice \"nn\" in chat, non qui",
            "Sono 1.000.000 di euro",
            "Zooo? No, zoo",
            "",
        ],
    );
    // Each network counts in its own way.
    assert_eq!(
        run(
            draft::style_mismatch,
            &linked,
            &DraftContext {
                network: Some("facebook"),
                ..context
            }
        )
        .len(),
        1
    );
    assert_eq!(
        run(
            draft::style_mismatch,
            &long,
            &DraftContext {
                limits: Limits::default(),
                ..context
            }
        )
        .len(),
        0
    );
    let exact = "a ".repeat(139) + "aa";
    assert_eq!(run(draft::style_mismatch, &exact, &context).len(), 0);
    assert_eq!(
        run(draft::style_mismatch, &format!("{exact}a"), &context).len(),
        1
    );
}

#[test]
fn pictures() {
    let own = own();
    let check = |text: &str, media: &[Option<&str>]| {
        let media: Vec<Option<String>> = media.iter().map(|alt| alt.map(str::to_owned)).collect();
        run(
            draft::missing_alt_text,
            text,
            &DraftContext {
                media: &media,
                ..post(&own)
            },
        )
        .len()
    };
    let text = "Domani apre il mercato di Natale";
    let good = Some("La piazza con le luci accese");
    let none: &[&[Option<&str>]] = &[
        &[None],
        &[Some("")],
        &[Some("  ")],
        &[Some("IMG_2031.jpg")],
        &[Some("locandina-natale.png")],
        &[Some("immagine")],
        &[Some("Foto")],
        &[Some("image 1")],
        &[Some("WhatsApp Image 2026")],
        &[Some("Potrebbe essere un'immagine raffigurante 2 persone")],
        &[Some("May be an image of text")],
        &[Some("Nessuna descrizione della foto disponibile")],
        &[Some("👍🏽")],
        &[Some("1")],
        &[good, None],
        &[None, good],
        &[Some("logo")],
        &[Some("screenshot")],
        &[Some("Immagine senza descrizione")],
        &[Some("DSC 0012")],
    ];
    for media in none {
        assert_eq!(check(text, media), 1, "{media:?}");
    }
    let described: &[&[Option<&str>]] = &[
        &[],
        &[good],
        &[good, good],
        &[Some("Locandina del mercato di Natale, 6-8 dicembre")],
        &[Some("Logo del Comune su fondo blu")],
        &[Some("Albero")],
        &[Some("Foto di gruppo dei premiati")],
        &[Some("Grafico: export +3% nel 2025")],
        &[Some("Video: la sindaca taglia il nastro")],
        &[Some("Tramonto.")],
    ];
    for media in described {
        assert_eq!(check(text, media), 0, "{media:?}");
    }
    for text in [
        "Nella foto la piazza illuminata a festa",
        "Nell'immagine, la locandina con orari e luoghi",
        "In foto: la giunta con i volontari",
        "[Descrizione immagine: la piazza di notte]",
        "Testo alternativo: la torre vista dal lago",
        "ALT: la torre vista dal lago",
        "Nel video il racconto dei volontari",
        "#AltText la piazza di notte",
        "Da sinistra: Anna Verdi e Luca Neri",
        "La foto ritrae il vecchio ponte",
        "Trascrizione del video nel sito",
    ] {
        assert_eq!(check(text, &[None]), 0, "{text}");
    }
    for text in [
        "",
        "Domani mercato",
        "Ecco le foto",
        "Bella questa immagine",
        "Guardate il video!",
    ] {
        assert_eq!(check(text, &[None]), 1, "{text}");
    }
}

#[test]
fn personal_accounts() {
    let own = own();
    wrong(
        draft::shares_personal_account,
        &post(&own),
        &[
            "Dal profilo di Mario Rossi una bella foto del lago",
            "Dal profilo Facebook di Giulia Bianchi: la piazza com'era",
            "Repost da @mario.rossi",
            "RT @anna_verdi: domani tutti in piazza!",
            "via @luca.bianchi",
            "Condividiamo il post di Anna Verdi sul mercato",
            "Ricondividiamo le parole: post di @giulia.neri",
            "Dalla bacheca di Francesco Totti un ricordo",
            "Bellissimo video pubblicato da @marco_gialli",
            "Dall'account di Paola Verdi",
            "Dal blog di Sara Neri: la ricetta della domenica",
            "Dalle storie di Chiara Blu",
            "Rilanciamo il post di Elena Viola",
            "Repost: @simone.rossi77",
            "Preso dal profilo di Carlo Neri",
            "Tweet di @davide-bianchi sul traffico",
            "Dal profilo LinkedIn di Laura Gialli",
            "Ripubblichiamo il post di Matteo Bruni",
            "Dalla pagina personale di Silvia Costa",
            "Da @roberto.galli una foto splendida",
        ],
        &[
            "Ospite della serata @mario.rossi, vi aspettiamo",
            "Grazie a @anna_verdi per la visita",
            "Foto di @giulia.bianchi",
            "Foto di Mario Rossi",
            "Dal profilo della Regione Toscana",
            "Repost da @comune.monza",
            "RT @regionetoscana: allerta arancione",
            "Dal profilo di Fondazione Mario Rossi",
            "Dal profilo del sindaco Mario Rossi",
            "Condividiamo il post di Maria Bianchi, assessora alla scuola",
            "Il profilo di Mario Rossi come pittore in una mostra",
            "Da Mario Rossi a Luigi Verdi: i sindaci della città",
            "Incontro con Mario Rossi, autore del libro",
            "Il blog di Casa Verdi Hotel",
            "Dal profilo di chi ama la montagna",
            "Via Mario Rossi chiusa per lavori",
            "via @rainews",
            "Scrivete a mario.rossi@comune.vallescura.it",
            "Il concerto di @laura_pausini.official",
            "Da @vallescura.turismo",
            "Post di servizio",
            "Con @luca.bianchi e @anna_verdi al festival",
            "",
        ],
    );
    let context = DraftContext {
        native_share: true,
        ..post(&own)
    };
    let known = ["@Mario.Rossi".to_owned()];
    let check = |author: Option<&str>, known: &[String], native: bool| {
        let context = DraftContext {
            shared_author: author,
            known_accounts: known,
            native_share: native,
            ..context
        };
        run(draft::shares_personal_account, "Da leggere", &context).len()
    };
    assert_eq!(check(Some("Mario Rossi"), &[], true), 1);
    assert_eq!(check(Some("mario.rossi"), &[], true), 1);
    assert_eq!(check(Some("mario.rossi"), &known, true), 0);
    assert_eq!(check(Some("Mario Rossi"), &[], false), 0);
    assert_eq!(check(Some("Regione Toscana"), &[], true), 0);
    assert_eq!(check(Some("Teatro Verdi"), &[], true), 0);
    assert_eq!(check(None, &[], true), 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_text_is_read(text in "\\PC*", alt in "\\PC{0,20}", date in "\\PC{0,12}", author in "\\PC{0,20}") {
        let own = own();
        let media = [Some(alt.clone()), None];
        let context = DraftContext {
            date: Some(&date),
            media: &media,
            links: std::slice::from_ref(&alt),
            shared_author: Some(&author),
            native_share: true,
            limits: Limits { max_chars: Some(10), max_hashtags: Some(0) },
            ..post(&own)
        };
        run(draft::find, &text, &context);
    }

    #[test]
    fn any_mixture_is_read(parts in prop::collection::vec(prop::sample::select(vec![
        "bando ", "aperto ", "il ", "12", "/", "3", " marzo ", "2026", "ieri ", "due ", "mesi ", "fa ", "#tag", " ", "\n", ".", "?",
        "!!!!", "@mario.rossi", "RT ", "«", "»", "\"", "😍", "👨‍👩‍👧‍👦", "🇮🇹", "secondo ", "uno ", "studio ", "MAIUSCOLE ", "nn ", "à",
        "https://a.it/", "dal profilo di ", "Mario Rossi ", "31 dicembre 9999", "31 dicembre ", "29 febbraio ", "999 anni fa",
    ]), 0..40)) {
        let own = own();
        let media = [None];
        for date in ["2026-11-22", "1583-01-01", "9999-12-31", "2024-02-29"] {
            let context = DraftContext { date: Some(date), media: &media, network: Some("x"), limits:
                Limits { max_chars: Some(20), max_hashtags: Some(1) }, ..post(&own) };
            run(draft::find, &parts.concat(), &context);
        }
    }
}

#[test]
fn long_texts_end() {
    let own = own();
    for unit in [
        "bando ",
        "12 marzo ",
        "@mario.rossi ",
        "\"",
        "😍",
        "AAAA ",
        "da ",
        "1/2/3",
        "#a ",
        "http://a.it ",
    ] {
        run(draft::find, &unit.repeat(100_000 / unit.len()), &post(&own));
    }
}
