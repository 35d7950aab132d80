//! Failures that leave nothing to report. A bad row is a
//! [`Problem`](crate::intake::Problem), not an error.

use crate::intake::ProblemCode;
use serde::Serialize;

/// Why files cannot be analysed. The page has words for each code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(
    tag = "code",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum Error {
    /// There is no byte in the file, or only a byte order mark.
    #[error("{file}: the file is empty")]
    EmptyFile {
        /// Its name.
        file: String,
    },
    /// There are only blanks and line ends in the file.
    #[error("{file}: the file holds only blanks")]
    BlankFile {
        /// Its name.
        file: String,
    },
    /// The bytes are not text.
    #[error("{file}: not a table of text; save it as CSV")]
    NotText {
        /// Its name.
        file: String,
    },
    /// The text has four bytes a character.
    #[error("{file}: the text is UTF-32; save it as CSV UTF-8")]
    Utf32 {
        /// Its name.
        file: String,
    },
    /// The file is locked with a password.
    #[error("{file}: protected with a password; save it without one")]
    PasswordProtected {
        /// Its name.
        file: String,
    },
    /// The end of the file is missing, and with it the list of what is inside.
    #[error("{file}: the end of the file is missing; fetch it again")]
    Truncated {
        /// Its name.
        file: String,
    },
    /// More would come out of the file than any table of sales holds.
    #[error("{file}: too large when unpacked ({limit})")]
    ArchiveTooLarge {
        /// Its name.
        file: String,
        /// The limit that is exceeded: `ratio`, `member-bytes`, `total-bytes`, `members`,
        /// `nesting`, `inner-bytes`, `shared-strings`, `sheets`, `merged-cells` or `row-bytes`.
        limit: &'static str,
    },
    /// The file is no table.
    #[error("{file}: not a table ({what}); expected CSV text or a workbook")]
    NotATable {
        /// Its name.
        file: String,
        /// What it is: `pdf`, `image`, `document`, `json`, `xml`, `database`, `program` or `media`.
        what: &'static str,
    },
    /// The file is a web page, whatever its name.
    #[error("{file}: a web page; open it in Excel and save it as CSV or xlsx")]
    HtmlTable {
        /// Its name.
        file: String,
    },
    /// A part of the file contradicts its format.
    #[error("{file}: damaged in {part}; fetch it again, or open it in Excel and save it anew")]
    Damaged {
        /// Its name.
        file: String,
        /// The part.
        part: String,
    },
    /// The format is known and not read.
    #[error("{file}: {what} is not read; save it as CSV or xlsx")]
    Unsupported {
        /// Its name.
        file: String,
        /// The format: `seven-zip`, `rar`, `xz`, `bzip2`, `zstd`, `compress`, `parquet`, `numbers`,
        /// `old-workbook`, `xml-workbook` or `zip-method`.
        what: &'static str,
    },
    /// A sheet has few cells that lie far apart.
    #[error("{file}: too few cells too far apart, seen in row {row} of the sheet")]
    SheetTooSparse {
        /// Its name.
        file: String,
        /// The row where it was too much.
        row: u32,
    },
    /// There are more columns than any table of sales has.
    #[error("{file}: {columns} columns are too many")]
    TooManyColumns {
        /// Its name.
        file: String,
        /// How many there are.
        columns: usize,
    },
    /// There is a header and nothing below it.
    #[error("{file}: 0 data rows below the header")]
    NoRows {
        /// Its name.
        file: String,
    },
    /// A file lacks a column that the first file has and that plays a role.
    #[error("{file}: no column \"{column}\", which {first} has")]
    MissingColumn {
        /// The file without it.
        file: String,
        /// The file that has it.
        first: String,
        /// The column's name.
        column: String,
    },
    /// Customer, date or amount is not mapped.
    #[error("no column is known for the {role}; name one, for example {role}=COLUMN")]
    NotMapped {
        /// `customer`, `date` or `amount`.
        role: &'static str,
    },
    /// A column was named that the file does not have.
    #[error("there is no column \"{column}\"; the file has: {columns}")]
    UnknownColumn {
        /// What was named.
        column: String,
        /// What there is.
        columns: String,
    },
    /// So many rows cannot be used that the rest would mislead.
    #[error(
        "{rejected} of {read} rows cannot be used, most because of {}",
        first_causes(causes)
    )]
    MostlyRejected {
        /// Rows that cannot be used.
        rejected: u64,
        /// Rows read.
        read: u64,
        /// The first causes.
        causes: Vec<Cause>,
    },
    /// Settings that cannot be followed.
    #[error("settings: {message}")]
    Settings {
        /// What is wrong with them.
        message: String,
    },
}

/// One of the first causes why rows cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Cause {
    /// What is wrong.
    pub code: ProblemCode,
    /// Physical line, from 1.
    pub line: u64,
    /// The column's name; empty when the whole row is meant.
    pub column: String,
    /// The cell.
    pub value: String,
}

fn first_causes(causes: &[Cause]) -> String {
    let one = |cause: &Cause| {
        format!(
            "{} on line {} ({} \"{}\")",
            cause.code.name(),
            cause.line,
            cause.column,
            cause.value
        )
    };
    causes.iter().map(one).collect::<Vec<_>>().join(", ")
}
