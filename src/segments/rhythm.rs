//! Rhythm: how even the days between a customer's purchases are.
//!
//! The measure is the gap-CV: the population standard deviation of the gaps
//! divided by their mean. Purchases at random have a gap-CV of 1, a perfect
//! rhythm has 0; gaps with a Gamma(k) distribution have 1/sqrt(k).

use super::gaps::Gaps;
use super::xyz::Xyz;
use crate::settings::{Ratio, XyzSettings};

/// The gaps between a customer's occasions in the sums that the gap-CV needs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rhythm {
    /// How many gaps have ended.
    pub closed: u32,
    /// Twice the median of the gaps that have ended, in days.
    pub median_twice: u64,
    /// The days since the last purchase, when they exceed the median and thus count as a gap.
    pub open: Option<u32>,
    all: GapSums,
}

/// Count, sum and sum of squares.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct GapSums {
    count: u64,
    sum: u64,
    squares: u64,
}

impl Rhythm {
    /// The rhythm of these gaps, `silence_days` after the last purchase.
    pub fn new(gaps: Gaps, silence_days: u32) -> Rhythm {
        let median_twice = gaps.median_twice();
        let counts = !gaps.is_empty() && exceeds_median(silence_days, median_twice);
        let open = counts.then_some(silence_days);
        let closed = GapSums::default().with_all(gaps.iter());
        Rhythm {
            closed: gaps.len() as u32,
            median_twice,
            open,
            all: closed.with_all(open),
        }
    }

    /// The usual days between purchases: the median gap; `None` with fewer than two purchases.
    pub fn usual_days(&self) -> Option<f64> {
        (self.closed > 0).then(|| self.median_twice as f64 / 2.0)
    }

    /// The gap-CV; `None` with fewer than three closed gaps.
    pub fn cv(&self) -> Option<f64> {
        self.is_judged().then(|| self.all.cv())
    }

    /// The mean gap in days; `None` with fewer than three closed gaps.
    pub fn mean_days(&self) -> Option<f64> {
        self.is_judged()
            .then(|| self.all.sum as f64 / self.all.count as f64)
    }

    /// The population standard deviation of the gaps in days; `None` with fewer than three closed gaps.
    pub fn deviation_days(&self) -> Option<f64> {
        self.is_judged()
            .then(|| self.all.cv() * self.all.sum as f64 / self.all.count as f64)
    }

    /// X, Y or Z, decided in whole numbers; `None` with fewer than three closed gaps.
    pub fn class(&self, settings: &XyzSettings) -> Option<Xyz> {
        self.is_judged().then(|| self.all.class(settings))
    }

    /// How many days from the as-of date the next purchase may still wait before the class gets worse.
    ///
    /// The silence counts as a gap from the day on which it exceeds the median.
    /// `None` for Z, with too few gaps, and when no silence makes the class worse.
    pub fn margin_days(&self, settings: &XyzSettings, silence_days: u32) -> Option<u32> {
        let class = self.class(settings).filter(|&class| class != Xyz::Z)?;
        let closed = self.open.map_or(self.all, |open| self.all.without(open));
        let is_worse = |silence: u32| closed.with_all([silence]).class(settings) > class;
        let counts_from = (self.median_twice / 2 + 1) as u32;
        let nearest = (silence_days.saturating_add(1)).max(counts_from);
        first_worse(nearest, is_worse).map(|worse| worse - 1 - silence_days)
    }

    fn is_judged(&self) -> bool {
        self.closed as usize >= XyzSettings::LEAST_GAPS
    }
}

/// Whether a silence is longer than the usual gap, given as twice the median.
pub fn exceeds_median(silence_days: u32, median_twice: u64) -> bool {
    2 * u64::from(silence_days) > median_twice
}

impl GapSums {
    fn with_all(self, gaps: impl IntoIterator<Item = u32>) -> GapSums {
        gaps.into_iter().fold(self, |sums, gap| GapSums {
            count: sums.count + 1,
            sum: sums.sum + u64::from(gap),
            squares: sums.squares.saturating_add(squared(gap)),
        })
    }

    fn without(self, gap: u32) -> GapSums {
        GapSums {
            count: self.count - 1,
            sum: self.sum - u64::from(gap),
            squares: self.squares - squared(gap),
        }
    }

    /// The square of the CV is this divided by the square of the sum.
    fn spread(&self) -> u128 {
        let squares = u128::from(self.count) * u128::from(self.squares);
        squares.saturating_sub(u128::from(self.sum) * u128::from(self.sum))
    }

    fn cv(&self) -> f64 {
        (self.spread() as f64).sqrt() / self.sum as f64
    }

    fn class(&self, settings: &XyzSettings) -> Xyz {
        let within = |limit: Ratio| {
            let limit = limit.thousandths().unsigned_abs() * u128::from(self.sum);
            self.spread() * 1_000_000 <= limit * limit
        };
        Xyz::by_limits(within(settings.rhythm_x), within(settings.rhythm_y))
    }
}

fn squared(gap: u32) -> u64 {
    u64::from(gap) * u64::from(gap)
}

/// The first length from `nearest` on that is worse. Lengths that are not worse have no hole:
/// the CV falls until the open gap reaches the mean and rises after that.
fn first_worse(nearest: u32, is_worse: impl Fn(u32) -> bool) -> Option<u32> {
    if is_worse(nearest) {
        return Some(nearest);
    }
    let (mut good, mut step) = (nearest, 1);
    let mut worse = loop {
        let next = good.checked_add(step)?;
        if is_worse(next) {
            break next;
        }
        good = next;
        step = step.saturating_mul(2);
    };
    while worse - good > 1 {
        let middle = good + (worse - good) / 2;
        if is_worse(middle) {
            worse = middle;
        } else {
            good = middle;
        }
    }
    Some(worse)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rhythm(gaps: &[u32], silence_days: u32) -> Rhythm {
        let mut sorted = gaps.to_vec();
        sorted.sort_unstable();
        Rhythm::new(Gaps::new(&sorted), silence_days)
    }

    fn class(gaps: &[u32]) -> Option<Xyz> {
        rhythm(gaps, 0).class(&XyzSettings::default())
    }

    #[test]
    fn a_perfect_rhythm_has_no_variation() {
        let perfect = rhythm(&[30, 30, 30], 30);
        assert_eq!(perfect.cv(), Some(0.0));
        assert_eq!(perfect.class(&XyzSettings::default()), Some(Xyz::X));
    }

    #[test]
    fn fewer_than_three_gaps_are_not_judged() {
        let short = rhythm(&[30, 30], 100);
        assert_eq!(
            (short.cv(), short.class(&XyzSettings::default())),
            (None, None)
        );
        assert_eq!(short.usual_days(), Some(30.0));
        assert_eq!(rhythm(&[], 100).usual_days(), None);
    }

    #[test]
    fn the_gap_cv_is_the_population_deviation_over_the_mean() {
        let cv = rhythm(&[10, 20, 30, 40], 0).cv().unwrap();
        assert!((cv - 125f64.sqrt() / 25.0).abs() < 1e-15);
    }

    #[test]
    fn a_gap_cv_that_equals_a_limit_is_within_it() {
        assert_eq!(class(&[1, 1, 3, 3]), Some(Xyz::X), "exactly 0.5");
        assert_eq!(class(&[99, 99, 301, 301]), Some(Xyz::Y));
        assert_eq!(class(&[1, 1, 1, 13]), Some(Xyz::Z), "1.299");
    }

    #[test]
    fn the_open_gap_counts_only_beyond_the_median() {
        assert_eq!(rhythm(&[10, 10, 10], 10).open, None);
        let late = rhythm(&[10, 10, 10], 11);
        assert_eq!(late.open, Some(11));
        assert_eq!(late.mean_days(), Some(10.25));
        assert_eq!(rhythm(&[10, 11, 12, 13], 11).open, None, "median 11.5");
        assert_eq!(rhythm(&[10, 11, 12, 13], 12).open, Some(12));
    }

    #[test]
    fn the_margin_is_the_last_day_before_the_class_gets_worse() {
        let settings = XyzSettings::default();
        for silence in [0, 9, 10, 11, 15] {
            let now = rhythm(&[10, 10, 10, 12, 8], silence);
            let margin = now.margin_days(&settings, silence).unwrap();
            let later = |days| rhythm(&[10, 10, 10, 12, 8], silence + days).class(&settings);
            assert_eq!(later(margin), now.class(&settings), "silent for {silence}");
            assert_eq!(later(margin + 1), Some(Xyz::Y), "silent for {silence}");
        }
    }

    #[test]
    fn a_class_that_cannot_get_worse_has_no_margin() {
        let settings = XyzSettings::default();
        assert_eq!(rhythm(&[1, 1, 1, 13], 0).margin_days(&settings, 0), None);
        let lenient = XyzSettings {
            rhythm_x: Ratio::from_thousandths(10_000),
            ..XyzSettings::default()
        };
        assert_eq!(rhythm(&[9, 10, 11], 0).margin_days(&lenient, 0), None);
    }
}
