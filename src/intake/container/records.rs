//! The rows of a sheet as CSV text: a record for each row, so that the number of a
//! record is the number of its row.
//!
//! Rows without a value are blank records when a row with one follows. Nothing is
//! kept but the text not yet handed over: a far cell costs a line feed for each row
//! and a comma for each column before it, and these are counted against a limit.

use super::flaw::Flaw;
use super::limits;
use super::merged::{Fill, Range};

/// What was noticed about a sheet while it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    /// Rows that are hidden, or filtered away; they are read like others.
    pub hidden_rows: u64,
    /// Columns that are hidden; they are read like others.
    pub hidden_columns: u64,
    /// Merged ranges.
    pub merged_cells: u64,
    /// Formulas without a value; each stands as its formula.
    pub formulas_without_value: u64,
}

/// The records of a sheet on their way out.
#[derive(Default)]
pub struct Records {
    out: Vec<u8>,
    /// What was noticed.
    pub notes: Notes,
    /// Merged ranges, when they are collected.
    pub ranges: Vec<Range>,
    fill: Fill,
    part: String,
    /// Records that have ended.
    ended: u32,
    /// The row being written, from 0, and its next column.
    row: u32,
    column: u32,
    spent: u64,
    allowed: u64,
    value: Vec<u8>,
}

impl Records {
    /// Records of the sheet in this part; merged cells are filled down over these ranges.
    pub fn new(part: &str, filled: Vec<Range>) -> Records {
        let fill = Fill::new(filled);
        Records {
            part: part.to_owned(),
            fill,
            allowed: limits::PADDING,
            ..Records::default()
        }
    }

    /// Bytes that wait to be taken.
    pub fn len(&self) -> usize {
        self.out.len()
    }

    /// Hands over what has been written.
    pub fn take(&mut self, out: &mut Vec<u8>) {
        out.append(&mut self.out);
    }

    /// Writes a cell; cells come row by row, each row from left to right. Empty text is no cell.
    #[inline]
    pub fn cell(&mut self, row: u32, column: u32, text: &[u8]) -> Result<(), Flaw> {
        if text.is_empty() {
            return Ok(());
        }
        self.move_to(row, column)?;
        self.allowed += limits::PADDING_PER_CELL;
        self.fill.begin(row, column, text);
        self.write(column, text);
        Ok(())
    }

    /// Writes a cell of the same value again; it counts as padding, for nobody wrote it.
    pub fn repeat(&mut self, row: u32, column: u32, text: &[u8]) -> Result<(), Flaw> {
        self.spend(text.len() as u64)?;
        self.allowed -= limits::PADDING_PER_CELL.min(self.allowed);
        self.cell(row, column, text)
    }

    /// Takes note of a merged range.
    pub fn merged(&mut self, range: Range) -> Result<(), Flaw> {
        self.notes.merged_cells += 1;
        if self.ranges.len() == limits::MERGED {
            return Err(Flaw::TooLarge("merged-cells"));
        }
        self.ranges.push(range);
        Ok(())
    }

    /// Ends the last record.
    pub fn finish(&mut self) -> Result<(), Flaw> {
        if self.column > 0 {
            self.end_row()?;
        }
        Ok(())
    }

    fn move_to(&mut self, row: u32, column: u32) -> Result<(), Flaw> {
        if row >= limits::ROWS || column >= limits::COLUMNS {
            return Err(Flaw::damaged(&self.part));
        }
        if self.column > 0 && row != self.row {
            self.end_row()?;
        }
        if self.column == 0 {
            self.begin_row(row)?;
        }
        if column < self.column {
            return Err(Flaw::damaged(&self.part));
        }
        self.fill_up_to(column)?;
        self.pad_to(column)
    }

    fn begin_row(&mut self, row: u32) -> Result<(), Flaw> {
        let blank = row
            .checked_sub(self.ended)
            .ok_or_else(|| Flaw::damaged(&self.part))?;
        self.out.resize(self.out.len() + blank as usize, b'\n');
        self.ended = row;
        self.row = row;
        let active = self.fill.enter(row);
        self.spend(active as u64)
    }

    fn end_row(&mut self) -> Result<(), Flaw> {
        self.fill_up_to(limits::COLUMNS)?;
        self.out.push(b'\n');
        self.ended += 1;
        self.column = 0;
        Ok(())
    }

    /// Writes the values of merged cells that reach into this row and stand before a column.
    fn fill_up_to(&mut self, column: u32) -> Result<(), Flaw> {
        while let Some(filled) = self.fill.next(self.column, column, &mut self.value) {
            let value = std::mem::take(&mut self.value);
            self.spend(value.len() as u64)?;
            self.pad_to(filled)?;
            self.write(filled, &value);
            self.value = value;
        }
        Ok(())
    }

    /// Writes the commas before a column; those of columns without a value are padding.
    fn pad_to(&mut self, column: u32) -> Result<(), Flaw> {
        let passed = column.saturating_sub(self.column);
        if passed > 0 {
            self.spend(passed.into())?;
        }
        let own = u32::from(self.column > 0);
        let end = self.out.len() + (passed + own) as usize;
        self.out.resize(end, b',');
        Ok(())
    }

    fn write(&mut self, column: u32, text: &[u8]) {
        push_cell(&mut self.out, text);
        self.column = column + 1;
    }

    fn spend(&mut self, bytes: u64) -> Result<(), Flaw> {
        self.spent += bytes;
        match self.spent > self.allowed {
            true => Err(Flaw::TooSparse { row: self.row + 1 }),
            false => Ok(()),
        }
    }
}

/// Appends a cell, in quotes when it has a sign of the text itself.
fn push_cell(out: &mut Vec<u8>, text: &[u8]) {
    let special = |byte: &u8| matches!(byte, b',' | b'"' | b'\n' | b'\r');
    if !text.iter().any(special) {
        return out.extend_from_slice(text);
    }
    out.push(b'"');
    for &byte in text {
        if byte == b'"' {
            out.push(b'"');
        }
        out.push(byte);
    }
    out.push(b'"');
}

#[cfg(test)]
mod tests {
    use super::*;

    type Cells<'a> = &'a [(u32, u32, &'a str)];

    fn written(cells: Cells) -> Result<String, Flaw> {
        filled(cells, Vec::new())
    }

    fn filled(cells: Cells, ranges: Vec<Range>) -> Result<String, Flaw> {
        let mut records = Records::new("sheet", ranges);
        for &(row, column, text) in cells {
            records.cell(row, column, text.as_bytes())?;
        }
        records.finish()?;
        let mut out = Vec::new();
        records.take(&mut out);
        Ok(String::from_utf8(out).unwrap())
    }

    #[test]
    fn a_row_is_a_record_of_the_same_number() {
        let cases: &[(Cells, &str)] = &[
            (&[], ""),
            (&[(0, 0, "a"), (0, 1, "b"), (1, 0, "c")], "a,b\nc\n"),
            (&[(2, 1, "x")], "\n\n,x\n"),
            (&[(0, 0, "a"), (0, 3, "d")], "a,,,d\n"),
            (&[(0, 0, ""), (1, 0, "a"), (1, 1, ""), (3, 0, "")], "\na\n"),
            (
                &[(0, 0, "a,b"), (0, 1, "say \"x\""), (0, 2, "two\nlines")],
                "\"a,b\",\"say \"\"x\"\"\",\"two\nlines\"\n",
            ),
        ];
        for (cells, expected) in cases {
            assert_eq!(written(cells).as_deref(), Ok(*expected), "{cells:?}");
        }
    }

    #[test]
    fn cells_out_of_order_or_off_the_sheet_are_damage() {
        let cases: &[Cells] = &[
            &[(1, 0, "a"), (0, 0, "b")],
            &[(0, 1, "a"), (0, 0, "b")],
            &[(0, 0, "a"), (0, 0, "b")],
            &[(limits::ROWS, 0, "a")],
            &[(0, limits::COLUMNS, "a")],
        ];
        for cells in cases {
            assert_eq!(written(cells), Err(Flaw::damaged("sheet")), "{cells:?}");
        }
    }

    #[test]
    fn a_far_cell_costs_its_blank_rows_and_commas_only() {
        let far = written(&[(limits::ROWS - 1, limits::COLUMNS - 1, "x")]).unwrap();
        assert_eq!(far.len(), 1_048_575 + 16_383 + 2);
    }

    #[test]
    fn a_sheet_of_far_cells_is_refused() {
        let cells: Vec<(u32, u32, &str)> = (0..10_000)
            .map(|row| (row, limits::COLUMNS - 1, "x"))
            .collect();
        assert!(matches!(
            written(&cells),
            Err(Flaw::TooSparse { row: 4_000..5_000 })
        ));
    }

    #[test]
    fn merged_cells_are_filled_down_where_rows_have_values() {
        let cells = [
            (0, 0, "a"),
            (0, 1, "1"),
            (1, 1, "2"),
            (3, 1, "3"),
            (4, 1, "4"),
        ];
        let ranges = vec![Range {
            first_row: 0,
            last_row: 3,
            column: 0,
        }];
        assert_eq!(
            filled(&cells, ranges).as_deref(),
            Ok("a,1\na,2\n\na,3\n,4\n")
        );
    }

    #[test]
    fn a_cell_below_a_merged_one_keeps_its_own_value() {
        let cells = [(0, 1, "a"), (1, 0, "x"), (1, 1, "b"), (2, 0, "y")];
        let ranges = vec![Range {
            first_row: 0,
            last_row: 2,
            column: 1,
        }];
        assert_eq!(filled(&cells, ranges).as_deref(), Ok(",a\nx,b\ny,a\n"));
    }
}
