//! Single steps, for the fuzz targets alone: they see only what is public.

use super::amount::{self, DecimalSign};
use super::date::{self, DateOrder};
use crate::money::Decimal;

/// The amounts that a cell may stand for, each written plainly.
pub fn amounts(cell: &[u8]) -> Vec<String> {
    let exact = DecimalSign::ALL.map(|sign| amount::parse(cell, sign));
    let plain = |(units, decimals)| Decimal { units, decimals }.to_string();
    exact.into_iter().flatten().map(plain).collect()
}

/// The days that a cell may stand for, each written as year, month and day.
pub fn days(cell: &[u8]) -> Vec<String> {
    let days = DateOrder::ALL.map(|order| date::parse(cell, order));
    days.iter().flatten().map(ToString::to_string).collect()
}
