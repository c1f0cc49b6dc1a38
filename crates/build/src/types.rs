//! Writes the TypeScript types of what goes into the engine and what comes out, from the Rust ones.

use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};
use std::fs;

use anyhow::{Result, bail};
use ts_rs::{Config, TS, TypeVisitor};
use vaglio_engine::{Submission, Verdict};
use vaglio_policy::Language;

use crate::workspace::Workspace;

const HEAD: &str = "\
// Generated from the Rust types by `vaglio-build types`: change those, not this file.
";

/// Writes the file, or with `check` only says whether it is what would be written.
pub fn types(workspace: &Workspace, check: bool) -> Result<()> {
    let path = workspace.root.join("extension/types/generated.ts");
    let text = text();
    if !check {
        fs::write(&path, text)?;
    } else if fs::read_to_string(&path).ok().as_ref() != Some(&text) {
        bail!(
            "{} is not of these Rust types: run `vaglio-build types`",
            path.display()
        );
    }
    Ok(())
}

fn text() -> String {
    let mut declarations = Declarations::default();
    declarations.visit::<Language>();
    declarations.visit::<Submission>();
    declarations.visit::<Verdict>();
    // In the order of their names: the one in which types are met is not always the same.
    declarations
        .texts
        .values()
        .fold(HEAD.to_owned(), |file, text| file + "\n" + text)
}

/// Declares every type once, and those it is made of.
#[derive(Default)]
struct Declarations {
    seen: HashSet<TypeId>,
    texts: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        T::visit_generics(self);
        T::visit_dependencies(self);
        // The standard library's types have no file of their own.
        if T::output_path().is_none() {
            return;
        }
        let config = Config::new();
        let (name, is) = (T::name(&config), T::inline(&config));
        let docs = T::docs().unwrap_or_default();
        let declared = if is.starts_with('"') {
            // Names are needed at run time too, where messages are checked.
            let (list, names) = (plural(&name), is.replace(" | ", ", "));
            format!(
                "{docs}export const {list} = [{names}] as const;\n\
                 export type {name} = (typeof {list})[number];\n"
            )
        } else {
            format!("{docs}export {}\n", T::decl(&config))
        };
        self.texts.insert(name, declared);
    }
}

/// `Severity` gives `SEVERITIES`.
fn plural(name: &str) -> String {
    let upper = name.to_uppercase();
    match upper.strip_suffix('Y') {
        Some(stem) => format!("{stem}IES"),
        None => format!("{}S", upper.trim_end_matches('S')),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_is_declared_once_and_names_are_lists() {
        let text = text();
        for declaration in [
            "type Submission",
            "type Verdict",
            "type Finding",
            "const SEVERITIES",
        ] {
            assert_eq!(
                text.matches(&format!("export {declaration} =")).count(),
                1,
                "{declaration}"
            );
        }
    }

    #[test]
    fn lists_have_english_names() {
        assert_eq!(plural("Severity"), "SEVERITIES");
        assert_eq!(plural("Network"), "NETWORKS");
    }
}
