//! What a case says must come of its files.

use crate::{Broken, built};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The words of `expected.toml`. What is left out is not looked at, except problems
/// and doubts: without them there must be none.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Expected {
    /// What becomes of the files as a whole.
    pub outcome: Outcome,
    /// Why it is so, where several outcomes would be sensible.
    pub why: Option<String>,
    /// Tests that cover what reading alone cannot show, as `path: name of the test`.
    #[serde(default)]
    pub elsewhere: Vec<String>,
    /// The columns that a person must name: role and column names.
    #[serde(default)]
    pub mapping: BTreeMap<String, Vec<String>>,
    /// Names of the columns.
    pub columns: Option<Vec<String>>,
    /// What the plan says, as far as it matters; `header` counts rows.
    #[serde(default)]
    pub plan: Value,
    /// Records by what became of them; those not named are not looked at.
    #[serde(default)]
    pub rows: BTreeMap<String, u64>,
    /// The exact sum of the amounts used.
    pub total: Option<String>,
    /// A column whose plain numbers, parsed by other means, add up to what was used and rejected.
    pub amounts_in: Option<String>,
    /// Every rejected row, in order.
    #[serde(default)]
    pub problems: Vec<ExpectedProblem>,
    /// Everything that is asked.
    #[serde(default)]
    pub doubts: Vec<String>,
    /// Codes of warnings that must be there.
    #[serde(default)]
    pub warnings: Vec<String>,
    /// The code of the error that ends the reading.
    pub error: Option<String>,
    /// How many customers there are.
    pub customer_count: Option<usize>,
    /// Exact totals of some customers.
    #[serde(default)]
    pub customers: BTreeMap<String, String>,
    /// Days on which some customers bought, in order.
    #[serde(default)]
    pub days: BTreeMap<String, Vec<String>>,
    /// The first day of all.
    pub first: Option<String>,
    /// The last day of all.
    pub last: Option<String>,
    /// ABC classes of some customers.
    #[serde(default)]
    pub abc: BTreeMap<String, String>,
    /// XYZ classes of some customers.
    #[serde(default)]
    pub xyz: BTreeMap<String, String>,
    /// The order of the rows changes nothing.
    #[serde(default)]
    pub shuffle: bool,
    /// The bytes are those of a container, whose own splits mean nothing to the reader of records.
    #[serde(default)]
    pub boxed: bool,
    /// One record may be several sales.
    #[serde(default)]
    pub wide: bool,
}

/// What becomes of files as a whole.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Every row is used, without a question.
    Accepted,
    /// Some rows are listed as unusable.
    Rejected,
    /// One clear error.
    Error,
    /// Something is asked before the answer counts.
    Asked,
    /// Not a matter of reading: see `elsewhere`.
    Elsewhere,
}

/// A rejected row.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ExpectedProblem {
    /// The file's name, where there are several.
    pub file: Option<String>,
    /// Physical line, from 1.
    pub line: u64,
    /// Bytes before the row.
    pub byte: Option<u64>,
    /// The column's name, or its letter beyond the header; left out when the row as a whole is meant.
    pub column: Option<String>,
    /// What is wrong.
    pub code: String,
    /// The cell.
    pub value: Option<String>,
    /// What a person would write into which column; rows without it are left as they are.
    #[serde(default)]
    pub mended: BTreeMap<String, String>,
}

/// A folder under `tests/cases`.
pub struct Case {
    /// The folder's name.
    pub name: String,
    /// The kind that it is a case of.
    pub number: u32,
    /// What it expects.
    pub expected: Expected,
}

/// Files of a folder that are not dropped.
const NOT_DROPPED: [&str; 2] = ["expected.toml", "clean.csv"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

impl Case {
    /// All cases, in order.
    pub fn all() -> Vec<Case> {
        let entries = fs::read_dir(root()).unwrap().map(Result::unwrap);
        let folders = entries.filter(|entry| entry.file_type().unwrap().is_dir());
        let mut names: Vec<String> = folders
            .map(|folder| folder.file_name().into_string().unwrap())
            .collect();
        names.sort();
        names.into_iter().map(Case::of).collect()
    }

    fn of(name: String) -> Case {
        let digits = name.split('-').next().unwrap_or_default();
        let number = digits
            .parse()
            .unwrap_or_else(|_| panic!("{name} has no number"));
        let text = fs::read_to_string(root().join(&name).join("expected.toml"));
        let text = text.unwrap_or_else(|error| panic!("{name}/expected.toml: {error}"));
        let expected = toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        Case {
            name,
            number,
            expected,
        }
    }

    /// The files that are dropped, in the order of their names.
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        let entries = fs::read_dir(root().join(&self.name))
            .unwrap()
            .map(Result::unwrap);
        let names = entries.map(|entry| entry.file_name().into_string().unwrap());
        let mut names: Vec<String> = names
            .filter(|name| !NOT_DROPPED.contains(&name.as_str()))
            .collect();
        names.sort();
        let kept = names.into_iter().map(|name| {
            let bytes = self.file(&name).unwrap();
            (name, bytes)
        });
        kept.chain(built::files(&self.name)).collect()
    }

    /// A file of the folder.
    pub fn file(&self, name: &str) -> Option<Vec<u8>> {
        fs::read(root().join(&self.name).join(name)).ok()
    }

    /// The tests that are named must be there, and something must cover the case.
    pub fn covered_elsewhere(&self) -> Result<(), Broken> {
        let tests = &self.expected.elsewhere;
        let is_read = !self.files().is_empty();
        if is_read == (self.expected.outcome == Outcome::Elsewhere) || !is_read && tests.is_empty()
        {
            return Err("a case has files, or says \"elsewhere\" and names a test".to_owned());
        }
        tests.iter().try_for_each(|test| is_there(test))
    }
}

/// Whether `path: name of the test` is in the sources.
fn is_there(test: &str) -> Result<(), Broken> {
    let (path, name) = test
        .split_once(": ")
        .ok_or(format!("{test} names no test"))?;
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    match fs::read_to_string(path) {
        Ok(text) if text.contains(name) => Ok(()),
        _ => Err(format!("there is no test {test}")),
    }
}

/// The cases that are promised and not kept yet, and why.
pub fn pending() -> BTreeMap<String, String> {
    let text = fs::read_to_string(root().join("pending.toml")).unwrap();
    toml::from_str(&text).unwrap()
}

/// The lines of the list of pending cases.
pub fn pending_lines() -> Vec<String> {
    let text = fs::read_to_string(root().join("pending.toml")).unwrap();
    let lines = text
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.map(str::to_owned).collect()
}
