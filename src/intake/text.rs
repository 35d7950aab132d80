//! A cell's bytes become the text that identifies or names something.

use super::delimited::Record;
use super::problem::shown;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Room for one cell's text; kept from row to row so that nothing is allocated.
#[derive(Default)]
pub struct Text {
    scratch: Vec<u8>,
    text: String,
}

/// The bytes of a cell are no text in the file's encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidEncoding;

impl Text {
    /// The text of a cell: outer white space trimmed, in Unicode normal form C.
    pub fn of<'a>(
        &'a mut self,
        record: &'a impl Record,
        column: usize,
    ) -> Result<&'a str, InvalidEncoding> {
        let cell = record.decoded(column, &mut self.scratch).trim_ascii();
        let text = std::str::from_utf8(cell)
            .map_err(|_| InvalidEncoding)?
            .trim();
        match text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
            true => Ok(text),
            false => {
                normalized(text, &mut self.text);
                Ok(&self.text)
            }
        }
    }
}

/// The cells of a record as texts, also those that are no text.
pub fn cells_as_texts(record: &impl Record) -> Vec<String> {
    let (mut text, mut scratch) = (Text::default(), Vec::new());
    let mut as_text = |number: usize| match text.of(record, number) {
        Ok(text) => text.to_owned(),
        Err(InvalidEncoding) => {
            let cell = record.cell(number, &mut scratch);
            shown(cell, record.encoding()).trim().to_owned()
        }
    };
    (0..record.cell_count()).map(&mut as_text).collect()
}

fn normalized(text: &str, into: &mut String) {
    into.clear();
    into.extend(text.nfc());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::encoding::Encoding;

    struct One(&'static [u8], Encoding);

    impl Record for One {
        fn cell_count(&self) -> usize {
            1
        }
        fn cell<'a>(&'a self, _: usize, _: &'a mut Vec<u8>) -> &'a [u8] {
            self.0
        }
        fn text(&self) -> &[u8] {
            self.0
        }
        fn encoding(&self) -> Encoding {
            self.1
        }
    }

    fn text(cell: &'static [u8], encoding: Encoding) -> Result<String, InvalidEncoding> {
        Text::default()
            .of(&One(cell, encoding), 0)
            .map(str::to_owned)
    }

    #[test]
    fn outer_white_space_and_normal_form_never_make_two_customers() {
        assert_eq!(text(b"  Acme \t", Encoding::UTF_8).unwrap(), "Acme");
        assert_eq!(
            text("\u{a0}Café\u{a0}".as_bytes(), Encoding::UTF_8).unwrap(),
            "Café"
        );
        assert_eq!(
            text("Cafe\u{301}".as_bytes(), Encoding::UTF_8).unwrap(),
            "Café"
        );
        assert_eq!(text("কে\u{9be}".as_bytes(), Encoding::UTF_8).unwrap(), "কো");
    }

    #[test]
    fn inner_spaces_and_case_are_kept() {
        assert_eq!(text(b"ACME  Ltd", Encoding::UTF_8).unwrap(), "ACME  Ltd");
    }

    #[test]
    fn bytes_are_read_in_the_files_encoding() {
        assert_eq!(
            text(b"Caf\xe9\xa0", Encoding::WINDOWS_1252).unwrap(),
            "Café"
        );
        assert_eq!(text(b"Caf\xe9", Encoding::UTF_8), Err(InvalidEncoding));
    }
}
