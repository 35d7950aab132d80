//! What reading promises about dates and amounts in whole columns: each form is found
//! by evidence, what cannot be read is listed with its place and reason, and numbers
//! that only look like days stay numbers.

// A test fails by panicking.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use mainstay::intake::{DateOrder, Doubt, File, Granularity, ProblemCode, Reading, look, read};

fn read_text(text: &str) -> Reading {
    let files = [File {
        name: "sales.csv",
        bytes: text.as_bytes(),
    }];
    let probe = look(&files).unwrap();
    let columns: Vec<String> = probe
        .columns
        .into_iter()
        .map(|column| column.name)
        .collect();
    read(&files, probe.plan, &columns).unwrap()
}

/// A file with these dates, one row each.
fn dated<T: AsRef<str>>(header: &str, dates: impl IntoIterator<Item = T>) -> Reading {
    let rows = dates.into_iter().enumerate();
    let rows = rows.map(|(at, date)| format!("Acme {};{};{}.50\n", at % 3, date.as_ref(), at + 1));
    read_text(&format!(
        "Customer;{header};Amount\n{}",
        rows.collect::<String>()
    ))
}

/// A file with these amounts, one row each.
fn priced(amounts: &[&str]) -> Reading {
    let rows = amounts
        .iter()
        .map(|amount| format!("Acme\t2024-01-15\t{amount}\n"));
    read_text(&format!(
        "Customer\tDate\tAmount\n{}",
        rows.collect::<String>()
    ))
}

/// First and last day (of a period its last one), and how dates were written.
fn days(reading: &Reading) -> (String, String, DateOrder) {
    let ledger = &reading.ledger;
    let [first, last] = [ledger.first_day(), ledger.last_day()].map(|day| day.unwrap().to_string());
    (first, last, reading.intake.plan.date_order)
}

/// Line, column, reason and cell of each row that is not used.
fn problems(reading: &Reading) -> Vec<(u64, Option<u32>, ProblemCode, &str)> {
    let problems = reading.problems.iter();
    problems
        .map(|p| (p.line, p.column, p.code, p.value.as_str()))
        .collect()
}

#[test]
fn every_way_of_writing_dates_is_found() {
    for (dates, first, last, order) in [
        (
            ["45306", "45307.75"],
            "2024-01-15",
            "2024-01-16",
            DateOrder::ExcelSerial,
        ),
        (
            ["1705312800", "1705399200"],
            "2024-01-15",
            "2024-01-16",
            DateOrder::UnixSeconds,
        ),
        (
            ["1705312800000", "1705399200999"],
            "2024-01-15",
            "2024-01-16",
            DateOrder::UnixMilliseconds,
        ),
        (
            ["202401", "202402"],
            "2024-01-01",
            "2024-02-29",
            DateOrder::YearMonthDay,
        ),
        (
            ["2024Q1", "2024Q2"],
            "2024-01-01",
            "2024-06-30",
            DateOrder::YearMonthDay,
        ),
        (
            ["1/31/24", "2/1/24"],
            "2024-01-31",
            "2024-02-01",
            DateOrder::MonthDayYear,
        ),
        (
            ["১৫ জানুয়ারি ২০২৪", "১৬ জানুয়ারি ২০২৪"],
            "2024-01-15",
            "2024-01-16",
            DateOrder::DayMonthYear,
        ),
        (
            ["১৫/০১/২০২৪", "০১/০২/২০২৪"],
            "2024-01-15",
            "2024-02-01",
            DateOrder::DayMonthYear,
        ),
        (
            ["15 янв. 2024 г.", "1 февр. 2024 г."],
            "2024-01-15",
            "2024-02-01",
            DateOrder::DayMonthYear,
        ),
    ] {
        let reading = dated("Invoice Date", dates);
        assert_eq!(
            days(&reading),
            (first.into(), last.into(), order),
            "{dates:?}"
        );
        assert_eq!(
            (reading.problems.len(), reading.intake.doubts.len()),
            (0, 0),
            "{dates:?}"
        );
    }
}

#[test]
fn what_the_dates_name_is_noted() {
    for (date, granularity) in [
        ("2024-01-15", Granularity::Day),
        ("2024-W05", Granularity::Week),
        ("Feb-24", Granularity::Month),
        ("Q1 2024", Granularity::Quarter),
    ] {
        assert_eq!(
            dated("Date", [date, date]).intake.granularity,
            granularity,
            "{date}"
        );
    }
    assert_eq!(
        dated("Date", ["2024-02", "2024-03-01"]).intake.granularity,
        Granularity::Day
    );
}

#[test]
fn numbers_are_days_only_where_the_header_says_so() {
    let text = "Customer,Day booked on,Net,Order number\nAcme,2024-01-15,45123,1705312800\nBeta,2024-01-16,45124,1705312801\n";
    let reading = read_text(text);
    assert_eq!(reading.intake.amount.used, "90247");
    let plan = &reading.intake.plan;
    assert_eq!(
        (plan.mapping.date, plan.mapping.amount.as_slice()),
        (Some(1), &[2][..])
    );
}

#[test]
fn two_digit_years_in_front_are_found_or_asked_about() {
    let reading = dated("Date", (1..=28).map(|day| format!("24-02-{day:02}")));
    assert_eq!(
        days(&reading),
        (
            "2024-02-01".into(),
            "2024-02-28".into(),
            DateOrder::YearMonthDay
        )
    );
    assert_eq!(reading.intake.doubts, []);
    let reading = dated("Date", ["24-02-19", "24-02-20"]);
    assert_eq!(reading.intake.doubts, [Doubt::DateOrder]);
    assert_eq!(reading.intake.date_readings.len(), 3);
}

#[test]
fn dates_of_both_orders_leave_a_doubt_and_the_minority_is_listed() {
    let mut dates = vec!["13/04/2024"; 50];
    dates.extend(["04/23/2024"; 10]);
    dates.push("03/04/2024");
    let reading = dated("Date", dates);
    assert_eq!(reading.intake.doubts, [Doubt::MixedDates]);
    assert_eq!(reading.intake.rows.rejected, 10);
    assert_eq!(
        problems(&reading)[0],
        (52, Some(1), ProblemCode::BadDate, "04/23/2024")
    );
}

#[test]
fn one_slip_leaves_no_doubt_about_the_others() {
    let mut dates = vec!["13/04/2024"; 50];
    dates.push("04/23/2024");
    let reading = dated("Date", dates);
    assert_eq!(
        (reading.intake.doubts.len(), reading.intake.rows.rejected),
        (0, 1)
    );
}

/// Excel reads 03/04 as 4 March where months come first, and leaves 13/04 as text.
#[test]
fn half_converted_dates_leave_a_doubt() {
    let texts = (13..=28).map(|day| format!("{day}/04/2024"));
    let converted = (1..=12).map(|day| format!("2024-{day:02}-04"));
    let reading = dated("Date", texts.clone().chain(converted));
    assert_eq!(reading.intake.doubts, [Doubt::MixedDates]);
    let serials = (1..=12).map(|day| (45_000 + day).to_string());
    let reading = dated("Date", texts.clone().chain(serials));
    assert_eq!(
        (reading.intake.doubts, reading.intake.rows.rejected),
        (vec![Doubt::MixedDates], 12)
    );
    let iso = (1..=14).map(|day| format!("2024-05-{day:02}"));
    let healthy = texts.chain(iso).chain(["01/06/2024".to_owned()]);
    assert_eq!(dated("Date", healthy).intake.doubts, []);
}

#[test]
fn rows_that_cannot_be_read_are_listed_with_place_and_reason() {
    let text = "Customer;Date;Amount\nA;15/01/2024;1.50\nB;১ বৈশাখ ১৪৩১;2\nC;31/02/2024;3\nD;15/01/2567;4\n\
                E;00/00/0000;5\nF;15/01/2024;#REF!\nG;15/01/2024;=SUM(A1:A3)\nH;15/01/2024;1O0\nI;15/01/2024;৳১২৩\n\
                J;15/01/2024;5%\nK;16/01/2024;7\nL;17/01/2024;7\nM;17/01/2024;7\nN;17/01/2024;7\nO;17/01/2024;7\nP;17/01/2024;7\n";
    let reading = read_text(text);
    let expected = [
        (3, Some(1), ProblemCode::OtherCalendar, "১ বৈশাখ ১৪৩১"),
        (4, Some(1), ProblemCode::BadDate, "31/02/2024"),
        (5, Some(1), ProblemCode::OtherCalendar, "15/01/2567"),
        (6, Some(1), ProblemCode::PlaceholderDate, "00/00/0000"),
        (7, Some(2), ProblemCode::ExcelError, "#REF!"),
        (8, Some(2), ProblemCode::FormulaWithoutValue, "=SUM(A1:A3)"),
        (9, Some(2), ProblemCode::NumberFormat, "1O0"),
        (11, Some(2), ProblemCode::NumberFormat, "5%"),
    ];
    assert_eq!(problems(&reading), expected);
    assert!(reading.intake.rows.is_conserved());
    assert_eq!(reading.intake.amount.used, "166.5");
}

#[test]
fn the_minority_of_two_number_formats_is_listed() {
    let mut amounts = vec!["1,234.56"; 5];
    amounts.push("1.234,56");
    let reading = priced(&amounts);
    assert_eq!(
        problems(&reading),
        [(7, Some(2), ProblemCode::NumberFormat, "1.234,56")]
    );
    assert_eq!(reading.intake.amount.used, "6172.8");
}

#[test]
fn thousands_or_decimals_are_asked_about_when_nothing_decides() {
    assert_eq!(priced(&["1,234", "5,678"]).intake.doubts, [Doubt::Decimal]);
    assert_eq!(priced(&["১,২৩৪", "৫,৬৭৮"]).intake.doubts, [Doubt::Decimal]);
}

#[test]
fn amounts_of_any_script_and_grouping_add_up() {
    let reading = priced(&[
        "১,২৩,৪৫৬.৭৮",
        "₹1,00,000/-",
        "(50.00)",
        "25.00 Cr",
        "0.000000001",
    ]);
    assert_eq!(reading.problems, []);
    assert_eq!(reading.intake.amount.used, "223381.780000001");
}

#[test]
fn columns_called_by_any_period_are_periods() {
    for (header, first, last) in [
        ("202401;202402;202403", "2024-01-01", "2024-03-31"),
        ("янв. 24;февр. 24;март 24", "2024-01-01", "2024-03-31"),
        ("2024Q1;2024Q2;2024Q3", "2024-01-01", "2024-09-30"),
        (
            "জানুয়ারি ২০২৪;ফেব্রুয়ারি ২০২৪;মার্চ ২০২৪",
            "2024-01-01",
            "2024-03-31",
        ),
    ] {
        let reading = read_text(&format!(
            "Customer;{header}\nAcme;1;2;3\nBeta;4;5;6\nGamma;7;8;9\n"
        ));
        let (found_first, found_last, _) = days(&reading);
        assert_eq!(
            (found_first.as_str(), found_last.as_str()),
            (first, last),
            "{header}"
        );
        assert_eq!(reading.intake.amount.used, "45", "{header}");
    }
}
