//! A date cell becomes a day, by one order of day and month for the whole column.

use crate::calendar::Day;
use serde::{Deserialize, Serialize};

/// In which order a column writes its dates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum DateOrder {
    /// `2024-12-31`, `20241231`.
    #[default]
    YearMonthDay,
    /// `31/12/2024`.
    DayMonthYear,
    /// `12/31/2024`.
    MonthDayYear,
}

impl DateOrder {
    /// All orders; the earlier one is preferred when nothing tells them apart.
    pub const ALL: [DateOrder; 3] = [
        DateOrder::YearMonthDay,
        DateOrder::DayMonthYear,
        DateOrder::MonthDayYear,
    ];

    /// The order that a file of this order could be mistaken for.
    pub fn other(self) -> Option<DateOrder> {
        match self {
            DateOrder::YearMonthDay => None,
            DateOrder::DayMonthYear => Some(DateOrder::MonthDayYear),
            DateOrder::MonthDayYear => Some(DateOrder::DayMonthYear),
        }
    }
}

/// Why a cell is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateError {
    /// Nothing there.
    Missing,
    /// Not a date, or a day that does not exist.
    Bad,
    /// A date that stands for "none" or "for ever": before 1900 or after 2199.
    Placeholder,
}

/// Years that a sale can be from; others stand for "no date" or "for ever", and so
/// do the days on which Excel and Unix start to count.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// Two digits below this are a year of the 21st century, from it on one of the 20th.
const CENTURY_TURN: i32 = 50;

/// The day in a cell. A time of day behind the date is left out: the date counts as written.
///
/// A four-digit year in front is read as year, month, day whatever the order, for
/// it can mean nothing else. An English month name decides by itself too.
pub fn parse(cell: &[u8], order: DateOrder) -> Result<Day, DateError> {
    let cell = cell.trim_ascii();
    if cell.is_empty() {
        return Err(DateError::Missing);
    }
    let (year, month, day) = parts(cell, order).ok_or(DateError::Bad)?;
    if year == 0 && month == 0 && day == 0 {
        return Err(DateError::Placeholder);
    }
    let date = Day::new(year, month, day).ok_or(DateError::Bad)?;
    let is_zero_day = matches!((year, month, day), (1900 | 1970, 1, 1));
    if YEARS.contains(&year) && !is_zero_day {
        Ok(date)
    } else {
        Err(DateError::Placeholder)
    }
}

/// Whether the two orders of day and month read this cell as different days, or
/// only one of them reads it: evidence about the column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// Both orders give the same day, or neither gives one.
    None,
    /// Both orders give a day, but not the same.
    Either,
    /// Only day before month.
    DayFirst,
    /// Only month before day.
    MonthFirst,
}

/// What a cell says about the order of day and month.
pub fn evidence(cell: &[u8]) -> Evidence {
    let day_first = parse(cell, DateOrder::DayMonthYear);
    let month_first = parse(cell, DateOrder::MonthDayYear);
    match (day_first, month_first) {
        (Ok(a), Ok(b)) if a != b => Evidence::Either,
        (Ok(_), Err(_)) => Evidence::DayFirst,
        (Err(_), Ok(_)) => Evidence::MonthFirst,
        _ => Evidence::None,
    }
}

fn parts(cell: &[u8], order: DateOrder) -> Option<(i32, u32, u32)> {
    let (first, rest) = digits(cell);
    match (first.len(), rest.first()) {
        (8, _) if is_time(rest) => compact(first),
        (4, Some(separator)) if is_separator(*separator) => {
            year_first(first, *separator, &rest[1..])
        }
        (1 | 2, Some(_)) => year_last(first, rest, order),
        (0, Some(_)) => month_name_first(cell),
        _ => None,
    }
}

/// `20241231`
fn compact(digits: &[u8]) -> Option<(i32, u32, u32)> {
    Some((
        number(&digits[..4])?,
        number(&digits[4..6])? as u32,
        number(&digits[6..])? as u32,
    ))
}

/// `2024-12-31`
fn year_first(year: &[u8], separator: u8, rest: &[u8]) -> Option<(i32, u32, u32)> {
    let (month, rest) = one_or_two_digits(rest)?;
    let rest = rest.strip_prefix(&[separator])?;
    let (day, rest) = one_or_two_digits(rest)?;
    is_time(rest).then_some((number(year)?, month, day))
}

/// `31/12/2024`, `12/31/24`, `31-Dec-2024`, `31 December 2024`
fn year_last(first: &[u8], rest: &[u8], order: DateOrder) -> Option<(i32, u32, u32)> {
    let first = number(first)? as u32;
    let rest = separated(rest)?;
    if let Some((month, rest)) = month_name(rest) {
        let (year, rest) = year(separated(rest)?)?;
        return is_time(rest).then_some((year, month, first));
    }
    let (second, rest) = one_or_two_digits(rest)?;
    let (year, rest) = year(separated(rest)?)?;
    let (month, day) = match order {
        DateOrder::MonthDayYear => (first, second),
        _ => (second, first),
    };
    let numeric_order_known = order != DateOrder::YearMonthDay;
    (numeric_order_known && is_time(rest)).then_some((year, month, day))
}

/// `Dec 31, 2024`
fn month_name_first(cell: &[u8]) -> Option<(i32, u32, u32)> {
    let (month, rest) = month_name(cell)?;
    let (day, rest) = one_or_two_digits(separated(rest)?)?;
    let (year, rest) = year(separated(rest)?)?;
    is_time(rest).then_some((year, month, day))
}

/// What follows one separator and the blanks around it.
fn separated(rest: &[u8]) -> Option<&[u8]> {
    let trimmed = rest.trim_ascii_start();
    match trimmed.first() {
        Some(&byte) if is_separator(byte) || byte == b',' => Some(trimmed[1..].trim_ascii_start()),
        Some(_) if trimmed.len() < rest.len() => Some(trimmed),
        Some(byte) if byte.is_ascii_alphanumeric() => Some(trimmed),
        _ => None,
    }
}

fn is_separator(byte: u8) -> bool {
    matches!(byte, b'-' | b'/' | b'.')
}

/// A year of four digits, or of two.
fn year(rest: &[u8]) -> Option<(i32, &[u8])> {
    let (digits, rest) = digits(rest);
    let year = number(digits)?;
    match digits.len() {
        4 => Some((year, rest)),
        2 if year < CENTURY_TURN => Some((2_000 + year, rest)),
        2 => Some((1_900 + year, rest)),
        _ => None,
    }
}

fn one_or_two_digits(rest: &[u8]) -> Option<(u32, &[u8])> {
    let (digits, rest) = digits(rest);
    (digits.len() <= 2).then_some((number(digits)? as u32, rest))
}

/// Splits off the digits in front.
fn digits(text: &[u8]) -> (&[u8], &[u8]) {
    let len = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    text.split_at(len)
}

fn number(digits: &[u8]) -> Option<i32> {
    if digits.is_empty() || digits.len() > 8 {
        return None;
    }
    Some(
        digits
            .iter()
            .fold(0, |number, digit| number * 10 + i32::from(digit - b'0')),
    )
}

/// Whether what stands behind a date is nothing or a time of day with its zone.
fn is_time(rest: &[u8]) -> bool {
    match rest {
        [] => true,
        [b'T' | b't' | b' ' | b',', time @ ..] => {
            let time = time.trim_ascii();
            let allowed = |byte: &u8| {
                byte.is_ascii_digit()
                    || matches!(byte, b':' | b'.' | b',' | b'+' | b'-' | b' ')
                    || matches!(
                        byte.to_ascii_uppercase(),
                        b'A' | b'P' | b'M' | b'Z' | b'U' | b'T' | b'C'
                    )
            };
            time.first().is_none_or(u8::is_ascii_digit) && time.iter().all(allowed)
        }
        _ => false,
    }
}

/// An English month name, whole or its first three letters, and what follows it.
fn month_name(text: &[u8]) -> Option<(u32, &[u8])> {
    const MONTHS: [&[u8]; 12] = [
        b"january",
        b"february",
        b"march",
        b"april",
        b"may",
        b"june",
        b"july",
        b"august",
        b"september",
        b"october",
        b"november",
        b"december",
    ];
    let len = text
        .iter()
        .take_while(|byte| byte.is_ascii_alphabetic())
        .count();
    let (name, rest) = text.split_at(len);
    let is_month =
        |month: &&[u8]| len >= 3 && len <= month.len() && month[..len].eq_ignore_ascii_case(name);
    let month = MONTHS.iter().position(is_month)?;
    Some((month as u32 + 1, rest.strip_prefix(b".").unwrap_or(rest)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use DateOrder::{DayMonthYear as Dmy, MonthDayYear as Mdy, YearMonthDay as Ymd};

    fn read(cell: &str, order: DateOrder) -> String {
        match parse(cell.as_bytes(), order) {
            Ok(day) => day.to_string(),
            Err(error) => format!("{error:?}"),
        }
    }

    #[test]
    fn one_line_dates() {
        for (cell, order, expected) in [
            ("2024-02-29", Ymd, "2024-02-29"),
            ("2024-02-29", Dmy, "2024-02-29"),
            ("2024/2/9", Ymd, "2024-02-09"),
            ("2024.02.09", Mdy, "2024-02-09"),
            ("20240229", Ymd, "2024-02-29"),
            ("2003-02-24T00:00:00Z", Ymd, "2003-02-24"),
            ("1996-07-04 00:00:00.000", Ymd, "1996-07-04"),
            ("2024-03-31T23:30:00-05:00", Ymd, "2024-03-31"),
            ("31/12/2024", Dmy, "2024-12-31"),
            ("12/31/2024", Mdy, "2024-12-31"),
            ("2/24/2003 0:00", Mdy, "2003-02-24"),
            ("01.01.2020 0:00", Dmy, "2020-01-01"),
            ("8-11-17", Dmy, "2017-11-08"),
            ("8-11-77", Dmy, "1977-11-08"),
            (" 03/04/2024 11:05 PM", Dmy, "2024-04-03"),
            ("12/Apr/2019", Dmy, "2019-04-12"),
            ("12/Apr/2019", Mdy, "2019-04-12"),
            ("31 December 2024", Ymd, "2024-12-31"),
            ("Dec 31, 2024", Dmy, "2024-12-31"),
            ("1-Sept-24", Dmy, "2024-09-01"),
            ("", Dmy, "Missing"),
            ("  ", Dmy, "Missing"),
            ("31/02/2024", Dmy, "Bad"),
            ("13/13/2024", Dmy, "Bad"),
            ("12/31/2024", Dmy, "Bad"),
            ("31/12/2024", Ymd, "Bad"),
            ("Friday", Dmy, "Bad"),
            ("2024-02", Ymd, "Bad"),
            ("123", Ymd, "Bad"),
            ("2024-02-29x", Ymd, "Bad"),
            ("00/00/0000", Dmy, "Placeholder"),
            ("9999-12-31", Ymd, "Placeholder"),
            ("1970-01-01", Ymd, "Placeholder"),
            ("1/1/1900", Dmy, "Placeholder"),
            ("1899-12-30", Ymd, "Placeholder"),
        ] {
            assert_eq!(read(cell, order), expected, "{cell} {order:?}");
        }
    }

    #[test]
    fn a_day_above_twelve_is_evidence_for_the_order() {
        assert_eq!(evidence(b"03/04/2024"), Evidence::Either);
        assert_eq!(evidence(b"13/04/2024"), Evidence::DayFirst);
        assert_eq!(evidence(b"04/13/2024"), Evidence::MonthFirst);
        assert_eq!(evidence(b"04/04/2024"), Evidence::None);
        assert_eq!(evidence(b"2024-04-13"), Evidence::None);
        assert_eq!(evidence(b"soon"), Evidence::None);
    }
}
