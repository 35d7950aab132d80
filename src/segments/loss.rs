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
    let own = (customer.rhythm.closed as usize).min(LossSettings::BLEND_GAPS);
    1.0 - own as f64 / LossSettings::BLEND_GAPS as f64
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
