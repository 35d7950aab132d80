//! A cell's bytes become the text that identifies or names something.

use super::delimited::Record;
use super::plan::Encoding;
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
        encoding: Encoding,
    ) -> Result<&'a str, InvalidEncoding> {
        let cell = record.cell(column, &mut self.scratch).trim_ascii();
        match (encoding, cell.is_ascii()) {
            (_, true) | (Encoding::Utf8, _) => {
                let text = std::str::from_utf8(cell)
                    .map_err(|_| InvalidEncoding)?
                    .trim();
                match is_nfc_quick(text.chars()) {
                    IsNormalized::Yes => return Ok(text),
                    _ => normalized(text, &mut self.text),
                }
            }
            (Encoding::Windows1252, false) => {
                let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(cell);
                normalized(text.trim(), &mut self.text);
            }
        }
        Ok(&self.text)
    }
}

fn normalized(text: &str, into: &mut String) {
    into.clear();
    into.extend(text.nfc());
}

#[cfg(test)]
mod tests {
    use super::*;

    struct One(&'static [u8]);

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
    }

    fn text(cell: &'static [u8], encoding: Encoding) -> Result<String, InvalidEncoding> {
        Text::default()
            .of(&One(cell), 0, encoding)
            .map(str::to_owned)
    }

    #[test]
    fn outer_white_space_and_normal_form_never_make_two_customers() {
        assert_eq!(text(b"  Acme \t", Encoding::Utf8).unwrap(), "Acme");
        assert_eq!(
            text("\u{a0}Café\u{a0}".as_bytes(), Encoding::Utf8).unwrap(),
            "Café"
        );
        assert_eq!(
            text("Cafe\u{301}".as_bytes(), Encoding::Utf8).unwrap(),
            "Café"
        );
        assert_eq!(text("কে\u{9be}".as_bytes(), Encoding::Utf8).unwrap(), "কো");
    }

    #[test]
    fn inner_spaces_and_case_are_kept() {
        assert_eq!(text(b"ACME  Ltd", Encoding::Utf8).unwrap(), "ACME  Ltd");
    }

    #[test]
    fn bytes_are_read_in_the_files_encoding() {
        assert_eq!(text(b"Caf\xe9\xa0", Encoding::Windows1252).unwrap(), "Café");
        assert_eq!(text(b"Caf\xe9", Encoding::Utf8), Err(InvalidEncoding));
    }
}
