//! Records become transactions, or problems that say what to mend.

use super::days::Days;
use super::delimited::{Record, Sink, count_lines};
use super::fault::Fault;
use super::mapping::{Mapping, Role};
use super::numbers::NumberColumns;
use super::plan::{ColumnOrder, Plan};
use super::problem::{MAX_TEXT, Problem, ProblemCode, shown};
use super::sums::RunningSums;
use super::tally::{ExactSum, FileReport, ProblemCounts, RowCounts};
use super::texts::{Found, TextColumns};
use crate::ledger::{Part, Transaction};

/// Takes records, keeps transactions, and accounts for every record.
pub struct Transactions {
    plan: Plan,
    columns: Vec<String>,
    /// The names of the columns of the file being read.
    header: Vec<String>,
    /// The columns of the file being read, which may be in another order.
    mapping: Mapping,
    width: usize,
    last_mapped: usize,
    missing_column: Option<String>,
    place: Place,
    /// The account of the file being read.
    rows: RowCounts,
    /// The sums that a total row would repeat.
    sums: RunningSums,
    texts: TextColumns,
    scratch: Vec<u8>,
    /// What the date column said.
    pub days: Days,
    /// What the number columns said.
    pub numbers: NumberColumns,
    /// What is kept of everything read so far.
    pub kept: Kept,
}

/// What is kept of everything read so far.
#[derive(Default)]
pub struct Kept {
    /// The transactions.
    pub part: Part,
    /// The rows that are not used.
    pub problems: Vec<Problem>,
    /// How many of them have which problem.
    pub problem_counts: ProblemCounts,
    /// Each file's account.
    pub files: Vec<FileReport>,
    /// Sum of the amounts of rejected rows, where they can be read.
    pub rejected_amount: ExactSum,
}

/// Where in the files the stretch being read starts.
#[derive(Default)]
struct Place {
    byte: u64,
    line: u64,
    /// Records still to come before the data.
    preamble_left: u32,
    header_due: bool,
    /// Problems of the stretch being read, and where in it they are.
    pending: Vec<(usize, usize)>,
}

impl Transactions {
    /// Reads records by `plan`; `columns` are the names of the first file's columns.
    pub fn new(plan: Plan, columns: Vec<String>) -> Transactions {
        Transactions {
            mapping: plan.mapping.clone(),
            width: columns.len(),
            last_mapped: 0,
            missing_column: None,
            header: columns.clone(),
            columns,
            place: Place::default(),
            rows: RowCounts::default(),
            sums: RunningSums::default(),
            texts: TextColumns::new(plan.dialect.encoding),
            scratch: Vec::new(),
            days: Days::new(plan.date_order),
            numbers: NumberColumns::new(&plan),
            kept: Kept {
                part: Part::new(plan.mapping.shape()),
                ..Kept::default()
            },
            plan,
        }
    }

    /// The records that follow are those of another file.
    pub fn begin_file(&mut self, name: &str) {
        self.rows = RowCounts::default();
        self.header.clone_from(&self.columns);
        self.kept.files.push(FileReport {
            name: name.to_owned(),
            ..FileReport::default()
        });
        self.place = Place {
            line: 1,
            preamble_left: self.plan.dialect.preamble,
            header_due: self.plan.dialect.header,
            ..Place::default()
        };
        self.sums = RunningSums::from_row(self.kept.part.len());
        self.use_mapping(self.plan.mapping.clone(), self.columns.len());
    }

    /// Bytes at the current place that belong to no record, such as a byte order mark.
    pub fn skip_bytes(&mut self, bytes: usize) {
        self.place.byte += bytes as u64;
        self.close_account();
    }

    /// The mapped column that the file being read turned out not to have.
    pub fn missing_column(&self) -> Option<&str> {
        self.missing_column.as_deref()
    }

    /// Rows read so far, in all files.
    pub fn rows_read(&self) -> u64 {
        self.kept.files.iter().map(|file| file.rows.read).sum()
    }

    /// Whether the files have texts beyond ASCII that are valid UTF-8.
    pub fn seen_utf8(&self) -> bool {
        self.texts.seen_utf8
    }

    fn use_mapping(&mut self, mapping: Mapping, width: usize) {
        let mapped = Role::ALL.into_iter().flat_map(|role| mapping.columns(role));
        self.last_mapped = mapped.max().unwrap_or(0) as usize;
        self.mapping = mapping;
        self.width = width;
    }

    /// Writes the account so far into the file's tally.
    fn close_account(&mut self) {
        if let Some(file) = self.kept.files.last_mut() {
            file.rows = self.rows;
            file.bytes = self.place.byte;
        }
    }

    /// A record before the data: preamble or header. Says whether it was one.
    fn take_lead_in(&mut self, record: &impl Record) -> bool {
        if self.place.preamble_left > 0 {
            self.place.preamble_left -= 1;
            self.rows.preamble += 1;
            return true;
        }
        if !self.place.header_due {
            return false;
        }
        if self.is_blank(record) {
            self.rows.blank += 1;
            return true;
        }
        self.place.header_due = false;
        self.rows.header += 1;
        self.match_header(record);
        true
    }

    /// Finds the columns of this file by the names of the first file's.
    fn match_header(&mut self, record: &impl Record) {
        let names = cells_as_names(record);
        if names == self.columns {
            return;
        }
        let order: ColumnOrder = (0..self.columns.len())
            .map(|number| place_of(&self.columns[number], number, &names))
            .collect();
        let place = |column: u32| order.get(column as usize).copied().flatten();
        match self.plan.mapping.renumbered(place) {
            Some(mapping) => self.use_mapping(mapping, names.len()),
            None => {
                let roles = Role::ALL.into_iter();
                let mut mapped = roles.flat_map(|role| self.plan.mapping.columns(role));
                let missing = mapped.find(|&column| place(column).is_none());
                self.missing_column =
                    missing.and_then(|column| self.columns.get(column as usize).cloned());
            }
        }
        self.header = names;
        if let Some(file) = self.kept.files.last_mut() {
            file.column_order = Some(order);
        }
    }

    /// The number that a column of this file has in the first file.
    fn number_in_first_file(&self, column: u32) -> u32 {
        let order = self
            .kept
            .files
            .last()
            .and_then(|file| file.column_order.as_ref());
        let number = order.and_then(|order| order.iter().position(|&place| place == Some(column)));
        number.map_or(column, |number| number as u32)
    }

    fn is_blank(&mut self, record: &impl Record) -> bool {
        let scratch = &mut self.scratch;
        (0..record.cell_count()).all(|i| record.cell(i, scratch).trim_ascii().is_empty())
    }

    /// Makes the record a transaction.
    #[inline]
    fn take(&mut self, record: &impl Record) -> Result<(), Fault> {
        if record.cell_count() != self.width {
            self.check_width(record)?;
        }
        let (mapping, part) = (&self.mapping, &mut self.kept.part);
        let customer_column = mapping.customer.first().copied().unwrap_or(0);
        if record
            .cell(customer_column as usize, &mut self.scratch)
            .is_empty()
            && mapping.customer.len() == 1
        {
            return Err(Fault::of(ProblemCode::MissingCustomer, customer_column));
        }
        let day = self.days.of(record, mapping.date.unwrap_or(0))?;
        let numbers = self.numbers.of(record, mapping)?;
        let dimensions = self.texts.dimensions(record, mapping, part)?;
        let label = self.texts.label(record, mapping, part)?;
        let customer = match self.texts.customer(record, mapping, part)? {
            Found::Customer(customer) => customer,
            Found::Missing => return Err(Fault::of(ProblemCode::MissingCustomer, customer_column)),
            Found::TotalWord if self.sums.are_repeated_by(numbers.amount, true, part) => {
                return Err(Fault::of(ProblemCode::MissingCustomer, customer_column));
            }
            Found::TotalWord => self.texts.customer_called_total(record, mapping, part)?,
        };
        let amount_column = mapping
            .amount
            .first()
            .copied()
            .or(mapping.unit_price)
            .unwrap_or(0);
        let transaction = Transaction {
            customer,
            label,
            day,
            amount: numbers.amount,
            profit: numbers.profit,
            quantity: numbers.quantity,
            dimensions,
        };
        part.push_numbered(&transaction)
            .ok_or(Fault::of(ProblemCode::NumberRange, amount_column))
    }

    /// A row may end before columns that play no role, and may have empty cells too many.
    fn check_width(&mut self, record: &impl Record) -> Result<(), Fault> {
        if record.cell_count() <= self.last_mapped {
            return Err(Fault::of(
                ProblemCode::MissingCell,
                record.cell_count() as u32,
            ));
        }
        let scratch = &mut self.scratch;
        let mut extra = self.width..record.cell_count();
        match extra.find(|&i| !record.cell(i, scratch).trim_ascii().is_empty()) {
            Some(column) => Err(Fault::of(ProblemCode::ExtraCell, column as u32)),
            None => Ok(()),
        }
    }

    /// A record that did not become a transaction: nothing, a total, a header again, or a problem.
    #[cold]
    fn refuse(&mut self, record: &impl Record, fault: Fault, offset: usize) {
        if self.is_blank(record) {
            self.rows.blank += 1;
        } else if self.is_total_row(record) {
            self.rows.total += 1;
            self.sums.start_group(&self.kept.part);
        } else if self.is_header_again(record, fault) {
            self.rows.header += 1;
        } else {
            self.reject(record, fault, offset);
        }
    }

    /// A row without a customer, or whose customer is a word such as "Total", and whose
    /// amount is the sum of rows above it.
    fn is_total_row(&mut self, record: &impl Record) -> bool {
        let Some(called_total) = self.texts.is_called_total(record, &self.mapping) else {
            return false;
        };
        let amount = self.numbers.readable_amount(record, &self.mapping);
        amount.is_some_and(|amount| {
            self.sums
                .are_repeated_by(amount, called_total, &self.kept.part)
        })
    }

    fn is_header_again(&self, record: &impl Record, fault: Fault) -> bool {
        matches!(fault.code, ProblemCode::BadDate | ProblemCode::NumberFormat)
            && self.plan.dialect.header
            && cells_as_names(record) == self.header
    }

    fn reject(&mut self, record: &impl Record, fault: Fault, offset: usize) {
        if let Some(amount) = self.numbers.readable_amount(record, &self.mapping) {
            self.kept.rejected_amount.add(amount);
            self.sums.add_rejected(amount, &self.kept.part);
        }
        let value = fault.column.map_or(String::new(), |column| {
            shown(record.cell(column as usize, &mut self.scratch))
        });
        self.list_problem(fault, value, record.text(), offset);
    }

    fn list_problem(&mut self, fault: Fault, value: String, text: &[u8], offset: usize) {
        self.kept.problem_counts.add(fault.code);
        self.rows.rejected += 1;
        self.place.pending.push((self.kept.problems.len(), offset));
        self.kept.problems.push(Problem {
            file: self.kept.files.len().saturating_sub(1) as u32,
            line: 0,
            column: fault.column.map(|column| self.number_in_first_file(column)),
            byte: self.place.byte + offset as u64,
            code: fault.code,
            value,
            is_cut: text.len() > MAX_TEXT,
            text: shown(text),
        });
    }

    /// Gives the problems of a stretch their line numbers, now that its bytes are at hand.
    fn number_lines(&mut self, bytes: &[u8]) {
        let (mut at, mut line) = (0, self.place.line);
        for (problem, offset) in self.place.pending.drain(..) {
            line += u64::from(count_lines(&bytes[at..offset]));
            at = offset;
            self.kept.problems[problem].line = line;
        }
    }
}

impl Sink for Transactions {
    #[inline]
    fn record(&mut self, record: &impl Record, offset: usize) {
        self.rows.read += 1;
        let before_data = self.place.preamble_left > 0 || self.place.header_due;
        if before_data && self.take_lead_in(record) {
            return;
        }
        match self.take(record) {
            Ok(()) => self.rows.used += 1,
            Err(fault) => self.refuse(record, fault, offset),
        }
    }

    fn too_long(&mut self, text: &[u8], offset: usize) {
        self.rows.read += 1;
        self.list_problem(
            Fault::whole(ProblemCode::RecordTooLong),
            String::new(),
            text,
            offset,
        );
    }

    fn consumed(&mut self, bytes: &[u8], lines: u32) {
        self.number_lines(bytes);
        self.place.byte += bytes.len() as u64;
        self.place.line += u64::from(lines);
        self.close_account();
    }
}

/// Where a column of the first file is in a file with these names: at its own place, or by its name.
fn place_of(name: &str, number: usize, names: &[String]) -> Option<u32> {
    let is_same = |other: &String| other.to_lowercase() == name.to_lowercase();
    let at_same_place = names.get(number).is_some_and(|other| other == name);
    let place = match at_same_place {
        true => Some(number),
        false => names.iter().position(is_same),
    };
    place.map(|place| place as u32)
}

/// The cells of a header as column names: trimmed, blanks named by letter.
pub fn cells_as_names(record: &impl Record) -> Vec<String> {
    let mut scratch = Vec::new();
    (0..record.cell_count())
        .map(|i| {
            let name = shown(record.cell(i, &mut scratch));
            let name = name.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
            if name.is_empty() {
                column_letter(i)
            } else {
                name.to_owned()
            }
        })
        .collect()
}

/// A, B, … Z, AA, AB, …
pub fn column_letter(number: usize) -> String {
    let letter = char::from(b'A' + (number % 26) as u8);
    match number / 26 {
        0 => letter.to_string(),
        rest => column_letter(rest - 1) + &letter.to_string(),
    }
}
