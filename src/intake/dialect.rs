//! How the bytes of a file become cells.

use super::encoding::Encoding;
use super::scan::Structure;
use serde::{Deserialize, Serialize};

/// How the bytes of a file become cells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct Dialect {
    /// How bytes become characters.
    pub encoding: Encoding,
    /// Between cells: one or more characters.
    pub delimiter: String,
    /// Around cells that hold a delimiter or a line end: one ASCII character.
    pub quote: Option<char>,
    /// Before a quote that belongs to the text: one ASCII character. Without it such
    /// a quote is doubled.
    pub escape: Option<char>,
    /// Whether blanks behind a delimiter belong to no cell.
    pub skip_spaces: bool,
    /// Whether a run of delimiters counts as one, at the line's ends as none.
    pub runs: bool,
    /// What ends a line.
    pub line_end: LineEnd,
    /// Whether every row is quoted as if it were one cell.
    pub wrapped: bool,
    /// Records before the header, or before the data where there is none.
    pub preamble: u32,
    /// How many of the next records name the columns; blank ones are not counted.
    pub header: u32,
}

impl Default for Dialect {
    fn default() -> Dialect {
        Dialect {
            encoding: Encoding::UTF_8,
            delimiter: ",".to_owned(),
            quote: Some('"'),
            escape: None,
            skip_spaces: false,
            runs: false,
            line_end: LineEnd::Lf,
            wrapped: false,
            preamble: 0,
            header: 1,
        }
    }
}

impl Dialect {
    /// What the structural scan looks for; `None` for a dialect that only the exact
    /// reader knows.
    pub fn structure(&self) -> Option<Structure> {
        let is_plain = self.escape.is_none()
            && self.line_end == LineEnd::Lf
            && !(self.skip_spaces || self.runs || self.wrapped);
        match (self.delimiter.as_bytes(), self.quote.and_then(ascii)) {
            (&[delimiter], Some(quote)) if is_plain && delimiter.is_ascii() => {
                Some(Structure { delimiter, quote })
            }
            _ => None,
        }
    }
}

/// The byte of an ASCII character.
pub fn ascii(character: char) -> Option<u8> {
    u8::try_from(character).ok().filter(u8::is_ascii)
}

/// What ends a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum LineEnd {
    /// A line feed, with or without a carriage return before it.
    #[default]
    Lf,
    /// A carriage return alone too, as on old Macs.
    Any,
}

impl LineEnd {
    /// How many line ends stand in `bytes`, which do not end between `\r` and `\n`.
    pub fn count(self, bytes: &[u8]) -> u32 {
        let line_feeds = || bytes.iter().map(|&byte| u32::from(byte == b'\n')).sum();
        match self {
            LineEnd::Lf => line_feeds(),
            LineEnd::Any => {
                let alone = |pair: &&[u8]| pair[0] == b'\r' && pair.get(1) != Some(&b'\n');
                let inner = bytes.windows(2).filter(alone).count();
                let last = usize::from(bytes.last() == Some(&b'\r'));
                line_feeds() + (inner + last) as u32
            }
        }
    }

    /// Where the first line of `bytes` ends, its line end included.
    ///
    /// A `\r` that is the last of the bytes is no line end yet: a `\n` may follow.
    pub fn find(self, bytes: &[u8]) -> Option<usize> {
        let ends = |byte: &u8| *byte == b'\n' || (*byte == b'\r' && self == LineEnd::Any);
        let at = bytes.iter().position(ends)?;
        match (bytes[at], bytes.get(at + 1)) {
            (b'\r', None) => None,
            (b'\r', Some(b'\n')) => Some(at + 2),
            _ => Some(at + 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_as_the_dialect_says() {
        for (text, lf, any) in [
            ("", 0, 0),
            ("a\nb\r\nc", 2, 2),
            ("a\rb\r\nc\r", 1, 3),
            ("\r\r\n\n", 2, 3),
        ] {
            assert_eq!(LineEnd::Lf.count(text.as_bytes()), lf, "{text:?}");
            assert_eq!(LineEnd::Any.count(text.as_bytes()), any, "{text:?}");
        }
        assert_eq!(LineEnd::Any.find(b"a\r\nb"), Some(3));
        assert_eq!(LineEnd::Any.find(b"a\rb"), Some(2));
        assert_eq!(LineEnd::Any.find(b"a\r"), None);
        assert_eq!(LineEnd::Lf.find(b"a\rb\n"), Some(4));
    }

    #[test]
    fn only_plain_dialects_are_scanned() {
        let comma = Dialect::default();
        assert!(comma.structure().is_some());
        for changed in [
            Dialect {
                delimiter: "||".into(),
                ..comma.clone()
            },
            Dialect {
                quote: None,
                ..comma.clone()
            },
            Dialect {
                escape: Some('\\'),
                ..comma.clone()
            },
            Dialect {
                line_end: LineEnd::Any,
                ..comma.clone()
            },
        ] {
            assert_eq!(changed.structure(), None);
        }
    }

    #[test]
    fn a_dialect_is_written_by_its_fields_names() {
        let dialect = Dialect {
            encoding: Encoding::from_name("KOI8-R").unwrap(),
            runs: true,
            ..Dialect::default()
        };
        let json = serde_json::to_value(&dialect).unwrap();
        assert_eq!(json["encoding"], "KOI8-R");
        assert_eq!(
            (&json["lineEnd"], &json["quote"]),
            (&"lf".into(), &"\"".into())
        );
        assert_eq!(serde_json::from_value::<Dialect>(json).unwrap(), dialect);
    }
}
