//! Containers built byte by byte, so that tests can build wrong ones too.

use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder};
use std::io::Write;

/// A member of a zip archive, and what its directory entry says of it.
#[derive(Clone)]
pub struct Member {
    /// Its path.
    pub name: String,
    /// Its bytes as they lie in the file.
    pub packed: Vec<u8>,
    /// 0 stored, 8 deflated.
    pub method: u16,
    /// Size when unpacked, as the directory has it.
    pub size: u32,
    /// Checksum, as the directory has it.
    pub sum: u32,
    /// Bit 0: locked.
    pub flags: u16,
}

/// A member packed by deflate.
pub fn member(name: &str, bytes: &[u8]) -> Member {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    Member {
        name: name.to_owned(),
        packed: encoder.finish().unwrap(),
        method: 8,
        size: bytes.len() as u32,
        sum: sum(bytes),
        flags: 0,
    }
}

/// A member that lies as it is.
pub fn stored(name: &str, bytes: &[u8]) -> Member {
    Member {
        method: 0,
        packed: bytes.to_vec(),
        ..member(name, bytes)
    }
}

fn sum(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}

/// A zip archive of these members.
pub fn zip(members: &[Member]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut directory = Vec::new();
    for member in members {
        let offset = file.len() as u32;
        file.extend(header(member, 0x0403_4b50, &[]));
        file.extend(&member.packed);
        directory.extend(header(member, 0x0201_4b50, &offset.to_le_bytes()));
    }
    finished(file, &directory, members.len() as u16)
}

/// An archive whose members all name the same packed bytes.
pub fn overlapping(member: &Member, times: u16) -> Vec<u8> {
    let mut file = header(member, 0x0403_4b50, &[]);
    file.extend(&member.packed);
    let entry = header(member, 0x0201_4b50, &[0; 4]);
    finished(file, &entry.repeat(times.into()), times)
}

fn finished(mut file: Vec<u8>, directory: &[u8], members: u16) -> Vec<u8> {
    let offset = file.len() as u32;
    file.extend(directory);
    file.extend(0x0605_4b50_u32.to_le_bytes());
    file.extend([0; 4]);
    file.extend(members.to_le_bytes());
    file.extend(members.to_le_bytes());
    file.extend((directory.len() as u32).to_le_bytes());
    file.extend(offset.to_le_bytes());
    file.extend([0; 2]);
    file
}

/// A local header, or an entry of the directory when it has an offset.
fn header(member: &Member, sign: u32, offset: &[u8]) -> Vec<u8> {
    let is_entry = !offset.is_empty();
    let mut header = sign.to_le_bytes().to_vec();
    header.extend(if is_entry {
        &[20, 0, 20, 0][..]
    } else {
        &[20, 0]
    });
    header.extend(member.flags.to_le_bytes());
    header.extend(member.method.to_le_bytes());
    header.extend([0; 4]);
    header.extend(member.sum.to_le_bytes());
    header.extend((member.packed.len() as u32).to_le_bytes());
    header.extend(member.size.to_le_bytes());
    header.extend((member.name.len() as u16).to_le_bytes());
    header.extend([0; 2]);
    header.extend(if is_entry { &[0; 10][..] } else { &[] });
    header.extend(offset);
    header.extend(member.name.as_bytes());
    header
}

/// A gzip file of one member.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A tar archive of these files.
pub fn tar(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = Vec::new();
    for (name, bytes) in files {
        archive.extend(tar_header(name, bytes.len(), b'0'));
        archive.extend(*bytes);
        archive.resize(archive.len().next_multiple_of(512), 0);
    }
    archive.resize(archive.len() + 1024, 0);
    archive
}

/// The header of a file in a tar archive.
pub fn tar_header(name: &str, size: usize, kind: u8) -> Vec<u8> {
    let mut block = vec![0; 512];
    block[..name.len()].copy_from_slice(name.as_bytes());
    block[124..135].copy_from_slice(format!("{size:011o}").as_bytes());
    block[148..156].fill(b' ');
    block[156] = kind;
    block[257..265].copy_from_slice(b"ustar\x0000");
    let sum: u32 = block.iter().map(|&byte| u32::from(byte)).sum();
    block[148..155].copy_from_slice(format!("{sum:06o}\0").as_bytes());
    block
}

const WORKBOOK: &str = r#"<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sales" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const PACKAGE: &str = r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const PARTS: &str = r#"<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://x/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="http://x/styles" Target="styles.xml"/></Relationships>"#;
/// Cell formats: number, date, percent, date of the file's own.
pub const STYLES: &str = r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy hh:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="164"/></cellXfs></styleSheet>"#;
/// Texts that cells share.
pub const STRINGS: &str = r#"<sst count="1" uniqueCount="1"><si><t>Ada</t></si><si><r><t xml:space="preserve">Bo </t></r><r><rPr/><t>Ltd</t></r><rPh sb="0" eb="1"><t>kana</t></rPh></si></sst>"#;

/// The parts of a small workbook with this sheet.
pub fn parts(sheet: &str) -> Vec<Member> {
    vec![
        member("[Content_Types].xml", b"<Types/>"),
        member("_rels/.rels", PACKAGE.as_bytes()),
        member("xl/workbook.xml", WORKBOOK.as_bytes()),
        member("xl/_rels/workbook.xml.rels", PARTS.as_bytes()),
        member("xl/styles.xml", STYLES.as_bytes()),
        member("xl/sharedStrings.xml", STRINGS.as_bytes()),
        member("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ]
}

/// The parts with another one in the place of one of them.
pub fn with(mut parts: Vec<Member>, name: &str, text: &str) -> Vec<Member> {
    parts.retain(|part| part.name != name);
    parts.push(member(name, text.as_bytes()));
    parts
}

/// A sheet of these rows.
pub fn sheet(rows: &str) -> String {
    format!(
        "<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>{rows}</sheetData></worksheet>"
    )
}

/// A small workbook of these rows.
pub fn xlsx(rows: &str) -> Vec<u8> {
    zip(&parts(&sheet(rows)))
}

/// A workbook of LibreOffice with this content in its one sheet.
pub fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        r#"<office:document-content xmlns:office="o" xmlns:table="t"><office:body><office:spreadsheet><table:table table:name="Sales">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    zip(&[
        stored(
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        member("content.xml", content.as_bytes()),
    ])
}

const SECTOR: usize = 512;
const END: u32 = 0xffff_fffe;

/// A compound file with one stream, which is padded with zeros.
pub fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    let sectors = stream.len().div_ceil(SECTOR).max(8);
    let tables = (sectors + 2).div_ceil(SECTOR / 4 - 1);
    let mut file = vec![0; SECTOR];
    file[..8].copy_from_slice(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    let mut put = |at: usize, value: u32| file[at..at + 4].copy_from_slice(&value.to_le_bytes());
    put(30, 9 | 6 << 16);
    put(48, tables as u32);
    put(56, 4096);
    put(60, END);
    put(68, END);
    for table in 0..109 {
        put(
            76 + table * 4,
            if table < tables {
                table as u32
            } else {
                u32::MAX
            },
        );
    }
    let mut next: Vec<u32> = vec![0xffff_fffd; tables];
    next.push(END);
    let first = next.len() as u32;
    next.extend((1..sectors as u32).map(|sector| first + sector));
    next.push(END);
    next.resize(tables * SECTOR / 4, u32::MAX);
    file.extend(next.iter().flat_map(|word| word.to_le_bytes()));
    file.extend(entry("Root Entry", 5, END, 0));
    file.extend(entry(name, 2, first, sectors * SECTOR));
    file.resize(file.len().next_multiple_of(SECTOR), 0);
    file.extend(stream);
    file.resize(SECTOR * (1 + tables + 1 + sectors), 0);
    file
}

fn entry(name: &str, kind: u8, start: u32, size: usize) -> Vec<u8> {
    let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = entry.len() as u16 + 2;
    entry.resize(128, 0);
    entry[64..66].copy_from_slice(&length.to_le_bytes());
    entry[66] = kind;
    entry[116..120].copy_from_slice(&start.to_le_bytes());
    entry[120..124].copy_from_slice(&(size as u32).to_le_bytes());
    entry
}

/// A record of an old workbook.
pub fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let mut record = kind.to_le_bytes().to_vec();
    record.extend((data.len() as u16).to_le_bytes());
    record.extend(data);
    record
}

/// The stream of an old workbook with one sheet: records before it and those of its cells.
pub fn old_stream(globals: &[Vec<u8>], cells: &[Vec<u8>]) -> Vec<u8> {
    let begin = record(0x809, &[0, 6, 5, 0, 0, 0, 0, 0]);
    let globals = globals.concat();
    let name = b"\x05\0Sales";
    let start = begin.len() + globals.len() + 4 + 6 + name.len() + 4;
    let mut bound = (start as u32).to_le_bytes().to_vec();
    bound.extend([0, 0]);
    bound.extend(name);
    let end = record(0x0a, &[]);
    [
        begin.clone(),
        globals,
        record(0x85, &bound),
        end.clone(),
        begin,
        cells.concat(),
        end,
    ]
    .concat()
}

/// An old workbook with one sheet.
pub fn xls(globals: &[Vec<u8>], cells: &[Vec<u8>]) -> Vec<u8> {
    compound("Workbook", &old_stream(globals, cells))
}

/// Row and column of a cell and its format, before its value.
pub fn place(row: u16, column: u16) -> Vec<u8> {
    [row, column, 0]
        .iter()
        .flat_map(|number| number.to_le_bytes())
        .collect()
}
