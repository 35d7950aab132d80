//! The Content Security Policies: what the page may do, which is nothing with
//! the network.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

const NOTHING_ELSE: &str = "img-src data: blob:; font-src data:; connect-src 'none'; frame-src 'none'; \
    object-src 'none'; base-uri 'none'; form-action 'none'; \
    require-trusted-types-for 'script'; trusted-types mainstay";

/// The policy of the single file: one script and one style, known by their hashes.
pub fn single_file(script: &str, style: &str) -> String {
    format!(
        "default-src 'none'; script-src '{}' 'wasm-unsafe-eval'; style-src '{}'; worker-src blob:; {NOTHING_ELSE}",
        hash(script),
        hash(style)
    )
}

/// The policy of the folder: scripts and styles that lie beside the page.
pub fn site() -> String {
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; worker-src 'self' blob:; {NOTHING_ELSE}"
    )
}

/// The hash of an inline text as a policy writes it.
fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_written_as_browsers_compare_it() {
        assert_eq!(
            hash(""),
            "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
        );
    }

    #[test]
    fn neither_policy_lets_anything_connect_or_run_inline() {
        for policy in [single_file("", ""), site()] {
            assert!(policy.contains("connect-src 'none'") && policy.contains("default-src 'none'"));
            assert!(!policy.contains("unsafe-inline") && !policy.contains("http"));
        }
    }
}
