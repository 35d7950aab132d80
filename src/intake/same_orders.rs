//! The same lines of the same orders in two files, however little else the files share.

use super::tally::ExactSum;
use super::twice::Twice;
use crate::ledger::{Part, Transaction};
use crate::settings::Dimension;
use std::collections::{BTreeMap, BTreeSet};

/// The sales with an order number: what they are, as a hash, and their row in the part.
#[derive(Default)]
pub struct SameOrders {
    sales: Vec<(u64, u32)>,
    /// The first row of each source.
    starts: Vec<u32>,
}

/// What two sources share.
#[derive(Default)]
struct Shared {
    days: BTreeSet<i32>,
    rows: u64,
    amount: ExactSum,
}

impl SameOrders {
    /// The sales that follow, from this row of the part on, are those of the next source.
    pub fn begin(&mut self, row: u32) {
        self.starts.push(row);
    }

    /// Takes a sale into account that has an order number.
    pub fn add(&mut self, sale: &Transaction<u32>, hash: u64, row: u32) {
        if sale.dimensions[Dimension::Order as usize] != 0 {
            self.sales.push((hash, row));
        }
    }

    /// What later ones of these sources repeat of earlier ones, in the order of the sources.
    pub fn repeated(mut self, sources: &[u32], part: &Part) -> Vec<Twice> {
        self.sales.sort_unstable();
        let mut shared: BTreeMap<(usize, usize), Shared> = BTreeMap::new();
        let alike = self.sales.chunk_by(|one, other| one.0 == other.0);
        for alike in alike.filter(|alike| alike.len() > 1) {
            let mut of_sources = alike.chunk_by(|one, other| self.are_of_one(one.1, other.1));
            let first = of_sources.next().unwrap_or_default();
            for other in of_sources {
                let pair = (self.source_of(first[0].1), self.source_of(other[0].1));
                let repeated = other.iter().take(first.len());
                shared
                    .entry(pair)
                    .or_default()
                    .add(repeated.map(|sale| sale.1), part);
            }
        }
        let twice =
            |((one, other), shared): (_, Shared)| shared.twice(sources[one], sources[other]);
        shared.into_iter().map(twice).collect()
    }

    fn are_of_one(&self, row: u32, other: u32) -> bool {
        self.source_of(row) == self.source_of(other)
    }

    fn source_of(&self, row: u32) -> usize {
        let begun = self.starts.partition_point(|&start| start <= row);
        begun.saturating_sub(1)
    }
}

impl Shared {
    fn add(&mut self, rows: impl Iterator<Item = u32>, part: &Part) {
        let amounts = part.amount();
        for row in rows {
            self.rows += 1;
            self.days.insert(part.day(row as usize).0);
            let units = amounts.get(row as usize).0;
            self.amount.add((units, amounts.decimals()));
        }
    }

    fn twice(self, one: u32, other: u32) -> Twice {
        Twice {
            one,
            other,
            days: self.days.len() as u64,
            rows: self.rows,
            amount: self.amount.value().to_string(),
        }
    }
}
