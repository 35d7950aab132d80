//! What the module may ask of its surroundings, written down and compared.
//!
//! The module is started in Node on the way, so that one which an optimiser
//! broke never reaches a page.

use anyhow::{Context, Result, bail};

use super::{Options, module_path};
use crate::recipe::Recipe;
use crate::shell;

const LIST: &str = "tests/wasm-imports.txt";

/// Starts the module and holds its imports against the committed list.
///
/// A `--dev` module is started but not compared: it may import more.
///
/// # Errors
/// When the module does not start or imports something else than the list says.
pub fn check(recipe: &Recipe, options: &Options) -> Result<()> {
    let found = start(recipe)?;
    if options.accept_imports {
        return shell::write(LIST, found);
    }
    if options.dev || normal(&shell::read_text(LIST).unwrap_or_default()) == normal(&found) {
        return Ok(());
    }
    bail!(
        "The module's imports differ from {LIST}; when that is intended, run `cargo xtask build --accept-imports`.\n{found}"
    )
}

fn start(recipe: &Recipe) -> Result<String> {
    let glue = module_path(recipe).with_file_name(format!("{}.js", recipe.build.out_name));
    let mut command = shell::node("start.mjs");
    command.arg(glue).arg(module_path(recipe));
    shell::output(&mut command).context("the finished module does not start")
}

fn normal(list: &str) -> String {
    list.lines()
        .map(str::trim_end)
        .collect::<Vec<_>>()
        .join("\n")
}
