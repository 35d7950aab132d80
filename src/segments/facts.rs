//! What the ledger says about every customer, gathered in one pass.
//!
//! This is the only step that touches every transaction. All limits are applied
//! to these facts, so that a moved limit never reads the ledger again.

use super::activity::Activity;
use super::exact::Wide;
use super::gaps::{GapCounts, Gaps};
use super::periods::PeriodGrid;
use super::rhythm::Rhythm;
use super::variation::Variation;
use super::view::{DayTotal, View, days_within};
use crate::calendar::Day;
use crate::ledger::Ledger;
use crate::money::Money;
use crate::settings::{Grid, LossSettings};
use std::ops::Range;

/// The periods of a customer's small trend.
pub const SPARK: usize = 12;

/// What the ledger says about every customer with a transaction in the view.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Largest value first, then by label, then by identifying text.
    pub customers: Vec<CustomerFacts>,
    /// The values of the customers, in their order.
    pub values: Vec<Money>,
    /// The places of the customers by profit, largest first, in their order where it is equal;
    /// `None` when no profit is known.
    pub by_profit: Option<Vec<u32>>,
    /// The decimals of the unit of revenue.
    pub revenue_decimals: u8,
    /// The decimals of the unit of profit; 0 when no profit is known.
    pub profit_decimals: u8,
    /// All closed gaps of all customers.
    pub base_gaps: GapCounts,
    /// Sums over all customers.
    pub totals: Totals,
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
    /// Revenue and profit of the comparison's two stretches, customers that only bought before included.
    pub current: Flow,
    /// As `current`, for the stretch before.
    pub previous: Flow,
    /// Net revenue in each period of the window.
    pub by_period: Vec<Money>,
}

/// Revenue and profit of a stretch of days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flow {
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
    days: Vec<DayTotal>,
}

impl<'a> Gathering<'a> {
    fn new(ledger: &'a Ledger, view: &'a View) -> Gathering<'a> {
        Gathering {
            ledger,
            view,
            customers: Vec::with_capacity(ledger.customer_count()),
            gaps: Vec::new(),
            base_gaps: GapCounts::default(),
            totals: Totals {
                by_period: vec![Money::ZERO; view.periods.len()],
                ..Totals::default()
            },
            days: Vec::new(),
        }
    }

    fn add(&mut self, customer: usize) {
        let mut days = std::mem::take(&mut self.days);
        self.view.collect_days(self.ledger, customer, &mut days);
        self.add_to_comparison(&days);
        let window = self.view.in_window(&days);
        if let (Some(first), Some(last)) = (window.first(), window.last()) {
            let mut facts = CustomerFacts::new(customer as u32, first.day, last.day);
            self.add_occasions(&mut facts, window);
            facts.add_sums(window);
            facts.add_periods(self.view, window, &mut self.totals.by_period);
            facts.add_stretches(self.view, &days);
            self.totals.add(&facts);
            self.customers.push(facts);
        }
        self.days = days;
    }

    fn add_to_comparison(&mut self, days: &[DayTotal]) {
        if let Some(comparison) = self.view.comparison {
            self.totals
                .current
                .add(days_within(days, comparison.current));
            self.totals
                .previous
                .add(days_within(days, comparison.previous));
        }
    }

    fn add_occasions(&mut self, facts: &mut CustomerFacts, days: &[DayTotal]) {
        let from = self.gaps.len();
        for day in days.iter().filter(|day| day.is_occasion()) {
            if let Some(gap) = facts.add_occasion(day.day) {
                self.gaps.push(gap);
                self.base_gaps.add(gap);
            }
        }
        facts.gaps = (from, self.gaps.len());
        let gaps = self.gaps.get_mut(from..).unwrap_or_default();
        gaps.sort_unstable();
        let seen = facts.first_occasion;
        facts.known_since = self
            .view
            .first_occasion(self.ledger, facts.id as usize, seen);
        facts.silence_days =
            days_between(facts.last_occasion.unwrap_or(facts.last), self.view.as_of);
        facts.rhythm = Rhythm::new(Gaps::new(gaps), facts.silence_days);
    }

    fn finish(self) -> Facts {
        let customers = ordered(self.ledger, self.customers);
        let mut places = vec![ABSENT; self.ledger.customer_count()];
        for (place, customer) in customers.iter().enumerate() {
            if let Some(slot) = places.get_mut(customer.id as usize) {
                *slot = place as u32;
            }
        }
        Facts {
            values: customers.iter().map(|customer| customer.value).collect(),
            by_profit: self.ledger.profit().map(|_| by_profit(&customers)),
            revenue_decimals: self.ledger.amount().decimals(),
            profit_decimals: self.ledger.profit().map_or(0, |profit| profit.decimals()),
            base_gaps: self.base_gaps,
            totals: self.totals,
            gaps: self.gaps,
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
    fn add(&mut self, days: &[DayTotal]) {
        for day in days {
            self.revenue += day.revenue;
            self.profit += day.profit;
        }
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

    /// Counts an occasion that follows the others; the gap since the one before it, if there is one.
    fn add_occasion(&mut self, day: Day) -> Option<u32> {
        self.occasions += 1;
        self.first_occasion.get_or_insert(day);
        let gap = days_between(self.last_occasion.replace(day)?, day);
        self.latest_gaps.rotate_right(1);
        self.latest_gaps[0] = gap;
        Some(gap)
    }

    fn add_sums(&mut self, days: &[DayTotal]) {
        for day in days {
            self.transactions += day.transactions;
            self.revenue += day.revenue;
            self.profit += day.profit;
            self.value += day.value;
        }
    }

    fn add_periods(&mut self, view: &View, days: &[DayTotal], by_period: &mut [Money]) {
        let counted = own_periods(view, self.first);
        let count = counted.len() as u32;
        self.variation = Variation::over(count);
        self.activity = Activity::over(count);
        let mut spark = Spark::new(view.periods.len());
        for (period, total) in per_period(&view.periods, days) {
            if counted.contains(&period) {
                self.variation.add(total.value);
                self.activity.add(total.occasions > 0);
            }
            spark.add(period, total.value);
            if let Some(sum) = by_period.get_mut(period) {
                *sum += total.revenue;
            }
        }
        self.spark = spark.scaled();
    }

    /// Sums over stretches of days that are not the window: the comparison, the last year, the two halves.
    fn add_stretches(&mut self, view: &View, days: &[DayTotal]) {
        if let Some(comparison) = view.comparison {
            let value = |span| days_within(days, span).iter().map(|day| day.value).sum();
            self.current = value(comparison.current);
            self.previous = value(comparison.previous);
        }
        if let (Some(first), Some(last)) = (self.first_occasion, self.last_occasion) {
            let window = view.in_window(days);
            let half = (view.as_of.0 - first.0 + 1) / 2;
            self.worth = revenue_in(window, last.0 - LossSettings::WORTH_DAYS + 1, last.0);
            self.first_half = revenue_in(window, first.0, first.0 + half - 1);
            self.second_half = revenue_in(window, view.as_of.0 - half + 1, view.as_of.0);
        }
    }
}

/// What a customer did in one period.
#[derive(Clone, Copy, Debug, Default)]
pub struct PeriodTotal {
    /// The measure in force.
    pub value: Money,
    /// Net revenue.
    pub revenue: Money,
    /// Days with a positive net revenue.
    pub occasions: u32,
}

/// The periods in which there are days, in order, each with its sums.
pub fn per_period<'a>(
    periods: &'a PeriodGrid,
    days: &'a [DayTotal],
) -> impl Iterator<Item = (usize, PeriodTotal)> + 'a {
    let mut rest = days.iter().peekable();
    let mut from = 0;
    std::iter::from_fn(move || {
        let first = rest.next()?;
        let period = periods.find_from(from, first.day);
        from = period;
        let mut total = PeriodTotal::default();
        total.add(first);
        while let Some(day) = rest.next_if(|day| periods.find_from(period, day.day) == period) {
            total.add(day);
        }
        Some((period, total))
    })
}

impl PeriodTotal {
    fn add(&mut self, day: &DayTotal) {
        self.value += day.value;
        self.revenue += day.revenue;
        self.occasions += u32::from(day.is_occasion());
    }
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

struct Spark {
    from: usize,
    values: [Money; SPARK],
}

impl Spark {
    fn new(periods: usize) -> Spark {
        Spark {
            from: periods.saturating_sub(SPARK),
            values: [Money::ZERO; SPARK],
        }
    }

    fn add(&mut self, period: usize, value: Money) {
        let place = period.checked_sub(self.from);
        if let Some(slot) = place.and_then(|place| self.values.get_mut(place)) {
            *slot += value;
        }
    }

    fn scaled(&self) -> [u8; SPARK] {
        let largest = self.values.iter().copied().fold(Money::ZERO, Money::max);
        self.values
            .map(|value| scaled_to_byte(value.positive(), largest))
    }
}

/// A part of the largest as a number up to 255, rounded up so that something is never shown as nothing.
fn scaled_to_byte(value: Money, largest: Money) -> u8 {
    if value == Money::ZERO {
        return 0;
    }
    let part = Wide::product(value.0.unsigned_abs(), 255).to_f64() / largest.0 as f64;
    part.ceil().clamp(1.0, 255.0) as u8
}

fn revenue_in(days: &[DayTotal], first: i32, last: i32) -> Money {
    let span = super::comparison::Span {
        first: Day(first),
        last: Day(last),
    };
    days_within(days, span).iter().map(|day| day.revenue).sum()
}

fn days_between(earlier: Day, later: Day) -> u32 {
    (i64::from(later.0) - i64::from(earlier.0)).max(0) as u32
}

/// Largest value first, then by label, then by identifying text.
fn ordered(ledger: &Ledger, mut customers: Vec<CustomerFacts>) -> Vec<CustomerFacts> {
    let name = |id: u32| (ledger.label(id as usize), ledger.customer(id as usize));
    let mut order: Vec<(Money, u32, u32)> = customers
        .iter()
        .enumerate()
        .map(|(place, customer)| (-customer.value, customer.id, place as u32))
        .collect();
    order.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| name(a.1).cmp(&name(b.1))));
    apply_order(&mut customers, order.iter().map(|&(.., place)| place))
}

fn apply_order(
    customers: &mut [CustomerFacts],
    order: impl Iterator<Item = u32>,
) -> Vec<CustomerFacts> {
    order
        .filter_map(|place| customers.get(place as usize).cloned())
        .collect()
}

fn by_profit(customers: &[CustomerFacts]) -> Vec<u32> {
    let mut keyed: Vec<(Money, u32)> = customers
        .iter()
        .enumerate()
        .map(|(place, customer)| (-customer.profit, place as u32))
        .collect();
    keyed.sort_unstable();
    keyed.into_iter().map(|(_, place)| place).collect()
}
