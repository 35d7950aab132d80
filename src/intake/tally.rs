//! The account of every record: none is lost, and the amounts add up.

use super::plan::ColumnOrder;
use super::problem::ProblemCode;
use crate::ledger::Exact;
use crate::money::{Decimal, MAX_DECIMALS};
use serde::Serialize;
use std::iter::Sum;
use std::ops::AddAssign;

/// Every record of a file is in exactly one of these; `read` is the sum of the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RowCounts {
    /// All records.
    pub read: u64,
    /// Became a transaction.
    pub used: u64,
    /// Could not become a transaction; listed with a reason.
    pub rejected: u64,
    /// Nothing in any cell, or in any period's.
    pub blank: u64,
    /// Before the header.
    pub preamble: u64,
    /// Column names, repeated ones included.
    pub header: u64,
    /// Sums of the rows above, which would count twice.
    pub total: u64,
    /// Left out by the reader's choice.
    pub excluded: u64,
}

impl RowCounts {
    /// Whether every record is accounted for.
    pub fn is_conserved(&self) -> bool {
        let parts = [
            self.used,
            self.rejected,
            self.blank,
            self.preamble,
            self.header,
            self.total,
            self.excluded,
        ];
        self.read == parts.iter().sum::<u64>()
    }
}

impl<'a> Sum<&'a RowCounts> for RowCounts {
    fn sum<I: Iterator<Item = &'a RowCounts>>(counts: I) -> RowCounts {
        counts.fold(RowCounts::default(), |mut sum, &rows| {
            sum += rows;
            sum
        })
    }
}

/// One file's account.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FileReport {
    /// Its number among the sources.
    pub source: u32,
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: u64,
    /// Its records.
    pub rows: RowCounts,
    /// Where the plan's columns are in this one; `None` when they are in the same places.
    #[serde(skip)]
    pub column_order: Option<ColumnOrder>,
}

impl AddAssign for RowCounts {
    fn add_assign(&mut self, other: RowCounts) {
        self.read += other.read;
        self.used += other.used;
        self.rejected += other.rejected;
        self.blank += other.blank;
        self.preamble += other.preamble;
        self.header += other.header;
        self.total += other.total;
        self.excluded += other.excluded;
    }
}

/// A sum of exact numbers of any decimals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExactSum {
    units: i128,
    decimals: u8,
}

impl ExactSum {
    /// Adds a number. A number that has no room is left out; the ledger refuses such a row too.
    pub fn add(&mut self, number: Exact) {
        if let Some(sum) = self.plus(number) {
            *self = sum;
        }
    }

    /// The sum so far.
    pub fn value(&self) -> Decimal {
        Decimal {
            units: self.units,
            decimals: self.decimals,
        }
    }

    /// Whether the sum is this number.
    pub fn equals(&self, number: Exact) -> bool {
        self.plus((-number.0, number.1))
            .is_some_and(|difference| difference.units == 0)
    }

    fn plus(&self, (units, decimals): Exact) -> Option<ExactSum> {
        let common = self.decimals.max(decimals).min(MAX_DECIMALS);
        let scaled = |units: i128, decimals: u8| match common - decimals {
            0 => Some(units),
            by => units.checked_mul(10i128.checked_pow(by.into())?),
        };
        let units = scaled(self.units, self.decimals)?.checked_add(scaled(units, decimals)?)?;
        Some(ExactSum {
            units,
            decimals: common,
        })
    }
}

/// How many rows have each problem.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ProblemCounts([u64; ProblemCode::ALL.len()]);

impl ProblemCounts {
    /// One more.
    pub fn add(&mut self, code: ProblemCode) {
        self.0[code as usize] += 1;
    }

    /// One less.
    pub fn remove(&mut self, code: ProblemCode) {
        self.0[code as usize] -= 1;
    }

    /// The codes that occur, most frequent first.
    pub fn sorted(&self) -> Vec<(ProblemCode, u64)> {
        let mut counts: Vec<_> = ProblemCode::ALL
            .into_iter()
            .map(|code| (code, self.0[code as usize]))
            .collect();
        counts.retain(|&(_, rows)| rows > 0);
        counts.sort_by_key(|&(code, rows)| (std::cmp::Reverse(rows), code));
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_of_mixed_decimals_are_exact() {
        let mut sum = ExactSum::default();
        for number in [(1, 1), (2, 1), (-3, 1), (5, 3), (7, 0)] {
            sum.add(number);
        }
        assert_eq!(sum.value().to_string(), "7.005");
        assert!(sum.equals((70_050, 4)) && !sum.equals((7, 0)));
    }

    #[test]
    fn problems_are_listed_most_frequent_first() {
        let mut counts = ProblemCounts::default();
        for code in [
            ProblemCode::BadDate,
            ProblemCode::NumberFormat,
            ProblemCode::NumberFormat,
        ] {
            counts.add(code);
        }
        assert_eq!(
            counts.sorted(),
            [(ProblemCode::NumberFormat, 2), (ProblemCode::BadDate, 1)]
        );
    }
}
