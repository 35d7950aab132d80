//! Any bytes, read in any dialect: how a file is cut into pieces changes nothing, and every
//! record is accounted for.

#![no_main]

use mainstay::intake::{Dialect, LineEnd};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let [signs, ways, piece, file @ ..] = bytes else {
        return;
    };
    mainstay_fuzz::read_in_pieces(file, usize::from(*piece), dialect(*signs, *ways));
});

/// One of the dialects that two bytes can name.
fn dialect(signs: u8, ways: u8) -> Dialect {
    const DELIMITERS: [&str; 8] = [",", ";", "\t", "|", " ", ", ", "||", "é"];
    const QUOTES: [Option<char>; 4] = [Some('"'), Some('\''), Some('|'), None];
    let is = |bit: u8| ways & (1 << bit) != 0;
    Dialect {
        delimiter: DELIMITERS[usize::from(signs % 8)].to_owned(),
        quote: QUOTES[usize::from(signs / 8 % 4)],
        escape: is(0).then_some('\\'),
        skip_spaces: is(1),
        runs: is(2),
        line_end: if is(3) { LineEnd::Any } else { LineEnd::Lf },
        wrapped: is(4),
        preamble: u32::from(is(5)),
        header: u32::from(is(6)),
        ..Dialect::default()
    }
}
