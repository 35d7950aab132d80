//! What every report is made from.

use crate::ledger::Ledger;
use crate::money::Money;
use crate::segments::exact::share;
use crate::segments::{CustomerFacts, Facts, Judgement, Verdict, View};
use crate::settings::{AbcBy, AbcRule, Settings};

/// A ledger, its facts and the judgement on them.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    pub ledger: &'a Ledger,
    pub settings: &'a Settings,
    pub view: &'a View,
    pub facts: &'a Facts,
    pub judgement: &'a Judgement,
}

impl<'a> Sources<'a> {
    /// All customers with the verdicts on them, largest value first.
    pub fn customers(
        &self,
    ) -> impl Iterator<Item = (&'a CustomerFacts, &'a Verdict)> + Clone + use<'a> {
        self.facts.customers.iter().zip(&self.judgement.verdicts)
    }

    /// An amount of the measure as a number.
    pub fn value(&self, amount: Money) -> f64 {
        amount.to_f64(self.view.decimals)
    }

    /// An amount of the measure as an exact decimal.
    pub fn exact(&self, amount: Money) -> String {
        amount.display(self.view.decimals).to_string()
    }

    /// A revenue as a number.
    pub fn revenue(&self, amount: Money) -> f64 {
        amount.to_f64(self.facts.revenue_decimals)
    }

    /// A profit as a number.
    pub fn profit(&self, amount: Money) -> f64 {
        amount.to_f64(self.facts.profit_decimals)
    }

    /// Whether the file says what profit the customers bring.
    pub fn knows_profit(&self) -> bool {
        self.facts.by_profit.is_some()
    }

    /// The ABC rule in force and what its limits are counted in: those asked for, or the
    /// customary ones where the limits were to be computed and could not be. Limits that
    /// are computed are shares, whatever else was asked for.
    pub fn rule(&self) -> (AbcRule, AbcBy) {
        match (self.settings.abc.rule, self.settings.abc.by) {
            _ if self.judgement.ranking.not_computable => (AbcRule::Inclusive, AbcBy::Share),
            (AbcRule::Computed, _) => (AbcRule::Computed, AbcBy::Share),
            asked => asked,
        }
    }

    /// A value as a share of what is 100 %; `None` when that is not positive.
    pub fn known_share(&self, value: Money) -> Option<f64> {
        let total = self.judgement.ranking.total;
        (total > Money::ZERO).then(|| share(value, total))
    }

    /// The same; not a number (NaN) when what is 100 % is not positive.
    pub fn share(&self, value: Money) -> f64 {
        self.known_share(value).unwrap_or(f64::NAN)
    }

    /// The name to show for a customer.
    pub fn label(&self, customer: &CustomerFacts) -> &'a str {
        self.ledger.label(customer.id as usize)
    }

    /// How the customer's value changed over the comparison: 0.1 is 10 % more.
    ///
    /// Infinite when there was nothing before; not a number without a comparison,
    /// without a value in both stretches, or with a negative one before.
    pub fn change(&self, customer: &CustomerFacts) -> f64 {
        let (current, previous) = (customer.current, customer.previous);
        if previous == Money::ZERO && current > Money::ZERO {
            f64::INFINITY
        } else {
            growth(current, previous).unwrap_or(f64::NAN)
        }
    }
}

/// How much more than before, as a ratio; `None` when there was nothing, or less than nothing, before.
pub fn growth(current: Money, previous: Money) -> Option<f64> {
    (previous > Money::ZERO).then(|| (current - previous).0 as f64 / previous.0 as f64)
}
