//! The members of a zip archive, by its central directory.
//!
//! Only the central directory is believed, and only within limits: no member may
//! unpack to more than it says there, and what they say together is bounded. So
//! members that overlap, or one that holds a copy of itself, cost no more than others.

use super::bytes::Bytes;
use super::flaw::Flaw;
use super::limits;
use super::stream::Stream;
use std::sync::Arc;

/// A zip archive in memory.
pub struct Zip {
    data: Arc<Vec<u8>>,
    members: Vec<Member>,
}

/// A member as the central directory tells of it.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its path, with `/`.
    pub name: String,
    /// Bytes when unpacked.
    pub size: u64,
    packed: u64,
    offset: u64,
    method: u16,
    encrypted: bool,
    sum: u32,
}

/// The part named in messages about the directory.
const DIRECTORY: &str = "zip directory";
const STORED: u16 = 0;
const DEFLATED: u16 = 8;

impl Zip {
    /// Reads the directory and holds it against the limits.
    pub fn open(data: Arc<Vec<u8>>) -> Result<Zip, Flaw> {
        let end = Directory::find(&data)?;
        if end.members > limits::MEMBERS as u64 {
            return Err(Flaw::TooLarge("members"));
        }
        let members = members(&data, &end)?;
        check_sizes(&members, data.len() as u64)?;
        Ok(Zip { data, members })
    }

    /// All members, in the order of the directory.
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// The member of this path; writers do not agree on case.
    pub fn find(&self, name: &str) -> Option<&Member> {
        let exact = self.members.iter().find(|member| member.name == name);
        exact.or_else(|| {
            self.members
                .iter()
                .find(|member| member.name.eq_ignore_ascii_case(name))
        })
    }

    /// The unpacked bytes of a part that must be there.
    pub fn part(&self, name: &str) -> Result<Stream, Flaw> {
        let member = self.find(name).ok_or_else(|| Flaw::damaged(name))?;
        self.stream(member)
    }

    /// The unpacked bytes of a member.
    pub fn stream(&self, member: &Member) -> Result<Stream, Flaw> {
        if member.encrypted {
            return Err(Flaw::PasswordProtected);
        }
        let place = self
            .place(member)
            .ok_or_else(|| Flaw::damaged(&member.name))?;
        let (data, name) = (self.data.clone(), member.name.as_str());
        match member.method {
            STORED => Ok(Stream::kept(data, place, name, member.sum)),
            DEFLATED => Ok(Stream::deflated(data, place, name, member.size, member.sum)),
            _ => Err(Flaw::Unsupported("zip-method")),
        }
    }

    /// Where the packed bytes of a member start and end.
    fn place(&self, member: &Member) -> Option<(usize, usize)> {
        let offset = usize::try_from(member.offset).ok()?;
        let mut header = Bytes(self.data.get(offset..)?);
        (header.u32()? == 0x0403_4b50).then_some(())?;
        header.take(22)?;
        let behind = usize::from(header.u16()?) + usize::from(header.u16()?);
        let start = offset + 30 + behind;
        let end = start.checked_add(usize::try_from(member.packed).ok()?)?;
        (end <= self.data.len()).then_some((start, end))
    }
}

/// Where the central directory lies.
struct Directory {
    members: u64,
    offset: u64,
}

impl Directory {
    /// Looks for the end record, which stands last but for a comment.
    fn find(data: &[u8]) -> Result<Directory, Flaw> {
        let from = data.len().saturating_sub(22 + usize::from(u16::MAX));
        let tail = &data[from..];
        let at = tail
            .windows(4)
            .rposition(|word| word == b"PK\x05\x06")
            .ok_or(Flaw::Truncated)?;
        let plain = Directory::plain(&tail[at..]).ok_or(Flaw::Truncated)?;
        if plain.offset < u64::from(u32::MAX) && plain.members < u64::from(u16::MAX) {
            return Ok(plain);
        }
        Directory::large(data, from + at).ok_or_else(|| Flaw::damaged(DIRECTORY))
    }

    fn plain(record: &[u8]) -> Option<Directory> {
        let mut record = Bytes(record);
        record.take(10)?;
        let members = record.u16()?.into();
        record.take(4)?;
        Some(Directory {
            members,
            offset: record.u32()?.into(),
        })
    }

    /// The end record of zip64, which a locator before the plain one points at.
    fn large(data: &[u8], plain_at: usize) -> Option<Directory> {
        let mut locator = Bytes(data.get(plain_at.checked_sub(20)?..)?);
        (locator.u32()? == 0x0706_4b50).then_some(())?;
        locator.u32()?;
        let mut record = Bytes(data.get(usize::try_from(locator.u64()?).ok()?..)?);
        (record.u32()? == 0x0606_4b50).then_some(())?;
        record.take(28)?;
        let members = record.u64()?;
        record.u64()?;
        Some(Directory {
            members,
            offset: record.u64()?,
        })
    }
}

fn members(data: &[u8], end: &Directory) -> Result<Vec<Member>, Flaw> {
    let start = usize::try_from(end.offset)
        .ok()
        .and_then(|offset| data.get(offset..));
    let mut records = Bytes(start.ok_or(Flaw::Truncated)?);
    let mut members = Vec::new();
    for _ in 0..end.members {
        members.push(member(&mut records).ok_or_else(|| Flaw::damaged(DIRECTORY))?);
    }
    Ok(members)
}

fn member(records: &mut Bytes) -> Option<Member> {
    (records.u32()? == 0x0201_4b50).then_some(())?;
    records.take(4)?;
    let flags = records.u16()?;
    let method = records.u16()?;
    records.take(4)?;
    let sum = records.u32()?;
    let (packed, size) = (records.u32()?, records.u32()?);
    let (name, extra, comment) = (records.u16()?, records.u16()?, records.u16()?);
    records.take(8)?;
    let offset = records.u32()?;
    let name = records.take(name.into())?;
    let mut large = zip64(records.take(extra.into())?);
    records.take(comment.into())?;
    let mut wide = |narrow: u32| match narrow {
        u32::MAX => large.u64(),
        _ => Some(narrow.into()),
    };
    Some(Member {
        size: wide(size)?,
        packed: wide(packed)?,
        offset: wide(offset)?,
        name: String::from_utf8_lossy(name).replace('\\', "/"),
        encrypted: flags & 1 != 0,
        method,
        sum,
    })
}

/// The extra field that carries sizes beyond 4 GiB.
fn zip64(extra: &[u8]) -> Bytes<'_> {
    let mut fields = Bytes(extra);
    while let (Some(id), Some(length)) = (fields.u16(), fields.u16()) {
        match fields.take(length.into()) {
            Some(field) if id == 1 => return Bytes(field),
            Some(_) => {}
            None => break,
        }
    }
    Bytes(&[])
}

fn check_sizes(members: &[Member], length: u64) -> Result<(), Flaw> {
    let mut total: u64 = 0;
    for member in members {
        if member.size > limits::MEMBER_BYTES {
            return Err(Flaw::TooLarge("member-bytes"));
        }
        total += member.size;
        if limits::is_bomb(member.size, member.packed) {
            return Err(Flaw::TooLarge("ratio"));
        }
    }
    match total {
        _ if total > limits::TOTAL_BYTES => Err(Flaw::TooLarge("total-bytes")),
        _ if limits::is_bomb(total, length) => Err(Flaw::TooLarge("ratio")),
        _ => Ok(()),
    }
}
