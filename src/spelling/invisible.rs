//! Characters that nobody sees but that make two names of one.

/// Whether a character has no look of its own in any script: marks of direction, zero
/// width spaces, soft hyphens, variation selectors, byte order marks.
///
/// Joiners are among them: they shape letters of Indian and Arabic scripts, but no
/// two names differ by nothing else.
pub fn is_invisible(sign: char) -> bool {
    is_joiner(sign) || is_control_of_text(sign)
}

/// Whether a text holds a character that nobody sees and that has no work to do there:
/// joiners have some among letters that join.
pub fn hides_something(text: &str) -> bool {
    let joins = text.chars().any(is_of_joining_script);
    let hidden = |sign| is_control_of_text(sign) || (is_joiner(sign) && !joins);
    text.chars().any(hidden)
}

/// The text without them.
pub fn without(text: &str) -> String {
    text.chars().filter(|&sign| !is_invisible(sign)).collect()
}

fn is_joiner(sign: char) -> bool {
    matches!(sign, '\u{200c}' | '\u{200d}')
}

fn is_control_of_text(sign: char) -> bool {
    matches!(sign,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Arabic to Mongolian: all scripts whose letters joiners shape.
fn is_of_joining_script(sign: char) -> bool {
    matches!(sign, '\u{600}'..='\u{18af}') || sign > '\u{1f000}'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_direction_and_zero_width_spaces_hide_in_names() {
        for name in [
            "\u{202e}Acme",
            "Ac\u{200b}me",
            "Acme\u{200f}",
            "Ac\u{200d}me",
            "\u{feff}Acme",
        ] {
            assert!(hides_something(name), "{name:?}");
            assert_eq!(without(name), "Acme");
        }
        assert!(!hides_something("Acme\u{a0}Ltd"));
    }

    #[test]
    fn joiners_have_work_to_do_in_bengali_and_persian() {
        assert!(!hides_something("র\u{200d}্যাব"));
        assert!(!hides_something("می\u{200c}خواهم"));
    }
}
