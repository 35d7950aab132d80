//! A date cell becomes a day, by one order of day and month for the whole column.

use super::counted;
use super::date_words;
use super::digits::{MixedScripts, western};
use crate::calendar::{Day, Period};
use serde::{Deserialize, Serialize};

/// How a column writes its dates: in which order, or counted from which day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum DateOrder {
    /// `2024-12-31`, `20241231`, `24-12-31`, `202412`.
    #[default]
    YearMonthDay,
    /// `31/12/2024`.
    DayMonthYear,
    /// `12/31/2024`.
    MonthDayYear,
    /// `45657`, `45657.75`: days as Excel counts them from 1900.
    ExcelSerial,
    /// `1735646400`: seconds from 1970, in UTC.
    UnixSeconds,
    /// `1735646400000`: milliseconds from 1970, in UTC.
    UnixMilliseconds,
    /// `44195`: days as Excel for the Macintosh counted them from 1904.
    ExcelSerial1904,
}

impl DateOrder {
    /// All orders; the earlier one is preferred when nothing tells them apart.
    pub const ALL: [DateOrder; 7] = [
        DateOrder::YearMonthDay,
        DateOrder::DayMonthYear,
        DateOrder::MonthDayYear,
        DateOrder::ExcelSerial,
        DateOrder::UnixSeconds,
        DateOrder::UnixMilliseconds,
        DateOrder::ExcelSerial1904,
    ];

    /// Whether its dates are single numbers that count from a first day.
    pub fn is_counted(self) -> bool {
        !matches!(
            self,
            DateOrder::YearMonthDay | DateOrder::DayMonthYear | DateOrder::MonthDayYear
        )
    }
}

/// How long the time is that a date names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Granularity {
    /// `2024-12-31`.
    #[default]
    Day,
    /// `2024-W52`.
    Week,
    /// `2024-12`, `Dec-24`.
    Month,
    /// `2024Q4`.
    Quarter,
    /// `2024`.
    Year,
}

impl Granularity {
    /// The last day of what a date names.
    pub fn end(self, day: Day) -> Day {
        let period = match self {
            Granularity::Day => return day,
            Granularity::Week => Period::Week,
            Granularity::Month => Period::Month,
            Granularity::Quarter => Period::Quarter,
            Granularity::Year => Period::Year,
        };
        period.end(period.index(day))
    }
}

/// Whether a date can be read in one way only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// A year of four digits in front, or a month's name.
    ByItself,
    /// Numbers that need the column's order.
    Ordered,
    /// One number that counts from a first day.
    Counted,
}

/// A date that has been read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The day; of a period the first one.
    pub day: Day,
    /// What the date names: a day or a period.
    pub granularity: Granularity,
    /// Whether it could be read otherwise.
    pub form: Form,
}

impl Dated {
    /// A day that can be read in one way only.
    pub fn plain(day: Day) -> Dated {
        Dated {
            day,
            granularity: Granularity::Day,
            form: Form::ByItself,
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
    /// A date of another calendar: its year would be far from any sale's.
    OtherCalendar,
}

/// Years that a sale can be from; others stand for "no date" or "for ever", and so
/// do the days on which Excel and Unix start to count.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// Two digits below this are a year of the 21st century, from it on one of the 20th:
/// 1950 to 2049, whatever the day on which the file is read.
const CENTURY_TURN: i32 = 50;

/// A year of two digits with its century.
pub fn this_century(year: i32) -> i32 {
    match year < CENTURY_TURN {
        true => 2_000 + year,
        false => 1_900 + year,
    }
}

/// Whether a year is one that the calendars of the Hijra, of Iran and of Bengal are in
/// today, or the Buddhist one.
pub fn is_other_year(year: i32) -> bool {
    matches!(year, 1300..=1500 | 2400..=2700)
}

/// The day with these numbers, when a sale can be from it.
pub fn day_of_sale(year: i32, month: u32, day: u32) -> Result<Day, DateError> {
    if month == 0 && day == 0 {
        return Err(DateError::Placeholder);
    }
    if is_other_year(year) && (1..=12).contains(&month) && (1..=32).contains(&day) {
        return Err(DateError::OtherCalendar);
    }
    let date = Day::new(year, month, day).ok_or(DateError::Bad)?;
    let is_zero_day = matches!((year, month, day), (1900 | 1904 | 1970, 1, 1));
    if YEARS.contains(&year) && !is_zero_day {
        Ok(date)
    } else {
        Err(DateError::Placeholder)
    }
}

/// The day in a cell; see [`read`].
pub fn parse(cell: &[u8], order: DateOrder) -> Result<Day, DateError> {
    read(cell, order).map(|dated| dated.day)
}

/// The date in a cell. A time of day behind it is left out, and so is its zone: the
/// date counts as written.
///
/// A four-digit year in front is read as year, month, day whatever the order, for
/// it can mean nothing else; a month's name decides by itself too. A period stands
/// for its first day. Years of two digits are from 1950 to 2049.
#[inline]
pub fn read(cell: &[u8], order: DateOrder) -> Result<Dated, DateError> {
    let cell = cell.trim_ascii();
    if cell.is_empty() {
        return Err(DateError::Missing);
    }
    match parts(cell, order) {
        Some(parts) => parts.dated(),
        None => otherwise(cell, order),
    }
}

/// What is no plain date of digits 0 to 9.
#[cold]
fn otherwise(cell: &[u8], order: DateOrder) -> Result<Dated, DateError> {
    let text = std::str::from_utf8(cell).map_err(|_| DateError::Bad)?;
    let text = western(text).map_err(|MixedScripts| DateError::Bad)?;
    let text = text.trim();
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return Err(DateError::Bad);
    }
    if let Some(parts) = parts(text.as_bytes(), order) {
        return parts.dated();
    }
    match counted::day(text.as_bytes(), order) {
        Some(day) => Ok(Dated {
            form: Form::Counted,
            ..Dated::plain(day?)
        }),
        None => date_words::read(text, order),
    }
}

/// The kind of counted day that a cell is likely to be by its size alone.
pub fn likely_count(cell: &[u8]) -> Option<DateOrder> {
    let text = std::str::from_utf8(cell).ok()?;
    counted::likely(western(text).ok()?.as_bytes())
}

/// Whether a cell is a reason to read its column in an order: that order reads it, and
/// if it counts days, the number has the size of a sale's day.
pub fn speaks_for(cell: &[u8], order: DateOrder) -> bool {
    match order.is_counted() {
        true => likely_count(cell) == Some(order),
        false => parse(cell, order).is_ok(),
    }
}

/// A date's numbers.
struct Parts {
    year: i32,
    month: u32,
    day: u32,
    form: Form,
}

impl Parts {
    fn by_itself(year: i32, month: u32, day: u32) -> Parts {
        Parts {
            year,
            month,
            day,
            form: Form::ByItself,
        }
    }

    fn ordered(year: i32, month: u32, day: u32) -> Parts {
        Parts {
            year,
            month,
            day,
            form: Form::Ordered,
        }
    }

    #[inline]
    fn dated(self) -> Result<Dated, DateError> {
        let day = day_of_sale(self.year, self.month, self.day)?;
        Ok(Dated {
            form: self.form,
            ..Dated::plain(day)
        })
    }
}

fn parts(cell: &[u8], order: DateOrder) -> Option<Parts> {
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
fn compact(digits: &[u8]) -> Option<Parts> {
    Some(Parts::by_itself(
        number(&digits[..4])?,
        number(&digits[4..6])? as u32,
        number(&digits[6..])? as u32,
    ))
}

/// `2024-12-31`
fn year_first(year: &[u8], separator: u8, rest: &[u8]) -> Option<Parts> {
    let (month, rest) = one_or_two_digits(rest)?;
    let rest = rest.strip_prefix(&[separator])?;
    let (day, rest) = one_or_two_digits(rest)?;
    is_time(rest).then_some(Parts::by_itself(number(year)?, month, day))
}

/// `31/12/2024`, `12/31/24`, `24-12-31`, `31-Dec-2024`, `31 December 2024`
fn year_last(first: &[u8], rest: &[u8], order: DateOrder) -> Option<Parts> {
    let rest = separated(rest)?;
    if let Some((month, rest)) = month_name(rest) {
        let (year, rest) = year(separated(rest)?)?;
        let day = number(first)? as u32;
        return is_time(rest).then_some(Parts::by_itself(year, month, day));
    }
    if order == DateOrder::YearMonthDay {
        return short_year_first(first, rest);
    }
    let first = number(first)? as u32;
    let (second, rest) = one_or_two_digits(rest)?;
    let (year, rest) = year(separated(rest)?)?;
    let (month, day) = match order {
        DateOrder::DayMonthYear => (second, first),
        DateOrder::MonthDayYear => (first, second),
        _ => return None,
    };
    is_time(rest).then_some(Parts::ordered(year, month, day))
}

/// `24-12-31`: two digits each, for a single one shows that its number is no year.
fn short_year_first(year: &[u8], rest: &[u8]) -> Option<Parts> {
    let two = |rest| Some(digits(rest)).filter(|(digits, _)| digits.len() == 2);
    let (month, rest) = two(rest)?;
    let (day, rest) = two(separated(rest)?)?;
    let (month, day) = (number(month)? as u32, number(day)? as u32);
    let year = this_century(number(year).filter(|_| year.len() == 2)?);
    is_time(rest).then_some(Parts::ordered(year, month, day))
}

/// `Dec 31, 2024`
fn month_name_first(cell: &[u8]) -> Option<Parts> {
    let (month, rest) = month_name(cell)?;
    let (day, rest) = one_or_two_digits(separated(rest)?)?;
    let (year, rest) = year(separated(rest)?)?;
    is_time(rest).then_some(Parts::by_itself(year, month, day))
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
        2 => Some((this_century(year), rest)),
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
    use DateOrder::{
        DayMonthYear as Dmy, ExcelSerial as Excel, ExcelSerial1904 as Excel1904,
        MonthDayYear as Mdy, UnixMilliseconds as Millis, UnixSeconds as Seconds,
        YearMonthDay as Ymd,
    };
    use proptest::prelude::*;

    fn read(cell: &str, order: DateOrder) -> String {
        match parse(cell.as_bytes(), order) {
            Ok(day) => day.to_string(),
            Err(error) => format!("{error:?}"),
        }
    }

    fn check(cases: &[(&str, DateOrder, &str)]) {
        for &(cell, order, expected) in cases {
            assert_eq!(read(cell, order), expected, "{cell:?} {order:?}");
        }
    }

    /// Kinds 82, 83 and 84 of dirty input.
    #[test]
    fn dates_of_digits() {
        check(&[
            ("2024-02-29", Ymd, "2024-02-29"),
            ("2024-02-29", Dmy, "2024-02-29"),
            ("2024/2/9", Mdy, "2024-02-09"),
            ("20240229", Dmy, "2024-02-29"),
            ("03/04/2024", Dmy, "2024-04-03"),
            ("03/04/2024", Mdy, "2024-03-04"),
            ("3.4.2024", Dmy, "2024-04-03"),
            ("3. 4. 2024", Dmy, "2024-04-03"),
            ("13/04/2024", Mdy, "Bad"),
            ("04/13/2024", Dmy, "Bad"),
            ("31/02/2024", Dmy, "Bad"),
            ("13/13/2024", Dmy, "Bad"),
            ("31/12/2024", Ymd, "Bad"),
            ("", Dmy, "Missing"),
            ("  ", Dmy, "Missing"),
            ("Friday", Dmy, "Bad"),
            ("123", Ymd, "Bad"),
            ("2024-02-29x", Ymd, "Bad"),
            ("12 units", Dmy, "Bad"),
        ]);
    }

    /// Kinds 85, 86 and 87.
    #[test]
    fn serials_of_excel() {
        check(&[
            ("45123", Excel, "2023-07-16"),
            ("45123.75", Excel, "2023-07-16"),
            ("45123,75", Excel, "2023-07-16"),
            ("৪৫১২৩", Excel, "2023-07-16"),
            ("61", Excel, "1900-03-01"),
            ("60", Excel, "Bad"),
            ("59", Excel, "1900-02-28"),
            ("2", Excel, "1900-01-02"),
            ("1", Excel, "Placeholder"),
            ("0", Excel, "Placeholder"),
            ("2958465", Excel, "Placeholder"),
            ("-5", Excel, "Bad"),
            ("29/02/1900", Dmy, "Bad"),
            ("2023-07-16", Excel, "2023-07-16"),
            ("16/07/2023", Excel, "Bad"),
            ("45123", Dmy, "Bad"),
            ("43661", Excel1904, "2023-07-16"),
            ("0", Excel1904, "Placeholder"),
        ]);
    }

    /// Kind 88: years of two digits are from 1950 to 2049.
    #[test]
    fn years_of_two_digits() {
        check(&[
            ("31/12/49", Dmy, "2049-12-31"),
            ("31/12/50", Dmy, "1950-12-31"),
            ("1-Sept-24", Dmy, "2024-09-01"),
            ("24-02-19", Ymd, "2024-02-19"),
            ("24-02-19", Dmy, "2019-02-24"),
            ("24/2/19", Ymd, "Bad"),
            ("২৪-০২-১৯", Ymd, "2024-02-19"),
        ]);
    }

    /// Kind 89.
    #[test]
    fn periods_stand_for_their_first_day() {
        for (cell, expected, granularity) in [
            ("2024-02", "2024-02-01", Granularity::Month),
            ("02/2024", "2024-02-01", Granularity::Month),
            ("202402", "2024-02-01", Granularity::Month),
            ("197001", "1970-01-01", Granularity::Month),
            ("Feb-24", "2024-02-01", Granularity::Month),
            ("Feb 2024", "2024-02-01", Granularity::Month),
            ("Mar 2024", "2024-03-01", Granularity::Month),
            ("2024 февраль", "2024-02-01", Granularity::Month),
            ("জানুয়ারি ২০২৪", "2024-01-01", Granularity::Month),
            ("2024Q1", "2024-01-01", Granularity::Quarter),
            ("2024-Q3", "2024-07-01", Granularity::Quarter),
            ("Q1 2024", "2024-01-01", Granularity::Quarter),
            ("4Q24", "2024-10-01", Granularity::Quarter),
            ("2 кв. 2024 г.", "2024-04-01", Granularity::Quarter),
            ("2024-T2", "2024-04-01", Granularity::Quarter),
            ("2024-W05", "2024-01-29", Granularity::Week),
            ("2024W05", "2024-01-29", Granularity::Week),
            ("KW 1/2025", "2024-12-30", Granularity::Week),
            ("2020-W53", "2020-12-28", Granularity::Week),
            ("2024-W05-3", "2024-01-31", Granularity::Day),
            ("2024", "2024-01-01", Granularity::Year),
            ("20240229", "2024-02-29", Granularity::Day),
        ] {
            let dated =
                super::read(cell.as_bytes(), Ymd).unwrap_or_else(|e| panic!("{cell}: {e:?}"));
            assert_eq!(
                (dated.day.to_string(), dated.granularity),
                (expected.to_owned(), granularity),
                "{cell}"
            );
        }
        check(&[
            ("202413", Ymd, "Bad"),
            ("202402", Dmy, "Bad"),
            ("2024", Dmy, "Bad"),
            ("2024Q5", Ymd, "Bad"),
            ("2024-W53", Ymd, "Bad"),
            ("2024-W00", Ymd, "Bad"),
            ("24-Feb", Dmy, "Bad"),
        ]);
    }

    /// Kind 90: the date counts as written.
    #[test]
    fn times_and_zones_are_left_out() {
        check(&[
            ("2024-03-31T23:30:00-05:00", Ymd, "2024-03-31"),
            ("2024-03-31T00:30:00Z", Ymd, "2024-03-31"),
            ("2024-03-31 02:30:00.123+0200", Ymd, "2024-03-31"),
            ("20240331T023000Z", Ymd, "2024-03-31"),
            ("31.03.2024 23:59", Dmy, "2024-03-31"),
            ("3/31/2024 11:59 PM", Mdy, "2024-03-31"),
            ("15 янв. 2024 г. 14:30", Dmy, "2024-01-15"),
            ("২০২৪-০১-১৫T১০:৩০:০০Z", Ymd, "2024-01-15"),
            ("Mon, 15 Jan 2024 14:30:00 +0530", Dmy, "2024-01-15"),
            ("Mon Jan 15 14:30:00 IST 2024", Dmy, "2024-01-15"),
        ]);
    }

    /// Kind 91.
    #[test]
    fn names_of_months_and_weekdays() {
        check(&[
            ("31-Dec-2024", Mdy, "2024-12-31"),
            ("31 December 2024", Ymd, "2024-12-31"),
            ("Dec 31, 2024", Dmy, "2024-12-31"),
            ("15th of January 2024", Dmy, "2024-01-15"),
            ("Mon 15 Jan 2024", Dmy, "2024-01-15"),
            ("2024-Jan-15", Dmy, "2024-01-15"),
            ("১৫ জানুয়ারি ২০২৪", Dmy, "2024-01-15"),
            ("১৫ই জানুয়ারি, ২০২৪", Dmy, "2024-01-15"),
            ("সোমবার, ১৫ জানুয়ারি ২০২৪", Dmy, "2024-01-15"),
            ("১৫/০১/২০২৪", Dmy, "2024-01-15"),
            ("੧੫ ਜਨਵਰੀ ੨੦੨੪", Dmy, "2024-01-15"),
            ("15 ਜਨਵਰੀ 2024", Dmy, "2024-01-15"),
            ("१५ जनवरी २०२४", Dmy, "2024-01-15"),
            ("15 янв. 2024 г.", Dmy, "2024-01-15"),
            ("15 января 2024 года", Dmy, "2024-01-15"),
            ("пн, 15 янв 2024", Dmy, "2024-01-15"),
            ("15. Jänner 2024", Dmy, "2024-01-15"),
            ("15. März 2024", Dmy, "2024-03-15"),
            ("Mo., 15. Jan. 2024", Dmy, "2024-01-15"),
            ("1er février 2024", Dmy, "2024-02-01"),
            ("15 août 2024", Dmy, "2024-08-15"),
            ("15 AOUT 2024", Dmy, "2024-08-15"),
            ("15 de marzo de 2024", Dmy, "2024-03-15"),
            ("mar. 16 ene. 2024", Dmy, "2024-01-16"),
            ("16 mar 2024", Dmy, "2024-03-16"),
            ("segunda-feira, 15 de janeiro de 2024", Dmy, "2024-01-15"),
            ("15 dez 2024", Dmy, "2024-12-15"),
            ("15 gennaio 2024", Dmy, "2024-01-15"),
            ("15 jui 2024", Dmy, "Bad"),
            ("15 Foo 2024", Dmy, "Bad"),
            ("১৫ Jan 2024", Dmy, "Bad"),
        ]);
    }

    /// Kind 92.
    #[test]
    fn other_calendars_are_named_and_not_read() {
        check(&[
            ("১ বৈশাখ ১৪৩১", Dmy, "OtherCalendar"),
            ("1 Boishakh 1431", Dmy, "OtherCalendar"),
            ("15/01/2567", Dmy, "OtherCalendar"),
            ("2567-01-15", Ymd, "OtherCalendar"),
            ("15 ม.ค. 2567", Dmy, "OtherCalendar"),
            ("1445-09-01", Ymd, "OtherCalendar"),
            ("1 رمضان 1445", Dmy, "OtherCalendar"),
            ("1403/02/31", Ymd, "OtherCalendar"),
            ("۱۴۰۳/۰۲/۳۱", Ymd, "OtherCalendar"),
            ("140302", Ymd, "OtherCalendar"),
            ("1431", Ymd, "OtherCalendar"),
        ]);
    }

    /// Kind 93.
    #[test]
    fn unix_times() {
        check(&[
            ("1705312800", Seconds, "2024-01-15"),
            ("1705312800.5", Seconds, "2024-01-15"),
            ("1705312800123", Millis, "2024-01-15"),
            ("0", Seconds, "Placeholder"),
            ("86399", Seconds, "Bad"),
            ("1705312800", Dmy, "Bad"),
            ("99999999999999999999", Seconds, "Bad"),
        ]);
    }

    /// Kind 95, and noughts of kind 84.
    #[test]
    fn placeholders() {
        check(&[
            ("00/00/0000", Dmy, "Placeholder"),
            ("0000-00-00 00:00:00", Ymd, "Placeholder"),
            ("0001-01-01", Ymd, "Placeholder"),
            ("9999-12-31", Ymd, "Placeholder"),
            ("1970-01-01", Ymd, "Placeholder"),
            ("1/1/1900", Dmy, "Placeholder"),
            ("01/01/1904", Dmy, "Placeholder"),
            ("1899-12-30", Ymd, "Placeholder"),
        ]);
    }

    /// The names of a month in each language: the first words of the tables.
    const JANUARY_AND_AUGUST: [[&str; 2]; 10] = [
        ["January", "August"],
        ["Januar", "August"],
        ["janvier", "août"],
        ["enero", "agosto"],
        ["janeiro", "agosto"],
        ["gennaio", "agosto"],
        ["января", "августа"],
        ["জানুয়ারি", "আগস্ট"],
        ["जनवरी", "अगस्त"],
        ["ਜਨਵਰੀ", "ਅਗਸਤ"],
    ];

    /// Every way to write a day, with an order that reads it so.
    fn spellings(day: Day) -> Vec<(String, DateOrder)> {
        let (year, month, date) = day.ymd();
        let short = year % 100;
        let english = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ];
        let name = english[month as usize - 1];
        let serial = day.0 + 25_569;
        let seconds = i64::from(day.0) * 86_400 + 86_399;
        let mut spellings = vec![
            (format!("{year}-{month:02}-{date:02}"), Dmy),
            (format!("{year}/{month}/{date}"), Mdy),
            (format!("{year}{month:02}{date:02}"), Ymd),
            (
                format!("{year}-{month:02}-{date:02}T23:59:59.999-11:00"),
                Ymd,
            ),
            (format!("{date:02}/{month:02}/{year}"), Dmy),
            (format!("{date}.{month}.{year} 23:59"), Dmy),
            (format!("{month}/{date}/{year} 11:59 PM"), Mdy),
            (format!("{date}-{name}-{year}"), Ymd),
            (format!("{name} {date}, {year}"), Dmy),
            (format!("{serial}"), Excel),
            (format!("{serial}.99999"), Excel),
            (format!("{}", serial - 1_462), Excel1904),
        ];
        if (1950..2050).contains(&year) {
            spellings.push((format!("{date:02}/{month:02}/{short:02}"), Dmy));
            spellings.push((format!("{month:02}/{date:02}/{short:02}"), Mdy));
            spellings.push((format!("{short:02}-{month:02}-{date:02}"), Ymd));
        }
        if year >= 1980 {
            spellings.push((format!("{seconds}"), Seconds));
            spellings.push((format!("{seconds}999"), Millis));
        }
        for names in JANUARY_AND_AUGUST {
            match month {
                1 => spellings.push((format!("{date} {} {year}", names[0]), Dmy)),
                8 => spellings.push((format!("{date} de {} de {year}", names[1]), Mdy)),
                _ => {}
            }
        }
        let bengali = |digit: char| match digit.to_digit(10) {
            Some(value) => char::from_u32(0x9e6 + value).unwrap(),
            None => digit,
        };
        let native = format!("{date:02}/{month:02}/{year}")
            .chars()
            .map(bengali)
            .collect();
        spellings.push((native, Dmy));
        spellings
    }

    #[test]
    fn every_day_of_140_years_is_read_from_every_spelling() {
        let (first, last) = (
            Day::new(1950, 1, 1).unwrap(),
            Day::new(2089, 12, 31).unwrap(),
        );
        for day in (first.0..=last.0).map(Day) {
            if day == Day(0) {
                continue;
            }
            for (cell, order) in spellings(day) {
                assert_eq!(parse(cell.as_bytes(), order), Ok(day), "{cell} {order:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn no_bytes_stop_the_reading(cell in proptest::collection::vec(any::<u8>(), 0..40)) {
            for order in DateOrder::ALL {
                let _ = (parse(&cell, order), speaks_for(&cell, order));
            }
        }

        #[test]
        fn no_text_stops_the_reading(cell in "[-/.,:TtQqWw0-9০-৯ \u{a0}Janfebmrуягеব]{0,24}") {
            for order in DateOrder::ALL {
                let _ = (parse(cell.as_bytes(), order), speaks_for(cell.as_bytes(), order));
            }
        }
    }
}
