//! What the ledger says about every customer, gathered in one pass.
//!
//! This is the only step that touches every transaction. All limits are applied
//! to these facts, so that a moved limit never reads the ledger again.

use super::activity::Activity;
use super::comparison::{Comparison, Span};
use super::gaps::{GapCounts, Gaps};
use super::periods::PeriodGrid;
use super::rhythm::Rhythm;
use super::spark::{SPARK, Spark};
use super::variation::Variation;
use super::view::{DayTotal, View};
use crate::calendar::Day;
use crate::ledger::Ledger;
use crate::money::Money;
use crate::settings::{Grid, LossSettings};
use std::ops::Range;

/// What the ledger says about every customer with a transaction in the view.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Largest value first, then by label, then by identifying text.
    pub customers: Vec<CustomerFacts>,
    /// The values of the customers, in their order.
    pub values: Vec<Money>,
    /// The customers by profit; `None` when no profit is known.
    pub by_profit: Option<ByProfit>,
    /// The decimals of the unit of revenue.
    pub revenue_decimals: u8,
    /// The decimals of the unit of profit; 0 when no profit is known.
    pub profit_decimals: u8,
    /// All closed gaps of all customers.
    pub base_gaps: GapCounts,
    /// Sums over all customers.
    pub totals: Totals,
    /// In the order of the customers, so that judging them reads memory from front to back.
    gaps: Vec<u32>,
    places: Vec<u32>,
}

/// Sums over all customers of the view.
#[derive(Clone, Debug, Default)]
pub struct Totals {
    /// Transactions in the window.
    pub transactions: u64,
    /// Sum of all values.
    pub value: Money,
    /// Sum of the positive values.
    pub positive_value: Money,
    /// Net revenue.
    pub revenue: Money,
    /// Sum of the positive net revenues.
    pub positive_revenue: Money,
    /// Profit.
    pub profit: Money,
    /// Sum of the positive profits.
    pub positive_profit: Money,
    /// The comparison's later stretch, customers that only bought in the earlier one included.
    pub current: Flow,
    /// The comparison's earlier stretch, the same customers included.
    pub previous: Flow,
    /// Net revenue in each period of the window.
    pub by_period: Vec<Money>,
}

/// The sums of a stretch of days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flow {
    /// The measure in force.
    pub value: Money,
    /// Net revenue.
    pub revenue: Money,
    /// Profit; zero where none is known.
    pub profit: Money,
}

/// What the ledger says about one customer. Everything but `known_since` is of the view.
#[derive(Clone, Debug)]
pub struct CustomerFacts {
    /// The customer's number in the ledger.
    pub id: u32,
    /// The measure in force.
    pub value: Money,
    /// Net revenue.
    pub revenue: Money,
    /// Profit; zero where none is known.
    pub profit: Money,
    /// How many transactions.
    pub transactions: u32,
    /// The first day with a transaction.
    pub first: Day,
    /// The last day with a transaction.
    pub last: Day,
    /// How many days with a positive net revenue.
    pub occasions: u32,
    /// The first of them.
    pub first_occasion: Option<Day>,
    /// The last of them.
    pub last_occasion: Option<Day>,
    /// The first occasion in the whole file.
    pub known_since: Option<Day>,
    /// Days from the last occasion (from the last transaction, if there is none) to the as-of date.
    pub silence_days: u32,
    /// The last three gaps between occasions, the latest first; zero where there are fewer.
    pub latest_gaps: [u32; Gaps::LATEST],
    /// How even the gaps are.
    pub rhythm: Rhythm,
    /// How even the values per period are.
    pub variation: Variation,
    /// In how many periods the customer bought.
    pub activity: Activity,
    /// Revenue in the 365 days up to the last occasion.
    pub worth: Money,
    /// Revenue in the first half of the days from the first occasion to the as-of date.
    pub first_half: Money,
    /// Revenue in the second half of those days, an odd day between the two left out.
    pub second_half: Money,
    /// The value in the comparison's later stretch.
    pub current: Money,
    /// The value in the comparison's earlier stretch.
    pub previous: Money,
    /// The values of the window's last periods as parts of the largest, which is 255; the latest last.
    pub spark: [u8; SPARK],
    gaps: (usize, usize),
}

impl Facts {
    /// Gathers the facts of every customer with a transaction in the view.
    pub fn gather(ledger: &Ledger, view: &View) -> Facts {
        let mut gathering = Gathering::new(ledger, view);
        for customer in 0..ledger.customer_count() {
            gathering.add(customer);
        }
        gathering.finish()
    }

    /// The gaps between a customer's occasions, shortest first.
    pub fn gaps(&self, customer: &CustomerFacts) -> Gaps<'_> {
        let (from, to) = customer.gaps;
        Gaps::new(self.gaps.get(from..to).unwrap_or_default())
    }

    /// The place of a customer by its number in the ledger, if it is in the view.
    pub fn place(&self, id: u32) -> Option<usize> {
        let place = *self.places.get(id as usize)?;
        (place != ABSENT).then_some(place as usize)
    }
}

const ABSENT: u32 = u32::MAX;

struct Gathering<'a> {
    ledger: &'a Ledger,
    view: &'a View,
    customers: Vec<CustomerFacts>,
    gaps: Vec<u32>,
    base_gaps: GapCounts,
    totals: Totals,
    /// The customer's days, and those of its occasions: kept to save allocations.
    days: Vec<DayTotal>,
    occasions: Vec<Day>,
}

impl<'a> Gathering<'a> {
    fn new(ledger: &'a Ledger, view: &'a View) -> Gathering<'a> {
        Gathering {
            ledger,
            view,
            customers: Vec::with_capacity(ledger.customer_count()),
            gaps: Vec::with_capacity(ledger.transaction_count()),
            base_gaps: GapCounts::default(),
            totals: Totals {
                by_period: vec![Money::ZERO; view.periods.len()],
                ..Totals::default()
            },
            days: Vec::new(),
            occasions: Vec::new(),
        }
    }

    fn add(&mut self, customer: usize) {
        let mut days = std::mem::take(&mut self.days);
        self.view.collect_days(self.ledger, customer, &mut days);
        let [current, previous] = self.flows(&days);
        self.totals.current.add(&current);
        self.totals.previous.add(&previous);
        let window = self.view.in_window(&days);
        if let (Some(first), Some(last)) = (window.first(), window.last()) {
            let mut facts = CustomerFacts::new(customer as u32, first.day, last.day);
            self.add_occasions(&mut facts, window);
            facts.rhythm = Rhythm::new(self.gaps_of(&facts), facts.silence_days);
            facts.add_sums(window, self.view.as_of);
            facts.add_periods(self.view, window, &mut self.totals.by_period);
            (facts.current, facts.previous) = (current.value, previous.value);
            self.totals.add(&facts);
            self.customers.push(facts);
        }
        self.days = days;
    }

    /// The sums of the comparison's later and earlier stretch.
    fn flows(&self, days: &[DayTotal]) -> [Flow; 2] {
        let mut flows = [Flow::default(); 2];
        if let Some(Comparison {
            current, previous, ..
        }) = self.view.comparison
        {
            let [now, before] = &mut flows;
            for day in days
                .iter()
                .rev()
                .take_while(|day| day.day >= previous.first)
            {
                let flow = if day.day >= current.first {
                    &mut *now
                } else {
                    &mut *before
                };
                flow.add_day(day);
            }
        }
        flows
    }

    fn add_occasions(&mut self, facts: &mut CustomerFacts, days: &[DayTotal]) {
        let occasions = days.iter().filter(|day| day.is_occasion());
        self.occasions.clear();
        self.occasions.extend(occasions.map(|day| day.day));
        facts.occasions = self.occasions.len() as u32;
        facts.first_occasion = self.occasions.first().copied();
        facts.last_occasion = self.occasions.last().copied();
        self.add_gaps(facts);
        let seen = facts.first_occasion;
        let last = facts.last_occasion.unwrap_or(facts.last);
        facts.known_since = self
            .view
            .first_occasion(self.ledger, facts.id as usize, seen);
        facts.silence_days = days_between(last, self.view.as_of);
    }

    fn gaps_of(&self, facts: &CustomerFacts) -> Gaps<'_> {
        let (from, to) = facts.gaps;
        Gaps::new(self.gaps.get(from..to).unwrap_or_default())
    }

    fn add_gaps(&mut self, facts: &mut CustomerFacts) {
        let from = self.gaps.len();
        let later = self.occasions.iter().skip(1);
        let pairs = self.occasions.iter().zip(later);
        self.gaps
            .extend(pairs.map(|(&day, &next)| days_between(day, next)));
        facts.gaps = (from, self.gaps.len());
        let gaps = self.gaps.get_mut(from..).unwrap_or_default();
        for (slot, &gap) in facts.latest_gaps.iter_mut().zip(gaps.iter().rev()) {
            *slot = gap;
        }
        gaps.sort_unstable();
        gaps.iter().for_each(|&gap| self.base_gaps.add(gap));
    }

    fn finish(self) -> Facts {
        let mut customers = self.customers;
        order(self.ledger, &mut customers);
        let gaps = in_order(&mut customers, &self.gaps);
        let mut places = vec![ABSENT; self.ledger.customer_count()];
        for (place, customer) in customers.iter().enumerate() {
            if let Some(slot) = places.get_mut(customer.id as usize) {
                *slot = place as u32;
            }
        }
        Facts {
            values: customers.iter().map(|customer| customer.value).collect(),
            by_profit: self.ledger.profit().map(|_| ByProfit::new(&customers)),
            revenue_decimals: self.ledger.amount().decimals(),
            profit_decimals: self.ledger.profit().map_or(0, |profit| profit.decimals()),
            base_gaps: self.base_gaps,
            totals: self.totals,
            gaps,
            customers,
            places,
        }
    }
}

impl Totals {
    fn add(&mut self, customer: &CustomerFacts) {
        self.transactions += u64::from(customer.transactions);
        self.value += customer.value;
        self.positive_value += customer.value.positive();
        self.revenue += customer.revenue;
        self.positive_revenue += customer.revenue.positive();
        self.profit += customer.profit;
        self.positive_profit += customer.profit.positive();
    }
}

impl Flow {
    fn add(&mut self, other: &Flow) {
        self.value += other.value;
        self.revenue += other.revenue;
        self.profit += other.profit;
    }

    fn add_day(&mut self, day: &DayTotal) {
        self.value += day.value;
        self.revenue += day.revenue;
        self.profit += day.profit;
    }
}

impl CustomerFacts {
    fn new(id: u32, first: Day, last: Day) -> CustomerFacts {
        CustomerFacts {
            id,
            first,
            last,
            value: Money::ZERO,
            revenue: Money::ZERO,
            profit: Money::ZERO,
            transactions: 0,
            occasions: 0,
            first_occasion: None,
            last_occasion: None,
            known_since: None,
            silence_days: 0,
            latest_gaps: [0; Gaps::LATEST],
            rhythm: Rhythm::default(),
            variation: Variation::default(),
            activity: Activity::default(),
            worth: Money::ZERO,
            first_half: Money::ZERO,
            second_half: Money::ZERO,
            current: Money::ZERO,
            previous: Money::ZERO,
            spark: [0; SPARK],
            gaps: (0, 0),
        }
    }

    /// Adds up the days of the window; the occasions must be known.
    fn add_sums(&mut self, days: &[DayTotal], as_of: Day) {
        let halves = self.first_occasion.map(|first| halves(first, as_of));
        for day in days {
            self.transactions += day.transactions;
            self.revenue += day.revenue;
            self.profit += day.profit;
            self.value += day.value;
            if let Some([first, second]) = halves {
                if first.contains(day.day) {
                    self.first_half += day.revenue;
                } else if second.contains(day.day) {
                    self.second_half += day.revenue;
                }
            }
        }
        self.worth = self
            .last_occasion
            .map_or(Money::ZERO, |last| worth(days, last));
    }

    fn add_periods(&mut self, view: &View, days: &[DayTotal], by_period: &mut [Money]) {
        let counted = own_periods(view, self.first);
        let count = counted.len() as u32;
        self.variation = Variation::over(count);
        self.activity = Activity::over(count);
        let mut spark = Spark::new(view.periods.len());
        for (period, days) in per_period(&view.periods, days) {
            let value = days.iter().map(|day| day.value).sum();
            if counted.contains(&period) {
                self.variation.add(value);
                self.activity.add(days.iter().any(DayTotal::is_occasion));
            }
            spark.add(period, value);
            if let Some(sum) = by_period.get_mut(period) {
                *sum += days.iter().map(|day| day.revenue).sum();
            }
        }
        self.spark = spark.scaled();
    }
}

/// The first and the second half of the days from the first occasion on, without an odd day between them.
fn halves(first: Day, as_of: Day) -> [Span; 2] {
    let half = (as_of.0 - first.0 + 1) / 2;
    let from = |first: i32| Span {
        first: Day(first),
        last: Day(first + half - 1),
    };
    [from(first.0), from(as_of.0 - half + 1)]
}

/// The revenue in the 365 days up to the last occasion.
fn worth(days: &[DayTotal], last: Day) -> Money {
    let before = Day(last.0 - LossSettings::WORTH_DAYS);
    let upto = days.iter().rev().skip_while(|day| day.day > last);
    let within = upto.take_while(|day| day.day > before);
    within.map(|day| day.revenue).sum()
}

/// The periods in which there are days, in order, each with its days.
pub fn per_period<'a>(
    periods: &'a PeriodGrid,
    days: &'a [DayTotal],
) -> impl Iterator<Item = (usize, &'a [DayTotal])> + 'a {
    let mut rest = days;
    let mut period = 0;
    std::iter::from_fn(move || {
        period = periods.find_from(period, rest.first()?.day);
        let next = rest
            .iter()
            .position(|day| !periods.ends_after(period, day.day));
        let (days, others) = rest.split_at_checked(next.unwrap_or(rest.len()))?;
        rest = others;
        Some((period, days))
    })
}

/// The periods that count for a customer whose first transaction in the window is on `first`.
pub fn own_periods(view: &View, first: Day) -> Range<usize> {
    let counted = view.periods.counted(view.counted);
    let own = match view.grid {
        Grid::Window => 0,
        Grid::Customer => view.periods.find(first),
    };
    counted.start.max(own).min(counted.end)..counted.end
}

fn days_between(earlier: Day, later: Day) -> u32 {
    (i64::from(later.0) - i64::from(earlier.0)).max(0) as u32
}

/// Orders the customers: largest value first, then by label, then by identifying text.
fn order(ledger: &Ledger, customers: &mut [CustomerFacts]) {
    let name = |id: u32| (ledger.label(id as usize), ledger.customer(id as usize));
    let keyed = customers.iter().zip(0u32..);
    let mut order: Vec<(Money, u32, u32)> = keyed
        .map(|(customer, place)| (-customer.value, customer.id, place))
        .collect();
    order.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| name(a.1).cmp(&name(b.1))));
    let mut sources: Vec<u32> = order.iter().map(|&(.., place)| place).collect();
    permute(customers, &mut sources);
}

/// Moves items in their own memory so that each place gets the one at its source.
///
/// `sources` holds every place once and is used up.
fn permute<T>(items: &mut [T], sources: &mut [u32]) {
    for start in 0..items.len().min(sources.len()) {
        let mut place = start;
        loop {
            let source = std::mem::replace(&mut sources[place], place as u32) as usize;
            if source == start {
                break;
            }
            items.swap(place, source);
            place = source;
        }
    }
}

/// The gaps in the order of the customers, who are told where theirs are now.
fn in_order(customers: &mut [CustomerFacts], gaps: &[u32]) -> Vec<u32> {
    let mut ordered = Vec::with_capacity(gaps.len());
    for customer in customers {
        let (from, to) = customer.gaps;
        let start = ordered.len();
        ordered.extend_from_slice(gaps.get(from..to).unwrap_or_default());
        customer.gaps = (start, ordered.len());
    }
    ordered
}

/// The customers by profit, largest first; in the order of the facts where it is equal.
#[derive(Clone, Debug, Default)]
pub struct ByProfit {
    /// Their places in the facts.
    pub places: Vec<u32>,
    /// Their profits.
    pub profits: Vec<Money>,
}

impl ByProfit {
    fn new(customers: &[CustomerFacts]) -> ByProfit {
        let keyed = customers.iter().zip(0u32..);
        let mut keyed: Vec<(Money, u32)> = keyed
            .map(|(customer, place)| (-customer.profit, place))
            .collect();
        keyed.sort_unstable();
        ByProfit {
            places: keyed.iter().map(|&(_, place)| place).collect(),
            profits: keyed.iter().map(|&(profit, _)| -profit).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::example::{day, judged, ledger};
    use super::*;
    use crate::settings::{Settings, Window};

    #[test]
    fn equal_values_are_ordered_by_name() {
        let lines = "cy 2024-01-01 5\nada 2024-01-01 5\nbo 2024-01-02 9\neve 2024-01-03 -1\ndan 2024-01-04 0";
        assert_eq!(
            judged(ledger(lines), &Settings::default()).names(),
            ["bo", "ada", "cy", "dan", "eve"]
        );
    }

    #[test]
    fn every_item_moves_from_its_source_to_its_place() {
        for sources in [
            vec![],
            vec![0],
            vec![1, 0],
            vec![2, 0, 1, 3],
            vec![4, 3, 2, 1, 0],
            vec![1, 2, 3, 4, 0],
        ] {
            let mut items: Vec<u32> = (0..sources.len() as u32).collect();
            permute(&mut items, &mut sources.clone());
            assert_eq!(items, sources);
        }
    }

    #[test]
    fn customers_keep_their_own_gaps_when_they_are_ordered() {
        let lines =
            "a 2024-01-01 1\na 2024-01-04 1\nb 2024-01-01 9\nb 2024-01-08 9\nb 2024-01-09 9";
        let facts = judged(ledger(lines), &Settings::default()).facts;
        let gaps = facts.customers.iter().map(|customer| facts.gaps(customer));
        let gaps: Vec<Vec<u32>> = gaps.map(|gaps| gaps.iter().collect()).collect();
        assert_eq!(gaps, [vec![1, 7], vec![3]]);
    }

    #[test]
    fn a_customer_is_worth_its_revenue_in_the_year_up_to_its_last_purchase() {
        let lines =
            "a 2022-12-31 7\na 2023-01-01 100\na 2023-06-01 -30\na 2023-12-31 50\na 2024-01-05 -9";
        assert_eq!(
            judged(ledger(lines), &Settings::default()).facts.customers[0].worth,
            Money(120)
        );
    }

    #[test]
    fn the_two_halves_leave_out_an_odd_day_between_them() {
        let lines = "a 2024-01-01 -9\na 2024-01-02 1\na 2024-01-03 2\na 2024-01-04 4\na 2024-01-05 8\na 2024-01-06 16";
        let facts = judged(ledger(lines), &Settings::default()).facts;
        assert_eq!(
            (
                facts.customers[0].first_half,
                facts.customers[0].second_half
            ),
            (Money(3), Money(24))
        );
    }

    #[test]
    fn sales_per_period_are_those_of_all_customers() {
        let lines = "a 2024-01-31 5\nb 2024-01-01 2\na 2024-03-01 -1";
        let facts = judged(ledger(lines), &Settings::default()).facts;
        assert_eq!(facts.totals.by_period, [7, 0, -1].map(Money));
    }

    #[test]
    fn only_customers_of_the_view_have_a_place() {
        let settings = Settings {
            window: Window {
                first: Some(day("2024-02-01")),
                last: None,
            },
            ..Settings::default()
        };
        let facts = judged(ledger("a 2024-01-31 5\nb 2024-02-01 2"), &settings).facts;
        assert_eq!([0, 1, 2].map(|id| facts.place(id)), [None, Some(0), None]);
    }

    #[test]
    fn an_empty_ledger_has_no_facts() {
        let facts = judged(ledger(""), &Settings::default()).facts;
        assert!(
            facts.customers.is_empty()
                && facts
                    .base_gaps
                    .quantile(crate::settings::Percent::whole(95))
                    == 0
        );
    }
}
