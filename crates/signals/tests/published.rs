//! Drafts against what was published: the same, reworked, contradicted, or something else.

use proptest::prelude::*;
use vaglio_signals::published::{Archive, Matter, Relation, covers_subject, find, judge};
use vaglio_text::Reading;

const POSTS: &[&str] = &[
    // 0
    "Al via il bando Voucher Digitale 2026: contributi fino a 5.000 euro per le imprese della Maremma che investono in \
     tecnologie 4.0. Domande sulla piattaforma ReStart dal 3 marzo, scadenza 31 marzo alle ore 12. \
     https://www.lg.camcom.it/voucher",
    // 1
    "Giovedì 12 novembre alle 15.30 webinar gratuito sulla firma digitale con gli esperti di InfoCamere. Iscrizioni entro il \
     10 novembre, posti disponibili: 100. #firmadigitale",
    // 2
    "La biblioteca San Giovanni riapre lunedì 7 settembre dopo i lavori di ristrutturazione: sale studio aperte dalle 9 alle 19 e \
     nuova area bambini al piano terra.",
    // 3
    "Mercato contadino in piazza Trento: da sabato 4 ottobre i produttori locali tornano ogni settimana. Gli stand accettano \
     pagamenti elettronici e i parcheggi sono gratuiti.",
    // 4
    "Uffici chiusi venerdì.",
    // 5
    "Imprese femminili: nel 2025 in provincia sono cresciute del 3% e hanno superato quota 12.000, secondo i dati del nostro Osservatorio.",
    // 6
    "Buone feste a tutte e a tutti dalla Camera di commercio della Maremma e del Tirreno!",
    // 7, then 8 and 9 below
    "Il concorso Premio Impresa Longeva è aperto: candidature entro il 15 dicembre per le aziende iscritte da almeno 50 anni.",
    "Scuole chiuse lunedì 23 novembre per allerta meteo arancione. Aperti gli uffici comunali.",
    "Nuovo bando Digital Export 2026: 1,5 milioni di euro per le PMI, domande dal 10 gennaio al 28 febbraio. Premiazione al \
     teatro Manzoni, votazioni aperte.",
];

fn archive() -> Archive {
    Archive::new(POSTS.iter().copied())
}

fn relation(text: &str) -> (Relation, Option<usize>) {
    let judgement = judge(&Reading::of(text), &archive());
    (
        judgement.relation,
        judgement.resemblance.map(|one| one.post),
    )
}

fn check(cases: &[(&str, Relation, Option<usize>)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(text, expected, post)| {
            let (relation, near) = relation(text);
            relation != *expected || post.is_some() && near != *post
        })
        .map(|(text, expected, _)| {
            let judged = judge(&Reading::of(text), &archive());
            format!("{text}\n  expected {expected:?}, {judged:?}")
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn as_published() {
    use Relation::Same;
    let own: Vec<String> = POSTS[..4].iter().map(|post| (*post).to_owned()).collect();
    for (number, post) in own.iter().enumerate() {
        assert_eq!(relation(post), (Same, Some(number)), "{post}");
        assert_eq!(
            relation(&post.to_uppercase()),
            (Same, Some(number)),
            "{post}"
        );
    }
    check(&[
        (
            &format!("Orgogliosa di lavorare qui!\n\n{}", POSTS[0]),
            Same,
            Some(0),
        ),
        (&format!("{} Passate parola 💪", POSTS[1]), Same, Some(1)),
        (
            &format!(
                "Bella notizia per chi studia 📚\n{}\nCi vediamo lì!",
                POSTS[2]
            ),
            Same,
            Some(2),
        ),
        (
            "Al via il bando Voucher Digitale 2026: contributi fino a 5.000 euro per le imprese della Maremma che investono in \
          tecnologie 4.0.",
            Same,
            Some(0),
        ),
        (
            "Al via il bando Voucher Digitale 2026: contributi fino a 5000 euro per le imprese della Maremma che investono in \
          tecnologie 4.0. Domande sulla piattaforma ReStart dal 3 marzo, scadenza 31 marzo alle ore 12.",
            Same,
            Some(0),
        ),
        (
            "GIOVEDI' 12 NOVEMBRE alle 15.30 webinar gratuito sulla firma digitale con gli esperti di InfoCamere. Iscrizioni entro \
          il 10 novembre, posti disponibili: 100.",
            Same,
            Some(1),
        ),
        (
            "La biblioteca San Giovanni riapre lunedì 7 settembre dopo i lavori di ristrutturazione: sale studio aperte dalle 9 alle \
          19 e la nuova area bambini al piano terra.",
            Same,
            Some(2),
        ),
        (
            "Ma fino a quando? Al via il bando Voucher Digitale 2026: contributi fino a 5.000 euro per le imprese della Maremma che \
          investono in tecnologie 4.0. Domande sulla piattaforma ReStart dal 3 marzo, scadenza 31 marzo alle ore 12.",
            Same,
            Some(0),
        ),
    ]);
}

#[test]
fn reworked() {
    use Relation::Reworked;
    check(&[
        (
            "Nuovo bando Digital Export 2026: 1,5 milioni di euro per le PMI, domande dal 10 gennaio al 31 marzo.",
            Reworked,
            Some(9),
        ),
        (
            "Scuole chiuse lunedì 23 novembre per allerta meteo rossa. Chiusi gli uffici comunali.",
            Reworked,
            Some(8),
        ),
        (
            "Al via il bando Voucher Digitale 2026: contributi fino a 8.000 euro per le imprese della Maremma che investono in \
          tecnologie 4.0. Domande sulla piattaforma ReStart dal 3 marzo, scadenza 31 marzo alle ore 12.",
            Reworked,
            Some(0),
        ),
        (
            "Al via il bando Voucher Digitale 2026: contributi fino a 5.000 euro per le imprese della Maremma che investono in \
          tecnologie 4.0. Domande sulla piattaforma ReStart dal 3 marzo, scadenza 30 aprile alle ore 12.",
            Reworked,
            Some(0),
        ),
        (
            "Al via il bando Voucher Digitale 2026: contributi fino a 5.000 euro per tutte le imprese della Toscana che investono in \
          tecnologie 4.0. Domande sulla piattaforma ReStart dal 3 marzo, scadenza 31 marzo alle ore 12.",
            Reworked,
            Some(0),
        ),
        (
            "Giovedì 12 novembre alle 16.30 webinar gratuito sulla firma digitale con gli esperti di InfoCamere. Iscrizioni entro il \
          10 novembre, posti disponibili: 100.",
            Reworked,
            Some(1),
        ),
        (
            "Giovedì 12 novembre alle 15.30 webinar noioso sulla firma digitale con i soliti esperti di InfoCamere. Iscrizioni entro il \
          10 novembre, posti disponibili: 100.",
            Reworked,
            Some(1),
        ),
        (
            "La biblioteca San Giovanni riapre lunedì 7 settembre dopo i lavori di ristrutturazione: sale studio chiuse dalle 9 alle 19 \
          e nuova area bambini al piano terra.",
            Reworked,
            Some(2),
        ),
        (
            "La biblioteca San Giovanni non riapre lunedì 7 settembre dopo i lavori di ristrutturazione: sale studio aperte dalle 9 alle \
          19 e nuova area bambini al piano terra.",
            Reworked,
            Some(2),
        ),
        (
            "Mercato contadino in piazza Trento: da sabato 4 ottobre i produttori locali tornano ogni settimana. Gli stand non accettano \
          pagamenti elettronici e i parcheggi sono gratuiti.",
            Reworked,
            Some(3),
        ),
        (
            "Mercato contadino in piazza Trieste: da sabato 4 ottobre i produttori locali tornano ogni settimana. Gli stand accettano \
          pagamenti elettronici e i parcheggi sono gratuiti.",
            Reworked,
            Some(3),
        ),
        (
            "Imprese femminili: nel 2025 in provincia sono cresciute del 5% e hanno superato quota 12.000, secondo i dati del nostro \
          Osservatorio.",
            Reworked,
            Some(5),
        ),
        (
            "Il concorso Premio Impresa Longeva è aperto: candidature entro il 31 dicembre per le aziende iscritte da almeno 50 anni.",
            Reworked,
            Some(7),
        ),
        (
            "Mercato contadino in piazza Trento: da sabato 4 ottobre i produttori locali, quelli veri, tornano ogni settimana. Gli stand \
          accettano finalmente pagamenti elettronici e i parcheggi sono gratuiti.",
            Reworked,
            Some(3),
        ),
    ]);
}

#[test]
fn contradicted() {
    use Relation::Contradicts;
    check(&[
        (
            "Guardate che il voucher digitale per le imprese maremmane scade il 15 aprile",
            Contradicts,
            Some(0),
        ),
        (
            "Voucher digitale in Maremma, tecnologie 4.0: i contributi arrivano fino a 10.000 euro",
            Contradicts,
            Some(0),
        ),
        (
            "Il webinar sulla firma digitale con InfoCamere è annullato, anzi è a pagamento",
            Contradicts,
            Some(1),
        ),
        (
            "Firma digitale, il webinar con gli esperti InfoCamere costa e non è gratuito",
            Contradicts,
            Some(1),
        ),
        (
            "Non è vero che la biblioteca San Giovanni ha un'area bambini dopo la ristrutturazione",
            Contradicts,
            Some(2),
        ),
        (
            "La biblioteca San Giovanni, sale studio e area bambini: dopo la ristrutturazione resta chiusa",
            Contradicts,
            Some(2),
        ),
        (
            "Il mercato contadino di piazza Trento ha i parcheggi a pagamento, i produttori locali lo sanno",
            Contradicts,
            Some(3),
        ),
        (
            "Imprese femminili in provincia calate del 2%, altro che i dati dell'Osservatorio",
            Contradicts,
            Some(5),
        ),
        (
            "Premio Impresa Longeva: le candidature scadono il 30 novembre, lo dico io alle aziende iscritte",
            Contradicts,
            Some(7),
        ),
        (
            "Premio Impresa Longeva chiuso, candidature finite",
            Contradicts,
            Some(7),
        ),
        (
            "Scuole aperte lunedì nonostante l'allerta meteo arancione",
            Contradicts,
            Some(8),
        ),
        (
            "Digital Export: il bando mette 3 milioni di euro per le PMI",
            Contradicts,
            Some(9),
        ),
        (
            &format!("{} Ma la scadenza è il 15 aprile, fidatevi.", POSTS[0]),
            Contradicts,
            Some(0),
        ),
    ]);
}

#[test]
fn something_else() {
    use Relation::Unrelated;
    check(&[
        (
            "Oggi giornata al mare con la famiglia, finalmente sole",
            Unrelated,
            None,
        ),
        (
            "Il bando per i tirocini scade il 15 aprile",
            Unrelated,
            None,
        ),
        (
            "Complimenti ai colleghi del voucher digitale!",
            Unrelated,
            None,
        ),
        (
            "Il voucher digitale in Maremma scade il 31 marzo, affrettatevi imprese",
            Unrelated,
            None,
        ),
        (
            "Ma il voucher digitale per le imprese maremmane non scadeva il 15 aprile?",
            Unrelated,
            None,
        ),
        (
            "La biblioteca San Giovanni riapre: area bambini e sale studio aperte, che bello",
            Unrelated,
            None,
        ),
        (
            "Ho preso in biblioteca un libro di San Giovanni della Croce",
            Unrelated,
            None,
        ),
        (
            "Il webinar sulla firma digitale è gratuito, con InfoCamere il 12 novembre",
            Unrelated,
            None,
        ),
        ("Uffici aperti sabato", Unrelated, None),
        ("Oggi chiudo prima, ci vediamo venerdì!", Unrelated, None),
        (
            "Buone feste a tutti voi da me e dalla mia famiglia",
            Unrelated,
            None,
        ),
        (
            "Camera di commercio della Maremma e del Tirreno",
            Unrelated,
            None,
        ),
        (
            "Lavoro alla Camera di commercio della Maremma e del Tirreno dal 2010",
            Unrelated,
            None,
        ),
        ("Nel 2025 ho letto 12 libri e corso 300 km", Unrelated, None),
        (
            "Il concorso di poesia è aperto fino al 20 dicembre",
            Unrelated,
            None,
        ),
        (
            "Al mercato di piazza Dante i parcheggi sono a pagamento",
            Unrelated,
            None,
        ),
        (
            "Domani torno in ufficio, sala studio chiusa",
            Unrelated,
            None,
        ),
        ("", Unrelated, None),
        ("👍🏽", Unrelated, None),
        ("ok", Unrelated, None),
        (
            "Confermo: scuole chiuse lunedì per l'allerta arancione, attenzione",
            Unrelated,
            None,
        ),
        (
            "Il teatro Manzoni è chiuso per restauri il 5 gennaio",
            Unrelated,
            None,
        ),
        ("Scuole chiuse? Io lunedì lavoro lo stesso", Unrelated, None),
        (
            "Mia figlia lunedì non ha scuola: chiuse per allerta",
            Unrelated,
            None,
        ),
        (
            "Digital Export: 1,5 milioni per le PMI, che bello",
            Unrelated,
            None,
        ),
        ("Sono cresciute le mie piante del 3%", Unrelated, None),
        (
            "Sabato 4 ottobre compio gli anni: festa in piazza, ore 19",
            Unrelated,
            None,
        ),
    ]);
}

#[test]
fn changes_are_told() {
    let text = "👍 Al via il bando Voucher Digitale 2026: contributi fino a 8.000 euro per le imprese della Maremma che non investono \
                in tecnologie 4.0. Domande sulla piattaforma ReStart dal 3 marzo, scadenza 30 marzo alle ore 12.";
    let reading = Reading::of(text);
    let near = archive().nearest(&reading).expect("a post");
    assert_eq!(near.post, 0);
    assert!(near.kept > 0.5 && near.own < 0.6, "{near:?}");
    let told: Vec<(&str, &str, Matter)> = near
        .changes
        .iter()
        .map(|one| (one.was.as_str(), one.now.as_str(), one.matter))
        .collect();
    assert_eq!(
        told,
        [
            ("5000", "8000", Matter::Figure),
            ("", "non", Matter::Negation),
            ("31", "30", Matter::Figure)
        ]
    );
    let units: Vec<u16> = text.encode_utf16().collect();
    let span = near.changes[0].span.expect("a place");
    assert_eq!(
        String::from_utf16(&units[span.start as usize..span.end as usize]).unwrap(),
        "8.000"
    );
    let mut out = Vec::new();
    find(&reading, &archive(), &mut out);
    assert_eq!(out.len(), 1);
    assert!(out[0].span.is_some() && out[0].confidence > 0.8);
}

#[test]
fn what_was_announced_already() {
    let archive = archive();
    let covered = [
        "In anteprima: dal 3 marzo si apre il voucher digitale per le imprese maremmane",
        "Da lunedì 7 settembre riapre la biblioteca San Giovanni!",
        "Sta per partire il webinar sulla firma digitale con InfoCamere",
        "Torna il mercato contadino in piazza Trento",
        "Aperte le candidature al Premio Impresa Longeva",
        "Finalmente posso dirlo: bando Voucher Digitale 2026, fino a 5.000 euro",
        "Novità: nuova area bambini alla biblioteca San Giovanni",
        "Arriva il mercato contadino dei produttori locali, da sabato 4 ottobre",
        "Firma digitale: webinar gratuito il 12 novembre",
        "Imprese femminili cresciute del 3% in provincia",
    ];
    let ahead = [
        "In anteprima: da lunedì apriamo un nuovo sportello a Orbetello",
        "Presto un voucher per il turismo termale",
        "Il 20 dicembre riapre il museo di storia naturale",
        "Nuova biblioteca a Follonica dal mese prossimo",
        "Arriva il mercato dell'antiquariato in piazza Dante",
        "Posso dirlo: assumeremo 12 persone con un concorso",
        "Premio Giovani Imprenditori: lo annunciamo domani",
        "Webinar sulla contabilità il 5 febbraio",
        "Voucher Digitale 2027: contributi fino a 9.000 euro, si apre il 4 maggio",
        "Da gennaio cambiano gli orari dell'anagrafe",
        "",
    ];
    let wrong: Vec<&str> = covered
        .into_iter()
        .filter(|text| !covers_subject(&Reading::of(text), &archive))
        .chain(
            ahead
                .into_iter()
                .filter(|text| covers_subject(&Reading::of(text), &archive)),
        )
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(!covers_subject(
        &Reading::of(covered[0]),
        &Archive::new(std::iter::empty())
    ));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_text_is_judged(text in "\\PC*", post in "\\PC*") {
        let units: Vec<u16> = text.encode_utf16().collect();
        let reading = Reading::of(&text);
        let own = Archive::new([post.as_str(), text.as_str()].into_iter());
        covers_subject(&reading, &own);
        for archive in [archive(), own] {
            for change in judge(&reading, &archive).resemblance.into_iter().flat_map(|near| near.changes) {
                if let Some(span) = change.span {
                    prop_assert!(span.start <= span.end && span.end as usize <= units.len());
                    prop_assert!(String::from_utf16(&units[span.start as usize..span.end as usize]).is_ok());
                }
            }
        }
    }

    #[test]
    fn mixtures_are_judged(parts in prop::collection::vec(prop::sample::select(vec![
        "bando ", "voucher ", "digitale ", "2026", "5.000", " euro", "€", "%", "scade ", "il ", "31", "/", "3", " marzo ",
        "non ", "aperto ", "chiuso ", "ore ", "15", ".", "30", "\n", "?", "👍🏽", "à", "fino ", "al ", "per ", "cento ", "mila ",
        "lunedi ", "posti ", "di ", "Maremma ", "imprese ", "tecnologie ",
    ]), 0..60)) {
        let text = parts.concat();
        let reading = Reading::of(&text);
        judge(&reading, &archive());
        covers_subject(&reading, &archive());
        // A text is the same as itself, or too short to say so.
        let own = judge(&reading, &Archive::new(std::iter::once(text.as_str())));
        prop_assert_ne!(own.relation, Relation::Reworked, "{}", text);
    }
}

/// Ten thousand posts, as an institution has after ten years.
#[test]
fn many_posts_are_searched_quickly() {
    let subjects = [
        "bando",
        "corso",
        "webinar",
        "mercato",
        "museo",
        "sportello",
        "premio",
        "rapporto",
        "incontro",
        "concerto",
    ];
    let places = [
        "Grosseto",
        "Livorno",
        "Orbetello",
        "Follonica",
        "Piombino",
        "Cecina",
        "Monza",
        "Bologna",
        "Rimini",
        "Lodi",
    ];
    let themes = [
        "turismo",
        "firma digitale",
        "export",
        "vino",
        "start up",
        "energia",
        "sicurezza",
        "ambiente",
        "lavoro",
        "cultura",
    ];
    let posts: Vec<String> = (0..10_000)
        .map(|i| {
            format!(
                "{} numero {i} sul tema {} a {}: la Camera di commercio della Maremma e del Tirreno invita le imprese del territorio \
                 a partecipare il {} novembre alle ore {} nella sala conferenze, iscrizioni sul sito entro {} giorni, contributi \
                 fino a {} euro.",
                subjects[i % 10],
                themes[i / 10 % 10],
                places[i / 100 % 10],
                1 + i % 30,
                9 + i % 9,
                2 + i % 20,
                500 + i % 4000,
            )
        })
        .collect();
    let archive = Archive::new(posts.iter().map(String::as_str));
    let draft = posts[4711].replace("novembre", "dicembre");
    assert_eq!(
        judge(&Reading::of(&posts[4711]), &archive)
            .resemblance
            .map(|one| one.post),
        Some(4711)
    );
    assert_eq!(
        judge(&Reading::of(&draft), &archive).relation,
        Relation::Reworked
    );
}

#[test]
fn long_texts_end() {
    let archive = archive();
    for unit in [
        "bando voucher digitale ",
        "non ",
        "31 marzo ",
        "5.000 euro ",
        "1.000",
        "a b c ",
    ] {
        let text = unit.repeat(100_000 / unit.len());
        let reading = Reading::of(&text);
        judge(&reading, &archive);
        covers_subject(&reading, &archive);
        judge(&reading, &Archive::new(std::iter::once(text.as_str())));
    }
}
