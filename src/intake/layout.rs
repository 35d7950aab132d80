//! Where in a file the table stands: what comes before it, and which rows name its columns.

use super::columns::{self, Kind};

/// Where the table starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Records before the header, blank ones included.
    pub preamble: u32,
    /// Rows that name the columns.
    pub header: u32,
    /// How many cells the table's rows have.
    pub width: usize,
    /// Whether the first row could be a header or data.
    pub is_header_unclear: bool,
}

/// Header rows that are looked for.
const MOST_HEADER_ROWS: usize = 3;

/// Lines of the same width above a table, such as a period and a branch, are at most so many.
const MOST_LINES_ABOVE: usize = 5;

/// Signs between cells.
const SIGNS: [char; 4] = [',', ';', '\t', '|'];

/// How many rows below tell what a column holds.
const BELOW: usize = 200;

impl Layout {
    /// The layout of a file with these first records, of which the first `stated` are no
    /// rows whatever they hold. `header` is the number of header rows where it is known.
    pub fn of(records: &[Vec<String>], stated: usize, header: Option<u32>) -> Layout {
        let rows: Vec<Row> = records
            .iter()
            .enumerate()
            .skip(stated)
            .filter(|(_, cells)| filled(cells) > 0)
            .map(|(number, cells)| Row { number, cells })
            .collect();
        let width = width(&rows);
        let start = first_of_table(&rows, width);
        let (start, header_rows, is_unclear) = match header {
            Some(header) => (start, header as usize, false),
            None => header_rows(&rows, start, width),
        };
        Layout {
            preamble: rows.get(start).map_or(stated, |row| row.number) as u32,
            header: header_rows as u32,
            width,
            is_header_unclear: is_unclear,
        }
    }
}

/// A record that is not blank, and how many records come before it.
struct Row<'a> {
    number: usize,
    cells: &'a [String],
}

fn filled(cells: &[String]) -> usize {
    cells.iter().filter(|cell| !cell.is_empty()).count()
}

/// The number of cells of the first long run of rows that have the same. A later table in
/// the same file may be larger, but not by much.
fn width(rows: &[Row]) -> usize {
    let size = |run: &[Row]| run.len() * (run[0].cells.len() - 1);
    let runs = || {
        let runs = rows.chunk_by(|a, b| a.cells.len() == b.cells.len());
        runs.filter(|run| run.len() > 1)
    };
    let largest = runs().map(size).max().unwrap_or(0);
    let is_table = |run: &&[Row]| {
        let is_long = run.len() > MOST_LINES_ABOVE && 4 * size(run) > largest;
        is_long || 2 * size(run) > largest
    };
    let several_cells = || rows.iter().find(|row| row.cells.len() > 1);
    let first = runs().find(is_table).and_then(<[Row]>::first);
    let first = first.or_else(several_cells).or(rows.first());
    first.map_or(0, |row| row.cells.len())
}

/// Where the table starts: at its first row, or above it where nothing shows that the
/// rows there are none of its own.
fn first_of_table(rows: &[Row], width: usize) -> usize {
    let start = first_full(rows, width);
    let fit = Fit::of(rows, start);
    let belongs = |cells: &[String]| {
        is_about_as_wide(cells, width) || (fit.is_data() && of_other_signs(cells, width).is_some())
    };
    match fit.is_header() {
        true => start,
        false => top(rows, start, belongs),
    }
}

/// The first row of the table's width. A title row that was padded to it has hardly a
/// filled cell; such a row is none of the table where names of its columns follow, or
/// a blank row.
fn first_full(rows: &[Row], width: usize) -> usize {
    let is_wide = |row: &Row| row.cells.len() == width;
    let usual = most_frequent(
        rows.iter()
            .filter(|row| is_wide(row))
            .map(|row| filled(row.cells)),
    );
    let is_full = |row: &Row| is_wide(row) && 2 * filled(row.cells) > usual;
    let widest = rows.iter().position(is_wide).unwrap_or(0);
    let fullest = rows.iter().position(is_full).unwrap_or(widest);
    let mut below = fullest..fullest + MOST_HEADER_ROWS;
    let mut is_header_below = || below.any(|row| Fit::of(rows, row).is_header());
    match fullest == widest || !is_adjacent(rows, fullest) || is_header_below() {
        true => fullest,
        false => widest,
    }
}

/// The first of the rows above `start`, directly one over the other, that belong to the table.
fn top(rows: &[Row], start: usize, belongs: impl Fn(&[String]) -> bool) -> usize {
    let is_spaced = start + 1 < rows.len() && !is_adjacent(rows, start + 1);
    let is_linked = |row: usize| is_spaced || is_adjacent(rows, row + 1);
    let above = (0..start).rev();
    let above = above.take_while(|&row| is_linked(row) && belongs(rows[row].cells));
    above.last().unwrap_or(start)
}

/// Whether a row has the cells of the table, but for one that it lost or has too many, or
/// for a quote out of place that made one of them.
fn is_about_as_wide(cells: &[String], width: usize) -> bool {
    let is_near = cells.len() + 1 + width / 4 >= width;
    let is_filled = filled(cells) > 1 && 2 * filled(cells) > cells.len().min(width);
    (is_near && is_filled) || is_misquoted(cells)
}

fn is_misquoted(cells: &[String]) -> bool {
    matches!(cells, [cell] if cell.contains('"') && cell.contains(SIGNS))
}

/// The cells of a row that is read as one, because other signs stand between them.
fn of_other_signs(cells: &[String], width: usize) -> Option<Vec<&str>> {
    let [cell] = cells else {
        return None;
    };
    let split = |sign: char| cell.split(sign).collect::<Vec<&str>>();
    let mut rows = SIGNS.into_iter().chain([' ']).map(split);
    rows.find(|cells| cells.len() == width && width > 2)
}

/// The most frequent count; of equally frequent ones the largest.
fn most_frequent(counts: impl Iterator<Item = usize>) -> usize {
    let mut sorted: Vec<usize> = counts.collect();
    sorted.sort_unstable();
    let longest = sorted.chunk_by(|a, b| a == b).max_by_key(|run| run.len());
    longest.and_then(|run| run.first().copied()).unwrap_or(0)
}

/// Where the header starts, how many rows it has, and whether that is unclear.
fn header_rows(rows: &[Row], start: usize, width: usize) -> (usize, usize, bool) {
    let first = Fit::of(rows, start);
    if first.is_data() {
        return (start, 0, false);
    }
    if rows.get(start).is_some_and(|row| row.cells.len() != width) {
        return (start, usize::from(are_names(&rows[start], width)), false);
    }
    let more = (start + 1..rows.len().saturating_sub(1))
        .take(MOST_HEADER_ROWS - 1)
        .take_while(|&row| is_further_header(rows, row));
    let below = 1 + more.count();
    let has_groups = below < MOST_HEADER_ROWS && start > 0 && is_group_row(rows, start - 1, width);
    let above = usize::from(has_groups);
    (start - above, below + above, first.is_unclear())
}

/// Whether a row goes on naming the columns that the row before it names.
fn is_further_header(rows: &[Row], row: usize) -> bool {
    is_adjacent(rows, row)
        && rows[row].cells.len() == rows[row - 1].cells.len()
        && rows[row].cells.iter().all(|cell| is_name(cell))
        && !has_code(rows, row)
        && Fit::of(rows, row).is_header()
}

/// Whether a cell is built as most cells below it, of letters and digits.
fn has_code(rows: &[Row], row: usize) -> bool {
    let below = &rows[row + 1..rows.len().min(row + 1 + BELOW)];
    let is_code = |(number, cell): (usize, &String)| {
        let form = form(cell);
        let is_alike = |row: &&Row| {
            row.cells
                .get(number)
                .is_some_and(|cell| self::form(cell) == form)
        };
        form.contains('0') && 2 * below.iter().filter(is_alike).count() > below.len()
    };
    rows[row].cells.iter().enumerate().any(is_code)
}

/// A text with all its digits and all its letters alike.
fn form(cell: &str) -> String {
    let alike = |c: char| match c {
        c if c.is_numeric() => '0',
        c if c.is_alphabetic() => 'a',
        c => c,
    };
    let mut form: Vec<char> = cell.chars().map(alike).collect();
    form.dedup();
    form.into_iter().collect()
}

fn is_name(cell: &str) -> bool {
    cell.is_empty() || !(columns::is_number(cell) || columns::is_date(cell))
}

/// Whether the row stands directly behind the one before it.
fn is_adjacent(rows: &[Row], row: usize) -> bool {
    let number = |row: usize| rows.get(row).map(|row| row.number);
    let before = row.checked_sub(1).and_then(number);
    number(row).is_some_and(|number| before.is_some_and(|before| number == before + 1))
}

/// Whether a row that is not as wide as the table holds names, and nothing else.
fn are_names(row: &Row, width: usize) -> bool {
    match of_other_signs(row.cells, width) {
        Some(cells) => cells.into_iter().all(is_name),
        None => row.cells.iter().all(|cell| is_name(cell)),
    }
}

/// Names of groups of columns over the names of columns: each stands for several.
fn is_group_row(rows: &[Row], row: usize, width: usize) -> bool {
    let cells = rows[row].cells;
    let is_named = |number: usize| cells.get(number).is_some_and(|cell| !cell.is_empty());
    let stands_for_several = |number: usize| !(is_named(number) && is_named(number + 1));
    let is_title = filled(cells) == 1 && is_named(0);
    is_adjacent(rows, row + 1)
        && cells.len() == width
        && !is_title
        && (0..width).all(stands_for_several)
}

/// How a row compares with the columns of numbers and dates below it.
struct Fit {
    /// Columns of numbers or dates.
    typed: usize,
    /// Those in which the row has one too.
    alike: usize,
    /// Those in which the row has a text.
    named: usize,
}

impl Fit {
    fn of(rows: &[Row], row: usize) -> Fit {
        let mut fit = Fit {
            typed: 0,
            alike: 0,
            named: 0,
        };
        let Some(first) = rows.get(row) else {
            return fit;
        };
        let below = &rows[row + 1..rows.len().min(row + 1 + BELOW)];
        for (number, cell) in first.cells.iter().enumerate() {
            let column = || {
                let cells = below.iter().filter_map(|row| row.cells.get(number));
                cells.map(String::as_str)
            };
            let is_alike = match columns::kind(column()) {
                Kind::Date => columns::is_date(cell),
                Kind::Number if cell.is_empty() || is_period_above(cell, column()) => false,
                Kind::Number => columns::is_number(cell),
                Kind::Text | Kind::Empty => continue,
            };
            fit.typed += 1;
            fit.alike += usize::from(is_alike);
            fit.named += usize::from(!is_alike && !cell.is_empty());
        }
        fit
    }

    fn is_data(&self) -> bool {
        self.alike > 0 && 2 * self.alike >= self.typed
    }

    fn is_header(&self) -> bool {
        self.typed > 0 && self.alike == 0 && 2 * self.named >= self.typed
    }

    fn is_unclear(&self) -> bool {
        self.typed == 0 || self.alike > 0
    }
}

/// Whether a number in a row names a period, `202401`: most of those below are none.
fn is_period_above<'a>(cell: &str, below: impl Iterator<Item = &'a str>) -> bool {
    let (mut rows, mut periods) = (0, 0);
    for cell in below {
        rows += 1;
        periods += usize::from(columns::is_day_or_period(cell));
    }
    columns::is_day_or_period(cell) && 2 * periods < rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(text: &str) -> (u32, u32) {
        let records: Vec<Vec<String>> = text
            .lines()
            .map(|line| line.split(',').map(str::to_owned).collect())
            .collect();
        let layout = Layout::of(&records, 0, None);
        (layout.preamble, layout.header)
    }

    #[test]
    fn preamble_and_header_rows() {
        for (text, expected) in [
            ("a,b\nx,1\ny,2", (0, 1)),
            ("x,1\ny,2\nz,3", (0, 0)),
            ("a,b\nx,1", (0, 1)),
            ("a,b", (0, 1)),
            ("a,b\n1,2,3", (0, 1)),
            ("Acme Ltd\nSales 2024\n\na,b,c\nx,1,2\ny,2,3", (3, 1)),
            (
                "Acme,,\nSales 2024,,\nDate,Party,Sum\n2024-01-01,b,3\n2024-01-02,b,3",
                (2, 1),
            ),
            (
                "Period,2024\nBranch,North\n\na,b,c\nx,1,2\ny,2,3\nz,3,4",
                (3, 1),
            ),
            ("Order,Unit\nDate,Price\n2024-01-01,3\n2024-01-02,4", (0, 2)),
            ("a,b\na,b\na,b\nx,1\ny,2", (0, 3)),
            (
                ",2024,,2025,\nName,Q1,Q2,Q1,Q2\nx,1,2,3,4\ny,1,2,3,4",
                (0, 2),
            ),
            (
                "Name,Date,Sales,\n,,Net,Gross\nx,2024-01-01,1,2\ny,2024-01-02,1,2",
                (0, 2),
            ),
            ("name date sum\nx,2024-01-01,1\ny,2024-01-02,1", (0, 1)),
            ("Sales report\nx,2024-01-01,1\ny,2024-01-02,1", (1, 0)),
            ("// Some remark\na,b,c", (1, 1)),
            ("x;2024-01-01;1\nx,2024-01-01,1\ny,2024-01-02,1", (0, 0)),
            ("name,date\nx,2024-01-01,a\ny,2024-01-02,b", (0, 1)),
            ("x,1\ny,2,a\nz,3,b\nv,4,c", (0, 0)),
            ("x,\ny,\nz,a\nv,b\nw,c", (0, 1)),
            ("A,B,C\na,b,c,d,e\nf,g,h", (0, 1)),
            (
                "Code,Name,Note\nA-1,x,ok\nA-2,y,3\nA-3,z,4\nA-4,z,5",
                (0, 1),
            ),
            ("name,sum\nx,2024-01-01,1\ny,2024-01-02,1", (0, 1)),
            ("a,b,c\nx,1,2\ny,1,2\n\nd,e\nx,1\ny,2\nz,2", (0, 1)),
            ("a,b\nx,1\ny,2\nz,3\n\nd,e,f\nx,1,2\ny,2,3", (0, 1)),
        ] {
            assert_eq!(layout(text), expected, "{text}");
        }
    }

    #[test]
    fn a_table_of_words_may_have_a_header() {
        let records = [
            vec!["a".to_owned(), "b".to_owned()],
            vec!["c".to_owned(), "d".to_owned()],
        ];
        assert!(Layout::of(&records, 0, None).is_header_unclear);
    }
}
