//! What is known of Italian places: the codes of the provincial capitals, and the towns whose names
//! a slip of the hand would turn into each other.

/// Provincial capitals and regions with the code that stands for them after `CCIAA` and its like.
#[rustfmt::skip]
pub(super) const CODES: &[(&str, &str)] = &[
    ("agrigento", "ag"), ("alessandria", "al"), ("ancona", "an"), ("aosta", "ao"),
    ("arezzo", "ar"), ("ascoli", "ap"), ("asti", "at"), ("avellino", "av"), ("bari", "ba"),
    ("belluno", "bl"), ("benevento", "bn"), ("bergamo", "bg"), ("biella", "bi"),
    ("bologna", "bo"), ("bolzano", "bz"), ("brescia", "bs"), ("brindisi", "br"),
    ("cagliari", "ca"), ("caltanissetta", "cl"), ("campobasso", "cb"), ("caserta", "ce"),
    ("catania", "ct"), ("catanzaro", "cz"), ("chieti", "ch"), ("como", "co"), ("cosenza", "cs"),
    ("cremona", "cr"), ("crotone", "kr"), ("cuneo", "cn"), ("enna", "en"), ("fermo", "fm"),
    ("ferrara", "fe"), ("firenze", "fi"), ("foggia", "fg"), ("forli", "fc"), ("frosinone", "fr"),
    ("genova", "ge"), ("gorizia", "go"), ("grosseto", "gr"), ("imperia", "im"), ("isernia", "is"),
    ("aquila", "aq"), ("latina", "lt"), ("lecce", "le"), ("lecco", "lc"), ("livorno", "li"),
    ("lodi", "lo"), ("lucca", "lu"), ("macerata", "mc"), ("mantova", "mn"), ("massa", "ms"),
    ("matera", "mt"), ("messina", "me"), ("milano", "mi"), ("modena", "mo"), ("monza", "mb"),
    ("napoli", "na"), ("novara", "no"), ("nuoro", "nu"), ("oristano", "or"), ("padova", "pd"),
    ("palermo", "pa"), ("parma", "pr"), ("pavia", "pv"), ("perugia", "pg"), ("pesaro", "pu"),
    ("pescara", "pe"), ("piacenza", "pc"), ("pisa", "pi"), ("pistoia", "pt"), ("pordenone", "pn"),
    ("potenza", "pz"), ("prato", "po"), ("ragusa", "rg"), ("ravenna", "ra"), ("reggio", "re"),
    ("rieti", "ri"), ("rimini", "rn"), ("roma", "rm"), ("rovigo", "ro"), ("salerno", "sa"),
    ("sassari", "ss"), ("savona", "sv"), ("siena", "si"), ("siracusa", "sr"), ("sondrio", "so"),
    ("taranto", "ta"), ("teramo", "te"), ("terni", "tr"), ("torino", "to"), ("trapani", "tp"),
    ("trento", "tn"), ("treviso", "tv"), ("trieste", "ts"), ("udine", "ud"), ("varese", "va"),
    ("venezia", "ve"), ("verbania", "vb"), ("vercelli", "vc"), ("verona", "vr"), ("vibo", "vv"),
    ("vicenza", "vi"), ("viterbo", "vt"), ("emilia romagna", "er"),
    ("friuli venezia giulia", "fvg"), ("trentino alto adige", "taa"), ("valle aosta", "vda"),
];

/// Towns of five letters or more whose names differ from another town's or a region's by one letter in
/// the ways that [`alike`](super::alike::alike) forgives, out of all Italian municipalities (ISTAT):
/// such a name is never taken for a misspelling. Sorted.
#[rustfmt::skip]
const TWINS: &[&str] = &[
    "acciano", "adrano", "adria", "agosta", "agra", "agugliano", "agugliaro", "aidone", "aielli",
    "ailano", "airola", "aisone", "alberona", "albiano", "albidona", "albino", "aldeno", "aldino",
    "alfano", "aliano", "allerona", "alpignano", "alseno", "altidona", "altino", "altofonte",
    "altomonte", "alviano", "alvignano", "amaro", "amato", "ameglia", "amelia", "ameno", "andali",
    "andalo", "andrano", "andria", "andriano", "anghiari", "angiari", "anzi", "anzio", "aosta",
    "appignano", "arcola", "arcole", "arcore", "ardara", "ardore", "arena", "arielli", "arignano",
    "armeno", "armento", "arnara", "arola", "arona", "arpino", "artegna", "artena", "arzignano",
    "ascea", "asciano", "ascrea", "asiago", "asola", "asolo", "assago", "assolo", "assoro",
    "atella", "aurano", "avella", "aviano", "avola", "azzio", "baceno", "baiano", "bairo",
    "baiso", "banzi", "baone", "barbara", "barbata", "barbiano", "barbona", "bard", "bardi",
    "barge", "barghe", "bari", "bariano", "barni", "barolo", "barzago", "barzano", "basciano",
    "basiano", "bassiano", "baveno", "beinasco", "bella", "bellano", "bellino", "belluno",
    "benna", "besano", "besate", "besnate", "bettola", "bettona", "bibbiano", "bidoni", "biella",
    "bienno", "bieno", "binasco", "binetto", "bione", "bitetto", "bobbio", "bojano", "bolano",
    "bolzano", "bono", "bonvicino", "borbona", "boretto", "borgetto", "borgodale", "borgomale",
    "bornasco", "borno", "bosa", "bosnasco", "branzi", "braone", "bregano", "bregnano", "brenna",
    "breno", "brenta", "bresso", "brienno", "brienza", "brione", "brolo", "bronzolo", "brosso",
    "brozolo", "bruino", "bruno", "bruzolo", "bubbiano", "bubbio", "bucciano", "buccino",
    "budoni", "buonvicino", "burolo", "busano", "bussero", "busseto", "bussolengo", "bussoleno",
    "caggiano", "cagli", "caino", "caiolo", "cairano", "caivano", "calci", "calciano", "calcio",
    "calco", "calenzano", "calizzano", "calliano", "calto", "calvenzano", "calvi", "calvizzano",
    "cambiago", "cambiano", "camerano", "cameri", "camerino", "camini", "camino", "campagna",
    "campana", "camposano", "camposanto", "canda", "canino", "canna", "canolo", "cansano",
    "canzano", "capannoli", "capannori", "capestrano", "capistrano", "capodimonte", "capodiponte",
    "capri", "capriana", "caprie", "caprile", "carasco", "carbonia", "carceri", "carde",
    "cardeto", "cardito", "carema", "careri", "carignano", "carini", "carlino", "carmiano",
    "carmignano", "carona", "caronia", "carpi", "carpiano", "carpino", "carre", "carrosio",
    "carsoli", "cartignano", "cartosio", "carzano", "casasco", "cascia", "cascina", "casina",
    "casoli", "cassino", "castellaro", "castellero", "castignano", "castino", "casto", "castro",
    "catignano", "cavriana", "cecima", "cecina", "celano", "celico", "ceprano", "cerano",
    "ceraso", "cercino", "cerda", "cerea", "ceres", "cermes", "cermignano", "cerva", "cerveno",
    "cervia", "cervino", "cesara", "cesio", "cetara", "ceto", "ceva", "cevo", "chiari", "chieri",
    "chieti", "chieuti", "cigliano", "cimina", "ciminna", "cino", "cintano", "cinzano",
    "cisliano", "codogne", "cogoleto", "cogorno", "colico", "colliano", "colmurano", "cologne",
    "colonno", "colorno", "colturano", "comano", "compiano", "cona", "concadellacampania",
    "conzadellacampania", "conzano", "copiano", "corbara", "corchiano", "corciano", "cori",
    "coriano", "corio", "cormano", "corsano", "cortenova", "cortenuova", "corvara", "corzano",
    "cosoleto", "crema", "cremia", "crispano", "crispiano", "cuceglio", "curino", "curno",
    "cursi", "curti", "cusino", "cusio", "cuveglio", "cuvio", "denice", "dernice", "desana",
    "desio", "dipignano", "divignano", "dorio", "dorno", "dorzano", "elice", "elini", "erice",
    "faggiano", "faleria", "falerna", "fallo", "fanano", "fanna", "fano", "farini", "fasano",
    "fascia", "feletto", "felitto", "fermignano", "fermo", "ferno", "ferrazzano", "ferrere",
    "ferriere", "ferruzzano", "fiano", "fiave", "filetto", "filignano", "firmo", "fisciano",
    "folignano", "follo", "fondi", "fonni", "foppolo", "forano", "forino", "forio", "fossa",
    "fumane", "fumone", "gaggi", "gaggiano", "gairo", "galbiate", "galliate", "gangi", "gargnano",
    "gavi", "gazzola", "genola", "genova", "gerano", "gerenzago", "gerenzano", "giave", "giba",
    "giove", "gissi", "giussago", "giussano", "gorno", "goro", "gragnano", "grana", "grosio",
    "grosso", "guagnano", "gubbio", "gussago", "isera", "ispra", "jesi", "labro", "laglio",
    "laino", "laion", "lallio", "lamon", "lanciano", "lapio", "larciano", "lariano", "larino",
    "lasalle", "latera", "laterza", "latiano", "lauco", "lauriano", "laurino", "laurito", "lauro",
    "lavalle", "laviano", "legnago", "legnano", "legnaro", "leini", "leivi", "leni", "lenna",
    "lenta", "liberi", "limana", "limena", "limina", "lirio", "lisio", "liveri", "loano",
    "loazzolo", "loceri", "locri", "lodine", "loiano", "longano", "longiano", "loreggia",
    "loreglia", "loreo", "loreto", "losine", "lozio", "lozzolo", "luino", "lunano", "luogosano",
    "luogosanto", "lurano", "luzzana", "luzzara", "macello", "madone", "magione", "maglione",
    "magnago", "magnano", "maiera", "mairago", "mairano", "male", "maletto", "malito", "malnate",
    "malo", "maltignano", "malvito", "manerbio", "manta", "mantello", "manzano", "mapello",
    "mara", "marciana", "marene", "marentino", "maretto", "margno", "marineo", "marino",
    "marliana", "marmentino", "marnate", "marone", "marta", "martano", "martello", "martignano",
    "martone", "marzano", "marzi", "maser", "masera", "masi", "masone", "massa", "massimeno",
    "massimino", "matera", "matino", "mazzano", "meda", "mede", "melara", "melazzo", "mele",
    "melfi", "mello", "melzo", "menfi", "meolo", "merano", "merlara", "merone", "mezzago",
    "mezzano", "miglianico", "miglionico", "milano", "milazzo", "milzano", "minerbio", "mioglia",
    "mirano", "moasca", "modena", "modolo", "moena", "moggio", "moglia", "mollia", "molteno",
    "molveno", "monale", "monleale", "monreale", "monta", "montabone", "montacuto", "montaguto",
    "montaione", "montale", "montefano", "montefino", "montello", "montemarano", "montemurlo",
    "montemurro", "monteparano", "monza", "morbello", "morcone", "mordano", "morgano", "moricone",
    "morino", "morolo", "morozzo", "moruzzo", "mossa", "muggio", "mulazzano", "mulazzo",
    "murazzano", "muzzano", "nardo", "narni", "naro", "nazzano", "nerviano", "neviano", "niardo",
    "noasca", "nocara", "nogara", "nole", "norbello", "novara", "omegna", "onani", "onano",
    "orani", "ordona", "oria", "ormelle", "ornago", "orsago", "ortelle", "ortona", "osasco",
    "osasio", "osiglia", "osilo", "osimo", "osnago", "ospedaletti", "ospedaletto", "ossana",
    "ossimo", "ossona", "ostana", "ostiglia", "ottana", "ozegna", "paciano", "pagno", "palagano",
    "palagiano", "palaia", "palata", "paliano", "palmiano", "palu", "pareto", "peglio", "pelago",
    "pella", "pellezzano", "pellizzano", "pelugo", "perano", "pereto", "perito", "perlo", "pero",
    "pescia", "pescina", "piasco", "piglio", "pigna", "pigra", "pimonte", "piozzo", "piscina",
    "pizzo", "pizzoli", "pizzoni", "pogno", "poli", "polia", "polla", "pollica", "pollina",
    "ponna", "ponte", "ponza", "porano", "porte", "posta", "postua", "prasco", "qualiano",
    "quart", "quiliano", "racale", "raiano", "ranco", "ranzo", "rapino", "rassa", "ravello",
    "ravenna", "reano", "recale", "reino", "resana", "revello", "rezzago", "rezzato", "riano",
    "ricengo", "riesi", "rieti", "rifreddo", "riofreddo", "rivello", "rivoli", "roana", "roascio",
    "roasio", "robella", "rodello", "rodigo", "rogeno", "rogno", "roiate", "romana", "romeno",
    "rometta", "ronago", "roppolo", "rosa", "rosate", "rosciano", "roscigno", "rosello", "rossa",
    "rosta", "rotella", "rotello", "rovato", "rovetta", "roviano", "rovigo", "rovito", "rudiano",
    "ruviano", "salcedo", "sale", "salerno", "salle", "salorno", "salve", "salzano", "sambuci",
    "sambuco", "samo", "sandigliano", "sangano", "sangiano", "saonara", "saponara", "sarcedo",
    "sardigliano", "sarre", "sassano", "satriano", "savoca", "savogna", "savona", "scafa",
    "scala", "scalea", "scena", "scigliano", "secli", "sedico", "sedilo", "sedrina", "selci",
    "senis", "sepino", "serina", "serino", "serle", "sernio", "serole", "serre", "sgonico",
    "siddi", "siena", "signa", "sini", "siziano", "sizzano", "soddi", "solagna", "solaro",
    "solero", "soleto", "somano", "soncino", "sonico", "sonnino", "sora", "soragna", "sorano",
    "sorico", "soriso", "sormano", "sorso", "sossano", "sover", "sovico", "sparone", "spello",
    "sperlinga", "sperlonga", "sperone", "spinea", "spineda", "spoleto", "stazzano", "stella",
    "stezzano", "stigliano", "stio", "striano", "suelli", "suello", "sulzano", "supino", "surano",
    "sutri", "taceno", "taino", "tarano", "taranto", "tartano", "tarzo", "taurano", "tavagnacco",
    "tavagnasco", "tavenna", "taverna", "teana", "teano", "teggiano", "teglio", "telve", "tenna",
    "tenno", "terento", "terenzo", "terralba", "terrazzo", "terzo", "teti", "tiana", "ticengo",
    "tiggiano", "tirano", "tiriolo", "tirolo", "tissi", "tivoli", "toano", "toceno", "toirano",
    "tollo", "tolve", "torino", "torno", "toro", "torralba", "torrazzo", "torreglia", "torrice",
    "torriglia", "torrile", "tortona", "tortora", "trana", "traona", "travo", "trecase",
    "trecate", "treglio", "treia", "treiso", "trento", "trevico", "treviso", "tribano",
    "tribiano", "tricase", "triei", "triggiano", "trino", "tripi", "troia", "troina", "trovo",
    "turi", "turri", "tursi", "urbana", "urbania", "vaiano", "valentano", "valenzano", "vallata",
    "varmo", "varsi", "varzi", "varzo", "vasto", "vazzola", "veggiano", "vejano", "venasca",
    "vendone", "venzone", "verano", "vernante", "vernasca", "vernate", "vernio", "vervio",
    "viano", "vicchio", "vigano", "viggiano", "vignolo", "vignone", "vigolo", "vigone", "villaga",
    "villamagna", "villamaina", "villata", "vinchio", "vione", "visano", "visciano", "visco",
    "visone", "visso", "voghera", "voghiera", "volano",
];

/// Whether a word is the name of a town that another's name slips into.
pub(super) fn is_twin(word: &[u8]) -> bool {
    TWINS
        .binary_search_by(|twin| twin.as_bytes().cmp(word))
        .is_ok()
}

/// Words after a town's name that make it another town: `Lodi Vecchio`, `Livorno Ferraris`.
#[rustfmt::skip]
pub(super) const LONGER: &[&str] = &[
    "alto", "bagni", "basso", "calabra", "calabria", "emilia", "ferraris", "inferiore", "ligure",
    "lombardo", "mare", "marina", "marittima", "marittimo", "monferrato", "nuovo", "piemonte",
    "romagna", "sabina", "scalo", "superiore", "terme", "toscana", "toscano", "umbro", "vecchia",
    "vecchio", "veneto",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twins_are_sorted() {
        assert!(TWINS.is_sorted() && LONGER.is_sorted());
        assert!(
            is_twin(b"ferno") && is_twin(b"fermo") && is_twin(b"monza") && !is_twin(b"livorno")
        );
    }
}
