//! Step 4: the judgement becomes what is shown and saved.
//!
//! [`Analysis`] keeps facts and judgement of one ledger and brings them up to
//! date when settings change. Everything that is shown is codes and numbers;
//! words live in the page's locales.

mod account;
mod columns;
mod customer;
mod dependence;
mod export;
mod names;
mod overview;
mod profit;
mod record;
mod rejects;
mod slipping;
mod sources;
mod summary;

pub use account::IntakeSummary;
pub use columns::Columns;
pub use customer::{
    AbcProof, ActivityProof, Ahead, Attribute, Breakdown, BreakdownItem, Classes, CustomerReport,
    ExactMargin, Figures, Proof, Returns, RhythmProof, StateProof, VariationProof, XyzProof,
};
pub use dependence::{ConcentrationReport, Largest, Needed, ParetoPoint, Slice};
pub use names::{
    AlikeName, AlikeReport, AlikeSet, GroupReport, MemberReport, MergedCustomer, NameReport,
};
pub use overview::{
    Cell, ClassTotal, Exact, KeyTotal, Limits, Overview, PeriodValue, WindowReport,
};
pub use profit::{Growth, ProfitReport, WorstProfit};
pub use record::Record;
pub use rejects::rejects_csv;
pub use slipping::{Overdue, Slipping, WorstSilence};
pub use summary::{Summary, SummaryCell, SummaryClass, SummaryXyz};

use crate::ledger::Ledger;
use crate::segments::{Facts, Judgement, View, judge};
use crate::settings::{CustomerSettings, Measure, Member, Merge, Settings};
use serde::Serialize;
use sources::Sources;

/// The analysis of one ledger under the latest settings.
///
/// It does not hold the ledger, but every call must be given the one that it was
/// made for: customers are known by their numbers in it. Before the first update a
/// default analysis has no customers.
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    /// Whether the facts have been gathered; a default analysis knows no ledger yet.
    is_gathered: bool,
    settings: Settings,
    view: View,
    facts: Facts,
    judgement: Judgement,
}

impl Analysis {
    /// Analyses a ledger, which must [follow](Ledger::follow) the merges of the settings.
    pub fn new(ledger: &Ledger, settings: Settings) -> Analysis {
        let view = View::new(ledger, &settings);
        let facts = Facts::gather(ledger, &view);
        let judgement = judge(&facts, &view, &settings);
        Analysis {
            is_gathered: true,
            settings,
            view,
            facts,
            judgement,
        }
    }

    /// Brings the analysis up to date; the transactions are read again only when the settings need other facts.
    ///
    /// Says whether they were; when not, customers and their order are as before, and
    /// only [`Analysis::verdict_columns`] may have changed.
    pub fn update(&mut self, ledger: &Ledger, settings: Settings) -> bool {
        let needs_facts = !self.is_gathered || needs_other_facts(&self.settings, &settings);
        if needs_facts {
            // The old facts go before new ones are gathered: only one of them needs room.
            *self = Analysis::default();
            *self = Analysis::new(ledger, settings);
        } else {
            self.judgement = judge(&self.facts, &self.view, &settings);
            self.settings = settings;
        }
        needs_facts
    }

    /// The settings as they were given.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The measure in force: revenue where the ledger has no column for the one asked for.
    pub fn measure(&self) -> Measure {
        self.view.measure
    }

    /// What the judgement is based on.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// What the limits make of the facts.
    pub fn judgement(&self) -> &Judgement {
        &self.judgement
    }

    /// Everything about the customer base as a whole.
    pub fn overview(&self, ledger: &Ledger) -> Overview {
        Overview::new(&self.sources(ledger))
    }

    /// All customers, a column per figure.
    pub fn columns(&self, ledger: &Ledger) -> Columns {
        Columns::new(&self.sources(ledger))
    }

    /// Of [`Analysis::columns`] those that limits decide (shares, classes, states, flags,
    /// limits of silence); the others are empty.
    pub fn verdict_columns(&self, ledger: &Ledger) -> Columns {
        Columns::verdicts(&self.sources(ledger))
    }

    /// Everything about one customer, by its number in the ledger; `None` when it has no transaction in the view.
    pub fn customer(&self, ledger: &Ledger, id: u32) -> Option<CustomerReport> {
        let place = self.facts.place(id)?;
        CustomerReport::new(&self.sources(ledger), place)
    }

    /// The totals, classes and cells, next to what reading the files came to.
    pub fn summary<I: Serialize>(&self, ledger: &Ledger, intake: I) -> Summary<I> {
        Summary::new(&self.sources(ledger), intake)
    }

    /// The customers as a CSV file in UTF-8, a line each.
    ///
    /// `ids` are the numbers of the customers to write, in that order; those without a
    /// transaction in the view are left out. `None` is all of them, largest value first.
    /// With `guard_formulas`, a text that a spreadsheet would take for a formula is
    /// written with a single quote before it.
    pub fn customers_csv(
        &self,
        ledger: &Ledger,
        ids: Option<&[u32]>,
        guard_formulas: bool,
    ) -> Vec<u8> {
        export::customers_csv(&self.sources(ledger), ids, guard_formulas)
    }

    fn sources<'a>(&'a self, ledger: &'a Ledger) -> Sources<'a> {
        Sources {
            ledger,
            settings: &self.settings,
            view: &self.view,
            facts: &self.facts,
            judgement: &self.judgement,
        }
    }
}

/// Whether facts gathered under the old settings do not serve the new ones.
fn needs_other_facts(old: &Settings, new: &Settings) -> bool {
    let of = |settings: &Settings| {
        let Settings {
            measure,
            window,
            as_of,
            period,
            ..
        } = settings;
        (
            *measure,
            *window,
            *as_of,
            *period,
            settings.xyz.grid,
            settings.xyz.periods,
        )
    };
    of(old) != of(new) || old.filters != new.filters || who(old) != who(new)
}

/// What the settings say about who is a customer.
fn who(settings: &Settings) -> (&[Merge], &[Member]) {
    let CustomerSettings { merges, groups, .. } = &settings.customers;
    (merges, groups)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segments::example::{day, ledger};
    use crate::settings::{AbcBy, AbcRule, Denominator, Window};
    use serde_json::{Value, json};

    /// The names of an interface's fields, as the page knows them.
    fn fields(interface: &str) -> Vec<String> {
        let types = include_str!("../browser/types.d.ts");
        let body = types
            .split_once(&format!("export interface {interface} {{"))
            .unwrap()
            .1;
        let (mut depth, mut fields, mut word) = (0, Vec::new(), String::new());
        for letter in without_comments(body).chars() {
            match letter {
                '}' if depth == 0 => break,
                '{' | '[' | '(' | '<' => depth += 1,
                '}' | ']' | ')' | '>' => depth -= 1,
                ';' if depth == 0 => word.clear(),
                ':' if depth == 0 => fields.push(word.trim().to_owned()),
                _ if depth == 0 => word.push(letter),
                _ => {}
            }
        }
        fields.sort();
        fields
    }

    fn without_comments(text: &str) -> String {
        let mut parts = text.split("/*");
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |text, part| text + part.split_once("*/").unwrap().1)
    }

    fn keys(value: &Value) -> Vec<String> {
        let mut keys: Vec<String> = value.as_object().unwrap().keys().cloned().collect();
        keys.sort();
        keys
    }

    const LINES: &str = "acme 2023-01-05 300 60 North\nacme 2023-02-05 310 60 North\nacme 2023-03-05 290 60 North\n\
        acme 2023-04-05 300 70 South\nacme 2023-04-06 -20 -5 South\nbolt 2023-01-09 90 -12 West\n\
        bolt 2023-04-30 30 2 West\ncord 2023-04-20 15 1\ndust 2023-02-02 -7 0 West";

    fn analysed(settings: Settings) -> (Ledger, Analysis) {
        let ledger = ledger(LINES);
        let analysis = Analysis::new(&ledger, settings);
        (ledger, analysis)
    }

    fn overview(settings: Settings) -> Value {
        let (ledger, analysis) = analysed(settings);
        serde_json::to_value(analysis.overview(&ledger)).unwrap()
    }

    fn customer(key: &str, settings: Settings) -> Value {
        let (ledger, analysis) = analysed(settings);
        let id = (0..4)
            .find(|&id| ledger.customer(id as usize) == key)
            .unwrap();
        serde_json::to_value(analysis.customer(&ledger, id).unwrap()).unwrap()
    }

    #[test]
    fn what_crosses_to_the_page_has_the_fields_that_the_page_knows() {
        let overview = overview(Settings::default());
        let customer = customer("acme", Settings::default());
        let proof = &customer["proof"];
        for (interface, value) in [
            ("Overview", &overview),
            ("Cell", &overview["matrix"][0]),
            ("ClassTotal", &overview["abc"]["A"]),
            ("Settings", &overview["settings"]),
            ("CustomerReport", &customer),
            ("AbcProof", &proof["abc"]),
            ("XyzProof", &proof["xyz"]),
            ("StateProof", &proof["state"]),
        ] {
            assert_eq!(keys(value), fields(interface), "{interface}");
        }
    }

    #[test]
    fn the_overview_adds_up() {
        let overview = overview(Settings::default());
        assert_eq!(
            overview["exact"],
            json!({"total": "1308", "positiveTotal": "1315"})
        );
        assert_eq!(
            (&overview["customers"], &overview["transactions"]),
            (&json!(4), &json!(9))
        );
        assert_eq!(overview["abc"]["A"]["customers"], 1);
        assert_eq!(
            overview["abc"]["L"],
            json!({"customers": 1, "value": -7.0, "share": -7.0 / 1315.0})
        );
        assert_eq!(overview["xyz"]["New"]["customers"], 1);
        assert_eq!(overview["limits"], json!({"a": 80.0, "b": 95.0}));
        assert_eq!(overview["concentration"]["largest"]["label"], "acme");
        assert_eq!(overview["profit"]["total"], 236.0);
        assert_eq!(
            (
                &overview["profit"]["lossMaking"],
                &overview["profit"]["loss"]
            ),
            (&json!(1), &json!(-10.0))
        );
        assert_eq!(overview["profit"]["worst"]["label"], "bolt");
        let trend = json!({"start": "2023-03-01", "value": 290.0, "complete": true});
        assert_eq!(overview["trend"][2], trend);
    }

    #[test]
    fn the_matrix_shows_the_nine_cells_and_those_with_customers() {
        let overview = overview(Settings::default());
        let cells = overview["matrix"].as_array().unwrap().iter();
        let names: Vec<String> = cells
            .map(|cell| format!("{}{}", cell["abc"], cell["xyz"]).replace('"', ""))
            .collect();
        let expected = [
            "AX",
            "AY",
            "AZ",
            "BX",
            "BY",
            "BZ",
            "BOccasional",
            "CX",
            "CY",
            "CZ",
            "CNew",
            "Lnone",
        ];
        assert_eq!(names, expected);
    }

    #[test]
    fn the_curve_has_the_first_customer_every_border_and_the_last_one() {
        let lines: String = (1..=3_000)
            .map(|i| format!("c{i} 2024-01-01 {}\n", 1_000_000 / i))
            .collect();
        let ledger = ledger(&lines);
        let analysis = Analysis::new(&ledger, Settings::default());
        let overview = analysis.overview(&ledger);
        let points: Vec<usize> = overview.pareto.iter().map(|point| point.up_to).collect();
        let count = |abc| analysis.judgement().matrix.abc(abc).customers;
        let (a, b) = (
            count(crate::segments::Abc::A),
            count(crate::segments::Abc::B),
        );
        assert!(points.len() <= 400 && points.is_sorted());
        assert!(
            [1, a, a + b, 3_000]
                .iter()
                .all(|border| points.contains(border))
        );
        assert_eq!(overview.pareto.last().map(|point| point.share), Some(1.0));
        assert_eq!(overview.concentration.shares.len(), 60);
    }

    #[test]
    fn every_class_carries_its_proof() {
        let acme = customer("acme", Settings::default());
        let proof = &acme["proof"];
        assert_eq!(proof["abc"]["value"], "1180");
        assert_eq!(proof["abc"]["ahead"], json!({"customers": 0, "value": "0"}));
        assert_eq!(proof["abc"]["returns"], json!({"rows": 1, "value": "-20"}));
        assert_eq!(
            proof["abc"]["margin"],
            json!({"down": "1165", "up": null}),
            "at 15 bolt holds 120 of 150"
        );
        assert_eq!(proof["xyz"]["rhythm"]["meanDays"], 30.0);
        assert_eq!(proof["xyz"]["rhythm"]["xyz"], "X");
        assert_eq!(
            proof["xyz"]["variation"]["periods"], 3,
            "all but January are complete"
        );
        assert_eq!(proof["state"]["medianGapDays"], 31.0);
        assert_eq!(proof["state"]["expected"], "2023-05-06");
        assert_eq!(acme["occasionDays"].as_array().unwrap().len(), 4);
        assert_eq!(acme["rank"], 1);
    }

    #[test]
    fn what_the_customer_bought_is_broken_down_by_every_column() {
        let acme = customer("acme", Settings::default());
        assert_eq!(acme["breakdown"][0]["column"], "region");
        let items = acme["breakdown"][0]["items"].as_array().unwrap();
        assert_eq!(
            (&items[0]["name"], &items[0]["value"]),
            (&json!("North"), &json!(900.0))
        );
        assert_eq!(
            (&items[1]["name"], &items[1]["value"]),
            (&json!("South"), &json!(280.0))
        );
        assert_eq!(acme["attributes"], json!([]));
        let bolt = customer("bolt", Settings::default());
        assert_eq!(
            bolt["attributes"],
            json!([{"column": "region", "value": "West"}])
        );
        assert_eq!(
            customer("cord", Settings::default())["attributes"],
            json!([]),
            "an empty text says nothing"
        );
    }

    #[test]
    fn the_thirteenth_value_of_a_column_is_among_the_others() {
        let lines: String = (1..=14)
            .map(|i| format!("a 2024-01-01 {i} 0 r{i}\n"))
            .collect();
        let ledger = ledger(&lines);
        let report = Analysis::new(&ledger, Settings::default())
            .customer(&ledger, 0)
            .unwrap();
        let items = &report.breakdown[0].items;
        assert_eq!(
            (items.len(), items[0].value, items[11].value),
            (13, 14.0, 3.0)
        );
        assert_eq!((&items[12].name, items[12].value), (&None, 3.0));
    }

    const TWO_YEARS: &str = "odd 2022-12-31 1\ngrow 2023-03-01 100\ngrow 2024-03-01 150\nfresh 2024-06-01 50\n\
        gone 2023-02-01 80\nback 2023-05-01 -5\nback 2024-05-01 9\nend 2024-12-31 1";

    #[test]
    fn change_holds_the_last_year_against_the_year_before() {
        let ledger = ledger(TWO_YEARS);
        let analysis = Analysis::new(&ledger, Settings::default());
        let columns = analysis.columns(&ledger);
        let change = |key: &str| {
            let place = columns.keys.lines().position(|other| other == key);
            columns.change[place.unwrap()]
        };
        assert_eq!((change("grow"), change("gone")), (0.5, -1.0));
        assert_eq!(
            (change("fresh"), change("end")),
            (f64::INFINITY, f64::INFINITY)
        );
        assert!(change("back").is_nan(), "less than nothing before");
        assert!(change("odd").is_nan(), "nothing in both years");
        let overview = analysis.overview(&ledger);
        let sum = |of: fn(&Cell) -> Option<f64>| overview.matrix.iter().filter_map(of).sum::<f64>();
        assert_eq!(
            (sum(|cell| cell.current), sum(|cell| cell.previous)),
            (210.0, 175.0)
        );
        assert_eq!(overview.revenue_change, Some(0.2));
    }

    #[test]
    fn the_worst_silence_is_where_most_money_is_at_stake() {
        let slow = (0..5).map(|i| (i * 200, "slow", 200));
        let quick = (0..4).map(|i| (800 + i * 10, "quick", 190));
        let steady = (0..200).map(|i| (i * 10, "steady", 1));
        let start = day("2020-01-01").0;
        let sales = slow.chain(quick).chain(steady);
        let lines = sales.map(|(after, name, amount)| {
            format!("{name} {} {amount}\n", crate::calendar::Day(start + after))
        });
        let ledger = ledger(&lines.collect::<String>());
        let slipping = Analysis::new(&ledger, Settings::default())
            .overview(&ledger)
            .slipping;
        assert_eq!(
            (slipping.key.lost, slipping.all.lost, slipping.all.at_risk),
            (2, 2, 0)
        );
        assert_eq!(slipping.key.money, 760.0 + 400.0);
        let worst = slipping.worst.unwrap();
        assert_eq!(
            (worst.label.as_str(), worst.silence_days, worst.usual_days),
            ("quick", 1_160, 10.0)
        );
    }

    #[test]
    fn a_customer_outside_the_view_has_no_report() {
        let window = Window {
            first: Some(day("2023-04-01")),
            last: None,
        };
        let (ledger, analysis) = analysed(Settings {
            window,
            ..Settings::default()
        });
        let reports = (0..6).map(|id| analysis.customer(&ledger, id).is_some());
        assert_eq!(
            reports.collect::<Vec<_>>(),
            [true, true, true, false, false, false]
        );
    }

    #[test]
    fn limits_that_cannot_be_computed_are_the_customary_ones() {
        let mut settings = Settings {
            window: Window {
                first: Some(day("2023-04-10")),
                last: None,
            },
            ..Settings::default()
        };
        settings.abc.rule = AbcRule::Computed;
        let overview = overview(settings.clone());
        assert_eq!(overview["notComputable"], true);
        assert_eq!(overview["limits"], json!({"a": 80.0, "b": 95.0}));
        assert_eq!(
            customer("bolt", settings)["proof"]["abc"]["rule"],
            "inclusive"
        );
    }

    #[test]
    fn an_empty_ledger_and_no_ledger_have_an_overview() {
        let ledger = ledger("");
        for analysis in [
            Analysis::new(&ledger, Settings::default()),
            Analysis::default(),
        ] {
            let overview = serde_json::to_value(analysis.overview(&ledger)).unwrap();
            assert_eq!(overview["customers"], 0);
            assert_eq!(overview["matrix"].as_array().unwrap().len(), 9);
            assert_eq!(overview["pareto"], json!([]));
            assert_eq!(analysis.columns(&ledger), Columns::default());
        }
    }

    #[test]
    fn the_columns_say_who_is_key_and_who_loses_money() {
        let (ledger, analysis) = analysed(Settings::default());
        let columns = analysis.columns(&ledger);
        assert_eq!(columns.keys, "acme\nbolt\ncord\ndust\n");
        assert_eq!(columns.flags, [1, 2, 0, 0]);
        assert_eq!(columns.abc, [0, 1, 2, 3]);
        assert_eq!(columns.spark.len(), 12 * columns.count);
        assert!(columns.gap_cv[1].is_nan() && columns.risk_days[1].is_nan());
    }

    #[test]
    fn the_summary_stands_beside_the_account_of_the_files() {
        let (ledger, analysis) = analysed(Settings::default());
        let summary = analysis.summary(&ledger, json!({"files": ["a.csv"]}));
        assert_eq!(
            serde_json::to_value(summary).unwrap(),
            json!({
                "files": ["a.csv"],
                "window": {"first": "2023-01-05", "last": "2023-04-30", "asOf": "2023-04-30"},
                "measure": "revenue",
                "rule": "inclusive",
                "by": "share",
                "limits": {"a": 80.0, "b": 95.0},
                "notComputable": false,
                "customers": 4,
                "value": {"total": "1308", "positiveTotal": "1315"},
                "abc": {
                    "A": {"customers": 1, "value": "1180"},
                    "B": {"customers": 1, "value": "120"},
                    "C": {"customers": 1, "value": "15"},
                    "L": {"customers": 1, "value": "-7"},
                    "none": {"customers": 0, "value": "0"},
                },
                "xyz": {
                    "method": "rhythm",
                    "X": 1, "Y": 0, "Z": 0, "New": 1, "Occasional": 1, "OneOff": 0, "Lost": 0, "none": 1,
                },
                "matrix": [
                    {"abc": "A", "xyz": "X", "customers": 1, "value": "1180"},
                    {"abc": "B", "xyz": "Occasional", "customers": 1, "value": "120"},
                    {"abc": "C", "xyz": "New", "customers": 1, "value": "15"},
                    {"abc": "L", "xyz": "none", "customers": 1, "value": "-7"},
                ],
            })
        );
    }

    fn summary(settings: Settings) -> Value {
        let (ledger, analysis) = analysed(settings);
        serde_json::to_value(analysis.summary(&ledger, json!({}))).unwrap()
    }

    #[test]
    fn the_summary_says_which_measure_and_rule_are_in_force() {
        let mut settings = Settings {
            measure: Measure::Quantity,
            ..Settings::default()
        };
        settings.abc.by = AbcBy::Amount;
        let by_amount = summary(settings.clone());
        assert_eq!(by_amount["measure"], "revenue", "there is no quantity");
        assert_eq!(
            (&by_amount["by"], &by_amount["limits"]),
            (&json!("amount"), &Value::Null)
        );
        settings.abc.rule = AbcRule::Computed;
        let computed = summary(settings.clone());
        assert_eq!(
            (&computed["rule"], &computed["by"]),
            (&json!("computed"), &json!("share"))
        );
        settings.window.first = Some(day("2023-04-10"));
        let customary = summary(settings);
        assert_eq!(customary["notComputable"], true);
        assert_eq!(customary["rule"], "inclusive");
        assert_eq!(customary["limits"], json!({"a": 80.0, "b": 95.0}));
    }

    #[test]
    fn of_a_total_that_is_not_positive_there_are_no_shares() {
        let ledger = ledger("ada 2024-01-01 60\nbo 2024-01-02 15\ncy 2024-01-03 -500");
        let mut settings = Settings::default();
        settings.abc.denominator = Denominator::Net;
        let analysis = Analysis::new(&ledger, settings);
        let columns = analysis.columns(&ledger);
        assert!(
            columns
                .share
                .iter()
                .chain(&columns.before)
                .all(|share| share.is_nan())
        );
        assert_eq!(columns.abc, [0, 2, 3], "the largest is in A, others in C");
        let overview = serde_json::to_value(analysis.overview(&ledger)).unwrap();
        assert_eq!(overview["abc"]["A"]["share"], Value::Null);
        assert_eq!(overview["matrix"][0]["share"], Value::Null);
        assert_eq!(overview["key"]["share"], Value::Null);
        assert_eq!(overview["concentration"]["largest"]["share"], 0.8);
        let ada = serde_json::to_value(analysis.customer(&ledger, 0).unwrap()).unwrap();
        assert_eq!(
            (&ada["share"], &ada["proof"]["abc"]["beforeShare"]),
            (&Value::Null, &Value::Null)
        );
        let csv = String::from_utf8(analysis.customers_csv(&ledger, None, false)).unwrap();
        assert!(
            csv.lines()
                .skip(1)
                .all(|line| line.split(',').skip(2).take(2).all(str::is_empty))
        );
    }

    #[test]
    fn the_customers_are_a_csv_in_the_order_that_is_asked_for() {
        let (ledger, analysis) = analysed(Settings::default());
        let csv = |ids| String::from_utf8(analysis.customers_csv(&ledger, ids, true)).unwrap();
        let header = "customer,value,share,before_share,abc,xyz,gap_cv,period_cv,activity,occasions,first,last,state,key_type";
        let cord = "cord,15,0.011406844106463879,0.9885931558935361,C,New,,,,1,2023-04-20,2023-04-20,new,none";
        let dust = "dust,-7,-0.005323193916349810,";
        let lines: Vec<String> = csv(Some(&[2, 77, 3])).lines().map(str::to_owned).collect();
        assert_eq!(
            (lines[0].as_str(), lines[1].as_str(), lines.len()),
            (header, cord, 3)
        );
        assert!(lines[2].starts_with(&dust[..12]));
        assert_eq!(csv(None).lines().count(), 5);
        assert_eq!(csv(Some(&[])).lines().count(), 1);
    }
}
