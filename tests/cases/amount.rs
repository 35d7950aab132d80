//! Amounts as the tests compare them.

use mainstay::money::Decimal;
use std::fmt;
use std::iter::Sum;

/// A whole number of units of 10^-18.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Exact(i128);

const DECIMALS: usize = 18;

/// The number that plain digits, a point and a minus are.
pub fn exact(number: &str) -> Exact {
    let digits = number.trim_start_matches('-');
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let units = format!("{whole}{decimals:0<DECIMALS$}").parse::<i128>();
    let units = units.unwrap_or_else(|_| panic!("{number} is no plain number"));
    Exact(if digits == number { units } else { -units })
}

impl Sum for Exact {
    fn sum<I: Iterator<Item = Exact>>(amounts: I) -> Exact {
        Exact(amounts.map(|amount| amount.0).sum())
    }
}

impl<'a> Sum<&'a Exact> for Exact {
    fn sum<I: Iterator<Item = &'a Exact>>(amounts: I) -> Exact {
        amounts.copied().sum()
    }
}

impl fmt::Debug for Exact {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let (units, decimals) = (self.0, DECIMALS as u8);
        write!(f, "{}", Decimal { units, decimals })
    }
}
