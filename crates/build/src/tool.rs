//! Runs another program and says what failed.

use std::io::stderr;
use std::process::Command;

use anyhow::{Context, Result, bail};

/// Runs `command` to its end. What it says goes to our error output: our own output is results.
///
/// # Errors
/// When the program cannot be started, or ends other than well.
pub fn run(command: &mut Command) -> Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command
        .stdout(stderr())
        .status()
        .with_context(|| format!("{name} could not be started"))?;
    if !status.success() {
        let arguments: Vec<_> = command.get_args().map(|a| a.to_string_lossy()).collect();
        bail!("{name} failed ({status}): {}", arguments.join(" "));
    }
    Ok(())
}
