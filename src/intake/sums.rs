//! The sums that a total row would repeat, computed only when a row looks like one.

use super::tally::ExactSum;
use crate::ledger::{Exact, Part};

/// Sums of the file so far, and of the rows since its last total row; each of the
/// rows used, and together with those that were rejected but have an amount.
#[derive(Clone, Copy, Debug, Default)]
pub struct RunningSums {
    file: Sum,
    group: Sum,
    /// The rows of the part from here on are not in the sums yet.
    summed: usize,
}

#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    used: ExactSum,
    used_rows: usize,
    all: ExactSum,
    all_rows: usize,
}

impl Sum {
    fn add(&mut self, amount: Exact, is_used: bool) {
        self.all_rows += 1;
        self.all.add(amount);
        if is_used {
            self.used_rows += 1;
            self.used.add(amount);
        }
    }

    fn is_repeated_by(&self, amount: Exact, least_rows: usize) -> bool {
        (self.used_rows >= least_rows && self.used.equals(amount))
            || (self.all_rows >= least_rows && self.all.equals(amount))
    }
}

impl RunningSums {
    /// For a file whose first row will be this one of the part.
    pub fn from_row(row: usize) -> RunningSums {
        RunningSums {
            summed: row,
            ..RunningSums::default()
        }
    }

    /// Whether an amount is the sum of the file so far, or of the rows since the last
    /// total. A row that calls itself a total may repeat a single row; another one
    /// must repeat the sum of at least two.
    pub fn are_repeated_by(&mut self, amount: Exact, is_called_total: bool, part: &Part) -> bool {
        self.catch_up(part);
        let least_rows = if is_called_total { 1 } else { 2 };
        let is_repeated = |sum: &Sum| sum.is_repeated_by(amount, least_rows);
        is_repeated(&self.group) || is_repeated(&self.file)
    }

    /// A row was rejected whose amount can be read.
    pub fn add_rejected(&mut self, amount: Exact, part: &Part) {
        self.catch_up(part);
        self.file.add(amount, false);
        self.group.add(amount, false);
    }

    /// What follows is summed anew for the next total row.
    pub fn start_group(&mut self, part: &Part) {
        self.catch_up(part);
        self.group = Sum::default();
    }

    fn catch_up(&mut self, part: &Part) {
        let amounts = part.amount();
        for row in self.summed..part.len() {
            let amount = (amounts.get(row).0, amounts.decimals());
            self.file.add(amount, true);
            self.group.add(amount, true);
        }
        self.summed = part.len();
    }
}
