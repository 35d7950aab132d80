//! The rows that are not used, as a CSV that can be mended and read again.

use crate::intake::{Intake, Problem};
use crate::report::export::guarded;

/// The columns that say what to mend, behind the file's own.
const REASON_COLUMNS: [&str; 5] = [
    "mainstay_file",
    "mainstay_line",
    "mainstay_column",
    "mainstay_reason",
    "mainstay_found",
];

/// The rejected rows with the file's own columns first, so that the mended rows
/// can be dropped again, and behind them file, line, column, reason and cell.
///
/// UTF-8 with commas. With `guard_formulas`, reasons that a spreadsheet would take
/// for a formula are made text; the file's own cells stay as they are, for they are
/// to be read again.
pub fn rejects_csv(intake: &Intake, problems: &[Problem], guard_formulas: bool) -> Vec<u8> {
    let rows: Vec<Vec<String>> = problems
        .iter()
        .map(|problem| cells(intake, problem))
        .collect();
    let width = rows
        .iter()
        .map(Vec::len)
        .max()
        .unwrap_or(0)
        .max(intake.columns.len());
    let mut writer = csv::Writer::from_writer(Vec::new());
    let header = padded(&intake.columns, width).chain(REASON_COLUMNS.map(str::to_owned));
    // Writing to memory cannot fail.
    let _ = writer.write_record(header);
    for (row, problem) in rows.iter().zip(problems) {
        let reasons = reasons(intake, problem).map(|text| guarded(text, guard_formulas));
        let _ = writer.write_record(padded(row, width).chain(reasons));
    }
    writer.into_inner().unwrap_or_default()
}

fn padded(cells: &[String], width: usize) -> impl Iterator<Item = String> {
    let empty = width.saturating_sub(cells.len());
    cells
        .iter()
        .cloned()
        .chain(std::iter::repeat_n(String::new(), empty))
}

/// The record's cells, read again from its text.
fn cells(intake: &Intake, problem: &Problem) -> Vec<String> {
    let structure = intake.plan.dialect.structure();
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(structure.delimiter)
        .quote(structure.quote)
        .from_reader(problem.text.as_bytes());
    let record = reader.records().next().and_then(Result::ok);
    record.map_or_else(
        || vec![problem.text.clone()],
        |record| record.iter().map(str::to_owned).collect(),
    )
}

fn reasons(intake: &Intake, problem: &Problem) -> [String; REASON_COLUMNS.len()] {
    let file = intake
        .files
        .get(problem.file as usize)
        .map_or("", |file| file.name.as_str());
    let column = problem
        .column
        .and_then(|column| intake.columns.get(column as usize));
    [
        file.to_owned(),
        problem.line.to_string(),
        column.cloned().unwrap_or_default(),
        problem.code.name().to_owned(),
        problem.value.clone(),
    ]
}

#[cfg(test)]
mod tests {
    use crate::intake::{File, look, read};

    fn rejected(text: &str) -> String {
        let files = [File {
            name: "sales.csv",
            bytes: text.as_bytes(),
        }];
        let probe = look(&files).unwrap();
        let columns: Vec<String> = probe
            .columns
            .into_iter()
            .map(|column| column.name)
            .collect();
        let reading = read(&files, probe.plan, &columns).unwrap();
        let csv = super::rejects_csv(&reading.intake, &reading.problems, true);
        String::from_utf8(csv).unwrap()
    }

    #[test]
    fn a_rejected_row_keeps_its_cells_and_says_what_is_wrong() {
        let text = "Customer;Date;Amount\nAcme;13/04/2024;1,50\n\"Be;ta\";31/02/2024;7,00\nAcme;14/04/2024;=1+1\nAcme;15/04/2024;2,00\nAcme;16/04/2024;2,00\n";
        assert_eq!(
            rejected(text),
            "Customer,Date,Amount,mainstay_file,mainstay_line,mainstay_column,mainstay_reason,mainstay_found\n\
             Be;ta,31/02/2024,\"7,00\",sales.csv,3,Date,bad-date,31/02/2024\n\
             Acme,14/04/2024,=1+1,sales.csv,4,Amount,number-format,'=1+1\n"
        );
    }
}
