//! Which of the dropped tables are sales, which are looked up by a key, and which are not used.
//!
//! Tables with much the same columns are one table in several pieces, in whatever order
//! and spelling their columns come. Of tables that differ, the one from which the others
//! can be looked up holds the sales: order lines, then orders by their number, then
//! customers by theirs.

use super::columns::{self, Column, Given, Guess, plain_name};
use super::dialect::Dialect;
use super::mapping::Role;
use super::mended::is_reason;
use super::plan::{ColumnOrder, Join, SourcePlan};
use super::sniff;
use super::table::Table;
use std::collections::{BTreeMap, HashSet};

/// A table among the sources, as far as its head shows it.
pub struct Looked {
    /// Its number among the sources.
    pub source: u32,
    /// Its records.
    pub table: Table,
    /// How sure the dialect is.
    pub sniffed: sniff::Guess,
    /// Whether its head is all of it.
    pub is_whole: bool,
}

impl Looked {
    /// How its bytes become cells.
    pub fn dialect(&self) -> &Dialect {
        &self.sniffed.dialect
    }
}

/// What the tables are used for.
pub struct Arrangement {
    /// The table whose columns the plan names: its place among those looked at.
    pub base: usize,
    /// The tables that are sales.
    pub sales: Vec<SourcePlan>,
    /// The tables that are looked up.
    pub joins: Vec<Join>,
    /// Tables that are neither.
    pub unused: Vec<u32>,
    /// Whether a column was found in another table by what it is for, not by its name.
    pub by_role: bool,
}

/// Tables with the same columns, in the same order.
struct Shape {
    members: Vec<usize>,
    names: Vec<String>,
    columns: Vec<Column>,
    guess: Guess,
}

/// So large a share of two tables' column names makes them pieces of one.
const ALIKE: f64 = 0.5;

/// So many of the keys must be found in the table that is looked up.
const FOUND: f64 = 0.5;

/// So sure a guess must be for a column that is called otherwise to be taken for the same.
const CLEAR: f64 = 0.75;

/// Arranges tables, of which there is at least one.
pub fn arrange(tables: &[Looked]) -> Arrangement {
    let shapes = shapes(tables);
    let families = families(&shapes);
    let root = root(&families, &shapes, tables);
    arrange_from(families[root][0], &shapes, &families, tables)
}

/// Arranges tables around those of which `base` is one.
pub fn arrange_around(base: usize, tables: &[Looked]) -> Arrangement {
    let shapes = shapes(tables);
    let families = families(&shapes);
    let with_base = shapes
        .iter()
        .position(|shape| shape.members.contains(&base));
    arrange_from(with_base.unwrap_or(0), &shapes, &families, tables)
}

fn arrange_from(
    shape: usize,
    shapes: &[Shape],
    families: &[Vec<usize>],
    tables: &[Looked],
) -> Arrangement {
    let mut arrangement = Arrangement {
        base: shapes[shape].members[0],
        sales: Vec::new(),
        joins: Vec::new(),
        unused: Vec::new(),
        by_role: false,
    };
    let family = families.iter().find(|family| family.contains(&shape));
    for &piece in family.into_iter().flatten() {
        arrangement.add_sales(&shapes[shape], &shapes[piece], tables);
    }
    arrangement.sales.sort_by_key(|sales| sales.source);
    let others = families.iter().filter(|family| !family.contains(&shape));
    arrangement.join_all(
        others.flatten().map(|&other| &shapes[other]).collect(),
        tables,
    );
    arrangement
}

impl Arrangement {
    fn add_sales(&mut self, base: &Shape, piece: &Shape, tables: &[Looked]) {
        let (order, by_role) = match piece.names == base.names {
            true => (None, false),
            false => {
                let (order, by_role) = order(base, piece);
                (Some(order), by_role)
            }
        };
        if !order.as_ref().is_none_or(|order| has_needed(order, base)) {
            let sources = piece.members.iter().map(|&member| tables[member].source);
            return self.unused.extend(sources);
        }
        self.by_role |= by_role;
        let dialect = tables[self.base].dialect();
        for &member in &piece.members {
            let own = tables[member].dialect();
            self.sales.push(SourcePlan {
                source: tables[member].source,
                dialect: (own != dialect).then(|| own.clone()),
                columns: order.clone(),
            });
        }
    }

    /// Joins every table that can be looked up, also by a column that an earlier one brought.
    fn join_all(&mut self, mut others: Vec<&Shape>, tables: &[Looked]) {
        let mut sales = vec![&tables[self.base]];
        while let Some((at, key)) = next_key(&sales, &others, tables) {
            let table = &tables[others.remove(at).members[0]];
            self.joins.push(Join {
                source: table.source,
                dialect: table.dialect().clone(),
                width: table.table.names.len() as u32,
                key: key.0,
                column: key.1,
            });
            sales.push(table);
        }
        let left = others.into_iter().flat_map(|shape| &shape.members);
        self.unused
            .extend(left.map(|&member| tables[member].source));
        self.unused.sort_unstable();
    }
}

fn shapes(tables: &[Looked]) -> Vec<Shape> {
    let mut by_names: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    let mut shapes: Vec<Shape> = Vec::new();
    for (number, looked) in tables.iter().enumerate() {
        let at = *by_names
            .entry(looked.table.names.clone())
            .or_insert(shapes.len());
        match shapes.get_mut(at) {
            Some(shape) => shape.members.push(number),
            None => shapes.push(Shape::of(number, &looked.table)),
        }
    }
    shapes
}

impl Shape {
    fn of(number: usize, table: &Table) -> Shape {
        let columns = table.columns();
        Shape {
            members: vec![number],
            names: table.names.clone(),
            guess: columns::guess(&columns),
            columns,
        }
    }

    /// The names of the columns, without case, blanks and punctuation; those that say why
    /// a row was rejected are not among them.
    fn plain_names(&self) -> HashSet<String> {
        let own = self.names.iter().filter(|name| !is_reason(name));
        own.map(|name| plain_name(name)).collect()
    }
}

/// Shapes that are pieces of one table.
fn families(shapes: &[Shape]) -> Vec<Vec<usize>> {
    let mut families: Vec<Vec<usize>> = Vec::new();
    for (number, shape) in shapes.iter().enumerate() {
        let alike = families
            .iter_mut()
            .find(|family| are_alike(&shapes[family[0]], shape));
        match alike {
            Some(family) => family.push(number),
            None => families.push(vec![number]),
        }
    }
    families
}

/// Whether two tables share most of their columns, or have the same needed roles besides some.
fn are_alike(one: &Shape, other: &Shape) -> bool {
    let (names, others) = (one.plain_names(), other.plain_names());
    let shared = names.intersection(&others).count() as f64;
    let share = shared / names.union(&others).count().max(1) as f64;
    let is_clear = |shape: &Shape| {
        let needed = [Role::Customer, Role::Date, Role::Amount];
        needed
            .into_iter()
            .all(|role| shape.guess.confidence(role) >= CLEAR)
    };
    share >= ALIKE || (share > 0.25 && is_clear(one) && is_clear(other))
}

/// Where the columns of `base` are in `piece`: by name, and where the name is another by
/// the role; and whether a role was needed.
fn order(base: &Shape, piece: &Shape) -> (ColumnOrder, bool) {
    let mut order: ColumnOrder = base
        .names
        .iter()
        .enumerate()
        .map(|(number, name)| {
            let same_place = piece.names.get(number).is_some_and(|other| other == name);
            let by_name = || {
                piece
                    .names
                    .iter()
                    .position(|other| plain_name(other) == plain_name(name))
            };
            let place = if same_place { Some(number) } else { by_name() };
            place.map(|place| place as u32)
        })
        .collect();
    let mut by_role = false;
    for given in &base.guess.given {
        let is_same = |other: &&Given| other.role == given.role && other.confidence >= CLEAR;
        let other = piece.guess.given.iter().find(is_same);
        let free = other
            .map(|other| other.column)
            .filter(|column| !order.contains(&Some(*column)));
        if let (None, Some(column)) = (order[given.column as usize], free) {
            order[given.column as usize] = Some(column);
            by_role = true;
        }
    }
    (order, by_role)
}

/// Whether a table with its columns in this order has all that sales need.
fn has_needed(order: &ColumnOrder, base: &Shape) -> bool {
    let place = |column: u32| order.get(column as usize).copied().flatten();
    base.guess.mapping().moved(place).is_ok()
}

/// The family from which most others can be looked up; of several the one with all needed
/// roles, then the first.
fn root(families: &[Vec<usize>], shapes: &[Shape], tables: &[Looked]) -> usize {
    let reach = |family: &Vec<usize>| {
        let others = families.iter().filter(|other| other[0] != family[0]);
        let mut others: Vec<&Shape> = others.map(|other| &shapes[other[0]]).collect();
        let mut sales = vec![&tables[shapes[family[0]].members[0]]];
        while let Some((at, _)) = next_key(&sales, &others, tables) {
            sales.push(&tables[others.remove(at).members[0]]);
        }
        sales.len()
    };
    let completeness = |family: &Vec<usize>| {
        let guess = &shapes[family[0]].guess;
        let needed = [Role::Customer, Role::Date, Role::Amount].into_iter();
        needed.filter(|&role| guess.confidence(role) >= 0.5).count()
    };
    let score = |number: &usize| {
        let family = &families[*number];
        (
            reach(family),
            completeness(family),
            std::cmp::Reverse(*number),
        )
    };
    (0..families.len()).max_by_key(score).unwrap_or(0)
}

/// The next table that can be looked up, and by which columns: one of the sales' (counted
/// through all tables joined so far) and one of its own.
fn next_key(
    sales: &[&Looked],
    others: &[&Shape],
    tables: &[Looked],
) -> Option<(usize, (u32, u32))> {
    others.iter().enumerate().find_map(|(at, other)| {
        let [only] = *other.members.as_slice() else {
            return None;
        };
        key(sales, &tables[only], other).map(|key| (at, key))
    })
}

fn key(sales: &[&Looked], other: &Looked, shape: &Shape) -> Option<(u32, u32)> {
    let mut before = 0;
    for table in sales {
        for (number, name) in table.table.names.iter().enumerate() {
            let same = |candidate: &&String| plain_name(candidate) == plain_name(name);
            let Some(column) = shape.names.iter().position(|candidate| same(&candidate)) else {
                continue;
            };
            let is_date = shape.columns[column].kind == columns::Kind::Date;
            if !is_date && finds(table, number, other, column) {
                return Some((before + number as u32, column as u32));
            }
        }
        before += table.table.names.len() as u32;
    }
    None
}

/// Whether a column's cells are found as keys of another table, in which each stands once.
fn finds(table: &Looked, key: usize, other: &Looked, column: usize) -> bool {
    let keys = other.table.filled(column);
    let distinct: HashSet<&str> = keys.iter().copied().collect();
    if distinct.len() < keys.len() || keys.len() < 2 {
        return false;
    }
    let cells: HashSet<&str> = table.table.filled(key).into_iter().collect();
    let found = cells.iter().filter(|cell| distinct.contains(*cell)).count();
    let needed = match other.is_whole && !other.table.is_cut {
        true => FOUND * cells.len() as f64,
        false => 1.0,
    };
    found > 0 && found as f64 >= needed
}
