//! Text that was taken for Windows-1252 though it was UTF-8, and encoded once more.

/// The characters of the bytes 0x80 to 0x9F; all others have the number of their byte.
const SPECIAL: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The text as it was before it was encoded a second time: `Ã©` becomes é; `None` where
/// it was encoded once.
///
/// A text is repaired as a whole or not at all: every character beyond ASCII must be a
/// byte of a UTF-8 sequence. Text that means what it says is never that.
pub fn repaired(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let bytes: Option<Vec<u8>> = text.chars().map(windows_1252_byte).collect();
    let repaired = String::from_utf8(bytes?).ok()?;
    let says_something = repaired.chars().any(char::is_alphanumeric);
    says_something.then_some(repaired)
}

/// The byte of a character. A table of its own: an encoder for all encodings takes fifty kilobytes.
fn windows_1252_byte(sign: char) -> Option<u8> {
    match SPECIAL.iter().position(|&special| special == sign) {
        Some(at) => Some(0x80 + at as u8),
        None if ('\u{80}'..='\u{9f}').contains(&sign) => None,
        None => u8::try_from(sign).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::WINDOWS_1252;

    #[test]
    fn every_byte_has_the_character_that_decoders_give_it() {
        for byte in 0..=u8::MAX {
            let bytes = [byte];
            let (text, _) = WINDOWS_1252.decode_without_bom_handling(&bytes);
            let sign = text.chars().next().unwrap();
            assert_eq!(windows_1252_byte(sign), Some(byte), "{sign:?}");
        }
        assert_eq!(windows_1252_byte('\u{80}'), None);
    }

    /// Encodes a text once more.
    fn mangled(text: &str) -> String {
        WINDOWS_1252
            .decode_without_bom_handling(text.as_bytes())
            .0
            .into_owned()
    }

    #[test]
    fn what_was_encoded_twice_is_repaired() {
        assert_eq!(repaired("CafÃ©").as_deref(), Some("Café"));
        for name in [
            "Élise Müller",
            "করিম ট্রেডার্স",
            "ਗੁਰਦਿੱਤ ਸਿੰਘ",
            "ООО Ромашка",
            "€ shop “Ω”",
        ] {
            assert_eq!(repaired(&mangled(name)).as_deref(), Some(name));
        }
    }

    #[test]
    fn what_was_encoded_once_stays() {
        for name in [
            "Acme",
            "Café",
            "Ã",
            "São João",
            "করিম",
            "Ромашка",
            "Müller © 2024",
            "Â£",
            "Ünal Å",
        ] {
            assert_eq!(repaired(name), None, "{name}");
        }
    }

    #[test]
    fn three_times_is_repaired_step_by_step() {
        let thrice = mangled(&mangled("Zoë"));
        assert_eq!(
            repaired(&repaired(&thrice).unwrap()).as_deref(),
            Some("Zoë")
        );
    }
}
