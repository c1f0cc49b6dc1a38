//! Sources to artefact: word data, shapes of personal data and packs become the one file that the
//! worker maps. Not part of what the worker loads.

pub mod folder;
#[cfg(feature = "signals")]
mod lexicon;
#[cfg(feature = "signals")]
pub mod shapes;
mod verify;

use vaglio_engine::artefact::{Artefact, Section, write};
use vaglio_engine::{Engine, WrittenPack};
use vaglio_policy::{Pack, Report, SourceFile};

/// A pack's folder, as whoever called read it.
#[derive(Clone, Debug)]
pub struct PackFolder {
    /// How the folder is called in errors: `policies/lg`.
    pub name: String,
    /// Its files.
    pub files: Vec<SourceFile>,
}

/// Compiles the signals alone: an artefact without packs, which [`with_packs`] completes.
///
/// # Errors
/// Every problem of the lexicon, with its place.
#[cfg(feature = "signals")]
pub fn signals(lexicon: &[SourceFile]) -> Result<Vec<u8>, Report> {
    let shapes = shapes::compile().map_err(|error| Report::of("lexicon", error.to_string()))?;
    let everybody = lexicon::compile(lexicon, lexicon::Part::Everybody)?;
    let staff = lexicon::compile(lexicon, lexicon::Part::Staff)?;
    let none =
        postcard::to_allocvec::<Vec<WrittenPack>>(&Vec::new()).expect("an empty list is written");
    Ok(write(&[
        (Section::Forms, &everybody.forms),
        (Section::Lexicon, &everybody.tables),
        (Section::StaffForms, &vaglio_engine::deflated(&staff.forms)),
        (
            Section::StaffLexicon,
            &vaglio_engine::deflated(&staff.tables),
        ),
        (Section::Shapes, &shapes),
        (Section::Packs, &none),
    ]))
}

/// Puts packs into an artefact, in place of those that it had. Every example of every rule is
/// judged; a pack of which one fails is refused, and so is the whole.
///
/// # Errors
/// Every problem of every pack, with its place.
pub fn with_packs(artefact: &[u8], folders: &[PackFolder]) -> Result<Vec<u8>, Report> {
    let base =
        Artefact::open(artefact).map_err(|error| Report::of("artefact", error.to_string()))?;
    let mut report = Report::default();
    let mut packs: Vec<Pack> = Vec::new();
    for folder in folders {
        match Pack::load(&folder.files) {
            Ok(pack) if packs.iter().any(|other| other.id == pack.id) => {
                let message = format!("the pack `{}` is given twice", pack.id);
                report.merge(Report::of("pack.toml", message), &folder.name);
            }
            Ok(pack) => packs.push(pack),
            Err(problems) => report.merge(problems, &folder.name),
        }
    }
    if !report.is_empty() {
        return Err(report);
    }
    let written: Vec<WrittenPack> = packs.iter().map(WrittenPack::of).collect();
    let bytes = postcard::to_allocvec(&written).expect("bytes are written");
    let section = |section| {
        base.section(section)
            .map_err(|error| Report::of("artefact", error.to_string()))
    };
    let artefact = write(&[
        (Section::Forms, section(Section::Forms)?),
        (Section::Lexicon, section(Section::Lexicon)?),
        (Section::StaffForms, section(Section::StaffForms)?),
        (Section::StaffLexicon, section(Section::StaffLexicon)?),
        (Section::Shapes, section(Section::Shapes)?),
        (Section::Packs, &bytes),
    ]);
    let engine =
        Engine::open(&artefact).map_err(|error| Report::of("artefact", error.to_string()))?;
    for (pack, folder) in packs.iter().zip(folders) {
        report.merge(verify::examples(&engine, pack, &folder.files), &folder.name);
    }
    if report.is_empty() {
        Ok(artefact)
    } else {
        Err(report)
    }
}
