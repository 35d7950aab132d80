//! All that must be decided before the whole file is read: shown, changeable, remembered.

use super::amount::DecimalSign;
use super::date::DateOrder;
use super::dialect::Dialect;
use super::mapping::{Mapping, Role};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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
    /// Periods that stand as columns, each with the amount of its period; date and
    /// amount are then not mapped.
    #[serde(default)]
    pub wide: Vec<u32>,
    /// The files have no dates: every row counts, none has a day.
    #[serde(default)]
    pub undated: bool,
    /// What the cells of the discount column mean.
    #[serde(default)]
    pub discount: DiscountUnit,
    /// Which currency counts; `None` until a second one turns up.
    #[serde(default)]
    pub currency: Option<CurrencyChoice>,
    /// Leave out sales that repeat an earlier one in all that is mapped.
    #[serde(default)]
    pub drop_duplicates: bool,
    /// The tables that are read as sales, in this order.
    #[serde(default)]
    pub sources: Vec<SourcePlan>,
    /// The tables that are looked up by a key. Their columns follow those of the
    /// sales, in this order.
    #[serde(default)]
    pub joins: Vec<Join>,
}

impl Plan {
    /// Which of so many sources are read, and in which order: the joined ones first.
    /// A plan that names no sources reads all of them as sales.
    pub fn reading_order(&self, sources: usize) -> Vec<u32> {
        let joined: Vec<u32> = self.joins.iter().map(|join| join.source).collect();
        let sales: Vec<u32> = match self.sources.is_empty() {
            true => (0..sources as u32).collect(),
            false => self.sources.iter().map(|sales| sales.source).collect(),
        };
        let sales = sales.into_iter().filter(|source| !joined.contains(source));
        let order = joined.iter().copied().chain(sales);
        order
            .filter(|&source| (source as usize) < sources)
            .collect()
    }

    /// The needed roles that no column plays: of customer, date and amount.
    pub fn missing(&self) -> Vec<Role> {
        let is_wide = !self.wide.is_empty();
        let needed = [
            (Role::Customer, !self.mapping.customer.is_empty()),
            (
                Role::Date,
                is_wide || self.undated || self.mapping.date.is_some(),
            ),
            (Role::Amount, is_wide || self.mapping.has_amount()),
        ];
        let missing = needed.into_iter().filter(|&(_, is_known)| !is_known);
        missing.map(|(role, _)| role).collect()
    }
}

impl Plan {
    /// The dialect of a source that is read as sales.
    pub fn dialect_of(&self, source: u32) -> &Dialect {
        let planned = self.sources.iter().find(|sales| sales.source == source);
        let own = planned.and_then(|sales| sales.dialect.as_ref());
        own.unwrap_or(&self.dialect)
    }

    /// Reads a source in another dialect; that of the first is the plan's.
    pub fn set_dialect(&mut self, source: u32, dialect: Dialect) {
        let is_first = self
            .sources
            .first()
            .is_none_or(|first| first.source == source);
        let before = std::mem::take(&mut self.dialect);
        for sales in &mut self.sources {
            let own = match sales.source == source {
                true => dialect.clone(),
                false => sales.dialect.take().unwrap_or_else(|| before.clone()),
            };
            sales.dialect = Some(own);
        }
        self.dialect = if is_first { dialect } else { before };
        for sales in &mut self.sources {
            sales.dialect = sales.dialect.take().filter(|own| *own != self.dialect);
        }
    }
}

/// What the cells of a discount column mean. Five percent off 100 is written as 5, as 5
/// or 5%, or as 0.05.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum DiscountUnit {
    /// Money off the row.
    #[default]
    Amount,
    /// Percent of quantity times price.
    Percent,
    /// Share of quantity times price, 0..1.
    Fraction,
}

/// Which currency counts, and what others are worth in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct CurrencyChoice {
    /// The currency that counts.
    pub base: String,
    /// What one unit of another currency is worth, as a decimal number with a point.
    /// Rows of a currency without a rate are left out.
    #[serde(default)]
    pub rates: BTreeMap<String, String>,
}

/// A table among the dropped files that is read as sales.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct SourcePlan {
    /// Its number among the sources.
    pub source: u32,
    /// How its bytes become cells, where that differs from the plan's dialect.
    pub dialect: Option<Dialect>,
    /// Where the plan's columns are in this table; `None` when they are in the same places.
    pub columns: Option<ColumnOrder>,
}

/// For each column of the plan its number in a table, where it is there.
pub type ColumnOrder = Vec<Option<u32>>;

/// A table that is looked up by a key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Join {
    /// Its number among the sources.
    pub source: u32,
    /// How its bytes become cells.
    pub dialect: Dialect,
    /// How many columns it has.
    pub width: u32,
    /// The column of the sales, or of an earlier join, that holds the key.
    pub key: u32,
    /// The column of this table that holds the key; each key stands there once.
    pub column: u32,
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

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(mapping: Mapping) -> Plan {
        Plan {
            mapping,
            ..Plan::default()
        }
    }

    #[test]
    fn customer_date_and_amount_are_needed() {
        assert_eq!(
            plan(Mapping::default()).missing(),
            [Role::Customer, Role::Date, Role::Amount]
        );
    }

    #[test]
    fn the_amount_may_be_quantity_times_price() {
        let mut mapping = Mapping {
            customer: vec![0],
            date: Some(1),
            quantity: Some(2),
            ..Mapping::default()
        };
        assert_eq!(plan(mapping.clone()).missing(), [Role::Amount]);
        mapping.unit_price = Some(3);
        assert_eq!(plan(mapping).missing(), []);
    }

    #[test]
    fn months_as_columns_are_dates_and_amounts() {
        let mapping = Mapping {
            customer: vec![0],
            ..Mapping::default()
        };
        let wide = Plan {
            wide: vec![1, 2],
            ..plan(mapping.clone())
        };
        assert_eq!(wide.missing(), []);
        let undated = Plan {
            undated: true,
            ..plan(mapping)
        };
        assert_eq!(undated.missing(), [Role::Amount]);
    }
}
