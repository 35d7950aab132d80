//! All customers, a column per figure: how long lists cross to the page.

use super::sources::Sources;
use crate::segments::spark::SPARK;
use crate::segments::{CustomerFacts, Verdict};

/// One entry per customer with a transaction in the window, in every column:
/// largest value first, then by label, then by key.
///
/// What is not known is not a number (NaN).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Columns {
    /// How many customers.
    pub count: usize,
    /// The number of the customer in the ledger.
    pub id: Vec<u32>,
    /// The names to show, each ended by a line feed, which a name itself never holds.
    pub labels: String,
    /// The identifying texts, in the same form.
    pub keys: String,
    /// The measure in force.
    pub value: Vec<f64>,
    /// Net revenue.
    pub revenue: Vec<f64>,
    /// Profit.
    pub profit: Vec<f64>,
    /// Share of the total; NaN where that is not positive.
    pub share: Vec<f64>,
    /// Share of the total held by customers with a strictly larger value.
    pub before: Vec<f64>,
    /// Places in [`Abc::ALL`](crate::segments::Abc::ALL).
    pub abc: Vec<u8>,
    /// Places in [`Xyz::ALL`](crate::segments::Xyz::ALL).
    pub xyz: Vec<u8>,
    /// Places in [`State::ALL`](crate::segments::State::ALL).
    pub state: Vec<u8>,
    /// Places in [`KeyType::ALL`](crate::segments::KeyType::ALL).
    pub key_type: Vec<u8>,
    /// Bit 0: key customer; bit 1: loss-making.
    pub flags: Vec<u8>,
    /// Days with a purchase.
    pub occasions: Vec<u32>,
    /// Median days between purchases.
    pub gap_days: Vec<f64>,
    /// Days since the last purchase.
    pub silence_days: Vec<i32>,
    /// Silence from which the customer is at risk.
    pub risk_days: Vec<f64>,
    /// Silence from which the customer is lost.
    pub lost_days: Vec<f64>,
    /// Unevenness of the gaps.
    pub gap_cv: Vec<f64>,
    /// Unevenness of the values per period.
    pub period_cv: Vec<f64>,
    /// Share of periods with a purchase.
    pub activity: Vec<f64>,
    /// Growth over the comparison; infinite when there was nothing before.
    pub change: Vec<f64>,
    /// First day with a transaction, counted from 1970-01-01.
    pub first: Vec<i32>,
    /// Last day with a transaction, counted from 1970-01-01.
    pub last: Vec<i32>,
    /// Twelve for each customer: the values of the window's last periods, the largest as 255.
    pub spark: Vec<u8>,
}

/// The flag of a key customer.
const KEY: u8 = 1;
/// The flag of a loss-making customer.
const LOSS_MAKING: u8 = 2;

impl Columns {
    pub(super) fn new(sources: &Sources) -> Columns {
        let mut columns = Columns::default();
        columns.reserve(sources.facts.customers.len());
        for (place, (customer, verdict)) in sources.customers().enumerate() {
            columns.add_customer(sources, customer);
            columns.add_figures(sources, customer);
            columns.add_shares(sources, place, customer);
            columns.add_verdict(verdict);
        }
        columns.count = columns.id.len();
        columns
    }

    /// Only the columns that limits decide; the others are empty, for they are as before.
    pub(super) fn verdicts(sources: &Sources) -> Columns {
        let mut columns = Columns::default();
        for (place, (customer, verdict)) in sources.customers().enumerate() {
            columns.add_shares(sources, place, customer);
            columns.add_verdict(verdict);
        }
        columns.count = columns.abc.len();
        columns
    }

    fn reserve(&mut self, customers: usize) {
        self.spark.reserve(customers * SPARK);
        self.labels.reserve(customers * 16);
        self.keys.reserve(customers * 16);
    }

    fn add_customer(&mut self, sources: &Sources, customer: &CustomerFacts) {
        self.id.push(customer.id);
        push_line(&mut self.labels, sources.label(customer));
        push_line(
            &mut self.keys,
            sources.ledger.customer(customer.id as usize),
        );
        self.occasions.push(customer.occasions);
        self.silence_days.push(customer.silence_days as i32);
        self.first.push(customer.first.0);
        self.last.push(customer.last.0);
        self.spark.extend_from_slice(&customer.spark);
    }

    fn add_figures(&mut self, sources: &Sources, customer: &CustomerFacts) {
        let profit = sources
            .knows_profit()
            .then(|| sources.profit(customer.profit));
        self.value.push(sources.value(customer.value));
        self.revenue.push(sources.revenue(customer.revenue));
        self.profit.push(or_nan(profit));
        self.gap_days.push(or_nan(customer.rhythm.usual_days()));
        self.gap_cv.push(or_nan(customer.rhythm.cv()));
        self.period_cv.push(or_nan(customer.variation.cv()));
        self.activity.push(or_nan(customer.activity.share()));
        self.change.push(sources.change(customer));
    }

    fn add_shares(&mut self, sources: &Sources, place: usize, customer: &CustomerFacts) {
        let standing = sources.judgement.ranking.standings.get(place);
        let before = standing.map(|standing| sources.share(standing.before));
        self.share.push(sources.share(customer.value));
        self.before.push(or_nan(before));
    }

    fn add_verdict(&mut self, verdict: &Verdict) {
        let key = if verdict.is_key { KEY } else { 0 };
        let loss_making = if verdict.is_loss_making {
            LOSS_MAKING
        } else {
            0
        };
        self.abc.push(verdict.abc as u8);
        self.xyz.push(verdict.xyz as u8);
        self.state.push(verdict.state as u8);
        self.key_type.push(verdict.key_type as u8);
        self.flags.push(key | loss_making);
        self.risk_days
            .push(or_nan(verdict.limits.map(|limits| limits.risk_days())));
        self.lost_days
            .push(or_nan(verdict.limits.map(|limits| limits.lost_days())));
    }
}

fn or_nan(figure: Option<f64>) -> f64 {
    figure.unwrap_or(f64::NAN)
}

fn push_line(lines: &mut String, text: &str) {
    let mut parts = text.split('\n');
    lines.push_str(parts.next().unwrap_or_default());
    for part in parts {
        lines.push(' ');
        lines.push_str(part);
    }
    lines.push('\n');
}

#[cfg(test)]
mod tests {
    use crate::report::Analysis;
    use crate::segments::example::ledger;
    use crate::settings::{Percent, Settings};

    #[test]
    fn a_moved_limit_changes_the_verdict_columns_and_no_other() {
        let sales = ledger("a 2024-01-01 80\nb 2024-01-02 15\nc 2024-01-03 5\nd 2024-01-04 -5\n");
        let mut analysis = Analysis::new(&sales, Settings::default());
        let before = analysis.columns(&sales);
        let mut settings = Settings::default();
        settings.abc.a = Percent::whole(97);
        settings.abc.b = Percent::whole(98);
        assert!(
            !analysis.update(&sales, settings.clone()),
            "no other facts are needed"
        );
        let (after, verdicts) = (analysis.columns(&sales), analysis.verdict_columns(&sales));
        assert_ne!(before.abc, after.abc);
        assert_eq!(
            (before.id, before.labels, before.value),
            (after.id, after.labels, after.value)
        );
        assert_eq!((verdicts.count, &verdicts.abc), (4, &after.abc));
        assert_eq!(
            (&verdicts.share, &verdicts.before),
            (&after.share, &after.before)
        );
        assert!(verdicts.id.is_empty() && verdicts.labels.is_empty());
        settings.window.last = sales.first_day();
        assert!(
            analysis.update(&sales, settings),
            "another window needs other facts"
        );
    }
}
