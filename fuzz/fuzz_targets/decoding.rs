//! Any bytes, in any encoding: where a file is cut, in a character or not, changes nothing.

#![no_main]

use mainstay::intake::{Dialect, Encoding};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let [encoding, piece, file @ ..] = bytes else {
        return;
    };
    let encoding = Encoding::ALL[usize::from(*encoding) % Encoding::ALL.len()];
    let dialect = Dialect {
        encoding,
        ..Dialect::default()
    };
    mainstay_fuzz::read_in_pieces(file, usize::from(*piece), dialect);
});
