//! The bytes of one member, unpacked piece by piece and counted.

use super::flaw::Flaw;
use super::limits;
use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{DataFormat, MZError, MZFlush, MZStatus};
use std::sync::Arc;

/// How the reading of a text ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ending {
    /// With its last byte.
    #[default]
    Whole,
    /// Its last part is missing; what was given is what is left of it.
    Truncated,
    /// All of it was given; foreign bytes behind it were left out.
    TrailingGarbage,
}

/// Bytes unpacked at once.
const PIECE: usize = 64 << 10;

/// A position in packed bytes. A copy is a place to come back to.
#[derive(Clone)]
pub struct Stream {
    data: Arc<Vec<u8>>,
    at: usize,
    end: usize,
    part: Arc<str>,
    coding: Coding,
    unpacked: u64,
    most: u64,
    ending: Ending,
}

#[derive(Clone)]
enum Coding {
    /// Bytes as they are, with the checksum that they must give, if there is one.
    Stored(Option<(crc32fast::Hasher, u32)>),
    /// Packed bytes of a zip member, with the checksum that they must give.
    Deflated(Inflating, u32),
    /// Members of gzip, one after the other.
    Gzip(Inflating),
    /// The end was reached.
    Done,
}

/// A member being unpacked. Its state is made with the first byte, so that a list of members is cheap.
#[derive(Clone, Default)]
struct Inflating {
    state: Option<Box<InflateState>>,
    sum: crc32fast::Hasher,
    given: u32,
}

impl Stream {
    /// All bytes of a file.
    pub fn stored(data: Arc<Vec<u8>>, part: &str) -> Stream {
        let end = data.len();
        Stream::new(data, 0, end, part, Coding::Stored(None))
    }

    /// Bytes that lie in a file as they are and give this checksum.
    pub fn kept(data: Arc<Vec<u8>>, (at, end): (usize, usize), part: &str, sum: u32) -> Stream {
        let coding = Coding::Stored(Some((crc32fast::Hasher::new(), sum)));
        Stream::new(data, at, end, part, coding)
    }

    /// Bytes packed by deflate that unpack to `size` bytes with this checksum.
    pub fn deflated(
        data: Arc<Vec<u8>>,
        (at, end): (usize, usize),
        part: &str,
        size: u64,
        sum: u32,
    ) -> Stream {
        let coding = Coding::Deflated(Inflating::default(), sum);
        Stream {
            most: size,
            ..Stream::new(data, at, end, part, coding)
        }
    }

    /// The members of a gzip file.
    pub fn gzip(data: Arc<Vec<u8>>, part: &str) -> Stream {
        let end = data.len();
        Stream::new(data, 0, end, part, Coding::Gzip(Inflating::default()))
    }

    fn new(data: Arc<Vec<u8>>, at: usize, end: usize, part: &str, coding: Coding) -> Stream {
        let (part, most) = (part.into(), limits::MEMBER_BYTES);
        Stream {
            data,
            at,
            end,
            part,
            coding,
            unpacked: 0,
            most,
            ending: Ending::Whole,
        }
    }

    /// The name of the part, for messages.
    pub fn part(&self) -> &str {
        &self.part
    }

    /// Bytes given so far.
    pub fn unpacked(&self) -> u64 {
        self.unpacked
    }

    /// How it ended; [`Ending::Whole`] before the end.
    pub fn ending(&self) -> Ending {
        self.ending
    }

    /// The same bytes as a stream of several members: it may be longer than one.
    pub fn of_many(mut self) -> Stream {
        self.most = limits::TOTAL_BYTES;
        self
    }

    /// Appends at most `most` bytes and says how many; 0 at the end.
    pub fn read(&mut self, out: &mut Vec<u8>, most: usize) -> Result<usize, Flaw> {
        let start = out.len();
        while out.len() == start && !matches!(self.coding, Coding::Done) {
            match &self.coding {
                Coding::Stored(_) => self.copy(out, most)?,
                Coding::Deflated(..) => self.inflate_entry(out, most)?,
                Coding::Gzip(..) => self.inflate_gzip(out, most)?,
                Coding::Done => {}
            }
        }
        let count = out.len() - start;
        self.unpacked += count as u64;
        self.check_size()?;
        Ok(count)
    }

    /// All that is left, when it is not more than `most`.
    pub fn read_all(&mut self, most: u64) -> Result<Vec<u8>, Flaw> {
        let mut out = Vec::new();
        while self.read(&mut out, PIECE)? > 0 {
            if out.len() as u64 > most {
                return Err(Flaw::TooLarge("inner-bytes"));
            }
        }
        Ok(out)
    }

    /// The next bytes, so many; fewer at the end.
    pub fn exactly(&mut self, count: usize) -> Result<Vec<u8>, Flaw> {
        let mut out = Vec::new();
        let mut left = count;
        while left > 0 && self.read(&mut out, left)? > 0 {
            left = count - out.len();
        }
        Ok(out)
    }

    /// Passes over bytes; fewer than asked for at the end.
    pub fn skip(&mut self, bytes: u64) -> Result<u64, Flaw> {
        let mut dropped = Vec::new();
        let mut left = bytes;
        while left > 0 {
            dropped.clear();
            let most = usize::try_from(left).unwrap_or(PIECE).min(PIECE);
            match self.read(&mut dropped, most)? {
                0 => break,
                count => left -= count as u64,
            }
        }
        Ok(bytes - left)
    }

    fn check_size(&self) -> Result<(), Flaw> {
        if self.unpacked > self.most {
            return Err(Flaw::TooLarge("member-bytes"));
        }
        let packed = matches!(self.coding, Coding::Gzip(_));
        if packed && limits::is_bomb(self.unpacked, self.at as u64) {
            return Err(Flaw::TooLarge("ratio"));
        }
        Ok(())
    }

    fn copy(&mut self, out: &mut Vec<u8>, most: usize) -> Result<(), Flaw> {
        let Coding::Stored(check) = &mut self.coding else {
            return Ok(());
        };
        let end = self.end.min(self.at.saturating_add(most));
        let bytes = self.data.get(self.at..end).unwrap_or_default();
        out.extend_from_slice(bytes);
        self.at += bytes.len();
        match check {
            Some((sum, _)) if !bytes.is_empty() => sum.update(bytes),
            Some((sum, given)) if sum.clone().finalize() != *given => {
                return Err(Flaw::damaged(&self.part));
            }
            _ if bytes.is_empty() => self.coding = Coding::Done,
            _ => {}
        }
        Ok(())
    }

    fn inflate_entry(&mut self, out: &mut Vec<u8>, most: usize) -> Result<(), Flaw> {
        let Coding::Deflated(inflating, sum) = &mut self.coding else {
            return Ok(());
        };
        let input = self.data.get(self.at..self.end).unwrap_or_default();
        let step = inflating.step(input, out, most);
        self.at += step.consumed;
        match step.state {
            State::Going => Ok(()),
            State::Ended
                if inflating.sum.clone().finalize() == *sum
                    && self.unpacked + step.given == self.most =>
            {
                self.coding = Coding::Done;
                Ok(())
            }
            _ => Err(Flaw::damaged(&self.part)),
        }
    }

    fn inflate_gzip(&mut self, out: &mut Vec<u8>, most: usize) -> Result<(), Flaw> {
        let Coding::Gzip(inflating) = &mut self.coding else {
            return Ok(());
        };
        if inflating.state.is_none() {
            return self.begin_gzip_member();
        }
        let input = self.data.get(self.at..self.end).unwrap_or_default();
        let step = inflating.step(input, out, most);
        self.at += step.consumed;
        match step.state {
            State::Going => Ok(()),
            State::Starved => {
                self.finish(Ending::Truncated);
                Ok(())
            }
            State::Ended => self.end_gzip_member(),
            State::Wrong => Err(Flaw::damaged(&self.part)),
        }
    }

    /// Reads the header of the first or the next member, or sees that there is none.
    fn begin_gzip_member(&mut self) -> Result<(), Flaw> {
        let rest = self.data.get(self.at..self.end).unwrap_or_default();
        let first = self.at == 0;
        if !first && rest.iter().all(|&byte| byte == 0) {
            self.finish(Ending::Whole);
        } else if !rest.starts_with(&[0x1f, 0x8b, 8]) {
            self.finish(if first {
                Ending::Truncated
            } else {
                Ending::TrailingGarbage
            });
        } else if let Some(header) = gzip_header(rest) {
            self.at += header;
            self.coding = Coding::Gzip(Inflating {
                state: Some(new_state()),
                ..Inflating::default()
            });
        } else {
            self.finish(Ending::Truncated);
        }
        Ok(())
    }

    fn end_gzip_member(&mut self) -> Result<(), Flaw> {
        let Coding::Gzip(inflating) = &self.coding else {
            return Ok(());
        };
        let sum = inflating.sum.clone().finalize().to_le_bytes();
        let given = inflating.given.to_le_bytes();
        match self.data.get(self.at..self.at + 8) {
            None => self.finish(Ending::Truncated),
            Some(trailer) if trailer[..4] == sum && trailer[4..] == given => {
                self.at += 8;
                self.coding = Coding::Gzip(Inflating::default());
            }
            Some(_) => return Err(Flaw::damaged(&self.part)),
        }
        Ok(())
    }

    fn finish(&mut self, ending: Ending) {
        self.ending = ending;
        self.coding = Coding::Done;
    }
}

fn new_state() -> Box<InflateState> {
    InflateState::new_boxed(DataFormat::Raw)
}

/// Length of the header of a gzip member; nothing when it is cut off.
fn gzip_header(bytes: &[u8]) -> Option<usize> {
    let flags = *bytes.get(3)?;
    let mut at = 10;
    if flags & 4 != 0 {
        let extra = bytes.get(at..at + 2)?;
        at += 2 + usize::from(u16::from_le_bytes([extra[0], extra[1]]));
    }
    for text in [8, 16] {
        if flags & text != 0 {
            at += bytes.get(at..)?.iter().position(|&byte| byte == 0)? + 1;
        }
    }
    if flags & 2 != 0 {
        at += 2;
    }
    (at <= bytes.len()).then_some(at)
}

struct Step {
    consumed: usize,
    given: u64,
    state: State,
}

enum State {
    Going,
    Ended,
    /// More packed bytes are wanted, and there are none.
    Starved,
    Wrong,
}

impl Inflating {
    fn step(&mut self, input: &[u8], out: &mut Vec<u8>, most: usize) -> Step {
        let start = out.len();
        out.resize(start + most.min(PIECE), 0);
        let state = self.state.get_or_insert_with(new_state);
        let result = inflate(state, input, &mut out[start..], MZFlush::None);
        out.truncate(start + result.bytes_written);
        self.sum.update(&out[start..]);
        self.given = self.given.wrapping_add(result.bytes_written as u32);
        Step {
            consumed: result.bytes_consumed,
            given: result.bytes_written as u64,
            state: match result.status {
                Ok(MZStatus::StreamEnd) => State::Ended,
                Ok(_) if result.bytes_written + result.bytes_consumed > 0 => State::Going,
                Ok(_) | Err(MZError::Buf) => State::Starved,
                Err(_) => State::Wrong,
            },
        }
    }
}
