//! What must not change the answer, and what must always add up, for any sales.

#![allow(clippy::unwrap_used)]

// An example has no tests of its own run for it.
#[allow(dead_code)]
#[path = "../examples/analyse.rs"]
mod analyse;

use mainstay::calendar::{Day, Period};
use mainstay::ledger::{Ledger, Part, Shape, Transaction};
use mainstay::money::Money;
use mainstay::report::Analysis;
use mainstay::segments::{Abc, Matrix, Verdict, Xyz};
use mainstay::settings::*;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Debug)]
struct Sale {
    customer: u8,
    day: i32,
    amount: i64,
    profit: i64,
    quantity: i64,
    product: u8,
}

const PRODUCTS: [&str; 4] = ["", "apples", "pears", "plums"];

fn sale() -> impl Strategy<Value = Sale> {
    let amount = prop_oneof![4 => 1..50_000i64, 2 => 1..20i64, 1 => -20_000..0i64];
    (0..9u8, 0..900i32, amount, -900..9_000i64, 0..9i64, 0..4u8).prop_map(
        |(customer, day, amount, profit, quantity, product)| Sale {
            customer,
            day: 19_000 + day,
            amount,
            profit,
            quantity,
            product,
        },
    )
}

fn sales() -> impl Strategy<Value = Vec<Sale>> {
    prop::collection::vec(sale(), 0..120)
}

fn abc_settings() -> impl Strategy<Value = AbcSettings> {
    let rule = select(vec![
        AbcRule::Inclusive,
        AbcRule::Exclusive,
        AbcRule::Computed,
    ]);
    let by = select(vec![AbcBy::Share, AbcBy::Share, AbcBy::Customers]);
    let denominator = select(vec![Denominator::Positive, Denominator::Net]);
    (rule, by, denominator, 0..=100u32, 0..=100u32).prop_map(|(rule, by, denominator, a, b)| {
        AbcSettings {
            rule,
            by,
            denominator,
            a: Percent::whole(a.min(b)),
            b: Percent::whole(a.max(b)),
            ..AbcSettings::default()
        }
    })
}

fn xyz_settings() -> impl Strategy<Value = XyzSettings> {
    let method = select(vec![
        XyzMethod::Rhythm,
        XyzMethod::Variation,
        XyzMethod::Activity,
    ]);
    let grid = select(vec![Grid::Customer, Grid::Window]);
    let periods = select(vec![Periods::Complete, Periods::All]);
    (method, grid, periods).prop_map(|(method, grid, periods)| XyzSettings {
        method,
        grid,
        periods,
        ..XyzSettings::default()
    })
}

fn settings() -> impl Strategy<Value = Settings> {
    use Measure::*;
    let measure = select(vec![Revenue, Revenue, Profit, Quantity, Occasions]);
    let period = select(vec![
        Period::Month,
        Period::Week,
        Period::Quarter,
        Period::Year,
    ]);
    let day = || prop::option::weighted(0.3, (18_950..19_950i32).prop_map(Day));
    let filter =
        prop::option::weighted(0.3, prop::collection::vec(select(PRODUCTS.to_vec()), 0..3));
    (
        measure,
        period,
        day(),
        day(),
        day(),
        filter,
        abc_settings(),
        xyz_settings(),
    )
        .prop_map(
            |(measure, period, first, last, as_of, filter, abc, xyz)| Settings {
                measure,
                period,
                window: Window { first, last },
                as_of,
                abc,
                xyz,
                filters: filter.into_iter().map(products).collect(),
                ..Settings::default()
            },
        )
}

fn products(values: Vec<&str>) -> Filter {
    Filter {
        column: Dimension::Product,
        values: values.into_iter().map(str::to_owned).collect(),
    }
}

fn name(customer: u8) -> String {
    format!("customer {customer}")
}

fn part(sales: &[Sale], name: impl Fn(u8) -> String) -> Part {
    let mut part = Part::new(Shape {
        undated: false,
        label: true,
        profit: true,
        quantity: true,
        dimensions: [true, false, false, false, false, false, false],
    });
    for sale in sales {
        let customer = name(sale.customer);
        // Some customers share a name, one row of each customer goes without.
        let label = if sale.day % 7 == 0 {
            ""
        } else {
            ["Ada", "Bo", "Cy"][usize::from(sale.customer % 3)]
        };
        let transaction = Transaction {
            customer: customer.as_str(),
            label,
            day: Day(sale.day),
            amount: (sale.amount.into(), 2),
            profit: (sale.profit.into(), 1),
            quantity: (sale.quantity.into(), 0),
            dimensions: [PRODUCTS[usize::from(sale.product)], "", "", "", "", "", ""],
        };
        part.push(&transaction).unwrap();
    }
    part
}

fn ledger(sales: &[Sale]) -> Ledger {
    part(sales, name).into_ledger()
}

fn overview(ledger: &Ledger, analysis: &Analysis) -> Value {
    serde_json::to_value(analysis.overview(ledger)).unwrap()
}

/// The same with the customers' texts in place of their numbers.
fn named(mut value: Value, ledger: &Ledger) -> Value {
    match &mut value {
        Value::Array(items) => items
            .iter_mut()
            .for_each(|item| *item = named(item.take(), ledger)),
        Value::Object(fields) => {
            for (key, field) in fields {
                *field = match (key.as_str(), field.as_u64()) {
                    ("id", Some(id)) => ledger.customer(id as usize).into(),
                    _ => named(field.take(), ledger),
                };
            }
        }
        _ => {}
    }
    value
}

/// Everything that is shown and saved, with texts in place of customers' numbers.
fn everything(ledger: &Ledger, settings: &Settings) -> Vec<String> {
    let analysis = Analysis::new(ledger, settings.clone());
    let mut columns = analysis.columns(ledger);
    let ids = std::mem::take(&mut columns.id);
    let reports = ids
        .iter()
        .map(|&id| serde_json::to_value(analysis.customer(ledger, id)).unwrap());
    let mut all: Vec<String> = reports
        .map(|report| named(report, ledger).to_string())
        .collect();
    all.push(named(overview(ledger, &analysis), ledger).to_string());
    all.push(format!("{columns:?}"));
    all.push(String::from_utf8(analysis.customers_csv(ledger, None, true)).unwrap());
    all.push(
        serde_json::to_string(&analysis.summary(ledger, BTreeMap::<String, u8>::new())).unwrap(),
    );
    all
}

/// Names that are merged, each into one that comes later in a random order of all names; groups of some.
fn customer_settings() -> impl Strategy<Value = CustomerSettings> {
    let order = Just((0..9u8).collect::<Vec<u8>>()).prop_shuffle();
    let steps = prop::collection::vec(prop::option::of(1..9usize), 9);
    let groups = prop::collection::vec(prop::option::of(0..3u8), 9);
    (order, steps, groups).prop_map(|(order, steps, groups)| CustomerSettings {
        merges: merges(&order, &steps),
        groups: groups
            .iter()
            .zip(0..)
            .filter_map(|(group, customer)| {
                Some(Member {
                    customer: name(customer),
                    group: format!("group {}", (*group)?),
                })
            })
            .collect(),
        ..CustomerSettings::default()
    })
}

fn merges(order: &[u8], steps: &[Option<usize>]) -> Vec<Merge> {
    let merge = |(at, step): (usize, &Option<usize>)| {
        Some(Merge {
            from: name(order[at]),
            into: name(*order.get(at + (*step)?)?),
        })
    };
    steps.iter().enumerate().filter_map(merge).collect()
}

/// The same decisions, and once more in another order.
fn shuffled(
    customers: CustomerSettings,
) -> impl Strategy<Value = (CustomerSettings, CustomerSettings)> {
    let merges = Just(customers.merges.clone()).prop_shuffle();
    let groups = Just(customers.groups.clone()).prop_shuffle();
    (Just(customers), merges, groups).prop_map(|(customers, merges, groups)| {
        let shuffled = CustomerSettings {
            merges,
            groups,
            ..customers.clone()
        };
        (customers, shuffled)
    })
}

/// The same sales with the names that the merges lead to.
fn renamed(sales: &[Sale], customers: &CustomerSettings) -> Ledger {
    let ends = customers.ends();
    let end = |customer| {
        let name = name(customer);
        ends.get(name.as_str())
            .map_or(name.clone(), |&end| end.to_owned())
    };
    part(sales, end).into_ledger()
}

/// By the names that the merges lead to: value, exact, and all classes.
fn verdicts_by_key(ledger: &Ledger, settings: &Settings) -> BTreeMap<String, String> {
    let analysis = Analysis::new(ledger, settings.clone());
    let customers = analysis.facts().customers.iter().zip(classes(&analysis));
    let ends = settings.customers.ends();
    customers
        .map(|(facts, classes)| {
            let key = ledger.customer(facts.id as usize);
            let key = ends.get(key).map_or(key, |&end| end).to_owned();
            (
                key,
                format!("{:?} {} {classes}", facts.value, facts.transactions),
            )
        })
        .collect()
}

fn classes(analysis: &Analysis) -> Vec<String> {
    let class = |verdict: &Verdict| {
        let Verdict {
            abc,
            xyz,
            state,
            key_type,
            is_key,
            is_loss_making,
            ..
        } = verdict;
        format!("{abc:?} {xyz:?} {state:?} {key_type:?} {is_key} {is_loss_making}")
    };
    analysis.judgement().verdicts.iter().map(class).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn the_order_of_the_rows_changes_nothing((sales, shuffled) in sales().prop_flat_map(|sales| (Just(sales.clone()), Just(sales).prop_shuffle())), settings in settings()) {
        prop_assert_eq!(everything(&ledger(&sales), &settings), everything(&ledger(&shuffled), &settings));
    }

    #[test]
    fn reading_in_pieces_changes_nothing(sales in sales(), cuts in prop::collection::vec(0..120usize, 0..4), settings in settings()) {
        let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(sales.len())).chain([0, sales.len()]).collect();
        cuts.sort_unstable();
        let mut whole = part(&[], name);
        for ends in cuts.windows(2) {
            whole.append(&part(&sales[ends[0]..ends[1]], name)).unwrap();
            whole.append(&part(&[], name)).unwrap();
        }
        let (pieces, whole) = (whole.into_ledger(), ledger(&sales));
        prop_assert_eq!(everything(&pieces, &settings), everything(&whole, &settings));
    }

    #[test]
    fn merging_is_as_if_the_names_had_been_the_same_in_the_file(sales in sales(), mut settings in settings(), mut customers in customer_settings()) {
        // In the renamed file nobody is left who could be in a merged customer's group.
        let ends: Vec<String> = customers.ends().keys().map(|&from| from.to_owned()).collect();
        customers.groups.retain(|member| !ends.contains(&member.customer));
        let mut merged = ledger(&sales);
        merged.follow(&customers);
        let renamed = renamed(&sales, &customers);
        settings.customers = customers;
        prop_assert_eq!(verdicts_by_key(&merged, &settings), verdicts_by_key(&renamed, &settings));
    }

    #[test]
    fn parting_merged_customers_gives_the_identical_report(sales in sales(), settings in settings(), customers in customer_settings()) {
        let mut ledger = ledger(&sales);
        let before = everything(&ledger, &settings);
        let mut analysis = Analysis::new(&ledger, settings.clone());
        let merged = Settings { customers, ..settings.clone() };
        ledger.follow(&merged.customers);
        analysis.update(&ledger, merged);
        ledger.follow(&settings.customers);
        analysis.update(&ledger, settings.clone());
        prop_assert_eq!(&everything(&ledger, &settings), &before);
        let again = named(overview(&ledger, &analysis), &ledger).to_string();
        prop_assert_eq!(Some(&again), before.iter().rev().nth(3));
    }

    #[test]
    fn a_merge_changes_no_total(sales in sales(), settings in settings(), customers in customer_settings()) {
        let mut ledger = ledger(&sales);
        let totals = |ledger: &Ledger, settings: Settings| {
            let totals = Analysis::new(ledger, settings).facts().totals.clone();
            (totals.transactions, totals.revenue, totals.profit, totals.by_period, totals.current.revenue, totals.previous.revenue)
        };
        let before = totals(&ledger, settings.clone());
        ledger.follow(&customers);
        prop_assert_eq!(totals(&ledger, Settings { customers, ..settings }), before);
    }

    #[test]
    fn the_order_of_merges_and_groups_changes_nothing(sales in sales(), settings in settings(), (customers, shuffled) in customer_settings().prop_flat_map(shuffled)) {
        let answers = |customers: CustomerSettings| {
            let mut ledger = ledger(&sales);
            ledger.follow(&customers);
            let mut answers = everything(&ledger, &Settings { customers, ..settings.clone() });
            // The settings themselves are part of the overview, in the order in which they were given.
            let at = answers.len() - 4;
            let mut overview: Value = serde_json::from_str(&answers[at]).unwrap();
            overview["settings"].take();
            answers[at] = overview.to_string();
            answers
        };
        prop_assert_eq!(answers(customers), answers(shuffled));
    }

    #[test]
    fn ten_times_all_amounts_change_no_class(sales in sales(), settings in settings()) {
        let tenfold: Vec<Sale> = sales.iter().map(|sale| Sale {
            amount: sale.amount * 10,
            profit: sale.profit * 10,
            quantity: sale.quantity * 10,
            ..sale.clone()
        }).collect();
        let (once, tenfold) = (ledger(&sales), ledger(&tenfold));
        let judged = |ledger| classes(&Analysis::new(ledger, settings.clone()));
        prop_assert_eq!(judged(&once), judged(&tenfold));
    }

    #[test]
    fn other_names_in_the_same_order_change_no_class(sales in sales(), settings in settings()) {
        let renamed = part(&sales, |customer| format!("গ্রাহক {customer}")).into_ledger();
        let plain = ledger(&sales);
        let judged = |ledger| classes(&Analysis::new(ledger, settings.clone()));
        prop_assert_eq!(judged(&plain), judged(&renamed));
    }

    #[test]
    fn a_change_of_settings_gives_what_they_give_from_the_start(sales in sales(), before in settings(), other in settings(), change in 0..9) {
        let ledger = ledger(&sales);
        let mut after = before.clone();
        match change {
            0 => after.measure = other.measure,
            1 => after.window = other.window,
            2 => after.as_of = other.as_of,
            3 => after.period = other.period,
            4 => after.abc = other.abc,
            5 => after.xyz.method = other.xyz.method,
            6 => after.xyz.grid = other.xyz.grid,
            7 => after.xyz.periods = other.xyz.periods,
            _ => after.filters = other.filters,
        }
        let mut changed = Analysis::new(&ledger, before);
        changed.update(&ledger, after.clone());
        let fresh = Analysis::new(&ledger, after);
        prop_assert_eq!(overview(&ledger, &changed), overview(&ledger, &fresh));
        prop_assert_eq!(changed.customers_csv(&ledger, None, false), fresh.customers_csv(&ledger, None, false));
    }

    #[test]
    fn cells_classes_and_customers_come_to_the_same_total(sales in sales(), settings in settings()) {
        let ledger = ledger(&sales);
        let analysis = Analysis::new(&ledger, settings);
        let facts = analysis.facts();
        let matrix = &analysis.judgement().matrix;
        let sums = |groups: Vec<mainstay::segments::matrix::Group>| {
            let customers: usize = groups.iter().map(|group| group.customers).sum();
            let value: Money = groups.iter().map(|group| group.value).sum();
            (customers, value)
        };
        let cells = Abc::ALL.into_iter().flat_map(|abc| Matrix::COLUMNS.map(|xyz| matrix.cell(abc, xyz)));
        let total = (facts.customers.len(), facts.values.iter().copied().sum());
        prop_assert_eq!(sums(cells.collect()), total);
        prop_assert_eq!(sums(matrix.cells().map(|(.., cell)| cell).collect()), total);
        prop_assert_eq!(sums(Abc::ALL.map(|abc| matrix.abc(abc)).to_vec()), total);
        prop_assert_eq!(sums(Xyz::ALL.map(|xyz| matrix.xyz(xyz)).to_vec()), total);
        prop_assert_eq!(facts.totals.value, total.1);
    }

    #[test]
    fn abc_agrees_with_the_slow_obvious_model(sales in sales(), mut abc in abc_settings()) {
        if abc.rule == AbcRule::Computed {
            abc.rule = AbcRule::Inclusive;
        }
        let ledger = ledger(&sales);
        let analysis = Analysis::new(&ledger, Settings { abc: abc.clone(), ..Settings::default() });
        let values: Vec<i128> = analysis.facts().values.iter().map(|value| value.0).collect();
        for (place, &value) in values.iter().enumerate() {
            prop_assert_eq!(analysis.judgement().verdicts[place].abc, slow_abc(value, &values, &abc));
        }
    }

    #[test]
    fn figures_agree_with_the_slow_obvious_model(sales in sales(), mut settings in settings()) {
        settings.measure = Measure::Revenue;
        settings.period = Period::Month;
        settings.xyz.grid = Grid::Window;
        settings.xyz.periods = Periods::All;
        let ledger = ledger(&sales);
        let columns = Analysis::new(&ledger, settings.clone()).columns(&ledger);
        let mut seen = 0;
        for customer in 0..9 {
            let slow = SlowCustomer::of(customer, &sales, &settings);
            let place = columns.keys.lines().position(|key| key == name(customer));
            prop_assert_eq!(place.is_some(), !slow.days.is_empty());
            let Some(place) = place else { continue };
            seen += 1;
            prop_assert!(close(columns.value[place], slow.revenue()));
            prop_assert_eq!(columns.occasions[place] as usize, slow.occasions().len());
            prop_assert!(close(columns.gap_cv[place], slow.gap_cv()));
            prop_assert!(close(columns.period_cv[place], slow.period_cv()));
            prop_assert!(close(columns.activity[place], slow.activity()));
        }
        prop_assert_eq!(seen, columns.count);
    }
}

/// The class of a value by looking at all values, in whole numbers.
fn slow_abc(value: i128, values: &[i128], settings: &AbcSettings) -> Abc {
    let positive: Vec<i128> = values.iter().copied().filter(|&value| value > 0).collect();
    let weight = |value: i128| match settings.by {
        AbcBy::Customers => 1,
        _ => value,
    };
    let total: i128 = match (settings.by, settings.denominator) {
        (AbcBy::Customers, _) => positive.len() as i128,
        (_, Denominator::Positive) => positive.iter().sum(),
        (_, Denominator::Net) => values.iter().sum(),
    };
    let total = total.max(1);
    let before: i128 = positive
        .iter()
        .filter(|&&other| other > value)
        .map(|&other| weight(other))
        .sum();
    let upto: i128 = positive
        .iter()
        .filter(|&&other| other >= value)
        .map(|&other| weight(other))
        .sum();
    let inside = |limit: Percent| match settings.rule {
        AbcRule::Exclusive => upto * 1_000_000 <= limit.millionths() * total,
        _ => before * 1_000_000 < limit.millionths() * total,
    };
    match value {
        ..0 => Abc::L,
        0 => Abc::None,
        _ if inside(settings.a) => Abc::A,
        _ if inside(settings.b) => Abc::B,
        _ => Abc::C,
    }
}

/// One customer's days in the view, as one would write them down.
struct SlowCustomer {
    days: BTreeMap<i32, i64>,
    months: Vec<i32>,
    as_of: i32,
}

impl SlowCustomer {
    fn of(customer: u8, sales: &[Sale], settings: &Settings) -> SlowCustomer {
        let file: BTreeSet<i32> = sales.iter().map(|sale| sale.day).collect();
        let first = settings
            .window
            .first
            .map_or(file.first().copied().unwrap_or(0), |day| day.0);
        let last = settings
            .window
            .last
            .map_or(file.last().copied().unwrap_or(0), |day| day.0);
        let known = file.last().map_or(last, |&file_last| file_last.min(last));
        let as_of = settings.as_of.map_or(known, |day| day.0);
        let last = last.min(as_of);
        let passes = |sale: &&Sale| {
            let product = PRODUCTS[usize::from(sale.product)];
            let passed = settings
                .filters
                .iter()
                .all(|filter| filter.values.iter().any(|value| value == product));
            passed && sale.customer == customer && (first..=last).contains(&sale.day)
        };
        let mut days = BTreeMap::new();
        for sale in sales.iter().filter(passes) {
            *days.entry(sale.day).or_default() += sale.amount;
        }
        let months: BTreeSet<i32> = (first..=last)
            .map(|day| Period::Month.index(Day(day)))
            .collect();
        SlowCustomer {
            days,
            months: months.into_iter().collect(),
            as_of,
        }
    }

    fn revenue(&self) -> f64 {
        self.days.values().sum::<i64>() as f64 / 100.0
    }

    fn occasions(&self) -> Vec<i32> {
        self.days
            .iter()
            .filter(|(_, net)| **net > 0)
            .map(|(&day, _)| day)
            .collect()
    }

    fn gap_cv(&self) -> f64 {
        let occasions = self.occasions();
        let mut gaps: Vec<f64> = occasions
            .windows(2)
            .map(|two| f64::from(two[1] - two[0]))
            .collect();
        if gaps.len() < 3 {
            return f64::NAN;
        }
        let open = f64::from(self.as_of - occasions[occasions.len() - 1]);
        gaps.sort_by(f64::total_cmp);
        let median = (gaps[(gaps.len() - 1) / 2] + gaps[gaps.len() / 2]) / 2.0;
        if open > median {
            gaps.push(open);
        }
        cv(&gaps)
    }

    fn period_cv(&self) -> f64 {
        let in_month = |month: i32| {
            self.days
                .iter()
                .filter(move |(day, _)| Period::Month.index(Day(**day)) == month)
        };
        let sums: Vec<f64> = self
            .months
            .iter()
            .map(|&month| in_month(month).map(|(_, &net)| net as f64).sum())
            .collect();
        if sums.len() < 2 || sums.iter().sum::<f64>() <= 0.0 {
            return f64::NAN;
        }
        cv(&sums)
    }

    fn activity(&self) -> f64 {
        let active: BTreeSet<i32> = self
            .occasions()
            .into_iter()
            .map(|day| Period::Month.index(Day(day)))
            .collect();
        match self.months.len() {
            0 | 1 => f64::NAN,
            months => active.len() as f64 / months as f64,
        }
    }
}

/// Population standard deviation over mean.
fn cv(values: &[f64]) -> f64 {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let squares: f64 = values
        .iter()
        .map(|value| (value - mean) * (value - mean))
        .sum();
    (squares / count).sqrt() / mean
}

fn close(one: f64, other: f64) -> bool {
    (one.is_nan() && other.is_nan()) || (one - other).abs() <= 1e-9 * other.abs().max(1.0)
}
