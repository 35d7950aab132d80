//! What has to hold for any bytes that are dropped on the page.

use mainstay::intake::{File, Plan, Reader, Reading, look};

/// Reads files as a person would who drops them and asks for nothing: what is found
/// is followed, and every record is accounted for.
pub fn drop_on_page(bytes: &[u8]) {
    let Some((plan, columns)) = plan_of(bytes) else {
        return;
    };
    let whole = account(bytes, bytes.len(), &plan, &columns);
    let pieces = account(bytes, 1 + bytes.len() / 3, &plan, &columns);
    assert_eq!(whole, pieces, "pieces of a file change what it says");
}

/// What is found in the head of a file; `None` when no report is possible.
pub fn plan_of(bytes: &[u8]) -> Option<(Plan, Vec<String>)> {
    let probe = look(&[File {
        name: "fuzz.csv",
        bytes,
    }])
    .ok()?;
    let columns = probe.columns.into_iter().map(|column| column.name);
    Some((probe.plan, columns.collect()))
}

/// The account of a file that comes in pieces of a length; why there is none, if there is none.
pub fn account(bytes: &[u8], piece: usize, plan: &Plan, columns: &[String]) -> String {
    match read(bytes, piece, plan, columns) {
        Ok(reading) => {
            assert!(
                reading.intake.rows.is_conserved(),
                "a row is lost: {:?}",
                reading.intake.rows
            );
            format!("{:?} {:?}", reading.intake, reading.problems)
        }
        Err(error) => format!("{error:?}"),
    }
}

fn read(
    bytes: &[u8],
    piece: usize,
    plan: &Plan,
    columns: &[String],
) -> Result<Reading, mainstay::error::Error> {
    let mut reader = Reader::new(plan.clone(), columns.to_vec())?;
    reader.begin_file(0, "fuzz.csv");
    for part in bytes.chunks(piece.max(1)) {
        reader.push(part)?;
    }
    reader.end_file()?;
    reader.finish()
}
