//! The npm-shaped package around the module, and the stamp that saves making it twice.

use std::fs;
use std::path::Path;

use anyhow::Result;
use sha2::{Digest, Sha256};

use super::module_path;
use crate::recipe::Recipe;
use crate::shell;

const STAMP: &str = ".stamp";

/// What a package is made from.
pub struct Stamp(String);

impl Stamp {
    /// The stamp of a package that would be made now.
    ///
    /// # Errors
    /// When the compiled module cannot be read.
    pub fn of(compiled: &Path, dev: bool) -> Result<Self> {
        let sources = [
            fs::read(compiled)?,
            shell::read("wasm-pack.toml")?,
            shell::read("package-lock.json")?,
            shell::read("Cargo.lock")?,
            vec![u8::from(dev)],
        ];
        Ok(Self(digest(&sources)))
    }

    /// Whether the package on disk is the one that was made from this.
    pub fn is_current(&self, recipe: &Recipe) -> bool {
        let left = shell::read_text(Path::new(&recipe.build.out_dir).join(STAMP));
        matches!((left, self.text(recipe)), (Ok(left), Ok(text)) if left == text)
    }

    /// Puts the stamp on the finished package.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn leave(&self, recipe: &Recipe) -> Result<()> {
        let stamp = Path::new(&recipe.build.out_dir).join(STAMP);
        shell::write(stamp, self.text(recipe)?)
    }

    /// What it was made from and what was made: wasm-pack may write there too.
    fn text(&self, recipe: &Recipe) -> Result<String> {
        let module = module_path(recipe);
        let glue = module.with_file_name(format!("{}.js", recipe.build.out_name));
        let made = digest(&[fs::read(module)?, fs::read(glue)?]);
        Ok(format!("{} {made}", self.0))
    }
}

fn digest(parts: &[Vec<u8>]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.len().to_le_bytes());
        hash.update(part);
    }
    format!("{:x}", hash.finalize())
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
