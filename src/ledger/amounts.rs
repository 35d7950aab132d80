//! A column of exact amounts, as narrow as its largest value allows.

use crate::money::Money;

/// A column of exact amounts that share one number of decimals.
///
/// Starts with 4 bytes a row and no decimals; a row that needs more widens the
/// column, and all that is already in it is rescaled exactly.
#[derive(Clone, Debug, Default)]
pub struct Amounts {
    decimals: u8,
    units: Units,
}

/// The amounts in the smallest integers that hold all of them.
#[derive(Clone, Debug)]
enum Units {
    Narrow(Vec<i32>),
    Wide(Vec<i64>),
    Huge(Vec<i128>),
}

impl Default for Units {
    fn default() -> Units {
        Units::Narrow(Vec::new())
    }
}

impl Amounts {
    /// How many rows.
    pub fn len(&self) -> usize {
        match &self.units {
            Units::Narrow(units) => units.len(),
            Units::Wide(units) => units.len(),
            Units::Huge(units) => units.len(),
        }
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many decimals the unit of this column stands for.
    pub fn decimals(&self) -> u8 {
        self.decimals
    }

    /// The amount of a row.
    pub fn get(&self, row: usize) -> Money {
        Money(self.unit(row))
    }

    /// Adds an amount of `units` × 10^-`decimals` as the next row.
    ///
    /// `None`, and nothing added, when the column's unit would have to shrink so
    /// far that an amount no longer fits 128 bits.
    #[must_use]
    pub fn push(&mut self, units: i128, decimals: u8) -> Option<()> {
        if decimals > self.decimals {
            self.rescale(decimals)?;
        }
        let units = scaled(units, self.decimals - decimals)?;
        self.push_unit(units);
        Some(())
    }

    /// Adds all rows of another column behind this one's.
    ///
    /// `None` when no unit holds both; this column then stays as it is.
    #[must_use]
    pub fn append(&mut self, other: &Amounts) -> Option<()> {
        let decimals = self.decimals.max(other.decimals);
        let by = decimals - other.decimals;
        (0..other.len()).try_for_each(|row| scaled(other.unit(row), by).map(drop))?;
        self.rescale(decimals)?;
        for row in 0..other.len() {
            self.push_unit(scaled(other.unit(row), by)?);
        }
        Some(())
    }

    /// The same rows in another order: row `i` of the result is row `order[i]`.
    pub(super) fn reordered(&self, order: &[u32]) -> Amounts {
        let units = match &self.units {
            Units::Narrow(units) => Units::Narrow(gather(units, order)),
            Units::Wide(units) => Units::Wide(gather(units, order)),
            Units::Huge(units) => Units::Huge(gather(units, order)),
        };
        Amounts {
            decimals: self.decimals,
            units,
        }
    }

    /// Adds a row that is there once more, behind the others.
    pub(super) fn repeat(&mut self, row: usize) {
        self.push_unit(self.unit(row));
    }

    /// Forgets all rows from `rows` on.
    pub(super) fn truncate(&mut self, rows: usize) {
        match &mut self.units {
            Units::Narrow(units) => units.truncate(rows),
            Units::Wide(units) => units.truncate(rows),
            Units::Huge(units) => units.truncate(rows),
        }
    }

    fn unit(&self, row: usize) -> i128 {
        match &self.units {
            Units::Narrow(units) => i128::from(units[row]),
            Units::Wide(units) => i128::from(units[row]),
            Units::Huge(units) => units[row],
        }
    }

    fn push_unit(&mut self, unit: i128) {
        match &mut self.units {
            Units::Narrow(units) => match i32::try_from(unit) {
                Ok(unit) => return units.push(unit),
                Err(_) => self.units = Units::Wide(units.iter().map(|&u| u.into()).collect()),
            },
            Units::Wide(units) => match i64::try_from(unit) {
                Ok(unit) => return units.push(unit),
                Err(_) => self.units = Units::Huge(units.iter().map(|&u| u.into()).collect()),
            },
            Units::Huge(units) => return units.push(unit),
        }
        self.push_unit(unit);
    }

    fn rescale(&mut self, decimals: u8) -> Option<()> {
        let by = decimals - self.decimals;
        if by > 0 {
            (0..self.len()).try_for_each(|row| scaled(self.unit(row), by).map(drop))?;
            let old = std::mem::take(&mut self.units);
            let old = Amounts {
                decimals: 0,
                units: old,
            };
            for row in 0..old.len() {
                self.push_unit(scaled(old.unit(row), by)?);
            }
        }
        self.decimals = decimals;
        Some(())
    }
}

fn gather<T: Copy>(values: &[T], order: &[u32]) -> Vec<T> {
    order.iter().map(|&row| values[row as usize]).collect()
}

/// `units` × 10^`by`, or `None` when that leaves no room for sums in 128 bits.
fn scaled(units: i128, by: u8) -> Option<i128> {
    /// A column of four billion rows of this size still adds up within 128 bits.
    const ROOM_FOR_SUMS: i128 = i128::MAX >> 33;
    let units = match (by, i64::try_from(units)) {
        (0, _) => units,
        (1..=9, Ok(small)) if small.unsigned_abs() < 1 << 32 => {
            i128::from(small * 10i64.pow(by.into()))
        }
        _ => units.checked_mul(10i128.checked_pow(by.into())?)?,
    };
    (units.unsigned_abs() <= ROOM_FOR_SUMS.unsigned_abs()).then_some(units)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(amounts: &[(i128, u8)]) -> Amounts {
        let mut column = Amounts::default();
        for &(units, decimals) in amounts {
            column.push(units, decimals).unwrap();
        }
        column
    }

    fn shown(column: &Amounts) -> Vec<String> {
        (0..column.len())
            .map(|row| column.get(row).display(column.decimals()).to_string())
            .collect()
    }

    #[test]
    fn more_decimals_rescale_what_is_there_exactly() {
        let column = column(&[(5, 0), (25, 1), (-1, 3), (7, 0)]);
        assert_eq!(shown(&column), ["5", "2.5", "-0.001", "7"]);
    }

    #[test]
    fn a_column_widens_when_a_value_needs_it() {
        let column = column(&[(1, 0), (3_000_000_000, 0), (10i128.pow(25), 0), (1, 1)]);
        assert_eq!(
            shown(&column),
            ["1", "3000000000", "10000000000000000000000000", "0.1"]
        );
    }

    #[test]
    fn float_noise_in_the_fifteenth_decimal_stays_exact() {
        let column = column(&[(1_909_740_000_000_000_031, 15), (88, 0)]);
        assert_eq!(shown(&column), ["1909.740000000000031", "88"]);
    }

    #[test]
    fn an_amount_that_fits_no_unit_is_refused_and_nothing_changes() {
        let mut column = column(&[(10i128.pow(27), 0)]);
        assert_eq!(column.push(1, 18), None);
        assert_eq!(column.push(i128::MAX, 0), None);
        assert_eq!(shown(&column), ["1000000000000000000000000000"]);
    }

    #[test]
    fn appending_an_empty_column_changes_nothing() {
        let mut column = column(&[(15, 1)]);
        column.append(&Amounts::default()).unwrap();
        assert_eq!(shown(&column), ["1.5"]);
        let mut empty = Amounts::default();
        empty.append(&column).unwrap();
        assert_eq!(shown(&empty), ["1.5"]);
    }
}
