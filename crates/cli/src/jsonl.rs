//! `vaglio check --jsonl`: a corpus through the engine, streaming.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
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

/// So many lines are judged together, when they are there.
const TOGETHER: usize = 64;

/// Judges line after line. A line that is no submission stops the run with its number; what came
/// before it is already written. Nobody waits for lines that have not come: whoever writes one and
/// waits for its answer gets it.
pub fn run(
    engine: &Engine,
    input: Option<&str>,
    pack: Option<&str>,
    language: Language,
    fail_on: Option<Severity>,
) -> Result<ExitCode> {
    const BUFFER: usize = 1 << 16;
    let input: Box<dyn Read> = match input {
        None | Some("-") => Box::new(io::stdin().lock()),
        Some(path) => Box::new(File::open(path).with_context(|| path.to_owned())?),
    };
    let mut reader = BufReader::with_capacity(BUFFER, input);
    let mut out = BufWriter::with_capacity(BUFFER, io::stdout().lock());
    let mut batch = Batch::default();
    let (mut number, mut fails, mut more) = (0, false, true);
    while more {
        let waits = !reader.buffer().contains(&b'\n');
        if waits || batch.submissions.len() == TOGETHER {
            for verdict in batch.judge(engine, language, &mut out)? {
                fails |= worst(&verdict)
                    .zip(fail_on)
                    .is_some_and(|(worst, limit)| worst >= limit);
            }
        }
        if waits {
            out.flush()?;
        }
        number += 1;
        let line = batch.read(engine, &mut reader, pack);
        more = match line.with_context(|| format!("line {number}")) {
            Ok(more) => more,
            Err(error) => {
                batch.judge(engine, language, &mut out)?;
                out.flush()?;
                return Err(error);
            }
        };
    }
    Ok(ExitCode::from(u8::from(fails)))
}

/// Lines that are judged together.
#[derive(Default)]
struct Batch {
    /// The identifier of each, as it was written.
    ids: Vec<Option<Box<RawValue>>>,
    submissions: Vec<Submission>,
    line: Vec<u8>,
}

impl Batch {
    /// Takes in one more line; tells whether there was one.
    fn read(
        &mut self,
        engine: &Engine,
        reader: &mut impl BufRead,
        pack: Option<&str>,
    ) -> Result<bool> {
        self.line.clear();
        if reader.read_until(b'\n', &mut self.line)? == 0 {
            return Ok(false);
        }
        if self.line.iter().all(u8::is_ascii_whitespace) {
            return Ok(true);
        }
        let text = std::str::from_utf8(&self.line)
            .map_err(|error| anyhow!("not UTF-8 from byte {}", error.valid_up_to()))?;
        let text = whole_surrogates(text);
        let Line { id } = serde_json::from_str(&text)?;
        let mut submission: Submission = serde_json::from_str(&text)?;
        if submission.pack.is_none() {
            submission.pack = pack.map(str::to_owned);
        }
        // Said of the line that asks for it, and not of its batch.
        if let Some(pack) = &submission.pack {
            engine.institution(pack)?;
        }
        self.ids.push(id.map(RawValue::to_owned));
        self.submissions.push(submission);
        Ok(true)
    }

    /// Judges what was taken in, and writes the answers.
    fn judge(
        &mut self,
        engine: &Engine,
        language: Language,
        out: &mut impl Write,
    ) -> Result<Vec<Verdict>> {
        let verdicts = engine.check_all(&self.submissions, language);
        let verdicts = verdicts.into_iter().collect::<Result<Vec<_>, _>>()?;
        for (id, verdict) in self.ids.iter().zip(&verdicts) {
            let id = id.as_deref();
            serde_json::to_writer(&mut *out, &Answer { id, verdict })?;
            out.write_all(b"\n")?;
        }
        self.ids.clear();
        self.submissions.clear();
        Ok(verdicts)
    }
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
