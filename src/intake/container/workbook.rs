//! What all workbooks have in common: named sheets, strings that are shared, formats.

use super::cell::{Epoch, Format};
use super::flaw::Flaw;
use super::limits;
use super::merged::Range;
use super::ods::Ods;
use super::records::Records;
use super::zip::{Member, Zip};
use super::{ooxml, xlsb, xlsx};
use std::sync::Arc;

/// A workbook whose list of sheets has been read.
pub trait Workbook: Send + Sync {
    /// Its sheets, in the order of their tabs.
    fn sheets(&self) -> &[SheetName];

    /// A sheet from its start.
    fn sheet(&self, index: usize) -> Result<Box<dyn Sheet>, Flaw>;
}

/// A sheet being read.
pub trait Sheet: Send {
    /// Reads a little further and writes what it finds; false at the end.
    fn step(&mut self, records: &mut Records) -> Result<bool, Flaw>;
}

/// What is told of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetName {
    /// Its name.
    pub name: String,
    /// It is hidden, or very hidden.
    pub hidden: bool,
}

/// The workbook that a zip archive is; nothing when it is an archive of files.
pub fn in_zip(zip: &Arc<Zip>) -> Result<Option<Arc<dyn Workbook>>, Flaw> {
    if Ods::is_in(zip)? {
        return Ok(Some(Arc::new(Ods::open(zip.clone())?)));
    }
    if zip
        .members()
        .iter()
        .any(|member| member.name.ends_with(".iwa"))
    {
        return Err(Flaw::Unsupported("numbers"));
    }
    let Some(part) = ooxml::workbook_part(zip)? else {
        return match zip.members().iter().any(is_worksheet) {
            true => Err(Flaw::damaged("xl/workbook.xml")),
            false => Ok(None),
        };
    };
    if part.ends_with(".bin") {
        return Ok(Some(Arc::new(xlsb::Xlsb::open(zip.clone(), &part)?)));
    }
    Ok(Some(Arc::new(xlsx::Xlsx::open(zip.clone(), &part)?)))
}

/// Whether a member lies where Excel puts the sheets of a workbook.
fn is_worksheet(member: &Member) -> bool {
    member.name.starts_with("xl/worksheets/")
}

/// The merged ranges of a sheet. Most formats tell them behind the cells, so it is read through.
pub fn ranges(workbook: &dyn Workbook, index: usize) -> Result<Vec<Range>, Flaw> {
    let mut sheet = workbook.sheet(index)?;
    let mut records = Records::new("sheet", Vec::new());
    let mut dropped = Vec::new();
    while sheet.step(&mut records)? {
        records.take(&mut dropped);
        dropped.clear();
    }
    Ok(records.ranges)
}

/// What the sheets of a workbook share.
#[derive(Default)]
pub struct Shared {
    /// Texts that cells name by number.
    pub strings: Strings,
    /// What each cell format makes of a number.
    pub formats: Vec<Format>,
    /// The day that serials count from.
    pub epoch: Epoch,
}

impl Shared {
    /// The format of this number; a plain number when there is none.
    pub fn format(&self, index: usize) -> Format {
        self.formats.get(index).copied().unwrap_or_default()
    }
}

/// Texts one behind the other, in pieces, so that many do not have to be copied to grow.
#[derive(Default)]
pub struct Strings {
    full: Vec<Piece>,
    last: Piece,
    bytes: usize,
}

#[derive(Default)]
struct Piece {
    text: Vec<u8>,
    ends: Vec<u32>,
}

/// Texts in a piece.
const PIECE: usize = 1 << 12;

impl Strings {
    /// Adds a text; they are too many when they exceed the limit together.
    pub fn push(&mut self, text: &[u8]) -> Result<(), Flaw> {
        self.bytes += text.len() + limits::STRING_COST;
        if self.bytes > limits::STRING_BYTES {
            return Err(Flaw::TooLarge("shared-strings"));
        }
        self.last.push(text);
        if self.last.ends.len() == PIECE {
            self.last.text.shrink_to_fit();
            self.full.push(std::mem::take(&mut self.last));
        }
        Ok(())
    }

    /// The text of this number.
    #[inline]
    pub fn get(&self, index: usize) -> Option<&[u8]> {
        let piece = self.full.get(index / PIECE);
        let is_last = index / PIECE == self.full.len();
        piece.or(is_last.then_some(&self.last))?.get(index % PIECE)
    }
}

impl Piece {
    fn push(&mut self, text: &[u8]) {
        self.text.extend_from_slice(text);
        self.ends.push(self.text.len() as u32);
    }

    fn get(&self, index: usize) -> Option<&[u8]> {
        let end = *self.ends.get(index)? as usize;
        let start = match index {
            0 => 0,
            _ => *self.ends.get(index - 1)? as usize,
        };
        self.text.get(start..end)
    }
}

/// The formats of cells, as they are told: codes by number first, then a number for each format.
#[derive(Default)]
pub struct Formats {
    codes: Vec<(u32, Format)>,
    /// One for each cell format.
    pub cells: Vec<Format>,
}

impl Formats {
    /// Takes note of a format code.
    pub fn code(&mut self, id: u32, code: &str) {
        if self.codes.len() < limits::CODES {
            self.codes.push((id, Format::of_code(code)));
        }
    }

    /// Takes note of the next cell format; those beyond the limit are plain numbers.
    pub fn cell(&mut self, id: u32) {
        if self.cells.len() < limits::FORMATS {
            let code = self.codes.iter().find(|(code, _)| *code == id);
            let format = code.map_or_else(|| Format::built_in(id), |&(_, format)| format);
            self.cells.push(format);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_strings_are_found_by_number_across_pieces() {
        let mut strings = Strings::default();
        for number in 0..10_000 {
            strings.push(number.to_string().as_bytes()).unwrap();
        }
        for number in [0, 1, 4_095, 4_096, 8_191, 8_192, 9_999] {
            assert_eq!(strings.get(number), Some(number.to_string().as_bytes()));
        }
        assert_eq!(strings.get(10_000), None);
        assert_eq!(strings.get(usize::MAX), None);
    }

    #[test]
    fn shared_strings_beyond_the_limit_are_too_large() {
        let mut strings = Strings::default();
        let text = vec![b'x'; limits::STRING_BYTES / 2];
        assert_eq!(strings.push(&text), Ok(()));
        assert_eq!(strings.push(&text), Err(Flaw::TooLarge("shared-strings")));
    }
}
