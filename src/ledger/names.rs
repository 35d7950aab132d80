//! Distinct texts, numbered in the order in which they first came.

use hashbrown::HashTable;
use rustc_hash::FxHasher;
use std::hash::Hasher;

/// Distinct texts in one piece of memory, each with a number.
#[derive(Clone, Debug)]
pub struct Names {
    text: String,
    ends: Vec<u32>,
    table: HashTable<u32>,
}

impl Default for Names {
    fn default() -> Names {
        Names {
            text: String::new(),
            ends: Vec::new(),
            table: HashTable::new(),
        }
    }
}

impl Names {
    /// How many distinct texts.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The text with this number.
    pub fn get(&self, number: u32) -> &str {
        text_of(&self.text, &self.ends, number)
    }

    /// All texts, in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len() as u32).map(|number| self.get(number))
    }

    /// The number of a text, if it is there.
    pub fn find(&self, name: &str) -> Option<u32> {
        let (text, ends) = (&self.text, &self.ends);
        self.table
            .find(hash(name), |&number| text_of(text, ends, number) == name)
            .copied()
    }

    /// The number of a text, which is added when it is not there.
    pub fn intern(&mut self, name: &str) -> u32 {
        match self.find(name) {
            Some(number) => number,
            None => self.insert_new(name),
        }
    }

    fn insert_new(&mut self, name: &str) -> u32 {
        let number = self.ends.len() as u32;
        self.text.push_str(name);
        self.ends.push(self.text.len() as u32);
        let (text, ends) = (&self.text, &self.ends);
        self.table
            .insert_unique(hash(name), number, |&number| hash(text_of(text, ends, number)));
        number
    }
}

fn text_of<'a>(text: &'a str, ends: &[u32], number: u32) -> &'a str {
    let number = number as usize;
    let start = if number == 0 { 0 } else { ends[number - 1] };
    &text[start as usize..ends[number] as usize]
}

fn hash(name: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(name.as_bytes());
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_share_a_number_and_numbers_follow_first_occurrence() {
        let mut names = Names::default();
        let numbers: Vec<u32> = ["b", "", "a", "b", ""].map(|name| names.intern(name)).to_vec();
        assert_eq!(numbers, [0, 1, 2, 0, 1]);
        assert_eq!(names.iter().collect::<Vec<_>>(), ["b", "", "a"]);
        assert_eq!(names.find("a"), Some(2));
        assert_eq!(names.find("c"), None);
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
