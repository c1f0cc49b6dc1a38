//! The one file that the compiler writes and the worker maps: named sections, checked whole.
//!
//! Layout, little-endian: magic (8 bytes), checksum of all that follows (CRC-32), number of
//! sections; for each its name, offset and length; then the sections.

use std::fmt;

const MAGIC: &[u8; 8] = b"VAGLIO\x00\x04";
const HEAD: usize = 16;
const ENTRY: usize = 12;

/// What a section holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Section {
    /// The dictionary of forms.
    Forms = 1,
    /// What the forms mean, and the patterns.
    Lexicon = 2,
    /// The shapes of personal data.
    Shapes = 3,
    /// The packs.
    Packs = 4,
    /// The forms of what is only looked for in the texts of staff.
    StaffForms = 5,
    /// What they mean.
    StaffLexicon = 6,
}

/// Why a file is not an artefact that this engine can use.
#[derive(Debug)]
pub struct ArtefactError(pub(crate) String);

impl fmt::Display for ArtefactError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "not a usable artefact: {}; build it again with `vaglio pack build`",
            self.0
        )
    }
}

impl std::error::Error for ArtefactError {}

/// Puts sections together.
pub fn write(sections: &[(Section, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    body.extend((sections.len() as u32).to_le_bytes());
    let mut offset = HEAD + sections.len() * ENTRY;
    for (section, bytes) in sections {
        body.extend((*section as u32).to_le_bytes());
        body.extend((offset as u32).to_le_bytes());
        body.extend((bytes.len() as u32).to_le_bytes());
        offset += bytes.len();
    }
    for (_, bytes) in sections {
        body.extend_from_slice(bytes);
    }
    let mut out = Vec::with_capacity(offset);
    out.extend_from_slice(MAGIC);
    out.extend(crc32fast::hash(&body).to_le_bytes());
    out.extend(body);
    out
}

/// A checked artefact.
pub struct Artefact<'a> {
    bytes: &'a [u8],
    count: usize,
}

impl<'a> Artefact<'a> {
    /// Checks the whole: what was cut or changed is refused, with the reason.
    pub fn open(bytes: &'a [u8]) -> Result<Artefact<'a>, ArtefactError> {
        let fail = |reason: &str| Err(ArtefactError(reason.to_owned()));
        if bytes.len() < HEAD || &bytes[..7] != b"VAGLIO\x00" {
            return fail("it does not begin like one");
        }
        if &bytes[..8] != MAGIC {
            return fail("it was written for another version");
        }
        if crc32fast::hash(&bytes[12..]) != number(bytes, 8) {
            return fail("its checksum is wrong");
        }
        let count = number(bytes, 12) as usize;
        if count > 64 || bytes.len() < HEAD + count * ENTRY {
            return fail("it is cut");
        }
        Ok(Artefact { bytes, count })
    }

    /// One section's bytes.
    pub fn section(&self, section: Section) -> Result<&'a [u8], ArtefactError> {
        for at in (0..self.count).map(|index| HEAD + index * ENTRY) {
            if number(self.bytes, at) == section as u32 {
                let (from, len) = (
                    number(self.bytes, at + 4) as usize,
                    number(self.bytes, at + 8) as usize,
                );
                let to = from.checked_add(len);
                return to
                    .and_then(|to| self.bytes.get(from..to))
                    .ok_or_else(|| ArtefactError("it is cut".to_owned()));
            }
        }
        Err(ArtefactError(format!("it has no {section:?} section")))
    }
}

fn number(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_come_back() {
        let bytes = write(&[(Section::Forms, b"abc"), (Section::Packs, b"")]);
        let artefact = Artefact::open(&bytes).unwrap();
        assert_eq!(artefact.section(Section::Forms).unwrap(), b"abc");
        assert_eq!(artefact.section(Section::Packs).unwrap(), b"");
        assert!(artefact.section(Section::Shapes).is_err());
    }

    #[test]
    fn any_change_is_refused() {
        let bytes = write(&[(Section::Forms, b"abc")]);
        for at in 0..bytes.len() {
            let mut broken = bytes.clone();
            broken[at] ^= 1;
            assert!(Artefact::open(&broken).is_err(), "byte {at}");
            assert!(Artefact::open(&bytes[..at]).is_err(), "cut at {at}");
        }
    }
}
