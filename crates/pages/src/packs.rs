//! The institutions whose policies this build carries.

/// One policy pack, as the pages name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pack {
    /// Its id in settings.
    pub id: &'static str,
    /// The institution.
    pub institution: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/packs.rs"));

/// All the ids.
#[must_use]
pub fn ids() -> Vec<&'static str> {
    PACKS.iter().map(|pack| pack.id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_folder_of_policies_is_listed_once() {
        let mut folders: Vec<String> =
            std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../../policies"))
                .expect("the folder of policies")
                .filter_map(|entry| {
                    let entry = entry.ok()?;
                    let is_pack = entry.path().join("pack.toml").exists();
                    is_pack.then(|| entry.file_name().to_string_lossy().into_owned())
                })
                .collect();
        folders.sort();
        assert!(!folders.is_empty());
        assert_eq!(ids(), folders);
        assert!(PACKS.iter().all(|pack| !pack.institution.is_empty()));
    }
}
