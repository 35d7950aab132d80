//! Transactions that are alike in all that is known of them: two equal sales, or one
//! that was written down twice.

use super::{Amounts, Exact, Ledger, Transaction};
use crate::calendar::Day;
use crate::money::Money;
use crate::settings::Dimension;
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

/// Transactions that repeat an earlier one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Duplicates {
    /// How many.
    pub transactions: u64,
    /// Their amounts, in the unit of the ledger's amounts.
    pub amount: Money,
}

/// All that is known of a transaction besides customer and day.
type Known = (
    Money,
    Option<Money>,
    Option<Money>,
    [u32; Dimension::ALL.len()],
);

impl Ledger {
    /// The transactions that repeat another one of the same customer and day.
    pub fn duplicates(&self) -> Duplicates {
        let mut found = Duplicates::default();
        let mut prints: Vec<(u64, usize)> = Vec::new();
        for customer in 0..self.customer_count() {
            let rows = self.rows(customer);
            let mut start = rows.start;
            while start < rows.end {
                let is_same_day = |&row: &usize| self.day(row) == self.day(start);
                let end = (start..rows.end)
                    .find(|row| !is_same_day(row))
                    .unwrap_or(rows.end);
                if end - start > 1 {
                    prints.clear();
                    prints.extend((start..end).map(|row| (print(&self.known(row)), row)));
                    found.add(self, &mut prints);
                }
                start = end;
            }
        }
        found
    }

    fn known(&self, row: usize) -> Known {
        let of = |amounts: Option<&Amounts>| amounts.map(|amounts| amounts.get(row));
        let code = |column| self.dimension(column).map_or(0, |coded| coded.code(row));
        (
            self.amount().get(row),
            of(self.profit()),
            of(self.quantity()),
            Dimension::ALL.map(code),
        )
    }
}

fn print(known: &Known) -> u64 {
    let mut hasher = FxHasher::default();
    known.hash(&mut hasher);
    hasher.finish()
}

/// All that is known of a transaction before it is in a ledger: customer, day, amount,
/// profit, quantity and the texts of the grouping columns.
pub type Identity = (u32, Day, [Exact; 3], [u32; Dimension::ALL.len()]);

impl Transaction<u32> {
    /// All that is known of it, however many zeros its numbers were written with.
    pub fn identity(&self) -> Identity {
        let numbers = [self.amount, self.profit, self.quantity].map(shortest);
        (self.customer, self.day, numbers, self.dimensions)
    }
}

fn shortest((mut units, mut decimals): Exact) -> Exact {
    while decimals > 0 && units % 10 == 0 {
        (units, decimals) = (units / 10, decimals - 1);
    }
    (units, decimals)
}

impl Duplicates {
    /// Takes the rows of a customer's day, each with its print; few rows with the same
    /// print are not alike, but some may be.
    fn add(&mut self, ledger: &Ledger, prints: &mut [(u64, usize)]) {
        prints.sort_unstable();
        for same_print in prints.chunk_by_mut(|a, b| a.0 == b.0) {
            if same_print.len() > 1 {
                same_print.sort_by_key(|&(_, row)| ledger.known(row));
                self.add_alike(ledger, same_print);
            }
        }
    }

    fn add_alike(&mut self, ledger: &Ledger, rows: &[(u64, usize)]) {
        for alike in rows.chunk_by(|a, b| ledger.known(a.1) == ledger.known(b.1)) {
            let repeated = &alike[1..];
            self.transactions += repeated.len() as u64;
            self.amount += repeated
                .iter()
                .map(|&(_, row)| ledger.amount().get(row))
                .sum();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::{Part, Shape};

    fn sale(customer: &str, day: i32, amount: Exact) -> Transaction<&str> {
        Transaction {
            customer,
            label: "",
            day: Day(day),
            amount,
            profit: (0, 0),
            quantity: (0, 0),
            dimensions: [""; Dimension::ALL.len()],
        }
    }

    #[test]
    fn what_repeats_another_transaction_is_counted_with_its_amount() {
        let mut part = Part::new(Shape::default());
        for (customer, day, amount) in [
            ("A", 1, (50, 1)),
            ("B", 1, (5, 0)),
            ("A", 1, (5, 0)),
            ("A", 2, (5, 0)),
            ("A", 1, (500, 2)),
        ] {
            part.push(&sale(customer, day, amount)).unwrap();
        }
        let ledger = part.into_ledger();
        let amount = ledger
            .duplicates()
            .amount
            .display(ledger.amount().decimals());
        assert_eq!(amount.to_string(), "10");
        assert_eq!(ledger.duplicates().transactions, 2);
    }
}
