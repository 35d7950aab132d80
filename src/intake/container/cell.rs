//! The value of a cell as text that the columns can judge.
//!
//! - A number has at most 15 significant digits, as Excel shows it, a point, and no exponent
//!   between 10^-15 and 10^21. Digits that the file writes itself are kept as they are.
//! - In a percent format it is a hundred times itself with `%`: 0.25 is `25%`.
//! - In a date format it is `YYYY-MM-DD`, with ` HH:MM:SS` when it has a time; in a format that
//!   shows hours but no day, `HH:MM:SS`.
//! - Days that never were stay what Excel shows, so that the row becomes a problem: serial 60 is
//!   `1900-02-29`, serials from 0 to below 1 are `1900-01-00`. What is no date at all (negative,
//!   beyond the year 9999) stays a number.

use crate::calendar::Day;
use std::io::Write;

/// What a number format makes of a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// A number.
    #[default]
    Number,
    /// A hundred times the number, with `%`.
    Percent,
    /// A day, perhaps with a time.
    Date,
    /// A time of day or a length of time.
    Time,
}

/// The day that serials count from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Epoch {
    /// 1 is 1900-01-01, and 1900 had a 29 February.
    #[default]
    Windows1900,
    /// 0 is 1904-01-01.
    Mac1904,
}

/// What stands where a shared string should be and is not.
pub const BAD_REFERENCE: &[u8] = b"#REF!";

impl Format {
    /// The format of a number that is built into Excel.
    pub fn built_in(id: u32) -> Format {
        match id {
            9 | 10 => Format::Percent,
            14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58 => Format::Date,
            18..=21 | 32..=35 | 45..=47 | 55 | 56 => Format::Time,
            _ => Format::Number,
        }
    }

    /// The format of a code like `dd.mm.yyyy` or `0.0%`; its first section decides.
    pub fn of_code(code: &str) -> Format {
        let letters = shown_letters(code);
        let has = |wanted: &[char]| letters.contains(wanted);
        if code.eq_ignore_ascii_case("general") {
            Format::Number
        } else if has(&['y', 'd']) || has(&['m']) && !has(&['h', 's']) {
            Format::Date
        } else if has(&['h', 's', 'm']) {
            Format::Time
        } else if has(&['%']) {
            Format::Percent
        } else {
            Format::Number
        }
    }
}

/// The letters of the first section that stand for a part of the number: no quoted
/// or escaped text, no colours and languages; lengths of time like `[h]` count.
fn shown_letters(code: &str) -> String {
    let mut letters = String::new();
    let mut rest = code.chars();
    while let Some(letter) = rest.next() {
        match letter {
            ';' => break,
            '"' => {
                rest.by_ref().find(|&letter| letter == '"');
            }
            '\\' | '_' | '*' => {
                rest.next();
            }
            '[' => letters.push_str(&length_of_time(&mut rest)),
            _ => letters.push(letter.to_ascii_lowercase()),
        }
    }
    letters
}

fn length_of_time(rest: &mut std::str::Chars) -> String {
    let inside: String = rest.take_while(|&letter| letter != ']').collect();
    let inside = inside.to_ascii_lowercase();
    let is_time = !inside.is_empty()
        && ["h", "m", "s"].iter().any(|unit| {
            inside
                .trim_matches(unit.chars().next().unwrap_or(' '))
                .is_empty()
        });
    if is_time { inside } else { String::new() }
}

/// Appends a number that a file writes as text.
pub fn push_written(out: &mut Vec<u8>, written: &[u8], format: Format, epoch: Epoch) {
    let written = written.trim_ascii();
    if format == Format::Number && is_plain(written) {
        return out.extend_from_slice(written);
    }
    match std::str::from_utf8(written)
        .ok()
        .and_then(|text| text.parse().ok())
    {
        Some(value) => push_number(out, value, format, epoch),
        None => out.extend_from_slice(written),
    }
}

/// Digits with perhaps a sign and a point, no more than Excel keeps.
fn is_plain(written: &[u8]) -> bool {
    let digits = written.strip_prefix(b"-").unwrap_or(written);
    let points = digits.iter().filter(|&&byte| byte == b'.').count();
    let others = digits
        .iter()
        .all(|byte| byte.is_ascii_digit() || *byte == b'.');
    others
        && points <= 1
        && digits.len() - points <= 15
        && digits.first().is_some_and(u8::is_ascii_digit)
}

/// Appends a number by its format.
pub fn push_number(out: &mut Vec<u8>, value: f64, format: Format, epoch: Epoch) {
    match format {
        Format::Number => push_decimal(out, value, 0),
        Format::Percent => {
            push_decimal(out, value, 2);
            out.push(b'%');
        }
        Format::Date => push_date(out, value, epoch),
        Format::Time => push_time(out, value),
    }
}

/// Most digits that Excel shows.
const DIGITS: usize = 15;

/// Appends a number times ten to the power of `shift`.
fn push_decimal(out: &mut Vec<u8>, value: f64, shift: i32) {
    if !value.is_finite() {
        return out.extend_from_slice(b"#NUM!");
    }
    if shift == 0 && value.fract() == 0.0 && value.abs() < 1e15 {
        return push(out, format_args!("{}", value as i64));
    }
    let text = format!("{:.*e}", DIGITS - 1, value.abs());
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let digits = mantissa.replace('.', "");
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() {
        return out.push(b'0');
    }
    if value < 0.0 {
        out.push(b'-');
    }
    push_placed(out, digits, exponent.parse::<i32>().unwrap_or(0) + shift);
}

/// Appends digits with the point behind the first one moved by `exponent`.
fn push_placed(out: &mut Vec<u8>, digits: &str, exponent: i32) {
    let length = digits.len() as i32;
    match exponent {
        -15..0 => {
            out.extend_from_slice(b"0.");
            out.resize(out.len() + (-exponent - 1) as usize, b'0');
            out.extend_from_slice(digits.as_bytes());
        }
        0..=20 if exponent + 1 < length => {
            let (whole, part) = digits.split_at((exponent + 1) as usize);
            push(out, format_args!("{whole}.{part}"));
        }
        0..=20 => {
            out.extend_from_slice(digits.as_bytes());
            out.resize(out.len() + (exponent + 1 - length) as usize, b'0');
        }
        _ => {
            let (first, part) = digits.split_at(1);
            let point = if part.is_empty() { "" } else { "." };
            push(out, format_args!("{first}{point}{part}E{exponent:+}"));
        }
    }
}

const SECONDS_A_DAY: i64 = 86_400;
/// Serial of 9999-12-31, plus one.
const BEYOND: f64 = 2_958_466.0;
const WINDOWS_EPOCH: i64 = -25_569;
const MAC_EPOCH: i64 = -24_107;

fn push_date(out: &mut Vec<u8>, serial: f64, epoch: Epoch) {
    if !(0.0..BEYOND).contains(&serial) {
        return push_decimal(out, serial, 0);
    }
    let seconds = (serial * SECONDS_A_DAY as f64).round() as i64;
    push_day(out, seconds / SECONDS_A_DAY, epoch);
    let time = seconds % SECONDS_A_DAY;
    if time != 0 {
        out.push(b' ');
        push_clock(out, time);
    }
}

fn push_day(out: &mut Vec<u8>, serial: i64, epoch: Epoch) {
    let since_1970 = match (epoch, serial) {
        (Epoch::Mac1904, _) => serial + MAC_EPOCH,
        (_, 0) => return out.extend_from_slice(b"1900-01-00"),
        (_, 60) => return out.extend_from_slice(b"1900-02-29"),
        (_, 1..60) => serial + WINDOWS_EPOCH + 1,
        _ => serial + WINDOWS_EPOCH,
    };
    push(out, format_args!("{}", Day(since_1970 as i32)));
}

fn push_time(out: &mut Vec<u8>, serial: f64) {
    if !(0.0..BEYOND).contains(&serial) {
        return push_decimal(out, serial, 0);
    }
    push_clock(out, (serial * SECONDS_A_DAY as f64).round() as i64);
}

fn push_clock(out: &mut Vec<u8>, seconds: i64) {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    push(out, format_args!("{hours:02}:{minutes:02}:{seconds:02}"));
}

fn push(out: &mut Vec<u8>, text: std::fmt::Arguments) {
    // Writing to a vector cannot fail.
    let _ = out.write_fmt(text);
}

/// Appends a date as ISO 8601 writes it (`2024-02-03T10:00:00.000Z`) as this module does.
pub fn push_iso_date(out: &mut Vec<u8>, written: &[u8]) {
    let (day, time) = match written.iter().position(|&byte| byte == b'T') {
        Some(at) => (&written[..at], &written[at + 1..]),
        None => (written, &written[..0]),
    };
    out.extend_from_slice(day);
    let seconds = time.get(..8).unwrap_or(time);
    if !seconds.is_empty() && seconds != b"00:00:00" {
        out.push(b' ');
        out.extend_from_slice(seconds);
    }
}

/// Appends a truth.
pub fn push_bool(out: &mut Vec<u8>, value: bool) {
    out.extend_from_slice(if value { b"TRUE" } else { b"FALSE" });
}

/// The text of an error by its number in .xls and .xlsb.
pub fn error_text(code: u8) -> &'static [u8] {
    match code {
        0x00 => b"#NULL!",
        0x07 => b"#DIV/0!",
        0x0f => b"#VALUE!",
        0x17 => b"#REF!",
        0x1d => b"#NAME?",
        0x24 => b"#NUM!",
        0x2a => b"#N/A",
        _ => b"#ERROR!",
    }
}

/// A number in the short form of .xls and .xlsb: 30 bits, whole or floating, perhaps a hundredth.
pub fn rk(word: u32) -> f64 {
    let value = match word & 2 {
        0 => f64::from_bits(u64::from(word & !3) << 32),
        _ => f64::from((word as i32) >> 2),
    };
    if word & 1 == 0 { value } else { value / 100.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(value: f64, format: Format) -> String {
        shown(|out| push_number(out, value, format, Epoch::Windows1900))
    }

    fn shown(push: impl Fn(&mut Vec<u8>)) -> String {
        let mut out = Vec::new();
        push(&mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn numbers_have_fifteen_digits_and_no_noise() {
        let cases = [
            (0.0, "0"),
            (-0.0, "0"),
            (0.1 + 0.2, "0.3"),
            (2871.0, "2871"),
            (-1234.56, "-1234.56"),
            (1e20, "100000000000000000000"),
            (12_345_678_901_234_567.0, "12345678901234600"),
            (0.000_012_5, "0.0000125"),
            (1e-300, "1E-300"),
            (1.5e300, "1.5E+300"),
            (999_999_999_999_999.9, "1000000000000000"),
            (f64::NAN, "#NUM!"),
        ];
        for (value, expected) in cases {
            assert_eq!(number(value, Format::Number), expected, "{value}");
        }
    }

    #[test]
    fn digits_that_the_file_writes_are_kept() {
        let cases = [
            ("2765.90", "2765.90"),
            ("-5", "-5"),
            ("0.30000000000000004", "0.3"),
            ("1.2E3", "1200"),
            ("1E+2", "100"),
            ("12345678901234567", "12345678901234600"),
            ("what", "what"),
        ];
        for (written, expected) in cases {
            let text = shown(|out| {
                push_written(out, written.as_bytes(), Format::Number, Epoch::default())
            });
            assert_eq!(text, expected);
        }
    }

    #[test]
    fn percents_are_a_hundred_times_the_number() {
        let cases = [
            (0.25, "25%"),
            (0.07, "7%"),
            (1.0, "100%"),
            (-0.005, "-0.5%"),
            (0.0, "0%"),
            (12.0, "1200%"),
        ];
        for (value, expected) in cases {
            assert_eq!(number(value, Format::Percent), expected);
        }
    }

    #[test]
    fn serials_are_days_and_times() {
        let cases = [
            (37_676.0, "2003-02-24"),
            (45_123.75, "2023-07-16 18:00:00"),
            (1.0, "1900-01-01"),
            (59.0, "1900-02-28"),
            (60.0, "1900-02-29"),
            (61.0, "1900-03-01"),
            (0.5, "1900-01-00 12:00:00"),
            (45_123.999_999_9, "2023-07-17"),
            (-1.0, "-1"),
            (2_958_465.0, "9999-12-31"),
            (2_958_466.0, "2958466"),
        ];
        for (serial, expected) in cases {
            assert_eq!(number(serial, Format::Date), expected, "{serial}");
        }
        assert_eq!(number(1.5, Format::Time), "36:00:00");
        assert_eq!(
            shown(|out| push_number(out, 36_214.0, Format::Date, Epoch::Mac1904)),
            "2003-02-24"
        );
    }

    #[test]
    fn a_format_code_tells_dates_from_numbers() {
        let cases = [
            ("General", Format::Number),
            ("0.00", Format::Number),
            ("#,##0.00 [$€-407]", Format::Number),
            ("[Red]#,##0;-#,##0", Format::Number),
            ("\"days\" 0", Format::Number),
            ("0\\d", Format::Number),
            ("0.00E+00", Format::Number),
            ("_-* #,##0.00 _d_m_-", Format::Number),
            ("0%", Format::Percent),
            ("dd.mm.yyyy", Format::Date),
            ("[$-409]mmm yy", Format::Date),
            ("mmmm", Format::Date),
            ("yyyy-mm-dd hh:mm", Format::Date),
            ("hh:mm:ss", Format::Time),
            ("[h]:mm", Format::Time),
            ("mm:ss.0", Format::Time),
        ];
        for (code, expected) in cases {
            assert_eq!(Format::of_code(code), expected, "{code}");
        }
    }

    #[test]
    fn short_numbers_of_old_workbooks_are_read() {
        assert_eq!(rk(0x3ff0_0000), 1.0);
        assert_eq!(rk((12_345 << 2) | 3), 123.45);
        assert_eq!(rk((-5i32 << 2) as u32 | 2), -5.0);
    }

    #[test]
    fn iso_dates_lose_a_midnight() {
        let iso = |text: &str| shown(|out| push_iso_date(out, text.as_bytes()));
        assert_eq!(iso("2024-02-03T00:00:00.000Z"), "2024-02-03");
        assert_eq!(iso("2024-02-03T10:15:00"), "2024-02-03 10:15:00");
        assert_eq!(iso("2024-02-03"), "2024-02-03");
    }
}
