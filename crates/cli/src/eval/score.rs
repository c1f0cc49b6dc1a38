//! From labels and verdicts to counts.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use vaglio_engine::Verdict;
use vaglio_signals::taxonomy::Category;
use vaglio_train::corpus::{Line, Protected};

use super::figures::{Counts, Part, rounded};

/// Everything that is measured.
#[derive(Debug, Default, Serialize)]
pub struct Figures {
    pub lines: usize,
    /// All categories together.
    pub all: Counts,
    /// The groups of categories together: what external users write, employees, the team, profiles and pages.
    pub groups: BTreeMap<&'static str, Counts>,
    pub categories: BTreeMap<Category, Counts>,
    pub audiences: BTreeMap<&'static str, Counts>,
    pub networks: BTreeMap<&'static str, Counts>,
    /// Of personal data, each entity.
    pub entities: BTreeMap<&'static str, Counts>,
    /// Of hate, each trait.
    pub attributes: BTreeMap<&'static str, Counts>,
    /// Lines on which nothing may be found, and on how many something was.
    pub lawful: Part,
    /// The same, of external users.
    pub lawful_external: Part,
    /// The same, of each kind of protected speech.
    pub protected: BTreeMap<Protected, Part>,
    /// Of what was rightly found and quoted: shared code units against all (Jaccard), on average.
    pub overlap: BTreeMap<Category, Overlap>,
    /// How often findings of a confidence are right.
    pub calibration: Vec<Bin>,
    /// What was found where something else was labelled: labelled, found, how often.
    pub confusion: Vec<(Category, Category, u32)>,
}

/// The mean overlap of some spans.
#[derive(Debug, Default, Serialize)]
pub struct Overlap {
    pub spans: u32,
    pub mean: f64,
}

/// Findings of about one confidence.
#[derive(Debug, Default, Serialize)]
pub struct Bin {
    /// Confidence from here on.
    pub from: f64,
    /// Their mean confidence.
    pub told: f64,
    /// How many were right.
    pub right: Part,
}

const BINS: usize = 10;

/// Compares verdicts with labels, line by line: a category counts once a line.
pub fn score(lines: &[Line], verdicts: &[Verdict]) -> Figures {
    let mut figures = Figures {
        lines: lines.len(),
        ..Figures::default()
    };
    let mut bins: [(f64, Part); BINS] = Default::default();
    let mut confused: BTreeMap<(Category, Category), u32> = BTreeMap::new();
    for (line, verdict) in lines.iter().zip(verdicts) {
        let submission = &line.submission;
        let found: BTreeSet<Category> = verdict.findings.iter().map(|f| f.category).collect();
        let labelled: BTreeSet<Category> = line.labels.iter().map(|l| l.category).collect();
        for &category in found.union(&labelled) {
            let one = compared(found.contains(&category), labelled.contains(&category));
            figures.all.add(one);
            figures.categories.entry(category).or_default().add(one);
            figures.groups.entry(group(category)).or_default().add(one);
            let audience = submission.audience.name();
            figures.audiences.entry(audience).or_default().add(one);
            if let Some(network) = submission.network {
                figures.networks.entry(network.name()).or_default().add(one);
            }
        }
        for &missed in labelled.difference(&found) {
            for &wrong in found.difference(&labelled) {
                *confused.entry((missed, wrong)).or_default() += 1;
            }
        }
        details(line, verdict, &mut figures);
        if line.is_lawful() {
            let flagged = !found.is_empty();
            figures.lawful.count(flagged);
            if submission.audience == vaglio_policy::Audience::Ext {
                figures.lawful_external.count(flagged);
            }
            if let Some(kind) = line.protected {
                figures.protected.entry(kind).or_default().count(flagged);
            }
        }
        for finding in &verdict.findings {
            let confidence = f64::from(finding.confidence);
            let bin = &mut bins[((confidence * BINS as f64) as usize).min(BINS - 1)];
            bin.0 += confidence;
            bin.1.count(labelled.contains(&finding.category));
        }
        for &category in found.intersection(&labelled) {
            if let Some(overlap) = overlap(line, verdict, category) {
                let sum = figures.overlap.entry(category).or_default();
                sum.spans += 1;
                sum.mean += overlap;
            }
        }
    }
    for overlap in figures.overlap.values_mut() {
        overlap.mean = rounded(overlap.mean / f64::from(overlap.spans));
    }
    figures.calibration = (0u32..)
        .zip(bins)
        .filter(|(_, (_, right))| right.all > 0)
        .map(|(bin, (sum, right))| Bin {
            from: f64::from(bin) / BINS as f64,
            told: rounded(sum / f64::from(right.all)),
            right,
        })
        .collect();
    figures.confusion = confused.into_iter().map(|((a, b), n)| (a, b, n)).collect();
    figures
        .confusion
        .sort_by_key(|&(_, _, count)| std::cmp::Reverse(count));
    figures
}

fn compared(found: bool, labelled: bool) -> Counts {
    Counts {
        right: u32::from(found && labelled),
        wrong: u32::from(found && !labelled),
        missed: u32::from(!found && labelled),
    }
}

fn group(category: Category) -> &'static str {
    if category.is_external() {
        "external"
    } else if category.is_employee() {
        "employees"
    } else if category.is_profile() {
        "profiles and pages"
    } else {
        "team"
    }
}

/// Entities and traits.
fn details(line: &Line, verdict: &Verdict, figures: &mut Figures) {
    let entities = |entity: vaglio_signals::taxonomy::Entity| entity.name();
    let found: BTreeSet<_> = verdict
        .findings
        .iter()
        .filter_map(|f| f.entity.map(entities))
        .collect();
    let labelled: BTreeSet<_> = line
        .labels
        .iter()
        .filter_map(|l| l.entity.map(entities))
        .collect();
    for &name in found.union(&labelled) {
        let one = compared(found.contains(name), labelled.contains(name));
        figures.entities.entry(name).or_default().add(one);
    }
    let found: BTreeSet<_> = verdict
        .findings
        .iter()
        .filter_map(|f| f.attribute.map(|a| a.name()))
        .collect();
    let labelled: BTreeSet<_> = line
        .labels
        .iter()
        .flat_map(|label| label.attributes().iter().map(|a| a.name()))
        .collect();
    for &name in found.union(&labelled) {
        let one = compared(found.contains(name), labelled.contains(name));
        figures.attributes.entry(name).or_default().add(one);
    }
}

/// How much of what was underlined and what should be is both; `None` when either names no place.
fn overlap(line: &Line, verdict: &Verdict, category: Category) -> Option<f64> {
    let text = &line.submission.text;
    let wanted: Vec<(u32, u32)> = line
        .labels
        .iter()
        .filter(|label| label.category == category)
        .filter_map(|label| label.span(text))
        .collect();
    let given: Vec<(u32, u32)> = verdict
        .findings
        .iter()
        .filter(|finding| finding.category == category)
        .filter_map(|finding| finding.span.map(|span| (span.start, span.end)))
        .collect();
    if wanted.is_empty() || given.is_empty() {
        return None;
    }
    let end = wanted.iter().chain(&given).map(|span| span.1).max()?;
    let has = |spans: &[(u32, u32)], unit| spans.iter().any(|&(a, b)| a <= unit && unit < b);
    let (mut both, mut either) = (0u32, 0u32);
    for unit in 0..end {
        let (a, b) = (has(&wanted, unit), has(&given, unit));
        both += u32::from(a && b);
        either += u32::from(a || b);
    }
    Some(f64::from(both) / f64::from(either))
}

#[cfg(test)]
mod tests {
    use super::*;
    use vaglio_engine::{Finding, Place};
    use vaglio_train::corpus::Corpus;

    fn finding(category: &str, confidence: f32, span: Option<(u32, u32)>) -> Finding {
        let json = serde_json::json!({
            "category": category, "severity": "notice", "confidence": confidence, "band": "sure",
            "message": "", "why": "",
        });
        let mut finding: Finding = serde_json::from_value(json).unwrap();
        finding.span = span.map(|(start, end)| Place { start, end });
        finding
    }

    #[test]
    fn what_is_right_wrong_and_missed_is_counted_once_a_line() {
        let text = r#"{"id":"a","audience":"ext","network":"x","text":"Siete dei pagliacci","labels":[{"category":"insult","quote":"dei pagliacci"}]}
{"id":"b","audience":"ext","text":"Grazie","labels":[],"protected":"thanks"}
{"id":"c","audience":"emp","text":"Esce domani","labels":[{"category":"announcement_ahead"}]}"#;
        let corpus = Corpus::read(&[("c", text)]).unwrap();
        let verdict = |findings| Verdict {
            findings,
            consequence: None,
        };
        let verdicts = [
            verdict(vec![
                finding("insult", 0.9, Some((10, 19))),
                finding("insult", 0.7, None),
            ]),
            verdict(vec![finding("spam", 0.5, None)]),
            verdict(vec![finding("unpublished_work", 0.6, None)]),
        ];
        let figures = score(&corpus.lines, &verdicts);
        let counts = |right, wrong, missed| Counts {
            right,
            wrong,
            missed,
        };
        assert_eq!(figures.all, counts(1, 2, 1));
        assert_eq!(figures.categories[&Category::Insult], counts(1, 0, 0));
        assert_eq!(figures.groups["external"], counts(1, 1, 0));
        assert_eq!(figures.networks["x"], counts(1, 0, 0));
        assert_eq!(figures.lawful, Part { some: 1, all: 1 });
        assert_eq!(
            figures.protected[&Protected::Thanks],
            Part { some: 1, all: 1 }
        );
        let overlap = &figures.overlap[&Category::Insult];
        assert_eq!((overlap.spans, overlap.mean), (1, 0.692));
        assert_eq!(
            figures.confusion,
            [(Category::AnnouncementAhead, Category::UnpublishedWork, 1)]
        );
        let right: u32 = figures.calibration.iter().map(|bin| bin.right.some).sum();
        assert_eq!(right, 2);
    }
}
