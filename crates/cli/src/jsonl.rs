//! `vaglio check --jsonl`: a corpus through the engine, streaming.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::process::ExitCode;

use anyhow::{Context as _, Result, anyhow};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use vaglio_engine::{Engine, Submission, Verdict};
use vaglio_policy::{Language, Severity};

use crate::check::worst;

/// A line with its identifier, which is given back as it came.
#[derive(Deserialize)]
struct Line<'a> {
    #[serde(borrow)]
    id: Option<&'a RawValue>,
}

#[derive(Serialize)]
struct Answer<'a> {
    id: Option<&'a RawValue>,
    #[serde(flatten)]
    verdict: &'a Verdict,
}

/// Judges line after line. A line that is no submission stops the run with its number; what came
/// before it is already written.
pub fn run(
    engine: &Engine,
    input: Option<&str>,
    pack: Option<&str>,
    language: Language,
    fail_on: Option<Severity>,
) -> Result<ExitCode> {
    let mut reader: Box<dyn BufRead> = match input {
        None | Some("-") => Box::new(io::stdin().lock()),
        Some(path) => Box::new(BufReader::new(
            File::open(path).with_context(|| path.to_owned())?,
        )),
    };
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let mut line = Vec::new();
    let mut fails = false;
    for number in 1.. {
        line.clear();
        if reader.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let verdict = judge(engine, &line, pack, language, &mut out);
        let verdict = verdict.and_then(|verdict| verdict.map_err(|error| anyhow!(error)));
        match verdict.with_context(|| format!("line {number}")) {
            Ok(verdict) => {
                fails |= worst(&verdict)
                    .zip(fail_on)
                    .is_some_and(|(worst, limit)| worst >= limit)
            }
            Err(error) => {
                out.flush()?;
                return Err(error);
            }
        }
    }
    out.flush()?;
    Ok(ExitCode::from(u8::from(fails)))
}

fn judge(
    engine: &Engine,
    line: &[u8],
    pack: Option<&str>,
    language: Language,
    out: &mut impl Write,
) -> Result<Result<Verdict, vaglio_engine::UnknownPack>> {
    let text = std::str::from_utf8(line)
        .map_err(|error| anyhow!("not UTF-8 from byte {}", error.valid_up_to()))?;
    let text = whole_surrogates(text);
    let Line { id } = serde_json::from_str(&text)?;
    let mut submission: Submission = serde_json::from_str(&text)?;
    if submission.pack.is_none() {
        submission.pack = pack.map(str::to_owned);
    }
    let verdict = match engine.check(&submission, language) {
        Ok(verdict) => verdict,
        Err(unknown) => return Ok(Err(unknown)),
    };
    serde_json::to_writer(
        &mut *out,
        &Answer {
            id,
            verdict: &verdict,
        },
    )?;
    out.write_all(b"\n")?;
    Ok(Ok(verdict))
}

/// JSON may escape half of a surrogate pair, which no Rust string holds. It becomes U+FFFD: one code
/// unit as before, so that spans stay true.
fn whole_surrogates(text: &str) -> Cow<'_, str> {
    if !text.contains("\\ud") && !text.contains("\\uD") {
        return Cow::Borrowed(text);
    }
    let mut out = text.as_bytes().to_vec();
    let unit = |at: usize| -> Option<u32> {
        let digits = text.as_bytes().get(at..at + 6)?.strip_prefix(b"\\u")?;
        u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
    };
    let mut at = 0;
    while at < text.len() {
        if text.as_bytes()[at] != b'\\' {
            at += 1;
            continue;
        }
        match (unit(at), unit(at + 6)) {
            (Some(0xd800..0xdc00), Some(0xdc00..0xe000)) => at += 12,
            (Some(0xd800..0xe000), _) => {
                out[at..at + 6].copy_from_slice(b"\\ufffd");
                at += 6;
            }
            (Some(_), _) => at += 6,
            (None, _) => at += 2,
        }
    }
    String::from_utf8(out).map_or(Cow::Borrowed(text), Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::whole_surrogates;

    #[test]
    fn halves_become_replacements_and_pairs_stay() {
        assert_eq!(whole_surrogates(r#""\ud83d\ude00""#), r#""\ud83d\ude00""#);
        assert_eq!(
            whole_surrogates(r#""\ud83d x\ude00""#),
            r#""\ufffd x\ufffd""#
        );
        assert_eq!(whole_surrogates(r#""\\ud83d""#), r#""\\ud83d""#);
        assert_eq!(
            whole_surrogates(r#""\ud83d\ud83d\ude00""#),
            r#""\ufffd\ud83d\ude00""#
        );
    }
}
