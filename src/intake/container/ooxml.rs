//! How the parts of an OOXML package (.xlsx, .xlsb) find each other.

use super::flaw::Flaw;
use super::limits;
use super::xml::{Event, Xml};
use super::zip::Zip;

/// What a part refers to.
#[derive(Debug, PartialEq, Eq)]
pub struct Relation {
    /// The name that the part uses.
    pub id: String,
    /// The last word of its type: `worksheet`, `sharedStrings` …
    pub kind: String,
    /// The path of the other part.
    pub target: String,
}

/// Where workbooks lie when nothing says so.
const USUAL: [&str; 2] = ["xl/workbook.xml", "xl/workbook.bin"];

/// The path of the workbook; nothing when the archive is no package.
pub fn workbook_part(zip: &Zip) -> Result<Option<String>, Flaw> {
    let relations = relations(zip, "")?;
    let main = relations
        .into_iter()
        .find(|relation| relation.kind == "officeDocument");
    if let Some(main) = main.filter(|main| zip.find(&main.target).is_some()) {
        let folder = main.target.split('/').next().unwrap_or_default();
        return match folder {
            "word" | "ppt" | "visio" => Err(Flaw::NotATable("document")),
            _ => Ok(Some(main.target)),
        };
    }
    let usual = USUAL.iter().find(|part| zip.find(part).is_some());
    Ok(usual.map(|part| (*part).to_owned()))
}

/// What a part refers to; nothing when there is no list of it. The package itself has no name.
pub fn relations(zip: &Zip, part: &str) -> Result<Vec<Relation>, Flaw> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let list = resolve(folder, &format!("_rels/{name}.rels"));
    let Some(member) = zip.find(&list) else {
        return Ok(Vec::new());
    };
    let mut xml = Xml::new(zip.stream(member)?);
    let mut relations = Vec::new();
    loop {
        match xml.next()? {
            Event::Start(tag) if tag.name == b"Relationship" => {
                let kind = tag.text(b"Type");
                relations.push(Relation {
                    id: tag.text(b"Id"),
                    kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                    target: resolve(folder, &tag.text(b"Target")),
                });
            }
            Event::Eof => return Ok(relations),
            _ if relations.len() > limits::SHEETS * 2 => return Err(xml.damaged()),
            _ => {}
        }
    }
}

/// A target as a path from the root of the package.
fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let path = match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let mut steps: Vec<&str> = Vec::new();
    for step in path.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// The target of the relation of this kind.
pub fn target<'a>(relations: &'a [Relation], kind: &str) -> Option<&'a str> {
    let found = relations.iter().find(|relation| relation.kind == kind);
    found.map(|relation| relation.target.as_str())
}

/// Appends text with `_xHHHH_` as the letter that it stands for.
pub fn push_unescaped(out: &mut Vec<u8>, text: &[u8]) {
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'_', rest) {
        out.extend_from_slice(&rest[..at]);
        let (letter, length) = match escaped(&rest[at..]) {
            Some(letter) => (letter, 7),
            None => ('_', 1),
        };
        out.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
        rest = &rest[at + length..];
    }
    out.extend_from_slice(rest);
}

fn escaped(text: &[u8]) -> Option<char> {
    let digits = text.get(2..6)?;
    let is_escape = text.starts_with(b"_x")
        && text.get(6) == Some(&b'_')
        && digits.iter().all(u8::is_ascii_hexdigit);
    is_escape.then_some(())?;
    let code = u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
    char::from_u32(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_paths_from_the_root() {
        let cases = [
            ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            (
                "xl",
                "/xl/worksheets/sheet1.xml",
                "xl/worksheets/sheet1.xml",
            ),
            ("xl", "../other/./a.xml", "other/a.xml"),
            ("", "xl\\workbook.xml", "xl/workbook.xml"),
            ("xl", "../../../a.xml", "a.xml"),
        ];
        for (folder, target, expected) in cases {
            assert_eq!(resolve(folder, target), expected);
        }
    }

    #[test]
    fn escaped_letters_are_resolved_once() {
        let cases = [
            ("a_x000D_b", "a\rb"),
            ("_x005F_x000D_", "_x000D_"),
            ("_x00", "_x00"),
            ("_xZZZZ_", "_xZZZZ_"),
            ("_xD800_", "_xD800_"),
            ("plain", "plain"),
        ];
        for (text, expected) in cases {
            let mut out = Vec::new();
            push_unescaped(&mut out, text.as_bytes());
            assert_eq!(String::from_utf8(out).unwrap(), expected);
        }
    }
}
