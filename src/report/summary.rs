//! Totals, classes and cells in a few lines: what the example program prints.

use super::names::{GroupReport, MergedCustomer, groups, merged_customers};
use super::overview::{Exact, Limits, WindowReport, exact, limits, window};
use super::record::Record;
use super::sources::Sources;
use crate::segments::matrix::Group;
use crate::segments::{Abc, Xyz};
use crate::settings::{AbcBy, AbcRule, Measure, XyzMethod};
use serde::Serialize;

/// What reading the files came to, and what the analysis makes of it. All sums are exact decimals.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Summary<I> {
    /// What reading the files came to: its fields stand beside the others.
    #[serde(flatten)]
    pub intake: I,
    /// The days taken into account.
    pub window: WindowReport,
    /// The measure in force: revenue where the files have no column for the one asked for.
    pub measure: Measure,
    /// The ABC rule in force.
    pub rule: AbcRule,
    /// What its limits are counted in.
    pub by: AbcBy,
    /// The ABC limits in force, percent; `None` by amount.
    pub limits: Option<Limits>,
    /// Whether the limits were to be computed but the data do not allow it.
    pub not_computable: bool,
    /// Customers with a transaction in the window.
    pub customers: usize,
    /// The value of all customers.
    pub value: Exact,
    /// The ABC classes.
    pub abc: Record<Abc, SummaryClass>,
    /// The method and the number of customers in each XYZ class.
    pub xyz: SummaryXyz,
    /// The cells that hold a customer, row by row.
    pub matrix: Vec<SummaryCell>,
    /// Customers with names merged into them; left out where there is none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub merges: Vec<MergedCustomer>,
    /// Customers that belong together; left out where there is none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<GroupReport>,
}

/// What the customers of a class come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SummaryClass {
    /// How many.
    pub customers: usize,
    /// The sum of their values.
    pub value: String,
}

/// What regularity is judged by, and the number of customers in each class.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SummaryXyz {
    /// What regularity is judged by.
    pub method: XyzMethod,
    /// Customers by class.
    #[serde(flatten)]
    pub customers: Record<Xyz, usize>,
}

/// A cell of the matrix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SummaryCell {
    /// The row.
    pub abc: Abc,
    /// The column; one-off customers are shown under occasional.
    pub xyz: Xyz,
    /// How many customers.
    pub customers: usize,
    /// The sum of their values.
    pub value: String,
}

impl<I> Summary<I> {
    pub(super) fn new(sources: &Sources, intake: I) -> Summary<I> {
        let matrix = &sources.judgement.matrix;
        let (rule, by) = sources.rule();
        Summary {
            intake,
            window: window(sources),
            measure: sources.view.measure,
            rule,
            by,
            limits: limits(sources),
            not_computable: sources.judgement.ranking.not_computable,
            customers: sources.facts.customers.len(),
            value: exact(sources),
            abc: Record::of(&Abc::ALL, |abc| class(sources, &matrix.abc(abc))),
            xyz: SummaryXyz {
                method: sources.settings.xyz.method,
                customers: Record::of(&Xyz::ALL, |xyz| matrix.xyz(xyz).customers),
            },
            matrix: cells(sources),
            merges: merged_customers(sources.ledger),
            groups: groups(sources),
        }
    }
}

fn class(sources: &Sources, group: &Group) -> SummaryClass {
    SummaryClass {
        customers: group.customers,
        value: sources.exact(group.value),
    }
}

fn cells(sources: &Sources) -> Vec<SummaryCell> {
    let cells = sources.judgement.matrix.cells();
    let filled = cells.filter(|(.., group)| group.customers > 0);
    filled
        .map(|(abc, xyz, group)| SummaryCell {
            abc,
            xyz,
            customers: group.customers,
            value: sources.exact(group.value),
        })
        .collect()
}
