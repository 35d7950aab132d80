//! Workbooks of Excel since 2007 (.xlsx, .xlsm), also in their strict form and with any prefix.
//!
//! What a part says of itself (`dimension`, `spans`, `count`, `uniqueCount`) is not looked at.

use super::cell::{self, BAD_REFERENCE, Epoch, Format};
use super::flaw::Flaw;
use super::limits;
use super::merged::Range;
use super::ooxml::{self, Relation, push_unescaped};
use super::records::Records;
use super::workbook::{Formats, Shared, Sheet, SheetName, Strings, Workbook};
use super::xml::{Event, Tag, Xml, push_text};
use super::zip::Zip;
use std::sync::Arc;

/// A workbook.
pub struct Xlsx {
    zip: Arc<Zip>,
    sheets: Vec<SheetName>,
    parts: Vec<String>,
    shared: Arc<Shared>,
}

impl Xlsx {
    /// Reads what all sheets share.
    pub fn open(zip: Arc<Zip>, part: &str) -> Result<Xlsx, Flaw> {
        let relations = ooxml::relations(&zip, part)?;
        let mut list = SheetList::default();
        list.read(Xml::new(zip.part(part)?), &relations)?;
        let mut shared = Shared {
            epoch: list.epoch,
            ..Shared::default()
        };
        if let Some(xml) = optional(&zip, &relations, "sharedStrings")? {
            shared.strings = strings(xml)?;
        }
        if let Some(xml) = optional(&zip, &relations, "styles")? {
            shared.formats = formats(xml)?;
        }
        Ok(Xlsx {
            zip,
            sheets: list.sheets,
            parts: list.parts,
            shared: Arc::new(shared),
        })
    }
}

/// A part that need not be there.
fn optional(zip: &Zip, relations: &[Relation], kind: &str) -> Result<Option<Xml>, Flaw> {
    let member = ooxml::target(relations, kind).and_then(|part| zip.find(part));
    member
        .map(|member| zip.stream(member).map(Xml::new))
        .transpose()
}

impl Workbook for Xlsx {
    fn sheets(&self) -> &[SheetName] {
        &self.sheets
    }

    fn sheet(&self, index: usize) -> Result<Box<dyn Sheet>, Flaw> {
        let part = self
            .parts
            .get(index)
            .ok_or_else(|| Flaw::damaged("workbook"))?;
        let xml = Xml::new(self.zip.part(part)?);
        Ok(Box::new(XlsxSheet {
            xml,
            shared: self.shared.clone(),
            row: 0,
            column: 0,
            buffers: Buffers::default(),
        }))
    }
}

#[derive(Default)]
struct SheetList {
    sheets: Vec<SheetName>,
    parts: Vec<String>,
    epoch: Epoch,
}

impl SheetList {
    fn read(&mut self, mut xml: Xml, relations: &[Relation]) -> Result<(), Flaw> {
        loop {
            match xml.next()? {
                Event::Start(tag) if tag.name == b"sheet" => self.sheet(&tag, relations),
                Event::Start(tag) if tag.name == b"workbookPr" && tag.is_true(b"date1904") => {
                    self.epoch = Epoch::Mac1904;
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
            if self.sheets.len() > limits::SHEETS {
                return Err(Flaw::TooLarge("sheets"));
            }
        }
    }

    /// Keeps a sheet of cells; charts have tabs too.
    fn sheet(&mut self, tag: &Tag, relations: &[Relation]) {
        let id = tag.text(b"id");
        let is_it = |relation: &&Relation| relation.id == id && relation.kind == "worksheet";
        if let Some(relation) = relations.iter().find(is_it) {
            let hidden = matches!(tag.attribute(b"state"), Some(b"hidden" | b"veryHidden"));
            self.sheets.push(SheetName {
                name: tag.text(b"name"),
                hidden,
            });
            self.parts.push(relation.target.clone());
        }
    }
}

fn strings(mut xml: Xml) -> Result<Strings, Flaw> {
    let mut strings = Strings::default();
    let mut raw = Vec::new();
    loop {
        match xml.next()? {
            Event::Start(tag) if tag.name == b"si" => {
                raw.clear();
                read_runs(&mut xml, b"si", &mut raw)?;
                strings.push(&unescaped(&raw))?;
            }
            Event::Eof => return Ok(strings),
            _ => {}
        }
    }
}

/// Appends the texts (`t`) of an element up to its end, without what is only for the ear.
fn read_runs(xml: &mut Xml, element: &[u8], out: &mut Vec<u8>) -> Result<(), Flaw> {
    let mut inside = false;
    loop {
        match xml.next()? {
            Event::Start(tag) if tag.name == b"rPh" => xml.skip()?,
            Event::Start(tag) => inside = tag.name == b"t",
            Event::End(name) if name == element => return Ok(()),
            Event::End(_) => inside = false,
            Event::Text(text) if inside => push_text(out, text),
            Event::Verbatim(text) if inside => out.extend_from_slice(text),
            Event::Eof => return Err(xml.damaged()),
            _ => {}
        }
        if out.len() > limits::XML_PIECE {
            return Err(xml.damaged());
        }
    }
}

/// A text as it is meant, in UTF-8.
fn unescaped(raw: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(raw.len());
    push_unescaped(&mut text, raw);
    match String::from_utf8_lossy(&text) {
        std::borrow::Cow::Borrowed(_) => text,
        std::borrow::Cow::Owned(mended) => mended.into_bytes(),
    }
}

fn formats(mut xml: Xml) -> Result<Vec<Format>, Flaw> {
    let mut formats = Formats::default();
    let mut in_cells = false;
    loop {
        match xml.next()? {
            Event::Start(tag) if tag.name == b"numFmt" => {
                formats.code(
                    tag.number(b"numFmtId").unwrap_or(0),
                    &tag.text(b"formatCode"),
                );
            }
            Event::Start(tag) if tag.name == b"cellXfs" => in_cells = true,
            Event::Start(tag) if tag.name == b"xf" && in_cells => {
                formats.cell(tag.number(b"numFmtId").unwrap_or(0));
            }
            Event::End(b"cellXfs") => in_cells = false,
            Event::Eof => return Ok(formats.cells),
            _ => {}
        }
    }
}

struct XlsxSheet {
    xml: Xml,
    shared: Arc<Shared>,
    /// The row being read, from 1.
    row: u32,
    /// The next column, from 0, for cells that do not say theirs.
    column: u32,
    buffers: Buffers,
}

/// What a cell holds.
#[derive(Default)]
struct Buffers {
    value: Vec<u8>,
    formula: Vec<u8>,
    shown: Vec<u8>,
}

/// What a cell says of itself.
struct Cell {
    column: u32,
    format: usize,
    kind: Kind,
}

#[derive(Clone, Copy)]
enum Kind {
    Number,
    Shared,
    Text,
    Bool,
    Date,
    Error,
}

impl Sheet for XlsxSheet {
    fn step(&mut self, records: &mut Records) -> Result<bool, Flaw> {
        match self.xml.next()? {
            Event::Start(tag) => match tag.name {
                b"c" => {
                    let cell = Cell::of(&tag, self.column).ok_or_else(|| self.xml.damaged())?;
                    self.cell(cell, records)?;
                }
                b"row" => {
                    records.notes.hidden_rows += u64::from(tag.is_true(b"hidden"));
                    let row = tag.number(b"r").unwrap_or(self.row + 1);
                    self.begin_row(row)?;
                }
                b"col" if tag.is_true(b"hidden") => {
                    records.notes.hidden_columns += hidden_columns(&tag);
                }
                b"mergeCell" => {
                    if let Some(range) = tag.attribute(b"ref").and_then(range) {
                        records.merged(range)?;
                    }
                }
                _ => {}
            },
            Event::Eof => return Ok(false),
            _ => {}
        }
        Ok(true)
    }
}

fn hidden_columns(tag: &Tag) -> u64 {
    let (first, last) = (tag.number(b"min"), tag.number(b"max"));
    let last = last.unwrap_or(0).min(limits::COLUMNS);
    u64::from((last + 1).saturating_sub(first.unwrap_or(1)))
}

impl Cell {
    /// Reads the attributes of a cell in one go: there are many cells.
    fn of(tag: &Tag, next: u32) -> Option<Cell> {
        let mut cell = Cell {
            column: next,
            format: 0,
            kind: Kind::Number,
        };
        for (name, value) in tag.attributes() {
            match name {
                b"r" => cell.column = place_of(value)?.0,
                b"t" => cell.kind = Kind::of(value),
                b"s" => cell.format = format_number(value),
                _ => {}
            }
        }
        Some(cell)
    }
}

impl Kind {
    fn of(word: &[u8]) -> Kind {
        match word {
            b"s" => Kind::Shared,
            b"str" | b"inlineStr" => Kind::Text,
            b"b" => Kind::Bool,
            b"d" => Kind::Date,
            b"e" => Kind::Error,
            _ => Kind::Number,
        }
    }
}

fn format_number(digits: &[u8]) -> usize {
    std::str::from_utf8(digits)
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(0)
}

/// Column and row of a place like `AB12`, from 0.
fn place_of(place: &[u8]) -> Option<(u32, u32)> {
    let place = place.trim_ascii();
    let letters = place
        .iter()
        .take_while(|byte| byte.is_ascii_alphabetic())
        .count();
    if letters == 0 || letters > 3 {
        return None;
    }
    let letter =
        |column: u32, byte: &u8| column * 26 + u32::from(byte.to_ascii_uppercase() - b'A') + 1;
    let column = place[..letters].iter().fold(0, letter);
    let row = std::str::from_utf8(&place[letters..])
        .ok()?
        .parse::<u32>()
        .ok()?;
    (column <= limits::COLUMNS).then_some((column - 1, row.checked_sub(1)?))
}

/// A range like `A1:B3`.
fn range(place: &[u8]) -> Option<Range> {
    let colon = memchr::memchr(b':', place)?;
    let (first, last) = (place_of(&place[..colon])?, place_of(&place[colon + 1..])?);
    Some(Range {
        first_row: first.1,
        last_row: last.1,
        column: first.0,
    })
}

impl XlsxSheet {
    /// Comes to a row, from 1; each row is told once, so there are no more than a sheet has.
    fn begin_row(&mut self, row: u32) -> Result<(), Flaw> {
        if row <= self.row || row > limits::ROWS {
            return Err(self.xml.damaged());
        }
        (self.row, self.column) = (row, 0);
        Ok(())
    }

    fn cell(&mut self, cell: Cell, records: &mut Records) -> Result<(), Flaw> {
        let Buffers {
            value,
            formula,
            shown,
        } = &mut self.buffers;
        value.clear();
        formula.clear();
        shown.clear();
        let has_formula = read_cell(&mut self.xml, value, formula)?;
        self.column = cell.column + 1;
        let row = self.row.checked_sub(1).ok_or_else(|| self.xml.damaged())?;
        let is_text = matches!(cell.kind, Kind::Text);
        if has_formula && value.is_empty() && !is_text {
            records.notes.formulas_without_value += 1;
            shown.push(b'=');
            shown.extend_from_slice(&unescaped(formula));
        } else if !value.is_empty() {
            show(&cell, value, &self.shared, shown);
        }
        records.cell(row, cell.column, shown)
    }
}

/// Reads a cell to its end and says whether it has a formula.
fn read_cell(xml: &mut Xml, value: &mut Vec<u8>, formula: &mut Vec<u8>) -> Result<bool, Flaw> {
    let mut has_formula = false;
    let mut inside = b' ';
    loop {
        match xml.next()? {
            Event::Start(tag) => match tag.name {
                b"v" => inside = b'v',
                b"f" => {
                    (has_formula, inside) = (true, b'f');
                }
                b"is" => read_runs(xml, b"is", value)?,
                _ => xml.skip()?,
            },
            Event::Text(text) if inside == b'v' => push_text(value, text),
            Event::Text(text) if inside == b'f' => push_text(formula, text),
            Event::Verbatim(text) if inside == b'v' => value.extend_from_slice(text),
            Event::End(b"c") => return Ok(has_formula),
            Event::End(_) => inside = b' ',
            Event::Eof => return Err(xml.damaged()),
            _ => {}
        }
        if value.len() + formula.len() > limits::XML_PIECE {
            return Err(xml.damaged());
        }
    }
}

fn show(cell: &Cell, value: &[u8], shared: &Shared, shown: &mut Vec<u8>) {
    match cell.kind {
        Kind::Number => cell::push_written(shown, value, shared.format(cell.format), shared.epoch),
        Kind::Shared => {
            let index = std::str::from_utf8(value.trim_ascii())
                .ok()
                .and_then(|text| text.parse().ok());
            let text = index.and_then(|index| shared.strings.get(index));
            shown.extend_from_slice(text.unwrap_or(BAD_REFERENCE));
        }
        Kind::Bool => cell::push_bool(
            shown,
            value.trim_ascii() == b"1" || value.trim_ascii() == b"true",
        ),
        Kind::Date => cell::push_iso_date(shown, value.trim_ascii()),
        Kind::Text | Kind::Error => shown.extend_from_slice(&unescaped(value)),
    }
}
