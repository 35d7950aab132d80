//! The matrix: how much each customer brings, by how regularly it buys.

use super::Verdict;
use super::abc::Abc;
use super::facts::CustomerFacts;
use super::xyz::Xyz;
use crate::money::Money;

/// What the customers of a cell or a class come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// How many.
    pub customers: usize,
    /// The sum of their values.
    pub value: Money,
    /// How many of them are at risk or lost.
    pub overdue: usize,
    /// The sum of their values in the comparison's later stretch.
    pub current: Money,
    /// The sum of their values in the comparison's earlier stretch.
    pub previous: Money,
}

impl Group {
    fn add(&mut self, customer: &CustomerFacts, verdict: &Verdict) {
        self.customers += 1;
        self.value += customer.value;
        self.overdue += usize::from(verdict.state.is_overdue());
        self.current += customer.current;
        self.previous += customer.previous;
    }

    fn merge(&mut self, other: &Group) {
        self.customers += other.customers;
        self.value += other.value;
        self.overdue += other.overdue;
        self.current += other.current;
        self.previous += other.previous;
    }
}

/// Every combination of an ABC and an XYZ class.
#[derive(Clone, Debug, Default)]
pub struct Matrix {
    groups: [[Group; Xyz::ALL.len()]; Abc::ALL.len()],
}

impl Matrix {
    /// The columns that are shown: one-off customers are shown under occasional.
    pub const COLUMNS: [Xyz; 7] = [
        Xyz::X,
        Xyz::Y,
        Xyz::Z,
        Xyz::New,
        Xyz::Occasional,
        Xyz::Lost,
        Xyz::None,
    ];

    /// Counts a customer.
    pub fn add(&mut self, customer: &CustomerFacts, verdict: &Verdict) {
        self.groups[verdict.abc as usize][verdict.xyz as usize].add(customer, verdict);
    }

    /// The customers of a cell.
    pub fn cell(&self, abc: Abc, column: Xyz) -> Group {
        let mut cell = self.groups[abc as usize][column as usize];
        if column == Xyz::Occasional {
            cell.merge(&self.groups[abc as usize][Xyz::OneOff as usize]);
        }
        cell
    }

    /// All customers of an ABC class.
    pub fn abc(&self, abc: Abc) -> Group {
        sum(self.groups[abc as usize].iter())
    }

    /// All customers of an XYZ class, one-off apart from occasional.
    pub fn xyz(&self, xyz: Xyz) -> Group {
        sum(self.groups.iter().map(|row| &row[xyz as usize]))
    }

    /// The cells that hold a customer, and the nine of A, B, C by X, Y, Z, row by row.
    pub fn cells(&self) -> impl Iterator<Item = (Abc, Xyz, Group)> + '_ {
        let all = Abc::ALL
            .into_iter()
            .flat_map(|abc| Matrix::COLUMNS.map(|xyz| (abc, xyz)));
        all.map(|(abc, xyz)| (abc, xyz, self.cell(abc, xyz)))
            .filter(|&(abc, xyz, cell)| cell.customers > 0 || is_one_of_nine(abc, xyz))
    }
}

fn is_one_of_nine(abc: Abc, xyz: Xyz) -> bool {
    abc <= Abc::C && xyz <= Xyz::Z
}

fn sum<'a>(groups: impl Iterator<Item = &'a Group>) -> Group {
    groups.fold(Group::default(), |mut sum, group| {
        sum.merge(group);
        sum
    })
}
