//! Names that look alike: customers that may be one customer, written twice.
//!
//! Only suggested, never merged by itself. Two names are in a set when they read the
//! same once some [`Difference`] is overlooked; names that differ in a number never do.
//! Where the files have a text beside the name that identifies customers, they say
//! themselves who is who: only equal readings are suggested then, and with little
//! confidence.
//!
//! Names are held against each other by what is left of them, never each with each:
//! the time grows with the number of names.

mod near_names;
mod near_words;
mod sets;

use crate::ledger::{Distinct, Ledger};
use crate::money::Money;
use crate::spelling::{Difference, Spelling};
use near_names::WordRows;
use serde::Serialize;
use sets::Sets;
use std::cmp::Reverse;

/// Customers whose names look alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The name to keep: the one with the most money.
    pub keep: Named,
    /// The others, most money first.
    pub others: Vec<Other>,
    /// What merging them moves: the money of the others.
    pub moved: Money,
}

/// A customer in the files, with everything that they have under this very name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its number in the ledger.
    pub customer: u32,
    /// How many transactions.
    pub transactions: usize,
    /// Their net revenue.
    pub money: Money,
}

/// A customer whose name looks like that of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Other {
    /// The customer.
    pub named: Named,
    /// What has to be overlooked.
    pub difference: Difference,
    /// How likely they are one customer.
    pub confidence: Confidence,
}

/// How likely two names are those of one customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Confidence {
    /// It may well be a coincidence: a letter differs, or the files tell them apart.
    Low,
    /// It is likely: accents, look-alike letters, a legal form, the order of words.
    Medium,
    /// Nothing that a reader would notice tells them apart.
    High,
}

/// The sets of customers whose names look alike, those that move the most money first.
///
/// Merges do not matter: the names are those in the files.
pub fn suggestions(ledger: &Ledger) -> Vec<Suggestion> {
    let has_rows = |&customer: &u32| !ledger.rows_as_read(customer as usize).is_empty();
    let customers: Vec<u32> = (0..ledger.customer_count() as u32)
        .filter(has_rows)
        .collect();
    let mut suggestions: Vec<Suggestion> = sets_of(ledger, &customers)
        .into_iter()
        .filter_map(|set| suggestion(ledger, set))
        .collect();
    suggestions.sort_unstable_by_key(|one| {
        let keep = one.keep.customer as usize;
        (
            Reverse(one.moved.0.unsigned_abs()),
            ledger.label(keep),
            ledger.customer(keep),
        )
    });
    suggestions
}

/// Customers by what is left of their names; then those that a letter tells apart from the largest.
fn sets_of(ledger: &Ledger, customers: &[u32]) -> Vec<Vec<Named>> {
    let mut sets = Sets::new(customers.len());
    let mut rows = WordRows::default();
    let [mut joined, mut core, mut sorted] = [(); 3].map(|()| Seen::default());
    for (place, &customer) in customers.iter().enumerate() {
        let spelling = Spelling::of(ledger.label(customer as usize));
        let readings = [
            (&mut joined, spelling.joined()),
            (&mut core, spelling.core_joined()),
            (&mut sorted, spelling.sorted()),
        ];
        for (seen, reading) in readings {
            if let Some(before) = seen.before(&reading, place) {
                sets.join(before, place);
            }
        }
        rows.add(&spelling.core);
    }
    let near = match ledger.has_labels() {
        true => Vec::new(),
        false => rows.near(),
    };
    let named = |place: usize| {
        customers
            .get(place)
            .map(|&customer| named(ledger, customer))
    };
    sets.with_neighbours(&near, named, |one, other| order(ledger, one, other))
}

/// Who was the first with a reading.
#[derive(Default)]
struct Seen {
    readings: Distinct,
    first: Vec<usize>,
}

impl Seen {
    /// The place of the first name that reads like this one; none for the first itself, and for an empty reading.
    fn before(&mut self, reading: &str, place: usize) -> Option<usize> {
        if reading.is_empty() {
            return None;
        }
        let number = self.readings.intern(reading.as_bytes()) as usize;
        if number == self.first.len() {
            self.first.push(place);
            return None;
        }
        self.first.get(number).copied()
    }
}

fn named(ledger: &Ledger, customer: u32) -> Named {
    let rows = ledger.rows_as_read(customer as usize);
    Named {
        customer,
        transactions: rows.len(),
        money: rows.map(|row| ledger.amount().get(row)).sum(),
    }
}

/// Most money first, then by name.
fn order(ledger: &Ledger, one: &Named, other: &Named) -> std::cmp::Ordering {
    let key = |named: &Named| {
        let customer = named.customer as usize;
        (
            Reverse(named.money),
            ledger.label(customer),
            ledger.customer(customer),
        )
    };
    key(one).cmp(&key(other))
}

/// The first of a set is kept.
fn suggestion(ledger: &Ledger, set: Vec<Named>) -> Option<Suggestion> {
    let (&keep, others) = set.split_first()?;
    let others: Vec<Other> = others
        .iter()
        .map(|&named| other(ledger, keep, named))
        .collect();
    (!others.is_empty()).then(|| Suggestion {
        keep,
        moved: others.iter().map(|other| other.named.money).sum(),
        others,
    })
}

fn other(ledger: &Ledger, keep: Named, named: Named) -> Other {
    let [kept, name] = [keep, named].map(|one| ledger.label(one.customer as usize));
    let difference = Difference::between(kept, name);
    Other {
        named,
        difference,
        confidence: match ledger.has_labels() {
            true => Confidence::Low,
            false => confidence(difference, kept, name),
        },
    }
}

fn confidence(difference: Difference, one: &str, other: &str) -> Confidence {
    match difference {
        Difference::Same
        | Difference::Invisible
        | Difference::Compatibility
        | Difference::Case
        | Difference::Punctuation => Confidence::High,
        Difference::LegalForm if have_other_forms(one, other) => Confidence::Low,
        Difference::Accents
        | Difference::LookAlike
        | Difference::LegalForm
        | Difference::WordOrder => Confidence::Medium,
        Difference::Typo => Confidence::Low,
    }
}

/// Whether each of two names has a legal form that the other lacks: an Ltd and an LLC are two companies.
fn have_other_forms(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(|name| Spelling::of(name).legal_forms);
    let lacks = |some: &[String], others: &[String]| some.iter().any(|form| !others.contains(form));
    lacks(&one, &other) && lacks(&other, &one)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Day;
    use crate::ledger::{Part, Shape, Transaction};
    use crate::settings::Dimension;

    /// A ledger of these customers, each with one sale.
    fn ledger(customers: &[(&str, &str, i128)]) -> Ledger {
        let mut part = Part::new(Shape {
            label: customers.iter().any(|(_, label, _)| !label.is_empty()),
            ..Shape::default()
        });
        for &(customer, label, amount) in customers {
            let sale = Transaction {
                customer,
                label,
                day: Day(19_000),
                amount: (amount, 0),
                profit: (0, 0),
                quantity: (0, 0),
                dimensions: [""; Dimension::ALL.len()],
            };
            part.push(&sale).unwrap();
        }
        part.into_ledger()
    }

    fn of(customers: &[(&str, i128)]) -> Vec<String> {
        let customers: Vec<_> = customers
            .iter()
            .map(|&(name, amount)| (name, "", amount))
            .collect();
        shown(&ledger(&customers))
    }

    /// `kept < other (difference, confidence) … = money moved`, a line per set.
    fn shown(ledger: &Ledger) -> Vec<String> {
        let name = |named: &Named| ledger.customer(named.customer as usize);
        let other = |other: &Other| {
            format!(
                "{} ({:?} {:?})",
                name(&other.named),
                other.difference,
                other.confidence
            )
        };
        let set = |set: &Suggestion| {
            let others: Vec<String> = set.others.iter().map(other).collect();
            format!(
                "{} < {} = {}",
                name(&set.keep),
                others.join(", "),
                set.moved.0
            )
        };
        suggestions(ledger).iter().map(set).collect()
    }

    #[test]
    fn the_name_with_the_most_money_is_kept_and_the_largest_move_comes_first() {
        let customers = [
            ("bolt", 1),
            ("Bolt", 9),
            ("acme ltd", 20),
            ("ACME", 50),
            ("Acme", 30),
            ("Cord", 99),
        ];
        let expected = [
            "ACME < Acme (Case High), acme ltd (LegalForm Medium) = 50",
            "Bolt < bolt (Case High) = 1",
        ];
        assert_eq!(of(&customers), expected);
    }

    #[test]
    fn the_order_of_the_rows_decides_nothing() {
        let mut customers = [
            ("a b c", 5),
            ("ABC", 5),
            ("abc", 5),
            ("A.B.C.", 5),
            ("Rahman Traders", 7),
            ("Rehman Traders", 7),
            ("Rahmann Traders", 7),
        ];
        let expected = of(&customers);
        assert_eq!(expected.len(), 2);
        for _ in 0..customers.len() {
            customers.rotate_left(1);
            assert_eq!(of(&customers), expected);
        }
    }

    #[test]
    fn names_that_differ_in_a_number_or_an_initial_are_never_together() {
        assert_eq!(
            of(&[
                ("Shop 1", 1),
                ("Shop 2", 2),
                ("Shop 12", 3),
                ("Shop 1 2", 4)
            ]),
            [""; 0]
        );
        assert_eq!(of(&[("10001", 1), ("10002", 2)]), [""; 0]);
        assert_eq!(
            of(&[
                ("Rahman A", 1),
                ("Rahman B", 2),
                ("Plant II", 3),
                ("Plant III", 4)
            ]),
            [""; 0]
        );
        assert_eq!(of(&[("Rahman 7", 1), ("Rehman 8", 2)]), [""; 0]);
    }

    #[test]
    fn a_slip_in_one_word_is_suggested_with_little_confidence() {
        assert_eq!(
            of(&[("Mohammad Ali", 9), ("Mohammed Ali", 4)]),
            ["Mohammad Ali < Mohammed Ali (Typo Low) = 4"]
        );
    }

    #[test]
    fn chains_of_slips_do_not_grow_into_one_set() {
        let chain = [
            ("Marinas", 9),
            ("Marines", 8),
            ("Parines", 7),
            ("Pariness", 6),
        ];
        let expected = [
            "Marinas < Marines (Typo Low) = 8",
            "Parines < Pariness (Typo Low) = 6",
        ];
        assert_eq!(of(&chain), expected);
    }

    #[test]
    fn companies_of_two_legal_forms_are_likely_two() {
        assert_eq!(
            of(&[("Acme Pvt Ltd", 9), ("M/s Acme Limited", 4)]),
            ["Acme Pvt Ltd < M/s Acme Limited (LegalForm Medium) = 4"],
            "M/s is said of any firm"
        );
        assert_eq!(
            of(&[("ООО Ромашка", 9), ("ЗАО Ромашка", 4), ("Ромашка", 1)]),
            ["ООО Ромашка < ЗАО Ромашка (LegalForm Low), Ромашка (LegalForm Medium) = 5"]
        );
    }

    #[test]
    fn a_cyrillic_letter_in_a_latin_name_is_found() {
        assert_eq!(
            of(&[("ACME", 9), ("АCME", 4)]),
            ["ACME < АCME (LookAlike Medium) = 4"]
        );
    }

    #[test]
    fn names_of_signs_alone_are_not_held_against_each_other() {
        assert_eq!(of(&[("---", 1), ("***", 2), ("?", 3)]), [""; 0]);
    }

    #[test]
    fn where_the_files_identify_customers_equal_names_are_suggested_with_little_confidence() {
        let customers = [
            ("17", "Acme", 9),
            ("18", "ACME", 4),
            ("19", "Acme", 2),
            ("20", "Rahman", 5),
            ("21", "Rehman", 6),
        ];
        assert_eq!(
            shown(&ledger(&customers)),
            ["17 < 18 (Case Low), 19 (Same Low) = 6"]
        );
    }
}
