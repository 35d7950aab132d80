//! Inputs too large to keep in the repository.

/// The files of a case that are built; none for most cases.
pub fn files(case: &str) -> Vec<(String, Vec<u8>)> {
    let bytes = match case {
        "050-twelve-thousand-columns" => wide(12_000),
        "050-twenty-thousand-columns" => wide(20_000),
        "051-endless-line" => endless_line(8 << 20),
        "074-tenths" => tenths(30_000),
        "112-many-customers" => many_customers(40_000),
        "114-name-of-a-megabyte" => name_of(1_000_000),
        _ => return Vec::new(),
    };
    vec![("sales.csv".to_owned(), bytes)]
}

/// A small file as it should be.
pub const SALES: &[u8] =
    b"Customer,Date,Amount,Note\nAcme,2024-01-15,10.50,\nBeta,2024-01-16,2.25,\n";

const HEADER: &str = "Customer,Date,Amount\n";

/// Three columns that matter and many that do not.
fn wide(columns: usize) -> Vec<u8> {
    let names: String = (4..=columns)
        .map(|number| format!(",Note {number}"))
        .collect();
    let cells = ",".repeat(columns - 3);
    let row = |sale: &str| format!("{sale}{cells}\n");
    let rows = [
        "Acme,2024-01-15,10.50",
        "Beta,2024-01-16,2.25",
        "Acme,2024-02-17,5.25",
    ]
    .map(row);
    format!("Customer,Date,Amount{names}\n{}", rows.concat()).into_bytes()
}

/// A line longer than any record may be, between good ones.
fn endless_line(len: usize) -> Vec<u8> {
    let endless = "x".repeat(len);
    format!("{HEADER}Acme,2024-01-15,10.50\n{endless}\nBeta,2024-01-16,2.25\n").into_bytes()
}

/// Numbers that have no exact binary form, again and again.
fn tenths(times: usize) -> Vec<u8> {
    let rows = "Acme,2024-01-15,0.1\nBeta,2024-01-16,0.2\n".repeat(times);
    format!("{HEADER}{rows}").into_bytes()
}

/// Everyone buys once, for 0.01.
fn many_customers(count: usize) -> Vec<u8> {
    let rows: String = (0..count)
        .map(|number| format!("Customer {number},2024-01-15,0.01\n"))
        .collect();
    format!("{HEADER}{rows}").into_bytes()
}

/// A customer whose name fills nearly a whole record.
fn name_of(len: usize) -> Vec<u8> {
    let name = "n".repeat(len);
    format!("{HEADER}{name},2024-01-15,10.50\nBeta,2024-01-16,2.25\n").into_bytes()
}
