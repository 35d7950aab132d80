//! What the cells of a date column say, all together, about how it writes dates.

use super::date::{self, DateOrder, Dated, Form};
use super::doubt::CellReading;
use std::cmp::Ordering;

/// The orders of dates that are written as three numbers, the preferred ones first.
const OF_NUMBERS: [DateOrder; 3] = [
    DateOrder::DayMonthYear,
    DateOrder::MonthDayYear,
    DateOrder::YearMonthDay,
];

/// The ways of counting days that a column's numbers can show by their size.
const COUNTED: [DateOrder; 3] = [
    DateOrder::ExcelSerial,
    DateOrder::UnixSeconds,
    DateOrder::UnixMilliseconds,
];

/// What date cells say about how they are written.
#[derive(Clone, Debug, Default)]
pub struct DateEvidence {
    /// Cells with anything in them.
    filled: u64,
    /// Cells that mean the same day in every order and begin with a year.
    year_first: u64,
    /// Cells that mean the same day in every order and begin otherwise.
    named: u64,
    /// Cells of three numbers.
    ordered: u64,
    /// How many of those each of [`OF_NUMBERS`] reads.
    fits: [u64; 3],
    /// Cells of one number that is likely to count days, by the ways in [`COUNTED`].
    counted: [u64; 3],
    two_digit_years: TwoDigitYears,
    /// A cell that day first and month first read as different days.
    either: Option<String>,
    /// A cell of one number.
    number: Option<String>,
}

/// What cells such as `24-02-19` say, whose year may be their first number or their last.
#[derive(Clone, Debug, Default)]
struct TwoDigitYears {
    /// The first numbers that occur, each a bit.
    first: u128,
    /// The last numbers that occur, each a bit.
    last: u128,
    /// Whether a cell has dashes, as dates with the year in front mostly have.
    has_dashes: bool,
    sample: Option<String>,
}

/// Where in three numbers the year stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum YearPlace {
    First,
    Last,
    /// Either, as far as the cells show.
    Open,
}

impl DateEvidence {
    /// Takes a cell into account.
    pub fn add(&mut self, cell: &[u8]) {
        let cell = cell.trim_ascii();
        self.filled += u64::from(!cell.is_empty());
        let read = OF_NUMBERS.map(|order| date::read(cell, order).ok());
        match read.iter().flatten().next() {
            Some(dated) if dated.form == Form::Ordered => self.add_ordered(cell, read),
            Some(_) if starts_with_year(cell) => self.year_first += 1,
            Some(_) => self.named += 1,
            None => self.add_counted(cell),
        }
    }

    fn add_ordered(&mut self, cell: &[u8], read: [Option<Dated>; 3]) {
        self.ordered += 1;
        for (fits, read) in self.fits.iter_mut().zip(&read) {
            *fits += u64::from(read.is_some());
        }
        let [day_first, month_first, year_first] = read;
        let sample = || Some(String::from_utf8_lossy(cell).into_owned());
        if self.either.is_none() && day_first.zip(month_first).is_some_and(|(a, b)| a != b) {
            self.either = sample();
        }
        let Some(dated) = year_first else { return };
        let (year, _, day) = dated.day.ymd();
        let years = &mut self.two_digit_years;
        years.first |= 1 << year.rem_euclid(100);
        years.last |= 1 << day;
        years.has_dashes |= cell.contains(&b'-');
        if years.sample.is_none()
            && day_first
                .or(month_first)
                .is_some_and(|other| other != dated)
        {
            years.sample = sample();
        }
    }

    fn add_counted(&mut self, cell: &[u8]) {
        let likely = date::likely_count(cell);
        let kind = COUNTED.iter().position(|&kind| Some(kind) == likely);
        if let Some(kind) = kind {
            self.counted[kind] += 1;
            let sample = || String::from_utf8_lossy(cell).into_owned();
            self.number.get_or_insert_with(sample);
        }
    }

    /// The way of writing dates that the cells speak for: counted days or a year in
    /// front where most cells are such, else the order that reads most cells; without
    /// evidence day before month.
    pub fn preferred(&self) -> DateOrder {
        let (counted, cells) = self.most_counted();
        let others = self.named + self.ordered;
        match () {
            () if cells > self.year_first + others => counted,
            () if self.year_first > others => DateOrder::YearMonthDay,
            () => self.of_numbers(),
        }
    }

    /// Whether nothing more can be learnt about the order of three numbers.
    pub fn is_decisive(&self) -> bool {
        let is_day_known = self.fits[0] != self.fits[1];
        match self.year_place() {
            YearPlace::First => true,
            YearPlace::Last => is_day_known && self.is_year_place_sure(),
            YearPlace::Open => false,
        }
    }

    /// Whether a cell was seen that the orders still possible read as different days.
    pub fn is_doubtful(&self) -> bool {
        self.doubtful_cell().is_some()
    }

    /// Whether at least four in five cells are dates, be it as numbers that alone say nothing.
    pub fn are_dates(&self) -> bool {
        let dates = self.year_first + self.named + self.ordered + self.most_counted().1;
        dates > 0 && dates * 5 >= self.filled * 4
    }

    /// The readings of a cell that could be read in several ways; of a counted day,
    /// how it is read.
    pub fn readings(&self) -> Vec<CellReading<DateOrder>> {
        let counted = self.preferred();
        if let (true, Some(cell)) = (counted.is_counted(), &self.number) {
            let misfits = self.filled - self.most_counted().1;
            let ways = match counted {
                DateOrder::ExcelSerial => vec![counted, DateOrder::ExcelSerial1904],
                _ => vec![counted],
            };
            return ways
                .into_iter()
                .map(|way| reading(way, cell, misfits))
                .collect();
        }
        let is_open = self.year_place() == YearPlace::Open;
        let two_digits = self.two_digit_years.sample.as_ref().filter(|_| is_open);
        let Some(cell) = two_digits.or(self.either.as_ref()) else {
            return Vec::new();
        };
        let orders = OF_NUMBERS
            .iter()
            .zip(self.fits)
            .take(if is_open { 3 } else { 2 });
        orders
            .map(|(&order, fits)| reading(order, cell, self.ordered - fits))
            .collect()
    }

    /// The order of three numbers that reads most cells.
    fn of_numbers(&self) -> DateOrder {
        match self.year_place() {
            YearPlace::First => DateOrder::YearMonthDay,
            _ if self.fits[1] > self.fits[0] => DateOrder::MonthDayYear,
            _ => DateOrder::DayMonthYear,
        }
    }

    fn doubtful_cell(&self) -> Option<&String> {
        let is_tie = self.fits[0] == self.fits[1];
        match self.year_place() {
            YearPlace::First => None,
            YearPlace::Last => self.either.as_ref().filter(|_| is_tie),
            YearPlace::Open => self.two_digit_years.sample.as_ref(),
        }
    }

    fn year_place(&self) -> YearPlace {
        let [day_first, month_first, year_first] = self.fits;
        match year_first.cmp(&day_first.max(month_first)) {
            Ordering::Less => YearPlace::Last,
            Ordering::Greater => YearPlace::First,
            Ordering::Equal if year_first == 0 => YearPlace::Last,
            Ordering::Equal => self.two_digit_years.place(),
        }
    }

    fn is_year_place_sure(&self) -> bool {
        self.fits[2] < self.fits[0].max(self.fits[1]) || self.two_digit_years.is_sure()
    }

    fn most_counted(&self) -> (DateOrder, u64) {
        let counts = COUNTED.into_iter().zip(self.counted);
        counts
            .rev()
            .max_by_key(|&(_, cells)| cells)
            .unwrap_or((DateOrder::ExcelSerial, 0))
    }
}

impl TwoDigitYears {
    /// Days change more than years do: more different numbers than a year has months
    /// are days. With fewer, slashes and points mean a year behind unless the last
    /// numbers change more; dashes leave it open.
    fn place(&self) -> YearPlace {
        let (first, last) = (self.first.count_ones(), self.last.count_ones());
        match () {
            () if self.is_sure() && last > first => YearPlace::First,
            () if self.is_sure() && first > last => YearPlace::Last,
            () if !self.has_dashes && first >= last => YearPlace::Last,
            () => YearPlace::Open,
        }
    }

    fn is_sure(&self) -> bool {
        const MONTHS: u32 = 12;
        self.first.count_ones().max(self.last.count_ones()) > MONTHS
    }
}

fn reading(value: DateOrder, cell: &str, misfits: u64) -> CellReading<DateOrder> {
    let day = date::parse(cell.as_bytes(), value).ok();
    CellReading {
        value,
        cell: cell.to_owned(),
        meaning: day.map(|day| day.to_string()),
        misfits,
    }
}

fn starts_with_year(cell: &[u8]) -> bool {
    cell.len() >= 4 && cell.iter().take(4).all(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use DateOrder::*;

    fn evidence<T: AsRef<[u8]>>(cells: impl IntoIterator<Item = T>) -> DateEvidence {
        let mut evidence = DateEvidence::default();
        cells
            .into_iter()
            .for_each(|cell| evidence.add(cell.as_ref()));
        evidence
    }

    fn found(cells: &[&str]) -> (DateOrder, bool) {
        let evidence = evidence(cells);
        (evidence.preferred(), evidence.is_doubtful())
    }

    #[test]
    fn one_day_above_twelve_settles_the_order() {
        let mut evidence = evidence(["03/04/2024"]);
        assert!(evidence.is_doubtful());
        let meanings: Vec<_> = evidence
            .readings()
            .into_iter()
            .map(|r| r.meaning.unwrap())
            .collect();
        assert_eq!(meanings, ["2024-04-03", "2024-03-04"]);
        evidence.add(b"04/13/2024");
        assert!(!evidence.is_doubtful() && evidence.is_decisive());
        assert_eq!(evidence.preferred(), MonthDayYear);
    }

    #[test]
    fn the_whole_column_decides_how_its_dates_are_written() {
        for (cells, expected) in [
            (&["13/04/2024", "03/04/2024"][..], (DayMonthYear, false)),
            (&["04/13/2024", "03/04/2024"], (MonthDayYear, false)),
            (&["04/04/2024"], (DayMonthYear, false)),
            (
                &["13/04/2024", "04/13/2024", "03/04/2024"],
                (DayMonthYear, true),
            ),
            (&["2024-04-03", "2024-04-04"], (YearMonthDay, false)),
            (&["202402", "202403"], (YearMonthDay, false)),
            (&["15 Jan 2024", "16 Jan 2024"], (DayMonthYear, false)),
            (&["45123", "45124.75", "total"], (ExcelSerial, false)),
            (&["৪৫১২৩"], (ExcelSerial, false)),
            (&["1705312800"], (UnixSeconds, false)),
            (&["1705312800123"], (UnixMilliseconds, false)),
            (
                &["45123", "13/04/2024", "14/04/2024"],
                (DayMonthYear, false),
            ),
            (&["24-13-02"], (DayMonthYear, false)),
            (&["99-12-31"], (YearMonthDay, false)),
            (&["24-02-19", "24-02-20"], (DayMonthYear, true)),
            (&["24/02/19"], (DayMonthYear, false)),
            (&["24/02/19", "24/02/20"], (DayMonthYear, true)),
            (&["13.04.24", "02.05.24"], (DayMonthYear, false)),
            (&["soon", ""], (DayMonthYear, false)),
        ] {
            assert_eq!(found(cells), expected, "{cells:?}");
        }
    }

    #[test]
    fn the_number_that_changes_least_is_the_year() {
        let days = || 1..=28;
        let year_in_front = evidence(days().map(|day| format!("24-02-{day:02}")));
        assert_eq!(
            (year_in_front.preferred(), year_in_front.is_doubtful()),
            (YearMonthDay, false)
        );
        let year_behind = evidence(days().map(|day| format!("{day:02}-02-24")));
        assert_eq!(
            (year_behind.preferred(), year_behind.is_doubtful()),
            (DayMonthYear, false)
        );
    }

    #[test]
    fn two_digit_years_are_shown_in_all_three_readings() {
        let readings = evidence(["10-02-09"]).readings();
        let meanings: Vec<_> = readings
            .into_iter()
            .map(|r| (r.value, r.meaning.unwrap()))
            .collect();
        let expected = [
            (DayMonthYear, "2009-02-10"),
            (MonthDayYear, "2009-10-02"),
            (YearMonthDay, "2010-02-09"),
        ];
        assert_eq!(
            meanings,
            expected.map(|(order, day)| (order, day.to_owned()))
        );
    }

    #[test]
    fn a_counted_day_is_shown_by_both_systems_of_excel() {
        let readings = evidence(["45123.75"]).readings();
        let meanings: Vec<_> = readings
            .into_iter()
            .map(|r| (r.value, r.meaning.unwrap()))
            .collect();
        let expected = [(ExcelSerial, "2023-07-16"), (ExcelSerial1904, "2027-07-17")];
        assert_eq!(
            meanings,
            expected.map(|(order, day)| (order, day.to_owned()))
        );
    }

    #[test]
    fn numbers_are_dates_when_most_of_them_are() {
        assert!(evidence(["45123", "45124", "45125", "45126", "60"]).are_dates());
        assert!(evidence(["45123", "45124", ""]).are_dates());
        assert!(!evidence(["45123", "12", "7"]).are_dates());
        assert!(!evidence(["1", "2", "3"]).are_dates());
        assert!(!evidence([""]).are_dates());
    }
}
