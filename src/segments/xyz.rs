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
