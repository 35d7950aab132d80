//! Follows a plan through all files and says what came of it.

use super::container::{Ending, Notes};
use super::currencies::CurrencySum;
use super::delimited::Sink;
use super::dialect::Dialect;
use super::doubt::{CellReading, Doubt};
use super::lookup::LookupBuilder;
use super::mapping::Role;
use super::plan::{Plan, SourcePlan};
use super::probe::SourceKind;
use super::problem::{Problem, ProblemCode};
use super::read_warnings::{packed_warnings, sales_warnings};
use super::reject_warnings::reject_warnings;
use super::stream::Stream;
use super::tally::{ExactSum, FileReport, ProblemCounts, RowCounts};
use super::transactions::{Kept, Transactions, own_width};
use super::twice::Twice;
use super::warning::{Warning, WarningCode};
use super::{DateOrder, DecimalSign, Granularity};
use crate::calendar::Day;
use crate::error::{Cause, Error};
use crate::ledger::{Amounts, Ledger};
use crate::money::Money;
use crate::settings::{Dimension, Measure};
use serde::Serialize;

/// Reads files that are pushed piece by piece, in the order in which they count.
///
/// `begin_file`, then `push` (or `reserve` and `commit`) any number of times, then
/// `end_file`, for each file; `finish` gives the ledger and the account.
pub struct Reader {
    plan: Plan,
    columns: Vec<String>,
    stream: Stream,
    transactions: Transactions,
    /// The table being read, when it is one that is looked up.
    lookup: Option<LookupBuilder>,
    file: String,
    /// So much was rejected that the rest is not looked at.
    given_up: bool,
    /// What the containers of the files note about them.
    warnings: Vec<Warning>,
    must_read_again: bool,
}

/// What reading files came to.
#[derive(Debug)]
pub struct Reading {
    /// Who bought what when.
    pub ledger: Ledger,
    /// The account.
    pub intake: Intake,
    /// The rows that are not used, in file order.
    pub problems: Vec<Problem>,
}

/// The account of a reading.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Intake {
    /// How the files were read, or are to be read again where `revised`.
    pub plan: Plan,
    /// Whether the cells contradict the plan that was followed: `plan` is then a
    /// better one, and the files must be read again.
    pub revised: bool,
    /// The columns' names, of the first file.
    pub columns: Vec<String>,
    /// Each file's account.
    pub files: Vec<FileReport>,
    /// The tables that were looked up.
    pub lookups: Vec<LookupReport>,
    /// All files' records.
    pub rows: RowCounts,
    /// Rejected rows that came back mended: they are among the rows left out.
    pub mended: u64,
    /// How many rows have which problem, most frequent first.
    pub problems: Vec<CodeCount>,
    /// Exact sums of amounts.
    pub amount: AmountAccount,
    /// What the dates name: days, or the shortest of the periods that occur.
    pub granularity: Granularity,
    /// What the whole of the files leaves open.
    pub doubts: Vec<Doubt>,
    /// Both readings of a date, when the order is in doubt.
    pub date_readings: Vec<CellReading<DateOrder>>,
    /// Both readings of an amount, when the decimal sign is in doubt.
    pub decimal_readings: Vec<CellReading<DecimalSign>>,
    /// Rows used without an optional number that could not be read.
    pub notes: Vec<Note>,
    /// What the rows of each currency come to, where rows say their currency.
    pub currencies: Vec<CurrencySum>,
    /// Days or lines of orders that two sources have alike: most likely the same sales twice.
    pub twice: Vec<Twice>,
    /// Sales that repeat an earlier one in all that is mapped; `None` where there are
    /// none, and until [`Intake::note_repeated`] has looked.
    pub duplicates: Option<Repeated>,
    /// Whether the rows have dates.
    pub dated: bool,
    /// What is strange about rows that are used.
    pub warnings: Vec<Warning>,
    /// Distinct customers.
    pub customers: usize,
    /// Transactions.
    pub transactions: usize,
    /// First day with a transaction.
    pub first: Option<Day>,
    /// Last day with a transaction.
    pub last: Option<Day>,
    /// What customers can be ranked by.
    pub measures: Vec<Measure>,
    /// The grouping columns that are mapped, with their number of values.
    pub dimensions: Vec<DimensionValues>,
}

/// A table that was looked up.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LookupReport {
    /// Its number among the sources.
    pub source: u32,
    /// Its name.
    pub name: String,
    /// Rows that can be found by their key.
    pub rows: usize,
    /// Rows that cannot, because another row with the same key comes first and differs.
    pub ambiguous: u64,
}

/// Sales that repeat an earlier one.
#[derive(Clone, Debug, Serialize)]
pub struct Repeated {
    /// How many.
    pub rows: u64,
    /// Their amounts.
    pub amount: String,
}

/// How many rows have a problem.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct CodeCount {
    /// Which.
    pub code: ProblemCode,
    /// How many.
    pub rows: u64,
}

/// Exact sums of amounts, as decimal numbers.
#[derive(Clone, Debug, Serialize)]
pub struct AmountAccount {
    /// Of the rows used.
    pub used: String,
    /// Of the rejected rows whose amount can be read.
    pub rejected: String,
    /// Of the rows left out because they repeat another or came back mended; those of
    /// other currencies are in [`Intake::currencies`].
    pub excluded: String,
}

/// Rows used without an optional number that could not be read.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Note {
    /// What the column is for.
    pub role: Role,
    /// How many.
    pub rows: u64,
}

/// A mapped grouping column.
#[derive(Clone, Debug, Serialize)]
pub struct DimensionValues {
    /// Which.
    pub column: Dimension,
    /// How many different values that are not empty.
    pub values: usize,
    /// The values in byte order, where there are few enough to choose from.
    pub names: Option<Vec<String>>,
}

/// Up to so many values can be chosen from.
const CHOICES: usize = 200;

/// With so many rows rejected, and four times as many as used, going on would only fill memory.
const HOPELESS: u64 = 200_000;

impl Reader {
    /// Reads by `plan`; `columns` are the names of the first file's columns.
    ///
    /// Fails when customer, date or amount is not mapped.
    pub fn new(plan: Plan, columns: Vec<String>) -> Result<Reader, Error> {
        require_mapped(&plan)?;
        Ok(Reader {
            stream: Stream::new(&plan.dialect),
            transactions: Transactions::new(plan.clone(), columns.clone()),
            lookup: None,
            plan,
            columns,
            file: String::new(),
            given_up: false,
            warnings: Vec::new(),
            must_read_again: false,
        })
    }

    /// What is pushed from now on belongs to this source. The sources must come in the
    /// order of [`Plan::reading_order`].
    pub fn begin_file(&mut self, source: u32, name: &str, kind: SourceKind) {
        self.file = name.to_owned();
        let join = self.plan.joins.iter().find(|join| join.source == source);
        self.lookup = join.map(|join| LookupBuilder::new(name, join));
        let dialect = match join {
            Some(join) => join.dialect.clone(),
            None => self.begin_sales(source, name, kind),
        };
        self.stream = Stream::new(&dialect);
    }

    /// The dialect of the source, which is read as sales.
    fn begin_sales(&mut self, source: u32, name: &str, kind: SourceKind) -> Dialect {
        let mut planned = self.plan.sources.iter();
        let sales = planned.find(|planned| planned.source == source).cloned();
        let sales = sales.unwrap_or(SourcePlan {
            source,
            ..SourcePlan::default()
        });
        let dialect = self.plan.dialect_of(source).clone();
        self.transactions.begin_file(&sales, &dialect, name, kind);
        dialect
    }

    /// Room for the next `len` bytes of the file; [`Reader::commit`] takes them.
    pub fn reserve(&mut self, len: usize) -> &mut [u8] {
        self.stream.reserve(len)
    }

    /// The first `len` bytes of the reserved room have been filled.
    ///
    /// Fails when the file turns out to lack a mapped column.
    pub fn commit(&mut self, len: usize) -> Result<(), Error> {
        self.take(Step::Commit(len))
    }

    /// The next bytes of the file, copied.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.reserve(bytes.len()).copy_from_slice(bytes);
        self.commit(bytes.len())
    }

    /// The file has no more bytes.
    pub fn end_file(&mut self) -> Result<(), Error> {
        self.take(Step::End)?;
        if let Some(lookup) = self.lookup.take() {
            self.transactions.join(lookup.finish());
        }
        Ok(())
    }

    /// The table in a container has no more bytes. What is noted about it becomes
    /// warnings; of a truncated one the last record is rejected, for its end is missing.
    ///
    /// Fails as [`Reader::end_file`] does.
    pub fn end_table(&mut self, ending: Ending, notes: &Notes) -> Result<(), Error> {
        let file = self.transactions.kept.files.len().saturating_sub(1) as u32;
        self.warnings
            .extend(packed_warnings(file, &self.file, ending, notes));
        self.transactions.is_truncated = ending == Ending::Truncated;
        self.end_file()
    }

    /// The sources turned out to be given otherwise than they should be: what is read
    /// now is not final.
    pub fn read_again(&mut self) {
        self.must_read_again = true;
    }

    /// Rows read so far.
    pub fn rows_read(&self) -> u64 {
        self.transactions.rows_read()
    }

    /// All files have been pushed.
    ///
    /// Fails when nothing can be used, or so little that the rest would mislead.
    pub fn finish(mut self) -> Result<Reading, Error> {
        self.transactions.settle_mended();
        let Kept { part, problems, .. } = &self.transactions.kept;
        let (used, revision) = (
            part.len() as u64,
            revised_plan(&self.plan, &self.transactions),
        );
        let rejected = problems.len() as u64;
        if revision.is_none() && !self.must_read_again {
            self.require_rows(used, rejected)?;
        }
        let account = Account {
            warnings: self.warnings,
            revised: revision.is_some() || self.must_read_again,
            plan: revision.unwrap_or(self.plan),
            columns: self.columns,
        };
        Ok(account.of(self.transactions))
    }

    fn take(&mut self, step: Step) -> Result<(), Error> {
        if self.given_up {
            self.stream.discard();
            return Ok(());
        }
        match &mut self.lookup {
            Some(lookup) => step.take(&mut self.stream, lookup),
            None => self.take_sales(step),
        }
        self.given_up = self.is_hopeless();
        match self.transactions.missing_column() {
            None => Ok(()),
            Some(column) => Err(Error::MissingColumn {
                file: self.file.clone(),
                first: self
                    .transactions
                    .kept
                    .files
                    .first()
                    .map_or_else(String::new, |file| file.name.clone()),
                column: column.to_owned(),
            }),
        }
    }

    fn take_sales(&mut self, step: Step) {
        let listed = self.transactions.kept.problems.len();
        step.take(&mut self.stream, &mut self.transactions);
        if self.stream.is_recoded() {
            let in_file = |place| self.stream.in_file(place);
            self.transactions.place_in_file(listed, in_file);
        }
    }

    fn is_hopeless(&self) -> bool {
        let kept = &self.transactions.kept;
        let (used, rejected) = (kept.part.len() as u64, kept.problems.len() as u64);
        rejected > HOPELESS && rejected > 4 * used
    }

    /// Some rows, and more used than rejected.
    fn require_rows(&self, used: u64, rejected: u64) -> Result<(), Error> {
        if used + rejected == 0 {
            let file = self
                .transactions
                .kept
                .files
                .first()
                .map_or_else(String::new, |file| file.name.clone());
            return Err(Error::NoRows { file });
        }
        if used >= rejected && used > 0 {
            return Ok(());
        }
        let problems = self.transactions.kept.problems.iter().take(5);
        Err(Error::MostlyRejected {
            rejected,
            read: used + rejected,
            causes: problems.map(|problem| self.cause(problem)).collect(),
        })
    }

    fn cause(&self, problem: &Problem) -> Cause {
        let column = problem
            .column
            .and_then(|column| self.columns.get(column as usize));
        Cause {
            code: problem.code,
            line: problem.line,
            column: column.cloned().unwrap_or_default(),
            value: problem.value.clone(),
        }
    }
}

/// What happens to the file being read.
enum Step {
    /// So many of its bytes have come.
    Commit(usize),
    /// No more will come.
    End,
}

impl Step {
    fn take(self, stream: &mut Stream, sink: &mut impl Sink) {
        match self {
            Step::Commit(len) => stream.commit(len, sink),
            Step::End => stream.end(sink),
        }
    }
}

/// Customer, date and amount must be known.
fn require_mapped(plan: &Plan) -> Result<(), Error> {
    match plan.missing().first() {
        None => Ok(()),
        Some(role) => Err(Error::NotMapped { role: role.name() }),
    }
}

/// A better plan, when what was read speaks against the one that was followed: more
/// cells would be read only by the other order or sign than only by this one. What
/// is settled stays, and what is revised is settled.
fn revised_plan(plan: &Plan, seen: &Transactions) -> Option<Plan> {
    let mut better = plan.clone();
    let (order, readable) = seen.days.best_other();
    if !plan.settled.date_order && readable > seen.days.only_this() {
        better.date_order = order;
        better.settled.date_order = true;
    }
    if !plan.settled.decimal && seen.numbers.readable_by_other > seen.numbers.only_this {
        better.decimal = plan.decimal.other();
        better.settled.decimal = true;
    }
    if let Some(choice) = seen.currencies.suggested() {
        better.currency = Some(choice);
    }
    for (source, dialect) in seen.better_dialects() {
        better.set_dialect(source, dialect);
    }
    (better != *plan).then_some(better)
}

/// What the account needs besides what was kept.
struct Account {
    plan: Plan,
    revised: bool,
    columns: Vec<String>,
    warnings: Vec<Warning>,
}

impl Account {
    fn of(self, mut seen: Transactions) -> Reading {
        let prints = seen.prints.take().filter(|_| !self.plan.undated);
        let twice = prints.map_or_else(Vec::new, |prints| prints.repeated(&seen.kept.part));
        let mut doubts = doubts(&seen, self.revised);
        doubts.extend((!twice.is_empty()).then_some(Doubt::Twice));
        let currencies = seen.currencies.sums();
        let is_open = currencies.len() > 1 && !self.revised;
        doubts.extend(is_open.then_some(Doubt::Currency));
        let Transactions {
            kept,
            days,
            numbers,
            lookups,
            ..
        } = seen;
        let lookups = self.plan.joins.iter().zip(&lookups);
        let lookups = lookups
            .map(|(join, (lookup, _))| lookup.report(join.source))
            .collect();
        let amount = amounts(&kept);
        let mut warnings = self.warnings;
        warnings.extend(record_warnings(&kept, &self.plan, &self.columns));
        let mut ledger = kept.part.into_ledger();
        let granularity = days.granularity.unwrap_or_default();
        if let Some(last) = ledger.last_day().filter(|_| !self.plan.undated) {
            ledger.lasts_until(granularity.end(last));
        }
        warnings.extend(sales_warnings(
            &ledger,
            &self.plan,
            &self.columns,
            granularity,
        ));
        let intake = Intake {
            date_readings: readings_if(&doubts, Doubt::DateOrder, || days.evidence.readings()),
            decimal_readings: readings_if(&doubts, Doubt::Decimal, || numbers.evidence.readings()),
            currencies,
            twice,
            duplicates: None,
            dated: !self.plan.undated,
            granularity,
            measures: measures(&self.plan),
            plan: self.plan,
            revised: self.revised,
            columns: self.columns,
            lookups,
            rows: kept.files.iter().map(|file| &file.rows).sum(),
            mended: kept.mended,
            files: kept.files,
            problems: code_counts(kept.problem_counts),
            amount,
            doubts,
            notes: notes(&numbers.notes),
            warnings,
            customers: buying_customers(&ledger),
            transactions: ledger.transaction_count(),
            first: ledger.first_day(),
            last: ledger.last_day(),
            dimensions: dimensions(&ledger),
        };
        Reading {
            ledger,
            intake,
            problems: kept.problems,
        }
    }
}

impl Intake {
    /// Looks for sales that repeat an earlier one, which takes a moment in a large ledger.
    pub fn note_repeated(&mut self, ledger: &Ledger) {
        self.duplicates = repeated(ledger);
        let amount = self.duplicates.as_ref().map_or("", |found| &found.amount);
        let rows = self.duplicates.as_ref().map_or(0, |found| found.rows);
        let code = WarningCode::ExactDuplicates;
        self.warnings.extend(Warning::of_files(code, rows, amount));
    }
}

/// What is strange about the records.
fn record_warnings(kept: &Kept, plan: &Plan, columns: &[String]) -> Vec<Warning> {
    let quotes = &kept.stray_quotes;
    let stray = Warning::of_files(WarningCode::StrayQuote, quotes.records, &quotes.first);
    let width = own_width(plan, columns);
    let rejected = reject_warnings(&kept.problems, &kept.files, plan, width);
    stray.into_iter().chain(rejected).collect()
}

fn repeated(ledger: &Ledger) -> Option<Repeated> {
    let duplicates = ledger.duplicates();
    let decimals = ledger.amount().decimals();
    (duplicates.transactions > 0).then(|| Repeated {
        rows: duplicates.transactions,
        amount: duplicates.amount.display(decimals).to_string(),
    })
}

fn amounts(kept: &Kept) -> AmountAccount {
    let mut rejected = ExactSum::default();
    for &(_, amount) in &kept.rejected_amounts {
        rejected.add(amount);
    }
    AmountAccount {
        used: total(kept.part.amount()),
        rejected: rejected.value().to_string(),
        excluded: kept.excluded_amount.value().to_string(),
    }
}

fn code_counts(counts: ProblemCounts) -> Vec<CodeCount> {
    let sorted = counts.sorted().into_iter();
    sorted
        .map(|(code, rows)| CodeCount { code, rows })
        .collect()
}

fn notes(notes: &[(Role, u64)]) -> Vec<Note> {
    notes
        .iter()
        .map(|&(role, rows)| Note { role, rows })
        .collect()
}

/// A customer whose only row was rejected late has a number but no transaction.
fn buying_customers(ledger: &Ledger) -> usize {
    let has_rows = |&customer: &usize| !ledger.rows(customer).is_empty();
    (0..ledger.customer_count()).filter(has_rows).count()
}

fn total(amounts: &Amounts) -> String {
    let total: Money = (0..amounts.len()).map(|row| amounts.get(row)).sum();
    total.display(amounts.decimals()).to_string()
}

fn readings_if<T>(doubts: &[Doubt], doubt: Doubt, readings: impl FnOnce() -> Vec<T>) -> Vec<T> {
    match doubts.contains(&doubt) {
        true => readings(),
        false => Vec::new(),
    }
}

fn doubts(seen: &Transactions, revised: bool) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    if seen.days.evidence.is_doubtful() && !revised {
        doubts.push(Doubt::DateOrder);
    }
    if seen.days.is_mixed() && !revised {
        doubts.push(Doubt::MixedDates);
    }
    if seen.numbers.evidence.is_doubtful() && !revised {
        doubts.push(Doubt::Decimal);
    }
    doubts
}

fn measures(plan: &Plan) -> Vec<Measure> {
    let mut measures = vec![Measure::Revenue];
    if plan.mapping.has_profit() {
        measures.push(Measure::Profit);
    }
    if plan.mapping.quantity.is_some() {
        measures.push(Measure::Quantity);
    }
    if !plan.undated {
        measures.push(Measure::Occasions);
    }
    measures
}

fn dimensions(ledger: &Ledger) -> Vec<DimensionValues> {
    let mapped = Dimension::ALL
        .into_iter()
        .filter_map(|column| Some((column, ledger.dimension(column)?)));
    mapped
        .map(|(column, coded)| {
            let names = coded.names().iter().filter(|name| !name.is_empty());
            let values = coded.names().len() - 1;
            let mut names: Vec<String> = names.take(CHOICES + 1).map(str::to_owned).collect();
            names.sort_unstable();
            DimensionValues {
                column,
                values,
                names: (values <= CHOICES).then_some(names),
            }
        })
        .collect()
}
