//! Which transactions exist for the analysis, and by which measure.

use super::comparison::{Comparison, Span, comparison};
use super::group::Groups;
use super::periods::PeriodGrid;
use crate::calendar::Day;
use crate::ledger::Ledger;
use crate::money::Money;
use crate::settings::{Dimension, Filter, Grid, Measure, Periods, Settings};

/// The part of a ledger that the settings leave: window, as-of date, filters, measure.
///
/// A transaction outside the window or the filters does not exist for the
/// analysis. There are two exceptions: a customer's first occasion is looked up in
/// the whole file, so that nobody turns new by a narrower window, and the
/// comparison may look at the days before the window.
#[derive(Clone, Debug, Default)]
pub struct View {
    /// What customers are ranked by; revenue where the file has no column for the measure asked for.
    pub measure: Measure,
    /// The decimals of the measure's unit.
    pub decimals: u8,
    /// The days taken into account; they end with the as-of date at the latest.
    pub window: Span,
    /// The day that counts as today: as asked for, else the file's last day or the window's, whichever is earlier.
    pub as_of: Day,
    /// With what "change" compares.
    pub comparison: Option<Comparison>,
    /// The periods of the window.
    pub periods: PeriodGrid,
    /// Where a customer's periods start.
    pub grid: Grid,
    /// Which periods count.
    pub counted: Periods,
    /// Whether the sales have dates. Without, nothing that needs a day is judged.
    pub is_dated: bool,
    /// Which customers belong together.
    pub groups: Groups,
    filters: Vec<Passing>,
    is_whole_file: bool,
}

/// The values of a column that pass a filter, by their numbers in the ledger.
#[derive(Clone, Debug)]
struct Passing {
    column: Dimension,
    values: Vec<bool>,
}

/// All that a customer did on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayTotal {
    /// When.
    pub day: Day,
    /// How many transactions.
    pub transactions: u32,
    /// Net revenue.
    pub revenue: Money,
    /// Profit; zero where none is known.
    pub profit: Money,
    /// The measure in force.
    pub value: Money,
}

impl DayTotal {
    /// Whether the day is an occasion: its net revenue is positive, whatever the measure.
    pub fn is_occasion(&self) -> bool {
        self.revenue > Money::ZERO
    }
}

impl View {
    /// What the settings leave of a ledger. Days outside the years 1 to 9999 are never taken into account.
    ///
    /// Where the settings name no as-of date, it is the last day of the file, or of a
    /// window that ends earlier: what happened later is not known then. A window that
    /// ends later lengthens no silence; it ends with the file.
    ///
    /// Sales without dates are all in the window, whatever days the settings name.
    pub fn new(ledger: &Ledger, settings: &Settings) -> View {
        match ledger.is_dated() {
            true => View::of_days(ledger, settings),
            false => View::of_days(ledger, &without_days(settings)),
        }
    }

    fn of_days(ledger: &Ledger, settings: &Settings) -> View {
        let file = file_span(ledger);
        let asked = Span {
            first: within_calendar(settings.window.first.unwrap_or(file.first)),
            last: within_calendar(settings.window.last.unwrap_or(file.last)),
        };
        let known = settings
            .as_of
            .unwrap_or_else(|| known_until(ledger, asked.last));
        let as_of = within_calendar(known);
        let window = Span {
            first: asked.first,
            last: asked.last.min(as_of),
        };
        let (measure, decimals) = measure_of(ledger, settings.measure);
        View {
            measure,
            decimals,
            window,
            as_of,
            comparison: comparison(window, file),
            periods: PeriodGrid::new(settings.period, window.first, window.last),
            grid: settings.xyz.grid,
            counted: settings.xyz.periods,
            is_dated: ledger.is_dated(),
            groups: Groups::new(ledger, &settings.customers),
            filters: settings
                .filters
                .iter()
                .map(|filter| passing(ledger, filter))
                .collect(),
            is_whole_file: settings.filters.is_empty() && window.first <= file.first,
        }
    }

    /// The customer's days from the comparison's start to the window's end, in order.
    pub fn collect_days(&self, ledger: &Ledger, customer: usize, days: &mut Vec<DayTotal>) {
        days.clear();
        let first = match self.comparison {
            Some(comparison) => comparison.previous.first.min(self.window.first),
            None => self.window.first,
        };
        for row in ledger.rows_within(customer, first, self.window.last) {
            if self.passes(ledger, row) {
                add_row(ledger, self.measure, row, days);
            }
        }
        if self.measure == Measure::Occasions {
            for day in days {
                day.value = Money(day.is_occasion().into());
            }
        }
    }

    /// The days of the window among the collected ones.
    pub fn in_window<'a>(&self, days: &'a [DayTotal]) -> &'a [DayTotal] {
        days_within(days, self.window)
    }

    /// Whether a transaction passes every filter.
    pub fn passes(&self, ledger: &Ledger, row: usize) -> bool {
        self.filters.iter().all(|filter| {
            let column = ledger.dimension(filter.column);
            let number = column.map(|column| column.code(row) as usize);
            number.and_then(|number| filter.values.get(number)) == Some(&true)
        })
    }

    /// The customer's first occasion in the whole file, filters aside; `seen` is the first one in the window.
    pub fn first_occasion(
        &self,
        ledger: &Ledger,
        customer: usize,
        seen: Option<Day>,
    ) -> Option<Day> {
        if self.is_whole_file {
            return seen;
        }
        let in_file = first_occasion_in_file(ledger, customer);
        in_file.into_iter().chain(seen).min()
    }
}

/// The days among these, which are in order, that lie within a span.
pub fn days_within(days: &[DayTotal], span: Span) -> &[DayTotal] {
    let from = days.partition_point(|total| total.day < span.first);
    let to = days.partition_point(|total| total.day <= span.last);
    days.get(from..to).unwrap_or_default()
}

fn add_row(ledger: &Ledger, measure: Measure, row: usize, days: &mut Vec<DayTotal>) {
    let revenue = ledger.amount().get(row);
    let profit = ledger
        .profit()
        .map_or(Money::ZERO, |profit| profit.get(row));
    let value = match measure {
        Measure::Revenue => revenue,
        Measure::Profit => profit,
        Measure::Quantity => ledger
            .quantity()
            .map_or(Money::ZERO, |count| count.get(row)),
        Measure::Occasions => Money::ZERO,
    };
    let day = ledger.day(row);
    match days.last_mut() {
        Some(last) if last.day == day => {
            last.transactions += 1;
            last.revenue += revenue;
            last.profit += profit;
            last.value += value;
        }
        _ => days.push(DayTotal {
            day,
            transactions: 1,
            revenue,
            profit,
            value,
        }),
    }
}

fn without_days(settings: &Settings) -> Settings {
    let (window, as_of) = Default::default();
    Settings {
        window,
        as_of,
        ..settings.clone()
    }
}

fn first_occasion_in_file(ledger: &Ledger, customer: usize) -> Option<Day> {
    let mut rows = ledger.rows(customer).peekable();
    while let Some(row) = rows.next() {
        let day = ledger.day(row);
        let mut net = ledger.amount().get(row);
        while let Some(same_day) = rows.next_if(|&next| ledger.day(next) == day) {
            net += ledger.amount().get(same_day);
        }
        if net > Money::ZERO {
            return Some(day);
        }
    }
    None
}

/// The days of the file; 1970-01-01 alone for a file without transactions.
fn file_span(ledger: &Ledger) -> Span {
    Span {
        first: ledger.first_day().unwrap_or_default(),
        last: ledger.last_day().unwrap_or_default(),
    }
}

/// The day up to which a window with this last day knows what was sold.
fn known_until(ledger: &Ledger, window_last: Day) -> Day {
    ledger
        .last_day()
        .map_or(window_last, |file_last| file_last.min(window_last))
}

fn within_calendar(day: Day) -> Day {
    let first = Day::new(1, 1, 1).unwrap_or_default();
    let last = Day::new(9_999, 12, 31).unwrap_or_default();
    day.clamp(first, last)
}

/// The measure asked for if the file has it, else revenue, with the decimals of its unit.
fn measure_of(ledger: &Ledger, asked: Measure) -> (Measure, u8) {
    let column = match asked {
        Measure::Occasions => return (asked, 0),
        Measure::Revenue => None,
        Measure::Profit => ledger.profit(),
        Measure::Quantity => ledger.quantity(),
    };
    match column {
        Some(column) => (asked, column.decimals()),
        None => (Measure::Revenue, ledger.amount().decimals()),
    }
}

/// A filter on a column that the file does not have lets nothing pass.
fn passing(ledger: &Ledger, filter: &Filter) -> Passing {
    let column = filter.column;
    let names = ledger.dimension(column).map(|column| column.names());
    let mut values = vec![false; names.map_or(0, |names| names.len())];
    for value in &filter.values {
        let number = names.and_then(|names| names.find(value));
        if let Some(passes) = number.and_then(|number| values.get_mut(number as usize)) {
            *passes = true;
        }
    }
    Passing { column, values }
}

#[cfg(test)]
mod tests {
    use super::super::Facts;
    use super::super::comparison::ComparisonKind;
    use super::super::example::{day, ledger};
    use super::*;
    use crate::settings::Window;

    const LINES: &str = "a 2024-01-10 100 30 North\na 2024-02-10 50 10 South\nb 2024-02-20 70 -5 South\nb 2024-03-05 -20 -9 South";

    fn window(first: &str, last: &str) -> Settings {
        Settings {
            window: Window {
                first: Some(day(first)),
                last: Some(day(last)),
            },
            ..Settings::default()
        }
    }

    /// Customers with their values, in order.
    fn values(settings: &Settings) -> Vec<(String, i128)> {
        let ledger = ledger(LINES);
        let facts = Facts::gather(&ledger, &View::new(&ledger, settings));
        let customers = facts.customers.iter();
        customers
            .map(|one| (ledger.customer(one.id as usize).to_owned(), one.value.0))
            .collect()
    }

    fn listed(values: &[(&str, i128)]) -> Vec<(String, i128)> {
        values
            .iter()
            .map(|&(name, value)| (name.to_owned(), value))
            .collect()
    }

    #[test]
    fn the_whole_file_is_the_default_and_its_last_day_is_today() {
        let view = View::new(&ledger(LINES), &Settings::default());
        assert_eq!(view.window.first, day("2024-01-10"));
        assert_eq!(
            (view.window.last, view.as_of),
            (day("2024-03-05"), day("2024-03-05"))
        );
        assert_eq!(
            values(&Settings::default()),
            listed(&[("a", 150), ("b", 50)])
        );
    }

    #[test]
    fn transactions_outside_the_window_do_not_exist() {
        assert_eq!(
            values(&window("2024-02-01", "2024-02-29")),
            listed(&[("b", 70), ("a", 50)])
        );
        assert_eq!(
            values(&window("2024-01-01", "2024-01-31")),
            listed(&[("a", 100)])
        );
        assert_eq!(values(&window("2024-03-01", "2024-02-01")), listed(&[]));
    }

    #[test]
    fn the_window_ends_with_the_as_of_date() {
        let settings = Settings {
            as_of: Some(day("2024-02-15")),
            ..Settings::default()
        };
        let view = View::new(&ledger(LINES), &settings);
        assert_eq!(
            (view.window.last, view.as_of),
            (day("2024-02-15"), day("2024-02-15"))
        );
        assert_eq!(values(&settings), listed(&[("a", 150)]));
    }

    #[test]
    fn a_later_as_of_date_only_lengthens_the_silences() {
        let settings = Settings {
            as_of: Some(day("2024-03-10")),
            ..Settings::default()
        };
        let ledger = ledger(LINES);
        let view = View::new(&ledger, &settings);
        assert_eq!(view.window.last, day("2024-03-05"));
        assert_eq!(Facts::gather(&ledger, &view).customers[0].silence_days, 29);
    }

    #[test]
    fn a_window_beyond_the_file_ends_with_it() {
        let ledger = ledger(LINES);
        let view = View::new(&ledger, &window("2024-01-01", "2024-12-31"));
        assert_eq!(
            (view.window.last, view.as_of),
            (day("2024-03-05"), day("2024-03-05"))
        );
        let later = View::new(&ledger, &window("2030-01-01", "2030-12-31"));
        assert_eq!((later.as_of, later.window.days()), (day("2024-03-05"), 0));
    }

    #[test]
    fn without_sales_a_window_ends_where_it_is_asked_to() {
        let view = View::new(&ledger(""), &window("2024-01-01", "2024-12-31"));
        assert_eq!(
            (view.window.last, view.as_of, view.comparison),
            (day("2024-12-31"), day("2024-12-31"), None)
        );
    }

    #[test]
    fn the_months_before_the_first_sale_are_no_year_to_compare_with() {
        let lines = "a 2024-01-01 1\na 2024-12-31 2";
        let settings = Settings {
            as_of: Some(day("2025-12-31")),
            ..window("2022-01-01", "2025-12-31")
        };
        let comparison = View::new(&ledger(lines), &settings).comparison.unwrap();
        assert_eq!(
            (comparison.kind, comparison.previous.first),
            (ComparisonKind::Halves, day("2024-01-01"))
        );
    }

    #[test]
    fn filters_keep_the_values_they_name() {
        let only = |column, values: &[&str]| Settings {
            filters: vec![Filter {
                column,
                values: values.iter().map(|&value| value.to_owned()).collect(),
            }],
            ..Settings::default()
        };
        assert_eq!(
            values(&only(Dimension::Region, &["North"])),
            listed(&[("a", 100)])
        );
        assert_eq!(
            values(&only(Dimension::Region, &["North", "South"])),
            listed(&[("a", 150), ("b", 50)])
        );
        assert_eq!(values(&only(Dimension::Region, &["East"])), listed(&[]));
        assert_eq!(
            values(&only(Dimension::Manager, &["Ada"])),
            listed(&[]),
            "no such column"
        );
    }

    #[test]
    fn every_measure_ranks_by_its_own_sum() {
        let by = |measure| {
            values(&Settings {
                measure,
                ..Settings::default()
            })
        };
        assert_eq!(by(Measure::Profit), listed(&[("a", 40), ("b", -14)]));
        assert_eq!(by(Measure::Occasions), listed(&[("a", 2), ("b", 1)]));
        assert_eq!(
            by(Measure::Quantity),
            by(Measure::Revenue),
            "no quantity in the file"
        );
    }

    #[test]
    fn days_that_no_calendar_has_are_brought_within_it() {
        let settings = Settings {
            window: Window {
                first: Some(Day(i32::MIN)),
                last: Some(Day(i32::MAX)),
            },
            as_of: Some(Day(i32::MAX)),
            ..Settings::default()
        };
        assert_eq!(values(&settings), listed(&[("a", 150), ("b", 50)]));
    }

    #[test]
    fn the_days_before_the_window_are_read_for_the_comparison_only() {
        let ledger = ledger(LINES);
        let view = View::new(&ledger, &window("2024-02-10", "2024-03-05"));
        assert_eq!(
            view.comparison.map(|comparison| comparison.kind),
            Some(ComparisonKind::PreviousWindow)
        );
        let view = View::new(&ledger, &window("2024-02-07", "2024-03-05"));
        let facts = Facts::gather(&ledger, &view);
        assert_eq!(facts.totals.previous.revenue, Money(100));
        assert_eq!(facts.totals.current.revenue, Money(100));
        assert_eq!(facts.totals.revenue, Money(100));
        let a = facts
            .customers
            .iter()
            .find(|one| one.value == Money(50))
            .unwrap();
        assert_eq!((a.current, a.previous), (Money(50), Money(100)));
    }
}
