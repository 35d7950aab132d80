//! Key customers, and of which type they are as far as the file can tell.
//!
//! A customer of a group counts with all of the group where its share of the total is
//! looked at, as long as it brings something itself: entities under common control are
//! one customer (IFRS 8.34).
//!
//! Breadwinners and prospective customers follow from the file. Image-makers and
//! experts are people's judgement and are marked by the user.

use super::abc::Abc;
use super::exact::{Wide, is_below};
use super::facts::{CustomerFacts, Facts};
use super::group::{GroupSum, Groups};
use super::loss::State;
use super::view::View;
use crate::calendar::Day;
use crate::money::Money;
use crate::settings::{KeySettings, Percent};
use serde::Serialize;
use std::cmp::Ordering;

/// The type of a customer, as far as the file can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum KeyType {
    /// Neither.
    None,
    /// Brings a large share of the profit (of the revenue where no profit is known).
    Breadwinner,
    /// Has not bought for long, and brings much per day or more and more.
    Prospective,
}

impl KeyType {
    /// All of them, in the order of their codes.
    pub const ALL: [KeyType; 3] = [KeyType::None, KeyType::Breadwinner, KeyType::Prospective];

    /// The name of the type in data: `breadwinner`.
    pub fn code(self) -> &'static str {
        match self {
            KeyType::None => "none",
            KeyType::Breadwinner => "breadwinner",
            KeyType::Prospective => "prospective",
        }
    }
}

/// What decides about key customers, made once for all of them.
#[derive(Clone, Debug)]
pub struct KeyRule {
    settings: KeySettings,
    as_of: Day,
    total: Money,
    bread: Bread,
    top_rate: Option<Rate>,
    groups: Groups,
    group_sums: Vec<GroupSum>,
}

/// What breadwinners bring a share of: the positive profits, or the positive revenues where no profit is known.
#[derive(Clone, Copy, Debug)]
struct Bread {
    is_profit: bool,
    total: Money,
}

/// Value per day since the first occasion.
#[derive(Clone, Copy, Debug)]
struct Rate {
    value: u128,
    days: u128,
}

impl KeyRule {
    /// The rule for these customers.
    pub fn new(facts: &Facts, view: &View, settings: &KeySettings) -> KeyRule {
        let as_of = view.as_of;
        let totals = &facts.totals;
        let is_profit = facts.by_profit.is_some();
        KeyRule {
            settings: settings.clone(),
            as_of,
            total: totals.positive_value,
            bread: Bread {
                is_profit,
                total: if is_profit {
                    totals.positive_profit
                } else {
                    totals.positive_revenue
                },
            },
            top_rate: top_rate(&facts.customers, as_of, settings.run_rate_top),
            group_sums: view.groups.sums(&facts.customers),
            groups: view.groups.clone(),
        }
    }

    /// The type of a customer. One that counts as lost is no prospect \[own\].
    pub fn key_type(&self, customer: &CustomerFacts, state: State) -> KeyType {
        if self.is_breadwinner(customer) {
            KeyType::Breadwinner
        } else if state != State::Lost && self.is_prospective(customer) {
            KeyType::Prospective
        } else {
            KeyType::None
        }
    }

    /// Whether a customer is a key customer: in A by the measure or by profit, with a large share of
    /// the positive total (its group's, where it has one), or a breadwinner.
    pub fn is_key(&self, customer: &CustomerFacts, classes: [Abc; 2], key_type: KeyType) -> bool {
        let shared = self.group_of(customer).map(|group| group.value);
        classes.contains(&Abc::A)
            || key_type == KeyType::Breadwinner
            || reaches(customer.value, shared, self.settings.share, self.total)
    }

    fn is_breadwinner(&self, customer: &CustomerFacts) -> bool {
        let group = self.group_of(customer);
        let (own, shared) = match self.bread.is_profit {
            true => (customer.profit, group.map(|group| group.profit)),
            false => (customer.revenue, group.map(|group| group.revenue)),
        };
        reaches(
            own,
            shared,
            self.settings.breadwinner_share,
            self.bread.total,
        )
    }

    fn group_of(&self, customer: &CustomerFacts) -> Option<&GroupSum> {
        self.group_sums.get(self.groups.of(customer.id)?)
    }

    /// Known for at most so many months, at least two occasions, and either among the top by value per
    /// day or rising.
    fn is_prospective(&self, customer: &CustomerFacts) -> bool {
        customer.occasions as usize >= KeySettings::PROSPECTIVE_OCCASIONS
            && self.is_young(customer)
            && (self.is_among_the_top(customer) || is_rising(customer))
    }

    fn is_young(&self, customer: &CustomerFacts) -> bool {
        let months = i64::from(self.settings.prospective_months);
        customer.known_since.is_some_and(|since| {
            12 * (i64::from(self.as_of.0) - i64::from(since.0)) <= months * 365
        })
    }

    fn is_among_the_top(&self, customer: &CustomerFacts) -> bool {
        match (rate(customer, self.as_of), self.top_rate) {
            (Some(own), Some(least)) => own.compare(&least).is_ge(),
            _ => false,
        }
    }
}

/// Whether a positive part, or what it shares in, is at least so much of the whole.
fn reaches(part: Money, shared: Option<Money>, share: Percent, whole: Money) -> bool {
    let counted = shared.unwrap_or(part);
    part > Money::ZERO && counted > Money::ZERO && !is_below(counted, share, whole)
}

/// Whether the revenue of the second half of the customer's own days is at least 1.25 times that of the first.
fn is_rising(customer: &CustomerFacts) -> bool {
    let by = KeySettings::RISING.thousandths().unsigned_abs();
    let scaled = |amount: Money, by: u128| Wide::product(amount.positive().0.unsigned_abs(), by);
    customer.occasions as usize >= KeySettings::RISING_OCCASIONS
        && customer.second_half > Money::ZERO
        && scaled(customer.second_half, 1_000) >= scaled(customer.first_half, by)
}

/// The smallest rate that belongs to the top: fewer than this share of the customers with a positive
/// value have a larger one. `None` when there is none.
fn top_rate(customers: &[CustomerFacts], as_of: Day, top: Percent) -> Option<Rate> {
    let mut rates: Vec<Rate> = customers
        .iter()
        .filter_map(|customer| rate(customer, as_of))
        .collect();
    let inside = (rates.len() as i128 * top.millionths() + Percent::WHOLE - 1) / Percent::WHOLE;
    let last = usize::try_from(inside).ok()?.checked_sub(1)?;
    if last >= rates.len() {
        return None;
    }
    let (_, least, _) = rates.select_nth_unstable_by(last, |one, other| other.compare(one));
    Some(*least)
}

fn rate(customer: &CustomerFacts, as_of: Day) -> Option<Rate> {
    let first = customer.first_occasion?;
    (customer.value > Money::ZERO).then(|| Rate {
        value: customer.value.0.unsigned_abs(),
        days: (i64::from(as_of.0) - i64::from(first.0) + 1)
            .unsigned_abs()
            .into(),
    })
}

impl Rate {
    fn compare(&self, other: &Rate) -> Ordering {
        Wide::product(self.value, other.days).cmp(&Wide::product(other.value, self.days))
    }
}

#[cfg(test)]
mod tests {
    use super::super::example::{judged, ledger};
    use super::KeyType::{Breadwinner, None, Prospective};
    use super::*;
    use crate::settings::{Measure, Member, Settings};

    /// Type and whether it is a key customer.
    fn of(lines: &str, customer: &str, settings: &Settings) -> (KeyType, bool) {
        let verdict = judged(ledger(lines), settings).verdict(customer);
        (verdict.key_type, verdict.is_key)
    }

    #[test]
    fn a_tenth_of_the_revenue_makes_a_breadwinner_where_no_profit_is_known() {
        let lines =
            "a 2024-01-01 800\nb 2024-01-01 100\nc 2024-01-01 99\nd 2024-01-01 1\ne 2024-01-01 -50";
        let settings = Settings::default();
        assert_eq!(of(lines, "a", &settings), (Breadwinner, true));
        assert_eq!(
            of(lines, "b", &settings),
            (Breadwinner, true),
            "exactly 10 % of the positive total"
        );
        assert_eq!(of(lines, "c", &settings), (None, false));
        assert_eq!(of(lines, "e", &settings), (None, false));
    }

    #[test]
    fn where_profit_is_known_breadwinners_are_those_who_bring_it() {
        let lines = "a 2024-01-01 900 -20\nb 2024-01-01 50 90\nc 2024-01-01 50 9\nd 2024-01-01 1 1";
        let settings = Settings::default();
        assert_eq!(
            of(lines, "a", &settings),
            (None, true),
            "class A by revenue"
        );
        assert_eq!(
            of(lines, "b", &settings),
            (Breadwinner, true),
            "class A by profit"
        );
        assert_eq!(of(lines, "c", &settings), (None, false));
    }

    #[test]
    fn a_large_share_makes_a_key_customer_whatever_the_class() {
        let lines = "a 2024-01-01 85\nb 2024-01-01 12\nc 2024-01-01 3";
        let mut settings = Settings::default();
        settings.key.breadwinner_share = Percent::whole(90);
        assert_eq!(of(lines, "b", &settings), (None, true));
        settings.key.share = Percent::whole(20);
        assert_eq!(of(lines, "b", &settings), (None, false));
    }

    /// Type and whether it is a key customer, with b, c and e in a group.
    fn grouped(lines: &str, customer: &str) -> (KeyType, bool) {
        let member = |customer: &str| Member {
            customer: customer.into(),
            group: "Holding".into(),
        };
        let mut settings = Settings::default();
        settings.customers.groups = ["b", "c", "e"].map(member).to_vec();
        of(lines, customer, &settings)
    }

    #[test]
    fn the_members_of_a_group_count_as_one_customer() {
        let lines =
            "a 2024-01-01 890\nb 2024-01-01 60\nc 2024-01-01 40\nd 2024-01-01 10\ne 2024-01-01 0";
        assert_eq!(of(lines, "b", &Settings::default()), (None, false));
        assert_eq!(grouped(lines, "b"), (Breadwinner, true), "60 + 40 of 1000");
        assert_eq!(grouped(lines, "c"), (Breadwinner, true));
        assert_eq!(grouped(lines, "d"), (None, false), "not of the group");
        assert_eq!(grouped(lines, "e"), (None, false), "brings nothing itself");
    }

    #[test]
    fn a_group_that_returns_what_it_buys_is_small_together() {
        let lines = "a 2024-01-01 500\nf 2024-01-01 400\nb 2024-01-01 110\ne 2024-01-01 -60";
        assert_eq!(of(lines, "b", &Settings::default()), (Breadwinner, true));
        assert_eq!(grouped(lines, "b"), (None, false), "50 of 1010");
    }

    #[test]
    fn loss_making_is_flagged_whatever_the_measure() {
        let lines = "a 2024-01-01 900 -20\nb 2024-01-01 50 90\nc 2024-01-01 5 0";
        for measure in [Measure::Revenue, Measure::Profit, Measure::Occasions] {
            let settings = Settings {
                measure,
                ..Settings::default()
            };
            let judged = judged(ledger(lines), &settings);
            let flags = ["a", "b", "c"].map(|customer| judged.verdict(customer).is_loss_making);
            assert_eq!(flags, [true, false, false]);
        }
    }

    /// Five old customers of 100 a year each, and a young one with these lines.
    fn young(lines: &str) -> KeyType {
        let old: String = (0..50)
            .map(|i| format!("old{i} 2022-01-01 500\nold{i} 2024-12-31 500\n"))
            .collect();
        of(&format!("{old}{lines}"), "young", &Settings::default()).0
    }

    #[test]
    fn a_young_customer_that_brings_much_a_day_is_prospective() {
        assert_eq!(
            young("young 2024-06-01 250\nyoung 2024-07-01 250"),
            Prospective
        );
        assert_eq!(
            young("young 2024-06-01 500"),
            None,
            "one purchase is too few"
        );
        assert_eq!(
            young("young 2024-06-01 5\nyoung 2024-07-01 5"),
            None,
            "too little a day"
        );
        assert_eq!(
            young("young 2024-01-02 250\nyoung 2024-07-01 250"),
            Prospective,
            "364 days"
        );
        assert_eq!(
            young("young 2023-12-31 250\nyoung 2024-07-01 250"),
            None,
            "more than twelve months"
        );
    }

    #[test]
    fn customers_with_the_same_value_a_day_are_in_the_top_together() {
        let lines: String = ["a", "b", "c", "d", "e", "f"]
            .map(|name| format!("{name} 2024-06-01 5\n{name} 2024-07-01 5\n"))
            .concat();
        assert_eq!(
            of(
                &lines,
                "f",
                &Settings {
                    key: rates_only(),
                    ..Settings::default()
                }
            )
            .0,
            Prospective
        );
    }

    /// No share makes a breadwinner.
    fn rates_only() -> KeySettings {
        KeySettings {
            breadwinner_share: Percent::whole(100),
            ..KeySettings::default()
        }
    }

    #[test]
    fn a_lost_customer_is_no_prospect() {
        assert_eq!(
            young(
                "young 2024-03-01 250\nyoung 2024-03-02 250\nyoung 2024-03-03 250\nyoung 2024-03-04 250\nyoung 2024-03-05 250\nyoung 2024-03-06 250"
            ),
            None
        );
    }

    #[test]
    fn a_young_customer_that_buys_more_and_more_is_prospective() {
        assert_eq!(
            young("young 2024-10-01 4\nyoung 2024-10-02 4\nyoung 2024-12-01 5\nyoung 2024-12-02 5"),
            Prospective
        );
        assert_eq!(
            young("young 2024-10-01 4\nyoung 2024-10-02 4\nyoung 2024-12-01 5\nyoung 2024-12-02 4"),
            None
        );
        assert_eq!(
            young("young 2024-10-01 4\nyoung 2024-12-01 9\nyoung 2024-12-02 9"),
            None,
            "three are too few"
        );
    }
}
