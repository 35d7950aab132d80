//! The sums that a total row would repeat, computed only when a row looks like one.

use super::tally::ExactSum;
use crate::ledger::{Exact, Part};

/// Sums of the rows used: of the file so far, and since its last total row.
#[derive(Clone, Copy, Debug, Default)]
pub struct RunningSums {
    file: ExactSum,
    group: ExactSum,
    /// The rows of the part from here on are not in the sums yet.
    summed: usize,
    group_start: usize,
}

impl RunningSums {
    /// For a file whose first row will be this one of the part.
    pub fn from_row(row: usize) -> RunningSums {
        RunningSums {
            summed: row,
            group_start: row,
            ..RunningSums::default()
        }
    }

    /// Whether an amount is the sum of at least two rows: those of the file, or those since the last total.
    pub fn are_repeated_by(&mut self, amount: Exact, part: &Part) -> bool {
        self.catch_up(part);
        part.len() - self.group_start > 1 && (self.group.equals(amount) || self.file.equals(amount))
    }

    /// What follows is summed anew for the next total row.
    pub fn start_group(&mut self, part: &Part) {
        self.catch_up(part);
        self.group = ExactSum::default();
        self.group_start = part.len();
    }

    fn catch_up(&mut self, part: &Part) {
        let amounts = part.amount();
        for row in self.summed..part.len() {
            let amount = (amounts.get(row).0, amounts.decimals());
            self.file.add(amount);
            self.group.add(amount);
        }
        self.summed = part.len();
    }
}
