//! Which currency a sign, a code or a word stands for.

use serde::{Serialize, Serializer};

/// A currency by its ISO 4217 code, or by the sign that several currencies share.
///
/// `$`, `¥`, `Rs` and `kr` stay as they are where nothing beside them says whose they
/// are: a file in `$` is in one currency, whichever it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency(&'static str);

impl Currency {
    /// `EUR`, or `$`, `¥`, `Rs`, `kr` where only the shared sign is known.
    pub fn code(self) -> &'static str {
        self.0
    }

    /// The currency that a text names: a cell of a currency column, or what stands
    /// beside an amount. `None` when it names none.
    pub fn named(text: &str) -> Option<Currency> {
        let joined: String = text
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '.')
            .collect();
        Currency::of_code(&joined)
            .or_else(|| Currency::of_word(&joined.to_lowercase()))
            .or_else(|| Currency::of_sign_and_code(&joined))
    }

    /// The currency that two texts beside one amount name together: `$` and `USD` are
    /// `USD`. `None` when they contradict each other.
    pub fn agreed(self, other: Currency) -> Option<Currency> {
        match () {
            () if self == other || other.shares(self) => Some(self),
            () if self.shares(other) => Some(other),
            () => None,
        }
    }

    fn of_code(text: &str) -> Option<Currency> {
        CODES.split(' ').find(|&code| code == text).map(Currency)
    }

    fn of_word(lower: &str) -> Option<Currency> {
        let holds = |(_, words): &&(&str, &str)| words.split(' ').any(|word| word == lower);
        WORDS.iter().find(holds).map(|&(code, _)| Currency(code))
    }

    /// `$USD`, `EUR€`: a sign on either side of a code or word.
    fn of_sign_and_code(text: &str) -> Option<Currency> {
        let first = text.chars().next()?;
        let last = text.chars().next_back()?;
        let (sign, rest) = match first.is_alphabetic() {
            true => (last, text.strip_suffix(last)?),
            false => (first, text.strip_prefix(first)?),
        };
        let sign = Currency::of_word(sign.encode_utf8(&mut [0; 4]))?;
        let rest = Currency::of_code(rest).or_else(|| Currency::of_word(&rest.to_lowercase()))?;
        sign.agreed(rest)
    }

    /// Whether this is a sign that another currency uses too.
    fn shares(self, other: Currency) -> bool {
        let of_sign = |(sign, _): &&(&str, &str)| *sign == self.0;
        let users = SHARED.iter().find(of_sign).map(|&(_, users)| users);
        users.is_some_and(|users| users.split(' ').any(|user| user == other.0))
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0)
    }
}

/// Signs that several currencies use, and the currencies.
const SHARED: [(&str, &str); 4] = [
    (
        "$",
        "USD CAD AUD NZD SGD HKD TWD MXN ARS CLP COP UYU BRL JMD NAD FJD BBD TTD XCD LRD",
    ),
    ("¥", "JPY CNY"),
    ("Rs", "INR PKR LKR NPR MUR SCR"),
    ("kr", "SEK NOK DKK ISK"),
];

/// The codes of ISO 4217 for money in use; only capitals are one, for `all` and `top` are words.
const CODES: &str = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB \
    BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB \
    EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD \
    JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP \
    MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON \
    RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY \
    TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG";

/// Signs and words for currencies, in lower case, without blanks and full stops.
const WORDS: [(&str, &str); 52] = [
    ("EUR", "€ eur euro euros евро ইউরো यूरो ਯੂਰੋ"),
    (
        "USD",
        "us$ $us usd usdollar usdollars dollarus долларсша долл মার্কিনডলার",
    ),
    (
        "$",
        "$ dollar dollars dólar dólares доллар долларов ডলার डॉलर ਡਾਲਰ",
    ),
    (
        "GBP",
        "£ gbp stg poundsterling poundssterling pound pounds sterling",
    ),
    ("INR", "₹ inr भारतीयरुपया"),
    ("Rs", "rs rupee rupees ₨ রুপি रु रू रुपये रुपए रुपया ਰੁ ਰੁਪਏ"),
    ("PKR", "pkr pkrs pakistanirupee pakistanirupees"),
    ("LKR", "lkr slrs"),
    ("NPR", "npr nrs nprs"),
    ("BDT", "৳ bdt tk taka টাকা টাঃ টা"),
    ("JPY", "jpy yen jp¥ 円"),
    ("CNY", "cny rmb yuan cn¥ 元 人民币"),
    ("¥", "¥ ￥"),
    ("CHF", "chf fr sfr franken"),
    (
        "RUB",
        "₽ rub rur руб р рубль рубля рублей рубли rubles roubles",
    ),
    ("UAH", "₴ uah грн гривна гривня"),
    ("KZT", "₸ kzt тенге тг"),
    ("BYN", "byn"),
    ("PLN", "pln zł złoty złotych"),
    ("CZK", "czk kč korun"),
    ("HUF", "huf ft forint"),
    ("RON", "ron lei leu"),
    ("BGN", "bgn лв lv лева"),
    ("RSD", "rsd дин din"),
    ("SEK", "sek"),
    ("NOK", "nok"),
    ("DKK", "dkk"),
    ("ISK", "isk"),
    ("kr", "kr kronor kroner krone krona"),
    ("TRY", "₺ try tl"),
    ("ILS", "₪ ils nis"),
    ("KRW", "₩ ￦ krw won 원"),
    ("VND", "₫ vnd đ dong"),
    ("PHP", "₱ php"),
    ("THB", "฿ thb baht บาท"),
    ("IDR", "idr rp"),
    ("MYR", "myr rm"),
    ("NGN", "₦ ngn naira"),
    ("GHS", "₵ ghs"),
    ("KES", "kes ksh"),
    ("ZAR", "zar"),
    ("EGP", "egp e£"),
    ("AED", "aed dhs"),
    ("SAR", "sar"),
    ("IRR", "﷼ irr ریال"),
    ("BRL", "r$ brl real reais"),
    ("MXN", "mx$ mxn mex$"),
    ("CAD", "c$ ca$ can$ cad cdn$"),
    ("AUD", "a$ au$ aud"),
    ("NZD", "nz$ nzd"),
    ("SGD", "s$ sg$ sgd"),
    ("HKD", "hk$ hkd"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> &'static str {
        Currency::named(text).map_or("", Currency::code)
    }

    #[test]
    fn texts_of_a_currency_column() {
        for (text, expected) in [
            ("Euro", "EUR"),
            ("EUR", "EUR"),
            ("eur", "EUR"),
            ("€", "EUR"),
            ("USD", "USD"),
            ("US$", "USD"),
            ("US Dollar", "USD"),
            ("U.S. Dollars", "USD"),
            ("$USD", "USD"),
            ("EUR €", "EUR"),
            ("$", "$"),
            ("টাকা", "BDT"),
            ("Tk.", "BDT"),
            ("₹", "INR"),
            ("Rs.", "Rs"),
            ("Rupees", "Rs"),
            ("ਰੁਪਏ", "Rs"),
            ("руб.", "RUB"),
            ("zł", "PLN"),
            ("Kč", "CZK"),
            ("kr", "kr"),
            ("¥", "¥"),
            ("AED", "AED"),
            ("top", ""),
            ("€USD", ""),
            ("", ""),
            (".", ""),
            ("Acme", ""),
        ] {
            assert_eq!(code(text), expected, "{text}");
        }
    }

    #[test]
    fn a_shared_sign_agrees_with_those_who_share_it() {
        let named = |text| Currency::named(text).unwrap();
        assert_eq!(named("$").agreed(named("CAD")), Some(named("CAD")));
        assert_eq!(named("INR").agreed(named("Rs")), Some(named("INR")));
        assert_eq!(named("$").agreed(named("EUR")), None);
    }

    #[test]
    fn every_word_is_written_as_it_is_looked_up() {
        for (code, words) in WORDS {
            for word in words.split(' ') {
                assert_eq!(word.to_lowercase(), word);
                assert_eq!(
                    Currency::named(word).map(Currency::code),
                    Some(code),
                    "{word}"
                );
            }
        }
    }

    #[test]
    fn those_who_share_a_sign_are_currencies() {
        for user in SHARED.iter().flat_map(|(_, users)| users.split(' ')) {
            assert_eq!(code(user), user);
        }
    }
}
