//! The page's scripts and styles, by npm's esbuild.

use std::fs;
use std::path::Path;

use anyhow::Result;

use crate::shell;

/// What the page is made of, as text.
pub struct Bundle {
    /// The page's script, classic.
    pub app: String,
    /// The worker's script, classic.
    pub worker: String,
    /// The page's styles.
    pub style: String,
}

/// Bundles `www/app.jsx`, `www/worker.js` and `www/styles/*.css`.
///
/// # Errors
/// When a source is missing or is not understood.
pub fn bundle(dev: bool) -> Result<Bundle> {
    let folder = shell::target().join("xtask/bundle");
    fs::create_dir_all(&folder)?;
    let mut command = shell::node("bundle.mjs");
    command.arg(&folder).args(dev.then_some("--dev"));
    shell::run(&mut command)?;
    read(&folder)
}

fn read(folder: &Path) -> Result<Bundle> {
    Ok(Bundle {
        app: shell::read_text(folder.join("app.js"))?,
        worker: shell::read_text(folder.join("worker.js"))?,
        style: shell::read_text(folder.join("style.css"))?,
    })
}
