//! When a customer counts as slowing, at risk or lost: its silence against its own rhythm.
//!
//! A customer is lost when it has been silent for longer than the 95 % quantile
//! of its own gaps and longer than twice its median gap; at risk from the 80 %
//! quantile and 1.5 median gaps. With fewer than five gaps the gaps of all
//! customers are blended into the quantile (m own gaps weigh m/5); the median is
//! always the customer's own.

use super::facts::{CustomerFacts, Facts};
use super::gaps::{DAY, GapCounts, Gaps};
use super::rhythm::exceeds_median;
use super::xyz::is_new;
use crate::calendar::Day;
use crate::settings::{LossSettings, Percent, Ratio, Settings};
use serde::Serialize;

/// Where a customer stands in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum State {
    /// The first occasion is not long ago.
    New,
    /// Buys in its rhythm.
    Active,
    /// Its latest gaps are longer than its gaps before.
    Slowing,
    /// Silent for longer than usual.
    AtRisk,
    /// Silent for so long that it hardly comes back by itself.
    Lost,
    /// Came back not long ago after a silence that counted as lost.
    WonBack,
    /// Too few occasions for a rhythm, and not new.
    Occasional,
}

impl State {
    /// All of them, in the order of their codes.
    pub const ALL: [State; 7] = [
        State::New,
        State::Active,
        State::Slowing,
        State::AtRisk,
        State::Lost,
        State::WonBack,
        State::Occasional,
    ];

    /// The name of the state in data: `atRisk`.
    pub fn code(self) -> &'static str {
        match self {
            State::New => "new",
            State::Active => "active",
            State::Slowing => "slowing",
            State::AtRisk => "atRisk",
            State::Lost => "lost",
            State::WonBack => "wonBack",
            State::Occasional => "occasional",
        }
    }

    /// Whether the customer is silent for longer than usual: at risk or lost.
    pub fn is_overdue(self) -> bool {
        matches!(self, State::AtRisk | State::Lost)
    }
}

/// The silences from which a customer is at risk and lost, exact in fifths of a millionth of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    risk: i128,
    lost: i128,
}

/// The quantiles of all customers' gaps, in millionths of a day.
#[derive(Clone, Copy, Debug)]
pub struct BaseGaps {
    risk: i128,
    lost: i128,
}

/// The parts of a day in which limits are exact: blending has a fifth as its smallest weight.
const PARTS: i128 = DAY * LossSettings::BLEND_GAPS as i128;

impl BaseGaps {
    /// The quantiles that the settings ask for.
    pub fn new(gaps: &GapCounts, settings: &LossSettings) -> BaseGaps {
        BaseGaps {
            risk: gaps.quantile(settings.risk_quantile),
            lost: gaps.quantile(settings.lost_quantile),
        }
    }
}

impl Limits {
    /// The limits that follow from a customer's gaps.
    pub fn new(gaps: Gaps, base: BaseGaps, settings: &LossSettings) -> Limits {
        Limits {
            risk: limit(gaps, settings.risk_quantile, base.risk, settings.risk_gaps),
            lost: limit(gaps, settings.lost_quantile, base.lost, settings.lost_gaps),
        }
    }

    /// The silence from which the customer is at risk, in days.
    pub fn risk_days(&self) -> f64 {
        self.risk as f64 / PARTS as f64
    }

    /// The silence from which the customer is lost, in days.
    pub fn lost_days(&self) -> f64 {
        self.lost as f64 / PARTS as f64
    }

    fn is_at_risk(&self, silence_days: u32) -> bool {
        i128::from(silence_days) * PARTS > self.risk
    }

    fn is_lost(&self, silence_days: u32) -> bool {
        i128::from(silence_days) * PARTS > self.lost
    }
}

/// The blended quantile, or so many median gaps if that is longer.
fn limit(gaps: Gaps, share: Percent, base: i128, median_gaps: Ratio) -> i128 {
    let own = gaps.len().min(LossSettings::BLEND_GAPS) as i128;
    let rest = LossSettings::BLEND_GAPS as i128 - own;
    let blended = own * gaps.quantile(share) + rest * base;
    blended.max(medians(gaps.median_twice(), median_gaps))
}

/// So many medians, given as twice the median, in parts of a day.
fn medians(median_twice: u64, ratio: Ratio) -> i128 {
    i128::from(median_twice) * ratio.thousandths() * (PARTS / 2_000)
}

/// The part (0 to 1) of a customer's limits that comes from all customers' gaps.
pub fn base_weight(customer: &CustomerFacts) -> f64 {
    let rest = LossSettings::BLEND_GAPS.saturating_sub(customer.rhythm.closed as usize);
    rest as f64 / LossSettings::BLEND_GAPS as f64
}

/// Whether the customer has enough occasions to be slowing, at risk or lost.
pub fn is_established(customer: &CustomerFacts) -> bool {
    customer.occasions as usize >= LossSettings::ESTABLISHED_OCCASIONS
}

/// The limits of an established customer; `None` for others.
pub fn limits(
    facts: &Facts,
    customer: &CustomerFacts,
    base: BaseGaps,
    settings: &LossSettings,
) -> Option<Limits> {
    is_established(customer).then(|| Limits::new(facts.gaps(customer), base, settings))
}

/// The state of a customer; `limits` are its limits if it is established.
///
/// The first that holds: lost, at risk, won back, new, slowing, active. Who is
/// not established is new or occasional.
pub fn state(
    facts: &Facts,
    customer: &CustomerFacts,
    limits: Option<Limits>,
    base: BaseGaps,
    as_of: Day,
    settings: &Settings,
) -> State {
    let is_new = is_new(customer, as_of, &settings.xyz);
    match limits {
        None if is_new => State::New,
        None => State::Occasional,
        Some(limits) if limits.is_lost(customer.silence_days) => State::Lost,
        Some(limits) if limits.is_at_risk(customer.silence_days) => State::AtRisk,
        Some(_) if is_won_back(facts.gaps(customer), customer, base, settings) => State::WonBack,
        Some(_) if is_new => State::New,
        Some(_) if is_slowing(facts.gaps(customer), customer) => State::Slowing,
        Some(_) => State::Active,
    }
}

/// Whether the latest purchase is recent and ended a silence that counted as lost by the gaps before it.
fn is_won_back(gaps: Gaps, customer: &CustomerFacts, base: BaseGaps, settings: &Settings) -> bool {
    let [latest, ..] = customer.latest_gaps;
    let is_recent = customer.silence_days <= u32::from(settings.xyz.new_days);
    let was_established = customer.occasions as usize > LossSettings::ESTABLISHED_OCCASIONS;
    is_recent
        && was_established
        && Limits::new(gaps.without(&[latest]), base, &settings.loss).is_lost(latest)
}

/// Whether the mean of the latest three gaps exceeds 1.5 times the median of the gaps before.
/// The open gap is one of the three when it exceeds the median of all.
fn is_slowing(gaps: Gaps, customer: &CustomerFacts) -> bool {
    if gaps.len() < LossSettings::SLOWING_GAPS {
        return false;
    }
    let [last, second, third] = customer.latest_gaps;
    let open = exceeds_median(customer.silence_days, customer.rhythm.median_twice);
    let (before, latest) = if open {
        (
            gaps.without(&[last, second]),
            [customer.silence_days, last, second],
        )
    } else {
        (gaps.without(&[last, second, third]), [last, second, third])
    };
    let sum: i128 = latest.into_iter().map(i128::from).sum();
    let usual = medians(before.median_twice(), LossSettings::SLOWING);
    sum * PARTS > usual * latest.len() as i128
}

#[cfg(test)]
mod tests {
    use super::super::example::{buyers, judged};
    use super::State::{Active, AtRisk, Lost, New, Occasional, Slowing, WonBack};
    use super::*;

    /// The state of a customer with these purchase days, `as_of` days after 2024-01-01, among
    /// others that bought every 20 days until then.
    fn state_of(days: &[i32], as_of: i32) -> State {
        let others: Vec<i32> = (0..=60).map(|i| i * 20 - 1_200).collect();
        let start = Day::new(2024, 1, 1).unwrap().0;
        let settings = Settings {
            as_of: Some(Day(start + as_of)),
            ..Settings::default()
        };
        let ledger = buyers(&[("it", days), ("other", &others)]);
        judged(ledger, &settings).verdict("it").state
    }

    #[test]
    fn a_silence_is_held_against_the_customers_own_gaps() {
        let monthly = [0, 30, 60, 90, 120, 150];
        for (silence, state) in [
            (0, Active),
            (30, Active),
            (45, Active),
            (46, AtRisk),
            (60, AtRisk),
            (61, Lost),
        ] {
            assert_eq!(
                state_of(&monthly, 150 + silence),
                state,
                "{silence} days after the last of six"
            );
        }
    }

    #[test]
    fn a_customer_is_not_lost_within_the_quantile_of_its_gaps() {
        let uneven = [0, 5, 10, 15, 20, 120];
        assert_eq!(
            state_of(&uneven, 120 + 81),
            AtRisk,
            "95 % quantile 81, median 5"
        );
        assert_eq!(state_of(&uneven, 120 + 82), Lost);
    }

    #[test]
    fn few_own_gaps_are_blended_with_those_of_all() {
        // Own gaps 10 and 10; those of all: 60 of 20 days and two of 10. 2/5 x 10 + 3/5 x 20 = 16.
        assert_eq!(state_of(&[0, 10, 20], 20 + 16), New);
        assert_eq!(state_of(&[0, 10, 20], 20 + 17), AtRisk);
        assert_eq!(state_of(&[0, 10, 20], 20 + 20), AtRisk);
        assert_eq!(state_of(&[0, 10, 20], 20 + 21), Lost, "twice the median");
    }

    #[test]
    fn with_fewer_than_three_occasions_a_customer_is_new_or_occasional() {
        assert_eq!(state_of(&[0, 10], 90), New);
        assert_eq!(state_of(&[0, 10], 91), Occasional);
        assert_eq!(state_of(&[0, 10], 1_000), Occasional);
    }

    #[test]
    fn an_established_customer_stays_new_for_ninety_days_unless_it_falls_silent() {
        assert_eq!(state_of(&[0, 20, 40, 60, 80], 90), New);
        assert_eq!(state_of(&[0, 20, 40, 60, 80], 91), Active);
        assert_eq!(state_of(&[0, 5, 10, 15, 20], 80), Lost);
    }

    #[test]
    fn a_purchase_after_a_silence_that_counted_as_lost_wins_a_customer_back_for_ninety_days() {
        let back = [0, 30, 60, 90, 120, 150, 211];
        assert_eq!(state_of(&back, 211), WonBack);
        assert_eq!(
            state_of(&[0, 30, 60, 90, 120, 150, 210], 210),
            Active,
            "60 days were only at risk"
        );
        let rare = [0, 100, 200, 300, 400, 500, 701];
        assert_eq!(state_of(&rare, 791), WonBack);
        assert_eq!(state_of(&rare, 792), Active);
    }

    #[test]
    fn gaps_half_again_as_long_as_before_are_slowing() {
        assert_eq!(
            state_of(&[0, 100, 200, 300, 450, 600, 750], 750),
            Active,
            "150 is not more than 150"
        );
        assert_eq!(state_of(&[0, 100, 200, 300, 450, 600, 753], 753), Slowing);
        assert_eq!(
            state_of(&[0, 100, 200, 350, 500, 653], 653),
            Active,
            "five gaps are too few"
        );
    }

    #[test]
    fn the_open_gap_is_one_of_the_latest_three_when_it_exceeds_the_median() {
        let days = [0, 100, 200, 300, 400, 560, 720];
        assert_eq!(state_of(&days, 720 + 100), Active);
        assert_eq!(
            state_of(&days, 720 + 130),
            Active,
            "160, 160 and 130 are 150 on average"
        );
        assert_eq!(state_of(&days, 720 + 131), Slowing);
    }
}
