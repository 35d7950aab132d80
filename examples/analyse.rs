//! Analyses sales files from the command line.
//!
//! ```text
//! cargo run --release --example analyse -- FILE… [--map customer=COL[+COL] date=COL amount=COL…]
//!     [--date-order yearMonthDay|dayMonthYear|monthDayYear] [--decimal point|comma]
//!     [--settings FILE] [--summary | --customers | --problems]
//! ```
//!
//! Columns that are not named are found; several files of the same shape count as
//! one table. `--summary` (the default) prints JSON, the others print CSV. A
//! settings file holds the JSON of [`mainstay::settings::Settings`], or a part of it.

use mainstay::intake::{self, File, Plan, Reading, Role};
use mainstay::report::{Analysis, IntakeSummary, rejects_csv};
use mainstay::settings::Settings;
use std::error::Error;
use std::io::Write;

fn main() {
    if let Err(error) = run(Request::parse(std::env::args().skip(1))) {
        eprintln!("analyse: {error}");
        std::process::exit(1);
    }
}

/// What is asked for.
#[derive(Default)]
struct Request {
    paths: Vec<String>,
    maps: Vec<String>,
    date_order: Option<String>,
    decimal: Option<String>,
    settings: Option<String>,
    output: Output,
}

#[derive(Default, PartialEq)]
enum Output {
    #[default]
    Summary,
    Customers,
    Problems,
}

impl Request {
    fn parse(arguments: impl Iterator<Item = String>) -> Result<Request, Box<dyn Error>> {
        let mut request = Request::default();
        let mut arguments = arguments.peekable();
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
            match argument.as_str() {
                "--summary" => request.output = Output::Summary,
                "--customers" => request.output = Output::Customers,
                "--problems" => request.output = Output::Problems,
                "--settings" => request.settings = Some(value()?),
                "--date-order" => request.date_order = Some(value()?),
                "--decimal" => request.decimal = Some(value()?),
                "--map" => {
                    while let Some(map) = arguments.next_if(|next| is_map(next)) {
                        request.maps.push(map);
                    }
                }
                option if option.starts_with("--") => {
                    return Err(format!("{option} is not an option").into());
                }
                _ => request.paths.push(argument),
            }
        }
        if request.paths.is_empty() {
            return Err("name at least one sales file".into());
        }
        Ok(request)
    }
}

/// Whether an argument is `role=column`.
fn is_map(argument: &str) -> bool {
    argument
        .split_once('=')
        .is_some_and(|(role, _)| Role::from_name(role).is_some())
}

fn run(request: Result<Request, Box<dyn Error>>) -> Result<(), Box<dyn Error>> {
    let request = request?;
    let settings = settings(request.settings.as_deref())?;
    let reading = read(&request)?;
    let output = match request.output {
        Output::Problems => rejects_csv(&reading.intake, &reading.problems, false),
        Output::Customers => {
            Analysis::new(&reading.ledger, settings).customers_csv(&reading.ledger, None, false)
        }
        Output::Summary => {
            let account = IntakeSummary::of(&reading.intake);
            let summary =
                Analysis::new(&reading.ledger, settings).summary(&reading.ledger, account);
            let mut json = serde_json::to_vec_pretty(&summary)?;
            json.push(b'\n');
            json
        }
    };
    std::io::stdout().write_all(&output)?;
    Ok(())
}

fn settings(path: Option<&str>) -> Result<Settings, Box<dyn Error>> {
    let settings: Settings = match path {
        None => Settings::default(),
        Some(path) => serde_json::from_slice(&bytes(path)?)
            .map_err(|error| format!("{path}: {error}"))?,
    };
    settings.validate()?;
    Ok(settings)
}

fn read(request: &Request) -> Result<Reading, Box<dyn Error>> {
    let contents: Vec<Vec<u8>> = request
        .paths
        .iter()
        .map(|path| bytes(path))
        .collect::<Result<_, _>>()?;
    let files: Vec<File> = request
        .paths
        .iter()
        .zip(&contents)
        .map(|(path, bytes)| File {
            name: file_name(path),
            bytes,
        })
        .collect();
    let probe = intake::look(&files)?;
    let columns: Vec<String> = probe
        .columns
        .into_iter()
        .map(|column| column.name)
        .collect();
    let plan = changed(probe.plan, request, &files, &columns)?;
    Ok(intake::read(&files, plan, &columns)?)
}

fn bytes(path: &str) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|error| format!("{path}: {error}"))
}

fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// The plan with what the command line says.
fn changed(
    mut plan: Plan,
    request: &Request,
    files: &[File],
    columns: &[String],
) -> Result<Plan, Box<dyn Error>> {
    for map in &request.maps {
        let (role, names) = map.split_once('=').unwrap_or((map, ""));
        let role = Role::from_name(role).ok_or(format!("{role} is not a role"))?;
        plan.mapping.set(role, mapped(names, columns)?);
    }
    if !request.maps.is_empty() {
        plan = intake::settle(files, plan)?;
    }
    if let Some(order) = &request.date_order {
        plan.date_order = serde_json::from_value(order.as_str().into())?;
    }
    if let Some(decimal) = &request.decimal {
        plan.decimal = serde_json::from_value(decimal.as_str().into())?;
    }
    Ok(plan)
}

/// The numbers of a column, or of two joined by "+".
fn mapped(names: &str, columns: &[String]) -> Result<Vec<u32>, mainstay::error::Error> {
    let number = |name: &str| {
        columns
            .iter()
            .position(|column| column == name)
            .map(|number| number as u32)
    };
    let unknown = |column: &str| mainstay::error::Error::UnknownColumn {
        column: column.to_owned(),
        columns: columns.join(", "),
    };
    match (names, number(names)) {
        ("", _) => Ok(Vec::new()),
        (_, Some(column)) => Ok(vec![column]),
        _ => names
            .split('+')
            .map(|name| number(name).ok_or_else(|| unknown(name)))
            .collect(),
    }
}
