//! Rejected rows, mended in the downloaded list and dropped again with the file,
//! come to what a clean file would have come to.

use crate::Broken;
use crate::dropped::{Dropped, Files, drop_files};
use crate::expected::{Case, ExpectedProblem};
use crate::laws::sales;
use crate::promise::{same, verdicts};
use mainstay::report::rejects_csv;

/// Where a case has a `clean.csv`, its mended rejects make the difference.
pub fn check(case: &Case, files: &Files, dropped: &Dropped) -> Result<(), Broken> {
    let Some(clean) = case.file("clean.csv") else {
        return Ok(());
    };
    let mut all = files.to_vec();
    all.push((
        "rows-set-aside.csv".to_owned(),
        mended(&case.expected.problems, dropped)?,
    ));
    let again = whole(&all, case)?;
    let clean = whole(&[("clean.csv".to_owned(), clean)], case)?;
    same(
        "mended rows",
        &clean.reading.intake.rows.used,
        &again.reading.intake.rows.used,
    )?;
    same("mended sales", &sorted(&clean), &sorted(&again))?;
    same(
        "mended classes",
        &verdicts(&clean.reading.ledger),
        &verdicts(&again.reading.ledger),
    )
}

fn whole(files: &Files, case: &Case) -> Result<Dropped, Broken> {
    drop_files(files, &case.expected.mapping)?.map_err(|error| format!("mending: {error}"))
}

fn sorted(dropped: &Dropped) -> Vec<String> {
    let mut sales = sales(&dropped.reading);
    sales.sort();
    sales
}

/// The list as downloaded, with the cells that a person corrects.
fn mended(problems: &[ExpectedProblem], dropped: &Dropped) -> Result<Vec<u8>, Broken> {
    let downloaded = rejects_csv(&dropped.reading.intake, &dropped.reading.problems, true);
    let mut reader = csv::Reader::from_reader(downloaded.as_slice());
    let header = reader.headers().unwrap().clone();
    let rows = reader.records().map(Result::unwrap);
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&header).unwrap();
    for (row, problem) in rows
        .zip(problems)
        .filter(|(_, problem)| !problem.mended.is_empty())
    {
        writer
            .write_record(corrected(&header, &row, problem)?)
            .unwrap();
    }
    Ok(writer.into_inner().unwrap())
}

fn corrected(
    header: &csv::StringRecord,
    row: &csv::StringRecord,
    problem: &ExpectedProblem,
) -> Result<Vec<String>, Broken> {
    let mut cells: Vec<String> = row.iter().map(str::to_owned).collect();
    for (column, cell) in &problem.mended {
        let places = (0..header.len()).filter(|&place| &header[place] == column);
        let places: Vec<usize> = places.collect();
        if places.is_empty() {
            return Err(format!("the rejects have no column {column:?}"));
        }
        places
            .into_iter()
            .for_each(|place| cells[place].clone_from(cell));
    }
    Ok(cells)
}
