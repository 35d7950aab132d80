//! What is strange about the files or the sales as a whole, though they are used.

use super::container::{Ending, Notes};
use super::date::Granularity;
use super::name_warnings::name_warnings;
use super::plan::Plan;
use super::unit::Unit;
use super::warning::{Warning, WarningCode};
use crate::calendar::Day;
use crate::ledger::Ledger;

/// What the container of a table says about it; `file` is its number in the account.
pub fn packed_warnings(file: u32, name: &str, ending: Ending, notes: &Notes) -> Vec<Warning> {
    let is = |wanted: Ending| u64::from(ending == wanted);
    let counts = [
        (WarningCode::HiddenRows, notes.hidden_rows),
        (WarningCode::HiddenColumns, notes.hidden_columns),
        (WarningCode::MergedCells, notes.merged_cells),
        (WarningCode::Truncated, is(Ending::Truncated)),
        (WarningCode::TrailingBytes, is(Ending::TrailingGarbage)),
    ];
    let warning = |(code, count)| Warning::of_file(code, count, file, name);
    counts.into_iter().filter_map(warning).collect()
}

/// What is strange about the sales that were read.
pub fn sales_warnings(
    ledger: &Ledger,
    plan: &Plan,
    columns: &[String],
    granularity: Granularity,
) -> Vec<Warning> {
    let mut warnings = name_warnings(ledger);
    let names = plan
        .mapping
        .amount
        .iter()
        .filter_map(|&column| columns.get(column as usize));
    let with_unit = names
        .map(String::as_str)
        .filter(|name| Unit::of_header(name).is_some());
    warnings.extend(Warning::about(
        WarningCode::UnitInHeader,
        with_unit.collect(),
    ));
    if ledger.is_dated() && granularity == Granularity::Day {
        let month = cut_month(ledger);
        let month = month.iter().map(String::as_str).collect();
        warnings.extend(Warning::about(WarningCode::PartialLastPeriod, month));
    }
    warnings
}

/// The last month, where the sales end within it and there are others before it.
fn cut_month(ledger: &Ledger) -> Option<String> {
    let (first, last) = (ledger.first_day()?, ledger.last_day()?);
    let month = |day: Day| day.to_string()[..7].to_owned();
    let is_cut = month(Day(last.0 + 1)) == month(last) && month(first) != month(last);
    is_cut.then(|| month(last))
}
