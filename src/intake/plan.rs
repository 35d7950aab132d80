//! All that must be decided before the whole file is read: shown, changeable, remembered.

use super::amount::DecimalSign;
use super::date::DateOrder;
use super::scan::Structure;
use crate::ledger::Shape;
use crate::settings::Dimension;
use serde::{Deserialize, Serialize};

/// How files are read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Plan {
    /// How bytes become cells.
    pub dialect: Dialect,
    /// Which column plays which role.
    pub mapping: Mapping,
    /// How dates are written.
    pub date_order: DateOrder,
    /// How numbers are written.
    pub decimal: DecimalSign,
    /// What is settled, so that the cells no longer change it.
    #[serde(default)]
    pub settled: Settled,
}

/// What a user has chosen, or the whole of the files has decided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct Settled {
    /// The order of dates.
    pub date_order: bool,
    /// The decimal sign.
    pub decimal: bool,
}

/// How the bytes of a file become cells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Dialect {
    /// How bytes become characters.
    pub encoding: Encoding,
    /// Between cells: one ASCII character.
    pub delimiter: char,
    /// Around cells: one ASCII character.
    pub quote: char,
    /// Records before the header, or before the data where there is none.
    pub preamble: u32,
    /// Whether the next record names the columns.
    pub header: bool,
}

impl Default for Dialect {
    fn default() -> Dialect {
        Dialect {
            encoding: Encoding::Utf8,
            delimiter: ',',
            quote: '"',
            preamble: 0,
            header: true,
        }
    }
}

impl Dialect {
    /// What the scan looks for.
    pub fn structure(&self) -> Structure {
        let ascii = |character: char, or: u8| {
            u8::try_from(character)
                .ok()
                .filter(u8::is_ascii)
                .unwrap_or(or)
        };
        Structure {
            delimiter: ascii(self.delimiter, b','),
            quote: ascii(self.quote, b'"'),
        }
    }
}

/// How bytes become characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encoding {
    /// Every byte sequence that is not UTF-8 is an error.
    #[default]
    #[serde(rename = "UTF-8")]
    Utf8,
    /// Western European, one byte a character.
    #[serde(rename = "windows-1252")]
    Windows1252,
}

/// What a column is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Role {
    /// Identifies the customer.
    Customer,
    /// The name to show for the customer.
    CustomerName,
    /// The day of the sale.
    Date,
    /// Net revenue; a return is negative.
    Amount,
    /// How many pieces or kilograms.
    Quantity,
    /// Price of one.
    UnitPrice,
    /// Profit of the row.
    Profit,
    /// Cost of the row.
    Cost,
    /// Cost of one.
    UnitCost,
    /// The amount's currency.
    Currency,
    /// What was bought.
    Product,
    /// The product's group.
    Category,
    /// Where the customer is.
    Region,
    /// Who looks after the customer.
    Manager,
    /// How the sale came about.
    Channel,
    /// The number of the order or invoice.
    Order,
}

impl Role {
    /// All roles.
    pub const ALL: [Role; 16] = [
        Role::Customer,
        Role::CustomerName,
        Role::Date,
        Role::Amount,
        Role::Quantity,
        Role::UnitPrice,
        Role::Profit,
        Role::Cost,
        Role::UnitCost,
        Role::Currency,
        Role::Product,
        Role::Category,
        Role::Region,
        Role::Manager,
        Role::Channel,
        Role::Order,
    ];

    /// The role's name in settings files and on the command line: `unitPrice`.
    pub fn name(self) -> &'static str {
        match self {
            Role::Customer => "customer",
            Role::CustomerName => "customerName",
            Role::Date => "date",
            Role::Amount => "amount",
            Role::Quantity => "quantity",
            Role::UnitPrice => "unitPrice",
            Role::Profit => "profit",
            Role::Cost => "cost",
            Role::UnitCost => "unitCost",
            Role::Currency => "currency",
            Role::Product => "product",
            Role::Category => "category",
            Role::Region => "region",
            Role::Manager => "manager",
            Role::Channel => "channel",
            Role::Order => "order",
        }
    }

    /// The role with this name.
    pub fn from_name(name: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.name() == name)
    }
}

/// Which columns, by number from 0, play which role.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct Mapping {
    /// One column or two; the texts of two are joined with ", ".
    pub customer: Vec<u32>,
    /// The name to show.
    pub customer_name: Option<u32>,
    /// The day of the sale.
    pub date: Option<u32>,
    /// Net revenue; without it quantity times unit price.
    pub amount: Option<u32>,
    /// How many.
    pub quantity: Option<u32>,
    /// Price of one.
    pub unit_price: Option<u32>,
    /// Profit of the row.
    pub profit: Option<u32>,
    /// Cost of the row.
    pub cost: Option<u32>,
    /// Cost of one.
    pub unit_cost: Option<u32>,
    /// The amount's currency.
    pub currency: Option<u32>,
    /// What was bought.
    pub product: Option<u32>,
    /// The product's group.
    pub category: Option<u32>,
    /// Where the customer is.
    pub region: Option<u32>,
    /// Who looks after the customer.
    pub manager: Option<u32>,
    /// How the sale came about.
    pub channel: Option<u32>,
    /// The number of the order or invoice.
    pub order: Option<u32>,
}

impl Mapping {
    /// The columns that play a role.
    pub fn columns(&self, role: Role) -> Vec<u32> {
        let one = match role {
            Role::Customer => return self.customer.clone(),
            Role::CustomerName => self.customer_name,
            Role::Date => self.date,
            Role::Amount => self.amount,
            Role::Quantity => self.quantity,
            Role::UnitPrice => self.unit_price,
            Role::Profit => self.profit,
            Role::Cost => self.cost,
            Role::UnitCost => self.unit_cost,
            Role::Currency => self.currency,
            Role::Product => self.product,
            Role::Category => self.category,
            Role::Region => self.region,
            Role::Manager => self.manager,
            Role::Channel => self.channel,
            Role::Order => self.order,
        };
        one.into_iter().collect()
    }

    /// Gives a role to columns: one, or for the customer up to two.
    pub fn set(&mut self, role: Role, columns: Vec<u32>) {
        let one = columns.first().copied();
        match role {
            Role::Customer => self.customer = columns,
            Role::CustomerName => self.customer_name = one,
            Role::Date => self.date = one,
            Role::Amount => self.amount = one,
            Role::Quantity => self.quantity = one,
            Role::UnitPrice => self.unit_price = one,
            Role::Profit => self.profit = one,
            Role::Cost => self.cost = one,
            Role::UnitCost => self.unit_cost = one,
            Role::Currency => self.currency = one,
            Role::Product => self.product = one,
            Role::Category => self.category = one,
            Role::Region => self.region = one,
            Role::Manager => self.manager = one,
            Role::Channel => self.channel = one,
            Role::Order => self.order = one,
        }
    }

    /// The role of a column, if it has one.
    pub fn role_of(&self, column: u32) -> Option<Role> {
        Role::ALL
            .into_iter()
            .find(|&role| self.columns(role).contains(&column))
    }

    /// Whether customer, date and amount are known.
    pub fn is_complete(&self) -> bool {
        let has_amount =
            self.amount.is_some() || (self.quantity.is_some() && self.unit_price.is_some());
        !self.customer.is_empty() && self.date.is_some() && has_amount
    }

    /// The same roles with each column's number changed; `None` when one has no counterpart.
    pub fn renumbered(&self, number: impl Fn(u32) -> Option<u32>) -> Option<Mapping> {
        let mut renumbered = Mapping::default();
        for role in Role::ALL {
            let columns: Option<Vec<u32>> = self.columns(role).into_iter().map(&number).collect();
            renumbered.set(role, columns?);
        }
        Some(renumbered)
    }

    /// Whether profit is known or follows from a cost.
    pub fn has_profit(&self) -> bool {
        self.profit.is_some()
            || self.cost.is_some()
            || (self.unit_cost.is_some() && self.quantity.is_some())
    }

    /// The columns of the grouping dimensions, in their order.
    pub fn dimensions(&self) -> [Option<u32>; Dimension::ALL.len()] {
        [
            self.product,
            self.category,
            self.region,
            self.manager,
            self.channel,
            self.order,
        ]
    }

    /// Which optional columns the ledger keeps.
    pub fn shape(&self) -> Shape {
        Shape {
            label: self.customer_name.is_some(),
            profit: self.has_profit(),
            quantity: self.quantity.is_some(),
            dimensions: self.dimensions().map(|column| column.is_some()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_can_be_given_and_is_found_again() {
        for role in Role::ALL {
            let mut mapping = Mapping::default();
            mapping.set(role, vec![7]);
            assert_eq!(mapping.role_of(7), Some(role));
            assert_eq!(Role::from_name(role.name()), Some(role));
            assert_eq!(serde_json::to_value(role).unwrap(), role.name());
        }
    }

    #[test]
    fn the_amount_may_be_quantity_times_price() {
        let mut mapping = Mapping {
            customer: vec![0],
            date: Some(1),
            ..Mapping::default()
        };
        assert!(!mapping.is_complete());
        mapping.quantity = Some(2);
        assert!(!mapping.is_complete());
        mapping.unit_price = Some(3);
        assert!(mapping.is_complete());
    }
}
