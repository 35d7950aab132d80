//! The number columns: amount, quantity and profit of a record.

use super::amount::{self, AmountError, DecimalSign};
use super::currency::Currency;
use super::delimited::Record;
use super::doubt::DecimalEvidence;
use super::fault::Fault;
use super::mapping::{Mapping, Role};
use super::plan::{DiscountUnit, Plan};
use super::problem::ProblemCode;
use crate::ledger::Exact;

/// The numbers of a record.
#[derive(Clone, Copy, Debug)]
pub struct Numbers {
    /// Net revenue, as mapped or as quantity times price.
    pub amount: Exact,
    /// Zero where not mapped.
    pub quantity: Exact,
    /// As mapped, or revenue less cost; zero where neither is known.
    pub profit: Exact,
    /// What is written beside the amount, or the unit price.
    pub currency: Option<Currency>,
}

/// Reads the number columns.
pub struct NumberColumns {
    sign: DecimalSign,
    discount: DiscountUnit,
    /// The currency beside the amount that was read last.
    beside: Option<Currency>,
    scratch: Vec<u8>,
    /// What the cells said about their decimal sign.
    pub evidence: DecimalEvidence,
    /// Amounts that only this sign can read.
    pub only_this: u64,
    /// Amounts that could not be read, but could be with the other sign.
    pub readable_by_other: u64,
    /// Rows used without an optional number that could not be read.
    pub notes: Vec<(Role, u64)>,
}

impl NumberColumns {
    /// For numbers with the plan's decimal sign, and its meaning of a discount.
    pub fn new(plan: &Plan) -> NumberColumns {
        NumberColumns {
            sign: plan.decimal,
            discount: plan.discount,
            beside: None,
            scratch: Vec::new(),
            evidence: DecimalEvidence::default(),
            only_this: 0,
            readable_by_other: 0,
            notes: Vec::new(),
        }
    }

    /// The numbers of a record. Only the amount must be there.
    #[inline]
    pub fn of(&mut self, record: &impl Record, mapping: &Mapping) -> Result<Numbers, Fault> {
        self.beside = None;
        let quantity = mapping.quantity.map(|column| self.number(record, column));
        let amount = match *mapping.amount.as_slice() {
            [column] => self.amount(record, column)?,
            [] => self.computed(record, mapping, quantity)?,
            ref columns => self.summed(record, columns)?,
        };
        let quantity = match quantity {
            Some(Ok(quantity)) => quantity,
            Some(Err(_)) => self.note(Role::Quantity),
            None => (0, 0),
        };
        let currency = self.beside;
        let profit = self.profit(record, mapping, amount, quantity);
        Ok(Numbers {
            currency,
            amount,
            quantity,
            profit,
        })
    }

    /// The amount of a record that is not used, where it can be read.
    pub fn readable_amount(&mut self, record: &impl Record, mapping: &Mapping) -> Option<Exact> {
        let before = (self.only_this, self.readable_by_other);
        let amount = match *mapping.amount.as_slice() {
            [column] => self.number(record, column),
            [] => {
                let quantity = mapping.quantity.map(|column| self.number(record, column));
                self.computed(record, mapping, quantity)
            }
            ref columns => self.sum_of_readable(record, columns),
        };
        (self.only_this, self.readable_by_other) = before;
        amount.ok()
    }

    /// Quantity times unit price, less discount.
    fn computed(
        &mut self,
        record: &impl Record,
        mapping: &Mapping,
        quantity: Option<Result<Exact, Fault>>,
    ) -> Result<Exact, Fault> {
        let missing = || Fault::whole(ProblemCode::MissingAmount);
        let quantity = quantity.unwrap_or_else(|| Err(missing()))?;
        let price = mapping.unit_price.ok_or_else(missing)?;
        let price_of_one = self.amount(record, price)?;
        let out_of_range = Fault::of(ProblemCode::NumberRange, price);
        let gross = amount::product(quantity, price_of_one).ok_or(out_of_range)?;
        match mapping.discount {
            None => Ok(gross),
            Some(column) => {
                let discount = self.discount(record, column, gross)?;
                amount::difference(gross, discount).ok_or(out_of_range)
            }
        }
    }

    /// What is taken off `gross`; nothing where the cell is blank.
    fn discount(
        &mut self,
        record: &impl Record,
        column: u32,
        gross: Exact,
    ) -> Result<Exact, Fault> {
        let cell = record
            .decoded(column as usize, &mut self.scratch)
            .trim_ascii();
        let cell = cell.strip_suffix(b"%").unwrap_or(cell);
        let discount = match amount::parse(cell, self.sign) {
            Err(AmountError::Missing) => return Ok((0, 0)),
            read => read.map_err(|error| Fault::of(code(error), column))?,
        };
        let of_gross = |(units, decimals)| amount::product(gross, (units, decimals));
        let off = match self.discount {
            DiscountUnit::Amount => Some(discount),
            DiscountUnit::Fraction => of_gross(discount),
            DiscountUnit::Percent => of_gross((discount.0, discount.1 + 2)),
        };
        off.ok_or(Fault::of(ProblemCode::NumberRange, column))
    }

    /// The sum of the columns that can be read, if there is one.
    fn sum_of_readable(&mut self, record: &impl Record, columns: &[u32]) -> Result<Exact, Fault> {
        let readable = columns
            .iter()
            .copied()
            .filter(|&column| self.number(record, column).is_ok());
        let readable: Vec<u32> = readable.collect();
        self.summed(record, &readable)
    }

    /// The sum of several columns; a blank cell adds nothing, but one must be filled.
    fn summed(&mut self, record: &impl Record, columns: &[u32]) -> Result<Exact, Fault> {
        let mut sum = None;
        for &column in columns {
            let number = match self.amount(record, column) {
                Err(fault) if fault.code == ProblemCode::MissingAmount => continue,
                number => number?,
            };
            let (units, decimals) = sum.unwrap_or((0, 0));
            let out_of_range = Fault::of(ProblemCode::NumberRange, column);
            sum = Some(amount::difference(number, (-units, decimals)).ok_or(out_of_range)?);
        }
        let first = columns.first().copied().unwrap_or(0);
        sum.ok_or(Fault::of(ProblemCode::MissingAmount, first))
    }

    /// The amount in a column.
    pub fn amount(&mut self, record: &impl Record, column: u32) -> Result<Exact, Fault> {
        let number = self.number(record, column);
        let cell = record.decoded(column as usize, &mut self.scratch);
        match number {
            Ok(_) => self.only_this += u64::from(amount::only_fits(cell, self.sign)),
            Err(_) => {
                let readable = amount::parse(cell, self.sign.other()).is_ok();
                self.readable_by_other += u64::from(readable);
            }
        }
        number
    }

    fn number(&mut self, record: &impl Record, column: u32) -> Result<Exact, Fault> {
        let cell = record.decoded(column as usize, &mut self.scratch);
        if !self.evidence.is_decisive() {
            self.evidence.add(cell);
        }
        let read = amount::with_currency(cell, self.sign);
        let (number, currency) = read.map_err(|error| Fault::of(code_of(error, cell), column))?;
        if currency.is_some() {
            self.beside = currency;
        }
        Ok(number)
    }

    /// The profit of a row; zero and noted where it cannot be read.
    fn profit(
        &mut self,
        record: &impl Record,
        mapping: &Mapping,
        amount: Exact,
        quantity: Exact,
    ) -> Exact {
        let (column, role) = match (mapping.profit, mapping.cost, mapping.unit_cost) {
            (Some(column), ..) => (column, Role::Profit),
            (None, Some(column), _) => (column, Role::Cost),
            (None, None, Some(column)) if mapping.quantity.is_some() => (column, Role::UnitCost),
            _ => return (0, 0),
        };
        let profit = self
            .number(record, column)
            .ok()
            .and_then(|number| match role {
                Role::Profit => Some(number),
                Role::Cost => amount::difference(amount, number),
                _ => amount::difference(amount, amount::product(quantity, number)?),
            });
        profit.unwrap_or_else(|| self.note(role))
    }

    /// One more row without this number, which counts as zero.
    fn note(&mut self, role: Role) -> Exact {
        match self.notes.iter_mut().find(|(noted, _)| *noted == role) {
            Some((_, rows)) => *rows += 1,
            None => self.notes.push((role, 1)),
        }
        (0, 0)
    }
}

/// Why a cell is no number: where it is no text either, that comes first.
fn code_of(error: AmountError, cell: &[u8]) -> ProblemCode {
    match std::str::from_utf8(cell) {
        Ok(_) => code(error),
        Err(_) => ProblemCode::InvalidEncoding,
    }
}

fn code(error: AmountError) -> ProblemCode {
    match error {
        AmountError::Missing => ProblemCode::MissingAmount,
        AmountError::Format => ProblemCode::NumberFormat,
        AmountError::Range => ProblemCode::NumberRange,
        AmountError::ExcelError => ProblemCode::ExcelError,
        AmountError::Formula => ProblemCode::FormulaWithoutValue,
    }
}
