//! Groups: customers under one parent.
//!
//! They stay customers of their own everywhere but in the 10 % rule, which counts
//! entities under common control as one customer (IFRS 8.34).

use super::facts::CustomerFacts;
use crate::ledger::Ledger;
use crate::money::Money;
use crate::settings::CustomerSettings;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Which customer is in which group.
#[derive(Clone, Debug, Default)]
pub struct Groups {
    names: Vec<String>,
    /// By the customers' numbers in the ledger.
    members: FxHashMap<u32, usize>,
}

/// What the members of a group come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GroupSum {
    /// The measure in force.
    pub value: Money,
    /// Net revenue.
    pub revenue: Money,
    /// Profit; zero where none is known.
    pub profit: Money,
}

impl Groups {
    /// The groups of the settings, as far as their members are in the ledger.
    ///
    /// A customer that is merged into another brings its group along, unless that one
    /// has its own; of several, the first by name counts.
    pub fn new(ledger: &Ledger, settings: &CustomerSettings) -> Groups {
        let mut chosen: BTreeMap<u32, (bool, &str)> = BTreeMap::new();
        for member in &settings.groups {
            let Some(head) = ledger.head_of(&member.customer) else {
                continue;
            };
            let offered = (ledger.is_merged(&member.customer), member.group.trim());
            let best = chosen.entry(head).or_insert(offered);
            *best = (*best).min(offered);
        }
        Groups::of_members(chosen.into_iter().map(|(head, (_, group))| (head, group)))
    }

    fn of_members<'a>(members: impl Iterator<Item = (u32, &'a str)>) -> Groups {
        let mut groups = Groups::default();
        for (customer, name) in members {
            let known = groups.names.iter().position(|known| known == name);
            let number = known.unwrap_or(groups.names.len());
            if known.is_none() {
                groups.names.push(name.to_owned());
            }
            groups.members.insert(customer, number);
        }
        groups
    }

    /// The number of a customer's group, by the customer's number in the ledger.
    pub fn of(&self, customer: u32) -> Option<usize> {
        match self.members.is_empty() {
            true => None,
            false => self.members.get(&customer).copied(),
        }
    }

    /// The name of a group.
    pub fn name(&self, group: usize) -> &str {
        self.names.get(group).map_or("", String::as_str)
    }

    /// What each group's members come to.
    pub fn sums(&self, customers: &[CustomerFacts]) -> Vec<GroupSum> {
        let mut sums = vec![GroupSum::default(); self.names.len()];
        if sums.is_empty() {
            return sums;
        }
        for customer in customers {
            if let Some(sum) = self.of(customer.id).and_then(|group| sums.get_mut(group)) {
                sum.value += customer.value;
                sum.revenue += customer.revenue;
                sum.profit += customer.profit;
            }
        }
        sums
    }
}

#[cfg(test)]
mod tests {
    use super::super::example::ledger;
    use super::*;
    use crate::settings::{Member, Merge};

    fn settings(merges: &[(&str, &str)], groups: &[(&str, &str)]) -> CustomerSettings {
        let merges = merges.iter().map(|&(from, into)| Merge {
            from: from.into(),
            into: into.into(),
        });
        let groups = groups.iter().map(|&(customer, group)| Member {
            customer: customer.into(),
            group: group.into(),
        });
        CustomerSettings {
            merges: merges.collect(),
            groups: groups.collect(),
            ..CustomerSettings::default()
        }
    }

    /// The groups of the customers a, b and c.
    fn groups(settings: &CustomerSettings) -> [Option<String>; 3] {
        let mut ledger = ledger("a 2024-01-01 1\nb 2024-01-01 2\nc 2024-01-01 3");
        ledger.follow(settings);
        let groups = Groups::new(&ledger, settings);
        [0, 1, 2].map(|customer| {
            groups
                .of(customer)
                .map(|group| groups.name(group).to_owned())
        })
    }

    fn listed(groups: [&str; 3]) -> [Option<String>; 3] {
        groups.map(|group| (!group.is_empty()).then(|| group.to_owned()))
    }

    #[test]
    fn members_that_the_files_lack_are_ignored() {
        let found = groups(&settings(
            &[],
            &[("a", "Holding"), ("c", " Holding "), ("x", "Holding")],
        ));
        assert_eq!(found, listed(["Holding", "", "Holding"]));
    }

    #[test]
    fn a_merged_customer_brings_its_group_unless_there_is_one() {
        let merged = settings(&[("a", "b")], &[("a", "Holding")]);
        assert_eq!(groups(&merged), listed(["", "Holding", ""]));
        let both = settings(&[("a", "b")], &[("a", "Alpha"), ("b", "Zeta")]);
        assert_eq!(groups(&both), listed(["", "Zeta", ""]));
    }
}
