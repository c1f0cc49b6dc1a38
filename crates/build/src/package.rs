//! The zips for the stores: the same sources give the same bytes, whenever and wherever built.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use anyhow::Result;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::extension::{self, Flavour};
use crate::workspace::Workspace;

/// Builds both production extensions and zips each as `vaglio-<version>-<browser>.zip`.
pub fn zips(workspace: &Workspace) -> Result<()> {
    let flavours = [Flavour::Chromium, Flavour::Firefox];
    extension::assemble(workspace, &flavours)?;
    for flavour in flavours {
        let name = format!(
            "vaglio-{}-{}.zip",
            env!("CARGO_PKG_VERSION"),
            flavour.folder()
        );
        let path = workspace.out.join(&name);
        zip_folder(&workspace.out.join(flavour.folder()), &path)?;
        println!("{}", path.display());
    }
    Ok(())
}

/// Zips `folder`: entries in the order of their names, one date for all, no owner.
fn zip_folder(folder: &Path, path: &Path) -> Result<()> {
    let mut files = BTreeMap::new();
    collect(folder, "", &mut files)?;
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(File::create(path)?);
    for (name, content) in files {
        zip.start_file(name, options)?;
        zip.write_all(&content)?;
    }
    zip.finish()?;
    Ok(())
}

fn collect(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.insert(name, fs::read(entry.path())?);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The order in which files were written, and when, must not show.
    #[test]
    fn same_files_same_bytes() {
        let folder = std::env::temp_dir().join(format!("vaglio-zip-{}", std::process::id()));
        let zipped = |names: [&str; 3]| {
            let source = folder.join("source");
            fs::create_dir_all(source.join("b")).unwrap();
            for name in names {
                fs::write(source.join(name), name).unwrap();
            }
            let path = folder.join("out.zip");
            zip_folder(&source, &path).unwrap();
            fs::remove_dir_all(&source).unwrap();
            fs::read(path).unwrap()
        };
        let (one, other) = (zipped(["a", "b/c", "d"]), zipped(["d", "b/c", "a"]));
        let changed = zipped(["a", "b/c", "e"]);
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(one, other);
        assert_ne!(one, changed);
    }
}
