//! Anything may be dropped: what is found in it is followed to its end.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| { mainstay_fuzz::drop_on_page(bytes) });
