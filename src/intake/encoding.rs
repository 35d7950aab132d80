//! How bytes become characters: any encoding of the Encoding Standard that files are
//! saved in.

use encoding_rs as whatwg;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;

/// How bytes become characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Encoding(&'static whatwg::Encoding);

impl Encoding {
    /// Every byte sequence that is not UTF-8 is an error.
    pub const UTF_8: Encoding = Encoding(whatwg::UTF_8);
    /// Two bytes a character, the lower one first: Excel's "Unicode text".
    pub const UTF_16LE: Encoding = Encoding(whatwg::UTF_16LE);
    /// Two bytes a character, the higher one first.
    pub const UTF_16BE: Encoding = Encoding(whatwg::UTF_16BE);
    /// Western European, one byte a character.
    pub const WINDOWS_1252: Encoding = Encoding(whatwg::WINDOWS_1252);

    /// All that a file can be read as, by script.
    pub const ALL: [Encoding; 35] = [
        Encoding::UTF_8,
        Encoding::UTF_16LE,
        Encoding::UTF_16BE,
        Encoding::WINDOWS_1252,
        Encoding(whatwg::ISO_8859_15),
        Encoding(whatwg::MACINTOSH),
        Encoding(whatwg::WINDOWS_1250),
        Encoding(whatwg::ISO_8859_2),
        Encoding(whatwg::ISO_8859_16),
        Encoding(whatwg::WINDOWS_1257),
        Encoding(whatwg::ISO_8859_4),
        Encoding(whatwg::ISO_8859_10),
        Encoding(whatwg::ISO_8859_13),
        Encoding(whatwg::ISO_8859_14),
        Encoding(whatwg::ISO_8859_3),
        Encoding(whatwg::WINDOWS_1254),
        Encoding(whatwg::WINDOWS_1251),
        Encoding(whatwg::KOI8_R),
        Encoding(whatwg::KOI8_U),
        Encoding(whatwg::IBM866),
        Encoding(whatwg::ISO_8859_5),
        Encoding(whatwg::X_MAC_CYRILLIC),
        Encoding(whatwg::WINDOWS_1253),
        Encoding(whatwg::ISO_8859_7),
        Encoding(whatwg::WINDOWS_1256),
        Encoding(whatwg::ISO_8859_6),
        Encoding(whatwg::WINDOWS_1255),
        Encoding(whatwg::ISO_8859_8),
        Encoding(whatwg::WINDOWS_874),
        Encoding(whatwg::WINDOWS_1258),
        Encoding(whatwg::SHIFT_JIS),
        Encoding(whatwg::EUC_JP),
        Encoding(whatwg::GB18030),
        Encoding(whatwg::BIG5),
        Encoding(whatwg::EUC_KR),
    ];

    /// The encoding with this name, or another label for it such as `latin1`.
    pub fn from_name(name: &str) -> Option<Encoding> {
        let found = Encoding(whatwg::Encoding::for_label(name.trim().as_bytes())?);
        Some(found.known()).filter(|known| Encoding::ALL.contains(known))
    }

    /// GBK is read as its superset.
    fn known(self) -> Encoding {
        match self.0 == whatwg::GBK {
            true => Encoding(whatwg::GB18030),
            false => self,
        }
    }

    /// Its name in the Encoding Standard: `UTF-8`, `windows-1251`.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// Whether records are taken from the bytes as they are: structure is ASCII, and a
    /// cell can be decoded by itself.
    pub fn is_read_in_place(self) -> bool {
        self == Encoding::UTF_8 || self.0.is_single_byte()
    }

    /// The encoding of the cells of a file, which is UTF-8 where the file is
    /// transcoded before it is taken apart.
    pub fn of_cells(self) -> Encoding {
        match self.is_read_in_place() {
            true => self,
            false => Encoding::UTF_8,
        }
    }

    /// The bytes of a text in a cell; `None` when it has a character that the encoding lacks.
    pub fn encode(self, text: &str) -> Option<Vec<u8>> {
        match self.of_cells() == Encoding::UTF_8 || text.is_ascii() {
            true => Some(text.as_bytes().to_vec()),
            false => text.chars().map(|character| self.byte(character)).collect(),
        }
    }

    /// The byte of a character in an encoding of one byte a character. It is looked for
    /// among all bytes, for the encoders of all encodings are large.
    fn byte(self, character: char) -> Option<u8> {
        let mut letter = [0; 4];
        let letter = character.encode_utf8(&mut letter);
        (0..=u8::MAX).find(|&byte| self.decode(&[byte]).is_some_and(|text| text == *letter))
    }

    /// The text of bytes of a cell; `None` when they are no text in this encoding.
    pub fn decode(self, bytes: &[u8]) -> Option<Cow<'_, str>> {
        let encoding = self.of_cells().0;
        encoding.decode_without_bom_handling_and_without_replacement(bytes)
    }

    /// The text of a file's bytes, with U+FFFD in place of what is none.
    pub fn decode_lossy(self, bytes: &[u8]) -> Cow<'_, str> {
        self.0.decode_with_bom_removal(bytes).0
    }

    /// What turns a stream of bytes into UTF-8.
    pub fn decoder(self) -> whatwg::Decoder {
        self.0.new_decoder_with_bom_removal()
    }
}

impl From<&'static whatwg::Encoding> for Encoding {
    fn from(encoding: &'static whatwg::Encoding) -> Encoding {
        Encoding(encoding).known()
    }
}

impl Default for Encoding {
    fn default() -> Encoding {
        Encoding::UTF_8
    }
}

impl Serialize for Encoding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Encoding {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Encoding, D::Error> {
        let name = String::deserialize(deserializer)?;
        let unknown = || serde::de::Error::custom(format!("no encoding is called \"{name}\""));
        Encoding::from_name(&name).ok_or_else(unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_is_found_by_its_name() {
        for encoding in Encoding::ALL {
            assert_eq!(Encoding::from_name(encoding.name()), Some(encoding));
        }
        assert_eq!(Encoding::from_name("latin1"), Some(Encoding::WINDOWS_1252));
        assert_eq!(
            Encoding::from_name("cp1251").unwrap().name(),
            "windows-1251"
        );
        assert_eq!(Encoding::from_name("cp866").unwrap().name(), "IBM866");
        assert_eq!(Encoding::from_name("gbk").unwrap().name(), "gb18030");
        assert_eq!(Encoding::from_name("no such"), None);
        assert_eq!(Encoding::from_name("replacement"), None);
    }

    #[test]
    fn a_delimiter_beyond_ascii_is_written_as_the_file_writes_it() {
        let encode = |name| Encoding::from_name(name).unwrap().encode("§");
        assert_eq!(encode("UTF-8"), Some("§".as_bytes().to_vec()));
        assert_eq!(encode("windows-1252"), Some(vec![0xa7]));
        assert_eq!(encode("IBM866"), None);
    }

    #[test]
    fn the_page_offers_every_encoding() {
        let offered = include_str!("../../www/encodings.js");
        for encoding in Encoding::ALL {
            let name = format!("'{}'", encoding.name());
            assert!(offered.contains(&name), "{name}");
        }
    }

    #[test]
    fn one_byte_encodings_are_read_in_place_and_others_transcoded() {
        let in_place = |name| Encoding::from_name(name).unwrap().is_read_in_place();
        assert!(in_place("UTF-8") && in_place("KOI8-R") && in_place("windows-1256"));
        assert!(!in_place("UTF-16LE") && !in_place("Shift_JIS") && !in_place("gbk"));
    }
}
