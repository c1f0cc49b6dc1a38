//! Where things are: the sources, what cargo makes of them, and where the results go.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// The folders of one build.
pub struct Workspace {
    /// The folder of the sources.
    pub root: PathBuf,
    /// The folder of the results, `dist` unless told otherwise.
    pub out: PathBuf,
    /// Cargo's folder, and under `vaglio` what lies between cargo's results and ours.
    pub target: PathBuf,
    /// Nothing derived earlier may be used again.
    pub fresh: bool,
}

impl Workspace {
    /// The workspace that this program was compiled in.
    pub fn new(out: Option<PathBuf>, fresh: bool) -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .ancestors()
            .nth(2)
            .context("crates/build lies two folders below the root")?
            .to_owned();
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(target) => root.join(target),
            None => root.join("target"),
        };
        Ok(Self {
            out: out.unwrap_or_else(|| root.join("dist")),
            root,
            target,
            fresh,
        })
    }

    /// A folder for what is derived from cargo's results and not yet shipped: one of its own when
    /// nothing derived earlier may be used, so that what others are reading stays as it is.
    pub fn between(&self) -> PathBuf {
        if self.fresh {
            self.out.join("modules")
        } else {
            self.target.join("vaglio")
        }
    }

    /// A program that npm installed, at the version of package-lock.json.
    pub fn npm_program(&self, name: &str) -> Result<PathBuf> {
        let program = self.root.join("node_modules/.bin").join(name);
        if !program.exists() {
            bail!(
                "{} is missing: run `npm ci` (build.sh does)",
                program.display()
            );
        }
        Ok(program)
    }
}
