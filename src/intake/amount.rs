//! A number cell becomes an exact amount, by one decimal sign for the whole column.

use super::currency::Currency;
use super::digits::{MixedScripts, western};
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
    /// What Excel writes where a formula has no result: `#REF!`.
    ExcelError,
    /// A formula itself, without its value: `=SUM(A1:A3)`.
    Formula,
}

/// More decimals than this, or a whole part of more digits than this, is out of
/// range: within it any column can be brought to one unit and added up in 128 bits,
/// so that no row's fate depends on another's.
const MOST_DECIMALS: u8 = 15;
const MOST_WHOLE_DIGITS: usize = 13;

/// Stands before the decimals in Arabic script, whichever sign the column has.
const ARABIC_DECIMAL_SIGN: char = '٫';

/// An exact number, and the currency that is written beside it.
pub type Priced = (Exact, Option<Currency>);

/// The exact number in a cell.
///
/// Grouping must be right: groups of three, or of two before the last three
/// (lakh), all parted by the same sign. Digits may be of any one script. A currency
/// on either side is left out. A minus may stand before or behind, or be a pair of
/// brackets; `Cr` makes an amount negative and `Dr` leaves it as it is, for sales are
/// debited to the customer.
#[inline]
pub fn parse(cell: &[u8], sign: DecimalSign) -> Result<Exact, AmountError> {
    match plain(cell, sign.character() as u8) {
        Some(amount) => Ok(amount),
        None => written(cell, sign).map(|(amount, _)| amount),
    }
}

/// The exact number in a cell with the currency that stands beside it, if any.
///
/// A cell of plain digits costs no more than its digits.
#[inline]
pub fn with_currency(cell: &[u8], sign: DecimalSign) -> Result<Priced, AmountError> {
    match plain(cell, sign.character() as u8) {
        Some(amount) => Ok((amount, None)),
        None => written(cell, sign),
    }
}

/// The currency that stands beside a number; `None` where there is none, or the cell
/// is no number.
pub fn currency(cell: &str) -> Option<Currency> {
    let read = |sign| with_currency(cell.as_bytes(), sign).ok();
    DecimalSign::ALL.into_iter().find_map(read)?.1
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
    match at {
        None => false,
        Some(at) if cell.get(at + 1).is_none_or(u8::is_ascii) => cell.len() - at != 4,
        Some(_) => evidence(cell) == Evidence::Only(sign),
    }
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
#[cold]
fn written(cell: &[u8], sign: DecimalSign) -> Result<Priced, AmountError> {
    let text = std::str::from_utf8(cell).map_err(|_| AmountError::Format)?;
    let text = text.trim_matches(is_blank);
    if is_word_for_nothing(text) {
        return Err(AmountError::Missing);
    }
    if is_excel_error(text) {
        return Err(AmountError::ExcelError);
    }
    match text.strip_prefix('=') {
        Some(formula) => priced(constant(formula), sign).map_err(|_| AmountError::Formula),
        None => priced(text, sign),
    }
}

/// `="123"`: Excel's way of keeping a text as it is; the value stands there.
fn constant(formula: &str) -> &str {
    let inner = formula
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    inner.unwrap_or(formula)
}

/// A number with the signs of debt and of currency on its sides.
fn priced(text: &str, sign: DecimalSign) -> Result<Priced, AmountError> {
    let text = western(text).map_err(|MixedScripts| AmountError::Format)?;
    let (before, number, behind) = around_digits(&text).ok_or(AmountError::Format)?;
    let (before, behind) = (
        Side::of(before)?,
        Side::of(without_no_cents(number, behind))?,
    );
    let negative = is_negative(&before, &behind)?;
    let currency = match (before.currency, behind.currency) {
        (Some(one), Some(other)) => Some(one.agreed(other).ok_or(AmountError::Format)?),
        (one, other) => one.or(other),
    };
    let (units, decimals) = grouped(number, sign)?;
    let units = if negative { -units } else { units };
    Ok(((units, decimals), currency))
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

/// What stands behind a number less the marks that no cents follow: `/-` and `/=` of
/// South Asia, and the dash behind a decimal sign, `12,-`, which is no minus.
fn without_no_cents<'a>(number: &str, behind: &'a str) -> &'a str {
    let dashed = if number.ends_with(['.', ',']) {
        behind.trim_start_matches(is_minus)
    } else {
        behind
    };
    let plain = dashed.strip_prefix("/-").or(dashed.strip_prefix("/="));
    plain.unwrap_or(dashed)
}

/// What is written on one side of the digits.
struct Side {
    /// A minus, a plus or a bracket.
    sign: Option<char>,
    ledger: Option<Ledger>,
    currency: Option<Currency>,
}

/// The side of the customer's account on which a bookkeeper's amount stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ledger {
    Debit,
    Credit,
}

impl Side {
    /// Fails where anything else than a sign, a side of the ledger and a currency stands there.
    fn of(text: &str) -> Result<Side, AmountError> {
        let mut sign = None;
        let mut words = String::new();
        for character in text.chars() {
            let mark = match character {
                minus if is_minus(minus) => '-',
                '+' | '(' | ')' => character,
                other => {
                    words.push(other);
                    continue;
                }
            };
            if sign.replace(mark).is_some() {
                return Err(AmountError::Format);
            }
        }
        let (ledger, words) = ledger_side(words.trim_matches(is_blank));
        let currency = match words {
            "" => None,
            words => Some(Currency::named(words).ok_or(AmountError::Format)?),
        };
        Ok(Side {
            sign,
            ledger,
            currency,
        })
    }
}

/// `Cr` or `DR.` as the last word, and what stands before it.
fn ledger_side(words: &str) -> (Option<Ledger>, &str) {
    let (before, last) = words.rsplit_once(is_blank).unwrap_or(("", words));
    let last = last.strip_suffix('.').unwrap_or(last);
    match () {
        () if last.eq_ignore_ascii_case("dr") => (Some(Ledger::Debit), before),
        () if last.eq_ignore_ascii_case("cr") => (Some(Ledger::Credit), before),
        () => (None, words),
    }
}

/// Whether the amount is below zero: by one minus, by brackets, or by its side of the
/// ledger. A sale is debited to the customer (`Dr`), a return or a credit note credited
/// (`Cr`). Two of these on one amount may mean either, and are no number.
fn is_negative(before: &Side, behind: &Side) -> Result<bool, AmountError> {
    let ledger = match (before.ledger, behind.ledger) {
        (Some(_), Some(_)) => return Err(AmountError::Format),
        (one, other) => one.or(other),
    };
    match (before.sign, behind.sign) {
        (Some('+') | None, None) => Ok(ledger == Some(Ledger::Credit)),
        (Some('-'), None) | (None, Some('-')) | (Some('('), Some(')')) if ledger.is_none() => {
            Ok(true)
        }
        _ => Err(AmountError::Format),
    }
}

/// The hyphen, the minus, and the dashes that stand for them.
fn is_minus(character: char) -> bool {
    matches!(
        character,
        '-' | '\u{2010}'..='\u{2014}' | '\u{2212}' | '\u{fe63}'
    )
}

/// White space, and the marks without width that copying brings along.
fn is_blank(character: char) -> bool {
    character.is_whitespace()
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(character, '\u{2060}'..='\u{2069}' | '\u{61c}' | '\u{feff}')
}

fn is_word_for_nothing(text: &str) -> bool {
    const WORDS: [&str; 11] = [
        "", "-", "–", "—", "n/a", "na", "nan", "nil", "null", "none", "\\n",
    ];
    WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// Whether a text is what Excel writes where a formula has no result: `#REF!`.
pub fn is_excel_error(text: &str) -> bool {
    const ERRORS: [&str; 11] = [
        "#REF!",
        "#N/A",
        "#DIV/0!",
        "#VALUE!",
        "#NAME?",
        "#NUM!",
        "#NULL!",
        "#SPILL!",
        "#CALC!",
        "#FIELD!",
        "#GETTING_DATA",
    ];
    text.starts_with('#') && ERRORS.iter().any(|error| text.eq_ignore_ascii_case(error))
}

/// Digits in groups, a decimal sign, decimals, and perhaps an exponent.
fn grouped(text: &str, sign: DecimalSign) -> Result<Exact, AmountError> {
    let (mantissa, exponent) = split_exponent(text)?;
    let (whole, decimals) = mantissa
        .split_once([sign.character(), ARABIC_DECIMAL_SIGN])
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
    let is_digit = |c: char| c.is_ascii_digit();
    let group_sign = whole.chars().find(|&c| !is_digit(c));
    if !group_sign.is_none_or(|mark| groups(mark, sign)) {
        return Err(AmountError::Format);
    }
    let parts: Vec<&str> = whole.split(|c| Some(c) == group_sign).collect();
    let all_digits = parts.iter().all(|part| part.chars().all(is_digit));
    if all_digits && are_groups(&parts) {
        Ok(parts.concat())
    } else {
        Err(AmountError::Format)
    }
}

/// Whether a character parts groups of digits: blanks of any width, apostrophes, and
/// the sign that does not stand before the decimals.
fn groups(character: char, sign: DecimalSign) -> bool {
    character == sign.other().character()
        || character.is_whitespace()
        || matches!(character, '\'' | '’' | '‘' | '´' | '`' | '٬')
}

/// Whether the digits stand in groups of three, or of two before the last three; digits
/// without groups are right too.
fn are_groups(parts: &[&str]) -> bool {
    match parts {
        [first, middle @ .., last] => {
            (1..=3).contains(&first.len())
                && !first.starts_with('0')
                && last.len() == 3
                && (middle.iter().all(|group| group.len() == 3)
                    || (first.len() <= 2 && middle.iter().all(|group| group.len() == 2)))
        }
        parts => parts.len() == 1,
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
    use proptest::prelude::*;

    fn read(cell: &str, sign: DecimalSign) -> String {
        match parse(cell.as_bytes(), sign) {
            Ok((units, decimals)) => Money(units).display(decimals).to_string(),
            Err(error) => format!("{error:?}"),
        }
    }

    fn check(cases: &[(&str, DecimalSign, &str)]) {
        for &(cell, sign, expected) in cases {
            assert_eq!(read(cell, sign), expected, "{cell:?} {sign:?}");
        }
    }

    #[test]
    fn plain_digits() {
        check(&[
            ("7360.50", Point, "7360.5"),
            ("-12", Point, "-12"),
            ("0.0001", Point, "0.0001"),
            (".5", Point, "0.5"),
            ("5.", Point, "5"),
            ("1909.7400000001", Point, "1909.7400000001"),
            ("1234567890123.5", Point, "1234567890123.5"),
        ]);
    }

    /// Kinds 63, 64 and 66 of dirty input, and 65 by both readings.
    #[test]
    fn groups_of_digits() {
        check(&[
            ("1,234.56", Point, "1234.56"),
            ("1.234,56", Comma, "1234.56"),
            ("1 234,56", Comma, "1234.56"),
            ("1 234 567", Comma, "1234567"),
            ("1'234.56", Point, "1234.56"),
            ("1’234.56", Point, "1234.56"),
            ("1\u{a0}234,56", Comma, "1234.56"),
            ("1\u{202f}234,56 €", Comma, "1234.56"),
            ("1\u{2009}234,56", Comma, "1234.56"),
            ("1,23,456.78", Point, "123456.78"),
            ("12,34,567", Point, "1234567"),
            ("1,23,45,678.90", Point, "12345678.9"),
            ("1.23.456,78", Comma, "123456.78"),
            ("1,234", Point, "1234"),
            ("1,234", Comma, "1.234"),
            ("1.234", Comma, "1234"),
            ("1,234,50", Point, "Format"),
            ("1.234.56", Point, "Format"),
            ("12,3456", Point, "Format"),
            ("1,2345,678", Point, "Format"),
            ("1,234 567", Point, "Format"),
            ("1  234", Point, "Format"),
            ("0,125", Point, "Format"),
            ("0,125", Comma, "0.125"),
        ]);
    }

    /// Kind 67: the column's sign decides, and the other format is refused.
    #[test]
    fn the_other_format_is_refused() {
        check(&[
            ("1.234,56", Point, "Format"),
            ("1,234.56", Comma, "Format"),
            ("12,5", Point, "Format"),
            ("12.5", Comma, "Format"),
        ]);
    }

    /// Kinds 68 and 79.
    #[test]
    fn signs_of_debt() {
        check(&[
            ("(123.45)", Point, "-123.45"),
            ("123-", Point, "-123"),
            ("-123", Point, "-123"),
            ("- 123", Point, "-123"),
            ("\u{2212}123", Point, "-123"),
            ("\u{2013} 123", Point, "-123"),
            ("\u{2011}123", Point, "-123"),
            ("\u{200e}-123", Point, "-123"),
            ("+5", Point, "5"),
            ("-0", Point, "0"),
            ("--5", Point, "Format"),
            ("(-5)", Point, "Format"),
            ("(5", Point, "Format"),
            ("5)", Point, "Format"),
            ("12,-", Comma, "12"),
            ("1'234.--", Point, "1234"),
            ("-12.-", Point, "-12"),
        ]);
    }

    /// Kind 69.
    #[test]
    fn currencies_and_sides_of_the_ledger() {
        check(&[
            ("$1,234", Point, "1234"),
            (" $(4,533.75)", Point, "-4533.75"),
            ("($12.00)", Point, "-12"),
            ("-$5", Point, "-5"),
            ("$-5", Point, "-5"),
            ("₹1,23,456/-", Point, "123456"),
            ("৳ 500/=", Point, "500"),
            ("৳১২৩", Point, "123"),
            ("€ 12", Point, "12"),
            ("12 EUR", Point, "12"),
            ("EUR 1.234,00", Comma, "1234"),
            ("Rs. 500", Point, "500"),
            ("Rs.500", Point, "500"),
            ("US$ 5", Point, "5"),
            ("$5 USD", Point, "5"),
            ("$.50", Point, "0.5"),
            ("৳ 1,200.00", Point, "1200"),
            ("১২৩ টাকা", Point, "123"),
            ("1 234,50 руб.", Comma, "1234.5"),
            ("CHF 1'234.50", Point, "1234.5"),
            ("￥１，２３４", Point, "1234"),
            ("500.00 Dr", Point, "500"),
            ("500.00Cr", Point, "-500"),
            ("500.00 CR.", Point, "-500"),
            ("₹ 500.00 DR", Point, "500"),
            ("-500 Cr", Point, "Format"),
            ("(500) Dr", Point, "Format"),
            ("$ 5 EUR", Point, "Format"),
            ("5 kg", Point, "Format"),
            ("1.5 lakh", Point, "Format"),
            ("10k", Point, "Format"),
        ]);
    }

    /// Kind 71.
    #[test]
    fn digits_of_other_scripts() {
        check(&[
            ("১,২৩,৪৫৬.৭৮", Point, "123456.78"),
            ("੧੨੩.੫", Point, "123.5"),
            ("१२३", Point, "123"),
            ("١٢٣٬٤٥٦٫٧٨", Point, "123456.78"),
            ("١٢٣٬٤٥٦٫٧٨", Comma, "123456.78"),
            ("۱۲۳٫۵", Comma, "123.5"),
            ("૧૨૩", Point, "123"),
            ("௧௨௩", Point, "123"),
            ("１２３．４５", Point, "123.45"),
            ("（１２）", Point, "-12"),
            ("১2৩", Point, "Format"),
            ("١۲٣", Point, "Format"),
        ]);
    }

    /// Kinds 72, 73 and 75.
    #[test]
    fn exponents_decimals_and_range() {
        check(&[
            ("1e5", Point, "100000"),
            ("1.2E+11", Point, "120000000000"),
            ("1e-05", Point, "0.00001"),
            ("12.345", Point, "12.345"),
            ("12.123456789", Point, "12.123456789"),
            ("0.000000000000001", Point, "0.000000000000001"),
            ("1909.740000000000031", Point, "1909.740000000000031"),
            ("0.0000000000000001", Point, "Range"),
            ("12345678901234.5", Point, "Range"),
            ("1e99", Point, "Range"),
            ("1000000000000000000000000000000", Point, "Range"),
            ("9999999999999999999999999999999999999999", Point, "Range"),
        ]);
        assert_eq!(read(&"7".repeat(400), Point), "Range");
    }

    /// Kind 76.
    #[test]
    fn words_for_nothing_and_errors_of_excel() {
        check(&[
            ("", Point, "Missing"),
            (" - ", Point, "Missing"),
            ("N/A", Point, "Missing"),
            ("null", Point, "Missing"),
            ("NaN", Point, "Missing"),
            ("Infinity", Point, "Format"),
            ("#REF!", Point, "ExcelError"),
            ("#N/A", Point, "ExcelError"),
            ("#DIV/0!", Point, "ExcelError"),
            ("#VALUE!", Point, "ExcelError"),
            ("#NAME?", Point, "ExcelError"),
            ("#NUM!", Point, "ExcelError"),
            (" #null! ", Point, "ExcelError"),
            ("#5", Point, "Format"),
            ("=SUM(A1:A3)", Point, "Formula"),
            ("=B2*C2", Point, "Formula"),
            ("=", Point, "Formula"),
            ("=\"12.50\"", Point, "12.5"),
            ("=12.50", Point, "12.5"),
        ]);
    }

    /// Kinds 77 and 81.
    #[test]
    fn what_looks_like_a_number_and_is_none() {
        check(&[
            ("12%", Point, "Format"),
            ("½", Point, "Format"),
            ("1½", Point, "Format"),
            ("1/2", Point, "Format"),
            ("5²", Point, "Format"),
            ("1O0", Point, "Format"),
            ("l00", Point, "Format"),
            ("1l0", Point, "Format"),
            ("INV-00001", Point, "Format"),
            ("A12", Point, "Format"),
            ("2024-01-15", Point, "Format"),
            ("as agreed", Point, "Format"),
            ("Rs.", Point, "Format"),
        ]);
    }

    #[test]
    fn the_currency_beside_a_number_is_known() {
        for (cell, expected) in [
            ("$1,234", Some("$")),
            ("$5 USD", Some("USD")),
            ("CA$ 5", Some("CAD")),
            ("₹1,23,456/-", Some("INR")),
            ("Rs. 500", Some("Rs")),
            ("৳১২৩", Some("BDT")),
            ("€ 12", Some("EUR")),
            ("(12,50 €)", Some("EUR")),
            ("12 AED", Some("AED")),
            ("5 Cr", None),
            ("12.50", None),
            ("Acme €", None),
            ("$ 5 EUR", None),
        ] {
            assert_eq!(currency(cell).map(Currency::code), expected, "{cell}");
        }
    }

    /// The ways in which one number is written.
    fn spellings(units: i64, sign: DecimalSign) -> Vec<String> {
        let number = format!("{:03}", units.unsigned_abs());
        let (whole, cents) = number.split_at(number.len() - 2);
        let mark = sign.character();
        let groups = |by: usize, between: &str| {
            let (head, last) = whole.split_at(whole.len().saturating_sub(3));
            let mut parts: Vec<String> = head
                .as_bytes()
                .rchunks(by)
                .map(|digits| String::from_utf8_lossy(digits).into_owned())
                .collect();
            parts.reverse();
            parts.push(last.to_owned());
            parts.join(between) + &format!("{mark}{cents}")
        };
        let other = sign.other().character().to_string();
        let mut unsigned = vec![format!("{whole}{mark}{cents}")];
        for between in [
            " ",
            "\u{a0}",
            "\u{202f}",
            "\u{2009}",
            "'",
            "’",
            other.as_str(),
        ] {
            unsigned.extend([groups(3, between), groups(2, between)]);
        }
        let bengali = |digit: char| match digit.to_digit(10) {
            Some(value) => char::from_u32(0x9e6 + value).unwrap(),
            None => digit,
        };
        unsigned.push(groups(2, &other).chars().map(bengali).collect());
        let signed = |text: String| match units < 0 {
            true => [
                format!("-{text}"),
                format!("({text})"),
                format!("{text} €-"),
                format!("{text} Cr"),
            ],
            false => [
                text.clone(),
                format!("€{text}"),
                format!("+{text}"),
                format!("{text} Dr"),
            ],
        };
        unsigned.into_iter().flat_map(signed).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn a_number_is_read_from_every_spelling(units in -9_999_999_999_999i64..9_999_999_999_999) {
            for sign in DecimalSign::ALL {
                for cell in spellings(units, sign) {
                    prop_assert_eq!(parse(cell.as_bytes(), sign), Ok((i128::from(units), 2)), "{}", cell);
                }
            }
        }
    }

    proptest! {
        #[test]
        fn no_bytes_stop_the_reading(cell in proptest::collection::vec(any::<u8>(), 0..40)) {
            for sign in DecimalSign::ALL {
                let _ = parse(&cell, sign);
            }
        }

        #[test]
        fn no_text_stops_the_reading(cell in "[-+()=#$€₹0-9০-৯٠-٩.,٫٬'’ \u{a0}eECcRrDd/%½]{0,20}") {
            let _ = (evidence(cell.as_bytes()), currency(&cell));
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
