//! The map from the folded text back to the original.

/// A stretch of the original text: half-open, in UTF-16 code units, on character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// First code unit.
    pub start: u32,
    /// One past the last code unit.
    pub end: u32,
}

impl Span {
    /// Whether the two stretches share a code unit.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether the other stretch lies wholly inside this one.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// A run of the folded text that maps evenly (one byte, one code unit), or one character that does
/// not (an emoji, a ligature), which is only ever covered whole.
#[derive(Clone, Copy, Debug)]
struct Segment {
    /// First byte in the folded text.
    folded: u32,
    /// First code unit in the original.
    start: u32,
    /// One past the last code unit, accents and joiners that follow included.
    end: u32,
    even: bool,
}

/// Folded bytes to UTF-16 code units. Most texts need one segment.
#[derive(Clone, Debug, Default)]
pub(crate) struct Map {
    segments: Vec<Segment>,
    /// Whether the last segment may still grow.
    open: bool,
}

impl Map {
    /// `len` folded bytes at `folded` read one by one from `len` code units at `start`.
    pub(crate) fn even(&mut self, folded: u32, start: u32, len: u32) {
        match self.segments.last_mut() {
            Some(last) if self.open && last.even && last.end == start => last.end = start + len,
            _ => self.segments.push(Segment {
                folded,
                start,
                end: start + len,
                even: true,
            }),
        }
        self.open = true;
    }

    /// One character of `units` code units reads as whatever stands at `folded`.
    pub(crate) fn whole(&mut self, folded: u32, start: u32, units: u32) {
        self.segments.push(Segment {
            folded,
            start,
            end: start + units,
            even: false,
        });
        self.open = false;
    }

    /// The character before `end` goes on up to `end`: it must be covered whole.
    pub(crate) fn extend(&mut self, end: u32, folded_len: u32) {
        if let Some(last) = self.segments.last_mut() {
            let evenly = last.even && self.open;
            // Split the last character off an even run, so that the run before it stays even.
            if evenly && folded_len - last.folded > 1 {
                last.end -= 1;
                let start = last.end;
                self.segments.push(Segment {
                    folded: folded_len - 1,
                    start,
                    end,
                    even: false,
                });
            } else {
                last.even = false;
                last.end = end;
            }
        }
        self.open = false;
    }

    /// The stretch of the original that the folded bytes `from..to` were read from.
    pub(crate) fn span(&self, from: u32, to: u32) -> Span {
        let Some(first) = self.segment_at(from) else {
            return Span { start: 0, end: 0 };
        };
        let start = if first.even {
            first.start + (from - first.folded)
        } else {
            first.start
        };
        if to <= from {
            return Span { start, end: start };
        }
        let last = self.segment_at(to - 1).unwrap_or(first);
        let end = if last.even {
            last.start + (to - last.folded)
        } else {
            last.end
        };
        Span {
            start,
            end: end.max(start),
        }
    }

    fn segment_at(&self, folded: u32) -> Option<Segment> {
        let after = self
            .segments
            .partition_point(|segment| segment.folded <= folded);
        self.segments.get(after.checked_sub(1)?).copied()
    }
}
