//! Counts of passed and failed tests, read from what the runners print.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// How many tests passed and failed.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// Tests that passed.
    pub passed: u64,
    /// Tests that failed.
    pub failed: u64,
}

/// Runs a test runner, shows what it prints, and ends with one line of counts.
///
/// # Errors
/// When it cannot be started or reports a failure.
pub fn run(title: &str, command: &mut Command) -> Result<()> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()?;
    let output = child.stdout.take().context("the runner has no output")?;
    let tally = follow(BufReader::new(output), std::io::stdout())?;
    let status = child.wait()?;
    println!("{title}: {} passed, {} failed", tally.passed, tally.failed);
    if !status.success() || tally.failed > 0 {
        bail!("{title} failed.");
    }
    Ok(())
}

fn follow(output: impl BufRead, mut screen: impl Write) -> Result<Tally> {
    let mut tally = Tally::default();
    for line in output.split(b'\n') {
        let line = line?;
        screen.write_all(&line)?;
        screen.write_all(b"\n")?;
        tally.count(&String::from_utf8_lossy(&line));
    }
    Ok(tally)
}

impl Tally {
    /// Adds the counts of one line: Cargo's `test result:` or Node's `pass` and `fail`.
    fn count(&mut self, line: &str) {
        if let Some((_, counts)) = line.split_once("test result: ") {
            self.passed += before(counts, " passed");
            self.failed += before(counts, " failed");
        }
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            ["ℹ" | "#", "pass", count] => self.passed += count.parse::<u64>().unwrap_or(0),
            ["ℹ" | "#", "fail", count] => self.failed += count.parse::<u64>().unwrap_or(0),
            _ => {}
        }
    }
}

/// The number that stands before a word.
fn before(text: &str, word: &str) -> u64 {
    let number = text
        .split(word)
        .next()
        .and_then(|left| left.split_whitespace().next_back());
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(text: &str) -> Tally {
        follow(text.as_bytes(), std::io::sink()).unwrap_or_default()
    }

    #[test]
    fn several_test_files_are_added_up() {
        let text = "test result: ok. 5 passed; 0 failed; 1 ignored\ntest result: FAILED. 7 passed; 2 failed; 0 ignored";
        assert_eq!(
            tally(text),
            Tally {
                passed: 12,
                failed: 2
            }
        );
    }

    #[test]
    fn both_of_nodes_forms_are_read() {
        assert_eq!(
            tally("ℹ pass 3\nℹ fail 1"),
            Tally {
                passed: 3,
                failed: 1
            }
        );
        assert_eq!(
            tally("# pass 3\n# fail 0"),
            Tally {
                passed: 3,
                failed: 0
            }
        );
    }

    #[test]
    fn other_lines_count_nothing() {
        assert_eq!(tally("a pass through\nfailed 3"), Tally::default());
    }
}
