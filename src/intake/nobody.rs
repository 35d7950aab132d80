//! Words that stand where a customer should and are nobody.

use crate::ledger::Distinct;
use crate::spelling::as_word;

/// What tills and book-keepers write where no customer is known, and words for sums.
const WORDS: &[&str] = &[
    // English
    "cash",
    "cash sale",
    "cash sales",
    "cash customer",
    "cash customers",
    "cash account",
    "counter",
    "counter sale",
    "counter sales",
    "over the counter",
    "walk in",
    "walk in customer",
    "walk in customers",
    "retail",
    "retail customer",
    "retail customers",
    "retail sale",
    "retail sales",
    "unknown",
    "unknown customer",
    "guest",
    "anonymous",
    "no name",
    "no customer",
    "not available",
    "not applicable",
    "n/a",
    "none",
    "null",
    "misc",
    "miscellaneous",
    "various",
    "various customers",
    "sundry",
    "sundry customers",
    "sundries",
    "one time customer",
    "general customer",
    "default customer",
    "dummy",
    "test",
    "test customer",
    "total",
    "sub total",
    "grand total",
    "private customer",
    "web customer",
    "online customer",
    "others",
    "other customers",
    // German, French, Spanish, Portuguese, Italian, Turkish
    "barverkauf",
    "barkunde",
    "laufkundschaft",
    "laufkunde",
    "diverse",
    "diverse kunden",
    "unbekannt",
    "privatkunde",
    "gesamt",
    "summe",
    "client comptant",
    "client divers",
    "clients divers",
    "divers",
    "vente comptoir",
    "comptoir",
    "client de passage",
    "inconnu",
    "cliente contado",
    "clientes varios",
    "publico en general",
    "consumidor final",
    "varios",
    "venta mostrador",
    "mostrador",
    "desconocido",
    "cliente diversos",
    "clientes diversos",
    "venda balcao",
    "cliente balcao",
    "diversos",
    "cliente generico",
    "clienti vari",
    "privato",
    "sconosciuto",
    "perakende",
    "perakende musteri",
    "pesin",
    "muhtelif",
    "nihai tuketici",
    "toplam",
    // Russian, Ukrainian, Bulgarian
    "разовый",
    "разовый клиент",
    "разовый покупатель",
    "розница",
    "розничный покупатель",
    "розничный клиент",
    "розничные продажи",
    "частное лицо",
    "физлицо",
    "физ лицо",
    "физическое лицо",
    "физические лица",
    "наличные",
    "наличный расчет",
    "покупатель",
    "неизвестно",
    "неизвестный",
    "прочие",
    "без имени",
    "итого",
    "всего",
    "роздріб",
    "роздрібний покупець",
    "готівка",
    "фізична особа",
    "разом",
    "усього",
    "клиент на дребно",
    "в брой",
    // Bengali, Punjabi, Hindi
    "নগদ",
    "নগদ বিক্রয়",
    "নগদ বিক্রি",
    "নগদ ক্রেতা",
    "নগদ কাস্টমার",
    "ক্যাশ",
    "খুচরা",
    "খুচরা বিক্রয়",
    "খুচরা বিক্রি",
    "খুচরা ক্রেতা",
    "অজানা",
    "বিবিধ",
    "মোট",
    "সর্বমোট",
    "ਨਕਦ",
    "ਨਗਦ",
    "ਨਕਦ ਵਿਕਰੀ",
    "ਕੈਸ਼",
    "ਪਰਚੂਨ",
    "ਪਰਚੂਨ ਗਾਹਕ",
    "ਅਣਜਾਣ",
    "ਫੁਟਕਲ",
    "ਕੁੱਲ",
    "नकद",
    "नगद",
    "नकद बिक्री",
    "खुदरा",
    "खुदरा ग्राहक",
    "फुटकर",
    "अज्ञात",
    "विविध",
    "कुल",
    // Arabic, Chinese, Indonesian
    "نقدي",
    "نقدا",
    "عميل نقدي",
    "زبون نقدي",
    "متفرقات",
    "散客",
    "零售",
    "零售客户",
    "现金",
    "现金客户",
    "合计",
    "未知",
    "tunai",
    "pelanggan umum",
    "umum",
    "eceran",
];

/// The words in the form in which names are looked up, whatever their case, accents, spaces and signs.
pub struct Nobody(Distinct);

impl Nobody {
    /// All words.
    pub fn new() -> Nobody {
        let mut words = Distinct::default();
        for word in WORDS {
            words.intern(as_word(word).as_bytes());
        }
        Nobody(words)
    }

    /// Whether a name is one of the words.
    pub fn is(&self, name: &str) -> bool {
        name.len() <= LONGEST && self.0.find(as_word(name).as_bytes()).is_some()
    }
}

/// A name of more bytes is none of the words, with some signs and spaces about it.
const LONGEST: usize = 80;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_nobody_are_known_in_many_languages_and_spellings() {
        let nobody = Nobody::new();
        for name in [
            "Cash",
            "CASH SALES",
            "Walk-in Customer",
            "N/A",
            "(Retail)",
            "Разовый покупатель",
            "নগদ",
            "খুচরা বিক্রয়",
            "ਨਕਦ",
            "नकद",
            "Público en General",
            "散客",
            "Total:",
        ] {
            assert!(nobody.is(name), "{name}");
        }
    }

    #[test]
    fn no_word_is_too_long_to_be_known() {
        let nobody = Nobody::new();
        for word in WORDS {
            assert!(word.len() + 10 <= LONGEST && nobody.is(word), "{word}");
        }
    }

    #[test]
    fn names_that_only_hold_such_a_word_are_customers() {
        let nobody = Nobody::new();
        for name in [
            "Cash & Carry Ltd",
            "Total Energies",
            "Retail Group",
            "Johnny Cash",
            "Guest House",
            "7",
            "",
        ] {
            assert!(!nobody.is(name), "{name}");
        }
    }
}
