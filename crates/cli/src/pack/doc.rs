//! `vaglio pack doc`: a page a rule, an index a pack, and the policies side by side, in Markdown.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use vaglio_engine::category_name;
use vaglio_policy::{Audience, Kind, Language, Pack, Rule};
use vaglio_signals::taxonomy::Category;

/// Writes `<out>/<pack>/<rule>.md`, `<out>/<pack>/README.md` and `<out>/matrix.md`.
pub fn run(packs: &[Pack], out: &Path, language: Language) -> Result<ExitCode> {
    let page = Page { language };
    let mut pages = 0;
    for pack in packs {
        let folder = out.join(&pack.id);
        fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
        let write = |name: String, text: String| -> Result<()> {
            let path = folder.join(name);
            fs::write(&path, text).with_context(|| path.display().to_string())
        };
        for rule in &pack.rules {
            write(format!("{}.md", rule.id), page.rule(pack, rule))?;
        }
        write("README.md".to_owned(), page.index(pack))?;
        pages += pack.rules.len() + 1;
    }
    let path = out.join("matrix.md");
    fs::write(&path, page.matrix(packs)).with_context(|| path.display().to_string())?;
    println!("{}: {} pages", out.display(), pages + 1);
    Ok(ExitCode::SUCCESS)
}

struct Page {
    language: Language,
}

impl Page {
    fn say<'a>(&self, it: &'a str, en: &'a str) -> &'a str {
        match self.language {
            Language::It => it,
            Language::En => en,
        }
    }

    fn text<'a>(&self, both: &'a vaglio_policy::Bilingual) -> &'a str {
        both.in_language(self.language)
    }

    fn rule(&self, pack: &Pack, rule: &Rule) -> String {
        let mut page = format!(
            "# {}: {}\n\n{}, {}\n\n",
            rule.id,
            self.text(&rule.title),
            pack.institution,
            self.text(&rule.clause)
        );
        let mut row = |name: &str, value: &str| {
            if !value.is_empty() {
                let _ = writeln!(page, "- {name}: {value}");
            }
        };
        row(self.say("Tipo", "Kind"), self.kind(rule.kind));
        if rule.own {
            row(
                self.say("Origine", "Origin"),
                self.say(
                    "regola aggiunta dall'ente, non è nel documento",
                    "rule added by the institution, not in the document",
                ),
            );
        }
        row(self.say("Vincola", "Binds"), self.audience(rule.audience));
        if !rule.matches.is_empty() {
            row(self.say("Gravità", "Severity"), rule.severity.name());
        }
        let mut named: Vec<String> = rule.matches.iter().map(|m| self.found(m)).collect();
        named.dedup();
        row(self.say("Segnala", "Marks"), &named.join(", "));
        let names = |items: Vec<&str>| items.join(", ");
        row(
            self.say("Lascia libero", "Leaves free"),
            &names(rule.exceptions.iter().map(|e| e.name()).collect()),
        );
        row(
            self.say("Solo su", "Only on"),
            &names(rule.networks.iter().map(|n| n.name()).collect()),
        );
        row(
            self.say("Non su", "Not on"),
            &names(rule.except_networks.iter().map(|n| n.name()).collect()),
        );
        row(
            self.say("Effetti", "Effects"),
            &names(rule.effects.iter().map(|e| e.name()).collect()),
        );
        let _ = writeln!(page, "\n{}", self.text(&rule.why));
        for (title, words) in [
            (self.say("Che cosa fare", "What to do"), &rule.advice),
            (self.say("Da chiedersi", "To ask oneself"), &rule.question),
            (self.say("Risposta", "Reply"), &rule.reply),
        ] {
            if let Some(words) = words {
                let _ = writeln!(page, "\n## {title}\n\n{}", self.text(words));
            }
        }
        if !rule.readings.is_empty() {
            let _ = writeln!(page, "\n## {}\n", self.say("Letture", "Readings"));
            for reading in &rule.readings {
                let applied = if reading.applied {
                    self.say(" (applicata)", " (applied)")
                } else {
                    ""
                };
                let _ = writeln!(
                    page,
                    "- `{}`{applied}: {} ({})",
                    reading.id,
                    self.text(&reading.text),
                    self.text(&reading.clause)
                );
            }
        }
        if !rule.steps.is_empty() {
            let _ = writeln!(
                page,
                "\n## {}\n",
                self.say("Che cosa ne segue", "What follows")
            );
            for step in &rule.steps {
                let from = match step.cases {
                    1 => String::new(),
                    n => format!(" {} {n}", self.say("dal caso", "from case")),
                };
                let reading = step
                    .reading
                    .as_ref()
                    .map_or_else(String::new, |reading| format!(" [`{reading}`]"));
                let _ = writeln!(
                    page,
                    "- `{}`{from}{reading}: {}",
                    step.action,
                    self.text(&step.text)
                );
            }
        }
        self.examples(&mut page, rule);
        page
    }

    fn examples(&self, page: &mut String, rule: &Rule) {
        if !rule.hits.is_empty() {
            let _ = writeln!(page, "\n## {}\n", self.say("Segnalati", "Marked"));
            for hit in &rule.hits {
                let _ = writeln!(
                    page,
                    "- «{}»: {}",
                    inline(&hit.text),
                    category_name(hit.category, self.language)
                );
            }
        }
        if !rule.misses.is_empty() {
            let _ = writeln!(page, "\n## {}\n", self.say("Lasciati stare", "Left alone"));
            for miss in &rule.misses {
                let _ = writeln!(page, "- «{}»: {}", inline(&miss.text), miss.because);
            }
        }
    }

    fn found(&self, entry: &vaglio_policy::Match) -> String {
        let mut name = category_name(entry.category, self.language).to_owned();
        let narrower = [
            entry.attribute.map(|a| a.name()),
            entry.entity.map(|e| e.name()),
            entry.whose.map(|w| w.name()),
        ];
        for part in narrower.into_iter().flatten() {
            let _ = write!(name, " ({part})");
        }
        name
    }

    fn index(&self, pack: &Pack) -> String {
        let mut page = format!("# {}\n", pack.institution);
        for document in &pack.documents {
            let _ = writeln!(page, "\n{}", self.text(&document.title));
        }
        let _ = writeln!(
            page,
            "\n| {} | {} | {} | {} |\n|---|---|---|---|",
            self.say("regola", "rule"),
            self.say("clausola", "clause"),
            self.say("tipo", "kind"),
            self.say("vincola", "binds")
        );
        for rule in &pack.rules {
            let _ = writeln!(
                page,
                "| [{0}]({0}.md) {1} | {2} | {3} | {4} |",
                rule.id,
                self.text(&rule.title),
                self.text(&rule.clause),
                self.kind(rule.kind),
                self.audience(rule.audience)
            );
        }
        let uncovered: Vec<&str> = pack
            .uncovered()
            .map(|category| category_name(category, self.language))
            .collect();
        if !uncovered.is_empty() {
            let _ = writeln!(
                page,
                "\n{}: {}.",
                self.say(
                    "Il documento non dice nulla, e quindi Vaglio non segnala nulla, su",
                    "The document says nothing, and so Vaglio marks nothing, about"
                ),
                uncovered.join(", ")
            );
        }
        page
    }

    /// Categories down, packs across: which rules find each.
    fn matrix(&self, packs: &[Pack]) -> String {
        let mut page = format!(
            "# {}\n",
            self.say("Le policy a confronto", "The policies side by side")
        );
        for &audience in Audience::ALL {
            let rows: Vec<(Category, Vec<String>)> = Category::ALL
                .iter()
                .map(|&category| {
                    (
                        category,
                        packs.iter().map(|p| cell(p, audience, category)).collect(),
                    )
                })
                .filter(|(_, cells): &(Category, Vec<String>)| cells.iter().any(|c| !c.is_empty()))
                .collect();
            if rows.is_empty() {
                continue;
            }
            let _ = writeln!(page, "\n## {}\n", self.audience(audience));
            let ids: Vec<&str> = packs.iter().map(|pack| pack.id.as_str()).collect();
            let _ = writeln!(page, "| | {} |", ids.join(" | "));
            let _ = writeln!(page, "|---|{}", "---|".repeat(packs.len()));
            for (category, cells) in rows {
                let cells: Vec<&str> = cells
                    .iter()
                    .map(|cell| if cell.is_empty() { "—" } else { cell })
                    .collect();
                let _ = writeln!(
                    page,
                    "| {} | {} |",
                    category_name(category, self.language),
                    cells.join(" | ")
                );
            }
        }
        page
    }

    fn kind(&self, kind: Kind) -> &'static str {
        let (it, en) = match kind {
            Kind::Text => ("testo", "text"),
            Kind::Profile => ("profilo", "profile"),
            Kind::Page => ("pagina", "page"),
            Kind::Image => ("immagine", "image"),
            Kind::Ladder => ("conseguenze", "ladder"),
            Kind::Context => ("contesto", "context"),
            Kind::Scope => ("ambito", "scope"),
            Kind::Check => ("lista di controllo", "check"),
            Kind::Guide => ("consiglio", "guide"),
        };
        self.say(it, en)
    }

    fn audience(&self, audience: Audience) -> &'static str {
        let (it, en) = match audience {
            Audience::Ext => ("utenti esterni", "external users"),
            Audience::Emp => ("dipendenti", "employees"),
            Audience::Team => ("redazione", "social media team"),
            Audience::Profile => ("profili", "profiles"),
            Audience::Page => ("pagine", "pages"),
        };
        self.say(it, en)
    }
}

fn cell(pack: &Pack, audience: Audience, category: Category) -> String {
    let finds = |rule: &&Rule| {
        rule.audience == audience && rule.matches.iter().any(|entry| entry.category == category)
    };
    let link = |rule: &Rule| format!("[{0}]({1}/{0}.md)", rule.id, pack.id);
    let rules: Vec<String> = pack.rules.iter().filter(finds).map(link).collect();
    rules.join(", ")
}

/// An example on one line, with nothing that Markdown would read.
fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => out.push_str(" / "),
            '*' | '_' | '`' | '[' | ']' | '<' | '>' | '|' | '\\' | '#' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}
