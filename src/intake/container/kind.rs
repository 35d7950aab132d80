//! What a file is, by its first bytes and never by its name.

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text, as far as the first bytes tell; also an empty file.
    Text,
    /// One file packed by gzip.
    Gzip,
    /// A zip archive: several files, or a workbook (.xlsx, .xlsb, .ods).
    Zip,
    /// A compound file: a workbook (.xls), or one locked with a password.
    Compound,
    /// A tar archive.
    Tar,
    /// A web page, which some systems name .xls.
    Html,
    /// A kind that can hold tables and is not read: `seven-zip`, `rar`, `old-workbook` …
    Unsupported(&'static str),
    /// No table at all: `pdf`, `image`, `json` …
    Other(&'static str),
}

/// Bytes that [`kind`] asks for.
pub const HEAD: usize = 512;

/// What a file is whose first bytes (512 are enough) these are.
pub fn kind(head: &[u8]) -> Kind {
    signed(head)
        .or_else(|| is_tar(head).then_some(Kind::Tar))
        .or_else(|| marked_up(head))
        .unwrap_or(Kind::Text)
}

/// Signatures at the start of a file that text cannot have.
const SIGNATURES: &[(&[u8], Kind)] = &[
    (b"\x1f\x8b\x08", Kind::Gzip),
    (b"PK\x03\x04", Kind::Zip),
    (b"PK\x05\x06", Kind::Zip),
    (b"PK\x07\x08PK\x03\x04", Kind::Zip),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind::Compound),
    (b"7z\xbc\xaf\x27\x1c", Kind::Unsupported("seven-zip")),
    (b"Rar!\x1a\x07", Kind::Unsupported("rar")),
    (b"\xfd7zXZ\0", Kind::Unsupported("xz")),
    (b"BZh91AY&SY", Kind::Unsupported("bzip2")),
    (b"\x28\xb5\x2f\xfd", Kind::Unsupported("zstd")),
    (b"\x1f\x9d", Kind::Unsupported("compress")),
    (b"PAR1", Kind::Unsupported("parquet")),
    (b"\x09\x08\x10\0", Kind::Unsupported("old-workbook")),
    (b"\x09\x08\x08\0", Kind::Unsupported("old-workbook")),
    (b"\x09\x04\x06\0", Kind::Unsupported("old-workbook")),
    (b"\x09\x02\x06\0", Kind::Unsupported("old-workbook")),
    (b"\x09\0\x04\0", Kind::Unsupported("old-workbook")),
    (b"SQLite format 3\0", Kind::Other("database")),
    (b"\0\x01\0\0Standard ", Kind::Other("database")),
    (b"%PDF-", Kind::Other("pdf")),
    (b"%!PS", Kind::Other("document")),
    (b"{\\rtf", Kind::Other("document")),
    (b"\x89PNG\r\n\x1a\n", Kind::Other("image")),
    (b"\xff\xd8\xff", Kind::Other("image")),
    (b"GIF87a", Kind::Other("image")),
    (b"GIF89a", Kind::Other("image")),
    (b"II*\0", Kind::Other("image")),
    (b"MM\0*", Kind::Other("image")),
    (b"MZ\x90\0", Kind::Other("program")),
    (b"MZ\0", Kind::Other("program")),
    (b"\x7fELF", Kind::Other("program")),
    (b"\xcf\xfa\xed\xfe", Kind::Other("program")),
    (b"\xca\xfe\xba\xbe", Kind::Other("program")),
    (b"\0asm", Kind::Other("program")),
    (b"OggS\0", Kind::Other("media")),
    (b"ID3\x03", Kind::Other("media")),
    (b"ID3\x04", Kind::Other("media")),
];

fn signed(head: &[u8]) -> Option<Kind> {
    let signed = SIGNATURES.iter().find(|(start, _)| head.starts_with(start));
    signed
        .map(|&(_, kind)| kind)
        .or_else(|| in_the_middle(head))
}

/// Signatures that stand behind a length.
fn in_the_middle(head: &[u8]) -> Option<Kind> {
    let riff = head.starts_with(b"RIFF");
    match head.get(8..12)? {
        b"WEBP" if riff => Some(Kind::Other("image")),
        b"WAVE" | b"AVI " if riff => Some(Kind::Other("media")),
        _ if head.get(4..8)? == b"ftyp" && head[0] == 0 => Some(Kind::Other("media")),
        _ if head.starts_with(b"BM") && head.get(6..10)? == [0; 4] => Some(Kind::Other("image")),
        _ => None,
    }
}

fn is_tar(head: &[u8]) -> bool {
    head.get(257..262) == Some(b"ustar")
}

/// Text in a language that holds no delimited table.
fn marked_up(head: &[u8]) -> Option<Kind> {
    let text = readable(head);
    let starts = |words: &[&str]| words.iter().any(|word| text.starts_with(word));
    if starts(&[
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<meta",
        "<table",
        "<div",
        "<style",
    ]) {
        return Some(Kind::Html);
    }
    if starts(&["<?xml", "<!--", "<!doctype"]) {
        return Some(xml(&text));
    }
    let json = starts(&["{\"", "{}", "[{", "[[", "[\"", "[]"]);
    json.then_some(Kind::Other("json"))
}

fn xml(text: &str) -> Kind {
    if text.contains("<html") || text.contains("<table") {
        Kind::Html
    } else if text.contains("schemas-microsoft-com:office:spreadsheet")
        || text.contains("excel.sheet")
    {
        Kind::Unsupported("xml-workbook")
    } else {
        Kind::Other("xml")
    }
}

/// The letters of a head in ASCII, small, without a mark, zero bytes (UTF-16) and outer blanks;
/// blanks after a bracket are dropped too, as JSON has them anywhere.
fn readable(head: &[u8]) -> String {
    let head = &head[..head.len().min(HEAD)];
    let marks = |byte: &u8| *byte != 0 && !matches!(byte, 0xef | 0xbb | 0xbf | 0xff | 0xfe);
    let letters = head
        .iter()
        .copied()
        .filter(marks)
        .map(|byte| byte.to_ascii_lowercase() as char);
    let mut text: String = letters.collect();
    text.drain(..text.len() - text.trim_start().len());
    if text.starts_with(['{', '[']) {
        text.retain(|letter| !letter.is_ascii_whitespace());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_its_first_bytes() {
        let cases: &[(&[u8], Kind)] = &[
            (b"", Kind::Text),
            (b"Customer;Date;Amount\n", Kind::Text),
            (b"BM Corp,2024-01-01,1\nBM Corp,2024-01-02,2\n", Kind::Text),
            (b"MZ Ltd,2024-01-01,5\n", Kind::Text),
            (b"[Customer],[Date],[Amount]\n", Kind::Text),
            (b"{customer},{date}\n", Kind::Text),
            (b"<5 days,late\n", Kind::Text),
            (b"\x1f\x8b\x08\0", Kind::Gzip),
            (b"PK\x03\x04\x14\0", Kind::Zip),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind::Compound),
            (b" \r\n<TABLE border=1>", Kind::Html),
            (b"\xff\xfe<\0h\0t\0m\0l\0>\0", Kind::Html),
            (b"<?xml version='1.0'?><html xmlns=''>", Kind::Html),
            (
                b"<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>",
                Kind::Unsupported("xml-workbook"),
            ),
            (b"<?xml version=\"1.0\"?><orders/>", Kind::Other("xml")),
            (b"%PDF-1.7", Kind::Other("pdf")),
            (b"\x89PNG\r\n\x1a\n", Kind::Other("image")),
            (b"\xff\xd8\xff\xe0", Kind::Other("image")),
            (b"MZ\x90\0\x03", Kind::Other("program")),
            (b"[ { \"customer\": 1 } ]", Kind::Other("json")),
            (b"{\n  \"customer\": 1 }", Kind::Other("json")),
            (b"SQLite format 3\0", Kind::Other("database")),
            (b"7z\xbc\xaf\x27\x1c", Kind::Unsupported("seven-zip")),
            (b"Rar!\x1a\x07\0", Kind::Unsupported("rar")),
        ];
        for (head, expected) in cases {
            assert_eq!(kind(head), *expected, "{}", String::from_utf8_lossy(head));
        }
    }

    #[test]
    fn a_tar_is_known_by_its_magic_word() {
        let mut head = vec![0; 512];
        head[257..262].copy_from_slice(b"ustar");
        assert_eq!(kind(&head), Kind::Tar);
    }
}
