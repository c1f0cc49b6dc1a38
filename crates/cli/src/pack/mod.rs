//! `vaglio pack`: packs begun, checked, built and documented.

mod coverage;
mod doc;
mod new;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::Subcommand;
use vaglio_compiler::{PackFolder, folder, load, signals, with_packs};
use vaglio_policy::{Language, Pack, Report};

/// Check and build packs.
#[derive(Subcommand)]
pub enum PackCommand {
    /// Check packs and additions to packs, their examples included; nothing is written.
    Check {
        /// Folders of packs.
        #[arg(required = true, value_name = "DIR")]
        folders: Vec<PathBuf>,
    },
    /// Build packs into an artefact. On any problem the file stays as it was.
    Build {
        /// Folders of packs.
        #[arg(required = true, value_name = "DIR")]
        folders: Vec<PathBuf>,
        /// Where to write.
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
        /// Compile this lexicon instead of the built-in one.
        #[arg(long, value_name = "DIR")]
        lexicon: Option<PathBuf>,
    },
    /// Begin a pack: a folder with three rules that pass.
    New {
        /// Identifier: letters and digits.
        id: String,
        /// Where to make the folder.
        #[arg(long, value_name = "DIR", default_value = ".")]
        parent: PathBuf,
    },
    /// Judge every example and count them, rule by rule.
    Test {
        /// Folders of packs.
        #[arg(required = true, value_name = "DIR")]
        folders: Vec<PathBuf>,
    },
    /// Write a page a rule, and the policies side by side.
    Doc {
        /// Folders of packs.
        #[arg(required = true, value_name = "DIR")]
        folders: Vec<PathBuf>,
        /// Where to write.
        #[arg(short, long, value_name = "DIR")]
        output: PathBuf,
        /// In English; in Italian otherwise.
        #[arg(long)]
        english: bool,
    },
    /// Compare packs with a register of clauses; fails when one is missing.
    Coverage {
        /// Folders of packs.
        #[arg(required = true, value_name = "DIR")]
        folders: Vec<PathBuf>,
        /// The register.
        #[arg(long, value_name = "FILE")]
        register: PathBuf,
    },
    /// Print the JSON Schemas of `pack.toml`, of rule files and of additions, for editors.
    Schema,
}

impl PackCommand {
    /// Runs the command over the signals of an artefact.
    pub fn run(&self, artefact: &[u8]) -> Result<ExitCode> {
        match self {
            PackCommand::Check { folders } => {
                let packs = read(folders)?;
                Ok(match with_packs(artefact, &packs) {
                    Ok(_) => {
                        let files = packs.iter().flat_map(|pack| &pack.files);
                        let rules = files.filter(|file| file.path.starts_with("rules/")).count();
                        println!("{} packs, {rules} rules, no problem", packs.len());
                        ExitCode::SUCCESS
                    }
                    Err(report) => tell(&report),
                })
            }
            PackCommand::Build {
                folders,
                output,
                lexicon,
            } => {
                let packs = read(folders)?;
                let base = match lexicon {
                    None => Ok(artefact.to_vec()),
                    Some(dir) => signals(&folder::lexicon(dir)?),
                };
                match base.and_then(|base| with_packs(&base, &packs)) {
                    Ok(bytes) => {
                        replace(output, &bytes)?;
                        println!(
                            "{}: {} packs, {} bytes",
                            output.display(),
                            packs.len(),
                            bytes.len()
                        );
                        Ok(ExitCode::SUCCESS)
                    }
                    Err(report) => Ok(tell(&report)),
                }
            }
            PackCommand::New { id, parent } => new::run(id, parent),
            PackCommand::Test { folders } => {
                let packs = read(folders)?;
                if let Err(report) = with_packs(artefact, &packs) {
                    return Ok(tell(&report));
                }
                Ok(match load(artefact, &packs) {
                    Ok(packs) => {
                        packs.iter().for_each(count);
                        ExitCode::SUCCESS
                    }
                    Err(report) => tell(&report),
                })
            }
            PackCommand::Doc {
                folders,
                output,
                english,
            } => match load(artefact, &read(folders)?) {
                Ok(packs) => doc::run(
                    &packs,
                    output,
                    if *english { Language::En } else { Language::It },
                ),
                Err(report) => Ok(tell(&report)),
            },
            PackCommand::Coverage { folders, register } => match load(artefact, &read(folders)?) {
                Ok(packs) => coverage::run(register, &packs),
                Err(report) => Ok(tell(&report)),
            },
            PackCommand::Schema => {
                let schemas = vaglio_policy::json_schema();
                let schemas = serde_json::json!({
                    "pack": schemas.pack, "rule": schemas.rule, "additions": schemas.additions,
                });
                println!("{}", serde_json::to_string_pretty(&schemas)?);
                Ok(ExitCode::SUCCESS)
            }
        }
    }
}

fn read(folders: &[PathBuf]) -> Result<Vec<PackFolder>> {
    folders.iter().map(|dir| Ok(folder::pack(dir)?)).collect()
}

fn count(pack: &Pack) {
    let mut sums = [0; 3];
    for rule in &pack.rules {
        let counts = [rule.hits.len(), rule.misses.len(), rule.cases.len()];
        if counts != [0; 3] {
            let [hits, misses, cases] = counts;
            println!(
                "{:14} {hits:4} hits {misses:4} misses {cases:4} cases",
                rule.id
            );
        }
        sums.iter_mut().zip(counts).for_each(|(sum, n)| *sum += n);
    }
    let [hits, misses, cases] = sums;
    println!(
        "{}: {} rules, {hits} hits, {misses} misses, {cases} cases, all as they should be",
        pack.id,
        pack.rules.len()
    );
}

fn tell(report: &Report) -> ExitCode {
    eprint!("{report}");
    ExitCode::from(2)
}

/// Writes beside the file, then puts it in its place: whoever reads it finds the old or the new.
fn replace(path: &Path, bytes: &[u8]) -> Result<()> {
    let name = path.file_name().context("the output needs a file name")?;
    let beside = path.with_file_name(format!(".{}.new", name.to_string_lossy()));
    let mut file = fs::File::create(&beside).with_context(|| beside.display().to_string())?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&beside, path).with_context(|| path.display().to_string())
}
