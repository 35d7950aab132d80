//! A look at the head of the files: what they seem to be, and how sure that is.

use super::columns::{self, Column, Guess, Kind};
use super::delimited::{Record, Records, Sink};
use super::dialect;
use super::doubt::{CellReading, DateEvidence, DecimalEvidence, Doubt};
use super::mapping::Role;
use super::plan::{Dialect, Plan, Settled};
use super::text::Text;
use super::transactions::{cells_as_names, column_letter};
use super::{DateOrder, DecimalSign};
use crate::error::Error;
use serde::Serialize;

/// The first bytes of a file.
#[derive(Clone, Debug)]
pub struct Head {
    /// The file's name.
    pub name: String,
    /// Its whole size in bytes.
    pub size: u64,
    /// Its first bytes; a mebibyte is plenty.
    pub bytes: Vec<u8>,
}

impl Head {
    fn is_whole(&self) -> bool {
        self.bytes.len() as u64 >= self.size
    }
}

/// What the head of the files shows.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Probe {
    /// How the files will be read.
    pub plan: Plan,
    /// The columns of the first file.
    pub columns: Vec<ColumnGuess>,
    /// Its first records, as cells.
    pub rows: Vec<Vec<String>>,
    /// Both readings of a date that could be either.
    pub date_readings: Vec<CellReading<DateOrder>>,
    /// Both readings of an amount that could be either.
    pub decimal_readings: Vec<CellReading<DecimalSign>>,
    /// What is open; when nothing is, the files can be analysed at once.
    pub doubts: Vec<Doubt>,
    /// Identifies files of the same shape.
    pub fingerprint: String,
}

/// What a column seems to be.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ColumnGuess {
    /// Its name, or its letter.
    pub name: String,
    /// What it seems to be for.
    pub role: Option<Role>,
    /// How sure that is, 0..1.
    pub confidence: f64,
    /// What its cells are.
    pub kind: Kind,
    /// A few different cells.
    pub samples: Vec<String>,
}

/// How many records are looked at, shown, and how many samples a column gets.
const LOOKED_AT: usize = 1_000;
const SHOWN: usize = 20;
const SAMPLES: usize = 4;

/// A guess below this is a doubt.
const SURE: f64 = 0.6;

/// Makes a plan from the head of the first file that has rows.
///
/// Fails when there is nothing in the files, or what is there is no text.
pub fn probe(heads: &[Head]) -> Result<Probe, Error> {
    let head = usable(heads)?;
    let mut dialect = dialect::guess(&head.bytes, head.is_whole());
    let table = Table::of(head, &dialect);
    let header = table.header_fit();
    dialect.header = header.is_likely();
    let table = table.with_header(dialect.header);
    if table.records.is_empty() {
        return Err(Error::NoRows {
            file: head.name.clone(),
        });
    }
    let guess = columns::guess(&table.columns());
    let plan = Plan {
        dialect,
        mapping: guess.mapping(),
        ..Plan::default()
    };
    Ok(table.probe(
        plan,
        Some(&guess),
        header == HeaderFit::Unclear,
        head.is_whole(),
    ))
}

/// Looks at the head again by a plan that was changed.
///
/// The order of dates and the decimal sign are taken as the plan says, unless
/// another column than in `before` is to be the date or the amount: then that
/// column's cells decide. An order or sign other than in `before` was chosen, and is
/// settled.
pub fn replan(heads: &[Head], plan: Plan, before: &Plan) -> Result<Probe, Error> {
    let head = usable(heads)?;
    let table = Table::of(head, &plan.dialect).with_header(plan.dialect.header);
    let count = table.names.len() as u32;
    let kept = |column: u32| (column < count).then_some(column);
    let mapping = plan
        .mapping
        .moved(kept)
        .unwrap_or_else(|_| columns::guess(&table.columns()).mapping());
    let decided = decided(head, Plan { mapping, ..plan }, before);
    let mut probe = table.probe(decided.clone(), None, false, head.is_whole());
    probe.plan = decided;
    Ok(probe)
}

/// A changed plan with its formats: found anew for another column, kept for the same.
fn decided(head: &Head, plan: Plan, before: &Plan) -> Plan {
    let found = settle(head, plan.clone());
    let (new, old) = (&plan.mapping, &before.mapping);
    let same_date = new.date == old.date;
    let same_amount = (&new.amount, new.unit_price) == (&old.amount, old.unit_price);
    let chosen = Settled {
        date_order: plan.settled.date_order || plan.date_order != before.date_order,
        decimal: plan.settled.decimal || plan.decimal != before.decimal,
    };
    Plan {
        date_order: if same_date {
            plan.date_order
        } else {
            found.date_order
        },
        decimal: if same_amount {
            plan.decimal
        } else {
            found.decimal
        },
        settled: Settled {
            date_order: same_date && chosen.date_order,
            decimal: same_amount && chosen.decimal,
        },
        ..plan
    }
}

/// The plan with the order of dates and the decimal sign that its columns' cells speak for.
pub fn settle(head: &Head, plan: Plan) -> Plan {
    let table = Table::of(head, &plan.dialect).with_header(plan.dialect.header);
    Plan {
        date_order: table.date_order(&plan, &table.date_evidence(&plan)),
        decimal: table.decimal_evidence(&plan).preferred(),
        ..plan
    }
}

pub(super) fn usable(heads: &[Head]) -> Result<&Head, Error> {
    let first_name = || {
        heads
            .first()
            .map_or_else(String::new, |head| head.name.clone())
    };
    let filled_lines = |head: &&Head| {
        let lines = head.bytes.split(|&byte| byte == b'\n');
        lines
            .filter(|line| !line.trim_ascii().is_empty())
            .take(2)
            .count()
    };
    let has_rows = heads.iter().find(|head| filled_lines(head) > 1);
    let has_text = || heads.iter().find(|head| filled_lines(head) > 0);
    let head = has_rows
        .or_else(has_text)
        .ok_or_else(|| Error::EmptyFile { file: first_name() })?;
    if is_utf16(&head.bytes) {
        return Err(Error::Utf16 {
            file: head.name.clone(),
        });
    }
    if head.bytes.contains(&0) || is_known_binary(&head.bytes) {
        return Err(Error::NotText {
            file: head.name.clone(),
        });
    }
    Ok(head)
}

/// Two bytes a character: by its byte order mark, or because nearly every second byte is zero.
fn is_utf16(bytes: &[u8]) -> bool {
    let zeros = bytes.iter().filter(|&&byte| byte == 0).count();
    let is_marked = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    is_marked || (zeros * 5 > bytes.len() * 2 && zeros * 5 < bytes.len() * 3)
}

/// Files that are often dropped by mistake: workbooks, archives, PDF, pictures.
fn is_known_binary(bytes: &[u8]) -> bool {
    const SIGNATURES: [&[u8]; 6] = [
        b"PK\x03\x04",
        b"%PDF",
        b"\xd0\xcf\x11\xe0",
        b"\x1f\x8b",
        b"\x89PNG",
        b"\xff\xd8\xff",
    ];
    SIGNATURES
        .iter()
        .any(|signature| bytes.starts_with(signature))
}

/// Whether the first row names the columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum HeaderFit {
    Likely,
    Unclear,
    Unlikely,
}

impl HeaderFit {
    fn is_likely(self) -> bool {
        self != HeaderFit::Unlikely
    }
}

/// The head as a table of texts.
struct Table {
    names: Vec<String>,
    records: Vec<Vec<String>>,
}

impl Table {
    fn of(head: &Head, dialect: &Dialect) -> Table {
        struct Cells<'a>(Vec<Vec<String>>, &'a Dialect);
        impl Sink for Cells<'_> {
            fn record(&mut self, record: &impl Record, _: usize) {
                if self.0.len() < LOOKED_AT + self.1.preamble as usize + 1 {
                    self.0.push(texts(record, self.1));
                }
            }
            fn too_long(&mut self, _: &[u8], _: usize) {}
            fn consumed(&mut self, _: &[u8], _: u32) {}
        }
        let bytes = head
            .bytes
            .strip_prefix(b"\xef\xbb\xbf")
            .unwrap_or(&head.bytes);
        let mut cells = Cells(Vec::new(), dialect);
        Records::new(dialect.structure()).take(bytes, head.is_whole(), &mut cells);
        let mut records = cells.0;
        records.drain(..records.len().min(dialect.preamble as usize));
        records.retain(|cells| cells.iter().any(|cell| !cell.is_empty()));
        Table {
            names: Vec::new(),
            records,
        }
    }

    /// Compares the first row with the columns below it: a header's cells are no numbers or dates.
    fn header_fit(&self) -> HeaderFit {
        let Some((first, below)) = self.records.split_first() else {
            return HeaderFit::Likely;
        };
        let (mut columns, mut alike) = (0, 0);
        for (i, cell) in first.iter().enumerate() {
            let fits = match columns::kind(column_cells(below, i)) {
                Kind::Date => columns::is_date(cell),
                Kind::Number => !cell.is_empty() && columns::is_number(cell),
                Kind::Text | Kind::Empty => continue,
            };
            columns += 1;
            alike += usize::from(fits);
        }
        match (columns, alike) {
            (0, _) => HeaderFit::Unclear,
            (_, 0) => HeaderFit::Likely,
            _ if alike * 2 >= columns => HeaderFit::Unlikely,
            _ => HeaderFit::Unclear,
        }
    }

    fn with_header(mut self, header: bool) -> Table {
        let width = self.records.first().map_or(0, Vec::len);
        self.names = (0..width).map(column_letter).collect();
        if header && !self.records.is_empty() {
            let first = self.records.remove(0);
            self.names = first
                .into_iter()
                .enumerate()
                .map(|(i, name)| {
                    if name.is_empty() {
                        column_letter(i)
                    } else {
                        name
                    }
                })
                .collect();
        }
        self
    }

    fn columns(&self) -> Vec<Column> {
        let share = |filled: usize| filled as f64 / self.records.len().max(1) as f64;
        let column = |(i, name): (usize, &String)| {
            let filled = || column_cells(&self.records, i).filter(|cell| !cell.is_empty());
            Column {
                name: name.clone(),
                kind: columns::kind(filled()),
                filled: share(filled().count()),
                is_constant: filled().count() > 1
                    && filled().all(|cell| Some(cell) == filled().next()),
            }
        };
        self.names.iter().enumerate().map(column).collect()
    }

    /// What is seen with a plan. `guess` is there when the plan follows from it, and
    /// then the order of dates and the decimal sign are decided here too.
    fn probe(
        &self,
        mut plan: Plan,
        guess: Option<&Guess>,
        header_unclear: bool,
        is_whole: bool,
    ) -> Probe {
        let dates = self.date_evidence(&plan);
        let decimals = self.decimal_evidence(&plan);
        if guess.is_some() {
            plan.date_order = self.date_order(&plan, &dates);
            plan.decimal = decimals.preferred();
        }
        let mut doubts =
            guess.map_or_else(|| missing_roles(&plan), |guess| unsure_roles(&plan, guess));
        let open = [
            (header_unclear, Doubt::Header),
            (
                is_whole && dates.is_doubtful() && guess.is_some(),
                Doubt::DateOrder,
            ),
            (
                is_whole && decimals.is_doubtful() && guess.is_some(),
                Doubt::Decimal,
            ),
        ];
        doubts.extend(
            open.into_iter()
                .filter(|(open, _)| *open)
                .map(|(_, doubt)| doubt),
        );
        Probe {
            columns: self.guesses(&plan, guess),
            rows: self.records.iter().take(SHOWN).cloned().collect(),
            date_readings: dates.readings(),
            decimal_readings: decimals.readings(),
            doubts,
            fingerprint: fingerprint(&self.names),
            plan,
        }
    }

    fn date_evidence(&self, plan: &Plan) -> DateEvidence {
        let mut evidence = DateEvidence::default();
        if let Some(column) = plan.mapping.date {
            column_cells(&self.records, column as usize)
                .for_each(|cell| evidence.add(cell.as_bytes()));
        }
        evidence
    }

    /// What all number columns say: a file has one decimal sign.
    fn decimal_evidence(&self, plan: &Plan) -> DecimalEvidence {
        const NUMBERS: [Role; 6] = [
            Role::Amount,
            Role::UnitPrice,
            Role::Profit,
            Role::Cost,
            Role::UnitCost,
            Role::Quantity,
        ];
        let mut evidence = DecimalEvidence::default();
        let columns = NUMBERS
            .into_iter()
            .flat_map(|role| plan.mapping.columns(role));
        for column in columns {
            column_cells(&self.records, column as usize)
                .for_each(|cell| evidence.add(cell.as_bytes()));
        }
        evidence
    }

    /// Year first when most cells start with a year; else what the evidence prefers.
    fn date_order(&self, plan: &Plan, evidence: &DateEvidence) -> DateOrder {
        let cells = plan
            .mapping
            .date
            .into_iter()
            .flat_map(|column| column_cells(&self.records, column as usize));
        let starts_with_year =
            |cell: &str| cell.len() >= 4 && cell.bytes().take(4).all(|byte| byte.is_ascii_digit());
        let (year_first, other): (Vec<&str>, Vec<&str>) =
            cells.partition(|cell| starts_with_year(cell));
        if year_first.len() > other.len() {
            DateOrder::YearMonthDay
        } else {
            evidence.preferred()
        }
    }

    fn guesses(&self, plan: &Plan, guess: Option<&Guess>) -> Vec<ColumnGuess> {
        let columns = self.columns().into_iter().enumerate();
        let of = |(i, column): (usize, Column)| {
            let role = plan.mapping.role_of(i as u32);
            ColumnGuess {
                role,
                confidence: role.map_or(0.0, |role| {
                    guess.map_or(1.0, |guess| guess.confidence(role))
                }),
                kind: column.kind,
                samples: samples(&self.records, i),
                name: column.name,
            }
        };
        columns.map(of).collect()
    }
}

fn missing_roles(plan: &Plan) -> Vec<Doubt> {
    let doubt = |role: Role| match role {
        Role::Customer => Doubt::CustomerColumn,
        Role::Date => Doubt::DateColumn,
        _ => Doubt::AmountColumn,
    };
    plan.missing().into_iter().map(doubt).collect()
}

fn unsure_roles(plan: &Plan, guess: &Guess) -> Vec<Doubt> {
    let amount = match plan.mapping.amount.is_empty() {
        false => guess.confidence(Role::Amount),
        true => guess
            .confidence(Role::Quantity)
            .min(guess.confidence(Role::UnitPrice)),
    };
    let unsure = [
        (
            guess.confidence(Role::Customer) < SURE,
            Doubt::CustomerColumn,
        ),
        (guess.confidence(Role::Date) < SURE, Doubt::DateColumn),
        (amount < SURE || guess.amount_contested, Doubt::AmountColumn),
    ];
    unsure
        .into_iter()
        .filter(|(unsure, _)| *unsure)
        .map(|(_, doubt)| doubt)
        .collect()
}

fn column_cells(records: &[Vec<String>], column: usize) -> impl Iterator<Item = &str> {
    records
        .iter()
        .filter_map(move |record| record.get(column))
        .map(String::as_str)
}

/// A few different cells that are not empty.
fn samples(records: &[Vec<String>], column: usize) -> Vec<String> {
    let mut samples: Vec<String> = Vec::new();
    for cell in column_cells(records, column) {
        if samples.len() == SAMPLES {
            break;
        }
        if !cell.is_empty() && !samples.iter().any(|sample| sample == cell) {
            samples.push(cell.to_owned());
        }
    }
    samples
}

fn texts(record: &impl Record, dialect: &Dialect) -> Vec<String> {
    let mut text = Text::default();
    let mut fallback = None;
    let mut cells = Vec::with_capacity(record.cell_count());
    for i in 0..record.cell_count() {
        match text.of(record, i, dialect.encoding) {
            Ok(cell) => cells.push(cell.trim_start_matches('\u{feff}').to_owned()),
            Err(_) => cells.push(
                fallback
                    .get_or_insert_with(|| cells_as_names(record))
                    .get(i)
                    .cloned()
                    .unwrap_or_default(),
            ),
        }
    }
    cells
}

/// A short text that is the same for files with the same column names in the same order.
fn fingerprint(names: &[String]) -> String {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let bytes = names
        .iter()
        .flat_map(|name| name.to_lowercase().into_bytes().into_iter().chain([0]));
    let hash = bytes.fold(OFFSET, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(PRIME)
    });
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn probed(text: &str) -> Probe {
        let head = Head {
            name: "sales.csv".into(),
            size: text.len() as u64,
            bytes: text.into(),
        };
        probe(&[head]).unwrap()
    }

    #[test]
    fn a_clear_file_leaves_no_doubt() {
        let probe = probed("Customer,Date,Amount\nAcme,13/04/2024,12.50\nBeta,02/05/2024,7\n");
        assert_eq!(probe.doubts, []);
        assert_eq!(probe.plan.date_order, DateOrder::DayMonthYear);
        assert_eq!(probe.columns[1].samples, ["13/04/2024", "02/05/2024"]);
    }

    #[test]
    fn an_ambiguous_date_is_asked_with_both_readings() {
        let probe = probed("Customer,Date,Amount\nAcme,03/04/2024,12.50\nBeta,02/05/2024,7.25\n");
        assert_eq!(probe.doubts, [Doubt::DateOrder]);
        let meanings: Vec<_> = probe
            .date_readings
            .iter()
            .map(|reading| reading.meaning.clone().unwrap())
            .collect();
        assert_eq!(meanings, ["2024-04-03", "2024-03-04"]);
    }

    #[test]
    fn an_ambiguous_amount_is_asked() {
        let probe = probed("Customer,Date,Amount\nAcme,2024-04-03,\"1,234\"\nBeta,2024-05-02,7\n");
        assert_eq!(probe.doubts, [Doubt::Decimal]);
    }

    #[test]
    fn a_file_without_header_is_read_by_its_cells() {
        let probe = probed("2024-04-03;Acme;12,50\n2024-05-02;Beta;7,00\n2024-05-03;Acme;1,00\n");
        assert!(!probe.plan.dialect.header);
        assert_eq!(probe.columns[2].name, "C");
        assert_eq!(probe.plan.mapping.customer, [1]);
        assert_eq!(
            (probe.plan.mapping.date, probe.plan.mapping.amount),
            (Some(0), vec![2])
        );
        assert_eq!(probe.plan.decimal, DecimalSign::Comma);
        assert_eq!(probe.doubts, [Doubt::CustomerColumn, Doubt::AmountColumn]);
    }

    #[test]
    fn nothing_and_no_table_are_errors() {
        let head = |bytes: &[u8]| {
            vec![Head {
                name: "x.csv".into(),
                size: bytes.len() as u64,
                bytes: bytes.to_vec(),
            }]
        };
        assert_eq!(
            probe(&head(b" \n")).unwrap_err(),
            Error::EmptyFile {
                file: "x.csv".into()
            }
        );
        assert_eq!(
            probe(&head(b"PK\x03\x04zip")).unwrap_err(),
            Error::NotText {
                file: "x.csv".into()
            }
        );
        let utf16: Vec<u8> = "Customer\tDate\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let expected = Error::Utf16 {
            file: "x.csv".into(),
        };
        assert_eq!(probe(&head(&utf16)).unwrap_err(), expected);
        assert!(probe(&[]).is_err());
    }

    #[test]
    fn another_date_column_brings_its_own_order() {
        let text = "Customer,Date,Paid,Amount\nAcme,2024-04-03,12/31/2024,12.50\n";
        let head = Head {
            name: "sales.csv".into(),
            size: text.len() as u64,
            bytes: text.into(),
        };
        let before = probe(std::slice::from_ref(&head)).unwrap().plan;
        let mut plan = before.clone();
        plan.mapping.date = Some(2);
        assert_eq!(
            replan(&[head], plan, &before).unwrap().plan.date_order,
            DateOrder::MonthDayYear
        );
    }

    #[test]
    fn a_changed_plan_is_followed() {
        let text = "Customer,Date,Amount\nAcme,03/04/2024,12.50\n";
        let head = Head {
            name: "sales.csv".into(),
            size: text.len() as u64,
            bytes: text.into(),
        };
        let before = probe(std::slice::from_ref(&head)).unwrap().plan;
        let plan = Plan {
            date_order: DateOrder::MonthDayYear,
            ..before.clone()
        };
        let probe = replan(&[head], plan, &before).unwrap();
        assert_eq!(
            (probe.plan.date_order, probe.doubts.len()),
            (DateOrder::MonthDayYear, 0)
        );
    }
}
