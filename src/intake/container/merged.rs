//! Merged cells: their value stands in the first cell, and can be filled down.

/// The first column of a merged range, rows from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Range {
    /// Its first row.
    pub first_row: u32,
    /// Its last row.
    pub last_row: u32,
    /// Its first column.
    pub column: u32,
}

/// Fills the values of merged cells down, row by row.
#[derive(Default)]
pub struct Fill {
    /// Ranges to come, last one first.
    ranges: Vec<Range>,
    /// Ranges that reach into this row, by column.
    active: Vec<(Range, Vec<u8>)>,
}

impl Fill {
    /// Fills these ranges, those over several rows.
    pub fn new(mut ranges: Vec<Range>) -> Fill {
        ranges.retain(|range| range.last_row > range.first_row);
        ranges.sort_unstable();
        ranges.reverse();
        Fill {
            ranges,
            active: Vec::new(),
        }
    }

    /// Comes to a row and says how many ranges reach into it.
    pub fn enter(&mut self, row: u32) -> usize {
        self.active.retain(|(range, _)| range.last_row >= row);
        while let Some(range) = self.ranges.pop_if(|range| range.first_row <= row) {
            let at = self
                .active
                .partition_point(|(active, _)| active.column < range.column);
            self.active.insert(at, (range, Vec::new()));
        }
        self.active.len()
    }

    /// Keeps the value of a cell when a merged range begins there.
    #[inline]
    pub fn begin(&mut self, row: u32, column: u32, text: &[u8]) {
        if self.active.is_empty() {
            return;
        }
        let here =
            |(range, _): &&mut (Range, Vec<u8>)| range.column == column && range.first_row == row;
        if let Some((_, value)) = self.active.iter_mut().find(here) {
            *value = text.to_vec();
        }
    }

    /// The first column from `from` on and before `to` that is filled in this row; puts its value.
    pub fn next(&self, from: u32, to: u32, value: &mut Vec<u8>) -> Option<u32> {
        let filled = |(range, value): &&(Range, Vec<u8>)| {
            (from..to).contains(&range.column) && !value.is_empty()
        };
        let (range, text) = self.active.iter().find(filled)?;
        value.clone_from(text);
        Some(range.column)
    }
}
