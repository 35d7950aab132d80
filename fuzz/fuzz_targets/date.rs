//! Anything may stand where a date is expected; the day that is read can be written as
//! year, month and day, and is then read as itself.

#![no_main]

use mainstay::intake::fuzzing::days;

/// Months may begin on these days; written out they stand for no date at all.
const NO_DATES: [&str; 2] = ["1900-01-01", "1970-01-01"];

libfuzzer_sys::fuzz_target!(|cell: &[u8]| {
    let written_out = |day: &String| !NO_DATES.contains(&day.as_str());
    for day in days(cell).into_iter().filter(written_out) {
        let again = days(day.as_bytes());
        assert!(again.contains(&day), "{day} is read as {again:?}");
    }
});
