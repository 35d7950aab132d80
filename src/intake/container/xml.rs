//! XML as workbooks have it, in a stream: tags, attributes and text, nothing else.
//!
//! There is no document type: its mere mention ends the reading, so no entity can
//! be declared. Names are given without their prefix, whichever it is. Tags, texts
//! and depth are bounded; memory does not grow with the part.

use super::flaw::Flaw;
use super::limits;
use super::stream::Stream;

/// A part being read.
pub struct Xml {
    stream: Stream,
    buffer: Vec<u8>,
    at: usize,
    depth: u32,
    /// The name of an empty element, whose end is still to be told.
    open: Option<(usize, usize)>,
    more: bool,
}

/// What comes next in a part.
#[derive(Debug)]
pub enum Event<'a> {
    /// An element begins; `<a/>` begins and ends.
    Start(Tag<'a>),
    /// The element of this name ends.
    End(&'a [u8]),
    /// Text as it stands, for [`push_text`].
    Text(&'a [u8]),
    /// Text without entities.
    Verbatim(&'a [u8]),
    /// The part ends.
    Eof,
}

/// The beginning of an element.
#[derive(Debug)]
pub struct Tag<'a> {
    /// Its name without prefix.
    pub name: &'a [u8],
    attributes: &'a [u8],
}

/// Bytes asked for at once.
const PIECE: usize = 64 << 10;

impl Xml {
    /// Reads a part from its start.
    pub fn new(stream: Stream) -> Xml {
        Xml {
            stream,
            buffer: Vec::new(),
            at: 0,
            depth: 0,
            open: None,
            more: true,
        }
    }

    /// The flaw of this part.
    pub fn damaged(&self) -> Flaw {
        Flaw::damaged(self.stream.part())
    }

    /// Elements that are open, that of the start given last among them.
    pub fn depth(&self) -> u32 {
        self.depth
    }

    /// The next tag or text.
    #[inline]
    pub fn next(&mut self) -> Result<Event<'_>, Flaw> {
        if let Some((start, end)) = self.open.take() {
            self.depth -= 1;
            return Ok(Event::End(&self.buffer[start..end]));
        }
        loop {
            if self.at == self.buffer.len() && !self.fill(self.at)? {
                return self.eof();
            }
            if self.buffer[self.at] != b'<' {
                return self.text();
            }
            let Some(end) = self.tag_end()? else {
                return Err(self.damaged());
            };
            let start = std::mem::replace(&mut self.at, end);
            match self.buffer[start + 1] {
                b'?' => {}
                b'!' if self.buffer[start..].starts_with(b"<!--") => {}
                b'!' if self.buffer[start..].starts_with(b"<![CDATA[") => {
                    return Ok(Event::Verbatim(&self.buffer[start + 9..end - 3]));
                }
                b'!' => return Err(self.damaged()),
                b'/' => return self.end(start, end),
                _ => return self.start(start, end),
            }
        }
    }

    /// Passes over what is left of the element whose start was given last.
    pub fn skip(&mut self) -> Result<(), Flaw> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if let Event::Eof = self.next()? {
                break;
            }
        }
        Ok(())
    }

    fn eof(&self) -> Result<Event<'_>, Flaw> {
        match self.depth {
            0 => Ok(Event::Eof),
            _ => Err(self.damaged()),
        }
    }

    fn start(&mut self, start: usize, end: usize) -> Result<Event<'_>, Flaw> {
        let empty = self.buffer[end - 2] == b'/';
        let content = &self.buffer[start + 1..end - if empty { 2 } else { 1 }];
        let split = content
            .iter()
            .position(u8::is_ascii_whitespace)
            .unwrap_or(content.len());
        let name = local(&content[..split]);
        let name_at = start + 1 + split - name.len();
        self.open = empty.then_some((name_at, name_at + name.len()));
        self.depth += 1;
        if self.depth > limits::XML_DEPTH {
            return Err(self.damaged());
        }
        Ok(Event::Start(Tag {
            name,
            attributes: &content[split..],
        }))
    }

    fn end(&mut self, start: usize, end: usize) -> Result<Event<'_>, Flaw> {
        self.depth = self
            .depth
            .checked_sub(1)
            .ok_or_else(|| Flaw::damaged(self.stream.part()))?;
        let name = &self.buffer[start + 2..end - 1];
        Ok(Event::End(local(name.trim_ascii_end())))
    }

    fn text(&mut self) -> Result<Event<'_>, Flaw> {
        let mut from = self.at;
        let end = loop {
            match memchr::memchr(b'<', &self.buffer[from..]) {
                Some(found) => break from + found,
                None => {
                    let seen = self.buffer.len() - self.at;
                    if !self.fill(self.at)? {
                        break self.buffer.len();
                    }
                    from = self.at + seen;
                }
            }
        };
        let start = std::mem::replace(&mut self.at, end);
        Ok(Event::Text(&self.buffer[start..end]))
    }

    /// Where the tag ends that starts here, behind its `>`; nothing when it does not.
    fn tag_end(&mut self) -> Result<Option<usize>, Flaw> {
        let mut scan = Scan::default();
        loop {
            if let Some(length) = scan.end(&self.buffer[self.at..]) {
                return Ok(Some(self.at + length));
            }
            if !self.fill(self.at)? {
                return Ok(None);
            }
        }
    }

    /// Reads on, keeping the bytes from `keep`; says whether there were any.
    fn fill(&mut self, keep: usize) -> Result<bool, Flaw> {
        self.buffer.drain(..keep);
        self.at = 0;
        if self.buffer.len() > limits::XML_PIECE {
            return Err(self.damaged());
        }
        if self.more {
            self.more = self.stream.read(&mut self.buffer, PIECE)? > 0;
        }
        Ok(self.more)
    }
}

/// How far the search for the end of a tag has come.
#[derive(Default)]
struct Scan {
    seen: usize,
    quote: Option<u8>,
}

impl Scan {
    fn end(&mut self, tag: &[u8]) -> Option<usize> {
        if tag.starts_with(b"<!") {
            return self.declared_end(tag);
        }
        while self.seen < tag.len() {
            let byte = tag[self.seen];
            self.seen += 1;
            match self.quote {
                Some(quote) if byte == quote => self.quote = None,
                Some(_) => {}
                None if byte == b'>' => return (self.seen > 2).then_some(self.seen),
                None if byte == b'"' || byte == b'\'' => self.quote = Some(byte),
                None => {}
            }
        }
        None
    }

    /// Comments and verbatim text end with their own sign; anything else that is declared is refused.
    fn declared_end(&mut self, tag: &[u8]) -> Option<usize> {
        let sign: &[u8] = match tag.get(..9.min(tag.len()))? {
            start if start.starts_with(b"<!--") => b"-->",
            b"<![CDATA[" => b"]]>",
            start if start.len() >= 9 => return Some(9),
            _ => return None,
        };
        let mut from = self.seen.max(if sign == b"-->" { 6 } else { 11 });
        while let Some(found) = memchr::memchr(b'>', tag.get(from..)?) {
            from += found + 1;
            if tag[..from].ends_with(sign) {
                return Some(from);
            }
        }
        self.seen = tag.len();
        None
    }
}

fn local(name: &[u8]) -> &[u8] {
    match name.iter().position(|&byte| byte == b':') {
        Some(colon) => &name[colon + 1..],
        None => name,
    }
}

impl<'a> Tag<'a> {
    /// The value of the first attribute of this name, whatever its prefix, as it stands.
    #[inline]
    pub fn attribute(&self, name: &[u8]) -> Option<&'a [u8]> {
        self.attributes()
            .find(|(key, _)| local(key) == name)
            .map(|(_, value)| value)
    }

    /// As [`attribute`](Self::attribute), with entities resolved; empty when there is none.
    pub fn text(&self, name: &[u8]) -> String {
        let mut text = Vec::new();
        push_text(&mut text, self.attribute(name).unwrap_or_default());
        String::from_utf8_lossy(&text).into_owned()
    }

    /// As [`attribute`](Self::attribute), when it is a number.
    pub fn number(&self, name: &[u8]) -> Option<u32> {
        std::str::from_utf8(self.attribute(name)?)
            .ok()?
            .trim()
            .parse()
            .ok()
    }

    /// True when the attribute says so.
    pub fn is_true(&self, name: &[u8]) -> bool {
        matches!(self.attribute(name), Some(b"1" | b"true" | b"on"))
    }

    /// Names and values as they stand, in their order. Values are short: nothing is gained by searching in words.
    #[inline]
    pub fn attributes(&self) -> impl Iterator<Item = (&'a [u8], &'a [u8])> + use<'a> {
        let mut rest = self.attributes;
        std::iter::from_fn(move || {
            rest = rest.trim_ascii_start();
            let equals = rest.iter().position(|&byte| byte == b'=')?;
            let name = rest[..equals].trim_ascii_end();
            let value = rest[equals + 1..].trim_ascii_start();
            let (quote, value) = value.split_first()?;
            let end = value.iter().position(|byte| byte == quote)?;
            rest = &value[end + 1..];
            Some((name, &value[..end]))
        })
    }
}

/// Appends text with its entities resolved and its line ends as XML wants them.
///
/// An entity that XML does not know by itself stays as it is written: no part may declare any.
#[inline]
pub fn push_text(out: &mut Vec<u8>, raw: &[u8]) {
    let mut rest = raw;
    while let Some(at) = memchr::memchr2(b'&', b'\r', rest) {
        out.extend_from_slice(&rest[..at]);
        let (resolved, length) = resolve(&rest[at..]);
        match resolved {
            Some(letter) => out.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes()),
            None => out.extend_from_slice(&rest[at..at + length]),
        }
        rest = &rest[at + length..];
    }
    out.extend_from_slice(rest);
}

/// The letter that an entity or a line end at the start stands for, and the bytes it takes.
fn resolve(text: &[u8]) -> (Option<char>, usize) {
    if text[0] == b'\r' {
        return (Some('\n'), if text.get(1) == Some(&b'\n') { 2 } else { 1 });
    }
    let window = &text[..text.len().min(12)];
    let Some(end) = window.iter().position(|&byte| byte == b';') else {
        return (None, 1);
    };
    match entity(&text[1..end]) {
        Some(letter) => (Some(letter), end + 1),
        None => (None, 1),
    }
}

fn entity(name: &[u8]) -> Option<char> {
    match name {
        b"amp" => Some('&'),
        b"lt" => Some('<'),
        b"gt" => Some('>'),
        b"quot" => Some('"'),
        b"apos" => Some('\''),
        _ => {
            let digits = std::str::from_utf8(name.strip_prefix(b"#")?).ok()?;
            let code = match digits.strip_prefix(['x', 'X']) {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
                None => digits.parse(),
            };
            char::from_u32(code.ok()?)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    fn told(xml: &str) -> Result<String, Flaw> {
        let stream = Stream::stored(Arc::new(xml.as_bytes().to_vec()), "part");
        let mut xml = Xml::new(stream);
        let mut told = Vec::new();
        loop {
            match xml.next()? {
                Event::Start(tag) => {
                    told.push(b'+');
                    told.extend_from_slice(tag.name);
                    for (key, value) in tag.attributes() {
                        told.push(b' ');
                        told.extend_from_slice(key);
                        told.push(b':');
                        push_text(&mut told, value);
                    }
                }
                Event::End(name) => {
                    told.push(b'-');
                    told.extend_from_slice(name);
                }
                Event::Text(text) => push_text(&mut told, text),
                Event::Verbatim(text) => told.extend_from_slice(text),
                Event::Eof => return Ok(String::from_utf8(told).unwrap()),
            }
        }
    }

    #[test]
    fn tags_attributes_and_text_are_told_in_order() {
        let cases = [
            ("<a/>", "+a-a"),
            (
                "<?xml version='1.0'?><x:a y:b='1' c=\"&lt;>\">t</x:a>",
                "+a y:b:1 c:<>t-a",
            ),
            ("<a><!-- <b> --><![CDATA[<&amp;]]></a>", "+a<&amp;-a"),
            (
                "<a>&amp;&#65;&#x42;&unknown;\r\n\r</a >",
                "+a&AB&unknown;\n\n-a",
            ),
            ("<a><b/><b/></a>", "+a+b-b+b-b-a"),
            (
                "<a><!----><!--->--><![CDATA[]]><![CDATA[]]]]></a>",
                "+a]]-a",
            ),
        ];
        for (xml, expected) in cases {
            assert_eq!(told(xml).as_deref(), Ok(expected), "{xml}");
        }
    }

    #[test]
    fn what_is_not_well_formed_or_declares_something_is_damaged() {
        let deep = "<a>".repeat(300);
        let cases = [
            "<",
            "<a",
            "<>",
            "<a>",
            "</a>",
            "<a b='",
            "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>",
            "<!--",
            "<!-",
            &deep,
        ];
        for xml in cases {
            assert_eq!(told(xml), Err(Flaw::damaged("part")), "{xml}");
        }
    }

    #[test]
    fn tags_that_lie_across_pieces_are_told_whole() {
        let cell = "<c r='A1'><v>12345678</v></c>";
        let xml = format!("<a>{}</a>", cell.repeat(20_000));
        let expected = format!("+a{}-a", "+c r:A1+v12345678-v-c".repeat(20_000));
        assert_eq!(told(&xml), Ok(expected));
    }
}
