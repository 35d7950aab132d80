//! The 136 kinds of dirty input, and what becomes of each.
//!
//! A case is a folder `tests/cases/<number>-<name>/` with the files that are dropped
//! together, byte for byte, and `expected.toml`, which says what must come of them;
//! see [`expected::Expected`] for its words. Inputs too large to keep are built by
//! [`built`] under the case's name. A case that another test covers names that test.
//!
//! Whatever a case says, the laws of [`laws`] hold for it. Cases that are promised but
//! not kept yet stand in `pending.toml`; they must fail, so that none stays there once
//! it is kept.

// A test fails by panicking.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "cases/amount.rs"]
mod amount;
#[path = "cases/built.rs"]
mod built;
#[path = "cases/dropped.rs"]
mod dropped;
#[path = "cases/expected.rs"]
mod expected;
#[path = "cases/laws.rs"]
mod laws;
#[path = "cases/memory.rs"]
mod memory;
#[path = "cases/mending.rs"]
mod mending;
#[path = "cases/promise.rs"]
mod promise;

use expected::{Case, pending};
use mainstay::intake::{self, File, Reader, Reading, SourceKind};
use promise::NO_WARNING;
use std::collections::BTreeSet;
use std::panic::catch_unwind;
use std::thread;

/// The kinds are numbered from 1 to this.
const KINDS: u32 = 136;

/// What is wrong with a case.
type Broken = String;

#[test]
fn every_kind_has_a_case() {
    let numbers: BTreeSet<u32> = Case::all().iter().map(|case| case.number).collect();
    let missing: Vec<u32> = (1..=KINDS).filter(|kind| !numbers.contains(kind)).collect();
    let unknown: Vec<&u32> = numbers.range(KINDS + 1..).collect();
    assert!(missing.is_empty(), "no case for {missing:?}");
    assert!(unknown.is_empty(), "no kind is numbered {unknown:?}");
}

#[test]
fn every_promise_that_is_not_pending_is_kept() {
    let pending = pending();
    let broken = of_cases(|case| match pending.get(&case.name) {
        None => Some(message(case, check(case).err()?)),
        Some(_) => None,
    });
    assert!(broken.is_empty(), "{}\n{}", broken.len(), broken.join("\n"));
}

#[test]
fn every_promise_that_is_pending_is_still_broken() {
    let pending = pending();
    let kept = of_cases(|case| {
        let is_kept = pending.contains_key(&case.name) && check(case).is_ok();
        is_kept.then(|| case.name.clone())
    });
    assert!(kept.is_empty(), "take out of pending.toml: {kept:?}");
}

#[test]
fn what_only_lacks_its_warning_is_right_otherwise() {
    let pending = pending();
    let otherwise = of_cases(|case| match pending.get(&case.name)?.as_str() {
        NO_WARNING => {
            let broken = check(case).err().unwrap_or_default();
            (!broken.starts_with(NO_WARNING)).then(|| message(case, broken))
        }
        _ => None,
    });
    assert!(otherwise.is_empty(), "{}", otherwise.join("\n"));
}

#[test]
fn pending_cases_exist_and_stand_in_order() {
    let names: BTreeSet<String> = Case::all().into_iter().map(|case| case.name).collect();
    let unknown: Vec<String> = pending()
        .into_keys()
        .filter(|name| !names.contains(name))
        .collect();
    assert!(unknown.is_empty(), "no such case: {unknown:?}");
    let lines: Vec<String> = expected::pending_lines();
    assert!(lines.is_sorted(), "pending.toml is not in order");
}

/// What there is to say about each case; several are looked at side by side.
fn of_cases(say: impl Fn(&Case) -> Option<String> + Sync) -> Vec<String> {
    let cases = Case::all();
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let say_all = |part: &[Case]| part.iter().filter_map(&say).collect::<Vec<_>>();
    thread::scope(|scope| {
        let parts = cases.chunks(cases.len().div_ceil(threads));
        let said: Vec<_> = parts.map(|part| scope.spawn(|| say_all(part))).collect();
        said.into_iter()
            .flat_map(|said| said.join().unwrap())
            .collect()
    })
}

fn message(case: &Case, broken: Broken) -> String {
    let why = case.expected.why.as_deref().unwrap_or_default();
    format!("{}: {broken}; {why}", case.name)
}

/// Whether a case comes out as promised; a panic is a broken promise.
fn check(case: &Case) -> Result<(), Broken> {
    catch_unwind(|| kept(case)).unwrap_or_else(|panic| Err(said(&*panic)))
}

fn kept(case: &Case) -> Result<(), Broken> {
    case.covered_elsewhere()?;
    let files = case.files();
    if files.is_empty() {
        return Ok(());
    }
    let dropped = dropped::drop_files(&files, &case.expected.mapping)?;
    promise::check(&case.expected, &dropped)?;
    let Ok(dropped) = &dropped else { return Ok(()) };
    laws::check(&case.expected, &files, dropped)?;
    mending::check(case, &files, dropped)?;
    promise::warnings(&case.expected, dropped)
}

fn said(panic: &(dyn std::any::Any + Send)) -> Broken {
    let text = panic.downcast_ref::<String>().cloned();
    let text = text.or_else(|| panic.downcast_ref::<&str>().map(|&text| text.to_owned()));
    format!("panicked: {}", text.unwrap_or_default())
}

/// Reads a small file that goes on with the same megabyte again and again.
fn read_long(megabytes: usize, piece: &[u8]) -> Reading {
    let (name, bytes) = ("sales.csv", built::SALES);
    let plan = intake::look(&[File { name, bytes }]).unwrap().plan;
    let columns = ["Customer", "Date", "Amount", "Note"]
        .map(str::to_owned)
        .to_vec();
    let mut reader = Reader::new(plan, columns).unwrap();
    reader.begin_file(0, name, SourceKind::Text);
    reader.push(bytes).unwrap();
    for _ in 0..megabytes {
        reader.push(piece).unwrap();
    }
    reader.end_file().unwrap();
    reader.finish().unwrap()
}

#[test]
fn memory_does_not_grow_with_what_is_not_kept() {
    let note = "n".repeat((1 << 20) - "Acme,2024-01-15,1,\n".len());
    let row = format!("Acme,2024-01-15,1,{note}\n");
    for piece in [row.into_bytes(), vec![b'x'; 1 << 20]] {
        let few = memory::peak(|| drop(read_long(2, &piece)));
        let many = memory::peak(|| drop(read_long(16, &piece)));
        assert!(
            many < few + (1 << 20),
            "{few} bytes for 2 MB, {many} for 16 MB"
        );
    }
}
