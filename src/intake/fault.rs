//! Why a record did not become a transaction.

use super::problem::ProblemCode;

/// What is wrong with a record, and in which column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub code: ProblemCode,
    /// Which column, from 0; `None` when the whole record is meant.
    pub column: Option<u32>,
}

impl Fault {
    /// A fault of one column.
    pub fn of(code: ProblemCode, column: u32) -> Fault {
        Fault {
            code,
            column: Some(column),
        }
    }

    /// A fault of the record as a whole.
    pub fn whole(code: ProblemCode) -> Fault {
        Fault { code, column: None }
    }
}
