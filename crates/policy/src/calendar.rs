//! Dates and Italian public holidays, without a clock: the date comes in as an argument.

use serde::{Deserialize, Serialize};
use vaglio_signals::names;

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Date {
    /// Year, 1583 to 9999.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day, 1 to 31.
    pub day: u8,
}

names! {
    /// A day of the week.
    pub enum Weekday {
        /// Monday.
        Mon = "mon",
        /// Tuesday.
        Tue = "tue",
        /// Wednesday.
        Wed = "wed",
        /// Thursday.
        Thu = "thu",
        /// Friday.
        Fri = "fri",
        /// Saturday.
        Sat = "sat",
        /// Sunday.
        Sun = "sun",
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Date {
    /// The day, when it exists.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Date> {
        let exists = (1583..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in(year, month)).contains(&day);
        exists.then_some(Date { year, month, day })
    }

    /// Reads `YYYY-MM-DD`, also followed by a time (`T…`).
    pub fn parse(text: &str) -> Option<Date> {
        let date = text.split(['T', ' ']).next()?;
        let mut parts = date.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || year.len() != 4 || month.len() != 2 || day.len() != 2 {
            return None;
        }
        Date::new(number(year)?, number(month)? as u8, number(day)? as u8)
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        // Days since 1583-01-01, which was a Saturday.
        let years = u32::from(self.year) - 1583;
        let leaps = (1583..self.year).filter(|&year| is_leap(year)).count() as u32;
        let months: u32 = (1..self.month)
            .map(|month| u32::from(days_in(self.year, month)))
            .sum();
        let days = years * 365 + leaps + months + u32::from(self.day) - 1;
        Weekday::ALL[((days + 5) % 7) as usize]
    }

    /// Whether it is a public holiday in the whole of Italy: L. 260/1949 as amended, Easter Monday
    /// included; 4 October is one again from 2026 (L. 151/2025).
    pub fn is_italian_holiday(self) -> bool {
        matches!(
            (self.month, self.day),
            (1, 1)
                | (1, 6)
                | (4, 25)
                | (5, 1)
                | (6, 2)
                | (8, 15)
                | (11, 1)
                | (12, 8)
                | (12, 25)
                | (12, 26)
        ) || (self.year >= 2026 && (self.month, self.day) == (10, 4))
            || self == easter(self.year)
            || self == easter(self.year).next()
    }

    fn next(self) -> Date {
        if self.day < days_in(self.year, self.month) {
            return Date {
                day: self.day + 1,
                ..self
            };
        }
        Date {
            month: self.month + 1,
            day: 1,
            ..self
        }
    }
}

fn number(digits: &str) -> Option<u16> {
    digits
        .bytes()
        .all(|b| b.is_ascii_digit())
        .then(|| digits.parse().ok())?
}

const fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400)
}

const fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm, Nature 1876).
fn easter(year: u16) -> Date {
    let year = u32::from(year);
    let golden = year % 19;
    let (century, rest) = (year / 100, year % 100);
    let moon = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - moon + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 22 * sunday) / 451;
    let count = epact + sunday + 114 - 7 * late;
    Date {
        year: year as u16,
        month: (count / 31) as u8,
        day: (count % 31 + 1) as u8,
    }
}

/// A time of day, in minutes from midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Minute(pub u16);

impl Minute {
    /// Reads `HH:MM`, up to `24:00`.
    pub fn parse(text: &str) -> Option<Minute> {
        let (hours, minutes) = text.split_once(':')?;
        if hours.len() != 2 || minutes.len() != 2 {
            return None;
        }
        let (hours, minutes) = (number(hours)?, number(minutes)?);
        (minutes < 60 && hours * 60 + minutes <= 24 * 60).then_some(Minute(hours * 60 + minutes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn days_of_the_week() {
        assert_eq!(date("1583-01-01").weekday(), Weekday::Sat);
        assert_eq!(date("1949-05-27").weekday(), Weekday::Fri);
        assert_eq!(date("2000-02-29").weekday(), Weekday::Tue);
        assert_eq!(date("2026-11-22").weekday(), Weekday::Sun);
        assert_eq!(date("2026-11-23T09:30:00").weekday(), Weekday::Mon);
    }

    #[test]
    fn days_that_do_not_exist() {
        for text in [
            "2026-02-29",
            "1900-02-29",
            "2026-13-01",
            "2026-04-31",
            "2026-00-10",
            "26-01-01",
            "2026-1-1",
            "٢٠٢٦-٠١-٠١",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn holidays() {
        // Easter Mondays.
        for text in [
            "2024-04-01",
            "2025-04-21",
            "2026-04-06",
            "2027-03-29",
            "2038-04-26",
            "2018-04-02",
        ] {
            assert!(date(text).is_italian_holiday(), "{text}");
        }
        for text in ["2026-04-25", "2026-06-02", "2026-12-26", "2026-10-04"] {
            assert!(date(text).is_italian_holiday(), "{text}");
        }
        for text in ["2025-10-04", "2026-04-07", "2026-11-02", "2026-12-24"] {
            assert!(!date(text).is_italian_holiday(), "{text}");
        }
    }

    #[test]
    fn times() {
        assert_eq!(Minute::parse("08:00"), Some(Minute(480)));
        assert_eq!(Minute::parse("24:00"), Some(Minute(1440)));
        for text in ["8:00", "24:01", "12:60", "ab:cd", "99:99", ""] {
            assert_eq!(Minute::parse(text), None, "{text}");
        }
    }
}
