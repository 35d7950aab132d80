//! The calendar periods of a window.

use crate::calendar::{Day, Period};
use crate::settings::Periods;
use std::ops::Range;

/// The periods of a window, numbered from 0; none for an empty window.
#[derive(Clone, Debug, Default)]
pub struct PeriodGrid {
    /// The first day of each period, and of the one after the last.
    starts: Vec<Day>,
    complete: Range<usize>,
}

impl PeriodGrid {
    /// The periods that hold the days from `first` to `last`.
    pub fn new(period: Period, first: Day, last: Day) -> PeriodGrid {
        if first > last {
            return PeriodGrid::default();
        }
        let (from, to) = (period.index(first), period.index(last));
        let count = (to - from + 1) as usize;
        let cut_at_start = usize::from(period.start(from) < first);
        let cut_at_end = usize::from(period.end(to) > last);
        PeriodGrid {
            starts: (from..=to + 1).map(|index| period.start(index)).collect(),
            complete: cut_at_start..(count - cut_at_end).max(cut_at_start),
        }
    }

    /// How many periods, partial ones included.
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Whether the window has no day.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The periods that count: those wholly inside the window, or all.
    pub fn counted(&self, periods: Periods) -> Range<usize> {
        match periods {
            Periods::Complete => self.complete.clone(),
            Periods::All => 0..self.len(),
        }
    }

    /// Whether the window holds every day of a period.
    pub fn is_complete(&self, period: usize) -> bool {
        self.complete.contains(&period)
    }

    /// The first day of each period.
    pub fn starts(&self) -> &[Day] {
        self.starts.get(..self.len()).unwrap_or_default()
    }

    /// The period that holds a day of the window.
    pub fn find(&self, day: Day) -> usize {
        let begun = self.starts().partition_point(|&start| start <= day);
        begun.saturating_sub(1)
    }

    /// The same for a day that does not lie before the period `from`; quick when it is near.
    pub fn find_from(&self, from: usize, day: Day) -> usize {
        const NEAR: usize = 8;
        let following = self.starts.iter().skip(from + 1).take(NEAR);
        let steps = following.take_while(|&&start| start <= day).count();
        if steps < NEAR {
            from + steps
        } else {
            self.find(day)
        }
    }

    /// Whether a day lies in this period or before it; all do for the last one.
    pub fn ends_after(&self, period: usize, day: Day) -> bool {
        self.starts.get(period + 1).is_none_or(|&next| day < next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(period: Period, first: &str, last: &str) -> PeriodGrid {
        let day = |text| Day::parse_iso(text).unwrap();
        PeriodGrid::new(period, day(first), day(last))
    }

    #[test]
    fn periods_that_the_window_cuts_are_not_complete() {
        let months = grid(Period::Month, "2024-01-02", "2024-04-29");
        assert_eq!(months.counted(Periods::All), 0..4);
        assert_eq!(months.counted(Periods::Complete), 1..3);
        let whole = grid(Period::Month, "2024-01-01", "2024-04-30");
        assert_eq!(whole.counted(Periods::Complete), 0..4);
    }

    #[test]
    fn a_window_inside_one_period_has_no_complete_one() {
        let months = grid(Period::Month, "2024-01-02", "2024-01-30");
        assert_eq!(months.len(), 1);
        assert!(months.counted(Periods::Complete).is_empty());
        assert_eq!(
            grid(Period::Month, "2024-01-01", "2024-01-31").counted(Periods::Complete),
            0..1
        );
    }

    #[test]
    fn an_empty_window_has_no_period() {
        assert!(grid(Period::Week, "2024-01-02", "2024-01-01").is_empty());
    }

    #[test]
    fn every_day_is_found_in_its_period_from_wherever_the_search_starts() {
        let weeks = grid(Period::Week, "2023-12-28", "2024-03-03");
        for day in (19_719..19_785).map(Day) {
            let found = weeks.find(day);
            assert!(weeks.starts()[found] <= day);
            for from in 0..=found {
                assert_eq!(weeks.find_from(from, day), found);
            }
        }
    }
}
