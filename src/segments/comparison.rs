//! With what "change" compares.

use crate::calendar::Day;
use crate::settings::Window;
use serde::Serialize;

/// Days from `first` to `last`, both included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Span {
    /// First day.
    pub first: Day,
    /// Last day.
    pub last: Day,
}

impl Span {
    /// How many days; 0 when the last lies before the first.
    pub fn days(self) -> i64 {
        (i64::from(self.last.0) - i64::from(self.first.0) + 1).max(0)
    }

    /// Whether a day is among them.
    pub fn contains(self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }
}

/// Two stretches of equal length that are held against each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// How the two were chosen.
    pub kind: ComparisonKind,
    /// The later stretch.
    pub current: Span,
    /// The stretch right before it.
    pub previous: Span,
}

/// How the stretches of a comparison were chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ComparisonKind {
    /// The window, and as many days before it.
    PreviousWindow,
    /// The window's last 365 days, and the 365 before them.
    LastYear,
    /// The window's second half and its first.
    Halves,
}

/// The comparison that a window allows, if any.
///
/// The window against the equal stretch before it when the file reaches back so
/// far; else its last year against the year before when it spans two years; else
/// its halves (an odd day at the start is left out) when it spans eight weeks.
pub fn comparison(window: Span, file_first: Day) -> Option<Comparison> {
    let days = window.days() as i32;
    if days > 0 && i64::from(window.first.0) - i64::from(days) >= i64::from(file_first.0) {
        Some(back_to_back(
            ComparisonKind::PreviousWindow,
            window.last,
            days,
        ))
    } else if days >= Window::LAST_YEAR_FROM_DAYS {
        let year = Window::LAST_YEAR_FROM_DAYS / 2;
        Some(back_to_back(ComparisonKind::LastYear, window.last, year))
    } else if days >= Window::HALVES_FROM_DAYS {
        Some(back_to_back(ComparisonKind::Halves, window.last, days / 2))
    } else {
        None
    }
}

fn back_to_back(kind: ComparisonKind, last: Day, days: i32) -> Comparison {
    let stretch = |last: i32| Span {
        first: Day(last - days + 1),
        last: Day(last),
    };
    Comparison {
        kind,
        current: stretch(last.0),
        previous: stretch(last.0 - days),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compare(first: i32, last: i32, file_first: i32) -> Option<(ComparisonKind, [i32; 4])> {
        let window = Span {
            first: Day(first),
            last: Day(last),
        };
        comparison(window, Day(file_first)).map(|found| {
            let Comparison {
                current, previous, ..
            } = found;
            let days = [previous.first, previous.last, current.first, current.last];
            (found.kind, days.map(|day| day.0))
        })
    }

    #[test]
    fn the_equal_days_before_the_window_come_first() {
        let kind = ComparisonKind::PreviousWindow;
        assert_eq!(compare(100, 129, 70), Some((kind, [70, 99, 100, 129])));
        assert_eq!(compare(100, 129, 71), None);
    }

    #[test]
    fn two_years_of_window_compare_the_last_with_the_one_before() {
        assert_eq!(
            compare(0, 729, 0),
            Some((ComparisonKind::LastYear, [0, 364, 365, 729]))
        );
    }

    #[test]
    fn eight_weeks_of_window_compare_its_halves_without_an_odd_first_day() {
        assert_eq!(
            compare(0, 55, 0),
            Some((ComparisonKind::Halves, [0, 27, 28, 55]))
        );
        assert_eq!(
            compare(0, 56, 0),
            Some((ComparisonKind::Halves, [1, 28, 29, 56]))
        );
        assert_eq!(compare(0, 54, 0), None);
    }

    #[test]
    fn an_empty_window_compares_with_nothing() {
        assert_eq!(compare(10, 9, 0), None);
    }
}
