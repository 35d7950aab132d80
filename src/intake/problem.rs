//! What is wrong with a row, and everything needed to mend it.

use serde::Serialize;

/// Why a row is not used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProblemCode {
    /// The customer cell is empty.
    MissingCustomer,
    /// The date cell is empty.
    MissingDate,
    /// The amount cell is empty, or a word for nothing.
    MissingAmount,
    /// The row ends before a mapped column.
    MissingCell,
    /// The row has more filled cells than there are columns.
    ExtraCell,
    /// Not a date in the column's order, or a day that does not exist.
    BadDate,
    /// A date that stands for "none" or "for ever".
    PlaceholderDate,
    /// Not a number in the column's format.
    NumberFormat,
    /// A number too large to be added up exactly.
    NumberRange,
    /// Bytes that are no text in the file's encoding.
    InvalidEncoding,
    /// More than a record may have, most often because a quote is never closed.
    RecordTooLong,
    /// The key is not in the table in which it is looked up.
    NoMatch,
    /// What Excel writes where a formula has no result.
    ExcelError,
    /// A formula without its value.
    FormulaWithoutValue,
    /// A date of another calendar than the Gregorian one.
    OtherCalendar,
}

impl ProblemCode {
    /// All codes, in the order in which they are counted.
    pub const ALL: [ProblemCode; 15] = [
        ProblemCode::MissingCustomer,
        ProblemCode::MissingDate,
        ProblemCode::MissingAmount,
        ProblemCode::MissingCell,
        ProblemCode::ExtraCell,
        ProblemCode::BadDate,
        ProblemCode::PlaceholderDate,
        ProblemCode::NumberFormat,
        ProblemCode::NumberRange,
        ProblemCode::InvalidEncoding,
        ProblemCode::RecordTooLong,
        ProblemCode::NoMatch,
        ProblemCode::ExcelError,
        ProblemCode::FormulaWithoutValue,
        ProblemCode::OtherCalendar,
    ];

    /// The code as it stands in reports: `missing-customer`.
    pub fn name(self) -> &'static str {
        match self {
            ProblemCode::MissingCustomer => "missing-customer",
            ProblemCode::MissingDate => "missing-date",
            ProblemCode::MissingAmount => "missing-amount",
            ProblemCode::MissingCell => "missing-cell",
            ProblemCode::ExtraCell => "extra-cell",
            ProblemCode::BadDate => "bad-date",
            ProblemCode::PlaceholderDate => "placeholder-date",
            ProblemCode::NumberFormat => "number-format",
            ProblemCode::NumberRange => "number-range",
            ProblemCode::InvalidEncoding => "invalid-encoding",
            ProblemCode::RecordTooLong => "record-too-long",
            ProblemCode::NoMatch => "no-match",
            ProblemCode::ExcelError => "excel-error",
            ProblemCode::FormulaWithoutValue => "formula-without-value",
            ProblemCode::OtherCalendar => "other-calendar",
        }
    }

    /// The code with this name.
    pub fn from_name(name: &str) -> Option<ProblemCode> {
        ProblemCode::ALL
            .into_iter()
            .find(|code| code.name() == name)
    }
}

/// A row that is not used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// Which of the files, from 0.
    pub file: u32,
    /// The record's number in the file, from 1; every record counts.
    pub record: u64,
    /// Physical line on which the record starts, or row of the sheet, from 1.
    pub line: u64,
    /// Which column of the first file, from 0; `None` when the whole record is meant.
    pub column: Option<u32>,
    /// Bytes from the start of the file to the record.
    pub byte: u64,
    /// What is wrong.
    pub code: ProblemCode,
    /// The cell as it stands in the file.
    pub value: String,
    /// The record as it stands in the file, cut at 4 KiB.
    pub text: String,
    /// Whether the text was cut.
    pub is_cut: bool,
}

/// How much of a record is kept, in bytes.
pub const MAX_TEXT: usize = 4 << 10;

/// Bytes from a file as text: UTF-8 where they are, else as windows-1252, cut at [`MAX_TEXT`].
pub fn shown(bytes: &[u8]) -> String {
    let kept = &bytes[..bytes.len().min(MAX_TEXT)];
    let is_cut = kept.len() < bytes.len();
    match std::str::from_utf8(kept) {
        Ok(text) => text.to_owned(),
        Err(error) if is_cut && error.error_len().is_none() => {
            String::from_utf8_lossy(&kept[..error.valid_up_to()]).into_owned()
        }
        Err(_) => encoding_rs::WINDOWS_1252
            .decode_without_bom_handling(kept)
            .0
            .into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_found_by_its_name() {
        for code in ProblemCode::ALL {
            assert_eq!(ProblemCode::from_name(code.name()), Some(code));
            assert_eq!(serde_json::to_value(code).unwrap(), code.name());
        }
    }

    #[test]
    fn a_record_is_cut_between_characters() {
        let text = "é".repeat(MAX_TEXT);
        assert!(shown(text.as_bytes()).chars().all(|c| c == 'é'));
        assert_eq!(shown(b"Caf\xe9"), "Café");
    }
}
