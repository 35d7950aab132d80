//! The tools a build needs, and one clear sentence for each that is missing.

use std::path::Path;
use std::time::SystemTime;

use anyhow::{Context, Result, bail};

use crate::{apt, shell};

const TARGET: &str = "wasm32-unknown-unknown";
const NODE_MAJOR: u32 = 20;

/// Sees to it that the wasm target, Node and the npm packages are there.
///
/// # Errors
/// With the sentence that says what to install.
pub fn prepare() -> Result<()> {
    wasm_target()?;
    node_with_packages()
}

/// Sees to it that Node and the npm packages are there.
///
/// # Errors
/// With the sentence that says what to install.
pub fn node_with_packages() -> Result<()> {
    node()?;
    npm_packages()
}

/// Adds the wasm target through rustup when it is missing.
///
/// # Errors
/// When it is missing and rustup cannot add it.
pub fn wasm_target() -> Result<()> {
    let rustc = shell::output(shell::program("rustc").args([
        "--print",
        "target-libdir",
        "--target",
        TARGET,
    ]))?;
    if Path::new(rustc.trim()).is_dir() {
        return Ok(());
    }
    if !shell::exists("rustup") {
        bail!(
            "The Rust target {TARGET} is missing; install rustup from rustup.rs and run `rustup target add {TARGET}`."
        );
    }
    println!("Adding the Rust target {TARGET}");
    shell::run(shell::program("rustup").args(["target", "add", TARGET])).with_context(|| {
        format!("the Rust target {TARGET} could not be added; is there a network?")
    })
}

/// Node and npm; on a build machine they are installed when that is possible.
fn node() -> Result<()> {
    match node_is_usable() {
        Err(_) if shell::is_build_machine() && apt::install(&["nodejs", "npm"]) => node_is_usable(),
        found => found,
    }
}

fn node_is_usable() -> Result<()> {
    const ADVICE: &str = "install Node.js 20 or newer with npm (nodejs.org, or your system's packages nodejs and npm)";
    let Ok(version) = shell::output(shell::program("node").arg("--version")) else {
        bail!("Node.js is missing; {ADVICE}.");
    };
    if major(&version).is_none_or(|major| major < NODE_MAJOR) {
        bail!("Node.js {} is too old; {ADVICE}.", version.trim());
    }
    if shell::output(shell::npm().arg("--version")).is_err() {
        bail!("npm is missing; {ADVICE}.");
    }
    Ok(())
}

/// Installs the locked packages when there are none or the lock file is newer.
fn npm_packages() -> Result<()> {
    let installed = changed("node_modules/.package-lock.json");
    if installed.is_some() && installed >= changed("package-lock.json") {
        return Ok(());
    }
    println!("Installing the npm packages of package-lock.json");
    shell::run(shell::npm().args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]))
        .context("the npm packages could not be installed; is there a network?")
}

fn changed(path: &str) -> Option<SystemTime> {
    shell::root()
        .join(path)
        .metadata()
        .and_then(|file| file.modified())
        .ok()
}

/// The 20 of `v20.20.2`.
fn major(version: &str) -> Option<u32> {
    version
        .trim()
        .strip_prefix('v')?
        .split('.')
        .next()?
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn the_major_version_is_read() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("unknown"), None);
    }
}
