//! `vaglio check`: findings as a person reads them.

use std::io::{self, IsTerminal as _, Read as _, Write as _};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use clap::Args;
use vaglio_engine::{Engine, Finding, Submission, Verdict};
use vaglio_policy::{Audience, Band, Interpretation, Language, Network, Severity, Surface};

use crate::jsonl;

/// A larger text is a mistaken path, not a comment.
const LARGEST: u64 = 64 << 20;

/// Check a text, a file, or standard input.
#[derive(Args)]
pub struct Check {
    /// A text, a file's path, or `-` for standard input.
    #[arg(value_name = "TEXT | FILE | -")]
    input: Option<String>,
    /// Under which policy, e.g. `lg`. Without one, what is recognised is told without clauses.
    #[arg(long, value_name = "ID")]
    pack: Option<String>,
    /// Who writes: ext, emp, team, profile, page.
    #[arg(long, default_value = "ext", value_parser = named(Audience::from_name))]
    audience: Audience,
    /// On which network: facebook, linkedin, x, youtube, instagram.
    #[arg(long, value_parser = named(Network::from_name))]
    network: Option<Network>,
    /// Where it stands: comment, reply, post, caption, bio, name, draft, mention, review.
    #[arg(long, default_value = "comment", value_parser = named(Surface::from_name))]
    surface: Surface,
    /// The text of the post that it answers.
    #[arg(long, value_name = "TEXT")]
    parent: Option<String>,
    /// Language of the answer: it, en.
    #[arg(long, default_value = "it", value_parser = named(Language::from_name))]
    language: Language,
    /// Exit with 1 from this severity on: advice, notice, warning, grave. Default: notice; with
    /// `--jsonl`, only when given.
    #[arg(long, value_name = "SEVERITY", value_parser = named(Severity::from_name))]
    fail_on: Option<Severity>,
    /// Where the document may be read in several ways, apply this reading: `monza-5d2=second`. May be repeated.
    #[arg(long, value_name = "RULE=READING", requires = "pack", value_parser = pair)]
    reading: Vec<(String, String)>,
    /// One submission in, one verdict out, a line each, in order.
    #[arg(long)]
    jsonl: bool,
}

/// `rule=reading`.
fn pair(text: &str) -> Result<(String, String), String> {
    let (rule, reading) = text.split_once('=').ok_or("write it as `rule=reading`")?;
    Ok((rule.to_owned(), reading.to_owned()))
}

impl Check {
    /// Runs the command.
    pub fn run(&self, engine: &mut Engine) -> Result<ExitCode> {
        if let Some(id) = &self.pack
            && !engine.packs().any(|(known, _)| known == id)
        {
            let known: Vec<&str> = engine.packs().map(|(id, _)| id).collect();
            bail!("no pack `{id}`: there is {}", known.join(", "));
        }
        if let Some(pack) = self.pack.as_ref().filter(|_| !self.reading.is_empty()) {
            engine.apply_readings(pack, &self.reading.iter().cloned().collect())?;
        }
        if self.jsonl {
            return jsonl::run(
                engine,
                self.input.as_deref(),
                self.pack.as_deref(),
                self.language,
                self.fail_on,
            );
        }
        let text = self.text()?;
        let submission = Submission {
            text,
            audience: self.audience,
            network: self.network,
            pack: self.pack.clone(),
            surface: self.surface,
            parent: self.parent.clone(),
            ..Submission::default()
        };
        let mut verdict = engine.check(&submission, self.language)?;
        if self.pack.is_some() {
            verdict.findings.retain(|finding| finding.rule.is_some());
        }
        print(&verdict, &submission.text, self.language)?;
        let fails =
            worst(&verdict).is_some_and(|worst| worst >= self.fail_on.unwrap_or(Severity::Notice));
        Ok(ExitCode::from(u8::from(fails)))
    }

    fn text(&self) -> Result<String> {
        let path = match self.input.as_deref() {
            None if io::stdin().is_terminal() => bail!("give a text, a file's path, or `-`"),
            None | Some("-") => None,
            Some(text) if is_file(text) => Some(Path::new(text)),
            Some(text) => return Ok(text.to_owned()),
        };
        let name = path.map_or("standard input".to_owned(), |path| {
            path.display().to_string()
        });
        let mut bytes = Vec::new();
        match path {
            Some(path) => std::fs::File::open(path)
                .with_context(|| name.clone())?
                .take(LARGEST + 1)
                .read_to_end(&mut bytes),
            None => io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes),
        }
        .with_context(|| name.clone())?;
        if bytes.len() as u64 > LARGEST {
            bail!(
                "{name}: more than {} MiB is no text to check",
                LARGEST >> 20
            );
        }
        String::from_utf8(bytes).map_err(|error| {
            anyhow::anyhow!(
                "{name}: not UTF-8 from byte {}",
                error.utf8_error().valid_up_to()
            )
        })
    }
}

/// Whether the argument is a path; a long text is none, and asking for it could be an error.
fn is_file(text: &str) -> bool {
    text.len() < 4096 && Path::new(text).is_file()
}

/// A parser of stable names, whose error lists nothing: the help does.
fn named<T: Clone + Send + Sync + 'static>(
    from: fn(&str) -> Option<T>,
) -> impl Fn(&str) -> Result<T, String> + Clone + Send + Sync + 'static {
    move |name| from(name).ok_or_else(|| "unknown name".to_owned())
}

/// The gravest severity among the findings.
pub fn worst(verdict: &Verdict) -> Option<Severity> {
    verdict
        .findings
        .iter()
        .map(|finding| finding.severity)
        .max()
}

fn print(verdict: &Verdict, text: &str, language: Language) -> Result<()> {
    let it = language == Language::It;
    let mut out = io::stdout().lock();
    if verdict.findings.is_empty() {
        writeln!(
            out,
            "{}",
            if it {
                "Niente da segnalare."
            } else {
                "Nothing to report."
            }
        )?;
    }
    let units: Vec<u16> = text.encode_utf16().collect();
    for finding in &verdict.findings {
        describe(&mut out, finding, &units, it)?;
    }
    if let Some(consequence) = &verdict.consequence {
        writeln!(
            out,
            "{}",
            if it {
                "Il regolamento permette:"
            } else {
                "The policy allows:"
            }
        )?;
        for step in &consequence.steps {
            let contact = step.contact.as_ref().map(|contact| format!(" ({contact})"));
            writeln!(
                out,
                "  • {}{} — {}",
                step.text,
                contact.unwrap_or_default(),
                step.clause
            )?;
            // Told already beside what breaks the same rule.
            let told = |finding: &Finding| {
                finding.rule.as_ref() == Some(&step.rule)
                    || finding.also.iter().any(|cited| cited.rule == step.rule)
            };
            if !verdict.findings.iter().any(told) {
                interpret(&mut out, step.reading.as_ref(), it)?;
            }
        }
    }
    Ok(())
}

fn describe(
    out: &mut impl io::Write,
    finding: &Finding,
    units: &[u16],
    it: bool,
) -> io::Result<()> {
    let quote = finding
        .span
        .and_then(|place| units.get(place.start as usize..place.end as usize));
    let quote = quote.map(|quote| format!(" «{}»", String::from_utf16_lossy(quote)));
    let band = match (finding.band, it) {
        (Band::Sure, true) => "sicuro",
        (Band::Sure, false) => "sure",
        (Band::Review, true) => "da rivedere",
        (Band::Review, false) => "to be reviewed",
    };
    writeln!(
        out,
        "{}{} [{}, {band}]",
        finding.message,
        quote.unwrap_or_default(),
        finding.severity.name()
    )?;
    if let (Some(clause), Some(rule)) = (&finding.clause, &finding.rule) {
        let own = match (finding.own, it) {
            (false, _) => "",
            (true, true) => " — regola aggiunta dall'ente, non è nel documento",
            (true, false) => " — rule added by the institution, not in the document",
        };
        writeln!(out, "  {clause} ({rule}){own}")?;
    }
    interpret(out, finding.reading.as_ref(), it)?;
    for cited in &finding.also {
        interpret(out, cited.reading.as_ref(), it)?;
    }
    writeln!(out, "  {}", finding.why)?;
    for line in finding.reason.iter().chain(&finding.advice) {
        writeln!(out, "  {line}")?;
    }
    Ok(())
}

/// How a document that disagrees with itself is read, and how it might be.
fn interpret(
    out: &mut impl io::Write,
    reading: Option<&Interpretation>,
    it: bool,
) -> io::Result<()> {
    let Some(Interpretation { applied, others }) = reading else {
        return Ok(());
    };
    let (here, elsewhere) = if it {
        ("Lettura applicata", "Il documento dice anche")
    } else {
        ("Reading applied", "The document also says")
    };
    let named = others.iter().map(|other| (elsewhere, other));
    for (name, version) in std::iter::once((here, applied)).chain(named) {
        let (text, clause, id) = (&version.text, &version.clause, &version.id);
        writeln!(out, "  {name}: {text} — {clause} ({id})")?;
    }
    Ok(())
}
