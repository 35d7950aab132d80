//! Exact comparison of shares and squares, whatever the size of the amounts.
//!
//! A sum of amounts may use all 128 bits; a share of it or its square needs
//! more. [`Wide`] holds 256 bits, so that no limit is ever decided by rounding.

use crate::money::Money;
use crate::settings::Percent;

/// A whole number from 0 up to 2^256; sums and products beyond stay at the largest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wide {
    high: u128,
    low: u128,
}

const HALF: u32 = 64;
const LOW_HALF: u128 = u64::MAX as u128;

impl Wide {
    const MAX: Wide = Wide {
        high: u128::MAX,
        low: u128::MAX,
    };

    /// The product of two numbers, never rounded.
    pub fn product(a: u128, b: u128) -> Wide {
        if a <= LOW_HALF && b <= LOW_HALF {
            return Wide {
                high: 0,
                low: a * b,
            };
        }
        let (a_high, a_low) = (a >> HALF, a & LOW_HALF);
        let (b_high, b_low) = (b >> HALF, b & LOW_HALF);
        let low = a_low * b_low;
        let cross = a_high * b_low + (low >> HALF);
        let other = a_low * b_high + (cross & LOW_HALF);
        Wide {
            high: a_high * b_high + (cross >> HALF) + (other >> HALF),
            low: other << HALF | low & LOW_HALF,
        }
    }

    /// The square of an amount.
    pub fn square(amount: Money) -> Wide {
        let size = amount.0.unsigned_abs();
        Wide::product(size, size)
    }

    /// The sum of two numbers.
    pub fn plus(self, other: Wide) -> Wide {
        let (low, carry) = self.low.overflowing_add(other.low);
        let high = self.high.checked_add(other.high);
        match high.and_then(|high| high.checked_add(carry.into())) {
            Some(high) => Wide { high, low },
            None => Wide::MAX,
        }
    }

    /// The difference of two numbers, at least zero.
    pub fn minus(self, other: Wide) -> Wide {
        if self <= other {
            return Wide::default();
        }
        let (low, borrow) = self.low.overflowing_sub(other.low);
        Wide {
            high: self.high - other.high - u128::from(borrow),
            low,
        }
    }

    /// So many times the number.
    pub fn times(self, by: u64) -> Wide {
        let low = Wide::product(self.low, by.into());
        let high = Wide::product(self.high, by.into());
        if high.high > 0 {
            return Wide::MAX;
        }
        low.plus(Wide {
            high: high.low,
            low: 0,
        })
    }

    /// The nearest binary float, for display only.
    pub fn to_f64(self) -> f64 {
        self.high as f64 * 2f64.powi(128) + self.low as f64
    }
}

/// `part` as a share of `whole` (1 = all of it), for display; 0 when the whole is not positive.
pub fn share(part: Money, whole: Money) -> f64 {
    if whole > Money::ZERO {
        part.0 as f64 / whole.0 as f64
    } else {
        0.0
    }
}

/// Whether `part` is less than `limit` of `whole`.
///
/// A whole that is not positive counts as the smallest unit: only nothing is less than a share of it.
pub fn is_below(part: Money, limit: Percent, whole: Money) -> bool {
    scaled(part, Percent::WHOLE) < scaled(whole.max(Money(1)), limit.millionths())
}

/// Whether `part` is at most `limit` of `whole`, which counts as the smallest unit when it is not positive.
pub fn is_within(part: Money, limit: Percent, whole: Money) -> bool {
    scaled(part, Percent::WHOLE) <= scaled(whole.max(Money(1)), limit.millionths())
}

fn scaled(amount: Money, millionths: i128) -> Wide {
    let factor = millionths.unsigned_abs();
    Wide::product(amount.positive().0.unsigned_abs(), factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_beyond_128_bits_are_exact() {
        let big = u128::MAX;
        let square = Wide::product(big, big);
        assert_eq!((square.high, square.low), (u128::MAX - 1, 1));
        let product = Wide::product(big, 1 << 64);
        assert_eq!(
            (product.high, product.low),
            ((1 << 64) - 1, u128::MAX << 64)
        );
        assert_eq!(Wide::product(6, 7).low, 42);
    }

    #[test]
    fn sums_and_differences_carry() {
        let low = Wide {
            high: 0,
            low: u128::MAX,
        };
        let one = Wide { high: 0, low: 1 };
        assert_eq!(low.plus(one), Wide { high: 1, low: 0 });
        assert_eq!(low.plus(one).minus(one), low);
        assert_eq!(one.minus(low), Wide::default());
        assert_eq!(
            low.times(2),
            Wide {
                high: 1,
                low: u128::MAX - 1
            }
        );
    }

    #[test]
    fn what_does_not_fit_stays_at_the_largest() {
        assert_eq!(Wide::MAX.plus(Wide { high: 0, low: 1 }), Wide::MAX);
        assert_eq!(Wide::MAX.times(2), Wide::MAX);
    }

    #[test]
    fn a_share_that_equals_the_limit_is_within_but_not_below_it() {
        let limit = Percent::whole(80);
        assert!(!is_below(Money(80), limit, Money(100)));
        assert!(is_within(Money(80), limit, Money(100)));
        assert!(is_below(Money(79), limit, Money(100)));
        assert!(is_below(Money::ZERO, limit, Money(-5)));
        assert!(!is_below(Money(1), limit, Money(-5)));
    }

    #[test]
    fn shares_of_the_largest_sums_are_decided_exactly() {
        let whole = Money(i128::MAX / 10 * 10);
        let part = Money(whole.0 / 10 * 8);
        assert!(!is_below(part, Percent::whole(80), whole));
        assert!(is_below(part - Money(1), Percent::whole(80), whole));
    }
}
