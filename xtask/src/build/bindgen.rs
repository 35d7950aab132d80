//! The JavaScript around the module, by wasm-bindgen as a library.

use std::ffi::OsString;
use std::path::Path;

use anyhow::{Context, Result};
use wasm_bindgen_cli::wasm_bindgen::run_cli_with_args;

use crate::recipe::Recipe;
use crate::shell;

/// Writes the module, its JavaScript and its types into the package's folder.
///
/// # Errors
/// When wasm-bindgen refuses the module.
pub fn bindgen(recipe: &Recipe, compiled: &Path) -> Result<()> {
    run_cli_with_args(arguments(recipe, compiled))
        .context("wasm-bindgen could not process the module")
}

fn arguments(recipe: &Recipe, compiled: &Path) -> Vec<OsString> {
    let out_dir = shell::root().join(&recipe.build.out_dir);
    vec![
        "wasm-bindgen".into(),
        compiled.into(),
        "--target".into(),
        recipe.build.target.clone().into(),
        "--out-dir".into(),
        out_dir.into(),
        "--out-name".into(),
        recipe.build.out_name.clone().into(),
        "--remove-producers-section".into(),
    ]
}
