//! The npm-shaped package around the module, and the stamp that saves making it twice.

use std::fs;
use std::path::Path;

use anyhow::Result;
use sha2::{Digest, Sha256};

use super::module_path;
use crate::recipe::Recipe;
use crate::shell;

const STAMP: &str = ".stamp";

/// What a package was made from.
pub struct Stamp(String);

impl Stamp {
    /// The stamp of a package that would be made now.
    ///
    /// # Errors
    /// When the compiled module cannot be read.
    pub fn of(compiled: &Path, dev: bool) -> Result<Self> {
        let mut hash = Sha256::new();
        hash.update(fs::read(compiled)?);
        hash.update(shell::read("wasm-pack.toml")?);
        hash.update(shell::read("package-lock.json")?);
        hash.update(env!("CARGO_PKG_VERSION"));
        hash.update([u8::from(dev)]);
        Ok(Self(format!("{:x}", hash.finalize())))
    }

    /// Whether the package on disk carries this stamp.
    pub fn is_current(&self, recipe: &Recipe) -> bool {
        let stamp = shell::read_text(Path::new(&recipe.build.out_dir).join(STAMP));
        module_path(recipe).is_file() && stamp.is_ok_and(|stamp| stamp == self.0)
    }

    /// Puts the stamp on the package.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn leave(&self, recipe: &Recipe) -> Result<()> {
        shell::write(Path::new(&recipe.build.out_dir).join(STAMP), &self.0)
    }
}

/// Writes the package's `package.json`.
///
/// # Errors
/// When `Cargo.toml` cannot be read or the disk refuses.
pub fn describe(recipe: &Recipe) -> Result<()> {
    let manifest: toml::Table = toml::from_str(&shell::read_text("Cargo.toml")?)?;
    let field = |name: &str| {
        manifest["package"][name]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    let text = PACKAGE_JSON
        .replace("{version}", &field("version"))
        .replace("{description}", &field("description"))
        .replace("{license}", &field("license"))
        .replace("{name}", &recipe.build.out_name);
    shell::write(Path::new(&recipe.build.out_dir).join("package.json"), text)
}

const PACKAGE_JSON: &str = r#"{
  "name": "{name}",
  "version": "{version}",
  "description": "{description}",
  "license": "{license}",
  "type": "module",
  "main": "{name}.js",
  "types": "{name}.d.ts",
  "exports": {
    ".": { "types": "./{name}.d.ts", "default": "./{name}.js" },
    "./engine": { "types": "./{name}.d.ts", "default": "./{name}.js" },
    "./engine.wasm": "./{name}_bg.wasm",
    "./app.html": "./app.html"
  },
  "sideEffects": false
}
"#;
