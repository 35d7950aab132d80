//! From sources to `dist/`, one step per module.

mod bindgen;
mod bundle;
mod compile;
mod csp;
mod guard;
mod imports;
mod optimize;
mod package;
mod page;
mod site;
mod tools;

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::recipe::{self, Recipe};
use crate::{shell, size};

pub use tools::{node_with_packages, wasm_target};

/// What the user asked of a build.
#[derive(Debug, Default, Clone, Copy)]
pub struct Options {
    /// Quick to build, slow to run, not for handing out.
    pub dev: bool,
    /// Write down the module's imports instead of comparing them.
    pub accept_imports: bool,
}

impl Options {
    /// Reads the flags after `cargo xtask build`.
    ///
    /// # Errors
    /// When a flag is not known.
    pub fn parse(flags: &[&str]) -> Result<Self> {
        let mut options = Self::default();
        for flag in flags {
            match *flag {
                "--dev" => options.dev = true,
                "--accept-imports" => options.accept_imports = true,
                _ => bail!("`cargo xtask build` knows --dev and --accept-imports, not {flag}."),
            }
        }
        Ok(options)
    }
}

/// Builds both pages and the package, and holds them to every promise that can
/// be checked without a browser.
///
/// # Errors
/// When a tool is missing, a step fails or a promise is broken; one sentence each.
pub fn build(options: &Options) -> Result<()> {
    let recipe = recipe::read()?;
    tools::prepare()?;
    package(&recipe, options)?;
    let bundle = bundle::bundle(options.dev)?;
    let parts = page::Parts::collect(&recipe, bundle)?;
    page::write(&recipe, &parts)?;
    site::write(&recipe, &parts)?;
    guard::check(&recipe)?;
    if options.dev {
        println!("A --dev build: not optimised, not held to the budget.");
        return Ok(());
    }
    size::check(&recipe)
}

/// Crate to npm-shaped package in `pkg/`, skipped while the module is the same.
fn package(recipe: &Recipe, options: &Options) -> Result<()> {
    let compiled = compile::compile(recipe, options.dev)?;
    let stamp = package::Stamp::of(&compiled, options.dev)?;
    if !stamp.is_current(recipe) {
        bindgen::bindgen(recipe, &compiled)?;
        if !options.dev {
            optimize::optimize(recipe)?;
        }
        package::describe(recipe)?;
        stamp.leave(recipe)?;
    }
    imports::check(recipe, options)
}

/// The optimised module.
pub fn module_path(recipe: &Recipe) -> PathBuf {
    let name = format!("{}_bg.wasm", recipe.build.out_name);
    shell::root().join(&recipe.build.out_dir).join(name)
}
