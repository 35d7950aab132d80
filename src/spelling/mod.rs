//! How names are written, and what has to be overlooked for two of them to read the same.
//!
//! Everything here is the same for every language and place: no locale decides.

pub mod invisible;
mod legal_form;
mod look_alike;

use serde::Serialize;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What has to be overlooked for two names to read the same; each covers those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Difference {
    /// Nothing: they are written the same.
    Same,
    /// Characters that nobody sees, such as zero width spaces and marks of direction.
    Invisible,
    /// Characters that Unicode calls compatible: full-width letters, ligatures.
    Compatibility,
    /// Capital and small letters; İ and ı are forms of i, and ß is ss.
    Case,
    /// Spaces, points, quotes and other signs between letters.
    Punctuation,
    /// Accents on letters.
    Accents,
    /// Letters of another script that look the same: Cyrillic А, Latin A, Greek Α.
    LookAlike,
    /// The legal form of a company: Ltd, GmbH, ООО, লিঃ.
    LegalForm,
    /// The order of the words.
    WordOrder,
    /// A letter or two in one word.
    Typo,
}

impl Difference {
    const TRIED: [Difference; 9] = [
        Difference::Same,
        Difference::Invisible,
        Difference::Compatibility,
        Difference::Case,
        Difference::Punctuation,
        Difference::Accents,
        Difference::LookAlike,
        Difference::LegalForm,
        Difference::WordOrder,
    ];

    /// The least that has to be overlooked; a typo where nothing else will do.
    pub fn between(one: &str, other: &str) -> Difference {
        let mut tried = Difference::TRIED.into_iter();
        let enough =
            tried.find(|difference| difference.overlooked(one) == difference.overlooked(other));
        enough.unwrap_or(Difference::Typo)
    }

    /// What is left of a name when this and all before it are overlooked.
    fn overlooked(self, name: &str) -> String {
        match self {
            Difference::Same => name.to_owned(),
            Difference::Invisible => invisible::without(name),
            Difference::Compatibility => invisible::without(name).nfkc().collect(),
            Difference::Case => cased(&Difference::Compatibility.overlooked(name)),
            Difference::Punctuation => joined(&words(&Difference::Case.overlooked(name))),
            Difference::Accents => joined(&plain_words(name)),
            Difference::LookAlike => Spelling::of(name).joined(),
            Difference::LegalForm => joined(&Spelling::of(name).core),
            Difference::WordOrder | Difference::Typo => Spelling::of(name).sorted(),
        }
    }
}

/// A name taken apart: its words in small plain letters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spelling {
    /// All words.
    words: Vec<String>,
    /// The words that are no legal form; all words where nothing else is left.
    pub core: Vec<String>,
    /// The legal forms before and behind those, by their usual abbreviations; not those that any firm may use.
    pub legal_forms: Vec<String>,
}

impl Spelling {
    /// Takes a name apart.
    pub fn of(name: &str) -> Spelling {
        let words = plain_words(name);
        let (core, legal_forms) = legal_form::taken_off(&words);
        let latin = |words: &[String]| words.iter().map(|word| look_alike::latin(word)).collect();
        Spelling {
            core: latin(core),
            legal_forms: legal_forms
                .into_iter()
                .filter(|&form| form != legal_form::ANY)
                .map(str::to_owned)
                .collect(),
            words: latin(&words),
        }
    }

    /// All words without what is between them.
    pub fn joined(&self) -> String {
        joined(&self.words)
    }

    /// The words that are no legal form, without what is between them.
    pub fn core_joined(&self) -> String {
        joined(&self.core)
    }

    /// The same words in alphabetical order.
    pub fn sorted(&self) -> String {
        let mut words: Vec<&str> = self.core.iter().map(String::as_str).collect();
        words.sort_unstable();
        words.join(" ")
    }
}

/// A text in the form in which a list of words holds it: small letters, without accents or signs.
pub fn as_word(text: &str) -> String {
    joined(&plain_words(text))
}

/// The words without accents.
fn plain_words(name: &str) -> Vec<String> {
    let is_accent = |sign: char| matches!(sign, '\u{300}'..='\u{36f}');
    let visible = invisible::without(name);
    if visible.is_ascii() {
        return words(&visible.to_ascii_lowercase());
    }
    let plain = visible.nfkd().filter(|&sign| !is_accent(sign));
    words(&cased(&plain.nfc().collect::<String>()))
}

/// Small letters, the same in every language: via capitals, so that ß is ss and ı is i.
fn cased(text: &str) -> String {
    let small = |letter: char| letter.to_uppercase().flat_map(char::to_lowercase);
    // The small form of İ is an i with the point as a sign of its own.
    text.chars()
        .flat_map(small)
        .filter(|&sign| sign != '\u{307}')
        .collect()
}

/// What a character is to the words of a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Between,
    Letter,
    Digit,
}

impl Kind {
    fn of(sign: char) -> Kind {
        match sign {
            _ if sign.is_numeric() => Kind::Digit,
            _ if sign.is_alphabetic() || is_combining_mark(sign) => Kind::Letter,
            _ => Kind::Between,
        }
    }
}

/// The words of a text in small letters: letters and digits are words of their own, and
/// letters that stand alone (`l.l.c.`) are one word together.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut last = Kind::Between;
    for sign in text.chars().filter(|&sign| !is_apostrophe(sign)) {
        let kind = Kind::of(sign);
        match words.last_mut() {
            _ if kind == Kind::Between => {}
            Some(word) if kind == last => word.push(sign),
            _ => words.push(sign.to_string()),
        }
        last = kind;
    }
    with_initials_joined(words)
}

fn is_apostrophe(sign: char) -> bool {
    matches!(sign, '\'' | '\u{2019}' | '\u{2bc}' | '`' | '\u{b4}')
}

fn with_initials_joined(words: Vec<String>) -> Vec<String> {
    let mut joined: Vec<String> = Vec::with_capacity(words.len());
    let mut after_initial = false;
    for word in words {
        let is_initial = is_single_letter(&word);
        match joined.last_mut() {
            Some(initials) if after_initial && is_initial => initials.push_str(&word),
            _ => joined.push(word),
        }
        after_initial = is_initial;
    }
    joined
}

fn is_single_letter(word: &str) -> bool {
    let mut signs = word.chars();
    signs.next().is_some_and(char::is_alphabetic) && signs.next().is_none()
}

/// Words one after another; numbers stay apart, for 1 2 is not 12.
fn joined(words: &[String]) -> String {
    let mut joined = String::new();
    for word in words {
        let ends_in_digit = joined.ends_with(char::is_numeric);
        if ends_in_digit && word.starts_with(char::is_numeric) {
            joined.push(' ');
        }
        joined.push_str(word);
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::Difference::*;
    use super::*;

    #[test]
    fn the_least_that_must_be_overlooked_is_named() {
        for (one, other, expected) in [
            ("Acme", "Acme", Same),
            ("Acme", "Ac\u{200b}me", Invisible),
            ("Acme", "\u{202e}Acme", Invisible),
            ("Acme", "Ａｃｍｅ", Compatibility),
            ("Office", "Oﬃce", Compatibility),
            ("ACME", "acme", Case),
            ("STRASSE 5", "Straße 5", Case),
            ("İSTANBUL ISI", "istanbul ısı", Case),
            ("ΟΔΥΣΣΕΥΣ", "Οδυσσεύς", Accents),
            ("Acme Trading", "ACME  trading.", Punctuation),
            ("O'Brien & Sons", "OBRIEN SONS", Punctuation),
            ("A.B. Traders", "AB Traders", Punctuation),
            ("Shop1", "Shop 1", Punctuation),
            ("Société Générale", "Societe Generale", Accents),
            ("АСМЕ", "ACME", LookAlike),
            ("Acme Ltd.", "ACME", LegalForm),
            ("ООО «Ромашка»", "Ромашка", LegalForm),
            ("মেসার্স রহিম ট্রেডার্স", "রহিম ট্রেডার্স লিঃ", LegalForm),
            ("Rahim, Abdul", "Abdul Rahim", WordOrder),
            ("Mohammad Ali", "Mohammed Ali", Typo),
        ] {
            assert_eq!(Difference::between(one, other), expected, "{one} | {other}");
            assert_eq!(Difference::between(other, one), expected, "{other} | {one}");
        }
    }

    #[test]
    fn numbers_are_never_overlooked() {
        for (one, other) in [
            ("Shop 1", "Shop 2"),
            ("Shop 1 2", "Shop 12"),
            ("10-01", "1001"),
            ("7", "07"),
        ] {
            for difference in Difference::TRIED {
                assert_ne!(
                    difference.overlooked(one),
                    difference.overlooked(other),
                    "{one} | {other}"
                );
            }
        }
    }

    #[test]
    fn signs_of_indian_scripts_that_tell_words_apart_are_kept() {
        assert_ne!(as_word("ক্ত"), as_word("কত"));
        assert_ne!(as_word("ਸ਼ਾਮ"), as_word("ਸਾਮ"));
        assert_eq!(as_word(" রহিম-ট্রেডার্স "), "রহিমট্রেডার্স");
    }

    #[test]
    fn a_name_of_signs_has_no_words() {
        assert_eq!(Spelling::of("---"), Spelling::default());
    }
}
