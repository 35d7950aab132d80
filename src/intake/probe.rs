//! A look at the head of the files: what they seem to be, and how sure that is.

use super::columns::{self, Column, Guess, Kind};
use super::date_evidence::DateEvidence;
use super::dialect::Dialect;
use super::doubt::{CellReading, DecimalEvidence, Doubt};
use super::mapping::{Mapping, Role};
use super::plan::{DiscountUnit, Plan, Settled};
use super::sniff::{self, Choices, EncodingSample};
use super::sources::{self, Arrangement, Looked};
use super::table::Table;
use super::{DateOrder, DecimalSign};
use crate::error::Error;
use serde::Serialize;

/// The first bytes of a source: of a text file, a file in an archive, or a sheet's cells as text.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// Which of the dropped files it is or lies in.
    pub file: u32,
    /// Its number among the tables of that file, when the file is packed.
    pub table: Option<usize>,
    /// The file's name, with that of the sheet or member.
    pub name: String,
    /// Its whole size in bytes.
    pub size: u64,
    /// Its first bytes; a mebibyte is plenty.
    pub bytes: Vec<u8>,
    /// Whether it is a sheet of a workbook.
    pub is_sheet: bool,
    /// Whether the workbook hides it.
    pub is_hidden: bool,
}

impl Head {
    fn is_whole(&self) -> bool {
        self.bytes.len() as u64 >= self.size
    }

    /// What needs no guess: the cells of a sheet were written by this program.
    fn choices(&self) -> Choices {
        match self.is_sheet {
            true => Choices::plain(),
            false => Choices::default(),
        }
    }
}

/// What the head of the files shows.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Probe {
    /// How the files will be read.
    pub plan: Plan,
    /// The columns of the sales, then those of joined tables.
    pub columns: Vec<ColumnGuess>,
    /// The first records, as cells.
    pub rows: Vec<Vec<String>>,
    /// Both readings of a date that could be either.
    pub date_readings: Vec<CellReading<DateOrder>>,
    /// Both readings of an amount that could be either.
    pub decimal_readings: Vec<CellReading<DecimalSign>>,
    /// What is open; when nothing is, the files can be analysed at once.
    pub doubts: Vec<Doubt>,
    /// Identifies files of the same shape.
    pub fingerprint: String,
    /// All tables that the files hold.
    pub sources: Vec<Source>,
    /// How the letters of the first table read where it is neither UTF-8 nor UTF-16: in
    /// the encoding followed, then in the next likeliest.
    pub encodings: Vec<EncodingSample>,
    /// Another delimiter that makes nearly as good a table of it, with all that goes with it.
    pub other_dialect: Option<Dialect>,
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
    /// The joined source that it comes from; `None` for the sales' own.
    pub source: Option<u32>,
}

/// A table that the dropped files hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Source {
    /// Which of the dropped files.
    pub file: u32,
    /// The file's name, with that of the sheet or member.
    pub name: String,
    /// A text, or a sheet of a workbook.
    pub kind: SourceKind,
    /// Whether the workbook hides it.
    pub hidden: bool,
    /// The names of its columns.
    pub columns: Vec<String>,
    /// What the plan does with it.
    #[serde(rename = "use")]
    pub usage: Usage,
}

/// What a source is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum SourceKind {
    /// Delimited text.
    #[default]
    Text,
    /// A sheet of a workbook.
    Sheet,
}

impl SourceKind {
    /// Of a source with this head.
    pub fn of(head: &Head) -> SourceKind {
        match head.is_sheet {
            true => SourceKind::Sheet,
            false => SourceKind::Text,
        }
    }
}

/// What a plan does with a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Usage {
    /// Its rows are sales.
    Sales,
    /// Rows are looked up in it.
    Joined,
    /// It has other columns than the sales, and no key to look it up by.
    Unused,
    /// It has no rows.
    Empty,
}

/// How many records are shown.
const SHOWN: usize = 20;

/// A guess below this is a doubt.
const SURE: f64 = 0.6;

/// Makes a plan from the heads of the sources.
///
/// Fails when there is nothing in any of them, or when one is no text.
pub fn probe(heads: &[Head]) -> Result<Probe, Error> {
    let tables = tables(heads)?;
    Ok(guessed(heads, &tables, sources::arrange(&tables)))
}

/// Looks at the heads again by a plan that was changed.
///
/// The order of dates and the decimal sign are taken as the plan says, unless
/// another column than in `before` is to be the date or the amount: then that
/// column's cells decide. An order or sign other than in `before` was chosen, and is
/// settled. Joins may be taken out or added with the mapping still counting the
/// columns as `before` did. Where another table comes first among the sales, everything is guessed anew
/// around it.
pub fn replan(heads: &[Head], plan: Plan, before: &Probe) -> Result<Probe, Error> {
    let base = |plan: &Plan| plan.sources.first().map(|sales| sales.source);
    if base(&plan) != base(&before.plan) {
        return guessed_around(heads, &plan);
    }
    let sight = Sight::by(heads, &plan);
    let mapping = within(&plan.mapping, &sight);
    let decided = sight.decided(Plan { mapping, ..plan }, &before.plan);
    let sources = before.sources.iter().enumerate();
    let sources = sources.map(|(number, source)| Source {
        usage: usage(&decided, number as u32, source.usage == Usage::Empty),
        ..source.clone()
    });
    let sources = sources.collect();
    Ok(Probe {
        sources,
        encodings: encodings(heads, &decided),
        ..sight.probe(decided, None)
    })
}

/// A plan around the table that comes first among the plan's sales.
fn guessed_around(heads: &[Head], plan: &Plan) -> Result<Probe, Error> {
    let tables = tables(heads)?;
    let first = plan.sources.first().map(|sales| sales.source);
    let base = tables.iter().position(|table| Some(table.source) == first);
    Ok(guessed(
        heads,
        &tables,
        sources::arrange_around(base.unwrap_or(0), &tables),
    ))
}

/// All that follows from the tables as they are arranged.
fn guessed(heads: &[Head], tables: &[Looked], arrangement: Arrangement) -> Probe {
    let is_open =
        arrangement.by_role || !arrangement.joins.is_empty() || !arrangement.unused.is_empty();
    let base = &tables[arrangement.base];
    let mut plan = Plan {
        dialect: base.dialect().clone(),
        sources: arrangement.sales,
        joins: arrangement.joins,
        ..Plan::default()
    };
    let sight = Sight::by(heads, &plan);
    let columns = sight.columns();
    let guess = columns::guess(&columns);
    plan.mapping = guess.mapping();
    plan.wide = columns::periods(&columns, &guess);
    if !plan.wide.is_empty() {
        (plan.mapping.date, plan.mapping.amount) = (None, Vec::new());
    }
    plan.undated = columns::is_undated(&columns, &guess) && plan.wide.is_empty();
    let mut probe = sight.probe(plan, Some(&guess));
    let open = [
        (is_open, Doubt::Tables),
        (base.sniffed.is_header_unclear, Doubt::Header),
        (base.sniffed.second.is_some(), Doubt::Dialect),
    ];
    probe.doubts.extend(
        open.into_iter()
            .filter(|(is_open, _)| *is_open)
            .map(|(_, doubt)| doubt),
    );
    probe.doubts.sort_unstable();
    probe.sources = all_sources(heads, tables, &probe.plan);
    probe.encodings = encodings(heads, &probe.plan);
    probe.other_dialect.clone_from(&base.sniffed.second);
    probe
}

/// How the letters of the first table of sales read.
fn encodings(heads: &[Head], plan: &Plan) -> Vec<EncodingSample> {
    let first = plan.sources.first().map_or(0, |sales| sales.source);
    let head = heads.get(first as usize);
    head.map_or_else(Vec::new, |head| {
        sniff::samples(&head.bytes, plan.dialect.encoding)
    })
}

fn all_sources(heads: &[Head], tables: &[Looked], plan: &Plan) -> Vec<Source> {
    let source = |(number, head): (usize, &Head)| {
        let table = tables.iter().find(|table| table.source as usize == number);
        Source {
            file: head.file,
            name: head.name.clone(),
            kind: SourceKind::of(head),
            hidden: head.is_hidden,
            columns: table.map_or_else(Vec::new, |table| table.table.names.clone()),
            usage: usage(plan, number as u32, table.is_none()),
        }
    };
    heads.iter().enumerate().map(source).collect()
}

fn usage(plan: &Plan, source: u32, is_empty: bool) -> Usage {
    match () {
        () if plan.sources.iter().any(|sales| sales.source == source) => Usage::Sales,
        () if plan.joins.iter().any(|join| join.source == source) => Usage::Joined,
        () if is_empty => Usage::Empty,
        () => Usage::Unused,
    }
}

/// Whether there is nothing but a byte order mark.
fn is_empty(bytes: &[u8]) -> bool {
    matches!(bytes, b"" | b"\xef\xbb\xbf" | b"\xff\xfe" | b"\xfe\xff")
}

/// The tables that have rows. A hidden sheet counts only when nothing else does.
fn tables(heads: &[Head]) -> Result<Vec<Looked>, Error> {
    let is_blank = |head: &Head| sniff::is_blank(&head.bytes);
    let file = || {
        heads
            .first()
            .map_or_else(String::new, |head| head.name.clone())
    };
    if heads.iter().all(|head| is_empty(&head.bytes)) {
        return Err(Error::EmptyFile { file: file() });
    }
    if heads.iter().all(is_blank) {
        return Err(Error::BlankFile { file: file() });
    }
    heads.iter().try_for_each(require_text)?;
    let tables: Vec<Looked> = (0..)
        .zip(heads)
        .map(|(number, head)| looked(number, head))
        .collect::<Result<_, _>>()?;
    let (shown, hidden): (Vec<Looked>, Vec<Looked>) = tables
        .into_iter()
        .filter(|looked| !looked.table.records.is_empty())
        .partition(|looked| !heads[looked.source as usize].is_hidden);
    match (shown.is_empty(), hidden.is_empty()) {
        (false, _) => Ok(shown),
        (true, false) => Ok(hidden),
        (true, true) => Err(Error::NoRows { file: file() }),
    }
}

fn looked(source: u32, head: &Head) -> Result<Looked, Error> {
    let sniffed = sniff::guess(&head.bytes, head.is_whole(), &head.choices());
    require_width(head, sniffed.width)?;
    Ok(Looked {
        source,
        table: Table::of(&head.bytes, head.is_whole(), &sniffed.dialect),
        sniffed,
        is_whole: head.is_whole(),
    })
}

/// Tables beyond this are refused: no spreadsheet holds them.
const MAX_COLUMNS: usize = 16_384;

fn require_width(head: &Head, columns: usize) -> Result<(), Error> {
    match columns <= MAX_COLUMNS {
        true => Ok(()),
        false => Err(Error::TooManyColumns {
            file: head.name.clone(),
            columns,
        }),
    }
}

/// The plan's roles, as far as there are such columns; guessed anew where a needed one
/// is gone.
fn within(mapping: &Mapping, sight: &Sight) -> Mapping {
    let count = sight.table.names.len() as u32;
    let kept = mapping.moved(|column| (column < count).then_some(column));
    kept.unwrap_or_else(|_| columns::guess(&sight.columns()).mapping())
}

/// The plan with the order of dates and the decimal sign that its columns' cells speak for.
pub fn settle(heads: &[Head], plan: Plan) -> Plan {
    Sight::by(heads, &plan).settled(plan)
}

fn require_text(head: &Head) -> Result<(), Error> {
    let file = head.name.clone();
    match () {
        () if sniff::is_utf32(&head.bytes) => Err(Error::Utf32 { file }),
        () if is_known_binary(&head.bytes) || !sniff::is_text(&head.bytes) => {
            Err(Error::NotText { file })
        }
        () => Ok(()),
    }
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

/// The heads of the sales and of the tables joined to them, as one table.
struct Sight {
    table: Table,
    /// The columns by which rows of joined tables are found.
    keys: Vec<usize>,
    /// The joined source of each column.
    origins: Vec<Option<u32>>,
    /// Whether nothing but this is to be read.
    is_whole: bool,
}

impl Sight {
    fn by(heads: &[Head], plan: &Plan) -> Sight {
        let base = plan.sources.first().map_or(0, |sales| sales.source);
        let table = |source: u32, dialect: &Dialect| match heads.get(source as usize) {
            None => Table::default(),
            Some(head) => Table::of(&head.bytes, head.is_whole(), dialect),
        };
        let mut sight = Sight {
            table: table(base, &plan.dialect),
            keys: Vec::new(),
            origins: Vec::new(),
            is_whole: plan.sources.len() < 2
                && heads.get(base as usize).is_some_and(Head::is_whole),
        };
        sight.origins = vec![None; sight.table.names.len()];
        for join in &plan.joins {
            let other = table(join.source, &join.dialect);
            let key = sight.table.names.len() + join.column as usize;
            sight.keys.push(key);
            sight
                .origins
                .extend(other.names.iter().map(|_| Some(join.source)));
            sight.table = sight
                .table
                .joined(join.key as usize, &other, join.column as usize);
        }
        sight
    }

    fn columns(&self) -> Vec<Column> {
        let mut columns = self.table.columns();
        for (number, column) in columns.iter_mut().enumerate() {
            column.is_joined = self.origins[number].is_some();
            // A key says again what the sales say: it plays no role of its own.
            if self.keys.contains(&number) {
                column.kind = Kind::Empty;
            }
        }
        columns
    }

    /// What is seen with a plan. `guess` is there when the plan follows from it, and
    /// then the order of dates, the decimal sign and the discount are decided here too.
    fn probe(&self, mut plan: Plan, guess: Option<&Guess>) -> Probe {
        let (dates, decimals) = (self.date_evidence(&plan), self.decimal_evidence(&plan));
        let mut discount_is_open = false;
        if guess.is_some() {
            plan = self.settled(plan);
            (plan.discount, discount_is_open) = self.discount_unit(&plan);
        }
        let is_open = |is_doubtful: bool| self.is_whole && is_doubtful && guess.is_some();
        let open = [
            (is_open(dates.is_doubtful()), Doubt::DateOrder),
            (is_open(decimals.is_doubtful()), Doubt::Decimal),
            (guess.is_some() && !plan.wide.is_empty(), Doubt::Wide),
            (guess.is_some() && plan.undated, Doubt::Undated),
            (discount_is_open, Doubt::Discount),
        ];
        let of_roles =
            guess.map_or_else(|| missing_roles(&plan), |guess| unsure_roles(&plan, guess));
        let others = open.into_iter().filter(|(is_open, _)| *is_open);
        Probe {
            columns: self.guesses(&plan, guess),
            rows: self.table.records.iter().take(SHOWN).cloned().collect(),
            date_readings: dates.readings(),
            decimal_readings: decimals.readings(),
            doubts: of_roles
                .into_iter()
                .chain(others.map(|(_, doubt)| doubt))
                .collect(),
            fingerprint: fingerprint(&self.table.names),
            sources: Vec::new(),
            encodings: Vec::new(),
            other_dialect: None,
            plan,
        }
    }

    fn settled(&self, plan: Plan) -> Plan {
        Plan {
            date_order: self.date_evidence(&plan).preferred(),
            decimal: self.decimal_evidence(&plan).preferred(),
            ..plan
        }
    }

    /// A changed plan with its formats: found anew for another column, kept for the same.
    fn decided(&self, plan: Plan, before: &Plan) -> Plan {
        let found = self.settled(plan.clone());
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

    /// The cells of the date column, or the names of the period columns.
    fn date_cells(&self, plan: &Plan) -> impl Iterator<Item = &str> {
        let names = plan.wide.clone().into_iter();
        let names = names.filter_map(|column| self.table.names.get(column as usize));
        let column = plan.mapping.date.into_iter();
        let cells = column.flat_map(|column| self.table.cells(column as usize));
        cells.chain(names.map(String::as_str))
    }

    /// What the discount's cells mean, and whether that is open.
    fn discount_unit(&self, plan: &Plan) -> (DiscountUnit, bool) {
        match plan.mapping.discount {
            Some(column) if plan.mapping.amount.is_empty() => {
                let column = column as usize;
                let name = self.table.names.get(column).map_or("", String::as_str);
                columns::discount_unit(name, self.table.cells(column), plan.decimal)
            }
            _ => (DiscountUnit::default(), false),
        }
    }

    fn date_evidence(&self, plan: &Plan) -> DateEvidence {
        let mut evidence = DateEvidence::default();
        for cell in self.date_cells(plan) {
            evidence.add(cell.as_bytes());
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
            .flat_map(|role| plan.mapping.columns(role))
            .chain(plan.wide.iter().copied());
        for column in columns {
            self.table
                .cells(column as usize)
                .for_each(|cell| evidence.add(cell.as_bytes()));
        }
        evidence
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
                samples: self.table.samples(i),
                source: self.origins[i],
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
    let is_wide = !plan.wide.is_empty();
    let unsure = [
        (
            guess.confidence(Role::Customer) < SURE,
            Doubt::CustomerColumn,
        ),
        (
            !is_wide && !plan.undated && guess.confidence(Role::Date) < SURE,
            Doubt::DateColumn,
        ),
        (
            !is_wide && (amount < SURE || guess.amount_contested),
            Doubt::AmountColumn,
        ),
    ];
    unsure
        .into_iter()
        .filter(|(unsure, _)| *unsure)
        .map(|(_, doubt)| doubt)
        .collect()
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
            ..Head::default()
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
        assert_eq!(probe.plan.dialect.header, 0);
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
                ..Head::default()
            }]
        };
        assert_eq!(
            probe(&head(b" \n")).unwrap_err(),
            Error::BlankFile {
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
        assert_eq!(
            probe(&head(&utf16)).unwrap_err(),
            Error::NoRows {
                file: "x.csv".into()
            }
        );
        let utf32: Vec<u8> = "Customer\tDate\n"
            .chars()
            .flat_map(|c| u32::from(c).to_le_bytes())
            .collect();
        let expected = Error::Utf32 {
            file: "x.csv".into(),
        };
        assert_eq!(probe(&head(&utf32)).unwrap_err(), expected);
        let file = || "x.csv".to_owned();
        let mark = Error::EmptyFile { file: file() };
        assert_eq!(probe(&head("\u{feff}".as_bytes())).unwrap_err(), mark);
        for blanks in [&b"\r\n\t\n"[..], b"\0\0\x1a"] {
            let expected = Error::BlankFile { file: file() };
            assert_eq!(probe(&head(blanks)).unwrap_err(), expected);
        }
        assert!(probe(&[]).is_err());
    }

    #[test]
    fn another_date_column_brings_its_own_order() {
        let text = "Customer,Date,Paid,Amount\nAcme,2024-04-03,12/31/2024,12.50\n";
        let head = Head {
            name: "sales.csv".into(),
            size: text.len() as u64,
            bytes: text.into(),
            ..Head::default()
        };
        let before = probe(std::slice::from_ref(&head)).unwrap();
        let mut plan = before.plan.clone();
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
            ..Head::default()
        };
        let before = probe(std::slice::from_ref(&head)).unwrap();
        let plan = Plan {
            date_order: DateOrder::MonthDayYear,
            ..before.plan.clone()
        };
        let probe = replan(&[head], plan, &before).unwrap();
        assert_eq!(
            (probe.plan.date_order, probe.doubts.len()),
            (DateOrder::MonthDayYear, 0)
        );
    }
}
