//! Exact amounts: integers that count the smallest unit a column uses.
//!
//! A file whose amounts have two decimals is kept in hundredths, one with float
//! noise in its fifteenth decimal is kept in units of 10⁻¹⁵. Sums are integers,
//! so the same rows give the same total in any order.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

/// The most decimals an amount may have.
pub const MAX_DECIMALS: u8 = 18;

/// More than any sum of amounts, with room to add amounts to it.
const UNREACHABLE: i128 = i128::MAX >> 2;

/// An exact amount, counted in the smallest unit of its column.
///
/// How many decimals that unit stands for is a property of the column
/// ([`Amounts::decimals`](crate::ledger::Amounts::decimals)), not of each amount.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(pub i128);

impl Money {
    /// Nothing.
    pub const ZERO: Money = Money(0);

    /// The smallest amount, in a unit with so many decimals, that reaches a number written as `1234.5`.
    ///
    /// `None` when the text is no such number: it is empty, or has a sign, a separator
    /// of thousands, a decimal comma or an exponent. A number larger than any sum of
    /// amounts is one that none reaches.
    pub fn reaching(number: &str, decimals: u8) -> Option<Money> {
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.len() + fraction.len() == 0 || !is_number(whole) || !is_number(fraction) {
            return None;
        }
        let kept = fraction.len().min(decimals.into());
        let (kept, beyond) = fraction.split_at_checked(kept)?;
        let units = format!("0{whole}{kept:0<width$}", width = decimals.into());
        let rest = i128::from(beyond.bytes().any(|digit| digit != b'0'));
        let units = units.parse().unwrap_or(UNREACHABLE);
        Some(Money(units.min(UNREACHABLE) + rest))
    }

    /// The amount if it is more than zero, else zero.
    pub fn positive(self) -> Money {
        self.max(Money::ZERO)
    }

    /// The nearest binary float, for drawing and for statistics, never for sums.
    pub fn to_f64(self, decimals: u8) -> f64 {
        self.0 as f64 / 10f64.powi(i32::from(decimals))
    }

    /// The amount as written: `-1234.5`, without trailing zeros.
    pub fn display(self, decimals: u8) -> Decimal {
        Decimal {
            units: self.0,
            decimals,
        }
    }
}

impl Add for Money {
    type Output = Money;
    fn add(self, other: Money) -> Money {
        Money(self.0 + other.0)
    }
}
impl Sub for Money {
    type Output = Money;
    fn sub(self, other: Money) -> Money {
        Money(self.0 - other.0)
    }
}
impl Neg for Money {
    type Output = Money;
    fn neg(self) -> Money {
        Money(-self.0)
    }
}
impl AddAssign for Money {
    fn add_assign(&mut self, other: Money) {
        self.0 += other.0;
    }
}
impl SubAssign for Money {
    fn sub_assign(&mut self, other: Money) {
        self.0 -= other.0;
    }
}
impl Sum for Money {
    fn sum<I: Iterator<Item = Money>>(items: I) -> Money {
        items.fold(Money::ZERO, Add::add)
    }
}

/// An amount together with its decimals: prints itself exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    /// The amount in units of 10^-decimals.
    pub units: i128,
    /// How many of the last digits stand after the point.
    pub decimals: u8,
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let one = 10u128.pow(u32::from(self.decimals.min(MAX_DECIMALS)));
        let size = self.units.unsigned_abs();
        if self.units < 0 {
            f.write_str("-")?;
        }
        write!(f, "{}", size / one)?;
        let fraction = format!("{:0width$}", size % one, width = usize::from(self.decimals));
        match fraction.trim_end_matches('0') {
            "" => Ok(()),
            digits => write!(f, ".{digits}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(units: i128, decimals: u8) -> String {
        Money(units).display(decimals).to_string()
    }

    #[test]
    fn an_amount_prints_exactly_and_without_trailing_zeros() {
        assert_eq!(shown(0, 0), "0");
        assert_eq!(shown(0, 4), "0");
        assert_eq!(shown(5, 2), "0.05");
        assert_eq!(shown(-5, 2), "-0.05");
        assert_eq!(shown(1_200, 2), "12");
        assert_eq!(shown(22_972_008_603, 4), "2297200.8603");
        assert_eq!(shown(-12_345, 3), "-12.345");
    }

    #[test]
    fn a_number_is_reached_by_the_smallest_amount_that_is_not_less() {
        for (number, decimals, units) in [
            ("12", 0, 12),
            ("12", 2, 1_200),
            ("1.5", 2, 150),
            ("1.001", 2, 101),
            ("1.000", 2, 100),
            (".5", 1, 5),
            ("5.", 1, 50),
            ("007", 0, 7),
        ] {
            assert_eq!(
                Money::reaching(number, decimals),
                Some(Money(units)),
                "{number}"
            );
        }
        let endless = Money::reaching(&"9".repeat(60), 2);
        assert_eq!(endless, Some(Money(i128::MAX >> 2)));
    }

    #[test]
    fn a_text_that_is_no_plain_number_is_reached_by_nothing() {
        for text in [
            "", ".", "one", "1,000", "1 000", "-3", "+3", "1e3", "1.2.3", "١",
        ] {
            assert_eq!(Money::reaching(text, 2), None, "{text}");
        }
    }

    #[test]
    fn only_the_positive_part_counts_towards_a_total() {
        let total: Money = [Money(5), Money(-3)].into_iter().map(Money::positive).sum();
        assert_eq!(total, Money(5));
    }
}
