//! Files that lie in memory: the whole of intake in one call.

use super::plan::Plan;
use super::probe::{Head, Probe, probe};
use super::reader::{Reader, Reading};
use crate::error::Error;

/// A file in memory.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// Its name.
    pub name: &'a str,
    /// All its bytes.
    pub bytes: &'a [u8],
}

/// As much of a file as a probe looks at.
const HEAD: usize = 1 << 20;

/// Files may contradict the plan made from their head; each contradiction is settled once.
const READINGS: usize = 4;

/// Looks at the head of the files.
pub fn look(files: &[File]) -> Result<Probe, Error> {
    probe(&heads(files))
}

/// A plan whose columns were changed: its dates and amounts decide their formats anew.
pub fn settle(files: &[File], plan: Plan) -> Plan {
    super::probe::settle(&heads(files), plan)
}

/// The heads of the files, for [`probe`] and [`replan`](super::replan).
pub fn heads(files: &[File]) -> Vec<Head> {
    (0..)
        .zip(files)
        .map(|(number, file)| Head {
            file: number,
            name: file.name.to_owned(),
            size: file.bytes.len() as u64,
            bytes: file.bytes[..file.bytes.len().min(HEAD)].to_vec(),
            ..Head::default()
        })
        .collect()
}

/// Reads all files by a plan, and again where their cells contradict it.
pub fn read(files: &[File], mut plan: Plan, columns: &[String]) -> Result<Reading, Error> {
    let mut reading = read_once(files, plan.clone(), columns)?;
    for _ in 1..READINGS {
        if !reading.intake.revised {
            break;
        }
        plan = reading.intake.plan;
        reading = read_once(files, plan, columns)?;
    }
    Ok(reading)
}

fn read_once(files: &[File], plan: Plan, columns: &[String]) -> Result<Reading, Error> {
    let order = plan.reading_order(files.len());
    let mut reader = Reader::new(plan, columns.to_vec())?;
    for source in order {
        let file = &files[source as usize];
        reader.begin_file(source, file.name);
        for piece in file.bytes.chunks(HEAD) {
            reader.push(piece)?;
        }
        reader.end_file()?;
    }
    reader.finish()
}
