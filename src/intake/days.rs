//! The date column: one way of writing dates for all cells, and what they say about it.

use super::date::{self, DateError, DateOrder, Dated, Form, Granularity};
use super::date_evidence::DateEvidence;
use super::delimited::Record;
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
    /// The shortest period that a date names; `None` before the first.
    pub granularity: Option<Granularity>,
    /// Cells that were read, by their form and whether their day is above twelve.
    read: [u64; Shape::COUNT],
    unread: Unread,
}

/// Cells that could not be read, by the orders that could have read them.
#[derive(Default)]
struct Unread([u64; DateOrder::ALL.len()]);

impl Unread {
    #[cold]
    fn add(&mut self, cell: &[u8]) {
        for (order, cells) in DateOrder::ALL.into_iter().zip(&mut self.0) {
            *cells += u64::from(date::speaks_for(cell, order));
        }
    }

    /// The order that reads most of them, the preferred one of equals, and how many it reads.
    fn most(&self) -> (DateOrder, u64) {
        let counted = DateOrder::ALL.into_iter().zip(self.0);
        let most = counted.rev().max_by_key(|&(_, cells)| cells);
        most.unwrap_or_default()
    }
}

/// Exports are often sorted by date: what the last cell meant.
#[derive(Clone, Copy)]
struct Last {
    day: Day,
    shape: Shape,
}

/// A form of dates, and whether the day of the month is above twelve: then no order
/// can take it for a month.
#[derive(Clone, Copy)]
struct Shape(usize);

impl Shape {
    const COUNT: usize = 6;

    fn new(form: Form, is_above_twelve: bool) -> Shape {
        Shape(form as usize * 2 + usize::from(is_above_twelve))
    }

    #[inline]
    fn of(dated: Dated) -> Shape {
        Shape::new(dated.form, dated.day.ymd().2 > 12)
    }
}

/// Of fewer cells nothing is said.
const FEW: u64 = 3;

/// One in so many cells is more than a slip.
const SLIPS: u64 = 20;

impl Days {
    /// For dates in this order.
    pub fn new(order: DateOrder) -> Days {
        Days {
            order,
            last: None,
            last_cell: Vec::new(),
            scratch: Vec::new(),
            evidence: DateEvidence::default(),
            granularity: None,
            read: [0; Shape::COUNT],
            unread: Unread::default(),
        }
    }

    /// The order that could read most of the cells that this one could not, and how many.
    pub fn best_other(&self) -> (DateOrder, u64) {
        self.unread.most()
    }

    /// Cells that speak for this order: those that only it can read, and for a year in
    /// front and for counted days all that it reads.
    pub fn only_this(&self) -> u64 {
        match self.order {
            DateOrder::DayMonthYear | DateOrder::MonthDayYear => {
                self.cells(Form::Ordered, true) + self.cells(Form::ByItself, true)
            }
            _ => self.read.iter().sum(),
        }
    }

    /// Whether the column writes dates in two ways, so that some of those that were
    /// read may be wrong: many cells need another order, or all look as Excel leaves
    /// them when it takes the days up to the twelfth for months and the others for text.
    pub fn is_mixed(&self) -> bool {
        let (_, unread) = self.best_other();
        let read: u64 = self.read.iter().sum();
        let is_many = unread >= FEW && unread * SLIPS >= read;
        is_many || self.is_half_converted()
    }

    /// Text has only days above twelve, and dates by themselves have only days up to twelve.
    fn is_half_converted(&self) -> bool {
        let (texts, dates) = (
            self.cells(Form::Ordered, true),
            self.cells(Form::ByItself, false),
        );
        let others = self.cells(Form::Ordered, false) + self.cells(Form::ByItself, true);
        texts >= FEW && dates >= FEW && others == 0
    }

    fn cells(&self, form: Form, is_above_twelve: bool) -> u64 {
        self.read[Shape::new(form, is_above_twelve).0]
    }

    /// A date names a day, or a period.
    pub fn note(&mut self, granularity: Granularity) {
        let shortest = self.granularity.unwrap_or(granularity);
        self.granularity = Some(shortest.min(granularity));
    }

    /// The day of a record.
    #[inline]
    pub fn of(&mut self, record: &impl Record, column: u32) -> Result<Day, Fault> {
        let cell = record.decoded(column as usize, &mut self.scratch);
        if let Some(last) = self.last
            && are_equal(&self.last_cell, cell)
        {
            self.read[last.shape.0] += 1;
            return Ok(last.day);
        }
        let dated = match date::read(cell, self.order) {
            Ok(dated) => dated,
            Err(error) => {
                self.unread.add(cell);
                return Err(Fault::of(code(error), column));
            }
        };
        if dated.form == Form::Ordered && !self.evidence.is_decisive() {
            self.evidence.add(cell);
        }
        let shape = Shape::of(dated);
        self.read[shape.0] += 1;
        self.last_cell.clear();
        self.last_cell.extend_from_slice(cell);
        self.note(dated.granularity);
        self.last = Some(Last {
            day: dated.day,
            shape,
        });
        Ok(dated.day)
    }
}

fn code(error: DateError) -> ProblemCode {
    match error {
        DateError::Missing => ProblemCode::MissingDate,
        DateError::Bad => ProblemCode::BadDate,
        DateError::Placeholder => ProblemCode::PlaceholderDate,
        DateError::OtherCalendar => ProblemCode::OtherCalendar,
    }
}
