//! The head of a file as a table of texts.

use super::columns::{self, Column};
use super::delimited::{Record, Refusal, Sink};
use super::dialect::Dialect;
use super::header::{joined, lettered};
use super::stream::Stream;
use super::text::cells_as_texts;
use std::collections::HashMap;

/// How many records are looked at, and how many samples a column gets.
const LOOKED_AT: usize = 1_000;
const SAMPLES: usize = 4;

/// The head as a table of texts.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// What the columns are called.
    pub names: Vec<String>,
    /// The cells of the first records that are not blank.
    pub records: Vec<Vec<String>>,
    /// Whether there are more records.
    pub is_cut: bool,
}

/// Keeps the first records, as texts.
struct FirstRecords {
    records: Vec<Vec<String>>,
    most: usize,
}

impl FirstRecords {
    fn keep(&mut self, record: &impl Record) {
        if self.records.len() < self.most {
            self.records.push(cells_as_texts(record));
        }
    }
}

impl Sink for FirstRecords {
    fn record(&mut self, record: &impl Record, _: usize) {
        self.keep(record);
    }

    fn refused(&mut self, line: &impl Record, _: Refusal, _: usize) {
        self.keep(line);
    }

    fn consumed(&mut self, _: &[u8], _: u32) {}
}

impl Table {
    /// The first records of `bytes`; `is_whole` says that nothing follows them.
    pub fn of(bytes: &[u8], is_whole: bool, dialect: &Dialect) -> Table {
        let lead_in = (dialect.preamble + dialect.header) as usize;
        let mut first = FirstRecords {
            records: Vec::new(),
            most: LOOKED_AT + lead_in,
        };
        let mut stream = Stream::new(dialect);
        stream.push(bytes, &mut first);
        if is_whole {
            stream.end(&mut first);
        }
        let mut records = first.records;
        let is_cut = records.len() == first.most;
        records.drain(..records.len().min(dialect.preamble as usize));
        records.retain(|cells| cells.iter().any(|cell| !cell.is_empty()));
        let data = records.split_off(records.len().min(dialect.header as usize));
        Table {
            names: names(&records, &data),
            records: data,
            is_cut,
        }
    }

    /// What the columns are.
    pub fn columns(&self) -> Vec<Column> {
        let share = |filled: usize| filled as f64 / self.records.len().max(1) as f64;
        let column = |(i, name): (usize, &String)| {
            let filled = || column_cells(&self.records, i).filter(|cell| !cell.is_empty());
            Column {
                name: name.clone(),
                kind: columns::kind_under(name, filled()),
                filled: share(filled().count()),
                is_constant: filled().count() > 1
                    && filled().all(|cell| Some(cell) == filled().next()),
                is_joined: false,
            }
        };
        self.names.iter().enumerate().map(column).collect()
    }

    /// The cells of a column.
    pub fn cells(&self, column: usize) -> impl Iterator<Item = &str> {
        column_cells(&self.records, column)
    }

    /// The cells of a column that are not empty.
    pub fn filled(&self, column: usize) -> Vec<&str> {
        let cells = self.cells(column);
        cells.filter(|cell| !cell.is_empty()).collect()
    }

    /// A few different cells that are not empty.
    pub fn samples(&self, column: usize) -> Vec<String> {
        let mut samples: Vec<String> = Vec::new();
        for cell in self.cells(column) {
            if samples.len() == SAMPLES {
                break;
            }
            if !cell.is_empty() && !samples.iter().any(|sample| sample == cell) {
                samples.push(cell.to_owned());
            }
        }
        samples
    }

    /// The table with the columns of another one behind its own: of the row whose cell in
    /// `column` is that of the table's own in `key`.
    pub fn joined(mut self, key: usize, other: &Table, column: usize) -> Table {
        let rows: HashMap<&str, &Vec<String>> = other
            .records
            .iter()
            .filter_map(|row| Some((row.get(column)?.as_str(), row)))
            .collect();
        let width = self.names.len();
        for record in &mut self.records {
            let found = record.get(key).and_then(|cell| rows.get(cell.as_str()));
            record.resize(width, String::new());
            if let Some(row) = found {
                record.extend(row.iter().cloned());
            }
        }
        self.names.extend(other.names.iter().cloned());
        self
    }
}

/// The cells of a column.
pub fn column_cells(records: &[Vec<String>], column: usize) -> impl Iterator<Item = &str> + Clone {
    records
        .iter()
        .filter_map(move |record| record.get(column))
        .map(String::as_str)
}

/// The columns' names in the header rows, or their letters.
fn names(header: &[Vec<String>], data: &[Vec<String>]) -> Vec<String> {
    lettered(match header.is_empty() {
        true => vec![String::new(); data.first().map_or(0, Vec::len)],
        false => joined(header),
    })
}
