//! Measures the analysis on sales made up from a seed: medians of several runs, in milliseconds.
//!
//! ```text
//! cargo run --release --example measure -- [TRANSACTIONS] [CUSTOMERS]
//! ```

use mainstay::calendar::Day;
use mainstay::ledger::{Ledger, Part, Shape, Transaction};
use mainstay::report::Analysis;
use mainstay::segments::alike;
use mainstay::settings::{CustomerSettings, Dimension, Merge, Percent, Settings};
use std::hint::black_box;
use std::time::Instant;

const RUNS: usize = 7;
const DAYS: u64 = 4 * 365;

fn main() {
    let mut arguments = std::env::args()
        .skip(1)
        .map_while(|argument| argument.parse().ok());
    let transactions = arguments.next().unwrap_or(5_000_000);
    let customers = arguments.next().unwrap_or(100_000);
    let Some(ledger) = sales(transactions, customers) else {
        return eprintln!("the amounts do not fit");
    };
    println!(
        "{} transactions of {} customers",
        ledger.transaction_count(),
        ledger.customer_count()
    );
    measure(&ledger);
    measure_names(ledger, customers);
}

fn measure(ledger: &Ledger) {
    let mut analysis = Analysis::new(ledger, Settings::default());
    let mut limit = 80;
    report("facts and judgement", || {
        Analysis::new(ledger, Settings::default())
    });
    report("judgement", || {
        limit = 150 - limit;
        let mut settings = Settings::default();
        settings.abc.a = Percent::whole(limit);
        analysis.update(ledger, settings);
    });
    report("overview", || analysis.overview(ledger));
    report("columns", || analysis.columns(ledger));
    report("one customer", || analysis.customer(ledger, 0));
    report("customers.csv", || {
        analysis.customers_csv(ledger, None, true)
    });
}

fn report<T>(what: &str, mut work: impl FnMut() -> T) {
    let mut times: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            black_box(work());
            start.elapsed().as_secs_f64() * 1_000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!(
        "{what:<20} {:8.1} ({:.1} to {:.1})",
        times[RUNS / 2],
        times[0],
        times[RUNS - 1]
    );
}

fn measure_names(mut ledger: Ledger, customers: u64) {
    let all = [CustomerSettings::default(), halves(&ledger)];
    let mut turn = 0;
    report("merge and part", || {
        turn += 1;
        ledger.follow(&all[turn % 2]);
    });
    let Some(written) = written_names(customers) else {
        return;
    };
    report("names that look alike", || alike::suggestions(&written));
    println!("{} sets", alike::suggestions(&written).len());
}

/// Every second customer is merged into the one before it.
fn halves(ledger: &Ledger) -> CustomerSettings {
    let pairs = (0..ledger.customer_count() / 2).map(|pair| (2 * pair + 1, 2 * pair));
    let merges = pairs.map(|(from, into)| Merge {
        from: ledger.customer(from).to_owned(),
        into: ledger.customer(into).to_owned(),
    });
    CustomerSettings {
        merges: merges.collect(),
        ..CustomerSettings::default()
    }
}

/// One sale to each of so many customers with names of two to four words, one in twenty written a second time.
fn written_names(customers: u64) -> Option<Ledger> {
    let mut random = Random(20_240_301);
    let mut part = Part::new(Shape::default());
    let mut last = String::new();
    for customer in 0..customers {
        last = match customer % 20 {
            19 => last.to_uppercase() + " Ltd",
            _ => random.name(),
        };
        part.push(&Transaction {
            customer: last.as_str(),
            label: "",
            day: Day(18_262),
            amount: (random.amount(customer), 2),
            profit: (0, 0),
            quantity: (0, 0),
            dimensions: [""; Dimension::ALL.len()],
        })?;
    }
    Some(part.into_ledger())
}

/// Sales of customers of very different size, with some returns and losses.
fn sales(transactions: u64, customers: u64) -> Option<Ledger> {
    let mut random = Random(20_240_229);
    let names: Vec<String> = (0..customers)
        .map(|number| format!("Customer {number:06}"))
        .collect();
    let products: Vec<String> = (0..1_000)
        .map(|number| format!("Product {number:04}"))
        .collect();
    let mut part = Part::new(Shape {
        profit: true,
        dimensions: [true, false, true, false, false, false, false],
        ..Shape::default()
    });
    for row in 0..transactions {
        let customer = if row < customers {
            row
        } else {
            random.below(customers)
        };
        let amount = random.amount(customer);
        part.push(&Transaction {
            customer: names[customer as usize].as_str(),
            label: "",
            day: Day(18_262 + random.below(DAYS) as i32),
            amount: (amount, 2),
            profit: (amount / 5 - random.below(2_000) as i128, 2),
            quantity: (1, 0),
            dimensions: [
                products[random.below(1_000) as usize].as_str(),
                "",
                ["North", "East", "South", "West"][(customer % 4) as usize],
                "",
                "",
                "",
                "",
            ],
        })?;
    }
    Some(part.into_ledger())
}

/// Xorshift: the same numbers everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % limit.max(1)
    }

    /// Words of two to four syllables.
    fn name(&mut self) -> String {
        const SYLLABLES: [&str; 24] = [
            "ra", "him", "mo", "ham", "ma", "d", "khan", "sul", "ta", "na", "be", "gum", "sha",
            "r", "tra", "der", "s", "in", "ter", "na", "tio", "nal", "ko", "li",
        ];
        let word = |random: &mut Random| -> String {
            let syllables = 0..2 + random.below(3);
            syllables
                .map(|_| SYLLABLES[random.below(24) as usize])
                .collect()
        };
        let words: Vec<String> = (0..2 + self.below(3)).map(|_| word(self)).collect();
        words.join(" ")
    }

    fn amount(&mut self, customer: u64) -> i128 {
        let largest = 40_000_000 / (customer % 9_973 + 20);
        let amount = i128::from(self.below(largest) + 1);
        if self.below(40) == 0 { -amount } else { amount }
    }
}
