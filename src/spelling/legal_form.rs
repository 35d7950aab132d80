//! The words that say which legal form a company has.

/// Messrs, which any firm may use.
pub const ANY: &str = "ms";

/// A name's words without the legal forms at both ends, and those forms by their usual
/// abbreviations.
///
/// A name that is nothing but legal forms keeps all its words.
pub fn taken_off(words: &[String]) -> (&[String], Vec<&str>) {
    let mut core = words;
    let mut forms = Vec::new();
    while let Some((form, rest)) = at_the_end(core).or_else(|| at_the_start(core)) {
        if rest.is_empty() {
            return (words, Vec::new());
        }
        forms.push(form);
        core = rest;
    }
    forms.sort_unstable();
    (core, forms)
}

fn at_the_end(words: &[String]) -> Option<(&str, &[String])> {
    match words {
        [rest @ .., one, other] if is_in_two_words(one, other) => Some(("spzoo", rest)),
        [rest @ .., last] => Some((form_behind(last).or_else(|| form_before(last))?, rest)),
        [] => None,
    }
}

fn at_the_start(words: &[String]) -> Option<(&str, &[String])> {
    let (first, rest) = words.split_first()?;
    Some((form_before(first)?, rest))
}

/// Sp. z o.o.
fn is_in_two_words(one: &str, other: &str) -> bool {
    one == "sp" && other == "zoo"
}

/// Forms that stand before a name: the short ones of other languages begin names too often.
fn form_before(word: &str) -> Option<&str> {
    match word {
        "ms" | "messrs" | "মেসার্স" | "ਮੈਸਰਜ਼" | "मेसर्स" => {
            Some("ms")
        }
        "ао" | "оао" | "зао" | "пао" => Some("ао"),
        "ооо" | "ип" | "фоп" | "чп" | "тоо" | "тов" | "чуп" | "одо" | "ад" | "оод" | "еоод"
        | "pt" | "株" | "주" => Some(word),
        _ => None,
    }
}

/// Forms that stand behind a name, in small letters without accents.
fn form_behind(word: &str) -> Option<&str> {
    match word {
        "ltd"
        | "limited"
        | "ltda"
        | "lda"
        | "лтд"
        | "লি"
        | "লিঃ"
        | "লিমিটেড"
        | "लि"
        | "लिमिटेड"
        | "ਲਿਮਟਿਡ"
        | "ਲਿਮਿਟਡ"
        | "ਲਿਮਿਟੇਡ" => Some("ltd"),
        "pvt"
        | "private"
        | "pte"
        | "pty"
        | "প্রা"
        | "প্রাঃ"
        | "প্রাইভেট"
        | "प्रा"
        | "प्राइवेट"
        | "ਪ੍ਰਾ"
        | "ਪ੍ਰਾਈਵੇਟ" => Some("pvt"),
        "co" | "company" | "কোং" | "কোম্পানি" | "কোম্পানী" | "ਕੰਪਨੀ" | "कंपनी" => {
            Some("co")
        }
        "inc" | "incorporated" => Some("inc"),
        "corp" | "corporation" => Some("corp"),
        "gmbh" | "mbh" => Some("gmbh"),
        "llc" | "llp" | "lp" | "plc" | "opc" | "ag" | "kg" | "kgaa" | "ohg" | "gbr" | "ug"
        | "sa" | "sas" | "sarl" | "eurl" | "snc" | "srl" | "spa" | "sl" | "slu" | "cv" | "bv"
        | "nv" | "vof" | "bvba" | "ab" | "as" | "asa" | "oy" | "oyj" | "aps" | "uab" | "sro"
        | "kft" | "zrt" | "doo" | "sti" | "αε" | "επε" | "οε" | "εε" | "ικε" | "ud" | "tbk"
        | "sdn" | "bhd" => Some(word),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::spelling::Spelling;

    fn core(name: &str) -> String {
        Spelling::of(name).core.join(" ")
    }

    #[test]
    fn legal_forms_are_taken_off_in_many_languages() {
        for name in [
            "Acme Ltd",
            "ACME (Pvt.) Limited",
            "Acme L.L.C.",
            "Acme G.m.b.H. & Co. KG",
            "M/s Acme",
            "acme A.Ş.",
            "Acme Sp. z o.o.",
            "PT Acme Tbk",
            "Acme S.p.A.",
            "Acme Sdn Bhd",
            "(株) Acme",
        ] {
            assert_eq!(core(name), "acme", "{name}");
        }
        assert_eq!(core("মেসার্স রহিম ট্রেডার্স প্রাঃ লিঃ"), "রহিম ট্রেডার্স");
        assert_eq!(core("ООО «Ромашка»"), core("Ромашка ЗАО"));
        assert_eq!(core("ਗੁਰਦਿੱਤ ਪ੍ਰਾਈਵੇਟ ਲਿਮਟਿਡ"), "ਗੁਰਦਿੱਤ");
    }

    #[test]
    fn a_name_keeps_a_word_that_only_might_be_a_legal_form() {
        assert_eq!(core("AB Traders"), "ab traders");
        assert_eq!(core("Limited Company"), "limited company");
        assert_eq!(core("The Company Store"), "the company store");
    }

    #[test]
    fn the_forms_are_named_alike_however_they_are_written() {
        let forms = |name: &str| Spelling::of(name).legal_forms;
        assert_eq!(forms("Acme Pvt. Ltd."), forms("Acme Private Limited"));
        assert_ne!(forms("Acme Ltd"), forms("Acme LLC"));
    }
}
