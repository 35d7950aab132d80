//! The rows that are not used, as a CSV that can be mended and read again.

use crate::intake::{FILE_COLUMN, Intake, LINE_COLUMN, Problem, cells_of};
use crate::report::export::guarded;

/// The columns that say what to mend, behind the file's own.
const REASON_COLUMNS: [&str; 6] = [
    FILE_COLUMN,
    LINE_COLUMN,
    "mainstay_column",
    "mainstay_reason",
    "mainstay_found",
    "mainstay_cut",
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

/// The record's cells, read again from its text, in the order of the first file's columns.
fn cells(intake: &Intake, problem: &Problem) -> Vec<String> {
    let file = intake.files.get(problem.file as usize);
    let dialect = intake.plan.dialect_of(file.map_or(0, |file| file.source));
    let cells = cells_of(&problem.text, dialect, intake.columns.len());
    match file.and_then(|file| file.column_order.as_ref()) {
        None => cells,
        Some(order) => order
            .iter()
            .map(|&place| cells.get(place? as usize).cloned())
            .map(Option::unwrap_or_default)
            .collect(),
    }
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
        if problem.is_cut {
            "cut".to_owned()
        } else {
            String::new()
        },
    ]
}

#[cfg(test)]
mod tests {
    use crate::intake::{File, look, read};

    fn rejected(text: &str) -> String {
        rejected_of(&[text])
    }

    fn rejected_of(texts: &[&str]) -> String {
        let files: Vec<File> = texts
            .iter()
            .map(|text| File {
                name: "sales.csv",
                bytes: text.as_bytes(),
            })
            .collect();
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
            "Customer,Date,Amount,mainstay_file,mainstay_line,mainstay_column,mainstay_reason,mainstay_found,mainstay_cut\n\
             Be;ta,31/02/2024,\"7,00\",sales.csv,3,Date,bad-date,31/02/2024,\n\
             Acme,14/04/2024,=1+1,sales.csv,4,Amount,formula-without-value,'=1+1,\n"
        );
    }

    #[test]
    fn rejected_rows_of_all_files_stand_under_the_first_files_columns() {
        let first = "Customer,Region,Date,Amount\nA,North,2024-02-01,1\nB,North,2024-02-01,1\n";
        let second =
            "Region,Customer,Note,Amount,Date\nSouth,E,x,5,2024-02-31\nSouth,F,y,2,2024-02-03\n";
        assert_eq!(
            rejected_of(&[first, second]).lines().nth(1),
            Some("E,South,2024-02-31,5,sales.csv,2,Date,bad-date,2024-02-31,")
        );
    }

    #[test]
    fn a_bare_carriage_return_ends_no_row() {
        let csv =
            rejected("Customer,Date,Amount\nA,2024-02-01,1\nC,2024-02-01,1\nB\rX,2024-02-31,5\n");
        assert!(csv.contains("\"B\rX\",2024-02-31,5,"), "{csv}");
    }
}
