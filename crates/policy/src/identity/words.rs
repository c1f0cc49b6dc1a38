//! The words that names of pages and bios are read with: folded, sorted, one table an idea.
//!
//! A star ends a word that stands for every word so begun; a blank parts the words of a phrase.

/// Articles, prepositions and conjunctions, which change no name.
#[rustfmt::skip]
pub(super) const LINKS: &[&str] = &[
    "a", "al", "alla", "and", "d", "da", "dal", "de", "degli", "dei", "del", "dell", "della",
    "delle", "dello", "di", "e", "ed", "for", "gli", "i", "il", "l", "la", "le", "lo", "of",
    "per", "the", "to",
];

/// What chambers add to their name, in letters without blanks.
#[rustfmt::skip]
pub(super) const TRADE: &[&str] = &[
    "agr", "agricoltura", "agriculture", "art", "artigianato", "crafts", "iaa", "ind",
    "industria", "industry",
];

/// What an impostor adds to a name to look like the body, or like an office of it. Nothing here
/// names another body, a group of people or a parody: a word that is missing here keeps a page
/// silent.
#[rustfmt::skip]
pub(super) const ADDED: &[&str] = &[
    "account", "admin", "amministrazione", "anagrafe", "annuale", "app", "assistance",
    "assistenza", "autentica", "autentico", "avvisi", "backup", "bandi", "bis", "bonus", "bot",
    "canale", "care", "channel", "chat", "cittadini", "cliente", "clienti", "com", "comunica",
    "comunicati", "comunicazione", "comunicazioni", "concorsi", "concorso", "contributi",
    "contributo", "customer", "desk", "digital", "digitale", "direzione", "diritto", "due",
    "elettorale", "ente", "eu", "facebook", "fb", "gov", "h24", "help", "helpdesk", "hr", "ig",
    "imprese", "info", "informa", "informazione", "informazioni", "instagram", "istituzionale",
    "istituzionali", "it", "ita", "italia", "italiana", "italy", "linkedin", "live", "media",
    "net", "new", "news", "notizia", "notizie", "novita", "now", "numeroverde", "nuova", "nuovi",
    "nuovo", "office", "official", "officiale", "oficial", "oficiale", "online", "org",
    "original", "originale", "pa", "pagamenti", "page", "pagina", "pec", "premi", "profilo",
    "protocollo", "real", "reale", "registro", "rimborsi", "rimborso", "risponde", "segreteria",
    "service", "services", "servizi", "servizio", "site", "sito", "social", "socialmedia",
    "sportello", "staff", "stampa", "support", "supporto", "team", "telegram", "thereal",
    "tiktok", "tributi", "tv", "tw", "twitter", "uffici", "ufficial", "ufficiale", "ufficiali",
    "ufficio", "uficiale", "urp", "vera", "verificata", "verificato", "verified", "vero", "video",
    "voucher", "web", "whatsapp", "www", "youtube", "yt",
];

/// What a body does, in words that may follow its name on a page.
#[rustfmt::skip]
pub(super) const OFFICE_WORDS: &[&str] = &[
    "ambiente", "arbitrato", "asili", "biblioteca", "biblioteche", "cassa", "civile", "cultura",
    "culturale", "edilizia", "estero", "europa", "eventi", "export", "formazione", "giovani",
    "impresa", "imu", "informagiovani", "innovazione", "istruzione", "lavori", "lavoro", "locale",
    "mediazione", "mobilita", "municipale", "musei", "museo", "nidi", "nido", "oggi", "opere",
    "orientamento", "pid", "politiche", "polizia", "protezione", "pubbliche", "pubblici",
    "pubblico", "punto", "scuola", "scuole", "sociale", "sociali", "sport", "startup",
    "statistica", "studi", "suap", "tari", "tecnico", "turismo", "unico", "urbanistica", "verde",
];

/// Job titles, as staff write them in a bio. A star stands for any ending.
#[rustfmt::skip]
pub(super) const ROLES: &[&str] = &[
    "accertatore", "account manager", "addett*", "agente", "agente accertatore", "agente polizia",
    "agronom*", "aiuto bibliotecari*", "amministrativ*", "amministrator*", "amministratrice",
    "analist*", "apprendista", "architect", "architett*", "archivist*", "area funzionari",
    "area istruttori", "assegnist*", "assistant", "assistente", "assistente bibliotecari*",
    "assistenza sociale", "ausiliare", "ausiliari*", "ausiliario del traffico", "autista",
    "avvocat*", "avvocatura", "back office", "bibliotecari*", "business analyst", "cancellier*",
    "capo", "capo area", "capo di gabinetto", "capo gabinetto", "capo servizio", "capo settore",
    "capo ufficio", "capoarea", "capogruppo tecnico", "caposervizio", "caposettore",
    "capoufficio", "cat b", "cat c", "cat d", "categoria c", "categoria d", "centralinist*",
    "chief", "city manager", "clerk", "collaborator*", "comandante", "commissari*",
    "communication manager", "community manager", "comunicatore", "comunicatrice", "conservator*",
    "consulente", "consultant", "contabile", "content creator", "content editor",
    "content manager", "content strategist", "controller", "cooperator*", "coordinamento",
    "coordinator", "coordinator*", "copywriter", "cuoc*", "curator*", "custode", "data analyst",
    "data manager", "data protection officer", "data scientist", "delegat* al bilancio",
    "developer", "dietist*", "digital manager", "digital officer", "digital promoter",
    "digital strategist", "digital transformation", "director", "direttor*", "direttrice",
    "dirigent*", "dirigente", "disability manager", "docente", "dpo", "dsga", "economist*",
    "economo", "educator*", "educatrice", "elevata qualificazione", "energy manager", "engineer",
    "esecutore", "esecutrice", "esperta", "esperto", "euro progettist*", "europrogettist*",
    "event manager", "eventi manager", "export manager", "faccio il", "faccio la", "formator*",
    "formatrice", "fotografo ufficiale", "front office", "funzionar*", "geolog*", "geom",
    "geometra", "giardinier*", "giornalist*", "grafic*", "graphic designer", "guardaparco",
    "guida museale", "head of", "hr", "hr manager", "hr specialist", "impiegat*", "infermier*",
    "informatic*", "ingegner*", "innovation manager", "innovation officer", "innovator*",
    "insegnante", "intern", "ispettor*", "ispettric*", "istruttor*", "istruttric*",
    "knowledge manager", "lavoro ai servizi", "lavoro ai tributi", "lavoro al protocollo",
    "lavoro al servizio", "lavoro al settore", "lavoro all anagrafe", "lavoro all ufficio",
    "lavoro all urp", "lavoro alla biblioteca", "lavoro allo sportello", "lavoro come",
    "lavoro in anagrafe", "lavoro in biblioteca", "lavoro in ragioneria", "lavoro in ufficio",
    "lavoro nei servizi", "lavoro nel settore", "lavoro nell area", "lavoro nell ufficio",
    "lavoro nella biblioteca", "lavoro nella polizia", "lavoro per l ufficio", "lawyer", "legal",
    "legale", "librarian", "logopedist*", "maestra", "maestro", "manager", "manutentor*",
    "marketing manager", "marketing specialist", "mediator*", "mediatrice", "mediazione",
    "messo comunale", "messo notificator*", "metrico", "metrologo", "mi occupo",
    "mobility manager", "museologa", "museologo", "necroforo", "notificator*", "nutrizionist*",
    "occupo di", "officer", "operai*", "operator*", "operatore culturale", "operatrice",
    "orientator*", "ostetric*", "p o", "paralegal", "pedagogist*", "pianificator*",
    "policy advisor", "policy maker", "policy officer", "poliziotta", "poliziotta locale",
    "poliziotto", "portavoce", "portiere", "portinaia", "posizione di responsabilita",
    "posizione organizzativa", "pr specialist", "praticante", "press office", "press officer",
    "progettist*", "programmator*", "programmatrice", "programmer", "project leader",
    "project manager", "project officer", "promoter", "psicolog*", "psychologist",
    "pubbliche relazioni", "ragioneria capo", "ragionier*", "ragioniera", "redattor*",
    "redattrice", "referente", "resp", "responsabile", "restaurator*", "revisore", "ricercator*",
    "ricercatrice", "rspp", "rtd", "rup", "segretari*", "segreteria", "servizio civile",
    "sistemista", "smm", "social manager", "social media editor", "social media manager",
    "social media specialist", "social media strategist", "social worker", "sociolog*",
    "software engineer", "sovrintendent*", "special advisor", "specialist", "specialist*",
    "staff del sindaco", "stage", "stagista", "statistic*", "statistician", "statistico",
    "stenograf*", "storico dell arte", "sviluppator*", "sviluppatrice", "teacher", "tecnic*",
    "tesoreria", "tesorier*", "tirocinante", "tirocinio", "traduttor*", "traduttrice", "trainee",
    "trainer", "transition manager", "translator", "tutor", "ufficial* di anagrafe",
    "ufficial* di polizia", "ufficial* di stato civile", "ufficiale d anagrafe",
    "ufficiale elettorale", "ufficiale rogante", "urbanist*", "usciere", "veterinari*",
    "vice comandante", "vice direttor*", "vice segretari*", "vicecomandante", "vicedirettor*",
    "vicedirettrice", "vicesegretari*", "videomaker", "vigile", "vigile urbano", "vigilessa",
    "vigili", "visurist*", "web content", "web designer", "web developer", "web editor",
    "web manager", "webmaster", "work in the",
];

/// Words for offices: before or after the name of the body they say that one works there.
#[rustfmt::skip]
pub(super) const OFFICES: &[&str] = &[
    "affari generali", "affari legali", "ambiente", "anagrafe", "archivio", "area", "asili",
    "asilo", "avvocatura", "azienda speciale", "biblioteca", "biblioteche", "bilancio", "ced",
    "cimiteri", "comunicazione", "contratti", "cultura", "demografici", "department", "dept",
    "digitale", "direzione", "economato", "edilizia", "elettorale", "europa", "eventi",
    "gabinetto", "gare", "informatica", "innovazione", "internazionalizzazione", "istruzione",
    "lavori pubblici", "mediazione", "mercato", "metrico", "mobilita", "musei", "nidi", "nido",
    "office", "orientamento", "patrimonio", "personale", "politiche sociali", "polizia locale",
    "progetti europei", "promozione", "protezione civile", "protocollo", "provveditorato",
    "ragioneria", "registro", "registro imprese", "regolazione", "relazioni esterne", "risorse",
    "risorse umane", "scuola dell infanzia", "sede", "segreteria", "servizi", "servizi sociali",
    "servizio", "settore", "sistemi informativi", "sit", "sport", "sportelli", "sportello",
    "staff", "stampa", "statistica", "stato civile", "studi", "suap", "team", "tributi",
    "turismo", "uff", "ufficio", "unit", "urbanistica", "urp", "verde",
];

/// Words that say that one works for what is named after them.
#[rustfmt::skip]
pub(super) const CUES: &[&str] = &[
    "adesso", "assunt*", "at", "camerale", "civil servant", "comandat*", "comunale",
    "dal mio ufficio", "dipendent*", "distaccat*", "employ*", "in forza", "in servizio", "job",
    "lavora", "lavorando", "lavoratore", "lavoratrice", "lavoriamo", "lavoro", "mi occupo di",
    "neoassunt*", "occupat*", "oggi", "ora", "personale", "posto fisso", "presso",
    "pubblico impiego", "public servant", "servitore pubblico", "servo", "sportellist*", "staff",
    "statale", "team", "timbr*", "timbro", "vincitor* di concorso", "voce", "volto", "work*",
];

/// The same where the name may only be that of a territory: `nel comune di`.
#[rustfmt::skip]
pub(super) const STRONG_CUES: &[&str] = &[
    "assistente sociale", "assunt*", "dipendent*", "dirigent*", "funzionar*", "impiegat*",
    "in servizio", "istruttor*", "lavora", "lavoratore", "lavoratrice", "lavoro", "tirocin*",
];

/// Words that say, wherever they stand before the name of a body, that one does not work there,
/// or not any more, or that another does.
#[rustfmt::skip]
pub(super) const NEVER_STAFF: &[&str] = &[
    "a riposo", "aspirante", "candidat*", "cgil", "cisl", "cobas", "compagna di", "compagno di",
    "concorsista", "ero", "ex", "fake", "fidanzata di", "fidanzato di", "figlia di", "figlio di",
    "fino al", "former", "formerly", "futura", "futuro", "idonea", "idoneo", "in attesa",
    "in pensione", "in quiescenza", "lavorato", "lavorava", "lavoravo", "marito di", "mia figlia",
    "mia madre", "mia mamma", "mia moglie", "mia nonna", "mia sorella", "mia suocera", "mia zia",
    "mio figlio", "mio fratello", "mio marito", "mio nonno", "mio padre", "mio papa",
    "mio suocero", "mio zio", "moglie di", "nipote di", "no longer", "non dipend*", "non faccio",
    "non lavoro", "non piu", "non rappresento", "non sono", "not a", "not an", "not employed",
    "not working", "parodia", "partecipo al concorso", "past", "pensionat*",
    "preparo il concorso", "previously", "retired", "rsu", "sindacale", "sindacalista",
    "sindacato", "sognando", "sogno", "uil", "unofficial", "until", "usb", "vorrei",
];

/// Words that say the same when nothing closer to the name says that one works there.
#[rustfmt::skip]
pub(super) const NOT_STAFF: &[&str] = &[
    "abita", "abitante", "abitare", "abito", "accanto", "accreditat*", "adoro", "against",
    "agenzia per", "amica", "amici", "amico", "amo", "appalti", "appalto", "associazione",
    "azienda iscritta", "certificata da", "certificata dal", "certificato da", "certificato dal",
    "citta", "cittadin*", "client", "cliente", "clienti", "clients", "collaborato",
    "collaborazion*", "collaboro", "comitato", "consulente", "consulenti", "consulenza",
    "consulenze", "consultant", "contro", "convenzionat*", "coop", "cooperativa", "cresciut*",
    "critic*", "davanti", "delusa", "deluso", "denunci*", "dietro", "ditta", "docente per",
    "dove sto", "elettore", "elettori", "elettrice", "esterna", "esterno", "fan", "finanziat*",
    "follow", "following", "formatore per", "formatrice per", "fornit*", "foto", "freelance",
    "grazie", "imprenditor*", "imprenditrice", "impresa iscritta", "in causa", "in convenzione",
    "innamorat*", "iscr", "iscritt*", "iscrizione", "laure*", "lavora con", "lavorare al",
    "lavorare in", "lavorare per", "lavoro con", "libera professionista", "libero professionista",
    "love", "mi lamento", "mia azienda", "mia impresa", "nata", "nato", "news", "notizie",
    "novita", "ospite", "osserv*", "parliamo", "parlo", "partner", "partnership", "passi",
    "patrocinat*", "politica", "politico", "premiat*", "premio", "racconti", "racconto", "rea",
    "registrat*", "resident*", "residenza", "riconosciut*", "ricorso", "ringrazio", "seguac*",
    "segui", "seguite", "seguo", "simpatizzante", "societa", "sorveglio", "spa", "sponsor*",
    "srl", "stanc*", "storia", "storie", "student*", "studia", "studiato", "studio", "tar",
    "tesi", "tifo", "tifos*", "utente", "utenti", "vicino", "vigilo", "visitato", "vittima",
    "vive", "vivere", "vivo", "volontari*", "volunteer", "vs", "zona",
];

/// Offices that people are elected or appointed to: whoever holds them is not staff.
#[rustfmt::skip]
pub(super) const ELECTED: &[&str] = &[
    "assessor*", "capogruppo", "componente di giunta", "consigliera", "consigliera comunale",
    "consigliera del", "consigliera di", "consigliere", "consigliere comunale", "consigliere del",
    "consigliere di", "councillor", "mayor", "membro di giunta", "president*", "sindac*",
    "vicesindac*",
];

/// Words after which one says what is so now, whatever was before.
#[rustfmt::skip]
pub(super) const RESETS: &[&str] = &[
    "adesso", "attualmente", "currently", "now", "oggi", "ora", "poi",
];

/// Ways of saying that one speaks for oneself alone. A star stands for any ending; each holds by
/// itself.
#[rustfmt::skip]
pub(super) const DISCLAIMERS: &[&str] = &[
    "account e personale", "account non istituzionale", "account non ufficiale",
    "account personale", "account privato", "all views own", "appartengono a me",
    "canale personale", "carattere esclusivamente personale", "carattere personale",
    "carattere puramente personale", "carattere strettamente personale", "do not reflect",
    "do not represent", "does not reflect", "does not represent", "doesn t represent",
    "don t reflect", "don t represent", "farina del mio sacco", "forma personale",
    "forma privata", "here as myself", "imo only", "impegna solo me", "impegnano solo me",
    "my opinions only", "my views only", "natura personale", "no reflection of",
    "nome e per conto mio", "nome proprio", "non a nome", "non attribuibil*", "non c entra",
    "non c entrano", "non coincid*", "non coinvolg*", "non corrispond*", "non e quella del",
    "non e quello del", "non esprim*", "non impegn*", "non imputabil*", "non in nome",
    "non in rappresentanza", "non necessariamente condivis*", "non necessariamente quell*",
    "non parlo a nome", "non parlo in nome", "non parlo per conto", "non parlo per il",
    "non parlo per l", "non parlo per la", "non per conto", "non rappresent*",
    "non riconducibil*", "non riferibil*", "non riflett*", "non rispecchi*", "non scrivo a nome",
    "non scrivo in nome", "non scrivo per conto", "non sono quelle", "non sono quelli",
    "non vincol*", "not endorsed by my employer", "not my employer s", "not my employer*",
    "not necessarily", "not of my employer", "not on behalf", "not representing",
    "not speaking for", "not that of my", "not the opinions of", "not the views of",
    "not those of", "nulla a che fare con il mio", "op pers", "opin pers", "opinion* are mine",
    "opinion* are my own", "opinion* mine", "opinion* my own", "opinione pers", "opinioni pers",
    "opinions are personal", "opinions personal", "own capacity", "own opinion*", "own thought*",
    "own view*", "pagina e personale", "pagina personale", "parlo a mio nome", "parlo a nome mio",
    "parlo esclusivamente per me", "parlo per me", "parlo solo a mio nome",
    "parlo solo a nome mio", "parlo solo per me", "parlo unicamente per me", "personal account",
    "personal capacity", "personal opinion*", "personal posts", "personal profile",
    "personal thoughts", "personal tweets", "personal view*", "post* are my own", "post* my own",
    "privata cittadina", "private capacity", "privato cittadino", "profilo e personale",
    "profilo e privato", "profilo non istituzionale", "profilo non ufficiale",
    "profilo personale", "profilo privato", "profilo strettamente personale",
    "qualita di privat*", "qui parlo per me", "qui sono solo io", "rappresenta solo me",
    "rappresentano solo me", "rappresento me", "rappresento solo me", "rispondo in prima persona",
    "rispondo io", "rispondo per me", "rispondo solo io", "rispondo solo per me",
    "scrivo a mio nome", "scrivo a nome mio", "scrivo per me", "scrivo solo a mio nome",
    "scrivo solo per me", "solo a me", "speak for myself", "speaking for me",
    "speaking for myself", "speaking only for myself", "thought* are my own", "thought* my own",
    "thoughts mine", "titolo esclusivamente personale", "titolo individuale",
    "titolo meramente personale", "titolo personale", "titolo privato",
    "titolo puramente personale", "titolo rigorosamente personale", "titolo solo personale",
    "titolo strettamente personale", "titolo unicamente personale", "tweet solo personali",
    "tweet* are mine", "tweet* are my own", "tweet* mine", "tweet* my own", "tweets own",
    "veste di privato", "veste personale", "veste privata", "view* are mine", "view* are my own",
    "view* mine", "view* my own", "views are personal", "views own", "views personal",
];

/// Words for what one thinks.
#[rustfmt::skip]
pub(super) const OPINIONS: &[&str] = &[
    "castronerie", "cavolate", "cazzate", "considerazioni", "corbellerie", "deliri", "errori",
    "esternazioni", "fesserie", "giudizi", "idea", "ideas", "idee", "minchiate", "opin",
    "opinion", "opinione", "opinioni", "opinions", "parere", "pareri", "pensieri", "pensiero",
    "posizioni", "punti di vista", "punto di vista", "responsabilita", "riflessioni", "scemenze",
    "sciocchezze", "sproloqui", "strafalcioni", "stupidaggini", "thoughts", "valutazioni",
    "vedute", "view", "views",
];

/// Words for what one publishes: whose they are counts only when it is said of them.
#[rustfmt::skip]
pub(super) const POSTINGS: &[&str] = &[
    "affermazioni", "cinguettii", "commenti", "commento", "condivisioni", "content", "contenuti",
    "contenuto", "dichiarazioni", "dico", "espresse", "espressi", "espresso", "esprimo",
    "everything", "interventi", "leggete", "leggi", "messaggi", "parole", "post", "posto",
    "posts", "pubblico", "scritti", "scrivo", "tutto", "tweet", "tweets", "twitt", "twitto",
];

/// Words that make it one's own.
#[rustfmt::skip]
pub(super) const OWN: &[&str] = &[
    "individuali", "me stessa", "me stesso", "mia", "mie", "miei", "mine", "mio", "own",
    "personal", "personale", "personali", "personalissime", "personalissimi", "personalmente",
    "privata", "private", "privati", "privato", "proprie", "soggettive",
];

/// Roles that no body confers, when said of it.
#[rustfmt::skip]
pub(super) const UNOFFICIAL: &[&str] = &[
    "addett* stampa non ufficial*", "addett* stampa ufficios*", "ambasciatore", "ambasciatrice",
    "ambassador", "ambassadress", "anima", "anima social", "bandiera", "brand ambassador",
    "brand evangelist", "delegat* ufficiale", "donna immagine", "eminenza grigia", "evangelist",
    "faccia", "faccia social", "face", "guru", "il volto", "influencer", "inviata speciale",
    "inviato speciale", "la faccia", "la voce", "mascotte", "megafono", "memoria storica",
    "ministr* degli esteri", "official voice", "paladin*", "portavoce", "rappresentante",
    "rappresentante ufficiale", "referente ufficiale", "sindaca ombra", "sindaco ombra",
    "spokesman", "spokesperson", "spokeswoman", "testimonial", "the face", "uomo immagine",
    "vera sindaca", "vero sindaco", "voce", "voce digitale", "voce online", "voce social",
    "voice", "volto", "volto digitale", "volto social",
];

/// Roles that become unofficial only when one calls them official, or says that they are not.
#[rustfmt::skip]
pub(super) const OFFICIAL_ROLES: &[&str] = &[
    "admin", "amministrat* dei social", "amministrat* della pagina", "blogger", "cantore",
    "community manager", "comunicator*", "content creator", "content manager", "cronista",
    "fotograf*", "gestore dei social", "gestore della pagina", "gestore social", "narrator*",
    "responsabile social", "smm", "social manager", "social media manager",
    "social media specialist", "social media strategist", "videomaker", "webmaster",
];

/// Words that call a role official, or own that it is not.
#[rustfmt::skip]
pub(super) const CLAIMS: &[&str] = &[
    "abusiv*", "autonominat*", "autoproclamat*", "de facto", "di fatto", "non ufficiale",
    "official", "ufficiale", "ufficiali", "ufficiosa", "ufficiose", "ufficiosi", "ufficioso",
    "unica", "unico", "unofficial",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_folded() {
        let tables = [
            LINKS,
            TRADE,
            ADDED,
            OFFICE_WORDS,
            ROLES,
            OFFICES,
            CUES,
            STRONG_CUES,
            NEVER_STAFF,
            NOT_STAFF,
            ELECTED,
            RESETS,
            DISCLAIMERS,
            OPINIONS,
            POSTINGS,
            OWN,
            UNOFFICIAL,
            OFFICIAL_ROLES,
            CLAIMS,
        ];
        for table in tables {
            assert!(table.is_sorted());
            for phrase in table {
                assert_eq!(vaglio_text::Reading::of(phrase).folded(), *phrase);
                assert!(!phrase.contains("  ") && !phrase.is_empty());
            }
        }
    }
}
