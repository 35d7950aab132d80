//! What is wrong with a row, and everything needed to mend it.

use super::encoding::Encoding;
use super::recode::NO_TEXT;
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
    /// A quote is opened and never closed.
    UnclosedQuote,
    /// More bytes than a record may have.
    RecordTooLong,
    /// The end of the file is missing, and with it that of the record.
    Truncated,
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
    pub const ALL: [ProblemCode; 17] = [
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
        ProblemCode::UnclosedQuote,
        ProblemCode::RecordTooLong,
        ProblemCode::Truncated,
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
            ProblemCode::UnclosedQuote => "unclosed-quote",
            ProblemCode::RecordTooLong => "record-too-long",
            ProblemCode::Truncated => "truncated",
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

/// Bytes of cells as text, cut at [`MAX_TEXT`]: in the encoding of the cells, else with
/// U+FFFD in place of what is no text. Bytes that are hardly UTF-8 are shown as the
/// Western European that they then most often are.
pub fn shown(bytes: &[u8], encoding: Encoding) -> String {
    let mut kept = &bytes[..bytes.len().min(MAX_TEXT)];
    if encoding == Encoding::UTF_8 && kept.len() < bytes.len() {
        kept = &kept[..whole_characters(kept)];
    }
    match encoding.decode(kept) {
        Some(text) => text.into_owned(),
        None if is_western(kept) => Encoding::WINDOWS_1252.decode_lossy(kept).into_owned(),
        None => encoding.decode_lossy(kept).into_owned(),
    }
}

/// How many bytes there are before a character that was cut.
fn whole_characters(bytes: &[u8]) -> usize {
    match std::str::from_utf8(bytes) {
        Err(error) if error.error_len().is_none() => error.valid_up_to(),
        _ => bytes.len(),
    }
}

/// Whether nothing but ASCII in the bytes is UTF-8, and nothing marks a failed transcoding.
fn is_western(bytes: &[u8]) -> bool {
    let chunks = bytes.utf8_chunks();
    !bytes.contains(&NO_TEXT) && chunks.into_iter().all(|chunk| chunk.valid().is_ascii())
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
        let shown = |bytes: &[u8]| shown(bytes, Encoding::UTF_8);
        assert!(shown(text.as_bytes()).chars().all(|c| c == 'é'));
    }

    #[test]
    fn bytes_that_are_no_text_are_seen() {
        let shown = |bytes: &[u8]| shown(bytes, Encoding::UTF_8);
        assert_eq!(shown(b"Caf\xe9"), "Café");
        assert_eq!(shown(b"\xc3\xa9t\xe9"), "ét\u{fffd}");
        assert_eq!(shown(b"a\xff"), "a\u{fffd}");
    }
}
