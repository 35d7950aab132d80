//! Measures the analysis on sales made up from a seed: medians of several runs, in milliseconds.
//!
//! ```text
//! cargo run --release --example measure -- [TRANSACTIONS] [CUSTOMERS]
//! ```

use mainstay::calendar::Day;
use mainstay::ledger::{Ledger, Part, Shape, Transaction};
use mainstay::report::Analysis;
use mainstay::settings::{Percent, Settings};
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

    fn amount(&mut self, customer: u64) -> i128 {
        let largest = 40_000_000 / (customer % 9_973 + 20);
        let amount = i128::from(self.below(largest) + 1);
        if self.below(40) == 0 { -amount } else { amount }
    }
}
