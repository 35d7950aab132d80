//! Who is one customer and who belongs together: what is in force, and what may be.

use super::sources::Sources;
use crate::ledger::{Ledger, MergedSet};
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
            names: names_of_set(ledger, set),
        })
        .collect();
    let key = |one: &MergedCustomer| (one.label.clone(), ledger.customer(one.id as usize));
    merged.sort_unstable_by(|one, other| key(one).cmp(&key(other)));
    merged
}

/// The names of the files that count as a customer, its own first; empty where there is only that.
pub fn names_of(ledger: &Ledger, customer: u32) -> Vec<NameReport> {
    let set = ledger.merged_set(customer);
    set.map_or_else(Vec::new, |set| names_of_set(ledger, set))
}

fn names_of_set(ledger: &Ledger, set: &MergedSet) -> Vec<NameReport> {
    let all = std::iter::once(&set.head).chain(&set.others);
    all.map(|&customer| NameReport::new(ledger, customer))
        .collect()
}

/// The groups that have members in the window, largest value first.
pub fn groups(sources: &Sources) -> Vec<GroupReport> {
    let groups = &sources.view.groups;
    let sums = groups.sums(&sources.facts.customers);
    let mut ordered: Vec<usize> = (0..sums.len()).collect();
    ordered
        .sort_unstable_by_key(|&group| (std::cmp::Reverse(sums[group].value), groups.name(group)));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Analysis;
    use crate::segments::alike::suggestions;
    use crate::segments::example::ledger;
    use crate::settings::{Member, Merge, Settings};
    use serde_json::{Value, json};

    const LINES: &str = "Acme 2024-01-01 70\nACME 2024-01-02 20\nACME 2024-01-03 5\nBolt 2024-01-04 4\nCord 2024-01-05 1";

    /// ACME is merged into Acme; Bolt and Cord are a group.
    fn decided() -> Settings {
        let mut settings = Settings::default();
        settings.customers.merges = vec![Merge {
            from: "ACME".into(),
            into: "Acme".into(),
        }];
        let member = |customer: &str| Member {
            customer: customer.into(),
            group: "Holding".into(),
        };
        settings.customers.groups = ["Bolt", "Cord"].map(member).to_vec();
        settings
    }

    fn analysed() -> (Ledger, Analysis) {
        let mut ledger = ledger(LINES);
        ledger.follow(&decided().customers);
        let analysis = Analysis::new(&ledger, decided());
        (ledger, analysis)
    }

    #[test]
    fn the_merges_in_force_are_listed_with_what_they_moved() {
        let (ledger, analysis) = analysed();
        let expected = json!([{"id": 0, "label": "Acme", "names": [
            {"key": "Acme", "label": "Acme", "transactions": 1, "revenue": "70"},
            {"key": "ACME", "label": "ACME", "transactions": 2, "revenue": "25"},
        ]}]);
        let overview = serde_json::to_value(analysis.overview(&ledger)).unwrap();
        let summary = serde_json::to_value(analysis.summary(&ledger, json!({}))).unwrap();
        assert_eq!(
            (&overview["merges"], &summary["merges"]),
            (&expected, &expected)
        );
        let acme = serde_json::to_value(analysis.customer(&ledger, 0).unwrap()).unwrap();
        assert_eq!(acme["names"], expected[0]["names"]);
        assert!(
            analysis.customer(&ledger, 1).is_none(),
            "ACME is no customer now"
        );
    }

    #[test]
    fn a_group_is_listed_with_its_members_and_its_share() {
        let (ledger, analysis) = analysed();
        let expected = json!({"name": "Holding", "value": 5.0, "share": 0.05, "customers": [
            {"id": 2, "label": "Bolt", "value": 4.0}, {"id": 3, "label": "Cord", "value": 1.0},
        ]});
        let overview = serde_json::to_value(analysis.overview(&ledger)).unwrap();
        assert_eq!(overview["groups"], json!([expected]));
        let cord = serde_json::to_value(analysis.customer(&ledger, 3).unwrap()).unwrap();
        assert_eq!(cord["group"], expected);
        let acme = serde_json::to_value(analysis.customer(&ledger, 0).unwrap()).unwrap();
        assert_eq!(acme["group"], Value::Null);
    }

    #[test]
    fn where_nothing_is_decided_the_summary_says_nothing_of_it() {
        let ledger = ledger(LINES);
        let analysis = Analysis::new(&ledger, Settings::default());
        let summary = serde_json::to_value(analysis.summary(&ledger, json!({}))).unwrap();
        assert_eq!((summary.get("merges"), summary.get("groups")), (None, None));
    }

    #[test]
    fn names_that_look_alike_are_those_of_the_files_merged_or_not() {
        let (merged, _) = analysed();
        let report = |ledger: &Ledger, limit| {
            let report = AlikeReport::new(ledger, &suggestions(ledger), limit);
            serde_json::to_value(report).unwrap()
        };
        let expected = json!({"total": 1, "revenue": 100.0, "sets": [{
            "keep": {"key": "Acme", "label": "Acme", "transactions": 1, "revenue": "70"},
            "others": [{"key": "ACME", "label": "ACME", "transactions": 2, "revenue": "25",
                "moves": 25.0, "difference": "case", "confidence": "high"}],
        }]});
        assert_eq!(report(&merged, 10), expected);
        assert_eq!(report(&ledger(LINES), 10), expected);
        assert_eq!(report(&merged, 0)["sets"], json!([]));
    }
}
