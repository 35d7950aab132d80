//! `cargo xtask fuzz`: libFuzzer against the reader, on the stable compiler.
//!
//! The targets are the files of `fuzz/fuzz_targets`. What is in `fuzz/cases/TARGET` is
//! tried first: some inputs of each kind, and every input that ever broke the target.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::{apt, shell};

/// Inputs longer than this find nothing that shorter ones do not.
const LONGEST_INPUT: u32 = 4096;

/// One input may not take longer: the reader must never hang.
const SECONDS_AN_INPUT: u32 = 10;

/// Runs every target, or one of them, for some seconds each.
///
/// # Errors
/// When a target is not known, cannot be built, or breaks.
pub fn fuzz(target: Option<&str>, seconds: u32) -> Result<()> {
    let known = targets();
    let wanted: Vec<String> = match target {
        Some(name) if !known.iter().any(|target| target == name) => {
            bail!(
                "There is no fuzz target {name}; there are {}.",
                known.join(", ")
            )
        }
        Some(name) => vec![name.to_owned()],
        None => known,
    };
    compiler()?;
    build()?;
    wanted.iter().try_for_each(|target| run(target, seconds))
}

/// The names of all targets.
fn targets() -> Vec<String> {
    let files = shell::files("fuzz/fuzz_targets", ".rs");
    let stems = files.iter().filter_map(|file| file.file_stem());
    stems
        .map(|stem| stem.to_string_lossy().into_owned())
        .collect()
}

/// libFuzzer itself is written in C++.
fn compiler() -> Result<()> {
    if shell::exists("c++") || (shell::is_build_machine() && apt::install(&["g++"])) {
        return Ok(());
    }
    bail!("A C++ compiler is missing (`c++`); libFuzzer is built with it.")
}

fn build() -> Result<()> {
    let mut command = shell::cargo();
    // Its flags are in `fuzz/.cargo`, which Cargo reads only from within that folder.
    command.current_dir(shell::root().join("fuzz"));
    shell::run(
        command
            .args(["build", "--quiet", "--release", "--bins"])
            .env("CARGO_TARGET_DIR", folder()),
    )
}

/// Everything that fuzzing makes is kept apart from other builds.
fn folder() -> PathBuf {
    shell::target().join("fuzz")
}

fn run(target: &str, seconds: u32) -> Result<()> {
    println!("\nFuzzing {target} for {seconds} s");
    let corpus = folder().join("corpus").join(target);
    let cases = shell::root().join("fuzz/cases").join(target);
    std::fs::create_dir_all(&corpus)?;
    let mut command = shell::program(program(target)?);
    command
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-max_len={LONGEST_INPUT}"))
        .arg(format!("-timeout={SECONDS_AN_INPUT}"))
        .arg(format!("-artifact_prefix={}/{target}-", folder().display()))
        .args(["-verbosity=0", "-print_final_stats=1"])
        .arg(corpus);
    shell::run(command.args(cases.is_dir().then_some(cases)))
        .with_context(|| format!("the input is in {}", folder().display()))
}

/// Where Cargo put the program of a target: below the name of this machine.
fn program(target: &str) -> Result<PathBuf> {
    let version = shell::output(shell::program("rustc").arg("-vV"))?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.context("rustc names no host")?;
    Ok(folder().join(Path::new(host).join("release").join(target)))
}
