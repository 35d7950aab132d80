//! Analyses sales files from the command line.
//!
//! ```text
//! cargo run --release --example analyse -- FILE… [--map customer=COL[+COL] date=COL amount=COL…]
//!     [--date-order yearMonthDay|dayMonthYear|monthDayYear|excelSerial|excelSerial1904|unixSeconds|unixMilliseconds] [--decimal point|comma]
//!     [--settings FILE] [--summary | --customers | --problems]
//! ```
//!
//! Columns that are not named are found; several files of the same shape count as
//! one table. `--summary` (the default) prints JSON, the others print CSV. A
//! settings file holds the JSON of [`mainstay::settings::Settings`], or a part of it.
//! What the files leave open is noted on standard error, next to what was assumed.

use mainstay::intake::{self, Doubt, File, Intake, Plan, Reading, Role};
use mainstay::report::{Analysis, IntakeSummary, rejects_csv};
use mainstay::settings::{Measure, Settings};
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
    let (reading, notes) = read(&request)?;
    notes.iter().for_each(|note| eprintln!("note: {note}"));
    let output = output(&request, &reading, settings)?;
    std::io::stdout().write_all(&output)?;
    Ok(())
}

fn output(
    request: &Request,
    reading: &Reading,
    settings: Settings,
) -> Result<Vec<u8>, Box<dyn Error>> {
    if request.output == Output::Problems {
        return Ok(rejects_csv(&reading.intake, &reading.problems, false));
    }
    let asked = settings.measure;
    let analysis = Analysis::new(&reading.ledger, settings);
    if let Some(warning) = other_measure(asked, analysis.measure()) {
        eprintln!("warning: {warning}");
    }
    if request.output == Output::Customers {
        return Ok(analysis.customers_csv(&reading.ledger, None, false));
    }
    let account = IntakeSummary::of(&reading.intake);
    let mut json = serde_json::to_vec_pretty(&analysis.summary(&reading.ledger, account))?;
    json.push(b'\n');
    Ok(json)
}

/// What to say when the files do not have the measure that was asked for.
fn other_measure(asked: Measure, in_force: Measure) -> Option<String> {
    let (asked_name, name) = (name(&asked), name(&in_force));
    (asked != in_force).then(|| {
        format!("no column is known for the measure {asked_name}; customers are ranked by {name}")
    })
}

/// The name of a choice as settings and plans write it.
fn name<T: serde::Serialize>(choice: &T) -> String {
    let value = serde_json::to_value(choice).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

fn settings(path: Option<&str>) -> Result<Settings, Box<dyn Error>> {
    let settings: Settings = match path {
        None => Settings::default(),
        Some(path) => {
            serde_json::from_slice(&bytes(path)?).map_err(|error| format!("{path}: {error}"))?
        }
    };
    settings.validate()?;
    Ok(settings)
}

/// The sales, and notes on what the files leave open.
fn read(request: &Request) -> Result<(Reading, Vec<String>), Box<dyn Error>> {
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
    let reading = intake::read(&files, plan, &columns)?;
    let notes = notes(request, &probe.doubts, &reading.intake);
    Ok((reading, notes))
}

/// A note on each doubt that the command line does not settle.
///
/// What a column is follows from the head of the files; how dates and numbers are
/// written, from all of their rows.
fn notes(request: &Request, of_head: &[Doubt], intake: &Intake) -> Vec<String> {
    let is_format =
        |doubt: &Doubt| matches!(doubt, Doubt::DateOrder | Doubt::Decimal | Doubt::MixedDates);
    let of_columns = of_head.iter().filter(|doubt| !is_format(doubt));
    let of_formats = intake.doubts.iter().filter(|doubt| is_format(doubt));
    of_columns
        .chain(of_formats)
        .filter(|&&doubt| !is_settled(request, doubt))
        .map(|&doubt| note(doubt, intake))
        .collect()
}

fn is_settled(request: &Request, doubt: Doubt) -> bool {
    let is_mapped = |role: &str| {
        let roles = request.maps.iter().filter_map(|map| map.split_once('='));
        roles.into_iter().any(|(mapped, _)| mapped == role)
    };
    match doubt {
        Doubt::CustomerColumn => is_mapped("customer"),
        Doubt::DateColumn => is_mapped("date"),
        Doubt::AmountColumn => is_mapped("amount"),
        Doubt::DateOrder => request.date_order.is_some(),
        Doubt::Decimal => request.decimal.is_some(),
        _ => false,
    }
}

fn note(doubt: Doubt, intake: &Intake) -> String {
    let column = |role: Role| {
        let columns = intake.plan.mapping.columns(role).into_iter();
        let names = columns.filter_map(|column| intake.columns.get(column as usize));
        let names: Vec<&str> = names.map(String::as_str).collect();
        let (role, names) = (role.name(), names.join("+"));
        format!("{role}={names} is a guess; --map {role}=COLUMN decides")
    };
    match doubt {
        Doubt::CustomerColumn => column(Role::Customer),
        Doubt::DateColumn => column(Role::Date),
        Doubt::AmountColumn => column(Role::Amount),
        Doubt::DateOrder => format!(
            "the dates can be read in two ways and are read as {}; --date-order decides",
            name(&intake.plan.date_order)
        ),
        Doubt::Decimal => format!(
            "the amounts can be read in two ways and are read with a decimal {}; --decimal decides",
            name(&intake.plan.decimal)
        ),
        Doubt::Header => "it is not clear whether the first row names the columns".to_owned(),
        Doubt::MixedDates => {
            "the dates are written in two ways, as after Excel has taken some days for months; \
             check both"
                .to_owned()
        }
        Doubt::Tables => tables(intake),
        Doubt::Wide => format!(
            "{} columns are taken for periods, each with its amounts",
            intake.plan.wide.len()
        ),
        Doubt::Undated => "no column holds dates: customers are ranked, nothing else".to_owned(),
        Doubt::Discount => format!("the discount is taken as {}", name(&intake.plan.discount)),
        Doubt::Currency => currencies(intake),
        Doubt::Twice => twice(intake),
        Doubt::Dialect => format!(
            "it is not clear which sign stands between cells; it is taken to be {:?}",
            intake.plan.dialect.delimiter
        ),
    }
}

fn tables(intake: &Intake) -> String {
    let sales = intake.files.iter().map(|file| file.name.as_str());
    let joined = intake.lookups.iter().map(|table| table.name.as_str());
    let (sales, joined): (Vec<&str>, Vec<&str>) = (sales.collect(), joined.collect());
    format!(
        "read as sales: {}; looked up: {}; other tables are not used",
        sales.join(", "),
        joined.join(", ")
    )
}

fn currencies(intake: &Intake) -> String {
    let sums = intake.currencies.iter();
    let sums = sums.map(|sum| format!("{} {} in {} rows", sum.amount, sum.currency, sum.rows));
    let base = intake.plan.currency.as_ref();
    format!(
        "amounts of several currencies are never added ({}); only {} counts",
        sums.collect::<Vec<_>>().join(", "),
        base.map_or("the first", |choice| choice.base.as_str())
    )
}

fn twice(intake: &Intake) -> String {
    let name = |source: u32| {
        let file = intake.files.iter().find(|file| file.source == source);
        file.map_or("", |file| file.name.as_str())
    };
    let pairs = intake.twice.iter().map(|pair| {
        let (one, other) = (name(pair.one), name(pair.other));
        format!("{one} and {other} have {} days alike", pair.days)
    });
    let pairs: Vec<String> = pairs.collect();
    format!("{}; all of it counts", pairs.join(", "))
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
        plan.mapping.set(role, mapped(role, names, columns)?);
    }
    if !request.maps.is_empty() {
        plan = intake::settle(files, plan)?;
    }
    if let Some(order) = &request.date_order {
        plan.date_order = serde_json::from_value(order.as_str().into())?;
        plan.settled.date_order = true;
    }
    if let Some(decimal) = &request.decimal {
        plan.decimal = serde_json::from_value(decimal.as_str().into())?;
        plan.settled.decimal = true;
    }
    Ok(plan)
}

/// The numbers of the columns that are to play a role: one, or for the customer two joined by "+"; none for "".
fn mapped(role: Role, names: &str, columns: &[String]) -> Result<Vec<u32>, Box<dyn Error>> {
    let number = |name: &str| {
        let place = columns.iter().position(|column| column == name);
        place.map(|number| number as u32)
    };
    if names.is_empty() {
        return Ok(Vec::new());
    }
    if let Some(column) = number(names) {
        return Ok(vec![column]);
    }
    let named: Vec<&str> = names.split('+').collect();
    let unknown = named.iter().find(|name| number(name).is_none());
    if let Some(&unknown) = unknown {
        return Err(Box::new(mainstay::error::Error::UnknownColumn {
            column: unknown.to_owned(),
            columns: columns.join(", "),
        }));
    }
    check_count(role, names, named.len())?;
    Ok(named.into_iter().filter_map(number).collect())
}

/// Only the customer may be two columns.
fn check_count(role: Role, names: &str, count: usize) -> Result<(), String> {
    let most = if role == Role::Customer { 2 } else { 1 };
    if count <= most {
        return Ok(());
    }
    let role = role.name();
    Err(format!(
        "{role}={names} names {count} columns; {role} takes at most {most}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns() -> Vec<String> {
        ["Net", "Tax", "First", "Last", "A+B"]
            .map(str::to_owned)
            .to_vec()
    }

    fn map(role: Role, names: &str) -> Result<Vec<u32>, String> {
        mapped(role, names, &columns()).map_err(|error| error.to_string())
    }

    #[test]
    fn only_the_customer_takes_two_columns() {
        assert_eq!(map(Role::Customer, "First+Last"), Ok(vec![2, 3]));
        assert_eq!(map(Role::Amount, "Net"), Ok(vec![0]));
        assert_eq!(map(Role::Amount, ""), Ok(vec![]));
        assert_eq!(map(Role::Amount, "A+B"), Ok(vec![4]), "one column's name");
        assert_eq!(
            map(Role::Amount, "Net+Tax").unwrap_err(),
            "amount=Net+Tax names 2 columns; amount takes at most 1"
        );
        assert_eq!(
            map(Role::Customer, "First+Last+Tax").unwrap_err(),
            "customer=First+Last+Tax names 3 columns; customer takes at most 2"
        );
        assert!(
            map(Role::Amount, "Net+Gross")
                .unwrap_err()
                .contains("\"Gross\"")
        );
    }

    /// The notes on a file, with these arguments behind its name.
    fn notes_on(content: &str, arguments: &[&str]) -> Vec<String> {
        let folder = std::env::temp_dir();
        let path = folder.join(format!("mainstay-notes-{}.csv", std::process::id()));
        std::fs::write(&path, content).unwrap();
        let path = path.to_string_lossy().into_owned();
        let arguments = arguments.iter().map(|&argument| argument.to_owned());
        let request = Request::parse(std::iter::once(path).chain(arguments)).unwrap();
        let notes = read(&request).unwrap().1;
        std::fs::remove_file(&request.paths[0]).unwrap();
        notes
    }

    #[test]
    fn what_the_files_leave_open_is_noted_until_the_command_line_settles_it() {
        let file = "Customer,Date,Amount\nada,03/04/2024,5.25\nbo,05/06/2024,7.50\n";
        assert_eq!(
            notes_on(file, &[]),
            [
                "the dates can be read in two ways and are read as dayMonthYear; --date-order decides"
            ]
        );
        assert!(notes_on(file, &["--date-order", "monthDayYear"]).is_empty());
        let plain = "Customer,Date,Amount\nada,2024-03-04,5.25\nbo,2024-06-05,7.50\n";
        assert!(notes_on(plain, &[]).is_empty());
    }

    #[test]
    fn a_guessed_column_is_noted_until_it_is_mapped() {
        let file = "Buyer,Ship to,Date,Amount\nada,x1,2024-03-04,5.25\nbo,y2,2024-06-05,7.50\n";
        let guess = |notes: &[String]| notes.iter().any(|note| note.starts_with("customer="));
        let doubt = [Doubt::CustomerColumn];
        let request = |arguments: &[&str]| {
            Request::parse(arguments.iter().map(|&argument| argument.to_owned())).unwrap()
        };
        let (reading, _) = {
            let files = [File {
                name: "f",
                bytes: file.as_bytes(),
            }];
            mainstay::analyse(&files, Settings::default()).unwrap()
        };
        assert!(guess(&notes(&request(&["f"]), &doubt, &reading.intake)));
        let mapped = request(&["f", "--map", "customer=Buyer"]);
        assert!(!guess(&notes(&mapped, &doubt, &reading.intake)));
    }

    #[test]
    fn another_measure_than_asked_for_is_said() {
        assert_eq!(other_measure(Measure::Profit, Measure::Profit), None);
        let said = other_measure(Measure::Profit, Measure::Revenue).unwrap();
        assert!(said.contains("measure profit") && said.ends_with("ranked by revenue"));
    }
}
