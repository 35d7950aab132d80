//! Binary workbooks of Excel since 2007 (.xlsb): the parts of .xlsx as numbered records.

use super::bytes::{Bytes, push_utf16};
use super::cell::{self, BAD_REFERENCE, Epoch, Format};
use super::flaw::Flaw;
use super::limits;
use super::merged::Range;
use super::ooxml::{self, Relation};
use super::records::Records;
use super::stream::Stream;
use super::workbook::{Formats, Shared, Sheet, SheetName, Strings, Workbook};
use super::zip::Zip;
use std::sync::Arc;

/// The records that are read, by the names of the format's description (MS-XLSB 2.3.2).
mod record {
    pub const ROW: u32 = 0;
    pub const CELL_BLANK: u32 = 1;
    pub const CELL_RK: u32 = 2;
    pub const CELL_ERROR: u32 = 3;
    pub const CELL_BOOL: u32 = 4;
    pub const CELL_REAL: u32 = 5;
    pub const CELL_TEXT: u32 = 6;
    pub const CELL_SHARED: u32 = 7;
    pub const FORMULA_TEXT: u32 = 8;
    pub const FORMULA_REAL: u32 = 9;
    pub const FORMULA_BOOL: u32 = 10;
    pub const FORMULA_ERROR: u32 = 11;
    pub const SHORT_BLANK: u32 = 12;
    pub const SHORT_SHARED: u32 = 18;
    pub const SHARED_ITEM: u32 = 19;
    pub const FORMAT: u32 = 44;
    pub const XF: u32 = 47;
    pub const COLUMNS: u32 = 60;
    pub const CELL_RICH: u32 = 62;
    pub const WORKBOOK_PROPERTIES: u32 = 153;
    pub const SHEET: u32 = 156;
    pub const MERGED: u32 = 176;
    pub const BEGIN_CELL_XFS: u32 = 617;
    pub const END_CELL_XFS: u32 = 618;
}

/// A workbook.
pub struct Xlsb {
    zip: Arc<Zip>,
    sheets: Vec<SheetName>,
    parts: Vec<String>,
    shared: Arc<Shared>,
}

impl Xlsb {
    /// Reads what all sheets share.
    pub fn open(zip: Arc<Zip>, part: &str) -> Result<Xlsb, Flaw> {
        let relations = ooxml::relations(&zip, part)?;
        let mut workbook = Xlsb {
            zip,
            sheets: Vec::new(),
            parts: Vec::new(),
            shared: Arc::default(),
        };
        let epoch = workbook.list(part, &relations)?;
        workbook.shared = Arc::new(Shared {
            epoch,
            strings: workbook.strings(&relations)?,
            formats: workbook.formats(&relations)?,
        });
        Ok(workbook)
    }

    fn list(&mut self, part: &str, relations: &[Relation]) -> Result<Epoch, Flaw> {
        let mut epoch = Epoch::Windows1900;
        let mut pieces = Pieces::new(self.zip.part(part)?);
        while let Some((kind, data)) = pieces.next()? {
            match kind {
                record::SHEET => self
                    .sheet_name(data, relations)
                    .ok_or_else(|| Flaw::damaged(part))?,
                record::WORKBOOK_PROPERTIES if data.first().is_some_and(|flags| flags & 1 != 0) => {
                    epoch = Epoch::Mac1904;
                }
                _ => {}
            }
            if self.sheets.len() > limits::SHEETS {
                return Err(Flaw::TooLarge("sheets"));
            }
        }
        Ok(epoch)
    }

    /// Keeps a sheet of cells; charts have tabs too.
    fn sheet_name(&mut self, data: &[u8], relations: &[Relation]) -> Option<()> {
        let mut data = Bytes(data);
        let hidden = data.u32()? != 0;
        data.u32()?;
        let id = text(&mut data)?;
        let name = text(&mut data)?;
        let is_it = |relation: &&Relation| relation.id == id && relation.kind == "worksheet";
        if let Some(relation) = relations.iter().find(is_it) {
            self.sheets.push(SheetName { name, hidden });
            self.parts.push(relation.target.clone());
        }
        Some(())
    }

    fn strings(&self, relations: &[Relation]) -> Result<Strings, Flaw> {
        let mut strings = Strings::default();
        let Some(mut pieces) = self.optional(relations, "sharedStrings")? else {
            return Ok(strings);
        };
        while let Some((kind, data)) = pieces.next()? {
            if kind == record::SHARED_ITEM {
                let text =
                    rich_text(&mut Bytes(data)).ok_or_else(|| Flaw::damaged("sharedStrings"))?;
                strings.push(text.as_bytes())?;
            }
        }
        Ok(strings)
    }

    fn formats(&self, relations: &[Relation]) -> Result<Vec<Format>, Flaw> {
        let mut formats = Formats::default();
        let Some(mut pieces) = self.optional(relations, "styles")? else {
            return Ok(formats.cells);
        };
        let mut in_cells = false;
        while let Some((kind, data)) = pieces.next()? {
            let mut data = Bytes(data);
            match kind {
                record::FORMAT => {
                    if let (Some(id), Some(code)) = (data.u16(), text(&mut data)) {
                        formats.code(id.into(), &code);
                    }
                }
                record::BEGIN_CELL_XFS => in_cells = true,
                record::END_CELL_XFS => in_cells = false,
                record::XF if in_cells => {
                    data.take(2);
                    formats.cell(data.u16().unwrap_or(0).into());
                }
                _ => {}
            }
        }
        Ok(formats.cells)
    }

    /// A part that need not be there.
    fn optional(&self, relations: &[Relation], kind: &str) -> Result<Option<Pieces>, Flaw> {
        let member = ooxml::target(relations, kind).and_then(|part| self.zip.find(part));
        member
            .map(|member| self.zip.stream(member).map(Pieces::new))
            .transpose()
    }
}

impl Workbook for Xlsb {
    fn sheets(&self) -> &[SheetName] {
        &self.sheets
    }

    fn sheet(&self, index: usize) -> Result<Box<dyn Sheet>, Flaw> {
        let part = self
            .parts
            .get(index)
            .ok_or_else(|| Flaw::damaged("workbook"))?;
        let pieces = Pieces::new(self.zip.part(part)?);
        let shared = self.shared.clone();
        let cells = Cells {
            shared,
            row: 0,
            column: u32::MAX,
            shown: Vec::new(),
        };
        Ok(Box::new(XlsbSheet { pieces, cells }))
    }
}

struct XlsbSheet {
    pieces: Pieces,
    cells: Cells,
}

impl Sheet for XlsbSheet {
    fn step(&mut self, records: &mut Records) -> Result<bool, Flaw> {
        let Some((kind, data)) = self.pieces.next()? else {
            return Ok(false);
        };
        let done = self.cells.take(kind, Bytes(data), records)?;
        done.map(|()| true).ok_or_else(|| self.pieces.damaged())
    }
}

struct Cells {
    shared: Arc<Shared>,
    row: u32,
    /// Column of the cell read last; short cells stand behind it.
    column: u32,
    shown: Vec<u8>,
}

impl Cells {
    /// Reads a record of a sheet; nothing when it is too short.
    fn take(
        &mut self,
        kind: u32,
        mut data: Bytes,
        records: &mut Records,
    ) -> Result<Option<()>, Flaw> {
        match kind {
            record::ROW => Ok(self.begin_row(data, records)),
            record::COLUMNS => Ok(columns(data, records)),
            record::MERGED => range(data).map(|range| records.merged(range)).transpose(),
            record::CELL_BLANK..=record::SHORT_SHARED | record::CELL_RICH => {
                self.shown.clear();
                let Some(()) = self.show(kind, &mut data) else {
                    return Ok(None);
                };
                records.cell(self.row, self.column, &self.shown).map(Some)
            }
            _ => Ok(Some(())),
        }
    }

    fn begin_row(&mut self, mut data: Bytes, records: &mut Records) -> Option<()> {
        self.row = data.u32()?;
        self.column = u32::MAX;
        data.take(7)?;
        let is_hidden = data.u8()? & 0x10 != 0;
        records.notes.hidden_rows += u64::from(is_hidden);
        Some(())
    }

    fn show(&mut self, kind: u32, data: &mut Bytes) -> Option<()> {
        let is_short = (record::SHORT_BLANK..=record::SHORT_SHARED).contains(&kind);
        if is_short {
            self.column = self.column.wrapping_add(1);
            return push(
                kind - record::SHORT_BLANK + record::CELL_BLANK,
                data,
                &self.shared,
                &mut self.shown,
            );
        }
        self.column = data.u32()?;
        push(kind, data, &self.shared, &mut self.shown)
    }
}

fn columns(mut data: Bytes, records: &mut Records) -> Option<()> {
    let (first, last) = (data.u32()?, data.u32()?.min(limits::COLUMNS - 1));
    data.take(8)?;
    if data.u16()? & 1 != 0 {
        records.notes.hidden_columns += u64::from((last + 1).saturating_sub(first));
    }
    Some(())
}

fn range(mut data: Bytes) -> Option<Range> {
    let (first_row, last_row, column) = (data.u32()?, data.u32()?, data.u32()?);
    Some(Range {
        first_row,
        last_row,
        column,
    })
}

/// Appends the value of a cell.
fn push(kind: u32, data: &mut Bytes, shared: &Shared, out: &mut Vec<u8>) -> Option<()> {
    let style = data.u32()? & 0x00ff_ffff;
    let format = shared.format(style as usize);
    match kind {
        record::CELL_RK => cell::push_number(out, cell::rk(data.u32()?), format, shared.epoch),
        record::CELL_REAL | record::FORMULA_REAL => {
            cell::push_number(out, data.f64()?, format, shared.epoch)
        }
        record::CELL_BOOL | record::FORMULA_BOOL => cell::push_bool(out, data.u8()? != 0),
        record::CELL_ERROR | record::FORMULA_ERROR => {
            out.extend_from_slice(cell::error_text(data.u8()?))
        }
        record::CELL_TEXT | record::FORMULA_TEXT => out.extend_from_slice(text(data)?.as_bytes()),
        record::CELL_RICH => out.extend_from_slice(rich_text(data)?.as_bytes()),
        record::CELL_SHARED => {
            let index = data.u32()? as usize;
            out.extend_from_slice(shared.strings.get(index).unwrap_or(BAD_REFERENCE));
        }
        _ => {}
    }
    Some(())
}

/// A text behind its length.
fn text(data: &mut Bytes) -> Option<String> {
    let letters = match data.u32()? {
        u32::MAX => 0,
        letters => letters as usize,
    };
    let mut text = String::new();
    push_utf16(&mut text, data.take(letters.checked_mul(2)?)?);
    Some(text)
}

/// A text behind a byte that tells of fonts and pronunciation, which follow and are not read.
fn rich_text(data: &mut Bytes) -> Option<String> {
    data.u8()?;
    text(data)
}

/// The records of a part, one by one.
struct Pieces {
    stream: Stream,
    buffer: Vec<u8>,
    at: usize,
}

/// Bytes asked for at once.
const PIECE: usize = 64 << 10;

impl Pieces {
    fn new(stream: Stream) -> Pieces {
        Pieces {
            stream,
            buffer: Vec::new(),
            at: 0,
        }
    }

    fn damaged(&self) -> Flaw {
        Flaw::damaged(self.stream.part())
    }

    /// Number and data of the next record; nothing at the end.
    fn next(&mut self) -> Result<Option<(u32, &[u8])>, Flaw> {
        if !self.have(1)? {
            return Ok(None);
        }
        let kind = self.number(2)?;
        let length = self.number(4)? as usize;
        if length > limits::XML_PIECE || !self.have(length)? {
            return Err(self.damaged());
        }
        let start = self.at;
        self.at += length;
        Ok(Some((kind, &self.buffer[start..self.at])))
    }

    /// A number of at most so many bytes, seven bits each; all but the last have their first bit set.
    fn number(&mut self, most: u32) -> Result<u32, Flaw> {
        let mut number = 0;
        for place in 0..most {
            if !self.have(1)? {
                return Err(self.damaged());
            }
            let byte = self.buffer[self.at];
            self.at += 1;
            number |= u32::from(byte & 0x7f) << (7 * place);
            if byte & 0x80 == 0 {
                break;
            }
        }
        Ok(number)
    }

    /// Makes sure that so many bytes lie in the buffer; false when the part ends before.
    fn have(&mut self, bytes: usize) -> Result<bool, Flaw> {
        if self.buffer.len() - self.at < bytes && self.at > 0 {
            self.buffer.drain(..self.at);
            self.at = 0;
        }
        while self.buffer.len() - self.at < bytes {
            if self.stream.read(&mut self.buffer, PIECE)? == 0 {
                return Ok(false);
            }
        }
        Ok(true)
    }
}
