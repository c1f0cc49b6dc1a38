//! Italian inflection and alteration: from `stem/paradigm` to every form, with what a form tells.
//!
//! Regular paradigms follow the grammar of the Accademia della Crusca's school tables; what is
//! irregular is written out in the word lists (`porc/o,a,i,he`).

/// A form of a word, and the feature that patterns may ask for (`1`, `inf`, `imp`…).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// Folded text.
    pub text: String,
    /// Feature of a verb form.
    pub feature: Option<&'static str>,
}

/// Features that a pattern may ask of a tag.
pub const FEATURES: [&str; 10] = [
    "1", "2", "3", "inf", "ger", "part", "imp", "past", "sub", "cond",
];

/// Every form of an entry, which may have several words: each word inflects by itself.
pub fn forms(entry: &str, alterations: &[String]) -> Result<Vec<Form>, String> {
    let words: Vec<&str> = entry.split_whitespace().collect();
    let mut out = vec![Form {
        text: String::new(),
        feature: None,
    }];
    for (place, word) in words.iter().enumerate() {
        let alterations = if place == 0 { alterations } else { &[] };
        let forms = word_forms(word, alterations)?;
        out = out
            .iter()
            .flat_map(|head| {
                forms.iter().map(move |form| Form {
                    text: if head.text.is_empty() {
                        form.text.clone()
                    } else {
                        format!("{} {}", head.text, form.text)
                    },
                    feature: head.feature.or(form.feature),
                })
            })
            .collect();
        if out.len() > 4_000 {
            return Err("gives more than 4,000 forms: split it".to_owned());
        }
    }
    Ok(out)
}

fn word_forms(word: &str, alterations: &[String]) -> Result<Vec<Form>, String> {
    let Some((stem, paradigm)) = word.split_once('/') else {
        return Ok(vec![plain(word.to_owned())]);
    };
    let mut forms = paradigm_forms(stem, paradigm)?;
    for alteration in alterations {
        forms.extend(altered(stem, alteration)?);
    }
    Ok(forms)
}

fn plain(text: String) -> Form {
    Form {
        text,
        feature: None,
    }
}

fn paradigm_forms(stem: &str, paradigm: &str) -> Result<Vec<Form>, String> {
    let endings = |list: &[&str]| Ok(list.iter().map(|end| plain(join(stem, end))).collect());
    match paradigm {
        "o" => endings(&["o", "a", "i", "e"]),
        "m" => endings(&["o", "i"]),
        "a" => endings(&["a", "e"]),
        "e" => endings(&["e", "i"]),
        "io" => Ok(["io", "ia", "i", "ie"]
            .iter()
            .map(|end| plain(format!("{stem}{end}")))
            .collect()),
        "ista" => Ok(["ista", "isti", "iste"]
            .iter()
            .map(|end| plain(format!("{stem}{end}")))
            .collect()),
        "are" | "ere" | "ire" | "isc" => Ok(conjugate(stem, paradigm)),
        other
            if other
                .split(',')
                .all(|end| end.bytes().all(|b| b.is_ascii_lowercase())) =>
        {
            Ok(other
                .split(',')
                .map(|end| plain(format!("{stem}{end}")))
                .collect())
        }
        other => Err(format!("no paradigm `/{other}`")),
    }
}

/// Keeps the sound of c and g before i and e: sporc-o, sporch-i.
fn join(stem: &str, ending: &str) -> String {
    let hard = stem.ends_with(['c', 'g']) && ending.starts_with(['i', 'e']);
    format!("{stem}{}{ending}", if hard { "h" } else { "" })
}

/// Alterations: -accio, -one, -etto… in every gender and number.
fn altered(stem: &str, suffix: &str) -> Result<Vec<Form>, String> {
    let endings: &[&str] = match suffix {
        "accio" => &["accio", "accia", "acci", "acce"],
        "one" => &["one", "ona", "oni", "one"],
        "etto" => &["etto", "etta", "etti", "ette"],
        "ello" => &["ello", "ella", "elli", "elle"],
        "ino" => &["ino", "ina", "ini", "ine"],
        "uccio" => &["uccio", "uccia", "ucci", "ucce"],
        "uzzo" => &["uzzo", "uzza", "uzzi", "uzze"],
        "astro" => &["astro", "astra", "astri", "astre"],
        "issimo" => &["issimo", "issima", "issimi", "issime"],
        "aggine" => &["aggine", "aggini"],
        "ata" => &["ata", "ate"],
        "eria" => &["eria", "erie"],
        "amente" => &["amente"],
        "ume" => &["ume"],
        other => return Err(format!("no alteration `{other}`")),
    };
    Ok(endings.iter().map(|end| plain(join(stem, end))).collect())
}

/// A regular verb: finite moods, infinitive, gerund, participle, imperative, with enclitics.
fn conjugate(stem: &str, class: &str) -> Vec<Form> {
    let isc = class == "isc";
    let (are, ere) = (class == "are", class == "ere");
    // mangi-are keeps one i before i and e; cerc-are takes h.
    let soft = are && stem.ends_with('i');
    let attach = |end: &str| {
        if soft && end.starts_with(['i', 'e']) {
            format!("{}{end}", &stem[..stem.len() - 1])
        } else if are {
            join(stem, end)
        } else {
            format!("{stem}{end}")
        }
    };
    let mut forms = Vec::new();
    let mut add = |feature: &'static str, endings: &[&str]| {
        forms.extend(endings.iter().map(|end| Form {
            text: attach(end),
            feature: Some(feature),
        }));
    };
    let vowel = if are {
        "a"
    } else if ere {
        "e"
    } else {
        "i"
    };
    if isc {
        add("1", &["isco", "iamo"]);
        add("2", &["isci", "ite"]);
        add("3", &["isce", "iscono"]);
        add("sub", &["isca", "iscano", "iate"]);
    } else if are {
        add("1", &["o", "iamo"]);
        add("2", &["i", "ate"]);
        add("3", &["a", "ano"]);
        add("sub", &["i", "iate", "ino"]);
    } else {
        add("1", &["o", "iamo"]);
        add("2", &["i", if ere { "ete" } else { "ite" }]);
        add("3", &["e", "ono"]);
        add("sub", &["a", "iate", "ano"]);
    }
    // Future and conditional: -are takes e.
    let root = if are || ere { "er" } else { "ir" };
    let built = |ends: &[&str]| {
        ends.iter()
            .map(|end| format!("{root}{end}"))
            .collect::<Vec<_>>()
    };
    let refs = |ends: &[String]| {
        ends.iter()
            .map(String::as_str)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    for (feature, ends) in [
        ("1", built(&["o", "emo"])),
        ("2", built(&["ai", "ete"])),
        ("3", built(&["a", "anno"])),
        (
            "cond",
            built(&["ei", "esti", "ebbe", "emmo", "este", "ebbero"]),
        ),
    ] {
        let ends = refs(&ends);
        add(
            feature,
            &ends.iter().map(String::as_str).collect::<Vec<_>>(),
        );
    }
    let of_vowel = |ends: &[&str]| {
        ends.iter()
            .map(|end| format!("{vowel}{end}"))
            .collect::<Vec<_>>()
    };
    let past = of_vowel(&[
        "vo", "vi", "va", "vamo", "vate", "vano", "i", "sti", "mmo", "ste", "rono", "ssi", "sse",
        "ssimo", "ssero",
    ]);
    add("past", &past.iter().map(String::as_str).collect::<Vec<_>>());
    add(
        "past",
        &[if are {
            "o"
        } else if ere {
            "e"
        } else {
            "i"
        }],
    );
    add(
        "part",
        if are {
            &["ato", "ata", "ati", "ate"]
        } else if ere {
            &["uto", "uta", "uti", "ute"]
        } else {
            &["ito", "ita", "iti", "ite"]
        },
    );
    let participle = if are { "ante" } else { "ente" };
    add("3", &[participle]);
    // Forms that take enclitics.
    let infinitive = format!("{vowel}r");
    let gerund = if are { "ando" } else { "endo" };
    add("inf", &[&format!("{infinitive}e"), &infinitive]);
    add("ger", &[gerund]);
    let second = if isc {
        "isci"
    } else if are {
        "a"
    } else {
        "i"
    };
    let plural = format!("{vowel}te");
    add("imp", &[second, &plural, "iamo"]);
    for (feature, base) in [
        ("inf", infinitive.as_str()),
        ("ger", gerund),
        ("imp", second),
        ("imp", &plural),
        ("imp", "iamo"),
    ] {
        for clitic in CLITICS {
            add(feature, &[&format!("{base}{clitic}")]);
        }
    }
    forms
}

const CLITICS: [&str; 21] = [
    "mi", "ti", "si", "ci", "vi", "lo", "la", "li", "le", "gli", "ne", "tela", "telo", "tene",
    "mela", "melo", "vela", "velo", "vene", "cela", "sene",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(entry: &str, alterations: &[&str]) -> Vec<String> {
        let alterations: Vec<String> = alterations.iter().map(|&a| a.to_owned()).collect();
        forms(entry, &alterations)
            .unwrap()
            .into_iter()
            .map(|form| form.text)
            .collect()
    }

    #[test]
    fn adjectives_keep_the_sound_of_c() {
        assert_eq!(
            texts("sporc/o", &[]),
            ["sporco", "sporca", "sporchi", "sporche"]
        );
        assert_eq!(
            texts("porc/o,a,i,he", &[]),
            ["porco", "porca", "porci", "porche"]
        );
        assert_eq!(
            texts("test/a,e di cazzo", &[]),
            ["testa di cazzo", "teste di cazzo"]
        );
    }

    #[test]
    fn alterations_inflect() {
        let forms = texts("stronz/o", &["etto"]);
        for form in ["stronzo", "stronze", "stronzetto", "stronzette"] {
            assert!(forms.iter().any(|other| other == form), "{form}");
        }
    }

    #[test]
    fn verbs_tell_person_and_mood() {
        let forms = forms("ammazz/are", &[]).unwrap();
        for (text, feature) in [
            ("ammazzo", "1"),
            ("ammazzeremo", "1"),
            ("ammazzerai", "2"),
            ("ammazzatevi", "imp"),
            ("ammazzarlo", "inf"),
            ("ammazzando", "ger"),
            ("ammazzati", "part"),
            ("ammazzerebbe", "cond"),
        ] {
            let found = forms
                .iter()
                .any(|form| form.text == text && form.feature == Some(feature));
            assert!(found, "{text} as {feature}");
        }
        assert!(texts("mangi/are", &[]).contains(&"mangero".to_owned()));
        assert!(texts("cerc/are", &[]).contains(&"cerchero".to_owned()));
        assert!(!texts("mangi/are", &[]).contains(&"mangiiamo".to_owned()));
    }

    #[test]
    fn an_unknown_paradigm_is_an_error() {
        assert!(forms("x/9", &[]).is_err());
    }
}
