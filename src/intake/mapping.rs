//! Which column of the files plays which role.

use crate::ledger::Shape;
use crate::settings::Dimension;
use serde::{Deserialize, Serialize};

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
    /// Taken off quantity times unit price.
    Discount,
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
    /// What kind of customer it is: trade, industry, government.
    CustomerType,
}

impl Role {
    /// All roles.
    pub const ALL: [Role; 18] = [
        Role::Customer,
        Role::CustomerName,
        Role::Date,
        Role::Amount,
        Role::Quantity,
        Role::UnitPrice,
        Role::Discount,
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
        Role::CustomerType,
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
            Role::Discount => "discount",
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
            Role::CustomerType => "customerType",
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
    /// One column or two; the texts of two are shown with ", " between them.
    pub customer: Vec<u32>,
    /// The name to show.
    pub customer_name: Option<u32>,
    /// The day of the sale.
    pub date: Option<u32>,
    /// Net revenue: one column, or several that are added up; without any, quantity
    /// times unit price less discount.
    pub amount: Vec<u32>,
    /// How many.
    pub quantity: Option<u32>,
    /// Price of one.
    pub unit_price: Option<u32>,
    /// Taken off quantity times unit price.
    pub discount: Option<u32>,
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
    /// What kind of customer it is.
    pub customer_type: Option<u32>,
}

impl Mapping {
    /// The columns that play a role.
    pub fn columns(&self, role: Role) -> Vec<u32> {
        let one = match role {
            Role::Customer => return self.customer.clone(),
            Role::Amount => return self.amount.clone(),
            Role::CustomerName => self.customer_name,
            Role::Date => self.date,
            Role::Quantity => self.quantity,
            Role::UnitPrice => self.unit_price,
            Role::Discount => self.discount,
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
            Role::CustomerType => self.customer_type,
        };
        one.into_iter().collect()
    }

    /// Gives a role to columns: one; for the customer up to two, for the amount any number.
    pub fn set(&mut self, role: Role, columns: Vec<u32>) {
        let one = columns.first().copied();
        match role {
            Role::Customer => self.customer = columns,
            Role::CustomerName => self.customer_name = one,
            Role::Date => self.date = one,
            Role::Amount => self.amount = columns,
            Role::Quantity => self.quantity = one,
            Role::UnitPrice => self.unit_price = one,
            Role::Discount => self.discount = one,
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
            Role::CustomerType => self.customer_type = one,
        }
    }

    /// The role of a column, if it has one.
    pub fn role_of(&self, column: u32) -> Option<Role> {
        Role::ALL
            .into_iter()
            .find(|&role| self.columns(role).contains(&column))
    }

    /// Whether the amount is known or can be computed.
    pub fn has_amount(&self) -> bool {
        !self.amount.is_empty() || (self.quantity.is_some() && self.unit_price.is_some())
    }

    /// The same roles in a table whose columns are in other places. A role whose column
    /// is not there is left out; the column is the error when sales cannot do without it.
    pub fn moved(&self, place: impl Fn(u32) -> Option<u32>) -> Result<Mapping, u32> {
        let mut moved = Mapping::default();
        for role in Role::ALL {
            let columns = self.columns(role);
            match columns.iter().map(|&column| place(column)).collect() {
                Some(places) => moved.set(role, places),
                None if self.is_needed(role) => {
                    let is_missing = |&&column: &&u32| place(column).is_none();
                    return Err(columns.iter().find(is_missing).copied().unwrap_or(0));
                }
                None => {}
            }
        }
        Ok(moved)
    }

    /// Whether sales cannot be read without this role.
    fn is_needed(&self, role: Role) -> bool {
        match role {
            Role::Customer | Role::Date | Role::Amount => true,
            Role::Quantity | Role::UnitPrice => self.amount.is_empty(),
            _ => false,
        }
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
            self.customer_type,
        ]
    }

    /// Which optional columns the ledger keeps.
    pub fn shape(&self) -> Shape {
        Shape {
            undated: false,
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
    fn a_table_may_lack_what_sales_can_do_without() {
        let mapping = Mapping {
            customer: vec![0],
            date: Some(1),
            amount: vec![2],
            region: Some(3),
            ..Mapping::default()
        };
        let swapped = mapping.moved(|column| [Some(2), Some(1), Some(0), None][column as usize]);
        let expected = Mapping {
            customer: vec![2],
            date: Some(1),
            amount: vec![0],
            ..Mapping::default()
        };
        assert_eq!(swapped, Ok(expected));
        assert_eq!(
            mapping.moved(|column| (column != 1).then_some(column)),
            Err(1)
        );
    }
}
