//! What the institution has published, and how a draft stands to it: the same, reworked,
//! contradicted, or about something else.

mod difference;
mod facts;
mod shingles;
mod words;

use std::collections::HashMap;

use vaglio_text::{Reading, Span};

pub use difference::{Change, Matter};
use facts::Fact;
use shingles::{Index, hash};
use words::{Word, stem, tells};

use crate::phrase;
use crate::recognition::{Evidence, Recognition};
use crate::taxonomy::Category;

/// The institution's posts, made ready for search.
#[derive(Clone, Debug, Default)]
pub struct Archive {
    posts: Vec<Post>,
    /// From shingles to posts.
    shingles: Index,
    /// From stems of words that tell a subject, and from dates, to posts.
    subjects: Index,
}

#[derive(Clone, Debug)]
struct Post {
    words: Vec<Word>,
    /// Sorted.
    shingles: Vec<u64>,
    /// Of the words that tell a subject, hashed and sorted.
    stems: Vec<u64>,
    facts: Vec<Fact>,
}

/// The post that a draft is nearest to.
#[derive(Clone, Debug, PartialEq)]
pub struct Resemblance {
    /// Which post, in the order of the archive.
    pub post: usize,
    /// Share of the post's shingles that are in the draft, 0 to 1.
    pub kept: f32,
    /// Share of the draft's shingles that are not in the post, 0 to 1.
    pub own: f32,
    /// What differs, in the order of the draft.
    pub changes: Vec<Change>,
}

/// How a draft stands to what was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    /// As published, whole or a part, with a personal line before or after at most.
    Same,
    /// Mostly a post, but altered.
    Reworked,
    /// The same subject in one's own words, with another figure, date or a negation.
    Contradicts,
    /// About something else, or in agreement.
    Unrelated,
}

/// What [`judge`] found.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// How the draft stands to the post.
    pub relation: Relation,
    /// To which post, and what differs; `None` for [`Relation::Unrelated`]. For
    /// [`Relation::Contradicts`] the change is the fact that both state.
    pub resemblance: Option<Resemblance>,
    /// How sure, 0 to 1.
    pub confidence: f32,
}

/// Posts with fewer words are only taken for the source when they stand in the draft whole.
const SHORT: usize = 8;
/// A draft that holds so much of a post was made from it.
const MADE_FROM: f32 = 0.45;
/// So many candidates are compared word by word.
const NEAR: usize = 16;
/// A stem that more posts than this share of the archive hold tells no subject.
const RARE: f32 = 0.05;

impl Archive {
    /// Prepares the posts. Linear in their length.
    pub fn new<'a>(posts: impl Iterator<Item = &'a str>) -> Archive {
        let mut archive = Archive::default();
        let (mut rows, mut stems) = (Vec::new(), Vec::new());
        for text in posts {
            let number = archive.posts.len() as u32;
            let reading = Reading::of(text);
            let words = words::of(&reading);
            let mut own = shingles::of(&words);
            own.sort_unstable();
            own.dedup();
            rows.extend(own.iter().map(|&row| (row, number)));
            let keys = stems_of(&words);
            stems.extend(keys.iter().map(|&key| (key, number)));
            archive.posts.push(Post {
                shingles: own,
                stems: keys,
                facts: facts::of(&reading, &words),
                words,
            });
        }
        archive.shingles = Index::new(rows);
        archive.subjects = Index::new(stems);
        archive
    }

    /// How many posts there are.
    pub fn len(&self) -> usize {
        self.posts.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.posts.is_empty()
    }

    /// The post that the draft shares most with. `None` when they share no three words in a row, or
    /// when a short post is not whole in the draft. Linear in the draft, whatever the archive holds.
    pub fn nearest(&self, draft: &Reading<'_>) -> Option<Resemblance> {
        self.nearest_of(draft, &words::of(draft))
    }

    fn nearest_of(&self, draft: &Reading<'_>, now: &[Word]) -> Option<Resemblance> {
        let mut own = shingles::of(now);
        own.sort_unstable();
        own.dedup();
        let mut near: Vec<(u32, u32)> = self.shingles.count(&own).into_iter().collect();
        near.sort_unstable_by_key(|&(post, count)| std::cmp::Reverse((count, post)));
        near.truncate(NEAR);
        let share = |shared: u32, of: usize| shared as f32 / of.max(1) as f32;
        let (post, shared, _) = near
            .into_iter()
            .filter_map(|(number, _)| {
                let post = &self.posts[number as usize];
                let shared = shingles::shared(&own, &post.shingles);
                let whole = shared as usize == post.shingles.len();
                let least = post.shingles.len().min(own.len());
                // A whole long post tells more than a whole short one inside it.
                let score = share(shared, least) * (1.0 + shared as f32).ln();
                (whole || post.words.len() >= SHORT).then_some((number, shared, score))
            })
            // The newest of equals: posts are repeated from year to year.
            .max_by(|a, b| a.2.total_cmp(&b.2).then(a.0.cmp(&b.0)))?;
        let was = &self.posts[post as usize];
        Some(Resemblance {
            post: post as usize,
            kept: share(shared, was.shingles.len()),
            own: 1.0 - share(shared, own.len()),
            changes: difference::between(&was.words, now, draft),
        })
    }

    /// The posts about the draft's subject, those that share most with it first.
    fn related(&self, now: &[Word]) -> Vec<Related> {
        let stems = stems_of(now);
        let few = ((self.posts.len() as f32 * RARE) as usize).max(3);
        let mut rare: HashMap<u32, usize> = HashMap::new();
        for &stem in &stems {
            let posts = self.subjects.posts(stem);
            if posts.len() <= few {
                for &(_, post) in posts {
                    *rare.entry(post).or_insert(0) += 1;
                }
            }
        }
        let mut found: Vec<(u32, usize)> = rare.into_iter().collect();
        found.sort_unstable_by_key(|&(post, count)| std::cmp::Reverse((count, post)));
        found.truncate(NEAR);
        let mut found: Vec<Related> = found
            .into_iter()
            .map(|(post, rare)| {
                let known = &self.posts[post as usize];
                let named = now
                    .iter()
                    .filter(|word| word.name && tells(word))
                    .map(|word| known.stems.binary_search(&hash(stem(&word.text))).is_ok());
                Related {
                    post,
                    rare,
                    stems: shingles::shared(&stems, &known.stems) as usize,
                    of: stems.len(),
                    names: named.clone().filter(|known| *known).count(),
                    other_names: named.filter(|known| !*known).count(),
                }
            })
            .collect();
        found.sort_by_key(|one| std::cmp::Reverse((one.stems + one.rare, one.post)));
        found
    }
}

/// The stems of the words that tell a subject, hashed and sorted.
fn stems_of(words: &[Word]) -> Vec<u64> {
    let telling = words.iter().filter(|word| tells(word));
    let mut stems: Vec<u64> = telling.map(|word| hash(stem(&word.text))).collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

/// What a draft and a post have in common.
#[derive(Clone, Copy, Debug)]
struct Related {
    post: u32,
    /// Stems that both have.
    stems: usize,
    /// Those that few posts have.
    rare: usize,
    /// The draft's own.
    of: usize,
    /// Proper names of the draft that the post has, and those that it has not.
    names: usize,
    other_names: usize,
}

impl Related {
    fn same_subject(self) -> bool {
        self.is_named()
            && (self.stems >= 4 && self.share() >= 0.25
                || self.stems >= 3 && self.share() >= 0.34
                || self.stems == 2 && self.names > 0 && self.share() >= 0.5)
    }

    /// Share of the draft's stems that the post has.
    fn share(self) -> f32 {
        self.stems as f32 / self.of.max(1) as f32
    }

    /// Whether the draft's names are the post's: piazza Dante is not piazza Trento.
    fn is_named(self) -> bool {
        self.names >= self.other_names
    }
}

/// How a draft stands to what was published. Linear in the draft.
pub fn judge(draft: &Reading<'_>, archive: &Archive) -> Judgement {
    let unrelated = Judgement {
        relation: Relation::Unrelated,
        resemblance: None,
        confidence: 0.0,
    };
    if archive.is_empty() {
        return unrelated;
    }
    let now = words::of(draft);
    let mut told = unrelated;
    let mut from = None;
    if let Some(resemblance) = archive.nearest_of(draft, &now) {
        // Of a short draft most rows stand in any long post by chance of a name: at least three.
        let held =
            (1.0 - resemblance.own) * now.iter().filter(|word| !word.function).count() as f32;
        let made = resemblance.kept >= MADE_FROM
            || resemblance.own <= 0.4 && held >= 8.0
            || resemblance.kept >= GIVEN_FROM && phrase::any(draft, GIVEN_OUT);
        if made {
            from = Some(from_post(draft, &now, archive, resemblance));
        }
    }
    let found = from
        .or_else(|| contradiction(draft, &now, archive))
        .or_else(|| stance(draft, &now, archive));
    if let Some(judgement) = found {
        told = judgement;
    }
    // Who gives out as the body's what the body did not say reworks it, and does not contradict it.
    if told.relation == Relation::Contradicts && phrase::any(draft, GIVEN_OUT) {
        told.relation = Relation::Reworked;
    }
    told
}

/// Less of the post is enough for a text that is given out as the body's.
const GIVEN_FROM: f32 = 0.15;

/// Words that give a text out as the body's, and not as the writer's.
const GIVEN_OUT: &[&str] = &[
    "comunicato della camera",
    "comunicato del comune",
    "comunicato ufficiale",
    "comunicato stampa",
    "comunicazione ufficiale",
    "avviso della camera",
    "avviso del comune",
    "avviso ufficiale",
    "la camera informa",
    "la camera comunica",
    "la camera avvisa",
    "la camera di commercio informa",
    "la camera di commercio comunica",
    "la camera di commercio avvisa",
    "la camera di commercio ricorda",
    "il comune informa",
    "il comune comunica",
    "il comune avvisa",
    "il comune ricorda",
    "l amministrazione informa",
    "l amministrazione comunica",
    "unioncamere informa",
    "unioncamere comunica",
    "dal sito della camera",
    "dal sito del comune",
    "dall ufficio stampa",
];

/// A draft that was made from a post.
fn from_post(
    draft: &Reading<'_>,
    now: &[Word],
    archive: &Archive,
    resemblance: Resemblance,
) -> Judgement {
    let post = &archive.posts[resemblance.post];
    let telling = |change: &&Change| !change.outside && change.matter > Matter::Form;
    let inside = resemblance.changes.iter().filter(telling);
    let (mut grave, mut changed, mut words) = (false, false, 0);
    for change in inside {
        grave |= change.matter >= Matter::Figure;
        changed = true;
        words += change
            .was
            .split(' ')
            .count()
            .max(change.now.split(' ').count());
    }
    if changed {
        let confidence = if grave {
            0.9
        } else {
            0.6 + 0.05 * words.min(5) as f32
        };
        return Judgement {
            relation: Relation::Reworked,
            resemblance: Some(resemblance),
            confidence,
        };
    }
    // The personal lines themselves may say otherwise: "ma la scadenza è il 15".
    let outside: Vec<Word> = now
        .iter()
        .filter(|word| {
            let place = draft.tokens_span(word.tokens.clone());
            resemblance.changes.iter().any(|change| {
                change.outside && change.span.is_some_and(|span| span.contains(place))
            })
        })
        .filter(|word| !in_question(draft, word))
        .cloned()
        .collect();
    let lines = facts::of(draft, &outside);
    if let Some((was, now)) = facts::conflict(&post.facts, &lines, |_| true) {
        let change = stated(draft, post, was, now);
        return Judgement {
            relation: Relation::Contradicts,
            resemblance: Some(Resemblance {
                changes: vec![change],
                ..resemblance
            }),
            confidence: 0.7,
        };
    }
    Judgement {
        relation: Relation::Same,
        confidence: resemblance.kept.max(0.7),
        resemblance: Some(resemblance),
    }
}

/// Whether a word stands in a question: who asks does not contradict.
fn in_question(draft: &Reading<'_>, word: &Word) -> bool {
    let sentence = draft.sentence_of(word.tokens.start);
    sentence.end > 0 && phrase::gap(draft, sentence.end - 1).contains('?')
}

fn stated(draft: &Reading<'_>, post: &Post, was: &Fact, now: &Fact) -> Change {
    let words = |words: &[Word], tokens: &std::ops::Range<usize>| -> String {
        let inside = words
            .iter()
            .filter(|word| word.tokens.start >= tokens.start && word.tokens.end <= tokens.end);
        inside
            .map(|word| word.text.as_str())
            .collect::<Vec<_>>()
            .join(" ")
    };
    Change {
        span: Some(draft.tokens_span(now.tokens.clone())),
        was: words(&post.words, &was.tokens),
        now: draft.folded()[draft.tokens()[now.tokens.start].range().start
            ..draft.tokens()[now.tokens.end - 1].range().end]
            .to_owned(),
        matter: match now.role {
            facts::Role::State(_) => Matter::Negation,
            _ => Matter::Figure,
        },
        outside: false,
    }
}

/// Words that deny what was published.
const DENIALS: &[&str] = &[
    "non e vero",
    "e falso",
    "e una bugia",
    "altro che",
    "contrariamente a quanto",
    "al contrario di quanto",
    "diversamente da quanto",
    "non e come dicono",
    "non e come scrivono",
    "non credete a",
    "una balla",
    "tutte balle",
    "non e affatto",
    "sbagliano",
    "hanno sbagliato",
    "la verita e un altra",
    "tutto falso",
];

/// Words of who tells a text anew.
const ANEW: &[&str] = &[
    "riscriv*",
    "riscritt*",
    "traduco",
    "traduzione",
    "tradott*",
    "aggiustat*",
    "corrett* da me",
    "sistemat* io",
    "sistemat* da me",
    "riassumo",
    "riassunt*",
    "la versione vera",
    "la versione che",
    "la mia versione",
    "versione capibile",
    "versione corretta",
    "versione breve",
    "versione mia",
    "versione umana",
    "in italiano normale",
    "in italiano vero",
    "in parole povere",
    "in parole mie",
    "come piace a me",
    "ve lo spiego io",
    "vi spiego io",
    "ci aggiungo io",
    "aggiungo io",
];
/// Words of who does not believe a text.
const DISBELIEF: &[&str] = &[
    "ma quale",
    "ma quali",
    "macche",
    "credetemi",
    "sulla carta",
    "ufficialmente",
    "poi si vedra",
    "chi ci lavora",
    "chi lo usa",
    "visto da dentro",
    "da dentro",
    "qui dentro",
    "ne ho ancora",
    "tutti tranne",
    "tutte tranne",
    "inventat*",
    "non esiste",
    "non esistono",
    "come no",
    "figuriamoci",
    "dicono loro",
    "lo dicono loro",
    "dice il comunicato",
    "secondo il comunicato",
    "e poi dicono",
    "quello che non dicono",
    "non vi dicono",
    "mica vero",
];
/// Words of who repeats a text as it is.
const AS_IT_IS: &[&str] = &[
    "parola per parola",
    "pari pari",
    "senza cambiare",
    "senza togliere",
    "senza aggiungere",
    "testuale",
    "testualmente",
    "copio e incollo",
    "dalla a alla z",
];

/// A draft that says of itself that it tells a post anew, or does not believe it: less in common is enough
/// then to know which post it means.
fn stance(draft: &Reading<'_>, now: &[Word], archive: &Archive) -> Option<Judgement> {
    if phrase::any(draft, AS_IT_IS) {
        return None;
    }
    let anew = phrase::first(draft, ANEW).map(|tokens| (tokens, Relation::Reworked, 0.66));
    let disbelief = || phrase::first(draft, DISBELIEF);
    let (tokens, relation, confidence) =
        anew.or_else(|| Some((disbelief()?, Relation::Contradicts, 0.62)))?;
    let related = archive.related(now).into_iter().find(|related| {
        let post = &archive.posts[related.post as usize];
        related.stems >= 2 || related.stems == 1 && post.stems.len() <= 4
    })?;
    let bytes =
        draft.tokens()[tokens.start].range().start..draft.tokens()[tokens.end - 1].range().end;
    let said = Change {
        span: Some(draft.tokens_span(tokens)),
        was: String::new(),
        now: draft.folded()[bytes].to_owned(),
        matter: Matter::Form,
        outside: false,
    };
    Some(Judgement {
        relation,
        resemblance: Some(Resemblance {
            post: related.post as usize,
            kept: 0.0,
            own: 1.0,
            changes: vec![said],
        }),
        confidence,
    })
}

/// A draft in one's own words that states otherwise what a post on the same subject states.
fn contradiction(draft: &Reading<'_>, now: &[Word], archive: &Archive) -> Option<Judgement> {
    let asked = |word: &Word| in_question(draft, word);
    let said: Vec<Word> = now.iter().filter(|word| !asked(word)).cloned().collect();
    if said.len() < 4 {
        return None;
    }
    let stated_now = facts::of(draft, &said);
    let denial = phrase::first(draft, DENIALS).filter(|tokens| {
        !in_question(
            draft,
            &Word {
                text: String::new(),
                tokens: tokens.clone(),
                function: true,
                number: false,
                name: false,
            },
        )
    });
    let stems = stems_of(now);
    let speaks_of = |about: &str| stems.binary_search(&hash(about)).is_ok();
    let related = archive.related(now);
    let subject = || related.iter().filter(|related| related.same_subject());
    // Posts come back every year with other dates: a fact that one of them states stands.
    let stands = |now: &Fact| {
        let mut facts = subject().flat_map(|related| &archive.posts[related.post as usize].facts);
        facts.any(|was| {
            was.role == now.role
                && was.value == now.value
                && was.about.as_deref().is_none_or(speaks_of)
        })
    };
    for related in subject() {
        let post = &archive.posts[related.post as usize];
        let resemblance = |change: Change| Resemblance {
            post: related.post as usize,
            kept: 0.0,
            own: 1.0,
            changes: vec![change],
        };
        let contradicts = |change: Change, confidence: f32| Judgement {
            relation: Relation::Contradicts,
            resemblance: Some(resemblance(change)),
            confidence,
        };
        if let Some((was, now)) = facts::conflict(&post.facts, &stated_now, speaks_of) {
            // Counts of different things share a word too easily: the subject must be plain.
            let plain = !matches!(
                now.role,
                facts::Role::Count(_) | facts::Role::Weekday | facts::Role::Day
            ) || related.stems > 3;
            if plain && !stands(now) {
                let confidence = if related.stems > 3 { 0.8 } else { 0.68 };
                return Some(contradicts(stated(draft, post, was, now), confidence));
            }
        }
        if let Some(tokens) = &denial {
            let change = Change {
                span: Some(draft.tokens_span(tokens.clone())),
                was: String::new(),
                now: draft.folded()[draft.tokens()[tokens.start].range().start
                    ..draft.tokens()[tokens.end - 1].range().end]
                    .to_owned(),
                matter: Matter::Negation,
                outside: false,
            };
            return Some(contradicts(change, 0.72));
        }
        if let Some(change) = negated(draft, &said, post) {
            return Some(contradicts(change, 0.7));
        }
    }
    None
}

/// "Gli sportelli non accettano contanti" against "gli sportelli accettano contanti": a negation
/// between words that the other text has side by side.
fn negated(draft: &Reading<'_>, now: &[Word], post: &Post) -> Option<Change> {
    let content = |words: &[Word]| -> Vec<(String, bool, std::ops::Range<usize>)> {
        let mut out = Vec::new();
        let mut turned = false;
        for word in words {
            if word.text == "non" {
                turned = true;
            } else if !word.function {
                out.push((stem(&word.text).to_owned(), turned, word.tokens.clone()));
                turned = false;
            }
        }
        out
    };
    let (was, now) = (content(&post.words), content(now));
    now.windows(3).find_map(|row| {
        let there = was
            .windows(3)
            .find(|known| known.iter().zip(row).all(|(known, word)| known.0 == word.0))?;
        // Only the verb in the middle is turned, and its neighbours are not.
        let turned = there[1].1 != row[1].1 && there[0].1 == row[0].1 && there[2].1 == row[2].1;
        turned.then(|| Change {
            span: Some(draft.tokens_span(row[1].2.clone())),
            was: String::new(),
            now: if row[1].1 {
                "non".into()
            } else {
                String::new()
            },
            matter: Matter::Negation,
            outside: false,
        })
    })
}

/// Adds `reworked_official` or `contradicts_official` to `out`, and tells how the draft stands to
/// what was published. A native share is the post itself and needs no look.
pub fn find(draft: &Reading<'_>, archive: &Archive, out: &mut Vec<Recognition>) -> Judgement {
    let judgement = judge(draft, archive);
    let category = match judgement.relation {
        Relation::Reworked => Category::ReworkedOfficial,
        Relation::Contradicts => Category::ContradictsOfficial,
        Relation::Same | Relation::Unrelated => return judgement,
    };
    let name = match judgement.relation {
        Relation::Reworked => "published.reworked",
        _ => "published.contradicts",
    };
    out.push(Recognition {
        category,
        attribute: None,
        entity: None,
        whose: None,
        span: judgement.resemblance.as_ref().and_then(gravest),
        confidence: judgement.confidence,
        evidence: match told(&judgement) {
            changes if changes.is_empty() => Evidence::Pattern(name.to_owned()),
            changes => Evidence::Changes(name.to_owned(), changes),
        },
    });
    judgement
}

/// The changes worth telling: a card has little room.
fn told(judgement: &Judgement) -> Vec<(String, String)> {
    const FEW: usize = 3;
    let changes = judgement.resemblance.iter().flat_map(|one| &one.changes);
    let telling = |change: &&Change| !change.outside && change.matter > Matter::Form;
    let mut inside: Vec<&Change> = changes.filter(telling).collect();
    inside.sort_by_key(|change| std::cmp::Reverse(change.matter));
    let pair = |change: &&Change| (change.was.clone(), change.now.clone());
    inside.iter().take(FEW).map(pair).collect()
}

/// Where the gravest change stands.
fn gravest(resemblance: &Resemblance) -> Option<Span> {
    let inside = resemblance.changes.iter().filter(|change| !change.outside);
    inside
        .filter(|change| change.span.is_some())
        .max_by_key(|change| change.matter)
        .and_then(|change| change.span)
}

/// Whether the draft announces what was already published: then nobody is ahead of anything. The
/// names and dates of the draft must be the post's.
pub fn covers_subject(draft: &Reading<'_>, archive: &Archive) -> bool {
    let now = words::of(draft);
    let facts = facts::of(draft, &now);
    let stems = stems_of(&now);
    let speaks_of = |about: &str| stems.binary_search(&hash(about)).is_ok();
    archive.related(&now).into_iter().any(|related| {
        let post = &archive.posts[related.post as usize];
        let share = related.share();
        let dated = facts.iter().any(|fact| {
            let stated = |was: &Fact| was.role == fact.role && was.value == fact.value;
            post.facts.iter().any(stated)
        });
        let agrees = facts::conflict(&post.facts, &facts, speaks_of).is_none();
        let enough = related.stems >= 3 && share >= 0.4
            || related.stems >= 2 && share >= 0.6
            || related.stems >= 2 && dated && share >= 0.3;
        related.is_named() && agrees && enough
    })
}
