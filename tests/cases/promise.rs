//! What came of a case against what it expects.

use crate::Broken;
use crate::amount::{Exact, exact};
use crate::dropped::{Dropped, names};
use crate::expected::{Expected, ExpectedProblem, Outcome};
use mainstay::error::Error;
use mainstay::intake::Problem;
use mainstay::ledger::Ledger;
use mainstay::money::Money;
use mainstay::report::Analysis;
use mainstay::settings::Settings;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Debug;

/// What a case lacks that is right but for its warning; in `pending.toml` too.
pub const NO_WARNING: &str = "no warning";

/// Compares everything that is expected, but for the warnings.
pub fn check(expected: &Expected, dropped: &Result<Dropped, Error>) -> Result<(), Broken> {
    match dropped {
        Err(error) => same("error", &expected.error, &Some(code(error))),
        Ok(dropped) => {
            same("error", &expected.error, &None)?;
            outcome(expected, dropped)?;
            account(expected, dropped)?;
            problems(expected, dropped)?;
            sales(expected, &dropped.reading.ledger)?;
            classes(expected, &dropped.reading.ledger)
        }
    }
}

fn code(error: &Error) -> String {
    let value = serde_json::to_value(error).unwrap();
    value["code"].as_str().unwrap_or_default().to_owned()
}

/// Fails when something is not as expected.
pub fn same<T: PartialEq + Debug>(what: &str, expected: &T, actual: &T) -> Result<(), Broken> {
    match expected == actual {
        true => Ok(()),
        false => Err(format!("{what}: {expected:?} expected, {actual:?} found")),
    }
}

fn outcome(expected: &Expected, dropped: &Dropped) -> Result<(), Broken> {
    let found = match (
        dropped.doubts.is_empty(),
        dropped.reading.problems.is_empty(),
    ) {
        (false, _) => Outcome::Asked,
        (true, false) => Outcome::Rejected,
        (true, true) => Outcome::Accepted,
    };
    let detail = || format!("{:?} {:?}", dropped.doubts, dropped.reading.problems);
    same("outcome", &expected.outcome, &found).map_err(|broken| format!("{broken} {}", detail()))
}

fn account(expected: &Expected, dropped: &Dropped) -> Result<(), Broken> {
    let account = &dropped.account;
    same("doubts", &expected.doubts, &dropped.doubts)?;
    if let Some(columns) = &expected.columns {
        same("columns", columns, &dropped.reading.intake.columns)?;
    }
    if !is_part_of(&expected.plan, &account["plan"]) {
        return Err(format!(
            "plan: {} expected, {} found",
            expected.plan, account["plan"]
        ));
    }
    for (part, rows) in &expected.rows {
        same(
            &format!("rows {part}"),
            &Some(*rows),
            &account["rows"][part].as_u64(),
        )?;
    }
    Ok(())
}

/// Every warning that is expected is there.
pub fn warnings(expected: &Expected, dropped: &Dropped) -> Result<(), Broken> {
    let warnings = names(&dropped.account["warnings"]);
    let missing = |warning: &&String| !warnings.contains(warning);
    match expected.warnings.iter().find(missing) {
        Some(warning) => Err(format!("{NO_WARNING} {warning}, only {warnings:?}")),
        None => Ok(()),
    }
}

/// Whether everything that is expected is found, at any depth; `true` is one header row.
fn is_part_of(expected: &Value, found: &Value) -> bool {
    match (expected, found) {
        (Value::Null, _) => true,
        (Value::Object(expected), found) => expected
            .iter()
            .all(|(key, value)| is_part_of(value, &found[key])),
        (Value::Number(number), Value::Bool(found)) => number.as_u64() == Some(u64::from(*found)),
        (expected, found) => expected == found,
    }
}

fn problems(expected: &Expected, dropped: &Dropped) -> Result<(), Broken> {
    let found = &dropped.reading.problems;
    for (expected, problem) in expected.problems.iter().zip(found) {
        one_problem(expected, problem, dropped)?;
    }
    let lines: Vec<u64> = expected
        .problems
        .iter()
        .map(|problem| problem.line)
        .collect();
    same(
        "lines",
        &lines,
        &found.iter().map(|problem| problem.line).collect(),
    )
}

fn one_problem(
    expected: &ExpectedProblem,
    found: &Problem,
    dropped: &Dropped,
) -> Result<(), Broken> {
    let intake = &dropped.reading.intake;
    let at = |what: &str| format!("{what} of line {}", expected.line);
    same(&at("line"), &expected.line, &found.line)?;
    same(&at("code"), &expected.code.as_str(), &found.code.name())?;
    same(
        &at("column"),
        &expected.column,
        &found.column.map(|column| name(&intake.columns, column)),
    )?;
    if let Some(value) = &expected.value {
        same(&at("value"), value, &found.value)?;
    }
    if let Some(byte) = expected.byte {
        same(&at("byte"), &byte, &found.byte)?;
    }
    match &expected.file {
        Some(file) => same(&at("file"), file, &intake.files[found.file as usize].name),
        None => Ok(()),
    }
}

/// The name of a column, or its letter where the header has none.
fn name(columns: &[String], column: u32) -> String {
    let letter = || char::from(b'A' + column as u8).to_string();
    columns.get(column as usize).cloned().unwrap_or_else(letter)
}

fn sales(expected: &Expected, ledger: &Ledger) -> Result<(), Broken> {
    let totals = totals(ledger);
    if let Some(total) = &expected.total {
        same("total", &exact(total), &totals.values().sum())?;
    }
    if let Some(count) = expected.customer_count {
        same("customers", &count, &totals.len())?;
    }
    for (customer, total) in &expected.customers {
        let found = totals.get(customer).copied();
        let among = || format!("; there are {:?}", totals.keys());
        same(customer, &Some(exact(total)), &found).map_err(|broken| broken + &among())?;
    }
    for (customer, days) in &expected.days {
        same(customer, days, &days_of(ledger, customer))?;
    }
    let day = |day: Option<mainstay::calendar::Day>| day.map(|day| day.to_string());
    optional("first day", &expected.first, day(ledger.first_day()))?;
    optional("last day", &expected.last, day(ledger.last_day()))
}

fn optional(what: &str, expected: &Option<String>, found: Option<String>) -> Result<(), Broken> {
    match expected {
        Some(_) => same(what, expected, &found),
        None => Ok(()),
    }
}

/// What every customer with a sale comes to.
pub fn totals(ledger: &Ledger) -> BTreeMap<String, Exact> {
    let buying = (0..ledger.customer_count()).filter(|&customer| !ledger.rows(customer).is_empty());
    buying
        .map(|customer| {
            let amounts = ledger.rows(customer).map(|row| ledger.amount().get(row));
            let sum: Money = amounts.sum();
            let total = sum.display(ledger.amount().decimals()).to_string();
            (ledger.customer(customer).to_owned(), exact(&total))
        })
        .collect()
}

fn days_of(ledger: &Ledger, customer: &str) -> Vec<String> {
    let found = (0..ledger.customer_count()).find(|&number| ledger.customer(number) == customer);
    let rows = found
        .map(|number| ledger.rows(number))
        .into_iter()
        .flatten();
    rows.map(|row| ledger.day(row).to_string()).collect()
}

fn classes(expected: &Expected, ledger: &Ledger) -> Result<(), Broken> {
    let found = verdicts(ledger);
    for (customer, class) in &expected.abc {
        same(
            customer,
            &Some(class),
            &found.get(customer).map(|verdict| &verdict.0),
        )?;
    }
    for (customer, class) in &expected.xyz {
        same(
            customer,
            &Some(class),
            &found.get(customer).map(|verdict| &verdict.1),
        )?;
    }
    Ok(())
}

/// ABC and XYZ of every customer, as exported.
pub fn verdicts(ledger: &Ledger) -> BTreeMap<String, (String, String)> {
    let export = customers_csv(ledger);
    let mut reader = csv::Reader::from_reader(export.as_slice());
    let place =
        |header: &csv::StringRecord, name| header.iter().position(|column| column == name).unwrap();
    let header = reader.headers().unwrap().clone();
    let (name, abc, xyz) = (
        place(&header, "customer"),
        place(&header, "abc"),
        place(&header, "xyz"),
    );
    let rows = reader.records().map(Result::unwrap);
    rows.map(|row| {
        (
            row[name].to_owned(),
            (row[abc].to_owned(), row[xyz].to_owned()),
        )
    })
    .collect()
}

/// The customers as exported.
pub fn customers_csv(ledger: &Ledger) -> Vec<u8> {
    Analysis::new(ledger, Settings::default()).customers_csv(ledger, None, false)
}
