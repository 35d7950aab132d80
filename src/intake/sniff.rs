//! Which dialect a file is in, told from its head: the one that makes the most regular
//! table of the most familiar cells.
//!
//! The idea is that of van den Burg, Nazábal and Sutton, "Wrangling messy CSV files by
//! detecting row and type patterns" (2019): every dialect that could be is tried, and
//! is worth the regularity of its rows times the share of its cells that look like
//! numbers, dates or plain text.

use super::columns::{self, Kind};
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

/// Signs that are quotes where they stand in pairs around delimiters.
const RARE_QUOTES: [char; 9] = ['|', '~', '^', '`', '*', '#', '$', '%', '@'];

/// A row whose quote is not closed is named; read as text it would be used, quote and
/// all. So many rows must lose their sense that quotes are taken for text.
const UNQUOTED: f64 = 0.6;

/// What rows of one cell are worth: less than any two columns.
const ONE_COLUMN: f64 = 0.1;

/// How many bytes of a file are looked at.
const MOST: usize = 400_000;

/// How many bytes and how many lines are tried with every dialect: the more of both.
const SAMPLE: usize = 48 << 10;
const SAMPLE_LINES: usize = 20;

/// How many lines show where the table starts.
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
    /// The best one with another delimiter, where it is hardly worse.
    pub second: Option<Dialect>,
    /// Whether the first row could be a header or data.
    pub is_header_unclear: bool,
}

/// So much worse than the best, as a share of it, the next must be not to be meant.
const SURE: f64 = 0.15;

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
    tried.retain(|tried| tried.is_possible);
    sort(&mut tried);
    sample.decided(tried, encoding, choices)
}

/// Best first; of equals the earlier.
fn sort(tried: &mut [Tried]) {
    tried.sort_by(|a, b| b.score.total_cmp(&a.score));
}

/// A dialect and what it is worth.
#[derive(Clone, Default)]
struct Tried {
    dialect: Dialect,
    score: f64,
    /// Whether there is evidence that its delimiter is no sign of a text.
    is_possible: bool,
}

/// The dialects that could be, the likelier ones first.
fn candidates(sample: &Sample, choices: &Choices) -> Vec<Dialect> {
    let mut candidates = Vec::new();
    for delimiter in delimiters(sample, choices) {
        for quote in quotes(sample, &delimiter, choices) {
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
    if present.iter().all(|sign| stands_in_text(sign)) {
        present.push(Dialect::default().delimiter);
    }
    present
}

fn quotes(sample: &Sample, delimiter: &str, choices: &Choices) -> Vec<Option<char>> {
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
    let encloses = |quote: &&char| sample.is_enclosed(delimiter, **quote);
    quotes.extend(RARE_QUOTES.iter().find(encloses).copied().map(Some));
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
        let kept = &head[..head.len().min(MOST)];
        let text = encoding.decode_lossy(kept).into_owned();
        Sample {
            text: text.trim_start_matches('\u{feff}').to_owned(),
            is_whole: is_whole && kept.len() == head.len(),
        }
    }

    /// Excel's `sep=;` on the first line.
    fn stated_delimiter(&self) -> Option<String> {
        let line = self
            .text
            .split(['\n', '\r'])
            .next()?
            .trim_matches(['"', ' ']);
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

    /// Whether a sign opens as many cells as it closes, and encloses delimiters.
    fn is_enclosed(&self, delimiter: &str, quote: char) -> bool {
        let (text, _) = self.part(SAMPLE, SAMPLE_LINES);
        if delimiter.is_empty() || delimiter.contains(quote) || !text.contains(quote) {
            return false;
        }
        let (mut opened, mut closed, mut whole) = (0, 0, 0);
        for cell in text.lines().flat_map(|line| line.split(delimiter)) {
            let (opens, closes) = (cell.starts_with(quote), cell.ends_with(quote));
            opened += usize::from(opens);
            closed += usize::from(closes);
            whole += usize::from(opens && closes);
        }
        opened == closed && whole < opened
    }

    /// The shortest part that has so many bytes and so many lines, or all; and whether the
    /// file ends with it.
    fn part(&self, bytes: usize, lines: usize) -> (&str, bool) {
        let ends = self.text.match_indices(['\n', '\r']).map(|(at, _)| at + 1);
        let by_lines = ends.take(lines).nth(lines - 1).unwrap_or(self.text.len());
        let all = self.text.len();
        let mut ends = bytes.max(by_lines)..all;
        let end = ends
            .find(|&at| self.text.is_char_boundary(at))
            .unwrap_or(all);
        (&self.text[..end], self.is_whole && end == all)
    }

    fn tried(&self, dialect: Dialect) -> Tried {
        let (text, is_whole) = self.part(SAMPLE, SAMPLE_LINES);
        let rows = rows(text, is_whole, &dialect, None);
        Tried {
            score: score(&rows) * prior(&dialect),
            is_possible: !stands_in_text(&dialect.delimiter) || is_table(&rows),
            dialect,
        }
    }

    /// What else a dialect may need: blanks skipped, runs, carriage returns, rows unwrapped.
    fn refined(&self, tried: &Tried) -> Vec<Tried> {
        let dialect = &tried.dialect;
        let delimiter = dialect.delimiter.as_str();
        let changed = |is_possible: bool, change: fn(&mut Dialect)| {
            let mut changed = dialect.clone();
            change(&mut changed);
            is_possible.then_some(changed)
        };
        let has_blanks =
            !delimiter.trim().is_empty() && self.text.contains(&format!("{delimiter} "));
        let variants = [
            changed(has_blanks, |dialect| dialect.skip_spaces = true),
            changed(delimiter == " ", |dialect| dialect.runs = true),
            changed(self.has_lone_returns(), |dialect| {
                dialect.line_end = LineEnd::Any;
            }),
            changed(self.starts_lines_with(dialect.quote), |dialect| {
                dialect.wrapped = true;
            }),
        ];
        let variants = variants.into_iter().flatten();
        variants.map(|dialect| self.tried(dialect)).collect()
    }

    /// Whether blanks stand between a closing quote and the delimiter or the line's end.
    fn has_blanks_behind_quotes(&self, dialect: &Dialect) -> bool {
        let Some(quote) = dialect.quote else {
            return false;
        };
        let ends_cell = |rest: &str| {
            let behind = rest.trim_start_matches(' ');
            behind.starts_with(&dialect.delimiter) || behind.starts_with(['\r', '\n'])
        };
        let is_blank = |(at, _): (usize, &str)| {
            let rest = &self.text[at + quote.len_utf8()..];
            rest.starts_with(' ') && ends_cell(rest)
        };
        !dialect.delimiter.trim().is_empty() && self.text.match_indices(quote).any(is_blank)
    }

    fn has_lone_returns(&self) -> bool {
        let count = |line_end: LineEnd| line_end.count(self.text.as_bytes());
        count(LineEnd::Any) > count(LineEnd::Lf)
    }

    fn starts_lines_with(&self, quote: Option<char>) -> bool {
        quote.is_some_and(|quote| {
            self.text.starts_with(quote) || self.text.contains(&format!("\n{quote}"))
        })
    }

    fn decided(&self, tried: Vec<Tried>, encoding: Encoding, choices: &Choices) -> Guess {
        let best = tried.first().cloned().unwrap_or_default();
        let second = tried
            .into_iter()
            .find(|tried| tried.dialect.delimiter != best.dialect.delimiter && tried.score > 0.0);
        let confidence = second
            .as_ref()
            .map_or(1.0, |second| 1.0 - second.score / best.score);
        let second = second.filter(|_| confidence < SURE);
        let best = self.with_late_escapes(best.dialect, choices);
        let best = self.with_blanks_skipped(best);
        let layout = self.layout(&best, choices.header);
        Guess {
            dialect: in_file(best, encoding, layout),
            width: layout.width,
            second: second.map(|second| {
                let layout = self.layout(&second.dialect, choices.header);
                in_file(second.dialect, encoding, layout)
            }),
            is_header_unclear: layout.is_header_unclear,
        }
    }

    /// The same with a backslash before quotes, where such quotes stand only behind what
    /// every dialect was tried with, and speak for it.
    fn with_late_escapes(&self, dialect: Dialect, choices: &Choices) -> Dialect {
        let (early, _) = self.part(SAMPLE, SAMPLE_LINES);
        let late = &self.text[early.len()..];
        let escaped = dialect.quote.map(|quote| format!("\\{quote}"));
        let is_open = choices.escape.is_none() && dialect.escape.is_none();
        if !(is_open && escaped.is_some_and(|escaped| late.contains(&escaped))) {
            return dialect;
        }
        let with_escapes = Dialect {
            escape: Some('\\'),
            ..dialect.clone()
        };
        match self.worth(&with_escapes) > self.worth(&dialect) {
            true => with_escapes,
            false => dialect,
        }
    }

    /// The same without the blanks behind quotes, where some stand there.
    fn with_blanks_skipped(&self, dialect: Dialect) -> Dialect {
        let skipping = Dialect {
            skip_spaces: true,
            ..dialect.clone()
        };
        let is_better = !dialect.skip_spaces
            && self.has_blanks_behind_quotes(&dialect)
            && self.worth(&skipping) >= self.worth(&dialect);
        if is_better { skipping } else { dialect }
    }

    /// What all of the head is worth in a dialect.
    fn worth(&self, dialect: &Dialect) -> f64 {
        score(&rows(&self.text, self.is_whole, dialect, None))
    }

    fn layout(&self, dialect: &Dialect, header: Option<u32>) -> Layout {
        let stated = usize::from(self.stated_delimiter().is_some());
        let (text, is_whole) = self.part(0, LOOKED_AT);
        let of_width = |width: Option<usize>| {
            let rows = rows(text, is_whole, dialect, width);
            let cells: Vec<Vec<String>> = rows.into_iter().map(|row| row.cells).collect();
            Layout::of(&cells, stated, header)
        };
        of_width(Some(of_width(None).width))
    }
}

fn in_file(dialect: Dialect, encoding: Encoding, layout: Layout) -> Dialect {
    Dialect {
        encoding,
        preamble: layout.preamble,
        header: layout.header,
        ..dialect
    }
}

/// Whether a delimiter is a sign that most texts hold.
fn stands_in_text(delimiter: &str) -> bool {
    matches!(delimiter, " " | ":")
}

/// Whether nearly all rows have the same number of cells, and a column holds numbers or
/// dates: names of two words each are one column.
fn is_table(rows: &[Row]) -> bool {
    let mut widths: Vec<usize> = rows.iter().map(|row| row.cells.len()).collect();
    widths.sort_unstable();
    let usual = widths.chunk_by(|a, b| a == b).max_by_key(|same| same.len());
    let usual = usual.unwrap_or(&[]);
    let width = usual.first().copied().unwrap_or(0);
    let is_typed = |column: usize| {
        let cells = rows.iter().skip(1).filter_map(|row| row.cells.get(column));
        let kind = columns::kind(cells.map(String::as_str));
        matches!(kind, Kind::Date | Kind::Number)
    };
    usual.len() * 10 > rows.len() * 8 && (0..width).any(is_typed)
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

fn rows(text: &str, is_whole: bool, dialect: &Dialect, width: Option<usize>) -> Vec<Row> {
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
    Records::new(dialect).take(text.as_bytes(), is_whole, &mut rows);
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
        share * share * ((width - 1.0) / width).max(ONE_COLUMN)
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

/// Text without signs that look like structure: those between cells, quotes around it or
/// behind a backslash, a comma that does not stand between words.
fn is_plain_text(cell: &str) -> bool {
    let is_quoted = ['"', '\''].into_iter().any(|quote| {
        cell.starts_with(quote) || (cell.ends_with(quote) && cell.matches(quote).count() > 1)
    });
    let has_sign = cell.contains(['\t', ';', '|', '^', '~', '\u{1}', '\n', '\r']);
    let is_end = |rest: &str| !rest.starts_with(char::is_whitespace);
    let has_comma = cell.starts_with(',') || cell.split(',').skip(1).any(is_end);
    let is_escaped = cell.contains("\\\"") || cell.contains("\\'");
    !(is_quoted || has_sign || has_comma || is_escaped)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guessed(text: &str) -> Dialect {
        guess(text.as_bytes(), true, &Choices::default()).dialect
    }

    #[test]
    fn delimiters_are_told_by_the_table_that_they_make() {
        for (text, expected) in [
            ("a,b,c\n1,2,3\n", ","),
            ("a;b;c\n1,5;2;3\n2,5;2;3\n", ";"),
            ("a;b\nx;1,5\ny;2,5\n", ";"),
            ("x;1,5\n", ";"),
            ("a\tb\n1\t2\n", "\t"),
            ("a^b\n1^2\n", "^"),
            ("a~b\n1~2\n", "~"),
            ("a\u{1}b\n1\u{1}2\n", "\u{1}"),
            ("a||b\n1||2\n", "||"),
            ("a~|~b\n1~|~2\n", "~|~"),
            ("a:b\nx:2\n", ":"),
            ("Name Sum\nAcme 2\nBeta 3\n", " "),
            ("Time;Sum\n10:30;2\n11:45;3\n", ";"),
            ("\"a\"|\"b\"\n\"1\"|\"2\"\n", "|"),
            ("name,note\n\"a;b;c\",1\n\"d;e;f\",2\n", ","),
            (
                "name\tnote\nAcme, Ltd\tone, two\nBeta, Ltd\tthree, four\n",
                "\t",
            ),
            (
                "Customer,Date\nJohn Smith,2024-01-05\nMary Jones,2024-01-06\n",
                ",",
            ),
            ("a,b\n1,2,3,4\n5,6\n7,8\n9\n1,2\n", ","),
            ("only\none\n", ","),
            (
                "Customer\n\"Café, SA\"\nSmith Ltd\nPeña y Cía\nBlanc\n",
                ",",
            ),
            ("John Smith\nMary Jones\nAnn Lee\n", ","),
            ("Customer\n\"O'Brien, Sons\"\nSmith Ltd\n", ","),
            ("Abc def", ","),
            ("", ","),
        ] {
            assert_eq!(guessed(text).delimiter, expected, "{text:?}");
        }
    }

    #[test]
    fn quotes_escapes_and_line_ends_are_told_together_with_them() {
        let wide = format!("{}\n", vec!["x"; 60_000].join(","));
        for (text, expected) in [
            (
                "'a,1','b'\n'c,2','d'\n",
                Dialect {
                    quote: Some('\''),
                    ..Dialect::default()
                },
            ),
            (
                "a,b,c\n|x, y|,1,2\n|u, v|,3,4\nw,5,6\n",
                Dialect {
                    quote: Some('|'),
                    ..Dialect::default()
                },
            ),
            ("#1, x#2,a\n#3, y#4,b\n", Dialect::default()),
            (
                "\"a\\\"x, y\",b\n\"c\",d\n",
                Dialect {
                    escape: Some('\\'),
                    ..Dialect::default()
                },
            ),
            (
                "a,b\rc,d\r",
                Dialect {
                    line_end: LineEnd::Any,
                    ..Dialect::default()
                },
            ),
            (
                "a,b\rc,d\ne,f\r\ng,h\r",
                Dialect {
                    line_end: LineEnd::Any,
                    ..Dialect::default()
                },
            ),
            (
                "a, \"b, c\"\nd, \"e, f\"\n",
                Dialect {
                    skip_spaces: true,
                    ..Dialect::default()
                },
            ),
            (
                "a,\"b, c\" ,d\ne,f,\"g\"  \nh,i,j\n",
                Dialect {
                    skip_spaces: true,
                    ..Dialect::default()
                },
            ),
            ("a,\"b\" c,d\ne,f,g\n", Dialect::default()),
            (
                "\"a,b\"\n\"c,\"\"d, e\"\"\"\n",
                Dialect {
                    wrapped: true,
                    ..Dialect::default()
                },
            ),
            ("\"a\",\"b\"\n\"c\",\"d\"\n", Dialect::default()),
            (
                " 01  19970101  1\n 02  19970112 12\n",
                Dialect {
                    delimiter: " ".into(),
                    runs: true,
                    ..Dialect::default()
                },
            ),
            (&wide, Dialect::default()),
        ] {
            let found = guessed(text);
            let form = Dialect {
                header: found.header,
                preamble: found.preamble,
                ..expected
            };
            assert_eq!(found, form, "{:.40}", text);
        }
    }

    #[test]
    fn a_stated_sign_is_obeyed_and_is_no_data() {
        for (text, delimiter) in [
            ("sep=;\na;b,c\n1;2,3\n", ";"),
            ("sep=\t\r\na\tb\r\n", "\t"),
            ("\"sep=,\"\ra,b\r1,2\r", ","),
        ] {
            let dialect = guessed(text);
            assert_eq!(
                (dialect.delimiter.as_str(), dialect.preamble, dialect.header),
                (delimiter, 1, 1)
            );
        }
    }

    #[test]
    fn escapes_far_into_the_head_are_found() {
        let plain = "\"Acme\",1\n".repeat(8_000);
        let text = format!("{plain}{}", "\"5\\\" pipe, \\\"x\",2\n".repeat(2_000));
        assert_eq!(guessed(&text).escape, Some('\\'));
        assert_eq!(guessed(&plain).escape, None);
    }

    #[test]
    fn a_delimiter_that_fits_nearly_as_well_is_named() {
        let close = guess(b"a,b;c\nx,y;z\n", true, &Choices::default());
        assert!(close.second.is_some());
        let clear = guess(b"a,b\n1,2 3\n4,5 6\n", true, &Choices::default());
        assert_eq!(clear.second, None);
    }
}
