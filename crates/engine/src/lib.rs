//! The one door: a submission in, findings out.
//!
//! Stages are kept apart (`inline(never)`): a browser compiles a function whole when it is first called,
//! and the worker starts all day. What an external user's comment does not need is not compiled for it.
//!
//! [`Engine::open`] takes the artefact that the compiler wrote; [`Engine::check`] judges a text
//! under one of its packs. No state is kept between calls, and nothing is read but the arguments.

pub mod artefact;
mod institution;
mod known;
mod submission;
mod verdict;
mod words;

pub use artefact::ArtefactError;
pub use institution::Institution;
pub use submission::Submission;
pub use verdict::{Citation, Finding, Place, Verdict};
pub use words::category as category_name;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{LazyLock, OnceLock};

use artefact::{Artefact, Section};
use serde::{Deserialize, Serialize};
use vaglio_policy::{Audience, Band, Language, Pack, Ruled, Setting, Severity};
use vaglio_signals::personal::{self, Contacts, Shapes};
use vaglio_signals::taxonomy::{Categories, Category};
use vaglio_signals::{Lexicon, Recognition, Sight, Stated, relevance};
use vaglio_text::Reading;

/// From this confidence on a finding is sure, and below it to be reviewed.
const SURE: f32 = 0.75;
/// Below this nothing is said.
const LEAST: f32 = 0.5;

/// The signals and the packs of one artefact.
pub struct Engine {
    lexicon: Lexicon,
    /// What is only looked for in the texts of staff, opened for the first of them.
    staff: OnceLock<Option<Lexicon>>,
    staff_sections: [Vec<u8>; 2],
    shapes: Shapes,
    packs: Vec<Held>,
}

/// No section is larger: whoever wrote one that is, wrote it to fill a memory.
const INFLATED_LIMIT: usize = 64 << 20;

/// Compresses what is not read at every start.
pub fn deflated(bytes: &[u8]) -> Vec<u8> {
    // Builds have time.
    const LEVEL: u8 = 9;
    miniz_oxide::deflate::compress_to_vec(bytes, LEVEL)
}

fn inflated(bytes: &[u8]) -> Option<Vec<u8>> {
    miniz_oxide::inflate::decompress_to_vec_with_limit(bytes, INFLATED_LIMIT).ok()
}

/// A pack of the artefact, as it lies there.
#[derive(Debug, Serialize, Deserialize)]
pub struct WrittenPack {
    id: String,
    institution: String,
    bytes: Vec<u8>,
}

impl WrittenPack {
    /// Writes a pack for [`Section::Packs`]: deflated, since of many packs one is read.
    pub fn of(pack: &Pack) -> WrittenPack {
        let bytes = postcard::to_allocvec(pack).expect("packs hold only what postcard writes");
        WrittenPack {
            id: pack.id.clone(),
            institution: pack.institution.clone(),
            bytes: deflated(&bytes),
        }
    }

    #[inline(never)]
    fn read(&self) -> Option<Pack> {
        postcard::from_bytes(&inflated(&self.bytes)?).ok()
    }
}

/// A pack, and the institution that it becomes.
struct Held {
    written: WrittenPack,
    ready: OnceLock<Option<Institution>>,
    /// What the institution has published beyond what the pack holds.
    remembered: Vec<String>,
}

impl Held {
    #[inline(never)]
    fn prepared(&self, pack: Pack) -> Institution {
        let mut institution = Institution::of(pack);
        institution.remember(self.remembered.clone());
        institution
    }
}

impl From<WrittenPack> for Held {
    fn from(written: WrittenPack) -> Held {
        Held {
            written,
            ready: OnceLock::new(),
            remembered: Vec::new(),
        }
    }
}

/// The pack that a submission asks for is not in the artefact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownPack(pub String);

impl fmt::Display for UnknownPack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no pack `{}` is built in", self.0)
    }
}

impl std::error::Error for UnknownPack {}

/// No pack, rule or reading bears this name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownReading(String);

impl fmt::Display for UnknownReading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no reading `{}` is built in", self.0)
    }
}

impl std::error::Error for UnknownReading {}

impl Engine {
    /// Opens an artefact. What is cut, changed or of another version is refused, with the reason.
    pub fn open(bytes: &[u8]) -> Result<Engine, ArtefactError> {
        let artefact = Artefact::open(bytes)?;
        let refuse = |error: &dyn fmt::Display| ArtefactError(error.to_string());
        let (forms, tables) = (
            artefact.section(Section::Forms)?,
            artefact.section(Section::Lexicon)?,
        );
        let packs: Vec<WrittenPack> = postcard::from_bytes(artefact.section(Section::Packs)?)
            .map_err(|error| refuse(&error))?;
        Ok(Engine {
            lexicon: Lexicon::open(forms, tables).map_err(|error| refuse(&error))?,
            staff: OnceLock::new(),
            staff_sections: [
                artefact.section(Section::StaffForms)?.to_vec(),
                artefact.section(Section::StaffLexicon)?.to_vec(),
            ],
            shapes: Shapes::open(artefact.section(Section::Shapes)?)
                .map_err(|error| refuse(&error))?,
            packs: packs.into_iter().map(Held::from).collect(),
        })
    }

    /// The packs of the artefact: identifier and institution of each.
    pub fn packs(&self) -> impl Iterator<Item = (&str, &str)> {
        let written = self.packs.iter().map(|held| &held.written);
        written.map(|pack| (pack.id.as_str(), pack.institution.as_str()))
    }

    /// Applies the administrator's choice where a pack's document may be read in several ways; what is not
    /// chosen stays as the pack has it.
    ///
    /// # Errors
    /// When there is no such pack, rule or reading; nothing changes then.
    pub fn apply_readings(
        &mut self,
        pack: &str,
        readings: &BTreeMap<String, String>,
    ) -> Result<(), UnknownReading> {
        let unknown = |what: &str| UnknownReading(what.to_owned());
        let held = self.packs.iter_mut().find(|held| held.written.id == pack);
        let held = held.ok_or_else(|| unknown(pack))?;
        let mut chosen = held.written.read().ok_or_else(|| unknown(pack))?;
        for (rule, reading) in readings {
            if !chosen.apply_reading(rule, reading) {
                return Err(UnknownReading(format!("{rule}={reading}")));
            }
        }
        held.ready = OnceLock::from(Some(held.prepared(chosen)));
        Ok(())
    }

    /// Takes in the packs of an artefact that holds nothing else, in place of those with the same names.
    ///
    /// # Errors
    /// When it is cut, changed or of another version; nothing changes then.
    pub fn add_packs(&mut self, bytes: &[u8]) -> Result<(), ArtefactError> {
        let section = Artefact::open(bytes)?.section(Section::Packs)?;
        let packs: Vec<WrittenPack> =
            postcard::from_bytes(section).map_err(|error| ArtefactError(error.to_string()))?;
        for pack in packs {
            self.packs.retain(|held| held.written.id != pack.id);
            self.packs.push(Held::from(pack));
        }
        Ok(())
    }

    /// Whether there is a pack of that name.
    pub fn has(&self, pack: &str) -> bool {
        self.packs.iter().any(|held| held.written.id == pack)
    }

    /// What the institution of a pack has published, beyond what the pack holds, in place of what was
    /// remembered before.
    ///
    /// # Errors
    /// When there is no such pack.
    pub fn remember(&mut self, pack: &str, texts: Vec<String>) -> Result<(), UnknownPack> {
        let held = self.packs.iter_mut().find(|held| held.written.id == pack);
        let held = held.ok_or_else(|| UnknownPack(pack.to_owned()))?;
        if let Some(Some(institution)) = held.ready.get_mut() {
            institution.remember(texts.clone());
        }
        held.remembered = texts;
        Ok(())
    }

    /// Whether a rule of a pack may be read so.
    pub fn may_read(&self, pack: &str, rule: &str, reading: &str) -> bool {
        self.institution(pack).is_ok_and(|institution| {
            let rule = institution.pack().rule(rule);
            rule.is_some_and(|rule| rule.readings.iter().any(|r| r.id == reading))
        })
    }

    /// Judges one text. Without a pack, what is recognised is told without clauses.
    ///
    /// # Errors
    /// When the submission asks for a pack that is not in the artefact.
    pub fn check(
        &self,
        submission: &Submission,
        language: Language,
    ) -> Result<Verdict, UnknownPack> {
        let mut verdicts = self.check_all(std::slice::from_ref(submission), language);
        verdicts.pop().expect("one verdict a submission")
    }

    /// Judges several texts, each as [`Engine::check`] would, in order. All of them pass one stage
    /// before any enters the next: what a stage reads stays near the processor.
    pub fn check_all(
        &self,
        submissions: &[Submission],
        language: Language,
    ) -> Vec<Result<Verdict, UnknownPack>> {
        let under = |submission: &Submission| {
            let id = submission.pack.as_deref();
            id.map(|id| self.institution(id)).transpose()
        };
        let under: Vec<_> = submissions.iter().map(under).collect();
        let asked: Vec<Asked<'_>> = submissions
            .iter()
            .zip(&under)
            .map(|(submission, under)| (submission, under.as_ref().ok().copied().flatten()))
            .collect();
        let seen = self.recognise(&asked);
        under
            .into_iter()
            .zip(submissions.iter().zip(&seen))
            .map(|(institution, (submission, seen))| {
                Ok(match institution? {
                    Some(institution) => ruled(submission, institution, seen, language),
                    None => bare(seen, language),
                })
            })
            .collect()
    }

    /// Judges one text under an institution that need not be in the artefact.
    pub fn check_under(
        &self,
        submission: &Submission,
        institution: &Institution,
        language: Language,
    ) -> Verdict {
        let seen = self.recognise(&[(submission, Some(institution))]);
        ruled(submission, institution, &seen[0], language)
    }

    /// The institution of a pack, prepared when it is first asked for: of many packs, a browser needs
    /// one.
    ///
    /// # Errors
    /// When the artefact has no such pack.
    pub fn institution(&self, id: &str) -> Result<&Institution, UnknownPack> {
        let unknown = || UnknownPack(id.to_owned());
        let held = self.packs.iter().find(|held| held.written.id == id);
        let held = held.ok_or_else(unknown)?;
        let ready = held
            .ready
            .get_or_init(|| held.written.read().map(|pack| held.prepared(pack)));
        ready.as_ref().ok_or_else(unknown)
    }

    #[inline(never)]
    fn staff(&self) -> Option<&Lexicon> {
        let open = || {
            let [forms, tables] = &self.staff_sections;
            Lexicon::open(&inflated(forms)?, &inflated(tables)?).ok()
        };
        self.staff.get_or_init(open).as_ref()
    }

    /// What each text says, stage by stage.
    #[inline(never)]
    fn recognise(&self, asked: &[Asked<'_>]) -> Vec<Seen> {
        let texts = asked.iter().map(|&(submission, _)| &submission.text);
        let readings: Vec<Reading<'_>> = texts.map(|text| Reading::of(text)).collect();
        let sights: Vec<Sight<'_>> = readings.iter().map(|r| self.lexicon.read(r)).collect();
        let mut seen: Vec<Seen> = Vec::with_capacity(asked.len());
        for ((submission, _), sight) in asked.iter().zip(&sights) {
            let mut recognitions = Vec::new();
            let stated = sight.recognise(wanted(submission.audience), &mut recognitions);
            seen.push(Seen {
                recognitions,
                stated,
            });
        }
        let none = Contacts::default();
        for (((submission, institution), reading), seen) in
            asked.iter().zip(&readings).zip(&mut seen)
        {
            if speaks(submission.audience) {
                let contacts = institution.map_or(&none, |institution| &institution.contacts);
                personal::find(reading, &self.shapes, contacts, &mut seen.recognitions);
            }
        }
        for (((asked, reading), sight), seen) in
            asked.iter().zip(&readings).zip(&sights).zip(&mut seen)
        {
            let (submission, institution) = asked;
            if submission.audience != Audience::Ext {
                self.recognise_staff(submission, reading, &mut seen.recognitions);
            }
            if let Some(parent) = &submission.parent
                && !reading.tokens().is_empty()
            {
                self.answer(asked, (reading, sight), parent, &mut seen.recognitions);
            }
            match institution {
                Some(institution) => {
                    institution.recognise(submission, reading, &mut seen.recognitions);
                }
                None => known::anywhere(submission, reading, &mut seen.recognitions),
            }
            seen.recognitions
                .retain(|recognition| recognition.confidence >= LEAST);
            seen.recognitions.sort_by_key(|one| {
                one.span
                    .map_or((u32::MAX, 0), |span| (span.start, span.end))
            });
        }
        seen
    }

    /// What is only looked for in the texts of staff.
    #[inline(never)]
    fn recognise_staff(
        &self,
        submission: &Submission,
        reading: &Reading<'_>,
        out: &mut Vec<Recognition>,
    ) {
        if let Some(staff) = self.staff() {
            let sight = staff.read(reading);
            sight.recognise(wanted(submission.audience), out);
        }
        // An employee's text that answers nobody answers no provocation.
        if submission.audience == Audience::Emp && submission.parent.is_none() {
            out.retain(|one| one.category != Category::AnswersProvocation);
        }
    }

    /// A text in the light of what it answers.
    #[inline(never)]
    fn answer(
        &self,
        (submission, institution): &Asked<'_>,
        mine: (&Reading<'_>, &Sight<'_>),
        parent: &str,
        out: &mut Vec<Recognition>,
    ) {
        let parent = Reading::of(parent);
        let seen = self.lexicon.read(&parent);
        match submission.audience {
            Audience::Ext => {
                let keywords = institution.map_or(&[][..], |institution| &institution.keywords);
                relevance::off_topic(mine, (&parent, &seen), keywords, out);
            }
            Audience::Team => {
                let mut offences = Vec::new();
                seen.recognise(wanted(Audience::Ext), &mut offences);
                known::answers_offence(&offences, out);
            }
            Audience::Emp | Audience::Profile | Audience::Page => {}
        }
    }
}

/// A text, and the institution under whose policy it is judged.
type Asked<'a> = (&'a Submission, Option<&'a Institution>);

/// What was recognised in a text, and what it tells of its circumstances.
struct Seen {
    recognitions: Vec<Recognition>,
    stated: Vec<Stated>,
}

#[inline(never)]
fn ruled(
    submission: &Submission,
    institution: &Institution,
    seen: &Seen,
    language: Language,
) -> Verdict {
    let pack = institution.pack();
    let setting = Setting {
        audience: submission.audience,
        surface: submission.surface,
        network: submission.network,
        acting: submission.acting,
        author: submission.author.as_deref(),
        native_share: submission.native_share,
        stated: &seen.stated,
        text: &submission.text,
    };
    let ruled = pack.judge(setting, &seen.recognitions);
    // What the pack has no clause for measures recognition, for external users alone.
    let told = |ruled: &&Ruled<'_>| ruled.rule.is_some() || submission.audience == Audience::Ext;
    Verdict {
        findings: ruled
            .iter()
            .filter(told)
            .map(|one| finding(one, Some(pack), language))
            .collect(),
        consequence: pack.consequence(submission.audience, &ruled, &submission.history, language),
    }
}

fn bare(seen: &Seen, language: Language) -> Verdict {
    let bare = |recognition| Ruled {
        recognition,
        rule: None,
        also: Vec::new(),
        severity: Severity::Notice,
    };
    let findings = seen.recognitions.iter();
    Verdict {
        findings: findings
            .map(|one| finding(&bare(one), None, language))
            .collect(),
        consequence: None,
    }
}

/// What may be found in the texts of an audience.
fn wanted(audience: Audience) -> Categories {
    // The same for every text of an audience.
    static WANTED: LazyLock<Vec<Categories>> = LazyLock::new(|| {
        Audience::ALL
            .iter()
            .map(|&one| categories_of(one))
            .collect()
    });
    WANTED[audience as usize]
}

fn categories_of(audience: Audience) -> Categories {
    // What only concerns who asks something of the institution's channels.
    let asks = |category| {
        matches!(
            category,
            Category::OffTopic | Category::PersonalCase | Category::HelpDesk | Category::Trolling
        )
    };
    Categories::that(|category: Category| match audience {
        Audience::Ext => category.is_external(),
        Audience::Emp => {
            category.is_employee()
                || category == Category::AnswersProvocation
                || category.is_external() && !asks(category)
        }
        Audience::Team => {
            category.is_team()
                || category.is_employee()
                || category.is_external() && !asks(category)
        }
        Audience::Profile => category.is_profile(),
        Audience::Page => category.is_profile() || category == Category::UnauthorisedChannel,
    })
}

/// Whether the audience writes sentences, and not names and bios.
fn speaks(audience: Audience) -> bool {
    !matches!(audience, Audience::Profile | Audience::Page)
}

#[inline(never)]
fn finding(ruled: &Ruled<'_>, pack: Option<&Pack>, language: Language) -> Finding {
    let recognition = ruled.recognition;
    let text = |both: &vaglio_policy::Bilingual| both.in_language(language).to_owned();
    let guide = || {
        pack?
            .guides(recognition.category)
            .find_map(|rule| rule.advice.as_ref())
    };
    let advice = ruled
        .rule
        .and_then(|rule| rule.advice.as_ref().or_else(guide));
    Finding {
        rule: ruled.rule.map(|rule| rule.id.clone()),
        clause: ruled.rule.map(|rule| text(&rule.clause)),
        own: ruled.rule.is_some_and(|rule| rule.own),
        category: recognition.category,
        attribute: recognition.attribute,
        entity: recognition.entity,
        whose: recognition.whose,
        span: recognition.span.map(|span| Place {
            start: span.start,
            end: span.end,
        }),
        severity: ruled.severity,
        // Two decimals: more would pretend a precision that nobody measured.
        confidence: (recognition.confidence * 100.0).round() / 100.0,
        band: if recognition.confidence >= SURE {
            Band::Sure
        } else {
            Band::Review
        },
        message: words::message(recognition, language),
        why: words::why(recognition, language),
        reason: ruled.rule.map(|rule| text(&rule.why)),
        also: ruled
            .also
            .iter()
            .map(|rule| Citation {
                rule: rule.id.clone(),
                clause: text(&rule.clause),
                reading: rule.interpretation(language),
                own: rule.own,
            })
            .collect(),
        reading: ruled.rule.and_then(|rule| rule.interpretation(language)),
        advice: advice.map(text),
        reply: ruled.rule.and_then(|rule| rule.reply.as_ref()).map(text),
    }
}
