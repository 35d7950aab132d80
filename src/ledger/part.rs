//! What one reader found in its piece of the files, mergeable in file order.

use super::merged::Merged;
use super::{Amounts, Coded, Ledger, Names};
use crate::calendar::Day;
use crate::settings::Dimension;

/// Which optional columns a part keeps; the same for all parts of one reading.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// The sales have no dates; their days mean nothing.
    pub undated: bool,
    /// A name to show beside the customer's identifying text.
    pub label: bool,
    /// Profit per transaction.
    pub profit: bool,
    /// Quantity per transaction.
    pub quantity: bool,
    /// The grouping columns, in the order of [`Dimension::ALL`].
    pub dimensions: [bool; Dimension::ALL.len()],
}

/// An exact number as read: `units` × 10^-`decimals`.
pub type Exact = (i128, u8);

/// One line of a sales file that has a customer, a date and an amount; `Text` is how
/// its texts are given: as such, or by the numbers that the part gave them.
#[derive(Clone, Copy, Debug)]
pub struct Transaction<Text> {
    /// The identifying text, trimmed and in NFC.
    pub customer: Text,
    /// The name to show; empty where there is none.
    pub label: Text,
    /// When.
    pub day: Day,
    /// Net revenue.
    pub amount: Exact,
    /// Profit; zero where the column is not mapped.
    pub profit: Exact,
    /// Quantity; zero where the column is not mapped.
    pub quantity: Exact,
    /// The texts of the grouping columns; empty where not mapped.
    pub dimensions: [Text; Dimension::ALL.len()],
}

/// The transactions of one piece of the files, in file order.
#[derive(Clone, Debug, Default)]
pub struct Part {
    shape: Shape,
    names: Names,
    label: Coded,
    customers: Vec<u32>,
    days: Vec<i32>,
    amount: Amounts,
    profit: Amounts,
    quantity: Amounts,
    dimensions: [Coded; Dimension::ALL.len()],
}

impl Part {
    /// A part without transactions.
    pub fn new(shape: Shape) -> Part {
        Part {
            shape,
            ..Part::default()
        }
    }

    /// How many transactions.
    pub fn len(&self) -> usize {
        self.days.len()
    }

    /// Whether there is no transaction.
    pub fn is_empty(&self) -> bool {
        self.days.is_empty()
    }

    /// How many distinct customers.
    pub fn customer_count(&self) -> usize {
        self.names.len()
    }

    /// The number of a customer, who is added when not there.
    pub fn number_customer(&mut self, name: &str) -> u32 {
        self.names.intern(name)
    }

    /// The number of a name to show.
    pub fn number_label(&mut self, label: &str) -> u32 {
        self.label.number(label)
    }

    /// The number of a value of a grouping column.
    pub fn number_value(&mut self, column: Dimension, value: &str) -> u32 {
        self.dimensions[column as usize].number(value)
    }

    /// Net revenue of the transactions so far.
    pub fn amount(&self) -> &Amounts {
        &self.amount
    }

    /// The day of a transaction.
    pub fn day(&self, row: usize) -> Day {
        Day(self.days[row])
    }

    /// Adds a transaction whose texts are given as such.
    ///
    /// `None`, and nothing added, when one of its amounts is too large to be added up exactly.
    #[must_use]
    pub fn push(&mut self, transaction: &Transaction<&str>) -> Option<()> {
        let numbered = Transaction {
            customer: self.number_customer(transaction.customer),
            label: self.number_label(transaction.label),
            day: transaction.day,
            amount: transaction.amount,
            profit: transaction.profit,
            quantity: transaction.quantity,
            dimensions: Dimension::ALL
                .map(|column| self.number_value(column, transaction.dimensions[column as usize])),
        };
        self.push_numbered(&numbered)
    }

    /// Adds a transaction whose texts are given by the numbers that this part gave them.
    ///
    /// `None`, and nothing added, when one of its amounts is too large to be added up exactly.
    #[must_use]
    pub fn push_numbered(&mut self, transaction: &Transaction<u32>) -> Option<()> {
        self.push_amounts(transaction)?;
        self.days.push(transaction.day.0);
        self.customers.push(transaction.customer);
        if self.shape.label {
            self.label.push(transaction.label);
        }
        for (i, column) in self.dimensions.iter_mut().enumerate() {
            if self.shape.dimensions[i] {
                column.push(transaction.dimensions[i]);
            }
        }
        Some(())
    }

    /// Adds all transactions of the part that follows in file order.
    ///
    /// `None` when no common unit holds the amounts of both.
    #[must_use]
    pub fn append(&mut self, next: &Part) -> Option<()> {
        self.amount.append(&next.amount)?;
        self.profit.append(&next.profit)?;
        self.quantity.append(&next.quantity)?;
        let numbers: Vec<u32> = next
            .names
            .iter()
            .map(|name| self.names.intern(name))
            .collect();
        self.customers.extend(
            next.customers
                .iter()
                .map(|&customer| numbers[customer as usize]),
        );
        self.days.extend_from_slice(&next.days);
        self.label.append(&next.label);
        for (column, other) in self.dimensions.iter_mut().zip(&next.dimensions) {
            column.append(other);
        }
        Some(())
    }

    /// Sorts the transactions by customer and day: the answer to everything that follows.
    pub fn into_ledger(self) -> Ledger {
        let starts = starts(&self.customers, self.names.len());
        let order = order(&self.customers, &self.days, &starts);
        let labels = self
            .shape
            .label
            .then(|| Labels::new(&self.customers, &self.label, self.names.len()));
        let shape = self.shape;
        let mut kept = shape.dimensions.iter();
        Ledger {
            customers: self.names.shown(),
            renamed: labels
                .as_ref()
                .map_or_else(Vec::new, |labels| labels.has_several.clone()),
            labels: labels.map(|labels| labels.first),
            label_names: self.label.names().clone(),
            first_day: self.days.iter().min().map(|&day| Day(day)),
            last_day: self.days.iter().max().map(|&day| Day(day)),
            days: order.iter().map(|&row| self.days[row as usize]).collect(),
            amount: self.amount.reordered(&order),
            profit: shape.profit.then(|| self.profit.reordered(&order)),
            quantity: shape.quantity.then(|| self.quantity.reordered(&order)),
            dimensions: self.dimensions.map(|column| {
                let keep = kept.next().is_some_and(|&keep| keep);
                keep.then(|| column.reordered(&order))
            }),
            starts,
            is_dated: !shape.undated,
            merged: Merged::default(),
        }
    }

    /// Adds to the amount columns, to all of them or to none.
    fn push_amounts<Text>(&mut self, transaction: &Transaction<Text>) -> Option<()> {
        let pushed = self.try_push_amounts(transaction);
        if pushed.is_none() {
            let rows = self.days.len();
            for column in [&mut self.amount, &mut self.profit, &mut self.quantity] {
                column.truncate(rows);
            }
        }
        pushed
    }

    fn try_push_amounts<Text>(&mut self, transaction: &Transaction<Text>) -> Option<()> {
        let push = |column: &mut Amounts, (units, decimals)| column.push(units, decimals);
        push(&mut self.amount, transaction.amount)?;
        if self.shape.profit {
            push(&mut self.profit, transaction.profit)?;
        }
        if self.shape.quantity {
            push(&mut self.quantity, transaction.quantity)?;
        }
        Some(())
    }
}

/// Where each customer's transactions start, and after the last customer where all end.
fn starts(customers: &[u32], count: usize) -> Vec<u32> {
    let mut starts = vec![0u32; count + 1];
    for &customer in customers {
        starts[customer as usize + 1] += 1;
    }
    for i in 0..count {
        starts[i + 1] += starts[i];
    }
    starts
}

/// The rows by customer, then day, then as they came: a counting sort by
/// customer, then a stable sort of each customer's few rows.
fn order(customers: &[u32], days: &[i32], starts: &[u32]) -> Vec<u32> {
    let mut next = starts.to_vec();
    let mut order = vec![0u32; customers.len()];
    for (row, &customer) in customers.iter().enumerate() {
        let place = &mut next[customer as usize];
        order[*place as usize] = row as u32;
        *place += 1;
    }
    for bounds in starts.windows(2) {
        order[bounds[0] as usize..bounds[1] as usize].sort_by_key(|&row| days[row as usize]);
    }
    order
}

/// What the label column says of each customer.
struct Labels {
    /// The smallest label that is not empty, so that row order does not decide.
    first: Vec<u32>,
    /// Whether there are others.
    has_several: Vec<bool>,
}

impl Labels {
    fn new(customers: &[u32], label: &Coded, count: usize) -> Labels {
        let mut labels = Labels {
            first: vec![0; count],
            has_several: vec![false; count],
        };
        for (row, &customer) in customers.iter().enumerate() {
            labels.add(customer as usize, label.code(row), label.names());
        }
        labels
    }

    fn add(&mut self, customer: usize, new: u32, names: &Names) {
        let old = &mut self.first[customer];
        if new == *old || new == 0 {
            return;
        }
        self.has_several[customer] |= *old != 0;
        if *old == 0 || names.get(new) < names.get(*old) {
            *old = new;
        }
    }
}
