//! A number cell becomes an exact amount, by one decimal sign for the whole column.

use crate::ledger::Exact;
use serde::{Deserialize, Serialize};

/// Which sign stands before a column's decimals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum DecimalSign {
    /// `1,234.56`
    #[default]
    Point,
    /// `1.234,56`
    Comma,
}

impl DecimalSign {
    /// Both, the preferred one first.
    pub const ALL: [DecimalSign; 2] = [DecimalSign::Point, DecimalSign::Comma];

    /// The other one.
    pub fn other(self) -> DecimalSign {
        match self {
            DecimalSign::Point => DecimalSign::Comma,
            DecimalSign::Comma => DecimalSign::Point,
        }
    }

    fn character(self) -> char {
        match self {
            DecimalSign::Point => '.',
            DecimalSign::Comma => ',',
        }
    }
}

/// Why a cell is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountError {
    /// Nothing there, or a word for nothing.
    Missing,
    /// Not a number in the column's format.
    Format,
    /// A number too large or too finely divided to be added up exactly.
    Range,
}

/// More decimals than this, or a whole part of more digits than this, is out of
/// range: within it any column can be brought to one unit and added up in 128 bits,
/// so that no row's fate depends on another's.
const MOST_DECIMALS: u8 = 15;
const MOST_WHOLE_DIGITS: usize = 13;

/// The exact number in a cell.
///
/// Grouping must be right: groups of three, or of two before the last three
/// (lakh). A currency sign or code on either side is left out; a minus may stand
/// before or behind, or be a pair of brackets.
pub fn parse(cell: &[u8], sign: DecimalSign) -> Result<Exact, AmountError> {
    match plain(cell, sign.character() as u8) {
        Some(amount) => Ok(amount),
        None => written(cell, sign),
    }
}

/// What a cell says about the decimal sign of its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// Both signs give the same number, or neither gives one.
    None,
    /// Both give a number, but not the same: `1,234`.
    Either,
    /// Only one of them gives a number.
    Only(DecimalSign),
}

/// What a cell says about the decimal sign of its column.
pub fn evidence(cell: &[u8]) -> Evidence {
    match DecimalSign::ALL.map(|sign| parse(cell, sign)) {
        [Ok(a), Ok(b)] if a != b => Evidence::Either,
        [Ok(_), Err(_)] => Evidence::Only(DecimalSign::Point),
        [Err(_), Ok(_)] => Evidence::Only(DecimalSign::Comma),
        _ => Evidence::None,
    }
}

/// Whether a number that was read with a decimal sign could not be read with the
/// other: the sign is there, and not before exactly three digits. A quick look, for
/// every row.
pub fn only_fits(cell: &[u8], sign: DecimalSign) -> bool {
    let at = cell
        .iter()
        .rposition(|&byte| byte == sign.character() as u8);
    at.is_some_and(|at| cell.len() - at != 4)
}

/// The product of two exact numbers; `None` when it is out of range.
pub fn product(a: Exact, b: Exact) -> Option<Exact> {
    let (units, decimals) = (a.0.checked_mul(b.0)?, a.1 + b.1);
    within_decimals(units, i32::from(decimals))
}

/// The difference of two exact numbers; `None` when it is out of range.
pub fn difference(a: Exact, b: Exact) -> Option<Exact> {
    let decimals = a.1.max(b.1);
    let scale = |number: Exact| {
        number
            .0
            .checked_mul(10i128.checked_pow((decimals - number.1).into())?)
    };
    within_decimals(scale(a)?.checked_sub(scale(b)?)?, decimals.into())
}

/// Digits with at most one decimal sign and a minus in front: nearly every cell.
#[inline]
fn plain(cell: &[u8], decimal_sign: u8) -> Option<Exact> {
    let (negative, digits) = match cell {
        [b'-', digits @ ..] => (true, digits),
        digits => (false, digits),
    };
    if digits.is_empty() || digits.len() > MOST_WHOLE_DIGITS {
        return None;
    }
    let (mut units, mut decimals, mut after_sign) = (0i64, 0u8, false);
    for &byte in digits {
        if byte.is_ascii_digit() {
            units = units * 10 + i64::from(byte - b'0');
            decimals += u8::from(after_sign);
        } else if byte == decimal_sign && !after_sign {
            after_sign = true;
        } else {
            return None;
        }
    }
    let has_digit = digits.len() > usize::from(after_sign);
    let units = i128::from(if negative { -units } else { units });
    has_digit.then(|| without_zeros(units, decimals))
}

/// Trailing zeros behind the decimal sign say nothing about the column's unit.
#[inline]
fn without_zeros(mut units: i128, mut decimals: u8) -> Exact {
    while decimals > 2 && units % 10 == 0 {
        units /= 10;
        decimals -= 1;
    }
    (units, decimals)
}

/// Everything that people and programs write around the digits.
fn written(cell: &[u8], sign: DecimalSign) -> Result<Exact, AmountError> {
    let text = std::str::from_utf8(cell).map_err(|_| AmountError::Format)?;
    let text = text.trim_matches(is_blank);
    if is_word_for_nothing(text) {
        return Err(AmountError::Missing);
    }
    let (before, number, behind) = around_digits(text).ok_or(AmountError::Format)?;
    // The Indian "/-" behind a sum says that no paise follow.
    let behind = behind.strip_prefix("/-").unwrap_or(behind);
    let (before, behind) = (mark(before)?, mark(behind)?);
    let negative = match (before, behind) {
        (Some('-'), None) | (None, Some('-')) | (Some('('), Some(')')) => true,
        (Some('+') | None, None) => false,
        _ => return Err(AmountError::Format),
    };
    let (units, decimals) = grouped(number, sign)?;
    Ok((if negative { -units } else { units }, decimals))
}

/// What stands before the digits, the number itself with its signs, and what stands behind.
fn around_digits(text: &str) -> Option<(&str, &str, &str)> {
    let is_digit = |c: char| c.is_ascii_digit();
    let (mut first, mut end) = (text.find(is_digit)?, text.rfind(is_digit)? + 1);
    if text[..first].ends_with(['.', ',']) {
        let is_abbreviation = text[..first - 1].ends_with(char::is_alphabetic);
        first -= usize::from(!is_abbreviation);
    }
    end += usize::from(text[end..].starts_with(['.', ',']));
    Some((&text[..first], &text[first..end], &text[end..]))
}

/// The one mark of sign in what stands on a side of the digits; the rest must be a currency.
fn mark(side: &str) -> Result<Option<char>, AmountError> {
    let mut mark = None;
    let mut rest = String::new();
    for character in side.chars().filter(|&c| !is_blank(c)) {
        let sign = match character {
            '-' | '−' | '–' => '-',
            '+' | '(' | ')' => character,
            other => {
                rest.extend(other.to_lowercase());
                continue;
            }
        };
        if mark.replace(sign).is_some() {
            return Err(AmountError::Format);
        }
    }
    if is_currency(&rest) {
        Ok(mark)
    } else {
        Err(AmountError::Format)
    }
}

/// Nothing, a currency sign, or a word for a currency with or without a sign: `US$`.
fn is_currency(text: &str) -> bool {
    let word = text
        .strip_prefix(CURRENCY_SIGNS)
        .or(text.strip_suffix(CURRENCY_SIGNS))
        .unwrap_or(text);
    CURRENCY_WORDS.contains(&word)
}

const CURRENCY_SIGNS: [char; 13] = [
    '$', '€', '£', '¥', '₹', '৳', '₽', '₴', '₺', '₩', '₪', '₫', '₱',
];

/// Words for currencies, in lower case; no word is one too.
const CURRENCY_WORDS: [&str; 45] = [
    "",
    "rs.",
    "rs",
    "inr",
    "tk.",
    "tk",
    "bdt",
    "pkr",
    "lkr",
    "npr",
    "usd",
    "us",
    "eur",
    "gbp",
    "chf",
    "fr.",
    "jpy",
    "cny",
    "rub",
    "руб.",
    "руб",
    "р.",
    "uah",
    "грн",
    "pln",
    "zł",
    "czk",
    "kč",
    "huf",
    "ft",
    "ron",
    "lei",
    "bgn",
    "лв",
    "sek",
    "nok",
    "dkk",
    "kr.",
    "kr",
    "try",
    "brl",
    "mxn",
    "aud",
    "cad",
    "টাকা",
];

fn is_blank(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{200b}' | '\u{feff}')
}

fn is_word_for_nothing(text: &str) -> bool {
    const WORDS: [&str; 8] = ["", "-", "–", "—", "n/a", "na", "null", "none"];
    WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// Digits in groups, a decimal sign, decimals, and perhaps an exponent.
fn grouped(text: &str, sign: DecimalSign) -> Result<Exact, AmountError> {
    let (mantissa, exponent) = split_exponent(text)?;
    let (whole, decimals) = mantissa
        .split_once(sign.character())
        .unwrap_or((mantissa, ""));
    if !decimals.bytes().all(|byte| byte.is_ascii_digit())
        || (whole.is_empty() && decimals.is_empty())
    {
        return Err(AmountError::Format);
    }
    let whole = without_grouping(whole, sign)?;
    let mut units = 0i128;
    for digit in whole.chars().chain(decimals.chars()) {
        let digit = i128::from(digit as u8 - b'0');
        units = units
            .checked_mul(10)
            .and_then(|u| u.checked_add(digit))
            .ok_or(AmountError::Range)?;
    }
    within_decimals(units, decimals.len() as i32 - exponent).ok_or(AmountError::Range)
}

/// `1.2E+11`: the mantissa and the power of ten.
fn split_exponent(text: &str) -> Result<(&str, i32), AmountError> {
    match text.split_once(['e', 'E']) {
        None => Ok((text, 0)),
        Some((mantissa, exponent)) => {
            let exponent: i32 = exponent.parse().map_err(|_| AmountError::Format)?;
            if (-60..=60).contains(&exponent) {
                Ok((mantissa, exponent))
            } else {
                Err(AmountError::Range)
            }
        }
    }
}

/// The digits before the decimal sign without their grouping signs, when the grouping is right.
fn without_grouping(whole: &str, sign: DecimalSign) -> Result<String, AmountError> {
    let is_group_sign =
        |c: char| c == sign.other().character() || is_blank(c) || matches!(c, '\'' | '’');
    let groups: Vec<&str> = whole.split(is_group_sign).collect();
    let all_digits = groups
        .iter()
        .all(|group| group.bytes().all(|byte| byte.is_ascii_digit()));
    let right = match groups.as_slice() {
        [_] => true,
        [first, middle @ .., last] => {
            (1..=3).contains(&first.len())
                && !first.starts_with('0')
                && last.len() == 3
                && (middle.iter().all(|group| group.len() == 3)
                    || (first.len() <= 2 && middle.iter().all(|group| group.len() == 2)))
        }
        [] => false,
    };
    if all_digits && right {
        Ok(groups.concat())
    } else {
        Err(AmountError::Format)
    }
}

/// Brings a number to a number of decimals within range without changing it; `None`
/// when it is too large or too finely divided.
fn within_decimals(mut units: i128, mut decimals: i32) -> Option<Exact> {
    while decimals > 0 && units % 10 == 0 && (decimals > 2 || units == 0) {
        units /= 10;
        decimals -= 1;
    }
    while decimals < 0 {
        units = units.checked_mul(10)?;
        decimals += 1;
    }
    let decimals = u8::try_from(decimals)
        .ok()
        .filter(|&d| d <= MOST_DECIMALS)?;
    let limit = 10u128.pow(MOST_WHOLE_DIGITS as u32 + u32::from(decimals));
    (units.unsigned_abs() < limit).then_some((units, decimals))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Money;
    use DecimalSign::{Comma, Point};

    fn read(cell: &str, sign: DecimalSign) -> String {
        match parse(cell.as_bytes(), sign) {
            Ok((units, decimals)) => Money(units).display(decimals).to_string(),
            Err(error) => format!("{error:?}"),
        }
    }

    #[test]
    fn one_line_amounts() {
        for (cell, sign, expected) in [
            ("7360.50", Point, "7360.5"),
            ("-12", Point, "-12"),
            ("0.0001", Point, "0.0001"),
            (".5", Point, "0.5"),
            ("5.", Point, "5"),
            ("1909.7400000001", Point, "1909.7400000001"),
            ("1234567890123.5", Point, "1234567890123.5"),
            ("12345678901234.5", Point, "Range"),
            ("1,234.56", Point, "1234.56"),
            ("1.234,56", Comma, "1234.56"),
            ("1 234,56", Comma, "1234.56"),
            ("1\u{a0}234,56", Comma, "1234.56"),
            ("1\u{202f}234,56 €", Comma, "1234.56"),
            ("1'234.56", Point, "1234.56"),
            ("1,23,456.78", Point, "123456.78"),
            ("12,34,567", Point, "1234567"),
            ("1,234", Point, "1234"),
            ("1,234", Comma, "1.234"),
            ("$1,234", Point, "1234"),
            (" $(4,533.75)", Point, "-4533.75"),
            ("($12.00)", Point, "-12"),
            ("-$5", Point, "-5"),
            ("₹1,23,456/-", Point, "123456"),
            ("Rs. 500", Point, "500"),
            ("Rs.500", Point, "500"),
            ("US$ 5", Point, "5"),
            ("$.50", Point, "0.5"),
            ("৳ 1,200.00", Point, "1200"),
            ("12 EUR", Point, "12"),
            ("EUR 1.234,00", Comma, "1234"),
            ("123-", Point, "-123"),
            ("−123", Point, "-123"),
            ("– 123", Point, "-123"),
            ("+5", Point, "5"),
            ("-0", Point, "0"),
            ("1e5", Point, "100000"),
            ("1.2E+11", Point, "120000000000"),
            ("1e-05", Point, "0.00001"),
            ("", Point, "Missing"),
            (" - ", Point, "Missing"),
            ("N/A", Point, "Missing"),
            ("null", Point, "Missing"),
            ("1,234,50", Point, "Format"),
            ("1.234.56", Point, "Format"),
            ("12,3456", Point, "Format"),
            ("1O0", Point, "Format"),
            ("0,125", Point, "Format"),
            ("0,125", Comma, "0.125"),
            ("INV-00001", Point, "Format"),
            ("A12", Point, "Format"),
            ("2024-01-15", Point, "Format"),
            ("12%", Point, "Format"),
            ("#REF!", Point, "Format"),
            ("NaN", Point, "Format"),
            ("as agreed", Point, "Format"),
            ("--5", Point, "Format"),
            ("(-5)", Point, "Format"),
            ("1e99", Point, "Range"),
            ("0.000000000000001", Point, "0.000000000000001"),
            ("0.0000000000000001", Point, "Range"),
            ("1909.740000000000031", Point, "1909.740000000000031"),
            ("9999999999999999999999999999999999999999", Point, "Range"),
        ] {
            assert_eq!(read(cell, sign), expected, "{cell:?} {sign:?}");
        }
    }

    #[test]
    fn a_cell_tells_the_decimal_sign_when_only_one_fits() {
        assert_eq!(evidence(b"1,234"), Evidence::Either);
        assert_eq!(evidence(b"12.50"), Evidence::Only(Point));
        assert_eq!(evidence(b"1.234,5"), Evidence::Only(Comma));
        assert_eq!(evidence(b"1234"), Evidence::None);
        assert_eq!(evidence(b"-"), Evidence::None);
    }

    #[test]
    fn products_and_differences_are_exact() {
        assert_eq!(product((3, 0), (105, 2)), Some((315, 2)));
        assert_eq!(product((15, 1), (25, 2)), Some((375, 3)));
        assert_eq!(difference((100, 0), (5, 2)), Some((9_995, 2)));
        assert_eq!(product((i128::MAX, 0), (2, 0)), None);
    }
}
