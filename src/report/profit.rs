//! Where profit leaks: customers that cost more than they bring.

use super::sources::{Sources, growth};
use crate::money::Money;
use crate::segments::{Abc, CustomerFacts};
use serde::Serialize;

/// The profit of the customer base.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ProfitReport {
    /// The profit of all customers.
    pub total: f64,
    /// How many customers have a negative profit.
    pub loss_making: usize,
    /// How many of them are in class A.
    pub loss_making_class_a: usize,
    /// The sum of the negative profits: zero or negative.
    pub loss: f64,
    /// The customer with the lowest profit, if it is negative.
    pub worst: Option<WorstProfit>,
    /// Growth over the comparison; `None` without one, or without revenue or profit before.
    pub change: Option<Growth>,
}

/// A customer that costs more than it brings.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WorstProfit {
    /// Its number in the ledger.
    pub id: u32,
    /// Its name.
    pub label: String,
    /// Its profit.
    pub profit: f64,
    /// Its net revenue.
    pub revenue: f64,
}

/// Growth of sales and of profit, as ratios: 0.29 is 29 % more.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Growth {
    /// Of net revenue.
    pub revenue: f64,
    /// Of profit.
    pub profit: f64,
}

impl ProfitReport {
    pub(super) fn new(sources: &Sources) -> ProfitReport {
        let losing = sources
            .customers()
            .filter(|(_, verdict)| verdict.is_loss_making);
        let in_a = losing.clone().filter(|(_, verdict)| verdict.abc == Abc::A);
        let loss: Money = losing.clone().map(|(customer, _)| customer.profit).sum();
        ProfitReport {
            total: sources.profit(sources.facts.totals.profit),
            loss_making: losing.clone().count(),
            loss_making_class_a: in_a.count(),
            loss: sources.profit(loss),
            worst: losing
                .map(|(customer, _)| customer)
                .reduce(lower)
                .map(|customer| WorstProfit {
                    id: customer.id,
                    label: sources.label(customer).to_owned(),
                    profit: sources.profit(customer.profit),
                    revenue: sources.revenue(customer.revenue),
                }),
            change: change(sources),
        }
    }
}

fn lower<'a>(one: &'a CustomerFacts, other: &'a CustomerFacts) -> &'a CustomerFacts {
    if other.profit < one.profit {
        other
    } else {
        one
    }
}

fn change(sources: &Sources) -> Option<Growth> {
    let (current, previous) = (sources.facts.totals.current, sources.facts.totals.previous);
    Some(Growth {
        revenue: growth(current.revenue, previous.revenue)?,
        profit: growth(current.profit, previous.profit)?,
    })
}
