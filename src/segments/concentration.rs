//! Concentration: how much depends on how few.
//!
//! Only positive values count. `values` are in descending order everywhere.

use super::exact::{Wide, share};
use crate::money::Money;

/// How much depends on how few customers.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Concentration {
    /// Share of the three largest.
    pub cr3: f64,
    /// Share of the five largest.
    pub cr5: f64,
    /// Share of the ten largest.
    pub cr10: f64,
    /// Herfindahl-Hirschman index: the sum of the squared shares.
    pub hhi: f64,
    /// So many customers of equal size would give the same index; 0 without customers.
    pub effective: f64,
    /// Gini coefficient, population form: 0 when all are equal.
    pub gini: f64,
}

impl Concentration {
    /// The concentration of these values; all zero when none is positive.
    pub fn new(values: &[Money]) -> Concentration {
        let values = super::abc::positive(values);
        let total: Money = values.iter().copied().sum();
        let hhi = hhi(values, total);
        Concentration {
            cr3: share_of_largest(values, 3, total),
            cr5: share_of_largest(values, 5, total),
            cr10: share_of_largest(values, 10, total),
            hhi,
            effective: if hhi > 0.0 { 1.0 / hhi } else { 0.0 },
            gini: gini(values, total),
        }
    }
}

/// The least number of customers that hold so many percent of the positive total; 0 without any.
pub fn customers_needed(values: &[Money], percent: u32) -> usize {
    let values = super::abc::positive(values);
    let total: Money = values.iter().copied().sum();
    let needed = Wide::product(total.0.unsigned_abs(), percent.into());
    let mut held = Money::ZERO;
    let before = values.iter().take_while(|&&value| {
        let is_short = Wide::product(held.0.unsigned_abs(), 100) < needed;
        held += value;
        is_short
    });
    before.count()
}

fn share_of_largest(values: &[Money], count: usize, total: Money) -> f64 {
    share(values.iter().take(count).copied().sum(), total)
}

fn hhi(values: &[Money], total: Money) -> f64 {
    let squares = values.iter().copied().map(Wide::square);
    let sum = squares.fold(Wide::default(), Wide::plus);
    if total > Money::ZERO {
        sum.to_f64() / Wide::square(total).to_f64()
    } else {
        0.0
    }
}

/// G = (n + 1 - 2 x sum of C_i / C_n) / n, C the running sums from the smallest value on.
///
/// The i-th largest value is in i of the n running sums.
fn gini(values: &[Money], total: Money) -> f64 {
    let count = values.len();
    if total <= Money::ZERO {
        return 0.0;
    }
    let weighted = values
        .iter()
        .zip(1u128..)
        .map(|(value, rank)| Wide::product(value.0.unsigned_abs(), rank));
    let running = weighted.fold(Wide::default(), Wide::plus);
    let all = Wide::product(total.0.unsigned_abs(), count as u128 + 1);
    let twice = running.times(2);
    all.minus(twice).to_f64() / total.0 as f64 / count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEN: [i128; 10] = [100, 60, 30, 20, 15, 10, 8, 5, 4, 3];

    fn of(values: &[i128]) -> Concentration {
        Concentration::new(&money(values))
    }

    fn money(values: &[i128]) -> Vec<Money> {
        values.iter().copied().map(Money).collect()
    }

    fn close(one: f64, other: f64) -> bool {
        (one - other).abs() < 5e-7
    }

    #[test]
    fn known_lists_have_known_figures() {
        let fifty: Vec<i128> = (1..=50).rev().collect();
        assert!(close(of(&fifty).gini, 0.326667));
        let ten = of(&TEN);
        assert!(close(ten.gini, 0.561176) && close(ten.hhi, 0.235894));
        assert!(close(ten.cr3, 190.0 / 255.0) && close(ten.cr5, 225.0 / 255.0));
        assert_eq!(ten.cr10, 1.0);
        assert!((ten.effective - 4.2392).abs() < 5e-5);
    }

    #[test]
    fn equal_customers_have_no_inequality() {
        let equal = of(&[7; 4]);
        assert_eq!((equal.gini, equal.hhi, equal.effective), (0.0, 0.25, 4.0));
        assert_eq!(of(&[5]).gini, 0.0);
    }

    #[test]
    fn negative_values_and_zeros_do_not_count() {
        assert_eq!(of(&[7, 7, 0, -30]), of(&[7, 7]));
        assert_eq!(of(&[0, -1]), Concentration::default());
        assert_eq!(of(&[]), Concentration::default());
    }

    #[test]
    fn so_many_customers_hold_so_many_percent() {
        let needed = |percent| customers_needed(&money(&TEN), percent);
        assert_eq!([30, 50, 55, 80, 100].map(needed), [1, 2, 2, 4, 10]);
        assert_eq!(customers_needed(&money(&[80, 20]), 80), 1);
        assert_eq!(customers_needed(&[], 80), 0);
    }
}
