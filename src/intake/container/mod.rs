//! Files that hold tables: archives and workbooks become named tables, each a
//! stream of bytes.
//!
//! A text gives its bytes as they are; a sheet gives UTF-8 CSV (comma, quotes
//! doubled, line feed), one record for each row. Everything is bounded, and what a
//! file says about its own sizes is never believed: a hostile file ends in an
//! [`Error`], not in a crash.

mod bytes;
mod cell;
mod compound;
mod flaw;
mod kind;
mod limits;
mod listing;
mod merged;
mod ods;
mod ooxml;
mod records;
mod stream;
mod tar;
mod workbook;
mod xls;
mod xlsb;
mod xlsx;
mod xml;
mod zip;

pub use kind::{HEAD, Kind, kind};
pub use records::Notes;
pub use stream::Ending;

use crate::error::Error;
use flaw::Flaw;
use listing::{Listing, Place};
use records::Records;
use stream::Stream;
use workbook::Sheet;

/// A file that holds tables, in memory.
pub struct Container {
    file: String,
    tables: Vec<Table>,
    places: Vec<Place>,
    left_out: Vec<LeftOut>,
    ending: Ending,
}

/// A table in a container.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The path of a member or the name of a sheet; `member / sheet` for one within the other.
    pub name: String,
    /// What it gives.
    pub kind: TableKind,
    /// The sheet is hidden; it should not be chosen without being asked for.
    pub hidden: bool,
    /// Bytes when unpacked, where the container says so; nothing when it does not.
    pub bytes: Option<u64>,
}

/// What a table gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableKind {
    /// Its bytes as they are.
    Text,
    /// UTF-8 CSV.
    Sheet,
}

/// A member that is no table, or one that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Its path.
    pub name: String,
    /// Why it was left out.
    pub error: Error,
}

/// How a table is to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Repeats the value of merged cells in the rows below that have any value.
    pub fill_merged: bool,
}

impl Container {
    /// Opens a file and lists its tables.
    ///
    /// A file that is text itself is its only table. Folders, members without bytes and what
    /// macOS adds are passed over; what is no table is [`left_out`](Self::left_out).
    ///
    /// # Errors
    ///
    /// When the file is damaged, locked, too large, or holds no table.
    pub fn open(name: &str, bytes: Vec<u8>) -> Result<Container, Error> {
        let listing = Listing::of(name, bytes).map_err(|flaw| flaw.of(name))?;
        let Listing {
            tables,
            places,
            left_out,
            ending,
        } = listing;
        match left_out.first() {
            Some(first) if tables.is_empty() => Err(first.error.clone()),
            None if tables.is_empty() => Err(Error::EmptyFile {
                file: name.to_owned(),
            }),
            _ => Ok(Container {
                file: name.to_owned(),
                tables,
                places,
                left_out,
                ending,
            }),
        }
    }

    /// The tables, in the order of the file.
    pub fn tables(&self) -> &[Table] {
        &self.tables
    }

    /// Members that are no tables or cannot be read.
    pub fn left_out(&self) -> &[LeftOut] {
        &self.left_out
    }

    /// How the list of tables ended: a truncated archive may hold more.
    pub fn ending(&self) -> Ending {
        self.ending
    }

    /// Reads a table from its start, as often as wanted.
    ///
    /// # Errors
    ///
    /// When there is no such table, or its beginning is damaged.
    pub fn read(&self, table: usize, options: Options) -> Result<TableReader, Error> {
        let source = self
            .source(table, options)
            .map_err(|flaw| flaw.of(&self.file))?;
        Ok(TableReader {
            file: self.file.clone(),
            source,
        })
    }

    fn source(&self, table: usize, options: Options) -> Result<Source, Flaw> {
        let place = self
            .places
            .get(table)
            .ok_or_else(|| Flaw::damaged("table"))?;
        match place {
            Place::Text(place) => Ok(Source::Text(Text {
                stream: place.stream()?,
                left: place.bytes,
            })),
            Place::Sheet { workbook, index } => {
                let ranges = if options.fill_merged {
                    workbook::ranges(workbook.as_ref(), *index)?
                } else {
                    Vec::new()
                };
                let sheet = workbook.sheet(*index)?;
                Ok(Source::Sheet(
                    sheet,
                    Records::new(&workbook.sheets()[*index].name, ranges),
                ))
            }
        }
    }
}

/// A table being read.
pub struct TableReader {
    file: String,
    source: Source,
}

enum Source {
    Text(Text),
    Sheet(Box<dyn Sheet>, Records),
}

/// Bytes given at once, about.
const PIECE: usize = 1 << 20;

impl TableReader {
    /// Appends about 1 MiB at most; false at the end.
    ///
    /// # Errors
    ///
    /// When the table is damaged or exceeds a limit. What was appended before is right.
    pub fn next(&mut self, out: &mut Vec<u8>) -> Result<bool, Error> {
        let more = match &mut self.source {
            Source::Text(text) => text.next(out),
            Source::Sheet(sheet, records) => next_records(sheet.as_mut(), records, out),
        };
        more.map_err(|flaw| flaw.of(&self.file))
    }

    /// How the table ended, once [`next`](Self::next) has said so.
    pub fn ending(&self) -> Ending {
        match &self.source {
            Source::Text(text) => text.ending(),
            Source::Sheet(..) => Ending::Whole,
        }
    }

    /// What was noticed so far; all of it at the end. Nothing for a text.
    pub fn notes(&self) -> Notes {
        match &self.source {
            Source::Text(_) => Notes::default(),
            Source::Sheet(_, records) => records.notes.clone(),
        }
    }
}

/// A text being read: a member, or a part of a stream of many.
struct Text {
    stream: Stream,
    left: Option<u64>,
}

impl Text {
    fn next(&mut self, out: &mut Vec<u8>) -> Result<bool, Flaw> {
        let start = out.len();
        while out.len() - start < PIECE && self.left != Some(0) {
            let room = (PIECE - (out.len() - start)) as u64;
            let most = self.left.map_or(room, |left| left.min(room));
            let count = self.stream.read(out, most as usize)? as u64;
            self.left = self.left.map(|left| left - count);
            if count == 0 {
                break;
            }
        }
        Ok(out.len() > start)
    }

    fn ending(&self) -> Ending {
        match self.left {
            Some(0) => Ending::Whole,
            Some(_) => Ending::Truncated,
            None => self.stream.ending(),
        }
    }
}

fn next_records(
    sheet: &mut dyn Sheet,
    records: &mut Records,
    out: &mut Vec<u8>,
) -> Result<bool, Flaw> {
    let start = out.len();
    let mut result = Ok(true);
    while records.len() < PIECE && matches!(result, Ok(true)) {
        result = sheet.step(records);
    }
    if let Ok(false) = result {
        records.finish()?;
    }
    records.take(out);
    result.map(|_| out.len() > start)
}
