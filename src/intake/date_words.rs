//! Dates with words, and dates of a whole month, quarter or week.

use super::date::{
    DateError, DateOrder, Dated, Form, Granularity, day_of_sale, is_other_year, this_century,
};
use super::month_words::Word;
use crate::calendar::{Day, Period};
use unicode_normalization::char::is_combining_mark;

/// What a date is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece {
    /// Digits: their value and how many they are.
    Number(u32, usize),
    /// A month by its name.
    Month(u32),
    MarchOrTuesday,
    Quarter,
    /// A quarter, or what parts a date from its time.
    T,
    Week,
    OtherCalendar,
    /// A word that is not known.
    Unknown,
}

use Piece::{Month, Number, Quarter, Week};

/// The day in a text that is no plain date of digits; the first day of a period.
///
/// Its digits must be 0 to 9 already.
pub fn read(text: &str, order: DateOrder) -> Result<Dated, DateError> {
    let pieces = pieces(text).ok_or(DateError::Bad)?;
    match of_other_calendar(&pieces) {
        true => Err(DateError::OtherCalendar),
        false => dated(&pieces, order),
    }
}

/// A month or an era of another calendar, or a year of one beside a word that is not known.
fn of_other_calendar(pieces: &[Piece]) -> bool {
    let has = |wanted: Piece| pieces.contains(&wanted);
    let has_number = pieces.iter().any(|piece| matches!(piece, Number(..)));
    let has_other_year = || {
        pieces
            .iter()
            .any(|&piece| matches!(piece, Number(year, 4) if is_other_year(year as i32)))
    };
    (has(Piece::OtherCalendar) && has_number) || (has(Piece::Unknown) && has_other_year())
}

fn dated(pieces: &[Piece], order: DateOrder) -> Result<Dated, DateError> {
    let year_first = order == DateOrder::YearMonthDay;
    match *pieces {
        [Number(year, 4), Number(month, 1 | 2)] | [Number(month, 1 | 2), Number(year, 4)] => {
            first_of_month(year, month)
        }
        [Number(digits, 6)] if year_first => first_of_month(digits / 100, digits % 100),
        [Number(year, 4)] if year_first => period(year, 1, Granularity::Year),
        [Number(year, 4), Number(month, 1 | 2), Number(day, 1 | 2)] => named_day(year, month, day),
        [Number(first, 1 | 2), Number(second, 1 | 2), last] => {
            ordered(first, second, year_of(last)?, order)
        }
        _ => with_words(pieces),
    }
}

/// Dates that say by a word which of their numbers is what.
fn with_words(pieces: &[Piece]) -> Result<Dated, DateError> {
    match *pieces {
        [Month(month), year] => first_of_month(year_of(year)?, month),
        [Number(year, 4), Month(month)] => first_of_month(year, month),
        [Number(day, 1 | 2), Month(month), year] | [Month(month), Number(day, 1 | 2), year] => {
            named_day(year_of(year)?, month, day)
        }
        [Number(year, 4), Month(month), Number(day, 1 | 2)] => named_day(year, month, day),
        [year, Quarter, Number(quarter, 1)] if is_long(year) => of_quarter(year, quarter),
        [Number(quarter, 1), Quarter, year]
        | [Quarter, Number(quarter, 1), year]
        | [year, Number(quarter, 1), Quarter] => of_quarter(year, quarter),
        [Number(year, 4), Week, Number(week, 1 | 2)]
        | [Week, Number(week, 1 | 2), Number(year, 4)] => of_week(year, week, None),
        [Number(week, 1 | 2), Week, Number(year, 4)] => of_week(year, week, None),
        [Number(year, 4), Week, Number(week, 2), Number(day, 1)] => of_week(year, week, Some(day)),
        [Number(year, 4), Week, Number(both, 3)] => of_week(year, both / 10, Some(both % 10)),
        _ => Err(DateError::Bad),
    }
}

fn is_long(piece: Piece) -> bool {
    matches!(piece, Number(_, 4))
}

/// A year of four digits, or of two.
fn year_of(piece: Piece) -> Result<u32, DateError> {
    match piece {
        Number(year, 4) => Ok(year),
        Number(year, 2) => Ok(this_century(year as i32) as u32),
        _ => Err(DateError::Bad),
    }
}

fn ordered(first: u32, second: u32, year: u32, order: DateOrder) -> Result<Dated, DateError> {
    let (month, day) = match order {
        DateOrder::DayMonthYear => (second, first),
        DateOrder::MonthDayYear => (first, second),
        _ => return Err(DateError::Bad),
    };
    let form = Form::Ordered;
    named_day(year, month, day).map(|dated| Dated { form, ..dated })
}

fn named_day(year: u32, month: u32, day: u32) -> Result<Dated, DateError> {
    day_of_sale(year as i32, month, day).map(Dated::plain)
}

fn first_of_month(year: u32, month: u32) -> Result<Dated, DateError> {
    period(year, month, Granularity::Month)
}

fn of_quarter(year: Piece, quarter: u32) -> Result<Dated, DateError> {
    match quarter {
        1..=4 => period(year_of(year)?, quarter * 3 - 2, Granularity::Quarter),
        _ => Err(DateError::Bad),
    }
}

/// The first day of a period that begins with a month. The day on which Unix or Excel
/// begins to count is no placeholder here: a month was written, not a day.
fn period(year: u32, month: u32, granularity: Granularity) -> Result<Dated, DateError> {
    let second = day_of_sale(year as i32, month, 2)?;
    Ok(Dated {
        granularity,
        ..Dated::plain(Day(second.0 - 1))
    })
}

/// The Monday of an ISO week, or another day of it (Monday is 1).
fn of_week(year: u32, week: u32, weekday: Option<u32>) -> Result<Dated, DateError> {
    let fourth_of_january = day_of_sale(year as i32, 1, 4)?;
    let first = Period::Week.index(fourth_of_january);
    let monday = Period::Week.start(first + week as i32 - 1);
    let thursday = Day(monday.0 + 3);
    let is_of_year = week >= 1 && thursday.ymd().0 == year as i32;
    if !is_of_year || !weekday.is_none_or(|day| (1..=7).contains(&day)) {
        return Err(DateError::Bad);
    }
    Ok(Dated {
        granularity: weekday.map_or(Granularity::Week, |_| Granularity::Day),
        ..Dated::plain(Day(monday.0 + weekday.unwrap_or(1) as i32 - 1))
    })
}

/// A text's numbers and words without what says nothing, and without a time of day;
/// `None` where a sign stands in it that no date has.
fn pieces(text: &str) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        rest = match first {
            digit if digit.is_ascii_digit() => take_number(rest, &mut pieces)?,
            letter if is_letter(letter) => take_word(rest, &mut pieces),
            sign if is_separator(sign) => &rest[sign.len_utf8()..],
            _ => return None,
        };
    }
    settle_march(&mut pieces);
    Some(pieces)
}

/// What follows the number, or the time of day, with which a text begins.
fn take_number<'a>(text: &'a str, pieces: &mut Vec<Piece>) -> Option<&'a str> {
    let (digits, rest) = text.split_at(length(text, |c| c.is_ascii_digit()));
    let behind_time = time_of_day(rest);
    match behind_time {
        Some(_) => _ = pieces.pop_if(|last| *last == Piece::T),
        None => pieces.push(Number(digits.parse().ok()?, digits.len())),
    }
    behind_time.or(Some(rest))
}

/// What follows the word with which a text begins.
fn take_word<'a>(text: &'a str, pieces: &mut Vec<Piece>) -> &'a str {
    let (word, rest) = text.split_at(length(text, is_letter));
    pieces.extend(match Word::of(word) {
        Some(Word::Month(month)) => Some(Month(month)),
        Some(Word::MarchOrTuesday) => Some(Piece::MarchOrTuesday),
        Some(Word::Quarter) => Some(Quarter),
        Some(Word::T) => Some(Piece::T),
        Some(Word::Week) => Some(Week),
        Some(Word::OtherCalendar) => Some(Piece::OtherCalendar),
        Some(Word::Weekday | Word::Filler) => None,
        None => Some(Piece::Unknown),
    });
    rest
}

/// `mar. 16 ene. 2024`: beside a month `mar` is a Tuesday, else it is March.
fn settle_march(pieces: &mut Vec<Piece>) {
    let has_month = pieces.iter().any(|piece| matches!(piece, Month(_)));
    pieces.retain(|&piece| !(has_month && piece == Piece::MarchOrTuesday));
    for piece in pieces {
        *piece = match *piece {
            Piece::MarchOrTuesday => Month(3),
            Piece::T => Quarter,
            other => other,
        };
    }
}

/// What follows a time of day, and its zone, whose hour has just been read.
fn time_of_day(behind_hour: &str) -> Option<&str> {
    let minutes = behind_hour.strip_prefix(':')?;
    let is_of_time = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.');
    let rest = minutes.trim_start_matches(is_of_time);
    let zone = rest.trim_start();
    match zone.strip_prefix(['+', '-']) {
        Some(offset) if offset.starts_with(|c: char| c.is_ascii_digit()) => {
            Some(offset.trim_start_matches(is_of_time))
        }
        _ => Some(rest),
    }
}

fn length(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

fn is_letter(character: char) -> bool {
    character.is_alphabetic()
        || is_combining_mark(character)
        || matches!(character, '\u{200c}' | '\u{200d}')
}

fn is_separator(character: char) -> bool {
    character.is_whitespace()
        || matches!(
            character,
            '-' | '/' | '.' | ',' | '\'' | '’' | 'º' | '°' | '॰' | '(' | ')'
        )
        || matches!(character, '\u{2010}'..='\u{2014}' | '\u{200e}' | '\u{200f}')
}
