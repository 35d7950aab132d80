//! What months, weekdays and periods are called in dates, in nine languages and Italian.

use std::collections::BTreeMap;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// What a word in a date means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// A month by its number, 1-12.
    Month(u32),
    /// `mar`: March in four languages and Tuesday in three of them.
    MarchOrTuesday,
    /// A day of the week, which says nothing that the date does not.
    Weekday,
    /// A quarter's sign: `Q`, `кв.`, `trimestre`.
    Quarter,
    /// `T`: a French or Spanish quarter, or what parts a date from its time.
    T,
    /// A week's sign: `W`, `KW`.
    Week,
    /// A month or an era of a calendar that is not Gregorian.
    OtherCalendar,
    /// `de`, `г.`, `th`: belongs to a date and says nothing.
    Filler,
}

impl Word {
    /// The meaning of a word or of a month's abbreviation; `None` for any other word.
    pub fn of(text: &str) -> Option<Word> {
        WORDS.get(folded(text).as_str()).copied()
    }
}

/// Months have names that begin alike, so that an abbreviation of theirs has three letters at least.
const SHORTEST_ABBREVIATION: usize = 3;

/// The words as they are looked up, with every abbreviation that fits one month only.
static WORDS: LazyLock<BTreeMap<String, Word>> = LazyLock::new(|| {
    let mut words = BTreeMap::new();
    let mut ambiguous = Vec::new();
    for (month, name) in month_names() {
        for abbreviation in abbreviations(name) {
            match words.insert(abbreviation.clone(), Word::Month(month)) {
                Some(other) if other != Word::Month(month) => ambiguous.push(abbreviation),
                _ => {}
            }
        }
    }
    words.retain(|abbreviation, _| !ambiguous.contains(abbreviation));
    let whole = month_names().map(|(month, name)| (name, Word::Month(month)));
    let others = OTHERS
        .iter()
        .flat_map(|&(meaning, names)| names.split_whitespace().map(move |name| (name, meaning)));
    words.extend(whole.chain(others).map(|(name, word)| (folded(name), word)));
    words
});

fn month_names() -> impl Iterator<Item = (u32, &'static str)> {
    let numbered = MONTHS.iter().zip(1..);
    numbered.flat_map(|(names, month)| names.split_whitespace().map(move |name| (month, name)))
}

/// The beginnings of a name, from three letters on, as they are looked up.
fn abbreviations(name: &str) -> impl Iterator<Item = String> {
    let name = folded(name);
    let ends: Vec<usize> = name.char_indices().map(|(at, _)| at).collect();
    ends.into_iter()
        .skip(SHORTEST_ABBREVIATION)
        .map(move |end| name[..end].to_owned())
}

/// A word as it is looked up: in lower case, without accents and without the dots below
/// Indic letters, which are often left out and have two spellings in Unicode.
fn folded(word: &str) -> String {
    let is_left_out = |c: char| {
        matches!(c, '\u{300}'..='\u{36f}' | '\u{93c}' | '\u{9bc}' | '\u{a3c}')
            || matches!(c, '\u{200b}'..='\u{200d}')
    };
    let letters = word.chars().flat_map(char::to_lowercase);
    letters.nfd().filter(|&c| !is_left_out(c)).collect()
}

/// Each month's names: English, German, French, Spanish, Portuguese and Italian,
/// Russian in two cases, Bengali, Hindi and Punjabi, and those abbreviations that are
/// no beginnings of them.
const MONTHS: [&str; 12] = [
    "january januar jänner janvier enero janeiro gennaio январь января জানুয়ারি জানুয়ারী जनवरी जन ਜਨਵਰੀ ਜਨ",
    "february februar feber février febrero fevereiro febbraio февраль февраля ফেব্রুয়ারি ফেব্রুয়ারী \
     फ़रवरी ਫ਼ਰਵਰੀ",
    "march märz maerz mrz mars marzo março март марта মার্চ मार्च ਮਾਰਚ",
    "april avril abril aprile апрель апреля এপ্রিল अप्रैल ਅਪ੍ਰੈਲ",
    "may mai mayo maio maggio май мая মে मई ਮਈ",
    "june juni juin junio junho giugno июнь июня জুন जून ਜੂਨ",
    "july juli juillet julio julho luglio июль июля জুলাই जुलाई ਜੁਲਾਈ",
    "august août aout agosto август августа আগস্ট আগষ্ট অগাস্ট अगस्त अग ਅਗਸਤ ਅਗ",
    "september septembre septiembre setiembre setembro settembre сентябрь сентября সেপ্টেম্বর सितंबर \
     सितम्बर ਸਤੰਬਰ ਸਿਤੰਬਰ",
    "october oktober octobre octubre outubro ottobre октябрь октября অক্টোবর अक्टूबर अक्तूबर ਅਕਤੂਬਰ",
    "november novembre noviembre novembro ноябрь ноября নভেম্বর नवंबर नवम्बर नव ਨਵੰਬਰ",
    "december dezember décembre diciembre dezembro dicembre декабрь декабря ডিসেম্বর दिसंबर दिसम्बर ਦਸੰਬਰ",
];

/// All other words; those of other calendars are the months of Bengal, of the Vikram
/// and Nanakshahi years, of the Hijra and of Iran, and the names of eras.
const OTHERS: [(Word, &str); 7] = [
    (Word::MarchOrTuesday, "mar"),
    (
        Word::Weekday,
        "monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat sunday sun \
         montag mo dienstag di die mittwoch mi mit donnerstag do don freitag fr fre samstag sonnabend sa sam \
         sonntag so son \
         lundi lun mardi mercredi mer jeudi jeu vendredi ven samedi dimanche dim \
         lunes martes miércoles mié jueves jue viernes vie sábado sáb domingo dom \
         segunda terça quarta quinta sexta feira seg ter qua qui sex \
         lunedì martedì mercoledì giovedì gio venerdì sabato domenica \
         понедельник пн вторник вт среда ср четверг чт пятница пт суббота сб воскресенье вс \
         সোমবার সোম মঙ্গলবার মঙ্গল বুধবার বুধ বৃহস্পতিবার বৃহস্পতি শুক্রবার শুক্র শনিবার শনি রবিবার রবি \
         सोमवार सोम मंगलवार मंगल बुधवार बुध गुरुवार गुरु शुक्रवार शुक्र शनिवार शनि रविवार रवि \
         ਸੋਮਵਾਰ ਸੋਮ ਮੰਗਲਵਾਰ ਮੰਗਲ ਬੁੱਧਵਾਰ ਬੁੱਧ ਵੀਰਵਾਰ ਵੀਰ ਸ਼ੁੱਕਰਵਾਰ ਸ਼ੁੱਕਰ ਸ਼ਨਿੱਚਰਵਾਰ ਸ਼ਨਿੱਚਰ ਐਤਵਾਰ ਐਤ",
    ),
    (
        Word::Quarter,
        "q qtr quarter quartal кв квартал trim trimestre trimester ত্রৈমাসিক तिमाही ਤਿਮਾਹੀ",
    ),
    (Word::T, "t"),
    (
        Word::Week,
        "w wk week kw woche sem semaine semana settimana нед неделя সপ্তাহ सप्ताह ਹਫ਼ਤਾ",
    ),
    (
        Word::OtherCalendar,
        "বৈশাখ জ্যৈষ্ঠ আষাঢ় শ্রাবণ ভাদ্র আশ্বিন কার্তিক অগ্রহায়ণ পৌষ মাঘ ফাল্গুন চৈত্র বঙ্গাব্দ হিজরি \
         चैत्र वैशाख ज्येष्ठ आषाढ़ श्रावण सावन भाद्रपद भाद्र आश्विन कार्तिक मार्गशीर्ष अगहन पौष माघ फाल्गुन संवत् विक्रम शक \
         ਚੇਤ ਵੈਸਾਖ ਵਿਸਾਖ ਜੇਠ ਹਾੜ ਸਾਵਣ ਭਾਦੋਂ ਅੱਸੂ ਕੱਤਕ ਮੱਘਰ ਪੋਹ ਮਾਘ ਫੱਗਣ ਨਾਨਕਸ਼ਾਹੀ ਸੰਮਤ \
         boishakh baishakh joishtho jyoishtho asharh srabon shrabon bhadro ashwin kartik ogrohayon poush magh \
         falgun phalgun choitro chaitra vaisakh \
         محرم صفر ربيع جمادى رجب شعبان رمضان شوال القعدة الحجة هـ ه هجري \
         muharram safar rabi jumada rajab shaban ramadan shawwal hijri ah \
         فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند \
         farvardin ordibehesht khordad tir mordad shahrivar mehr aban azar dey bahman esfand \
         be bs",
    ),
    (
        Word::Filler,
        "of the st nd rd th de del du le la el em den der dem am pm um uhr à à er o a p m z utc gmt ist cet cest est edt pst \
         г гг год года в সাল সালের ইং খ্রি খ্রিস্টাব্দ তারিখ লা রা ঠা ই শে सन् ई को ਸੰਨ ਨੂੰ ਈ",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_names_and_their_beginnings_are_months() {
        for (month, name) in month_names() {
            assert_eq!(Word::of(name), Some(Word::Month(month)), "{name}");
            assert_eq!(
                Word::of(&name.to_uppercase()),
                Some(Word::Month(month)),
                "{name}"
            );
        }
        for (text, month) in [
            ("Sept", 9),
            ("янв", 1),
            ("июл", 7),
            ("juil", 7),
            ("fev", 2),
            ("fév", 2),
            ("ago", 8),
            ("dez", 12),
            ("Mrz", 3),
            ("märz", 3),
            ("ফেব", 2),
            ("नव", 11),
            ("ਅਪ੍ਰੈ", 4),
        ] {
            assert_eq!(Word::of(text), Some(Word::Month(month)), "{text}");
        }
    }

    #[test]
    fn a_beginning_of_two_months_is_none() {
        for text in ["jui", "ju", "ма", "j", "xyz", ""] {
            assert_eq!(Word::of(text), None, "{text}");
        }
    }

    #[test]
    fn both_spellings_of_a_letter_with_a_dot_below_are_one() {
        let composed = "জানু\u{9df}ারি";
        let decomposed = "জানু\u{9af}\u{9bc}ারি";
        assert_eq!(Word::of(composed), Some(Word::Month(1)));
        assert_eq!(Word::of(decomposed), Some(Word::Month(1)));
    }

    #[test]
    fn no_word_has_two_meanings() {
        let names = OTHERS.iter().flat_map(|&(meaning, names)| {
            names.split_whitespace().map(move |name| (name, meaning))
        });
        for (name, meaning) in names {
            assert_eq!(Word::of(name), Some(meaning), "{name}");
        }
    }
}
