//! Records become transactions, or problems that say what to mend.

use super::currencies::Currencies;
use super::date;
use super::days::Days;
use super::delimited::{Record, Refusal, Sink, is_blank};
use super::dialect::Dialect;
use super::encoding::Encoding;
use super::fault::Fault;
use super::header::{joined, lettered};
use super::lookup::{Joined, Lookup};
use super::mapping::{Mapping, Role};
use super::mended::Mended;
use super::misread::Misread;
use super::numbers::NumberColumns;
use super::plan::{ColumnOrder, Plan, SourcePlan};
use super::probe::SourceKind;
use super::problem::{MAX_TEXT, Problem, ProblemCode, shown};
use super::sums::RunningSums;
use super::tally::{ExactSum, FileReport, ProblemCounts, RowCounts};
use super::text::cells_as_texts;
use super::texts::{Found, Seen, TextColumns};
use super::twice::DayPrints;
use crate::calendar::Day;
use crate::ledger::{Exact, Identity, Part, Shape, Transaction};
use std::collections::HashSet;

/// What becomes of a record that has nothing wrong with it.
enum Fate {
    /// It is a sale.
    Used,
    /// It is a sale in a currency that does not count, or one that repeats another.
    LeftOut,
}

/// The day of sales that have none: all on the same one.
const UNDATED: Day = Day(0);

/// Takes records, keeps transactions, and accounts for every record.
pub struct Transactions {
    plan: Plan,
    columns: Vec<String>,
    /// The rows that name the columns of the file being read.
    header: Vec<Vec<String>>,
    /// The columns of the file being read, which may be in another order.
    mapping: Mapping,
    width: usize,
    last_mapped: usize,
    missing_column: Option<String>,
    place: Place,
    /// What comes now is the rest of a file whose end is missing.
    pub is_truncated: bool,
    /// How the file being read is read.
    dialect: Dialect,
    /// What its rows that are not used say about that, and those of the files before.
    misread: Vec<Misread>,
    /// The account of the file being read.
    rows: RowCounts,
    /// The sums that a total row would repeat.
    sums: RunningSums,
    /// The rejected rows that came back mended.
    mended: Mended,
    texts: TextColumns,
    /// The joined tables, each with the row that belongs to the record being read.
    pub lookups: Vec<(Lookup, Option<u32>)>,
    /// Which rows the key columns' cells stand for.
    keys: Vec<Seen<Option<u32>>>,
    /// The period columns of the file being read, with the first day of their periods.
    periods: Vec<(u32, Option<Day>)>,
    scratch: Vec<u8>,
    /// What the date column said.
    pub days: Days,
    /// What the number columns said.
    pub numbers: NumberColumns,
    /// Which currencies there are.
    pub currencies: Currencies,
    /// The sales so far, when repeated ones are left out.
    known: Option<HashSet<Identity>>,
    /// What each source has on each day, when there are several.
    pub prints: Option<DayPrints>,
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
    /// The amounts of rejected rows, where they can be read: by the problem's number.
    pub rejected_amounts: Vec<(usize, Exact)>,
    /// Rejected rows that came back mended, and are no problems any more.
    pub mended: u64,
    /// Sum of the amounts of the rows left out because they repeat another, or came back
    /// mended.
    pub excluded_amount: ExactSum,
    /// Records with quotes out of place.
    pub stray_quotes: StrayQuotes,
}

/// Records with quotes out of place, which are read as well as can be.
#[derive(Default)]
pub struct StrayQuotes {
    /// How many.
    pub records: u64,
    /// The first of them.
    pub first: String,
}

impl StrayQuotes {
    #[cold]
    fn add(&mut self, text: &[u8], encoding: Encoding) {
        if self.records == 0 {
            self.first = shown(text, encoding);
        }
        self.records += 1;
    }
}

/// Where in the files the stretch being read starts.
#[derive(Default)]
struct Place {
    kind: SourceKind,
    byte: u64,
    line: u64,
    /// Records still to come before the data.
    preamble_left: u32,
    header_left: u32,
    /// Problems of the stretch being read, and where in it they are.
    pending: Vec<(usize, usize)>,
}

impl Transactions {
    /// Reads records by `plan`; `columns` are the names of the first file's columns.
    pub fn new(plan: Plan, columns: Vec<String>) -> Transactions {
        Transactions {
            mapping: plan.mapping.clone(),
            width: own_width(&plan, &columns),
            last_mapped: 0,
            missing_column: None,
            header: Vec::new(),
            columns,
            place: Place::default(),
            is_truncated: false,
            dialect: plan.dialect.clone(),
            misread: Vec::new(),
            rows: RowCounts::default(),
            sums: RunningSums::default(),
            mended: Mended::default(),
            texts: TextColumns::new(plan.dialect.encoding),
            lookups: Vec::new(),
            keys: plan.joins.iter().map(|_| Seen::default()).collect(),
            periods: Vec::new(),
            scratch: Vec::new(),
            known: plan.drop_duplicates.then(HashSet::new),
            prints: (plan.sources.len() > 1).then(DayPrints::default),
            days: Days::new(plan.date_order),
            numbers: NumberColumns::new(&plan),
            currencies: Currencies::new(plan.currency.clone()),
            kept: Kept {
                part: Part::new(Shape {
                    undated: plan.undated,
                    ..plan.mapping.shape()
                }),
                ..Kept::default()
            },
            plan,
        }
    }

    /// A table to look things up in, in the order of the plan's joins.
    pub fn join(&mut self, lookup: Lookup) {
        self.lookups.push((lookup, None));
    }

    /// The records that follow are those of this table.
    pub fn begin_file(
        &mut self,
        source: &SourcePlan,
        dialect: &Dialect,
        name: &str,
        kind: SourceKind,
    ) {
        if let Some(prints) = &mut self.prints {
            prints.begin(source.source);
        }
        self.mended.begin_plain_file();
        self.is_truncated = false;
        self.rows = RowCounts::default();
        self.header.clear();
        self.kept.files.push(FileReport {
            source: source.source,
            name: name.to_owned(),
            column_order: source.columns.clone(),
            ..FileReport::default()
        });
        self.place = Place {
            kind,
            line: 1,
            preamble_left: dialect.preamble,
            header_left: dialect.header,
            ..Place::default()
        };
        if dialect.encoding != self.dialect.encoding {
            self.keys
                .iter_mut()
                .for_each(|keys| *keys = Seen::default());
        }
        self.texts.begin_file(dialect.encoding);
        self.misread.push(Misread::new(source.source, dialect));
        self.dialect = dialect.clone();
        self.sums = RunningSums::from_row(self.kept.part.len());
        self.use_mapping(
            self.plan.mapping.clone(),
            self.own_columns().len(),
            self.plan.wide.clone(),
        );
    }

    /// The columns of the sales themselves, without those of joined tables.
    fn own_columns(&self) -> &[String] {
        &self.columns[..own_width(&self.plan, &self.columns)]
    }

    /// Turns places that count the bytes of the file's UTF-8 into places in the file:
    /// those of the problems from this one on, and the file's length so far.
    pub fn place_in_file(&mut self, first_problem: usize, in_file: impl Fn(u64) -> u64) {
        for problem in &mut self.kept.problems[first_problem..] {
            problem.byte = in_file(problem.byte);
        }
        if let Some(file) = self.kept.files.last_mut() {
            file.bytes = in_file(self.place.byte);
        }
    }

    /// The sources of which another dialect reads more rows, each with that dialect.
    pub fn better_dialects(&self) -> impl Iterator<Item = (u32, Dialect)> {
        let seen_utf8 = self.texts.seen_utf8;
        let misread = self.misread.iter();
        misread.filter_map(move |misread| misread.better_dialect(seen_utf8))
    }

    /// The mapped column that the file being read turned out not to have.
    pub fn missing_column(&self) -> Option<&str> {
        self.missing_column.as_deref()
    }

    /// Rows read so far, in all files.
    pub fn rows_read(&self) -> u64 {
        self.kept.files.iter().map(|file| file.rows.read).sum()
    }

    /// Reads the columns where they are in this table, which has so many.
    fn use_mapping(&mut self, mapping: Mapping, width: usize, wide: Vec<u32>) {
        let mapped = Role::ALL.into_iter().flat_map(|role| mapping.columns(role));
        let own = mapped
            .chain(wide.iter().copied())
            .filter(|&column| (column as usize) < width);
        self.last_mapped = own.max().unwrap_or(0) as usize;
        let period = |&column: &u32| {
            let name = self.columns.get(column as usize)?;
            let period = date::read(name.as_bytes(), self.plan.date_order).ok()?;
            self.days.note(period.granularity);
            Some(period.day)
        };
        let days: Vec<Option<Day>> = self.plan.wide.iter().map(period).collect();
        self.mapping = mapping;
        if !wide.is_empty() {
            self.mapping.amount.clone_from(&wide);
        }
        self.periods = wide.into_iter().zip(days).collect();
        self.width = width;
    }

    /// Takes the rejected rows off the list that came back mended: they are left out, and
    /// the mended ones count.
    pub fn settle_mended(&mut self) {
        let replaced = self.mended.replaced();
        let is_replaced = |number: usize| replaced.binary_search(&number).is_ok();
        let kept = &mut self.kept;
        for problem in replaced
            .iter()
            .filter_map(|&number| kept.problems.get(number))
        {
            kept.problem_counts.remove(problem.code);
            if let Some(file) = kept.files.get_mut(problem.file as usize) {
                file.rows.rejected -= 1;
                file.rows.excluded += 1;
            }
        }
        kept.mended = replaced.len() as u64;
        kept.rejected_amounts.retain(|&(number, amount)| {
            let is_kept = !is_replaced(number);
            if !is_kept {
                kept.excluded_amount.add(amount);
            }
            is_kept
        });
        let mut numbers = 0..;
        kept.problems
            .retain(|_| !numbers.next().is_some_and(is_replaced));
    }

    /// Writes the account so far into the file's tally.
    fn close_account(&mut self) {
        if let Some(file) = self.kept.files.last_mut() {
            file.rows = self.rows;
            file.bytes = self.place.byte;
        }
    }

    #[inline]
    fn is_before_data(&self) -> bool {
        self.place.preamble_left > 0 || self.place.header_left > 0
    }

    /// A record before the data: preamble or header. Says whether it was one.
    fn take_lead_in(&mut self, record: &impl Record) -> bool {
        if self.place.preamble_left > 0 {
            self.place.preamble_left -= 1;
            self.rows.preamble += 1;
            return true;
        }
        if self.place.header_left == 0 {
            return false;
        }
        if self.is_blank(record) {
            self.rows.blank += 1;
            return true;
        }
        self.place.header_left -= 1;
        self.rows.header += 1;
        self.header.push(cells_as_texts(record));
        if self.place.header_left == 0 {
            self.match_header();
        }
        true
    }

    /// Finds the columns of this table by the names of the first one's, unless the plan
    /// knows where they are.
    fn match_header(&mut self) {
        let names = lettered(joined(&self.header));
        let known = self
            .kept
            .files
            .last()
            .and_then(|file| file.column_order.clone());
        let by_names = || order_by_names(self.own_columns(), &names);
        let order = known.or_else(|| (names != self.own_columns()).then(by_names));
        if let Some(order) = order {
            self.use_order(order, names.len());
        }
        let kept = &self.kept;
        self.mended.begin_file(&names, &kept.files, &kept.problems);
    }

    /// Reads the columns in this order.
    fn use_order(&mut self, order: ColumnOrder, width: usize) {
        let own = self.own_columns().len();
        let place = |column: u32| match (column as usize).checked_sub(own) {
            None => order.get(column as usize).copied().flatten(),
            Some(joined) => Some((width + joined) as u32),
        };
        let wide = self.plan.wide.iter().map(|&column| place(column)).collect();
        match (self.plan.mapping.moved(place), wide) {
            (Ok(mapping), Some(wide)) => self.use_mapping(mapping, width, wide),
            (mapping, _) => {
                let first_wide = self
                    .plan
                    .wide
                    .iter()
                    .find(|&&column| place(column).is_none());
                let missing = mapping.err().or(first_wide.copied());
                self.missing_column =
                    missing.and_then(|column| self.columns.get(column as usize).cloned());
            }
        }
        if let Some(file) = self.kept.files.last_mut() {
            file.column_order = Some(order);
        }
    }

    /// The number that the plan has for a column of the file being read.
    fn number_in_plan(&self, column: u32) -> u32 {
        let own = self.own_columns().len() as u32;
        if let Some(joined) = column.checked_sub(self.width as u32) {
            return own + joined;
        }
        let file = self.kept.files.last();
        let order = file.and_then(|file| file.column_order.as_ref());
        let number = order.and_then(|order| order.iter().position(|&place| place == Some(column)));
        number.map_or(column, |number| number as u32)
    }

    fn is_blank(&mut self, record: &impl Record) -> bool {
        is_blank(record, &mut self.scratch)
    }

    /// Takes the record as the sales that it stands for.
    #[inline]
    fn take_sales(&mut self, record: &impl Record, offset: usize) {
        if self.mended.counts_already(record) {
            return self.leave_out(record);
        }
        let width = match record.cell_count() == self.width {
            true => Ok(()),
            false => self.check_width(record),
        };
        match width {
            Err(fault) => self.refuse(record, fault, offset),
            Ok(()) if self.keys.is_empty() => self.take_or_refuse(record, offset),
            Ok(()) => self.take_joined(record, offset),
        }
    }

    /// A mended row whose original counts already.
    #[cold]
    fn leave_out(&mut self, record: &impl Record) {
        self.rows.excluded += 1;
        let amount = self.numbers.readable_amount(record, &self.mapping);
        amount
            .into_iter()
            .for_each(|amount| self.kept.excluded_amount.add(amount));
    }

    /// Takes the record with what the joined tables have about it.
    fn take_joined(&mut self, record: &impl Record, offset: usize) {
        let mut lookups = std::mem::take(&mut self.lookups);
        let found = self.look_up(record, &mut lookups);
        let joined = Joined {
            record,
            width: self.width,
            lookups: &lookups,
        };
        match found {
            Ok(()) => self.take_or_refuse(&joined, offset),
            Err(fault) => self.refuse(&joined, fault, offset),
        }
        self.lookups = lookups;
    }

    /// Finds the record's row in each joined table; a key may come from an earlier one.
    fn look_up(
        &mut self,
        record: &impl Record,
        lookups: &mut [(Lookup, Option<u32>)],
    ) -> Result<(), Fault> {
        for number in 0..lookups.len() {
            let (earlier, rest) = lookups.split_at_mut(number);
            let Some((lookup, row)) = rest.first_mut() else {
                continue;
            };
            let column = self.place_of_key(number);
            let joined = Joined {
                record,
                width: self.width,
                lookups: earlier,
            };
            let known = &*lookup;
            *row = self.keys[number].of(&joined, column, |key| known.find(key))?;
            if row.is_none() && self.is_needed(number) {
                return Err(Fault::of(ProblemCode::NoMatch, column));
            }
        }
        Ok(())
    }

    /// Where in the file being read a join's key is.
    fn place_of_key(&self, join: usize) -> u32 {
        let (key, own) = (self.plan.joins[join].key, self.own_columns().len() as u32);
        match key.checked_sub(own) {
            Some(joined) => self.width as u32 + joined,
            None => {
                let file = self.kept.files.last();
                let order = file.and_then(|file| file.column_order.as_ref());
                let place = order.and_then(|order| order.get(key as usize).copied().flatten());
                place.unwrap_or(key)
            }
        }
    }

    /// Whether sales cannot be read without the row of a joined table.
    fn is_needed(&self, join: usize) -> bool {
        let before = self.plan.joins[..join].iter().map(|join| join.width);
        let start = self.width as u32 + before.sum::<u32>();
        let columns = start..start + self.plan.joins[join].width;
        let needed = [Role::Customer, Role::Date, Role::Amount];
        let mut mapped = needed
            .into_iter()
            .flat_map(|role| self.mapping.columns(role));
        mapped.any(|column| columns.contains(&column))
    }

    #[inline]
    fn take_or_refuse(&mut self, record: &impl Record, offset: usize) {
        match self.take(record) {
            Ok(Fate::Used) => self.rows.used += 1,
            Ok(Fate::LeftOut) => self.rows.excluded += 1,
            Err(fault) => self.refuse(record, fault, offset),
        }
    }

    /// Makes the record a transaction, or one for each of its periods.
    #[inline]
    fn take(&mut self, record: &impl Record) -> Result<Fate, Fault> {
        let (mapping, part) = (&self.mapping, &mut self.kept.part);
        let customer_column = mapping.customer.first().copied().unwrap_or(0);
        let first_cell = record.cell(customer_column as usize, &mut self.scratch);
        if first_cell.is_empty() && mapping.customer.len() == 1 {
            return Err(Fault::of(ProblemCode::MissingCustomer, customer_column));
        }
        let day = match mapping.date {
            Some(column) => self.days.of(record, column)?,
            None => UNDATED,
        };
        let numbers = self.numbers.of(record, mapping)?;
        let dimensions = self.texts.dimensions(record, mapping, part)?;
        let label = self.texts.label(record, mapping, part)?;
        let customer = match self.texts.customer(record, mapping, part)? {
            Found::Customer(customer) => customer,
            Found::Missing => return Err(Fault::of(ProblemCode::MissingCustomer, customer_column)),
            Found::ExcelError => return Err(Fault::of(ProblemCode::ExcelError, customer_column)),
            Found::TotalWord if self.sums.are_repeated_by(numbers.amount, true, part) => {
                return Err(Fault::of(ProblemCode::MissingCustomer, customer_column));
            }
            Found::TotalWord => self.texts.customer_called_total(record, mapping, part)?,
        };
        let currency = self
            .currencies
            .of(record, mapping.currency, numbers.currency)?;
        let Some(numbers) = self.currencies.counted(currency, numbers) else {
            return Ok(Fate::LeftOut);
        };
        let sale = Transaction {
            customer,
            label,
            day,
            amount: numbers.amount,
            profit: numbers.profit,
            quantity: numbers.quantity,
            dimensions,
        };
        if self
            .known
            .as_mut()
            .is_some_and(|known| !known.insert(sale.identity()))
        {
            self.kept.excluded_amount.add(sale.amount);
            return Ok(Fate::LeftOut);
        }
        match self.periods.is_empty() {
            true => self.keep(&sale),
            false => self.keep_periods(record, &sale),
        }?;
        Ok(Fate::Used)
    }

    #[inline]
    fn keep(&mut self, sale: &Transaction<u32>) -> Result<(), Fault> {
        let (amount, price) = (self.mapping.amount.first(), self.mapping.unit_price);
        let column = amount.copied().or(price).unwrap_or(0);
        let kept = self.kept.part.push_numbered(sale);
        kept.ok_or(Fault::of(ProblemCode::NumberRange, column))?;
        if let Some(prints) = &mut self.prints {
            prints.add(sale);
        }
        Ok(())
    }

    /// A transaction for each period that has an amount; all of them or none.
    fn keep_periods(&mut self, record: &impl Record, sale: &Transaction<u32>) -> Result<(), Fault> {
        let mut sales = Vec::with_capacity(self.periods.len());
        for &(column, day) in &self.periods {
            let day = day.ok_or(Fault::of(ProblemCode::BadDate, column))?;
            match self.numbers.amount(record, column) {
                Ok(amount) => sales.push(Transaction {
                    day,
                    amount,
                    ..*sale
                }),
                Err(fault) if fault.code == ProblemCode::MissingAmount => {}
                Err(fault) => return Err(fault),
            }
        }
        sales.iter().try_for_each(|sale| self.keep(sale))
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
        let has_no_period = !self.periods.is_empty() && fault.code == ProblemCode::MissingAmount;
        if has_no_period || self.is_blank(record) {
            self.rows.blank += 1;
        } else if self.is_total_row(record) {
            self.rows.total += 1;
            self.sums.start_group(&self.kept.part);
        } else if self.is_header_again(record) {
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

    fn is_header_again(&self, record: &impl Record) -> bool {
        !self.header.is_empty() && self.header.contains(&cells_as_texts(record))
    }

    fn reject(&mut self, record: &impl Record, fault: Fault, offset: usize) {
        if let Some(amount) = self.numbers.readable_amount(record, &self.mapping) {
            let problem = self.kept.problems.len();
            self.kept.rejected_amounts.push((problem, amount));
            self.sums.add_rejected(amount, &self.kept.part);
        }
        let value = fault.column.map_or(String::new(), |column| {
            let cell = record.decoded(column as usize, &mut self.scratch);
            shown(cell, Encoding::UTF_8)
        });
        self.note_misread(record.text());
        self.list_problem(fault, value, record.text(), offset);
    }

    fn note_misread(&mut self, row: &[u8]) {
        if let Some(misread) = self.misread.last_mut() {
            misread.add(row, self.width);
        }
    }

    fn list_problem(&mut self, fault: Fault, value: String, text: &[u8], offset: usize) {
        self.kept.problem_counts.add(fault.code);
        self.rows.rejected += 1;
        self.place.pending.push((self.kept.problems.len(), offset));
        self.kept.problems.push(Problem {
            file: self.kept.files.len().saturating_sub(1) as u32,
            record: self.rows.read,
            line: self.rows.read,
            column: fault.column.map(|column| self.number_in_plan(column)),
            byte: self.place.byte + offset as u64,
            code: fault.code,
            value,
            is_cut: text.len() > MAX_TEXT,
            text: shown(text, self.dialect.encoding.of_cells()),
        });
    }

    /// Gives the problems of a stretch their line numbers, now that its bytes are at hand.
    /// A sheet's lines are its rows, whatever line breaks their cells hold.
    fn number_lines(&mut self, bytes: &[u8]) {
        if self.place.kind == SourceKind::Sheet {
            return self.place.pending.clear();
        }
        let (mut at, mut line) = (0, self.place.line);
        for (problem, offset) in self.place.pending.drain(..) {
            line += u64::from(self.dialect.line_end.count(&bytes[at..offset]));
            at = offset;
            self.kept.problems[problem].line = line;
        }
    }
}

impl Sink for Transactions {
    fn width(&self) -> Option<usize> {
        (self.place.preamble_left == 0).then_some(self.width)
    }

    fn skipped(&mut self, bytes: usize) {
        self.place.byte += bytes as u64;
        self.close_account();
    }

    #[inline]
    fn record(&mut self, record: &impl Record, offset: usize) {
        self.rows.read += 1;
        if self.is_before_data() && self.take_lead_in(record) {
            return;
        }
        if record.has_stray_quote() {
            let encoding = self.dialect.encoding.of_cells();
            self.kept.stray_quotes.add(record.text(), encoding);
        }
        match self.is_truncated {
            true => self.reject(record, Fault::whole(ProblemCode::Truncated), offset),
            false => self.take_sales(record, offset),
        }
    }

    fn refused(&mut self, line: &impl Record, why: Refusal, offset: usize) {
        self.rows.read += 1;
        if self.is_before_data() && self.take_lead_in(line) {
            return;
        }
        let code = match why {
            Refusal::Unclosed => ProblemCode::UnclosedQuote,
            Refusal::TooLong => ProblemCode::RecordTooLong,
        };
        self.note_misread(line.text());
        self.list_problem(Fault::whole(code), String::new(), line.text(), offset);
    }

    fn consumed(&mut self, bytes: &[u8], lines: u32) {
        self.number_lines(bytes);
        self.place.byte += bytes.len() as u64;
        self.place.line += u64::from(lines);
        self.close_account();
    }
}

/// How many columns the sales themselves have, without those of joined tables.
pub fn own_width(plan: &Plan, columns: &[String]) -> usize {
    let joined: u32 = plan.joins.iter().map(|join| join.width).sum();
    columns.len().saturating_sub(joined as usize)
}

/// Where each of the first table's columns is in a table with these names.
fn order_by_names(columns: &[String], names: &[String]) -> ColumnOrder {
    let place = |(number, name): (usize, &String)| place_of(name, number, names);
    columns.iter().enumerate().map(place).collect()
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
