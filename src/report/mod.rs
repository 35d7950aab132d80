//! Step 4: the judgement becomes what is shown and saved.
//!
//! [`Analysis`] keeps facts and judgement of one ledger and brings them up to
//! date when settings change. Everything that is shown is codes and numbers;
//! words live in the page's locales.

mod account;
mod columns;
mod customer;
mod dependence;
mod export;
mod overview;
mod profit;
mod record;
mod rejects;
mod slipping;
mod sources;
mod summary;

pub use account::{FileSummary, IntakeSummary};
pub use columns::Columns;
pub use customer::{
    AbcProof, ActivityProof, Ahead, Attribute, Breakdown, BreakdownItem, CustomerReport,
    ExactMargin, Proof, Returns, RhythmProof, StateProof, VariationProof, XyzProof,
};
pub use dependence::{ConcentrationReport, Largest, Needed, ParetoPoint, Slice};
pub use overview::{
    Cell, ClassTotal, Exact, KeyTotal, Limits, Overview, PeriodValue, WindowReport,
};
pub use profit::{Growth, ProfitReport, WorstProfit};
pub use record::Record;
pub use rejects::rejects_csv;
pub use slipping::{Overdue, Slipping, WorstSilence};
pub use summary::{Summary, SummaryCell, SummaryClass, SummaryValue, SummaryXyz};

use crate::ledger::Ledger;
use crate::segments::{Facts, Judgement, View, judge};
use crate::settings::Settings;
use serde::Serialize;
use sources::Sources;

/// The analysis of one ledger under the latest settings.
///
/// It does not hold the ledger, but every call must be given the one that it was
/// made for: customers are known by their numbers in it. Before the first update a
/// default analysis has no customers.
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    /// Whether the facts have been gathered; a default analysis knows no ledger yet.
    is_gathered: bool,
    settings: Settings,
    view: View,
    facts: Facts,
    judgement: Judgement,
}

impl Analysis {
    /// Analyses a ledger.
    pub fn new(ledger: &Ledger, settings: Settings) -> Analysis {
        let view = View::new(ledger, &settings);
        let facts = Facts::gather(ledger, &view);
        let judgement = judge(&facts, &view, &settings);
        Analysis {
            is_gathered: true,
            settings,
            view,
            facts,
            judgement,
        }
    }

    /// Brings the analysis up to date; the transactions are read again only when the settings need other facts.
    pub fn update(&mut self, ledger: &Ledger, settings: Settings) {
        if !self.is_gathered || needs_other_facts(&self.settings, &settings) {
            *self = Analysis::new(ledger, settings);
        } else {
            self.judgement = judge(&self.facts, &self.view, &settings);
            self.settings = settings;
        }
    }

    /// The settings as they were given.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// What the judgement is based on.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// What the limits make of the facts.
    pub fn judgement(&self) -> &Judgement {
        &self.judgement
    }

    /// Everything about the customer base as a whole.
    pub fn overview(&self, ledger: &Ledger) -> Overview {
        Overview::new(&self.sources(ledger))
    }

    /// All customers, a column per figure.
    pub fn columns(&self, ledger: &Ledger) -> Columns {
        Columns::new(&self.sources(ledger))
    }

    /// Everything about one customer, by its number in the ledger; `None` when it has no transaction in the view.
    pub fn customer(&self, ledger: &Ledger, id: u32) -> Option<CustomerReport> {
        let place = self.facts.place(id)?;
        CustomerReport::new(&self.sources(ledger), place)
    }

    /// The totals, classes and cells, next to what reading the files came to.
    pub fn summary<I: Serialize>(&self, ledger: &Ledger, intake: I) -> Summary<I> {
        Summary::new(&self.sources(ledger), intake)
    }

    /// The customers as a CSV file in UTF-8, a line each.
    ///
    /// `ids` are the numbers of the customers to write, in that order; those without a
    /// transaction in the view are left out. `None` is all of them, largest value first.
    /// With `guard_formulas`, a text that a spreadsheet would take for a formula is
    /// written with a single quote before it.
    pub fn customers_csv(
        &self,
        ledger: &Ledger,
        ids: Option<&[u32]>,
        guard_formulas: bool,
    ) -> Vec<u8> {
        export::customers_csv(&self.sources(ledger), ids, guard_formulas)
    }

    fn sources<'a>(&'a self, ledger: &'a Ledger) -> Sources<'a> {
        Sources {
            ledger,
            settings: &self.settings,
            view: &self.view,
            facts: &self.facts,
            judgement: &self.judgement,
        }
    }
}

/// Whether facts gathered under the old settings do not serve the new ones.
fn needs_other_facts(old: &Settings, new: &Settings) -> bool {
    let of = |settings: &Settings| {
        let Settings {
            measure,
            window,
            as_of,
            period,
            ..
        } = settings;
        (
            *measure,
            *window,
            *as_of,
            *period,
            settings.xyz.grid,
            settings.xyz.periods,
        )
    };
    of(old) != of(new) || old.filters != new.filters
}
