//! Writes the cells of a file as they are read, before any column has a meaning, as plain
//! CSV: UTF-8, commas, quotes only where needed. So parsers can be compared from outside.
//!
//! ```text
//! cargo run --release --example records -- FILE [--delimiter C] [--quote C] [--escape C] [--encoding E] [--header N]
//! ```
//!
//! What is not given is found. A value that is empty or `none` means that there is none,
//! `\t` a tab. Several header rows become one; what stands before them and rows without
//! content are left out.

use mainstay::intake::{Choices, Encoding, cells};
use std::io::{self, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<(), String> {
    let (file, options) = arguments.split_first().ok_or(
        "usage: records FILE [--delimiter C] [--quote C] [--escape C] [--encoding E] [--header N]",
    )?;
    let choices = choices(options)?;
    let bytes = std::fs::read(file).map_err(|error| format!("{file}: {error}"))?;
    write(&cells(&bytes, &choices)).map_err(|error| error.to_string())
}

fn choices(options: &[String]) -> Result<Choices, String> {
    let mut choices = Choices::default();
    for option in options.chunks(2) {
        let [name, value] = option else {
            return Err(format!("{} needs a value", option[0]));
        };
        match name.as_str() {
            "--delimiter" => choices.delimiter = Some(sign(value)),
            "--quote" => choices.quote = Some(sign(value).chars().next()),
            "--escape" => choices.escape = Some(sign(value).chars().next()),
            "--encoding" => choices.encoding = Some(encoding(value)?),
            "--header" => choices.header = Some(count(value)?),
            other => return Err(format!("there is no option {other}")),
        }
    }
    Ok(choices)
}

fn sign(value: &str) -> String {
    match value {
        "none" => String::new(),
        value => value.replace("\\t", "\t"),
    }
}

fn encoding(value: &str) -> Result<Encoding, String> {
    Encoding::from_name(value).ok_or_else(|| format!("no encoding is called {value}"))
}

fn count(value: &str) -> Result<u32, String> {
    match value {
        "" | "none" => Ok(0),
        value => value
            .parse()
            .map_err(|_| format!("{value} is no number of rows")),
    }
}

fn write(rows: &[Vec<String>]) -> io::Result<()> {
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .from_writer(io::stdout().lock());
    for row in rows {
        writer.write_record(row)?;
    }
    writer
        .into_inner()
        .map_err(|error| error.into_error())?
        .flush()
}
