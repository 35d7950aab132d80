//! How far a customer is from the border of its ABC class, in exact money.

use super::abc::{Abc, Rule, Standing, Whole};
use crate::money::Money;

/// By how much a customer's own value must change for its class to change, the others unchanged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Margin {
    /// The least it must lose to fall a class; `None` when it stays down to nothing.
    pub down: Option<Money>,
    /// The least it must win to rise a class; `None` when no amount does it.
    pub up: Option<Money>,
}

/// The margin of the customer at a place of the ranking; `values` are in descending order.
///
/// The total and the ties change with the value, as the rule says. Only the
/// borders between A, B and C count: L and none have no margin. Computed limits
/// are held at their ranks.
pub fn margin(values: &[Money], place: usize, rule: Rule) -> Margin {
    let Some(others) = Others::new(values, place) else {
        return Margin::default();
    };
    let own = others.own;
    let class = |value: i128| others.class(Money(value), &rule);
    let now = class(own.0);
    if own <= Money::ZERO {
        return Margin::default();
    }
    let falls = |value| class(value) > now;
    let rises = |value| class(value) < now;
    let pieces = Pieces::of(&rule, &others);
    Margin {
        down: first_where(pieces.below(), falls).map(|value| own - Money(value)),
        up: first_where(pieces.above(), rises).map(|value| Money(value) - own),
    }
}

/// All positive values but one, with their running sums.
struct Others {
    own: Money,
    /// In descending order.
    values: Vec<Money>,
    /// The sum of the first 0, 1, 2 … of them.
    sums: Vec<Money>,
    /// The sum of all values but one, the negative ones included.
    net: Money,
}

impl Others {
    fn new(values: &[Money], place: usize) -> Option<Others> {
        let own = *values.get(place)?;
        let positive = super::abc::positive(values).iter().enumerate();
        let others: Vec<Money> = positive
            .filter(|&(at, _)| at != place)
            .map(|(_, &value)| value)
            .collect();
        let mut sum = Money::ZERO;
        let running = others.iter().map(|&value| {
            sum += value;
            sum
        });
        Some(Others {
            own,
            sums: std::iter::once(Money::ZERO).chain(running).collect(),
            net: values.iter().copied().sum::<Money>() - own,
            values: others,
        })
    }

    /// The class that the customer would have with this positive value.
    fn class(&self, value: Money, rule: &Rule) -> Abc {
        let ahead = self.values.partition_point(|&other| other > value);
        let upto = self.values.partition_point(|&other| other >= value);
        let standing = Standing {
            value,
            ahead,
            before: self.sums.get(ahead).copied().unwrap_or_default(),
            ties: upto - ahead + 1,
        };
        let whole = Whole {
            customers: self.values.len() + 1,
            positive: self.sums.last().copied().unwrap_or_default() + value,
            net: self.net + value,
        };
        rule.class(&standing, &whole)
    }
}

/// Stretches of values from near to far. Within each the class only gets better, or only worse.
struct Pieces<'a> {
    others: &'a Others,
    /// Whether a larger value never has a worse class; one piece then is enough.
    is_monotone: bool,
    /// A value above which the class no longer gets better.
    ceiling: i128,
}

impl Pieces<'_> {
    fn of<'a>(rule: &Rule, others: &'a Others) -> Pieces<'a> {
        let largest = others.values.first().copied().unwrap_or_default();
        let asked = match *rule {
            Rule::Amount { a, b } => a.max(b).unwrap_or_default(),
            _ => Money::ZERO,
        };
        Pieces {
            others,
            is_monotone: !matches!(
                rule,
                Rule::Share {
                    exclusive: true,
                    ..
                }
            ),
            ceiling: largest.max(asked).max(others.own).0.saturating_add(1),
        }
    }

    fn below(&self) -> Vec<(i128, i128)> {
        let own = self.others.own.0;
        let smaller = self.others.values.iter().filter(|other| other.0 < own);
        let mut bounds: Vec<i128> = self.stops(smaller);
        bounds.dedup();
        let mut near = own - 1;
        let mut pieces = Vec::with_capacity(2 * bounds.len() + 1);
        for bound in bounds {
            pieces.extend([(near, bound + 1), (bound, bound)]);
            near = bound - 1;
        }
        pieces.push((near, 1));
        pieces.retain(|(near, far)| near >= far);
        pieces
    }

    fn above(&self) -> Vec<(i128, i128)> {
        let own = self.others.own.0;
        let larger = self
            .others
            .values
            .iter()
            .rev()
            .filter(|other| other.0 >= own);
        let mut bounds: Vec<i128> = self.stops(larger);
        bounds.dedup();
        let mut near = own + 1;
        let mut pieces = Vec::with_capacity(2 * bounds.len() + 1);
        for bound in bounds {
            pieces.extend([(near, bound - 1), (bound.max(near), bound)]);
            near = near.max(bound + 1);
        }
        pieces.push((near, self.ceiling));
        pieces.retain(|(near, far)| near <= far);
        pieces
    }

    /// Where one piece ends and the next begins: at every other value, unless one piece is enough.
    fn stops<'b>(&self, others: impl Iterator<Item = &'b Money>) -> Vec<i128> {
        match self.is_monotone {
            true => Vec::new(),
            false => others.map(|other| other.0).collect(),
        }
    }
}

/// The first value, from near to far, for which it holds.
fn first_where(pieces: Vec<(i128, i128)>, holds: impl Fn(i128) -> bool) -> Option<i128> {
    pieces.into_iter().find_map(|(near, far)| {
        if holds(near) {
            Some(near)
        } else {
            holds(far).then(|| border(near, far, &holds))
        }
    })
}

/// The nearest value for which it holds, where it does not hold at `near` but does at `far`.
fn border(mut near: i128, mut far: i128, holds: impl Fn(i128) -> bool) -> i128 {
    while near.abs_diff(far) > 1 {
        let middle = near + (far - near) / 2;
        if holds(middle) {
            far = middle;
        } else {
            near = middle;
        }
    }
    far
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{AbcBy, AbcRule, AbcSettings, Denominator};

    fn settings(rule: AbcRule, by: AbcBy, denominator: Denominator) -> AbcSettings {
        AbcSettings {
            rule,
            by,
            denominator,
            a_amount: "12".into(),
            b_amount: "5".into(),
            ..AbcSettings::default()
        }
    }

    /// The class of one value among others, by ranking all of them anew.
    fn class(values: &[Money], place: usize, value: Money, rule: Rule) -> Abc {
        let mut changed = values.to_vec();
        changed[place] = value;
        let others = Others::new(&changed, place).unwrap();
        let mut sorted = changed.clone();
        sorted.sort_unstable_by(|one, other| other.cmp(one));
        let at = sorted.iter().position(|&other| other == value).unwrap();
        let ties = sorted.iter().filter(|&&other| other == value).count();
        let standing = Standing {
            value,
            ahead: at,
            before: sorted[..at].iter().copied().sum(),
            ties,
        };
        let whole = Whole {
            customers: sorted.iter().filter(|&&value| value > Money::ZERO).count(),
            positive: sorted.iter().copied().map(Money::positive).sum(),
            net: sorted.iter().copied().sum(),
        };
        let slow = rule.class(&standing, &whole);
        assert_eq!(slow, others.class(value, &rule));
        slow
    }

    /// The margin found by trying every value.
    fn tried(values: &[Money], place: usize, rule: Rule) -> Margin {
        let own = values[place].0;
        if own <= 0 {
            return Margin::default();
        }
        let class = |value| class(values, place, Money(value), rule);
        let now = class(own);
        Margin {
            down: (1..own)
                .rev()
                .find(|&value| class(value) > now)
                .map(|value| Money(own - value)),
            up: (own..400)
                .find(|&value| class(value) < now)
                .map(|value| Money(value - own)),
        }
    }

    #[test]
    fn the_margin_is_what_trying_every_value_finds() {
        let lists: [&[i128]; 6] = [
            &[100, 60, 30, 20, 15, 10, 8, 5, 4, 3],
            &[40, 20, 20, 20, 20, 5, 5, 1, 0, -10],
            &[85, 6, 4, 3, 2],
            &[30],
            &[9, 9, 9, -40],
            &[50, 1, 1, 1, 1, 1, 1, 1],
        ];
        for values in lists {
            let values: Vec<Money> = values.iter().copied().map(Money).collect();
            for rule in [AbcRule::Inclusive, AbcRule::Exclusive, AbcRule::Computed] {
                for by in [AbcBy::Share, AbcBy::Customers, AbcBy::Amount] {
                    for denominator in [Denominator::Positive, Denominator::Net] {
                        let settings = settings(rule, by, denominator);
                        let rule = Rule::new(&values, &settings, 0).unwrap_or_default();
                        for place in 0..values.len() {
                            assert_eq!(
                                margin(&values, place, rule),
                                tried(&values, place, rule),
                                "{values:?} at {place} by {rule:?}"
                            );
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn the_total_moves_with_the_customer() {
        let values = [Money(70), Money(20), Money(6), Money(4)];
        let margin = margin(&values, 2, Rule::default());
        assert_eq!(
            margin.up,
            Some(Money(13)),
            "at 19 those ahead hold 90 of 113"
        );
    }

    #[test]
    fn a_class_without_a_smallest_amount_cannot_be_reached() {
        let values = [Money(70), Money(20)];
        let only_b = Rule::Amount {
            a: None,
            b: Some(Money(50)),
        };
        let [large, small] = [0, 1].map(|place| margin(&values, place, only_b));
        assert_eq!((large.down, large.up), (Some(Money(21)), None));
        assert_eq!((small.down, small.up), (None, Some(Money(30))));
    }

    #[test]
    fn a_place_that_does_not_exist_has_no_margin() {
        assert_eq!(margin(&[], 0, Rule::default()), Margin::default());
    }
}
