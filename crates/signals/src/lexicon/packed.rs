//! Numbers of one width, one after the other: read by copying, not one by one.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use serde::de::{Deserializer, Error, Visitor};
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};

/// Something of a fixed number of bytes, little-endian.
pub trait Fixed: Sized {
    /// Its bytes.
    type Bytes: for<'a> TryFrom<&'a [u8]> + AsRef<[u8]>;
    /// How many they are.
    const WIDTH: usize;
    /// Writes it.
    fn to_bytes(&self) -> Self::Bytes;
    /// Reads it; `None` for bytes that mean nothing.
    fn from_bytes(bytes: Self::Bytes) -> Option<Self>;
}

impl Fixed for u8 {
    type Bytes = [u8; 1];
    const WIDTH: usize = 1;
    fn to_bytes(&self) -> [u8; 1] {
        [*self]
    }
    fn from_bytes([byte]: [u8; 1]) -> Option<u8> {
        Some(byte)
    }
}

impl Fixed for u16 {
    type Bytes = [u8; 2];
    const WIDTH: usize = 2;
    fn to_bytes(&self) -> [u8; 2] {
        self.to_le_bytes()
    }
    fn from_bytes(bytes: [u8; 2]) -> Option<u16> {
        Some(u16::from_le_bytes(bytes))
    }
}

impl Fixed for u32 {
    type Bytes = [u8; 4];
    const WIDTH: usize = 4;
    fn to_bytes(&self) -> [u8; 4] {
        self.to_le_bytes()
    }
    fn from_bytes(bytes: [u8; 4]) -> Option<u32> {
        Some(u32::from_le_bytes(bytes))
    }
}

impl Fixed for (u8, u8) {
    type Bytes = [u8; 2];
    const WIDTH: usize = 2;
    fn to_bytes(&self) -> [u8; 2] {
        [self.0, self.1]
    }
    fn from_bytes([a, b]: [u8; 2]) -> Option<(u8, u8)> {
        Some((a, b))
    }
}

/// A vector that is stored as its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed<T>(pub Vec<T>);

impl<T> Default for Packed<T> {
    fn default() -> Self {
        Packed(Vec::new())
    }
}

impl<T> Deref for Packed<T> {
    type Target = Vec<T>;
    fn deref(&self) -> &Vec<T> {
        &self.0
    }
}

impl<T: Fixed> Serialize for Packed<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut bytes = Vec::with_capacity(self.0.len() * T::WIDTH);
        for one in &self.0 {
            bytes.extend_from_slice(one.to_bytes().as_ref());
        }
        serializer.serialize_bytes(&bytes)
    }
}

impl<'de, T: Fixed> Deserialize<'de> for Packed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_bytes(Bytes(PhantomData))
    }
}

struct Bytes<T>(PhantomData<T>);

impl<T: Fixed> Visitor<'_> for Bytes<T> {
    type Value = Packed<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "numbers of {} bytes", T::WIDTH)
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Packed<T>, E> {
        let damaged = || E::invalid_length(bytes.len(), &self);
        let chunks = bytes.chunks_exact(T::WIDTH);
        if !chunks.remainder().is_empty() {
            return Err(damaged());
        }
        let read = |chunk| T::from_bytes(T::Bytes::try_from(chunk).ok()?);
        let numbers: Option<Vec<T>> = chunks.map(read).collect();
        numbers.map(Packed).ok_or_else(damaged)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        let written = postcard::to_allocvec(&Packed(vec![1u32, 70_000, u32::MAX])).unwrap();
        let read: Packed<u32> = postcard::from_bytes(&written).unwrap();
        assert_eq!(*read, [1, 70_000, u32::MAX]);
        assert!(postcard::from_bytes::<Packed<u32>>(&[3, 0, 0, 0]).is_err());
    }
}
