//! The crate as a wasm module, as Cargo makes it.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::recipe::Recipe;
use crate::shell;

const TARGET: &str = "wasm32-unknown-unknown";

/// Compiles the library for the browser and returns where the module is.
///
/// # Errors
/// When the crate does not compile.
pub fn compile(recipe: &Recipe, dev: bool) -> Result<PathBuf> {
    let profile = if dev { "dev" } else { &recipe.build.profile };
    let mut command = shell::cargo();
    command.args(["build", "--lib", "--target", TARGET, "--profile", profile]);
    shell::run(command.arg("--config").arg(without_local_paths()))?;
    let folder = if dev { "debug" } else { &recipe.build.profile };
    let module = shell::target()
        .join(TARGET)
        .join(folder)
        .join("mainstay.wasm");
    if !module.is_file() {
        bail!(
            "Cargo made no {}; is `crate-type` still cdylib?",
            module.display()
        );
    }
    Ok(module)
}

/// Flags that keep this machine's folders out of the module: panics name source files.
fn without_local_paths() -> String {
    let folders = [(shell::cargo_home(), "cargo"), (shell::root(), "mainstay")];
    let flags =
        folders.map(|(folder, name)| format!("'--remap-path-prefix={}={name}'", folder.display()));
    format!("target.{TARGET}.rustflags=[{}]", flags.join(","))
}
