//! Compound files (MS-CFB): streams in chains of sectors, as .xls and locked .xlsx have them.

use super::bytes::{Bytes, push_utf16};
use super::flaw::Flaw;

/// A compound file whose directory has been read.
pub struct Compound<'a> {
    data: &'a [u8],
    sector: usize,
    small_sector: usize,
    small_below: u64,
    next: Vec<u32>,
    small_next: Vec<u32>,
    /// The stream that holds all small ones.
    small: Vec<u8>,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    start: u32,
    size: u64,
}

const ENTRY: usize = 128;
/// Numbers of sectors from here on are signs: end of chain, free …
const LAST_SECTOR: u32 = 0xffff_fff9;
/// Numbers of table sectors in the header.
const IN_HEADER: usize = 109;

impl<'a> Compound<'a> {
    /// Reads tables and directory. Chains are no longer than the file, so none runs in a circle.
    pub fn open(data: &'a [u8]) -> Result<Compound<'a>, Flaw> {
        let header = Header::read(data).ok_or(Flaw::Truncated)?;
        let mut file = Compound {
            data,
            sector: 1 << header.sector_bits,
            small_sector: 1 << header.small_sector_bits,
            small_below: header.small_below.into(),
            next: Vec::new(),
            small_next: Vec::new(),
            small: Vec::new(),
            entries: Vec::new(),
        };
        file.next = file.table(&header)?;
        let directory = file.chain(header.directory)?;
        file.entries = directory
            .chunks_exact(ENTRY)
            .filter_map(Entry::read)
            .collect();
        file.small_next = words(&file.chain(header.small_table)?);
        if let Some(root) = file.entries.first() {
            file.small = file.chain(root.start)?;
        }
        Ok(file)
    }

    /// True when there is a stream of this name.
    pub fn has(&self, name: &str) -> bool {
        self.entry(name).is_some()
    }

    /// The bytes of a stream.
    pub fn stream(&self, name: &str) -> Result<Vec<u8>, Flaw> {
        let entry = self.entry(name).ok_or_else(|| Flaw::damaged(name))?;
        let size = usize::try_from(entry.size).map_err(|_| Flaw::damaged(name))?;
        let mut bytes = match entry.size < self.small_below {
            true => self.small_chain(entry.start)?,
            false => self.chain(entry.start)?,
        };
        if bytes.len() < size {
            return Err(Flaw::Truncated);
        }
        bytes.truncate(size);
        Ok(bytes)
    }

    fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries
            .iter()
            .find(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// The table that gives for each sector the next one.
    fn table(&self, header: &Header) -> Result<Vec<u32>, Flaw> {
        let mut table = Vec::new();
        for number in self.table_sectors(header)? {
            table.extend(words(self.sector(number)?));
        }
        Ok(table)
    }

    /// The sectors of the table: the first ones stand in the header, the others in a chain of their own.
    fn table_sectors(&self, header: &Header) -> Result<Vec<u32>, Flaw> {
        let mut numbers = header.tables.clone();
        let mut more = header.more_tables;
        let mut left = self.sectors();
        while more <= LAST_SECTOR && left > 0 {
            let mut listed = words(self.sector(more)?);
            more = listed.pop().unwrap_or(u32::MAX);
            numbers.extend(listed);
            left -= 1;
        }
        numbers.retain(|&number| number <= LAST_SECTOR);
        numbers.truncate(self.sectors());
        Ok(numbers)
    }

    fn sectors(&self) -> usize {
        self.data.len() / self.sector + 1
    }

    fn sector(&self, number: u32) -> Result<&'a [u8], Flaw> {
        let start = (number as usize)
            .checked_add(1)
            .and_then(|place| place.checked_mul(self.sector));
        let rest = start
            .and_then(|start| self.data.get(start..))
            .ok_or(Flaw::Truncated)?;
        // The last sector of some writers is short.
        Ok(&rest[..rest.len().min(self.sector)])
    }

    fn chain(&self, start: u32) -> Result<Vec<u8>, Flaw> {
        let mut bytes = Vec::new();
        let mut number = start;
        for _ in 0..self.sectors() {
            if number > LAST_SECTOR {
                break;
            }
            bytes.extend_from_slice(self.sector(number)?);
            number = self.next.get(number as usize).copied().unwrap_or(u32::MAX);
        }
        Ok(bytes)
    }

    fn small_chain(&self, start: u32) -> Result<Vec<u8>, Flaw> {
        let mut bytes = Vec::new();
        let mut number = start;
        for _ in 0..=self.small.len() / self.small_sector {
            if number > LAST_SECTOR {
                break;
            }
            let at = (number as usize)
                .checked_mul(self.small_sector)
                .ok_or(Flaw::Truncated)?;
            let rest = self.small.get(at..).ok_or(Flaw::Truncated)?;
            bytes.extend_from_slice(&rest[..rest.len().min(self.small_sector)]);
            number = self
                .small_next
                .get(number as usize)
                .copied()
                .unwrap_or(u32::MAX);
        }
        Ok(bytes)
    }
}

struct Header {
    sector_bits: u16,
    small_sector_bits: u16,
    small_below: u32,
    directory: u32,
    small_table: u32,
    more_tables: u32,
    tables: Vec<u32>,
}

impl Header {
    fn read(data: &[u8]) -> Option<Header> {
        let mut data = Bytes(data);
        data.take(30)?;
        let (sector_bits, small_sector_bits) = (data.u16()?, data.u16()?);
        data.take(14)?;
        let directory = data.u32()?;
        data.take(4)?;
        let small_below = data.u32()?;
        let small_table = data.u32()?;
        data.take(4)?;
        let more_tables = data.u32()?;
        data.take(4)?;
        let tables = words(data.take(IN_HEADER * 4)?);
        let is_known = matches!(sector_bits, 9 | 12) && small_sector_bits == 6;
        is_known.then_some(Header {
            sector_bits,
            small_sector_bits,
            small_below,
            directory,
            small_table,
            more_tables,
            tables,
        })
    }
}

impl Entry {
    /// An entry in use; free ones have no name.
    fn read(bytes: &[u8]) -> Option<Entry> {
        let mut bytes = Bytes(bytes);
        let name = bytes.take(64)?;
        let length = usize::from(bytes.u16()?).clamp(2, 64) - 2;
        let kind = bytes.u8()?;
        bytes.take(49)?;
        let start = bytes.u32()?;
        let size = bytes.u32()?.into();
        let mut text = String::new();
        push_utf16(&mut text, &name[..length]);
        matches!(kind, 1 | 2 | 5).then_some(Entry {
            name: text,
            start,
            size,
        })
    }
}

fn words(bytes: &[u8]) -> Vec<u32> {
    bytes
        .as_chunks::<4>()
        .0
        .iter()
        .map(|&word| u32::from_le_bytes(word))
        .collect()
}
