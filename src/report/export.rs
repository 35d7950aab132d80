//! The customers as a file for other programs.

use super::sources::Sources;
use csv::Writer;

const HEADER: [&str; 14] = [
    "customer",
    "value",
    "share",
    "before_share",
    "abc",
    "xyz",
    "gap_cv",
    "period_cv",
    "activity",
    "occasions",
    "first",
    "last",
    "state",
    "key_type",
];

/// The customers as CSV; see [`Analysis::customers_csv`](super::Analysis::customers_csv).
///
/// `customer` is the identifying text, `value` an exact decimal. Shares are 0 to 1;
/// what is not known is empty.
pub fn customers_csv(sources: &Sources, ids: Option<&[u32]>, guard_formulas: bool) -> Vec<u8> {
    let places: Vec<usize> = match ids {
        None => (0..sources.facts.customers.len()).collect(),
        Some(ids) => ids
            .iter()
            .filter_map(|&id| sources.facts.place(id))
            .collect(),
    };
    let lines = places
        .into_iter()
        .filter_map(|place| line(sources, place, guard_formulas));
    // Writing to memory does not fail.
    written(lines).unwrap_or_default()
}

fn written(lines: impl Iterator<Item = [String; HEADER.len()]>) -> Option<Vec<u8>> {
    let mut writer = Writer::from_writer(Vec::new());
    writer.write_record(HEADER).ok()?;
    for line in lines {
        writer.write_record(line).ok()?;
    }
    writer.into_inner().ok()
}

fn line(sources: &Sources, place: usize, guard_formulas: bool) -> Option<[String; HEADER.len()]> {
    let customer = sources.facts.customers.get(place)?;
    let verdict = sources.judgement.verdicts.get(place)?;
    let key = sources.ledger.customer(customer.id as usize);
    let before = sources.judgement.ranking.standings.get(place)?.before;
    Some([
        guarded(key.to_owned(), guard_formulas),
        sources.exact(customer.value),
        figure(sources.known_share(customer.value)),
        figure(sources.known_share(before)),
        verdict.abc.code().to_owned(),
        verdict.xyz.code().to_owned(),
        figure(customer.rhythm.cv()),
        figure(customer.variation.cv()),
        figure(customer.activity.share()),
        customer.occasions.to_string(),
        customer.first.to_string(),
        customer.last.to_string(),
        verdict.state.code().to_owned(),
        verdict.key_type.code().to_owned(),
    ])
}

fn figure(figure: Option<f64>) -> String {
    figure.map_or(String::new(), |figure| figure.to_string())
}

/// The text, with a single quote before it where a spreadsheet would take it for a formula.
pub(super) fn guarded(text: String, guard_formulas: bool) -> String {
    const STARTS: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\0'];
    if guard_formulas && text.starts_with(STARTS) {
        format!("'{text}")
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_looks_like_a_formula_is_guarded_on_request() {
        for formula in ["=1+1", "+49 30", "-5", "@SUM(A1)", "\tx", "\r", "\0"] {
            assert_eq!(guarded(formula.to_owned(), true), format!("'{formula}"));
            assert_eq!(guarded(formula.to_owned(), false), formula);
        }
        assert_eq!(guarded("A=1".to_owned(), true), "A=1");
        assert_eq!(guarded(String::new(), true), "");
    }
}
