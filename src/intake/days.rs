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
    /// Exports are often sorted by date: the last cell and its day.
    last: (Vec<u8>, Option<Day>),
    scratch: Vec<u8>,
    /// What the cells said about their order.
    pub evidence: DateEvidence,
    /// Cells that could not be read, but could be in another order.
    pub readable_by_other: u64,
}

impl Days {
    /// For dates in this order.
    pub fn new(order: DateOrder) -> Days {
        Days {
            order,
            last: (Vec::new(), None),
            scratch: Vec::new(),
            evidence: DateEvidence::default(),
            readable_by_other: 0,
        }
    }

    /// The day of a record.
    #[inline]
    pub fn of(&mut self, record: &impl Record, column: u32) -> Result<Day, Fault> {
        let cell = record.cell(column as usize, &mut self.scratch);
        match &self.last {
            (last_cell, Some(day)) if are_equal(last_cell, cell) => return Ok(*day),
            _ => {}
        }
        let day = match date::parse(cell, self.order) {
            Ok(day) => day,
            Err(error) => {
                let readable = DateOrder::ALL
                    .into_iter()
                    .any(|order| date::parse(cell, order).is_ok());
                self.readable_by_other += u64::from(readable);
                return Err(Fault::of(code(error), column));
            }
        };
        if !self.evidence.is_decisive() {
            self.evidence.add(cell);
        }
        self.last.0.clear();
        self.last.0.extend_from_slice(cell);
        self.last.1 = Some(day);
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
