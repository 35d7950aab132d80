//! Several tables in one drop: pieces of one table, tables joined by a key, periods as
//! columns, sales without dates, and the same sales twice.

// A test fails by panicking.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use mainstay::intake::{
    CurrencyChoice, Doubt, File, Plan, Probe, ProblemCode, Reading, Usage, heads, look, read,
    replan,
};
use mainstay::report::Analysis;
use mainstay::segments::Xyz;
use mainstay::settings::{Measure, Settings};

fn files<'a>(contents: &[(&'a str, &'a str)]) -> Vec<File<'a>> {
    let file = |&(name, text): &(&'a str, &'a str)| File {
        name,
        bytes: text.as_bytes(),
    };
    contents.iter().map(file).collect()
}

fn names(probe: &Probe) -> Vec<String> {
    let names = probe.columns.iter().map(|column| column.name.clone());
    names.collect()
}

fn read_all(contents: &[(&str, &str)]) -> (Probe, Reading) {
    let files = files(contents);
    let probe = look(&files).unwrap();
    let reading = read(&files, probe.plan.clone(), &names(&probe)).unwrap();
    assert!(reading.intake.rows.is_conserved());
    (probe, reading)
}

/// Every transaction as `customer day amount`, sorted.
fn sales(reading: &Reading) -> Vec<String> {
    let ledger = &reading.ledger;
    let mut sales = Vec::new();
    for customer in 0..ledger.customer_count() {
        for row in ledger.rows(customer) {
            let amount = ledger.amount().get(row).display(ledger.amount().decimals());
            let name = ledger.customer(customer);
            sales.push(format!("{name} {} {amount}", ledger.day(row)));
        }
    }
    sales.sort();
    sales
}

const ORDERS: &str = "OrderID,CustomerID,OrderDate,Freight\n10,A,2024-01-05,3.5\n11,B,2024-01-06,4.5\n12,A,2024-02-07,1\n";
const LINES: &str = "OrderID,ProductID,UnitPrice,Quantity,Discount\n10,1,2.50,4,0\n10,2,10,1,0.1\n11,1,2.50,2,0\n12,2,10,3,0.05\n";
const CUSTOMERS: &str = "CustomerID,CompanyName\nA,Acme\nB,Béta & Co\nC,Nobody yet\n";

#[test]
fn order_lines_find_their_date_and_customer_in_the_tables_beside_them() {
    let tables = [
        ("orders.csv", ORDERS),
        ("lines.csv", LINES),
        ("customers.csv", CUSTOMERS),
    ];
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
        let (probe, reading) = read_all(&order.map(|table| tables[table]));
        assert!(probe.doubts.contains(&Doubt::Tables));
        let joined = probe
            .sources
            .iter()
            .filter(|source| source.usage == Usage::Joined);
        assert_eq!(joined.count(), 2);
        assert_eq!(reading.intake.amount.used, "52.5", "{order:?}");
        assert_eq!(
            sales(&reading),
            [
                "A 2024-01-05 10",
                "A 2024-01-05 9",
                "A 2024-02-07 28.5",
                "B 2024-01-06 5"
            ]
        );
    }
}

#[test]
fn the_key_of_a_joined_table_is_no_name_but_its_name_is() {
    let (probe, _) = read_all(&[
        ("orders.csv", ORDERS),
        ("lines.csv", LINES),
        ("customers.csv", CUSTOMERS),
    ]);
    let name = probe.plan.mapping.customer_name.unwrap();
    assert_eq!(names(&probe)[name as usize], "CompanyName");
}

#[test]
fn a_row_whose_key_is_nowhere_is_rejected_with_the_key() {
    let lines = LINES.to_owned() + "99,1,5,1,0\n";
    let (_, reading) = read_all(&[("lines.csv", &lines), ("orders.csv", ORDERS)]);
    let problem = &reading.problems[0];
    assert_eq!(
        (problem.code, problem.line, problem.column),
        (ProblemCode::NoMatch, 6, Some(0))
    );
    assert_eq!(problem.value, "99");
    assert_eq!(reading.intake.rows.rejected, 1);
}

#[test]
fn a_joined_table_never_gives_an_amount_for_it_would_count_again_with_every_line() {
    let orders = "OrderID,Customer,Date,Net amount\n10,A,2024-01-05,30\n11,B,2024-01-06,5\n";
    let lines = "OrderID,Item,Quantity,Price\n10,x,2,5\n10,y,4,5\n11,x,1,5\n";
    let (probe, reading) = read_all(&[("orders.csv", orders), ("lines.csv", lines)]);
    assert!(probe.plan.mapping.amount.is_empty());
    assert_eq!(reading.intake.amount.used, "35");
}

#[test]
fn a_join_that_is_taken_out_takes_its_columns_along() {
    let files = files(&[
        ("lines.csv", LINES),
        ("orders.csv", ORDERS),
        ("customers.csv", CUSTOMERS),
    ]);
    let probe = look(&files).unwrap();
    let customer_of_orders = 6;
    assert_eq!(names(&probe)[customer_of_orders], "CustomerID");
    let first = probe.plan.joins[0].clone();
    let plan = Plan {
        joins: vec![first],
        ..probe.plan.clone()
    };
    let again = replan(&heads(&files).unwrap(), plan, &probe).unwrap();
    assert_eq!(again.columns.len(), 9);
    assert_eq!(again.plan.mapping.customer, [6]);
    assert_eq!(again.sources[2].usage, Usage::Unused);
}

#[test]
fn files_whose_columns_come_in_another_order_and_spelling_are_one_table() {
    let (probe, reading) = read_all(&[
        (
            "jan.csv",
            "Customer,Date,Amount,Region\nA,2024-01-15,10.5,North\n",
        ),
        ("feb.csv", "DATE,customer,AMOUNT,Note\n2024-02-15,A,20,x\n"),
        (
            "mar.csv",
            "Customer;Date;Amount;Region\nB;2024-03-15;30,5;South\n",
        ),
    ]);
    assert_eq!(
        probe
            .sources
            .iter()
            .filter(|source| source.usage == Usage::Sales)
            .count(),
        3
    );
    assert_eq!(reading.intake.rows.used, 2, "{:?}", reading.problems);
    assert_eq!(
        reading.problems[0].value, "30,5",
        "one decimal sign for all"
    );
}

#[test]
fn a_column_that_is_called_otherwise_is_found_by_what_it_is_for() {
    let (probe, reading) = read_all(&[
        (
            "2019.csv",
            "Supplier,Payment Date,Cost Centre,Ref,Amount\nA,2019-01-15,1,x,10.5\nB,2019-01-15,1,x,1.5\n",
        ),
        (
            "2020.csv",
            "Supplier,Payment Date,Cost Centre,Ref,Net Amount\nA,2020-01-15,2,y,20\nB,2020-01-16,2,y,2\n",
        ),
    ]);
    assert!(probe.doubts.contains(&Doubt::Tables));
    assert_eq!(reading.intake.amount.used, "34");
}

#[test]
fn a_file_that_lacks_what_sales_need_is_not_used_and_that_is_asked() {
    let (probe, reading) = read_all(&[
        ("jan.csv", "Customer,Date,Amount\nA,2024-01-15,10.5\n"),
        ("feb.csv", "Customer,Date,Tax\nA,2024-02-15,2\n"),
    ]);
    assert_eq!(probe.doubts, [Doubt::Tables]);
    assert_eq!(probe.sources[1].usage, Usage::Unused);
    assert_eq!(reading.intake.amount.used, "10.5");
}

#[test]
fn months_as_columns_are_sales_of_those_months() {
    let wide = "Customer,2024-01-01,2024-02-01,2024-03-01,Total\nAcme,10,,5.5,15.5\nBeta,,,,0\nGamma,1,x,3,4\nTotal,11,0,8.5,19.5\n";
    let (probe, reading) = read_all(&[("pivot.csv", wide)]);
    assert_eq!(
        (probe.doubts.as_slice(), probe.plan.wide.as_slice()),
        ([Doubt::Wide].as_slice(), [1, 2, 3].as_slice())
    );
    assert_eq!(
        sales(&reading),
        ["Acme 2024-01-01 10", "Acme 2024-03-01 5.5"]
    );
    let rows = reading.intake.rows;
    assert_eq!(
        (rows.used, rows.blank, rows.rejected, rows.total),
        (1, 1, 1, 1)
    );
    assert_eq!(reading.problems[0].value, "x");
}

#[test]
fn the_sales_of_a_month_last_until_its_end() {
    let wide = "Customer,2024-01,2024-02,2024-03\nAcme,10,,5.5\nBeta,1,2,3\n";
    let (_, reading) = read_all(&[("pivot.csv", wide)]);
    assert_eq!(reading.intake.last.unwrap().to_string(), "2024-03-31");
    let dated = "Customer,Month,Amount\nAcme,Jan 2024,1\nAcme,Feb 2024,2\n";
    let (_, reading) = read_all(&[("x.csv", dated)]);
    assert_eq!(reading.intake.last.unwrap().to_string(), "2024-02-29");
}

#[test]
fn a_total_row_under_months_as_columns_is_no_customer() {
    let wide =
        "Customer,2024-01-01,2024-02-01,2024-03-01\nAcme,10,,5.5\nGamma,1,2,3\nTotal,11,2,8.5\n";
    let (_, reading) = read_all(&[("pivot.csv", wide)]);
    assert_eq!(
        (reading.intake.rows.total, reading.intake.customers),
        (1, 2)
    );
}

#[test]
fn sales_without_dates_are_read_as_such() {
    let (probe, reading) = read_all(&[(
        "sums.csv",
        "Customer,Region,Sales\nAcme,North,10.5\nBeta,South,7\n",
    )]);
    assert!(probe.doubts.contains(&Doubt::Undated) && !probe.doubts.contains(&Doubt::DateColumn));
    assert!(!reading.intake.dated);
    assert_eq!(reading.intake.amount.used, "17.5");
    assert_eq!(reading.intake.measures, [Measure::Revenue]);
}

#[test]
fn without_dates_customers_are_ranked_and_nothing_is_said_about_time() {
    let rows = "Customer,Sales\nAcme,80\nBeta,15\nGamma,5\n";
    let (_, reading) = read_all(&[("sums.csv", rows)]);
    for settings in [Settings::default(), window_of_2024()] {
        let analysis = Analysis::new(&reading.ledger, settings);
        let columns = analysis.columns(&reading.ledger);
        assert_eq!(columns.abc, [0, 1, 2]);
        let none = Xyz::ALL.iter().position(|&xyz| xyz == Xyz::None).unwrap() as u8;
        assert_eq!(columns.xyz, [none; 3]);
        let overview = analysis.overview(&reading.ledger);
        assert!(overview.comparison.is_none());
        assert_eq!(
            overview.slipping.key.at_risk + overview.slipping.key.lost,
            0
        );
    }
}

fn window_of_2024() -> Settings {
    serde_json::from_str(r#"{"window": {"first": "2024-01-01", "last": "2024-12-31"}}"#).unwrap()
}

#[test]
fn the_same_month_twice_is_noticed() {
    let month = "Customer,Date,Amount\nA,2024-01-15,10.5\nB,2024-01-16,7\nB,2024-01-31,8\n";
    let other = "Customer,Date,Amount\nB,2024-01-31,8.00\nB,2024-01-16,7\nA,2024-01-15,10.50\nA,2024-02-15,1\n";
    let (_, reading) = read_all(&[("jan.csv", month), ("jan-feb.csv", other)]);
    let twice = &reading.intake.twice[0];
    assert_eq!(
        (twice.one, twice.other, twice.days, twice.rows),
        (0, 1, 3, 3)
    );
    assert_eq!(twice.amount, "25.5");
    assert_eq!(reading.intake.doubts, [Doubt::Twice]);
}

#[test]
fn a_line_of_an_order_in_two_files_is_noticed_among_others_of_its_day() {
    let header = "Invoice No,Customer,Date,Amount\n";
    let lines = |lines: &str| format!("{header}{lines}");
    let one = lines("1,A,2024-01-15,10.5\n2,B,2024-01-15,2.25\n3,A,2024-01-31,5.25\n");
    let other = lines("3,A,2024-01-31,5.250\n4,A,2024-01-31,5.25\n2,B,2024-01-15,2.25\n");
    let (_, reading) = read_all(&[("one.csv", &one), ("other.csv", &other)]);
    let twice = &reading.intake.twice[0];
    assert_eq!(
        (twice.one, twice.other, twice.days, twice.rows),
        (0, 1, 2, 2)
    );
    assert_eq!(twice.amount, "7.5");
    assert_eq!(reading.intake.doubts, [Doubt::Twice]);

    let others = lines("3,A,2024-01-31,5.26\n,B,2024-01-15,2.25\n5,C,2024-01-15,2.25\n");
    let (_, reading) = read_all(&[("one.csv", &one), ("others.csv", &others)]);
    assert!(reading.intake.twice.is_empty());
}

#[test]
fn a_discount_is_money_percent_or_a_share() {
    for (name, cell, amount) in [
        ("Discount", "0.1", "18"),
        ("Discount %", "10", "18"),
        ("Discount", "10%", "18"),
        ("Discount", "", "20"),
    ] {
        let text = format!("Customer,Date,Quantity,Unit price,{name}\nA,2024-01-15,2,10,{cell}\n");
        let (_, reading) = read_all(&[("x.csv", &text)]);
        assert_eq!(reading.intake.amount.used, amount, "{name} {cell}");
    }
    let money = "Customer,Date,Quantity,Unit price,Discount\nA,2024-01-15,50,10,120\n";
    assert_eq!(read_all(&[("x.csv", money)]).1.intake.amount.used, "380");
    let open = "Customer,Date,Quantity,Unit price,Discount\nA,2024-01-15,50,10,12\n";
    assert_eq!(read_all(&[("x.csv", open)]).0.doubts, [Doubt::Discount]);
}

#[test]
fn two_columns_make_a_customer_whatever_commas_they_hold() {
    let text = "Customer,City,Date,Amount\n\"A, B\",C,2024-01-15,1\nA,\"B, C\",2024-01-15,2\n";
    let files = files(&[("x.csv", text)]);
    let probe = look(&files).unwrap();
    let mut plan = probe.plan.clone();
    plan.mapping.customer = vec![0, 1];
    let reading = read(&files, plan, &names(&probe)).unwrap();
    assert_eq!(
        sales(&reading),
        ["A | B, C 2024-01-15 2", "A, B, C 2024-01-15 1"]
    );
}

#[test]
fn amounts_of_different_currencies_are_never_added() {
    let beside = "Customer,Date,Amount\nA,2024-01-15,€ 5.50\nB,2024-01-16,$7\nA,2024-01-17,€1\nC,2024-01-18,2\n";
    let column = "Customer,Date,Amount,Currency\nA,2024-01-15,5.50,EUR\nB,2024-01-16,7,USD\nA,2024-01-17,1,Euro\nC,2024-01-18,2,\n";
    for text in [beside, column] {
        let (_, reading) = read_all(&[("x.csv", text)]);
        assert_eq!(reading.intake.doubts, [Doubt::Currency], "{text}");
        assert_eq!(reading.intake.amount.used, "8.5");
        assert_eq!(
            (reading.intake.rows.used, reading.intake.rows.excluded),
            (3, 1)
        );
        let sums = reading.intake.currencies.iter();
        let sums: Vec<_> = sums.map(|sum| (sum.rows, sum.amount.as_str())).collect();
        assert_eq!(sums, [(2, "6.5"), (1, "7")]);
    }
}

#[test]
fn a_shared_sign_does_not_bring_two_currencies_together() {
    let text = "Customer,Date,Amount\nA,2024-01-15,$1\nB,2024-01-16,USD 2\nC,2024-01-17,CAD 4\n";
    let (_, reading) = read_all(&[("x.csv", text)]);
    assert_eq!(reading.intake.doubts, [Doubt::Currency]);
    assert_eq!(reading.intake.amount.used, "3");
    assert_eq!(reading.intake.rows.excluded, 1);
}

#[test]
fn a_rate_brings_another_currency_in_exactly() {
    let text = "Customer,Date,Amount,Currency\nA,2024-01-15,5.50,EUR\nB,2024-01-16,7,USD\n";
    let files = files(&[("x.csv", text)]);
    let probe = look(&files).unwrap();
    let mut plan = probe.plan.clone();
    plan.currency = Some(CurrencyChoice {
        base: "EUR".to_owned(),
        rates: [("USD".to_owned(), "0.9213".to_owned())].into(),
    });
    let reading = read(&files, plan, &names(&probe)).unwrap();
    assert_eq!(reading.intake.amount.used, "11.9491");
    assert_eq!(reading.intake.rows.excluded, 0);
}

#[test]
fn a_sale_written_twice_is_counted_and_can_be_left_out() {
    let text =
        "Order No,Customer,Date,Amount\n1,A,2024-01-15,5\n1,A,2024-01-15,5.00\n2,A,2024-01-15,5\n";
    let files = files(&[("x.csv", text)]);
    let probe = look(&files).unwrap();
    let kept = read(&files, probe.plan.clone(), &names(&probe)).unwrap();
    let repeated = kept.intake.duplicates.unwrap();
    assert_eq!((repeated.rows, repeated.amount.as_str()), (1, "5"));
    assert_eq!(kept.intake.amount.used, "15");
    let plan = Plan {
        drop_duplicates: true,
        ..probe.plan.clone()
    };
    let once = read(&files, plan, &names(&probe)).unwrap();
    assert_eq!((once.intake.rows.used, once.intake.rows.excluded), (2, 1));
    let amount = once.intake.amount;
    assert_eq!(
        (amount.used.as_str(), amount.excluded.as_str()),
        ("10", "5")
    );
}
