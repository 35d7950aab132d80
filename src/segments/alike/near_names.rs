//! Names that differ by a slip in one of their words.

use super::near_words::near_words;
use crate::ledger::{Distinct, Names};

/// Names as rows of numbered words.
#[derive(Default)]
pub struct WordRows {
    words: Names,
    rows: Vec<Vec<u32>>,
}

impl WordRows {
    /// Adds the words of the next name.
    pub fn add(&mut self, words: &[String]) {
        let row = words.iter().map(|word| self.words.intern(word));
        self.rows.push(row.collect());
    }

    /// The pairs of names that have the same words but for one, which may be a slip of
    /// the other's. Numbers, initials and short words are among those that are the same.
    pub fn near(&self) -> Vec<(u32, u32)> {
        let slips = slips_by_word(&self.words);
        let (known, first) = self.known();
        let mut pairs = Vec::new();
        for (place, row) in (0..).zip(&self.rows) {
            for at in 0..row.len() {
                let others = slips[row[at] as usize].iter();
                let found = others.filter_map(|&word| known.find(&bytes(&with(row, at, word))));
                pairs.extend(found.map(|number| (place, first[number as usize])));
            }
        }
        pairs
    }

    /// All different rows, and the first name with each.
    fn known(&self) -> (Distinct, Vec<u32>) {
        let (mut known, mut first) = (Distinct::default(), Vec::new());
        for (place, row) in (0..).zip(&self.rows) {
            if known.intern(&bytes(row)) as usize == first.len() {
                first.push(place);
            }
        }
        (known, first)
    }
}

/// For each word the larger-numbered words that a slip may have made of it.
fn slips_by_word(words: &Names) -> Vec<Vec<u32>> {
    let mut slips = vec![Vec::new(); words.len()];
    for (one, other) in near_words(words) {
        slips[one as usize].push(other);
    }
    slips
}

fn with(row: &[u32], at: usize, word: u32) -> Vec<u32> {
    let mut changed = row.to_vec();
    changed[at] = word;
    changed
}

fn bytes(row: &[u32]) -> Vec<u8> {
    row.iter().flat_map(|word| word.to_le_bytes()).collect()
}
