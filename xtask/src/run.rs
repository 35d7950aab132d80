//! `cargo xtask run`: build the page and show it.

use std::env;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::Result;

use crate::build::{self, Options};
use crate::{recipe, shell};

/// Builds, says where the page is, and opens it with its sample where there is a screen.
///
/// # Errors
/// When the build fails; a screen or an opener that is missing is no error.
pub fn run() -> Result<()> {
    build::build(&Options::default())?;
    let page = shell::root().join(recipe::read()?.page.single_file);
    let address = format!("{}#sample", address(&page));
    println!("\nThe page is {}", page.display());
    println!("Open it by a double click, or with its sample as {address}");
    if has_display() {
        open(&signpost(&address)?);
    }
    Ok(())
}

/// A page that only leads to another: openers drop what follows a `#`.
fn signpost(address: &str) -> Result<String> {
    let path = shell::target().join("xtask/sample.html");
    let page = format!(
        "<!doctype html><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"0;url={address}\">\n"
    );
    shell::write(&path, page)?;
    Ok(self::address(&path))
}

fn address(page: &Path) -> String {
    let path = page.to_string_lossy().replace('\\', "/");
    let escapes = [
        ('%', "%25"),
        (' ', "%20"),
        ('#', "%23"),
        ('?', "%3F"),
        ('"', "%22"),
    ];
    let path = escapes
        .iter()
        .fold(path, |path, (from, to)| path.replace(*from, to));
    format!(
        "file://{}{path}",
        if path.starts_with('/') { "" } else { "/" }
    )
}

fn has_display() -> bool {
    let set = |name: &&str| env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(any(windows, target_os = "macos")) || ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(set)
}

/// Hands an address to the platform and does not wait for what becomes of it.
fn open(address: &str) {
    let mut command = opener();
    command
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    if command.spawn().is_err() {
        println!("Nothing on this system opens pages by itself.");
    }
}

fn opener() -> Command {
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
            "file:///a%20b/%231/x.html"
        );
        assert_eq!(address(Path::new("C:\\a\\x.html")), "file:///C:/a/x.html");
    }
}
