//! Everything about one customer, with the proof of every class.

use super::names::{GroupReport, NameReport, group_of, names_of};
use super::overview::{PeriodValue, by_period};
use super::sources::Sources;
use crate::calendar::Day;
use crate::money::Money;
use crate::segments::abc::Standing;
use crate::segments::border::margin;
use crate::segments::exact::share;
use crate::segments::facts::per_period;
use crate::segments::loss::{base_weight, is_established};
use crate::segments::view::DayTotal;
use crate::segments::{Abc, CustomerFacts, KeyType, State, Verdict, Xyz};
use crate::settings::{AbcBy, AbcRule, Denominator, Dimension, Measure, XyzMethod};
use serde::Serialize;
use std::collections::BTreeMap;

/// Everything about one customer in the view.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CustomerReport {
    /// Its number in the ledger.
    pub id: u32,
    /// Its identifying text.
    pub key: String,
    /// Its name.
    pub label: String,
    /// Its classes, whose fields stand beside the others.
    #[serde(flatten)]
    pub classes: Classes,
    /// Its figures, whose fields stand beside the others.
    #[serde(flatten)]
    pub figures: Figures,
    /// Why it has its classes and its state.
    pub proof: Proof,
    /// The measure in each period of the window.
    pub periods: Vec<PeriodValue>,
    /// Days with a purchase, counted from 1970-01-01, ascending.
    pub occasion_days: Vec<i32>,
    /// What the customer bought, where, from whom: for each mapped column but the order number.
    pub breakdown: Vec<Breakdown>,
    /// Region, manager and channel, where all its transactions in the window say the same.
    pub attributes: Vec<Attribute>,
    /// The names of the files that count as this customer; empty where there is only its own.
    pub names: Vec<NameReport>,
    /// The group that it belongs to.
    pub group: Option<GroupReport>,
}

/// What the limits make of a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Classes {
    /// How much it brings.
    pub abc: Abc,
    /// How regularly it buys.
    pub xyz: Xyz,
    /// Where it stands in its life.
    pub state: State,
    /// Of which type it is.
    pub key_type: KeyType,
    /// Whether it is a key customer.
    pub is_key: bool,
    /// Whether its profit is known and negative.
    pub loss_making: bool,
}

/// What a customer comes to in the window.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Figures {
    /// How many customers have a strictly larger value, plus one.
    pub rank: usize,
    /// Of so many customers.
    pub of: usize,
    /// The measure in force.
    pub value: f64,
    /// Its share of the total; NaN where that is not positive.
    pub share: f64,
    /// Net revenue.
    pub revenue: f64,
    /// Profit; `None` when none is known.
    pub profit: Option<f64>,
    /// Profit by revenue; `None` when no profit is known or the revenue is not positive.
    pub margin: Option<f64>,
    /// Its share of the profit of all; `None` when that is not positive or not known.
    pub profit_share: Option<f64>,
    /// Growth over the comparison; infinite when there was nothing before.
    pub change: Option<f64>,
    /// Transactions in the window.
    pub transactions: u32,
    /// Days with a purchase.
    pub occasions: u32,
    /// First day with a transaction.
    pub first: Day,
    /// Last day with a transaction.
    pub last: Day,
    /// Days since the last purchase.
    pub silence_days: u32,
    /// Median days between purchases.
    pub usual_gap_days: Option<f64>,
    /// Revenue in the 365 days up to the last purchase.
    pub last_year_revenue: f64,
}

/// Why a customer has its classes and its state.
#[derive(Clone, Debug, Serialize)]
pub struct Proof {
    /// Why it is in A, B or C.
    pub abc: AbcProof,
    /// Why it is in X, Y or Z.
    pub xyz: XyzProof,
    /// Why it counts as active, at risk, lost.
    pub state: StateProof,
}

/// Why a customer is in A, B or C.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AbcProof {
    /// The rule in force.
    pub rule: AbcRule,
    /// What its limits are counted in.
    pub by: AbcBy,
    /// What customers are ranked by.
    pub measure: Measure,
    /// What 100 % is.
    pub denominator: Denominator,
    /// The class.
    pub abc: Abc,
    /// The customer's own value.
    pub value: String,
    /// How many customers have a strictly larger value, plus one.
    pub rank: usize,
    /// How many customers share the value, itself included.
    pub ties: usize,
    /// Of so many customers.
    pub of: usize,
    /// Customers with a strictly larger value.
    pub ahead: Ahead,
    /// The sum that is 100 %.
    pub total: String,
    /// Share of the total held by customers with a strictly larger value; NaN where the total is not positive.
    pub before_share: f64,
    /// A ends here, percent; `None` by amount.
    pub limit_a: Option<f64>,
    /// B ends here, percent; `None` by amount.
    pub limit_b: Option<f64>,
    /// How far the next class is.
    pub margin: ExactMargin,
    /// The returns that are netted.
    pub returns: Returns,
}

/// Customers with a strictly larger value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ahead {
    /// How many.
    pub customers: usize,
    /// The sum of their values.
    pub value: String,
}

/// How far the next class is, as exact decimals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ExactMargin {
    /// The least value to lose to fall a class.
    pub down: Option<String>,
    /// The least value to win to rise a class.
    pub up: Option<String>,
}

/// Transactions with a negative amount.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Returns {
    /// How many.
    pub rows: usize,
    /// The sum of their amounts: zero or negative.
    pub value: String,
}

/// Why a customer is in X, Y or Z: the method in force and what each method says.
#[derive(Clone, Debug, Serialize)]
pub struct XyzProof {
    /// The method in force.
    pub method: XyzMethod,
    /// The class.
    pub xyz: Xyz,
    /// By the days between purchases.
    pub rhythm: RhythmProof,
    /// By the value per period.
    pub variation: VariationProof,
    /// By the share of periods with a purchase.
    pub activity: ActivityProof,
}

/// Regularity by the days between purchases.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RhythmProof {
    /// Days with a purchase.
    pub occasions: u32,
    /// Gaps that have ended.
    pub gaps: u32,
    /// The days since the last purchase, when they count as a gap.
    pub open_gap: Option<u32>,
    /// Mean gap.
    pub mean_days: Option<f64>,
    /// Population standard deviation of the gaps.
    pub deviation_days: Option<f64>,
    /// Deviation by mean.
    pub cv: Option<f64>,
    /// X up to this.
    pub limit_x: f64,
    /// Y up to this.
    pub limit_y: f64,
    /// The class by this method.
    pub xyz: Option<Xyz>,
    /// Days that the next purchase may still wait before the class falls.
    pub margin_days: Option<u32>,
}

/// Regularity by the value per period.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VariationProof {
    /// Periods that count.
    pub periods: u32,
    /// Periods with a value of zero.
    pub zeros: u32,
    /// Mean value per period.
    pub mean: Option<f64>,
    /// Population standard deviation.
    pub deviation: Option<f64>,
    /// Deviation by mean.
    pub cv: Option<f64>,
    /// X up to this.
    pub limit_x: f64,
    /// Y up to this.
    pub limit_y: f64,
    /// The class by this method; `None` with fewer than three gaps too.
    pub xyz: Option<Xyz>,
}

/// Regularity by the share of periods with a purchase.
#[derive(Clone, Debug, Serialize)]
pub struct ActivityProof {
    /// Periods that count.
    pub periods: u32,
    /// Periods with a purchase.
    pub active: u32,
    /// Their share.
    pub share: Option<f64>,
    /// The class by this method; `None` with fewer than three gaps too.
    pub xyz: Option<Xyz>,
}

/// Why a customer counts as active, at risk, lost.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StateProof {
    /// The state.
    pub state: State,
    /// Whether there are enough occasions for a rhythm.
    pub established: bool,
    /// Days since the last purchase.
    pub silence_days: u32,
    /// Median gap.
    pub median_gap_days: Option<f64>,
    /// Silence by median gap.
    pub overdue_ratio: Option<f64>,
    /// Silence from which the customer is at risk.
    pub risk_days: Option<f64>,
    /// Silence from which the customer is lost.
    pub lost_days: Option<f64>,
    /// Own gaps used.
    pub own_gaps: u32,
    /// The part (0 to 1) of the limits that comes from all customers' gaps.
    pub base_weight: f64,
    /// The last purchase plus the median gap, half a day rounded up.
    pub expected: Option<Day>,
}

/// The values of a column for one customer.
#[derive(Clone, Debug, Serialize)]
pub struct Breakdown {
    /// The column.
    pub column: Dimension,
    /// Its values, largest revenue first; the rest together at the end.
    pub items: Vec<BreakdownItem>,
}

/// One value of a column, or the rest of them.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BreakdownItem {
    /// The text; `None` for the rest.
    pub name: Option<String>,
    /// Net revenue in the window.
    pub value: f64,
    /// Net revenue in the comparison's later days.
    pub current: Option<f64>,
    /// Net revenue in the comparison's earlier days.
    pub previous: Option<f64>,
}

/// What a column says about the customer as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Attribute {
    /// The column.
    pub column: Dimension,
    /// Its value.
    pub value: String,
}

/// So many values of a column are listed by name.
const BREAKDOWN_ITEMS: usize = 12;

impl CustomerReport {
    /// The report on the customer at this place of the facts.
    pub(super) fn new(sources: &Sources, place: usize) -> Option<CustomerReport> {
        let subject = Subject::new(sources, place)?;
        let customer = subject.customer;
        Some(CustomerReport {
            id: customer.id,
            key: sources.ledger.customer(customer.id as usize).to_owned(),
            label: sources.label(customer).to_owned(),
            classes: Classes::of(subject.verdict),
            figures: subject.figures(),
            proof: Proof {
                abc: subject.abc_proof(),
                xyz: subject.xyz_proof(),
                state: subject.state_proof(),
            },
            periods: subject.periods(),
            occasion_days: subject.occasion_days(),
            breakdown: subject.breakdowns(),
            attributes: subject.attributes(),
            names: names_of(sources.ledger, subject.customer.id),
            group: group_of(sources, subject.customer.id),
        })
    }
}

impl Classes {
    fn of(verdict: &Verdict) -> Classes {
        Classes {
            abc: verdict.abc,
            xyz: verdict.xyz,
            state: verdict.state,
            key_type: verdict.key_type,
            is_key: verdict.is_key,
            loss_making: verdict.is_loss_making,
        }
    }
}

/// The customer that a report is about.
struct Subject<'a> {
    sources: &'a Sources<'a>,
    place: usize,
    customer: &'a CustomerFacts,
    verdict: &'a Verdict,
    standing: &'a Standing,
    /// From the comparison's start to the window's end.
    days: Vec<DayTotal>,
}

impl<'a> Subject<'a> {
    fn new(sources: &'a Sources<'a>, place: usize) -> Option<Subject<'a>> {
        let customer = sources.facts.customers.get(place)?;
        let mut days = Vec::new();
        sources
            .view
            .collect_days(sources.ledger, customer.id as usize, &mut days);
        Some(Subject {
            sources,
            place,
            customer,
            verdict: sources.judgement.verdicts.get(place)?,
            standing: sources.judgement.ranking.standings.get(place)?,
            days,
        })
    }

    fn window(&self) -> &[DayTotal] {
        self.sources.view.in_window(&self.days)
    }

    /// The rows of the ledger from `first` to `last` that pass the filters.
    fn rows(&self, first: Day, last: Day) -> impl Iterator<Item = usize> {
        let Sources { ledger, view, .. } = *self.sources;
        let rows = ledger.rows_within(self.customer.id as usize, first, last);
        rows.filter(move |&row| view.passes(ledger, row))
    }

    fn rows_in_window(&self) -> impl Iterator<Item = usize> {
        let window = self.sources.view.window;
        self.rows(window.first, window.last)
    }

    fn figures(&self) -> Figures {
        let (sources, customer) = (self.sources, self.customer);
        Figures {
            rank: self.standing.ahead + 1,
            of: sources.facts.customers.len(),
            value: sources.value(customer.value),
            share: sources.share(customer.value),
            revenue: sources.revenue(customer.revenue),
            profit: self.profit(),
            margin: self.margin(),
            profit_share: self.profit_share(),
            change: Some(sources.change(customer)).filter(|change| !change.is_nan()),
            transactions: customer.transactions,
            occasions: customer.occasions,
            first: customer.first,
            last: customer.last,
            silence_days: customer.silence_days,
            usual_gap_days: customer.rhythm.usual_days(),
            last_year_revenue: sources.revenue(customer.worth),
        }
    }

    fn profit(&self) -> Option<f64> {
        let known = self.sources.knows_profit();
        known.then(|| self.sources.profit(self.customer.profit))
    }

    fn margin(&self) -> Option<f64> {
        let profit = self.profit()?;
        (self.customer.revenue > Money::ZERO)
            .then(|| profit / self.sources.revenue(self.customer.revenue))
    }

    fn profit_share(&self) -> Option<f64> {
        let total = self.sources.facts.totals.profit;
        (self.sources.knows_profit() && total > Money::ZERO)
            .then(|| share(self.customer.profit, total))
    }

    fn periods(&self) -> Vec<PeriodValue> {
        let sources = self.sources;
        let mut sums = vec![Money::ZERO; sources.view.periods.len()];
        for (period, days) in per_period(&sources.view.periods, self.window()) {
            if let Some(sum) = sums.get_mut(period) {
                *sum += days.iter().map(|day| day.value).sum();
            }
        }
        by_period(sources, &sums, |sum| sources.value(sum))
    }

    fn occasion_days(&self) -> Vec<i32> {
        let occasions = self.window().iter().filter(|day| day.is_occasion());
        occasions.map(|day| day.day.0).collect()
    }

    fn abc_proof(&self) -> AbcProof {
        let ranking = &self.sources.judgement.ranking;
        let (rule, by) = self.sources.rule();
        AbcProof {
            rule,
            by,
            measure: self.sources.view.measure,
            denominator: ranking.denominator,
            abc: self.verdict.abc,
            value: self.sources.exact(self.customer.value),
            rank: self.standing.ahead + 1,
            ties: self.standing.ties,
            of: self.sources.facts.customers.len(),
            ahead: Ahead {
                customers: self.standing.ahead,
                value: self.sources.exact(self.standing.before),
            },
            total: self.sources.exact(ranking.total),
            before_share: self.sources.share(self.standing.before),
            limit_a: ranking.limits().map(|(a, _)| a),
            limit_b: ranking.limits().map(|(_, b)| b),
            margin: self.abc_margin(),
            returns: self.returns(),
        }
    }

    fn abc_margin(&self) -> ExactMargin {
        let rule = self.sources.judgement.ranking.rule;
        let found = margin(&self.sources.facts.values, self.place, rule);
        ExactMargin {
            down: found.down.map(|amount| self.sources.exact(amount)),
            up: found.up.map(|amount| self.sources.exact(amount)),
        }
    }

    fn returns(&self) -> Returns {
        let column = self.sources.ledger.amount();
        let amounts = self.rows_in_window().map(|row| column.get(row));
        let returns: Vec<Money> = amounts.filter(|&amount| amount < Money::ZERO).collect();
        let sum: Money = returns.iter().copied().sum();
        Returns {
            rows: returns.len(),
            value: sum.display(column.decimals()).to_string(),
        }
    }

    fn xyz_proof(&self) -> XyzProof {
        XyzProof {
            method: self.sources.settings.xyz.method,
            xyz: self.verdict.xyz,
            rhythm: self.rhythm_proof(),
            variation: self.variation_proof(),
            activity: self.activity_proof(),
        }
    }

    fn rhythm_proof(&self) -> RhythmProof {
        let settings = &self.sources.settings.xyz;
        let rhythm = &self.customer.rhythm;
        RhythmProof {
            occasions: self.customer.occasions,
            gaps: rhythm.closed,
            open_gap: rhythm.open,
            mean_days: rhythm.mean_days(),
            deviation_days: rhythm.deviation_days(),
            cv: rhythm.cv(),
            limit_x: settings.rhythm_x.into(),
            limit_y: settings.rhythm_y.into(),
            xyz: rhythm.class(settings),
            margin_days: rhythm.margin_days(settings, self.customer.silence_days),
        }
    }

    fn variation_proof(&self) -> VariationProof {
        let settings = &self.sources.settings.xyz;
        let variation = &self.customer.variation;
        let decimals = self.sources.view.decimals;
        VariationProof {
            periods: variation.periods,
            zeros: variation.zeros,
            mean: variation.mean(decimals),
            deviation: variation.deviation(decimals),
            cv: variation.cv(),
            limit_x: settings.variation_x.into(),
            limit_y: settings.variation_y.into(),
            xyz: self.if_judged(variation.class(settings)),
        }
    }

    fn activity_proof(&self) -> ActivityProof {
        let activity = &self.customer.activity;
        ActivityProof {
            periods: activity.periods,
            active: activity.active,
            share: activity.share(),
            xyz: self.if_judged(activity.class()),
        }
    }

    /// A class, where the customer has enough gaps for any.
    fn if_judged(&self, class: Option<Xyz>) -> Option<Xyz> {
        class.filter(|_| self.customer.rhythm.cv().is_some())
    }

    fn state_proof(&self) -> StateProof {
        let customer = self.customer;
        let usual = customer.rhythm.usual_days();
        let limits = self.verdict.limits;
        StateProof {
            state: self.verdict.state,
            established: is_established(customer),
            silence_days: customer.silence_days,
            median_gap_days: usual,
            overdue_ratio: usual.map(|usual| f64::from(customer.silence_days) / usual),
            risk_days: limits.map(|limits| limits.risk_days()),
            lost_days: limits.map(|limits| limits.lost_days()),
            own_gaps: customer.rhythm.closed,
            base_weight: base_weight(customer),
            expected: expected(customer),
        }
    }

    fn breakdowns(&self) -> Vec<Breakdown> {
        let shown = Dimension::ALL
            .into_iter()
            .filter(|&column| column != Dimension::Order);
        shown.filter_map(|column| self.breakdown(column)).collect()
    }

    fn breakdown(&self, column: Dimension) -> Option<Breakdown> {
        let names = self.sources.ledger.dimension(column)?.names();
        let mut sums: Vec<(u32, Sums)> = self.sums_by_value(column)?.into_iter().collect();
        sums.sort_by(|(one, left), (other, right)| {
            let by_revenue = right.value.cmp(&left.value);
            by_revenue.then_with(|| names.get(*one).cmp(names.get(*other)))
        });
        let (listed, rest) = sums.split_at(sums.len().min(BREAKDOWN_ITEMS));
        let listed = listed.iter().map(|(number, sums)| {
            let name = names.get(*number).to_owned();
            self.item(Some(name), *sums)
        });
        let others = rest.iter().map(|&(_, sums)| sums).reduce(Sums::plus);
        Some(Breakdown {
            column,
            items: listed
                .chain(others.map(|sums| self.item(None, sums)))
                .collect(),
        })
    }

    /// Revenue by the numbers of the column's values, in the window and in the comparison.
    fn sums_by_value(&self, column: Dimension) -> Option<BTreeMap<u32, Sums>> {
        let Sources { ledger, view, .. } = *self.sources;
        let column = ledger.dimension(column)?;
        let first = self.days.first().map_or(view.window.first, |day| day.day);
        let mut sums: BTreeMap<u32, Sums> = BTreeMap::new();
        for row in self.rows(first, view.window.last) {
            let sum = sums.entry(column.code(row)).or_default();
            sum.add(self.sources, ledger.day(row), ledger.amount().get(row));
        }
        Some(sums)
    }

    fn item(&self, name: Option<String>, sums: Sums) -> BreakdownItem {
        let compared = |sum| {
            self.sources
                .view
                .comparison
                .map(|_| self.sources.revenue(sum))
        };
        BreakdownItem {
            name,
            value: self.sources.revenue(sums.value),
            current: compared(sums.current),
            previous: compared(sums.previous),
        }
    }

    fn attributes(&self) -> Vec<Attribute> {
        let columns = [
            Dimension::Region,
            Dimension::Manager,
            Dimension::Channel,
            Dimension::CustomerType,
        ];
        let attribute = |column| {
            let value = self.only_value(column)?.to_owned();
            Some(Attribute { column, value })
        };
        columns.into_iter().filter_map(attribute).collect()
    }

    /// The column's text, when it is the same in all rows of the window and not empty.
    fn only_value(&self, column: Dimension) -> Option<&'a str> {
        let column = self.sources.ledger.dimension(column)?;
        let mut numbers = self.rows_in_window().map(|row| column.code(row));
        let first = numbers.next()?;
        let text = column.names().get(first);
        (!text.is_empty() && numbers.all(|number| number == first)).then_some(text)
    }
}

/// Revenue in the window and in the two stretches of the comparison.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    value: Money,
    current: Money,
    previous: Money,
}

impl Sums {
    fn add(&mut self, sources: &Sources, day: Day, amount: Money) {
        if sources.view.window.contains(day) {
            self.value += amount;
        }
        if let Some(comparison) = sources.view.comparison {
            if comparison.current.contains(day) {
                self.current += amount;
            }
            if comparison.previous.contains(day) {
                self.previous += amount;
            }
        }
    }

    fn plus(self, other: Sums) -> Sums {
        Sums {
            value: self.value + other.value,
            current: self.current + other.current,
            previous: self.previous + other.previous,
        }
    }
}

fn expected(customer: &CustomerFacts) -> Option<Day> {
    let last = customer.last_occasion?;
    let usual = customer.rhythm.median_twice.div_ceil(2);
    (customer.rhythm.closed > 0).then(|| Day(last.0.saturating_add(usual as i32)))
}
