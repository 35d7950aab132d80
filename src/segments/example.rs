//! Sales written down a line each, for tests.

use super::{Facts, Judgement, Verdict, View, judge};
use crate::calendar::Day;
use crate::ledger::{Ledger, Part, Shape, Transaction};
use crate::settings::Settings;

/// A day as `2024-02-29`.
pub fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

/// The ledger of lines `customer day amount [profit [region]]`, amounts and profits in whole units.
pub fn ledger(lines: &str) -> Ledger {
    let lines: Vec<Vec<&str>> = lines
        .lines()
        .map(|line| line.split_whitespace().collect())
        .collect();
    let has = |column: usize| lines.iter().any(|cells| cells.len() > column);
    let mut part = Part::new(Shape {
        profit: has(3),
        dimensions: [false, false, has(4), false, false, false, false],
        ..Shape::default()
    });
    for cells in lines.iter().filter(|cells| !cells.is_empty()) {
        let number = |column: usize| cells.get(column).map_or(0, |cell| cell.parse().unwrap());
        let sale = Transaction {
            customer: cells[0],
            label: "",
            day: day(cells[1]),
            amount: (number(2), 0),
            profit: (number(3), 0),
            quantity: (0, 0),
            dimensions: ["", "", cells.get(4).unwrap_or(&""), "", "", "", ""],
        };
        part.push(&sale).unwrap();
    }
    part.into_ledger()
}

/// A ledger in which every customer buys for 100 on the days given, counted from 2024-01-01.
pub fn buyers(days: &[(&str, &[i32])]) -> Ledger {
    let start = day("2024-01-01").0;
    let lines = days.iter().flat_map(|(customer, days)| {
        days.iter()
            .map(move |after| format!("{customer} {} 100\n", Day(start + after)))
    });
    ledger(&lines.collect::<String>())
}

/// A ledger, its facts and the judgement on them.
pub struct Judged {
    pub ledger: Ledger,
    pub facts: Facts,
    pub judgement: Judgement,
}

/// Judges a ledger.
pub fn judged(ledger: Ledger, settings: &Settings) -> Judged {
    let view = View::new(&ledger, settings);
    let facts = Facts::gather(&ledger, &view);
    let judgement = judge(&facts, &view, settings);
    Judged {
        ledger,
        facts,
        judgement,
    }
}

impl Judged {
    /// The verdict on a customer.
    pub fn verdict(&self, customer: &str) -> Verdict {
        let mut places = 0..self.facts.customers.len();
        let place = places.find(|&place| self.name(place) == customer).unwrap();
        self.judgement.verdicts[place]
    }

    /// The customers in their order.
    pub fn names(&self) -> Vec<&str> {
        (0..self.facts.customers.len())
            .map(|place| self.name(place))
            .collect()
    }

    fn name(&self, place: usize) -> &str {
        self.ledger
            .customer(self.facts.customers[place].id as usize)
    }
}
