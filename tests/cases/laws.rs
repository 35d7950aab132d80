//! What holds for every case, whatever it expects.

use crate::Broken;
use crate::amount::{Exact, exact};
use crate::dropped::{Dropped, Files, drop_files, in_memory};
use crate::expected::Expected;
use crate::promise::{customers_csv, same, totals};
use mainstay::intake::{File, Reader, Reading, RowCounts, SourceKind};
use serde_json::{Value, json};

/// Every record and every amount is accounted for, and neither the borders of pieces
/// nor, where the case says so, the order of the rows matter.
pub fn check(expected: &Expected, files: &Files, dropped: &Dropped) -> Result<(), Broken> {
    records_are_conserved(expected, &dropped.reading)?;
    amounts_are_conserved(expected, files, dropped)?;
    figures_are_numbers(&dropped.reading)?;
    if !expected.boxed {
        pieces_do_not_matter(files, &dropped.reading)?;
    }
    match expected.shuffle {
        true => order_does_not_matter(expected, files, dropped),
        false => Ok(()),
    }
}

fn records_are_conserved(expected: &Expected, reading: &Reading) -> Result<(), Broken> {
    let (intake, ledger) = (&reading.intake, &reading.ledger);
    let leaking = intake.files.iter().find(|file| !file.rows.is_conserved());
    if let Some(file) = leaking {
        return Err(format!("records were lost: {} {:?}", file.name, file.rows));
    }
    let sum: RowCounts = intake.files.iter().map(|file| &file.rows).sum();
    same("sum of the files", &sum, &intake.rows)?;
    same(
        "listed problems",
        &intake.rows.rejected,
        &(reading.problems.len() as u64),
    )?;
    let used: Exact = totals(ledger).values().sum();
    same("sum of the amounts", &exact(&intake.amount.used), &used)?;
    match expected.wide {
        true => Ok(()),
        false => same(
            "sales",
            &intake.rows.used,
            &(ledger.transaction_count() as u64),
        ),
    }
}

/// Used, rejected and excluded amounts are those that another parser finds in the file.
fn amounts_are_conserved(
    expected: &Expected,
    files: &Files,
    dropped: &Dropped,
) -> Result<(), Broken> {
    let Some(column) = &expected.amounts_in else {
        return Ok(());
    };
    let delimiter = dropped.account["plan"]["dialect"]["delimiter"]
        .as_str()
        .unwrap_or(",");
    let parsed: Exact = files
        .iter()
        .map(|(_, bytes)| sum_of_column(bytes, delimiter, column))
        .sum();
    let amounts = &dropped.account["amount"];
    let parts = ["used", "rejected", "excluded"]
        .map(|part| amounts[part].as_str().map_or(Exact::default(), exact));
    same("sum of the file", &parsed, &parts.iter().sum())
}

/// The sum of the plain numbers of a column.
fn sum_of_column(bytes: &[u8], delimiter: &str, column: &str) -> Exact {
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .delimiter(delimiter.as_bytes()[0])
        .from_reader(bytes);
    let place = reader
        .headers()
        .unwrap()
        .iter()
        .position(|name| name == column)
        .unwrap();
    let rows = reader.records().map(Result::unwrap);
    rows.filter_map(|row| row.get(place).filter(|cell| is_plain(cell)).map(exact))
        .sum()
}

fn is_plain(cell: &str) -> bool {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    digits.starts_with(|first: char| first.is_ascii_digit())
        && digits
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// Nothing that is exported is "not a number" or endless.
fn figures_are_numbers(reading: &Reading) -> Result<(), Broken> {
    let export = String::from_utf8(customers_csv(&reading.ledger)).unwrap();
    let is_odd = |cell: &&str| ["nan", "inf", "-inf"].contains(&cell.to_lowercase().as_str());
    let figures = export
        .lines()
        .skip(1)
        .flat_map(|line| line.split(',').skip(1));
    match figures.into_iter().find(is_odd) {
        Some(odd) => Err(format!("{odd} in {export}")),
        None => Ok(()),
    }
}

/// Up to this many bytes every split is tried; in longer files so many at random places.
const TRY_EVERY: usize = 4 << 10;
const SPLITS: u64 = 200;

/// Of files that take long to read, so many bytes are read again.
const READ_AGAIN: u64 = 3 << 20;

/// Reading two pieces is reading the whole, wherever it is split.
fn pieces_do_not_matter(files: &Files, whole: &Reading) -> Result<(), Broken> {
    let expected = everything(whole);
    let files = in_memory(files);
    for (number, file) in files.iter().enumerate() {
        for split in splits(file.bytes.len()) {
            let pieces = read_split(&files, number, split, whole)?;
            if everything(&pieces) != expected {
                return Err(format!(
                    "another result when {} is split at byte {split}",
                    file.name
                ));
            }
        }
    }
    Ok(())
}

fn splits(len: usize) -> Vec<usize> {
    match len {
        0 => Vec::new(),
        len if len <= TRY_EVERY => (1..len).collect(),
        len => (0..splits_of(len))
            .map(|seed| 1 + scattered(seed) as usize % (len - 1))
            .collect(),
    }
}

fn splits_of(len: usize) -> u64 {
    SPLITS.min(1 + READ_AGAIN / len as u64)
}

/// The seed's place in a fixed sequence without visible order (splitmix64).
fn scattered(seed: u64) -> u64 {
    let mut x = (seed + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

/// Reads the files with one of them in two pieces.
fn read_split(
    files: &[File],
    number: usize,
    split: usize,
    whole: &Reading,
) -> Result<Reading, Broken> {
    let wrong = |error| format!("split at byte {split}: {error}");
    let intake = &whole.intake;
    let order = intake.plan.reading_order(files.len());
    let mut reader = Reader::new(intake.plan.clone(), intake.columns.clone()).map_err(wrong)?;
    for source in order {
        let file = &files[source as usize];
        let is_split = source as usize == number;
        let (first, rest) = file
            .bytes
            .split_at(if is_split { split } else { file.bytes.len() });
        reader.begin_file(source, file.name, SourceKind::Text);
        reader.push(first).map_err(wrong)?;
        reader.push(rest).map_err(wrong)?;
        reader.end_file().map_err(wrong)?;
    }
    let mut reading = reader.finish().map_err(wrong)?;
    reading.intake.note_repeated(&reading.ledger);
    Ok(reading)
}

/// The account, the problems and every sale.
fn everything(reading: &Reading) -> String {
    json!([reading.intake, reading.problems, sales(reading)]).to_string()
}

/// Every sale as customer, name, day and amount, in the ledger's order.
pub fn sales(reading: &Reading) -> Vec<String> {
    let ledger = &reading.ledger;
    let decimals = ledger.amount().decimals();
    let sale = |customer: usize, row: usize| {
        let amount = ledger.amount().get(row).display(decimals);
        let (key, label) = (ledger.customer(customer), ledger.label(customer));
        format!("{key}|{label}|{}|{amount}", ledger.day(row))
    };
    let sale = &sale;
    let customers = 0..ledger.customer_count();
    customers
        .flat_map(|customer| ledger.rows(customer).map(move |row| sale(customer, row)))
        .collect()
}

const SHUFFLES: u64 = 10;

/// The rows below the header of the first file in other orders come to the same.
fn order_does_not_matter(
    expected: &Expected,
    files: &Files,
    dropped: &Dropped,
) -> Result<(), Broken> {
    for seed in 0..SHUFFLES {
        let mut shuffled = files.to_vec();
        shuffled[0].1 = shuffled_rows(&files[0].1, seed);
        let other = drop_files(&shuffled, &expected.mapping)?;
        let other = other.map_err(|error| format!("shuffle {seed}: {error}"))?;
        same(
            &format!("shuffle {seed}"),
            &without_order(dropped),
            &without_order(&other),
        )?;
    }
    Ok(())
}

fn shuffled_rows(bytes: &[u8], seed: u64) -> Vec<u8> {
    let text = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    let mut lines: Vec<&[u8]> = text.split(|&byte| byte == b'\n').collect();
    lines[1..].sort_by_cached_key(|line| {
        line.iter().fold(scattered(seed), |hash, &byte| {
            scattered(hash ^ u64::from(byte))
        })
    });
    lines
        .into_iter()
        .flat_map(|line| [line, b"\n"].concat())
        .collect()
}

/// What may not depend on the order of the rows.
fn without_order(dropped: &Dropped) -> Value {
    let reading = &dropped.reading;
    let cells = reading
        .problems
        .iter()
        .map(|problem| (problem.column, problem.code, &problem.value));
    let mut cells: Vec<_> = cells.collect();
    cells.sort();
    let mut sales = sales(reading);
    sales.sort();
    json!([
        dropped.account["rows"],
        dropped.account["amount"],
        dropped.doubts,
        cells,
        sales
    ])
}
