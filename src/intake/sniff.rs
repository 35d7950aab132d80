//! Which dialect a file is in, told from its head: the one that makes the most regular
//! table of the most familiar cells.
//!
//! The idea is that of van den Burg, Nazábal and Sutton, "Wrangling messy CSV files by
//! detecting row and type patterns" (2019): every dialect that could be is tried, and
//! is worth the regularity of its rows times the share of its cells that look like
//! numbers, dates or plain text.

use super::columns;
use super::delimited::{Record, Records, Refusal, Sink};
use super::dialect::{Dialect, LineEnd};
use super::encoding::Encoding;
use super::layout::Layout;
use super::sniff_encoding;
use super::text::cells_as_texts;

pub use super::sniff_encoding::{
    EncodingSample, is_blank, is_text, is_utf32, legacy_encoding, samples,
};

/// Signs between cells, the least likely to stand in text by chance first; then what
/// counts against each.
const DELIMITERS: [(char, f64); 9] = [
    ('\t', 1.0),
    (';', 1.0),
    ('|', 1.0),
    (',', 1.0),
    ('\u{1}', 1.0),
    ('^', 0.95),
    ('~', 0.95),
    (':', 0.6),
    (' ', 0.6),
];

/// Signs of several characters.
const LONG_DELIMITERS: [&str; 8] = ["||", "::", ";;", "\t\t", "^^", "~~", "~|~", "|~|"];

/// A row whose quote is not closed is named; read as text it would be used, quote and
/// all. So many rows must lose their sense that quotes are taken for text.
const UNQUOTED: f64 = 0.6;

/// How many bytes are tried with every dialect.
const SAMPLE: usize = 48 << 10;

/// How many records show where the table starts.
const LOOKED_AT: usize = 1_000;

/// Dialects that are refined: the others are too far behind.
const CONTENDERS: usize = 3;

/// What is chosen from outside and not guessed.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    /// How bytes become characters.
    pub encoding: Option<Encoding>,
    /// Between cells; empty where there is one cell a line.
    pub delimiter: Option<String>,
    /// Around cells; `Some(None)` for none.
    pub quote: Option<Option<char>>,
    /// Before quotes in cells; `Some(None)` for doubled quotes.
    pub escape: Option<Option<char>>,
    /// How many rows name the columns.
    pub header: Option<u32>,
}

impl Choices {
    /// Plain CSV: UTF-8, commas, doubled quotes.
    pub fn plain() -> Choices {
        Choices {
            encoding: Some(Encoding::UTF_8),
            delimiter: Some(",".to_owned()),
            quote: Some(Some('"')),
            escape: Some(None),
            header: None,
        }
    }
}

/// A dialect, and how sure it is.
#[derive(Clone, Debug)]
pub struct Guess {
    /// The dialect.
    pub dialect: Dialect,
    /// How many cells its rows have.
    pub width: usize,
    /// How far ahead of the next best it is, 0..1.
    pub confidence: f64,
    /// The best one with another delimiter, where one makes a table too.
    pub second: Option<Dialect>,
    /// Whether the first row could be a header or data.
    pub is_header_unclear: bool,
}

/// Below this confidence another delimiter may be meant.
const SURE: f64 = 0.15;

impl Guess {
    /// Whether another delimiter may be meant.
    pub fn is_doubtful(&self) -> bool {
        self.second.is_some() && self.confidence < SURE
    }
}

/// The dialect of a file with this head.
pub fn guess(head: &[u8], is_whole: bool, choices: &Choices) -> Guess {
    let encoding = choices
        .encoding
        .unwrap_or_else(|| sniff_encoding::guess(head, is_whole));
    let sample = Sample::of(head, is_whole, encoding);
    let mut tried: Vec<Tried> = candidates(&sample, choices)
        .into_iter()
        .map(|dialect| sample.tried(dialect))
        .collect();
    sort(&mut tried);
    let refined = tried.iter().take(CONTENDERS);
    let refined: Vec<Tried> = refined.flat_map(|tried| sample.refined(tried)).collect();
    tried.extend(refined);
    sort(&mut tried);
    sample.decided(&tried, encoding, choices.header)
}

/// Best first; of equals the earlier.
fn sort(tried: &mut [Tried]) {
    tried.sort_by(|a, b| b.score.total_cmp(&a.score));
}

/// A dialect and what it is worth.
#[derive(Clone)]
struct Tried {
    dialect: Dialect,
    score: f64,
}

/// The dialects that could be, the likelier ones first.
fn candidates(sample: &Sample, choices: &Choices) -> Vec<Dialect> {
    let mut candidates = Vec::new();
    for delimiter in delimiters(sample, choices) {
        for quote in quotes(sample, choices) {
            for escape in escapes(sample, quote, choices) {
                candidates.push(Dialect {
                    delimiter: delimiter.clone(),
                    quote,
                    escape,
                    line_end: sample.least_line_end(),
                    ..Dialect::default()
                });
            }
        }
    }
    candidates
}

fn delimiters(sample: &Sample, choices: &Choices) -> Vec<String> {
    if let Some(chosen) = choices
        .delimiter
        .clone()
        .or_else(|| sample.stated_delimiter())
    {
        return vec![chosen];
    }
    let short = DELIMITERS.iter().map(|(sign, _)| sign.to_string());
    let long = LONG_DELIMITERS.iter().map(|sign| (*sign).to_owned());
    let mut present: Vec<String> = short
        .chain(long)
        .filter(|sign| sample.text.contains(sign.as_str()))
        .collect();
    if present.is_empty() {
        present.push(Dialect::default().delimiter);
    }
    present
}

fn quotes(sample: &Sample, choices: &Choices) -> Vec<Option<char>> {
    if let Some(chosen) = choices.quote {
        return vec![chosen];
    }
    let mut quotes = vec![Some('"')];
    if sample.text.contains('"') {
        quotes.push(None);
    }
    if sample.opens_cells_with('\'') {
        quotes.push(Some('\''));
    }
    quotes
}

fn escapes(sample: &Sample, quote: Option<char>, choices: &Choices) -> Vec<Option<char>> {
    if let Some(chosen) = choices.escape {
        return vec![chosen];
    }
    match quote.map(|quote| format!("\\{quote}")) {
        Some(escaped) if sample.text.contains(&escaped) => vec![None, Some('\\')],
        _ => vec![None],
    }
}

/// The start of a file, as text.
struct Sample {
    text: String,
    /// Whether the file ends with it.
    is_whole: bool,
}

impl Sample {
    fn of(head: &[u8], is_whole: bool, encoding: Encoding) -> Sample {
        let kept = &head[..head.len().min(LOOKED_AT * 400)];
        let text = encoding.decode_lossy(kept).into_owned();
        Sample {
            text: text.trim_start_matches('\u{feff}').to_owned(),
            is_whole: is_whole && kept.len() == head.len(),
        }
    }

    /// Excel's `sep=;` on the first line.
    fn stated_delimiter(&self) -> Option<String> {
        let line = self.text.lines().next()?.trim_matches(['"', '\r', ' ']);
        match line.strip_prefix("sep=")? {
            "" => Some("\t".to_owned()),
            stated => Some(stated.to_owned()).filter(|stated| stated.chars().count() <= 3),
        }
    }

    /// Carriage returns end lines where nothing else does.
    fn least_line_end(&self) -> LineEnd {
        match self.text.contains('\n') {
            true => LineEnd::Lf,
            false => LineEnd::Any,
        }
    }

    fn opens_cells_with(&self, quote: char) -> bool {
        let mut before = '\n';
        self.text.chars().any(|character| {
            let opens = character == quote && !before.is_alphanumeric() && before != '\\';
            before = character;
            opens
        })
    }

    fn tried(&self, dialect: Dialect) -> Tried {
        let end = self.text.floor_char_boundary(SAMPLE);
        let rows = rows(
            &self.text.as_bytes()[..end],
            self.is_whole && end == self.text.len(),
            &dialect,
            None,
        );
        Tried {
            score: score(&rows) * prior(&dialect),
            dialect,
        }
    }

    /// What else a dialect may need: blanks skipped, runs, carriage returns, rows unwrapped.
    fn refined(&self, tried: &Tried) -> Vec<Tried> {
        let dialect = &tried.dialect;
        let has_lone_returns =
            LineEnd::Any.count(self.text.as_bytes()) > LineEnd::Lf.count(self.text.as_bytes());
        let changed = |is_possible: bool, change: fn(&mut Dialect)| {
            let mut changed = dialect.clone();
            change(&mut changed);
            is_possible.then_some(changed)
        };
        let is_blank = dialect.delimiter.trim().is_empty();
        let variants = [
            changed(!is_blank, |dialect| dialect.skip_spaces = true),
            changed(dialect.delimiter == " ", |dialect| dialect.runs = true),
            changed(has_lone_returns, |dialect| dialect.line_end = LineEnd::Any),
            changed(dialect.quote.is_some(), |dialect| dialect.wrapped = true),
        ];
        let variants = variants.into_iter().flatten();
        variants.map(|dialect| self.tried(dialect)).collect()
    }

    fn decided(&self, tried: &[Tried], encoding: Encoding, header: Option<u32>) -> Guess {
        let best = tried.first().cloned().unwrap_or(Tried {
            dialect: Dialect::default(),
            score: 0.0,
        });
        let second = tried
            .iter()
            .find(|tried| tried.dialect.delimiter != best.dialect.delimiter && tried.score > 0.0);
        let in_file = |dialect: &Dialect| {
            let layout = self.layout(dialect, header);
            let dialect = Dialect {
                encoding,
                preamble: layout.preamble,
                header: layout.header,
                ..dialect.clone()
            };
            (dialect, layout.width, layout.is_header_unclear)
        };
        let (dialect, width, is_header_unclear) = in_file(&best.dialect);
        Guess {
            dialect,
            width,
            confidence: second.map_or(1.0, |second| 1.0 - second.score / best.score),
            second: second.map(|second| in_file(&second.dialect).0),
            is_header_unclear,
        }
    }

    fn layout(&self, dialect: &Dialect, header: Option<u32>) -> Layout {
        let stated = usize::from(self.stated_delimiter().is_some());
        let of_width = |width: Option<usize>| {
            let rows = rows(self.text.as_bytes(), self.is_whole, dialect, width);
            let cells = rows.into_iter().take(LOOKED_AT).map(|row| row.cells);
            Layout::of(&cells.collect::<Vec<_>>(), stated, header)
        };
        of_width(Some(of_width(None).width))
    }
}

/// What counts against a dialect before anything is read in it.
fn prior(dialect: &Dialect) -> f64 {
    let sign = dialect.delimiter.chars().next();
    let known = DELIMITERS.iter().find(|(known, _)| Some(*known) == sign);
    let unquoted = if dialect.quote.is_none() {
        UNQUOTED
    } else {
        1.0
    };
    known.map_or(1.0, |(_, prior)| *prior) * unquoted
}

/// A record as texts.
struct Row {
    cells: Vec<String>,
    /// A quote of it is not closed.
    is_refused: bool,
}

fn rows(text: &[u8], is_whole: bool, dialect: &Dialect, width: Option<usize>) -> Vec<Row> {
    struct Rows(Vec<Row>, Option<usize>);
    impl Sink for Rows {
        fn width(&self) -> Option<usize> {
            self.1
        }
        fn record(&mut self, record: &impl Record, _: usize) {
            self.0.push(Row {
                cells: cells_as_texts(record),
                is_refused: false,
            });
        }
        fn refused(&mut self, line: &impl Record, _: Refusal, _: usize) {
            self.0.push(Row {
                cells: cells_as_texts(line),
                is_refused: true,
            });
        }
        fn consumed(&mut self, _: &[u8], _: u32) {}
    }
    let mut rows = Rows(Vec::new(), width);
    Records::new(dialect).take(text, is_whole, &mut rows);
    rows.0
}

/// How regular the rows are times how familiar the cells look, 0..1.
fn score(rows: &[Row]) -> f64 {
    let filled: Vec<&Row> = rows
        .iter()
        .filter(|row| row.cells.iter().any(|cell| !cell.is_empty()))
        .collect();
    regularity(&filled) * familiarity(&filled)
}

/// The chance that two rows have the same number of cells, less where they are few cells.
fn regularity(rows: &[&Row]) -> f64 {
    let mut widths: Vec<usize> = rows
        .iter()
        .filter(|row| !row.is_refused)
        .map(|row| row.cells.len())
        .collect();
    widths.sort_unstable();
    let all = rows.len().max(1) as f64;
    let of_width = |same: &[usize]| {
        let (share, width) = (same.len() as f64 / all, same[0] as f64);
        share * share * (width - 1.0) / width
    };
    widths.chunk_by(|a, b| a == b).map(of_width).sum()
}

/// The share of cells that are numbers, dates or plain text. A column without any content
/// is a sign of a delimiter that was halved.
fn familiarity(rows: &[&Row]) -> f64 {
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let mut is_used = vec![false; width];
    for row in rows {
        for (used, cell) in is_used.iter_mut().zip(&row.cells) {
            *used |= !cell.is_empty();
        }
    }
    let (mut all, mut familiar) = (0.0, 0.0);
    for row in rows {
        for (used, cell) in is_used.iter().zip(&row.cells) {
            all += 1.0;
            familiar += f64::from(u8::from(*used && is_familiar(cell)));
        }
    }
    if all == 0.0 { 0.0 } else { familiar / all }
}

fn is_familiar(cell: &str) -> bool {
    cell.is_empty() || is_plain_text(cell) || columns::is_number(cell) || columns::is_date(cell)
}

/// Text without signs that look like structure: those between cells, quotes around it, a
/// comma that does not stand between words.
fn is_plain_text(cell: &str) -> bool {
    let is_quoted = ['"', '\''].into_iter().any(|quote| {
        cell.starts_with(quote) || (cell.ends_with(quote) && cell.matches(quote).count() > 1)
    });
    let has_sign = cell.contains(['\t', ';', '|', '^', '~', '\u{1}', '\n', '\r']);
    let is_end = |rest: &str| !rest.starts_with(char::is_whitespace);
    let has_comma = cell.starts_with(',') || cell.split(',').skip(1).any(is_end);
    !(is_quoted || has_sign || has_comma)
}
