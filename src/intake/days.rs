//! The date column: one order of day and month for all cells, and what they say about it.

use super::date::{self, DateError, DateOrder};
use super::delimited::Record;
use super::doubt::DateEvidence;
use super::fault::Fault;
use super::problem::ProblemCode;
use crate::calendar::Day;
use crate::ledger::are_equal;

/// Reads the date column.
pub struct Days {
    order: DateOrder,
    last: Option<Last>,
    last_cell: Vec<u8>,
    scratch: Vec<u8>,
    /// What the cells said about their order.
    pub evidence: DateEvidence,
    /// Cells that only this order can read.
    pub only_this: u64,
    /// Cells that could not be read, by the order that could have read them.
    readable_by: [u64; DateOrder::ALL.len()],
}

/// Exports are often sorted by date: what the last cell meant.
#[derive(Clone, Copy)]
struct Last {
    day: Day,
    is_only_this: bool,
}

impl Days {
    /// For dates in this order.
    pub fn new(order: DateOrder) -> Days {
        Days {
            order,
            last: None,
            last_cell: Vec::new(),
            scratch: Vec::new(),
            evidence: DateEvidence::default(),
            only_this: 0,
            readable_by: [0; DateOrder::ALL.len()],
        }
    }

    /// The order that could read most of the cells that this one could not, and how many.
    pub fn best_other(&self) -> (DateOrder, u64) {
        let counted = DateOrder::ALL.into_iter().zip(self.readable_by);
        counted
            .rev()
            .max_by_key(|&(_, cells)| cells)
            .unwrap_or((self.order, 0))
    }

    /// The day of a record.
    #[inline]
    pub fn of(&mut self, record: &impl Record, column: u32) -> Result<Day, Fault> {
        let cell = record.cell(column as usize, &mut self.scratch);
        if let Some(last) = self.last
            && are_equal(&self.last_cell, cell)
        {
            self.only_this += u64::from(last.is_only_this);
            return Ok(last.day);
        }
        let day = match date::parse(cell, self.order) {
            Ok(day) => day,
            Err(error) => {
                for (order, cells) in DateOrder::ALL.into_iter().zip(&mut self.readable_by) {
                    *cells += u64::from(date::parse(cell, order).is_ok());
                }
                return Err(Fault::of(code(error), column));
            }
        };
        if !self.evidence.is_decisive() {
            self.evidence.add(cell);
        }
        let is_only_this = self.order == DateOrder::YearMonthDay || day.ymd().2 > 12;
        self.only_this += u64::from(is_only_this);
        self.last_cell.clear();
        self.last_cell.extend_from_slice(cell);
        self.last = Some(Last { day, is_only_this });
        Ok(day)
    }
}

fn code(error: DateError) -> ProblemCode {
    match error {
        DateError::Missing => ProblemCode::MissingDate,
        DateError::Bad => ProblemCode::BadDate,
        DateError::Placeholder => ProblemCode::PlaceholderDate,
    }
}
