//! In which encoding a file is, told from its bytes.

use super::encoding::Encoding;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use serde::Serialize;

/// So many bytes decide; most files tell with far fewer.
const ENOUGH: usize = 256 << 10;

/// So many bytes tell how plausible an encoding is.
const RATED: usize = 16 << 10;

/// How many encodings are shown, and how many samples each.
const SHOWN: usize = 6;
const SAMPLES: usize = 4;

/// Older encodings that sales files are found in, the most frequent first.
const LEGACY: [&str; 21] = [
    "windows-1252",
    LATIN_9,
    "windows-1251",
    "windows-1250",
    "IBM866",
    "KOI8-R",
    "windows-1254",
    "windows-1253",
    "windows-1256",
    "windows-1257",
    "windows-1255",
    "ISO-8859-2",
    "ISO-8859-5",
    "ISO-8859-7",
    "macintosh",
    "windows-874",
    "Shift_JIS",
    "gb18030",
    "Big5",
    "EUC-KR",
    "EUC-JP",
];

/// Western European with `€`, `Š`, `Ž` and `Œ` where windows-1252 has rare signs.
const LATIN_9: &str = "ISO-8859-15";

/// One way to read the letters of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EncodingSample {
    /// The encoding.
    pub encoding: Encoding,
    /// Words of the file with letters beyond ASCII, as they then read.
    pub samples: Vec<String>,
}

/// The encoding of a file with this head.
pub fn guess(head: &[u8], is_whole: bool) -> Encoding {
    if head.starts_with(b"\xef\xbb\xbf") {
        return Encoding::UTF_8;
    }
    if let Some(encoding) = utf16(head) {
        return encoding;
    }
    match is_utf8(head, is_whole) {
        true => Encoding::UTF_8,
        false => legacy_encoding(head),
    }
}

/// Whether there is nothing but blanks, byte order marks apart.
pub fn is_blank(head: &[u8]) -> bool {
    let marks: [&[u8]; 3] = [b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"];
    let unmarked = marks.into_iter().find_map(|mark| head.strip_prefix(mark));
    let is_blank = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, 0 | 0x1a);
    unmarked.unwrap_or(head).iter().all(is_blank)
}

/// Whether the head is text: control characters are rare in it, but for the zero bytes
/// of UTF-16.
pub fn is_text(head: &[u8]) -> bool {
    let is_usual = |byte: u8| matches!(byte, 1 | b'\t'..=b'\r' | 0x1a | 0x20..);
    let controls = head.iter().filter(|&&byte| !is_usual(byte)).count();
    controls * 20 <= head.len() || is_utf16(head)
}

/// Whether the head is UTF-32: four bytes a character.
pub fn is_utf32(head: &[u8]) -> bool {
    let (quads, _) = head.as_chunks::<4>();
    let little = |quad: &&[u8; 4]| quad[2] == 0 && quad[3] == 0 && quad[..2] != [0, 0];
    let big = |quad: &&[u8; 4]| quad[0] == 0 && quad[1] == 0 && quad[2..] != [0, 0];
    let is_most = |count: usize| quads.len() > 1 && count * 10 > quads.len() * 9;
    is_most(quads.iter().filter(little).count()) || is_most(quads.iter().filter(big).count())
}

/// Whether the head is UTF-16: two bytes a character.
fn is_utf16(head: &[u8]) -> bool {
    utf16(head).is_some()
}

/// UTF-16 by its byte order mark, or because characters of ASCII have a zero for their
/// higher byte: delimiters, digits and line ends, whatever the language.
fn utf16(head: &[u8]) -> Option<Encoding> {
    match head {
        [0xff, 0xfe, ..] => return Some(Encoding::UTF_16LE),
        [0xfe, 0xff, ..] => return Some(Encoding::UTF_16BE),
        _ => {}
    }
    let (pairs, _) = head.as_chunks::<2>();
    let zeros = |at: usize| pairs.iter().filter(|pair| pair[at] == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    let is_half = |many: usize, few: usize| many > 2 && many * 8 > pairs.len() && few * 20 <= many;
    match () {
        () if is_half(second, first) => Some(Encoding::UTF_16LE),
        () if is_half(first, second) => Some(Encoding::UTF_16BE),
        () => None,
    }
}

/// UTF-8 unless more bytes speak against it than characters beyond ASCII for it. A single
/// bad byte does not turn a UTF-8 file into mojibake.
fn is_utf8(head: &[u8], is_whole: bool) -> bool {
    let (mut beyond_ascii, mut invalid) = (0, 0);
    let mut chunks = head.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        beyond_ascii += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        let is_cut = !is_whole && chunks.peek().is_none();
        invalid += usize::from(!chunk.invalid().is_empty() && !is_cut);
    }
    invalid <= beyond_ascii
}

/// The encoding of bytes that are no UTF-8.
///
/// The detector of web browsers decides, unless its answer reads like no language and
/// another one does.
pub fn legacy_encoding(bytes: &[u8]) -> Encoding {
    let evidence = evidence(bytes);
    let detected = detected(&evidence);
    match by_plausibility(&evidence).first() {
        Some(&(worth, best)) if worth > plausibility(&evidence, detected) + CLEARLY => best,
        _ => detected,
    }
}

/// The older encodings and how plausible they are, the most plausible first; of equals
/// the more frequent.
fn by_plausibility(evidence: &[u8]) -> Vec<(f64, Encoding)> {
    let may_be = |name: &&str| *name != LATIN_9 || has_letters_of_latin_9(evidence);
    let legacy = LEGACY.into_iter().filter(may_be);
    let legacy = legacy.filter_map(Encoding::from_name);
    let mut rated: Vec<(f64, Encoding)> = legacy
        .map(|encoding| (plausibility(evidence, encoding), encoding))
        .collect();
    rated.sort_by(|a, b| b.0.total_cmp(&a.0));
    rated
}

/// So much more plausible another encoding must be than the detected one.
const CLEARLY: f64 = 0.25;

/// The likeliest encodings of a file that is neither UTF-8 nor UTF-16, with samples: the
/// one it is read in first.
pub fn samples(head: &[u8], chosen: Encoding) -> Vec<EncodingSample> {
    let is_read_as_utf8 = chosen == Encoding::UTF_8 && is_utf8(head, false);
    if head.is_ascii() || utf16(head).is_some() || is_read_as_utf8 {
        return Vec::new();
    }
    let evidence = evidence(head);
    let others = by_plausibility(&evidence);
    let others = others.into_iter().map(|(_, encoding)| encoding);
    let encodings = [chosen].into_iter().chain(others);
    let mut shown: Vec<EncodingSample> = Vec::new();
    for encoding in encodings {
        let samples = words(&evidence, encoding);
        let is_new = shown.iter().all(|known| known.samples != samples);
        if is_new && shown.len() < SHOWN {
            shown.push(EncodingSample { encoding, samples });
        }
    }
    shown
}

fn detected(evidence: &[u8]) -> Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(evidence, true);
    let detected: Encoding = detector.guess(None, Utf8Detection::Deny).into();
    same_letters(detected, evidence)
}

/// The Ukrainian variant of KOI8 is only told where it has a letter of its own, and so is
/// the late one of Western European.
fn same_letters(detected: Encoding, evidence: &[u8]) -> Encoding {
    let other = match detected.name() {
        "KOI8-U" => Encoding::from_name("KOI8-R")
            .filter(|other| other.decode_lossy(evidence) == detected.decode_lossy(evidence)),
        "windows-1252" if has_letters_of_latin_9(evidence) => Encoding::from_name(LATIN_9),
        _ => None,
    };
    other.unwrap_or(detected)
}

/// Whether the bytes that ISO-8859-15 has other letters for than windows-1252 stand within
/// words, where fractions and accents do not. There are no letters before them.
fn has_letters_of_latin_9(evidence: &[u8]) -> bool {
    let is_letter = |byte: &u8| byte.is_ascii_alphabetic() || *byte >= 0xc0;
    let at = |at: Option<usize>| at.and_then(|at| evidence.get(at));
    let is_in_word = |place: usize| {
        let around = [at(place.checked_sub(1)), at(Some(place + 1))];
        let mut around = around.into_iter().flatten();
        around.clone().any(is_letter) && !around.any(u8::is_ascii_digit)
    };
    let own = || (0..evidence.len()).filter(|&place| OF_LATIN_9.contains(&evidence[place]));
    let has_euro = evidence.contains(&0xa4);
    !evidence.iter().any(|byte| matches!(byte, 0x80..=0x9f))
        && (has_euro || own().next().is_some())
        && own().all(is_in_word)
}

/// `Š š Ž ž Œ œ Ÿ` in ISO-8859-15.
const OF_LATIN_9: [u8; 7] = [0xa6, 0xa8, 0xb4, 0xb8, 0xbc, 0xbd, 0xbe];

/// The lines with bytes beyond ASCII, which are all that tells.
fn evidence(bytes: &[u8]) -> Vec<u8> {
    let bytes = &bytes[..bytes.len().min(4 * ENOUGH)];
    let mut evidence = Vec::new();
    let lines = bytes.split(|byte| matches!(byte, b'\n' | b'\r'));
    for line in lines.filter(|line| !line.is_ascii()) {
        evidence.extend_from_slice(line);
        evidence.push(b'\n');
        if evidence.len() > ENOUGH {
            break;
        }
    }
    evidence
}

/// The first different words with letters beyond ASCII.
fn words(evidence: &[u8], encoding: Encoding) -> Vec<String> {
    let text = encoding.decode_lossy(&evidence[..evidence.len().min(RATED)]);
    let mut words: Vec<String> = Vec::new();
    let cells = text.split(['\n', ',', ';', '\t', '|', '"']).map(str::trim);
    for cell in cells.filter(|cell| !cell.is_ascii() && cell.chars().count() <= 40) {
        if words.len() == SAMPLES {
            break;
        }
        if !words.iter().any(|word| word == cell) {
            words.push(cell.to_owned());
        }
    }
    words
}

/// How much bytes read like words of a language in an encoding, about -1..1: letters of
/// one script a word, capitals only in front or throughout, frequent letters frequent.
fn plausibility(evidence: &[u8], encoding: Encoding) -> f64 {
    let text = encoding.decode_lossy(&evidence[..evidence.len().min(RATED)]);
    let (mut all, mut worth) = (0.0, 0.0);
    for word in text.split(|c: char| c.is_ascii() && !c.is_ascii_alphabetic()) {
        let beyond = word.chars().filter(|c| !c.is_ascii()).count() as f64;
        if beyond > 0.0 {
            all += beyond;
            worth += beyond * word_worth(word);
        }
    }
    if all == 0.0 { 0.0 } else { worth / all }
}

fn word_worth(word: &str) -> f64 {
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
    let mut signs = word.chars().filter(|c| !c.is_alphabetic() && !c.is_ascii());
    let is_fraction = |sign: char| letters.is_empty() && matches!(sign, '¼'..='¾');
    if signs.any(|sign| !is_usual_sign(sign) && !is_fraction(sign)) {
        return -1.0;
    }
    if letters.len() < 2 {
        return if letters.is_empty() { 0.3 } else { 0.2 };
    }
    let script = Script::of(&letters);
    match script {
        Script::Mixed => -1.0,
        _ if !is_cased_as_words_are(&letters) => -0.5,
        Script::Cyrillic => 0.4 + letter_frequency(&letters),
        Script::Latin => 0.5,
        Script::Other => 0.3,
    }
}

/// Signs beyond ASCII that stand in sales files.
fn is_usual_sign(sign: char) -> bool {
    matches!(
        sign,
        '\u{a0}'
            | '€'
            | '£'
            | '¥'
            | '§'
            | '°'
            | '№'
            | '«'
            | '»'
            | '®'
            | '™'
            | '©'
            | '·'
            | 'º'
            | 'ª'
    ) || ('\u{2010}'..='\u{2026}').contains(&sign)
        || ('\u{202f}'..='\u{203a}').contains(&sign)
        || ('\u{300}'..='\u{36f}').contains(&sign)
        || ('\u{591}'..='\u{6ff}').contains(&sign)
        || ('\u{e31}'..='\u{e5b}').contains(&sign)
        || ('\u{3000}'..='\u{30ff}').contains(&sign)
        || (sign >= '\u{ff01}' && sign != char::REPLACEMENT_CHARACTER)
}

/// Which letters a word is of.
#[derive(PartialEq, Eq)]
enum Script {
    Latin,
    Cyrillic,
    Other,
    Mixed,
}

impl Script {
    fn of(letters: &[char]) -> Script {
        let is_cyrillic = |c: &char| ('\u{400}'..='\u{52f}').contains(c);
        let is_latin = |c: &char| *c < '\u{250}';
        match () {
            () if letters.iter().all(is_latin) => Script::Latin,
            () if letters.iter().all(is_cyrillic) => Script::Cyrillic,
            () if letters.iter().any(is_cyrillic)
                || letters.iter().any(|c| is_latin(c) && !c.is_ascii()) =>
            {
                Script::Mixed
            }
            () => Script::Other,
        }
    }
}

/// Only the first letter is a capital, or all are, or none.
fn is_cased_as_words_are(letters: &[char]) -> bool {
    let is_upper = |c: &char| c.is_uppercase();
    let behind_first = letters.get(1..).unwrap_or(&[]);
    !behind_first.iter().any(is_upper) || letters.iter().all(|c| !c.is_lowercase())
}

/// The share of letters that make up most of Russian, Ukrainian and Bulgarian texts, less
/// that of letters which are rare in all of them.
fn letter_frequency(letters: &[char]) -> f64 {
    let of = |frequent: &str| {
        let lower = letters.iter().flat_map(|c| c.to_lowercase());
        lower.filter(|c| frequent.contains(*c)).count() as f64 / letters.len() as f64
    };
    of("оеаинтсрвлкмдпу") - of("ъёщэфђѓєѕјљњћќўџґ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(text: &str, name: &str) -> Vec<u8> {
        let encoding = encoding_rs::Encoding::for_label(name.as_bytes()).unwrap();
        let (bytes, _, is_lossy) = encoding.encode(text);
        assert!(!is_lossy, "{name}: {text}");
        bytes.into_owned()
    }

    #[test]
    fn a_few_lines_tell_the_encoding() {
        for (name, text) in [
            (
                "windows-1252",
                "Customer;Umsatz\nMüller GmbH;12\nKäse & Söhne;7\n",
            ),
            (
                "windows-1252",
                "Client;Montant\nCafé de la Gare;12\nFrançois Lévêque;7\n",
            ),
            ("windows-1252", "Name;Price\nAcme;€ 12\n"),
            ("windows-1252", "Teil;Größe\nRöhre;1¼\nSchläuche;2½\n"),
            (
                "ISO-8859-15",
                "Client;Note\nMüller;acompte 50 € payé\nŒuvres;sœur\nŠkoda;x\n",
            ),
            (
                "ISO-8859-15",
                "Client;Solde\nMüller & Söhne;12 €\nCafé;7 €\n",
            ),
            (
                "windows-1250",
                "Zákazník;Částka\nŽižka a syn;12\nPříbram, a.s.;7\nŠkoda;9\n",
            ),
            (
                "windows-1250",
                "Klient;Kwota\nŁódź Spółka;12\nZakład Usług;7\nŻółw i Gęś;3\n",
            ),
            (
                "windows-1251",
                "Заказчик;Дата;Итого\nООО Ромашка;01.02.2024;12\nИП Иванов;02.02.2024;7\n",
            ),
            ("windows-1251", "Имя;Сумма\nЗАО;5\n"),
            (
                "KOI8-R",
                "Заказчик;Дата;Итого\nООО Ромашка;01.02.2024;12\nИП Иванов;02.02.2024;7\n",
            ),
            (
                "IBM866",
                "Заказчик;Дата;Итого\nООО Ромашка;01.02.2024;12\nИП Иванов;02.02.2024;7\n",
            ),
            ("IBM866", "Имя;Сумма\nПокупатель;5\n"),
            (
                "ISO-8859-5",
                "Заказчик;Дата;Итого\nООО Ромашка;01.02.2024;12\nИП Иванов;02.02.2024;7\n",
            ),
            (
                "windows-1256",
                "العميل;المبلغ\nشركة النور;12\nمؤسسة الأمل;7\n",
            ),
            (
                "windows-1253",
                "Πελάτης;Ποσό\nΕλληνική Εταιρεία;12\nΑθήνα;7\n",
            ),
            (
                "windows-1254",
                "Müşteri;Tutar\nİstanbul Şirketi;12\nGüneş Ticaret;7\n",
            ),
            (
                "Shift_JIS",
                "顧客,日付,金額\n株式会社山田,2024-01-05,12\n東京商店,2024-01-06,7\n",
            ),
            (
                "gb18030",
                "客户,日期,金额\n北京公司,2024-01-05,12\n上海商店,2024-01-06,7\n",
            ),
            (
                "Big5",
                "客戶,日期,金額\n台北公司,2024-01-05,12\n高雄商店,2024-01-06,7\n",
            ),
            (
                "EUC-KR",
                "고객,날짜,금액\n서울상사,2024-01-05,12\n부산무역,2024-01-06,7\n",
            ),
        ] {
            assert_eq!(guess(&encoded(text, name), true).name(), name, "{text}");
        }
    }

    #[test]
    fn utf8_is_told_by_its_form() {
        for (bytes, expected) in [
            ("a,b\nCafé,1\n".as_bytes(), Encoding::UTF_8),
            (
                b"a,b\nCaf\xc3\xa9,1\n\xe0\xa6\x97,1\nBad\xe9,1\n",
                Encoding::UTF_8,
            ),
            (b"a,b\nCaf\xe9,1\n", Encoding::WINDOWS_1252),
            (b"a,b\nx,1\n", Encoding::UTF_8),
            (b"", Encoding::UTF_8),
        ] {
            assert_eq!(guess(bytes, true), expected);
        }
        let cut = &"a,b\nCafé".as_bytes()[..8];
        assert_eq!(guess(cut, false), Encoding::UTF_8);
    }

    #[test]
    fn utf16_is_told_with_and_without_a_mark() {
        for text in [
            "Customer\tDate\nAcme\t1\n",
            "Заказчик;Итого\r\nРомашка;12\r\n",
            "গ্রাহক,টাকা\nরহিম,1\n",
        ] {
            let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            assert_eq!(guess(&little, true), Encoding::UTF_16LE, "{text}");
            assert_eq!(guess(&big, true), Encoding::UTF_16BE, "{text}");
            assert_eq!(
                guess(&[b"\xff\xfe", little.as_slice()].concat(), true),
                Encoding::UTF_16LE
            );
            let utf32: Vec<u8> = text
                .chars()
                .flat_map(|c| (c as u32).to_le_bytes())
                .collect();
            assert!(is_utf32(&utf32) && !is_utf32(&little) && !is_utf32(text.as_bytes()));
        }
        assert_eq!(guess(b"a,b\nNul\0here,1\n", true), Encoding::UTF_8);
    }

    #[test]
    fn likely_encodings_are_shown_with_words_as_they_read() {
        let bytes = encoded("Имя;Сумма\nРомашка;5\n", "KOI8-R");
        let shown = samples(&bytes, guess(&bytes, true));
        assert_eq!(shown[0].encoding.name(), "KOI8-R");
        assert_eq!(shown[0].samples, ["Имя", "Сумма", "Ромашка"]);
        assert!(shown.len() > 2 && shown.len() <= SHOWN);
        let shown = samples(&bytes, Encoding::WINDOWS_1252);
        assert_eq!(shown[0].samples, ["éÍÑ", "óÕÍÍÁ", "òÏÍÁÛËÁ"]);
        assert_eq!(shown[1].encoding.name(), "KOI8-R");
        assert_eq!(samples("Café".as_bytes(), Encoding::UTF_8), []);
        assert_eq!(samples(b"plain", Encoding::UTF_8), []);
    }
}
