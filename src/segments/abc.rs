//! ABC: how much of the value each customer brings.
//!
//! Customers are ranked by value, largest first. A customer is in A while those
//! ranked above it hold less than `a` of the total, in B while they hold less
//! than `b`, and in C after that. The customer that crosses a limit thus stays
//! above it, and A is never empty when anyone bought anything.
//!
//! The other rules answer the same question by the share up to and including the
//! customer, by the number of customers, by the customer's own value, or by
//! limits that follow from the data.

use super::computed_limits::computed_limits;
use super::exact::{is_below, is_within, share};
use crate::money::Money;
use crate::settings::{AbcBy, AbcRule, AbcSettings, Denominator, Percent};
use serde::Serialize;

/// How much a customer brings, the most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Abc {
    /// Most of the value.
    A,
    /// The middle.
    B,
    /// The rest.
    C,
    /// A negative value: a net returner by revenue, a loss-maker by profit.
    L,
    /// No value at all.
    #[serde(rename = "none")]
    None,
}

impl Abc {
    /// All of them, in the order of their codes.
    pub const ALL: [Abc; 5] = [Abc::A, Abc::B, Abc::C, Abc::L, Abc::None];

    /// The name of the class in data: `A`, `none`.
    pub fn code(self) -> &'static str {
        match self {
            Abc::A => "A",
            Abc::B => "B",
            Abc::C => "C",
            Abc::L => "L",
            Abc::None => "none",
        }
    }
}

/// The rule that the settings come to for a list of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// By share of the total.
    Share {
        /// Whether the customer's own value counts towards the share that is held against the limit.
        exclusive: bool,
        /// A ends here.
        a: Percent,
        /// B ends here.
        b: Percent,
        /// What 100 % is.
        denominator: Denominator,
    },
    /// By share of the number of customers with a positive value.
    Customers {
        /// Whether the customer itself counts towards the share that is held against the limit.
        exclusive: bool,
        /// A ends here.
        a: Percent,
        /// B ends here.
        b: Percent,
    },
    /// By the customer's own value.
    Amount {
        /// The smallest value in A; `None` leaves A empty.
        a: Option<Money>,
        /// The smallest value in B; `None` leaves B empty.
        b: Option<Money>,
    },
    /// By rank: the first `a` customers are in A, the first `b` in A or B. Equal values go up together.
    Ranks {
        /// How many customers are in A.
        a: usize,
        /// How many customers are in A or B.
        b: usize,
    },
}

/// Where a value stands among all values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The value itself.
    pub value: Money,
    /// How many values are strictly larger.
    pub ahead: usize,
    /// The sum of those.
    pub before: Money,
    /// How many values are equal, itself included.
    pub ties: usize,
}

/// What the limits are shares of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Whole {
    /// How many values are positive.
    pub customers: usize,
    /// The sum of the positive values.
    pub positive: Money,
    /// The sum of all values.
    pub net: Money,
}

impl Whole {
    fn new(values: &[Money]) -> Whole {
        Whole {
            customers: positive(values).len(),
            positive: positive(values).iter().copied().sum(),
            net: values.iter().copied().sum(),
        }
    }

    /// The sum that is 100 %.
    pub fn total(&self, denominator: Denominator) -> Money {
        match denominator {
            Denominator::Positive => self.positive,
            Denominator::Net => self.net,
        }
    }
}

impl Default for Rule {
    /// The customary rule: inclusive, 80 % and 95 % of the positive total.
    fn default() -> Rule {
        let AbcSettings {
            a, b, denominator, ..
        } = AbcSettings::default();
        Rule::Share {
            exclusive: false,
            a,
            b,
            denominator,
        }
    }
}

impl Rule {
    /// The rule for these values, which are in descending order and have this number of decimals.
    ///
    /// `None` when the limits are to be computed and the values do not allow it.
    /// Computed limits look at shares of the positive values only, whatever the other options are.
    pub fn new(values: &[Money], settings: &AbcSettings, decimals: u8) -> Option<Rule> {
        let (a, b) = (settings.a, settings.b);
        let exclusive = settings.rule == AbcRule::Exclusive;
        if settings.rule == AbcRule::Computed {
            return computed_limits(positive(values)).map(|(a, b)| Rule::Ranks { a, b });
        }
        Some(match settings.by {
            AbcBy::Share => Rule::Share {
                exclusive,
                a,
                b,
                denominator: settings.denominator,
            },
            AbcBy::Customers => Rule::Customers { exclusive, a, b },
            AbcBy::Amount => Rule::Amount {
                a: Money::reaching(settings.a_amount.trim(), decimals),
                b: Money::reaching(settings.b_amount.trim(), decimals),
            },
        })
    }

    /// The class of a value. Negative is L, zero is none, whatever the rule.
    pub fn class(&self, standing: &Standing, whole: &Whole) -> Abc {
        if standing.value < Money::ZERO {
            Abc::L
        } else if standing.value == Money::ZERO {
            Abc::None
        } else if self.reaches_a(standing, whole) {
            Abc::A
        } else if self.reaches_b(standing, whole) {
            Abc::B
        } else {
            Abc::C
        }
    }

    /// What 100 % is where shares are shown: what was asked for unless the rule has its own.
    fn denominator(&self, asked: Denominator) -> Denominator {
        match *self {
            Rule::Share { denominator, .. } => denominator,
            Rule::Ranks { .. } => Denominator::Positive,
            Rule::Customers { .. } | Rule::Amount { .. } => asked,
        }
    }

    fn reaches_a(&self, standing: &Standing, whole: &Whole) -> bool {
        match *self {
            Rule::Share { a, .. } | Rule::Customers { a, .. } => self.is_inside(a, standing, whole),
            Rule::Amount { a, .. } => a.is_some_and(|a| standing.value >= a),
            Rule::Ranks { a, .. } => standing.ahead < a,
        }
    }

    fn reaches_b(&self, standing: &Standing, whole: &Whole) -> bool {
        match *self {
            Rule::Share { b, .. } | Rule::Customers { b, .. } => self.is_inside(b, standing, whole),
            Rule::Amount { b, .. } => b.is_some_and(|b| standing.value >= b),
            Rule::Ranks { b, .. } => standing.ahead < b,
        }
    }

    fn is_inside(&self, limit: Percent, standing: &Standing, whole: &Whole) -> bool {
        let (exclusive, before, own, total) = match *self {
            Rule::Share {
                exclusive,
                denominator,
                ..
            } => {
                let own = Money(standing.value.0.saturating_mul(standing.ties as i128));
                (exclusive, standing.before, own, whole.total(denominator))
            }
            Rule::Customers { exclusive, .. } => (
                exclusive,
                count(standing.ahead),
                count(standing.ties),
                count(whole.customers),
            ),
            Rule::Amount { .. } | Rule::Ranks { .. } => return false,
        };
        if exclusive {
            is_within(before + own, limit, total)
        } else {
            is_below(before, limit, total)
        }
    }
}

/// The classes of all values and what led to them.
#[derive(Clone, Debug, Default)]
pub struct Ranking {
    /// The rule in force.
    pub rule: Rule,
    /// Whether the limits were to be computed but the values do not allow it; the customary rule is then in force.
    pub not_computable: bool,
    /// Where each value stands, in the order of the values.
    pub standings: Vec<Standing>,
    /// The class of each value.
    pub classes: Vec<Abc>,
    /// What the limits are shares of.
    pub whole: Whole,
    /// What 100 % is.
    pub denominator: Denominator,
    /// The sum that is 100 %.
    pub total: Money,
}

impl Ranking {
    /// Ranks values that are in descending order.
    ///
    /// Equal values share a class. No value at all gives no class at all.
    pub fn new(values: &[Money], settings: &AbcSettings, decimals: u8) -> Ranking {
        let asked = Rule::new(values, settings, decimals);
        let rule = asked.unwrap_or_default();
        let whole = Whole::new(values);
        let standings = standings(values);
        let classes = standings
            .iter()
            .map(|standing| rule.class(standing, &whole));
        let denominator = rule.denominator(settings.denominator);
        Ranking {
            rule,
            not_computable: asked.is_none(),
            classes: classes.collect(),
            standings,
            whole,
            denominator,
            total: whole.total(denominator),
        }
    }

    /// The limits in force in percent; of the number of customers where they are counted in that;
    /// the shares that the last customer of A and of B reach where they follow from the data;
    /// `None` when the customer's own value decides.
    pub fn limits(&self) -> Option<(f64, f64)> {
        match self.rule {
            Rule::Share { a, b, .. } | Rule::Customers { a, b, .. } => Some((a.into(), b.into())),
            Rule::Ranks { .. } => Some((self.reached(Abc::A), self.reached(Abc::B))),
            Rule::Amount { .. } => None,
        }
    }

    /// Percent of the positive total that the customers up to this class hold together.
    fn reached(&self, class: Abc) -> f64 {
        let ranked = self.standings.iter().zip(&self.classes);
        let upto = ranked.take_while(|&(_, &own)| own <= class);
        let sum: Money = upto.map(|(standing, _)| standing.value).sum();
        100.0 * share(sum, self.whole.positive)
    }
}

/// Where each value stands; `values` are in descending order.
fn standings(values: &[Money]) -> Vec<Standing> {
    let mut standings = Vec::with_capacity(values.len());
    let mut next = Standing {
        value: Money::ZERO,
        ahead: 0,
        before: Money::ZERO,
        ties: 0,
    };
    for equal in values.chunk_by(|one, other| one == other) {
        next.value = equal.first().copied().unwrap_or_default();
        next.ties = equal.len();
        standings.resize(standings.len() + equal.len(), next);
        next.ahead += equal.len();
        next.before += equal.iter().copied().sum();
    }
    standings
}

/// The positive ones of values in descending order.
pub fn positive(values: &[Money]) -> &[Money] {
    let count = values.partition_point(|&value| value > Money::ZERO);
    values.get(..count).unwrap_or_default()
}

fn count(customers: usize) -> Money {
    Money(customers as i128)
}

#[cfg(test)]
mod tests {
    use super::Abc::{A, B, C, L, None};
    use super::*;

    const TEN: [i128; 10] = [100, 60, 30, 20, 15, 10, 8, 5, 4, 3];

    fn classes(values: &[i128], settings: &AbcSettings) -> Vec<Abc> {
        let values: Vec<Money> = values.iter().copied().map(Money).collect();
        Ranking::new(&values, settings, 2).classes
    }

    fn inclusive() -> AbcSettings {
        AbcSettings::default()
    }

    fn exclusive() -> AbcSettings {
        AbcSettings {
            rule: AbcRule::Exclusive,
            ..AbcSettings::default()
        }
    }

    fn by_amount(a: &str, b: &str) -> AbcSettings {
        AbcSettings {
            by: AbcBy::Amount,
            a_amount: a.into(),
            b_amount: b.into(),
            ..AbcSettings::default()
        }
    }

    #[test]
    fn the_customer_that_crosses_a_limit_stays_above_it() {
        assert_eq!(classes(&[70, 20, 6, 4], &inclusive()), [A, A, B, C]);
        assert_eq!(classes(&[85, 6, 4, 3, 2], &inclusive()), [A, B, B, C, C]);
        assert_eq!(classes(&TEN, &inclusive()), [A, A, A, A, B, B, B, C, C, C]);
    }

    #[test]
    fn exclusive_puts_the_customer_that_crosses_a_limit_below_it() {
        assert_eq!(classes(&[85, 6, 4, 3, 2], &exclusive()), [B, B, B, C, C]);
        assert_eq!(classes(&[100], &exclusive()), [C]);
    }

    #[test]
    fn a_share_that_equals_the_limit_ends_the_class() {
        assert_eq!(classes(&[80, 15, 5], &inclusive()), [A, B, C]);
        assert_eq!(classes(&[80, 15, 5], &exclusive()), [A, B, C]);
    }

    #[test]
    fn equal_values_share_a_class() {
        assert_eq!(classes(&[1; 7], &inclusive()), [A; 7]);
        assert_eq!(
            classes(&[50, 20, 20, 20, 1, 1], &inclusive()),
            [A, A, A, A, C, C]
        );
        assert_eq!(classes(&[1; 7], &exclusive()), [C; 7]);
    }

    #[test]
    fn negative_is_l_and_zero_has_no_class_and_neither_counts() {
        assert_eq!(
            classes(&[80, 15, 5, 0, -500], &inclusive()),
            [A, B, C, None, L]
        );
        assert_eq!(classes(&[0, -1], &inclusive()), [None, L]);
        assert_eq!(classes(&[], &inclusive()), []);
    }

    #[test]
    fn of_the_net_total_the_positive_ones_reach_a_limit_sooner() {
        let net = AbcSettings {
            denominator: Denominator::Net,
            ..AbcSettings::default()
        };
        assert_eq!(classes(&[60, 20, 15, 5, -20], &net), [A, A, C, C, L]);
        assert_eq!(
            classes(&[60, 20, 15, 5, -20], &inclusive()),
            [A, A, B, C, L]
        );
    }

    #[test]
    fn a_net_total_that_is_not_positive_leaves_only_the_largest_in_a() {
        let net = AbcSettings {
            denominator: Denominator::Net,
            ..AbcSettings::default()
        };
        assert_eq!(classes(&[60, 60, 15, -500], &net), [A, A, C, L]);
    }

    #[test]
    fn limits_by_customers_count_heads() {
        let heads = AbcSettings {
            by: AbcBy::Customers,
            a: Percent::whole(20),
            b: Percent::whole(50),
            ..AbcSettings::default()
        };
        assert_eq!(classes(&TEN, &heads), [A, A, B, B, B, C, C, C, C, C]);
        let exclusive = AbcSettings {
            rule: AbcRule::Exclusive,
            ..heads
        };
        assert_eq!(classes(&[9, 7, 7, 3], &exclusive), [B, C, C, C]);
        assert_eq!(classes(&TEN, &exclusive), [A, A, B, B, B, C, C, C, C, C]);
    }

    #[test]
    fn limits_by_amount_look_at_the_customer_alone() {
        assert_eq!(
            classes(&[200, 100, 99, 50, 49, 0, -1], &by_amount("1", "0.5")),
            [A, A, B, B, C, None, L]
        );
        assert_eq!(classes(&[101, 100], &by_amount("1.001", "1")), [A, B]);
    }

    #[test]
    fn without_a_smallest_amount_nobody_is_in_the_class() {
        assert_eq!(classes(&[2, 1, 0], &by_amount("", "")), [C, C, None]);
        assert_eq!(classes(&[200, 149], &by_amount(" 1.5 ", "")), [A, C]);
        assert_eq!(classes(&[200, 149], &by_amount("", "1.5")), [B, C]);
        assert_eq!(classes(&[200], &by_amount("-3", "one")), [C]);
        assert_eq!(classes(&[200], &by_amount(&"9".repeat(60), "1")), [B]);
    }

    #[test]
    fn computed_limits_fall_back_to_the_customary_rule() {
        let computed = AbcSettings {
            rule: AbcRule::Computed,
            a: Percent::whole(1),
            ..AbcSettings::default()
        };
        let values = [Money(90), Money(5)];
        let ranking = Ranking::new(&values, &computed, 0);
        assert!(ranking.not_computable);
        assert_eq!(ranking.classes, [A, B]);
        assert_eq!(ranking.limits(), Some((80.0, 95.0)));
        let ranking = Ranking::new(&TEN.map(Money), &computed, 0);
        assert_eq!(ranking.classes, [A, A, A, B, C, C, C, C, C, C]);
        let (a, b) = ranking.limits().unwrap();
        assert!((a - 190.0 / 2.55).abs() < 1e-12 && (b - 210.0 / 2.55).abs() < 1e-12);
    }
}
