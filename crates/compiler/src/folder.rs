//! Reading sources from disk, for the programs that have one. The rest of the crate takes them as
//! they are, so that it also runs in a browser.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use vaglio_policy::SourceFile;

use crate::PackFolder;

/// Word data in a format of its own, which is part of this crate: see `shapes`.
const PERSONAL_DATA: &str = "personal-data.toml";

/// The word lists in a folder, in order of name.
///
/// # Errors
/// When the folder or a file cannot be read; the path is part of the message.
pub fn lexicon(dir: &Path) -> io::Result<Vec<SourceFile>> {
    let mut files = Vec::new();
    for path in sorted(dir)? {
        let is_list = path
            .extension()
            .is_some_and(|extension| extension == "toml");
        if is_list && !path.ends_with(PERSONAL_DATA) {
            files.push(file(&path, dir)?);
        }
    }
    Ok(files)
}

/// A pack's folder: `pack.toml`, the lists of a spreadsheet beside it, and what stands in `rules`.
///
/// # Errors
/// As [`lexicon`].
pub fn pack(dir: &Path) -> io::Result<PackFolder> {
    let mut files = vec![file(&dir.join("pack.toml"), dir)?];
    for path in sorted(dir)? {
        if path
            .extension()
            .is_some_and(|end| end.eq_ignore_ascii_case("csv"))
        {
            files.push(file(&path, dir)?);
        }
    }
    let rules = dir.join("rules");
    if rules.is_dir() {
        for path in sorted(&rules)? {
            files.push(file(&path, dir)?);
        }
    }
    Ok(PackFolder {
        name: dir.display().to_string(),
        files,
    })
}

/// The packs in a folder of packs.
///
/// # Errors
/// As [`lexicon`].
pub fn packs(dir: &Path) -> io::Result<Vec<PackFolder>> {
    let folders = sorted(dir)?
        .into_iter()
        .filter(|path| path.join("pack.toml").is_file());
    folders.map(|path| pack(&path)).collect()
}

fn sorted(dir: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(dir).map_err(|error| at(dir, &error))?;
    let mut paths = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn file(path: &Path, dir: &Path) -> io::Result<SourceFile> {
    // No larger than a pack may be: a mistaken path must not fill the memory.
    let size = fs::metadata(path).map_err(|error| at(path, &error))?.len();
    if size > vaglio_policy::PACK_LIMIT as u64 {
        let message = format!(
            "{}: {size} bytes are too many for a source file",
            path.display()
        );
        return Err(io::Error::other(message));
    }
    let bytes = fs::read(path).map_err(|error| at(path, &error))?;
    let text = String::from_utf8(bytes)
        .map_err(|error| io::Error::other(format!("{}: {}", path.display(), error.utf8_error())))?;
    let relative = path.strip_prefix(dir).unwrap_or(path);
    let path = relative
        .components()
        .map(|part| part.as_os_str().to_string_lossy())
        .collect::<Vec<_>>();
    Ok(SourceFile {
        path: path.join("/"),
        text,
    })
}

fn at(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
