//! Amounts that a header says are counted in thousands, lakhs or more.

use serde::Serialize;

/// What one of a column's amounts stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Unit {
    /// 1,000.
    Thousand,
    /// 1,00,000.
    Lakh,
    /// 1,000,000.
    Million,
    /// 1,00,00,000.
    Crore,
    /// 1,000,000,000.
    Billion,
}

impl Unit {
    /// The unit that a header names: `Sales in '000`, `Сумма, тыс. руб.`, `Umsatz T€`.
    ///
    /// The amounts stay as they are in the file; whoever shows them says the unit.
    pub fn of_header(header: &str) -> Option<Unit> {
        let words = words(header);
        let holds = |(_, phrases): &&(Unit, &str)| {
            phrases.split(", ").any(|phrase| stands_in(phrase, &words))
        };
        PHRASES.iter().find(holds).map(|&(unit, _)| unit)
    }
}

/// What units are called in headers: words in lower case, parted as [`words`] parts them.
const PHRASES: [(Unit, &str); 5] = [
    (
        Unit::Thousand,
        "000, 000s, thousand, thousands, тыс, тысяч, тысячи, tsd, teur, t€, tausend, k€, €k, k$, \
         $k, k£, £k, keur, kusd, kgbp, eur k, usd k, k eur, k usd, in k, (k), milliers, en miles, \
         em milhares, r$ mil, in migliaia, হাজার, हज़ार, हजार, ਹਜ਼ਾਰ, ਹਜ਼ਾਰ",
    ),
    (Unit::Lakh, "lakh, lakhs, lac, lacs, লাখ, লক্ষ, लाख, ਲੱਖ, ₹l"),
    (
        Unit::Million,
        "million, millions, millionen, millones, milhões, milioni, mio, mln, млн, миллион, миллионов, \
         m€, €m, m$, $m, £m, m£, meur, musd, eur m, usd m, $mn, mn, €mn",
    ),
    (
        Unit::Crore,
        "crore, crores, in cr, rs cr, inr cr, ₹ cr, ₹cr, কোটি, करोड़, करोड, ਕਰੋੜ",
    ),
    (
        Unit::Billion,
        "billion, billions, bn, €bn, $bn, £bn, mrd, milliarden, milliards, млрд, миллиард, миллиардов",
    ),
];

/// A header's words in lower case: letters, digits and currency signs, and what stands in brackets with them.
fn words(header: &str) -> Vec<String> {
    let lower = header.to_lowercase();
    let parts_words = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                ',' | '.' | ';' | ':' | '/' | '_' | '-' | '\'' | '’' | '[' | ']' | '*'
            )
    };
    lower
        .split(parts_words)
        .map(|word| match word {
            "(k)" => word,
            word => word.trim_matches(['(', ')']),
        })
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn stands_in(phrase: &str, words: &[String]) -> bool {
    let wanted: Vec<&str> = phrase.split_whitespace().collect();
    words.windows(wanted.len()).any(|these| these == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Kind 80.
    #[test]
    fn headers_name_their_unit() {
        for (header, unit) in [
            ("Сумма, тыс. руб.", Some(Unit::Thousand)),
            ("Выручка (тыс.)", Some(Unit::Thousand)),
            ("Sales in '000", Some(Unit::Thousand)),
            ("Sales ('000s)", Some(Unit::Thousand)),
            ("Revenue, USD thousands", Some(Unit::Thousand)),
            ("Umsatz in TEUR", Some(Unit::Thousand)),
            ("CA (k€)", Some(Unit::Thousand)),
            ("Sales (k)", Some(Unit::Thousand)),
            ("Ventas (en miles)", Some(Unit::Thousand)),
            ("বিক্রয় (হাজার টাকা)", Some(Unit::Thousand)),
            ("Amount (in lakh)", Some(Unit::Lakh)),
            ("Sales Rs. Lacs", Some(Unit::Lakh)),
            ("বিক্রয় (লক্ষ টাকা)", Some(Unit::Lakh)),
            ("Umsatz Mio. €", Some(Unit::Million)),
            ("Выручка, млн руб.", Some(Unit::Million)),
            ("Amount (₹ Cr)", Some(Unit::Crore)),
            ("Turnover in crores", Some(Unit::Crore)),
            ("Revenue $bn", Some(Unit::Billion)),
            ("Amount", None),
            ("Amount (Cr)", None),
            ("Debit/Credit", None),
            ("Miles driven", None),
            ("Order 1000", None),
            ("K", None),
            ("", None),
        ] {
            assert_eq!(Unit::of_header(header), unit, "{header}");
        }
    }
}
