//! "No data leaves" as a check over what was built.
//!
//! Neither page may contain a way out: no request, no socket, no window, no
//! address of another machine. The package is not a page and is not looked at:
//! its glue offers to fetch its own module.

use std::path::Path;

use anyhow::{Result, bail};

use super::module_path;
use crate::recipe::Recipe;
use crate::shell;

const WAYS_OUT: [&str; 14] = [
    "fetch(",
    ".fetch",
    "XMLHttpRequest",
    "WebSocket",
    "WebTransport",
    "EventSource",
    "sendBeacon",
    "RTCPeerConnection",
    "window.open",
    "importScripts",
    "serviceWorker",
    "location.href=",
    "location.assign",
    "http-equiv=\"refresh",
];

/// Addresses that are names, not places: the namespaces of SVG and its kin.
const NAMESPACES: &str = "http://www.w3.org/";

/// Looks through both pages and the module.
///
/// # Errors
/// With the file and what was found around the way out.
pub fn check(recipe: &Recipe) -> Result<()> {
    let site = Path::new(&recipe.page.site);
    let bundled = shell::target().join("xtask/bundle/worker.js");
    nothing_local(&module_path(recipe))?;
    look(Path::new(&recipe.page.single_file))?;
    look(&bundled)?;
    ["index.html", "app.js", "assets.js", "style.css"]
        .iter()
        .try_for_each(|name| look(&site.join(name)))
}

/// Holds the module to say nothing about the machine that built it.
fn nothing_local(module: &Path) -> Result<()> {
    let bytes = shell::read(module)?;
    for folder in [
        shell::cargo_home().join("registry"),
        shell::root().join("src/"),
    ] {
        let name = folder.to_string_lossy().into_owned();
        if bytes
            .windows(name.len())
            .any(|window| window == name.as_bytes())
        {
            bail!(
                "{} names the folder {name} of this machine.",
                module.display()
            );
        }
    }
    Ok(())
}

fn look(file: &Path) -> Result<()> {
    let text = shell::read_text(file)?;
    match way_out(&text) {
        Some(at) => bail!(
            "{} has a way out of the page, which it must not: …{}…",
            file.display(),
            around(&text, at)
        ),
        None => Ok(()),
    }
}

/// Where the first way out begins.
fn way_out(text: &str) -> Option<usize> {
    let named = WAYS_OUT.iter().filter_map(|way| text.find(way));
    named.chain(address(text)).min()
}

fn address(text: &str) -> Option<usize> {
    let schemes = ["http://", "https://", "ws://", "wss://"];
    let mut found = schemes.iter().flat_map(|scheme| text.match_indices(scheme));
    found
        .find(|(at, _)| !text[*at..].starts_with(NAMESPACES))
        .map(|(at, _)| at)
}

fn around(text: &str, at: usize) -> String {
    let start = text[..at]
        .char_indices()
        .rev()
        .nth(30)
        .map_or(0, |(start, _)| start);
    text[start..].chars().take(100).collect()
}

#[cfg(test)]
mod tests {
    use super::way_out;

    #[test]
    fn ways_out_are_found() {
        let ways = [
            "x=fetch(u)",
            "self.fetch",
            "new WebSocket(u)",
            "a='https://example.org'",
            "\"wss://x\"",
        ];
        for way in ways {
            assert!(way_out(way).is_some(), "{way}");
        }
    }

    #[test]
    fn names_of_languages_are_not_ways_out() {
        assert_eq!(way_out("xmlns='http://www.w3.org/2000/svg'"), None);
        assert!(way_out("'http://www.w3.org/2000/svg' 'http://example.org'").is_some());
    }
}
