//! A file's cells as they are read, before any column has a meaning.

use super::delimited::{Record, Refusal, Sink};
use super::dialect::Dialect;
use super::encoding::Encoding;
use super::exact::Exact;
use super::header::joined;
use super::problem::shown;
use super::sniff::{self, Choices};
use super::stream::Stream;

/// As much of a file as tells its dialect.
const HEAD: usize = 1 << 20;

/// All rows of a file in memory: the header, as one row, where there is one, then the data.
///
/// What is not chosen is found. What stands before the header is left out, and so are
/// rows without any content; no other row is, whatever is wrong with it.
pub fn cells(file: &[u8], choices: &Choices) -> Vec<Vec<String>> {
    let head = &file[..file.len().min(HEAD)];
    let guess = sniff::guess(head, head.len() == file.len(), choices);
    let mut rows = Rows::new(&guess.dialect, guess.width);
    let mut stream = Stream::new(&guess.dialect);
    for piece in file.chunks(HEAD) {
        stream.push(piece, &mut rows);
    }
    stream.end(&mut rows);
    rows.all()
}

/// The cells of one record that was kept as text.
pub fn cells_of(text: &str, dialect: &Dialect, width: usize) -> Vec<String> {
    let mut exact = Exact::new(&Dialect {
        encoding: Encoding::UTF_8,
        ..dialect.clone()
    });
    if exact.read(text.as_bytes(), true, Some(width)) != Ok(text.len()) {
        exact.read_line(text.as_bytes());
    }
    as_read(&exact.record(text.as_bytes()))
}

/// The cells of a record, blanks and all.
fn as_read(record: &impl Record) -> Vec<String> {
    let mut scratch = Vec::new();
    let cell = |number| {
        let cell = record.cell(number, &mut scratch);
        record
            .encoding()
            .decode(cell)
            .map_or_else(|| shown(cell, record.encoding()), |text| text.into_owned())
    };
    (0..record.cell_count()).map(cell).collect()
}

/// Keeps the rows of a file.
struct Rows {
    width: usize,
    preamble_left: u32,
    header_left: u32,
    header: Vec<Vec<String>>,
    data: Vec<Vec<String>>,
}

impl Rows {
    fn new(dialect: &Dialect, width: usize) -> Rows {
        Rows {
            width,
            preamble_left: dialect.preamble,
            header_left: dialect.header,
            header: Vec::new(),
            data: Vec::new(),
        }
    }

    fn add(&mut self, record: &impl Record) {
        if self.preamble_left > 0 {
            self.preamble_left -= 1;
            return;
        }
        let row = as_read(record);
        if row.iter().all(|cell| cell.trim().is_empty()) {
            return;
        }
        if self.header_left > 0 {
            self.header_left -= 1;
            self.header.push(row);
        } else {
            self.data.push(row);
        }
    }

    fn all(self) -> Vec<Vec<String>> {
        let header = match self.header.len() {
            0 | 1 => self.header.into_iter().next(),
            _ => Some(joined(&self.header)),
        };
        header.into_iter().chain(self.data).collect()
    }
}

impl Sink for Rows {
    fn width(&self) -> Option<usize> {
        (self.preamble_left == 0).then_some(self.width)
    }

    fn record(&mut self, record: &impl Record, _: usize) {
        self.add(record);
    }

    fn refused(&mut self, line: &impl Record, _: Refusal, _: usize) {
        self.add(line);
    }

    fn consumed(&mut self, _: &[u8], _: u32) {}
}
