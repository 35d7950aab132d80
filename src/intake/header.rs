//! The rows that name the columns: one, or several that are read as one.

use std::collections::HashSet;

/// The names in header rows, from the top down: those of one column are joined with a
/// space.
///
/// In all rows but the last a name stands for the blank cells behind it too, where the
/// rows below name parts of it: a merged cell over several columns.
pub fn joined(rows: &[Vec<String>]) -> Vec<String> {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut names = vec![String::new(); width];
    for (number, row) in rows.iter().enumerate() {
        let below = &rows[number + 1..];
        let mut group = "";
        for (column, name) in names.iter_mut().enumerate() {
            let own = cell(row, column);
            if !own.is_empty() {
                group = if is_named(below, column) { own } else { "" };
            }
            let word = match own.is_empty() && is_named(below, column) {
                true => group,
                false => own,
            };
            if !name.is_empty() && !word.is_empty() {
                name.push(' ');
            }
            name.push_str(word);
        }
    }
    names
}

fn cell(row: &[String], column: usize) -> &str {
    row.get(column).map_or("", String::as_str)
}

fn is_named(rows: &[Vec<String>], column: usize) -> bool {
    rows.iter().any(|row| !cell(row, column).is_empty())
}

/// Names for columns, no two the same: a blank one is called by its letter, the second
/// of a name `Amount (2)`.
pub fn lettered(names: Vec<String>) -> Vec<String> {
    let mut given: HashSet<String> = HashSet::new();
    let named = |(number, name): (usize, String)| {
        let name = if name.is_empty() {
            column_letter(number)
        } else {
            name
        };
        let numbered = (2..).map(|count| format!("{name} ({count})"));
        let mut candidates = std::iter::once(name.clone()).chain(numbered);
        let unique = candidates
            .find(|candidate| !given.contains(candidate))
            .unwrap_or(name.clone());
        given.insert(unique.clone());
        unique
    };
    names.into_iter().enumerate().map(named).collect()
}

/// A, B, … Z, AA, AB, …
pub fn column_letter(number: usize) -> String {
    let letter = char::from(b'A' + (number % 26) as u8);
    match number / 26 {
        0 => letter.to_string(),
        rest => column_letter(rest - 1) + &letter.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(rows: &[&str]) -> String {
        let rows: Vec<Vec<String>> = rows
            .iter()
            .map(|row| row.split(',').map(str::to_owned).collect())
            .collect();
        joined(&rows).join(",")
    }

    #[test]
    fn the_names_of_several_rows_are_joined() {
        for (rows, expected) in [
            (vec!["Customer,Date"], "Customer,Date"),
            (vec!["Order,Unit", "Date,Price"], "Order Date,Unit Price"),
            (
                vec!["Customer,Date,Sales,", ",,Net,Gross"],
                "Customer,Date,Sales Net,Sales Gross",
            ),
            (
                vec![",2024,,2025,", "Name,Q1,Q2,Q1,Q2"],
                "Name,2024 Q1,2024 Q2,2025 Q1,2025 Q2",
            ),
            (vec!["Customer,", ",Sum"], "Customer,Sum"),
            (vec!["a", "b,c", "d,e"], "a b d,a c e"),
        ] {
            assert_eq!(names(&rows), expected, "{rows:?}");
        }
    }

    #[test]
    fn blank_names_are_letters() {
        assert_eq!(lettered(vec!["x".into(), String::new()]), ["x", "B"]);
        let twice = ["Net", "Tax", "Net", "Net"].map(str::to_owned).to_vec();
        assert_eq!(lettered(twice), ["Net", "Tax", "Net (2)", "Net (3)"]);
        assert_eq!(column_letter(27), "AB");
    }
}
