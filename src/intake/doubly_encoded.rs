//! Text that was taken for Windows-1252 though it was UTF-8, and encoded once more.

use encoding_rs::WINDOWS_1252;

/// The text as it was before it was encoded a second time: `Ã©` becomes é; `None` where
/// it was encoded once.
///
/// A text is repaired as a whole or not at all: every character beyond ASCII must be a
/// byte of a UTF-8 sequence. Text that means what it says is never that.
pub fn repaired(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let (bytes, _, has_others) = WINDOWS_1252.encode(text);
    if has_others {
        return None;
    }
    let repaired = std::str::from_utf8(&bytes).ok()?;
    repaired
        .chars()
        .any(char::is_alphanumeric)
        .then(|| repaired.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

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
