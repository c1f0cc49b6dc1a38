//! A rule is what its examples show: each is judged by the engine that will judge the world.

use vaglio_engine::{Engine, Finding, Submission, Verdict};
use vaglio_policy::{Hit, Kind, Language, Miss, Pack, Report, Rule, SourceFile};

/// Judges every example of a pack.
pub(crate) fn examples(engine: &Engine, pack: &Pack, files: &[SourceFile]) -> Report {
    let mut report = Report::default();
    for rule in pack.rules.iter().filter(|rule| rule.kind == Kind::Text) {
        let path = format!("rules/{}.toml", rule.id);
        let Some(file) = files.iter().find(|file| file.path == path) else {
            continue;
        };
        for hit in &rule.hits {
            let verdict = judge(engine, pack, rule, Example::of_hit(hit));
            if let Err((message, help)) = shows(&verdict, rule, hit) {
                report.add(file, line_span(file, hit.line), message, Some(help));
            }
        }
        for miss in &rule.misses {
            let verdict = judge(engine, pack, rule, Example::of_miss(miss));
            let broken = verdict
                .findings
                .iter()
                .find(|finding| cites(finding, &rule.id));
            if let Some(finding) = broken {
                let message = format!(
                    "this miss breaks the rule: {}",
                    describe(finding, &miss.text)
                );
                let help = "make the example lawful, or mend the lexicon".to_owned();
                report.add(file, line_span(file, miss.line), message, Some(help));
            }
        }
    }
    report
}

/// What an example has in common with a submission.
struct Example<'a> {
    text: &'a str,
    parent: Option<&'a String>,
    surface: vaglio_policy::Surface,
    network: Option<vaglio_policy::Network>,
}

impl<'a> Example<'a> {
    fn of_hit(hit: &'a Hit) -> Self {
        Example {
            text: &hit.text,
            parent: hit.parent.as_ref(),
            surface: hit.surface,
            network: hit.network,
        }
    }

    fn of_miss(miss: &'a Miss) -> Self {
        Example {
            text: &miss.text,
            parent: miss.parent.as_ref(),
            surface: miss.surface,
            network: miss.network,
        }
    }
}

fn judge(engine: &Engine, pack: &Pack, rule: &Rule, example: Example<'_>) -> Verdict {
    let submission = Submission {
        text: example.text.to_owned(),
        audience: rule.audience,
        network: example.network,
        pack: Some(pack.id.clone()),
        surface: example.surface,
        parent: example.parent.cloned(),
        ..Submission::default()
    };
    engine
        .check(&submission, Language::It)
        .expect("the pack is in this engine")
}

fn cites(finding: &Finding, rule: &str) -> bool {
    finding.rule.as_deref() == Some(rule) || finding.also.iter().any(|other| other.rule == rule)
}

/// Whether the verdict has the finding that the example shows, where it shows it.
fn shows(verdict: &Verdict, rule: &Rule, hit: &Hit) -> Result<(), (String, String)> {
    let same = |finding: &&Finding| {
        finding.category == hit.category
            && (hit.attribute.is_none() || finding.attribute == hit.attribute)
            && (hit.entity.is_none() || finding.entity == hit.entity)
            && (hit.whose.is_none() || finding.whose == hit.whose)
            && cites(finding, &rule.id)
    };
    let found: Vec<&Finding> = verdict.findings.iter().filter(same).collect();
    let help = || {
        let all: Vec<String> = verdict
            .findings
            .iter()
            .map(|one| describe(one, &hit.text))
            .collect();
        if all.is_empty() {
            "the engine finds nothing here".to_owned()
        } else {
            format!("the engine finds {}", all.join("; "))
        }
    };
    if found.is_empty() {
        return Err((
            format!(
                "this hit does not break the rule: no {} is found",
                hit.category
            ),
            help(),
        ));
    }
    let Some(quote) = &hit.quote else {
        return Ok(());
    };
    // The example's stretch and the engine's must share the better part of a word.
    let near = found
        .iter()
        .any(|finding| overlap(finding, &hit.text, quote));
    if near {
        Ok(())
    } else {
        Err((
            format!("`{quote}` is not the stretch that is found"),
            help(),
        ))
    }
}

/// Whether the found stretch overlaps one place of the quote by half of the shorter of the two.
fn overlap(finding: &Finding, text: &str, quote: &str) -> bool {
    let Some(place) = finding.span else {
        return false;
    };
    let (start, end) = (place.start as usize, place.end as usize);
    let len = quote.encode_utf16().count();
    text.match_indices(quote).any(|(at, _)| {
        let from = text[..at].encode_utf16().count();
        let shared = end.min(from + len).saturating_sub(start.max(from));
        shared * 2 >= len.min(end - start)
    })
}

fn describe(finding: &Finding, text: &str) -> String {
    let detail = finding
        .attribute
        .map(|attribute| format!(" ({attribute})"))
        .unwrap_or_default();
    let detail = finding
        .entity
        .map(|entity| format!(" ({entity})"))
        .unwrap_or(detail);
    let quote = finding.span.map(|place| {
        let units: Vec<u16> = text.encode_utf16().collect();
        String::from_utf16_lossy(&units[place.start as usize..place.end as usize])
    });
    let rule = finding.rule.as_deref().unwrap_or("no rule");
    format!(
        "{}{detail} «{}» under {rule}",
        finding.category,
        quote.unwrap_or_default()
    )
}

/// The bytes of a line, from 1.
fn line_span(file: &SourceFile, line: usize) -> std::ops::Range<usize> {
    let start: usize = file
        .text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let len = file.text[start..].lines().next().map_or(0, str::len);
    start..start + len
}
