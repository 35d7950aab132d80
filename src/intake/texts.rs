//! The text columns: customers and groups as the numbers of their texts.
//!
//! A cell that has been seen before is recognised by its bytes alone; only a new
//! one is decoded, trimmed and normalised.

use super::amount::is_excel_error;
use super::delimited::Record;
use super::encoding::Encoding;
use super::fault::Fault;
use super::mapping::Mapping;

use super::problem::ProblemCode;
use super::text::{InvalidEncoding, Text};
use crate::ledger::{BETWEEN_COLUMNS, Distinct, Part, are_equal};
use crate::settings::Dimension;

/// A customer as found in a record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Found {
    /// The cell is empty.
    #[default]
    Missing,
    /// A customer, by number.
    Customer(u32),
    /// A word such as "Total", which may be a customer after all.
    TotalWord,
    /// What Excel writes where a formula has no result.
    ExcelError,
}

/// Reads the text columns.
pub struct TextColumns {
    encoding: Encoding,
    customer: Seen<Found>,
    label: Seen<u32>,
    dimensions: [Seen<u32>; Dimension::ALL.len()],
    joined: String,
    second: Text,
    /// Whether a text beyond ASCII was valid UTF-8.
    pub seen_utf8: bool,
}

impl TextColumns {
    /// For files in this encoding.
    pub fn new(encoding: Encoding) -> TextColumns {
        TextColumns {
            encoding,
            customer: Seen::default(),
            label: Seen::default(),
            dimensions: Default::default(),
            joined: String::new(),
            second: Text::default(),
            seen_utf8: false,
        }
    }

    /// What follows comes from a file in this encoding.
    pub fn begin_file(&mut self, encoding: Encoding) {
        if encoding != self.encoding {
            let seen_utf8 = self.seen_utf8;
            *self = TextColumns::new(encoding);
            self.seen_utf8 = seen_utf8;
        }
    }

    /// The customer of a record: one column's text, or two columns' with
    /// [`BETWEEN_COLUMNS`] in between.
    #[inline]
    pub fn customer(
        &mut self,
        record: &impl Record,
        mapping: &Mapping,
        part: &mut Part,
    ) -> Result<Found, Fault> {
        match *mapping.customer.as_slice() {
            [column] => self.customer.of(record, column, |text| {
                self.seen_utf8 |= !text.is_ascii();
                found(text, part)
            }),
            [one, other, ..] => self.joined_customer(record, one, other, part),
            [] => Ok(Found::Missing),
        }
    }

    /// The number of the customer of a record whose name is a word such as "Total".
    pub fn customer_called_total(
        &mut self,
        record: &impl Record,
        mapping: &Mapping,
        part: &mut Part,
    ) -> Result<u32, Fault> {
        let column = mapping.customer.first().copied().unwrap_or(0);
        let text = self.second.of(record, column as usize);
        text.map(|text| part.number_customer(text))
            .map_err(|InvalidEncoding| invalid(column))
    }

    /// Whether the customer of a record is a word such as "Total" (true) or missing
    /// (false); `None` when it is a customer.
    pub fn is_called_total(&mut self, record: &impl Record, mapping: &Mapping) -> Option<bool> {
        let mut called_total = false;
        for &column in &mapping.customer {
            match self.second.of(record, column as usize) {
                Ok("") => {}
                Ok(text) if is_total_word(text) => called_total = true,
                _ => return None,
            }
        }
        Some(called_total)
    }

    fn joined_customer(
        &mut self,
        record: &impl Record,
        one: u32,
        other: u32,
        part: &mut Part,
    ) -> Result<Found, Fault> {
        self.joined.clear();
        for column in [one, other] {
            let text = self.second.of(record, column as usize);
            let text = text.map_err(|InvalidEncoding| invalid(column))?;
            if !self.joined.is_empty() && !text.is_empty() {
                self.joined.push(BETWEEN_COLUMNS);
            }
            self.seen_utf8 |= !text.is_ascii();
            self.joined.push_str(text);
        }
        Ok(found(&self.joined, part))
    }

    /// The name to show; number 0, the empty text, where there is none.
    #[inline]
    pub fn label(
        &mut self,
        record: &impl Record,
        mapping: &Mapping,
        part: &mut Part,
    ) -> Result<u32, Fault> {
        let Some(column) = mapping.customer_name else {
            return Ok(0);
        };
        self.label.of(record, column, |text| {
            self.seen_utf8 |= !text.is_ascii();
            part.number_label(text)
        })
    }

    /// The values of the grouping columns; number 0, the empty text, where there is none.
    #[inline]
    pub fn dimensions(
        &mut self,
        record: &impl Record,
        mapping: &Mapping,
        part: &mut Part,
    ) -> Result<[u32; Dimension::ALL.len()], Fault> {
        let mut values = [0; Dimension::ALL.len()];
        for (dimension, column) in Dimension::ALL.into_iter().zip(mapping.dimensions()) {
            let Some(column) = column else { continue };
            let seen = &mut self.dimensions[dimension as usize];
            values[dimension as usize] = seen.of(record, column, |text| {
                self.seen_utf8 |= !text.is_ascii();
                part.number_value(dimension, text)
            })?;
        }
        Ok(values)
    }
}

fn found(text: &str, part: &mut Part) -> Found {
    match text {
        "" => Found::Missing,
        text if is_total_word(text) => Found::TotalWord,
        text if text.starts_with('#') && is_excel_error(text) => Found::ExcelError,
        text => Found::Customer(part.number_customer(text)),
    }
}

fn invalid(column: u32) -> Fault {
    Fault::of(ProblemCode::InvalidEncoding, column)
}

/// What the cells of one column turned out to mean, by their bytes.
#[derive(Default)]
pub struct Seen<Meaning> {
    cells: Distinct,
    meanings: Vec<Meaning>,
    last: Option<u32>,
    text: Text,
    scratch: Vec<u8>,
}

impl<Meaning: Copy> Seen<Meaning> {
    /// What a cell means: known from an earlier one with the same bytes, or found out now.
    #[inline]
    pub fn of(
        &mut self,
        record: &impl Record,
        column: u32,
        meaning: impl FnOnce(&str) -> Meaning,
    ) -> Result<Meaning, Fault> {
        let cell = record.cell(column as usize, &mut self.scratch);
        let known = match self.last {
            Some(last) if are_equal(self.cells.get(last), cell) => Some(last),
            _ => self.cells.find(cell),
        };
        let number = match known {
            Some(number) => number,
            None => {
                let text = self
                    .text
                    .of(record, column as usize)
                    .map_err(|InvalidEncoding| invalid(column))?;
                self.meanings.push(meaning(text));
                self.cells.intern(cell)
            }
        };
        self.last = Some(number);
        Ok(self.meanings[number as usize])
    }
}

/// Words that stand in the customer column of a row that sums the others.
fn is_total_word(customer: &str) -> bool {
    const WORDS: [&str; 14] = [
        "total",
        "grand total",
        "subtotal",
        "sub total",
        "sum",
        "totals",
        "summe",
        "gesamt",
        "итого",
        "всего",
        "মোট",
        "সর্বমোট",
        "ਕੁੱਲ",
        "कुल",
    ];
    customer.len() <= 40 && {
        let lower = customer.trim_end_matches(':').to_lowercase();
        WORDS.contains(&lower.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn total_is_a_word_for_a_sum_in_several_languages() {
        for word in ["Total", "GRAND TOTAL:", "Итого", "মোট", "ਕੁੱਲ"] {
            assert!(is_total_word(word), "{word}");
        }
        assert!(!is_total_word("Total Trading Co."));
    }
}
