//! Workbooks of LibreOffice (.ods). All sheets lie in one part, one behind the other.

use super::cell::{self, Epoch, Format};
use super::flaw::Flaw;
use super::limits;
use super::merged::Range;
use super::records::Records;
use super::workbook::{Sheet, SheetName, Workbook};
use super::xml::{Event, Tag, Xml, push_text};
use super::zip::Zip;
use std::sync::Arc;

/// A workbook.
pub struct Ods {
    zip: Arc<Zip>,
    sheets: Vec<SheetName>,
}

const CONTENT: &str = "content.xml";
const MANIFEST: &str = "META-INF/manifest.xml";
const KIND: &str = "application/vnd.oasis.opendocument.";
/// Depth of a sheet in its part; tables within cells lie deeper.
const SHEET_DEPTH: u32 = 4;
/// Bytes of the texts of one row: 16 MiB.
const ROW_BYTES: usize = 16 << 20;

impl Ods {
    /// True when the archive is such a workbook.
    pub fn is_in(zip: &Zip) -> Result<bool, Flaw> {
        let Some(member) = zip.find("mimetype") else {
            return Ok(zip.find(CONTENT).is_some() && zip.find(MANIFEST).is_some());
        };
        let kind = zip.stream(member)?.exactly(128)?;
        match kind.strip_prefix(KIND.as_bytes()) {
            None => Ok(false),
            Some(kind) if kind.starts_with(b"spreadsheet") => Ok(true),
            Some(_) => Err(Flaw::NotATable("document")),
        }
    }

    /// Lists the sheets.
    pub fn open(zip: Arc<Zip>) -> Result<Ods, Flaw> {
        if is_encrypted(&zip)? {
            return Err(Flaw::PasswordProtected);
        }
        let sheets = sheets(Xml::new(zip.part(CONTENT)?))?;
        Ok(Ods { zip, sheets })
    }
}

fn is_encrypted(zip: &Zip) -> Result<bool, Flaw> {
    let Some(manifest) = zip.find(MANIFEST) else {
        return Ok(false);
    };
    let mut xml = Xml::new(zip.stream(manifest)?);
    loop {
        match xml.next() {
            Ok(Event::Start(tag)) if tag.name == b"encryption-data" => return Ok(true),
            Ok(Event::Eof) => return Ok(false),
            // Some writers name a document type in the manifest, which is not needed for the cells.
            Err(Flaw::Damaged(_)) => return Ok(false),
            Ok(_) => {}
            Err(flaw) => return Err(flaw),
        }
    }
}

fn sheets(mut xml: Xml) -> Result<Vec<SheetName>, Flaw> {
    let mut sheets = Vec::new();
    let mut style = String::new();
    let mut hiding = Vec::new();
    loop {
        let depth = xml.depth();
        match xml.next()? {
            Event::Start(tag) => match tag.name {
                b"style" => style = tag.text(b"name"),
                b"table-properties" if tag.attribute(b"display") == Some(b"false") => {
                    hiding.push(style.clone());
                }
                b"table" if depth + 1 == SHEET_DEPTH => {
                    let hidden = hiding.contains(&tag.text(b"style-name"));
                    sheets.push(SheetName {
                        name: tag.text(b"name"),
                        hidden,
                    });
                }
                _ => {}
            },
            Event::Eof => return Ok(sheets),
            _ => {}
        }
        if sheets.len().max(hiding.len()) > limits::SHEETS {
            return Err(Flaw::TooLarge("sheets"));
        }
    }
}

impl Workbook for Ods {
    fn sheets(&self) -> &[SheetName] {
        &self.sheets
    }

    fn sheet(&self, index: usize) -> Result<Box<dyn Sheet>, Flaw> {
        let mut xml = Xml::new(self.zip.part(CONTENT)?);
        let mut before = index + 1;
        while before > 0 {
            let depth = xml.depth();
            match xml.next()? {
                Event::Start(tag) if tag.name == b"table" && depth + 1 == SHEET_DEPTH => {
                    before -= 1
                }
                Event::Eof => return Err(xml.damaged()),
                _ => {}
            }
        }
        Ok(Box::new(OdsSheet {
            xml,
            row: 0,
            again: 0,
            ended: false,
            cells: Row::default(),
        }))
    }
}

struct OdsSheet {
    xml: Xml,
    /// The row being read, from 0.
    row: u32,
    /// How often the row that was read last is still to be written.
    again: u32,
    ended: bool,
    cells: Row,
}

/// The cells of a row that have a text.
#[derive(Default)]
struct Row {
    cells: Vec<Cell>,
    texts: Vec<u8>,
    column: u32,
    /// Bytes of all texts, each as often as it is repeated.
    bytes: usize,
}

struct Cell {
    column: u32,
    columns: u32,
    start: usize,
    end: usize,
}

impl Sheet for OdsSheet {
    fn step(&mut self, records: &mut Records) -> Result<bool, Flaw> {
        if self.again > 0 {
            return self.write_again(records).map(|()| true);
        }
        if self.ended {
            return Ok(false);
        }
        let depth = self.xml.depth();
        match self.xml.next()? {
            Event::Start(tag) => match tag.name {
                b"table-row" => {
                    let repeated = times(&tag, b"number-rows-repeated");
                    let hidden = is_hidden(&tag);
                    let rows = self.read_row(records, repeated)?;
                    records.notes.hidden_rows += if hidden { rows.into() } else { 0 };
                }
                b"table-column" if is_hidden(&tag) => {
                    let columns = times(&tag, b"number-columns-repeated");
                    records.notes.hidden_columns += u64::from(columns.min(limits::COLUMNS));
                }
                b"shapes" | b"forms" => self.xml.skip()?,
                _ => {}
            },
            Event::End(b"table") if depth == SHEET_DEPTH => self.ended = true,
            Event::Eof => return Err(self.xml.damaged()),
            _ => {}
        }
        Ok(true)
    }
}

fn is_hidden(tag: &Tag) -> bool {
    matches!(tag.attribute(b"visibility"), Some(b"collapse" | b"filter"))
}

fn times(tag: &Tag, name: &[u8]) -> u32 {
    tag.number(name).unwrap_or(1).max(1)
}

impl OdsSheet {
    /// Reads a row to its end, writes it, and says how many rows it stands for.
    fn read_row(&mut self, records: &mut Records, repeated: u32) -> Result<u32, Flaw> {
        self.cells.clear();
        loop {
            match self.xml.next()? {
                Event::Start(tag) if matches!(tag.name, b"table-cell" | b"covered-table-cell") => {
                    let told = Told::of(&tag);
                    self.cell(told, records)?;
                }
                Event::Start(_) => self.xml.skip()?,
                Event::End(_) => break,
                Event::Eof => return Err(self.xml.damaged()),
                _ => {}
            }
        }
        self.write(records, repeated)
    }

    /// Writes the row that was read and has the others to be written later.
    fn write(&mut self, records: &mut Records, repeated: u32) -> Result<u32, Flaw> {
        if self.cells.cells.is_empty() {
            self.row = self.row.saturating_add(repeated);
            return Ok(if self.row < limits::ROWS { repeated } else { 0 });
        }
        self.cells.write(self.row, false, records)?;
        self.row += 1;
        self.again = repeated - 1;
        Ok(repeated)
    }

    /// Writes the row that was read last once more.
    fn write_again(&mut self, records: &mut Records) -> Result<(), Flaw> {
        self.cells.write(self.row, true, records)?;
        self.row += 1;
        self.again -= 1;
        Ok(())
    }

    fn cell(&mut self, told: Told, records: &mut Records) -> Result<(), Flaw> {
        let start = self.cells.texts.len();
        let mut shown = std::mem::take(&mut self.cells.texts);
        let spoken = told.read(&mut self.xml, &mut shown);
        self.cells.texts = shown;
        records.notes.formulas_without_value += u64::from(spoken?);
        let column = self.cells.push(start, told.columns);
        if self.cells.bytes > ROW_BYTES {
            return Err(Flaw::TooLarge("row-bytes"));
        }
        if told.rows_spanned > 1 || told.columns_spanned > 1 {
            let last_row = self.row.saturating_add(told.rows_spanned - 1);
            records.merged(Range {
                first_row: self.row,
                last_row,
                column,
            })?;
        }
        Ok(())
    }
}

impl Row {
    fn clear(&mut self) {
        self.cells.clear();
        self.texts.clear();
        self.column = 0;
        self.bytes = 0;
    }

    /// Adds a cell whose text begins at `start`, and says in which column it stands.
    fn push(&mut self, start: usize, columns: u32) -> u32 {
        let (column, end) = (self.column, self.texts.len());
        self.column = column.saturating_add(columns);
        self.bytes = (end - start)
            .saturating_mul(columns as usize)
            .saturating_add(self.bytes);
        if end > start {
            self.cells.push(Cell {
                column,
                columns,
                start,
                end,
            });
        }
        column
    }

    fn write(&self, row: u32, again: bool, records: &mut Records) -> Result<(), Flaw> {
        for cell in &self.cells {
            let text = &self.texts[cell.start..cell.end];
            for place in 0..cell.columns {
                let column = cell.column.saturating_add(place);
                match again || place > 0 {
                    true => records.repeat(row, column, text)?,
                    false => records.cell(row, column, text)?,
                }
            }
        }
        Ok(())
    }
}

/// What a cell says of itself.
struct Told {
    columns: u32,
    columns_spanned: u32,
    rows_spanned: u32,
    value: Value,
    has_text: bool,
    formula: Option<String>,
}

enum Value {
    Number(String, Format),
    Date(String),
    Time(String),
    Bool(bool),
    /// A text that the cell holds in an attribute.
    Text(String),
    /// What the paragraphs show.
    Shown,
}

impl Told {
    fn of(tag: &Tag) -> Told {
        let kind = tag.attribute(b"value-type");
        let value = match kind {
            Some(b"float" | b"currency") => Value::Number(tag.text(b"value"), Format::Number),
            Some(b"percentage") => Value::Number(tag.text(b"value"), Format::Percent),
            Some(b"date") => Value::Date(tag.text(b"date-value")),
            Some(b"time") => Value::Time(tag.text(b"time-value")),
            Some(b"boolean") => Value::Bool(tag.attribute(b"boolean-value") == Some(b"true")),
            _ if tag.attribute(b"string-value").is_some() => Value::Text(tag.text(b"string-value")),
            _ => Value::Shown,
        };
        Told {
            columns: times(tag, b"number-columns-repeated"),
            columns_spanned: times(tag, b"number-columns-spanned"),
            rows_spanned: times(tag, b"number-rows-spanned"),
            value,
            has_text: kind.is_some(),
            formula: tag.attribute(b"formula").map(|_| tag.text(b"formula")),
        }
    }

    /// Appends the value of the cell and reads to its end; true when there is only a formula.
    fn read(&self, xml: &mut Xml, out: &mut Vec<u8>) -> Result<bool, Flaw> {
        let start = out.len();
        push_paragraphs(xml, out)?;
        if !matches!(self.value, Value::Shown) {
            out.truncate(start);
        }
        match &self.value {
            Value::Number(written, format) => {
                cell::push_written(out, written.as_bytes(), *format, Epoch::default())
            }
            Value::Date(written) => cell::push_iso_date(out, written.as_bytes()),
            Value::Time(written) => push_duration(out, written),
            Value::Bool(value) => cell::push_bool(out, *value),
            Value::Text(text) => out.extend_from_slice(text.as_bytes()),
            Value::Shown => {}
        }
        match &self.formula {
            Some(formula) if out.len() == start && !self.has_text => {
                let formula = formula
                    .split_once(":=")
                    .map_or(formula.as_str(), |(_, formula)| formula);
                out.push(b'=');
                out.extend_from_slice(formula.trim_start_matches('=').as_bytes());
                Ok(true)
            }
            _ => Ok(false),
        }
    }
}

/// Appends the paragraphs of a cell, a line each, and reads to its end.
fn push_paragraphs(xml: &mut Xml, out: &mut Vec<u8>) -> Result<(), Flaw> {
    let mut first = true;
    loop {
        match xml.next()? {
            Event::Start(tag) if tag.name == b"p" => {
                if !std::mem::take(&mut first) {
                    out.push(b'\n');
                }
                push_paragraph(xml, out)?;
            }
            Event::Start(_) => xml.skip()?,
            Event::End(_) => return Ok(()),
            Event::Eof => return Err(xml.damaged()),
            _ => {}
        }
    }
}

fn push_paragraph(xml: &mut Xml, out: &mut Vec<u8>) -> Result<(), Flaw> {
    let paragraph = xml.depth();
    loop {
        let depth = xml.depth();
        match xml.next()? {
            Event::Start(tag) => match tag.name {
                b"s" => out.resize(
                    out.len() + times(&tag, b"c").min(limits::COLUMNS) as usize,
                    b' ',
                ),
                b"tab" => out.push(b'\t'),
                b"line-break" => out.push(b'\n'),
                b"annotation" | b"note" | b"ruby-text" | b"frame" => xml.skip()?,
                _ => {}
            },
            Event::Text(text) => push_text(out, text),
            Event::Verbatim(text) => out.extend_from_slice(text),
            Event::End(_) if depth == paragraph => return Ok(()),
            Event::Eof => return Err(xml.damaged()),
            _ => {}
        }
        if out.len() > ROW_BYTES {
            return Err(Flaw::TooLarge("row-bytes"));
        }
    }
}

/// Appends a length of time like `PT12H30M00S` as `12:30:00`; anything else as it is.
fn push_duration(out: &mut Vec<u8>, written: &str) {
    let parts = || {
        let (hours, rest) = written.strip_prefix("PT")?.split_once('H')?;
        let (minutes, rest) = rest.split_once('M')?;
        let seconds: f64 = rest.strip_suffix('S')?.parse().ok()?;
        let whole = hours.parse::<f64>().ok()? * 3600.0 + minutes.parse::<f64>().ok()? * 60.0;
        Some((whole + seconds) / 86_400.0)
    };
    match parts() {
        Some(days) => cell::push_number(out, days, Format::Time, Epoch::default()),
        None => out.extend_from_slice(written.as_bytes()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_of_time_is_a_clock() {
        for (written, expected) in [
            ("PT12H30M05S", "12:30:05"),
            ("PT100H00M00.4S", "100:00:00"),
            ("P1D", "P1D"),
        ] {
            let mut out = Vec::new();
            push_duration(&mut out, written);
            assert_eq!(String::from_utf8(out).unwrap(), expected);
        }
    }
}
