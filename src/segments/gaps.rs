//! The days between purchases: medians and quantiles, in exact steps.
//!
//! Quantiles are of type 7 (Hyndman and Fan 1996, the default of R and numpy).

use crate::settings::Percent;
use std::collections::BTreeMap;

/// Quantiles are counted in millionths of a day.
pub const DAY: i128 = Percent::WHOLE;

const MILLION: u64 = Percent::WHOLE as u64;

/// The gaps between one customer's purchases, by length, some of them possibly left out.
#[derive(Clone, Copy, Debug)]
pub struct Gaps<'a> {
    sorted: &'a [u32],
    /// The places of the gaps that are left out, in ascending order; the first `left_out` count.
    places: [usize; Gaps::LATEST],
    left_out: usize,
}

impl<'a> Gaps<'a> {
    /// How many of the latest gaps are remembered in the order in which they came.
    pub const LATEST: usize = 3;

    /// All gaps; `sorted` is in ascending order.
    pub fn new(sorted: &'a [u32]) -> Gaps<'a> {
        Gaps {
            sorted,
            places: [0; Gaps::LATEST],
            left_out: 0,
        }
    }

    /// All gaps but these, of which there may be up to [`Gaps::LATEST`]; each must be among them.
    pub fn without(self, gaps: &[u32]) -> Gaps<'a> {
        let mut removed = [u32::MAX; Gaps::LATEST];
        let mut result = Gaps::new(self.sorted);
        for (slot, &gap) in removed.iter_mut().zip(gaps) {
            *slot = gap;
            result.left_out += 1;
        }
        removed.sort_unstable();
        let mut free = 0;
        for (place, removed) in result.places.iter_mut().zip(removed) {
            // Of equal gaps, each takes the next place.
            *place = free.max(self.sorted.partition_point(|&gap| gap < removed));
            free = *place + 1;
        }
        result
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.sorted.len() - self.left_out
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The gaps, shortest first.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        (0..self.len()).map(|rank| self.at(rank))
    }

    /// Twice the median, in days; 0 without gaps.
    pub fn median_twice(&self) -> u64 {
        match self.len() {
            0 => 0,
            n => u64::from(self.at((n - 1) / 2)) + u64::from(self.at(n / 2)),
        }
    }

    /// The quantile, in millionths of a day; 0 without gaps.
    pub fn quantile(&self, share: Percent) -> i128 {
        quantile(self.len(), share, |i| self.at(i))
    }

    fn at(&self, rank: usize) -> u32 {
        let left_out = self.places.iter().take(self.left_out);
        let place = left_out.fold(rank, |at, &place| at + usize::from(place <= at));
        self.sorted.get(place).copied().unwrap_or(0)
    }
}

/// How often each gap occurs among all customers.
#[derive(Clone, Debug, Default)]
pub struct GapCounts {
    /// Counts of the gaps up to a few years, by length.
    short: Vec<u32>,
    long: BTreeMap<u32, u32>,
}

impl GapCounts {
    const SHORT_DAYS: usize = 4_096;

    /// Counts one gap more.
    pub fn add(&mut self, gap: u32) {
        if self.short.is_empty() {
            self.short.resize(Self::SHORT_DAYS, 0);
        }
        match self.short.get_mut(gap as usize) {
            Some(count) => *count += 1,
            None => *self.long.entry(gap).or_default() += 1,
        }
    }

    /// The quantile of all gaps, in millionths of a day; 0 without gaps.
    pub fn quantile(&self, share: Percent) -> i128 {
        let count: u64 = self.by_length().map(|(_, count)| u64::from(count)).sum();
        quantile(count as usize, share, |rank| self.at(rank as u64))
    }

    fn at(&self, rank: u64) -> u32 {
        let mut upto = 0;
        let found = self.by_length().find(|(_, count)| {
            upto += u64::from(*count);
            rank < upto
        });
        found.map_or(0, |(gap, _)| gap)
    }

    fn by_length(&self) -> impl Iterator<Item = (u32, u32)> {
        let short = self.short.iter().enumerate();
        short
            .map(|(gap, &count)| (gap as u32, count))
            .chain(self.long.iter().map(|(&gap, &count)| (gap, count)))
    }
}

/// Type 7: between the two values around rank (n-1) x share, in proportion.
fn quantile(count: usize, share: Percent, at: impl Fn(usize) -> u32) -> i128 {
    let Some(last) = count.checked_sub(1) else {
        return 0;
    };
    let millionths = share.millionths() as u64;
    let rank = last as u64 * millionths;
    let (whole, part) = ((rank / MILLION) as usize, i128::from(rank % MILLION));
    let below = i128::from(at(whole));
    let above = i128::from(at((whole + 1).min(last)));
    below * DAY + part * (above - below)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantile_lies_between_its_neighbours_in_proportion() {
        let gaps = Gaps::new(&[1, 2, 3, 10]);
        assert_eq!(gaps.quantile(Percent::whole(0)), DAY);
        assert_eq!(gaps.quantile(Percent::whole(100)), 10 * DAY);
        assert_eq!(gaps.quantile(Percent::whole(50)), 5 * DAY / 2);
        assert_eq!(gaps.quantile(Percent::whole(80)), 58 * DAY / 10);
        assert_eq!(Gaps::new(&[7]).quantile(Percent::whole(95)), 7 * DAY);
        assert_eq!(Gaps::new(&[]).quantile(Percent::whole(95)), 0);
    }

    #[test]
    fn a_median_of_an_even_number_is_the_middle_of_two() {
        assert_eq!(Gaps::new(&[1, 2, 4, 9]).median_twice(), 6);
        assert_eq!(Gaps::new(&[1, 2, 9]).median_twice(), 4);
        assert_eq!(Gaps::new(&[]).median_twice(), 0);
    }

    #[test]
    fn leaving_gaps_out_is_as_if_they_had_never_been() {
        let sorted = [2, 2, 2, 5, 7, 9];
        for (without, rest) in [
            (vec![2], vec![2, 2, 5, 7, 9]),
            (vec![2, 2], vec![2, 5, 7, 9]),
            (vec![9, 2, 2], vec![2, 5, 7]),
            (vec![9, 7, 5], vec![2, 2, 2]),
            (vec![], sorted.to_vec()),
        ] {
            let left = Gaps::new(&sorted).without(&without);
            assert_eq!(left.iter().collect::<Vec<_>>(), rest, "without {without:?}");
        }
    }

    #[test]
    fn counted_gaps_have_the_quantiles_of_listed_gaps() {
        let sorted = [1, 1, 3, 8, 5_000, 70_000];
        let mut counts = GapCounts::default();
        sorted.iter().for_each(|&gap| counts.add(gap));
        for share in [0, 10, 50, 80, 95, 100] {
            let share = Percent::whole(share);
            assert_eq!(counts.quantile(share), Gaps::new(&sorted).quantile(share));
        }
        assert_eq!(GapCounts::default().quantile(Percent::whole(80)), 0);
    }
}
