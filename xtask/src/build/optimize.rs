//! The module made small and quick, by the wasm-opt of npm's `binaryen`.
//!
//! A distribution's own wasm-opt is not taken: versions from 2022 break
//! today's modules without a word.

use std::fs;

use anyhow::Result;

use super::module_path;
use crate::recipe::Recipe;
use crate::shell;

/// Optimises the module where it lies.
///
/// # Errors
/// When wasm-opt refuses the module.
pub fn optimize(recipe: &Recipe) -> Result<()> {
    println!("Optimising the module");
    let module = module_path(recipe);
    let optimised = module.with_extension("wasm.optimised");
    let mut command = shell::program("node");
    command
        .arg("node_modules/binaryen/bin/wasm-opt")
        .arg(&module);
    command
        .args(&recipe.optimize.wasm_opt)
        .args(["--strip-debug", "--strip-producers"]);
    shell::output(command.arg("-o").arg(&optimised))?;
    fs::rename(&optimised, &module)?;
    Ok(())
}
