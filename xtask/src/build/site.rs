//! The same page as a folder for a web server, with the npm-shaped package beside it.
//!
//! The data blocks lie in `assets.js` here, so that this page fetches nothing
//! either and runs by the same code.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::csp;
use super::page::{self, Parts};
use crate::recipe::Recipe;
use crate::shell;

/// Writes the folder anew.
///
/// # Errors
/// When the template lacks a place or the disk refuses.
pub fn write(recipe: &Recipe, parts: &Parts) -> Result<()> {
    let site = shell::root().join(&recipe.page.site);
    if site.exists() {
        fs::remove_dir_all(&site)?;
    }
    shell::write(site.join("index.html"), html(parts)?)?;
    shell::write(site.join("app.js"), &parts.app)?;
    shell::write(site.join("style.css"), &parts.style)?;
    shell::write(site.join("assets.js"), assets(parts))?;
    shell::write(site.join("_headers"), headers())?;
    package(recipe, &site.join("package"))
}

fn html(parts: &Parts) -> Result<String> {
    let places = [
        ("policy", page::policy_tag(&csp::site())),
        (
            "style",
            "<link rel=\"stylesheet\" href=\"style.css\">".to_owned(),
        ),
        ("data", "<script src=\"assets.js\"></script>".to_owned()),
        ("script", "<script src=\"app.js\"></script>".to_owned()),
    ];
    page::fill(&parts.template, &places)
}

/// The data blocks as a script: base64 needs no escaping.
fn assets(parts: &Parts) -> String {
    let entries: Vec<String> = parts
        .blocks
        .iter()
        .map(|(name, text)| format!("{name}:'{text}'"))
        .collect();
    format!("globalThis.mainstayAssets={{{}}};\n", entries.join(",\n"))
}

/// An example for hosts that read such a file; others have their own place for it.
fn headers() -> String {
    format!(
        "/*\n  Content-Security-Policy: {}; frame-ancestors 'self'\n  \
         Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()\n  \
         Referrer-Policy: no-referrer\n  X-Content-Type-Options: nosniff\n",
        csp::site()
    )
}

/// The package as it would be published: the engine with its types, and the app.
fn package(recipe: &Recipe, folder: &Path) -> Result<()> {
    for file in package_files(recipe) {
        let name = file.file_name().unwrap_or_default();
        shell::write(folder.join(name), fs::read(&file)?)?;
    }
    shell::write(
        folder.join("app.html"),
        shell::read(&recipe.page.single_file)?,
    )
}

fn package_files(recipe: &Recipe) -> [PathBuf; 5] {
    let name = &recipe.build.out_name;
    let folder = shell::root().join(&recipe.build.out_dir);
    [
        "package.json".to_owned(),
        format!("{name}.js"),
        format!("{name}.d.ts"),
        format!("{name}_bg.wasm"),
        format!("{name}_bg.wasm.d.ts"),
    ]
    .map(|file| folder.join(file))
}
