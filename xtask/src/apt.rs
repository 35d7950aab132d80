//! Debian's packages, where they can be installed without asking anyone.

use std::path::Path;

use anyhow::Result;

use crate::shell;

/// Installs packages as root on Debian and its kin, and says so.
///
/// Returns whether it did: false on other systems, for other users and without a
/// network.
pub fn install(packages: &[&str]) -> bool {
    if !is_root() || !Path::new("/usr/bin/apt-get").is_file() {
        return false;
    }
    println!(
        "Installing what is missing: apt-get install {}",
        packages.join(" ")
    );
    let install = [
        &["install", "--quiet=2", "--yes", "--no-install-recommends"],
        packages,
    ]
    .concat();
    apt_get(&["update", "--quiet=2"])
        .and_then(|()| apt_get(&install))
        .is_ok()
}

fn apt_get(arguments: &[&str]) -> Result<()> {
    let mut command = shell::program("apt-get");
    shell::run(
        command
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive"),
    )
}

fn is_root() -> bool {
    shell::output(shell::program("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}
