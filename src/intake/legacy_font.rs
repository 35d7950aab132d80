//! Text typed for fonts from before Unicode, which draw another script over Latin letters.

/// Whether names are typed for the Bengali fonts of Bijoy (SutonnyMJ) or the Gurmukhi
/// fonts of the AnmolLipi family.
///
/// Only what no other language writes counts: in Bijoy signs such as † and © inside
/// words, in the Gurmukhi fonts the two surnames that most Sikhs have. Says which names
/// are like that; a single one may be chance and is not told.
pub fn typed_for_a_font<'a>(names: &[&'a str]) -> Vec<&'a str> {
    const LEAST: usize = 2;
    let found: Vec<&str> = names
        .iter()
        .copied()
        .filter(|name| is_bijoy(name) || is_gurmukhi(name))
        .collect();
    match found.len() {
        LEAST.. => found,
        _ => Vec::new(),
    }
}

/// A sign for a vowel before a letter, or for a joined consonant between two.
fn is_bijoy(name: &str) -> bool {
    let signs: Vec<char> = name.chars().collect();
    let is_letter = |at: Option<usize>| {
        at.and_then(|at| signs.get(at))
            .is_some_and(|sign| sign.is_ascii_alphabetic())
    };
    let opens =
        |at: usize| matches!(signs.get(at), Some('†' | '‡' | '‰' | 'ˆ')) && is_letter(Some(at + 1));
    let joins = |at: usize| {
        let sign = signs.get(at);
        let is_sign = matches!(
            sign,
            Some(
                '¨' | '©'
                    | 'ª'
                    | '«'
                    | '¯'
                    | '²'
                    | '³'
                    | '¶'
                    | '¸'
                    | '¹'
                    | '»'
                    | '¤'
                    | '¦'
                    | '§'
                    | '®'
            )
        );
        is_sign && is_letter(at.checked_sub(1)) && is_letter(Some(at + 1))
    };
    (0..signs.len()).any(|at| opens(at) || joins(at))
}

/// ਸਿੰਘ and ਕੌਰ as the fonts' keys write them.
fn is_gurmukhi(name: &str) -> bool {
    name.is_ascii()
        && name
            .split_ascii_whitespace()
            .any(|word| word == "isMG" || word == "kOr")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bijoy_and_anmol_lipi_are_known_by_what_no_language_writes() {
        let bijoy = ["†gvt Avãyj Kwig", "‡gmvm© iwng †U«Wvm©", "Kvjvg"];
        assert_eq!(typed_for_a_font(&bijoy), bijoy[..2]);
        let gurmukhi = ["gurdIq isMG", "hrjIq kOr", "blbIr isMG"];
        assert_eq!(typed_for_a_font(&gurmukhi), gurmukhi);
    }

    #[test]
    fn other_names_are_not_taken_for_them() {
        let names = [
            "Brand® Ltd",
            "© Acme",
            "«Ромашка»",
            "Łódź",
            "McDonald",
            "iPhone Shop",
            "Società ª",
            "O’Brien†",
            "Kaur Singh",
        ];
        assert_eq!(typed_for_a_font(&names), [""; 0]);
    }

    #[test]
    fn a_single_name_may_be_chance() {
        assert_eq!(typed_for_a_font(&["†gvt", "Acme"]), [""; 0]);
    }
}
