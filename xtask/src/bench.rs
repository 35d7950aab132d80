//! `cargo xtask bench`: how near reading a sales file comes to reading it for nothing.

use std::env;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::build::{self, Options};
use crate::{browser, recipe, shell};

const GENERATED_BYTES: u64 = 100 * 1000 * 1000;

/// Builds the page and measures it in Chromium, on `file`, else on `$BENCH_FILE`,
/// else on a generated file of 100 MB.
///
/// # Errors
/// When the build fails, the file is missing or Chromium is.
pub fn bench(file: Option<&Path>) -> Result<()> {
    build::build(&Options::default())?;
    let file = match file
        .map(Path::to_path_buf)
        .or_else(|| env::var_os("BENCH_FILE").map(PathBuf::from))
    {
        Some(file) => {
            fs::canonicalize(&file).with_context(|| format!("cannot read {}", file.display()))?
        }
        None => generated()?,
    };
    let page = shell::root().join(recipe::read()?.page.single_file);
    let mut command = shell::program("node");
    command
        .arg("tests/bench/read.mjs")
        .arg(page)
        .arg(file)
        .env("CHROMIUM", browser::find()?);
    shell::run(&mut command)
}

/// The generated file, made on the first call.
fn generated() -> Result<PathBuf> {
    let path = shell::target().join("bench/sales-100mb.csv");
    if path
        .metadata()
        .is_ok_and(|file| file.len() >= GENERATED_BYTES)
    {
        return Ok(path);
    }
    println!("Writing {}", path.display());
    fs::create_dir_all(shell::target().join("bench"))?;
    let mut out = BufWriter::new(File::create(&path)?);
    write_sales(&mut out, GENERATED_BYTES)?;
    out.flush()?;
    Ok(path)
}

/// Sales of three years: ten columns, 50,000 customers of whom few buy much, some
/// 100 bytes a row, the same bytes on every call.
fn write_sales(out: &mut impl Write, size: u64) -> Result<()> {
    let header = "Order;Date;Customer;City;Region;Product;Quantity;Price;Amount;Comment\n";
    out.write_all(header.as_bytes())?;
    let (mut random, mut written, mut order) = (Random(1), header.len() as u64, 0);
    while written < size {
        order += 1;
        let row = sale(&mut random, order, written * 1095 / size);
        out.write_all(row.as_bytes())?;
        written += row.len() as u64;
    }
    Ok(())
}

/// One row, `day` days after the start.
fn sale(random: &mut Random, order: u64, day: u64) -> String {
    let customer = random.below(50_000) * random.below(50_000) / 50_000;
    let (quantity, price) = (1 + random.below(20), 100 + random.below(50_000));
    let amount = quantity * price;
    format!(
        "SO-{order:07};20{:02}-{:02}-{:02};Customer {customer:05} Trading Ltd;City {:03};Region {};Product {:04};{quantity};{}.{:02};{}.{:02};regular delivery\n",
        23 + day / 365,
        1 + day % 365 / 31,
        1 + day % 365 % 31 % 28,
        customer % 400,
        customer % 12,
        random.below(3_000),
        price / 100,
        price % 100,
        amount / 100,
        amount % 100,
    )
}

/// A small generator of numbers, the same ones every time (splitmix64).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (bits ^ (bits >> 31)) % limit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_generated_file_is_the_same_every_time() -> Result<()> {
        let (mut first, mut second) = (Vec::new(), Vec::new());
        write_sales(&mut first, 10_000)?;
        write_sales(&mut second, 10_000)?;
        assert_eq!(first, second);
        Ok(())
    }

    #[test]
    fn every_date_is_a_day_of_the_calendar() {
        for day in 0..1095 {
            let row = sale(&mut Random(1), 1, day);
            let date: Vec<u64> = row
                .split([';', '-'])
                .skip(2)
                .take(3)
                .filter_map(|part| part.parse().ok())
                .collect();
            assert!(matches!(date[..], [2023..=2025, 1..=12, 1..=28]), "{row}");
        }
    }
}
