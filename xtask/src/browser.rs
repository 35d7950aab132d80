//! The Chromium that the page's tests and the benchmark drive.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, anyhow};

use crate::apt;

const NAMES: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];
const ELSEWHERE: [&str; 4] = [
    "/usr/bin/chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/// Finds Chromium: `$CHROMIUM`, then the usual names and places.
///
/// Where Debian's packages can be installed without asking anyone (as root), it
/// installs Chromium and says so.
///
/// # Errors
/// With the sentence that says what to install.
pub fn find() -> Result<PathBuf> {
    named()
        .or_else(on_this_machine)
        .or_else(installed_now)
        .ok_or_else(|| {
            anyhow!(
                "No Chromium was found; install Chromium or Google Chrome \
             (Debian and Ubuntu: `apt-get install chromium`) or set CHROMIUM to its program."
            )
        })
}

fn named() -> Option<PathBuf> {
    env::var_os("CHROMIUM")
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
}

fn on_this_machine() -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let on_path = env::split_paths(&path).flat_map(|folder| NAMES.map(|name| folder.join(name)));
    on_path
        .chain(ELSEWHERE.map(PathBuf::from))
        .find(|program| program.is_file())
}

fn installed_now() -> Option<PathBuf> {
    apt::install(&["chromium"]).then(on_this_machine)?
}
