//! With what "change" compares.

use crate::calendar::{Day, Period};
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

    /// Those of the days that also lie within another span.
    pub fn within(self, other: Span) -> Span {
        Span {
            first: self.first.max(other.first),
            last: self.last.min(other.last),
        }
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
    /// The days of the window, and as many calendar months or days before them.
    PreviousWindow,
    /// The window's last twelve months, and the twelve before them.
    LastYear,
    /// The window's second half and its first.
    Halves,
}

/// The comparison that a window allows, if any.
///
/// The window against the equal stretch before it when the file reaches back so
/// far; else its last year against the year before when it spans both; else its
/// halves (an odd day at the start is left out) when it spans eight weeks. Years,
/// and windows of whole months, are compared by the calendar, so that a leap day
/// moves no border \[own\]. Days of the window before the file's first day or after
/// its last are not compared: that nothing is known of them does not mean that
/// nothing was sold \[own\].
pub fn comparison(window: Span, file: Span) -> Option<Comparison> {
    let window = window.within(file);
    let before = stretch_before(window);
    let last_year = calendar_years(window.last);
    if window.days() > 0 && before.first >= file.first {
        Some(Comparison {
            kind: ComparisonKind::PreviousWindow,
            current: window,
            previous: before,
        })
    } else if last_year.previous.first >= window.first {
        Some(last_year)
    } else if window.days() >= i64::from(Window::HALVES_FROM_DAYS) {
        Some(halves(window))
    } else {
        None
    }
}

/// As many months before a window of whole months; as many days before another.
fn stretch_before(window: Span) -> Span {
    let last = Day(window.first.0 - 1);
    let is_whole_months = last.ends_month() && window.last.ends_month();
    let first = if is_whole_months {
        let months = Period::Month.index(window.last) - Period::Month.index(window.first) + 1;
        window.first.months_back(months)
    } else {
        Day(window.first.0.saturating_sub(window.days() as i32))
    };
    Span { first, last }
}

/// The calendar year that ends on a day, and the one before.
fn calendar_years(last: Day) -> Comparison {
    let year_ago = last.months_back(12);
    let day_after = |day: Day| Day(day.0 + 1);
    Comparison {
        kind: ComparisonKind::LastYear,
        current: Span {
            first: day_after(year_ago),
            last,
        },
        previous: Span {
            first: day_after(last.months_back(24)),
            last: year_ago,
        },
    }
}

fn halves(window: Span) -> Comparison {
    let days = (window.days() / 2) as i32;
    let middle = window.last.0 - days;
    Comparison {
        kind: ComparisonKind::Halves,
        current: Span {
            first: Day(middle + 1),
            last: window.last,
        },
        previous: Span {
            first: Day(middle - days + 1),
            last: Day(middle),
        },
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
        let file = Span {
            first: Day(file_first),
            last: window.last,
        };
        comparison(window, file).map(|found| {
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
    fn windows_of_whole_months_and_years_are_compared_by_the_calendar() {
        let day = |text: &str| Day::parse_iso(text).unwrap();
        let previous = |first: &str, last: &str, file_first: &str| {
            let window = Span {
                first: day(first),
                last: day(last),
            };
            let file = Span {
                first: day(file_first),
                last: window.last,
            };
            let found = comparison(window, file).unwrap();
            (
                found.kind,
                found.previous.first.to_string(),
                found.previous.last.to_string(),
            )
        };
        assert_eq!(
            previous("2025-01-01", "2025-12-31", "2024-01-01"),
            (
                ComparisonKind::PreviousWindow,
                "2024-01-01".into(),
                "2024-12-31".into()
            )
        );
        assert_eq!(
            previous("2023-10-01", "2025-09-30", "2023-10-01"),
            (
                ComparisonKind::LastYear,
                "2023-10-01".into(),
                "2024-09-30".into()
            )
        );
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
    fn days_that_the_file_does_not_have_are_not_compared() {
        let compare = |window: [i32; 2], file: [i32; 2]| {
            let span = |[first, last]: [i32; 2]| Span {
                first: Day(first),
                last: Day(last),
            };
            let found = comparison(span(window), span(file))?;
            Some((found.kind, found.previous.first.0, found.current.last.0))
        };
        let previous = ComparisonKind::PreviousWindow;
        assert_eq!(compare([100, 999], [0, 129]), Some((previous, 70, 129)));
        let halves = ComparisonKind::Halves;
        assert_eq!(compare([-800, 99], [0, 99]), Some((halves, 0, 99)));
        assert_eq!(compare([200, 999], [0, 129]), None);
    }

    #[test]
    fn an_empty_window_compares_with_nothing() {
        assert_eq!(compare(10, 9, 0), None);
    }
}
