//! What reading promises: every record accounted for, no row changed by where a
//! chunk or a file ends, formats by evidence, and a clear word about what is wrong.

// A test fails by panicking.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use mainstay::error::Error;
use mainstay::intake::{
    Choices, DateOrder, DecimalSign, Doubt, Encoding, File, Intake, LineEnd, Plan, Problem,
    ProblemCode, Reader, Reading, SourceKind, cells, heads, look, read, replan,
};
use proptest::prelude::*;

fn read_files(texts: &[&str]) -> Result<Reading, Error> {
    let names: Vec<String> = (1..=texts.len()).map(|i| format!("{i}.csv")).collect();
    let files: Vec<File> = names
        .iter()
        .zip(texts)
        .map(|(name, text)| File {
            name,
            bytes: text.as_bytes(),
        })
        .collect();
    let probe = look(&files)?;
    let columns: Vec<String> = probe
        .columns
        .iter()
        .map(|column| column.name.clone())
        .collect();
    read(&files, probe.plan, &columns)
}

fn read_text(text: &str) -> Reading {
    read_files(&[text]).unwrap()
}

/// Every transaction as `customer day amount`, sorted.
fn transactions(reading: &Reading) -> Vec<String> {
    let ledger = &reading.ledger;
    let mut all = Vec::new();
    for customer in 0..ledger.customer_count() {
        for row in ledger.rows(customer) {
            let amount = ledger.amount().get(row).display(ledger.amount().decimals());
            all.push(format!(
                "{} {} {amount}",
                ledger.customer(customer),
                ledger.day(row)
            ));
        }
    }
    all.sort();
    all
}

fn counts(intake: &Intake) -> [u64; 7] {
    let rows = intake.rows;
    assert!(rows.is_conserved(), "{rows:?}");
    [
        rows.read,
        rows.used,
        rows.rejected,
        rows.blank,
        rows.preamble,
        rows.header,
        rows.total,
    ]
}

fn only_problem(reading: &Reading) -> &Problem {
    assert_eq!(reading.problems.len(), 1, "{:?}", reading.problems);
    &reading.problems[0]
}

/// A file in which one more row follows two good ones.
fn with_row(row: &str) -> Reading {
    read_text(&format!(
        "Customer,Date,Amount,Note\nAcme,2024-01-15,10.50,\nBeta,2024-01-16,2.25,\n{row}\n"
    ))
}

#[test]
fn every_way_in_which_a_row_can_be_wrong_names_line_column_and_code() {
    for (row, code, column, value) in [
        (",2024-01-17,5,", ProblemCode::MissingCustomer, Some(0), ""),
        ("Acme,,5,", ProblemCode::MissingDate, Some(1), ""),
        (
            "Acme,2024-02-30,5,",
            ProblemCode::BadDate,
            Some(1),
            "2024-02-30",
        ),
        ("Acme,Friday,5,", ProblemCode::BadDate, Some(1), "Friday"),
        (
            "Acme,9999-12-31,5,",
            ProblemCode::PlaceholderDate,
            Some(1),
            "9999-12-31",
        ),
        ("Acme,2024-01-17,,", ProblemCode::MissingAmount, Some(2), ""),
        (
            "Acme,2024-01-17,N/A,",
            ProblemCode::MissingAmount,
            Some(2),
            "N/A",
        ),
        (
            "Acme,2024-01-17,1O0,",
            ProblemCode::NumberFormat,
            Some(2),
            "1O0",
        ),
        (
            "Acme,2024-01-17,1e80,",
            ProblemCode::NumberRange,
            Some(2),
            "1e80",
        ),
        ("Acme,2024-01-17", ProblemCode::MissingCell, Some(2), ""),
        (
            "Acme,2024-01-17,5,,oops",
            ProblemCode::ExtraCell,
            Some(4),
            "oops",
        ),
    ] {
        let reading = with_row(row);
        let problem = only_problem(&reading);
        assert_eq!(
            (problem.line, problem.code, problem.column),
            (4, code, column),
            "{row}"
        );
        assert_eq!(
            (problem.value.as_str(), problem.text.as_str()),
            (value, row)
        );
        assert_eq!(counts(&reading.intake), [4, 2, 1, 0, 0, 1, 0]);
    }
}

#[test]
fn rows_that_only_look_wrong_are_used() {
    for row in [
        "Acme,2024-01-17,5",
        "Acme,2024-01-17,5,,,",
        "\"Acme\",\"2024-01-17\",\"5\",\"a, \"\"b\"\"\nc\"",
    ] {
        let reading = with_row(row);
        assert_eq!(counts(&reading.intake)[..3], [4, 3, 0], "{row}");
    }
}

#[test]
fn line_numbers_are_physical_lines_even_after_breaks_inside_quotes() {
    let text = "Customer,Note,Date,Amount\nAcme,\"one\ntwo\nthree\",2024-01-15,1\nBeta,x,2024-01-15,2\nAcme,y,bad,3\n";
    let reading = read_text(text);
    let problem = only_problem(&reading);
    assert_eq!(problem.line, 6);
    assert_eq!(&text.as_bytes()[problem.byte as usize..][..6], b"Acme,y");
}

#[test]
fn blank_lines_preamble_and_repeated_headers_are_counted_apart() {
    let table = "Customer,Date,Amount\nAcme,2024-01-15,1\n\n,,\nCustomer,Date,Amount\nBeta,2024-01-16,2\n\n";
    let reading = read_text(&format!("Sales report\nJanuary 2024\n\n{table}"));
    assert_eq!(counts(&reading.intake), [10, 2, 0, 3, 3, 2, 0]);
}

#[test]
fn total_rows_are_not_sales() {
    let reading = read_text(
        "Customer,Date,Amount\nAcme,2024-01-15,1.10\nBeta,2024-01-16,2.20\n,,3.30\nAcme,2024-02-15,5\nBeta,2024-02-16,6\nTotal,2024-02-16,14.3\n",
    );
    assert_eq!(counts(&reading.intake), [7, 4, 0, 0, 0, 1, 2]);
    assert_eq!(reading.intake.amount.used, "14.3");
}

#[test]
fn subtotals_and_grand_totals_are_not_sales_in_any_of_their_usual_forms() {
    for (rows, used) in [
        (
            "A,2024-01-15,10\nB,2024-01-15,20\nSubtotal,2024-01-15,30\nC,2024-01-15,5\nD,2024-01-15,6\nSubtotal,,11\nGrand total,,41",
            "41",
        ),
        (
            "A,2024-01-15,10\nSubtotal,2024-01-15,10\nB,2024-01-15,5\nTotal:,,15",
            "15",
        ),
        ("A,2024-01-15,10\nA,bad,20\nC,2024-01-15,5\nTotal,,35", "15"),
        ("A,2024-01-15,10\nB,2024-01-15,20\nTotal,,30", "30"),
        ("A,2024-01-15,10\nB,2024-01-15,20\n,2024-01-31,30", "30"),
        ("A,2024-01-15,10\nB,2024-01-15,20\nমোট,,30", "30"),
    ] {
        let reading = read_text(&format!("Customer,Date,Amount\n{rows}\n"));
        assert_eq!(reading.intake.amount.used, used, "{rows}");
        assert!(reading.intake.rows.total >= 1, "{rows}");
    }
}

#[test]
fn a_customer_called_total_is_a_customer_unless_the_sum_agrees() {
    let reading = read_text(
        "Customer,Date,Amount\nAcme,2024-01-15,1\nBeta,2024-01-16,2\nTotal,2024-01-17,7\n",
    );
    assert_eq!(counts(&reading.intake)[..3], [4, 3, 0]);
}

#[test]
fn the_account_of_amounts_adds_up() {
    let reading = read_text(
        "Customer,Date,Amount\nAcme,2024-01-15,1.5\n,2024-01-16,2.25\nBeta,bad,4\nBeta,2024-01-15,8\nBeta,2024-01-15,9\n",
    );
    assert_eq!(
        (
            reading.intake.amount.used.as_str(),
            reading.intake.amount.rejected.as_str()
        ),
        ("18.5", "6.25")
    );
}

#[test]
fn the_order_of_day_and_month_follows_the_whole_column() {
    let row = |date: &str| format!("Acme,{date},1.5\n");
    let ambiguous = row("03/04/2024").repeat(200_000);
    for (last, order, day) in [
        ("13/04/2024", DateOrder::DayMonthYear, "2024-04-03"),
        ("04/13/2024", DateOrder::MonthDayYear, "2024-03-04"),
    ] {
        let reading = read_text(&format!("Customer,Date,Amount\n{ambiguous}{}", row(last)));
        assert_eq!(reading.intake.plan.date_order, order);
        assert_eq!(reading.ledger.first_day().unwrap().to_string(), day);
        assert_eq!(
            (reading.intake.doubts.len(), reading.problems.len()),
            (0, 0)
        );
    }
}

#[test]
fn an_order_that_nothing_decides_is_in_doubt() {
    let reading = read_text("Customer,Date,Amount\nAcme,03/04/2024,1.5\nAcme,04/05/2024,1.5\n");
    assert_eq!(reading.intake.doubts, [Doubt::DateOrder]);
    assert_eq!(reading.intake.date_readings.len(), 2);
}

#[test]
fn the_decimal_sign_follows_the_whole_column() {
    let ambiguous = "Acme;2024-01-15;1,234\n".repeat(100_000);
    let reading = read_text(&format!(
        "Customer;Date;Amount\n{ambiguous}Acme;2024-01-15;1.234,5\n"
    ));
    assert_eq!(reading.intake.plan.decimal, DecimalSign::Comma);
    assert_eq!(reading.intake.amount.used, "124634.5");
}

#[test]
fn the_order_that_more_cells_need_wins_over_the_one_that_came_first() {
    let rows = format!(
        "Acme,13/04/2024,1.5\n{}{}",
        "Acme,03/04/2024,1.5\n".repeat(1_500),
        "Acme,04/23/2024,1.5\n".repeat(1_400)
    );
    let reading = read_text(&format!("Customer,Date,Amount\n{rows}"));
    assert_eq!(reading.intake.plan.date_order, DateOrder::MonthDayYear);
    assert_eq!(reading.intake.rows.rejected, 1);
}

#[test]
fn what_a_user_has_chosen_is_followed_whatever_the_cells_say() {
    let text = "Customer,Date,Amount\nAcme,2024-01-15,\"1,234\"\nAcme,2024-01-16,\"5,678\"\nAcme,2024-01-17,\"1,234.50\"\n";
    let files = [File {
        name: "x.csv",
        bytes: text.as_bytes(),
    }];
    let probe = look(&files).unwrap();
    let columns: Vec<String> = probe
        .columns
        .iter()
        .map(|column| column.name.clone())
        .collect();
    let chosen = Plan {
        decimal: DecimalSign::Comma,
        ..probe.plan.clone()
    };
    let settled = replan(&heads(&files).unwrap(), chosen, &probe)
        .unwrap()
        .plan;
    let reading = read(&files, settled, &columns).unwrap();
    assert_eq!(reading.intake.amount.used, "6.912");
    assert_eq!(only_problem(&reading).code, ProblemCode::NumberFormat);
}

#[test]
fn the_decimal_sign_follows_all_number_columns() {
    let reading = read_text(
        "Customer;Date;Amount;Profit\nA;2024-01-15;1200;120,50\nB;2024-01-16;800;-20,25\n",
    );
    let profit = reading.ledger.profit().unwrap();
    assert_eq!(
        profit.get(1).display(profit.decimals()).to_string(),
        "-20.25"
    );
    let reading = read_text(
        "Customer;Date;Amount;Profit\nA;2024-01-15;1200;120,505\nB;2024-01-16;800;20,250\n",
    );
    assert_eq!(reading.intake.doubts, [Doubt::Decimal]);
}

#[test]
fn western_bytes_far_into_a_file_are_found() {
    let mut bytes = b"Customer,Date,Amount\n".to_vec();
    bytes.extend(b"Acme,2024-01-15,1\n".repeat(70_000));
    bytes.extend(b"Caf\xe9,2024-01-15,1\n");
    let files = [File {
        name: "x.csv",
        bytes: &bytes,
    }];
    let probe = look(&files).unwrap();
    let columns: Vec<String> = probe
        .columns
        .iter()
        .map(|column| column.name.clone())
        .collect();
    let reading = read(&files, probe.plan, &columns).unwrap();
    assert_eq!(reading.ledger.customer(1), "Café");
}

#[test]
fn one_bad_byte_costs_its_row_and_not_the_letters_of_the_others() {
    for text in [
        "Customer,Date,Amount\nCafé,2024-01-15,1\nগ্রাহক,2024-01-15,2\nBad?,2024-01-15,3\n",
        "CustomerID,Customer,Date,Amount\n1,Café,2024-01-15,1\n2,Bar,2024-01-15,2\n3,Bad?,2024-01-15,3\n",
    ] {
        let bytes: Vec<u8> = text
            .bytes()
            .map(|byte| if byte == b'?' { 0xe9 } else { byte })
            .collect();
        let files = [File {
            name: "x.csv",
            bytes: &bytes,
        }];
        let probe = look(&files).unwrap();
        let columns: Vec<String> = probe
            .columns
            .iter()
            .map(|column| column.name.clone())
            .collect();
        let reading = read(&files, probe.plan, &columns).unwrap();
        assert_eq!(reading.ledger.label(0), "Café");
        assert_eq!(only_problem(&reading).code, ProblemCode::InvalidEncoding);
    }
}

#[test]
fn a_byte_order_mark_is_not_part_of_the_first_header() {
    let text = "\u{feff}\"Customer\",Date,Amount\nAcme,2024-01-15,1\n";
    let reading = read_text(text);
    assert_eq!(reading.intake.columns[0], "Customer");
    assert_eq!(reading.intake.files[0].bytes, text.len() as u64);
}

#[test]
fn files_of_the_same_shape_are_one_table_in_any_column_order() {
    let reading = read_files(&[
        "Customer,Date,Amount\nAcme,2024-01-15,1\n",
        "Amount,Note,customer,DATE\n2,x,Beta,2024-02-15\n",
    ])
    .unwrap();
    assert_eq!(
        transactions(&reading),
        ["Acme 2024-01-15 1", "Beta 2024-02-15 2"]
    );
    assert_eq!(reading.intake.files.len(), 2);
}

#[test]
fn a_file_without_a_mapped_column_is_named() {
    let plan = look(&[File {
        name: "1.csv",
        bytes: b"Customer,Date,Amount\nAcme,2024-01-15,1\n",
    }])
    .unwrap()
    .plan;
    let columns = ["Customer", "Date", "Amount"].map(str::to_owned).to_vec();
    let mut reader = Reader::new(plan, columns).unwrap();
    let texts = [
        "Customer,Date,Amount\nAcme,2024-01-15,1\n",
        "Customer,Date,Tax\nBeta,2024-02-15,2\n",
    ];
    let error = (0..).zip(texts).try_for_each(|(number, text)| {
        reader.begin_file(number, &format!("{}.csv", number + 1), SourceKind::Text);
        reader.push(text.as_bytes())?;
        reader.end_file()
    });
    let expected = Error::MissingColumn {
        file: "2.csv".into(),
        first: "1.csv".into(),
        column: "Amount".into(),
    };
    assert_eq!(error.unwrap_err(), expected);
}

#[test]
fn profit_is_revenue_less_cost_where_no_profit_is_mapped() {
    let reading =
        read_text("Customer,Date,Amount,Cost\nAcme,2024-01-15,10.5,4\nAcme,2024-01-16,3,\n");
    let profit = reading.ledger.profit().unwrap();
    assert_eq!(profit.get(0).display(profit.decimals()).to_string(), "6.5");
    assert_eq!(reading.intake.notes.len(), 1);
}

#[test]
fn quantity_times_price_is_the_amount() {
    let reading = read_text(
        "Customer,Date,Qty,Unit Price\nAcme,2024-01-15,3,1.05\nAcme,2024-01-16,-1,1.05\n",
    );
    assert_eq!(reading.intake.amount.used, "2.1");
}

#[test]
fn hopeless_files_end_in_one_clear_error() {
    assert_eq!(
        read_files(&[" \n "]).unwrap_err(),
        Error::BlankFile {
            file: "1.csv".into()
        }
    );
    assert_eq!(
        read_files(&["Customer,Date,Amount\n"]).unwrap_err(),
        Error::NoRows {
            file: "1.csv".into()
        }
    );
    let error =
        read_files(&["Customer,Date,Amount\nAcme,2024-01-15,1\n,2024-01-15,1\n,2024-01-15,1\n"])
            .unwrap_err();
    assert_eq!(
        error.to_string(),
        "2 of 3 rows cannot be used, most because of missing-customer on line 3 (Customer \"\"), missing-customer on line 4 (Customer \"\")"
    );
}

#[test]
fn no_rows_fate_depends_on_another_row() {
    let mut rows = [
        "A,2024-01-15,1000000000000",
        "B,2024-01-15,0.123456789012345",
        "C,2024-01-15,1",
        "D,2024-01-15,1e40",
    ];
    for _ in 0..rows.len() {
        rows.rotate_left(1);
        let reading = read_text(&format!("Customer,Date,Amount\n{}\n", rows.join("\n")));
        assert_eq!(reading.intake.amount.used, "1000000000001.123456789012345");
        assert_eq!(only_problem(&reading).code, ProblemCode::NumberRange);
    }
}

#[test]
fn a_hopeless_file_is_given_up_before_it_fills_memory() {
    let good = "Acme,2024-01-15,1\n".repeat(60_000);
    let text = format!(
        "Customer,Date,Amount\n{good}{}",
        "Acme,never,1\n".repeat(700_000)
    );
    match read_files(&[&text]).unwrap_err() {
        Error::MostlyRejected { rejected, .. } => {
            assert!((240_000..500_000).contains(&rejected), "{rejected}")
        }
        other => panic!("{other}"),
    }
}

/// A small file, read by a plan made from it, pushed in pieces.
fn read_in_pieces(bytes: &[u8], piece: usize) -> Reading {
    let probe = look(&[File {
        name: "x.csv",
        bytes,
    }])
    .unwrap();
    let columns: Vec<String> = probe
        .columns
        .iter()
        .map(|column| column.name.clone())
        .collect();
    let mut reader = Reader::new(probe.plan, columns).unwrap();
    reader.begin_file(0, "x.csv", SourceKind::Text);
    bytes
        .chunks(piece)
        .try_for_each(|piece| reader.push(piece))
        .unwrap();
    reader.end_file().unwrap();
    reader.finish().unwrap()
}

/// The bytes of a text in an encoding that the Encoding Standard can write.
fn encoded(text: &str, encoding: &str) -> Vec<u8> {
    match encoding {
        "UTF-16LE" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "UTF-16BE" => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        label => {
            let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap();
            let (bytes, _, is_lossy) = encoding.encode(text);
            assert!(!is_lossy, "{label}: {text}");
            bytes.into_owned()
        }
    }
}

#[test]
fn every_encoding_gives_the_same_customers_wherever_it_is_cut() {
    let russian = "Заказчик;Дата;Сумма\nРомашка;05.01.2024;10,5\nЗвезда Востока;18.01.2024;2,25\n";
    let german =
        "Kunde;Datum;Umsatz\nMüller & Söhne;05.01.2024;10,5\nBäckerei Groß;18.01.2024;2,25\n";
    let japanese = "顧客;日付;金額\n株式会社山田;05.01.2024;10,5\n東京商店;18.01.2024;2,25\n";
    for (encoding, text) in [
        ("UTF-8", russian),
        ("UTF-16LE", russian),
        ("UTF-16BE", russian),
        ("windows-1251", russian),
        ("KOI8-R", russian),
        ("IBM866", russian),
        ("ISO-8859-5", russian),
        ("windows-1252", german),
        ("UTF-16LE", german),
        ("Shift_JIS", japanese),
    ] {
        let expected = transactions(&read_text(text));
        let bytes = encoded(text, encoding);
        for piece in 1..bytes.len() {
            let reading = read_in_pieces(&bytes, piece);
            assert_eq!(reading.intake.plan.dialect.encoding.name(), encoding);
            assert_eq!(
                transactions(&reading),
                expected,
                "{encoding} in pieces of {piece}"
            );
            assert_eq!(reading.intake.files[0].bytes, bytes.len() as u64);
        }
    }
}

#[test]
fn a_problem_in_utf16_names_its_place_in_the_file() {
    let text = "\u{feff}Customer\tDate\tAmount\r\nAcme\t2024-01-15\t1\r\nBéta\tbad\t2\r\nগ্রাহক\t2024-01-16\t3\r\nX\t2024-01-17\t4\r\n";
    let mut bytes = encoded(text, "UTF-16LE");
    let place = |word: &str| 2 * text[..text.find(word).unwrap()].encode_utf16().count();
    let lone_surrogate = place("X\t");
    bytes[lone_surrogate..lone_surrogate + 2].copy_from_slice(&[0x00, 0xd8]);
    for piece in 1..bytes.len() {
        let reading = read_in_pieces(&bytes, piece);
        let problems: Vec<_> = reading
            .problems
            .iter()
            .map(|problem| (problem.line, problem.byte as usize, problem.code))
            .collect();
        let expected = [
            (3, place("Béta"), ProblemCode::BadDate),
            (5, lone_surrogate, ProblemCode::InvalidEncoding),
        ];
        assert_eq!(problems, expected);
        assert_eq!(reading.problems[1].value, "\u{fffd}");
    }
}

#[test]
fn numbers_beside_letters_of_older_encodings_are_read() {
    let text = "Kunde;Datum;Umsatz\nMüller;05.01.2024;1\u{a0}010,50\nBöhm;18.01.2024;€ 2,25\n";
    let reading = read_in_pieces(&encoded(text, "windows-1252"), usize::MAX);
    assert_eq!(reading.intake.amount.used, "1012.75");
}

#[test]
fn an_older_encoding_that_starts_behind_the_head_is_told_by_its_rows() {
    let mut bytes = "Customer;Date;Amount\n".to_owned().into_bytes();
    bytes.extend(b"Acme;2024-01-15;1\n".repeat(70_000));
    bytes.extend(encoded(
        "Ромашка;2024-01-15;1\nЗвезда Востока;2024-01-15;1\n",
        "windows-1251",
    ));
    let reading = read_bytes(&bytes);
    assert_eq!(reading.intake.plan.dialect.encoding.name(), "windows-1251");
    assert_eq!(reading.ledger.customer(1), "Ромашка");
    assert_eq!(reading.problems.len(), 0);
}

fn read_bytes(bytes: &[u8]) -> Reading {
    let files = [File {
        name: "x.csv",
        bytes,
    }];
    let probe = look(&files).unwrap();
    let columns: Vec<String> = probe
        .columns
        .iter()
        .map(|column| column.name.clone())
        .collect();
    read(&files, probe.plan, &columns).unwrap()
}

#[test]
fn carriage_returns_that_come_behind_the_head_end_rows_too() {
    let mut text = "Customer,Date,Amount\n".to_owned();
    text.push_str(&"Acme,2024-01-15,1\n".repeat(70_000));
    text.push_str("Beta,2024-01-16,2\rGamma,2024-01-17,3\rDelta,bad,4\n");
    let reading = read_bytes(text.as_bytes());
    assert_eq!(reading.intake.plan.dialect.line_end, LineEnd::Any);
    assert_eq!(counts(&reading.intake)[..3], [70_004, 70_002, 1]);
    assert_eq!(only_problem(&reading).line, 70_004);
}

#[test]
fn any_dialect_gives_the_same_sales() {
    let rows = [
        ["Customer", "Date", "Amount", "Note"],
        ["Acme, Ltd", "2024-01-15", "10.50", "a \"b\""],
        ["Beta", "2024-01-16", "2.25", "c"],
        ["Gamma: x", "2024-01-17", "3", ""],
    ];
    let quoted = |cell: &str, escaped: &str| format!("\"{}\"", cell.replace('"', escaped));
    let table = |delimiter: &str, escaped: &str, end: &str| -> String {
        let line = |row: &[&str; 4]| row.map(|cell| quoted(cell, escaped)).join(delimiter) + end;
        rows.iter().map(line).collect()
    };
    let expected = transactions(&read_text(&table(",", "\"\"", "\n")));
    for (name, text) in [
        ("semicolons", table(";", "\"\"", "\r\n")),
        ("tabs", table("\t", "\"\"", "\n")),
        ("two bars", table("||", "\"\"", "\n")),
        ("control signs", table("\u{1}", "\"\"", "\n")),
        ("commas and blanks", table(", ", "\"\"", "\r\n")),
        ("blanks", table(" ", "\"\"", "\n")),
        ("backslashes", table(",", "\\\"", "\n")),
        ("quotes as they are", table(",", "\"", "\n")),
        ("carriage returns", table(",", "\"\"", "\r")),
        (
            "apostrophes",
            table(",", "\"", "\n")
                .replace('"', "'")
                .replace("a 'b'", "a b"),
        ),
        (
            "rows in quotes",
            table(",", "\"\"", "\n")
                .lines()
                .map(|line| quoted(line, "\"\"") + "\n")
                .collect(),
        ),
        (
            "a stated sign",
            format!("sep=;\r\n{}", table(";", "\"\"", "\r\n")),
        ),
        ("an end mark", table(",", "\"\"", "\n") + "\x1a"),
        (
            "a preamble",
            format!("Sales, 2024\nAll branches\n\n{}", table(",", "\"\"", "\n")),
        ),
        ("a footer", table(",", "\"\"", "\n") + "\nEnd of report\n"),
    ] {
        let reading = read_bytes(text.as_bytes());
        assert_eq!(
            transactions(&reading),
            expected,
            "{name}: {:?}",
            reading.intake.plan.dialect
        );
        assert!(reading.intake.rows.is_conserved());
    }
}

#[test]
fn header_rows_are_read_as_one_and_known_again() {
    let header = "Order,,Sale,\nCustomer,Date,Amount,Note\n";
    let text =
        format!("{header}Acme,2024-01-15,1,x\nBeta,2024-01-16,2,y\n{header}Acme,2024-01-17,3,z\n");
    let reading = read_text(&text);
    assert_eq!(
        reading.intake.columns,
        ["Order Customer", "Order Date", "Sale Amount", "Sale Note"]
    );
    assert_eq!(counts(&reading.intake), [7, 3, 0, 0, 0, 4, 0]);
}

#[test]
fn an_unclosed_quote_is_named_and_costs_one_row() {
    let good = "Acme,2024-01-15,1\n".repeat(8);
    let text =
        format!("Customer,Date,Amount\n{good}\"Beta,2024-01-16,2\n{good}Delta,2024-01-18,\"4\n");
    let reading = read_text(&text);
    let problems: Vec<_> = reading
        .problems
        .iter()
        .map(|problem| (problem.line, problem.code, problem.text.as_str()))
        .collect();
    assert_eq!(
        problems,
        [
            (10, ProblemCode::UnclosedQuote, "\"Beta,2024-01-16,2"),
            (19, ProblemCode::UnclosedQuote, "Delta,2024-01-18,\"4"),
        ]
    );
    assert_eq!(counts(&reading.intake)[..3], [19, 16, 2]);
}

#[test]
fn a_second_file_in_a_file_may_bring_its_mark_and_its_header() {
    let part = "\u{feff}\"Customer\",Date,Amount\nAcme,2024-01-15,1\n";
    let reading = read_text(&format!("{part}{part}\u{feff}Beta,2024-01-16,2\n"));
    assert_eq!(counts(&reading.intake), [5, 3, 0, 0, 0, 2, 0]);
    assert_eq!(reading.ledger.customer(1), "Beta");
}

#[test]
fn zero_bytes_are_letters_like_others() {
    let reading = read_text("Customer,Date,Amount\nAc\0me,2024-01-15,1\nBeta,2024-01-16,2\n");
    assert_eq!(reading.ledger.customer(0), "Ac\0me");
}

#[test]
fn two_delimiters_that_fit_alike_are_asked_about() {
    let text = "a,b;c\nx,y;z\nu,v;w\n";
    let probe = look(&[File {
        name: "x.csv",
        bytes: text.as_bytes(),
    }])
    .unwrap();
    assert!(probe.doubts.contains(&Doubt::Dialect));
    assert!(probe.other_dialect.is_some());
}

#[test]
fn a_table_that_is_too_wide_is_one_clear_error() {
    let row = |cell: &str| vec![cell; 16_385].join(",") + "\n";
    let error = read_files(&[&(row("name") + &row("1"))]).unwrap_err();
    assert_eq!(error.to_string(), "1.csv: 16385 columns are too many");
}

/// The cells of a file as they are read, a row a line, cells between bars.
fn as_read(text: &str, choices: &Choices) -> String {
    let rows = cells(text.as_bytes(), choices);
    rows.iter()
        .map(|row| row.join("|"))
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn cells_are_read_without_any_meaning() {
    for (text, expected) in [
        ("", ""),
        ("a,b\n", "a|b"),
        ("a,b\n1,2\n\n,\n3\n4,5,6\n", "a|b\n1|2\n3\n4|5|6"),
        (
            "Report\n\na;b\n1,5;\"x;y\"\n2,5; z\n",
            "a|b\n1,5|x;y\n2,5| z",
        ),
        ("a,b\nc,d\n1,2\n3,4\n", "a c|b d\n1|2\n3|4"),
        (
            "a,b,c\n1,\"2,3\n4,5,6\n7,8,9\n",
            "a|b|c\n1|\"2|3\n4|5|6\n7|8|9",
        ),
    ] {
        assert_eq!(as_read(text, &Choices::default()), expected, "{text:?}");
    }
}

#[test]
fn what_is_chosen_is_not_guessed() {
    let choices = |change: fn(&mut Choices)| {
        let mut choices = Choices::default();
        change(&mut choices);
        choices
    };
    let text = "a;b,c\n1;'2,x',3\n";
    for (chosen, expected) in [
        (
            choices(|c| c.delimiter = Some(";".into())),
            "a|b,c\n1|'2,x',3",
        ),
        (
            choices(|c| c.delimiter = Some(String::new())),
            "a;b,c\n1;'2,x',3",
        ),
        (
            choices(|c| (c.delimiter, c.quote) = (Some(",".into()), Some(None))),
            "a;b|c\n1;'2|x'|3",
        ),
        (
            choices(|c| (c.delimiter, c.header) = (Some(";".into()), Some(0))),
            "a|b,c\n1|'2,x',3",
        ),
    ] {
        assert_eq!(as_read(text, &chosen), expected, "{chosen:?}");
    }
    let russian = choices(|c| c.encoding = Encoding::from_name("cp866"));
    let bytes = encoded("Имя,1\n", "IBM866");
    assert_eq!(cells(&bytes, &russian), [["Имя", "1"]]);
}

fn sales() -> impl Strategy<Value = Vec<(u8, u8, i32)>> {
    prop::collection::vec((0u8..12, 0u8..28, -50_000i32..50_000), 4..60)
}

fn as_text(rows: &[(u8, u8, i32)]) -> String {
    let row = |&(customer, day, amount): &(u8, u8, i32)| {
        let sign = if amount < 0 { "-" } else { "" };
        let size = amount.unsigned_abs();
        format!(
            "\"Customer, {customer}\",2024-01-{:02},{sign}{}.{:02},\"two\nlines\"\n",
            day + 1,
            size / 100,
            size % 100
        )
    };
    "Customer,Date,Amount,Note\n".to_owned() + &rows.iter().map(row).collect::<String>()
}

proptest! {
    #[test]
    fn chunk_borders_never_change_a_transaction(rows in sales(), piece in 1usize..300) {
        let text = as_text(&rows);
        let whole = read_text(&text);
        let mut reader = Reader::new(whole.intake.plan.clone(), whole.intake.columns.clone()).unwrap();
        reader.begin_file(0, "1.csv", SourceKind::Text);
        text.as_bytes().chunks(piece).try_for_each(|chunk| reader.push(chunk)).unwrap();
        reader.end_file().unwrap();
        let pieces = reader.finish().unwrap();
        prop_assert_eq!(transactions(&pieces), transactions(&whole));
        prop_assert_eq!(counts(&pieces.intake), counts(&whole.intake));
    }

    #[test]
    fn one_file_or_several_give_the_same_transactions(rows in sales(), cut in 0usize..60) {
        let (first, second) = rows.split_at(cut.min(rows.len()));
        let (first, second) = (as_text(first), as_text(second));
        let several = read_files(&[&first, &second]).unwrap();
        prop_assert_eq!(transactions(&several), transactions(&read_text(&as_text(&rows))));
    }

    #[test]
    fn rubbish_between_rows_never_panics_and_is_always_accounted_for(pieces in prop::collection::vec(fragment(), 0..80), piece in 1usize..200) {
        let text = format!("Customer,Date,Amount\n{}", pieces.concat());
        let plan = look(&[File { name: "x.csv", bytes: b"Customer,Date,Amount\nAcme,13/01/2024,1.5\n" }]).unwrap().plan;
        let columns = ["Customer", "Date", "Amount"].map(str::to_owned).to_vec();
        let mut reader = Reader::new(plan, columns).unwrap();
        reader.begin_file(0, "x.csv", SourceKind::Text);
        text.as_bytes().chunks(piece).try_for_each(|chunk| reader.push(chunk)).unwrap();
        reader.end_file().unwrap();
        if let Ok(reading) = reader.finish() {
            let lines = text.bytes().filter(|&byte| byte == b'\n').count() as u64;
            prop_assert!(reading.intake.rows.is_conserved());
            prop_assert_eq!(reading.intake.files[0].bytes, text.len() as u64);
            prop_assert_eq!(reading.problems.len() as u64, reading.intake.rows.rejected);
            prop_assert!(reading.problems.iter().all(|problem| problem.line <= lines + 1));
            prop_assert_eq!(reading.ledger.transaction_count() as u64, reading.intake.rows.used);
        }
    }
}

/// Mostly good rows, and all that can go wrong between and inside them.
fn fragment() -> impl Strategy<Value = String> {
    let good = (0u8..5, 1u8..28, 0u32..10_000).prop_map(|(customer, day, cents)| {
        format!(
            "C{customer},{day:02}/01/2024,{}.{:02}\n",
            cents / 100,
            cents % 100
        )
    });
    let bad = prop::sample::select(vec![
        "\"",
        "\"\"",
        "\r\n",
        "\n",
        ",",
        "\"a\nb\",01/01/2024,1\n",
        "x\"y",
        "é",
        "Total,,15\n",
        ",,\n",
        "Customer,Date,Amount\n",
        "1e400",
        "\u{feff}",
    ]);
    prop_oneof![5 => good, 2 => bad.prop_map(str::to_owned)]
}
