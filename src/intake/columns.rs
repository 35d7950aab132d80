//! Which column plays which role: the header's words and the cells below decide together.

use super::amount::{self, DecimalSign};
use super::date::{self, DateOrder};
use super::date_evidence::DateEvidence;
use super::header_words::words;
use super::mapping::{Mapping, Role};
use super::plan::DiscountUnit;
use serde::Serialize;

/// What most cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// Nothing in any cell.
    Empty,
    /// Numbers.
    Number,
    /// Dates.
    Date,
    /// Anything else.
    Text,
}

/// A column of the head of a file.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What most of its cells are.
    pub kind: Kind,
    /// The share of records in which it is not empty.
    pub filled: f64,
    /// Whether all its cells that are not empty are the same.
    pub is_constant: bool,
    /// Whether it comes from a joined table.
    pub is_joined: bool,
}

/// A role given to a column, with the confidence of the guess (0..1).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Given {
    /// The role.
    pub role: Role,
    /// The column's number.
    pub column: u32,
    /// 0..1.
    pub confidence: f64,
}

/// The roles that the columns seem to play, and whether two columns compete for the amount.
pub struct Guess {
    /// At most one role for a column.
    pub given: Vec<Given>,
    /// Another column could be the amount just as well.
    pub amount_contested: bool,
}

impl Guess {
    /// The guess as a mapping.
    pub fn mapping(&self) -> Mapping {
        let mut mapping = Mapping::default();
        for given in &self.given {
            mapping.set(given.role, vec![given.column]);
        }
        mapping
    }

    /// How sure the guess is of a role; 0 when no column has it.
    pub fn confidence(&self, role: Role) -> f64 {
        self.given
            .iter()
            .find(|given| given.role == role)
            .map_or(0.0, |given| given.confidence)
    }
}

/// A header or content match below this is no match.
const LEAST: f64 = 0.5;

/// What more than half of the cells are that are not empty.
pub fn kind<'a>(cells: impl Iterator<Item = &'a str>) -> Kind {
    let (mut all, mut dates, mut numbers) = (0, 0, 0);
    for cell in cells.filter(|cell| !cell.trim().is_empty()) {
        all += 1;
        dates += u32::from(is_date(cell));
        numbers += u32::from(is_number(cell));
    }
    match all {
        0 => Kind::Empty,
        _ if dates * 2 > all => Kind::Date,
        _ if numbers * 2 > all => Kind::Number,
        _ => Kind::Text,
    }
}

/// The columns that stand for periods: at least three that are called by a date and hold
/// numbers, where no column holds dates.
pub fn periods(columns: &[Column], guess: &Guess) -> Vec<u32> {
    const LEAST_PERIODS: usize = 3;
    let is_called_so = |&(_, column): &(u32, &Column)| is_day_or_period(&column.name);
    let periods: Vec<(u32, &Column)> = (0..).zip(columns).filter(is_called_so).collect();
    let is_fit = |column: &Column| matches!(column.kind, Kind::Number | Kind::Empty);
    let fit = periods.iter().filter(|(_, column)| is_fit(column)).count();
    let is_wide = periods.len() >= LEAST_PERIODS && 2 * fit > periods.len();
    match is_wide && guess.confidence(Role::Date) < LEAST {
        true => periods.into_iter().map(|(number, _)| number).collect(),
        false => Vec::new(),
    }
}

/// Whether no column holds dates, though customers and amounts are clear.
pub fn is_undated(columns: &[Column], guess: &Guess) -> bool {
    let is_clear = |role: Role| guess.confidence(role) >= LEAST;
    let has_amount = is_clear(Role::Amount) || is_clear(Role::UnitPrice);
    let has_customer = is_clear(Role::Customer);
    has_customer && has_amount && columns.iter().all(|column| column.kind != Kind::Date)
}

/// What the cells of a discount column called `name` mean, and whether that is open.
pub fn discount_unit<'a>(
    name: &str,
    cells: impl Iterator<Item = &'a str>,
    sign: DecimalSign,
) -> (DiscountUnit, bool) {
    let lower = name.to_lowercase();
    let (mut is_percent, mut largest) = (
        ["%", "percent", "pct"]
            .iter()
            .any(|word| lower.contains(word)),
        0.0_f64,
    );
    for cell in cells {
        is_percent |= cell.trim_end().ends_with('%');
        if let Ok((units, decimals)) = amount::parse(cell.as_bytes(), sign) {
            largest = largest.max(units as f64 / 10f64.powi(decimals.into()));
        }
    }
    match largest {
        _ if is_percent => (DiscountUnit::Percent, false),
        0.0 => (DiscountUnit::Amount, false),
        largest if largest < 1.0 => (DiscountUnit::Fraction, false),
        largest if largest <= 100.0 => (DiscountUnit::Percent, true),
        _ => (DiscountUnit::Amount, false),
    }
}

/// What the cells are of a column with this name: numbers that can be days, such as
/// `45123` or `202402`, are dates where the name says so.
pub fn kind_under<'a>(name: &str, cells: impl Iterator<Item = &'a str> + Clone) -> Kind {
    match kind(cells.clone()) {
        Kind::Number if likeness(Role::Date, name) >= LEAST && are_dates(cells) => Kind::Date,
        kind => kind,
    }
}

fn are_dates<'a>(cells: impl Iterator<Item = &'a str>) -> bool {
    let mut evidence = DateEvidence::default();
    cells.for_each(|cell| evidence.add(cell.as_bytes()));
    evidence.are_dates()
}

/// Whether the cell is a date by itself. A number is none, for it may count or name
/// anything, unless it has the eight digits of a day.
pub fn is_date(cell: &str) -> bool {
    is_day_or_period(cell) && (cell.trim().chars().count() == 8 || !is_number(cell))
}

/// Whether the text names a day or a period, be it a year or a month by its digits alone.
pub fn is_day_or_period(text: &str) -> bool {
    let is_read = |order| date::parse(text.as_bytes(), order).is_ok();
    let of_numbers = DateOrder::ALL
        .into_iter()
        .filter(|order| !order.is_counted());
    of_numbers.into_iter().any(is_read)
}

/// Whether either decimal sign reads the cell as a number, or as one of percent.
pub fn is_number(cell: &str) -> bool {
    let cell = cell.trim_end().trim_end_matches('%');
    DecimalSign::ALL.into_iter().any(|sign| {
        !matches!(
            amount::parse(cell.as_bytes(), sign),
            Err(amount::AmountError::Format | amount::AmountError::Range)
        )
    })
}

/// Gives each role to the column that fits it best, the needed roles first.
pub fn guess(columns: &[Column]) -> Guess {
    let mut given = Vec::new();
    let order = [
        Role::Date,
        Role::Order,
        Role::Customer,
        Role::CustomerName,
        Role::Amount,
        Role::UnitPrice,
        Role::Quantity,
        Role::Discount,
        Role::Profit,
        Role::UnitCost,
        Role::Cost,
        Role::CustomerType,
        Role::Category,
        Role::Product,
        Role::Region,
        Role::Manager,
        Role::Channel,
        Role::Currency,
    ];
    for role in order {
        give(role, columns, &mut given);
    }
    settle_customer(&mut given);
    let amount_contested = is_amount_contested(columns, &given);
    by_content(columns, &mut given);
    drop_price_without_need(&mut given);
    Guess {
        given,
        amount_contested,
    }
}

fn give(role: Role, columns: &[Column], given: &mut Vec<Given>) {
    let free = |number: u32| !given.iter().any(|other: &Given| other.column == number);
    let candidates = columns
        .iter()
        .enumerate()
        .map(|(number, column)| (number as u32, fit(role, column)));
    let best = candidates
        .filter(|&(number, fit)| fit >= LEAST && free(number))
        .reduce(|best, next| if next.1 > best.1 { next } else { best });
    if let Some((column, confidence)) = best {
        given.push(Given {
            role,
            column,
            confidence,
        });
    }
}

/// A customer who has a name but no number is identified by the name.
fn settle_customer(given: &mut [Given]) {
    let has_number = given.iter().any(|given| given.role == Role::Customer);
    if let Some(name) = given
        .iter_mut()
        .find(|given| given.role == Role::CustomerName && !has_number)
    {
        name.role = Role::Customer;
    }
}

/// Whether a second column could be the amount nearly as well: gross beside net.
fn is_amount_contested(columns: &[Column], given: &[Given]) -> bool {
    let Some(amount) = given.iter().find(|given| given.role == Role::Amount) else {
        return false;
    };
    let taken = |number: u32| given.iter().any(|other| other.column == number);
    columns.iter().enumerate().any(|(number, column)| {
        !taken(number as u32) && fit(Role::Amount, column) >= 0.8 * amount.confidence
    })
}

/// Where the header says nothing: the only date, the only number, the text that is always there.
fn by_content(columns: &[Column], given: &mut Vec<Given>) {
    let has = |role: Role, given: &[Given]| given.iter().any(|other| other.role == role);
    let computed = has(Role::Quantity, given) && has(Role::UnitPrice, given);
    for (role, kind) in [
        (Role::Date, Kind::Date),
        (Role::Amount, Kind::Number),
        (Role::Customer, Kind::Text),
    ] {
        if has(role, given) || (role == Role::Amount && computed) {
            continue;
        }
        let is_excluded = |column: &Column| match kind {
            Kind::Number => column.is_joined,
            Kind::Text => column.is_constant,
            _ => false,
        };
        let is_taken = |number: usize| given.iter().any(|other| other.column == number as u32);
        let free = columns.iter().enumerate().filter(|&(number, column)| {
            column.kind == kind && !is_excluded(column) && !is_taken(number)
        });
        let free: Vec<usize> = free.map(|(number, _)| number).collect();
        let (only, pick) = (
            free.len() == 1,
            if kind == Kind::Number {
                free.last()
            } else {
                free.first()
            },
        );
        if let Some(&column) = pick {
            let confidence = match (kind, only) {
                (Kind::Date, true) => 0.9,
                (_, true) => 0.55,
                (_, false) => 0.3,
            };
            given.push(Given {
                role,
                column: column as u32,
                confidence,
            });
        }
    }
}

/// A unit price serves only to compute an amount or not at all.
fn drop_price_without_need(given: &mut Vec<Given>) {
    let has = |role: Role| given.iter().any(|other| other.role == role);
    if has(Role::Amount) || !has(Role::Quantity) {
        given.retain(|given| given.role != Role::UnitPrice);
    }
}

/// How well a column fits a role, 0..1: its name's likeness, if its cells allow the role.
fn fit(role: Role, column: &Column) -> f64 {
    let allowed = match role {
        Role::Date => column.kind == Kind::Date,
        Role::Amount
        | Role::Quantity
        | Role::UnitPrice
        | Role::Discount
        | Role::Profit
        | Role::Cost
        | Role::UnitCost => column.kind == Kind::Number,
        Role::Customer | Role::Order | Role::Product => column.kind != Kind::Empty,
        _ => column.kind == Kind::Text,
    };
    // What a joined table says once for several sales would be counted several times.
    let is_counted_again = column.is_joined && is_summed(role);
    if !allowed || is_counted_again || column.filled < 0.2 {
        return 0.0;
    }
    let name = Name::of(&column.name);
    let likeness = likeness(role, &column.name);
    let is_code = matches!(
        role,
        Role::Amount | Role::Quantity | Role::Profit | Role::Cost
    ) && name.is_code();
    let emptiness = if column.filled < 0.5 && matches!(role, Role::Customer | Role::CustomerName) {
        0.5
    } else {
        1.0
    };
    if is_code { 0.0 } else { likeness * emptiness }
}

/// How much a column's name is like the words for a role, 0..1.
fn likeness(role: Role, name: &str) -> f64 {
    let name = Name::of(name);
    words(role)
        .iter()
        .map(|&(word, weight)| weight * name.likeness(word))
        .fold(0.0, f64::max)
}

/// Whether the column's numbers are added up.
fn is_summed(role: Role) -> bool {
    matches!(
        role,
        Role::Amount | Role::Quantity | Role::Discount | Role::Profit | Role::Cost
    )
}

/// A column's name without case, blanks and punctuation.
pub fn plain_name(name: &str) -> String {
    split_words(name).concat()
}

/// A column's name, taken apart.
struct Name {
    words: Vec<String>,
    joined: String,
}

impl Name {
    fn of(text: &str) -> Name {
        let words = split_words(text);
        Name {
            joined: words.concat(),
            words,
        }
    }

    /// 1 for the same name, less for one that holds the word among others.
    fn likeness(&self, word: &str) -> f64 {
        let wanted: Vec<&str> = word.split(' ').collect();
        let joined = wanted.concat();
        if self.joined == joined {
            return 1.0;
        }
        let extra = self.words.len().saturating_sub(wanted.len());
        if extra > 0
            && self
                .words
                .windows(wanted.len())
                .any(|words| words == wanted)
        {
            return 0.9 - 0.04 * extra as f64;
        }
        let long_enough = joined.chars().count() >= 5;
        if long_enough && (self.joined.starts_with(&joined) || self.joined.ends_with(&joined)) {
            0.75
        } else {
            0.0
        }
    }

    /// Whether the name is that of a code or number, not of an amount.
    fn is_code(&self) -> bool {
        const CODES: [&str; 6] = ["id", "no", "nr", "code", "number", "key"];
        CODES
            .iter()
            .any(|code| self.words.last().is_some_and(|word| word == code))
            || (self.words.len() == 1
                && ["id", "number", "code"]
                    .iter()
                    .any(|code| self.joined.ends_with(code)))
    }
}

/// Lower-case words: `CustomerID`, `customer_id` and `Customer ID` are the same.
fn split_words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut previous_lower = false;
    let mut in_word = false;
    for character in text.chars() {
        let is_mark = !character.is_ascii() && !character.is_whitespace() && character != '\u{a0}';
        if !(character.is_alphanumeric() || is_mark) {
            in_word = false;
            continue;
        }
        let starts = !in_word || (previous_lower && character.is_uppercase());
        if starts {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.extend(character.to_lowercase());
        }
        in_word = true;
        previous_lower = character.is_lowercase();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Columns written as `name:kind`, with kind d, n or t.
    fn columns(spec: &str) -> Vec<Column> {
        spec.split(',')
            .map(|column| {
                let (name, kind) = column.split_once(':').unwrap();
                let kind = match kind {
                    "d" => Kind::Date,
                    "n" => Kind::Number,
                    _ => Kind::Text,
                };
                Column {
                    name: name.to_owned(),
                    kind,
                    filled: 1.0,
                    is_constant: false,
                    is_joined: false,
                }
            })
            .collect()
    }

    fn named(spec: &str, role: Role) -> Option<String> {
        let columns = columns(spec);
        let mapping = guess(&columns).mapping();
        mapping
            .columns(role)
            .first()
            .map(|&column| columns[column as usize].name.clone())
    }

    #[test]
    fn headers_of_different_houses() {
        for (spec, customer, date, amount) in [
            (
                "Row ID:n,Order ID:t,Order Date:d,Ship Date:d,Customer ID:t,Customer Name:t,Segment:t,Country:t,Sales:n,Quantity:n,Profit:n",
                "Customer ID",
                "Order Date",
                "Sales",
            ),
            (
                "ORDERNUMBER:n,QUANTITYORDERED:n,PRICEEACH:n,SALES:n,ORDERDATE:d,MSRP:n,CUSTOMERNAME:t,PHONE:t",
                "CUSTOMERNAME",
                "ORDERDATE",
                "SALES",
            ),
            (
                "SALESORDERID:n,CREATEDBY:n,CREATEDAT:d,CHANGEDAT:d,PARTNERID:n,GROSSAMOUNT:n,NETAMOUNT:n,TAXAMOUNT:n",
                "PARTNERID",
                "CREATEDAT",
                "NETAMOUNT",
            ),
            (
                "Payment Date:d,Amount:n,Organisational Unit:t,Beneficiary Name:t,Company Number:n",
                "Beneficiary Name",
                "Payment Date",
                "Amount",
            ),
            (
                "Rechnungsnr:n,Datum:d,Kunde:t,Land:t,Menge:n,Umsatz:n",
                "Kunde",
                "Datum",
                "Umsatz",
            ),
            (
                "N° facture:n,Date:d,Client:t,Pays:t,Quantité:n,Montant:n",
                "Client",
                "Date",
                "Montant",
            ),
            (
                "Дата:d,Заказчик:t,Цена:n,Количество:n,Итого:n",
                "Заказчик",
                "Дата",
                "Итого",
            ),
            ("তারিখ:d,গ্রাহক:t,টাকা:n", "গ্রাহক", "তারিখ", "টাকা"),
            ("ਮਿਤੀ:d,ਗਾਹਕ:t,ਰਕਮ:n", "ਗਾਹਕ", "ਮਿਤੀ", "ਰਕਮ"),
            (
                "Inv No:t,Inv Date:d,Party Name:t,Item Group:t,Qty:n,Taxable Amt:n,COGS:n,Branch:t,Sales Person:t",
                "Party Name",
                "Inv Date",
                "Taxable Amt",
            ),
        ] {
            assert_eq!(
                named(spec, Role::Customer).as_deref(),
                Some(customer),
                "{spec}"
            );
            assert_eq!(named(spec, Role::Date).as_deref(), Some(date), "{spec}");
            assert_eq!(named(spec, Role::Amount).as_deref(), Some(amount), "{spec}");
        }
    }

    #[test]
    fn a_number_identifies_and_the_name_is_shown() {
        let spec = "InvoiceDate:d,CustomerId:n,Customer:t,Total:n";
        assert_eq!(named(spec, Role::Customer).as_deref(), Some("CustomerId"));
        assert_eq!(named(spec, Role::CustomerName).as_deref(), Some("Customer"));
    }

    #[test]
    fn without_an_amount_it_is_quantity_times_price() {
        let guess = guess(&columns(
            "InvoiceNo:n,Quantity:n,InvoiceDate:d,UnitPrice:n,CustomerID:n",
        ));
        let mapping = guess.mapping();
        assert_eq!(
            (mapping.amount, mapping.quantity, mapping.unit_price),
            (vec![], Some(1), Some(3))
        );
    }

    #[test]
    fn gross_beside_net_is_contested() {
        assert!(guess(&columns("PARTNERID:n,D:d,GROSSAMOUNT:n,NETAMOUNT:n")).amount_contested);
        assert!(!guess(&columns("Customer:t,Date:d,Sales:n,Profit:n,Quantity:n")).amount_contested);
    }

    #[test]
    fn a_kind_is_what_more_than_half_of_the_cells_are() {
        assert_eq!(kind(["1", "2", "x"].into_iter()), Kind::Number);
        assert_eq!(kind(["1/2/2024", "", "13/2/2024"].into_iter()), Kind::Date);
        assert_eq!(kind(["", " "].into_iter()), Kind::Empty);
        assert_eq!(kind(["a", "1"].into_iter()), Kind::Text);
    }
}
