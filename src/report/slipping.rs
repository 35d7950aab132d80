//! Who is slipping away: customers at risk or lost, and the money at stake.

use super::sources::Sources;
use crate::money::Money;
use crate::segments::{CustomerFacts, State, Verdict};
use serde::Serialize;

/// Customers that are at risk or lost.
#[derive(Clone, Debug, Serialize)]
pub struct Slipping {
    /// Those that are key customers.
    pub key: Overdue,
    /// All of them.
    pub all: Overdue,
    /// The key customer with the most money at stake.
    pub worst: Option<WorstSilence>,
}

/// How many are overdue, and what they were worth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Overdue {
    /// How many are at risk.
    pub at_risk: usize,
    /// How many are lost.
    pub lost: usize,
    /// Their revenue in the 365 days up to their last purchase.
    pub money: f64,
}

/// A customer that is silent for too long.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WorstSilence {
    /// Its number in the ledger.
    pub id: u32,
    /// Its name.
    pub label: String,
    /// Days since its last purchase.
    pub silence_days: u32,
    /// Its median gap between purchases, in days.
    pub usual_days: f64,
}

impl Slipping {
    pub(super) fn new(sources: &Sources) -> Slipping {
        let overdue = sources
            .customers()
            .filter(|(_, verdict)| verdict.state.is_overdue());
        let overdue: Vec<_> = overdue.collect();
        let key: Vec<_> = overdue
            .iter()
            .copied()
            .filter(|(_, verdict)| verdict.is_key)
            .collect();
        Slipping {
            worst: worst(sources, &key),
            key: counted(sources, &key),
            all: counted(sources, &overdue),
        }
    }
}

fn counted(sources: &Sources, overdue: &[(&CustomerFacts, &Verdict)]) -> Overdue {
    let in_state = |state| {
        overdue
            .iter()
            .filter(|(_, verdict)| verdict.state == state)
            .count()
    };
    let money: Money = overdue.iter().map(|(customer, _)| customer.worth).sum();
    Overdue {
        at_risk: in_state(State::AtRisk),
        lost: in_state(State::Lost),
        money: sources.revenue(money),
    }
}

/// The first of those with the most money at stake.
fn worst(sources: &Sources, overdue: &[(&CustomerFacts, &Verdict)]) -> Option<WorstSilence> {
    let customers = overdue.iter().map(|&(customer, _)| customer);
    let worst = customers.reduce(|one, other| if other.worth > one.worth { other } else { one })?;
    Some(WorstSilence {
        id: worst.id,
        label: sources.label(worst).to_owned(),
        silence_days: worst.silence_days,
        usual_days: worst.rhythm.usual_days()?,
    })
}
