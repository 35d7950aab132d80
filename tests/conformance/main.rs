//! The cases of rust-csv's own tests: the same inputs and dialects, and the cells that
//! follow from them. Where we read otherwise, the case says so and why.

use mainstay::intake::{Choices, cells};

/// What is said about a file.
#[derive(Clone, Copy)]
struct Told {
    delimiter: &'static str,
    quote: Option<char>,
    escape: Option<char>,
}

const PLAIN: Told = Told {
    delimiter: ",",
    quote: Some('"'),
    escape: None,
};

fn read(input: &str, told: Told) -> Vec<Vec<String>> {
    let choices = Choices {
        delimiter: Some(told.delimiter.to_owned()),
        quote: Some(told.quote),
        escape: Some(told.escape),
        ..Choices::default()
    };
    cells(input.as_bytes(), &choices)
}

#[track_caller]
fn reads(input: &str, told: Told, expected: &[&[&str]]) {
    assert_eq!(read(input, told), expected, "{input:?}");
}

const ROW: &[&[&str]] = &[&["a", "b", "c"]];
const ROWS: &[&[&str]] = &[&["a", "b", "c"], &["x", "y", "z"]];
const OPEN_ROWS: &[&[&str]] = &[&["a", "b", ""], &["x", "y", ""]];
const NAMES: &[&[&str]] = &[&["a"], &["b"]];
const PAIRS: &[&[&str]] = &[&["a", "b"], &["x", "y"], &["m", "n"]];

#[test]
fn rows_end_with_lf_crlf_cr_or_the_file() {
    for end in ["", "\n", "\r\n", "\r"] {
        reads(&format!("a{end}"), PLAIN, &[&["a"]]);
        reads(&format!("a,b,c{end}"), PLAIN, ROW);
        reads(&format!("a,b,{end}"), PLAIN, &[&["a", "b", ""]]);
    }
    for end in ["\n", "\r\n", "\r"] {
        for last in ["", end] {
            reads(&format!("a{end}b{last}"), PLAIN, NAMES);
            reads(&format!("a,b,c{end}x,y,z{last}"), PLAIN, ROWS);
            reads(&format!("a,b,{end}x,y,{last}"), PLAIN, OPEN_ROWS);
        }
    }
}

#[test]
fn blank_lines_are_no_rows() {
    for end in ["\n", "\r\n", "\r"] {
        let blank = end.repeat(3);
        reads(&blank, PLAIN, &[]);
        reads(&format!("{blank}a,b,c{end}x,y,z{blank}"), PLAIN, ROWS);
        let between = format!("{end}{end}a,b{blank}x,y{blank}m,n{end}");
        reads(&between, PLAIN, PAIRS);
    }
    reads("", PLAIN, &[]);
    reads("\r\n\n\r\n\n", PLAIN, &[]);
    reads("\n\r\na,b\r\n\n\r\nx,y\r\n\n\r\nm,n\r\n", PLAIN, PAIRS);
}

#[test]
fn a_byte_order_mark_is_no_text_at_the_start_alone() {
    reads("\u{feff}a", PLAIN, &[&["a"]]);
    reads("a\u{feff}", PLAIN, &[&["a\u{feff}"]]);
    reads("a,\u{feff}b", PLAIN, &[&["a", "\u{feff}b"]]);
}

#[test]
fn quotes_enclose_a_cell() {
    reads("\" a \"", PLAIN, &[&[" a "]]);
    reads(
        "zaz",
        Told {
            quote: Some('z'),
            ..PLAIN
        },
        &[&["a"]],
    );
    reads(
        "a,\"b,c\",d\nx,y,z",
        PLAIN,
        &[&["a", "b,c", "d"], &["x", "y", "z"]],
    );
    reads(
        "foo,\"b,ar\",baz\nabc,mno,xyz",
        PLAIN,
        &[&["foo", "b,ar", "baz"], &["abc", "mno", "xyz"]],
    );
}

/// Otherwise than rust-csv: a row without content is no row, whether it is quoted or not.
#[test]
fn a_quoted_blank_is_blank() {
    for blank in ["\"\"", "\"\"\n", "\" \"", " ", ","] {
        reads(blank, PLAIN, &[]);
    }
}

#[test]
fn a_quote_is_doubled_or_escaped() {
    let backslash = Told {
        escape: Some('\\'),
        ..PLAIN
    };
    reads(r#""a\"b""#, backslash, &[&[r#"a"b"#]]);
    reads(
        r#""az"b""#,
        Told {
            escape: Some('z'),
            ..PLAIN
        },
        &[&[r#"a"b"#]],
    );
    reads(r#""\"A,B\"""#, backslash, &[&[r#""A,B""#]]);
    reads(r#""a""b""#, PLAIN, &[&[r#"a"b"#]]);
}

#[test]
fn without_quotes_a_quote_is_a_sign() {
    let unquoted = Told {
        quote: None,
        ..PLAIN
    };
    reads(r#""abc,foo""#, unquoted, &[&[r#""abc"#, r#"foo""#]]);
}

#[test]
fn any_sign_may_be_the_delimiter() {
    reads(
        "a\tb",
        Told {
            delimiter: "\t",
            ..PLAIN
        },
        &[&["a", "b"]],
    );
    reads(
        "azb",
        Told {
            delimiter: "z",
            ..PLAIN
        },
        &[&["a", "b"]],
    );
    reads(
        "a\u{1f}b\nc\u{1f}d",
        Told {
            delimiter: "\u{1f}",
            ..PLAIN
        },
        &[&["a", "b"], &["c", "d"]],
    );
}

#[test]
fn a_hash_is_a_sign() {
    reads("foo,b#ar,baz", PLAIN, &[&["foo", "b#ar", "baz"]]);
    reads("foo,#bar,baz", PLAIN, &[&["foo", "#bar", "baz"]]);
    reads("foo\n# hi\nbar\n", PLAIN, &[&["foo"], &["# hi"], &["bar"]]);
}

#[test]
fn rows_may_differ_in_length() {
    reads(
        "bar,baz\nfoo\nquux,x",
        PLAIN,
        &[&["bar", "baz"], &["foo"], &["quux", "x"]],
    );
    reads(
        "foo,bar,baz\na,b,c\nd,e,f",
        PLAIN,
        &[&["foo", "bar", "baz"], &["a", "b", "c"], &["d", "e", "f"]],
    );
}

/// Otherwise than rust-csv: what stands above the table is no row of it.
#[test]
fn a_narrow_line_above_the_table_is_left_out() {
    reads("foo\nbar,baz\nquux", PLAIN, &[&["bar", "baz"], &["quux"]]);
}

#[test]
fn blanks_around_a_cell_are_kept() {
    reads("a1, b1\t,\t c1\t\n", PLAIN, &[&["a1", " b1\t", "\t c1\t"]]);
    reads(
        "foo,  bar,\tbaz\n1\t,\t,3\t\t",
        PLAIN,
        &[&["foo", "  bar", "\tbaz"], &["1\t", "\t", "3\t\t"]],
    );
}

#[test]
fn bytes_that_are_no_text_lose_no_row() {
    let choices = Choices {
        delimiter: Some(",".to_owned()),
        ..Choices::default()
    };
    let rows = cells(b"foo,b\xFFar,baz\na,b,c\nd,e,f", &choices);
    assert_eq!(rows.iter().map(Vec::len).collect::<Vec<_>>(), [3, 3, 3]);
}
