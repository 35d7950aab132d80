//! Distinct texts, numbered in the order in which they first came.

use hashbrown::HashTable;
use rustc_hash::FxHasher;
use std::hash::Hasher;

/// Stands between the two texts of a customer who is identified by two columns, so that
/// "A, B" of "C" and "A" of "B, C" are two customers.
pub const BETWEEN_COLUMNS: char = '\u{1f}';

/// Distinct byte strings in one piece of memory, each with a number.
#[derive(Clone, Debug, Default)]
pub struct Distinct {
    bytes: Vec<u8>,
    ends: Vec<u32>,
    table: HashTable<u32>,
}

impl Distinct {
    /// How many distinct strings.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The string with this number.
    pub fn get(&self, number: u32) -> &[u8] {
        string_of(&self.bytes, &self.ends, number)
    }

    /// The number of a string, if it is there.
    pub fn find(&self, string: &[u8]) -> Option<u32> {
        let (bytes, ends) = (&self.bytes, &self.ends);
        let is_it = |&number: &u32| are_equal(string_of(bytes, ends, number), string);
        self.table.find(hash(string), is_it).copied()
    }

    /// The number of a string, which is added when it is not there.
    pub fn intern(&mut self, string: &[u8]) -> u32 {
        match self.find(string) {
            Some(number) => number,
            None => self.insert_new(string),
        }
    }

    /// Adds a string that is known not to be there.
    fn insert_new(&mut self, string: &[u8]) -> u32 {
        let number = self.ends.len() as u32;
        self.bytes.extend_from_slice(string);
        self.ends.push(self.bytes.len() as u32);
        let (bytes, ends) = (&self.bytes, &self.ends);
        let hash_of = |&number: &u32| hash(string_of(bytes, ends, number));
        self.table.insert_unique(hash(string), number, hash_of);
        number
    }
}

/// Distinct texts in one piece of memory, each with a number.
#[derive(Clone, Debug, Default)]
pub struct Names(Distinct);

impl Names {
    /// How many distinct texts.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text with this number.
    pub fn get(&self, number: u32) -> &str {
        // SAFETY: only whole `str`s are interned, and each is given back whole.
        unsafe { std::str::from_utf8_unchecked(self.0.get(number)) }
    }

    /// All texts, in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len() as u32).map(|number| self.get(number))
    }

    /// The same texts with ", " where two columns meet, or with " | " where a comma
    /// would make two of them alike.
    pub fn shown(self) -> Names {
        if !self.0.bytes.contains(&(BETWEEN_COLUMNS as u8)) {
            return self;
        }
        let mut shown = Names::default();
        for name in self.iter() {
            let mut between = ", ".to_owned();
            while shown
                .find(&name.replace(BETWEEN_COLUMNS, &between))
                .is_some()
            {
                between = format!(" |{}", between.trim_start_matches(','));
            }
            shown.intern(&name.replace(BETWEEN_COLUMNS, &between));
        }
        shown
    }

    /// The number of a text, if it is there.
    pub fn find(&self, name: &str) -> Option<u32> {
        self.0.find(name.as_bytes())
    }

    /// The number of a text, which is added when it is not there.
    pub fn intern(&mut self, name: &str) -> u32 {
        self.0.intern(name.as_bytes())
    }
}

fn string_of<'a>(bytes: &'a [u8], ends: &[u32], number: u32) -> &'a [u8] {
    let number = number as usize;
    let start = if number == 0 { 0 } else { ends[number - 1] };
    &bytes[start as usize..ends[number] as usize]
}

/// Whether two short byte strings are equal: eight bytes at a time, for a wasm
/// module's memory comparison goes byte by byte.
#[inline]
pub fn are_equal(one: &[u8], other: &[u8]) -> bool {
    let (words, rest) = one.as_chunks::<8>();
    let (other_words, other_rest) = other.as_chunks::<8>();
    let word = |bytes: &[u8; 8]| u64::from_le_bytes(*bytes);
    one.len() == other.len()
        && words
            .iter()
            .zip(other_words)
            .all(|(a, b)| word(a) == word(b))
        && rest.iter().zip(other_rest).all(|(a, b)| a == b)
}

fn hash(string: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(string);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_share_a_number_and_numbers_follow_first_occurrence() {
        let mut names = Names::default();
        let numbers = ["b", "", "a", "b", ""].map(|name| names.intern(name));
        assert_eq!(numbers, [0, 1, 2, 0, 1]);
        assert_eq!(names.iter().collect::<Vec<_>>(), ["b", "", "a"]);
        assert_eq!(names.find("a"), Some(2));
        assert_eq!(names.find("c"), None);
    }

    #[test]
    fn two_columns_are_shown_with_a_comma_unless_that_makes_two_alike() {
        let mut names = Names::default();
        for name in ["A, B\u{1f}C", "A\u{1f}B, C", "A\u{1f}B", "D"] {
            names.intern(name);
        }
        let shown = names.shown();
        let shown: Vec<_> = shown.iter().collect();
        assert_eq!(shown, ["A, B, C", "A | B, C", "A, B", "D"]);
    }

    #[test]
    fn strings_are_equal_when_all_their_bytes_are() {
        for len in 0..30 {
            let string = vec![7u8; len];
            assert!(are_equal(&string, &string.clone()));
            for at in 0..len {
                let mut other = string.clone();
                other[at] = 8;
                assert!(!are_equal(&string, &other), "{len} {at}");
            }
            assert!(!are_equal(&string, &vec![7u8; len + 1]));
        }
    }

    #[test]
    fn thousands_of_texts_are_found_again() {
        let mut names = Names::default();
        for i in 0..20_000 {
            assert_eq!(names.intern(&format!("customer {i}")), i);
        }
        assert_eq!(names.find("customer 17321"), Some(17_321));
    }
}
