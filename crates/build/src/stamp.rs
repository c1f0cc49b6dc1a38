//! Remembers from what input a file was derived, so that the same work is not done twice.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::Result;

/// The note beside a derived file. A hash that changes with the toolchain only costs a derivation.
pub struct Stamp {
    note: PathBuf,
    hash: String,
}

impl Stamp {
    /// The stamp at `note` for something derived from `input`.
    pub fn of(note: impl AsRef<Path>, input: &impl Hash) -> Self {
        let mut hasher = DefaultHasher::new();
        input.hash(&mut hasher);
        Self {
            note: note.as_ref().to_owned(),
            hash: format!("{:016x}", hasher.finish()),
        }
    }

    /// Whether the derived file was made from this very input.
    pub fn holds(&self) -> bool {
        fs::read_to_string(&self.note).is_ok_and(|noted| noted == self.hash)
    }

    /// Notes that the derivation succeeded.
    pub fn put(&self) -> Result<()> {
        fs::write(&self.note, &self.hash)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Stamp;

    #[test]
    fn holds_only_for_the_noted_input() {
        let note = std::env::temp_dir().join(format!("vaglio-stamp-{}", std::process::id()));
        Stamp::of(&note, &"one").put().unwrap();
        assert!(Stamp::of(&note, &"one").holds());
        assert!(!Stamp::of(&note, &"two").holds());
        std::fs::remove_file(&note).unwrap();
        assert!(!Stamp::of(&note, &"one").holds());
    }
}
