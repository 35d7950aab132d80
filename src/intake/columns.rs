//! Which column plays which role: the header's words and the cells below decide together.

use super::amount::{self, DecimalSign};
use super::date::{self, DateOrder};
use super::plan::{Mapping, Role};
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

/// Whether any order reads the cell as a date.
pub fn is_date(cell: &str) -> bool {
    DateOrder::ALL
        .into_iter()
        .any(|order| date::parse(cell.as_bytes(), order).is_ok())
}

/// Whether either decimal sign reads the cell as a number.
pub fn is_number(cell: &str) -> bool {
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
        Role::Profit,
        Role::UnitCost,
        Role::Cost,
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
        let free = columns.iter().enumerate().filter(|(number, column)| {
            column.kind == kind
                && !(kind == Kind::Text && column.is_constant)
                && !given.iter().any(|other| other.column == *number as u32)
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
        | Role::Profit
        | Role::Cost
        | Role::UnitCost => column.kind == Kind::Number,
        Role::Customer | Role::Order | Role::Product => column.kind != Kind::Empty,
        _ => column.kind == Kind::Text,
    };
    if !allowed || column.filled < 0.2 {
        return 0.0;
    }
    let name = Name::of(&column.name);
    let likeness = words(role)
        .iter()
        .map(|&(word, weight)| weight * name.likeness(word))
        .fold(0.0, f64::max);
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

/// The words of a role and how surely they mean it.
fn words(role: Role) -> &'static [(&'static str, f64)] {
    match role {
        Role::Customer => &[
            ("customer id", 1.0),
            ("customer no", 1.0),
            ("customer number", 1.0),
            ("customer code", 1.0),
            ("customer key", 1.0),
            ("cust id", 1.0),
            ("cust no", 1.0),
            ("client id", 1.0),
            ("client no", 1.0),
            ("client code", 1.0),
            ("account id", 0.9),
            ("account no", 0.9),
            ("account number", 0.9),
            ("account code", 0.9),
            ("party code", 1.0),
            ("party id", 1.0),
            ("partner id", 0.95),
            ("partner no", 0.95),
            ("buyer id", 0.95),
            ("dealer code", 0.95),
            ("kundennummer", 1.0),
            ("kundennr", 1.0),
            ("kunden nr", 1.0),
            ("debitorennummer", 1.0),
            ("code client", 1.0),
            ("numéro client", 1.0),
            ("código cliente", 1.0),
            ("id cliente", 1.0),
            ("код клиента", 1.0),
            ("код контрагента", 1.0),
            ("গ্রাহক নম্বর", 1.0),
            ("গ্রাহক আইডি", 1.0),
            ("ਗਾਹਕ ਨੰਬਰ", 1.0),
            ("ग्राहक संख्या", 1.0),
        ],
        Role::CustomerName => &[
            ("customer", 1.0),
            ("customer name", 1.0),
            ("client", 1.0),
            ("client name", 1.0),
            ("party", 0.95),
            ("particulars", 0.85),
            ("party name", 1.0),
            ("buyer", 0.95),
            ("buyer name", 1.0),
            ("account name", 0.95),
            ("account", 0.8),
            ("company name", 0.85),
            ("company", 0.75),
            ("partner", 0.8),
            ("partner name", 0.9),
            ("bill to", 0.85),
            ("sold to", 0.9),
            ("dealer", 0.85),
            ("dealer name", 0.9),
            ("distributor", 0.8),
            ("retailer", 0.8),
            ("beneficiary name", 0.9),
            ("beneficiary", 0.85),
            ("supplier name", 0.85),
            ("supplier", 0.8),
            ("vendor", 0.75),
            ("payee", 0.8),
            ("merchant", 0.75),
            ("outlet", 0.6),
            ("store", 0.6),
            ("shop", 0.6),
            ("name of the political party", 0.8),
            ("kunde", 1.0),
            ("kundenname", 1.0),
            ("auftraggeber", 0.9),
            ("debitor", 0.9),
            ("nom client", 1.0),
            ("nom du client", 1.0),
            ("acheteur", 0.9),
            ("société", 0.75),
            ("cliente", 1.0),
            ("nombre cliente", 1.0),
            ("razón social", 0.9),
            ("nome do cliente", 1.0),
            ("razão social", 0.9),
            ("заказчик", 1.0),
            ("клиент", 1.0),
            ("покупатель", 1.0),
            ("контрагент", 1.0),
            ("наименование клиента", 1.0),
            ("গ্রাহক", 1.0),
            ("গ্রাহকের নাম", 1.0),
            ("ক্রেতা", 0.95),
            ("পার্টি", 0.9),
            ("ਗਾਹਕ", 1.0),
            ("ਗਾਹਕ ਦਾ ਨਾਮ", 1.0),
            ("ਖਰੀਦਦਾਰ", 0.95),
            ("ਪਾਰਟੀ", 0.9),
            ("ग्राहक", 1.0),
            ("ग्राहक का नाम", 1.0),
            ("खरीदार", 0.95),
            ("पार्टी", 0.9),
        ],
        Role::Date => &[
            ("date", 0.95),
            ("order date", 1.0),
            ("invoice date", 1.0),
            ("inv date", 1.0),
            ("sale date", 1.0),
            ("sales date", 1.0),
            ("transaction date", 1.0),
            ("posting date", 0.95),
            ("bill date", 1.0),
            ("voucher date", 0.95),
            ("payment date", 0.95),
            ("document date", 0.95),
            ("purchase date", 0.95),
            ("created at", 0.9),
            ("week starting", 0.85),
            ("day", 0.75),
            ("month", 0.7),
            ("ship date", 0.7),
            ("delivery date", 0.7),
            ("due date", 0.5),
            ("datum", 0.95),
            ("rechnungsdatum", 1.0),
            ("bestelldatum", 1.0),
            ("belegdatum", 1.0),
            ("date facture", 1.0),
            ("date commande", 1.0),
            ("fecha", 0.95),
            ("data", 0.9),
            ("дата", 0.95),
            ("дата заказа", 1.0),
            ("তারিখ", 0.95),
            ("ਮਿਤੀ", 0.95),
            ("ਤਾਰੀਖ", 0.95),
            ("दिनांक", 0.95),
            ("तारीख", 0.95),
        ],
        Role::Amount => &[
            ("amount", 1.0),
            ("sales", 1.0),
            ("net amount", 1.0),
            ("net sales", 1.0),
            ("revenue", 1.0),
            ("turnover", 1.0),
            ("sales amount", 1.0),
            ("line total", 1.0),
            ("total amount", 0.95),
            ("taxable amount", 1.0),
            ("taxable amt", 1.0),
            ("taxable value", 1.0),
            ("net value", 0.95),
            ("invoice value", 0.9),
            ("sale", 0.85),
            ("sale amount", 1.0),
            ("amt", 0.9),
            ("total", 0.9),
            ("gross total", 0.85),
            ("total price", 0.9),
            ("subtotal", 0.85),
            ("value", 0.8),
            ("gross amount", 0.85),
            ("gross sales", 0.8),
            ("sale dollars", 0.95),
            ("dollar value", 0.9),
            ("denomination", 0.8),
            ("umsatz", 1.0),
            ("betrag", 0.95),
            ("nettobetrag", 1.0),
            ("netto", 0.85),
            ("montant", 1.0),
            ("montant ht", 1.0),
            ("chiffre d affaires", 1.0),
            ("ca", 0.7),
            ("importe", 1.0),
            ("ventas", 1.0),
            ("valor", 0.9),
            ("vendas", 1.0),
            ("receita", 1.0),
            ("сумма", 1.0),
            ("выручка", 1.0),
            ("итого", 0.9),
            ("стоимость", 0.8),
            ("বিক্রয়", 1.0),
            ("টাকা", 0.9),
            ("মোট", 0.9),
            ("মূল্য", 0.8),
            ("রাজস্ব", 1.0),
            ("ਵਿਕਰੀ", 1.0),
            ("ਰਕਮ", 1.0),
            ("ਕੁੱਲ", 0.9),
            ("ਆਮਦਨ", 0.95),
            ("राशि", 1.0),
            ("बिक्री", 1.0),
            ("कुल", 0.9),
        ],
        Role::Quantity => &[
            ("quantity", 1.0),
            ("qty", 1.0),
            ("units", 0.9),
            ("units sold", 1.0),
            ("pieces", 0.9),
            ("pcs", 0.9),
            ("volume", 0.7),
            ("quantity ordered", 1.0),
            ("liters", 0.75),
            ("kg", 0.75),
            ("menge", 1.0),
            ("anzahl", 0.9),
            ("quantité", 1.0),
            ("qté", 1.0),
            ("cantidad", 1.0),
            ("quantidade", 1.0),
            ("количество", 1.0),
            ("кол во", 1.0),
            ("পরিমাণ", 0.95),
            ("ਮਾਤਰਾ", 1.0),
            ("मात्रा", 1.0),
        ],
        Role::UnitPrice => &[
            ("unit price", 1.0),
            ("price each", 1.0),
            ("price", 0.9),
            ("rate", 0.9),
            ("sale price", 0.9),
            ("selling price", 0.95),
            ("price per unit", 1.0),
            ("einzelpreis", 1.0),
            ("preis", 0.9),
            ("prix unitaire", 1.0),
            ("prix", 0.9),
            ("precio", 0.9),
            ("precio unitario", 1.0),
            ("preço unitário", 1.0),
            ("preço", 0.9),
            ("цена", 0.95),
            ("цена за упаковку", 1.0),
            ("দর", 0.9),
            ("একক মূল্য", 1.0),
            ("ਦਰ", 0.9),
            ("ਕੀਮਤ", 0.9),
            ("दर", 0.9),
            ("कीमत", 0.9),
        ],
        Role::Profit => &[
            ("profit", 1.0),
            ("margin", 0.85),
            ("gross profit", 1.0),
            ("net profit", 0.95),
            ("gewinn", 1.0),
            ("deckungsbeitrag", 0.95),
            ("marge", 0.85),
            ("bénéfice", 1.0),
            ("beneficio", 1.0),
            ("lucro", 1.0),
            ("прибыль", 1.0),
            ("মুনাফা", 1.0),
            ("লাভ", 0.95),
            ("ਮੁਨਾਫ਼ਾ", 1.0),
            ("ਲਾਭ", 0.95),
            ("लाभ", 0.95),
            ("मुनाफा", 1.0),
        ],
        Role::Cost => &[
            ("cost", 0.95),
            ("cogs", 1.0),
            ("cost of goods sold", 1.0),
            ("total cost", 1.0),
            ("cost amount", 1.0),
            ("kosten", 0.9),
            ("wareneinsatz", 0.95),
            ("coût", 0.9),
            ("costo", 0.9),
            ("custo", 0.9),
            ("себестоимость", 1.0),
            ("খরচ", 0.9),
            ("ਲਾਗਤ", 0.95),
            ("लागत", 0.95),
        ],
        Role::UnitCost => &[
            ("unit cost", 1.0),
            ("cost each", 1.0),
            ("cost price", 0.95),
            ("purchase price", 0.9),
            ("cost per unit", 1.0),
        ],
        Role::Currency => &[
            ("currency", 1.0),
            ("currency code", 1.0),
            ("währung", 1.0),
            ("devise", 1.0),
            ("moneda", 1.0),
            ("валюта", 1.0),
        ],
        Role::Product => &[
            ("product", 1.0),
            ("product name", 1.0),
            ("item", 0.95),
            ("item name", 1.0),
            ("description", 0.85),
            ("product code", 0.8),
            ("product id", 0.75),
            ("stock code", 0.75),
            ("sku", 0.75),
            ("article", 0.9),
            ("item code", 0.75),
            ("material", 0.8),
            ("artikel", 0.95),
            ("produkt", 1.0),
            ("produit", 1.0),
            ("producto", 1.0),
            ("produto", 1.0),
            ("товар", 1.0),
            ("номенклатура", 1.0),
            ("পণ্য", 1.0),
            ("ਉਤਪਾਦ", 1.0),
            ("उत्पाद", 1.0),
        ],
        Role::Category => &[
            ("category", 1.0),
            ("product category", 1.0),
            ("product line", 0.95),
            ("item group", 1.0),
            ("product group", 1.0),
            ("group", 0.6),
            ("sub category", 0.75),
            ("produktlinie", 0.95),
            ("warengruppe", 1.0),
            ("kategorie", 1.0),
            ("gamme", 0.9),
            ("catégorie", 1.0),
            ("categoría", 1.0),
            ("categoria", 1.0),
            ("категория", 1.0),
            ("শ্রেণি", 0.9),
            ("ਸ਼੍ਰੇਣੀ", 0.9),
            ("श्रेणी", 0.9),
        ],
        Role::Region => &[
            ("region", 1.0),
            ("territory", 0.9),
            ("branch", 0.85),
            ("state", 0.75),
            ("city", 0.7),
            ("country", 0.7),
            ("county", 0.7),
            ("area", 0.75),
            ("zone", 0.8),
            ("district", 0.8),
            ("country region", 0.7),
            ("land", 0.7),
            ("gebiet", 0.9),
            ("pays", 0.7),
            ("région", 1.0),
            ("región", 1.0),
            ("região", 1.0),
            ("регион", 1.0),
            ("город", 0.7),
            ("অঞ্চল", 1.0),
            ("জেলা", 0.8),
            ("ਖੇਤਰ", 1.0),
            ("ਸ਼ਹਿਰ", 0.7),
            ("क्षेत्र", 1.0),
            ("शहर", 0.7),
        ],
        Role::Manager => &[
            ("manager", 1.0),
            ("account manager", 1.0),
            ("sales person", 1.0),
            ("salesperson", 1.0),
            ("sales rep", 1.0),
            ("salesman", 1.0),
            ("representative", 0.9),
            ("sales representative", 1.0),
            ("employee", 0.75),
            ("agent", 0.8),
            ("seller", 0.8),
            ("executive", 0.8),
            ("verkäufer", 1.0),
            ("vertreter", 0.9),
            ("vendeur", 1.0),
            ("vendedor", 1.0),
            ("менеджер", 1.0),
            ("বিক্রয় প্রতিনিধি", 1.0),
            ("ਮੈਨੇਜਰ", 1.0),
            ("प्रबंधक", 1.0),
        ],
        Role::Channel => &[
            ("channel", 1.0),
            ("sales channel", 1.0),
            ("source", 0.85),
            ("lead source", 0.9),
            ("segment", 0.6),
            ("kanal", 1.0),
            ("vertriebskanal", 1.0),
            ("canal", 1.0),
            ("канал", 1.0),
            ("মাধ্যম", 0.8),
            ("ਚੈਨਲ", 1.0),
            ("चैनल", 1.0),
        ],
        Role::Order => &[
            ("order id", 1.0),
            ("order no", 1.0),
            ("order number", 1.0),
            ("ordernumber", 1.0),
            ("sales order id", 1.0),
            ("invoice", 0.9),
            ("invoice no", 1.0),
            ("invoice id", 1.0),
            ("invoice number", 1.0),
            ("inv no", 1.0),
            ("bill no", 1.0),
            ("voucher no", 0.95),
            ("vch no", 0.95),
            ("document no", 0.9),
            ("doc no", 0.9),
            ("receipt no", 0.9),
            ("transaction id", 0.9),
            ("rechnungsnr", 1.0),
            ("rechnungsnummer", 1.0),
            ("auftragsnummer", 1.0),
            ("bestellnummer", 1.0),
            ("n facture", 0.95),
            ("numéro facture", 1.0),
            ("factura", 0.85),
            ("pedido", 0.85),
            ("номер заказа", 1.0),
            ("চালান নম্বর", 1.0),
            ("ਬਿੱਲ ਨੰਬਰ", 1.0),
            ("बिल संख्या", 1.0),
        ],
    }
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
            (None, Some(1), Some(3))
        );
        assert!(mapping.is_complete());
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
