//! The page that is one file.
//!
//! `www/index.html` is a template: each `<!-- name -->` in it is a place that
//! this module fills. Engine, worker and sample travel as data blocks, base64 of
//! gzip, which no browser runs by itself.

use std::io::Write;

use anyhow::{Context, Result, bail, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::{Compression, GzBuilder};

use super::bundle::Bundle;
use super::{csp, module_path};
use crate::recipe::Recipe;
use crate::shell;

const TEMPLATE: &str = "www/index.html";

/// Everything that a page is put together from.
pub struct Parts {
    /// The template of the page.
    pub template: String,
    /// The page's script, safe to stand inside a page.
    pub app: String,
    /// The page's styles, safe to stand inside a page.
    pub style: String,
    /// The packed engine, worker and sample with their names.
    pub blocks: [(&'static str, String); 3],
}

impl Parts {
    /// Reads and packs the parts.
    ///
    /// # Errors
    /// When one of them is missing.
    pub fn collect(recipe: &Recipe, bundle: Bundle) -> Result<Self> {
        Ok(Self {
            template: shell::read_text(TEMPLATE)?,
            app: inline_script(&bundle.app),
            style: inline_style(bundle.style)?,
            blocks: [
                ("engine", pack(&shell::read(module_path(recipe))?)?),
                ("worker", pack(bundle.worker.as_bytes())?),
                ("sample", pack(&sample()?)?),
            ],
        })
    }
}

/// Writes the single file.
///
/// # Errors
/// When the template lacks a place or the disk refuses.
pub fn write(recipe: &Recipe, parts: &Parts) -> Result<()> {
    shell::write(&recipe.page.single_file, html(parts)?)
}

fn html(parts: &Parts) -> Result<String> {
    let policy = csp::single_file(&parts.app, &parts.style);
    let blocks: Vec<String> = parts
        .blocks
        .iter()
        .map(|(name, text)| block(name, text))
        .collect();
    let places = [
        ("policy", policy_tag(&policy)),
        ("style", format!("<style>{}</style>", parts.style)),
        ("data", blocks.join("\n")),
        ("script", format!("<script>{}</script>", parts.app)),
    ];
    fill(&parts.template, &places)
}

/// The tag that sets a policy.
pub fn policy_tag(policy: &str) -> String {
    format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")
}

/// Puts every text at its place in the template.
///
/// # Errors
/// When a place is missing or there twice.
pub fn fill(template: &str, places: &[(&str, String)]) -> Result<String> {
    let mut rest = template;
    let mut filled = String::new();
    for (name, text) in places {
        let place = format!("<!-- {name} -->");
        let (before, after) = rest.split_once(&place).with_context(|| {
            format!("{TEMPLATE} has no `{place}`, or not in the order policy, style, data, script")
        })?;
        filled.extend([before, text]);
        rest = after;
    }
    Ok(filled + rest)
}

fn block(name: &str, text: &str) -> String {
    format!("<script type=\"application/octet-stream\" id=\"{name}\">{text}</script>")
}

/// A script that contains nothing that a page would take for its end.
///
/// Both sequences occur only inside strings and patterns, where a backslash
/// before these characters changes nothing.
fn inline_script(script: &str) -> String {
    script
        .trim_end()
        .replace("</script", "<\\/script")
        .replace("<!--", "<\\!--")
}

fn inline_style(style: String) -> Result<String> {
    ensure!(
        !style.contains("</"),
        "the styles contain `</`, which ends a style inside a page; write \\3c / instead"
    );
    Ok(style)
}

fn sample() -> Result<Vec<u8>> {
    match shell::files("www/samples", ".csv").as_slice() {
        [file] => shell::read(file),
        files => bail!(
            "www/samples holds {} .csv files; the page carries exactly one.",
            files.len()
        ),
    }
}

/// Base64 of gzip, the same bytes on every machine.
fn pack(bytes: &[u8]) -> Result<String> {
    let mut gzip = GzBuilder::new()
        .operating_system(255)
        .write(Vec::new(), Compression::best());
    gzip.write_all(bytes)?;
    Ok(STANDARD.encode(gzip.finish()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_comes_first_and_the_charset_in_time() -> Result<()> {
        let template = shell::read_text(TEMPLATE)?;
        let page = fill(
            &template,
            &[("policy", policy_tag(&csp::single_file("", "")))],
        )?;
        let policy = page.find("<meta http-equiv").context("no policy")?;
        assert_eq!(page.find("<meta"), Some(policy));
        let charset = page
            .find("<meta charset=\"utf-8\">")
            .context("no charset")?;
        assert!(
            charset < 1000,
            "browsers look for the charset in the first 1024 bytes"
        );
        Ok(())
    }

    #[test]
    fn a_missing_place_is_named() {
        let error =
            fill("<!-- style -->", &[("policy", String::new())]).map_err(|error| error.to_string());
        assert!(error.is_err_and(|text| text.contains("<!-- policy -->")));
    }

    #[test]
    fn a_script_cannot_end_the_page_it_stands_in() {
        assert_eq!(inline_script("'</script><!--'\n"), "'<\\/script><\\!--'");
    }
}
