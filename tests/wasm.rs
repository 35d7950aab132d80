//! The library compiled to wasm gives the bytes that the native build gives.
#![cfg(target_arch = "wasm32")]
// A test fails by panicking.
#![allow(clippy::unwrap_used)]

use mainstay::intake::File;
use mainstay::report::IntakeSummary;
use mainstay::settings::Settings;
use wasm_bindgen_test::wasm_bindgen_test;

const SAMPLE: &[u8] = include_bytes!("../www/samples/sales.csv");

#[wasm_bindgen_test]
fn the_samples_summary_and_customers_are_byte_identical_to_the_native_ones() {
    let files = [File {
        name: "sales.csv",
        bytes: SAMPLE,
    }];
    let (reading, analysis) = mainstay::analyse(&files, Settings::default()).unwrap();
    let summary = analysis.summary(&reading.ledger, IntakeSummary::of(&reading.intake));
    let summary = serde_json::to_string_pretty(&summary).unwrap() + "\n";
    assert_eq!(summary, include_str!("golden/sample.summary.json"));
    let customers = analysis.customers_csv(&reading.ledger, None, false);
    assert_eq!(
        String::from_utf8(customers).unwrap(),
        include_str!("golden/sample.customers.csv")
    );
}
