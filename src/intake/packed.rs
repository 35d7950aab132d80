//! The dropped files as sources: a text is one, a workbook or an archive has one for
//! each of its tables.

use super::container::{Container, Kind, Options, Table, TableKind, TableReader, kind};
use super::probe::Head;
use super::reader::Reader;
use super::warning::{Warning, WarningCode};
use crate::error::Error;
use std::collections::HashSet;

/// As much of a source as a probe looks at.
pub const HEAD: usize = 1 << 20;

/// The dropped files, with the heads of all their sources.
#[derive(Default)]
pub struct Dropped {
    containers: Vec<Option<Container>>,
    heads: Vec<Head>,
    /// The sources whose merged cells stand for all their rows.
    merged: HashSet<u32>,
}

impl Dropped {
    /// Whether a file that starts so must be taken as a whole, by [`Dropped::add_packed`].
    pub fn is_packed(head: &[u8]) -> bool {
        kind(head) != Kind::Text
    }

    /// Takes the head of a text of `size` bytes.
    pub fn add_text(&mut self, name: &str, size: u64, head: Vec<u8>) {
        self.heads.push(Head {
            file: self.containers.len() as u32,
            name: name.to_owned(),
            size,
            bytes: head,
            ..Head::default()
        });
        self.containers.push(None);
    }

    /// Takes all bytes of a workbook or archive.
    ///
    /// Fails when it cannot be opened, or one of its tables cannot be read at all.
    pub fn add_packed(&mut self, name: &str, bytes: Vec<u8>) -> Result<(), Error> {
        let container = Container::open(name, bytes)?;
        let file = self.containers.len() as u32;
        for table in 0..container.tables().len() {
            self.add_table(file, name, &container, table)?;
        }
        self.containers.push(Some(container));
        Ok(())
    }

    fn add_table(
        &mut self,
        file: u32,
        name: &str,
        container: &Container,
        number: usize,
    ) -> Result<(), Error> {
        let table = &container.tables()[number];
        let mut beginning = Beginning::of(container, number, Options::default())?;
        if beginning.has_merged {
            self.merged.insert(self.heads.len() as u32);
            beginning = Beginning::of(container, number, FILLED)?;
        }
        self.heads.push(Head {
            file,
            table: Some(number),
            name: full_name(name, container.tables(), table),
            size: match beginning.is_whole {
                true => beginning.bytes.len() as u64,
                false => u64::MAX,
            },
            bytes: beginning.bytes,
            is_sheet: table.kind == TableKind::Sheet,
            is_hidden: table.hidden,
        });
        Ok(())
    }

    /// What was left out of the packed files: their members that cannot be read as tables.
    pub fn left_out(&self) -> Option<Warning> {
        let containers = self.containers.iter().flatten();
        let members = containers.flat_map(|container| container.left_out());
        let names = members.map(|member| member.name.as_str());
        Warning::about(WarningCode::LeftOut, names.collect())
    }

    /// The table of a packed source has been pushed to its end. Where merged cells turned
    /// up, the source must be read again, with them filled.
    ///
    /// Fails as the reader does.
    pub fn end_table(
        &mut self,
        source: u32,
        table: &TableReader,
        reader: &mut Reader,
    ) -> Result<(), Error> {
        let notes = table.notes();
        if notes.merged_cells > 0 && self.merged.insert(source) {
            reader.read_again();
        }
        reader.end_table(table.ending(), &notes)
    }

    /// The heads of the sources, in the order of the files and of the tables in them.
    pub fn heads(&self) -> &[Head] {
        &self.heads
    }

    /// The table of a packed source, from its start; `None` for a text.
    ///
    /// Fails when its beginning is damaged.
    pub fn table(&self, source: u32) -> Result<Option<TableReader>, Error> {
        let head = self.heads.get(source as usize);
        let place = head.and_then(|head| {
            let container = self.containers.get(head.file as usize)?.as_ref();
            container.zip(head.table)
        });
        let options = match self.merged.contains(&source) {
            true => FILLED,
            false => Options::default(),
        };
        let open = |(container, table): (&Container, usize)| container.read(table, options);
        place.map(open).transpose()
    }
}

/// Merged cells stand for all their rows.
const FILLED: Options = Options { fill_merged: true };

/// The file's name alone where it packs one text; else with the table's.
fn full_name(file: &str, tables: &[Table], table: &Table) -> String {
    match tables {
        [only] if only.kind == TableKind::Text => file.to_owned(),
        _ => format!("{file} › {}", table.name),
    }
}

/// The first bytes of a table.
struct Beginning {
    bytes: Vec<u8>,
    is_whole: bool,
    has_merged: bool,
}

impl Beginning {
    fn of(container: &Container, table: usize, options: Options) -> Result<Beginning, Error> {
        let mut reader = container.read(table, options)?;
        let mut bytes = Vec::new();
        let mut is_whole = false;
        while bytes.len() <= HEAD && !is_whole {
            is_whole = !reader.next(&mut bytes)?;
        }
        if !is_whole {
            bytes.truncate(HEAD);
        }
        Ok(Beginning {
            bytes,
            is_whole,
            has_merged: !options.fill_merged && reader.notes().merged_cells > 0,
        })
    }
}
