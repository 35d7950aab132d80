//! The same sales in two files: days on which two sources have the same rows, and
//! lines of the same orders.

use super::same_orders::SameOrders;
use super::tally::ExactSum;
use crate::ledger::{Part, Transaction};
use hashbrown::HashMap;
use rustc_hash::{FxBuildHasher, FxHasher};
use serde::Serialize;
use std::hash::{Hash, Hasher};

/// Days that two sources have alike, row by row, or lines of orders that both have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Twice {
    /// The source that came first.
    pub one: u32,
    /// The one that repeats it.
    pub other: u32,
    /// How many days.
    pub days: u64,
    /// How many rows of each.
    pub rows: u64,
    /// Their amounts.
    pub amount: String,
}

/// What each source has on each day.
#[derive(Default)]
pub struct DayPrints {
    sources: Vec<(u32, HashMap<i32, Print, FxBuildHasher>)>,
    orders: SameOrders,
    rows: u32,
}

/// The rows of a day, whatever their order.
#[derive(Clone, Copy, Default)]
struct Print {
    rows: u64,
    hash: u64,
    amount: ExactSum,
}

/// A file that repeats so large a part of its rows is said to.
const REPEATED: f64 = 0.2;

/// Less than this is a coincidence, unless it is all of the file.
const LEAST_ROWS: u64 = 5;

impl DayPrints {
    /// The sales that follow are those of this source.
    pub fn begin(&mut self, source: u32) {
        self.sources.push((source, HashMap::default()));
        self.orders.begin(self.rows);
    }

    /// Takes the next sale of the part into account.
    pub fn add(&mut self, sale: &Transaction<u32>) {
        let hash = hash(sale);
        self.orders.add(sale, hash, self.rows);
        self.rows += 1;
        if let Some((_, days)) = self.sources.last_mut() {
            let print = days.entry(sale.day.0).or_default();
            print.rows += 1;
            print.hash = print.hash.wrapping_add(hash);
            print.amount.add(sale.amount);
        }
    }

    /// The pairs of sources that have lines of orders or whole days alike, in the order
    /// of the sources. `part` holds the sales.
    pub fn repeated(mut self, part: &Part) -> Vec<Twice> {
        let sources: Vec<u32> = self.sources.iter().map(|&(source, _)| source).collect();
        let mut twice = std::mem::take(&mut self.orders).repeated(&sources, part);
        let by_days = self.days_alike();
        let is_new = |days: &Twice| {
            let is_same = |known: &Twice| (known.one, known.other) == (days.one, days.other);
            !twice.iter().any(is_same)
        };
        let by_days: Vec<Twice> = by_days.into_iter().filter(is_new).collect();
        twice.extend(by_days);
        twice
    }

    fn days_alike(&self) -> Vec<Twice> {
        let pairs = (0..self.sources.len())
            .flat_map(|one| (one + 1..self.sources.len()).map(move |other| (one, other)));
        pairs
            .filter_map(|(one, other)| self.alike(one, other))
            .collect()
    }

    fn alike(&self, one: usize, other: usize) -> Option<Twice> {
        let (first, second) = (&self.sources[one], &self.sources[other]);
        let (fewer, more) = match first.1.len() < second.1.len() {
            true => (&first.1, &second.1),
            false => (&second.1, &first.1),
        };
        let is_alike = |(day, print): &(&i32, &Print)| {
            more.get(*day)
                .is_some_and(|same| (same.rows, same.hash) == (print.rows, print.hash))
        };
        let alike: Vec<&Print> = fewer
            .iter()
            .filter(is_alike)
            .map(|(_, print)| print)
            .collect();
        let rows: u64 = alike.iter().map(|print| print.rows).sum();
        let all = rows_of(&first.1).min(rows_of(&second.1));
        let is_repeated =
            rows == all || (rows >= LEAST_ROWS && rows as f64 >= REPEATED * all as f64);
        (rows > 0 && is_repeated).then(|| Twice {
            one: first.0,
            other: second.0,
            days: alike.len() as u64,
            rows,
            amount: sum(&alike),
        })
    }
}

fn rows_of(days: &HashMap<i32, Print, FxBuildHasher>) -> u64 {
    days.values().map(|print| print.rows).sum()
}

fn sum(prints: &[&Print]) -> String {
    let mut sum = ExactSum::default();
    for print in prints {
        let amount = print.amount.value();
        sum.add((amount.units, amount.decimals));
    }
    sum.value().to_string()
}

fn hash(sale: &Transaction<u32>) -> u64 {
    let mut hasher = FxHasher::default();
    sale.identity().hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Day;
    use crate::ledger::Exact;

    fn sale(day: i32, customer: u32, amount: Exact) -> Transaction<u32> {
        Transaction {
            customer,
            label: 0,
            day: Day(day),
            amount,
            profit: (0, 0),
            quantity: (1, 0),
            dimensions: Default::default(),
        }
    }

    fn prints(files: &[&[Transaction<u32>]]) -> DayPrints {
        let mut prints = DayPrints::default();
        for (source, file) in (0..).zip(files) {
            prints.begin(source);
            file.iter().for_each(|sale| prints.add(sale));
        }
        prints
    }

    #[test]
    fn the_same_rows_in_another_order_and_with_other_zeros_are_noticed() {
        let march = [sale(1, 7, (150, 2)), sale(1, 8, (5, 0)), sale(2, 7, (9, 0))];
        let copy = [sale(2, 7, (90, 1)), sale(1, 8, (5, 0)), sale(1, 7, (15, 1))];
        let expected = Twice {
            one: 0,
            other: 1,
            days: 2,
            rows: 3,
            amount: "15.5".to_owned(),
        };
        assert_eq!(prints(&[&march, &copy]).days_alike(), [expected]);
    }

    #[test]
    fn a_day_that_differs_in_one_row_is_not_alike() {
        let one = [sale(1, 7, (150, 2)), sale(1, 8, (5, 0))];
        let other = [sale(1, 7, (150, 2)), sale(1, 9, (5, 0))];
        assert_eq!(prints(&[&one, &other]).days_alike(), []);
    }

    #[test]
    fn a_few_rows_alike_in_long_files_are_a_coincidence() {
        let long = |customer| (0..40).map(move |day| sale(day, customer, (10, 0)));
        let one: Vec<_> = long(1).collect();
        let other: Vec<_> = long(2).chain([sale(77, 1, (1, 0))]).collect();
        let with_same = [one.clone(), vec![sale(77, 1, (1, 0))]].concat();
        assert_eq!(prints(&[&with_same, &other]).days_alike(), []);
        let overlapping = [one, other].concat();
        assert_eq!(prints(&[&overlapping, &with_same]).days_alike(), []);
    }
}
