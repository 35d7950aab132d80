//! Amounts of different currencies are kept apart: one counts, others only at a given rate.

use super::amount::{self, DecimalSign};
use super::currency::Currency;
use super::delimited::Record;
use super::fault::Fault;
use super::numbers::Numbers;
use super::plan::CurrencyChoice;
use super::tally::ExactSum;
use super::texts::Seen;
use crate::ledger::Exact;
use serde::Serialize;

/// What the rows of one currency come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CurrencySum {
    /// Its code, or what the files call it.
    pub currency: String,
    /// How many rows.
    pub rows: u64,
    /// Their amounts.
    pub amount: String,
}

/// The currencies of the files, and which of them counts.
#[derive(Default)]
pub struct Currencies {
    choice: Option<CurrencyChoice>,
    cells: Seen<Option<u32>>,
    found: Vec<Found>,
}

struct Found {
    name: String,
    currency: Option<Currency>,
    /// What one unit is worth in the currency that counts; `None` when it is left out.
    rate: Option<Exact>,
    rows: u64,
    amount: ExactSum,
}

impl Currencies {
    /// With the plan's choice, if there is one.
    pub fn new(choice: Option<CurrencyChoice>) -> Currencies {
        Currencies {
            choice,
            ..Currencies::default()
        }
    }

    /// The currency of a record: of its currency column, or written beside its amount.
    /// `None` where neither says.
    #[inline]
    pub fn of(
        &mut self,
        record: &impl Record,
        column: Option<u32>,
        beside: Option<Currency>,
    ) -> Result<Option<u32>, Fault> {
        let Currencies {
            choice,
            cells,
            found,
        } = self;
        let in_column = match column {
            None => None,
            Some(column) => cells.of(record, column, |text| {
                let named = Currency::named(text);
                (!text.is_empty()).then(|| number(found, choice.as_ref(), text, named))
            })?,
        };
        let beside = beside.filter(|_| in_column.is_none());
        let written = beside.map(|named| number(found, choice.as_ref(), named.code(), Some(named)));
        Ok(in_column.or(written))
    }

    /// A record's numbers in the currency that counts; `None` when it is left out. A
    /// record that does not say its currency is in that one.
    pub fn counted(&mut self, currency: Option<u32>, numbers: Numbers) -> Option<Numbers> {
        let Some(found) = currency.and_then(|number| self.found.get_mut(number as usize)) else {
            return Some(numbers);
        };
        found.rows += 1;
        found.amount.add(numbers.amount);
        match found.rate? {
            (1, 0) => Some(numbers),
            rate => Some(Numbers {
                amount: amount::product(numbers.amount, rate)?,
                profit: amount::product(numbers.profit, rate)?,
                ..numbers
            }),
        }
    }

    /// The sums of each currency, the most frequent first.
    pub fn sums(&self) -> Vec<CurrencySum> {
        let mut sums: Vec<CurrencySum> = self
            .found
            .iter()
            .filter(|found| found.rows > 0)
            .map(Found::sum)
            .collect();
        sums.sort_by(|a, b| (b.rows, &a.currency).cmp(&(a.rows, &b.currency)));
        sums
    }

    /// The choice that suggests itself when several currencies were added up without one.
    pub fn suggested(&self) -> Option<CurrencyChoice> {
        let sums = self.sums();
        let is_open = self.choice.is_none() && sums.len() > 1;
        let first = sums.into_iter().next().filter(|_| is_open)?;
        Some(CurrencyChoice {
            base: first.currency,
            rates: Default::default(),
        })
    }
}

impl Found {
    /// What was found by a sign that several currencies share is the one that was named
    /// for it first: `$` beside `USD` is no longer `CAD`.
    fn settle(&mut self, choice: Option<&CurrencyChoice>, named: Currency) {
        let agreed = self.currency.and_then(|known| known.agreed(named));
        if agreed.is_some() && agreed != self.currency {
            self.currency = agreed;
            self.name = named.code().to_owned();
            self.rate = rate(choice, &self.name, agreed);
        }
    }

    fn sum(&self) -> CurrencySum {
        CurrencySum {
            currency: self.name.clone(),
            rows: self.rows,
            amount: self.amount.value().to_string(),
        }
    }
}

/// The number of a currency, which is added when it is new.
fn number(
    found: &mut Vec<Found>,
    choice: Option<&CurrencyChoice>,
    text: &str,
    named: Option<Currency>,
) -> u32 {
    let name = named.map_or(text, |named| named.code());
    let is_same = |other: &Found| match (named, other.currency) {
        (Some(one), Some(other)) => one.agreed(other).is_some(),
        _ => name == other.name,
    };
    let known = found.iter().position(is_same);
    let at = known.unwrap_or_else(|| {
        found.push(Found {
            name: name.to_owned(),
            currency: named,
            rate: rate(choice, name, named),
            rows: 0,
            amount: ExactSum::default(),
        });
        found.len() - 1
    });
    if let Some(named) = named {
        found[at].settle(choice, named);
    }
    at as u32
}

/// What one unit of a currency is worth in the one that counts.
fn rate(choice: Option<&CurrencyChoice>, name: &str, named: Option<Currency>) -> Option<Exact> {
    const ITSELF: Exact = (1, 0);
    let Some(choice) = choice else {
        return Some(ITSELF);
    };
    let base = Currency::named(&choice.base);
    let is_base = name == choice.base
        || base
            .zip(named)
            .is_some_and(|(base, named)| base.agreed(named).is_some());
    let given = choice.rates.get(name);
    let rate = given.and_then(|rate| amount::parse(rate.as_bytes(), DecimalSign::Point).ok());
    if is_base { Some(ITSELF) } else { rate }
}
