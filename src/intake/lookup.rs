//! A table that is looked up by a key: the customers of the orders, the orders of the lines.

use super::delimited::{Record, Sink};
use super::plan::{Dialect, Encoding, Join};
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
        let Some(mut number) = number.checked_sub(self.width) else {
            return self.record.cell(number, scratch);
        };
        for (lookup, row) in self.lookups {
            if number < lookup.width() {
                return row.map_or(&[], |row| lookup.cell(row, number));
            }
            number -= lookup.width();
        }
        &[]
    }

    fn text(&self) -> &[u8] {
        self.record.text()
    }
}

/// Takes the records of a table that is to be looked up.
pub struct LookupBuilder {
    lookup: Lookup,
    key: usize,
    encoding: Encoding,
    /// Records still to come before the data.
    lead_in: u32,
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
            encoding: join.dialect.encoding,
            lead_in: lead_in(&join.dialect),
            text: Text::default(),
            row: Vec::new(),
        }
    }

    /// The table, when all its records have been taken.
    pub fn finish(self) -> Lookup {
        self.lookup
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

fn lead_in(dialect: &Dialect) -> u32 {
    dialect.preamble + u32::from(dialect.header)
}

impl Sink for LookupBuilder {
    fn record(&mut self, record: &impl Record, _: usize) {
        if self.lead_in > 0 {
            self.lead_in -= 1;
            return;
        }
        self.row.clear();
        for column in 0..self.lookup.width {
            let text = self.text.of(record, column, self.encoding);
            self.row.push(text.unwrap_or_default().to_owned());
        }
        self.keep();
    }

    fn too_long(&mut self, _: &[u8], _: usize) {}

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
        Records::new(join.dialect.structure()).take(text.as_bytes(), true, &mut builder);
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
