//! How much depends on how few: the cumulative curve, the strip, the figures.

use super::sources::Sources;
use crate::money::Money;
use crate::segments::Abc;
use crate::segments::abc::positive;
use crate::segments::concentration::{Concentration, customers_needed};
use crate::segments::exact::share;
use serde::Serialize;
use std::collections::BTreeSet;

/// A point of the curve of cumulative share.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ParetoPoint {
    /// So many customers, the largest first.
    pub up_to: usize,
    /// The share of the positive total that they hold.
    pub share: f64,
}

/// How much depends on how few, with the customers themselves.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ConcentrationReport {
    /// The largest customer; `None` when no value is positive.
    pub largest: Option<Largest>,
    /// Share of the three largest.
    pub cr3: f64,
    /// Share of the five largest.
    pub cr5: f64,
    /// Share of the ten largest.
    pub cr10: f64,
    /// Herfindahl-Hirschman index.
    pub hhi: f64,
    /// So many customers of equal size would give the same index.
    pub effective: f64,
    /// Gini coefficient.
    pub gini: f64,
    /// How many customers hold how much.
    pub needed: Vec<Needed>,
    /// The largest customers, largest first.
    pub shares: Vec<Slice>,
}

/// The largest customer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Largest {
    /// Its number in the ledger.
    pub id: u32,
    /// Its name.
    pub label: String,
    /// Its share of the positive total.
    pub share: f64,
}

/// How many customers hold so many percent of the positive total.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Needed {
    /// So many percent.
    pub percent: u32,
    /// So many customers, the largest first.
    pub customers: usize,
}

/// A customer's part of the strip.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Slice {
    /// Its number in the ledger.
    pub id: u32,
    /// Its share of the positive total.
    pub share: f64,
    /// Its class.
    pub abc: Abc,
    /// Whether it is a key customer.
    pub key: bool,
}

/// The curve has about so many points; class borders come on top.
const CURVE_POINTS: usize = 390;
/// The strip shows so many customers.
const SLICES: usize = 60;
const NEEDED_PERCENT: [u32; 4] = [30, 50, 55, 80];

impl ConcentrationReport {
    pub(super) fn new(sources: &Sources) -> ConcentrationReport {
        let Concentration {
            cr3,
            cr5,
            cr10,
            hhi,
            effective,
            gini,
        } = sources.judgement.concentration;
        let shares: Vec<Slice> = slices(sources).take(SLICES).collect();
        let needed = NEEDED_PERCENT.map(|percent| Needed {
            percent,
            customers: customers_needed(&sources.facts.values, percent),
        });
        ConcentrationReport {
            largest: largest(sources, shares.first()),
            cr3,
            cr5,
            cr10,
            hhi,
            effective,
            gini,
            needed: needed.to_vec(),
            shares,
        }
    }
}

/// The curve through the first customer, every class border, the last one and points between.
pub fn pareto(sources: &Sources) -> Vec<ParetoPoint> {
    let values = positive(&sources.facts.values);
    let wanted = points(values.len(), &sources.judgement.ranking.classes);
    let mut held = Money::ZERO;
    let running = values.iter().zip(1..).map(|(&value, up_to)| {
        held += value;
        (up_to, held)
    });
    let total = sources.facts.totals.positive_value;
    running
        .filter(|(up_to, _)| wanted.contains(up_to))
        .map(|(up_to, held)| ParetoPoint {
            up_to,
            share: share(held, total),
        })
        .collect()
}

fn points(count: usize, classes: &[Abc]) -> BTreeSet<usize> {
    let upto = |last: Abc| classes.iter().take_while(|&&class| class <= last).count();
    let even = (1..=CURVE_POINTS).map(|step| (step * count).div_ceil(CURVE_POINTS));
    even.chain([1, upto(Abc::A), upto(Abc::B)]).collect()
}

fn slices(sources: &Sources) -> impl Iterator<Item = Slice> {
    let total = sources.facts.totals.positive_value;
    let positive = sources
        .customers()
        .take_while(|(customer, _)| customer.value > Money::ZERO);
    positive.map(move |(customer, verdict)| Slice {
        id: customer.id,
        share: share(customer.value, total),
        abc: verdict.abc,
        key: verdict.is_key,
    })
}

fn largest(sources: &Sources, first: Option<&Slice>) -> Option<Largest> {
    first.map(|slice| Largest {
        id: slice.id,
        label: sources.ledger.label(slice.id as usize).to_owned(),
        share: slice.share,
    })
}
