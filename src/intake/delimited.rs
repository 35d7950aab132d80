//! Bytes become records: a fast walk over the structural scan for plain dialects, and
//! an exact reader for the others and for the stretches that the scan calls irregular.

use super::dialect::{Dialect, LineEnd};
use super::encoding::Encoding;
use super::exact::{BYTE_ORDER_MARK, Exact, Stop};
use super::scan::{Index, Structure};

/// A record is given up when it is longer than this, or has more lines: an
/// unclosed quote must not swallow the file.
pub const MAX_RECORD_BYTES: usize = 1 << 20;
/// See [`MAX_RECORD_BYTES`].
pub const MAX_RECORD_LINES: u32 = 100;

/// How many bytes are scanned at a time, small enough that text and index stay in the cache.
const TILE: usize = 48 << 10;

/// After a line was given up so little is looked at first: more such lines may follow.
const CAREFUL_TILE: usize = 4 << 10;

/// What DOS puts behind the last line of a file.
const END_OF_FILE: u8 = 0x1a;

/// One record, as cells.
pub trait Record {
    /// How many cells.
    fn cell_count(&self) -> usize;

    /// The content of a cell without its quotes; empty when there is no such cell.
    ///
    /// `scratch` serves to take doubled quotes apart.
    fn cell<'a>(&'a self, number: usize, scratch: &'a mut Vec<u8>) -> &'a [u8];

    /// The record as it stands in the file, without its line end.
    fn text(&self) -> &[u8];

    /// What the bytes of the cells mean.
    fn encoding(&self) -> Encoding;

    /// Whether a quote that neither stands at an end of its cell nor is doubled was taken
    /// for text.
    #[inline]
    fn has_stray_quote(&self) -> bool {
        false
    }

    /// The content of a cell as UTF-8, or as it is where it is no text in its encoding.
    fn decoded<'a>(&'a self, number: usize, scratch: &'a mut Vec<u8>) -> &'a [u8] {
        let encoding = self.encoding();
        if encoding == Encoding::UTF_8 || self.cell(number, scratch).is_ascii() {
            return self.cell(number, scratch);
        }
        let text = encoding.decode(self.cell(number, scratch));
        match text.map(|text| text.into_owned().into_bytes()) {
            Some(decoded) => {
                *scratch = decoded;
                scratch
            }
            None => self.cell(number, scratch),
        }
    }
}

/// Whether there is nothing in any cell of a record.
pub fn is_blank(record: &impl Record, scratch: &mut Vec<u8>) -> bool {
    (0..record.cell_count()).all(|cell| record.cell(cell, scratch).trim_ascii().is_empty())
}

/// Why a line could not be read as a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A quote is opened on it and never closed.
    Unclosed,
    /// It is longer than [`MAX_RECORD_BYTES`].
    TooLong,
}

/// What takes the records of a stretch of bytes.
pub trait Sink {
    /// How many cells a record should have, where that is known.
    fn width(&self) -> Option<usize> {
        None
    }

    /// Bytes at the start of a file that belong to no record.
    fn skipped(&mut self, _bytes: usize) {}

    /// A record that starts `offset` bytes after the start of the stretch.
    fn record(&mut self, record: &impl Record, offset: usize);

    /// A line that could not be read; its cells are those that it has when its quotes
    /// that are not closed are text.
    fn refused(&mut self, line: &impl Record, why: Refusal, offset: usize);

    /// All records of `bytes` have been given; `lines` line ends stood in it.
    fn consumed(&mut self, bytes: &[u8], lines: u32);
}

/// Takes records out of bytes that come in pieces.
pub struct Records {
    /// What is scanned for; `None` for a dialect that only the exact reader knows.
    structure: Option<Structure>,
    line_end: LineEnd,
    encoding: Encoding,
    index: Index,
    exact: Exact,
    /// The line that was given up goes on in the next piece.
    is_skipping: bool,
}

/// How a stretch was taken.
struct Taken {
    /// How many bytes went into records.
    bytes: usize,
    /// Whether the line behind them must be given up.
    is_stopped: bool,
}

impl Records {
    /// For files in this dialect.
    pub fn new(dialect: &Dialect) -> Records {
        Records {
            structure: dialect.structure(),
            line_end: dialect.line_end,
            encoding: dialect.encoding.of_cells(),
            index: Index::default(),
            exact: Exact::new(dialect),
            is_skipping: false,
        }
    }

    /// Gives every complete record of `bytes`, which starts at a record, to `sink`.
    ///
    /// Returns how many bytes were used up; the rest is the start of a record that
    /// goes on in the next piece. With `is_end` nothing follows, and all is used.
    pub fn take(&mut self, bytes: &[u8], is_end: bool, sink: &mut impl Sink) -> usize {
        if !is_end {
            return self.take_records(bytes, false, sink);
        }
        let end_marks = bytes.iter().rev().take_while(|&&byte| byte == END_OF_FILE);
        let (records, marks) = bytes.split_at(bytes.len() - end_marks.count());
        self.take_records(records, true, sink);
        sink.consumed(marks, 0);
        bytes.len()
    }

    fn take_records(&mut self, bytes: &[u8], is_end: bool, sink: &mut impl Sink) -> usize {
        let mut used = self.skip(bytes, is_end, sink);
        let mut tile = TILE;
        while used < bytes.len() {
            let rest = &bytes[used..];
            let stretch = &rest[..rest.len().min(tile)];
            let is_whole = stretch.len() == rest.len();
            let taken = self.take_stretch(stretch, is_end && is_whole, sink);
            used += taken.bytes;
            if taken.is_stopped || (taken.bytes == 0 && self.is_too_long(stretch)) {
                used += self.give_up(&bytes[used..], is_end, sink);
                tile = CAREFUL_TILE;
            } else if taken.bytes > 0 {
                tile = (2 * tile).min(TILE);
            } else if is_whole {
                break;
            } else {
                tile *= 2;
            }
        }
        used
    }

    /// Takes the complete records of a stretch.
    fn take_stretch(&mut self, stretch: &[u8], is_end: bool, sink: &mut impl Sink) -> Taken {
        let Some(structure) = self.structure else {
            return self.take_exactly(stretch, is_end, sink);
        };
        self.index.scan(stretch, structure);
        let is_last = is_end && self.index.record_ends.is_empty();
        match self.index.irregular || is_last {
            true => self.take_exactly(stretch, is_end, sink),
            false => self.take_regular(stretch, structure.quote, sink),
        }
    }

    fn take_regular(&mut self, stretch: &[u8], quote: u8, sink: &mut impl Sink) -> Taken {
        let records = self.index.record_ends.len() as u32;
        let may_be_too_long =
            self.index.lines > records + MAX_RECORD_LINES || stretch.len() > MAX_RECORD_BYTES;
        let mut cells_before = 0;
        let mut start = 0;
        let mut is_stopped = false;
        for &cells in &self.index.record_ends {
            let ends = &self.index.cell_ends[cells_before as usize..cells as usize];
            let end = *ends.last().unwrap_or(&(start as u32)) as usize;
            if may_be_too_long && self.is_too_long(&stretch[start..end]) {
                is_stopped = true;
                break;
            }
            let record = Plain {
                bytes: stretch,
                start,
                ends,
                quote,
                encoding: self.encoding,
            };
            sink.record(&record, start);
            start = end + 1;
            cells_before = cells;
        }
        let is_whole = start == stretch.len();
        let no_breaks_inside_quotes = is_whole && self.index.lines == records;
        let lines = match no_breaks_inside_quotes {
            true => records,
            false => self.line_end.count(&stretch[..start]),
        };
        sink.consumed(&stretch[..start], lines);
        Taken {
            bytes: start,
            is_stopped,
        }
    }

    fn take_exactly(&mut self, stretch: &[u8], is_end: bool, sink: &mut impl Sink) -> Taken {
        let mut used = 0;
        let mut is_stopped = false;
        while used < stretch.len() && !is_stopped {
            let rest = &stretch[used..];
            match self.exact.read(rest, is_end, sink.width()) {
                Ok(len) if !self.is_too_long(&rest[..len]) => {
                    let text = trim_line_end(&rest[..len]);
                    sink.record(&self.exact.record(text), used);
                    used += len;
                }
                Err(Stop::Incomplete) => break,
                Ok(_) | Err(Stop::Unclosed) => is_stopped = true,
            }
        }
        sink.consumed(&stretch[..used], self.line_end.count(&stretch[..used]));
        Taken {
            bytes: used,
            is_stopped,
        }
    }

    /// Gives up the line at the start of `rest`, and goes on behind it.
    fn give_up(&mut self, rest: &[u8], is_end: bool, sink: &mut impl Sink) -> usize {
        let line_end = self.line_end.find(rest);
        let used = line_end.unwrap_or_else(|| self.without_half_line_end(rest, is_end));
        let text = trim_line_end(&rest[..used]);
        let why = match text.len() > MAX_RECORD_BYTES {
            true => Refusal::TooLong,
            false => Refusal::Unclosed,
        };
        let text = &text[..text.len().min(MAX_RECORD_BYTES)];
        self.exact.read_line(text);
        sink.refused(&self.exact.record(text), why, 0);
        self.is_skipping = line_end.is_none() && !is_end;
        sink.consumed(&rest[..used], self.line_end.count(&rest[..used]));
        used
    }

    /// Passes over what is left of a line that was given up.
    fn skip(&mut self, bytes: &[u8], is_end: bool, sink: &mut impl Sink) -> usize {
        if !self.is_skipping {
            return 0;
        }
        let line_end = self.line_end.find(bytes);
        self.is_skipping = line_end.is_none() && !is_end;
        let used = line_end.unwrap_or_else(|| self.without_half_line_end(bytes, is_end));
        sink.consumed(&bytes[..used], self.line_end.count(&bytes[..used]));
        used
    }

    /// The length of `bytes` without a last `\r` that a `\n` may follow.
    fn without_half_line_end(&self, bytes: &[u8], is_end: bool) -> usize {
        let is_half = !is_end && self.line_end == LineEnd::Any && bytes.ends_with(b"\r");
        bytes.len() - usize::from(is_half)
    }

    /// Whether so much cannot be one record, or the start of one.
    fn is_too_long(&self, text: &[u8]) -> bool {
        text.len() > MAX_RECORD_BYTES || self.line_end.count(text) > MAX_RECORD_LINES
    }
}

fn trim_line_end(text: &[u8]) -> &[u8] {
    let text = text.strip_suffix(b"\n").unwrap_or(text);
    text.strip_suffix(b"\r").unwrap_or(text)
}

/// A record of the fast path: offsets into the bytes of its stretch.
struct Plain<'b> {
    bytes: &'b [u8],
    start: usize,
    ends: &'b [u32],
    quote: u8,
    encoding: Encoding,
}

impl Record for Plain<'_> {
    #[inline]
    fn cell_count(&self) -> usize {
        self.ends.len()
    }

    #[inline]
    fn cell<'a>(&'a self, number: usize, scratch: &'a mut Vec<u8>) -> &'a [u8] {
        let Some(&end) = self.ends.get(number) else {
            return &[];
        };
        let start = match number {
            0 => self.start,
            _ => self.ends[number - 1] as usize + 1,
        };
        let mut cell = &self.bytes[start..end as usize];
        if number + 1 == self.ends.len() {
            cell = cell.strip_suffix(b"\r").unwrap_or(cell);
        }
        match cell.first() {
            Some(&first) if first == self.quote => unquote(cell, self.quote, scratch),
            Some(&first) if first == BYTE_ORDER_MARK[0] && number == 0 => self.unmarked(cell),
            _ => cell,
        }
    }

    fn text(&self) -> &[u8] {
        let end = self.ends.last().map_or(self.start, |&end| end as usize);
        trim_line_end(&self.bytes[self.start..end])
    }

    #[inline]
    fn encoding(&self) -> Encoding {
        self.encoding
    }
}

impl Plain<'_> {
    /// The first cell of a file that was appended to another, mark and all.
    fn unmarked<'a>(&self, cell: &'a [u8]) -> &'a [u8] {
        match self.encoding == Encoding::UTF_8 {
            true => cell.strip_prefix(BYTE_ORDER_MARK).unwrap_or(cell),
            false => cell,
        }
    }
}

/// The content of a well-formed quoted cell.
fn unquote<'a>(cell: &'a [u8], quote: u8, scratch: &'a mut Vec<u8>) -> &'a [u8] {
    let content = cell.get(1..cell.len().max(2) - 1).unwrap_or(&[]);
    if !content.contains(&quote) {
        return content;
    }
    scratch.clear();
    let mut doubled = false;
    for &byte in content {
        doubled = byte == quote && !doubled;
        if !doubled {
            scratch.push(byte);
        }
    }
    scratch
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[derive(Default, Debug, PartialEq)]
    struct Seen {
        records: Vec<Vec<String>>,
        texts: Vec<String>,
        refused: Vec<(Refusal, String)>,
        bytes: usize,
        lines: u32,
        width: Option<usize>,
    }

    impl Sink for Seen {
        fn width(&self) -> Option<usize> {
            self.width
        }
        fn record(&mut self, record: &impl Record, _: usize) {
            let mut scratch = Vec::new();
            let cell = |i| String::from_utf8_lossy(record.cell(i, &mut scratch)).into_owned();
            self.records
                .push((0..record.cell_count()).map(cell).collect());
            self.texts
                .push(String::from_utf8_lossy(record.text()).into_owned());
        }
        fn refused(&mut self, line: &impl Record, why: Refusal, _: usize) {
            let text = String::from_utf8_lossy(line.text());
            self.refused.push((why, text.into_owned()));
        }
        fn consumed(&mut self, bytes: &[u8], lines: u32) {
            self.bytes += bytes.len();
            self.lines += lines;
        }
    }

    fn read_as(dialect: &Dialect, text: &[u8], piece: usize, width: Option<usize>) -> Seen {
        let mut records = Records::new(dialect);
        let mut seen = Seen {
            width,
            ..Seen::default()
        };
        let mut buffer = Vec::new();
        for chunk in text.chunks(piece.max(1)) {
            buffer.extend_from_slice(chunk);
            let used = records.take(&buffer, false, &mut seen);
            buffer.drain(..used);
        }
        records.take(&buffer, true, &mut seen);
        seen
    }

    fn read_in_pieces(text: &[u8], piece: usize) -> Seen {
        read_as(&Dialect::default(), text, piece, None)
    }

    fn read(text: &str) -> Vec<Vec<String>> {
        read_in_pieces(text.as_bytes(), usize::MAX).records
    }

    #[test]
    fn dialects_of_one_line_each() {
        let cases: &[(&str, &[&[&str]])] = &[
            ("a,b\n", &[&["a", "b"]]),
            ("a,b", &[&["a", "b"]]),
            ("a,b\r\nc,\r\n", &[&["a", "b"], &["c", ""]]),
            ("\"a,1\",b\n", &[&["a,1", "b"]]),
            ("\"a \"\"b\"\"\",c\r\n", &[&["a \"b\"", "c"]]),
            ("\"x\ny\",\"\"\nz,1\n", &[&["x\ny", ""], &["z", "1"]]),
            ("5\" pipe,1\nb,2\n", &[&["5\" pipe", "1"], &["b", "2"]]),
            ("\"a\"b,c\r\n", &[&["ab", "c"]]),
            ("\n\na\n", &[&[""], &[""], &["a"]]),
            ("\r\na\"b\r\n", &[&[""], &["a\"b"]]),
            ("\"5\" pipe\",x\n", &[&["5\" pipe", "x"]]),
            ("\"a\"\rb,c\n", &[&["a\rb", "c"]]),
            ("a,b\x1a", &[&["a", "b"]]),
            ("a,b\n\x1a\x1a", &[&["a", "b"]]),
            ("a\0,b\n", &[&["a\0", "b"]]),
            ("a\n\u{feff}b\n\u{feff}\"c\"\n", &[&["a"], &["b"], &["c"]]),
            ("a\u{2028}\u{85},b\n", &[&["a\u{2028}\u{85}", "b"]]),
            (",,\n", &[&["", "", ""]]),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text), *expected, "{text:?}");
        }
    }

    fn dialect(change: impl Fn(&mut Dialect)) -> Dialect {
        let mut dialect = Dialect::default();
        change(&mut dialect);
        dialect
    }

    /// Every dialect with a small file in it, and the cells of that.
    fn dialects() -> Vec<(Dialect, &'static str, Vec<Vec<&'static str>>)> {
        let two = || vec![vec!["a", "b"], vec!["c,1", "d"]];
        vec![
            (
                dialect(|d| d.delimiter = "||".into()),
                "a||b\r\nc,1||\"d\"\n",
                two(),
            ),
            (
                dialect(|d| d.delimiter = "~|~".into()),
                "a~|~b\n\"c,1\"~|~d",
                two(),
            ),
            (
                dialect(|d| d.delimiter = "§".into()),
                "a§b\n\"c,1\"§d\n",
                two(),
            ),
            (
                dialect(|d| d.delimiter = "\u{1}".into()),
                "a\u{1}b\nc,1\u{1}d",
                two(),
            ),
            (
                dialect(|d| d.delimiter = String::new()),
                "a,b\n\"c\"",
                vec![vec!["a,b"], vec!["c"]],
            ),
            (
                dialect(|d| d.quote = Some('\'')),
                "'a',b\n'c,1','d'\n",
                two(),
            ),
            (
                dialect(|d| d.quote = None),
                "\"a,b\n\"\"\n",
                vec![vec!["\"a", "b"], vec!["\"\""]],
            ),
            (
                dialect(|d| d.escape = Some('\\')),
                "\"a\\\"x\",\\b\n\"\\\\\",\"y\\\n\"\n",
                vec![vec!["a\"x", "\\b"], vec!["\\", "y\\\n"]],
            ),
            (
                dialect(|d| d.escape = Some('\\')),
                "a\\,x,\\\"b\\\"\n\"c\"\"d\",e",
                vec![vec!["a,x", "\"b\""], vec!["c\"d", "e"]],
            ),
            (
                dialect(|d| d.skip_spaces = true),
                "a, b\r\n \"c,1\" ,\t\"d\" \n",
                two(),
            ),
            (
                dialect(|d| {
                    d.delimiter = " ".into();
                    d.runs = true;
                }),
                "  a   b \n c,1 \"d\"\n   \n",
                vec![vec!["a", "b"], vec!["c,1", "d"], vec![""]],
            ),
            (
                dialect(|d| d.line_end = LineEnd::Any),
                "a,b\r\"c,1\",d\r\n\r\"x\ry\",z\n",
                vec![
                    vec!["a", "b"],
                    vec!["c,1", "d"],
                    vec![""],
                    vec!["x\ry", "z"],
                ],
            ),
            (
                dialect(|d| d.wrapped = true),
                "\"a,b\"\r\n\"\"\"c,1\"\",d\"\nx,y\n",
                vec![vec!["a", "b"], vec!["c,1", "d"], vec!["x", "y"]],
            ),
            (dialect(|_| {}), "a,b\r\n\"c,1\",d\n", two()),
        ]
    }

    #[test]
    fn every_dialect_reads_the_same_wherever_it_is_cut() {
        for (dialect, text, expected) in dialects() {
            let whole = read_as(&dialect, text.as_bytes(), usize::MAX, None);
            assert_eq!(whole.records, expected, "{dialect:?}");
            assert_eq!(whole.bytes, text.len());
            assert_eq!(whole.lines, dialect.line_end.count(text.as_bytes()));
            for piece in 1..text.len() {
                let pieces = read_as(&dialect, text.as_bytes(), piece, None);
                assert_eq!(pieces, whole, "{dialect:?} in pieces of {piece}");
            }
        }
    }

    #[test]
    fn quotes_out_of_place_are_read_as_the_width_of_the_table_says() {
        for (line, width, expected) in [
            ("\"5\" pipe\",x", 2, vec!["5\" pipe", "x"]),
            ("\"a\"b,c", 2, vec!["ab", "c"]),
            ("\"a\"b,c,\"d\"", 3, vec!["ab", "c", "d"]),
            ("\"2,x,\"a, b\"", 3, vec!["\"2", "x", "a, b"]),
            ("\"\"a, b\",c", 2, vec!["\"a, b", "c"]),
            ("\"Round 48\"\",\"x, y\"", 2, vec!["Round 48\"", "x, y"]),
            ("\"Round 48\"\",x", 2, vec!["Round 48\"", "x"]),
            ("\"a \"\"b\"\"\",c", 2, vec!["a \"b\"", "c"]),
            ("x,\"a\"b,c", 9, vec!["x", "ab", "c"]),
        ] {
            for end in ["", "\n", "\r\n"] {
                let text = format!("{line}{end}");
                for piece in [1, usize::MAX] {
                    let seen = read_as(&Dialect::default(), text.as_bytes(), piece, Some(width));
                    assert_eq!(seen.records, [expected.as_slice()], "{text:?}");
                }
            }
        }
    }

    #[test]
    fn an_unclosed_quote_is_told_from_a_line_that_is_too_long() {
        let long = "Z".repeat(MAX_RECORD_BYTES + 1);
        for (text, why, refused, records) in [
            ("a\n\"b".to_owned(), Refusal::Unclosed, "\"b", 1),
            ("a\n\"b\r\nc\n".to_owned(), Refusal::Unclosed, "\"b", 2),
            (
                format!("\"a\n{}", "b\n".repeat(200)),
                Refusal::Unclosed,
                "\"a",
                200,
            ),
            (format!("a\n\"b\n{long}"), Refusal::Unclosed, "\"b", 1),
            (format!("{long}x\nb\n"), Refusal::TooLong, &long[1..], 1),
        ] {
            let seen = read_in_pieces(text.as_bytes(), 1 << 16);
            let first = &seen.refused[0];
            assert_eq!(
                (first.0, first.1.as_str(), seen.records.len()),
                (why, refused, records)
            );
        }
    }

    #[test]
    fn every_byte_and_every_line_is_accounted_for() {
        for text in [
            "",
            "\n",
            "a\nb",
            "\"a\nb\",c\nd\n",
            "x\"y\nz\n",
            "a\n\"b",
            "a\n\"b\nc\n",
            "a\n\"b\nc\"d\ne",
        ] {
            let seen = read_in_pieces(text.as_bytes(), usize::MAX);
            assert_eq!(
                (seen.bytes, seen.lines),
                (text.len(), LineEnd::Lf.count(text.as_bytes())),
                "{text:?}"
            );
        }
    }

    #[test]
    fn an_unclosed_quote_costs_its_own_line_only() {
        let text = format!("a,1\n\"b,2\n{}", "c,3\n".repeat(400_000));
        let seen = read_in_pieces(text.as_bytes(), 1 << 16);
        assert_eq!(seen.refused.len(), 1);
        assert_eq!(seen.records.len(), 400_001);
    }

    #[test]
    fn an_unclosed_quote_costs_its_own_line_only_in_a_small_file_and_before_other_quotes() {
        for (text, records) in [
            ("a,1\n\"b,2\nc,3\nd,4", 3),
            ("a,1\n\"b,2\nc,3\n\"d\",4\ne,5\n", 4),
            ("a,1\n\"b,2\nc,\"x\"\ne,5\n", 3),
        ] {
            let seen = read_in_pieces(text.as_bytes(), 5);
            assert_eq!(
                (seen.refused.len(), seen.records.len()),
                (1, records),
                "{text}"
            );
        }
    }

    #[test]
    fn a_line_over_the_limit_is_one_problem_wherever_it_stands() {
        for before in [0, 1, 3] {
            let text = format!("{}{},1\nc,3\n", "a,1\n".repeat(before), "Z".repeat(3 << 20));
            for piece in [1 << 16, 1 << 20, usize::MAX] {
                let seen = read_in_pieces(text.as_bytes(), piece);
                assert_eq!((seen.refused.len(), seen.records.len()), (1, before + 1));
                assert_eq!(seen.bytes, text.len());
            }
        }
    }

    #[test]
    fn quotes_that_never_close_are_read_in_the_time_of_their_lines() {
        let text = "x\"x,\"yyyyyyyyyyyyyyyyyyyy\n".repeat(5_000);
        assert!(!read_in_pieces(text.as_bytes(), 1 << 20).refused.is_empty());
    }

    fn messy_text() -> impl Strategy<Value = String> {
        prop::collection::vec(
            prop::sample::select(vec![
                "a", "é", ",", "\"", "\"\"", "\n", "\r\n", "1.5", "\",\"", "\r", " ", "|", "\\",
            ]),
            0..200,
        )
        .prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn chunk_borders_never_change_a_record(text in messy_text(), piece in 1usize..90) {
            prop_assert_eq!(read_in_pieces(text.as_bytes(), piece), read_in_pieces(text.as_bytes(), usize::MAX));
        }

        #[test]
        fn the_scan_agrees_with_the_exact_reader(text in messy_text()) {
            let exactly = dialect(|d| d.escape = Some('\u{2}'));
            prop_assert!(exactly.structure().is_none());
            let fast = read_in_pieces(text.as_bytes(), usize::MAX);
            prop_assert_eq!(fast, read_as(&exactly, text.as_bytes(), usize::MAX, None));
        }

        #[test]
        fn every_dialect_of_the_csv_crate_reads_as_it_reads_it(
            rows in prop::collection::vec(prop::collection::vec("[ab;|'\"\n é]{0,6}", 3), 1..20),
            delimiter in prop::sample::select(vec![b';', b'|', b'\t', b'^']),
            quote in prop::sample::select(vec![b'"', b'\'']),
            is_escaped in any::<bool>(),
            piece in 1usize..40,
        ) {
            let mut writer = csv::WriterBuilder::new()
                .delimiter(delimiter)
                .quote(quote)
                .double_quote(!is_escaped)
                .from_writer(Vec::new());
            rows.iter().for_each(|row| writer.write_record(row).unwrap());
            let text = writer.into_inner().unwrap();
            let dialect = Dialect {
                delimiter: char::from(delimiter).to_string(),
                quote: Some(char::from(quote)),
                escape: is_escaped.then_some('\\'),
                ..Dialect::default()
            };
            prop_assert_eq!(read_as(&dialect, &text, piece, None).records, rows);
        }

        #[test]
        fn rubbish_in_any_dialect_is_accounted_for_wherever_it_is_cut(
            text in messy_text(),
            piece in 1usize..60,
            number in 0usize..14,
        ) {
            let dialect = &dialects()[number].0;
            let whole = read_as(dialect, text.as_bytes(), usize::MAX, Some(3));
            prop_assert_eq!(whole.bytes, text.len());
            prop_assert_eq!(read_as(dialect, text.as_bytes(), piece, Some(3)), whole);
        }

        #[test]
        fn well_formed_files_read_as_the_csv_crate_reads_them(rows in prop::collection::vec(prop::collection::vec("[ab,\"\n é]{0,6}", 3), 1..30)) {
            let mut writer = csv::Writer::from_writer(Vec::new());
            rows.iter().for_each(|row| writer.write_record(row).unwrap());
            let text = writer.into_inner().unwrap();
            prop_assert_eq!(read_in_pieces(&text, 7).records, rows);
        }
    }
}
