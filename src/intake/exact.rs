//! The exact reader: one record at a time, in any dialect, lenient about quotes out of place.

use super::delimited::{MAX_RECORD_BYTES, MAX_RECORD_LINES, Record};
use super::dialect::{Dialect, LineEnd, ascii};
use super::encoding::Encoding;

/// Reads one record at a time and keeps its cells.
///
/// A quote opens a cell only at its start, and closes it only before a delimiter or a
/// line end; another one inside belongs to the text. Where that makes cells too few or
/// too many for the table, the line is read again as if a doubled quote closed its
/// cell, and as if a quote that another cell's opening follows were text.
pub struct Exact {
    format: Format,
    cells: Vec<u8>,
    ends: Vec<usize>,
    is_irregular: bool,
}

/// A dialect as bytes.
struct Format {
    delimiter: Vec<u8>,
    quote: Option<u8>,
    escape: Option<u8>,
    skip_spaces: bool,
    runs: bool,
    line_end: LineEnd,
    wrapped: bool,
    encoding: Encoding,
}

/// Why there is no record at the start of some bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// It goes on behind them.
    Incomplete,
    /// A quote on its first line is not closed where a record must end.
    Unclosed,
}

/// How a quote out of place is understood.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Leniency {
    /// It belongs to the text of its cell, which another quote closes.
    Inner,
    /// The same, but a doubled quote before a delimiter is one of text and one that closes.
    DoubledCloses,
    /// A quote that is not closed before another cell's opening or the line's end is text.
    Literal,
}

/// A UTF-8 byte order mark, which a file may have at its start and where another was
/// appended.
pub const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

impl Exact {
    /// For files in this dialect.
    pub fn new(dialect: &Dialect) -> Exact {
        let encoding = dialect.encoding.of_cells();
        let delimiter = encoding.encode(&dialect.delimiter).unwrap_or_default();
        Exact {
            format: Format {
                delimiter,
                quote: dialect.quote.and_then(ascii),
                escape: dialect
                    .escape
                    .filter(|_| dialect.escape != dialect.quote)
                    .and_then(ascii),
                skip_spaces: dialect.skip_spaces,
                runs: dialect.runs,
                line_end: dialect.line_end,
                wrapped: dialect.wrapped,
                encoding,
            },
            cells: Vec::new(),
            ends: Vec::new(),
            is_irregular: false,
        }
    }

    /// Reads the record at the start of `bytes`; returns its length, line end included.
    ///
    /// With `is_end` nothing follows the bytes. `width` is the number of cells that the
    /// table's records have, where it is known: it decides between readings of a line
    /// with quotes out of place.
    pub fn read(
        &mut self,
        bytes: &[u8],
        is_end: bool,
        width: Option<usize>,
    ) -> Result<usize, Stop> {
        let read = self.read_as(Leniency::Inner, bytes, is_end);
        let read = match (read, width) {
            (Ok(len), Some(width)) if self.is_irregular && self.ends.len() != width => {
                Ok(self.read_again(&bytes[..len], width))
            }
            (Err(Stop::Unclosed), Some(width)) => {
                let line = &bytes[..self.format.line_end.find(bytes).unwrap_or(bytes.len())];
                let is_mended = self.fits(Leniency::DoubledCloses, line, width);
                self.is_irregular = true;
                is_mended.then_some(line.len()).ok_or(Stop::Unclosed)
            }
            (read, _) => read,
        };
        if read.is_ok() && self.format.wrapped {
            self.unwrap(bytes);
        }
        read
    }

    /// Reads a line whose quotes are not closed: they are text.
    pub fn read_line(&mut self, line: &[u8]) {
        let _ = self.read_as(Leniency::Literal, line, true);
    }

    /// What was read last, which stands in the file as `text`.
    pub fn record<'a>(&'a self, text: &'a [u8]) -> Cells<'a> {
        Cells {
            text,
            cells: &self.cells,
            ends: &self.ends,
            encoding: self.format.encoding,
            has_stray_quote: self.is_irregular,
        }
    }

    /// The reading of a record with quotes out of place that has `width` cells, or else the first.
    fn read_again(&mut self, record: &[u8], width: usize) -> usize {
        let fits = self.fits(Leniency::DoubledCloses, record, width)
            || self.fits(Leniency::Literal, record, width);
        if !fits {
            let _ = self.read_as(Leniency::Inner, record, true);
        }
        self.is_irregular = true;
        record.len()
    }

    fn fits(&mut self, leniency: Leniency, record: &[u8], width: usize) -> bool {
        self.read_as(leniency, record, true) == Ok(record.len()) && self.ends.len() == width
    }

    fn read_as(&mut self, leniency: Leniency, bytes: &[u8], is_end: bool) -> Result<usize, Stop> {
        self.cells.clear();
        self.ends.clear();
        let mut walk = Walk {
            format: &self.format,
            bytes,
            is_end,
            leniency,
            cells: &mut self.cells,
            looks_ahead: true,
            is_irregular: false,
        };
        let read = walk.record(&mut self.ends);
        self.is_irregular = walk.is_irregular;
        read
    }

    /// Takes the one cell of a record apart that is a quoted record.
    fn unwrap(&mut self, record: &[u8]) {
        let is_wrapped = self.ends.len() == 1 && record.first().copied() == self.format.quote;
        if !is_wrapped {
            return;
        }
        let inner = std::mem::take(&mut self.cells);
        if self.read_as(Leniency::Inner, &inner, true) != Ok(inner.len()) {
            self.ends.clear();
            self.ends.push(inner.len());
            self.cells = inner;
        }
    }
}

/// What stands at a place between cells.
enum Boundary {
    /// A delimiter, and where it ends.
    Delimiter(usize),
    /// A line end, and where it ends.
    LineEnd(usize),
    /// Neither.
    Nothing,
}

/// A quoted cell that is being read.
struct Quoted {
    quote: u8,
    at: usize,
    /// Line ends inside.
    lines: u32,
    inner: Inner,
}

/// The place of the first quote inside a quoted cell that does not close it, and the
/// length of the cells up to there.
type Inner = Option<(usize, usize)>;

/// Why a quoted cell has no closing quote.
enum NotClosed {
    /// The record stops, or goes on behind the bytes.
    Stop(Stop),
    /// It is not closed where it must be.
    Inner(Inner),
}

impl From<Stop> for NotClosed {
    fn from(stop: Stop) -> NotClosed {
        NotClosed::Stop(stop)
    }
}

/// One reading of one record.
struct Walk<'a> {
    format: &'a Format,
    bytes: &'a [u8],
    is_end: bool,
    leniency: Leniency,
    cells: &'a mut Vec<u8>,
    /// Whether a closing quote is looked for behind a quote out of place. It is once a
    /// record, or else a line of such quotes would be looked through again and again.
    looks_ahead: bool,
    is_irregular: bool,
}

impl Walk<'_> {
    /// Reads all cells; returns where the next record starts.
    fn record(&mut self, ends: &mut Vec<usize>) -> Result<usize, Stop> {
        let mut at = self.start()?;
        loop {
            at = self.cell(at)?;
            ends.push(self.cells.len());
            match self.boundary(at)? {
                Boundary::LineEnd(next) => return Ok(next),
                Boundary::Delimiter(next) => at = next,
                Boundary::Nothing => {}
            }
            if self.format.runs {
                at = self.behind_run(at)?;
                if let Boundary::LineEnd(next) = self.boundary(at)? {
                    return Ok(next);
                }
            }
        }
    }

    /// Where the first cell starts.
    fn start(&self) -> Result<usize, Stop> {
        let is_marked =
            self.format.encoding == Encoding::UTF_8 && self.bytes.starts_with(BYTE_ORDER_MARK);
        let at = if is_marked { BYTE_ORDER_MARK.len() } else { 0 };
        match self.format.runs {
            true => self.behind_run(at),
            false => Ok(at),
        }
    }

    fn behind_run(&self, mut at: usize) -> Result<usize, Stop> {
        while let Boundary::Delimiter(next) = self.boundary(at)? {
            at = next;
        }
        Ok(at)
    }

    fn cell(&mut self, at: usize) -> Result<usize, Stop> {
        let at = self.behind_spaces(at);
        match self.format.quote {
            Some(quote) if self.bytes.get(at) == Some(&quote) => self.quoted(at, quote),
            _ => self.unquoted(at),
        }
    }

    fn behind_spaces(&self, at: usize) -> usize {
        let is_space = |byte: &&u8| **byte == b' ' || **byte == b'\t';
        match self.format.skip_spaces {
            true => at + self.bytes[at..].iter().take_while(is_space).count(),
            false => at,
        }
    }

    /// Copies up to a delimiter or a line end; returns where it stands.
    fn unquoted(&mut self, mut at: usize) -> Result<usize, Stop> {
        let first = self.format.delimiter.first().copied();
        let (escape, quote) = (self.format.escape, self.format.quote);
        let may_end = |byte: &u8| {
            matches!(byte, b'\n' | b'\r') || Some(*byte) == first || Some(*byte) == escape
        };
        loop {
            at = self.copy_until(at, may_end);
            match self.boundary(at)? {
                Boundary::Nothing => {}
                Boundary::Delimiter(_) | Boundary::LineEnd(_) => return Ok(at),
            }
            if Some(self.bytes[at]) == escape {
                self.require(at + 1)?;
                let next = self.bytes.get(at + 1).copied();
                let is_delimiter = self.bytes[at + 1..].starts_with(&self.format.delimiter);
                at += usize::from(is_delimiter || (next.is_some() && next == quote));
            }
            self.cells.extend(self.bytes.get(at));
            at += 1;
        }
    }

    /// Copies the content of a quoted cell; returns where the delimiter or line end
    /// behind it stands.
    fn quoted(&mut self, open: usize, quote: u8) -> Result<usize, Stop> {
        let start = self.cells.len();
        match self.content(open + 1, quote) {
            Ok(closed) => Ok(self.behind_spaces(closed)),
            Err(NotClosed::Stop(stop)) => Err(stop),
            Err(NotClosed::Inner(Some((at, cells)))) => {
                self.looks_ahead = false;
                self.cells.truncate(cells);
                self.unquoted(at + 1)
            }
            Err(NotClosed::Inner(None)) => {
                self.is_irregular = true;
                self.cells.truncate(start);
                self.cells.push(quote);
                self.unquoted(open + 1)
            }
        }
    }

    /// Copies up to the closing quote; returns the place behind it.
    fn content(&mut self, at: usize, quote: u8) -> Result<usize, NotClosed> {
        let escape = self.format.escape;
        let is_special =
            |byte: &u8| *byte == quote || matches!(byte, b'\n' | b'\r') || Some(*byte) == escape;
        let mut cell = Quoted {
            quote,
            at,
            lines: 0,
            inner: None,
        };
        loop {
            cell.at = self.copy_until(cell.at, is_special);
            self.require(cell.at)?;
            match self.bytes.get(cell.at) {
                None => return Err(self.unclosed(&cell)),
                Some(&byte) if byte == quote => {
                    if let Some(closed) = self.quote_inside(&mut cell)? {
                        return Ok(closed);
                    }
                }
                Some(b'\n' | b'\r') => self.line_break(&mut cell)?,
                Some(_) => self.escaped(&mut cell)?,
            }
        }
    }

    /// A quote inside a quoted cell; returns the place behind it where it closes the cell.
    fn quote_inside(&mut self, cell: &mut Quoted) -> Result<Option<usize>, NotClosed> {
        self.require(cell.at + 1)?;
        let is_doubled = self.bytes.get(cell.at + 1) == Some(&cell.quote);
        let doubled_closes = is_doubled
            && self.leniency == Leniency::DoubledCloses
            && self.is_cell_end(cell.at + 2)?;
        if is_doubled && !doubled_closes {
            self.cells.push(cell.quote);
            cell.at += 2;
            return Ok(None);
        }
        if doubled_closes {
            self.cells.push(cell.quote);
            return Ok(Some(cell.at + 2));
        }
        if self.is_cell_end(cell.at + 1)? {
            return Ok(Some(cell.at + 1));
        }
        self.out_of_place(cell)?;
        Ok(None)
    }

    /// A quote that neither closes its cell nor is doubled.
    fn out_of_place(&mut self, cell: &mut Quoted) -> Result<(), NotClosed> {
        self.is_irregular = true;
        if cell.lines > 0 {
            return Err(Stop::Unclosed.into());
        }
        if self.leniency == Leniency::Literal && self.is_behind_delimiter(cell.at) {
            return Err(NotClosed::Inner(cell.inner));
        }
        cell.inner.get_or_insert((cell.at, self.cells.len()));
        if !self.looks_ahead {
            return Err(NotClosed::Inner(cell.inner));
        }
        self.cells.push(cell.quote);
        cell.at += 1;
        Ok(())
    }

    fn line_break(&mut self, cell: &mut Quoted) -> Result<(), NotClosed> {
        let mut next = cell.at + 1;
        if let Boundary::LineEnd(behind) = self.boundary(cell.at)? {
            cell.lines += 1;
            next = behind;
            let is_over = cell.lines > MAX_RECORD_LINES || next > MAX_RECORD_BYTES;
            if is_over || cell.inner.is_some() || self.leniency == Leniency::Literal {
                return Err(self.unclosed(cell));
            }
        }
        self.cells.extend_from_slice(&self.bytes[cell.at..next]);
        cell.at = next;
        Ok(())
    }

    fn escaped(&mut self, cell: &mut Quoted) -> Result<(), NotClosed> {
        self.require(cell.at + 1)?;
        let next = self.bytes.get(cell.at + 1).copied();
        let is_escape = next == Some(cell.quote) || next == self.format.escape;
        cell.at += usize::from(is_escape);
        self.cells.extend(self.bytes.get(cell.at));
        cell.at += 1;
        Ok(())
    }

    fn unclosed(&self, cell: &Quoted) -> NotClosed {
        match cell.inner.is_some() || self.leniency == Leniency::Literal {
            true => NotClosed::Inner(cell.inner),
            false => Stop::Unclosed.into(),
        }
    }

    /// Whether a cell whose closing quote stands before `at` would end there.
    fn is_cell_end(&self, at: usize) -> Result<bool, Stop> {
        let boundary = self.boundary(self.behind_spaces(at))?;
        Ok(!matches!(boundary, Boundary::Nothing))
    }

    fn is_behind_delimiter(&self, at: usize) -> bool {
        let before = &self.bytes[..at];
        let before = match self.format.skip_spaces {
            true => before.trim_ascii_end(),
            false => before,
        };
        !self.format.delimiter.is_empty() && before.ends_with(&self.format.delimiter)
    }

    /// What stands at `at`, which may be the end of the bytes.
    fn boundary(&self, at: usize) -> Result<Boundary, Stop> {
        let rest = self.bytes.get(at..).unwrap_or(&[]);
        let delimiter = self.format.delimiter.as_slice();
        match rest {
            [] if self.is_end => Ok(Boundary::LineEnd(self.bytes.len())),
            [] => Err(Stop::Incomplete),
            [b'\n', ..] => Ok(Boundary::LineEnd(at + 1)),
            [b'\r', b'\n', ..] => Ok(Boundary::LineEnd(at + 2)),
            [b'\r'] if !self.is_end => Err(Stop::Incomplete),
            [b'\r'] => Ok(Boundary::LineEnd(at + 1)),
            [b'\r', ..] if self.format.line_end == LineEnd::Any => Ok(Boundary::LineEnd(at + 1)),
            _ if delimiter.is_empty() => Ok(Boundary::Nothing),
            _ if rest.starts_with(delimiter) => Ok(Boundary::Delimiter(at + delimiter.len())),
            _ if !self.is_end && delimiter.starts_with(rest) => Err(Stop::Incomplete),
            _ => Ok(Boundary::Nothing),
        }
    }

    /// What stands at `at` must be known: it is there, or nothing follows.
    fn require(&self, at: usize) -> Result<(), Stop> {
        match at < self.bytes.len() || self.is_end {
            true => Ok(()),
            false => Err(Stop::Incomplete),
        }
    }

    /// Copies up to a byte of a kind, or all; returns how far.
    fn copy_until(&mut self, at: usize, is_wanted: impl Fn(&u8) -> bool) -> usize {
        let rest = self.bytes.get(at..).unwrap_or(&[]);
        let len = rest.iter().position(is_wanted).unwrap_or(rest.len());
        self.cells.extend_from_slice(&rest[..len]);
        at + len
    }
}

/// A record of the exact reader: cells already without quotes.
pub struct Cells<'b> {
    text: &'b [u8],
    cells: &'b [u8],
    ends: &'b [usize],
    encoding: Encoding,
    has_stray_quote: bool,
}

impl Record for Cells<'_> {
    fn cell_count(&self) -> usize {
        self.ends.len()
    }

    fn cell<'a>(&'a self, number: usize, _: &'a mut Vec<u8>) -> &'a [u8] {
        let start = match number {
            0 => 0,
            _ => self.ends.get(number - 1).copied().unwrap_or(0),
        };
        let end = self.ends.get(number).copied().unwrap_or(start);
        self.cells.get(start..end).unwrap_or(&[])
    }

    fn text(&self) -> &[u8] {
        self.text
    }

    fn has_stray_quote(&self) -> bool {
        self.has_stray_quote
    }

    fn encoding(&self) -> Encoding {
        self.encoding
    }
}
