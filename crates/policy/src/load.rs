//! From the files of a folder to a pack, or to a report of everything that is wrong with them.

use std::collections::HashSet;

use crate::check::Checker;
use crate::format::{AdditionsFile, PackFile, RuleFile};
use crate::list::{self, list_name};
use crate::pack::Pack;
use crate::read::read;
use crate::report::{Report, SourceFile};

/// A file longer than this many bytes is refused unread.
pub const FILE_LIMIT: usize = 1 << 20;

/// So is a pack longer than this.
pub const PACK_LIMIT: usize = 10 << 20;

/// More files than this are refused too.
pub const FILES_LIMIT: usize = 2_000;

impl Pack {
    /// Reads a pack from the files of its folder.
    ///
    /// # Errors
    /// A [`Report`] with every problem found; a pack is taken whole or not at all.
    pub fn load(files: &[SourceFile]) -> Result<Pack, Report> {
        let mut report = Report::default();
        let Some(sources) = Sources::sort(files, false, &mut report) else {
            return Err(report);
        };
        let head = sources
            .head
            .and_then(|file| Some((file, read::<PackFile>(file, &mut report)?)));
        let rules: Vec<(&SourceFile, RuleFile)> = sources
            .rules
            .iter()
            .filter_map(|file| Some((*file, read::<RuleFile>(file, &mut report)?)))
            .collect();
        let Some((head_file, head)) = head else {
            return Err(report
                .into_result(())
                .expect_err("a missing head is a problem"));
        };
        let names = sources.rules.iter().filter_map(|file| stem(&file.path));
        let all_read = rules.len() == sources.rules.len();
        Checker::new(head_file, names.collect(), all_read, report).pack(&head, &rules)
    }

    /// The pack that the files are added to; none when they are a pack themselves.
    pub fn extended_by(files: &[SourceFile]) -> Option<String> {
        head_key(files, "extends")
    }

    /// The identifier that the files of a pack give it, checked or not.
    pub fn id_in(files: &[SourceFile]) -> Option<String> {
        head_key(files, "id")
    }

    /// This pack with what the files of a folder of additions say. Rules of theirs are the institution's
    /// own.
    ///
    /// # Errors
    /// As [`Pack::load`].
    pub fn with_additions(&self, files: &[SourceFile]) -> Result<Pack, Report> {
        let mut report = Report::default();
        let Some(sources) = Sources::sort(files, true, &mut report) else {
            return Err(report);
        };
        let head = sources
            .head
            .and_then(|file| Some((file, read::<AdditionsFile>(file, &mut report)?)));
        let rules: Vec<(&SourceFile, RuleFile)> = sources
            .rules
            .iter()
            .filter_map(|file| Some((*file, read::<RuleFile>(file, &mut report)?)))
            .collect();
        let Some((head_file, mut head)) = head else {
            return Err(report
                .into_result(())
                .expect_err("a missing head is a problem"));
        };
        let mut facts = vec![(head_file, head.facts())];
        for file in sources.lists {
            list::read(file, &mut head, &mut report);
            facts.push((file, head.facts()));
        }
        let names = sources.rules.iter().filter_map(|file| stem(&file.path));
        let all_read = rules.len() == sources.rules.len();
        Checker::new(head_file, names.collect(), all_read, report)
            .additions(self, &head, &facts, &rules)
    }
}

/// A text of `pack.toml`, when it can be read at all: what is wrong with it the loader says.
fn head_key(files: &[SourceFile], key: &str) -> Option<String> {
    let head = files.iter().find(|file| file.path == "pack.toml")?;
    if head.text.len() > FILE_LIMIT {
        return None;
    }
    let (table, _) = toml::de::DeTable::parse_recoverable(&head.text);
    let value = table.get_ref().get(key)?;
    Some(value.get_ref().as_str().unwrap_or_default().to_owned())
}

struct Sources<'f> {
    head: Option<&'f SourceFile>,
    rules: Vec<&'f SourceFile>,
    /// Lists from a spreadsheet, among additions.
    lists: Vec<&'f SourceFile>,
}

impl<'f> Sources<'f> {
    /// Tells the files apart. `None` when nothing is worth reading.
    fn sort(files: &'f [SourceFile], additions: bool, report: &mut Report) -> Option<Self> {
        let mut sources = Sources {
            head: None,
            rules: Vec::new(),
            lists: Vec::new(),
        };
        let total: usize = files.iter().map(|file| file.text.len()).sum();
        if total > PACK_LIMIT || files.len() > FILES_LIMIT {
            let message = format!(
                "the pack is too large: {} files, {total} bytes; at most {FILES_LIMIT} files and {PACK_LIMIT} bytes",
                files.len()
            );
            report.add_file("pack.toml", message, None);
            return None;
        }
        let mut seen = HashSet::new();
        for file in files {
            if !seen.insert(file.path.as_str()) {
                report.add_file(&file.path, "the file is given twice", None);
            } else if file.text.len() > FILE_LIMIT {
                report.add_file(
                    &file.path,
                    format!(
                        "the file is too large: {} bytes, at most {FILE_LIMIT}",
                        file.text.len()
                    ),
                    None,
                );
            } else if file.path == "pack.toml" {
                sources.head = Some(file);
            } else if stem(&file.path).is_some() {
                sources.rules.push(file);
            } else if additions && list_name(&file.path).is_some() {
                sources.lists.push(file);
            } else {
                report.add_file(
                    &file.path,
                    "not a file of a pack",
                    Some("a pack holds `pack.toml` and `rules/<id>.toml`".into()),
                );
            }
        }
        if !seen.contains("pack.toml") {
            report.add_file(
                "pack.toml",
                "the file is missing",
                Some("every pack needs it: it names the institution and its documents".into()),
            );
        } else if sources.rules.is_empty() && report.is_empty() && !additions {
            report.add_file(
                "rules",
                "the pack has no rules",
                Some("add `rules/<id>.toml`".into()),
            );
        }
        (sources.head.is_some() || !sources.rules.is_empty()).then_some(sources)
    }
}

/// The rule's name in a path `rules/<name>.toml`.
pub(crate) fn stem(path: &str) -> Option<&str> {
    let name = path.strip_prefix("rules/")?.strip_suffix(".toml")?;
    (!name.is_empty() && !name.contains('/')).then_some(name)
}
