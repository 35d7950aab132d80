//! Anything may stand where an amount is expected; what is read can be written plainly,
//! and is then read as itself.

#![no_main]

use mainstay::intake::fuzzing::amounts;

libfuzzer_sys::fuzz_target!(|cell: &[u8]| {
    for amount in amounts(cell) {
        let again = amounts(amount.as_bytes());
        assert!(again.contains(&amount), "{amount} is read as {again:?}");
    }
});
