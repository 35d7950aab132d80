//! The account of a reading as it stands in a summary.

use crate::intake::{DateOrder, DecimalSign, FileReport, Intake, Role, RowCounts};
use serde::Serialize;
use std::collections::BTreeMap;

/// Which files were read, how, and what became of every record.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct IntakeSummary {
    /// The files' names and records, in the order in which they were read.
    pub files: Vec<FileReport>,
    /// All files' records.
    pub rows: RowCounts,
    /// The names of the columns that play each role.
    pub mapping: BTreeMap<Role, Vec<String>>,
    /// The order of day and month.
    pub date_order: DateOrder,
    /// The decimal sign.
    pub decimal: DecimalSign,
}

impl IntakeSummary {
    /// The account of a reading.
    pub fn of(intake: &Intake) -> IntakeSummary {
        IntakeSummary {
            files: intake.files.clone(),
            rows: intake.rows,
            mapping: Role::ALL
                .into_iter()
                .filter_map(|role| Some((role, names(intake, role)?)))
                .collect(),
            date_order: intake.plan.date_order,
            decimal: intake.plan.decimal,
        }
    }
}

/// The names of the columns that play a role; `None` when none does.
fn names(intake: &Intake, role: Role) -> Option<Vec<String>> {
    let columns = intake.plan.mapping.columns(role);
    let name = |column: u32| {
        intake
            .columns
            .get(column as usize)
            .cloned()
            .unwrap_or_default()
    };
    (!columns.is_empty()).then(|| columns.into_iter().map(name).collect())
}
