//! Limits that follow from the data: the computed ABC analysis of Ultsch and
//! Lötsch (2015, PLoS ONE 10(6) e0129767), in an exact form of our own without a spline.
//!
//! On the curve of cumulative share Y against share of customers e, the Pareto
//! point lies nearest to "no customer brings everything" (0, 1); at the break-even
//! point a customer brings just the mean. A ends at the first of the two. B ends
//! where the curve is nearest to (the second of the two, 1).

use super::exact::Wide;
use crate::money::Money;

/// How many customers are in A, and in A or B; `values` are positive and in descending order.
///
/// `None` with fewer than three values or when all are equal. Of points equally
/// near, the one with fewer customers is taken.
pub fn computed_limits(values: &[Money]) -> Option<(usize, usize)> {
    if values.len() < 3 || values.first() == values.last() {
        return None;
    }
    let curve = Curve::new(values);
    let break_even = curve.break_even(values);
    let pareto = curve.nearest_to(0);
    let second = break_even.max(pareto);
    let first = break_even.min(pareto);
    Some((first, curve.nearest_to(second).max(first)))
}

/// For each number of customers, the value that the others hold.
struct Curve {
    total: u128,
    /// After the first customer, after the second …
    missing: Vec<u128>,
}

impl Curve {
    fn new(values: &[Money]) -> Curve {
        let total: Money = values.iter().copied().sum();
        let mut rest = total;
        let missing = values.iter().map(|&value| {
            rest -= value;
            rest.0.unsigned_abs()
        });
        Curve {
            missing: missing.collect(),
            total: total.0.unsigned_abs(),
        }
    }

    /// How many customers bring more than the mean.
    fn break_even(&self, values: &[Money]) -> usize {
        let count = values.len() as u128;
        let total = Wide::product(self.total, 1);
        values.partition_point(|&value| Wide::product(value.0.unsigned_abs(), count) > total)
    }

    /// The number of customers at which the curve is nearest to the point (`customers`, everything).
    fn nearest_to(&self, customers: usize) -> usize {
        let nearest = (1..=self.missing.len()).min_by_key(|&at| self.distance(at, customers));
        nearest.unwrap_or(0)
    }

    /// The squared distance, in units that are the same for all points of the curve.
    ///
    /// Sums so large that the square would not fit are shortened first, the same way for all.
    fn distance(&self, at: usize, customers: usize) -> Wide {
        let count = self.missing.len() as u128;
        let bits = (u128::BITS - self.total.leading_zeros())
            + (usize::BITS - self.missing.len().leading_zeros());
        let shorten = bits.saturating_sub(u128::BITS - 1);
        let missing = self.missing.get(at.wrapping_sub(1)).copied().unwrap_or(0);
        let across = at.abs_diff(customers) as u128 * (self.total >> shorten);
        let up = count * (missing >> shorten);
        Wide::product(across, across).plus(Wide::product(up, up))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sizes of A, B and C.
    fn sizes(values: impl IntoIterator<Item = i128>) -> Option<(usize, usize, usize)> {
        let mut values: Vec<Money> = values.into_iter().map(Money).collect();
        values.sort_unstable_by(|one, other| other.cmp(one));
        let (a, b) = computed_limits(&values)?;
        Some((a, b - a, values.len() - b))
    }

    #[test]
    fn known_curves_have_known_classes() {
        let harmonic = |n: i128| (1..=n).map(|k| 1_000_000_000_000 / k);
        assert_eq!(sizes(harmonic(100)), Some((19, 15, 66)));
        assert_eq!(sizes(harmonic(1_000)), Some((133, 132, 735)));
        assert_eq!(sizes(1..=50), Some((21, 10, 19)));
        assert_eq!(
            sizes([100, 60, 30, 20, 15, 10, 8, 5, 4, 3]),
            Some((3, 1, 6))
        );
    }

    #[test]
    fn the_largest_sums_give_the_same_classes() {
        let by = 10i128.pow(31);
        let large = [100, 60, 30, 20, 15, 10, 8, 5, 4, 3].map(|value| value * by);
        assert_eq!(sizes(large), Some((3, 1, 6)));
    }

    #[test]
    fn two_values_or_equal_values_have_no_limits() {
        assert_eq!(sizes([5, 1]), None);
        assert_eq!(sizes([5, 5, 5, 5]), None);
        assert_eq!(sizes([]), None);
        assert!(sizes([5, 5, 4]).is_some());
    }
}
