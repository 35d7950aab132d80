//! Records become transactions, or problems that say what to mend.

use super::amount::{self, AmountError};
use super::date::{self, DateError, DateOrder};
use super::delimited::{Record, Sink, count_lines};
use super::doubt::{DateEvidence, DecimalEvidence};
use super::plan::{Encoding, Mapping, Plan, Role};
use super::problem::{Problem, ProblemCode, shown};
use super::tally::{ExactSum, ProblemCounts, RowCounts};
use super::text::{InvalidEncoding, Text};
use crate::calendar::Day;
use crate::ledger::{Exact, Part, Transaction};
use crate::settings::Dimension;

/// What one file came to.
#[derive(Clone, Debug, Default)]
pub struct FileTally {
    /// The file's name.
    pub name: String,
    /// Bytes read.
    pub bytes: u64,
    /// Its records.
    pub rows: RowCounts,
}

/// Takes records, keeps transactions, and accounts for every record.
pub struct Transactions {
    plan: Plan,
    columns: Vec<String>,
    /// The columns of the file being read, which may be in another order.
    mapping: Mapping,
    width: usize,
    last_mapped: usize,
    missing_column: Option<String>,
    place: Place,
    texts: Texts,
    dates: Dates,
    /// Sum of the rows used in this file, and since its last total row.
    file_sum: ExactSum,
    group_sum: ExactSum,
    group_rows: u64,
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
    pub files: Vec<FileTally>,
    /// Sum of the amounts used, and of those rejected that can be read.
    pub used_amount: ExactSum,
    /// Sum of the amounts of rejected rows, where they can be read.
    pub rejected_amount: ExactSum,
    /// Rows used without an optional number that could not be read.
    pub notes: Vec<(Role, u64)>,
    /// What the dates said about their order.
    pub date_evidence: DateEvidence,
    /// What the amounts said about their decimal sign.
    pub decimal_evidence: DecimalEvidence,
    /// Rows rejected for their date that the other order would have read.
    pub readable_by_other_order: u64,
    /// Rows rejected for their amount that the other sign would have read.
    pub readable_by_other_sign: u64,
    /// Whether a cell with characters beyond ASCII was valid UTF-8.
    pub seen_utf8: bool,
}

/// Where in the files the stretch being read starts.
#[derive(Default)]
struct Place {
    byte: u64,
    line: u64,
    /// Records still to come before the data.
    preamble_left: u32,
    header_due: bool,
    /// A record seen in this stretch, and the line ends up to it.
    cursor: (usize, u64),
    pending: Vec<(usize, usize)>,
}

#[derive(Default)]
struct Texts {
    customer: CustomerText,
    label: Text,
    dimensions: [Text; Dimension::ALL.len()],
    scratch: Vec<u8>,
}

/// Exports are often sorted by date: the last cell and its day.
#[derive(Default)]
struct Dates {
    last_cell: Vec<u8>,
    last_day: Option<Day>,
}

/// Why a record did not become a transaction.
struct Fault {
    code: ProblemCode,
    column: Option<u32>,
}

impl Fault {
    fn new(code: ProblemCode, column: u32) -> Fault {
        Fault { code, column: Some(column) }
    }
}

/// The optional numbers of a record, and those of them that could not be read.
struct Numbers {
    amount: Exact,
    quantity: Exact,
    profit: Exact,
}

impl Transactions {
    /// Reads records by `plan`; `columns` are the names of the first file's columns.
    pub fn new(plan: Plan, columns: Vec<String>) -> Transactions {
        let kept = Kept {
            part: Part::new(plan.mapping.shape()),
            ..Kept::default()
        };
        Transactions {
            mapping: plan.mapping.clone(),
            width: columns.len(),
            last_mapped: 0,
            missing_column: None,
            columns,
            place: Place::default(),
            texts: Texts::default(),
            dates: Dates::default(),
            file_sum: ExactSum::default(),
            group_sum: ExactSum::default(),
            group_rows: 0,
            kept,
            plan,
        }
    }

    /// The records that follow are those of another file.
    pub fn begin_file(&mut self, name: &str) {
        self.kept.files.push(FileTally { name: name.to_owned(), ..FileTally::default() });
        self.place = Place {
            line: 1,
            preamble_left: self.plan.dialect.preamble,
            header_due: self.plan.dialect.header,
            ..Place::default()
        };
        self.file_sum = ExactSum::default();
        self.group_sum = ExactSum::default();
        self.group_rows = 0;
        self.use_mapping(self.plan.mapping.clone(), self.columns.len());
    }

    /// Bytes at the current place that belong to no record, such as a byte order mark.
    pub fn skip_bytes(&mut self, bytes: usize) {
        self.place.byte += bytes as u64;
        self.tally().bytes += bytes as u64;
    }

    /// The mapped column that the file being read turned out not to have.
    pub fn missing_column(&self) -> Option<&str> {
        self.missing_column.as_deref()
    }

    /// Rows read so far, in all files.
    pub fn rows_read(&self) -> u64 {
        self.kept.files.iter().map(|file| file.rows.read).sum()
    }

    fn use_mapping(&mut self, mapping: Mapping, width: usize) {
        let mapped = Role::ALL.into_iter().flat_map(|role| mapping.columns(role));
        self.last_mapped = mapped.max().unwrap_or(0) as usize;
        self.mapping = mapping;
        self.width = width;
    }

    fn tally(&mut self) -> &mut FileTally {
        if self.kept.files.is_empty() {
            self.kept.files.push(FileTally::default());
        }
        let last = self.kept.files.len() - 1;
        &mut self.kept.files[last]
    }

    /// A record before the data: preamble or header. Says whether it was one.
    fn take_lead_in(&mut self, record: &impl Record) -> bool {
        if self.place.preamble_left > 0 {
            self.place.preamble_left -= 1;
            self.tally().rows.preamble += 1;
            return true;
        }
        if !self.place.header_due {
            return false;
        }
        if self.is_blank(record) {
            self.tally().rows.blank += 1;
            return true;
        }
        self.place.header_due = false;
        self.tally().rows.header += 1;
        self.match_header(record);
        true
    }

    /// Finds the mapped columns of this file by the names of the first file's.
    fn match_header(&mut self, record: &impl Record) {
        let names = cells_as_names(record);
        if names == self.columns {
            return;
        }
        let by_name = |column: u32| {
            let wanted = self.columns.get(column as usize)?;
            let at_same_place = names.get(column as usize).is_some_and(|name| name == wanted);
            let place = if at_same_place {
                Some(column as usize)
            } else {
                names.iter().position(|name| name.to_lowercase() == wanted.to_lowercase())
            };
            place.map(|place| place as u32)
        };
        match self.plan.mapping.renumbered(by_name) {
            Some(mapping) => self.use_mapping(mapping, names.len()),
            None => {
                let mapped = Role::ALL.into_iter().flat_map(|role| self.plan.mapping.columns(role));
                let missing = mapped.into_iter().find(|&column| by_name(column).is_none());
                self.missing_column = missing.and_then(|column| self.columns.get(column as usize).cloned());
            }
        }
    }

    fn is_blank(&mut self, record: &impl Record) -> bool {
        let scratch = &mut self.texts.scratch;
        (0..record.cell_count()).all(|i| record.cell(i, scratch).trim_ascii().is_empty())
    }

    /// Makes the record a transaction.
    fn take(&mut self, record: &impl Record) -> Result<(), Fault> {
        self.check_width(record)?;
        let mut texts = std::mem::take(&mut self.texts);
        let taken = self.take_with(record, &mut texts);
        self.texts = texts;
        taken
    }

    fn take_with(&mut self, record: &impl Record, texts: &mut Texts) -> Result<(), Fault> {
        let encoding = self.plan.dialect.encoding;
        let customer_column = self.mapping.customer.first().copied().unwrap_or(0);
        let Texts { customer, label, dimensions: dimension_texts, scratch } = texts;
        let customer = customer.of(record, &self.mapping.customer, encoding)?;
        if customer.is_empty() {
            return Err(Fault::new(ProblemCode::MissingCustomer, customer_column));
        }
        let day = self.day(record, scratch)?;
        let numbers = self.numbers(record, scratch)?;
        self.kept.seen_utf8 |= !customer.is_ascii();
        let mut dimensions = [""; Dimension::ALL.len()];
        for (i, (text, column)) in dimension_texts.iter_mut().zip(self.mapping.dimensions()).enumerate() {
            if let Some(column) = column {
                dimensions[i] = optional_text(record, column, encoding, text)?;
                self.kept.seen_utf8 |= !dimensions[i].is_ascii();
            }
        }
        let label = match self.mapping.customer_name {
            Some(column) => optional_text(record, column, encoding, label)?,
            None => "",
        };
        if is_total_word(customer) && self.is_total(numbers.amount) {
            return Err(Fault { code: ProblemCode::MissingCustomer, column: None });
        }
        let transaction = Transaction {
            customer,
            label,
            day,
            amount: numbers.amount,
            profit: numbers.profit,
            quantity: numbers.quantity,
            dimensions,
        };
        let amount_column = self.mapping.amount.or(self.mapping.unit_price).unwrap_or(0);
        self.kept
            .part
            .push(&transaction)
            .ok_or_else(|| Fault::new(ProblemCode::NumberRange, amount_column))?;
        self.count_used(numbers.amount);
        Ok(())
    }

    fn count_used(&mut self, amount: Exact) {
        self.kept.used_amount.add(amount);
        self.file_sum.add(amount);
        self.group_sum.add(amount);
        self.group_rows += 1;
        self.tally().rows.used += 1;
    }

    /// A row may end before columns that play no role, and may have empty cells too many.
    fn check_width(&mut self, record: &impl Record) -> Result<(), Fault> {
        if record.cell_count() == self.width {
            return Ok(());
        }
        if record.cell_count() <= self.last_mapped {
            return Err(Fault::new(ProblemCode::MissingCell, record.cell_count() as u32));
        }
        let scratch = &mut self.texts.scratch;
        let extra = (self.width..record.cell_count()).find(|&i| !record.cell(i, scratch).trim_ascii().is_empty());
        match extra {
            Some(column) => Err(Fault::new(ProblemCode::ExtraCell, column as u32)),
            None => Ok(()),
        }
    }

    fn day(&mut self, record: &impl Record, scratch: &mut Vec<u8>) -> Result<Day, Fault> {
        let column = self.mapping.date.unwrap_or(0);
        let cell = record.cell(column as usize, scratch);
        match self.dates.last_day {
            Some(day) if self.dates.last_cell == cell => return Ok(day),
            _ => {}
        }
        let day = date::parse(cell, self.plan.date_order).map_err(|error| self.date_fault(error, cell, column))?;
        if !self.kept.date_evidence.is_decisive() {
            self.kept.date_evidence.add(cell);
        }
        self.dates.last_cell.clear();
        self.dates.last_cell.extend_from_slice(cell);
        self.dates.last_day = Some(day);
        Ok(day)
    }

    fn date_fault(&mut self, error: DateError, cell: &[u8], column: u32) -> Fault {
        let others = DateOrder::ALL.into_iter().filter(|&order| order != self.plan.date_order);
        let readable = others.into_iter().any(|order| date::parse(cell, order).is_ok());
        self.kept.readable_by_other_order += u64::from(readable);
        let code = match error {
            DateError::Missing => ProblemCode::MissingDate,
            DateError::Bad => ProblemCode::BadDate,
            DateError::Placeholder => ProblemCode::PlaceholderDate,
        };
        Fault::new(code, column)
    }

    fn numbers(&mut self, record: &impl Record, scratch: &mut Vec<u8>) -> Result<Numbers, Fault> {
        let quantity = self.mapping.quantity.map(|column| self.number(record, column, scratch));
        let amount = match (self.mapping.amount, self.mapping.unit_price) {
            (Some(column), _) => self.number(record, column, scratch)?,
            (None, Some(price)) => self.computed_amount(record, price, quantity.as_ref(), scratch)?,
            (None, None) => return Err(Fault { code: ProblemCode::MissingAmount, column: None }),
        };
        let quantity = match quantity {
            Some(Ok(quantity)) => quantity,
            Some(Err(_)) => self.note(Role::Quantity),
            None => (0, 0),
        };
        let profit = self.profit(record, amount, quantity, scratch);
        Ok(Numbers { amount, quantity, profit })
    }

    fn computed_amount(
        &mut self,
        record: &impl Record,
        price: u32,
        quantity: Option<&Result<Exact, Fault>>,
        scratch: &mut Vec<u8>,
    ) -> Result<Exact, Fault> {
        let quantity = match quantity {
            Some(Ok(quantity)) => *quantity,
            Some(Err(fault)) => return Err(Fault { code: fault.code, column: fault.column }),
            None => return Err(Fault { code: ProblemCode::MissingAmount, column: None }),
        };
        let price_of_one = self.number(record, price, scratch)?;
        amount::product(quantity, price_of_one).ok_or(Fault::new(ProblemCode::NumberRange, price))
    }

    /// The profit of a row: mapped, or revenue less cost; zero and noted where it cannot be read.
    fn profit(&mut self, record: &impl Record, amount: Exact, quantity: Exact, scratch: &mut Vec<u8>) -> Exact {
        let mapping = &self.mapping;
        let (column, role) = match (mapping.profit, mapping.cost, mapping.unit_cost) {
            (Some(column), ..) => (column, Role::Profit),
            (None, Some(column), _) => (column, Role::Cost),
            (None, None, Some(column)) if mapping.quantity.is_some() => (column, Role::UnitCost),
            _ => return (0, 0),
        };
        let number = self.number(record, column, scratch).ok();
        let profit = number.and_then(|number| match role {
            Role::Profit => Some(number),
            Role::Cost => amount::difference(amount, number),
            _ => amount::difference(amount, amount::product(quantity, number)?),
        });
        profit.unwrap_or_else(|| self.note(role))
    }

    fn note(&mut self, role: Role) -> Exact {
        match self.kept.notes.iter_mut().find(|(noted, _)| *noted == role) {
            Some((_, rows)) => *rows += 1,
            None => self.kept.notes.push((role, 1)),
        }
        (0, 0)
    }

    #[inline]
    fn number(&mut self, record: &impl Record, column: u32, scratch: &mut Vec<u8>) -> Result<Exact, Fault> {
        let cell = record.cell(column as usize, scratch);
        let is_amount = self.mapping.amount == Some(column) || self.mapping.unit_price == Some(column);
        match amount::parse(cell, self.plan.decimal) {
            Ok(number) => {
                if is_amount && !self.kept.decimal_evidence.is_decisive() {
                    self.kept.decimal_evidence.add(cell);
                }
                Ok(number)
            }
            Err(error) => {
                let readable = is_amount && amount::parse(cell, self.plan.decimal.other()).is_ok();
                self.kept.readable_by_other_sign += u64::from(readable);
                Err(Fault::new(amount_code(error), column))
            }
        }
    }

    /// Whether an amount is the sum of the rows of this file, or of those since the last total.
    fn is_total(&self, amount: Exact) -> bool {
        self.group_rows > 1 && (self.group_sum.equals(amount) || self.file_sum.equals(amount))
    }

    /// A record that did not become a transaction: nothing, a total, a header again, or a problem.
    fn refuse(&mut self, record: &impl Record, fault: Fault, offset: usize) {
        if self.is_blank(record) {
            self.tally().rows.blank += 1;
        } else if self.is_total_row(record, &fault) {
            self.tally().rows.total += 1;
            self.group_sum = ExactSum::default();
            self.group_rows = 0;
        } else if self.is_header_again(record, &fault) {
            self.tally().rows.header += 1;
        } else {
            self.reject(record, fault, offset);
        }
    }

    fn is_total_row(&mut self, record: &impl Record, fault: &Fault) -> bool {
        let amount = (fault.code == ProblemCode::MissingCustomer).then(|| self.readable_amount(record));
        amount.flatten().is_some_and(|amount| self.is_total(amount))
    }

    fn is_header_again(&mut self, record: &impl Record, fault: &Fault) -> bool {
        matches!(fault.code, ProblemCode::BadDate | ProblemCode::NumberFormat)
            && self.plan.dialect.header
            && cells_as_names(record) == self.columns
    }

    /// The amount of a record that is not used, for the account.
    fn readable_amount(&mut self, record: &impl Record) -> Option<Exact> {
        let mut scratch = Vec::new();
        let mut number = |column: Option<u32>| {
            amount::parse(record.cell(column? as usize, &mut scratch), self.plan.decimal).ok()
        };
        match self.mapping.amount {
            Some(column) => number(Some(column)),
            None => amount::product(number(self.mapping.quantity)?, number(self.mapping.unit_price)?),
        }
    }

    fn reject(&mut self, record: &impl Record, fault: Fault, offset: usize) {
        if let Some(amount) = self.readable_amount(record) {
            self.kept.rejected_amount.add(amount);
        }
        let value = fault.column.map_or(String::new(), |column| {
            shown(record.cell(column as usize, &mut self.texts.scratch))
        });
        self.list_problem(fault, value, record.text(), offset);
    }

    fn list_problem(&mut self, fault: Fault, value: String, text: &[u8], offset: usize) {
        self.kept.problem_counts.add(fault.code);
        self.tally().rows.rejected += 1;
        self.place.pending.push((self.kept.problems.len(), offset));
        self.kept.problems.push(Problem {
            file: self.kept.files.len() as u32 - 1,
            line: 0,
            column: fault.column,
            byte: self.place.byte + offset as u64,
            code: fault.code,
            value,
            text: shown(text),
        });
    }

    /// Gives the problems of a stretch their line numbers, now that its bytes are at hand.
    fn number_lines(&mut self, bytes: &[u8]) {
        let (mut at, mut line) = self.place.cursor;
        for (problem, offset) in self.place.pending.drain(..) {
            line += u64::from(count_lines(&bytes[at..offset]));
            at = offset;
            self.kept.problems[problem].line = self.place.line + line;
        }
    }
}

impl Sink for Transactions {
    fn record(&mut self, record: &impl Record, offset: usize) {
        self.tally().rows.read += 1;
        let before_data = self.place.preamble_left > 0 || self.place.header_due;
        if before_data && self.take_lead_in(record) {
            return;
        }
        if let Err(fault) = self.take(record) {
            self.refuse(record, fault, offset);
        }
    }

    fn too_long(&mut self, text: &[u8], offset: usize) {
        self.tally().rows.read += 1;
        let fault = Fault { code: ProblemCode::RecordTooLong, column: None };
        self.list_problem(fault, String::new(), text, offset);
    }

    fn consumed(&mut self, bytes: &[u8], lines: u32) {
        self.number_lines(bytes);
        self.place.byte += bytes.len() as u64;
        self.place.line += u64::from(lines);
        self.tally().bytes += bytes.len() as u64;
    }
}

/// The identifying text: one column's, or two columns' joined with ", ".
#[derive(Default)]
struct CustomerText {
    one: Text,
    other: Text,
    joined: String,
}

impl CustomerText {
    fn of<'a>(&'a mut self, record: &'a impl Record, columns: &[u32], encoding: Encoding) -> Result<&'a str, Fault> {
        let (one, other) = match *columns {
            [column] => return optional_text(record, column, encoding, &mut self.one),
            [one, other, ..] => (one, other),
            [] => return Ok(""),
        };
        let one = optional_text(record, one, encoding, &mut self.one)?;
        let other = optional_text(record, other, encoding, &mut self.other)?;
        self.joined.clear();
        self.joined.push_str(one);
        if !one.is_empty() && !other.is_empty() {
            self.joined.push_str(", ");
        }
        self.joined.push_str(other);
        Ok(&self.joined)
    }
}

fn optional_text<'a>(
    record: &'a impl Record,
    column: u32,
    encoding: Encoding,
    text: &'a mut Text,
) -> Result<&'a str, Fault> {
    text.of(record, column as usize, encoding)
        .map_err(|InvalidEncoding| Fault::new(ProblemCode::InvalidEncoding, column))
}

fn amount_code(error: AmountError) -> ProblemCode {
    match error {
        AmountError::Missing => ProblemCode::MissingAmount,
        AmountError::Format => ProblemCode::NumberFormat,
        AmountError::Range => ProblemCode::NumberRange,
    }
}

/// The cells of a header as column names: trimmed, blanks named by letter.
pub fn cells_as_names(record: &impl Record) -> Vec<String> {
    let mut scratch = Vec::new();
    (0..record.cell_count())
        .map(|i| {
            let name = shown(record.cell(i, &mut scratch));
            let name = name.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
            if name.is_empty() { column_letter(i) } else { name.to_owned() }
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

/// Words that stand in the customer column of a row that sums the others.
fn is_total_word(customer: &str) -> bool {
    const WORDS: [&str; 14] = [
        "total", "grand total", "subtotal", "sub total", "sum", "totals", "summe", "gesamt", "итого", "всего",
        "মোট", "সর্বমোট", "ਕੁੱਲ", "कुल",
    ];
    let first = customer.as_bytes().first().copied().unwrap_or(0);
    let may_be_one = !first.is_ascii() || matches!(first | 0x20, b't' | b'g' | b's');
    may_be_one && customer.len() <= 40 && {
        let lower = customer.trim_end_matches(':').to_lowercase();
        WORDS.contains(&lower.as_str())
    }
}
