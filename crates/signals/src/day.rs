//! Days, and the Italian ways of writing one: "12 marzo 2026", "1° marzo", "12/3", "due mesi fa".
//!
//! There is no clock here: the day of writing comes in as an argument, and gives a year to the dates
//! that have none.

use std::ops::Range;

use vaglio_text::{Kind, Reading};

use crate::phrase;

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

impl Day {
    /// The day with this date, years 1583 to 9999; `None` if there is none.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Day> {
        let real = (1583..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in(year, month)).contains(&day);
        // Counted from March, so that the leap day is the last of the year.
        let (year, shifted) = if month > 2 {
            (year, month as i32 - 3)
        } else {
            (year - 1, month as i32 + 9)
        };
        let leaps = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        real.then(|| Day(year * 365 + leaps + (153 * shifted + 2) / 5 + day as i32 - 1))
    }

    /// Reads an ISO date; what follows it (a time) is ignored.
    pub fn parse(iso: &str) -> Option<Day> {
        let head = iso.get(..10)?;
        let number = |range: Range<usize>| -> Option<u32> {
            let digits = &head[range];
            digits
                .bytes()
                .all(|b| b.is_ascii_digit())
                .then(|| digits.parse().ok())?
        };
        let bytes = head.as_bytes();
        if !head.is_ascii() || bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        Day::new(number(0..4)? as i32, number(5..7)?, number(8..10)?)
    }

    /// How many days after `other` this one is.
    pub fn since(self, other: Day) -> i32 {
        self.0 - other.0
    }

    /// So many days later.
    pub fn plus(self, days: i32) -> Day {
        Day(self.0.saturating_add(days))
    }

    /// The last Sunday before it.
    fn last_sunday(self) -> Day {
        // The first of January 1970 was a Thursday.
        let thursday = Day::new(1970, 1, 1).map_or(0, |day| day.0);
        let weekday = (self.0 - thursday + 3).rem_euclid(7);
        self.plus(-weekday - 1)
    }

    /// The last day of the month before.
    fn last_month(self) -> Day {
        let year = self.year();
        let first = (1..=12).rev().filter_map(|month| Day::new(year, month, 1));
        first
            .into_iter()
            .find(|&first| first <= self)
            .unwrap_or(self)
            .plus(-1)
    }

    /// The last day of the year before.
    fn last_year(self) -> Day {
        Day::new(self.year(), 1, 1).unwrap_or(self).plus(-1)
    }

    /// Its year.
    pub fn year(self) -> i32 {
        // The first of March of year `y` is day `365.2425 y`: near enough to need one step.
        let guess = (f64::from(self.0) / 365.2425) as i32;
        (guess - 1..=guess + 2)
            .rev()
            .find(|&year| Day::new(year, 1, 1).is_some_and(|first| first <= self))
            .unwrap_or(guess)
    }
}

fn days_in(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// How a day was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// Day and month, with or without a year.
    Date,
    /// Month and year: the day is the last of the month.
    Month,
    /// Counted from the day of writing (ieri, due mesi fa, la settimana scorsa).
    Relative,
}

/// A day named in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where, in tokens.
    pub tokens: Range<usize>,
    /// Which day; of a span of time, its last.
    pub day: Day,
    /// Whether the year was written, or needs none.
    pub year: bool,
    /// How it was written.
    pub form: Form,
}

/// The months, folded, from January.
pub const MONTHS: [&str; 12] = [
    "gennaio",
    "febbraio",
    "marzo",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "agosto",
    "settembre",
    "ottobre",
    "novembre",
    "dicembre",
];
/// The days of the week, folded.
pub(crate) const WEEKDAYS: [&str; 7] = [
    "lunedi",
    "martedi",
    "mercoledi",
    "giovedi",
    "venerdi",
    "sabato",
    "domenica",
];
/// Words before "12/3" that make it a date; so does a day of the week.
const BEFORE: &[&str] = &[
    "il", "del", "dal", "al", "entro", "giorno", "fino", "l", "dell", "dall", "all", "e",
    "scadenza", "data",
];

/// The month with this folded name or short form, 1 to 12.
pub(crate) fn month(word: &str) -> Option<u32> {
    let named = |name: &str| name == word || word.len() == 3 && name.starts_with(word);
    let found = MONTHS.iter().position(|name| named(name));
    found
        .or_else(|| (word == "sett").then_some(8))
        .map(|at| at as u32 + 1)
}

/// The days that a text written on `today` names, in order. A date without a year is the nearest to
/// that day.
pub fn mentions(reading: &Reading<'_>, today: Day) -> Vec<Mention> {
    let mut out = Vec::new();
    let mut token = 0;
    while token < reading.tokens().len() {
        let found = match reading.tokens()[token].kind {
            Kind::Number | Kind::Word => written(reading, token, today)
                .or_else(|| in_month(reading, token))
                .or_else(|| relative(reading, token, today)),
            _ => None,
        };
        token = found.as_ref().map_or(token + 1, |one| one.tokens.end);
        out.extend(found);
    }
    out
}

/// A number of at most `width` digits.
fn number(reading: &Reading<'_>, token: usize, width: usize) -> Option<u32> {
    let known = reading.tokens().get(token)?;
    (known.kind == Kind::Number && known.range().len() <= width)
        .then(|| reading.token_text(token).parse().ok())?
}

fn year(reading: &Reading<'_>, token: usize) -> Option<i32> {
    let len = reading.tokens().get(token)?.range().len();
    match (number(reading, token, 4)?, len) {
        (year @ 1583..=2999, 4) => Some(year as i32),
        (year, 2) => Some(2000 + year as i32),
        _ => None,
    }
}

/// A date with a day: `None` for fractions, hours and article numbers.
fn written(reading: &Reading<'_>, token: usize, today: Day) -> Option<Mention> {
    // 2026-03-12
    if let Some(known) = year(reading, token).filter(|_| phrase::gap(reading, token) == "-")
        && reading.token_text(token).len() == 4
        && let (Some(month), "-", Some(day)) = (
            number(reading, token + 1, 2),
            phrase::gap(reading, token + 1),
            number(reading, token + 2, 2),
        )
    {
        return Some(Mention {
            tokens: token..token + 3,
            day: Day::new(known, month, day)?,
            year: true,
            form: Form::Date,
        });
    }
    // "1°" is read as a number and a sign, "1º" as a word.
    let day = number(reading, token, 2)
        .or_else(|| matches!(reading.token_text(token), "1o" | "primo").then_some(1))?;
    let gap = phrase::gap(reading, token);
    if let Some(month) = month(phrase::word(reading, Some(token + 1)))
        && matches!(gap.trim_matches(['°', '^', ' ', '-']), "")
    {
        let near = matches!(
            phrase::gap(reading, token + 1).trim_start_matches('.'),
            " " | "" | "," | ", " | " '" | "-"
        );
        let same = reading
            .tokens()
            .get(token + 2)
            .is_some_and(|_| reading.sentence_number(token + 2) == reading.sentence_number(token));
        let apostrophe = phrase::gap(reading, token + 1).ends_with('\'');
        let known = year(reading, token + 2)
            .filter(|_| near && same && (reading.token_text(token + 2).len() == 4 || apostrophe));
        // "3 set" may be tennis: a short form wants its stop or a year.
        let short = phrase::word(reading, Some(token + 1)).len() < 5;
        if short && known.is_none() && !phrase::gap(reading, token + 1).starts_with('.') {
            return None;
        }
        let end = token + if known.is_some() { 3 } else { 2 };
        return date(token..end, known, month, day, today);
    }
    let month = number(reading, token + 1, 2)?;
    if !matches!(gap, "/" | "-" | ".") {
        return None;
    }
    if phrase::gap(reading, token + 1) == gap {
        let known = year(reading, token + 2)?;
        // "10/11/12 maggio" are three days.
        let days = month_after(reading, token + 3);
        if days {
            return None;
        }
        return date(token..token + 3, Some(known), month, day, today);
    }
    let before = phrase::word(reading, token.checked_sub(1));
    let dated = BEFORE.contains(&before) || WEEKDAYS.contains(&before);
    (gap == "/" && dated).then_some(())?;
    date(token..token + 2, None, month, day, today)
}

fn month_after(reading: &Reading<'_>, token: usize) -> bool {
    let word = phrase::word(reading, Some(token));
    word.len() > 4 && month(word).is_some() && phrase::gap(reading, token - 1) == " "
}

fn date(
    tokens: Range<usize>,
    year: Option<i32>,
    month: u32,
    day: u32,
    today: Day,
) -> Option<Mention> {
    let at = today.year();
    let nearest = || {
        (at - 1..=at + 1)
            .filter_map(|year| Day::new(year, month, day))
            .min_by_key(|one| one.since(today).abs())
    };
    Some(Mention {
        tokens,
        day: match year {
            Some(year) => Day::new(year, month, day)?,
            None => nearest()?,
        },
        year: year.is_some(),
        form: Form::Date,
    })
}

/// "marzo 2026".
fn in_month(reading: &Reading<'_>, token: usize) -> Option<Mention> {
    let word = reading.token_text(token);
    // "31 febbraio 2026" is no day, and no month either.
    let alone = token == 0 || reading.tokens()[token - 1].kind != Kind::Number;
    let month = month(word).filter(|_| alone && word.len() > 4)?;
    let year = year(reading, token + 1).filter(|_| {
        reading.token_text(token + 1).len() == 4 && phrase::gap(reading, token) == " "
    })?;
    Some(Mention {
        tokens: token..token + 2,
        day: Day::new(year, month, days_in(year, month))?,
        year: true,
        form: Form::Month,
    })
}

/// What is counted from the day of writing: the last day that the words may mean.
fn relative(reading: &Reading<'_>, token: usize, today: Day) -> Option<Mention> {
    const FIXED: &[(&str, i32)] = &[
        ("oggi", 0),
        ("stasera", 0),
        ("stamattina", 0),
        ("stamani", 0),
        ("ieri", -1),
        ("avantieri", -2),
        ("altro ieri", -2),
        ("altroieri", -2),
        ("domani", 1),
        ("dopodomani", 2),
    ];
    // "Alcuni anni fa" begins a story, no news.
    const UNITS: &[(&str, i32)] = &[
        ("giorni", 1),
        ("giorno", 1),
        ("settimane", 7),
        ("settimana", 7),
        ("mesi", 30),
        ("mese", 30),
    ];
    const FEW: &[(&str, i32)] = &[
        ("un", 1),
        ("una", 1),
        ("due", 2),
        ("tre", 3),
        ("quattro", 4),
        ("cinque", 5),
        ("sei", 6),
        ("dieci", 10),
        ("alcuni", 3),
        ("alcune", 3),
    ];
    let value = |list: &[(&str, i32)], word: &str| {
        list.iter().find(|(name, _)| *name == word).map(|one| one.1)
    };
    let mention = |tokens: Range<usize>, days: i32| Mention {
        tokens,
        day: today.plus(days),
        year: true,
        form: Form::Relative,
    };
    for (words, days) in FIXED {
        if let Some(tokens) = phrase::at(reading, token, words) {
            return Some(mention(tokens, *days));
        }
    }
    // Of a past week, month or year the last day: whatever it was, it is no less long ago.
    type Last = fn(Day) -> Day;
    const PAST: &[(&str, Last)] = &[
        ("settimana scorsa", Day::last_sunday),
        ("settimana passata", Day::last_sunday),
        ("scorsa settimana", Day::last_sunday),
        ("mese scorso", Day::last_month),
        ("mese passato", Day::last_month),
        ("scorso mese", Day::last_month),
        ("anno scorso", Day::last_year),
        ("anno passato", Day::last_year),
        ("scorso anno", Day::last_year),
    ];
    for (words, last) in PAST {
        if let Some(tokens) = phrase::at(reading, token, words) {
            return Some(mention(tokens, last(today).since(today)));
        }
    }
    let count = value(FEW, reading.token_text(token))
        .or_else(|| number(reading, token, 3).map(|count| count as i32))?;
    let unit = value(UNITS, phrase::word(reading, Some(token + 1)))?;
    (phrase::word(reading, Some(token + 2)) == "fa")
        .then(|| mention(token..token + 3, -(count * unit)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str) -> Vec<i32> {
        let today = Day::parse("2026-11-22").unwrap();
        mentions(&Reading::of(text), today)
            .iter()
            .map(|one| one.day.since(today))
            .collect()
    }

    #[test]
    fn the_calendar() {
        let day = |text| Day::parse(text).unwrap();
        assert_eq!(day("2026-03-01").since(day("2026-02-28")), 1);
        assert_eq!(day("2024-03-01").since(day("2024-02-28")), 2);
        assert_eq!(day("2026-11-22").since(day("1970-01-01")), 20_779);
        for text in [
            "1583-01-01",
            "2000-02-29",
            "2026-12-31",
            "2027-01-01",
            "9999-12-31",
        ] {
            assert_eq!(
                day(text).year(),
                text[..4].parse::<i32>().unwrap(),
                "{text}"
            );
        }
        for text in [
            "2026-02-29",
            "2026-13-01",
            "26-01-01",
            "2026/01/01",
            "",
            "٢٠٢٦-٠١-٠١",
        ] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
        assert_eq!(Day::parse("2026-11-22T10:00:00Z"), Day::new(2026, 11, 22));
    }

    #[test]
    fn dates_in_italian() {
        let read = [
            ("il 22 novembre 2026", vec![0]),
            ("il 21 novembre", vec![-1]),
            ("1° dicembre", vec![9]),
            ("1º dicembre", vec![9]),
            ("il primo dicembre", vec![9]),
            ("dal 20 al 24 novembre", vec![2]),
            ("entro il 24/11", vec![2]),
            ("24/11/2026", vec![2]),
            ("24.11.2026", vec![2]),
            ("24-11-26", vec![2]),
            ("2026-11-24", vec![2]),
            ("24 nov. 2026", vec![2]),
            ("24 nov '26", vec![2]),
            ("12 gennaio", vec![51]),
            ("ieri e domani", vec![-1, 1]),
            ("due settimane fa", vec![-14]),
            ("3 mesi fa", vec![-90]),
            ("l'altro ieri", vec![-2]),
            ("a ottobre 2026", vec![-22]),
            ("la settimana scorsa", vec![-7]),
            ("lo scorso mese", vec![-22]),
            ("l'anno scorso", vec![-326]),
            ("3 set. 2026", vec![-80]),
            ("il 10/11/12 dicembre", vec![20]),
        ];
        for (text, expected) in read {
            assert_eq!(days(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "attivi 24/7",
            "ore 15.30",
            "legge n. 190/2012",
            "i 3/4 delle imprese",
            "il 50% delle imprese",
            "31 febbraio 2026",
            "5.000 euro",
            "marzo",
            "10 dicembrini",
            "3 set da tennis",
            "192.168.1.1",
            "10/11 maggiorato",
        ] {
            assert!(days(text).is_empty(), "{text}: {:?}", days(text));
        }
    }
}
