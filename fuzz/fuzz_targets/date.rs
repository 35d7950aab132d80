//! Anything may stand where a date is expected; the day that is read can be written as
//! year, month and day, and is then read as itself.

#![no_main]

use mainstay::intake::fuzzing::days;

libfuzzer_sys::fuzz_target!(|cell: &[u8]| {
    for day in days(cell) {
        let again = days(day.as_bytes());
        assert!(again.contains(&day), "{day} is read as {again:?}");
    }
});
