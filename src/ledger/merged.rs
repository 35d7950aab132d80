//! Spellings of one customer, merged by the user and parted again.
//!
//! The rows as read are never touched. The rows of merged customers are repeated
//! behind them, in the order of their days; to part the customers again is to forget
//! those. Without merges this costs nothing, with merges as much as the rows merged.

use super::Ledger;
use crate::settings::CustomerSettings;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::ops::Range;

/// What the merges that are followed have moved.
#[derive(Clone, Debug, Default)]
pub struct Merged {
    /// Names and where they end, as followed.
    ends: BTreeMap<String, String>,
    /// Where the rows of each merged customer are: at the back, or nowhere.
    rows: FxHashMap<u32, Range<usize>>,
    sets: Vec<MergedSet>,
    /// Names that merges end at and that the files do not have: who stands in for them.
    stand_ins: BTreeMap<String, u32>,
}

/// A customer and the spellings that are merged into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergedSet {
    /// The customer that stays.
    pub head: u32,
    /// The others, by their names.
    pub others: Vec<u32>,
}

impl Merged {
    /// The rows of a customer, if a merge has moved them.
    pub(super) fn rows(&self, customer: u32) -> Option<Range<usize>> {
        match self.rows.is_empty() {
            true => None,
            false => self.rows.get(&customer).cloned(),
        }
    }
}

impl Ledger {
    /// Makes these merges, and no others, hold from now on.
    ///
    /// Transactions, totals and the numbers of the customers stay. A merge of a name
    /// that the files do not have is ignored; spellings that end at such a name are
    /// merged into the one that comes first in byte order.
    pub fn follow(&mut self, customers: &CustomerSettings) {
        let ends = customers.ends();
        let same = |followed: &BTreeMap<String, String>| {
            let followed = followed.iter().map(|(from, into)| (&**from, &**into));
            followed.eq(ends.iter().map(|(&from, &into)| (from, into)))
        };
        if same(&self.merged.ends) {
            return;
        }
        self.part_again();
        for (end, members) in self.members(&ends) {
            self.take(end, members);
        }
        let owned = |(from, into): (&str, &str)| (from.to_owned(), into.to_owned());
        self.merged.ends.extend(ends.into_iter().map(owned));
    }

    /// Those that end at a name become one customer.
    fn take(&mut self, end: &str, members: Vec<u32>) {
        let Some((&head, others)) = members.split_first() else {
            return;
        };
        if self.customers.find(end).is_none() {
            self.merged.stand_ins.insert(end.to_owned(), head);
        }
        if !others.is_empty() {
            let others = others.to_vec();
            self.merge(MergedSet { head, others });
        }
    }

    /// The customers that have spellings merged into them, by their names.
    pub fn merged_sets(&self) -> &[MergedSet] {
        &self.merged.sets
    }

    /// The set of a customer that has spellings merged into it; `None` for most.
    pub fn merged_set(&self, customer: u32) -> Option<&MergedSet> {
        self.merged.sets.iter().find(|set| set.head == customer)
    }

    /// Whether a name is merged into another.
    pub fn is_merged(&self, name: &str) -> bool {
        self.merged.ends.contains_key(name)
    }

    /// The customer as which a name counts: itself, or the one that it is merged into.
    /// Where the files lack a name that merges end at, another of its spellings stands in
    /// for it. `None` for a name that neither the files nor the merges have.
    pub fn head_of(&self, name: &str) -> Option<u32> {
        let end = self.merged.ends.get(name).map_or(name, |end| end);
        let own = self.customers.find(name);
        let known = own.or_else(|| self.customers.find(end));
        let number = known.or_else(|| self.merged.stand_ins.get(end).copied())?;
        let holds = |set: &&MergedSet| set.head == number || set.others.contains(&number);
        let set = self.merged.sets.iter().find(holds);
        Some(set.map_or(number, |set| set.head))
    }

    /// By the names that merges end at: those in the files that end there, that name first, the others by name.
    ///
    /// A circle, which is no valid setting, leads nowhere: its names stay apart.
    fn members<'a>(&self, ends: &BTreeMap<&'a str, &'a str>) -> BTreeMap<&'a str, Vec<u32>> {
        let mut members: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for (&from, &end) in ends.iter().filter(|(from, end)| from != end) {
            let all = members
                .entry(end)
                .or_insert_with(|| self.customers.find(end).into_iter().collect());
            all.extend(self.customers.find(from));
        }
        members
    }

    fn merge(&mut self, set: MergedSet) {
        let from = self.days.len();
        for (_, row) in self.rows_by_day(&set) {
            self.repeat(row);
        }
        let rows = &mut self.merged.rows;
        rows.insert(set.head, from..self.days.len());
        rows.extend(set.others.iter().map(|&other| (other, 0..0)));
        self.merged.sets.push(set);
    }

    /// The days and rows of a set's customers in order, within a day in the order of the customers' numbers.
    fn rows_by_day(&self, set: &MergedSet) -> Vec<(i32, usize)> {
        let customers = std::iter::once(&set.head).chain(&set.others);
        let rows = customers.flat_map(|&customer| self.rows_as_read(customer as usize));
        let mut rows: Vec<(i32, usize)> = rows.map(|row| (self.days[row], row)).collect();
        rows.sort_unstable();
        rows
    }

    fn repeat(&mut self, row: usize) {
        self.days.push(self.days[row]);
        self.amount.repeat(row);
        let optional = [&mut self.profit, &mut self.quantity];
        optional
            .into_iter()
            .flatten()
            .for_each(|column| column.repeat(row));
        let columns = self.dimensions.iter_mut().flatten();
        columns.for_each(|column| column.repeat(row));
    }

    fn part_again(&mut self) {
        let rows = self.transaction_count();
        self.merged = Merged::default();
        self.days.truncate(rows);
        self.amount.truncate(rows);
        let optional = [&mut self.profit, &mut self.quantity];
        optional
            .into_iter()
            .flatten()
            .for_each(|column| column.truncate(rows));
        let columns = self.dimensions.iter_mut().flatten();
        columns.for_each(|column| column.truncate(rows));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segments::example::ledger;
    use crate::settings::Merge;

    const LINES: &str = "Acme 2024-01-03 5 1 N\nACME 2024-01-01 7 2 S\nBolt 2024-01-02 9 3 N\nACME 2024-01-04 11 4 N\nacme 2024-01-03 2 1 S";

    fn merging(merges: &[(&str, &str)]) -> CustomerSettings {
        let merges = merges.iter().map(|&(from, into)| Merge {
            from: from.into(),
            into: into.into(),
        });
        CustomerSettings {
            merges: merges.collect(),
            ..CustomerSettings::default()
        }
    }

    /// Day, amount, profit and region of every row of every customer that has one.
    fn shown(ledger: &Ledger) -> Vec<String> {
        let customers = (0..ledger.customer_count()).filter(|&one| !ledger.rows(one).is_empty());
        let row = |row: usize| {
            let region = ledger
                .dimension(crate::settings::Dimension::Region)
                .unwrap();
            let profit = ledger.profit().unwrap().get(row).0;
            let amount = ledger.amount().get(row).0;
            let (_, _, day) = ledger.day(row).ymd();
            format!("{day}:{amount}/{profit}{}", region.text(row))
        };
        customers
            .map(|one| {
                let rows: Vec<String> = ledger.rows(one).map(row).collect();
                format!("{} {}", ledger.customer(one), rows.join(" "))
            })
            .collect()
    }

    fn followed(merges: &[(&str, &str)]) -> Vec<String> {
        let mut ledger = ledger(LINES);
        ledger.follow(&merging(merges));
        shown(&ledger)
    }

    #[test]
    fn merged_spellings_are_one_customer_with_the_rows_of_all_by_day() {
        let expected = ["Acme 1:7/2S 3:5/1N 3:2/1S 4:11/4N", "Bolt 2:9/3N"];
        assert_eq!(followed(&[("ACME", "Acme"), ("acme", "Acme")]), expected);
        assert_eq!(followed(&[("acme", "ACME"), ("ACME", "Acme")]), expected);
    }

    #[test]
    fn parting_them_again_leaves_the_ledger_as_read() {
        let mut ledger = ledger(LINES);
        let (before, rows) = (shown(&ledger), ledger.transaction_count());
        ledger.follow(&merging(&[("ACME", "Acme")]));
        assert_eq!(ledger.transaction_count(), rows);
        ledger.follow(&merging(&[("Bolt", "Acme")]));
        assert_eq!(shown(&ledger).len(), 3);
        ledger.follow(&merging(&[]));
        assert_eq!(shown(&ledger), before);
        assert_eq!((ledger.days.len(), ledger.amount.len()), (rows, rows));
    }

    #[test]
    fn names_that_the_files_lack_are_ignored() {
        let as_read = shown(&ledger(LINES));
        assert_eq!(followed(&[("nobody", "Acme")]), as_read);
        assert_eq!(followed(&[("Acme", "nobody")]), as_read);
    }

    #[test]
    fn a_circle_of_merges_moves_nothing() {
        let as_read = shown(&ledger(LINES));
        assert_eq!(followed(&[("Acme", "Acme")]), as_read);
        assert_eq!(followed(&[("Acme", "ACME"), ("ACME", "Acme")]), as_read);
    }

    #[test]
    fn spellings_of_a_name_that_the_files_lack_are_still_one_customer() {
        let merges = [("acme", "Acme Ltd"), ("Acme", "Acme Ltd")];
        let expected = ["Acme 3:5/1N 3:2/1S", "ACME 1:7/2S 4:11/4N", "Bolt 2:9/3N"];
        assert_eq!(followed(&merges), expected);
    }

    #[test]
    fn a_name_counts_as_the_customer_that_it_is_merged_into() {
        let mut ledger = ledger(LINES);
        ledger.follow(&merging(&[("ACME", "Acme")]));
        fn head<'a>(ledger: &'a Ledger, name: &str) -> Option<&'a str> {
            let head = ledger.head_of(name)?;
            Some(ledger.customer(head as usize))
        }
        assert_eq!(
            ["ACME", "Acme", "Bolt", "nobody"].map(|name| head(&ledger, name)),
            [Some("Acme"), Some("Acme"), Some("Bolt"), None]
        );
        ledger.follow(&merging(&[("acme", "Acme Ltd"), ("Acme Ltd", "Acme Inc")]));
        assert_eq!(
            ["acme", "Acme Ltd", "Acme Inc", "Acme"].map(|name| head(&ledger, name)),
            [Some("acme"), Some("acme"), Some("acme"), Some("Acme")],
            "one that the files have stands in for those that they lack"
        );
    }
}
