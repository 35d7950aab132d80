//! Digits of any script become 0 to 9, by one rule.

use std::borrow::Cow;

/// The digits of one number are of more than one script, so that one of them may be a slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MixedScripts;

/// The digit nought of each script with decimal digits of its own (Unicode's category
/// Nd in the basic plane), in order; one to nine follow it.
const NOUGHTS: [char; 37] = [
    '0', '\u{660}', '\u{6f0}', '\u{7c0}', '\u{966}', '\u{9e6}', '\u{a66}', '\u{ae6}', '\u{b66}',
    '\u{be6}', '\u{c66}', '\u{ce6}', '\u{d66}', '\u{de6}', '\u{e50}', '\u{ed0}', '\u{f20}',
    '\u{1040}', '\u{1090}', '\u{17e0}', '\u{1810}', '\u{1946}', '\u{19d0}', '\u{1a80}', '\u{1a90}',
    '\u{1b50}', '\u{1bb0}', '\u{1c40}', '\u{1c50}', '\u{a620}', '\u{a8d0}', '\u{a900}', '\u{a9d0}',
    '\u{a9f0}', '\u{aa50}', '\u{abf0}', '\u{ff10}',
];

/// A text with its digits as 0 to 9 and full-width signs as plain ones.
///
/// Fails when its digits are of several scripts.
pub fn western(text: &str) -> Result<Cow<'_, str>, MixedScripts> {
    if text.is_ascii() {
        return Ok(Cow::Borrowed(text));
    }
    let mut script = None;
    let plain = |character: char| match digit(character) {
        Some((nought, _)) if script.is_some_and(|script| script != nought) => Err(MixedScripts),
        Some((nought, digit)) => {
            script = Some(nought);
            Ok(digit)
        }
        None => Ok(half_width(character)),
    };
    text.chars()
        .map(plain)
        .collect::<Result<String, _>>()
        .map(Cow::Owned)
}

/// A digit's script, by its nought, and the digit as 0 to 9.
fn digit(character: char) -> Option<(char, char)> {
    let after = NOUGHTS.partition_point(|&nought| nought <= character);
    let nought = *NOUGHTS.get(after.checked_sub(1)?)?;
    let value = u32::from(character) - u32::from(nought);
    let digit = char::from_digit(value, 10)?;
    Some((nought, digit))
}

/// `（` as `(`: East Asian programs write signs as wide as their letters.
fn half_width(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character)
        }
        '\u{3000}' => ' ',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_every_script_mean_the_same() {
        for (text, plain) in [
            ("১২৩৪৫৬৭৮৯০", "1234567890"),
            ("੧੨੩੪੫੬੭੮੯੦", "1234567890"),
            ("१२३४५६७८९०", "1234567890"),
            ("١٢٣٤٥٦٧٨٩٠", "1234567890"),
            ("۱۲۳۴۵۶۷۸۹۰", "1234567890"),
            ("૧૨૩૪૫૬૭૮૯૦", "1234567890"),
            ("௧௨௩௪௫௬௭௮௯௦", "1234567890"),
            ("๑๒๓๔๕๖๗๘๙๐", "1234567890"),
            ("（１２３．４５）", "(123.45)"),
            ("½", "½"),
            ("²", "²"),
        ] {
            assert_eq!(western(text).unwrap(), plain);
        }
    }

    #[test]
    fn digits_of_two_scripts_are_no_number() {
        for text in ["১2৩", "1২", "١۲", "１2"] {
            assert_eq!(western(text), Err(MixedScripts), "{text}");
        }
    }

    #[test]
    fn the_noughts_are_in_order_and_apart() {
        let apart = |pair: &[char]| u32::from(pair[1]) - u32::from(pair[0]) >= 10;
        assert!(NOUGHTS.windows(2).all(apart));
    }
}
