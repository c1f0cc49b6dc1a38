//! The folding table, written by `build/main.rs` from Unicode data.

include!(concat!(env!("OUT_DIR"), "/fold_table.rs"));

/// How one character outside plain ASCII folds.
pub(super) enum Fold {
    /// As itself, in lower case.
    Keep,
    /// Belongs to the character before it.
    Extend,
    /// Not seen by the reader.
    Drop,
    /// A pictograph: one token.
    Emoji,
    /// Always reads as this.
    Reads(&'static str),
    /// Looks like this letter.
    LooksLike(char),
}

pub(super) fn of(c: char) -> Fold {
    if c.is_ascii() {
        // Controls that `is_plain` leaves out: tab, carriage return, DEL…
        return Fold::Reads(" ");
    }
    let code = c as usize;
    match PAGES[usize::from(PAGE_OF[code >> 8])][code & 0xff] {
        0 => Fold::Keep,
        1 => Fold::Extend,
        2 => Fold::Drop,
        3 => Fold::Emoji,
        entry if entry & 0x8000 != 0 => Fold::Reads(READINGS[usize::from(entry & 0x7fff)]),
        entry => Fold::LooksLike(char::from((entry & 0xff) as u8)),
    }
}
