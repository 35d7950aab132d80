//! Who is one customer and who belongs together: what is in force, and what may be.

use super::sources::Sources;
use crate::ledger::Ledger;
use crate::money::Money;
use crate::segments::alike::{Confidence, Named, Other, Suggestion};
use crate::spelling::Difference;
use serde::Serialize;

/// A customer with the names that are merged into it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MergedCustomer {
    /// Its number in the ledger.
    pub id: u32,
    /// Its name.
    pub label: String,
    /// All names of the files that count as it, its own first.
    pub names: Vec<NameReport>,
}

/// A name of the files, with everything that they have under it, whatever the window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NameReport {
    /// The identifying text.
    pub key: String,
    /// The name.
    pub label: String,
    /// How many transactions.
    pub transactions: usize,
    /// Their net revenue, exact.
    pub revenue: String,
}

/// A group with its members in the window.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GroupReport {
    /// Its name.
    pub name: String,
    /// The sum of the members' values.
    pub value: f64,
    /// Its share of the total; NaN where that is not positive.
    pub share: f64,
    /// The members, largest value first.
    pub customers: Vec<MemberReport>,
}

/// A customer of a group.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MemberReport {
    /// Its number in the ledger.
    pub id: u32,
    /// Its name.
    pub label: String,
    /// Its value.
    pub value: f64,
}

/// Customers whose names look alike.
#[derive(Clone, Debug, Serialize)]
pub struct AlikeReport {
    /// The sets, those that move the most money first, as many as were asked for.
    pub sets: Vec<AlikeSet>,
    /// How many sets there are.
    pub total: usize,
    /// The net revenue of all customers in the files.
    pub revenue: f64,
}

/// A set of customers whose names look alike.
#[derive(Clone, Debug, Serialize)]
pub struct AlikeSet {
    /// The name to keep.
    pub keep: NameReport,
    /// The others.
    pub others: Vec<AlikeName>,
}

/// A name that looks like another.
#[derive(Clone, Debug, Serialize)]
pub struct AlikeName {
    /// The name, whose fields stand beside the others.
    #[serde(flatten)]
    pub name: NameReport,
    /// What merging it moves.
    pub moves: f64,
    /// What has to be overlooked.
    pub difference: Difference,
    /// How likely the two are one customer.
    pub confidence: Confidence,
}

impl NameReport {
    fn new(ledger: &Ledger, customer: u32) -> NameReport {
        let column = ledger.amount();
        let rows = ledger.rows_as_read(customer as usize);
        let transactions = rows.len();
        let revenue: Money = rows.map(|row| column.get(row)).sum();
        NameReport::of(
            ledger,
            &Named {
                customer,
                transactions,
                money: revenue,
            },
        )
    }

    fn of(ledger: &Ledger, named: &Named) -> NameReport {
        let customer = named.customer as usize;
        NameReport {
            key: ledger.customer(customer).to_owned(),
            label: ledger.label(customer).to_owned(),
            transactions: named.transactions,
            revenue: named.money.display(ledger.amount().decimals()).to_string(),
        }
    }
}

impl AlikeReport {
    /// The first `limit` of these sets.
    pub fn new(ledger: &Ledger, suggestions: &[Suggestion], limit: usize) -> AlikeReport {
        let column = ledger.amount();
        let revenue: Money = (0..ledger.transaction_count())
            .map(|row| column.get(row))
            .sum();
        AlikeReport {
            sets: suggestions
                .iter()
                .take(limit)
                .map(|set| alike_set(ledger, set))
                .collect(),
            total: suggestions.len(),
            revenue: revenue.to_f64(column.decimals()),
        }
    }
}

fn alike_set(ledger: &Ledger, set: &Suggestion) -> AlikeSet {
    let name = |other: &Other| AlikeName {
        name: NameReport::of(ledger, &other.named),
        moves: other.named.money.to_f64(ledger.amount().decimals()),
        difference: other.difference,
        confidence: other.confidence,
    };
    AlikeSet {
        keep: NameReport::of(ledger, &set.keep),
        others: set.others.iter().map(name).collect(),
    }
}

/// The merges in force, by the names of the customers that stay.
pub fn merged_customers(ledger: &Ledger) -> Vec<MergedCustomer> {
    let sets = ledger.merged_sets().iter();
    let mut merged: Vec<MergedCustomer> = sets
        .map(|set| MergedCustomer {
            id: set.head,
            label: ledger.label(set.head as usize).to_owned(),
            names: names_of(ledger, set.head),
        })
        .collect();
    let key = |one: &MergedCustomer| (one.label.clone(), ledger.customer(one.id as usize));
    merged.sort_by(|one, other| key(one).cmp(&key(other)));
    merged
}

/// The names of the files that count as a customer, its own first; empty where there is only that.
pub fn names_of(ledger: &Ledger, customer: u32) -> Vec<NameReport> {
    let others = ledger.merged_into(customer);
    let own = (!others.is_empty()).then_some(customer);
    let all = own.into_iter().chain(others.iter().copied());
    all.map(|customer| NameReport::new(ledger, customer))
        .collect()
}

/// The groups that have members in the window, largest value first.
pub fn groups(sources: &Sources) -> Vec<GroupReport> {
    let groups = &sources.view.groups;
    let sums = groups.sums(&sources.facts.customers);
    let mut ordered: Vec<usize> = (0..sums.len()).collect();
    ordered.sort_by_key(|&group| (std::cmp::Reverse(sums[group].value), groups.name(group)));
    let reports = ordered
        .into_iter()
        .map(|group| report(sources, group, sums[group].value));
    reports
        .filter(|group| !group.customers.is_empty())
        .collect()
}

/// The group of a customer, by the customer's number in the ledger.
pub fn group_of(sources: &Sources, customer: u32) -> Option<GroupReport> {
    let group = sources.view.groups.of(customer)?;
    let sums = sources.view.groups.sums(&sources.facts.customers);
    Some(report(sources, group, sums.get(group)?.value))
}

fn report(sources: &Sources, group: usize, value: Money) -> GroupReport {
    let groups = &sources.view.groups;
    let customers = sources.facts.customers.iter();
    let members = customers.filter(|customer| groups.of(customer.id) == Some(group));
    GroupReport {
        name: groups.name(group).to_owned(),
        value: sources.value(value),
        share: sources.share(value),
        customers: members
            .map(|customer| MemberReport {
                id: customer.id,
                label: sources.label(customer).to_owned(),
                value: sources.value(customer.value),
            })
            .collect(),
    }
}
