//! `vaglio eval`: what the engine finds against what people labelled.

mod figures;
mod report;
mod score;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use clap::Args;
use vaglio_engine::Engine;
use vaglio_policy::Language;
use vaglio_train::corpus::Corpus;

/// So many texts are judged together.
const TOGETHER: usize = 64;

/// Measure the engine on labelled texts: precision, recall, F1 and counts a category.
#[derive(Args)]
pub struct Eval {
    /// Corpora: one JSON object a line, with `id`, `audience`, `text`, `labels`.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// For machines: one JSON object.
    #[arg(long)]
    json: bool,
    /// The lines that were judged wrongly, instead of the figures.
    #[arg(long, conflicts_with = "json")]
    mistakes: bool,
}

impl Eval {
    /// Runs the command.
    pub fn run(&self, engine: &Engine) -> Result<ExitCode> {
        let mut files = Vec::new();
        for path in &self.files {
            let name = path.display().to_string();
            let text = std::fs::read_to_string(path).with_context(|| name.clone())?;
            files.push((name, text));
        }
        let named: Vec<(&str, &str)> = files
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()))
            .collect();
        let corpus = match Corpus::read(&named) {
            Ok(corpus) if corpus.lines.is_empty() => bail!("there is no line to measure on"),
            Ok(corpus) => corpus,
            Err(faults) => {
                faults.iter().for_each(|fault| eprintln!("{fault}"));
                return Ok(ExitCode::from(2));
            }
        };
        let mut verdicts = Vec::with_capacity(corpus.lines.len());
        for lines in corpus.lines.chunks(TOGETHER) {
            let submissions: Vec<_> = lines.iter().map(|line| line.submission.clone()).collect();
            verdicts.extend(engine.check_all(&submissions, Language::It));
        }
        let verdicts = verdicts.into_iter().collect::<Result<Vec<_>, _>>()?;
        if self.mistakes {
            report::mistakes(&corpus, &verdicts)?;
            return Ok(ExitCode::SUCCESS);
        }
        let figures = score::score(&corpus.lines, &verdicts);
        if self.json {
            println!("{}", serde_json::to_string_pretty(&figures)?);
        } else {
            report::print(&figures)?;
        }
        Ok(ExitCode::SUCCESS)
    }
}
