//! Mainstay finds the customers that a business stands on.
//!
//! The flow has four steps, one module each: [`intake`] turns the bytes of sales
//! files into transactions, [`ledger`] keeps what every customer bought when,
//! [`segments`] judges (ABC, XYZ, key customers, losses), and [`report`] says what
//! is shown and saved. [`analyse`] is the whole way in one call.

// The flow, in its order: 1 bytes become transactions,
pub mod intake;

// 2 transactions become what every customer bought when,
pub mod ledger;

// 3 the ledger becomes judgement,
pub mod segments;

// 4 judgement becomes what is shown and saved.
pub mod report;

pub mod calendar;
pub mod error;
pub mod money;
pub mod settings;
pub mod spelling;

#[cfg(target_arch = "wasm32")]
pub mod browser;

/// The whole way: files in memory become an account of their rows, and an answer.
///
/// Columns and formats are found. Fails when nothing can be found or used, or the
/// settings cannot be followed; a row that cannot be used is listed in the reading's
/// problems instead.
pub fn analyse(
    files: &[intake::File],
    settings: settings::Settings,
) -> Result<(intake::Reading, report::Analysis), error::Error> {
    settings.validate()?;
    let probe = intake::look(files)?;
    let columns: Vec<String> = probe
        .columns
        .into_iter()
        .map(|column| column.name)
        .collect();
    let mut reading = intake::read(files, probe.plan, &columns)?;
    reading.ledger.follow(&settings.customers);
    let analysis = report::Analysis::new(&reading.ledger, settings);
    Ok((reading, analysis))
}
