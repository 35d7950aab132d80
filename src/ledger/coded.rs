//! An optional column: each row holds the number of one of a few texts.

use super::Names;

/// A column of texts, stored as numbers of the narrowest width that fits.
///
/// Number 0 is the empty text, whether or not a row has it.
#[derive(Clone, Debug)]
pub struct Coded {
    names: Names,
    codes: Codes,
}

#[derive(Clone, Debug)]
enum Codes {
    Narrow(Vec<u8>),
    Wide(Vec<u16>),
    Huge(Vec<u32>),
}

impl Default for Coded {
    fn default() -> Coded {
        let mut names = Names::default();
        names.intern("");
        Coded {
            names,
            codes: Codes::Narrow(Vec::new()),
        }
    }
}

impl Coded {
    /// The distinct texts of the column.
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// The number of the text in a row.
    pub fn code(&self, row: usize) -> u32 {
        match &self.codes {
            Codes::Narrow(codes) => codes[row].into(),
            Codes::Wide(codes) => codes[row].into(),
            Codes::Huge(codes) => codes[row],
        }
    }

    /// The text in a row.
    pub fn text(&self, row: usize) -> &str {
        self.names.get(self.code(row))
    }

    /// How many rows.
    pub fn len(&self) -> usize {
        match &self.codes {
            Codes::Narrow(codes) => codes.len(),
            Codes::Wide(codes) => codes.len(),
            Codes::Huge(codes) => codes.len(),
        }
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number of a text, which is added when it is not there.
    pub fn number(&mut self, text: &str) -> u32 {
        self.names.intern(text)
    }

    /// Adds a row with the number of a text.
    pub fn push(&mut self, code: u32) {
        match &mut self.codes {
            Codes::Narrow(codes) => match u8::try_from(code) {
                Ok(code) => return codes.push(code),
                Err(_) => self.codes = Codes::Wide(codes.iter().map(|&c| c.into()).collect()),
            },
            Codes::Wide(codes) => match u16::try_from(code) {
                Ok(code) => return codes.push(code),
                Err(_) => self.codes = Codes::Huge(codes.iter().map(|&c| c.into()).collect()),
            },
            Codes::Huge(codes) => return codes.push(code),
        }
        self.push(code);
    }

    /// Adds a row that is there once more, behind the others.
    pub(super) fn repeat(&mut self, row: usize) {
        self.push(self.code(row));
    }

    /// Forgets all rows from `rows` on.
    pub(super) fn truncate(&mut self, rows: usize) {
        match &mut self.codes {
            Codes::Narrow(codes) => codes.truncate(rows),
            Codes::Wide(codes) => codes.truncate(rows),
            Codes::Huge(codes) => codes.truncate(rows),
        }
    }

    /// Adds all rows of another column behind this one's.
    pub(super) fn append(&mut self, other: &Coded) {
        let numbers: Vec<u32> = other
            .names
            .iter()
            .map(|name| self.names.intern(name))
            .collect();
        for row in 0..other.len() {
            self.push(numbers[other.code(row) as usize]);
        }
    }

    /// The same rows in another order: row `i` of the result is row `order[i]`.
    pub(super) fn reordered(self, order: &[u32]) -> Coded {
        fn gather<T: Copy>(codes: &[T], order: &[u32]) -> Vec<T> {
            order.iter().map(|&row| codes[row as usize]).collect()
        }
        let codes = match &self.codes {
            Codes::Narrow(codes) => Codes::Narrow(gather(codes, order)),
            Codes::Wide(codes) => Codes::Wide(gather(codes, order)),
            Codes::Huge(codes) => Codes::Huge(gather(codes, order)),
        };
        Coded {
            names: self.names,
            codes,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(texts: &[&str]) -> Coded {
        let mut column = Coded::default();
        for text in texts {
            let code = column.number(text);
            column.push(code);
        }
        column
    }

    fn texts(column: &Coded) -> Vec<&str> {
        (0..column.len()).map(|row| column.text(row)).collect()
    }

    #[test]
    fn appending_renumbers_the_other_columns_texts() {
        let mut left = column(&["north", "south"]);
        left.append(&column(&["south", "", "east"]));
        left.append(&Coded::default());
        assert_eq!(texts(&left), ["north", "south", "south", "", "east"]);
    }

    #[test]
    fn a_column_widens_past_255_and_65535_texts() {
        let mut column = Coded::default();
        for i in 0..70_000 {
            let code = column.number(&i.to_string());
            column.push(code);
        }
        assert_eq!(
            (column.text(0), column.text(255), column.text(69_999)),
            ("0", "255", "69999")
        );
    }
}
