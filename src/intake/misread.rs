//! What rows that are not used say about the dialect in which they were read.

use super::delimited::Record;
use super::dialect::{Dialect, LineEnd};
use super::encoding::Encoding;
use super::exact::Exact;
use super::sniff;

/// So many bytes tell in which encoding they are.
const ENOUGH: usize = 64 << 10;

/// Collects what speaks for another dialect.
pub struct Misread {
    source: u32,
    dialect: Dialect,
    /// Reads rows with a carriage return as a line end.
    apart: Exact,
    /// Rows that are no UTF-8.
    undecoded: Vec<u8>,
    /// Whether a row is several rows of the table's width between carriage returns.
    has_returns: bool,
}

impl Misread {
    /// For a source that is read in this dialect.
    pub fn new(source: u32, dialect: &Dialect) -> Misread {
        let apart = Dialect {
            line_end: LineEnd::Any,
            ..dialect.clone()
        };
        Misread {
            source,
            dialect: dialect.clone(),
            apart: Exact::new(&apart),
            undecoded: Vec::new(),
            has_returns: false,
        }
    }

    /// Takes a row into account that is not used, in a table of so many columns.
    pub fn add(&mut self, row: &[u8], width: usize) {
        let may_be_legacy = self.dialect.encoding == Encoding::UTF_8;
        if may_be_legacy && self.undecoded.len() < ENOUGH && std::str::from_utf8(row).is_err() {
            self.undecoded.extend_from_slice(row);
            self.undecoded.push(b'\n');
        }
        if !self.has_returns && self.dialect.line_end == LineEnd::Lf && row.contains(&b'\r') {
            self.has_returns = self.is_several_rows(row, width);
        }
    }

    /// The source and the dialect that reads more of it; `None` where nothing speaks
    /// against the one followed. `seen_utf8` tells that texts beyond ASCII were read as
    /// UTF-8: single bytes that are none do not make the others something else.
    pub fn better_dialect(&self, seen_utf8: bool) -> Option<(u32, Dialect)> {
        let mut better = self.dialect.clone();
        if !self.undecoded.is_empty() && !seen_utf8 {
            better.encoding = sniff::legacy_encoding(&self.undecoded);
        }
        if self.has_returns {
            better.line_end = LineEnd::Any;
        }
        (better != self.dialect).then_some((self.source, better))
    }

    /// Whether the first two rows between carriage returns have the table's width.
    fn is_several_rows(&mut self, row: &[u8], width: usize) -> bool {
        let mut rest = row;
        for _ in 0..2 {
            let Ok(len) = self.apart.read(rest, true, None) else {
                return false;
            };
            if self.apart.record(rest).cell_count() != width {
                return false;
            }
            rest = &rest[len..];
        }
        width > 1
    }
}
