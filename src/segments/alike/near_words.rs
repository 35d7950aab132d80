//! Words that a slip of the pen may have made of each other.

use crate::ledger::Names;
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};
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
    let mut remainders: Vec<(u64, u32)> = Vec::new();
    for (number, word) in (0..).zip(words.iter()) {
        add_remainders(word, number, &mut remainders);
    }
    remainders.sort_unstable();
    remainders.dedup();
    let common = remainders.chunk_by(|one, other| one.0 == other.0);
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

/// The word with as many letters left out as it may have slips, or fewer, hashed. A
/// number has no slips: another digit is another number.
fn add_remainders(word: &str, number: u32, remainders: &mut Vec<(u64, u32)>) {
    let letters: Vec<char> = word.chars().collect();
    let slips = slips(letters.len());
    if slips == 0 || word.starts_with(char::is_numeric) {
        return;
    }
    remainders.push((hash(&letters), number));
    for left_out in 0..letters.len() {
        let rest = without(&letters, left_out);
        remainders.push((hash(&rest), number));
        if slips > 1 {
            // From where the first letter was: each two are left out once.
            let less = (left_out..rest.len()).map(|second| hash(&without(&rest, second)));
            remainders.extend(less.map(|less| (less, number)));
        }
    }
}

fn without(letters: &[char], left_out: usize) -> Vec<char> {
    let mut rest = letters.to_vec();
    rest.remove(left_out);
    rest
}

fn hash(letters: &[char]) -> u64 {
    let mut hasher = FxHasher::default();
    letters.hash(&mut hasher);
    hasher.finish()
}

fn pairs_of(numbers: &[(u64, u32)]) -> Vec<(u32, u32)> {
    let later = |at: usize| numbers.iter().skip(at + 1);
    let pairs = numbers.iter().enumerate();
    pairs
        .flat_map(|(at, &(_, one))| later(at).map(move |&(_, other)| (one, other)))
        .collect()
}

/// Whether the slips between two words are no more than the shorter one may have.
fn are_near(one: &str, other: &str) -> bool {
    let letters = one.chars().count().min(other.chars().count());
    osa_distance(one, other) <= slips(letters)
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
