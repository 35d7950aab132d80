//! Days and the periods they fall into, on the proleptic Gregorian calendar.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::fmt;

/// A calendar day, counted from 1970-01-01 (day 0).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

impl Day {
    /// The day with this year, month and day of the month; `None` when there is no such day.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Day> {
        let exists = (1..=12).contains(&month) && day >= 1 && day <= days_in_month(year, month);
        exists.then(|| Day(days_from_civil(year, month, day)))
    }

    /// Year, month (1-12) and day of the month (1-31).
    pub fn ymd(self) -> (i32, u32, u32) {
        civil_from_days(self.0)
    }

    /// The same day of the month so many months earlier; the last day of a month goes to the last day.
    pub fn months_back(self, months: i32) -> Day {
        let (year, month, day) = self.ymd();
        let months = year * 12 + month as i32 - 1 - months;
        let (target_year, target_month) = (months.div_euclid(12), months.rem_euclid(12) as u32 + 1);
        let last = days_in_month(target_year, target_month);
        let day = if day == days_in_month(year, month) {
            last
        } else {
            day.min(last)
        };
        Day(days_from_civil(target_year, target_month, day))
    }

    /// Whether the next day belongs to another month.
    pub fn ends_month(self) -> bool {
        let (year, month, day) = self.ymd();
        day == days_in_month(year, month)
    }

    /// Reads `2024-02-29`: a year of four digits, month and day.
    pub fn parse_iso(text: &str) -> Option<Day> {
        let mut parts = text.splitn(3, '-');
        if text.find('-') != Some(4) {
            return None;
        }
        let year = parts.next()?.parse().ok()?;
        let month = parts.next()?.parse().ok()?;
        let day = parts.next()?.parse().ok()?;
        Day::new(year, month, day)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
        let text = String::deserialize(deserializer)?;
        Day::parse_iso(&text)
            .ok_or_else(|| D::Error::custom(format!("{text}: not a day as 2024-12-31")))
    }
}

/// The length of the steps in which sales are looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Period {
    /// A calendar month.
    #[default]
    Month,
    /// An ISO week, from Monday.
    Week,
    /// A calendar quarter.
    Quarter,
    /// A calendar year.
    Year,
}

impl Period {
    /// The number of the period that holds `day`; consecutive periods have consecutive numbers.
    pub fn index(self, day: Day) -> i32 {
        let (year, month, _) = day.ymd();
        let month = month as i32 - 1;
        match self {
            Period::Week => (day.0 + 3).div_euclid(7),
            Period::Month => year * 12 + month,
            Period::Quarter => year * 4 + month / 3,
            Period::Year => year,
        }
    }

    /// The first day of a period.
    pub fn start(self, index: i32) -> Day {
        let first_of = |months: i32| {
            Day(days_from_civil(
                months.div_euclid(12),
                months.rem_euclid(12) as u32 + 1,
                1,
            ))
        };
        match self {
            Period::Week => Day(index * 7 - 3),
            Period::Month => first_of(index),
            Period::Quarter => first_of(index * 3),
            Period::Year => first_of(index * 12),
        }
    }

    /// The last day of a period.
    pub fn end(self, index: i32) -> Day {
        Day(self.start(index + 1).0 - 1)
    }
}

fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1970-01-01, counting years from March so that the leap day comes last.
pub(crate) fn days_from_civil(year: i32, month: u32, day: u32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let from_march = (month as i32 + 9) % 12;
    let day_of_year = (153 * from_march + 2) / 5 + day as i32 - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

fn civil_from_days(days: i32) -> (i32, u32, u32) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    let day = (day_of_year - (153 * from_march + 2) / 5 + 1) as u32;
    let month = if from_march < 10 {
        from_march + 3
    } else {
        from_march - 9
    } as u32;
    let year = year_of_era + era * 400 + i32::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_days_have_known_numbers() {
        for (text, number) in [
            ("1970-01-01", 0),
            ("1969-12-31", -1),
            ("2000-02-29", 11_016),
            ("2024-02-29", 19_782),
            ("2100-03-01", 47_541),
        ] {
            let day = Day::parse_iso(text).unwrap();
            assert_eq!(day.0, number, "{text}");
            assert_eq!(day.to_string(), text);
        }
    }

    #[test]
    fn every_day_of_four_centuries_survives_the_way_there_and_back() {
        for number in -80_000..80_000 {
            let (year, month, day) = Day(number).ymd();
            assert_eq!(Day::new(year, month, day), Some(Day(number)));
        }
    }

    #[test]
    fn months_back_keep_the_day_and_the_end_of_the_month() {
        for (day, months, expected) in [
            ("2025-09-30", 12, "2024-09-30"),
            ("2025-02-28", 12, "2024-02-29"),
            ("2024-02-29", 12, "2023-02-28"),
            ("2025-03-31", 1, "2025-02-28"),
            ("2025-03-15", 27, "2022-12-15"),
        ] {
            let back = Day::parse_iso(day).unwrap().months_back(months);
            assert_eq!(back.to_string(), expected, "{day} {months}");
        }
    }

    #[test]
    fn days_are_read_with_a_year_of_four_digits_only() {
        for text in [
            "99999999-01-01",
            "24-01-01",
            "-001-01-01",
            "2024-01",
            "2024-1-1-1",
        ] {
            assert_eq!(Day::parse_iso(text), None, "{text}");
        }
    }

    #[test]
    fn days_that_do_not_exist_are_none() {
        for (year, month, day) in [
            (2023, 2, 29),
            (1900, 2, 29),
            (2024, 13, 1),
            (2024, 0, 1),
            (2024, 4, 31),
            (2024, 1, 0),
        ] {
            assert_eq!(Day::new(year, month, day), None);
        }
    }

    #[test]
    fn periods_follow_each_other_without_gap() {
        for period in [Period::Month, Period::Week, Period::Quarter, Period::Year] {
            for number in -1_000..1_000 {
                let index = period.index(Day(number));
                assert!(period.start(index) <= Day(number) && Day(number) <= period.end(index));
                assert_eq!(period.index(period.end(index)), index);
                assert_eq!(period.index(Day(period.end(index).0 + 1)), index + 1);
            }
        }
    }

    #[test]
    fn a_week_starts_on_monday() {
        let monday = Day::parse_iso("2024-01-01").unwrap();
        assert_eq!(Period::Week.start(Period::Week.index(monday)), monday);
    }
}
