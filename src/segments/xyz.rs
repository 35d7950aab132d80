//! XYZ: how regularly each customer buys.

use super::facts::CustomerFacts;
use super::loss::State;
use crate::calendar::Day;
use crate::settings::{XyzMethod, XyzSettings};
use serde::Serialize;

/// How regularly a customer buys, the most regular first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Xyz {
    /// Constantly.
    X,
    /// Regularly.
    Y,
    /// Irregularly.
    Z,
    /// Too little history, and the first occasion is not long ago.
    New,
    /// Too little history: two or three occasions.
    Occasional,
    /// Too little history: one occasion.
    OneOff,
    /// Enough history, but the customer counts as lost.
    Lost,
    /// No class: no occasion at all, or the method cannot judge the customer.
    #[serde(rename = "none")]
    None,
}

impl Xyz {
    /// All of them, in the order of their codes.
    pub const ALL: [Xyz; 8] = [
        Xyz::X,
        Xyz::Y,
        Xyz::Z,
        Xyz::New,
        Xyz::Occasional,
        Xyz::OneOff,
        Xyz::Lost,
        Xyz::None,
    ];

    /// The name of the class in data: `X`, `OneOff`, `none`.
    pub fn code(self) -> &'static str {
        match self {
            Xyz::X => "X",
            Xyz::Y => "Y",
            Xyz::Z => "Z",
            Xyz::New => "New",
            Xyz::Occasional => "Occasional",
            Xyz::OneOff => "OneOff",
            Xyz::Lost => "Lost",
            Xyz::None => "none",
        }
    }

    pub(super) fn by_limits(within_x: bool, within_y: bool) -> Xyz {
        match (within_x, within_y) {
            (true, _) => Xyz::X,
            (false, true) => Xyz::Y,
            (false, false) => Xyz::Z,
        }
    }
}

/// The class of a customer in this state.
///
/// Too little history is not Z: with fewer than three closed gaps a customer is
/// new, one-off or occasional under every method, even when it counts as lost.
pub fn classify(customer: &CustomerFacts, state: State, as_of: Day, settings: &XyzSettings) -> Xyz {
    if customer.occasions == 0 {
        Xyz::None
    } else if (customer.rhythm.closed as usize) < XyzSettings::LEAST_GAPS {
        with_little_history(customer, as_of, settings)
    } else if state == State::Lost {
        Xyz::Lost
    } else {
        by_method(customer, settings).unwrap_or(Xyz::None)
    }
}

/// Whether the customer's first occasion in the file is at most so many days back.
pub fn is_new(customer: &CustomerFacts, as_of: Day, settings: &XyzSettings) -> bool {
    let tenure = |since: Day| i64::from(as_of.0) - i64::from(since.0);
    customer
        .known_since
        .is_some_and(|since| tenure(since) <= i64::from(settings.new_days))
}

fn with_little_history(customer: &CustomerFacts, as_of: Day, settings: &XyzSettings) -> Xyz {
    if is_new(customer, as_of, settings) {
        Xyz::New
    } else if customer.occasions == 1 {
        Xyz::OneOff
    } else {
        Xyz::Occasional
    }
}

fn by_method(customer: &CustomerFacts, settings: &XyzSettings) -> Option<Xyz> {
    match settings.method {
        XyzMethod::Rhythm => customer.rhythm.class(settings),
        XyzMethod::Variation => customer.variation.class(settings),
        XyzMethod::Activity => customer.activity.class(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::example::{buyers, day, judged, ledger};
    use super::*;
    use crate::settings::{Periods, Settings, Window};

    fn class_of(days: &[i32], settings: &Settings) -> Xyz {
        judged(buyers(&[("it", days)]), settings).verdict("it").xyz
    }

    fn as_of(text: &str) -> Settings {
        Settings {
            as_of: Some(day(text)),
            ..Settings::default()
        }
    }

    #[test]
    fn too_little_history_is_not_z_under_any_method() {
        for method in [XyzMethod::Rhythm, XyzMethod::Variation, XyzMethod::Activity] {
            let mut settings = as_of("2024-12-31");
            settings.xyz.method = method;
            settings.xyz.periods = Periods::All;
            assert_eq!(class_of(&[0], &settings), Xyz::OneOff);
            assert_eq!(class_of(&[0, 90], &settings), Xyz::Occasional);
            assert_eq!(class_of(&[0, 90, 180], &settings), Xyz::Occasional);
            assert!(class_of(&[0, 90, 180, 270], &settings) <= Xyz::Z);
        }
    }

    #[test]
    fn a_customer_is_new_up_to_ninety_days_after_its_first_occasion() {
        assert_eq!(
            class_of(&[0, 10], &as_of("2024-03-31")),
            Xyz::New,
            "90 days"
        );
        assert_eq!(class_of(&[0, 10], &as_of("2024-04-01")), Xyz::Occasional);
    }

    #[test]
    fn who_bought_before_the_window_is_not_new() {
        let settings = Settings {
            window: Window {
                first: Some(day("2024-06-01")),
                last: Some(day("2024-06-30")),
            },
            ..Settings::default()
        };
        assert_eq!(class_of(&[0, 160], &settings), Xyz::OneOff);
    }

    #[test]
    fn a_window_that_ends_after_the_file_leaves_a_steady_customer_steady() {
        let settings = Settings {
            window: Window {
                first: Some(day("2024-01-01")),
                last: Some(day("2024-12-31")),
            },
            ..Settings::default()
        };
        let weekly: Vec<i32> = (0..24).map(|week| 7 * week).collect();
        let judged = judged(buyers(&[("it", &weekly)]), &settings);
        assert_eq!(judged.verdict("it").xyz, Xyz::X);
        assert_eq!(judged.facts.customers[0].silence_days, 0);
    }

    #[test]
    fn an_established_rhythm_that_ended_is_lost() {
        assert_eq!(class_of(&[0, 10, 20, 30], &as_of("2024-12-31")), Xyz::Lost);
        assert_eq!(
            class_of(&[0, 10, 20], &as_of("2024-12-31")),
            Xyz::Occasional,
            "two gaps are too few"
        );
    }

    #[test]
    fn returns_alone_are_no_occasion_and_give_no_class() {
        let lines = "it 2024-01-01 -5\nit 2024-02-01 -5\nother 2024-05-01 9";
        assert_eq!(
            judged(ledger(lines), &Settings::default())
                .verdict("it")
                .xyz,
            Xyz::None
        );
    }

    #[test]
    fn a_day_whose_returns_outweigh_its_sales_is_no_occasion() {
        let lines = "it 2024-01-01 100\nit 2024-01-02 5\nit 2024-01-02 -5\nit 2024-05-01 9";
        let judged = judged(ledger(lines), &Settings::default());
        assert_eq!(judged.facts.customers[0].occasions, 2);
        assert_eq!(judged.facts.customers[0].latest_gaps, [121, 0, 0]);
    }

    #[test]
    fn the_customers_own_periods_start_with_its_first_transaction() {
        let mut settings = as_of("2024-12-31");
        settings.xyz.method = XyzMethod::Activity;
        let late: Vec<i32> = (8..12).map(|month| month * 30 + 20).collect();
        let buyers = || buyers(&[("it", &late), ("other", &[0, 365])]);
        assert_eq!(judged(buyers(), &settings).verdict("it").xyz, Xyz::X);
        settings.xyz.grid = crate::settings::Grid::Window;
        assert_eq!(judged(buyers(), &settings).verdict("it").xyz, Xyz::Y);
    }
}
