//! `wasm-pack.toml`: the recipe of the web build.

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::shell;

/// The whole file. A key that is not known is an error.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipe {
    /// What becomes of the crate.
    pub build: Build,
    /// What becomes of the module.
    pub optimize: Optimize,
    /// Where the pages go.
    pub page: Page,
    /// How large the result may be.
    pub budget: Budget,
}

/// Keys as wasm-pack's flags of the same names.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Build {
    /// The shape of the JavaScript around the module.
    pub target: String,
    /// The folder of the npm-shaped package.
    pub out_dir: String,
    /// The stem of the file names in that folder.
    pub out_name: String,
    /// Cargo's profile for a build that is not `--dev`.
    pub profile: String,
}

/// How the module is optimised.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Optimize {
    /// The arguments of wasm-opt.
    pub wasm_opt: Vec<String>,
}

/// Where the pages go.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Page {
    /// The page that is one file.
    pub single_file: String,
    /// The folder for a web server.
    pub site: String,
}

/// The largest sizes allowed.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Budget {
    /// The optimised module, in KiB.
    pub wasm_kib: u64,
    /// The single file, in KiB.
    pub page_kib: u64,
}

/// Reads the recipe.
///
/// # Errors
/// When the file is missing, is not TOML, or has a key that is not known.
pub fn read() -> Result<Recipe> {
    toml::from_str(&shell::read_text("wasm-pack.toml")?).context("wasm-pack.toml is not understood")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest() -> Result<toml::Table> {
        Ok(toml::from_str(&shell::read_text("Cargo.toml")?)?)
    }

    #[test]
    fn wasm_pack_builds_what_the_recipe_builds() -> Result<()> {
        let (recipe, manifest) = (read()?, manifest()?);
        assert_eq!(
            manifest["package"]["name"].as_str(),
            Some(recipe.build.out_name.as_str())
        );
        assert_eq!(
            recipe.build.target, "web",
            "the page is built around `--target web`"
        );
        let pack = &manifest["package"]["metadata"]["wasm-pack"]["profile"];
        assert_eq!(
            pack[&recipe.build.profile]["wasm-opt"].as_bool(),
            Some(false)
        );
        assert!(manifest["profile"].get(&recipe.build.profile).is_some());
        Ok(())
    }

    #[test]
    fn the_first_line_says_who_reads_the_file() -> Result<()> {
        let text = shell::read_text("wasm-pack.toml")?;
        assert!(text.starts_with("# wasm-pack does not read this file"));
        Ok(())
    }

    #[test]
    fn the_recipe_names_no_catch_all() -> Result<()> {
        assert!(
            !read()?
                .optimize
                .wasm_opt
                .iter()
                .any(|flag| flag == "--all-features")
        );
        Ok(())
    }

    #[test]
    fn a_key_that_is_not_known_is_refused() {
        assert!(toml::from_str::<Budget>("wasm-kib = 1\npage-kib = 1\npage-kb = 1").is_err());
    }
}
