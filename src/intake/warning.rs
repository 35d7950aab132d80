//! What a reader of the answers should know besides them: about rows that are used all
//! the same, and about what rejected ones have in common.

use super::problem::Problem;
use serde::Serialize;

/// What is strange about rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WarningCode {
    /// Names hold characters that nobody sees: marks of direction, zero width spaces.
    InvisibleCharacters,
    /// Names are typed for a font that draws Bengali or Gurmukhi over Latin letters.
    NotUnicodeText,
    /// Names were encoded twice: `Ã©` for é.
    DoublyEncoded,
    /// A name is a word for nobody in particular: cash, retail, total.
    NotACustomer,
    /// The same identifying text has several names.
    OneIdTwoNames,
    /// The same name has several identifying texts.
    OneNameTwoIds,
    /// Names hold NUL characters.
    NulByte,
    /// Identifying numbers as Excel writes long ones: `1.2E+11`.
    MangledByExcel,
    /// Sales repeat an earlier one in all that is mapped.
    ExactDuplicates,
    /// The header says that amounts are in thousands, lakhs or more.
    UnitInHeader,
    /// The last month ends with the file, not with the month.
    PartialLastPeriod,
    /// Rows that the workbook hides or filters away are read like others.
    HiddenRows,
    /// Columns that the workbook hides are read like others.
    HiddenColumns,
    /// Merged cells: their value counts for all their rows.
    MergedCells,
    /// The end of the file is missing.
    Truncated,
    /// Foreign bytes behind the end of the packed file were left out.
    TrailingBytes,
    /// Files in an archive that cannot be read as tables.
    LeftOut,
    /// Quotes neither doubled nor at the ends of their cell are taken for text.
    StrayQuote,
    /// Rejected rows would be rows of the table with another delimiter.
    DelimiterChanges,
    /// Rejected rows have a delimiter between typographic quotes, which quote nothing.
    CurlyQuotes,
    /// Rejected rows are another table, with a header of its own.
    SecondTable,
}

/// Something strange about rows, once for all of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Warning {
    /// What.
    pub code: WarningCode,
    /// How often: rows, or for warnings about names how many names.
    pub count: u64,
    /// A few of them, as in the file.
    pub examples: Vec<String>,
    /// The first line that has it, from 1; `None` where it is about no line.
    pub line: Option<u64>,
    /// The file of that line, from 0.
    pub file: Option<u32>,
}

impl Warning {
    /// So many examples are shown.
    const EXAMPLES: usize = 5;

    /// A warning about a file as a whole; `None` where nothing is counted.
    pub(super) fn of_file(
        code: WarningCode,
        count: u64,
        file: u32,
        example: &str,
    ) -> Option<Warning> {
        (count > 0).then(|| Warning {
            code,
            count,
            examples: vec![example.to_owned()],
            line: None,
            file: Some(file),
        })
    }

    /// A warning about all files together; `None` where nothing is counted.
    pub(super) fn of_files(code: WarningCode, count: u64, example: &str) -> Option<Warning> {
        let warning = Warning::of_file(code, count, 0, example)?;
        Some(Warning {
            file: None,
            ..warning
        })
    }

    /// A warning about rejected rows; `None` where there are none.
    pub(super) fn of_rows(code: WarningCode, rows: &[&Problem]) -> Option<Warning> {
        let first = rows.first()?;
        let examples = rows.iter().take(Warning::EXAMPLES);
        Some(Warning {
            code,
            count: rows.len() as u64,
            examples: examples.map(|row| row.text.clone()).collect(),
            line: Some(first.line),
            file: Some(first.file),
        })
    }

    /// A warning about no line in particular, with the first in byte order as examples;
    /// `None` where there is nothing to warn about.
    pub(super) fn about(code: WarningCode, mut found: Vec<&str>) -> Option<Warning> {
        found.sort_unstable();
        let examples = found.iter().take(Warning::EXAMPLES);
        (!found.is_empty()).then(|| Warning {
            code,
            count: found.len() as u64,
            examples: examples.map(|&text| text.to_owned()).collect(),
            line: None,
            file: None,
        })
    }
}
