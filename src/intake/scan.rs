//! The structural scan: where cells and records end, 64 bytes at a time.
//!
//! Each block of 64 bytes becomes three bit masks (delimiter, line end, quote);
//! a running exclusive-or over the quote mask tells which bytes lie inside
//! quotes. A stretch whose quotes are not placed as RFC 4180 says is reported as
//! irregular and left to the exact reader.

/// Where the cells of a stretch of records end.
#[derive(Default)]
pub struct Index {
    /// Offset of the delimiter or line end behind each cell.
    pub cell_ends: Vec<u32>,
    /// For each complete record, the number of cells up to and including its last.
    pub record_ends: Vec<u32>,
    /// Line ends seen, those inside quotes included.
    pub lines: u32,
    /// Whether a quote stands where RFC 4180 does not allow one.
    pub irregular: bool,
}

/// The characters that give a file its structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Structure {
    /// Between cells.
    pub delimiter: u8,
    /// Around cells that hold a delimiter or a line end.
    pub quote: u8,
}

const BLOCK: usize = 64;

impl Index {
    /// Fills the index for `bytes`, which must start at a record and outside quotes.
    pub fn scan(&mut self, bytes: &[u8], structure: Structure) {
        self.cell_ends.clear();
        self.record_ends.clear();
        self.lines = 0;
        self.irregular = false;
        let mut quotes = Quotes::at_record_start();
        let (blocks, rest) = bytes.as_chunks::<BLOCK>();
        for (i, block) in blocks.iter().enumerate() {
            self.add_block(block, (i * BLOCK) as u32, structure, &mut quotes);
        }
        if !rest.is_empty() {
            let mut last = [0; BLOCK];
            last[..rest.len()].copy_from_slice(rest);
            self.add_block(&last, (blocks.len() * BLOCK) as u32, structure, &mut quotes);
        }
    }

    #[inline(always)]
    fn add_block(
        &mut self,
        block: &[u8; BLOCK],
        offset: u32,
        structure: Structure,
        quotes: &mut Quotes,
    ) {
        let masks = masks(block, structure);
        self.lines += masks.line_end.count_ones();
        let outside = if masks.quote == 0 && quotes.is_quiet() {
            quotes.previous_ends_cell = (masks.delimiter | masks.line_end) >> 63;
            u64::MAX
        } else {
            let inside = quotes.advance(block, masks);
            self.irregular |= quotes.irregular;
            !inside
        };
        self.add_ends(masks.delimiter & outside, masks.line_end & outside, offset);
    }

    #[inline(always)]
    fn add_ends(&mut self, delimiters: u64, line_ends: u64, offset: u32) {
        let mut ends = delimiters | line_ends;
        let cells_before = self.cell_ends.len() as u32;
        self.cell_ends.reserve(BLOCK);
        while ends != 0 {
            self.cell_ends.push(offset + ends.trailing_zeros());
            ends &= ends - 1;
        }
        let mut rest = line_ends;
        while rest != 0 {
            let up_to = rest ^ (rest - 1);
            let cells = ((delimiters | line_ends) & up_to).count_ones();
            self.record_ends.push(cells_before + cells);
            rest &= rest - 1;
        }
    }
}

/// What the quotes seen so far mean for the next block.
struct Quotes {
    /// All ones inside quotes, else zero.
    inside: u64,
    /// 1 when the byte before the block allows an opening quote.
    previous_ends_cell: u64,
    /// 1 when the byte before the block is a closing quote.
    previous_closes: u64,
    /// 1 when the byte before the block is a carriage return behind a closing quote.
    previous_returns: u64,
    irregular: bool,
}

impl Quotes {
    fn at_record_start() -> Quotes {
        Quotes {
            inside: 0,
            previous_ends_cell: 1,
            previous_closes: 0,
            previous_returns: 0,
            irregular: false,
        }
    }

    fn is_quiet(&self) -> bool {
        self.inside == 0 && self.previous_closes | self.previous_returns == 0
    }

    /// The bytes of the block that lie inside quotes; notes misplaced quotes.
    fn advance(&mut self, block: &[u8; BLOCK], masks: Masks) -> u64 {
        let inside = prefix_xor(masks.quote) ^ self.inside;
        let opening = masks.quote & inside;
        let closing = masks.quote & !inside;
        let ends_cell = masks.delimiter | masks.line_end | masks.quote;
        let may_open = ends_cell << 1 | self.previous_ends_cell;
        let after_closing = closing << 1 | self.previous_closes;
        let returns = after_closing & mask_of(block, b'\r');
        let after_return = returns << 1 | self.previous_returns;
        self.irregular |= opening & !may_open != 0
            || after_closing & !(ends_cell | returns) != 0
            || after_return & !masks.line_end != 0;
        self.inside = ((inside as i64) >> 63) as u64;
        self.previous_ends_cell = ends_cell >> 63;
        self.previous_closes = closing >> 63;
        self.previous_returns = returns >> 63;
        inside
    }
}

/// Bit i of the result is the exclusive-or of bits 0..=i.
fn prefix_xor(mut bits: u64) -> u64 {
    for shift in [1, 2, 4, 8, 16, 32] {
        bits ^= bits << shift;
    }
    bits
}

#[derive(Clone, Copy)]
struct Masks {
    delimiter: u64,
    line_end: u64,
    quote: u64,
}

#[inline(always)]
fn masks(block: &[u8; BLOCK], structure: Structure) -> Masks {
    Masks {
        delimiter: mask_of(block, structure.delimiter),
        line_end: mask_of(block, b'\n'),
        quote: mask_of(block, structure.quote),
    }
}

/// Bit i of the result tells whether byte i is `wanted`.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
#[inline(always)]
fn mask_of(block: &[u8; BLOCK], wanted: u8) -> u64 {
    use std::arch::wasm32::{u8x16_bitmask, u8x16_eq, u8x16_splat, v128, v128_load};
    let wanted = u8x16_splat(wanted);
    let mut mask = 0;
    for i in 0..4 {
        // SAFETY: 16 bytes from i * 16 lie within the block of 64; v128_load needs no alignment.
        let bytes = unsafe { v128_load(block.as_ptr().add(i * 16).cast::<v128>()) };
        mask |= u64::from(u8x16_bitmask(u8x16_eq(bytes, wanted))) << (i * 16);
    }
    mask
}

/// Bit i of the result tells whether byte i is `wanted`.
#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn mask_of(block: &[u8; BLOCK], wanted: u8) -> u64 {
    use std::arch::x86_64::{
        __m128i, _mm_cmpeq_epi8, _mm_loadu_si128, _mm_movemask_epi8, _mm_set1_epi8,
    };
    let mut mask = 0;
    for i in 0..4 {
        // SAFETY: 16 bytes from i * 16 lie within the block of 64; SSE2 is part of x86_64.
        let bits = unsafe {
            let bytes = _mm_loadu_si128(block.as_ptr().add(i * 16).cast::<__m128i>());
            _mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(wanted as i8)))
        };
        mask |= u64::from(bits as u16) << (i * 16);
    }
    mask
}

/// Bit i of the result tells whether byte i is `wanted`.
#[cfg(not(any(
    target_arch = "x86_64",
    all(target_arch = "wasm32", target_feature = "simd128")
)))]
#[inline(always)]
fn mask_of(block: &[u8; BLOCK], wanted: u8) -> u64 {
    (0..BLOCK).fold(0, |mask, i| mask | u64::from(block[i] == wanted) << i)
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMMA: Structure = Structure {
        delimiter: b',',
        quote: b'"',
    };

    fn scan(text: &str) -> Index {
        let mut index = Index::default();
        index.scan(text.as_bytes(), COMMA);
        index
    }

    #[test]
    fn cells_and_records_end_at_delimiters_and_line_ends() {
        let index = scan("a,bb\n,c\nlast");
        assert_eq!(index.cell_ends, [1, 4, 5, 7]);
        assert_eq!(index.record_ends, [2, 4]);
    }

    #[test]
    fn what_stands_in_quotes_ends_nothing() {
        let index = scan("\"a,\n\"\"b\",c\n");
        assert_eq!(index.cell_ends, [8, 10]);
        assert_eq!((index.record_ends.len(), index.lines), (1, 2));
        assert!(!index.irregular);
    }

    #[test]
    fn a_quoted_cell_may_lie_across_blocks() {
        for length in 50..140 {
            let text = format!("\"{}\",b\r\nc,d\n", "x,\n".repeat(length));
            let index = scan(&text);
            assert_eq!(index.record_ends, [2, 4], "{length}");
            assert!(!index.irregular);
        }
    }

    #[test]
    fn a_quote_out_of_place_is_irregular_wherever_it_stands() {
        for before in 0..140 {
            for odd in ["5\" pipe", "\"a\"b", "a\"\"b", "\"a\" ", "\"a\"\r"] {
                let text = format!("{}{odd},z\n", "a,".repeat(before));
                assert!(scan(&text).irregular, "{text}");
            }
            for even in ["\"\"", "\"\"\"\"", "\"a\"\"\"", "\"a\"\r"] {
                let text = format!("{}{even}\nb,z\n", "a,".repeat(before));
                assert!(!scan(&text).irregular, "{text}");
            }
        }
    }
}
