//! Counts, and what follows from them.

use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};

/// Right, wrongly found, missed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub right: u32,
    pub wrong: u32,
    pub missed: u32,
}

impl Counts {
    /// Adds others.
    pub fn add(&mut self, other: Counts) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.missed += other.missed;
    }

    /// How many were labelled.
    pub fn labelled(self) -> u32 {
        self.right + self.missed
    }

    /// Of what was found, how much was right; `None` when nothing was found.
    pub fn precision(self) -> Option<f64> {
        share(self.right, self.right + self.wrong)
    }

    /// Of what was labelled, how much was found; `None` when nothing was labelled.
    pub fn recall(self) -> Option<f64> {
        share(self.right, self.labelled())
    }

    /// The harmonic mean of both; `None` when nothing was labelled or found.
    pub fn f1(self) -> Option<f64> {
        share(2 * self.right, 2 * self.right + self.wrong + self.missed)
    }
}

/// A part of a whole, with what chance alone would let it be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Part {
    pub some: u32,
    pub all: u32,
}

impl Part {
    /// Counts one more, of which it holds or not.
    pub fn count(&mut self, holds: bool) {
        self.some += u32::from(holds);
        self.all += 1;
    }

    /// The share; `None` of nothing.
    pub fn share(self) -> Option<f64> {
        share(self.some, self.all)
    }
}

fn share(some: u32, all: u32) -> Option<f64> {
    (all > 0).then(|| f64::from(some) / f64::from(all))
}

/// The interval in which a share lies with 95 % confidence (Wilson 1927, without continuity correction).
pub fn interval(some: u32, all: u32) -> Option<[f64; 2]> {
    const Z: f64 = 1.959_964;
    let share = share(some, all)?;
    let n = f64::from(all);
    let middle = share + Z * Z / (2.0 * n);
    let reach = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
    let scale = 1.0 + Z * Z / n;
    Some([
        ((middle - reach) / scale).max(0.0),
        ((middle + reach) / scale).min(1.0),
    ])
}

/// Three decimals: more would pretend.
pub fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

impl Serialize for Counts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("labelled", &self.labelled())?;
        map.serialize_entry("right", &self.right)?;
        map.serialize_entry("wrong", &self.wrong)?;
        map.serialize_entry("missed", &self.missed)?;
        let bounds = |all| interval(self.right, all).map(|both| both.map(rounded));
        map.serialize_entry("precision", &self.precision().map(rounded))?;
        map.serialize_entry("precision_95", &bounds(self.right + self.wrong))?;
        map.serialize_entry("recall", &self.recall().map(rounded))?;
        map.serialize_entry("recall_95", &bounds(self.labelled()))?;
        map.serialize_entry("f1", &self.f1().map(rounded))?;
        map.end()
    }
}

impl Serialize for Part {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("some", &self.some)?;
        map.serialize_entry("of", &self.all)?;
        map.serialize_entry("share", &self.share().map(rounded))?;
        map.serialize_entry(
            "share_95",
            &interval(self.some, self.all).map(|both| both.map(rounded)),
        )?;
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_follow_from_counts() {
        let counts = Counts {
            right: 6,
            wrong: 2,
            missed: 6,
        };
        assert_eq!(counts.precision(), Some(0.75));
        assert_eq!(counts.recall(), Some(0.5));
        assert_eq!(counts.f1(), Some(0.6));
        assert_eq!(Counts::default().precision(), None);
    }

    #[test]
    fn intervals_are_wilson_s() {
        // Newcombe 1998, table I: 81 of 263, and 0 of 20.
        let both = interval(81, 263)
            .unwrap()
            .map(|bound| (bound * 1e4).round() / 1e4);
        assert_eq!(both, [0.2553, 0.3662]);
        let none = interval(0, 20)
            .unwrap()
            .map(|bound| (bound * 1e4).round() / 1e4);
        assert_eq!(none, [0.0, 0.1611]);
        assert_eq!(interval(0, 0), None);
    }
}
