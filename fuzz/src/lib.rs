//! What has to hold for any bytes that are dropped on the page.

use std::sync::LazyLock;

use mainstay::intake::{Dialect, File, Intake, Plan, Reader, Reading, SourceKind, look};

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

/// How a plain sales file is read.
static SALES: LazyLock<Option<(Plan, Vec<String>)>> =
    LazyLock::new(|| plan_of(b"Date,Customer,Amount\n2024-01-15,Ada,1.50\n"));

/// Reads a file in a dialect, whole and in pieces of a length: both say the same.
pub fn read_in_pieces(file: &[u8], piece: usize, dialect: Dialect) {
    let Some((plan, columns)) = &*SALES else {
        return;
    };
    let plan = Plan {
        dialect,
        ..plan.clone()
    };
    let whole = account(file, file.len(), &plan, columns);
    let pieces = account(file, piece, &plan, columns);
    assert_eq!(
        whole, pieces,
        "pieces of {piece} bytes change what a file says"
    );
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
            let Intake {
                rows,
                amount,
                customers,
                plan,
                ..
            } = &reading.intake;
            let account = (rows, amount, customers, plan.dialect.clone());
            format!("{account:?} {:?}", reading.problems)
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
    reader.begin_file(0, "fuzz.csv", SourceKind::Text);
    for part in bytes.chunks(piece.max(1)) {
        reader.push(part)?;
    }
    reader.end_file()?;
    reader.finish()
}
