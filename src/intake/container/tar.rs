//! The members of a tar archive, which may itself be packed by gzip.
//!
//! The list needs the whole archive to be unpacked once. Places to come back to
//! are kept every few MiB, so that any member is reached without starting anew.

use super::bytes::Bytes;
use super::flaw::Flaw;
use super::kind::HEAD;
use super::limits;
use super::stream::{Ending, Stream};
use std::sync::Arc;

/// A file in a tar archive.
pub struct Member {
    /// Its path.
    pub name: String,
    /// Its bytes.
    pub size: u64,
    /// A place before its bytes.
    pub from: Arc<Stream>,
    /// Bytes between that place and its own.
    pub skip: u64,
    /// Its first bytes, as many as tell its kind.
    pub head: Vec<u8>,
}

/// Bytes between places to come back to.
const STEP: u64 = 4 << 20;
const BLOCK: usize = 512;
/// Longest path, of names too long for a header.
const PATH: u64 = 64 << 10;

/// Lists the files of an archive, and how the archive ends.
pub fn members(stream: Stream) -> Result<(Vec<Member>, Ending), Flaw> {
    let place = Arc::new(stream.clone());
    let mut walk = Walk {
        stream,
        place,
        long_name: None,
    };
    let mut members = Vec::new();
    while let Some(header) = header(&mut walk.stream)? {
        members.extend(walk.member(header)?);
        if members.len() > limits::MEMBERS {
            return Err(Flaw::TooLarge("members"));
        }
    }
    Ok((members, walk.stream.ending()))
}

/// A way through an archive.
struct Walk {
    stream: Stream,
    /// The last place to come back to.
    place: Arc<Stream>,
    /// A name too long for a header, told before it.
    long_name: Option<String>,
}

impl Walk {
    /// Passes over what belongs to a header, and keeps it when it is a file.
    fn member(&mut self, header: Header) -> Result<Option<Member>, Flaw> {
        let padded = header.size.div_ceil(BLOCK as u64) * BLOCK as u64;
        match header.kind {
            b'L' | b'x' => {
                let name = name_of(&mut self.stream, &header, padded)?;
                self.long_name = name.or(self.long_name.take());
                Ok(None)
            }
            b'0' | b'7' | 0 => self.file(header, padded).map(Some),
            _ => {
                self.long_name = None;
                self.stream.skip(padded)?;
                Ok(None)
            }
        }
    }

    fn file(&mut self, header: Header, padded: u64) -> Result<Member, Flaw> {
        if self.stream.unpacked() - self.place.unpacked() > STEP {
            self.place = Arc::new(self.stream.clone());
        }
        let skip = self.stream.unpacked() - self.place.unpacked();
        let head = self.stream.exactly(header.size.min(HEAD as u64) as usize)?;
        self.stream.skip(padded - head.len() as u64)?;
        let (from, size) = (self.place.clone(), header.size);
        let name = self.long_name.take().unwrap_or(header.name);
        Ok(Member {
            name,
            size,
            from,
            skip,
            head,
        })
    }
}

struct Header {
    name: String,
    size: u64,
    kind: u8,
}

/// The next header; nothing at the end, which is a block of zeros or the end of the bytes.
fn header(stream: &mut Stream) -> Result<Option<Header>, Flaw> {
    let block = stream.exactly(BLOCK)?;
    if block.len() < BLOCK || block.iter().all(|&byte| byte == 0) {
        return Ok(None);
    }
    let header = parse(&block).ok_or_else(|| Flaw::damaged(stream.part()))?;
    if header.size > limits::MEMBER_BYTES {
        return Err(Flaw::TooLarge("member-bytes"));
    }
    Ok(Some(header))
}

fn parse(block: &[u8]) -> Option<Header> {
    let mut fields = Bytes(block);
    let name = text(fields.take(100)?);
    fields.take(24)?;
    let size = number(fields.take(12)?)?;
    fields.take(12)?;
    let sum = number(fields.take(8)?)?;
    (sum == checksum(block)).then_some(())?;
    let kind = fields.u8()?;
    fields.take(100)?;
    let is_posix = fields.take(6)? == b"ustar\0";
    fields.take(82)?;
    let prefix = text(fields.take(155)?);
    let long = is_posix && !prefix.is_empty();
    let name = if long {
        format!("{prefix}/{name}")
    } else {
        name
    };
    Some(Header { name, size, kind })
}

/// The sum of all bytes, its own field read as blanks.
fn checksum(block: &[u8]) -> u64 {
    let own = 148..156;
    let byte = |(at, &byte): (usize, &u8)| {
        if own.contains(&at) {
            32
        } else {
            u64::from(byte)
        }
    };
    block.iter().enumerate().map(byte).sum()
}

fn text(field: &[u8]) -> String {
    let end = field
        .iter()
        .position(|&byte| byte == 0)
        .unwrap_or(field.len());
    String::from_utf8_lossy(&field[..end]).into_owned()
}

/// A number in octal digits, or in binary when its first bit is set.
fn number(field: &[u8]) -> Option<u64> {
    if field.first()? & 0x80 != 0 {
        let large = field[1..].iter().try_fold(0u64, |sum, &byte| {
            sum.checked_mul(256)?.checked_add(byte.into())
        });
        return large;
    }
    let text = std::str::from_utf8(field).ok()?;
    u64::from_str_radix(text.trim_matches(['\0', ' ']), 8).ok()
}

/// The path that a GNU or POSIX member holds for the file behind it.
fn name_of(stream: &mut Stream, header: &Header, padded: u64) -> Result<Option<String>, Flaw> {
    if header.size > PATH {
        return Err(Flaw::damaged(stream.part()));
    }
    let bytes = stream.exactly(padded as usize)?;
    let bytes = bytes.get(..header.size as usize).unwrap_or_default();
    Ok(match header.kind {
        b'L' => Some(text(bytes)),
        _ => posix_path(bytes),
    })
}

/// The `path` among records of the form `LENGTH KEY=VALUE\n`.
fn posix_path(bytes: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(bytes);
    let record = text.lines().find_map(|line| line.split_once(" path="))?;
    Some(record.1.to_owned())
}
