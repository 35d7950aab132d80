//! The sizes that users wait for, held to the budget in `wasm-pack.toml`.

use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::build::module_path;
use crate::recipe::Recipe;
use crate::shell;

/// Prints both sizes.
///
/// # Errors
/// When something was not built yet or is larger than its budget.
pub fn check(recipe: &Recipe) -> Result<()> {
    let wasm = measure("module", &module_path(recipe), recipe.budget.wasm_kib);
    let page = measure(
        "page",
        &shell::root().join(&recipe.page.single_file),
        recipe.budget.page_kib,
    );
    wasm.and(page)
}

fn measure(what: &str, file: &Path, budget_kib: u64) -> Result<()> {
    let bytes = file
        .metadata()
        .context("nothing is built yet; run `cargo xtask build`")?
        .len();
    let kib = bytes.div_ceil(1024);
    println!("{what:6} {kib:5} KiB of {budget_kib} KiB");
    ensure!(
        kib <= budget_kib,
        "the {what} is over its budget in wasm-pack.toml: {kib} of {budget_kib} KiB."
    );
    Ok(())
}
