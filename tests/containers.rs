//! What containers promise: every table in them, cell for cell, and a clear word
//! about those that are locked, damaged, hostile or no tables at all.

// A test fails by panicking.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod packing;

use calamine::{Data, Reader as _};
use mainstay::error::Error;
use mainstay::intake::container::{Container, Ending, Notes, Options, TableKind};
use packing::*;
use proptest::prelude::*;
use std::alloc::{GlobalAlloc, Layout, System};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::{Duration, Instant};

const PLAIN: Options = Options { fill_merged: false };
const FILLED: Options = Options { fill_merged: true };

/// A table as text, how it ended, and what was noticed.
fn read(
    container: &Container,
    table: usize,
    options: Options,
) -> Result<(String, Ending, Notes), Error> {
    let mut reader = container.read(table, options)?;
    let mut text = Vec::new();
    while reader.next(&mut text)? {}
    Ok((
        String::from_utf8(text).unwrap(),
        reader.ending(),
        reader.notes(),
    ))
}

/// All tables by name.
fn tables(bytes: &[u8]) -> Result<Vec<(String, String)>, Error> {
    let container = Container::open("file", bytes.to_vec())?;
    let names = container.tables().iter().map(|table| table.name.clone());
    names
        .enumerate()
        .map(|(table, name)| Ok((name, read(&container, table, PLAIN)?.0)))
        .collect()
}

/// The text of the only table.
fn text(bytes: &[u8]) -> Result<String, Error> {
    let mut tables = tables(bytes)?;
    assert_eq!(tables.len(), 1);
    Ok(tables.remove(0).1)
}

/// Reads everything and keeps nothing, as texts that need not be UTF-8.
fn drain(bytes: Vec<u8>, options: Options) -> Result<(), Error> {
    let container = Container::open("file", bytes)?;
    for table in 0..container.tables().len() {
        let mut reader = container.read(table, options)?;
        let mut out = Vec::new();
        while reader.next(&mut out)? {
            out.clear();
        }
    }
    Ok(())
}

/// The code of the failure, with the fact that goes with it.
fn failure(bytes: &[u8]) -> String {
    match drain(bytes.to_vec(), PLAIN) {
        Ok(()) => "none".to_owned(),
        Err(Error::ArchiveTooLarge { limit, .. }) => format!("archive-too-large {limit}"),
        Err(Error::NotATable { what, .. }) => format!("not-a-table {what}"),
        Err(Error::Damaged { part, .. }) => format!("damaged {part}"),
        Err(Error::Unsupported { what, .. }) => format!("unsupported {what}"),
        Err(error) => serde_json::to_value(&error).unwrap()["code"]
            .as_str()
            .unwrap()
            .to_owned(),
    }
}

fn fixture(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/containers");
    std::fs::read(folder.join(name)).unwrap()
}

/// A real file, where the machine has it.
fn real(path: &str) -> Option<(PathBuf, Vec<u8>)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/data/files")
        .join(path);
    match std::fs::read(&path) {
        Ok(bytes) => Some((path, bytes)),
        Err(_) => {
            eprintln!("skipped: no {}", path.display());
            None
        }
    }
}

/// The cells of CSV text, a row for each record, blank ones too.
fn cells(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let (mut row, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            letter => cell.push(letter),
        }
    }
    rows
}

/// Whether a cell says what another reader found in it.
fn agrees(cell: &str, model: &Data) -> bool {
    match model {
        Data::Empty => cell.is_empty(),
        Data::String(text) => cell == text,
        Data::Int(number) => cell == number.to_string(),
        Data::Bool(value) => cell == value.to_string().to_uppercase(),
        Data::Float(number) => cell
            .parse::<f64>()
            .is_ok_and(|value| (value - number).abs() <= number.abs() * 1e-14),
        Data::DateTime(date) => {
            let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
            let day = format!("{year:04}-{month:02}-{day:02}");
            cell == day || cell == format!("{day} {hour:02}:{minute:02}:{second:02}")
        }
        Data::DateTimeIso(date) => cell == date,
        Data::Error(error) => cell == error.to_string(),
        other => panic!("no rule for {other:?}"),
    }
}

#[test]
fn real_workbooks_give_what_another_reader_finds_cell_for_cell() {
    let files = [
        "derived_dialects/cm_plain.xlsx",
        "derived_dialects/cm_plain.ods",
        "ms_financial_sample/Financial Sample.xlsx",
        "superstore_2019_2022/Sample - Superstore.xls",
    ];
    for (path, bytes) in files.into_iter().filter_map(real) {
        let mut model = calamine::open_workbook_auto(&path).unwrap();
        for (name, text) in tables(&bytes).unwrap() {
            let rows = cells(&text);
            let range = model.worksheet_range(&name).unwrap();
            assert_eq!(range.start(), Some((0, 0)), "{name}");
            assert_eq!(rows.len(), range.height(), "{name}");
            for (number, (row, others)) in rows.iter().zip(range.rows()).enumerate() {
                for (column, other) in others.iter().enumerate() {
                    let cell = row.get(column).map_or("", String::as_str);
                    assert!(
                        agrees(cell, other),
                        "{name} row {} column {column}: {cell:?} {other:?}",
                        number + 1
                    );
                }
            }
        }
    }
}

#[test]
fn one_table_saved_as_xlsx_and_ods_gives_the_same_text() {
    let files = [
        "derived_dialects/cm_plain.xlsx",
        "derived_dialects/cm_plain.ods",
    ]
    .map(real);
    if let [Some((_, xlsx)), Some((_, ods))] = files {
        assert_eq!(text(&xlsx), text(&ods));
    }
}

#[test]
fn real_archives_give_every_member_whole() {
    if let Some((_, bytes)) = real("manchester_clean/manchester_2010_2022_138files.tar.gz") {
        let container = Container::open("manchester.tar.gz", bytes).unwrap();
        assert_eq!(
            (container.tables().len(), container.left_out().len()),
            (138, 0)
        );
        for (table, told) in container.tables().iter().enumerate().rev().step_by(23) {
            let (mut reader, mut bytes) = (container.read(table, PLAIN).unwrap(), Vec::new());
            while reader.next(&mut bytes).unwrap() {}
            assert_eq!(
                (Some(bytes.len() as u64), reader.ending()),
                (told.bytes, Ending::Whole),
                "{}",
                told.name
            );
        }
    }
}

/// What every workbook in `tests/containers` shows, whatever its format.
const SALES: &str = "Customer,Date,Amount,Share,Paid,Note\n\
    \"Ärzte & Söhne \"\"Nord\"\", GmbH\",2003-02-24,1234.56,25%,TRUE,\"two\nlines\"\n\
    ,2023-07-16 18:00:00,-0.1,12.5%,FALSE\n\
    মিতা Stores,1900-02-29,12345678,#REF!,TRUE,x\n\
    \n\
    Zeta,12:00:00,0.3,2469.12,ab,x\n\
    37676,,0.0000001\n";

#[test]
fn a_table_is_the_same_in_every_format_of_excel() {
    // Excel escapes a carriage return in XML only; elsewhere these are seven letters.
    let cases = [
        ("sales.xlsx", "\"\r\""),
        ("sales.xlsb", "_x000D_"),
        ("sales.xls", "_x000D_"),
    ];
    for (name, note) in cases {
        let expected = SALES.replace("#REF!,TRUE,x", &format!("#REF!,TRUE,{note}"));
        assert_eq!(
            tables(&fixture(name)).unwrap()[0],
            ("Sales 2024".to_owned(), expected),
            "{name}"
        );
    }
    // Before Unicode its writer puts signs in the place of letters that Latin lacks.
    let old = tables(&fixture("sales-biff5.xls")).unwrap().remove(0).1;
    let expected = SALES
        .replace("Ärzte & Söhne", "_rzte & S_hne")
        .replace("মিতা", "____")
        .replace("TRUE,x", "TRUE,_x000D_");
    assert_eq!(old, expected);
}

#[test]
fn hidden_sheets_are_listed_and_marked() {
    for name in ["sales.xlsx", "sales.xlsb", "sales.xls", "sales-biff5.xls"] {
        let container = Container::open(name, fixture(name)).unwrap();
        let told: Vec<_> = container
            .tables()
            .iter()
            .map(|table| (table.name.as_str(), table.hidden, table.kind))
            .collect();
        assert_eq!(
            told,
            [
                ("Sales 2024", false, TableKind::Sheet),
                ("Hidden", true, TableKind::Sheet)
            ],
            "{name}"
        );
    }
}

#[test]
fn hidden_rows_and_columns_are_read_and_counted() {
    for (name, hidden_rows) in [("sales.xlsx", 1), ("sales.xlsb", 1), ("sales.xls", 0)] {
        let container = Container::open(name, fixture(name)).unwrap();
        let expected = Notes {
            hidden_rows,
            hidden_columns: 1,
            merged_cells: 1,
            formulas_without_value: 0,
        };
        assert_eq!(read(&container, 0, PLAIN).unwrap().2, expected, "{name}");
    }
}

#[test]
fn merged_cells_can_be_filled_down() {
    for name in ["sales.xlsx", "sales.xlsb", "sales.xls", "sales.ods"] {
        let container = Container::open(name, fixture(name)).unwrap();
        let names = |options| -> Vec<String> {
            let text = read(&container, 0, options).unwrap().0;
            cells(&text)
                .into_iter()
                .map(|mut row| row.swap_remove(0))
                .collect()
        };
        let ärzte = "Ärzte & Söhne \"Nord\", GmbH";
        assert_eq!(names(PLAIN)[1..4], [ärzte, "", "মিতা Stores"], "{name}");
        assert_eq!(names(FILLED)[1..4], [ärzte, ärzte, "মিতা Stores"], "{name}");
    }
}

#[test]
fn cells_of_xlsx_are_read_as_they_are_meant() {
    let cases = [
        (
            r#"<c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c>"#,
            "Ada,,Bo Ltd\n",
        ),
        (r#"<c t="s"><v>1</v></c><c><v>7</v></c>"#, "Bo Ltd,7\n"),
        (r#"<c r="A1" t="s"><v>2</v></c>"#, "#REF!\n"),
        (
            r#"<c r="A1" t="s"><v>-1</v></c><c r="B1" t="s"><v>4294967296</v></c>"#,
            "#REF!,#REF!\n",
        ),
        (
            r#"<c r="A1" s="1"><v>37676</v></c><c r="B1" s="3"><v>37676.5</v></c>"#,
            "2003-02-24,2003-02-24 12:00:00\n",
        ),
        (
            r#"<c r="A1" s="2"><v>0.07</v></c><c r="B1" s="99"><v>0.07</v></c>"#,
            "7%,0.07\n",
        ),
        (
            r#"<c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c>"#,
            "TRUE,FALSE\n",
        ),
        (r#"<c r="A1" t="e"><v>#DIV/0!</v></c>"#, "#DIV/0!\n"),
        (
            r#"<c r="A1" t="d"><v>2024-02-03T00:00:00.000</v></c>"#,
            "2024-02-03\n",
        ),
        (r#"<c r="A1"><f>B1*2</f><v>4.2</v></c>"#, "4.2\n"),
        (
            r#"<c r="A1"><f>B1&lt;2</f></c><c r="B1"><f>C1</f><v/></c>"#,
            "=B1<2,=C1\n",
        ),
        (
            r#"<c r="A1" t="str"><f>""</f><v></v></c><c r="B1"><v>1</v></c>"#,
            ",1\n",
        ),
        (
            r#"<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>&amp;b</t></r></is></c>"#,
            "a&b\n",
        ),
        (
            r#"<c r="A1" t="inlineStr"><is><t>a_x000D__x005F_x000D_</t></is></c>"#,
            "\"a\r_x000D_\"\n",
        ),
        (r#"<c r="A1"><v>0.1000000000000000055</v></c>"#, "0.1\n"),
    ];
    for (cells, expected) in cases {
        let file = xlsx(&format!("<row r=\"1\" spans=\"1:9999999\">{cells}</row>"));
        assert_eq!(text(&file).as_deref(), Ok(expected), "{cells}");
    }
}

#[test]
fn a_formula_without_a_value_is_counted() {
    let file = xlsx(r#"<row r="1"><c r="A1"><f>B1</f></c><c r="B1"><f>2</f><v>2</v></c></row>"#);
    let container = Container::open("file", file).unwrap();
    assert_eq!(
        read(&container, 0, PLAIN).unwrap().2.formulas_without_value,
        1
    );
}

#[test]
fn a_workbook_counts_days_from_1904_when_it_says_so() {
    let rows = sheet(r#"<row r="1"><c r="A1" s="1"><v>36214</v></c></row>"#);
    let book = r#"<workbook><workbookPr date1904="1"/><sheets><sheet name="S" r:id="rId1"/></sheets></workbook>"#;
    assert_eq!(
        text(&zip(&with(parts(&rows), "xl/workbook.xml", book))).as_deref(),
        Ok("2003-02-24\n")
    );
}

#[test]
fn the_number_of_a_record_is_the_number_of_its_row() {
    let rows = r#"<row r="3"><c r="B3"><v>1</v></c></row><row r="4"/><row r="6"><c r="A6"><v>2</v></c></row><row r="9"><c r="A9" s="1"/></row>"#;
    assert_eq!(text(&xlsx(rows)).as_deref(), Ok("\n\n,1\n\n\n2\n"));
}

#[test]
fn a_far_cell_costs_next_to_nothing() {
    let far = text(&xlsx(
        r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#,
    ))
    .unwrap();
    assert_eq!(far.trim_start_matches('\n').trim_start_matches(','), "1\n");
    assert_eq!(far.len(), 1_048_575 + 16_383 + 2);
}

#[test]
fn parts_are_found_however_they_are_named() {
    let rows = sheet(r#"<row r="1"><c r="A1" t="s"><v>0</v></c></row>"#);
    let absolute = r#"<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://x/sharedStrings" Target="/xl/SharedStrings.xml"/></Relationships>"#;
    let strict = r#"<Relationships xmlns="http://purl.oclc.org/ooxml/package/relationships"><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    let prefixed = rows.replace('<', "<x:").replace("<x:/", "</x:");
    let types = r#"<Types><Override PartName="/xl/workbook.xml" ContentType="image/png"/></Types>"#;
    let cases = [
        (
            "absolute paths",
            with(parts(&rows), "xl/_rels/workbook.xml.rels", absolute),
        ),
        ("the strict form", with(parts(&rows), "_rels/.rels", strict)),
        ("any prefix", parts(&prefixed)),
        (
            "wrong content types",
            with(parts(&rows), "[Content_Types].xml", types),
        ),
    ];
    for (name, parts) in cases {
        assert_eq!(text(&zip(&parts)).as_deref(), Ok("Ada\n"), "{name}");
    }
    let without = |name: &str| {
        zip(&parts(&rows)
            .into_iter()
            .filter(|part| part.name != name)
            .collect::<Vec<_>>())
    };
    assert_eq!(text(&without("_rels/.rels")).as_deref(), Ok("Ada\n"));
    assert_eq!(text(&without("xl/styles.xml")).as_deref(), Ok("Ada\n"));
    assert_eq!(
        text(&without("xl/sharedStrings.xml")).as_deref(),
        Ok("#REF!\n")
    );
    assert_eq!(
        failure(&without("xl/worksheets/sheet1.xml")),
        "damaged xl/worksheets/sheet1.xml"
    );
}

#[test]
fn cells_of_ods_are_read_as_they_are_meant() {
    let cases = [
        (
            r#"<table:table-cell office:value-type="float" office:value="1.5"><text:p>1,50 €</text:p></table:table-cell>"#,
            "1.5\n",
        ),
        (
            r#"<table:table-cell office:value-type="currency" office:value="-2"/>"#,
            "-2\n",
        ),
        (
            r#"<table:table-cell office:value-type="percentage" office:value="0.25"><text:p>25 %</text:p></table:table-cell>"#,
            "25%\n",
        ),
        (
            r#"<table:table-cell office:value-type="date" office:date-value="2024-02-03T10:00:00"/>"#,
            "2024-02-03 10:00:00\n",
        ),
        (
            r#"<table:table-cell office:value-type="time" office:time-value="PT10H05M00S"/>"#,
            "10:05:00\n",
        ),
        (
            r#"<table:table-cell office:value-type="boolean" office:boolean-value="true"/>"#,
            "TRUE\n",
        ),
        (
            r#"<table:table-cell office:value-type="string"><text:p>a<text:s text:c="2"/><text:span>b</text:span></text:p><text:p>c</text:p></table:table-cell>"#,
            "\"a  b\nc\"\n",
        ),
        (
            r#"<table:table-cell office:value-type="string"><office:annotation><text:p>no</text:p></office:annotation><text:p>yes</text:p></table:table-cell>"#,
            "yes\n",
        ),
        (
            r#"<table:table-cell table:formula="of:=[.A1]*2"/>"#,
            "=[.A1]*2\n",
        ),
        (
            r#"<table:table-cell table:number-columns-repeated="2"/><table:table-cell office:value-type="string" table:number-columns-repeated="2"><text:p>x</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16380"/>"#,
            ",,x,x\n",
        ),
    ];
    for (cells, expected) in cases {
        let file = ods(&format!("<table:table-row>{cells}</table:table-row>"));
        assert_eq!(text(&file).as_deref(), Ok(expected), "{cells}");
    }
}

#[test]
fn repeated_rows_of_ods_are_read_as_often_and_hidden_ones_counted() {
    let cell =
        r#"<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>"#;
    let rows = format!(
        r#"<table:table-column table:visibility="collapse" table:number-columns-repeated="2"/><table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row><table:table-row table:number-rows-repeated="2" table:visibility="filter">{cell}</table:table-row><table:table-row table:number-rows-repeated="1048572"><table:table-cell/></table:table-row>"#
    );
    let container = Container::open("file", ods(&rows)).unwrap();
    let (text, _, notes) = read(&container, 0, PLAIN).unwrap();
    assert_eq!(text, "\n\nx\nx\n");
    assert_eq!((notes.hidden_rows, notes.hidden_columns), (2, 2));
}

#[test]
fn a_hidden_sheet_of_ods_is_marked() {
    let content = r#"<d><s><style:style style:name="ta1"><style:table-properties table:display="true"/></style:style><style:style style:name="ta2"><style:table-properties table:display="false"/></style:style></s><body><spreadsheet><table:table table:name="a" table:style-name="ta1"/><table:table table:name="b" table:style-name="ta2"/></spreadsheet></body></d>"#;
    let file = zip(&[
        stored(
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        member("content.xml", content.as_bytes()),
    ]);
    let container = Container::open("file", file).unwrap();
    let hidden: Vec<bool> = container
        .tables()
        .iter()
        .map(|table| table.hidden)
        .collect();
    assert_eq!(hidden, [false, true]);
}

#[test]
fn cells_of_old_workbooks_may_come_in_any_order() {
    let number = |row, column, value: f64| {
        record(
            0x203,
            &[place(row, column), value.to_le_bytes().to_vec()].concat(),
        )
    };
    let shared = |row, column, index: u32| {
        record(
            0xfd,
            &[place(row, column), index.to_le_bytes().to_vec()].concat(),
        )
    };
    // A text of four letters that goes on in the next record, there in two bytes a letter.
    let strings = [
        record(0xfc, &[9, 0, 0, 0, 9, 0, 0, 0, 4, 0, 0, b'A', b'd']),
        record(0x3c, &[1, 0x61, 0, 0xac, 0x20]),
    ]
    .concat();
    let cells = [
        number(1, 1, 2.5),
        shared(1, 0, 0),
        number(0, 1, 1.0),
        number(0, 1, 7.0),
        shared(0, 0, 5),
    ];
    assert_eq!(
        text(&xls(&[strings], &cells)).as_deref(),
        Ok("#REF!,7\nAda€,2.5\n")
    );
}

#[test]
fn archives_list_their_tables_and_leave_out_the_rest() {
    let csv: &[u8] = b"a,b\n1,2\n";
    let book = xlsx(r#"<row r="1"><c r="A1"><v>1</v></c></row>"#);
    let members = [
        member("2024/", b""),
        member("2024/one.csv", csv),
        stored("two.csv", csv),
        member("__MACOSX/._one.csv", b"\0\x05\x16\x07"),
        member(".DS_Store", b"\0\0\0\x01Bud1"),
        member("empty.csv", b""),
        member("three.csv.gz", &gzip(csv)),
        member("book.xlsx", &book),
        member("invoice.pdf", b"%PDF-1.7"),
    ];
    let container = Container::open("all.zip", zip(&members)).unwrap();
    let names: Vec<&str> = container
        .tables()
        .iter()
        .map(|table| table.name.as_str())
        .collect();
    assert_eq!(
        names,
        ["2024/one.csv", "two.csv", "three.csv", "book.xlsx / Sales"]
    );
    for table in 0..3 {
        assert_eq!(read(&container, table, PLAIN).unwrap().0.as_bytes(), csv);
    }
    let [left_out] = container.left_out() else {
        panic!()
    };
    assert_eq!(
        left_out.error,
        Error::NotATable {
            file: "invoice.pdf".to_owned(),
            what: "pdf"
        }
    );
}

#[test]
fn tar_archives_are_read_packed_or_not_with_long_names_too() {
    let csv: &[u8] = b"a,b\n1,2\n";
    let long = format!("{}/sales.csv", "folder".repeat(30));
    let mut archive = tar_header("././@LongLink", long.len(), b'L');
    archive.extend(long.as_bytes());
    archive.resize(1024, 0);
    archive.extend(tar(&[("cut", csv), ("two.csv", b"x\n"), ("none.csv", b"")]));
    let expected = [
        (long, "a,b\n1,2\n".to_owned()),
        ("two.csv".to_owned(), "x\n".to_owned()),
    ];
    assert_eq!(tables(&archive).unwrap(), expected);
    assert_eq!(tables(&gzip(&archive)).unwrap(), expected);
}

#[test]
fn gzip_members_follow_each_other_and_garbage_is_told() {
    let (first, second) = (gzip(b"a,b\n"), gzip(b"1,2\n"));
    let cases = [
        (first.clone(), "a,b\n", Ending::Whole),
        (
            [first.clone(), second.clone()].concat(),
            "a,b\n1,2\n",
            Ending::Whole,
        ),
        (
            [first.clone(), vec![0; 100]].concat(),
            "a,b\n",
            Ending::Whole,
        ),
        (
            [first.clone(), b"garbage".to_vec()].concat(),
            "a,b\n",
            Ending::TrailingGarbage,
        ),
        (
            [&first[..], &second[..second.len() - 3]].concat(),
            "a,b\n1,2\n",
            Ending::Truncated,
        ),
    ];
    for (bytes, expected, ending) in cases {
        let container = Container::open("sales.csv.gz", bytes).unwrap();
        assert_eq!(container.tables()[0].name, "sales.csv");
        let (text, ended, _) = read(&container, 0, PLAIN).unwrap();
        assert_eq!((text.as_str(), ended), (expected, ending));
    }
}

#[test]
fn a_gzip_file_with_a_wrong_checksum_is_damaged() {
    let mut file = gzip(b"a,b\n1,2\n");
    let sum = file.len() - 8;
    file[sum] ^= 1;
    assert_eq!(failure(&file), "damaged file");
}

#[test]
fn a_truncated_gzip_file_gives_what_is_left_of_it() {
    let lines: String = (0..20_000)
        .map(|line| format!("{line},{}\n", line * 7919 % 1000))
        .collect();
    let whole = gzip(lines.as_bytes());
    for end in (3..whole.len()).step_by(970) {
        let Ok(container) = Container::open("sales.csv.gz", whole[..end].to_vec()) else {
            panic!("{end}");
        };
        let (text, ending, _) = read(&container, 0, PLAIN).unwrap();
        assert!(lines.starts_with(&text), "{end}");
        assert_eq!(ending, Ending::Truncated, "{end}");
    }
}

#[test]
fn a_file_that_is_text_is_its_only_table_whatever_its_name() {
    for name in ["sales.csv", "sales.xlsx", "sales.zip"] {
        let container = Container::open(name, b"a,b\n".to_vec()).unwrap();
        assert_eq!(container.tables()[0].kind, TableKind::Text);
        assert_eq!(read(&container, 0, PLAIN).unwrap().0, "a,b\n");
    }
}

#[test]
fn what_cannot_be_read_says_why() {
    let locked = Member {
        flags: 1,
        ..member("sales.csv", b"a,b\n")
    };
    let odd = Member {
        method: 12,
        ..member("sales.csv", b"a,b\n")
    };
    let document = with(
        parts(""),
        "_rels/.rels",
        r#"<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>"#,
    );
    let document = with(document, "word/document.xml", "<document/>");
    let encrypted = r#"<manifest><file-entry><encryption-data/></file-entry></manifest>"#;
    let spreadsheet: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
    let cases: Vec<(Vec<u8>, &str)> = vec![
        (compound("EncryptedPackage", b"x"), "password-protected"),
        (xls(&[record(0x2f, &[1, 0])], &[]), "password-protected"),
        (zip(&[locked]), "password-protected"),
        (
            zip(&[
                stored("mimetype", spreadsheet),
                member("META-INF/manifest.xml", encrypted.as_bytes()),
                member("content.xml", b"x"),
            ]),
            "password-protected",
        ),
        (zip(&[odd]), "unsupported zip-method"),
        (
            zip(&[member("Index/Document.iwa", b"x")]),
            "unsupported numbers",
        ),
        (zip(&document), "not-a-table document"),
        (
            zip(&[stored(
                "mimetype",
                b"application/vnd.oasis.opendocument.text",
            )]),
            "not-a-table document",
        ),
        (compound("WordDocument", b"x"), "not-a-table document"),
        (
            b"<html><table><tr><td>1</td></tr></table>".to_vec(),
            "html-table",
        ),
        (b"%PDF-1.7".to_vec(), "not-a-table pdf"),
        (zip(&[]), "empty-file"),
        (zip(&[member("folder/", b"")]), "empty-file"),
        (zip(&parts(""))[..900].to_vec(), "truncated"),
        (compound("Workbook", b"x")[..700].to_vec(), "truncated"),
    ];
    for (bytes, expected) in cases {
        assert_eq!(failure(&bytes), expected);
    }
}

/// Counts the bytes in use, of all tests that run at the same time.
struct Counting;

static IN_USE: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

// SAFETY: the system's allocator does the work.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let now = IN_USE.fetch_add(layout.size(), Relaxed) + layout.size();
        MOST.fetch_max(now, Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        IN_USE.fetch_sub(layout.size(), Relaxed);
        unsafe { System.dealloc(place, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

/// Memory that a hostile file may take.
const MEMORY: usize = 256 << 20;

/// Reads a hostile file and holds it against the time and the memory that it may take.
fn hostile(name: &str, bytes: &[u8], expected: &str) {
    let start = Instant::now();
    assert_eq!(failure(bytes), expected, "{name}");
    let allowed = if cfg!(debug_assertions) { 60 } else { 2 };
    assert!(
        start.elapsed() < Duration::from_secs(allowed),
        "{name}: {:?}",
        start.elapsed()
    );
    assert!(MOST.load(Relaxed) < MEMORY, "{name}: {MOST:?}");
}

#[test]
fn bombs_are_refused_before_they_unpack() {
    let zeros = member("sales.csv", &vec![b'0'; 12_000_000]);
    hostile(
        "ratio",
        &zip(std::slice::from_ref(&zeros)),
        "archive-too-large ratio",
    );
    hostile(
        "huge",
        &zip(&[Member {
            size: u32::MAX - 1,
            ..zeros.clone()
        }]),
        "archive-too-large member-bytes",
    );
    hostile(
        "a false size",
        &zip(&[Member {
            size: 1000,
            ..zeros.clone()
        }]),
        "archive-too-large member-bytes",
    );
    hostile(
        "gzip",
        &gzip(&vec![b'0'; 12_000_000]),
        "archive-too-large ratio",
    );
    let overlap = overlapping(&member("sales.csv", &vec![b'0'; 9_000_000]), 100);
    hostile("overlapping", &overlap, "archive-too-large ratio");
    let nested = zip(&[member(
        "b.zip",
        &zip(&[member("c.zip", &zip(&[member("d.csv", b"x")]))]),
    )]);
    hostile("nested", &nested, "archive-too-large nesting");
    hostile(
        "many",
        &overlapping(&member("a", b"x"), 10_001),
        "archive-too-large members",
    );
}

#[test]
fn members_that_overlap_are_read_like_others() {
    let tables = tables(&overlapping(&member("sales.csv", b"a,b\n"), 2)).unwrap();
    assert_eq!(
        tables,
        vec![("sales.csv".to_owned(), "a,b\n".to_owned()); 2]
    );
}

#[test]
fn documents_that_declare_types_or_nest_too_deep_are_refused() {
    let laughs = r#"<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>"#;
    let external = r#"<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/passwd"><worksheet/>"#;
    let deep = "<a>".repeat(1_000_000);
    let attributes = format!("<worksheet{}></worksheet>", " a=\"1\"".repeat(1_000_000));
    for (name, sheet) in [
        ("laughs", laughs),
        ("external", external),
        ("deep", &deep),
        ("attributes", &attributes),
    ] {
        hostile(
            name,
            &zip(&parts(sheet)),
            "damaged xl/worksheets/sheet1.xml",
        );
    }
    let strings = zip(&with(parts(""), "xl/sharedStrings.xml", laughs));
    hostile("strings", &strings, "damaged xl/sharedStrings.xml");
}

#[test]
fn sheets_that_would_drown_in_commas_are_refused() {
    let rows: String = (1..20_000)
        .map(|row| format!("<row r=\"{row}\"><c r=\"XFD{row}\"><v>1</v></c></row>"))
        .collect();
    hostile("far cells", &xlsx(&rows), "sheet-too-sparse");
    let repeated = r#"<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>"#;
    hostile("repeated", &ods(repeated), "sheet-too-sparse");
    let wide = format!(
        r#"<table:table-row><table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>{}</text:p></table:table-cell></table:table-row>"#,
        "x".repeat(30_000)
    );
    hostile("wide", &ods(&wide), "archive-too-large row-bytes");
    let beyond = r#"<table:table-row table:number-rows-repeated="4294967295"><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>"#;
    hostile("rows", &ods(beyond), "damaged Sales");
}

#[test]
fn places_off_the_sheet_or_out_of_order_are_damage() {
    let cases = [
        r#"<row r="1048577"><c r="A1048577"><v>1</v></c></row>"#,
        r#"<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>"#,
        r#"<row r="0"><c r="A1"><v>1</v></c></row>"#,
        r#"<row r="1"><c r="XFE1"><v>1</v></c></row>"#,
        r#"<row r="1"><c r="1A"><v>1</v></c></row>"#,
        r#"<c r="A1"><v>1</v></c>"#,
    ];
    for rows in cases {
        hostile(rows, &xlsx(rows), "damaged xl/worksheets/sheet1.xml");
    }
    hostile(
        "many",
        &xlsx(&"<row/>".repeat(1_048_577)),
        "damaged xl/worksheets/sheet1.xml",
    );
    let twice = r#"<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>"#;
    hostile("twice", &xlsx(twice), "damaged Sales");
}

#[test]
fn old_workbooks_that_lie_are_refused() {
    let far = |row: u16| {
        record(
            0x203,
            &[place(row, u16::MAX), 1f64.to_le_bytes().to_vec()].concat(),
        )
    };
    hostile("far", &xls(&[], &[far(u16::MAX)]), "damaged Sales");
    hostile(
        "strings",
        &xls(
            &[
                record(0xfc, &[255; 8]),
                record(0xfc, &[1, 0, 0, 0, 1, 0, 0, 0, 255, 255, 0]),
            ],
            &[],
        ),
        "damaged Workbook",
    );
    let mut circle = xls(&[], &[]);
    circle[512 + 8..512 + 12].copy_from_slice(&2u32.to_le_bytes());
    assert!(!failure(&circle).is_empty());
}

#[test]
fn hidden_rows_and_merged_cells_of_old_workbooks_are_noticed() {
    let number = record(0x203, &[place(1, 0), 1f64.to_le_bytes().to_vec()].concat());
    let row = record(0x208, &[1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0x20, 0, 0, 0]);
    let columns = record(0x7d, &[2, 0, 4, 0, 0, 0, 0, 0, 1, 0]);
    let merged = record(0xe5, &[1, 0, 0, 0, 2, 0, 0, 0, 0, 0]);
    let container = Container::open("file", xls(&[], &[row, columns, number, merged])).unwrap();
    let expected = Notes {
        hidden_rows: 1,
        hidden_columns: 3,
        merged_cells: 1,
        formulas_without_value: 0,
    };
    assert_eq!(read(&container, 0, PLAIN).unwrap().2, expected);
}

/// Small valid files of every kind.
static SMALL_FILES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let names = [
        "sales.xlsx",
        "sales.xlsb",
        "sales.xls",
        "sales-biff5.xls",
        "sales.ods",
    ];
    let mut files: Vec<Vec<u8>> = names.map(fixture).to_vec();
    let csv: &[u8] = b"a,b\n1,2\n";
    files.push(gzip(csv));
    files.push(tar(&[("a.csv", csv), ("b.csv", csv)]));
    files.push(gzip(&tar(&[("a.csv", csv), ("b.csv", csv)])));
    files.push(zip(&[member("a.csv", csv), member("b.csv.gz", &gzip(csv))]));
    files
});

/// Reads whatever comes, however it ends.
fn exhaust(bytes: Vec<u8>) {
    let _ = drain(bytes, FILLED);
}

#[test]
fn a_file_cut_anywhere_ends_in_a_word_and_not_in_a_crash() {
    for file in SMALL_FILES.iter() {
        for end in (0..file.len()).step_by(97) {
            exhaust(file[..end].to_vec());
        }
    }
}

/// A file with some of its bytes changed.
fn changed(mut file: Vec<u8>, changes: &[(prop::sample::Index, u8)]) -> Vec<u8> {
    for (place, byte) in changes {
        if !file.is_empty() {
            let at = place.index(file.len());
            file[at] = *byte;
        }
    }
    file
}

fn changes() -> impl Strategy<Value = Vec<(prop::sample::Index, u8)>> {
    prop::collection::vec(any::<(prop::sample::Index, u8)>(), 1..12)
}

/// The members of a small workbook, unpacked, so that changes are not caught by a checksum.
fn unpacked(name: &str) -> Vec<(String, Vec<u8>)> {
    let mut archive = Vec::new();
    let bytes = fixture(name);
    let mut rest = &bytes[..];
    while rest.starts_with(b"PK\x03\x04") {
        let number = |at: usize| u16::from_le_bytes([rest[at], rest[at + 1]]) as usize;
        let (packed, name, extra) = (number(18) | number(20) << 16, number(26), number(28));
        let path = String::from_utf8(rest[30..30 + name].to_vec()).unwrap();
        let data = &rest[30 + name + extra..][..packed];
        let mut out = Vec::new();
        match number(8) {
            8 => std::io::Read::read_to_end(&mut flate2::read::DeflateDecoder::new(data), &mut out)
                .map(|_| ())
                .unwrap(),
            _ => out = data.to_vec(),
        }
        archive.push((path, out));
        rest = &rest[30 + name + extra + packed..];
    }
    assert!(archive.len() > 3, "{name}");
    archive
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_change_of_a_file_makes_the_reader_panic(file in 0..9usize, changes in changes()) {
        exhaust(changed(SMALL_FILES[file].clone(), &changes));
    }

    #[test]
    fn no_change_of_a_part_makes_the_reader_panic(file in 0..3usize, part: prop::sample::Index, changes in changes()) {
        let mut parts = unpacked(["sales.xlsx", "sales.xlsb", "sales.ods"][file]);
        let at = part.index(parts.len());
        parts[at].1 = changed(std::mem::take(&mut parts[at].1), &changes);
        let members: Vec<Member> = parts.iter().map(|(name, bytes)| stored(name, bytes)).collect();
        exhaust(zip(&members));
    }

    #[test]
    fn bytes_behind_any_signature_make_no_reader_panic(sign in 0..4usize, bytes: Vec<u8>) {
        let signs: [&[u8]; 4] = [b"PK\x03\x04", b"\x1f\x8b\x08", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b""];
        exhaust([signs[sign], &bytes].concat());
    }
}
