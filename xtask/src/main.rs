//! The project's own build tool.
//!
//! `cargo xtask` prints what it can do. Every subcommand is a module below, and
//! every step of a build is a file of its own under `build`.

mod apt;
mod bench;
mod browser;
mod build;
mod fuzz;
mod recipe;
mod run;
mod shell;
mod size;
mod tally;
mod test;

use std::process::ExitCode;

use anyhow::{Result, bail};

const USAGE: &str = "\
cargo xtask build [--dev] [--accept-imports]   build dist/mainstay.html and dist/site/
cargo xtask run                                build, then open the page with its sample
cargo xtask test [GROUP]                       run every check, or one group of them:
                                               lint, rust, wasm, page, conformance, fuzz
cargo xtask fuzz [TARGET] [SECONDS]            let libFuzzer try to break the reader
cargo xtask bench [FILE]                       measure reading a sales file in Chromium
cargo xtask size                               print the sizes and hold them to the budget";

/// How long `cargo xtask fuzz` tries each target when nothing else is said.
const FUZZ_SECONDS: u32 = 60;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Result<()> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["build", flags @ ..] => build::build(&build::Options::parse(flags)?),
        ["run"] => run::run(),
        ["test"] => test::all(),
        ["test", suite] => test::one(suite),
        ["bench"] => bench::bench(None),
        ["bench", file] => bench::bench(Some(file.as_ref())),
        ["fuzz"] => fuzz::fuzz(None, FUZZ_SECONDS),
        ["fuzz", target] => fuzz::fuzz(Some(target), FUZZ_SECONDS),
        ["fuzz", target, seconds] => fuzz::fuzz(Some(target), seconds.parse()?),
        ["size"] => size::check(&recipe::read()?),
        ["wasm-test", rest @ ..] => test::wasm_runner(rest),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        _ => bail!("`cargo xtask {}` is not known.\n\n{USAGE}", words.join(" ")),
    }
}
