//! Variation: how even a customer's values per period are, months without any included.
//!
//! The textbook's XYZ. A perfect rhythm of one purchase every k periods has a CV
//! of sqrt(k-1), which is why it calls nearly every real customer Z.

use super::exact::Wide;
use super::xyz::Xyz;
use crate::money::Money;
use crate::settings::{Ratio, XyzSettings};

/// A customer's values per period in the sums that the CV needs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Variation {
    /// How many periods count, those without a value included.
    pub periods: u32,
    /// In how many of them the value is zero.
    pub zeros: u32,
    sum: Money,
    squares: Wide,
}

impl Variation {
    /// So many periods without any value so far.
    pub fn over(periods: u32) -> Variation {
        Variation {
            periods,
            zeros: periods,
            ..Variation::default()
        }
    }

    /// Puts a value into one of the periods that are still empty.
    pub fn add(&mut self, value: Money) {
        if value != Money::ZERO {
            self.zeros = self.zeros.saturating_sub(1);
            self.sum += value;
            self.squares = self.squares.plus(Wide::square(value));
        }
    }

    /// Population standard deviation over mean; `None` with fewer than two periods or a mean that is not positive.
    pub fn cv(&self) -> Option<f64> {
        self.is_judged()
            .then(|| self.spread().to_f64().sqrt() / self.sum.0 as f64)
    }

    /// The mean value per period in units of the measure; `None` as for the CV.
    pub fn mean(&self, decimals: u8) -> Option<f64> {
        self.is_judged()
            .then(|| self.sum.to_f64(decimals) / f64::from(self.periods))
    }

    /// The population standard deviation in units of the measure; `None` as for the CV.
    pub fn deviation(&self, decimals: u8) -> Option<f64> {
        Some(self.cv()? * self.mean(decimals)?)
    }

    /// X, Y or Z, decided in whole numbers; `None` as for the CV.
    pub fn class(&self, settings: &XyzSettings) -> Option<Xyz> {
        let within = |limit: Ratio| self.is_within(limit);
        self.is_judged()
            .then(|| Xyz::by_limits(within(settings.variation_x), within(settings.variation_y)))
    }

    fn is_judged(&self) -> bool {
        self.periods as usize >= XyzSettings::LEAST_PERIODS && self.sum > Money::ZERO
    }

    /// The square of the CV is this divided by the square of the sum.
    fn spread(&self) -> Wide {
        let squares = self.squares.times(self.periods.into());
        squares.minus(Wide::square(self.sum))
    }

    fn is_within(&self, limit: Ratio) -> bool {
        let limit = limit.thousandths().unsigned_abs() as u64;
        self.spread().times(1_000_000) <= Wide::square(self.sum).times(limit * limit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variation(values: &[i128]) -> Variation {
        let mut variation = Variation::over(values.len() as u32);
        values.iter().for_each(|&value| variation.add(Money(value)));
        variation
    }

    fn class(values: &[i128]) -> Option<Xyz> {
        variation(values).class(&XyzSettings::default())
    }

    #[test]
    fn one_purchase_every_k_periods_varies_by_the_root_of_k_less_one() {
        for k in 1..12usize {
            let values: Vec<i128> = (0..4 * k)
                .map(|i| if i % k == 0 { 700 } else { 0 })
                .collect();
            let cv = variation(&values).cv().unwrap();
            assert!((cv - ((k - 1) as f64).sqrt()).abs() < 1e-12, "every {k}");
        }
    }

    #[test]
    fn it_is_the_population_deviation_over_the_mean() {
        let varied = variation(&[10, 20, 30, 40]);
        assert_eq!(varied.mean(1), Some(2.5));
        assert!((varied.deviation(1).unwrap() - 1.25f64.sqrt()).abs() < 1e-15);
        assert_eq!((varied.periods, varied.zeros), (4, 0));
    }

    #[test]
    fn a_mean_that_is_not_positive_gives_no_class() {
        assert_eq!(class(&[5, -5]), None);
        assert_eq!(class(&[5, -6]), None);
        assert_eq!(class(&[0, 0, 0]), None);
    }

    #[test]
    fn one_period_gives_no_class() {
        assert_eq!(class(&[5]), None);
        assert_eq!(class(&[5, 5]), Some(Xyz::X));
    }

    #[test]
    fn a_variation_that_equals_a_limit_is_within_it() {
        assert_eq!(class(&[1, 3]), Some(Xyz::X), "exactly 0.5");
        assert_eq!(class(&[0, 2]), Some(Xyz::Y), "exactly 1");
        assert_eq!(class(&[0, 0, 2]), Some(Xyz::Z));
    }

    #[test]
    fn amounts_in_the_fifteenth_decimal_are_still_decided_exactly() {
        let big = 10i128.pow(25);
        assert_eq!(class(&[big, 3 * big]), Some(Xyz::X));
        assert_eq!(class(&[big - 1, 3 * big]), Some(Xyz::Y));
    }

    #[test]
    fn returns_in_a_period_count_with_their_sign() {
        let cv = variation(&[30, -10, 10]).cv().unwrap();
        assert!((cv - (800f64 / 3.0).sqrt() / 10.0).abs() < 1e-12);
    }
}
