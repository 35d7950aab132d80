//! Activity: in how many of its periods a customer buys.

use super::xyz::Xyz;
use crate::settings::XyzSettings;

/// How many periods count for a customer, and in how many it bought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Activity {
    /// How many periods count.
    pub periods: u32,
    /// In how many of them there is an occasion.
    pub active: u32,
}

impl Activity {
    /// So many periods without an occasion so far.
    pub fn over(periods: u32) -> Activity {
        Activity { periods, active: 0 }
    }

    /// Looks at one more of the periods.
    pub fn add(&mut self, has_occasion: bool) {
        self.active += u32::from(has_occasion);
    }

    /// The share of periods with an occasion; `None` with fewer than two periods.
    pub fn share(&self) -> Option<f64> {
        self.is_judged()
            .then(|| f64::from(self.active) / f64::from(self.periods))
    }

    /// X from two thirds of the periods, Y from one third, else Z; `None` with fewer than two periods.
    pub fn class(&self) -> Option<Xyz> {
        let reaches = |thirds: u64| 3 * u64::from(self.active) >= thirds * u64::from(self.periods);
        self.is_judged().then(|| {
            Xyz::by_limits(
                reaches(XyzSettings::ACTIVITY_X_THIRDS),
                reaches(XyzSettings::ACTIVITY_Y_THIRDS),
            )
        })
    }

    fn is_judged(&self) -> bool {
        self.periods as usize >= XyzSettings::LEAST_PERIODS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_that_equals_a_limit_reaches_it() {
        let class = |active, periods| Activity { periods, active }.class();
        assert_eq!(class(2, 3), Some(Xyz::X));
        assert_eq!(class(65, 99), Some(Xyz::Y));
        assert_eq!(class(1, 3), Some(Xyz::Y));
        assert_eq!(class(32, 99), Some(Xyz::Z));
        assert_eq!(class(0, 12), Some(Xyz::Z));
    }

    #[test]
    fn one_period_says_nothing() {
        let one = Activity {
            periods: 1,
            active: 1,
        };
        assert_eq!((one.class(), one.share()), (None, None));
        assert_eq!(
            Activity {
                periods: 4,
                active: 1
            }
            .share(),
            Some(0.25)
        );
    }
}
