//! A customer's small trend: the values of the window's last periods.

use super::exact::Wide;
use crate::money::Money;

/// How many periods.
pub const SPARK: usize = 12;

/// The values of the window's last periods, as they are added up.
pub struct Spark {
    from: usize,
    values: [Money; SPARK],
}

impl Spark {
    /// No value so far, in a window of so many periods.
    pub fn new(periods: usize) -> Spark {
        Spark {
            from: periods.saturating_sub(SPARK),
            values: [Money::ZERO; SPARK],
        }
    }

    /// Adds a value to a period of the window, if it is one of the last.
    pub fn add(&mut self, period: usize, value: Money) {
        let place = period.checked_sub(self.from);
        if let Some(slot) = place.and_then(|place| self.values.get_mut(place)) {
            *slot += value;
        }
    }

    /// The values as parts of the largest, which is 255; zero and negative ones are 0.
    pub fn scaled(&self) -> [u8; SPARK] {
        let largest = self.values.iter().copied().fold(Money::ZERO, Money::max);
        self.values
            .map(|value| scaled_to_byte(value.positive(), largest))
    }
}

/// A part of the largest as a number up to 255, rounded up so that something is never shown as nothing.
fn scaled_to_byte(value: Money, largest: Money) -> u8 {
    if value == Money::ZERO {
        return 0;
    }
    let part = Wide::product(value.0.unsigned_abs(), 255).to_f64() / largest.0 as f64;
    part.ceil().clamp(1.0, 255.0) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_twelve_periods_are_scaled_to_the_largest() {
        let mut spark = Spark::new(20);
        for (period, value) in [
            (7, 900),
            (8, 50),
            (9, 100),
            (10, -40),
            (11, 1),
            (19, 20),
            (19, 5),
        ] {
            spark.add(period, Money(value));
        }
        assert_eq!(spark.scaled(), [128, 255, 0, 3, 0, 0, 0, 0, 0, 0, 0, 64]);
    }

    #[test]
    fn something_is_never_shown_as_nothing() {
        let mut spark = Spark::new(2);
        spark.add(0, Money(i128::MAX >> 1));
        spark.add(1, Money(1));
        assert_eq!(spark.scaled()[..2], [255, 1]);
    }
}
