//! The bytes of one file, pushed piece by piece, become records in one dialect.

use super::delimited::{Records, Sink};
use super::dialect::Dialect;
use super::exact::BYTE_ORDER_MARK;
use super::recode::Recoder;

/// Takes records out of the bytes of a file.
///
/// `begin`, then `commit` what was written to the room that `reserve` gives, any number
/// of times, then `end`.
pub struct Stream {
    dialect: Dialect,
    records: Records,
    recoder: Option<Recoder>,
    /// Bytes that are to be transcoded.
    raw: Vec<u8>,
    /// The start of a record that goes on in the next piece.
    buffer: Vec<u8>,
    filled: usize,
    is_at_start: bool,
    /// Where in the text of the file the buffer starts.
    place: u64,
}

impl Stream {
    /// For files in this dialect.
    pub fn new(dialect: &Dialect) -> Stream {
        let mut stream = Stream {
            dialect: dialect.clone(),
            records: Records::new(dialect),
            recoder: None,
            raw: Vec::new(),
            buffer: Vec::new(),
            filled: 0,
            is_at_start: true,
            place: 0,
        };
        stream.begin();
        stream
    }

    /// What follows is another file.
    pub fn begin(&mut self) {
        let encoding = self.dialect.encoding;
        self.records = Records::new(&self.dialect);
        self.recoder = (!encoding.is_read_in_place()).then(|| Recoder::new(encoding));
        self.filled = 0;
        self.is_at_start = true;
        self.place = 0;
    }

    /// Room for the next `len` bytes of the file; [`Stream::commit`] takes them.
    pub fn reserve(&mut self, len: usize) -> &mut [u8] {
        if self.recoder.is_some() {
            self.raw.resize(len, 0);
            return &mut self.raw;
        }
        let needed = self.filled + len;
        if self.buffer.len() < needed {
            self.buffer.resize(needed, 0);
        }
        &mut self.buffer[self.filled..needed]
    }

    /// The first `len` bytes of the reserved room have been filled.
    pub fn commit(&mut self, len: usize, sink: &mut impl Sink) {
        if self.recoder.is_some() {
            let raw = std::mem::take(&mut self.raw);
            self.recode(&raw[..len.min(raw.len())], false);
            self.raw = raw;
        } else {
            self.filled = (self.filled + len).min(self.buffer.len());
        }
        if !self.is_at_start || self.filled >= BYTE_ORDER_MARK.len() {
            self.take(false, sink);
        }
    }

    /// The next bytes of the file, copied.
    pub fn push(&mut self, bytes: &[u8], sink: &mut impl Sink) {
        self.reserve(bytes.len()).copy_from_slice(bytes);
        self.commit(bytes.len(), sink);
    }

    /// The file has no more bytes.
    pub fn end(&mut self, sink: &mut impl Sink) {
        self.recode(&[], true);
        self.take(true, sink);
    }

    /// Drops what was pushed since the last record.
    pub fn discard(&mut self) {
        self.filled = 0;
    }

    /// Whether places count the bytes of the file's UTF-8 and not those of the file.
    pub fn is_recoded(&self) -> bool {
        self.recoder.is_some()
    }

    /// Where in the file something is that is at `place` in its text: a line's start, or the end.
    pub fn in_file(&self, place: u64) -> u64 {
        match &self.recoder {
            Some(recoder) => recoder.place(place),
            None => place,
        }
    }

    fn recode(&mut self, raw: &[u8], is_end: bool) {
        if let Some(recoder) = &mut self.recoder {
            recoder.forget(self.place);
            self.buffer.truncate(self.filled);
            recoder.decode(raw, is_end, &mut self.buffer);
            self.filled = self.buffer.len();
        }
    }

    fn take(&mut self, is_end: bool, sink: &mut impl Sink) {
        let mut start = 0;
        if self.is_at_start && self.buffer[..self.filled].starts_with(BYTE_ORDER_MARK) {
            start = BYTE_ORDER_MARK.len();
            sink.skipped(start);
        }
        self.is_at_start = false;
        let bytes = &self.buffer[start..self.filled];
        let used = start + self.records.take(bytes, is_end, sink);
        self.buffer.copy_within(used..self.filled, 0);
        self.filled -= used;
        self.place += used as u64;
    }
}
