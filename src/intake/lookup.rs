//! A table that is looked up by a key: the customers of the orders, the orders of the lines.

use super::delimited::{Record, Refusal, Sink, is_blank};
use super::encoding::Encoding;
use super::plan::Join;
use super::reader::LookupReport;
use super::text::Text;
use crate::ledger::Names;

/// Rows of texts, found by the text of one column.
pub struct Lookup {
    name: String,
    width: usize,
    keys: Names,
    /// The cells of all rows one after the other, and where each ends.
    texts: Vec<u8>,
    ends: Vec<usize>,
    /// Keys that stand in several rows which are not the same.
    ambiguous: u64,
}

impl Lookup {
    /// How many columns.
    pub fn width(&self) -> usize {
        self.width
    }

    /// The account of it, as the source with this number.
    pub fn report(&self, source: u32) -> LookupReport {
        LookupReport {
            source,
            name: self.name.clone(),
            rows: self.keys.len(),
            ambiguous: self.ambiguous,
        }
    }

    /// The row with this key.
    pub fn find(&self, key: &str) -> Option<u32> {
        self.keys.find(key)
    }

    /// The text of a cell, in UTF-8.
    pub fn cell(&self, row: u32, column: usize) -> &[u8] {
        let number = row as usize * self.width + column;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.texts[start..self.ends[number]]
    }
}

/// A record with the columns of joined tables behind its own.
pub struct Joined<'a, R> {
    /// The record itself.
    pub record: &'a R,
    /// How many columns its table has.
    pub width: usize,
    /// The joined tables, each with the row that belongs to the record.
    pub lookups: &'a [(Lookup, Option<u32>)],
}

impl<R: Record> Record for Joined<'_, R> {
    fn cell_count(&self) -> usize {
        self.record.cell_count()
    }

    fn cell<'a>(&'a self, number: usize, scratch: &'a mut Vec<u8>) -> &'a [u8] {
        match number < self.width {
            true => self.record.cell(number, scratch),
            false => self.joined_cell(number - self.width),
        }
    }

    fn text(&self) -> &[u8] {
        self.record.text()
    }

    fn encoding(&self) -> Encoding {
        self.record.encoding()
    }

    /// The joined tables are UTF-8, whatever the file of the record is.
    fn decoded<'a>(&'a self, number: usize, scratch: &'a mut Vec<u8>) -> &'a [u8] {
        match number < self.width {
            true => self.record.decoded(number, scratch),
            false => self.joined_cell(number - self.width),
        }
    }
}

impl<R> Joined<'_, R> {
    fn joined_cell(&self, mut number: usize) -> &[u8] {
        for (lookup, row) in self.lookups {
            if number < lookup.width() {
                return row.map_or(&[], |row| lookup.cell(row, number));
            }
            number -= lookup.width();
        }
        &[]
    }
}

/// Takes the records of a table that is to be looked up.
pub struct LookupBuilder {
    lookup: Lookup,
    key: usize,
    /// Records still to come before the data.
    preamble_left: u32,
    header_left: u32,
    text: Text,
    row: Vec<String>,
}

impl LookupBuilder {
    /// For a file that is joined in this way.
    pub fn new(name: &str, join: &Join) -> LookupBuilder {
        LookupBuilder {
            lookup: Lookup {
                name: name.to_owned(),
                width: join.width as usize,
                keys: Names::default(),
                texts: Vec::new(),
                ends: Vec::new(),
                ambiguous: 0,
            },
            key: join.column as usize,
            preamble_left: join.dialect.preamble,
            header_left: join.dialect.header,
            text: Text::default(),
            row: Vec::new(),
        }
    }

    /// The table, when all its records have been taken.
    pub fn finish(self) -> Lookup {
        self.lookup
    }

    /// Counts a record of the preamble or the header; says whether it was one.
    fn is_before_data(&mut self, record: &impl Record) -> bool {
        if self.preamble_left > 0 {
            self.preamble_left -= 1;
            return true;
        }
        let is_before_data = self.header_left > 0;
        let is_blank = is_before_data && is_blank(record, &mut Vec::new());
        self.header_left -= u32::from(is_before_data && !is_blank);
        is_before_data
    }

    fn keep(&mut self) {
        let Some(key) = self.row.get(self.key).filter(|key| !key.is_empty()) else {
            return;
        };
        let lookup = &mut self.lookup;
        if let Some(known) = lookup.keys.find(key) {
            let is_same =
                |(column, cell): (usize, &String)| lookup.cell(known, column) == cell.as_bytes();
            lookup.ambiguous += u64::from(!self.row.iter().enumerate().all(is_same));
            return;
        }
        lookup.keys.intern(key);
        for cell in &self.row {
            lookup.texts.extend_from_slice(cell.as_bytes());
            lookup.ends.push(lookup.texts.len());
        }
    }
}

impl Sink for LookupBuilder {
    fn width(&self) -> Option<usize> {
        (self.preamble_left == 0).then_some(self.lookup.width)
    }

    fn record(&mut self, record: &impl Record, _: usize) {
        if self.is_before_data(record) {
            return;
        }
        self.row.clear();
        for column in 0..self.lookup.width {
            let text = self.text.of(record, column);
            self.row.push(text.unwrap_or_default().to_owned());
        }
        self.keep();
    }

    fn refused(&mut self, line: &impl Record, _: Refusal, _: usize) {
        self.is_before_data(line);
    }

    fn consumed(&mut self, _: &[u8], _: u32) {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::delimited::Records;

    fn lookup(text: &str, column: u32) -> Lookup {
        let join = Join {
            width: 2,
            column,
            ..Join::default()
        };
        let mut builder = LookupBuilder::new("customers.csv", &join);
        Records::new(&join.dialect).take(text.as_bytes(), true, &mut builder);
        builder.finish()
    }

    #[test]
    fn a_row_is_found_by_its_key() {
        let customers = lookup("Id,Name\n7,Acme\n 8 ,Béta\n\n,nobody\n", 0);
        let row = customers.find("8").unwrap();
        assert_eq!(customers.cell(row, 1), "Béta".as_bytes());
        assert_eq!((customers.report(0).rows, customers.find("9")), (2, None));
    }

    #[test]
    fn the_first_row_of_a_key_counts_and_different_ones_are_counted() {
        let customers = lookup("Id,Name\n7,Acme\n7,Acme\n7,Other\n", 0);
        assert_eq!(customers.cell(0, 1), b"Acme");
        let report = customers.report(0);
        assert_eq!((report.rows, report.ambiguous), (1, 1));
    }
}
