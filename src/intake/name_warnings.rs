//! What is strange about the names of the customers.
//!
//! Only distinct names are looked at, once, after the last row: reading is no slower.

use super::doubly_encoded::repaired;
use super::legacy_font::typed_for_a_font;
use super::nobody::Nobody;
use super::warning::{Warning, WarningCode};
use crate::ledger::Ledger;
use crate::spelling::invisible::hides_something;
use std::collections::BTreeMap;

/// The warnings about the names in a ledger.
pub fn name_warnings(ledger: &Ledger) -> Vec<Warning> {
    let names = distinct_names(ledger);
    let that = |is: &dyn Fn(&str) -> bool| -> Vec<&str> {
        names.iter().copied().filter(|name| is(name)).collect()
    };
    let nobody = Nobody::new();
    let found = [
        (WarningCode::InvisibleCharacters, that(&hides_something)),
        (WarningCode::NotUnicodeText, typed_for_a_font(&names)),
        (
            WarningCode::DoublyEncoded,
            that(&|name| repaired(name).is_some()),
        ),
        (WarningCode::NotACustomer, that(&|name| nobody.is(name))),
        (WarningCode::OneIdTwoNames, renamed(ledger)),
        (WarningCode::OneNameTwoIds, shared_names(ledger)),
        (WarningCode::NulByte, that(&|name| name.contains('\0'))),
        (WarningCode::MangledByExcel, mangled(ledger)),
    ];
    found
        .into_iter()
        .filter_map(|(code, found)| Warning::about(code, found))
        .collect()
}

/// The names that are shown, each once.
fn distinct_names(ledger: &Ledger) -> Vec<&str> {
    let names = buying(ledger).map(|customer| ledger.label(customer));
    let mut names: Vec<&str> = names.collect();
    if ledger.has_labels() {
        names.sort_unstable();
        names.dedup();
    }
    names
}

/// The identifying texts that have several names.
fn renamed(ledger: &Ledger) -> Vec<&str> {
    let renamed = buying(ledger).filter(|&customer| ledger.has_several_labels(customer));
    renamed.map(|customer| ledger.customer(customer)).collect()
}

/// Identifying numbers of which Excel kept the first digits only: `1.2E+11`.
fn mangled(ledger: &Ledger) -> Vec<&str> {
    let is_mangled = |key: &&str| {
        let (digits, exponent) = key.split_once("E+").unwrap_or(("", ""));
        let are_digits =
            |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        are_digits(exponent) && are_digits(&digits.replacen(['.', ','], "", 1))
    };
    let keys = buying(ledger).map(|customer| ledger.customer(customer));
    keys.filter(is_mangled).collect()
}

/// The names that several customers have.
fn shared_names(ledger: &Ledger) -> Vec<&str> {
    if !ledger.has_labels() {
        return Vec::new();
    }
    let mut customers: BTreeMap<&str, u32> = BTreeMap::new();
    for customer in buying(ledger) {
        *customers.entry(ledger.label(customer)).or_default() += 1;
    }
    let shared = customers
        .into_iter()
        .filter(|&(_, customers)| customers > 1);
    shared.map(|(name, _)| name).collect()
}

fn buying(ledger: &Ledger) -> impl Iterator<Item = usize> {
    (0..ledger.customer_count()).filter(|&customer| !ledger.rows_as_read(customer).is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::{File, look, read};

    /// Code, count and first example of every warning about a file.
    fn warnings(csv: &str) -> Vec<String> {
        let files = [File {
            name: "sales.csv",
            bytes: csv.as_bytes(),
        }];
        let probe = look(&files).unwrap();
        let columns: Vec<String> = probe
            .columns
            .into_iter()
            .map(|column| column.name)
            .collect();
        let intake = read(&files, probe.plan, &columns).unwrap().intake;
        let shown = |warning: &Warning| {
            let code = serde_json::to_value(warning.code).unwrap();
            format!(
                "{} {} {}",
                code.as_str().unwrap(),
                warning.count,
                warning.examples.join("|")
            )
        };
        intake.warnings.iter().map(shown).collect()
    }

    /// A file with a sale to each of these names.
    fn sales_to(names: &[&str]) -> String {
        let lines = (1..)
            .zip(names)
            .map(|(day, name)| format!("2024-01-{day:02},{name},12.50\n"));
        format!("Date,Customer,Amount\n{}", lines.collect::<String>())
    }

    #[test]
    fn ordinary_names_are_nothing_to_warn_about() {
        assert_eq!(
            warnings(&sales_to(&[
                "Acme Ltd",
                "Café Noir",
                "করিম ট্রেডার্স",
                "Acme Ltd"
            ])),
            [""; 0]
        );
    }

    #[test]
    fn strange_names_are_counted_once_each_and_used() {
        let csv = sales_to(&["Ac\u{200b}me", "CafÃ©", "Cash", "Retail", "Cash", "Bolt"]);
        let expected = [
            "invisible-characters 1 Ac\u{200b}me",
            "doubly-encoded 1 CafÃ©",
            "not-a-customer 2 Cash|Retail",
        ];
        assert_eq!(warnings(&csv), expected);
    }

    #[test]
    fn names_typed_for_a_font_are_told() {
        assert_eq!(
            warnings(&sales_to(&["gurdIq isMG", "hrjIq kOr", "Acme"])),
            ["not-unicode-text 2 gurdIq isMG|hrjIq kOr"]
        );
    }

    #[test]
    fn ids_and_names_that_do_not_go_together_are_told() {
        let csv = "Date,Customer ID,Customer Name,Amount\n2024-01-05,C17,Acme,5\n2024-01-06,C17,Bolt,6\n\
            2024-01-07,C18,Acme,7\n2024-01-08,C19,Cord,8\n2024-01-09,C19,,9\n";
        assert_eq!(
            warnings(csv),
            ["one-id-two-names 1 C17", "one-name-two-ids 1 Acme"]
        );
    }
}
