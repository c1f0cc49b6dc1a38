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
    let packs = written(&verified(artefact, folders)?);
    let base = Artefact::open(artefact).map_err(unusable)?;
    let section = |section| base.section(section).map_err(unusable);
    Ok(write(&[
        (Section::Forms, section(Section::Forms)?),
        (Section::Lexicon, section(Section::Lexicon)?),
        (Section::StaffForms, section(Section::StaffForms)?),
        (Section::StaffLexicon, section(Section::StaffLexicon)?),
        (Section::Shapes, section(Section::Shapes)?),
        (Section::Packs, &packs),
    ]))
}

/// An artefact that holds packs alone, for an engine that has the signals already. Packs are judged as in
/// [`with_packs`].
///
/// # Errors
/// As [`with_packs`].
pub fn packs_alone(
    artefact: &[u8],
    folders: &[PackFolder],
) -> Result<(Vec<Pack>, Vec<u8>), Report> {
    let packs = verified(artefact, folders)?;
    let bytes = write(&[(Section::Packs, &written(&packs))]);
    Ok((packs, bytes))
}

fn written(packs: &[Pack]) -> Vec<u8> {
    let written: Vec<WrittenPack> = packs.iter().map(WrittenPack::of).collect();
    postcard::to_allocvec(&written).expect("bytes are written")
}

fn unusable(error: impl std::fmt::Display) -> Report {
    Report::of("artefact", error.to_string())
}

/// The packs that folders make, each with what is added to it. What is added to a pack of which no folder is
/// given is added to the one of the artefact. Examples are not judged.
///
/// # Errors
/// Every problem of every folder, with its place.
pub fn load(artefact: &[u8], folders: &[PackFolder]) -> Result<Vec<Pack>, Report> {
    let engine = Engine::open(artefact).map_err(unusable)?;
    Ok(assemble(&engine, folders)?.1)
}

/// The same, every example judged: those of a pack under the pack as it stands, those of additions under what
/// they make of it.
fn verified(artefact: &[u8], folders: &[PackFolder]) -> Result<Vec<Pack>, Report> {
    let engine = Engine::open(artefact).map_err(unusable)?;
    let (whole, packs) = assemble(&engine, folders)?;
    let mut report = Report::default();
    for folder in folders {
        let (among, id) = match Pack::extended_by(&folder.files) {
            Some(id) => (&packs, Some(id)),
            None => (&whole, Pack::id_in(&folder.files)),
        };
        if let Some(pack) = among.iter().find(|pack| Some(&pack.id) == id.as_ref()) {
            let problems = verify::examples(&engine, pack, &folder.files);
            report.merge(problems, &folder.name);
        }
    }
    if report.is_empty() {
        Ok(packs)
    } else {
        Err(report)
    }
}

/// The packs as their folders have them, and with what is added to them.
fn assemble(engine: &Engine, folders: &[PackFolder]) -> Result<(Vec<Pack>, Vec<Pack>), Report> {
    let mut report = Report::default();
    let mut whole: Vec<Pack> = Vec::new();
    let extends: Vec<Option<String>> = folders
        .iter()
        .map(|folder| Pack::extended_by(&folder.files))
        .collect();
    for (folder, _) in folders.iter().zip(&extends).filter(|(_, id)| id.is_none()) {
        match Pack::load(&folder.files) {
            Ok(pack) if whole.iter().any(|other| other.id == pack.id) => {
                let message = format!("the pack `{}` is given twice", pack.id);
                report.merge(Report::of("pack.toml", message), &folder.name);
            }
            Ok(pack) => whole.push(pack),
            Err(problems) => report.merge(problems, &folder.name),
        }
    }
    // What is added to a pack that is wrong cannot be looked at yet.
    if !report.is_empty() {
        return Err(report);
    }
    let mut packs = whole.clone();
    for (folder, id) in folders.iter().zip(&extends) {
        let Some(id) = id else { continue };
        let at = match packs.iter().position(|pack| pack.id == *id) {
            Some(at) => at,
            None => match engine.institution(id) {
                Ok(built_in) => {
                    packs.push(built_in.pack().clone());
                    packs.len() - 1
                }
                Err(_) => {
                    report.merge(no_such_pack(folder, id, engine), &folder.name);
                    continue;
                }
            },
        };
        match packs[at].with_additions(&folder.files) {
            Ok(pack) => packs[at] = pack,
            Err(problems) => report.merge(problems, &folder.name),
        }
    }
    if report.is_empty() {
        Ok((whole, packs))
    } else {
        Err(report)
    }
}

fn no_such_pack(folder: &PackFolder, id: &str, engine: &Engine) -> Report {
    let mut report = Report::default();
    let known: Vec<&str> = engine.packs().map(|(id, _)| id).collect();
    let help = if known.is_empty() {
        "give the folder of that pack too".to_owned()
    } else {
        format!(
            "give the folder of that pack too, or name one that is built in: {}",
            known.join(", ")
        )
    };
    if let Some(head) = folder.files.iter().find(|file| file.path == "pack.toml") {
        let at = head.text.find("extends").unwrap_or_default();
        let end = head.text[at..]
            .find('\n')
            .map_or(head.text.len(), |len| at + len);
        let name: String = id
            .chars()
            .filter(|c| c.is_ascii_graphic())
            .take(64)
            .collect();
        report.add(
            head,
            at..end,
            format!("there is no pack `{name}` to add to"),
            Some(help),
        );
    }
    report
}
