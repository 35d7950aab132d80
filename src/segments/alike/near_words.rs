//! Words that a slip of the pen may have made of each other.

use crate::ledger::Names;
use strsim::osa_distance;

/// A word of fewer letters has no slips: too many short words differ in one.
const LEAST_LETTERS: usize = 5;
/// From so many letters on a word may have two.
const TWO_SLIPS_FROM: usize = 10;
/// Up to so many: words of more letters are no words, and have very many remainders.
const TWO_SLIPS_UP_TO: usize = 24;
/// What so many words have in common tells none of them apart.
const COMMON: usize = 64;

/// The pairs of words that differ by a slip, such as a letter left out, added, taken for
/// another, or two that changed places; by two slips where both are long.
///
/// Words that are near each other have a remainder in common when as many letters as
/// they have slips are left out of each. Pairs are in order, the smaller number first.
pub fn near_words(words: &Names) -> Vec<(u32, u32)> {
    let mut remainders: Vec<u64> = Vec::new();
    for (number, word) in (0..).zip(words.iter()) {
        add_remainders(word, number, &mut remainders);
    }
    remainders.sort_unstable();
    remainders.dedup();
    let common = remainders.chunk_by(|one, other| one >> 32 == other >> 32);
    let few = common.filter(|numbers| (2..=COMMON).contains(&numbers.len()));
    let mut pairs: Vec<(u32, u32)> = few.flat_map(pairs_of).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs.retain(|&(one, other)| are_near(words.get(one), words.get(other)));
    pairs
}

/// How many slips a word of so many letters may have.
fn slips(letters: usize) -> usize {
    match letters {
        ..LEAST_LETTERS => 0,
        TWO_SLIPS_FROM..=TWO_SLIPS_UP_TO => 2,
        _ => 1,
    }
}

/// The word with as many letters left out as it may have slips, or fewer: a hash above
/// the word's number. A number has no slips: another digit is another number.
fn add_remainders(word: &str, number: u32, remainders: &mut Vec<u64>) {
    let letters: Vec<char> = word.chars().collect();
    let slips = slips(letters.len());
    if slips == 0 || word.starts_with(char::is_numeric) {
        return;
    }
    let none = letters.len();
    let mut add = |left_out| remainders.push(hash(&letters, left_out) << 32 | u64::from(number));
    add([none; 2]);
    for one in 0..none {
        add([one, none]);
        if slips > 1 {
            (one + 1..none).for_each(|other| add([one, other]));
        }
    }
}

/// The letters but those at two places, hashed: the same on every machine.
fn hash(letters: &[char], left_out: [usize; 2]) -> u64 {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut hash = 0u64;
    for (at, &letter) in letters.iter().enumerate() {
        if !left_out.contains(&at) {
            hash = (hash.rotate_left(5) ^ u64::from(letter)).wrapping_mul(ODD);
        }
    }
    hash >> 32
}

/// Each two of the words.
fn pairs_of(numbers: &[u64]) -> Vec<(u32, u32)> {
    let later = |at: usize| numbers.iter().skip(at + 1);
    let pairs = numbers.iter().enumerate();
    pairs
        .flat_map(|(at, &one)| later(at).map(move |&other| (one as u32, other as u32)))
        .collect()
}

/// Whether the slips between two words are no more than the shorter one may have.
fn are_near(one: &str, other: &str) -> bool {
    let [letters, others] = [one, other].map(|word| word.chars().count());
    let slips = slips(letters.min(others));
    letters.abs_diff(others) <= slips && {
        let (one, other) = without_common_ends(one, other);
        osa_distance(one, other) <= slips
    }
}

/// What is left between the letters that two words begin and end with: all that tells them apart.
fn without_common_ends<'a>(one: &'a str, other: &'a str) -> (&'a str, &'a str) {
    let length = |same: &(char, char)| same.0.len_utf8();
    let is_same = |pair: &(char, char)| pair.0 == pair.1;
    let start = one.chars().zip(other.chars()).take_while(is_same);
    let start: usize = start.map(|pair| length(&pair)).sum();
    let (one, other) = (&one[start..], &other[start..]);
    let end = one
        .chars()
        .rev()
        .zip(other.chars().rev())
        .take_while(is_same);
    let end: usize = end.map(|pair| length(&pair)).sum();
    (&one[..one.len() - end], &other[..other.len() - end])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(words: &[&str]) -> Vec<(u32, u32)> {
        let mut names = Names::default();
        words.iter().for_each(|word| {
            names.intern(word);
        });
        near_words(&names)
    }

    #[test]
    fn a_slip_in_a_word_of_five_letters_and_two_in_one_of_ten() {
        for (one, other) in [
            ("traders", "trader"),
            ("rahman", "rehman"),
            ("rahman", "ramhan"),
            ("international", "internatoinel"),
            ("manufacturer", "manufakturer"),
            ("রহমান", "রহমানন"),
        ] {
            assert_eq!(near(&[one, other]), [(0, 1)], "{one} {other}");
        }
    }

    #[test]
    fn short_words_and_words_with_more_slips_stay_apart() {
        for (one, other) in [
            ("east", "west"),
            ("khan", "khann"),
            ("north", "south"),
            ("eastern", "western"),
            ("importers", "exporters"),
            ("xviii", "xxiiv"),
        ] {
            assert_eq!(near(&[one, other]), [], "{one} {other}");
        }
    }

    #[test]
    fn numbers_have_no_slips() {
        assert_eq!(near(&["1234567", "1234568"]), []);
    }

    #[test]
    fn a_remainder_that_very_many_words_share_tells_nothing() {
        let few: Vec<String> = ('a'..='z').map(|letter| format!("word{letter}")).collect();
        let letters = ('a'..='z').chain('а'..='я').chain('α'..='ω');
        let many: Vec<String> = letters.map(|letter| format!("word{letter}")).collect();
        let count =
            |words: &[String]| near(&words.iter().map(String::as_str).collect::<Vec<_>>()).len();
        assert_eq!((count(&few), count(&many)), (26 * 25 / 2, 0));
    }
}
