//! One text, read.

use std::ops::Range;

use crate::disguise::{self, Disguise};
use crate::fold::fold;
use crate::map::{Map, Span};
use crate::token::{Marks, Token, Tokens, tokens};

/// A text in the form that the engine looks at, with the way back to the original.
#[derive(Debug)]
pub struct Reading<'t> {
    original: &'t str,
    folded: String,
    map: Map,
    parts: Tokens,
}

impl<'t> Reading<'t> {
    /// Reads any text. Linear in its length; never fails.
    ///
    /// Offsets are 32 bits wide: of a text over 1 GiB only the beginning is read.
    #[inline(never)]
    pub fn of(text: &'t str) -> Reading<'t> {
        const LIMIT: usize = 1 << 30;
        let text = if text.len() > LIMIT {
            &text[..text.floor_char_boundary(LIMIT)]
        } else {
            text
        };
        let folded = fold(text);
        let parts = tokens(&folded.text, &folded.capitals);
        Reading {
            original: text,
            folded: folded.text,
            map: folded.map,
            parts,
        }
    }

    /// The text as it was written.
    pub fn original(&self) -> &'t str {
        self.original
    }

    /// The text as it reads: lower case, no accents, look-alikes resolved, nothing invisible.
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// Words, numbers, emoji, addresses, in order.
    pub fn tokens(&self) -> &[Token] {
        &self.parts.tokens
    }

    /// A token's folded text.
    pub fn token_text(&self, token: usize) -> &str {
        &self.folded[self.parts.tokens[token].range()]
    }

    /// Where a token stands in the original.
    pub fn token_span(&self, token: usize) -> Span {
        self.span(self.parts.tokens[token].range())
    }

    /// Where a run of tokens stands in the original.
    pub fn tokens_span(&self, tokens: Range<usize>) -> Span {
        let from = self.parts.tokens[tokens.start].start as usize;
        let to = self.parts.tokens[tokens.end - 1].end as usize;
        self.span(from..to)
    }

    /// Where a stretch of the folded text stands in the original.
    pub fn span(&self, folded: Range<usize>) -> Span {
        self.map.span(folded.start as u32, folded.end as u32)
    }

    /// The number of the sentence that a token stands in, from 0.
    pub fn sentence_number(&self, token: usize) -> usize {
        self.parts.tokens[token].sentence as usize
    }

    /// The tokens of the sentence that a token stands in.
    pub fn sentence_of(&self, token: usize) -> Range<usize> {
        self.sentence(self.sentence_number(token))
    }

    /// Every sentence, as runs of tokens.
    pub fn sentences(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        (0..self.parts.sentences.len()).map(|sentence| self.sentence(sentence))
    }

    fn sentence(&self, sentence: usize) -> Range<usize> {
        let starts = &self.parts.sentences;
        let end = starts
            .get(sentence + 1)
            .map_or(self.parts.tokens.len(), |&next| next as usize);
        starts[sentence] as usize..end
    }

    /// What a disguised word may read as, if this token begins one: leet, masks, stretched letters,
    /// signs between letters.
    #[inline]
    pub fn disguise_at(&self, token: usize) -> Option<Disguise> {
        // Nearly every token.
        if !self.parts.tokens[token].marks.has(Marks::DISGUISED) {
            return None;
        }
        self.disguise(token)
    }

    #[inline(never)]
    fn disguise(&self, token: usize) -> Option<Disguise> {
        let chunks = &self.parts.chunks;
        let at = chunks
            .binary_search_by_key(&(token as u32), |chunk| chunk.first)
            .ok()?;
        disguise::of_chunk(&self.folded, chunks[at])
    }

    /// The words that single letters from this token on may spell (`v a f f a`).
    #[inline]
    pub fn spelled_at(&self, token: usize) -> Option<Disguise> {
        // Nearly every token.
        let Token { start, end, .. } = self.parts.tokens[token];
        if end - start > 1 {
            return None;
        }
        disguise::spelled(&self.folded, &self.parts.tokens, token)
    }
}
