//! A bio in pieces: people part what they say of themselves with bars, dots, commas and emoji.

use std::ops::Range;

use vaglio_text::{Kind, Marks, Reading};

/// A word of a bio and the pieces that it stands in.
#[derive(Clone, Copy, Debug)]
struct Word {
    token: u32,
    /// Number of the statement: parted by sentences, lines, bars, bullets, emoji.
    statement: u32,
    /// Number of the clause: parted by commas, hyphens and brackets too.
    clause: u32,
    /// A map pin stands before it: what follows is where one is.
    pinned: bool,
}

/// The words of a bio, without addresses and emoji, by their pieces.
pub(super) struct Segments<'r, 't> {
    pub reading: &'r Reading<'t>,
    words: Vec<Word>,
}

impl<'r, 't> Segments<'r, 't> {
    pub(super) fn of(reading: &'r Reading<'t>) -> Segments<'r, 't> {
        let text = reading.folded();
        let tokens = reading.tokens();
        let mut words = Vec::with_capacity(tokens.len());
        let (mut statement, mut clause) = (0, 0);
        let mut pinned = false;
        for (i, token) in tokens.iter().enumerate() {
            if let Some(before) = i.checked_sub(1).map(|before| &tokens[before]) {
                let gap = &text[before.end as usize..token.start as usize];
                let sentence = reading.sentence_number(i) != reading.sentence_number(i - 1);
                // "op. pers.", "resp. ufficio": a stop after a few letters only shortens.
                let shortened = before.end - before.start <= 5
                    && !gap.contains('\n')
                    && gap.starts_with('.')
                    && !token.marks.has(Marks::CAPITALISED);
                if sentence && !shortened || gap.chars().any(parts_statements) {
                    statement += 1;
                    clause += 1;
                    pinned = false;
                } else if parts_clauses(gap) {
                    clause += 1;
                    pinned = false;
                }
            }
            match token.kind {
                Kind::Emoji => {
                    (statement, clause) = (statement + 1, clause + 1);
                    pinned = matches!(reading.token_text(i), "📍" | "🏠" | "🏡");
                }
                Kind::Url | Kind::Email => clause += 1,
                _ => words.push(Word {
                    token: i as u32,
                    statement,
                    clause,
                    pinned,
                }),
            }
        }
        Segments { reading, words }
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    pub(super) fn word(&self, word: usize) -> &'r str {
        self.reading.token_text(self.words[word].token as usize)
    }

    pub(super) fn kind(&self, word: usize) -> Kind {
        self.reading.tokens()[self.words[word].token as usize].kind
    }

    pub(super) fn has(&self, word: usize, marks: Marks) -> bool {
        let token = self.words[word].token as usize;
        self.reading.tokens()[token].marks.has(marks)
    }

    pub(super) fn is_pinned(&self, word: usize) -> bool {
        self.words[word].pinned
    }

    /// Bytes of a run of words in the folded text.
    pub(super) fn bytes(&self, words: Range<usize>) -> Range<usize> {
        let tokens = self.reading.tokens();
        let first = tokens[self.words[words.start].token as usize].start;
        let last = tokens[self.words[words.end - 1].token as usize].end;
        first as usize..last as usize
    }

    /// The words that a stretch of the folded text takes up, if any.
    pub(super) fn words_in(&self, bytes: &Range<usize>) -> Range<usize> {
        let tokens = self.reading.tokens();
        let from = self
            .words
            .partition_point(|word| tokens[word.token as usize].end as usize <= bytes.start);
        let to = self
            .words
            .partition_point(|word| (tokens[word.token as usize].start as usize) < bytes.end);
        from..to.max(from)
    }

    pub(super) fn same_statement(&self, a: usize, b: usize) -> bool {
        self.words[a].statement == self.words[b].statement
    }

    pub(super) fn same_clause(&self, a: usize, b: usize) -> bool {
        self.words[a].clause == self.words[b].clause
    }

    /// The words of the clause that a word stands in.
    pub(super) fn clause(&self, word: usize) -> Range<usize> {
        let clause = self.words[word].clause;
        let from = self.words.partition_point(|word| word.clause < clause);
        let to = self.words.partition_point(|word| word.clause <= clause);
        from..to
    }

    /// The words of the statement that a word stands in.
    pub(super) fn statement(&self, word: usize) -> Range<usize> {
        let statement = self.words[word].statement;
        let from = self
            .words
            .partition_point(|word| word.statement < statement);
        let to = self
            .words
            .partition_point(|word| word.statement <= statement);
        from..to
    }

    /// How many words from `at` on are the longest phrase of a sorted table; none that leaves the
    /// statement.
    pub(super) fn phrase(&self, at: usize, table: &[&str]) -> Option<usize> {
        let first = self.word(at).as_bytes().first()?;
        let from = table.partition_point(|phrase| phrase.as_bytes()[0] < *first);
        table[from..]
            .iter()
            .take_while(|phrase| phrase.as_bytes()[0] == *first)
            .filter_map(|phrase| self.is_phrase(at, phrase))
            .max()
    }

    fn is_phrase(&self, at: usize, phrase: &str) -> Option<usize> {
        let mut next = at;
        for part in phrase.split(' ') {
            if next >= self.len() || !self.same_statement(at, next) {
                return None;
            }
            let word = self.word(next);
            let same = match part.strip_suffix('*') {
                Some(stem) => word.starts_with(stem),
                None => word == part,
            };
            if !same {
                return None;
            }
            next += 1;
        }
        Some(next - at)
    }
}

fn parts_statements(c: char) -> bool {
    matches!(
        c,
        '\n' | '|' | ';' | '•' | '·' | '~' | '*' | '>' | '<' | '_'
    ) || c > '\u{2190}'
}

/// Commas, brackets and hyphens that stand free.
fn parts_clauses(gap: &str) -> bool {
    gap.contains([
        ',', '(', ')', ':', '/', '[', ']', '+', '\u{2013}', '\u{2014}',
    ]) || gap.contains(" -") && gap.ends_with(' ')
        || gap.contains("- ")
}
