//! Text of which structure cannot be told byte by byte becomes UTF-8 as it comes:
//! UTF-16, and the older encodings of East Asia.

use super::encoding::Encoding;
use encoding_rs::{Decoder, DecoderResult};

/// Stands for bytes that are no text: it is not UTF-8 either, so that the row that
/// holds it is not used.
pub const NO_TEXT: u8 = 0xff;

/// Turns the bytes of a file into UTF-8, and knows where its lines start in both.
pub struct Recoder {
    encoding: Encoding,
    decoder: Decoder,
    /// The first byte of a character of two that the last piece ended with.
    half: Option<u8>,
    lines: LineStarts,
}

/// Where lines start, in the file and in its UTF-8.
#[derive(Default)]
struct LineStarts {
    starts: Vec<(u64, u64)>,
    in_file: u64,
    in_utf8: u64,
}

impl Recoder {
    /// For a file in this encoding.
    pub fn new(encoding: Encoding) -> Recoder {
        Recoder {
            encoding,
            decoder: encoding.decoder(),
            half: None,
            lines: LineStarts::default(),
        }
    }

    /// Adds the text of the next bytes of the file to `into`; with `is_end` none follow.
    pub fn decode(&mut self, mut bytes: &[u8], is_end: bool, into: &mut Vec<u8>) {
        while let Some(len) = self.line_len(bytes) {
            let (line, rest) = bytes.split_at(len);
            self.decode_part(line, false, into);
            self.lines.add();
            bytes = rest;
        }
        self.decode_part(bytes, is_end, into);
        if is_end {
            self.lines.add();
        }
    }

    /// Where in the file a line starts that starts at `in_utf8` in its text. Places
    /// before it are not asked for again.
    pub fn place(&self, in_utf8: u64) -> u64 {
        let at = self
            .lines
            .starts
            .partition_point(|&(_, utf8)| utf8 <= in_utf8);
        at.checked_sub(1).map_or(0, |at| self.lines.starts[at].0)
    }

    /// Forgets the lines before a place in the text.
    pub fn forget(&mut self, before_utf8: u64) {
        let starts = &mut self.lines.starts;
        let kept = starts.partition_point(|&(_, utf8)| utf8 < before_utf8);
        starts.drain(..kept.saturating_sub(1));
    }

    fn decode_part(&mut self, mut bytes: &[u8], is_end: bool, into: &mut Vec<u8>) {
        let before = into.len();
        self.lines.in_file += bytes.len() as u64;
        loop {
            let filled = into.len();
            let room = self
                .decoder
                .max_utf8_buffer_length_without_replacement(bytes.len());
            into.resize(filled + room.unwrap_or(bytes.len()).max(16), 0);
            let target = &mut into[filled..];
            let (result, read, written) = self
                .decoder
                .decode_to_utf8_without_replacement(bytes, target, is_end);
            into.truncate(filled + written);
            bytes = &bytes[read..];
            match result {
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => into.push(NO_TEXT),
            }
        }
        self.lines.in_utf8 += (into.len() - before) as u64;
    }

    /// How many bytes are left of the line, its line end included; `None` when it goes on.
    fn line_len(&mut self, bytes: &[u8]) -> Option<usize> {
        let ends_line = |unit: u16| unit == 0x0a || unit == 0x0d;
        let unit: fn([u8; 2]) -> u16 = match self.encoding {
            encoding if encoding == Encoding::UTF_16LE => u16::from_le_bytes,
            encoding if encoding == Encoding::UTF_16BE => u16::from_be_bytes,
            _ => {
                let at = bytes.iter().position(|&byte| ends_line(byte.into()));
                return at.map(|at| at + 1);
            }
        };
        for (at, &byte) in bytes.iter().enumerate() {
            match self.half.take() {
                None => self.half = Some(byte),
                Some(first) if ends_line(unit([first, byte])) => return Some(at + 1),
                Some(_) => {}
            }
        }
        None
    }
}

impl LineStarts {
    fn add(&mut self) {
        self.starts.push((self.in_file, self.in_utf8));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recoded(encoding: Encoding, bytes: &[u8], piece: usize) -> (Vec<u8>, Vec<u64>) {
        let mut recoder = Recoder::new(encoding);
        let mut text = Vec::new();
        for part in bytes.chunks(piece) {
            recoder.decode(part, false, &mut text);
        }
        recoder.decode(&[], true, &mut text);
        let line_starts = (0..text.len()).filter(|&at| at == 0 || text[at - 1] == b'\n');
        let places = line_starts.map(|at| recoder.place(at as u64)).collect();
        (text, places)
    }

    fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(unit).collect()
    }

    #[test]
    fn utf16_becomes_utf8_wherever_it_is_cut() {
        let text = "Kunde\tБ\r\nগ্রাহক\t😀\nਕ\t1\n";
        for (encoding, bytes) in [
            (Encoding::UTF_16LE, utf16(text, u16::to_le_bytes)),
            (Encoding::UTF_16BE, utf16(text, u16::to_be_bytes)),
        ] {
            for piece in 1..bytes.len() {
                let (recoded, places) = recoded(encoding, &bytes, piece);
                assert_eq!(String::from_utf8(recoded).unwrap(), text);
                assert_eq!(places, [0, 18, 38], "{piece}");
            }
        }
    }

    #[test]
    fn a_byte_order_mark_is_counted_and_not_kept() {
        let bytes = utf16("\u{feff}a\nb", u16::to_le_bytes);
        let (text, places) = recoded(Encoding::UTF_16LE, &bytes, 3);
        assert_eq!((text, places), (b"a\nb".to_vec(), vec![0, 6]));
    }

    #[test]
    fn half_a_character_is_no_text() {
        let lone = [b'a', 0, 0, 0xd8, b'b', 0, b'\n', 0, b'c', 0, b'd'];
        for piece in 1..lone.len() {
            let (text, places) = recoded(Encoding::UTF_16LE, &lone, piece);
            assert_eq!(text, b"a\xffb\nc\xff", "{piece}");
            assert_eq!(places, [0, 8]);
        }
    }

    #[test]
    fn shift_jis_becomes_utf8_wherever_it_is_cut() {
        let encoding = Encoding::from_name("Shift_JIS").unwrap();
        let bytes = b"\x8c\xda\x8bq,\xb1\n\x93\xfa\x95t,1\n";
        for piece in 1..bytes.len() {
            let (text, places) = recoded(encoding, bytes, piece);
            assert_eq!(String::from_utf8(text).unwrap(), "顧客,ｱ\n日付,1\n");
            assert_eq!(places, [0, 7]);
        }
    }
}
