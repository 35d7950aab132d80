//! The head of a file as a table of texts.

use super::columns::{self, Column, Kind};
use super::delimited::{Record, Records, Sink};
use super::plan::Dialect;
use super::text::Text;
use super::transactions::{cells_as_names, column_letter};
use std::collections::HashMap;

/// How many records are looked at, and how many samples a column gets.
const LOOKED_AT: usize = 1_000;
const SAMPLES: usize = 4;

/// Whether the first row names the columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderFit {
    /// Its cells are no numbers or dates where the columns' are.
    Likely,
    /// The cells do not tell.
    Unclear,
    /// Its cells are like those below.
    Unlikely,
}

impl HeaderFit {
    /// Whether the row is taken for a header.
    pub fn is_likely(self) -> bool {
        self != HeaderFit::Unlikely
    }
}

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

impl Table {
    /// The first records of `bytes`; `is_whole` says that nothing follows them.
    pub fn of(bytes: &[u8], is_whole: bool, dialect: &Dialect) -> Table {
        struct Cells<'a>(Vec<Vec<String>>, &'a Dialect);
        impl Sink for Cells<'_> {
            fn record(&mut self, record: &impl Record, _: usize) {
                if self.0.len() < LOOKED_AT + self.1.preamble as usize + 1 {
                    self.0.push(texts(record, self.1));
                }
            }
            fn too_long(&mut self, _: &[u8], _: usize) {}
            fn consumed(&mut self, _: &[u8], _: u32) {}
        }
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let mut cells = Cells(Vec::new(), dialect);
        Records::new(dialect.structure()).take(bytes, is_whole, &mut cells);
        let mut records = cells.0;
        let is_cut = records.len() > LOOKED_AT;
        records.drain(..records.len().min(dialect.preamble as usize));
        records.retain(|cells| cells.iter().any(|cell| !cell.is_empty()));
        Table {
            names: Vec::new(),
            records,
            is_cut,
        }
    }

    /// Compares the first row with the columns below it: a header's cells are no numbers or dates.
    pub fn header_fit(&self) -> HeaderFit {
        let Some((first, below)) = self.records.split_first() else {
            return HeaderFit::Likely;
        };
        let (mut columns, mut alike) = (0, 0);
        for (i, cell) in first.iter().enumerate() {
            let fits = match columns::kind(column_cells(below, i)) {
                Kind::Date => columns::is_date(cell),
                Kind::Number => {
                    let is_name = cell.is_empty() || is_period_above(cell, below, i);
                    columns::is_number(cell) && !is_name
                }
                Kind::Text | Kind::Empty => continue,
            };
            columns += 1;
            alike += usize::from(fits);
        }
        match (columns, alike) {
            (0, _) => HeaderFit::Unclear,
            (_, 0) => HeaderFit::Likely,
            _ if alike * 2 >= columns => HeaderFit::Unlikely,
            _ => HeaderFit::Unclear,
        }
    }

    /// The first record as the columns' names, or their letters.
    pub fn with_header(mut self, header: bool) -> Table {
        let width = self.records.first().map_or(0, Vec::len);
        self.names = (0..width).map(column_letter).collect();
        if header && !self.records.is_empty() {
            let first = self.records.remove(0);
            self.names = first
                .into_iter()
                .enumerate()
                .map(|(i, name)| {
                    if name.is_empty() {
                        column_letter(i)
                    } else {
                        name
                    }
                })
                .collect();
        }
        self
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

/// Whether a number in the first row names a period, `202401`: most of those below are none.
fn is_period_above(cell: &str, below: &[Vec<String>], column: usize) -> bool {
    let periods = column_cells(below, column).filter(|cell| columns::is_day_or_period(cell));
    columns::is_day_or_period(cell) && 2 * periods.count() < below.len()
}

/// The cells of a column.
pub fn column_cells(records: &[Vec<String>], column: usize) -> impl Iterator<Item = &str> + Clone {
    records
        .iter()
        .filter_map(move |record| record.get(column))
        .map(String::as_str)
}

fn texts(record: &impl Record, dialect: &Dialect) -> Vec<String> {
    let mut text = Text::default();
    let mut fallback = None;
    let mut cells = Vec::with_capacity(record.cell_count());
    for i in 0..record.cell_count() {
        match text.of(record, i, dialect.encoding) {
            Ok(cell) => cells.push(cell.trim_start_matches('\u{feff}').to_owned()),
            Err(_) => cells.push(
                fallback
                    .get_or_insert_with(|| cells_as_names(record))
                    .get(i)
                    .cloned()
                    .unwrap_or_default(),
            ),
        }
    }
    cells
}
