//! What rejected rows have in common, so that one word about the file says more than
//! the list of them.

use super::cells::cells_of;
use super::dialect::Dialect;
use super::plan::Plan;
use super::problem::{Problem, ProblemCode};
use super::tally::FileReport;
use super::warning::{Warning, WarningCode};

/// Delimiters that another program may have written.
const DELIMITERS: [&str; 4] = [",", ";", "\t", "|"];

/// So many rows are more than a slip.
const SEVERAL: usize = 2;

/// A rejected row with too few or too many cells.
struct Ragged<'a> {
    problem: &'a Problem,
    dialect: &'a Dialect,
    cells: Vec<String>,
}

/// What is strange about rows with too few or too many cells, in a table of `width` columns.
pub fn reject_warnings(
    problems: &[Problem],
    files: &[FileReport],
    plan: &Plan,
    width: usize,
) -> Vec<Warning> {
    let ragged = ragged(problems, files, plan, width);
    let is = |is: &dyn Fn(&Ragged) -> bool| -> Vec<&Problem> {
        let rows = ragged.iter().filter(|row| is(row));
        rows.map(|row| row.problem).collect()
    };
    let otherwise = is(&|row| row.is_delimited_otherwise(width));
    let is_change = otherwise.len() >= SEVERAL;
    let found = [
        (
            WarningCode::DelimiterChanges,
            if is_change { otherwise } else { Vec::new() },
        ),
        (WarningCode::CurlyQuotes, is(&|row| row.has_curly_quotes())),
        (WarningCode::SecondTable, second_table(&ragged)),
    ];
    found
        .into_iter()
        .filter_map(|(code, rows)| Warning::of_rows(code, &rows))
        .collect()
}

fn ragged<'a>(
    problems: &'a [Problem],
    files: &[FileReport],
    plan: &'a Plan,
    width: usize,
) -> Vec<Ragged<'a>> {
    let is_ragged = |problem: &&Problem| {
        let code = problem.code;
        matches!(code, ProblemCode::MissingCell | ProblemCode::ExtraCell) && !problem.is_cut
    };
    let row = |problem: &'a Problem| {
        let file = files.get(problem.file as usize);
        let dialect = plan.dialect_of(file.map_or(0, |file| file.source));
        Ragged {
            problem,
            dialect,
            cells: cells_of(&problem.text, dialect, width),
        }
    };
    problems.iter().filter(is_ragged).map(row).collect()
}

impl Ragged<'_> {
    /// Whether another delimiter makes as many cells of it as the table has columns.
    fn is_delimited_otherwise(&self, width: usize) -> bool {
        let makes_a_row = |delimiter: &&str| {
            let dialect = Dialect {
                delimiter: (*delimiter).to_owned(),
                ..self.dialect.clone()
            };
            cells_of(&self.problem.text, &dialect, width).len() == width
        };
        let mut others = DELIMITERS
            .iter()
            .filter(|&&other| other != self.dialect.delimiter);
        width > 1 && others.any(makes_a_row)
    }

    /// Whether a delimiter between typographic quotes may have made cells too many.
    fn has_curly_quotes(&self) -> bool {
        self.problem.code == ProblemCode::ExtraCell && self.problem.text.contains(['“', '”', '„'])
    }

    /// Whether it may name columns: several cells, and no digit.
    fn may_be_header(&self) -> bool {
        let is_name = |cell: &String| !cell.is_empty() && !has_digit(cell);
        self.cells.len() > 1 && self.cells.iter().all(is_name)
    }

    fn is_followed_by(&self, other: &Ragged) -> bool {
        let (one, next) = (self.problem, other.problem);
        one.file == next.file
            && one.record + 1 == next.record
            && self.cells.len() == other.cells.len()
    }
}

fn has_digit(cell: &str) -> bool {
    cell.chars().any(char::is_numeric)
}

/// The rows of the first table within the table: names, and below them as many cells,
/// with numbers among them.
fn second_table<'a>(ragged: &[Ragged<'a>]) -> Vec<&'a Problem> {
    let is_table = |rows: &&[Ragged]| {
        let [header, data @ ..] = *rows else {
            return false;
        };
        let has_number = |row: &Ragged| row.cells.iter().any(|cell| has_digit(cell));
        header.may_be_header() && !data.is_empty() && data.iter().all(has_number)
    };
    let mut runs = ragged.chunk_by(|one, next| one.is_followed_by(next));
    let table = runs.find(is_table).unwrap_or_default();
    table.iter().map(|row| row.problem).collect()
}

#[cfg(test)]
mod tests {
    use crate::intake::{File, look, read};

    /// Code, count and line of every warning about the rejected rows of a file.
    fn warnings(rows: &str) -> Vec<String> {
        let good = "Acme,2024-01-15,10.50\nBeta,2024-01-16,2.25\nCord,2024-01-31,1\n".repeat(3);
        let csv = format!("Customer,Date,Amount\n{good}{rows}");
        let files = [File {
            name: "sales.csv",
            bytes: csv.as_bytes(),
        }];
        let probe = look(&files).unwrap();
        let columns = probe.columns.into_iter().map(|column| column.name);
        let columns: Vec<String> = columns.collect();
        let intake = read(&files, probe.plan, &columns).unwrap().intake;
        let about_rows = intake.warnings.iter().filter_map(|warning| {
            let code = serde_json::to_value(warning.code).unwrap();
            Some(format!(
                "{} {} {}",
                code.as_str()?,
                warning.count,
                warning.line?
            ))
        });
        about_rows.collect()
    }

    #[test]
    fn rows_with_another_delimiter_are_told_from_a_slip() {
        let two = "Delta;2024-01-01;5\nDelta;2024-01-02;6\n";
        assert_eq!(warnings(two), ["delimiter-changes 2 11"]);
        assert_eq!(warnings("Delta;2024-01-01;5\n"), [""; 0]);
    }

    #[test]
    fn curly_quotes_are_told_where_they_made_cells_too_many() {
        assert_eq!(warnings("“Be, Inc”,2024-01-16,2\n"), ["curly-quotes 1 11"]);
        assert_eq!(warnings("“Beta”,2024-01-16,2\n"), [""; 0]);
    }

    #[test]
    fn a_second_table_is_told_by_its_header_and_a_footer_is_none() {
        let table = "\nRegion,Target\nNorth,100\nSouth,200\n";
        assert_eq!(warnings(table), ["second-table 3 12"]);
        assert_eq!(warnings("\nPrepared by,Ann\nSeen by,Bob\n"), [""; 0]);
        assert_eq!(warnings("\nRegion,Target\nA;b\nNorth,100\n"), [""; 0]);
    }
}
