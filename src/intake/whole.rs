//! Files that lie in memory: the whole of intake in one call.

use super::container::TableReader;
use super::packed::{Dropped, HEAD};
use super::plan::Plan;
use super::probe::{Head, Probe, SourceKind, probe};
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

/// Files may contradict the plan made from their head; each contradiction is settled once.
const READINGS: usize = 4;

/// Looks at the head of the files.
pub fn look(files: &[File]) -> Result<Probe, Error> {
    probe(&heads(files)?)
}

/// A plan whose columns were changed: its dates and amounts decide their formats anew.
pub fn settle(files: &[File], plan: Plan) -> Result<Plan, Error> {
    Ok(super::probe::settle(&heads(files)?, plan))
}

/// The heads of the sources, for [`probe`] and [`replan`](super::replan).
pub fn heads(files: &[File]) -> Result<Vec<Head>, Error> {
    Ok(Opened::all(files)?.dropped.heads().to_vec())
}

/// Reads all files by a plan, and again where their cells contradict it.
pub fn read(files: &[File], mut plan: Plan, columns: &[String]) -> Result<Reading, Error> {
    let mut opened = Opened::all(files)?;
    let mut reading = opened.read(plan, columns)?;
    for _ in 1..READINGS {
        if !reading.intake.revised {
            break;
        }
        plan = reading.intake.plan;
        reading = opened.read(plan, columns)?;
    }
    Ok(reading)
}

/// Files with those among them opened that hold other tables.
struct Opened<'a> {
    files: &'a [File<'a>],
    dropped: Dropped,
}

impl<'a> Opened<'a> {
    fn all(files: &'a [File<'a>]) -> Result<Opened<'a>, Error> {
        let mut dropped = Dropped::default();
        for file in files {
            if Dropped::is_packed(file.bytes) {
                dropped.add_packed(file.name, file.bytes.to_vec())?;
            } else {
                let head = &file.bytes[..file.bytes.len().min(HEAD)];
                dropped.add_text(file.name, file.bytes.len() as u64, head.to_vec());
            }
        }
        Ok(Opened { files, dropped })
    }

    fn read(&mut self, plan: Plan, columns: &[String]) -> Result<Reading, Error> {
        let order = plan.reading_order(self.dropped.heads().len());
        let mut reader = Reader::new(plan, columns.to_vec())?;
        for source in order {
            let head = &self.dropped.heads()[source as usize];
            reader.begin_file(source, &head.name, SourceKind::of(head));
            match self.dropped.table(source)? {
                Some(mut table) => {
                    push_table(&mut table, &mut reader)?;
                    self.dropped.end_table(source, &table, &mut reader)?;
                }
                None => {
                    push_bytes(self.files[head.file as usize].bytes, &mut reader)?;
                    reader.end_file()?;
                }
            }
        }
        let mut reading = reader.finish()?;
        let Reading { ledger, intake, .. } = &mut reading;
        intake.warnings.extend(self.dropped.left_out());
        if !intake.revised {
            intake.note_repeated(ledger);
        }
        Ok(reading)
    }
}

fn push_table(table: &mut TableReader, reader: &mut Reader) -> Result<(), Error> {
    let mut piece = Vec::new();
    while table.next(&mut piece)? {
        reader.push(&piece)?;
        piece.clear();
    }
    Ok(())
}

fn push_bytes(bytes: &[u8], reader: &mut Reader) -> Result<(), Error> {
    bytes.chunks(HEAD).try_for_each(|piece| reader.push(piece))
}
