//! Which character separates the cells, and where the table starts.

use super::delimited::{Record, Records, Sink};
use super::plan::{Dialect, Encoding};
use super::scan::Structure;

/// Candidates, the least likely to stand in text by chance first.
const DELIMITERS: [char; 4] = ['\t', ';', '|', ','];

/// How many records decide.
const SAMPLE: usize = 1_000;

/// The dialect of the head of a file; whether there is a header is decided later,
/// by comparing the first row with the columns below it.
pub fn guess(head: &[u8], is_whole: bool) -> Dialect {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let encoding = encoding(head, is_whole);
    if let Some(delimiter) = stated_delimiter(head) {
        return Dialect {
            encoding,
            delimiter,
            preamble: 1,
            ..Dialect::default()
        };
    }
    let shapes: Vec<Shape> = DELIMITERS
        .iter()
        .map(|&delimiter| Shape::of(head, is_whole, delimiter))
        .collect();
    let regular = shapes
        .iter()
        .filter(|shape| shape.cells > 1 && shape.share >= 0.9);
    let best = regular.rev().max_by_key(|shape| shape.cells).or_else(|| {
        shapes
            .iter()
            .filter(|shape| shape.cells > 1)
            .max_by(|a, b| a.share.total_cmp(&b.share))
    });
    Dialect {
        encoding,
        delimiter: best.map_or(',', |shape| shape.delimiter),
        preamble: best.map_or(0, |shape| shape.first),
        ..Dialect::default()
    }
}

/// UTF-8 unless more bytes speak against it than characters beyond ASCII for it; then
/// Western European. A single bad byte does not turn a UTF-8 file into mojibake.
fn encoding(head: &[u8], is_whole: bool) -> Encoding {
    let (mut beyond_ascii, mut invalid) = (0, 0);
    let mut chunks = head.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        beyond_ascii += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        let is_cut = !is_whole && chunks.peek().is_none();
        invalid += usize::from(!chunk.invalid().is_empty() && !is_cut);
    }
    match invalid > beyond_ascii {
        true => Encoding::Windows1252,
        false => Encoding::Utf8,
    }
}

/// Excel's `sep=;` on the first line.
fn stated_delimiter(head: &[u8]) -> Option<char> {
    let line = head.split(|&byte| byte == b'\n').next()?.trim_ascii();
    match line.strip_prefix(b"sep=")? {
        [delimiter] if delimiter.is_ascii() => Some(char::from(*delimiter)),
        [] => Some('\t'),
        _ => None,
    }
}

/// What the records look like with one delimiter.
struct Shape {
    delimiter: char,
    /// The most frequent number of cells.
    cells: usize,
    /// The share of records that have it.
    share: f64,
    /// The first record that has it.
    first: u32,
}

impl Shape {
    fn of(head: &[u8], is_whole: bool, delimiter: char) -> Shape {
        let counts = cell_counts(head, is_whole, delimiter);
        let not_blank: Vec<Cells> = counts
            .iter()
            .copied()
            .filter(|count| count.filled > 0)
            .collect();
        let cells = most_frequent(not_blank.iter().map(|count| count.all));
        let having: Vec<Cells> = not_blank
            .iter()
            .copied()
            .filter(|count| count.all == cells)
            .collect();
        let filled = most_frequent(having.iter().map(|count| count.filled));
        // A title row that was padded to the table's width has hardly a filled cell.
        let is_in_table = |count: &Cells| count.all == cells && 2 * count.filled > filled;
        Shape {
            delimiter,
            cells,
            share: having.len() as f64 / not_blank.len().max(1) as f64,
            first: counts.iter().position(is_in_table).unwrap_or(0) as u32,
        }
    }
}

/// How many cells a record has, and how many of them are filled.
#[derive(Clone, Copy)]
struct Cells {
    all: usize,
    filled: usize,
}

fn cell_counts(head: &[u8], is_whole: bool, delimiter: char) -> Vec<Cells> {
    struct Counts(Vec<Cells>, Vec<u8>);
    impl Sink for Counts {
        fn record(&mut self, record: &impl Record, _: usize) {
            if self.0.len() < SAMPLE {
                let all = record.cell_count();
                let is_filled = |i: &usize| !record.cell(*i, &mut self.1).trim_ascii().is_empty();
                let filled = (0..all).filter(is_filled).count();
                self.0.push(Cells { all, filled });
            }
        }
        fn too_long(&mut self, _: &[u8], _: usize) {}
        fn consumed(&mut self, _: &[u8], _: u32) {}
    }
    let mut counts = Counts(Vec::new(), Vec::new());
    let head = &head[..head.len().min(SAMPLE * 400)];
    let structure = Structure {
        delimiter: delimiter as u8,
        quote: b'"',
    };
    Records::new(structure).take(head, is_whole && head.len() < SAMPLE * 400, &mut counts);
    counts.0
}

/// The most frequent count; of equally frequent ones the largest.
fn most_frequent(counts: impl Iterator<Item = usize>) -> usize {
    let mut sorted: Vec<usize> = counts.collect();
    sorted.sort_unstable();
    let longest = sorted.chunk_by(|a, b| a == b).max_by_key(|run| run.len());
    longest.and_then(|run| run.first().copied()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guessed(text: &str) -> (char, u32) {
        let dialect = guess(text.as_bytes(), true);
        (dialect.delimiter, dialect.preamble)
    }

    #[test]
    fn one_line_dialects() {
        for (text, expected) in [
            ("a,b,c\n1,2,3\n", (',', 0)),
            ("a;b;c\n1,5;2;3\n2,5;2;3\n", (';', 0)),
            ("a;b\nx;1,5\ny;2,5\n", (';', 0)),
            ("a\tb\n1\t2\n", ('\t', 0)),
            ("\"a\"|\"b\"\n\"1\"|\"2\"\n", ('|', 0)),
            ("sep=;\na;b\n1;2\n", (';', 1)),
            (
                "Acme Ltd\nSales 2024\n\na,b,c\n1,2,3\n1,2,3\n1,2,3\n2,3,4\n",
                (',', 3),
            ),
            (
                "Acme,,\nSales 2024,,\nDate,Party,Sum\n1,b,3\n1,b,3\n1,b,\n",
                (',', 2),
            ),
            ("name,note\n\"a;b;c\",1\n\"d;e;f\",2\n", (',', 0)),
            ("only\none\n", (',', 0)),
        ] {
            assert_eq!(guessed(text), expected, "{text:?}");
        }
    }

    #[test]
    fn bytes_that_are_no_utf8_are_western_european() {
        assert_eq!(
            guess(b"a,b\nCaf\xe9,1\n", true).encoding,
            Encoding::Windows1252
        );
        assert_eq!(
            guess("a,b\nCafé,1\n".as_bytes(), true).encoding,
            Encoding::Utf8
        );
        let one_bad_byte = b"a,b\nCaf\xc3\xa9,1\n\xe0\xa6\x97,1\nBad\xe9,1\n";
        assert_eq!(guess(one_bad_byte, true).encoding, Encoding::Utf8);
        let cut = &"a,b\nCafé".as_bytes()[..8];
        assert_eq!(guess(cut, false).encoding, Encoding::Utf8);
    }
}
