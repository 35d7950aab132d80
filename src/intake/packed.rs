//! The dropped files as sources: a text is one, a workbook or an archive has one for
//! each of its tables.

use super::container::{Container, Kind, Options, Table, TableKind, TableReader, kind};
use super::probe::Head;
use crate::error::Error;

/// As much of a source as a probe looks at.
pub const HEAD: usize = 1 << 20;

/// The dropped files, with the heads of all their sources.
#[derive(Default)]
pub struct Dropped {
    containers: Vec<Option<Container>>,
    heads: Vec<Head>,
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
        self.heads.extend(heads(file, name, &container)?);
        self.containers.push(Some(container));
        Ok(())
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
        let open =
            |(container, table): (&Container, usize)| container.read(table, Options::default());
        place.map(open).transpose()
    }
}

fn heads(file: u32, name: &str, container: &Container) -> Result<Vec<Head>, Error> {
    let tables = container.tables();
    let is_one_text = matches!(tables, [only] if only.kind == TableKind::Text);
    let head = |(number, table): (usize, &Table)| {
        let (bytes, is_whole) = beginning(container, number)?;
        Ok(Head {
            file,
            table: Some(number),
            name: match is_one_text {
                true => name.to_owned(),
                false => format!("{name} › {}", table.name),
            },
            size: if is_whole {
                bytes.len() as u64
            } else {
                u64::MAX
            },
            bytes,
            is_sheet: table.kind == TableKind::Sheet,
            is_hidden: table.hidden,
        })
    };
    tables.iter().enumerate().map(head).collect()
}

/// The first bytes of a table, and whether they are all of it.
fn beginning(container: &Container, table: usize) -> Result<(Vec<u8>, bool), Error> {
    let mut reader = container.read(table, Options::default())?;
    let mut bytes = Vec::new();
    while bytes.len() <= HEAD {
        if !reader.next(&mut bytes)? {
            return Ok((bytes, true));
        }
    }
    bytes.truncate(HEAD);
    Ok((bytes, false))
}
