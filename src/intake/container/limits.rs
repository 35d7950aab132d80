//! How much a container may hold. Every limit is held before memory is asked
//! for, and counts what was really unpacked, never what a header promises.
//!
//! They are far above any sales file and keep a hostile one below 256 MB and 2 s.

/// Bytes of one unpacked member: 2 GiB.
pub const MEMBER_BYTES: u64 = 2 << 30;
/// Bytes of all unpacked members: 4 GiB.
pub const TOTAL_BYTES: u64 = 4 << 30;
/// Bytes unpacked for each packed one, once [`RATIO_FREE_BYTES`] are exceeded.
pub const RATIO: u64 = 200;
/// Bytes unpacked before the ratio is asked for: 10 MB.
pub const RATIO_FREE_BYTES: u64 = 10_000_000;
/// Members of an archive.
pub const MEMBERS: usize = 10_000;
/// Containers within containers: a workbook in an archive is the second.
pub const NESTING: u32 = 2;
/// Bytes of a member that is itself a container, or a part that is needed whole: 64 MiB.
pub const INNER_BYTES: u64 = 64 << 20;
/// Bytes of the shared strings of a workbook: 128 MiB.
pub const STRING_BYTES: usize = 128 << 20;
/// What a shared string costs beside its text; so there are at most eight million.
pub const STRING_COST: usize = 16;
/// Rows of a sheet.
pub const ROWS: u32 = 1_048_576;
/// Columns of a sheet.
pub const COLUMNS: u32 = 16_384;
/// Cell formats of a workbook; Excel allows 65,490.
pub const FORMATS: usize = 1 << 16;
/// Format codes of a workbook; Excel has at most a few hundred.
pub const CODES: usize = 1 << 12;
/// Sheets of a workbook.
pub const SHEETS: usize = 4_096;
/// Merged ranges of a sheet.
pub const MERGED: usize = 1 << 18;
/// Bytes of one XML tag or text; a cell of Excel has at most 32,767 characters.
pub const XML_PIECE: usize = 4 << 20;
/// Elements within elements.
pub const XML_DEPTH: u32 = 256;
/// Commas and repeated text that a sheet may cost beyond its cells: 64 MiB, and so much again for each cell.
pub const PADDING: u64 = 64 << 20;
/// See [`PADDING`].
pub const PADDING_PER_CELL: u64 = 64;

/// True when so much unpacked from so much packed is a bomb.
pub fn is_bomb(unpacked: u64, packed: u64) -> bool {
    unpacked > RATIO_FREE_BYTES && unpacked / RATIO > packed
}
