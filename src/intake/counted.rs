//! Days written as one number that counts from a first day: Excel serials and Unix times.

use super::date::{DateError, DateOrder, day_of_sale};
use crate::calendar::{Day, days_from_civil};

/// Excel takes 1900 for a leap year: this number is its 29 February 1900, and the
/// numbers from it on are one too large.
const LEAP_DAY_OF_1900: i64 = 60;

/// Where Excel's calendar ends, 9999-12-31: "for ever".
const LAST_SERIAL: i64 = 2_958_465;

/// The serials of a column that is one: 1954-10-03 to 2099-12-31, five digits.
const LIKELY_SERIALS: std::ops::RangeInclusive<i64> = 20_000..=73_050;

/// Unix times before 1980 are no times of sales; a number that small is something else.
const FIRST_SECOND: i64 = 315_532_800;

/// Unix times of a column of such: 1990 to 2099.
const LIKELY_SECONDS: std::ops::Range<i64> = 631_152_000..4_102_444_800;

const SECONDS_A_DAY: i64 = 86_400;

/// The day that a number of this kind stands for; `None` for a kind that does not count
/// days, and for a text that is no number. The time behind the decimal sign is left out.
pub fn day(text: &[u8], order: DateOrder) -> Option<Result<Day, DateError>> {
    let number = whole_number(text)?;
    let seconds = |seconds: i64| match seconds {
        0 => Err(DateError::Placeholder),
        seconds if seconds < FIRST_SECOND => Err(DateError::Bad),
        seconds => at(0, seconds / SECONDS_A_DAY),
    };
    match order {
        DateOrder::ExcelSerial => Some(excel(number)),
        DateOrder::ExcelSerial1904 => Some(excel_1904(number)),
        DateOrder::UnixSeconds => Some(seconds(number)),
        DateOrder::UnixMilliseconds => Some(seconds(number / 1_000)),
        DateOrder::YearMonthDay | DateOrder::DayMonthYear | DateOrder::MonthDayYear => None,
    }
}

/// The kind of counted day that a number is likely to be by its size alone. The two
/// systems of Excel look the same; the one from 1900 is nearly always meant.
pub fn likely(text: &[u8]) -> Option<DateOrder> {
    let number = whole_number(text.trim_ascii())?;
    match number {
        serial if LIKELY_SERIALS.contains(&serial) => Some(DateOrder::ExcelSerial),
        seconds if LIKELY_SECONDS.contains(&seconds) => Some(DateOrder::UnixSeconds),
        millis if LIKELY_SECONDS.contains(&(millis / 1_000)) => Some(DateOrder::UnixMilliseconds),
        _ => None,
    }
}

fn excel(serial: i64) -> Result<Day, DateError> {
    match serial {
        0 | LAST_SERIAL => Err(DateError::Placeholder),
        LEAP_DAY_OF_1900 => Err(DateError::Bad),
        1..LEAP_DAY_OF_1900 => at(days_from_civil(1899, 12, 31), serial),
        serial => at(days_from_civil(1899, 12, 30), serial),
    }
}

fn excel_1904(serial: i64) -> Result<Day, DateError> {
    /// Days by which the two systems differ.
    const APART: i64 = 1_462;
    match serial + APART {
        LAST_SERIAL => Err(DateError::Placeholder),
        _ => at(days_from_civil(1904, 1, 1), serial),
    }
}

/// The day so many days after another.
fn at(first: i32, days: i64) -> Result<Day, DateError> {
    let day = i32::try_from(days)
        .ok()
        .and_then(|days| first.checked_add(days));
    let (year, month, day) = Day(day.ok_or(DateError::Bad)?).ymd();
    day_of_sale(year, month, day)
}

/// `45123`, `45123.75`, `45123,75`: the number before the decimal sign.
fn whole_number(text: &[u8]) -> Option<i64> {
    let is_digit = |byte: &u8| byte.is_ascii_digit();
    let len = text.iter().take_while(|byte| is_digit(byte)).count();
    let (whole, rest) = text.split_at(len);
    let is_fraction = match rest {
        [] => true,
        [b'.' | b',', fraction @ ..] => fraction.iter().all(is_digit),
        _ => false,
    };
    let has_room = (1..=15).contains(&len);
    let value = |whole: &[u8]| {
        whole
            .iter()
            .fold(0, |number, digit| number * 10 + i64::from(digit - b'0'))
    };
    (is_fraction && has_room).then(|| value(whole))
}
