//! Letters of other scripts that look like Latin ones.
//!
//! From Unicode's list of confusable characters (UTS 39), for those whose capital or
//! small form is drawn like a Latin letter in every common typeface.

/// A word in small letters with each letter that looks like a Latin one replaced by it.
pub fn latin(word: &str) -> String {
    match word.is_ascii() {
        true => word.to_owned(),
        false => word.chars().map(latin_letter).collect(),
    }
}

fn latin_letter(letter: char) -> char {
    match letter {
        'а' | 'α' => 'a',
        'в' | 'β' => 'b',
        'с' => 'c',
        'ԁ' => 'd',
        'е' | 'ε' => 'e',
        'н' | 'η' | 'һ' => 'h',
        'і' | 'ι' => 'i',
        'ј' => 'j',
        'к' | 'κ' => 'k',
        'м' | 'μ' => 'm',
        'ν' => 'n',
        'о' | 'ο' => 'o',
        'р' | 'ρ' => 'p',
        'ԛ' => 'q',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'ԝ' => 'w',
        'х' | 'χ' => 'x',
        'у' | 'υ' | 'ү' => 'y',
        'ζ' => 'z',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cyrillic_and_greek_letters_read_as_the_latin_ones_that_they_look_like() {
        assert_eq!(latin("асме"), "acme");
        assert_eq!(latin("αβεζ"), "abez");
        assert_eq!(latin("ромашка"), "pomaшka");
    }
}
