//! Rejected rows that come back mended: clean = dirty - rejected + mended, and no row counts twice.

// A test fails by panicking.
#![allow(clippy::unwrap_used)]

use mainstay::intake::{File, Reading, look, read};
use mainstay::report::rejects_csv;

const DIRTY: &str = "Date,Customer,Amount\n2024-01-05,Acme,10.00\n2024-02-31,Bose,5.00\n2024-01-06,,7.00\n2024-01-07,Acme,twelve\n2024-01-08,Chatterjee,20.00\n2024-01-09,Das,3.00\n2024-01-10,Das,4.00\n";
const CLEAN: &str = "Date,Customer,Amount\n2024-01-05,Acme,10.00\n2024-02-29,Bose,5.00\n2024-01-06,Gurdit,7.00\n2024-01-07,Acme,12.00\n2024-01-08,Chatterjee,20.00\n2024-01-09,Das,3.00\n2024-01-10,Das,4.00\n";

fn reading(files: &[(&str, &str)]) -> Reading {
    let files: Vec<File> = files
        .iter()
        .map(|&(name, text)| File {
            name,
            bytes: text.as_bytes(),
        })
        .collect();
    let probe = look(&files).unwrap();
    let columns: Vec<String> = probe
        .columns
        .into_iter()
        .map(|column| column.name)
        .collect();
    let reading = read(&files, probe.plan, &columns).unwrap();
    assert!(reading.intake.rows.is_conserved());
    assert!(
        reading
            .intake
            .files
            .iter()
            .all(|file| file.rows.is_conserved())
    );
    reading
}

fn rejects(reading: &Reading) -> String {
    String::from_utf8(rejects_csv(&reading.intake, &reading.problems, true)).unwrap()
}

/// Every sale as `customer day amount`, sorted.
fn sales(Reading { ledger, .. }: &Reading) -> Vec<String> {
    let customers = 0..ledger.customer_count();
    let rows = customers.flat_map(|customer| ledger.rows(customer).map(move |row| (customer, row)));
    let amounts = ledger.amount();
    let mut sales: Vec<String> = rows
        .map(|(customer, row)| {
            let amount = amounts.get(row).display(amounts.decimals());
            format!("{} {} {amount}", ledger.customer(customer), ledger.day(row))
        })
        .collect();
    sales.sort();
    sales
}

fn mend_all(rejects: &str) -> String {
    rejects
        .replace("2024-02-31,", "2024-02-29,")
        .replace("2024-01-06,,", "2024-01-06,Gurdit,")
        .replace(",twelve,", ",12.00,")
}

#[test]
fn mended_rows_take_the_place_of_the_rejected_ones() {
    let before = reading(&[("sales.csv", DIRTY)]);
    assert_eq!(
        (before.intake.rows.used, before.intake.rows.rejected),
        (4, 3)
    );
    let after = reading(&[
        ("sales.csv", DIRTY),
        ("mended.csv", &mend_all(&rejects(&before))),
    ]);
    let clean = reading(&[("sales.csv", CLEAN)]);
    assert_eq!(sales(&after), sales(&clean));
    assert_eq!(
        (after.intake.rows.rejected, after.intake.rows.excluded),
        (0, 3)
    );
    assert_eq!(after.intake.mended, 3);
    assert_eq!(after.intake.amount.used, clean.intake.amount.used);
    assert_eq!(after.intake.amount.rejected, "0");
    assert!(after.problems.is_empty() && after.intake.problems.is_empty());
}

#[test]
fn the_same_mended_rows_count_once_however_often_they_are_dropped() {
    let before = reading(&[("sales.csv", DIRTY)]);
    let mended = mend_all(&rejects(&before));
    let after = reading(&[
        ("sales.csv", DIRTY),
        ("mended.csv", &mended),
        ("mended (1).csv", &mended),
    ]);
    assert_eq!(sales(&after), sales(&reading(&[("sales.csv", CLEAN)])));
    assert_eq!(
        (after.intake.rows.rejected, after.intake.rows.excluded),
        (0, 6)
    );
}

#[test]
fn rows_that_are_mended_in_two_rounds_come_out_as_in_one() {
    let before = reading(&[("sales.csv", DIRTY)]);
    let first = rejects(&before).replace("2024-02-31,", "2024-02-29,");
    let half = reading(&[("sales.csv", DIRTY), ("first.csv", &first)]);
    assert_eq!((half.intake.rows.used, half.intake.rows.rejected), (5, 2));
    let second = mend_all(&rejects(&half));
    assert!(!second.contains("Bose") && second.contains("first.csv"));
    let after = reading(&[
        ("sales.csv", DIRTY),
        ("first.csv", &first),
        ("second.csv", &second),
    ]);
    assert_eq!(sales(&after), sales(&reading(&[("sales.csv", CLEAN)])));
    assert_eq!(after.intake.rows.rejected, 0);
}

#[test]
fn a_row_that_is_used_already_is_not_counted_again() {
    let before = reading(&[("sales.csv", DIRTY)]);
    let mended = mend_all(&rejects(&before));
    let after = reading(&[("sales.csv", CLEAN), ("mended.csv", &mended)]);
    assert_eq!(sales(&after), sales(&reading(&[("sales.csv", CLEAN)])));
    assert_eq!((after.intake.mended, after.intake.rows.excluded), (0, 3));
}

#[test]
fn rows_that_were_taken_out_stay_rejected_and_those_of_other_files_are_plain_sales() {
    let before = reading(&[("sales.csv", DIRTY)]);
    let mended = mend_all(&rejects(&before));
    let fewer: String = mended
        .lines()
        .filter(|line| !line.contains("Bose"))
        .map(|line| format!("{line}\n"))
        .collect();
    let after = reading(&[("sales.csv", DIRTY), ("mended.csv", &fewer)]);
    assert_eq!((after.intake.rows.used, after.intake.rows.rejected), (6, 1));
    assert_eq!(after.intake.amount.rejected, "5");
    let other = reading(&[("renamed.csv", DIRTY), ("mended.csv", &mended)]);
    assert_eq!((other.intake.rows.used, other.intake.rows.rejected), (7, 3));
}
