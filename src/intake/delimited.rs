//! Bytes become records: a fast walk over the structural scan, and an exact
//! reader for the stretches that the scan calls irregular.

use super::scan::{Index, Structure};

/// A record is given up when it is longer than this, or has more lines: an
/// unclosed quote must not swallow the file.
pub const MAX_RECORD_BYTES: usize = 1 << 20;
const MAX_RECORD_LINES: u32 = 100;

/// How many bytes are scanned at a time, small enough that text and index stay in the cache.
const TILE: usize = 48 << 10;

/// After a line was given up so little is looked at first: more such lines may follow.
const CAREFUL_TILE: usize = 4 << 10;

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
}

/// What takes the records of a stretch of bytes.
pub trait Sink {
    /// A record that starts `offset` bytes after the start of the stretch.
    fn record(&mut self, record: &impl Record, offset: usize);

    /// Bytes that could not be read as a record within [`MAX_RECORD_BYTES`].
    fn too_long(&mut self, text: &[u8], offset: usize);

    /// All records of `bytes` have been given; `lines` line ends stood in it.
    fn consumed(&mut self, bytes: &[u8], lines: u32);
}

/// Takes records out of bytes that come in pieces.
pub struct Records {
    structure: Structure,
    index: Index,
    exact: Exact,
    /// The line that was given up goes on in the next piece.
    is_skipping: bool,
    /// Lines given up so far.
    given_up: usize,
}

impl Records {
    /// For files with these delimiters and quotes.
    pub fn new(structure: Structure) -> Records {
        Records {
            structure,
            index: Index::default(),
            exact: Exact::new(structure),
            is_skipping: false,
            given_up: 0,
        }
    }

    /// Gives every complete record of `bytes`, which starts at a record, to `sink`.
    ///
    /// Returns how many bytes were used up; the rest is the start of a record that
    /// goes on in the next piece. With `is_end` nothing follows, and all is used.
    pub fn take(&mut self, bytes: &[u8], is_end: bool, sink: &mut impl Sink) -> usize {
        let mut used = self.skip(bytes, sink);
        let mut tile = TILE;
        while used < bytes.len() {
            let rest = &bytes[used..];
            let stretch = &rest[..rest.len().min(tile)];
            let given_up = self.given_up;
            let taken = self.take_stretch(stretch, sink);
            used += taken;
            if taken > 0 {
                tile = (2 * tile).min(TILE);
            } else if is_too_long(stretch) {
                used += self.give_up(rest, sink);
            } else if stretch.len() < rest.len() {
                tile *= 2;
            } else if is_end {
                used += self.take_last(rest, sink);
            } else {
                break;
            }
            if self.given_up > given_up {
                tile = CAREFUL_TILE;
            }
        }
        used
    }

    /// Takes the complete records of a stretch; 0 when not even one is complete.
    fn take_stretch(&mut self, stretch: &[u8], sink: &mut impl Sink) -> usize {
        self.index.scan(stretch, self.structure);
        let taken = match self.index.irregular {
            true => self.exact.take(stretch, sink),
            false => self.take_regular(stretch, sink),
        };
        match taken {
            Taken::All(bytes) => bytes,
            Taken::UpToTooLong(bytes) => bytes + self.give_up(&stretch[bytes..], sink),
        }
    }

    fn take_regular(&mut self, stretch: &[u8], sink: &mut impl Sink) -> Taken {
        let records = self.index.record_ends.len() as u32;
        let may_be_too_long =
            self.index.lines > records + MAX_RECORD_LINES || stretch.len() > MAX_RECORD_BYTES;
        let mut cells_before = 0;
        let mut start = 0;
        for &cells in &self.index.record_ends {
            let ends = &self.index.cell_ends[cells_before as usize..cells as usize];
            let end = *ends.last().unwrap_or(&(start as u32)) as usize;
            if may_be_too_long && is_too_long(&stretch[start..end]) {
                sink.consumed(&stretch[..start], count_lines(&stretch[..start]));
                return Taken::UpToTooLong(start);
            }
            let record = Plain {
                bytes: stretch,
                start,
                ends,
                quote: self.structure.quote,
            };
            sink.record(&record, start);
            start = end + 1;
            cells_before = cells;
        }
        let is_whole = start == stretch.len();
        let no_breaks_inside_quotes = is_whole && self.index.lines == records;
        let lines = match no_breaks_inside_quotes {
            true => records,
            false => count_lines(&stretch[..start]),
        };
        sink.consumed(&stretch[..start], lines);
        Taken::All(start)
    }

    /// The last record of a file that does not end with a line end.
    fn take_last(&mut self, rest: &[u8], sink: &mut impl Sink) -> usize {
        let mut ended = rest.to_vec();
        ended.push(b'\n');
        let mut last = LastRecord {
            sink,
            len: rest.len(),
        };
        match self.take_stretch(&ended, &mut last) {
            0 => self.give_up(rest, sink),
            taken => taken.min(rest.len()),
        }
    }

    /// Gives up the line at the start of `rest`, and goes on behind it.
    fn give_up(&mut self, rest: &[u8], sink: &mut impl Sink) -> usize {
        let line_end = rest.iter().position(|&byte| byte == b'\n');
        let line = &rest[..line_end.unwrap_or(rest.len())];
        sink.too_long(trim_line_end(line), 0);
        self.given_up += 1;
        self.is_skipping = line_end.is_none();
        let used = line.len() + usize::from(line_end.is_some());
        sink.consumed(&rest[..used], u32::from(line_end.is_some()));
        used
    }

    /// Passes over what is left of a line that was given up.
    fn skip(&mut self, bytes: &[u8], sink: &mut impl Sink) -> usize {
        if !self.is_skipping {
            return 0;
        }
        let line_end = bytes.iter().position(|&byte| byte == b'\n');
        self.is_skipping = line_end.is_none();
        let used = line_end.map_or(bytes.len(), |at| at + 1);
        sink.consumed(&bytes[..used], u32::from(line_end.is_some()));
        used
    }
}

/// How many bytes of a stretch were taken as records, and whether what follows must be given up.
enum Taken {
    All(usize),
    UpToTooLong(usize),
}

/// Whether so much cannot be the start of one record.
fn is_too_long(text: &[u8]) -> bool {
    text.len() > MAX_RECORD_BYTES || count_lines(text) > MAX_RECORD_LINES
}

/// Passes on the records of a text to which a line end was added.
struct LastRecord<'a, S> {
    sink: &'a mut S,
    len: usize,
}

impl<S: Sink> Sink for LastRecord<'_, S> {
    fn record(&mut self, record: &impl Record, offset: usize) {
        self.sink.record(record, offset);
    }
    fn too_long(&mut self, text: &[u8], offset: usize) {
        self.sink.too_long(text, offset);
    }
    fn consumed(&mut self, bytes: &[u8], lines: u32) {
        let added = u32::from(bytes.len() > self.len);
        self.sink
            .consumed(&bytes[..bytes.len().min(self.len)], lines - added);
    }
}

/// How many line ends stand in `bytes`.
pub fn count_lines(bytes: &[u8]) -> u32 {
    bytes.iter().map(|&byte| u32::from(byte == b'\n')).sum()
}

fn trim_line_end(text: &[u8]) -> &[u8] {
    text.strip_suffix(b"\r").unwrap_or(text)
}

/// A record of the fast path: offsets into the bytes of its stretch.
struct Plain<'b> {
    bytes: &'b [u8],
    start: usize,
    ends: &'b [u32],
    quote: u8,
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
            cell = trim_line_end(cell);
        }
        match cell.first() {
            Some(&first) if first == self.quote => unquote(cell, self.quote, scratch),
            _ => cell,
        }
    }

    fn text(&self) -> &[u8] {
        let end = self.ends.last().map_or(self.start, |&end| end as usize);
        trim_line_end(&self.bytes[self.start..end])
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

/// The exact reader: slow, obvious, and lenient about quotes out of place.
///
/// A quote opens a cell only at its start; inside, a doubled quote is a quote, and
/// what follows the closing quote belongs to the cell as it stands.
pub struct Exact {
    structure: Structure,
    index: Index,
    reader: csv_core::Reader,
    cells: Vec<u8>,
    ends: Vec<usize>,
}

impl Exact {
    /// For files with these delimiters and quotes.
    pub fn new(structure: Structure) -> Exact {
        Exact {
            structure,
            index: Index::default(),
            reader: csv_core::ReaderBuilder::new()
                .delimiter(structure.delimiter)
                .quote(structure.quote)
                .terminator(csv_core::Terminator::Any(b'\n'))
                .build(),
            cells: vec![0; 1 << 10],
            ends: vec![0; 64],
        }
    }

    /// Gives every complete record of `bytes` to `sink`, up to one that is too long or
    /// that goes over several lines with a quote out of place: such a quote was most
    /// likely never closed.
    fn take(&mut self, bytes: &[u8], sink: &mut impl Sink) -> Taken {
        let mut used = 0;
        let mut is_stopped = false;
        while let Some((len, cells, ends)) = self.next(&bytes[used..]) {
            let text = &bytes[used..used + len];
            if self.is_suspicious(text) {
                is_stopped = true;
                break;
            }
            let record = Unquoted {
                text: trim_line_end(&text[..len - 1]),
                cells: &self.cells[..cells],
                ends: &self.ends[..ends],
            };
            sink.record(&record, used);
            used += len;
        }
        sink.consumed(&bytes[..used], count_lines(&bytes[..used]));
        match is_stopped {
            true => Taken::UpToTooLong(used),
            false => Taken::All(used),
        }
    }

    /// Whether a record of several lines is too long, or has a quote out of place.
    fn is_suspicious(&mut self, text: &[u8]) -> bool {
        if count_lines(text) <= 1 {
            return text.len() > MAX_RECORD_BYTES;
        }
        self.index.scan(text, self.structure);
        self.index.irregular || is_too_long(text)
    }

    /// Length in bytes (line end included), bytes of cells and number of cells of the
    /// record at the start of `bytes`; `None` when it is not complete.
    fn next(&mut self, bytes: &[u8]) -> Option<(usize, usize, usize)> {
        if bytes.first() == Some(&b'\n') {
            self.ends[0] = 0;
            return Some((1, 0, 1));
        }
        self.reader.reset();
        let (mut read, mut cells, mut ends) = (0, 0, 0);
        loop {
            let (result, more, cell_bytes, cell_ends) = self.reader.read_record(
                &bytes[read..],
                &mut self.cells[cells..],
                &mut self.ends[ends..],
            );
            read += more;
            cells += cell_bytes;
            ends += cell_ends;
            match result {
                csv_core::ReadRecordResult::Record => break,
                csv_core::ReadRecordResult::OutputFull => {
                    self.cells.resize(self.cells.len() * 2, 0)
                }
                csv_core::ReadRecordResult::OutputEndsFull => {
                    self.ends.resize(self.ends.len() * 2, 0)
                }
                csv_core::ReadRecordResult::InputEmpty | csv_core::ReadRecordResult::End => {
                    return None;
                }
            }
        }
        Some((read, self.drop_carriage_return(cells, ends), ends))
    }

    /// Takes the `\r` of a `\r\n` off the last cell.
    fn drop_carriage_return(&mut self, cells: usize, ends: usize) -> usize {
        let starts_last = if ends > 1 { self.ends[ends - 2] } else { 0 };
        let has_one = cells > starts_last && self.cells[cells - 1] == b'\r';
        let cells = cells - usize::from(has_one);
        if ends > 0 {
            self.ends[ends - 1] = cells;
        }
        cells
    }
}

/// A record of the exact reader: cells already without quotes.
struct Unquoted<'b> {
    text: &'b [u8],
    cells: &'b [u8],
    ends: &'b [usize],
}

impl Record for Unquoted<'_> {
    fn cell_count(&self) -> usize {
        self.ends.len()
    }

    fn cell<'a>(&'a self, number: usize, _: &'a mut Vec<u8>) -> &'a [u8] {
        let start = if number == 0 {
            0
        } else {
            self.ends.get(number - 1).copied().unwrap_or(0)
        };
        let end = self.ends.get(number).copied().unwrap_or(start);
        self.cells.get(start..end).unwrap_or(&[])
    }

    fn text(&self) -> &[u8] {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const COMMA: Structure = Structure {
        delimiter: b',',
        quote: b'"',
    };

    #[derive(Default, Debug, PartialEq)]
    struct Seen {
        records: Vec<Vec<String>>,
        texts: Vec<String>,
        given_up: usize,
        bytes: usize,
        lines: u32,
    }

    impl Sink for Seen {
        fn record(&mut self, record: &impl Record, _: usize) {
            let mut scratch = Vec::new();
            let cell = |i| String::from_utf8_lossy(record.cell(i, &mut scratch)).into_owned();
            self.records
                .push((0..record.cell_count()).map(cell).collect());
            self.texts
                .push(String::from_utf8_lossy(record.text()).into_owned());
        }
        fn too_long(&mut self, _: &[u8], _: usize) {
            self.given_up += 1;
        }
        fn consumed(&mut self, bytes: &[u8], lines: u32) {
            self.bytes += bytes.len();
            self.lines += lines;
        }
    }

    fn read_in_pieces(text: &[u8], piece: usize) -> Seen {
        let mut records = Records::new(COMMA);
        let mut seen = Seen::default();
        let mut buffer = Vec::new();
        for chunk in text.chunks(piece.max(1)) {
            buffer.extend_from_slice(chunk);
            let used = records.take(&buffer, false, &mut seen);
            buffer.drain(..used);
        }
        records.take(&buffer, true, &mut seen);
        seen
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
            (",,\n", &[&["", "", ""]]),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text), *expected, "{text:?}");
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
                (text.len(), count_lines(text.as_bytes())),
                "{text:?}"
            );
        }
    }

    #[test]
    fn an_unclosed_quote_costs_its_own_line_only() {
        let text = format!("a,1\n\"b,2\n{}", "c,3\n".repeat(400_000));
        let seen = read_in_pieces(text.as_bytes(), 1 << 16);
        assert_eq!(seen.given_up, 1);
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
            assert_eq!((seen.given_up, seen.records.len()), (1, records), "{text}");
        }
    }

    #[test]
    fn a_line_over_the_limit_is_one_problem_wherever_it_stands() {
        for before in [0, 1, 3] {
            let text = format!("{}{},1\nc,3\n", "a,1\n".repeat(before), "Z".repeat(3 << 20));
            for piece in [1 << 16, 1 << 20, usize::MAX] {
                let seen = read_in_pieces(text.as_bytes(), piece);
                assert_eq!((seen.given_up, seen.records.len()), (1, before + 1));
                assert_eq!(seen.bytes, text.len());
            }
        }
    }

    #[test]
    fn quotes_that_never_close_are_read_in_the_time_of_their_lines() {
        let text = "x\"x,\"yyyyyyyyyyyyyyyyyyyy\n".repeat(5_000);
        assert!(read_in_pieces(text.as_bytes(), 1 << 20).given_up > 0);
    }

    fn messy_text() -> impl Strategy<Value = String> {
        prop::collection::vec(
            prop::sample::select(vec![
                "a", "é", ",", "\"", "\"\"", "\n", "\r\n", "1.5", "\",\"",
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
            let text = text + "\n";
            let mut slow = Seen::default();
            let _ = Exact::new(COMMA).take(text.as_bytes(), &mut slow);
            let fast = read_in_pieces(text.as_bytes(), usize::MAX);
            prop_assert_eq!(&fast.records[..slow.records.len()], &slow.records[..]);
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
