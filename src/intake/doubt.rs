//! What is open, and what number cells say about how they are written.

use super::amount::{self, DecimalSign};
use crate::money::Money;
use serde::Serialize;

/// What cannot be decided from the files, so that the reader of the result is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Doubt {
    /// Which column identifies the customer.
    CustomerColumn,
    /// Which column holds the date.
    DateColumn,
    /// Which column holds the amount.
    AmountColumn,
    /// Whether day or month comes first.
    DateOrder,
    /// Whether point or comma stands before the decimals.
    Decimal,
    /// Whether the first row names the columns.
    Header,
    /// Which sign stands between cells.
    Dialect,
    /// Which tables are sales, and which belong to them by a key.
    Tables,
    /// Whether columns are the periods of a table that has them side by side.
    Wide,
    /// Whether it is right that the sales have no dates.
    Undated,
    /// Whether a discount is money or percent.
    Discount,
    /// Which of several currencies counts.
    Currency,
    /// Whether days that two files have alike are the same sales.
    Twice,
    /// Whether dates that one column writes in two ways are all right.
    MixedDates,
}

/// One of the ways in which a cell can be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CellReading<T> {
    /// The way.
    pub value: T,
    /// The cell as in the file.
    pub cell: String,
    /// What it then means; `None` when it cannot be read so.
    pub meaning: Option<String>,
    /// How many of the cells seen cannot be read so.
    pub misfits: u64,
}

/// What number cells say about the decimal sign.
#[derive(Clone, Debug, Default)]
pub struct DecimalEvidence {
    point: u64,
    comma: u64,
    sample: Option<String>,
}

impl DecimalEvidence {
    /// Takes a cell into account.
    pub fn add(&mut self, cell: &[u8]) {
        match amount::evidence(cell) {
            amount::Evidence::Only(DecimalSign::Point) => self.point += 1,
            amount::Evidence::Only(DecimalSign::Comma) => self.comma += 1,
            amount::Evidence::Either if self.sample.is_none() => {
                self.sample = Some(String::from_utf8_lossy(cell.trim_ascii()).into_owned());
            }
            amount::Evidence::Either | amount::Evidence::None => {}
        }
    }

    /// Whether a cell that only one sign can read has been seen.
    pub fn is_decisive(&self) -> bool {
        self.point + self.comma > 0
    }

    /// Whether cells were seen that could be either, and none that decides.
    pub fn is_doubtful(&self) -> bool {
        !self.is_decisive() && self.sample.is_some()
    }

    /// The sign that reads more cells; without evidence the point.
    pub fn preferred(&self) -> DecimalSign {
        if self.comma > self.point {
            DecimalSign::Comma
        } else {
            DecimalSign::Point
        }
    }

    /// Both readings of a cell that could be either.
    pub fn readings(&self) -> Vec<CellReading<DecimalSign>> {
        let Some(cell) = &self.sample else {
            return Vec::new();
        };
        [
            (DecimalSign::Point, self.comma),
            (DecimalSign::Comma, self.point),
        ]
        .map(|(value, misfits)| CellReading {
            value,
            cell: cell.clone(),
            meaning: amount::parse(cell.as_bytes(), value)
                .ok()
                .map(|(units, decimals)| Money(units).display(decimals).to_string()),
            misfits,
        })
        .to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_clear_number_settles_the_decimal_sign() {
        let mut evidence = DecimalEvidence::default();
        evidence.add(b"1,234");
        assert!(evidence.is_doubtful());
        let meanings: Vec<_> = evidence
            .readings()
            .into_iter()
            .map(|r| r.meaning.unwrap())
            .collect();
        assert_eq!(meanings, ["1234", "1.234"]);
        evidence.add(b"2.871,00");
        assert_eq!(
            (evidence.is_doubtful(), evidence.preferred()),
            (false, DecimalSign::Comma)
        );
    }
}
