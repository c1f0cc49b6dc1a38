//! What a person reads of a finding: plain Italian or English, one line each.

use vaglio_policy::Language;
use vaglio_signals::taxonomy::{Attribute, Category, Entity};
use vaglio_signals::{Evidence, Recognition};

/// Longer evidence is cut: a card has little room.
const LONGEST: usize = 60;

/// What was found, in one line.
pub(crate) fn message(recognition: &Recognition, language: Language) -> String {
    let name = category(recognition.category, language);
    let detail = match (recognition.attribute, recognition.entity) {
        (Some(value), _) => attribute(value, language),
        (_, Some(value)) => entity(value, language),
        _ => return name.to_owned(),
    };
    format!("{name}: {detail}")
}

/// What moved the decision.
pub(crate) fn why(recognition: &Recognition, language: Language) -> String {
    let it = language == Language::It;
    match &recognition.evidence {
        Evidence::Word(word) if it => format!("contiene «{}»", cut(word)),
        Evidence::Word(word) => format!("contains “{}”", cut(word)),
        Evidence::DisguisedWord(word) if it => {
            format!("«{}» è scritto in modo da nascondere una parola", cut(word))
        }
        Evidence::DisguisedWord(word) => format!("“{}” is written so as to hide a word", cut(word)),
        Evidence::Pattern(id) => pattern(id, language).to_owned(),
        Evidence::Changes(id, changes) => {
            let told: Vec<String> = changes.iter().map(|one| change(one, it)).collect();
            format!("{}: {}", pattern(id, language), told.join("; "))
        }
        Evidence::Checksum if it => "il carattere o la somma di controllo è corretta".to_owned(),
        Evidence::Checksum => "its control character or sum is right".to_owned(),
        Evidence::Context(words) if it => format!("lo dicono le parole intorno: «{}»", cut(words)),
        Evidence::Context(words) => format!("the words around it say so: “{}”", cut(words)),
        Evidence::Shape if it => "ne ha la forma".to_owned(),
        Evidence::Shape => "it has its form".to_owned(),
        Evidence::Relevance if it => "non ha nulla in comune con il post a cui risponde".to_owned(),
        Evidence::Relevance => "it shares nothing with the post that it answers".to_owned(),
    }
}

/// What became of some words of a post.
fn change((was, now): &(String, String), it: bool) -> String {
    match (was.as_str(), now.as_str()) {
        (was, "") if it => format!("manca «{}»", cut(was)),
        (was, "") => format!("“{}” is left out", cut(was)),
        ("", now) if it => format!("in più «{}»", cut(now)),
        ("", now) => format!("“{}” is added", cut(now)),
        (was, now) if it => format!("«{}» invece di «{}»", cut(now), cut(was)),
        (was, now) => format!("“{}” instead of “{}”", cut(now), cut(was)),
    }
}

/// What a pattern is in words: those of the lexicon are sentences, the others have a reason of their own.
fn pattern(id: &str, language: Language) -> &'static str {
    let (it, en) = match id {
        "link.shortener" => (
            "il link è abbreviato: non si vede dove porta",
            "the link is shortened: one cannot see where it leads",
        ),
        "link.look_alike" => (
            "l'indirizzo imita un sito conosciuto",
            "the address imitates a well-known site",
        ),
        "link.raw_address" => (
            "l'indirizzo è un numero, non un nome",
            "the address is a number, not a name",
        ),
        "link.download" => (
            "il link scarica un programma",
            "the link downloads a program",
        ),
        "link.credentials" => (
            "la pagina chiede credenziali",
            "the page asks for credentials",
        ),
        "link.user_in_host" => (
            "ciò che precede la chiocciola non è il sito",
            "what comes before the at sign is not the site",
        ),
        "link.odd_port" => (
            "l'indirizzo ha una porta insolita",
            "the address has an unusual port",
        ),
        "published.reworked" => (
            "riprende un testo pubblicato dall'ente e lo cambia",
            "takes a text that the body published, and changes it",
        ),
        "published.contradicts" => (
            "dice altro da ciò che l'ente ha pubblicato",
            "says otherwise than what the body published",
        ),
        "draft.no_institutional_link" => (
            "è una notizia senza un link al sito dell'ente",
            "it is a piece of news without a link to the body's site",
        ),
        "draft.stale_news" => (
            "la data di cui parla è passata da più di una settimana",
            "the day it speaks of is more than a week past",
        ),
        "draft.missing_alt_text" => (
            "un'immagine o un video non ha una descrizione",
            "a picture or video has no description",
        ),
        "draft.missing_source.relayed" | "draft.missing_source.quoted" => (
            "riporta contenuti di altri senza dire di chi sono",
            "relays others' content without saying whose it is",
        ),
        "draft.style.too_long" => (
            "è più lungo di quanto la rete sopporta",
            "it is longer than the network bears",
        ),
        "draft.style.hashtags" => ("ha troppi hashtag", "it has too many hashtags"),
        "draft.style.capitals" => ("è scritto in maiuscolo", "it is written in capitals"),
        "draft.style.emoji" => ("ha troppe emoji", "it has too many emoji"),
        "draft.style.chat" => (
            "ha abbreviazioni da chat",
            "it has the short forms of chats",
        ),
        "draft.style.signs" => ("ha troppi segni ripetuti", "it has too many repeated signs"),
        "draft.shares_personal_account.told" | "draft.shares_personal_account.native" => (
            "riprende il profilo di una persona",
            "relays a person's profile",
        ),
        "context.answers_offence" => (
            "risponde a un commento offensivo",
            "it answers an offensive comment",
        ),
        _ => (
            "il senso della frase, non una sola parola",
            "the sense of the sentence, not one word",
        ),
    };
    if language == Language::It { it } else { en }
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// A category's name in plain words.
pub fn category(category: Category, language: Language) -> &'static str {
    use Category as C;
    let (it, en) = match category {
        C::Insult => ("Insulto", "Insult"),
        C::Vulgarity => ("Linguaggio volgare", "Vulgar language"),
        C::Blasphemy => ("Bestemmia", "Blasphemy"),
        C::Threat => ("Minaccia", "Threat"),
        C::Hate => ("Discriminazione", "Discrimination"),
        C::Sexual => ("Contenuto osceno", "Obscene content"),
        C::MinorSexual => (
            "Contenuto sessuale su minori",
            "Sexual content about minors",
        ),
        C::Political => ("Propaganda politica", "Political propaganda"),
        C::Advertising => ("Pubblicità", "Advertising"),
        C::Spam => ("Spam", "Spam"),
        C::Illegal => ("Attività illecita", "Illegal activity"),
        C::Misleading => ("Informazione ingannevole", "Misleading information"),
        C::PersonalData => ("Dati personali", "Personal data"),
        C::SpecialData => ("Dati particolari", "Special-category data"),
        C::PrivacyHarm => ("Vita privata altrui", "Someone's private life"),
        C::Copyright => ("Diritto d'autore", "Copyright"),
        C::Trademark => ("Uso di marchi", "Use of trade marks"),
        C::PersonalCase => ("Caso personale", "Personal case"),
        C::HelpDesk => ("Richiesta di assistenza", "Request for assistance"),
        C::OffTopic => ("Fuori tema", "Off topic"),
        C::Trolling => ("Disturbo della discussione", "Disturbs the discussion"),
        C::Defamation => ("Accusa di fatti specifici", "Specific accusation"),
        C::InternalCorrespondence => ("Corrispondenza interna", "Internal correspondence"),
        C::ThirdPartyInfo => ("Informazioni di terzi", "Third parties' information"),
        C::UnpublishedWork => ("Lavoro non ancora pubblico", "Work not public yet"),
        C::PendingDecision => ("Decisione non ancora adottata", "Pending decision"),
        C::SpecificCase => ("Caso specifico", "Specific case"),
        C::AnnouncementAhead => ("Annuncio in anticipo", "Announcement ahead of time"),
        C::ReworkedOfficial => (
            "Contenuto ufficiale rielaborato",
            "Official content reworked",
        ),
        C::ContradictsOfficial => ("Contraddice l'ente", "Contradicts the body"),
        C::OffenceToBody => ("Offesa all'ente", "Offence to the body"),
        C::CommentOnBody => ("Commento sull'ente", "Comment on the body"),
        C::ColleaguePrivacy => ("Riservatezza dei colleghi", "Colleagues' privacy"),
        C::DisrespectColleague => (
            "Mancanza di rispetto ai colleghi",
            "Disrespect to colleagues",
        ),
        C::SpeaksForBody => ("Parla a nome dell'ente", "Speaks for the body"),
        C::DisparagesPeer => ("Denigra un altro ente", "Disparages another body"),
        C::PremisesMedia => (
            "Immagini di sedi o personale",
            "Pictures of premises or staff",
        ),
        C::LogoUse => ("Uso del logo", "Use of the logo"),
        C::LogoDeformed => ("Logo deformato", "Deformed logo"),
        C::UnauthorisedChannel => ("Canale non autorizzato", "Unauthorised channel"),
        C::UnverifiedSource => ("Fonte non verificata", "Unverified source"),
        C::RiskyLink => ("Link rischioso", "Risky link"),
        C::CredentialLeak => ("Credenziali esposte", "Credentials shown"),
        C::MissingDisclaimer => ("Manca «opinioni personali»", "No “opinions are my own”"),
        C::MissingRole => ("Manca la qualifica", "Job title missing"),
        C::MissingInstitutionMention => ("Manca l'account dell'ente", "Body's account missing"),
        C::UnofficialRole => ("Ruolo non ufficiale", "Unofficial role"),
        C::Impersonation => ("Si spaccia per l'ente", "Passes for the body"),
        C::LegalDispute => ("Controversia legale", "Legal dispute"),
        C::PartyPosition => ("Posizione di partito", "Party position"),
        C::NoInstitutionalLink => ("Manca il link istituzionale", "Institutional link missing"),
        C::StaleNews => ("Notizia non attuale", "Stale news"),
        C::MissingSource => ("Manca la fonte", "Source missing"),
        C::MissingAltText => ("Manca il testo alternativo", "Alternative text missing"),
        C::PersonalOpinion => ("Opinione personale", "Personal opinion"),
        C::AnswersProvocation => ("Risponde a una provocazione", "Answers a provocation"),
        C::StyleMismatch => ("Stile inadatto alla rete", "Style unfit for the network"),
        C::SharesPersonalAccount => (
            "Condivide un profilo personale",
            "Shares a personal account",
        ),
        C::WrongAccount => ("Account sbagliato", "Wrong account"),
        C::BrandMismatch => (
            "Immagine del profilo non ufficiale",
            "Unofficial profile picture",
        ),
        C::ImageQuality => ("Qualità dell'immagine", "Picture quality"),
    };
    if language == Language::It { it } else { en }
}

fn attribute(attribute: Attribute, language: Language) -> &'static str {
    let (it, en) = match attribute {
        Attribute::Gender => ("genere", "gender"),
        Attribute::Race => ("razza", "race"),
        Attribute::Ethnicity => ("etnia", "ethnicity"),
        Attribute::Language => ("lingua", "language"),
        Attribute::Religion => ("credo religioso", "religious belief"),
        Attribute::PoliticalOpinion => ("opinioni politiche", "political opinion"),
        Attribute::SexualOrientation => ("orientamento sessuale", "sexual orientation"),
        Attribute::Age => ("età", "age"),
        Attribute::Condition => (
            "condizioni personali e sociali",
            "personal and social condition",
        ),
    };
    if language == Language::It { it } else { en }
}

fn entity(entity: Entity, language: Language) -> &'static str {
    let (it, en) = match entity {
        Entity::Email => ("indirizzo e-mail", "e-mail address"),
        Entity::Phone => ("numero di telefono", "telephone number"),
        Entity::Address => ("indirizzo", "postal address"),
        Entity::FiscalCode => ("codice fiscale", "fiscal code"),
        Entity::VatNumber => ("partita IVA", "VAT number"),
        Entity::Iban => ("IBAN", "IBAN"),
        Entity::PaymentCard => ("carta di pagamento", "payment card"),
        Entity::IdDocument => ("documento d'identità", "identity document"),
        Entity::Plate => ("targa", "vehicle plate"),
        Entity::BirthDate => ("data di nascita", "date of birth"),
        Entity::FullName => ("nome e cognome", "full name"),
        Entity::ProtocolNumber => ("numero di pratica", "file number"),
        Entity::UsernameLink => ("profilo personale", "personal profile"),
    };
    if language == Language::It { it } else { en }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changed_in_a_published_text_is_told() {
        let changes = vec![
            ("15 marzo".to_owned(), "20 marzo".to_owned()),
            ("non".to_owned(), String::new()),
            (String::new(), "gratis".to_owned()),
        ];
        let found = Recognition {
            category: Category::ReworkedOfficial,
            attribute: None,
            entity: None,
            whose: None,
            span: None,
            confidence: 0.8,
            evidence: Evidence::Changes("published.reworked".to_owned(), changes),
        };
        assert_eq!(
            why(&found, Language::It),
            "riprende un testo pubblicato dall'ente e lo cambia: «20 marzo» invece di «15 marzo»; manca «non»; in più «gratis»"
        );
        assert!(
            why(&found, Language::En).ends_with(
                "“20 marzo” instead of “15 marzo”; “non” is left out; “gratis” is added"
            )
        );
    }
}
