//! Rejected rows that come back mended: each takes the place of the row it was.
//!
//! The rejects CSV says of every row from which file and line it is. When such a file is
//! read after that file, a mended row counts instead of the rejected one, and a row whose
//! original is used, or was mended before, counts no second time.

use super::delimited::Record;
use super::problem::Problem;
use super::tally::FileReport;
use std::collections::{HashMap, HashSet};

/// The column of the rejects CSV that says from which file a row is.
pub const FILE_COLUMN: &str = "mainstay_file";
/// The column of the rejects CSV that says on which line of its file a row starts.
pub const LINE_COLUMN: &str = "mainstay_line";

/// Whether a column of the rejects CSV with this name says what was wrong with a row, and
/// is none of the row's own.
pub fn is_reason(name: &str) -> bool {
    name.starts_with("mainstay_")
}

/// What rows of a mended file stand for.
#[derive(Default)]
pub struct Mended {
    /// Where the file being read says which row each of its rows was: file and line.
    columns: Option<[usize; 2]>,
    /// The rejected rows of each earlier file, by line, with their number among the problems.
    rejected: HashMap<String, HashMap<u64, usize>>,
    /// The problems that mended rows have taken the place of.
    replaced: HashSet<usize>,
}

impl Mended {
    /// The file that begins holds rows of its own, unless its columns say otherwise.
    pub fn begin_plain_file(&mut self) {
        self.columns = None;
    }

    /// The file being read has these columns; `files` and `problems` are those read so far,
    /// itself the last.
    pub fn begin_file(&mut self, names: &[String], files: &[FileReport], problems: &[Problem]) {
        let place = |wanted: &str| names.iter().position(|name| name == wanted);
        self.columns = place(FILE_COLUMN)
            .zip(place(LINE_COLUMN))
            .map(<[_; 2]>::from);
        self.rejected.clear();
        if self.columns.is_none() {
            return;
        }
        for file in files.iter().rev().skip(1) {
            self.rejected.entry(file.name.clone()).or_default();
        }
        for (number, problem) in problems.iter().enumerate() {
            let file = files.get(problem.file as usize);
            let lines = file.and_then(|file| self.rejected.get_mut(&file.name));
            if let Some(lines) = lines.filter(|_| !self.replaced.contains(&number)) {
                lines.insert(problem.line, number);
            }
        }
    }

    /// Whether the row's original counts already; else the row takes its place.
    pub fn counts_already(&mut self, record: &impl Record) -> bool {
        let Some([file, line]) = self.columns else {
            return false;
        };
        let mut scratch = Vec::new();
        let mut text =
            |column| String::from_utf8_lossy(record.cell(column, &mut scratch)).into_owned();
        let (file, line) = (text(file), text(line));
        let (Some(lines), Ok(line)) = (self.rejected.get_mut(&file), line.trim().parse::<u64>())
        else {
            return false;
        };
        match lines.remove(&line) {
            Some(problem) => !self.replaced.insert(problem),
            None => true,
        }
    }

    /// The problems that are none any more, in order.
    pub fn replaced(&self) -> Vec<usize> {
        let mut replaced: Vec<usize> = self.replaced.iter().copied().collect();
        replaced.sort_unstable();
        replaced
    }
}
