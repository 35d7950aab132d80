//! `cargo xtask run`: build the page and show it.

use std::env;
use std::path::Path;
use std::process::Stdio;

use anyhow::Result;

use crate::build::{self, Options};
use crate::{recipe, shell};

/// Builds, then opens the page with its sample where there is a screen.
///
/// # Errors
/// When the build fails; a screen that is missing is no error.
pub fn run() -> Result<()> {
    build::build(&Options::default())?;
    let page = shell::root().join(recipe::read()?.page.single_file);
    println!("The page: {}", page.display());
    if !has_display() || !open(&address(&page)) {
        println!(
            "Open it by a double click, or in a browser as {}",
            address(&page)
        );
    }
    Ok(())
}

fn address(page: &Path) -> String {
    let path = page
        .to_string_lossy()
        .replace('\\', "/")
        .replace('%', "%25")
        .replace(' ', "%20")
        .replace('#', "%23");
    format!(
        "file://{}{path}#sample",
        if path.starts_with('/') { "" } else { "/" }
    )
}

fn has_display() -> bool {
    cfg!(any(windows, target_os = "macos"))
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// Whether the platform's opener took the address.
fn open(address: &str) -> bool {
    let mut command = opener();
    command
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

fn opener() -> std::process::Command {
    if cfg!(windows) {
        let mut command = shell::program("rundll32");
        command.arg("url.dll,FileProtocolHandler");
        return command;
    }
    shell::program(if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_survives_blanks_and_hashes() {
        assert_eq!(
            address(Path::new("/a b/#1/x.html")),
            "file:///a%20b/%231/x.html#sample"
        );
        assert_eq!(
            address(Path::new("C:\\a\\x.html")),
            "file:///C:/a/x.html#sample"
        );
    }
}
