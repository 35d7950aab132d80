//! Step 2: transactions become what every customer bought when.
//!
//! While files are read, each reader fills a [`Part`]; parts are appended in file
//! order and sorted once into a [`Ledger`]. A ledger is columns of small integers
//! ordered by customer and day, so that any window, period, measure, limit and
//! filter is answered from it without the file.

mod amounts;
mod coded;
mod duplicates;
mod merged;
mod names;
mod part;

pub use amounts::Amounts;
pub use coded::Coded;
pub use duplicates::{Duplicates, Identity};
pub use merged::MergedSet;
pub use names::{BETWEEN_COLUMNS, Distinct, Names, are_equal};
pub use part::{Exact, Part, Shape, Transaction};

use crate::calendar::Day;
use crate::settings::Dimension;
use merged::Merged;
use std::ops::Range;

/// Every transaction, ordered by customer, then by day, then as in the files.
///
/// Customers are numbered by their first transaction in file order; nothing that
/// is shown may depend on that number.
#[derive(Clone, Debug)]
pub struct Ledger {
    customers: Names,
    labels: Option<Vec<u32>>,
    /// By customer, where the files name customers: whether its rows have several names.
    renamed: Vec<bool>,
    label_names: Names,
    starts: Vec<u32>,
    days: Vec<i32>,
    is_dated: bool,
    first_day: Option<Day>,
    last_day: Option<Day>,
    amount: Amounts,
    profit: Option<Amounts>,
    quantity: Option<Amounts>,
    dimensions: [Option<Coded>; Dimension::ALL.len()],
    merged: Merged,
}

impl Ledger {
    /// How many customers the files name. One that is merged into another keeps its
    /// number and has no transactions.
    pub fn customer_count(&self) -> usize {
        self.customers.len()
    }

    /// Whether the sales have dates; without, all days are the same and mean nothing.
    pub fn is_dated(&self) -> bool {
        self.is_dated
    }

    /// How many transactions there are.
    pub fn transaction_count(&self) -> usize {
        self.starts.last().map_or(0, |&end| end as usize)
    }

    /// The text that identifies a customer.
    pub fn customer(&self, customer: usize) -> &str {
        self.customers.get(customer as u32)
    }

    /// Whether the files name customers beside the texts that identify them.
    pub fn has_labels(&self) -> bool {
        self.labels.is_some()
    }

    /// Whether the rows of a customer name it in more than one way.
    pub fn has_several_labels(&self, customer: usize) -> bool {
        self.renamed.get(customer) == Some(&true)
    }

    /// The name to show for a customer: what the mapped name column says of it, else the
    /// identifying text.
    ///
    /// Where its transactions say different things, it is the one of them that is not
    /// empty and comes first in byte order, so that the order of the rows decides nothing.
    pub fn label(&self, customer: usize) -> &str {
        let label = self
            .labels
            .as_ref()
            .map_or("", |labels| self.label_names.get(labels[customer]));
        if label.is_empty() {
            self.customer(customer)
        } else {
            label
        }
    }

    /// The transactions of a customer, ordered by day; those of the names that are
    /// merged into it are among them.
    pub fn rows(&self, customer: usize) -> Range<usize> {
        let moved = self.merged.rows(customer as u32);
        moved.unwrap_or_else(|| self.rows_as_read(customer))
    }

    /// The transactions that the files have under this very name, ordered by day.
    pub fn rows_as_read(&self, customer: usize) -> Range<usize> {
        self.starts[customer] as usize..self.starts[customer + 1] as usize
    }

    /// The transactions of a customer within these days, both included.
    pub fn rows_within(&self, customer: usize, first: Day, last: Day) -> Range<usize> {
        let rows = self.rows(customer);
        let days = &self.days[rows.clone()];
        let from = days.partition_point(|&day| day < first.0);
        let to = days.partition_point(|&day| day <= last.0);
        rows.start + from..rows.start + to.max(from)
    }

    /// The day of a transaction.
    pub fn day(&self, row: usize) -> Day {
        Day(self.days[row])
    }

    /// The first day with a transaction; `None` for an empty ledger.
    pub fn first_day(&self) -> Option<Day> {
        self.first_day
    }

    /// The sales of the last period last until this day, though they are dated earlier.
    pub fn lasts_until(&mut self, day: Day) {
        self.last_day = self.last_day.max(Some(day));
    }

    /// The last day with a transaction; `None` for an empty ledger.
    pub fn last_day(&self) -> Option<Day> {
        self.last_day
    }

    /// Net revenue of each transaction; a return is negative.
    pub fn amount(&self) -> &Amounts {
        &self.amount
    }

    /// Profit of each transaction, when a profit or cost column is mapped.
    pub fn profit(&self) -> Option<&Amounts> {
        self.profit.as_ref()
    }

    /// Quantity of each transaction, when mapped.
    pub fn quantity(&self) -> Option<&Amounts> {
        self.quantity.as_ref()
    }

    /// The values of an optional column, when mapped.
    pub fn dimension(&self, dimension: Dimension) -> Option<&Coded> {
        self.dimensions[dimension as usize].as_ref()
    }
}
