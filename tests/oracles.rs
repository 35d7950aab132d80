//! Figures of real sales files, computed elsewhere in exact decimal arithmetic.
//!
//! The files lie beside the repository, in `../shared/data` or where
//! `MAINSTAY_DATA` says; without them these tests say so and pass.

// A test fails by panicking.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use mainstay::intake::{self, File, Reading, Role};
use mainstay::report::Analysis;
use mainstay::settings::{Grid, Periods, Settings};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A set of the oracle: its files, what must be mapped, and by which column it names customers.
struct Set {
    oracle: &'static str,
    files: &'static [&'static str],
    maps: &'static [(Role, &'static str)],
}

const fn set(
    oracle: &'static str,
    files: &'static [&'static str],
    maps: &'static [(Role, &'static str)],
) -> Set {
    Set {
        oracle,
        files,
        maps,
    }
}

/// The same sales in every form in which they are there: text of several dialects and
/// encodings, workbooks, months as columns, packed, and as tables to be joined.
const SETS: &[Set] = &[
    set("superstore_npm", &["superstore_npm/superstore.csv"], &[]),
    set(
        "superstore_us_mdy",
        &["superstore_us_mdy/Sample - Superstore.csv"],
        &[],
    ),
    set(
        "superstore_2019_2022_csv",
        &["superstore_2019_2022/Sample - Superstore.csv"],
        &[],
    ),
    set(
        "superstore_2019_2022_csv",
        &["superstore_2019_2022/Sample - Superstore.xls"],
        &[],
    ),
    set(
        "classicmodels_sales",
        &["classicmodels_sales/sales_data_sample.csv"],
        &[],
    ),
    set(
        "derived_classicmodels",
        &["derived_dialects/cm_de_cp1252_semicolon.csv"],
        &[],
    ),
    set(
        "derived_classicmodels",
        &["derived_dialects/cm_fr_utf8bom_nnbsp.csv"],
        &[],
    ),
    set(
        "derived_classicmodels",
        &["derived_dialects/cm_iso_pipe_allquoted.csv"],
        &[],
    ),
    set(
        "derived_classicmodels",
        &["derived_dialects/cm_us_utf16le_tab.txt"],
        &[],
    ),
    set(
        "derived_classicmodels",
        &["derived_dialects/cm_plain.xlsx"],
        &[],
    ),
    set(
        "derived_classicmodels",
        &["derived_dialects/cm_plain.ods"],
        &[],
    ),
    set(
        "derived_classicmodels",
        &["derived_dialects/cm_wide_pivot_months.csv"],
        &[],
    ),
    set("cdnow_master", &["cdnow/CDNOW_master.txt"], &[]),
    set(
        "northwind",
        &["northwind/derived_northwind_lines.csv"],
        &[(Role::Customer, "CompanyName"), (Role::CustomerName, "")],
    ),
    set(
        "northwind",
        &[
            "northwind/customers.csv",
            "northwind/orders.csv",
            "northwind/order-details.csv",
            "northwind/products.csv",
        ],
        &[(Role::Customer, "CompanyName"), (Role::CustomerName, "")],
    ),
    set(
        "chinook",
        &["chinook/derived_chinook_invoices.csv"],
        &[(Role::Customer, "Customer"), (Role::CustomerName, "")],
    ),
    set(
        "in_ecommerce",
        &["in_ecommerce_semicolon/derived_joined.csv"],
        &[],
    ),
    set(
        "in_ecommerce",
        &[
            "in_ecommerce_semicolon/List of Orders.csv",
            "in_ecommerce_semicolon/Order Details.csv",
        ],
        &[],
    ),
    set(
        "electoral_bonds_encash",
        &["electoral_bonds_in/electoral_bond2.csv"],
        &[],
    ),
    set(
        "derived_bonds_encash",
        &["derived_dialects/eb_hi_digits.csv"],
        &[],
    ),
    set("ru_produce", &["ru_produce_2020_cp1251/Продажи.csv"], &[]),
    set(
        "supermart_dmy",
        &["supermart_tn/supermart_dmy_trailing_commas.csv"],
        &[],
    ),
    set(
        "iowa_jagermeister",
        &["iowa_brands/Jagermeister_iowa_liquor_sales_brand.csv"],
        &[],
    ),
    set("sap_bikes", &["sap_bikes/SalesOrders.csv"], &[]),
    set(
        "sap_bikes",
        &[
            "sap_bikes/SalesOrders.csv",
            "sap_bikes/BusinessPartners.csv",
        ],
        &[(Role::CustomerName, "")],
    ),
    set(
        "online_retail_uci",
        &["online_retail_uci_305_daily_files.tar.xz"],
        &[],
    ),
    set(
        "north_tyneside",
        &["perf_north_tyneside/north_tyneside_2014_2022.csv.gz"],
        &[],
    ),
];

fn data() -> Option<PathBuf> {
    let path = std::env::var_os("MAINSTAY_DATA").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data"),
        PathBuf::from,
    );
    let found = path.join("oracles").is_dir();
    if !found {
        eprintln!("skipped: no sales files at {}", path.display());
    }
    found.then_some(path)
}

/// The files of a set: one, or those of an archive in the order of their names.
fn contents(path: &Path) -> Vec<(String, Vec<u8>)> {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    if name.ends_with(".tar.xz") {
        return unpacked(path);
    }
    vec![(name, std::fs::read(path).unwrap())]
}

/// Unpacks with the system's tar into the build's own folder, once for all tests.
fn unpacked(archive: &Path) -> Vec<(String, Vec<u8>)> {
    static FILES: std::sync::OnceLock<Vec<(String, Vec<u8>)>> = std::sync::OnceLock::new();
    FILES.get_or_init(|| unpack(archive)).clone()
}

fn unpack(archive: &Path) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("unpacked");
    std::fs::create_dir_all(&folder).unwrap();
    let status = std::process::Command::new("tar")
        .arg("-xJf")
        .arg(archive)
        .arg("-C")
        .arg(&folder)
        .status()
        .unwrap();
    assert!(
        status.success(),
        "tar could not unpack {}",
        archive.display()
    );
    let mut files = Vec::new();
    collect(&folder, &mut files);
    files.sort();
    files
}

fn collect(folder: &Path, files: &mut Vec<(String, Vec<u8>)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "csv") {
            files.push((path.display().to_string(), std::fs::read(&path).unwrap()));
        }
    }
}

fn read_set(set: &Set, data: &Path) -> Reading {
    let paths = set.files.iter().map(|file| data.join("files").join(file));
    let contents: Vec<(String, Vec<u8>)> = paths.flat_map(|path| contents(&path)).collect();
    let files: Vec<File> = contents
        .iter()
        .map(|(name, bytes)| File { name, bytes })
        .collect();
    let probe = intake::look(&files).unwrap();
    let columns: Vec<String> = probe
        .columns
        .iter()
        .map(|column| column.name.clone())
        .collect();
    let mut plan = probe.plan;
    for (role, name) in set.maps {
        let column = columns.iter().position(|column| column == name);
        plan.mapping.set(
            *role,
            column.into_iter().map(|column| column as u32).collect(),
        );
    }
    intake::read(&files, plan, &columns).unwrap()
}

fn oracle(set: &Set, data: &Path) -> Value {
    let path = data.join("oracles").join(format!("{}.json", set.oracle));
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// A line of the oracle's customers: total, class with ties as before_pos says, CV, first and last day.
struct Expected {
    total: String,
    cv: f64,
}

fn expected_customers(set: &Set, data: &Path) -> BTreeMap<String, Expected> {
    let path = data
        .join("oracles")
        .join(format!("{}.customers.csv", set.oracle));
    let mut reader = csv::Reader::from_path(path).unwrap();
    let headers = reader.headers().unwrap().clone();
    let at = |name: &str| headers.iter().position(|header| header == name).unwrap();
    let (customer, total, cv) = (at("customer"), at("total"), at("cv_pop"));
    reader
        .records()
        .map(|record| record.unwrap())
        .map(|record| {
            let cv = record[cv].parse().unwrap_or(f64::NAN);
            (
                record[customer].to_owned(),
                Expected {
                    total: plain(&record[total]),
                    cv,
                },
            )
        })
        .collect()
}

/// A decimal number without zeros that say nothing.
fn plain(number: &str) -> String {
    match number.contains('.') {
        true => number
            .trim_end_matches('0')
            .trim_end_matches('.')
            .to_owned(),
        false => number.to_owned(),
    }
}

fn customers(analysis: &Analysis, reading: &Reading) -> BTreeMap<String, csv::StringRecord> {
    let csv = analysis.customers_csv(&reading.ledger, None, false);
    csv::Reader::from_reader(csv.as_slice())
        .records()
        .map(|record| record.unwrap())
        .map(|record| (record[0].to_owned(), record))
        .collect()
}

/// The oracle drops the ".0" that a spreadsheet left behind customer numbers.
fn key(set: &Set, customer: &str) -> String {
    let suffix = if set.oracle == "online_retail_uci" {
        ".0"
    } else {
        ""
    };
    customer.strip_suffix(suffix).unwrap_or(customer).to_owned()
}

/// Classes by the oracle's totals with the plain rule: share of the positive total held by larger ones.
fn expected_classes(expected: &BTreeMap<String, Expected>) -> BTreeMap<String, &'static str> {
    let scaled = |total: &str| -> i128 {
        let (whole, fraction) = total.split_once('.').unwrap_or((total, ""));
        format!("{whole}{fraction:0<15}").parse().unwrap()
    };
    let totals: BTreeMap<&String, i128> = expected
        .iter()
        .map(|(name, customer)| (name, scaled(&customer.total)))
        .collect();
    let positive: i128 = totals.values().filter(|&&total| total > 0).sum();
    let mut sorted: Vec<i128> = totals
        .values()
        .copied()
        .filter(|&total| total > 0)
        .collect();
    sorted.sort_unstable_by(|a, b| b.cmp(a));
    let class = |total: i128| match total {
        _ if total < 0 => "L",
        0 => "none",
        _ => {
            let before: i128 = sorted.iter().take_while(|&&larger| larger > total).sum();
            match () {
                () if 100 * before < 80 * positive => "A",
                () if 100 * before < 95 * positive => "B",
                () => "C",
            }
        }
    };
    totals
        .into_iter()
        .map(|(name, total)| (name.clone(), class(total)))
        .collect()
}

#[test]
fn totals_customers_and_classes_equal_the_oracles() {
    let Some(data) = data() else { return };
    for set in SETS {
        let (reading, oracle) = (read_set(set, &data), oracle(set, &data));
        let name = set.oracle;
        assert_eq!(
            plain(oracle["revenue_used"].as_str().unwrap()),
            reading.intake.amount.used,
            "{name}"
        );
        let transactions = reading.intake.transactions;
        let is_wide = !reading.intake.plan.wide.is_empty();
        assert!(is_wide || oracle["rows"]["used"] == transactions, "{name}");
        let expected = expected_customers(set, &data);
        let classes = expected_classes(&expected);
        let found = customers(
            &Analysis::new(&reading.ledger, Settings::default()),
            &reading,
        );
        assert_eq!(expected.len(), found.len(), "{name}");
        for (customer, line) in &found {
            let customer = key(set, customer);
            assert_eq!(
                expected[&customer].total, line[1],
                "{name}: total of {customer}"
            );
            assert_eq!(classes[&customer], &line[4], "{name}: class of {customer}");
        }
        assert_tie_counts(set, &oracle, &classes);
    }
}

/// Where no total is zero or less, the oracle's own count with ties shared must be the same.
fn assert_tie_counts(set: &Set, oracle: &Value, classes: &BTreeMap<String, &str>) {
    if oracle["customers_total_le_0"] != 0 {
        return;
    }
    for class in ["A", "B", "C"] {
        let count = classes.values().filter(|&&of| of == class).count();
        assert_eq!(
            oracle["abc_ties_before_net"][class]["n"], count,
            "{}: {class}",
            set.oracle
        );
    }
}

#[test]
fn the_cv_over_all_periods_of_the_window_equals_the_oracles() {
    let Some(data) = data() else { return };
    for set in SETS {
        let reading = read_set(set, &data);
        let mut settings = Settings::default();
        settings.xyz.grid = Grid::Window;
        settings.xyz.periods = Periods::All;
        let expected = expected_customers(set, &data);
        let found = customers(&Analysis::new(&reading.ledger, settings), &reading);
        for (customer, line) in &found {
            let customer = key(set, customer);
            let (wanted, cv) = (expected[&customer].cv, line[7].parse::<f64>());
            match cv {
                Ok(cv) => assert!(
                    (cv - wanted).abs() <= 1e-9 * wanted.max(1.0),
                    "{}: {customer} {cv} {wanted}",
                    set.oracle
                ),
                Err(_) => assert!(
                    wanted.is_nan()
                        || expected[&customer].total.starts_with('-')
                        || expected[&customer].total == "0",
                    "{}: {customer} has no CV, expected {wanted}",
                    set.oracle
                ),
            }
        }
    }
}
