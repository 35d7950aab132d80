//! `cargo xtask test`: every check that the project has.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args;

use crate::build::{self, Options};
use crate::{browser, fuzz, shell, tally};

const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];

/// Every group, in the order in which a mistake shows soonest.
///
/// # Errors
/// With the first check that fails.
pub fn all() -> Result<()> {
    ["lint", "rust", "wasm", "page", "conformance", "fuzz"]
        .into_iter()
        .try_for_each(one)?;
    println!("\nEverything passed.");
    Ok(())
}

/// One group.
///
/// # Errors
/// When the group is not known or one of its checks fails.
pub fn one(group: &str) -> Result<()> {
    match group {
        "lint" => lint(),
        "rust" => rust(),
        "wasm" => wasm(),
        "page" => page(),
        "conformance" => conformance(),
        "fuzz" => fuzzing(),
        _ => bail!(
            "`cargo xtask test` knows lint, rust, wasm, page, conformance and fuzz, not {group}."
        ),
    }
}

/// Cargo's runner for wasm tests: what `.cargo/config.toml` names.
///
/// # Errors
/// When a test fails.
pub fn wasm_runner(arguments: &[&str]) -> Result<()> {
    let name = std::iter::once("wasm-bindgen-test-runner");
    // `cargo test --quiet` hands its flag on; this runner has no such flag.
    let known = arguments
        .iter()
        .copied()
        .filter(|argument| *argument != "--quiet");
    run_cli_with_args(name.chain(known))
}

fn lint() -> Result<()> {
    heading("Format");
    shell::run(shell::cargo().args(["fmt", "--all", "--check"]))
        .context("run `cargo fmt --all`")?;
    shell::run(shell::cargo().args(["fmt", "--manifest-path", "fuzz/Cargo.toml", "--check"]))
        .context("run `cargo fmt --manifest-path fuzz/Cargo.toml`")?;
    heading("Clippy");
    clippy(&["--workspace", "--all-targets"])?;
    build::wasm_target()?;
    clippy(&[&WASM[..], &["--lib", "--test", "wasm"]].concat())
}

fn clippy(targets: &[&str]) -> Result<()> {
    let mut command = shell::cargo();
    shell::run(
        command
            .args(["clippy", "--quiet"])
            .args(targets)
            .args(["--", "-D", "warnings"]),
    )
}

fn rust() -> Result<()> {
    heading("Rust tests");
    tally::run(
        "Rust tests",
        shell::cargo().args(["test", "--workspace", "--no-fail-fast", "--", "--quiet"]),
    )
}

fn wasm() -> Result<()> {
    heading("Tests in wasm");
    build::wasm_target()?;
    tally::run(
        "Tests in wasm",
        shell::cargo()
            .args(["test", "--quiet", "--test", "wasm"])
            .args(WASM),
    )
}

fn page() -> Result<()> {
    heading("Build");
    build::build(&Options::default())?;
    heading("Types");
    shell::run(shell::program("node").args(["node_modules/typescript/bin/tsc", "--project", "."]))?;
    heading("Script tests");
    node_tests("Script tests", &script_tests(), 2)?;
    heading("Page tests");
    let chromium = browser::find()?;
    let mut command = node_test(&shell::files("tests/page", ".test.mjs"), 1);
    tally::run("Page tests", command.env("CHROMIUM", chromium))
}

/// Other readers' own cases, other readers, and a spoiled file, against `examples/records`.
fn conformance() -> Result<()> {
    heading("Conformance tests");
    build::node_with_packages()?;
    shell::run(shell::cargo().args([
        "build",
        "--quiet",
        "--profile",
        "conformance",
        "--example",
        "records",
    ]))?;
    let mut command = node_test(&shell::files("tests/conformance", ".test.mjs"), 2);
    let records = shell::target().join("conformance/examples/records");
    tally::run("Conformance tests", command.env("RECORDS", records))
}

/// A minute for each target on a build machine, a moment elsewhere.
fn fuzzing() -> Result<()> {
    heading("Fuzzing");
    fuzz::fuzz(None, if shell::is_build_machine() { 60 } else { 5 })
}

fn script_tests() -> Vec<PathBuf> {
    [
        shell::files("www", ".test.js"),
        shell::files("tests/unit", ".test.mjs"),
    ]
    .concat()
}

fn node_tests(title: &str, files: &[PathBuf], at_once: u8) -> Result<()> {
    if files.is_empty() {
        println!("{title}: 0 passed, 0 failed");
        return Ok(());
    }
    tally::run(title, &mut node_test(files, at_once))
}

fn node_test(files: &[PathBuf], at_once: u8) -> Command {
    let mut command = shell::program("node");
    command
        .args(["--test", "--test-reporter=spec", "--test-timeout=300000"])
        .arg(format!("--test-concurrency={at_once}"))
        .args(files);
    command
}

fn heading(text: &str) {
    println!("\n{text}\n{}", "-".repeat(text.len()));
}
