//! Workbooks of Excel 5 to 2003 (.xls): numbered records in one stream (MS-XLS).
//!
//! Cells need not come in order there, so the places of a sheet's cells are listed
//! and sorted before they are read: a dozen bytes for each, and a cell takes more in the file.

use super::bytes::{Bytes, push_utf16};
use super::cell::{self, BAD_REFERENCE, Epoch};
use super::compound::Compound;
use super::flaw::Flaw;
use super::limits;
use super::merged::Range;
use super::records::{Notes, Records};
use super::workbook::{Formats, Shared, Sheet, SheetName, Strings, Workbook};
use encoding_rs::{Encoding, WINDOWS_1252};
use std::sync::Arc;

/// The records that are read, by the names of the format's description (MS-XLS 2.3.2).
mod record {
    pub const FORMULA: u16 = 0x06;
    pub const EOF: u16 = 0x0a;
    pub const DATE_MODE: u16 = 0x22;
    pub const PASSWORD: u16 = 0x2f;
    pub const CONTINUE: u16 = 0x3c;
    pub const CODE_PAGE: u16 = 0x42;
    pub const COLUMNS: u16 = 0x7d;
    pub const SHEET: u16 = 0x85;
    pub const MULTIPLE_RK: u16 = 0xbd;
    pub const RICH_TEXT: u16 = 0xd6;
    pub const XF: u16 = 0xe0;
    pub const MERGED: u16 = 0xe5;
    pub const STRINGS: u16 = 0xfc;
    pub const SHARED: u16 = 0xfd;
    pub const NUMBER: u16 = 0x203;
    pub const TEXT: u16 = 0x204;
    pub const BOOL_OR_ERROR: u16 = 0x205;
    pub const FORMULA_TEXT: u16 = 0x207;
    pub const ROW: u16 = 0x208;
    pub const RK: u16 = 0x27e;
    pub const FORMAT: u16 = 0x41e;
    pub const BOF: u16 = 0x809;
}

/// The part named in messages.
const PART: &str = "Workbook";
const UTF_16: u16 = 1200;

/// A workbook.
pub struct Xls {
    sheets: Vec<SheetName>,
    starts: Vec<usize>,
    book: Arc<Book>,
}

/// What all sheets need.
struct Book {
    data: Vec<u8>,
    shared: Shared,
    letters: Letters,
}

/// How texts are written: in Unicode since Excel 97, in a code page before.
#[derive(Clone, Copy)]
struct Letters {
    unicode: bool,
    encoding: &'static Encoding,
}

impl Xls {
    /// Reads what all sheets share.
    pub fn open(file: &[u8]) -> Result<Xls, Flaw> {
        let file = Compound::open(file)?;
        if file.has("EncryptedPackage") {
            return Err(Flaw::PasswordProtected);
        }
        let name = ["Workbook", "Book"].into_iter().find(|name| file.has(name));
        let data = file.stream(name.ok_or(Flaw::NotATable("document"))?)?;
        Globals::read(&data)?.into_workbook(data)
    }
}

impl Workbook for Xls {
    fn sheets(&self) -> &[SheetName] {
        &self.sheets
    }

    fn sheet(&self, index: usize) -> Result<Box<dyn Sheet>, Flaw> {
        let start = *self.starts.get(index).ok_or_else(|| Flaw::damaged(PART))?;
        let listed = Listed::read(&self.book.data, start)?;
        Ok(Box::new(XlsSheet {
            book: self.book.clone(),
            listed,
            next: 0,
            out: Vec::new(),
        }))
    }
}

/// A record: what it is, where its data starts, and the data.
#[derive(Clone, Copy)]
struct Piece<'a> {
    kind: u16,
    at: usize,
    data: &'a [u8],
}

impl<'a> Piece<'a> {
    /// The record at a place; nothing when the bytes end before it does.
    fn at(data: &'a [u8], at: usize) -> Option<Piece<'a>> {
        let mut bytes = Bytes(data.get(at..)?);
        let (kind, length) = (bytes.u16()?, bytes.u16()?);
        Some(Piece {
            kind,
            at: at + 4,
            data: bytes.take(length.into())?,
        })
    }

    fn end(&self) -> usize {
        self.at + self.data.len()
    }

    /// This record's data and that of the records that continue it.
    fn segments(&self, data: &'a [u8]) -> Segments<'a> {
        let mut segments = vec![self.data];
        let mut last = *self;
        while let Some(next) =
            Piece::at(data, last.end()).filter(|next| next.kind == record::CONTINUE)
        {
            segments.push(next.data);
            last = next;
        }
        segments.reverse();
        Segments(segments)
    }
}

/// What is told before the sheets.
struct Globals {
    letters: Letters,
    sheets: Vec<SheetName>,
    starts: Vec<usize>,
    formats: Formats,
    strings: Strings,
    epoch: Epoch,
}

impl Globals {
    fn read(data: &[u8]) -> Result<Globals, Flaw> {
        let first = Piece::at(data, 0).filter(|piece| piece.kind == record::BOF);
        let first = first.ok_or_else(|| Flaw::damaged(PART))?;
        let unicode = first.data.get(1) == Some(&6);
        let mut globals = Globals {
            letters: Letters {
                unicode,
                encoding: WINDOWS_1252,
            },
            sheets: Vec::new(),
            starts: Vec::new(),
            formats: Formats::default(),
            strings: Strings::default(),
            epoch: Epoch::default(),
        };
        let mut last = first;
        loop {
            last = Piece::at(data, last.end()).ok_or(Flaw::Truncated)?;
            if last.kind == record::EOF {
                return Ok(globals);
            }
            globals.take(last, data)?;
        }
    }

    fn take(&mut self, piece: Piece, data: &[u8]) -> Result<(), Flaw> {
        let mut bytes = Bytes(piece.data);
        match piece.kind {
            record::PASSWORD => return Err(Flaw::PasswordProtected),
            record::CODE_PAGE => self.letters.encoding = encoding(bytes.u16().unwrap_or(UTF_16)),
            record::DATE_MODE if bytes.u16() == Some(1) => self.epoch = Epoch::Mac1904,
            record::XF => {
                bytes.take(2);
                self.formats.cell(bytes.u16().unwrap_or(0).into());
            }
            record::FORMAT => self.format(bytes).ok_or_else(|| Flaw::damaged(PART))?,
            record::SHEET => self.sheet(bytes).ok_or_else(|| Flaw::damaged(PART))?,
            record::STRINGS => self.strings = strings(piece.segments(data))?,
            _ => {}
        }
        Ok(())
    }

    fn format(&mut self, mut bytes: Bytes) -> Option<()> {
        let id = bytes.u16()?;
        let length = if self.letters.unicode {
            bytes.u16()?
        } else {
            bytes.u8()?.into()
        };
        let code = self.letters.text(&mut Segments(vec![bytes.0]), length)?;
        self.formats.code(id.into(), &code);
        Some(())
    }

    /// Keeps a sheet of cells; charts and macros have tabs too.
    fn sheet(&mut self, mut bytes: Bytes) -> Option<()> {
        let start = bytes.u32()? as usize;
        let hidden = bytes.u8()? & 3 != 0;
        let kind = bytes.u8()?;
        let length = bytes.u8()?.into();
        let name = self.letters.text(&mut Segments(vec![bytes.0]), length)?;
        if kind == 0 {
            self.sheets.push(SheetName { name, hidden });
            self.starts.push(start);
        }
        Some(())
    }

    fn into_workbook(self, data: Vec<u8>) -> Result<Xls, Flaw> {
        if self.sheets.len() > limits::SHEETS {
            return Err(Flaw::TooLarge("sheets"));
        }
        let shared = Shared {
            strings: self.strings,
            formats: self.formats.cells,
            epoch: self.epoch,
        };
        let book = Arc::new(Book {
            data,
            shared,
            letters: self.letters,
        });
        Ok(Xls {
            sheets: self.sheets,
            starts: self.starts,
            book,
        })
    }
}

/// The encoding of a Windows code page.
fn encoding(code_page: u16) -> &'static Encoding {
    let label = match code_page {
        866 => "ibm866".to_owned(),
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        10_000 | 32_768 => "macintosh".to_owned(),
        10_007 => "x-mac-cyrillic".to_owned(),
        page => format!("windows-{page}"),
    };
    Encoding::for_label(label.as_bytes()).unwrap_or(WINDOWS_1252)
}

/// The data of a record and of those that continue it, the current one last.
struct Segments<'a>(Vec<&'a [u8]>);

impl<'a> Segments<'a> {
    /// Goes on to the next record when this one is used up; nothing at the end.
    fn current(&mut self) -> Option<&mut &'a [u8]> {
        while self.0.last()?.is_empty() {
            self.0.pop();
        }
        self.0.last_mut()
    }

    fn u8(&mut self) -> Option<u8> {
        let current = self.current()?;
        let (&byte, rest) = current.split_first()?;
        *current = rest;
        Some(byte)
    }

    fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.u8()?, self.u8()?]))
    }

    fn u32(&mut self) -> Option<u32> {
        Some(u32::from(self.u16()?) | u32::from(self.u16()?) << 16)
    }

    fn skip(&mut self, mut bytes: usize) -> Option<()> {
        while bytes > 0 {
            let current = self.current()?;
            let count = bytes.min(current.len());
            *current = &current[count..];
            bytes -= count;
        }
        Some(())
    }

    /// Appends letters of one or two bytes; where a record continues them, it says anew which.
    fn letters(&mut self, mut count: usize, mut wide: bool, out: &mut String) -> Option<()> {
        while count > 0 {
            let size = if wide { 2 } else { 1 };
            let current = self.0.last_mut()?;
            let here = count.min(current.len() / size);
            let (letters, rest) = current.split_at(here * size);
            match wide {
                true => push_utf16(out, letters),
                false => out.extend(letters.iter().copied().map(char::from)),
            }
            *current = rest;
            count -= here;
            if count > 0 {
                self.0.pop();
                wide = self.u8()? & 1 != 0;
            }
        }
        Some(())
    }
}

impl Letters {
    /// A text of so many letters.
    fn text(self, segments: &mut Segments, length: u16) -> Option<String> {
        let mut text = String::new();
        if self.unicode {
            let wide = segments.u8()? & 1 != 0;
            segments.letters(length.into(), wide, &mut text)?;
        } else {
            let bytes: Option<Vec<u8>> = (0..length).map(|_| segments.u8()).collect();
            text.push_str(&self.encoding.decode_without_bom_handling(&bytes?).0);
        }
        Some(text)
    }
}

/// The shared strings; how many there are said to be is not looked at.
fn strings(mut segments: Segments) -> Result<Strings, Flaw> {
    let mut strings = Strings::default();
    segments.skip(8).ok_or_else(|| Flaw::damaged(PART))?;
    let mut text = String::new();
    while segments.current().is_some() {
        text.clear();
        shared_string(&mut segments, &mut text).ok_or_else(|| Flaw::damaged(PART))?;
        strings.push(text.as_bytes())?;
    }
    Ok(strings)
}

/// Reads a text and passes over its fonts and pronunciation.
fn shared_string(segments: &mut Segments, text: &mut String) -> Option<()> {
    let length = segments.u16()?;
    let flags = segments.u8()?;
    let fonts = if flags & 8 != 0 {
        usize::from(segments.u16()?)
    } else {
        0
    };
    let spoken = if flags & 4 != 0 {
        segments.u32()? as usize
    } else {
        0
    };
    segments.letters(length.into(), flags & 1 != 0, text)?;
    segments.skip(fonts * 4)?;
    segments.skip(spoken)
}

/// Where the cells of a sheet stand, in their order, and what else it tells.
#[derive(Default)]
struct Listed {
    cells: Vec<Place>,
    notes: Notes,
    ranges: Vec<Range>,
}

#[derive(Clone, Copy)]
struct Place {
    row: u16,
    column: u16,
    at: usize,
}

impl Listed {
    fn read(data: &[u8], start: usize) -> Result<Listed, Flaw> {
        let mut listed = Listed::default();
        let mut at = start;
        let mut depth = 0u32;
        loop {
            let piece = Piece::at(data, at).ok_or(Flaw::Truncated)?;
            match piece.kind {
                record::BOF => depth += 1,
                record::EOF => depth = depth.saturating_sub(1),
                _ if depth == 1 => listed.take(piece, at)?,
                _ if depth == 0 => return Err(Flaw::damaged(PART)),
                _ => {}
            }
            if depth == 0 {
                break;
            }
            at = piece.end();
        }
        listed.order();
        Ok(listed)
    }

    /// Brings cells in order; of cells in the same place the last one counts.
    fn order(&mut self) {
        let place = |cell: &Place| (cell.row, cell.column);
        self.cells
            .sort_unstable_by_key(|cell| (cell.row, cell.column, cell.at));
        self.cells.reverse();
        self.cells.dedup_by_key(|cell| place(cell));
        self.cells.reverse();
    }

    fn take(&mut self, piece: Piece, at: usize) -> Result<(), Flaw> {
        let mut bytes = Bytes(piece.data);
        match piece.kind {
            record::FORMULA
            | record::MULTIPLE_RK
            | record::RICH_TEXT
            | record::SHARED
            | record::NUMBER
            | record::TEXT
            | record::BOOL_OR_ERROR
            | record::RK => {
                let (Some(row), Some(column)) = (bytes.u16(), bytes.u16()) else {
                    return Err(Flaw::damaged(PART));
                };
                self.cells.push(Place { row, column, at });
            }
            record::ROW => {
                self.notes.hidden_rows +=
                    u64::from(piece.data.get(12).is_some_and(|flags| flags & 0x20 != 0))
            }
            record::COLUMNS => self.columns(bytes).ok_or_else(|| Flaw::damaged(PART))?,
            record::MERGED => self.merged(bytes)?,
            _ => {}
        }
        Ok(())
    }

    fn columns(&mut self, mut bytes: Bytes) -> Option<()> {
        let (first, last) = (bytes.u16()?, bytes.u16()?.min(255));
        bytes.take(4)?;
        if bytes.u16()? & 1 != 0 {
            self.notes.hidden_columns += u64::from((last + 1).saturating_sub(first));
        }
        Some(())
    }

    fn merged(&mut self, mut bytes: Bytes) -> Result<(), Flaw> {
        bytes.take(2);
        while let (Some(first_row), Some(last_row), Some(column), Some(_)) =
            (bytes.u16(), bytes.u16(), bytes.u16(), bytes.u16())
        {
            if self.ranges.len() == limits::MERGED {
                return Err(Flaw::TooLarge("merged-cells"));
            }
            self.ranges.push(Range {
                first_row: first_row.into(),
                last_row: last_row.into(),
                column: column.into(),
            });
        }
        Ok(())
    }
}

struct XlsSheet {
    book: Arc<Book>,
    listed: Listed,
    /// The next cell.
    next: usize,
    out: Vec<u8>,
}

impl Sheet for XlsSheet {
    fn step(&mut self, records: &mut Records) -> Result<bool, Flaw> {
        if self.next == 0 {
            records.notes = std::mem::take(&mut self.listed.notes);
            for range in std::mem::take(&mut self.listed.ranges) {
                records.merged(range)?;
            }
        }
        let Some(&place) = self.listed.cells.get(self.next) else {
            return Ok(false);
        };
        self.next += 1;
        self.cell(place, records)?;
        Ok(true)
    }
}

impl XlsSheet {
    fn cell(&mut self, place: Place, records: &mut Records) -> Result<(), Flaw> {
        let book = self.book.clone();
        let damaged = || Flaw::damaged(PART);
        let piece = Piece::at(&book.data, place.at).ok_or_else(damaged)?;
        if piece.kind == record::MULTIPLE_RK {
            return self.row_of_numbers(place, piece, records);
        }
        self.out.clear();
        book.push(piece, &mut self.out).ok_or_else(damaged)?;
        records.cell(place.row.into(), place.column.into(), &self.out)
    }

    /// Numbers side by side: a format and a number each, then the last column.
    fn row_of_numbers(
        &mut self,
        place: Place,
        piece: Piece,
        records: &mut Records,
    ) -> Result<(), Flaw> {
        let numbers = piece
            .data
            .get(4..piece.data.len().saturating_sub(2))
            .unwrap_or_default();
        for (column, number) in (u32::from(place.column)..).zip(numbers.as_chunks::<6>().0) {
            let [low, high, word @ ..] = *number;
            let format = self
                .book
                .shared
                .format(u16::from_le_bytes([low, high]).into());
            self.out.clear();
            cell::push_number(
                &mut self.out,
                cell::rk(u32::from_le_bytes(word)),
                format,
                self.book.shared.epoch,
            );
            records.cell(place.row.into(), column, &self.out)?;
        }
        Ok(())
    }
}

impl Book {
    /// Appends the value of a cell; nothing when its record is too short.
    fn push(&self, piece: Piece, out: &mut Vec<u8>) -> Option<()> {
        let mut bytes = Bytes(piece.data);
        bytes.take(4)?;
        let format = self.shared.format(bytes.u16()?.into());
        match piece.kind {
            record::RK => cell::push_number(out, cell::rk(bytes.u32()?), format, self.shared.epoch),
            record::NUMBER => cell::push_number(out, bytes.f64()?, format, self.shared.epoch),
            record::BOOL_OR_ERROR => push_bool_or_error(out, bytes.u8()?, bytes.u8()?),
            record::SHARED => {
                let index = bytes.u32()? as usize;
                out.extend_from_slice(self.shared.strings.get(index).unwrap_or(BAD_REFERENCE));
            }
            record::FORMULA => match *bytes.take(8)? {
                [kind, _, value, .., 0xff, 0xff] => self.push_result(piece, kind, value, out)?,
                ref number => {
                    cell::push_number(out, Bytes(number).f64()?, format, self.shared.epoch)
                }
            },
            _ => {
                let mut segments = piece.segments(&self.data);
                segments.skip(6)?;
                self.push_text(segments, out)?;
            }
        }
        Some(())
    }

    /// Appends the result of a formula that is no number.
    fn push_result(&self, formula: Piece, kind: u8, value: u8, out: &mut Vec<u8>) -> Option<()> {
        match kind {
            0 => {
                let text = self.behind(formula, record::FORMULA_TEXT)?;
                self.push_text(text.segments(&self.data), out)?;
            }
            1 => cell::push_bool(out, value != 0),
            2 => out.extend_from_slice(cell::error_text(value)),
            _ => {}
        }
        Some(())
    }

    /// The record of this kind among the few behind another.
    fn behind(&self, piece: Piece, kind: u16) -> Option<Piece<'_>> {
        let mut end = piece.end();
        for _ in 0..NEAR {
            let next = Piece::at(&self.data, end)?;
            if next.kind == kind {
                return Some(next);
            }
            end = next.end();
        }
        None
    }

    fn push_text(&self, mut segments: Segments, out: &mut Vec<u8>) -> Option<()> {
        let length = segments.u16()?;
        let text = self.letters.text(&mut segments, length)?;
        out.extend_from_slice(text.as_bytes());
        Some(())
    }
}

/// Records that may stand between a formula and its text.
const NEAR: usize = 4;

fn push_bool_or_error(out: &mut Vec<u8>, value: u8, is_error: u8) {
    match is_error {
        0 => cell::push_bool(out, value != 0),
        _ => out.extend_from_slice(cell::error_text(value)),
    }
}
