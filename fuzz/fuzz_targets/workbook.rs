//! Anything may be dropped as a workbook or an archive: it is listed and read to its end,
//! and what comes out is text.

#![no_main]

use mainstay::intake::container::{Container, Options, TableKind};

/// So much of a table is looked at; a bomb has its own limits.
const MOST: usize = 1 << 22;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(container) = Container::open("fuzz", bytes.to_vec()) else {
        return;
    };
    for (number, table) in container.tables().iter().enumerate() {
        let text = read(&container, number);
        if table.kind == TableKind::Sheet {
            assert!(std::str::from_utf8(&text).is_ok(), "a sheet gives UTF-8");
        }
    }
});

fn read(container: &Container, table: usize) -> Vec<u8> {
    let mut text = Vec::new();
    let options = Options { fill_merged: true };
    let Ok(mut reader) = container.read(table, options) else {
        return text;
    };
    while text.len() < MOST && matches!(reader.next(&mut text), Ok(true)) {}
    text
}
