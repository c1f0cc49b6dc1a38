//! The small language of patterns, parsed: see `docs/lexicon.md`.

/// One element as it is written, before words and tags become numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    pub ask: Ask,
    pub min: u8,
    pub max: u8,
    pub not: bool,
    pub or_edge: bool,
    pub marked: bool,
}

/// What an element asks of a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    Any,
    /// Names of tags, literal words (which begin with `=`) and kinds (with `#`).
    Names(Vec<String>),
    This,
    Start,
    End,
}

/// Parses one sequence. The error says which piece is wrong, and its byte range in the text.
pub fn parse(text: &str) -> Result<Vec<Written>, (String, std::ops::Range<usize>)> {
    let mut out = Vec::new();
    let mut marked = false;
    for (at, piece) in pieces(text) {
        let range = at..at + piece.len();
        let fail = |message: String| Err((message, range.clone()));
        let mut body = piece;
        if let Some(rest) = body.strip_prefix('{') {
            if marked {
                return fail("`{` inside `{…}`".into());
            }
            marked = true;
            body = rest;
        }
        let closes = body.ends_with('}');
        body = body.strip_suffix('}').unwrap_or(body);
        if closes && !marked {
            return fail("`}` without `{`".into());
        }
        if !body.is_empty() {
            match element(body) {
                Ok(element) => out.push(Written { marked, ..element }),
                Err(message) => return fail(message),
            }
        }
        if closes {
            marked = false;
        }
    }
    if marked {
        return Err(("`{` is never closed".into(), 0..text.len()));
    }
    if !out
        .iter()
        .any(|element| element.max > 0 && element.ask != Ask::Any)
    {
        return Err(("asks for no word".into(), 0..text.len()));
    }
    let product: u32 = out
        .iter()
        .filter(|element| element.ask == Ask::Any)
        .map(|element| u32::from(element.max) + 1)
        .product();
    if product > 400 {
        return Err((
            "its gaps are too wide together: at most 400 ways".into(),
            0..text.len(),
        ));
    }
    if !out.iter().any(|element| element.marked) {
        out.iter_mut().for_each(|element| element.marked = true);
    }
    Ok(out)
}

/// Splits at blanks outside parentheses.
fn pieces(text: &str) -> Vec<(usize, &str)> {
    let mut out = Vec::new();
    let (mut depth, mut from) = (0i32, None);
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if c.is_whitespace() && depth <= 0 {
            if let Some(from) = from.take() {
                out.push((from, &text[from..at]));
            }
        } else if from.is_none() {
            from = Some(at);
        }
    }
    if let Some(from) = from {
        out.push((from, &text[from..]));
    }
    out
}

fn element(body: &str) -> Result<Written, String> {
    let plain = |ask: Ask, min: u8, max: u8| Written {
        ask,
        min,
        max,
        not: false,
        or_edge: false,
        marked: false,
    };
    if let Some(rest) = body.strip_prefix('!') {
        let inner = element(rest)?;
        return Ok(Written {
            min: 0,
            max: 0,
            not: true,
            ..inner
        });
    }
    match body {
        "^" => return Ok(plain(Ask::Start, 0, 0)),
        "$" => return Ok(plain(Ask::End, 0, 0)),
        "*" => return Ok(plain(Ask::This, 1, 1)),
        _ => {}
    }
    if let Some(count) = body.strip_prefix('~') {
        let max = count.parse::<u8>().ok().filter(|&n| (1..=12).contains(&n));
        let max = max.ok_or_else(|| format!("`{body}`: a gap is ~1 to ~12"))?;
        return Ok(plain(Ask::Any, 0, max));
    }
    let (body, min) = body.strip_suffix('?').map_or((body, 1), |body| (body, 0));
    let inner = body
        .strip_prefix('(')
        .map(|rest| rest.strip_suffix(')').ok_or("`(` is never closed"));
    let mut names = Vec::new();
    let mut or_edge = false;
    match inner.transpose()? {
        None => names = atom(body)?,
        Some(list) => {
            for name in list.split('|').map(str::trim) {
                match name {
                    "^" | "$" => or_edge = true,
                    name => names.extend(atom(name)?),
                }
            }
        }
    }
    Ok(Written {
        or_edge,
        ..plain(Ask::Names(names), min, 1)
    })
}

fn atom(text: &str) -> Result<Vec<String>, String> {
    if let Some(tag) = text.strip_prefix('@') {
        let good = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'.';
        return if !tag.is_empty() && tag.bytes().all(good) {
            Ok(vec![tag.to_owned()])
        } else {
            Err(format!("`{text}` is no tag"))
        };
    }
    if text.starts_with('#') {
        return Ok(vec![text.to_owned()]);
    }
    if text.contains('/') {
        let forms = super::inflect::forms(text, &[])?;
        return Ok(forms
            .into_iter()
            .map(|form| format!("={}", form.text))
            .collect());
    }
    // Several words in an alternative are met as one form.
    let good = |c: char| c.is_alphanumeric() && !c.is_uppercase() || c == ' ' || !c.is_ascii();
    if !text.is_empty() && text.chars().all(good) {
        Ok(vec![format!("={text}")])
    } else {
        Err(format!(
            "`{text}`: words stand in lower case, without apostrophes or signs"
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_read() {
        let elements = parse("!non (vi|@come.1) ~3 a? {prendere #num}").unwrap();
        assert_eq!(elements.len(), 6);
        assert!(elements[0].not && elements[0].max == 0);
        assert_eq!(
            elements[1].ask,
            Ask::Names(vec!["=vi".into(), "come.1".into()])
        );
        assert_eq!((elements[2].min, elements[2].max), (0, 3));
        assert_eq!((elements[3].min, elements[3].marked), (0, false));
        assert!(elements[4].marked && elements[5].marked);
        assert_eq!(elements[5].ask, Ask::Names(vec!["#num".into()]));
        assert!(parse("(subito|$) via").unwrap()[0].or_edge);
    }

    #[test]
    fn what_is_wrong_has_a_place() {
        for (text, range) in [
            ("a {b", 0..4),
            ("dio Però", 4..9),
            ("x ~99", 2..5),
            ("~3", 0..2),
        ] {
            assert_eq!(parse(text).unwrap_err().1, range, "{text}");
        }
    }
}
