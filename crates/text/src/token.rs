//! Words, numbers, emoji, mentions: what a text is made of, and where sentences end.

use std::ops::{BitOr, Range};

use crate::disguise::Chunk;
use crate::fold::is_emoji;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Letters, or letters mixed with digits.
    Word,
    /// Digits only.
    Number,
    /// One emoji, with its modifiers.
    Emoji,
    /// A word after `@`; the sign is not part of the token.
    Mention,
    /// A word after `#`; the sign is not part of the token.
    Hashtag,
    /// A web address, whole.
    Url,
    /// An e-mail address, whole.
    Email,
}

/// What a token's writing tells, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks(u8);

impl Marks {
    /// The first letter was a capital.
    pub const CAPITALISED: Marks = Marks(1);
    /// Two letters or more, all capitals.
    pub const ALL_CAPS: Marks = Marks(1 << 1);
    /// An apostrophe and a letter follow (`dell'ente`).
    pub const ELIDED: Marks = Marks(1 << 2);
    /// Stands between quotation marks.
    pub const QUOTED: Marks = Marks(1 << 3);
    /// First token of a sentence.
    pub const STARTS_SENTENCE: Marks = Marks(1 << 4);
    /// First token of a disguised chunk: see [`crate::Disguise`].
    pub(crate) const DISGUISED: Marks = Marks(1 << 5);

    /// Whether every mark of `other` is set.
    pub fn has(self, other: Marks) -> bool {
        self.0 & other.0 == other.0
    }
}

impl BitOr for Marks {
    type Output = Marks;
    fn bitor(self, other: Marks) -> Marks {
        Marks(self.0 | other.0)
    }
}

/// One token, by its place in the folded text.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// First byte in the folded text.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// What it is.
    pub kind: Kind,
    /// What its writing tells.
    pub marks: Marks,
    pub(crate) sentence: u32,
}

impl Token {
    /// Its bytes in the folded text.
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

#[derive(Debug, Default)]
pub(crate) struct Tokens {
    pub tokens: Vec<Token>,
    /// First token of each sentence.
    pub sentences: Vec<u32>,
    /// Stretches between blanks that may hide a word, in order.
    pub chunks: Vec<Chunk>,
}

/// Splits a folded text. Linear.
pub(crate) fn tokens(text: &str, capitals: &[u32]) -> Tokens {
    let mut scan = Scan {
        text,
        bytes: text.as_bytes(),
        capitals,
        capital: 0,
        out: Tokens::default(),
        open: true,
    };
    scan.out.tokens.reserve(text.len() / 5);
    let mut at = 0;
    while at < scan.bytes.len() {
        let b = scan.bytes[at];
        if b == b'\n' {
            scan.open = true;
            at += 1;
        } else if b == b' ' {
            at += 1;
        } else {
            at = scan.chunk(at);
        }
    }
    scan.quotes();
    scan.out
}

struct Scan<'a> {
    text: &'a str,
    bytes: &'a [u8],
    capitals: &'a [u32],
    capital: usize,
    out: Tokens,
    /// The next token opens a sentence.
    open: bool,
}

impl Scan<'_> {
    /// Reads what stands between two blanks; gives the place after it. Most are plain words, which one
    /// look at each byte tells.
    fn chunk(&mut self, start: usize) -> usize {
        let (mut seen, mut end) = (0, start);
        let (mut last, mut before, mut stretched) = (0, 0, false);
        while let Some(&b) = self.bytes.get(end) {
            let class = CLASSES[usize::from(b)];
            if class != class::LETTER {
                break;
            }
            stretched |= b == last && b == before;
            (before, last) = (last, b);
            end += 1;
        }
        let word = end;
        // And most of the rest are plain words before a comma or a stop.
        while let Some(&b) = self.bytes.get(end) {
            let class = CLASSES[usize::from(b)];
            if class == class::BLANK {
                break;
            }
            seen |= class;
            end += 1;
        }
        if word > start && !stretched && seen & !(class::STOP | class::PAUSE) == 0 {
            self.push(start, word, Kind::Word);
            for at in word..end {
                self.open |= self.ends(at, end);
            }
            return end;
        }
        let address = if seen & class::STOP != 0 {
            address(self.text, start, end)
        } else {
            None
        };
        if let Some((kind, from, to)) = address {
            self.pieces(start, from);
            self.push(from, to, kind);
            self.pieces(to, end);
            return end;
        }
        let first = self.out.tokens.len();
        let odd = self.pieces(start, end);
        if odd && self.out.tokens.len() > first {
            self.out.tokens[first].marks = self.out.tokens[first].marks | Marks::DISGUISED;
            self.out.chunks.push(Chunk {
                start: start as u32,
                end: end as u32,
                first: first as u32,
                last: self.out.tokens.len() as u32,
            });
        }
        end
    }

    /// Splits `from..to` into tokens and sentence ends; tells whether the writing is odd enough to
    /// hide a word: signs or digits among letters, a letter three times, a mask, k or x for c.
    fn pieces(&mut self, from: usize, to: usize) -> bool {
        let (mut at, mut odd, mut letters) = (from, false, false);
        while at < to {
            let b = self.bytes[at];
            let c = if b.is_ascii() {
                char::from(b)
            } else {
                let Some(c) = self.text[at..to].chars().next() else {
                    break;
                };
                c
            };
            if c.is_alphanumeric() {
                let end = self.word(at, to);
                let word = &self.bytes[at..end];
                let digits = word.iter().filter(|b| b.is_ascii_digit()).count();
                let before = if at > from { self.bytes[at - 1] } else { b' ' };
                let kind = match before {
                    _ if digits == word.len() => Kind::Number,
                    b'@' if at - 1 == from || !is_word(self.bytes[at - 2]) => Kind::Mention,
                    b'#' if at - 1 == from || !is_word(self.bytes[at - 2]) => Kind::Hashtag,
                    _ => Kind::Word,
                };
                letters |= digits < word.len();
                odd |= digits > 0 && digits < word.len();
                odd |= kind == Kind::Word && (is_sign(before) && at > from || is_odd(word));
                self.push(at, end, kind);
                at = end;
                let elided = self.bytes[at..to].first() == Some(&b'\'')
                    && self.bytes[at + 1..to].first().copied().is_some_and(is_word);
                if elided && let Some(last) = self.out.tokens.last_mut() {
                    last.marks = last.marks | Marks::ELIDED;
                }
            } else {
                let end = at + c.len_utf8();
                if !b.is_ascii() && is_emoji(c) {
                    let flag = self.text[end..to]
                        .chars()
                        .next()
                        .filter(|&next| is_flag_pair(c, next));
                    let end = end + flag.map_or(0, char::len_utf8);
                    self.push(at, end, Kind::Emoji);
                    at = end;
                    continue;
                }
                odd |= at > from && is_word(self.bytes[at - 1]) && self.hides(at, to);
                odd |= c == '*';
                odd |=
                    matches!(c, '€' | '£') && at > from && self.bytes[at - 1].is_ascii_alphabetic();
                self.open |= self.ends(at, to);
                at = end;
            }
        }
        odd && letters
    }

    /// Whether the sign at `at`, after a letter, may hide another: a stop or an exclamation mark only
    /// when a letter follows.
    fn hides(&self, at: usize, to: usize) -> bool {
        match self.bytes[at] {
            b'.' | b'!' | b'-' | b'_' | b'/' => at + 1 < to && is_word(self.bytes[at + 1]),
            sign => is_sign(sign),
        }
    }

    fn word(&self, from: usize, to: usize) -> usize {
        let ascii = self.bytes[from..to]
            .iter()
            .position(|b| !b.is_ascii_alphanumeric());
        let Some(at) = ascii.map(|len| from + len) else {
            return to;
        };
        if self.bytes[at].is_ascii() {
            return at;
        }
        let rest = &self.text[at..to];
        rest.find(|c: char| !c.is_alphanumeric())
            .map_or(to, |len| at + len)
    }

    /// Whether the sign at `at` ends a sentence: a stop inside a word or after a short form does not.
    fn ends(&self, at: usize, to: usize) -> bool {
        match self.bytes[at] {
            b'!' | b'?' | b';' => at + 1 >= to || !is_word(self.bytes[at + 1]),
            b'.' => {
                let after = self.bytes[at + 1..to]
                    .iter()
                    .copied()
                    .find(|&b| b != b'"' && b != b'\'' && b != b')');
                after.is_none_or(|b| b == b'.') && !self.is_short_form(at, to)
            }
            _ => false,
        }
    }

    /// `art.`, `n.`, `sig.`: a stop that belongs to the word before it.
    fn is_short_form(&self, at: usize, to: usize) -> bool {
        const SHORT: [&str; 34] = [
            "art", "artt", "avv", "cap", "cat", "cell", "cfr", "co", "comm", "dott", "dr", "es",
            "fam", "geom", "gent", "ing", "lett", "loc", "nr", "num", "on", "pag", "pagg", "pec",
            "prof", "prot", "rag", "rif", "sig", "sigg", "spett", "tel", "ven", "vs",
        ];
        if to < self.bytes.len() && self.bytes[to] == b'\n' {
            return false;
        }
        let Some(last) = self
            .out
            .tokens
            .last()
            .filter(|last| last.end as usize == at)
        else {
            return false;
        };
        let word = &self.text[last.range()];
        word.len() == 1 && word.as_bytes()[0].is_ascii_alphabetic()
            || SHORT.binary_search(&word).is_ok()
    }

    fn push(&mut self, start: usize, end: usize, kind: Kind) {
        let mut marks = Marks::default();
        while self
            .capitals
            .get(self.capital)
            .is_some_and(|&c| (c as usize) < start)
        {
            self.capital += 1;
        }
        if self.capitals.get(self.capital) == Some(&(start as u32)) {
            marks = marks | Marks::CAPITALISED;
            let inside = self.capitals[self.capital..]
                .iter()
                .take_while(|&&c| (c as usize) < end)
                .count();
            if inside > 1 && inside == self.text[start..end].chars().count() {
                marks = marks | Marks::ALL_CAPS;
            }
            self.capital += inside;
        }
        if self.open {
            marks = marks | Marks::STARTS_SENTENCE;
            self.out.sentences.push(self.out.tokens.len() as u32);
            self.open = false;
        }
        let sentence = (self.out.sentences.len() - 1) as u32;
        self.out.tokens.push(Token {
            start: start as u32,
            end: end as u32,
            kind,
            marks,
            sentence,
        });
    }

    /// Marks what stands between a pair of quotation marks on one line. An odd one out pairs with none.
    fn quotes(&mut self) {
        let mut token = 0;
        let mut open: Option<usize> = None;
        for at in memchr::memchr2_iter(b'"', b'\n', self.bytes) {
            match (self.bytes[at], open) {
                (b'"', Some(from)) => {
                    let tokens = &mut self.out.tokens;
                    while token < tokens.len() && (tokens[token].end as usize) <= at {
                        if tokens[token].start as usize >= from {
                            tokens[token].marks = tokens[token].marks | Marks::QUOTED;
                        }
                        token += 1;
                    }
                    open = None;
                }
                (b'"', None) => open = Some(at),
                _ => open = None,
            }
        }
    }
}

/// What a byte of the folded text is, for the quick look at a chunk.
mod class {
    /// A blank ends a chunk.
    pub const BLANK: u8 = 0;
    /// A letter of plain words.
    pub const LETTER: u8 = 1;
    /// A full stop: there may be an address.
    pub const STOP: u8 = 2;
    /// What may follow a word without changing it.
    pub const PAUSE: u8 = 8;
    /// Anything that wants a closer look: digits, signs, k, x, y, other scripts.
    pub const OTHER: u8 = 4;
}

static CLASSES: [u8; 256] = {
    let mut classes = [class::OTHER; 256];
    let mut b = b'a';
    while b <= b'z' {
        if !matches!(b, b'k' | b'x' | b'y') {
            classes[b as usize] = class::LETTER;
        }
        b += 1;
    }
    classes[b'.' as usize] = class::STOP;
    let pauses = b",;:!?)'\"";
    let mut at = 0;
    while at < pauses.len() {
        classes[pauses[at] as usize] = class::PAUSE;
        at += 1;
    }
    classes[b' ' as usize] = class::BLANK;
    classes[b'\n' as usize] = class::BLANK;
    classes
};

fn is_word(b: u8) -> bool {
    b.is_ascii_alphanumeric() || !b.is_ascii()
}

/// Signs that stand for letters or stand between them in a disguise.
pub(crate) fn is_sign(b: u8) -> bool {
    matches!(
        b,
        b'*' | b'@'
            | b'$'
            | b'#'
            | b'!'
            | b'|'
            | b'+'
            | b'.'
            | b'-'
            | b'_'
            | b'/'
            | b'%'
            | b'&'
            | b'('
    )
}

/// A letter three times, or k, x, y where Italian has none: cheap, and rare in plain words.
fn is_odd(word: &[u8]) -> bool {
    word.iter().any(|b| matches!(b, b'k' | b'x' | b'y'))
        || word.windows(3).any(|w| w[0] == w[1] && w[1] == w[2])
}

fn is_flag_pair(a: char, b: char) -> bool {
    let letters = '\u{1f1e6}'..='\u{1f1ff}';
    letters.contains(&a) && letters.contains(&b)
}

/// The web or e-mail address in a chunk, if there is one, without what surrounds it.
fn address(text: &str, start: usize, end: usize) -> Option<(Kind, usize, usize)> {
    let chunk = &text[start..end];
    let lead = chunk.len() - chunk.trim_start_matches(['(', '"', '\'', '<', '[']).len();
    let from = start + lead;
    let to = from
        + text[from..end]
            .trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '"', '\'', '>', ']'])
            .len();
    let body = &text[from..to];
    let bytes = body.as_bytes();
    if !bytes.contains(&b'.') {
        return None;
    }
    if body.starts_with("http://") || body.starts_with("https://") || body.starts_with("www.") {
        return Some((Kind::Url, from, to));
    }
    let host = |part: &str| {
        let labels = part.split('.').count();
        let last = part.rsplit('.').next().unwrap_or("");
        labels > 1
            && part.split('.').all(|label| {
                !label.is_empty()
                    && label
                        .bytes()
                        .all(|b| b.is_ascii_alphanumeric() || b == b'-')
            })
            && last.len() > 1
            && last.bytes().all(|b| b.is_ascii_alphabetic())
    };
    if let Some(sign) = body.find('@') {
        let (name, domain) = (&body[..sign], &body[sign + 1..]);
        let plain = |b: u8| b.is_ascii_alphanumeric() || b"._%+-".contains(&b);
        return (!name.is_empty() && name.bytes().all(plain) && host(domain)).then_some((
            Kind::Email,
            from,
            to,
        ));
    }
    let (name, path) = body
        .split_once('/')
        .map_or((body, None), |(name, path)| (name, Some(path)));
    // Without a scheme, only what is plainly a host: a known ending, or a path after two labels.
    let last = name.rsplit('.').next().unwrap_or("");
    let known = matches!(
        last,
        "it" | "com"
            | "org"
            | "net"
            | "eu"
            | "ly"
            | "me"
            | "gle"
            | "gov"
            | "info"
            | "io"
            | "be"
            | "shop"
            | "online"
            | "xyz"
            | "top"
            | "biz"
            | "co"
            | "tk"
            | "ru"
    );
    let longest = name.split('.').map(str::len).max().unwrap_or(0);
    (host(name) && known && (path.is_some() || longest > 2)).then_some((Kind::Url, from, to))
}
