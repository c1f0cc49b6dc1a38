//! Words that a hurried reader takes for another: look-alike letters, slips of the hand.

/// How a written word resembles the one that it may stand for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Likeness {
    /// Letters swapped, dropped, doubled or hit beside.
    pub slips: u8,
    /// Signs that look like a letter: `0` for `o`, `rn` for `m`.
    pub lookalikes: bool,
}

/// Compares a written word with a known one, both folded ASCII, allowing so many slips: two letters
/// swapped, one dropped, one too many, one for another. The first letter is never wrong, for readers
/// notice it, and the last one only by the next key, for endings make other words: neither `Ponza`
/// nor `comuni` is a slip.
pub(super) fn alike(written: &[u8], known: &[u8], slips: u8) -> Option<Likeness> {
    let (mut i, mut j) = (0, 0);
    let mut lookalikes = false;
    loop {
        match (written.get(i), known.get(j)) {
            (None, None) => {
                return Some(Likeness {
                    slips: 0,
                    lookalikes,
                });
            }
            (Some(a), Some(b)) if a == b => (i, j) = (i + 1, j + 1),
            (Some(&a), Some(&b)) if looks_like(a, b) => {
                (i, j) = (i + 1, j + 1);
                lookalikes = true;
            }
            _ => {
                let Some((a, b)) = joined(&written[i..], &known[j..]) else {
                    break;
                };
                (i, j) = (i + a, j + b);
                lookalikes = true;
            }
        }
    }
    if slips == 0 {
        return None;
    }
    let (rest, due) = (&written[i..], &known[j..]);
    let then = |written: &[u8], known: &[u8]| {
        let rest = alike(written, known, slips - 1)?;
        Some(Likeness {
            slips: rest.slips + 1,
            lookalikes: lookalikes || rest.lookalikes,
        })
    };
    if let ([a, b, rest @ ..], [c, d, due @ ..]) = (rest, due)
        && a == d
        && b == c
        && let Some(found) = then(rest, due)
    {
        return Some(found);
    }
    if let ([_, rest @ ..], _) = (rest, due)
        && i > 0
        && let Some(found) = then(rest, due)
    {
        return Some(found);
    }
    if let (_, [_, due @ ..]) = (rest, due)
        && i > 0
        && let Some(found) = then(rest, due)
    {
        return Some(found);
    }
    if let ([a, rest @ ..], [b, due @ ..]) = (rest, due)
        && i > 0
        && (!due.is_empty() || are_neighbours(*a, *b))
    {
        return then(rest, due);
    }
    None
}

/// Signs that are taken for a letter at a glance.
fn looks_like(written: u8, known: u8) -> bool {
    matches!(
        (written, known),
        (b'0', b'o')
            | (b'1', b'l' | b'i')
            | (b'l', b'i')
            | (b'i', b'l')
            | (b'2', b'z')
            | (b'3', b'e')
            | (b'4', b'a')
            | (b'5', b's')
            | (b'7', b't')
            | (b'8', b'b')
            | (b'9', b'g')
            | (b'v', b'u')
            | (b'u', b'v')
    )
}

/// Two letters that together look like one, either way: how many to skip on each side.
fn joined(written: &[u8], known: &[u8]) -> Option<(usize, usize)> {
    const PAIRS: [(&[u8], u8); 4] = [(b"rn", b'm'), (b"nn", b'm'), (b"vv", b'w'), (b"cl", b'd')];
    PAIRS.iter().find_map(|&(pair, one)| {
        if written.starts_with(pair) && known.first() == Some(&one) {
            Some((2, 1))
        } else if known.starts_with(pair) && written.first() == Some(&one) {
            Some((1, 2))
        } else {
            None
        }
    })
}

/// Whether two letters lie side by side on a keyboard.
fn are_neighbours(a: u8, b: u8) -> bool {
    const ROWS: [&[u8]; 3] = [b"qwertyuiop", b"asdfghjkl", b"zxcvbnm"];
    let place = |c: u8| {
        ROWS.iter()
            .zip(0i32..)
            .find_map(|(row, y)| Some((row.iter().position(|&k| k == c)? as i32, y)))
    };
    let (Some((x, y)), Some((u, v))) = (place(a), place(b)) else {
        return false;
    };
    // Each row is shifted to the right by about half a key.
    match v - y {
        0 => (x - u).abs() == 1,
        1 => u == x || u == x - 1,
        -1 => u == x || u == x + 1,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slips(written: &str, known: &str) -> Option<u8> {
        alike(written.as_bytes(), known.as_bytes(), 1).map(|found| found.slips)
    }

    #[test]
    fn hands_slip_in_a_few_ways() {
        for written in [
            "mozna", "monzza", "monz", "mnza", "manza", "monsa", "monzas",
        ] {
            assert_eq!(slips(written, "monza"), Some(1), "{written}");
        }
        for written in [
            "ponza", "nonza", "onza", "monaz1", "monzuno", "monte", "lonza", "",
        ] {
            assert_eq!(slips(written, "monza"), None, "{written}");
        }
        assert_eq!(slips("comuni", "comune"), None);
        assert_eq!(slips("camere", "camera"), None);
    }

    #[test]
    fn eyes_take_signs_for_letters() {
        for (written, known) in [
            ("m0nza", "monza"),
            ("cornune", "comune"),
            ("b0logna", "bologna"),
            ("mi1ano", "milano"),
            ("un1oncamere", "unioncamere"),
            ("colmedo", "colmeclo"),
        ] {
            assert_eq!(slips(written, known), Some(0), "{written}");
        }
    }
}
