//! The door for the terminal.
//!
//! Exit status: 0 clean, 1 findings at or above `--fail-on`, 2 misuse or bad input, with one line
//! that says what and where (a pack gets one excerpt a problem).

mod check;
mod eval;
mod jsonl;
mod pack;

use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::{Parser, Subcommand};
use vaglio_engine::Engine;

/// The signals and the packs of this source tree, compiled.
static BUILT_IN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/vaglio.pack"));

/// Vaglio: what a text breaks of an institution's social media policy.
#[derive(Parser)]
#[command(version, about, disable_help_subcommand = true)]
struct Arguments {
    /// Use this artefact instead of the built-in one.
    #[arg(long, global = true, value_name = "FILE")]
    artefact: Option<std::path::PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Check a text, a file, or standard input.
    Check(check::Check),
    /// Measure the engine on labelled texts.
    Eval(eval::Eval),
    /// Check and build packs.
    #[command(subcommand)]
    Pack(pack::PackCommand),
}

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) if error.use_stderr() => {
            // One line: what is wrong. The rest of clap's answer is a page of usage.
            let text = error.to_string();
            let line = text.lines().next().unwrap_or_default();
            let line = line.strip_prefix("error: ").unwrap_or(line);
            eprintln!("vaglio: {line} (see `vaglio --help`)");
            return ExitCode::from(2);
        }
        Err(help) => {
            print!("{help}");
            return ExitCode::SUCCESS;
        }
    };
    match run(&arguments) {
        Ok(status) => status,
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("vaglio: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &Arguments) -> Result<ExitCode> {
    let artefact = match &arguments.artefact {
        Some(path) => std::fs::read(path).with_context(|| path.display().to_string())?,
        None => BUILT_IN.to_vec(),
    };
    match &arguments.command {
        Command::Check(check) => check.run(&mut Engine::open(&artefact)?),
        Command::Eval(eval) => eval.run(&Engine::open(&artefact)?),
        Command::Pack(command) => command.run(&artefact),
    }
}

/// Whoever reads our output has had enough: no error.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let kind = |cause: &(dyn std::error::Error + 'static)| {
        let io = cause.downcast_ref::<std::io::Error>();
        io.is_some_and(|io| io.kind() == std::io::ErrorKind::BrokenPipe)
    };
    error.chain().any(kind)
}
