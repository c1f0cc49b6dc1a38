//! A rule is what its examples show: each is judged by the engine that will judge the world.

use vaglio_engine::{Engine, Finding, Institution, Submission, Verdict};
use vaglio_policy::{Action, Hit, Language, Pack, Report, SourceFile, Stage};

/// Judges every example of a pack.
pub(crate) fn examples(engine: &Engine, pack: &Pack, files: &[SourceFile]) -> Report {
    let whole = Institution::of(pack.clone());
    let mut report = Report::default();
    for rule in &pack.rules {
        let path = format!("rules/{}.toml", rule.id);
        let Some(file) = files.iter().find(|file| file.path == path) else {
            continue;
        };
        // What a rule does to others shows where it is missing.
        let acts = rule.hits.iter().any(|hit| hit.rule.is_some())
            || rule.misses.iter().any(|miss| miss.frees.is_some());
        let without = acts.then(|| Institution::of(pack.without(&rule.id)));
        let mut problem = |line: usize, message: String, help: Option<String>| {
            report.add(file, line_span(file, line), message, help);
        };
        for hit in &rule.hits {
            let under = |institution| judge(engine, institution, &hit.text, &hit.stage);
            let id = hit.rule.as_ref().unwrap_or(&rule.id);
            if let Err((message, help)) = shows(&under(&whole), id, hit) {
                problem(hit.line, message, Some(help));
            } else if let Some(without) = without.as_ref().filter(|_| hit.rule.is_some())
                && shows(&under(without), id, hit).is_ok()
            {
                let message = format!("`{id}` is broken without this rule too");
                problem(
                    hit.line,
                    message,
                    Some("show a text that only this rule brings under it".to_owned()),
                );
            }
        }
        for miss in &rule.misses {
            let under = |institution| judge(engine, institution, &miss.text, &miss.stage);
            let id = miss.frees.as_ref().unwrap_or(&rule.id);
            let verdict = under(&whole);
            if let Some(finding) = verdict.findings.iter().find(|one| cites(one, id)) {
                let message = format!(
                    "this miss breaks the rule: {}",
                    describe(finding, &miss.text)
                );
                let help = "make the example lawful, or mend the lexicon".to_owned();
                problem(miss.line, message, Some(help));
            } else if let Some(without) = without.as_ref().filter(|_| miss.frees.is_some())
                && !under(without).findings.iter().any(|one| cites(one, id))
            {
                let message = format!("`{id}` is not broken without this rule either");
                problem(
                    miss.line,
                    message,
                    Some("show a text that only this rule leaves free".to_owned()),
                );
            }
        }
        for case in &rule.cases {
            let chosen = case.reading.as_ref().map(|reading| {
                let mut pack = pack.clone();
                pack.apply_reading(&rule.id, reading);
                Institution::of(pack)
            });
            let verdict = judge(
                engine,
                chosen.as_ref().unwrap_or(&whole),
                &case.text,
                &case.stage,
            );
            let steps: Vec<Action> = verdict
                .consequence
                .iter()
                .flat_map(|consequence| &consequence.steps)
                .map(|step| step.action)
                .collect();
            if steps != case.steps {
                let named: Vec<&str> = steps.iter().map(|step| step.name()).collect();
                let message = format!("other steps follow: [{}]", named.join(", "));
                let found: Vec<String> = verdict
                    .findings
                    .iter()
                    .map(|one| describe(one, &case.text))
                    .collect();
                problem(
                    case.line,
                    message,
                    Some(format!("the engine finds {}", found.join("; "))),
                );
            }
        }
    }
    report
}

fn judge(engine: &Engine, institution: &Institution, text: &str, stage: &Stage) -> Verdict {
    let stage = stage.clone();
    let submission = Submission {
        text: text.to_owned(),
        audience: stage.audience,
        network: stage.network,
        pack: None,
        surface: stage.surface,
        parent: stage.parent,
        date: stage.date,
        author: stage.author,
        acting: stage.acting,
        native_share: stage.native_share,
        attachments: stage.attachments,
        published: stage.published,
        history: stage.history,
        incomplete: false,
    };
    engine.check_under(&submission, institution, Language::It)
}

fn cites(finding: &Finding, rule: &str) -> bool {
    finding.rule.as_deref() == Some(rule) || finding.also.iter().any(|other| other.rule == rule)
}

/// Whether the verdict has the finding that the example shows, where it shows it.
fn shows(verdict: &Verdict, rule: &str, hit: &Hit) -> Result<(), (String, String)> {
    let same = |finding: &&Finding| {
        finding.category == hit.category
            && (hit.attribute.is_none() || finding.attribute == hit.attribute)
            && (hit.entity.is_none() || finding.entity == hit.entity)
            && (hit.whose.is_none() || finding.whose == hit.whose)
            && cites(finding, rule)
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
