//! Files go the way of a user's drop.

use crate::Broken;
use mainstay::error::Error;
use mainstay::intake::{self, File, Plan, Reading, Role};
use serde_json::Value;
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// What came of dropping files.
pub struct Dropped {
    /// The sales, the account, the problems.
    pub reading: Reading,
    /// The account as it crosses to the page.
    pub account: Value,
    /// The names of everything that is asked.
    pub doubts: Vec<String>,
}

/// No case may take longer; a build for debugging is ten times slower.
const LONGEST: Duration = Duration::from_secs(if cfg!(debug_assertions) { 20 } else { 2 });

/// Files as they lie in a folder: name and bytes.
pub type Files = [(String, Vec<u8>)];

/// Drops files, as the examples and the page do: a look, the columns that a person
/// must name, and the reading.
pub fn drop_files(files: &Files, mapping: &Mapping) -> Result<Result<Dropped, Error>, Broken> {
    let start = Clock::start();
    let dropped = look_and_read(&in_memory(files), mapping)?;
    match start.elapsed() {
        time if time > LONGEST => Err(format!("took {time:?}")),
        _ => Ok(dropped),
    }
}

/// Time that this thread has worked, so that a busy machine breaks no promise; where
/// the system does not tell, time that has passed.
struct Clock {
    worked: Option<Duration>,
    started: Instant,
}

impl Clock {
    fn start() -> Clock {
        Clock {
            worked: worked(),
            started: Instant::now(),
        }
    }

    fn elapsed(&self) -> Duration {
        match (self.worked, worked()) {
            (Some(before), Some(now)) => now.saturating_sub(before),
            _ => self.started.elapsed(),
        }
    }
}

/// What Linux says this thread has worked so far.
fn worked() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = text.split(' ').next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}

/// The files as the intake takes them.
pub fn in_memory(files: &Files) -> Vec<File<'_>> {
    let file = |(name, bytes)| File { name, bytes };
    files
        .iter()
        .map(|(name, bytes)| file((name.as_str(), bytes.as_slice())))
        .collect()
}

type Mapping = BTreeMap<String, Vec<String>>;

fn look_and_read(files: &[File], mapping: &Mapping) -> Result<Result<Dropped, Error>, Broken> {
    let probe = match intake::look(files) {
        Ok(probe) => probe,
        Err(error) => return Ok(Err(error)),
    };
    let of_head = serde_json::to_value(&probe.doubts).unwrap();
    let columns: Vec<String> = probe
        .columns
        .into_iter()
        .map(|column| column.name)
        .collect();
    let plan = mapped(probe.plan, mapping, &columns)?;
    let is_mapped = !mapping.is_empty();
    let read = || {
        let plan = if is_mapped {
            intake::settle(files, plan)?
        } else {
            plan
        };
        intake::read(files, plan, &columns)
    };
    Ok(read().map(|reading| Dropped::of(reading, &of_head, is_mapped)))
}

impl Dropped {
    fn of(reading: Reading, of_head: &Value, is_mapped: bool) -> Dropped {
        let account = serde_json::to_value(&reading.intake).unwrap();
        Dropped {
            doubts: doubts(of_head, &account, is_mapped),
            reading,
            account,
        }
    }
}

/// The plan with the columns that a person named.
fn mapped(mut plan: Plan, mapping: &Mapping, columns: &[String]) -> Result<Plan, Broken> {
    let number = |name: &String| {
        let number = columns.iter().position(|column| column == name);
        let number = number.map(|number| number as u32);
        number.ok_or_else(|| format!("there is no column {name}, only {columns:?}"))
    };
    for (role, names) in mapping {
        let role = Role::from_name(role).ok_or_else(|| format!("{role} is no role"))?;
        let numbers: Result<_, _> = names.iter().map(number).collect();
        plan.mapping.set(role, numbers?);
    }
    Ok(plan)
}

/// What is asked: how dates and numbers are written follows from all rows, the rest
/// from the head, unless a person has named the columns.
fn doubts(of_head: &Value, account: &Value, is_mapped: bool) -> Vec<String> {
    let is_format = |doubt: &String| ["dateOrder", "decimal"].contains(&doubt.as_str());
    let of_head = names(of_head)
        .into_iter()
        .filter(|doubt| !is_format(doubt) && !is_mapped);
    let mut doubts: Vec<String> = of_head.chain(names(&account["doubts"])).collect();
    doubts.sort();
    doubts.dedup();
    doubts
}

/// The names of a list of doubts or warnings: texts, or objects with a code.
pub fn names(list: &Value) -> Vec<String> {
    let name = |value: &Value| value.as_str().or(value["code"].as_str()).map(str::to_owned);
    list.as_array()
        .into_iter()
        .flatten()
        .filter_map(name)
        .collect()
}
