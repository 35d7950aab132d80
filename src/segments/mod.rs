//! Step 3: what every customer bought becomes a judgement.
//!
//! A [`View`] is the part of the ledger that the settings leave; [`Facts`] are
//! gathered from it in one pass; [`judge`] applies all limits to the facts. Each
//! term of the field has its own file. Customers are ordered by value, then by
//! name, so that nothing depends on the order of the rows.

pub mod abc;
pub mod activity;
pub mod alike;
pub mod border;
pub mod comparison;
pub mod concentration;
pub mod exact;
pub mod facts;
pub mod gaps;
pub mod group;
pub mod key_customer;
pub mod loss;
pub mod matrix;
pub mod periods;
pub mod rhythm;
pub mod spark;
pub mod variation;
pub mod view;
pub mod xyz;

mod computed_limits;
#[cfg(test)]
pub(crate) mod example;

pub use abc::{Abc, Ranking};
pub use facts::{CustomerFacts, Facts};
pub use key_customer::KeyType;
pub use loss::State;
pub use matrix::Matrix;
pub use view::View;
pub use xyz::Xyz;

use crate::money::Money;
use crate::settings::Settings;
use concentration::Concentration;
use key_customer::KeyRule;
use loss::{BaseGaps, Limits};

/// What the limits make of the facts.
#[derive(Clone, Debug, Default)]
pub struct Judgement {
    /// ABC by the measure in force, in the order of the facts.
    pub ranking: Ranking,
    /// The verdict on each customer, in the order of the facts.
    pub verdicts: Vec<Verdict>,
    /// How many customers are in each cell, and what they come to.
    pub matrix: Matrix,
    /// How much depends on how few.
    pub concentration: Concentration,
}

/// What the limits make of one customer.
#[derive(Clone, Copy, Debug)]
pub struct Verdict {
    /// How much it brings.
    pub abc: Abc,
    /// How regularly it buys.
    pub xyz: Xyz,
    /// Where it stands in its life.
    pub state: State,
    /// Of which type it is.
    pub key_type: KeyType,
    /// Whether it is a key customer.
    pub is_key: bool,
    /// Whether its profit is known and negative, whatever the measure.
    pub is_loss_making: bool,
    /// The silences from which it is at risk and lost; `None` with fewer than three occasions.
    pub limits: Option<Limits>,
}

/// Applies all limits to the facts of a view.
pub fn judge(facts: &Facts, view: &View, settings: &Settings) -> Judgement {
    let ranking = Ranking::new(&facts.values, &settings.abc, view.decimals);
    let by_profit = classes_by_profit(facts, settings);
    let judge = Judge {
        facts,
        view,
        settings,
        base: BaseGaps::new(&facts.base_gaps, &settings.loss),
        key: KeyRule::new(facts, view, &settings.key),
    };
    let classes = ranking.classes.iter().zip(by_profit);
    let customers = facts.customers.iter().zip(classes);
    let verdicts: Vec<Verdict> = customers
        .map(|(customer, (&abc, by_profit))| judge.verdict(customer, abc, by_profit))
        .collect();
    let mut matrix = Matrix::default();
    for (customer, verdict) in facts.customers.iter().zip(&verdicts) {
        matrix.add(customer, verdict);
    }
    Judgement {
        concentration: Concentration::new(&facts.values),
        ranking,
        verdicts,
        matrix,
    }
}

/// The ABC class of each customer by profit, in the order of the facts; none where no profit is known.
///
/// The limits are those of the measure. By amount, they are read in the unit of profit.
fn classes_by_profit(facts: &Facts, settings: &Settings) -> Vec<Abc> {
    let mut classes = vec![Abc::None; facts.customers.len()];
    let Some(by_profit) = &facts.by_profit else {
        return classes;
    };
    let ranking = Ranking::new(&by_profit.profits, &settings.abc, facts.profit_decimals);
    for (&place, class) in by_profit.places.iter().zip(ranking.classes) {
        if let Some(slot) = classes.get_mut(place as usize) {
            *slot = class;
        }
    }
    classes
}

/// What all verdicts have in common.
struct Judge<'a> {
    facts: &'a Facts,
    view: &'a View,
    settings: &'a Settings,
    base: BaseGaps,
    key: KeyRule,
}

impl Judge<'_> {
    fn verdict(&self, customer: &CustomerFacts, abc: Abc, by_profit: Abc) -> Verdict {
        if !self.view.is_dated {
            return self.undated_verdict(customer, abc, by_profit);
        }
        let as_of = self.view.as_of;
        let limits = loss::limits(self.facts, customer, self.base, &self.settings.loss);
        let state = loss::state(
            self.facts,
            customer,
            limits,
            self.base,
            as_of,
            self.settings,
        );
        let key_type = self.key.key_type(customer, state);
        Verdict {
            abc,
            xyz: xyz::classify(customer, state, as_of, &self.settings.xyz),
            state,
            key_type,
            is_key: self.key.is_key(customer, [abc, by_profit], key_type),
            is_loss_making: customer.profit < Money::ZERO,
            limits,
        }
    }

    /// What can be said without dates: how much, not how regularly or whether still.
    fn undated_verdict(&self, customer: &CustomerFacts, abc: Abc, by_profit: Abc) -> Verdict {
        let state = State::Occasional;
        let key_type = match self.key.key_type(customer, state) {
            KeyType::Prospective => KeyType::None,
            lasting => lasting,
        };
        Verdict {
            abc,
            xyz: Xyz::None,
            state,
            key_type,
            is_key: self.key.is_key(customer, [abc, by_profit], key_type),
            is_loss_making: customer.profit < Money::ZERO,
            limits: None,
        }
    }
}
