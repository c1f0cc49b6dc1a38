//! What a person imports: the files chosen, as a folder of the pack format, and what is noted of the packs taken in.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::packs::Outline;

/// The most bytes in one import: forty times the largest pack that is built in.
pub const MAX_BYTES: usize = 4 << 20;
/// The most files.
pub const MAX_FILES: usize = 1000;

/// A file, by its path in the folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// `pack.toml`, `rules/lg-e01.toml`.
    pub path: String,
    /// Its content.
    pub text: String,
}

/// A folder of the pack format.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Folder {
    /// What reports call it.
    pub name: String,
    /// Its files.
    pub files: Vec<File>,
}

/// Why files are not taken in, before any of them is read as a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Nothing in the selection is of a pack.
    Nothing,
    /// More than [`MAX_BYTES`].
    TooLarge,
    /// More than [`MAX_FILES`].
    TooMany,
    /// A file that is no text, with its name.
    NotText(String),
    /// A list without a policy to add it to.
    NoPolicy,
}

impl Trouble {
    /// The key of the sentence that says it, and what to put into the sentence.
    #[must_use]
    pub fn sentence(&self) -> (&'static str, String) {
        match self {
            Trouble::Nothing => ("options_packs_nothing", String::new()),
            Trouble::TooLarge => ("options_packs_too_large", (MAX_BYTES >> 20).to_string()),
            Trouble::TooMany => ("options_packs_too_many", MAX_FILES.to_string()),
            Trouble::NotText(file) => ("options_packs_not_text", file.clone()),
            Trouble::NoPolicy => ("options_packs_no_policy", String::new()),
        }
    }
}

/// Which of the chosen files belong to a pack, by their paths: the folder that holds them comes first where a folder was
/// chosen. What else a folder holds is left alone, as the command line does.
#[must_use]
pub fn belongs(path: &str) -> bool {
    let inside = path.split_once('/').map_or(path, |(_, inside)| inside);
    let hidden = inside.split('/').any(|part| part.starts_with('.'));
    let lower = inside.to_ascii_lowercase();
    !hidden
        && match path.contains('/') {
            true => {
                inside == "pack.toml"
                    || inside.starts_with("rules/")
                    || lower.ends_with(".csv") && !inside.contains('/')
            }
            false => lower.ends_with(".toml") || lower.ends_with(".csv"),
        }
}

/// The folder that chosen files make: one from the disk, or files by themselves. A list of rows by itself is added to
/// `policy`.
///
/// # Errors
/// When there is too much, too little, or something that is no text.
pub fn folder(files: Vec<(String, Vec<u8>)>, policy: Option<&str>) -> Result<Folder, Trouble> {
    if files.len() > MAX_FILES {
        return Err(Trouble::TooMany);
    }
    if files.iter().map(|(_, bytes)| bytes.len()).sum::<usize>() > MAX_BYTES {
        return Err(Trouble::TooLarge);
    }
    let Some((first, _)) = files.first() else {
        return Err(Trouble::Nothing);
    };
    let name = match first.split_once('/') {
        Some((folder, _)) => folder.to_owned(),
        None => stem(first).to_owned(),
    };
    let alone = files.len() == 1;
    let lists = files.iter().all(|(path, _)| !is_toml(path));
    let mut made = Vec::new();
    for (path, bytes) in files {
        let text = String::from_utf8(bytes).map_err(|_| Trouble::NotText(path.clone()))?;
        let path = match path.split_once('/') {
            Some((_, inside)) => inside.to_owned(),
            None if is_toml(&path) && alone => "pack.toml".to_owned(),
            None if is_toml(&path) && path != "pack.toml" => format!("rules/{path}"),
            None => path,
        };
        made.push(File { path, text });
    }
    if lists {
        let policy = policy.ok_or(Trouble::NoPolicy)?;
        made.push(File {
            path: "pack.toml".to_owned(),
            text: format!("extends = \"{policy}\"\n"),
        });
    }
    Ok(Folder { name, files: made })
}

fn is_toml(path: &str) -> bool {
    path.to_ascii_lowercase().ends_with(".toml")
}

fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// What `storage.local` holds of the packs taken in, for whoever lets a person choose one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Counts the changes.
    pub revision: u64,
    /// The packs that were taken in or added to, as they are now.
    pub packs: Vec<Outline>,
}

impl Imported {
    /// Reads what was stored; what is wrong in it is left out.
    #[must_use]
    pub fn from_value(value: &Value) -> Imported {
        let packs = value["packs"].as_array().into_iter().flatten();
        Imported {
            revision: value["revision"].as_u64().unwrap_or_default(),
            packs: packs
                .filter_map(|pack| Outline::deserialize(pack).ok())
                .collect(),
        }
    }

    /// The same, for the storage.
    #[must_use]
    pub fn to_value(&self) -> Value {
        json!({ "revision": self.revision, "packs": self.packs })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::built_in;

    fn paths(folder: &Folder) -> Vec<&str> {
        folder.files.iter().map(|file| file.path.as_str()).collect()
    }

    fn chosen(names: &[&str]) -> Vec<(String, Vec<u8>)> {
        names
            .iter()
            .map(|name| ((*name).to_owned(), b"x".to_vec()))
            .collect()
    }

    #[test]
    fn a_folder_keeps_its_pack_and_nothing_else() {
        let all = [
            "borgo/pack.toml",
            "borgo/rules/borgo-1.toml",
            "borgo/nomi.csv",
            "borgo/README.md",
            "borgo/.git/pack.toml",
            "borgo/rules/.borgo-1.toml.swp",
        ];
        let kept: Vec<&str> = all.into_iter().filter(|path| belongs(path)).collect();
        let made = folder(chosen(&kept), None).unwrap();
        assert_eq!(made.name, "borgo");
        assert_eq!(
            paths(&made),
            ["pack.toml", "rules/borgo-1.toml", "nomi.csv"]
        );
    }

    #[test]
    fn files_by_themselves_find_their_place() {
        let made = folder(chosen(&["aggiunte.toml"]), None).unwrap();
        assert_eq!(
            (made.name.as_str(), paths(&made)),
            ("aggiunte", vec!["pack.toml"])
        );
        let made = folder(chosen(&["lg-1.toml", "pack.toml", "nomi.csv"]), None).unwrap();
        assert_eq!(paths(&made), ["rules/lg-1.toml", "pack.toml", "nomi.csv"]);
    }

    #[test]
    fn a_list_is_added_to_the_chosen_policy() {
        let made = folder(chosen(&["nomi.csv"]), Some("lg")).unwrap();
        assert_eq!(paths(&made), ["nomi.csv", "pack.toml"]);
        assert_eq!(made.files[1].text, "extends = \"lg\"\n");
        assert_eq!(folder(chosen(&["nomi.csv"]), None), Err(Trouble::NoPolicy));
    }

    #[test]
    fn limits_are_told() {
        assert_eq!(folder(Vec::new(), None), Err(Trouble::Nothing));
        let large = vec![("pack.toml".to_owned(), vec![b'#'; MAX_BYTES + 1])];
        assert_eq!(folder(large, None), Err(Trouble::TooLarge));
        let many = vec![("a/pack.toml".to_owned(), Vec::new()); MAX_FILES + 1];
        assert_eq!(folder(many, None), Err(Trouble::TooMany));
        let bytes = vec![("a/pack.toml".to_owned(), vec![0xe8])];
        assert_eq!(
            folder(bytes, None),
            Err(Trouble::NotText("a/pack.toml".to_owned()))
        );
    }

    #[test]
    fn what_is_noted_is_read_back() {
        let noted = Imported {
            revision: 3,
            packs: built_in().to_vec(),
        };
        assert_eq!(Imported::from_value(&noted.to_value()), noted);
        assert_eq!(Imported::from_value(&Value::Null), Imported::default());
    }
}
