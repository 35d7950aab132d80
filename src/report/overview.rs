//! The customer base as a whole: totals, classes, matrix, trend.

use super::dependence::{ConcentrationReport, ParetoPoint, pareto};
use super::names::{GroupReport, MergedCustomer, groups, merged_customers};
use super::profit::ProfitReport;
use super::record::Record;
use super::slipping::Slipping;
use super::sources::{Sources, growth};
use crate::calendar::Day;
use crate::money::Money;
use crate::segments::comparison::Comparison;
use crate::segments::matrix::Group;
use crate::segments::{Abc, KeyType, Xyz};
use crate::settings::Settings;
use serde::Serialize;

/// Everything about the customer base as a whole.
///
/// Shares are of what the denominator in the settings says is 100 %, except in
/// the curve and the concentration, which look at positive values only. Of a sum
/// that is not positive there are no shares: they are not a number (NaN).
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Overview {
    /// The settings in force: the measure is revenue where the file has no column for the one asked for.
    pub settings: Settings,
    /// The days taken into account.
    pub window: WindowReport,
    /// With what "change" compares.
    pub comparison: Option<Comparison>,
    /// Customers with a transaction in the window.
    pub customers: usize,
    /// Transactions in the window.
    pub transactions: u64,
    /// The sum of all values.
    pub total: f64,
    /// The sum of the positive values.
    pub positive_total: f64,
    /// The same sums, exact.
    pub exact: Exact,
    /// The ABC limits in force.
    pub limits: Option<Limits>,
    /// Whether the limits were to be computed but the data do not allow it.
    pub not_computable: bool,
    /// The ABC classes.
    pub abc: Record<Abc, ClassTotal>,
    /// The XYZ classes.
    pub xyz: Record<Xyz, ClassTotal>,
    /// The cells that hold a customer, and always the nine.
    pub matrix: Vec<Cell>,
    /// The curve of cumulative share.
    pub pareto: Vec<ParetoPoint>,
    /// How much depends on how few.
    pub concentration: ConcentrationReport,
    /// Key customers.
    pub key: KeyTotal,
    /// Customers that are at risk or lost.
    pub slipping: Slipping,
    /// `None` when no profit is known.
    pub profit: Option<ProfitReport>,
    /// Growth of revenue over the comparison; `None` without one or when there was no revenue before.
    pub revenue_change: Option<f64>,
    /// Revenue per period of the window.
    pub trend: Vec<PeriodValue>,
    /// Customers with names merged into them.
    pub merges: Vec<MergedCustomer>,
    /// Customers that belong together.
    pub groups: Vec<GroupReport>,
}

/// The days taken into account and the day that counts as today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WindowReport {
    /// First day.
    pub first: Day,
    /// Last day.
    pub last: Day,
    /// The day that counts as today.
    pub as_of: Day,
}

/// Sums as exact decimals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Exact {
    /// The sum of all values.
    pub total: String,
    /// The sum of the positive values.
    pub positive_total: String,
}

/// The ABC limits, in percent.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Limits {
    /// A ends here.
    pub a: f64,
    /// B ends here.
    pub b: f64,
}

/// What the customers of a class come to.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct ClassTotal {
    /// How many.
    pub customers: usize,
    /// The sum of their values.
    pub value: f64,
    /// Their share of the total.
    pub share: f64,
}

/// A cell of the matrix.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Cell {
    /// The row.
    pub abc: Abc,
    /// The column; one-off customers are shown under occasional.
    pub xyz: Xyz,
    /// How many customers.
    pub customers: usize,
    /// The sum of their values.
    pub value: f64,
    /// Their share of the total.
    pub share: f64,
    /// How many of them are at risk or lost.
    pub overdue: usize,
    /// The sum of their values in the comparison's later days; `None` without a comparison.
    pub current: Option<f64>,
    /// The sum of their values in the comparison's earlier days; `None` without a comparison.
    pub previous: Option<f64>,
}

/// What the key customers come to.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct KeyTotal {
    /// How many.
    pub customers: usize,
    /// The sum of their values.
    pub value: f64,
    /// Their share of the total.
    pub share: f64,
    /// How many of all customers are breadwinners.
    pub breadwinners: usize,
    /// How many of all customers are prospective.
    pub prospective: usize,
}

/// A value in a period of the window.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct PeriodValue {
    /// The first day of the period.
    pub start: Day,
    /// The value.
    pub value: f64,
    /// Whether the window holds the whole period.
    pub complete: bool,
}

impl Overview {
    pub(super) fn new(sources: &Sources) -> Overview {
        let Sources {
            view,
            facts,
            judgement,
            ..
        } = *sources;
        let totals = &facts.totals;
        Overview {
            settings: in_force(sources),
            window: window(sources),
            comparison: view.comparison,
            customers: facts.customers.len(),
            transactions: totals.transactions,
            total: sources.value(totals.value),
            positive_total: sources.value(totals.positive_value),
            exact: exact(sources),
            limits: limits(sources),
            not_computable: judgement.ranking.not_computable,
            abc: Record::of(&Abc::ALL, |abc| {
                class_total(sources, &judgement.matrix.abc(abc))
            }),
            xyz: Record::of(&Xyz::ALL, |xyz| {
                class_total(sources, &judgement.matrix.xyz(xyz))
            }),
            matrix: cells(sources),
            pareto: pareto(sources),
            concentration: ConcentrationReport::new(sources),
            key: key_total(sources),
            slipping: Slipping::new(sources),
            profit: sources.knows_profit().then(|| ProfitReport::new(sources)),
            revenue_change: growth(totals.current.revenue, totals.previous.revenue),
            trend: by_period(sources, &totals.by_period, |sum| sources.revenue(sum)),
            merges: merged_customers(sources.ledger),
            groups: groups(sources),
        }
    }
}

/// The window of a view.
pub fn window(sources: &Sources) -> WindowReport {
    WindowReport {
        first: sources.view.window.first,
        last: sources.view.window.last,
        as_of: sources.view.as_of,
    }
}

/// One sum per period of the window, with the period's first day.
pub fn by_period(
    sources: &Sources,
    sums: &[Money],
    shown: impl Fn(Money) -> f64,
) -> Vec<PeriodValue> {
    let periods = &sources.view.periods;
    let starts = periods.starts().iter().zip(sums).enumerate();
    starts
        .map(|(period, (&start, &sum))| PeriodValue {
            start,
            value: shown(sum),
            complete: periods.is_complete(period),
        })
        .collect()
}

fn in_force(sources: &Sources) -> Settings {
    Settings {
        measure: sources.view.measure,
        ..sources.settings.clone()
    }
}

/// The ABC limits in force.
pub fn limits(sources: &Sources) -> Option<Limits> {
    let limits = sources.judgement.ranking.limits();
    limits.map(|(a, b)| Limits { a, b })
}

/// The sums over all customers.
pub fn exact(sources: &Sources) -> Exact {
    Exact {
        total: sources.exact(sources.facts.totals.value),
        positive_total: sources.exact(sources.facts.totals.positive_value),
    }
}

fn class_total(sources: &Sources, group: &Group) -> ClassTotal {
    ClassTotal {
        customers: group.customers,
        value: sources.value(group.value),
        share: sources.share(group.value),
    }
}

fn cells(sources: &Sources) -> Vec<Cell> {
    let compared = |sum| sources.view.comparison.map(|_| sources.value(sum));
    let cell = |(abc, xyz, group): (Abc, Xyz, Group)| Cell {
        abc,
        xyz,
        customers: group.customers,
        value: sources.value(group.value),
        share: sources.share(group.value),
        overdue: group.overdue,
        current: compared(group.current),
        previous: compared(group.previous),
    };
    sources.judgement.matrix.cells().map(cell).collect()
}

fn key_total(sources: &Sources) -> KeyTotal {
    let key = sources.customers().filter(|(_, verdict)| verdict.is_key);
    let of_type = |wanted: KeyType| {
        let verdicts = sources.judgement.verdicts.iter();
        verdicts
            .filter(|verdict| verdict.key_type == wanted)
            .count()
    };
    let value = key.clone().map(|(customer, _)| customer.value).sum();
    KeyTotal {
        customers: key.count(),
        value: sources.value(value),
        share: sources.share(value),
        breadwinners: of_type(KeyType::Breadwinner),
        prospective: of_type(KeyType::Prospective),
    }
}
