//! What the user has decided about customers' names: which are one customer, which belong together.

use super::unusable;
use crate::error::Error;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Decisions about names, by the texts that identify customers.
///
/// None by default: nothing is ever merged or grouped by itself. A name that is not in
/// the files is kept and has no effect, so that the decisions also serve next month's file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct CustomerSettings {
    /// Names that are other spellings of a customer.
    pub merges: Vec<Merge>,
    /// Customers that belong to a parent: they stay apart, but count as one for the 10 % rule (IFRS 8.34).
    pub groups: Vec<Member>,
    /// Names that look alike and are different customers: they are suggested no more.
    pub apart: Vec<Apart>,
}

/// One name counts as another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Merge {
    /// The name that goes.
    pub from: String,
    /// The name that stays; it may itself be merged into a third.
    pub into: String,
}

/// A customer that belongs to a group.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Member {
    /// The customer.
    pub customer: String,
    /// The group's name: any text.
    pub group: String,
}

/// Two names that are different customers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Apart {
    /// The one.
    pub one: String,
    /// The other.
    pub other: String,
}

impl CustomerSettings {
    /// Whether the decisions can be followed: no name is merged twice, into itself or in
    /// a circle, no customer is in two groups, and no group is without a name.
    pub(super) fn validate(&self) -> Result<(), Error> {
        self.validate_merges()?;
        self.validate_groups()
    }

    /// Every merged name with the name that it ends at, however many merges lie between.
    ///
    /// Ordered by name, whatever the order of the merges.
    pub fn ends(&self) -> BTreeMap<&str, &str> {
        let (mut next, mut ends) = (BTreeMap::new(), BTreeMap::new());
        next.extend(self.steps());
        ends.extend(next.keys().map(|&from| (from, end(&next, from))));
        ends
    }

    fn steps(&self) -> impl Iterator<Item = (&str, &str)> {
        let merges = self.merges.iter();
        merges.map(|merge| (merge.from.as_str(), merge.into.as_str()))
    }

    fn validate_merges(&self) -> Result<(), Error> {
        if let Some(name) = twice(self.merges.iter().map(|merge| &merge.from)) {
            return Err(unusable(format!(
                "customers.merges names \"{name}\" twice as `from`; a name can be merged into one other: take one of the two away"
            )));
        }
        let ends = self.ends();
        match self.steps().find(|(from, _)| ends.get(from) == Some(from)) {
            Some((from, into)) => Err(unusable(format!(
                "customers.merges leads from \"{from}\" to \"{into}\" and back; take one of these merges away"
            ))),
            None => Ok(()),
        }
    }

    fn validate_groups(&self) -> Result<(), Error> {
        if let Some(name) = twice(self.groups.iter().map(|member| &member.customer)) {
            return Err(unusable(format!(
                "customers.groups names \"{name}\" twice; a customer is in one group: take one of the two away"
            )));
        }
        let nameless = |member: &&Member| member.group.trim().is_empty();
        match self.groups.iter().find(nameless) {
            Some(member) => Err(unusable(format!(
                "customers.groups puts \"{}\" into a group without a name; name the group or take the entry away",
                member.customer
            ))),
            None => Ok(()),
        }
    }
}

/// Where a name ends; in a circle, which is refused before it is followed, the name that closes it.
fn end<'a>(next: &BTreeMap<&'a str, &'a str>, from: &'a str) -> &'a str {
    let mut at = from;
    let mut seen = BTreeSet::from([from]);
    while let Some(&into) = next.get(at) {
        at = into;
        if !seen.insert(into) {
            break;
        }
    }
    at
}

/// A text that comes twice.
fn twice<'a>(mut texts: impl Iterator<Item = &'a String>) -> Option<&'a String> {
    let mut seen = BTreeSet::new();
    texts.find(|&text| !seen.insert(text))
}

#[cfg(test)]
mod tests {
    use super::*;

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

    fn grouping(groups: &[(&str, &str)]) -> CustomerSettings {
        let groups = groups.iter().map(|&(customer, group)| Member {
            customer: customer.into(),
            group: group.into(),
        });
        CustomerSettings {
            groups: groups.collect(),
            ..CustomerSettings::default()
        }
    }

    fn refused(customers: &CustomerSettings) -> String {
        customers.validate().unwrap_err().to_string()
    }

    #[test]
    fn a_chain_of_merges_ends_at_its_last_name_in_any_order() {
        let expected = BTreeMap::from([("a", "c"), ("b", "c")]);
        assert_eq!(merging(&[("a", "b"), ("b", "c")]).ends(), expected);
        assert_eq!(merging(&[("b", "c"), ("a", "b")]).ends(), expected);
        assert_eq!(merging(&[("a", "b"), ("b", "c")]).validate(), Ok(()));
    }

    #[test]
    fn merges_that_go_nowhere_or_two_ways_are_refused_by_name() {
        assert!(refused(&merging(&[("a", "a")])).contains("from \"a\" to \"a\" and back"));
        let circle = merging(&[("x", "a"), ("a", "b"), ("b", "c"), ("c", "a")]);
        assert!(refused(&circle).contains("from \"a\" to \"b\" and back"));
        let both = merging(&[("a", "b"), ("a", "c")]);
        assert!(refused(&both).contains("names \"a\" twice"));
    }

    #[test]
    fn a_customer_is_in_one_group_that_has_a_name() {
        assert_eq!(
            grouping(&[("a", "Holding"), ("b", "Holding")]).validate(),
            Ok(())
        );
        assert!(refused(&grouping(&[("a", "H"), ("a", "J")])).contains("names \"a\" twice"));
        assert!(refused(&grouping(&[("a", "  ")])).contains("without a name"));
    }
}
