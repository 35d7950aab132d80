//! The tables that a file holds, found by what its members are.

use super::flaw::Flaw;
use super::kind::{HEAD, Kind, kind};
use super::stream::{Ending, Stream};
use super::workbook::{self, Workbook};
use super::zip::{self, Zip};
use super::{LeftOut, Table, TableKind, limits, tar, xls};
use std::sync::Arc;

/// Tables found so far.
#[derive(Default)]
pub struct Listing {
    /// What is told of them.
    pub tables: Vec<Table>,
    /// Where they lie, in the same order.
    pub places: Vec<Place>,
    /// What is no table.
    pub left_out: Vec<LeftOut>,
    /// How the list ended.
    pub ending: Ending,
}

/// Where a table lies.
pub enum Place {
    /// In a stream.
    Text(TextPlace),
    /// In a workbook.
    Sheet {
        /// The workbook.
        workbook: Arc<dyn Workbook>,
        /// Which of its sheets.
        index: usize,
    },
}

/// Where a text lies.
pub struct TextPlace {
    /// A place before it.
    from: Arc<Stream>,
    /// Bytes between that place and its own.
    skip: u64,
    /// Its bytes, when others follow in the stream.
    pub bytes: Option<u64>,
}

impl TextPlace {
    /// The whole of a stream.
    fn all(stream: Stream) -> TextPlace {
        TextPlace {
            from: Arc::new(stream),
            skip: 0,
            bytes: None,
        }
    }

    /// A stream that gives the text next.
    pub fn stream(&self) -> Result<Stream, Flaw> {
        let mut stream = self.from.as_ref().clone();
        stream.skip(self.skip)?;
        Ok(stream)
    }

    /// The text as a whole, for a container within the container.
    fn bytes(&self) -> Result<Vec<u8>, Flaw> {
        let mut stream = self.stream()?;
        match self.bytes {
            Some(bytes) if bytes > limits::INNER_BYTES => Err(Flaw::TooLarge("inner-bytes")),
            Some(bytes) => stream.exactly(bytes as usize),
            None => stream.read_all(limits::INNER_BYTES),
        }
    }
}

/// A file, or a member of one.
struct Member<'a> {
    path: &'a str,
    /// Containers around it.
    depth: u32,
}

impl Listing {
    /// Lists what a file holds, by its first bytes.
    pub fn of(name: &str, bytes: Vec<u8>) -> Result<Listing, Flaw> {
        let mut listing = Listing::default();
        listing.file(
            &Member {
                path: name,
                depth: 0,
            },
            Arc::new(bytes),
        )?;
        Ok(listing)
    }

    fn file(&mut self, file: &Member, data: Arc<Vec<u8>>) -> Result<(), Flaw> {
        match kind(&data[..data.len().min(HEAD)]) {
            Kind::Text => {
                let bytes = data.len() as u64;
                self.text(
                    file.path,
                    TextPlace::all(Stream::stored(data, file.path)),
                    Some(bytes),
                );
                Ok(())
            }
            Kind::Gzip => self.gzip(file, data),
            Kind::Zip => self.zip(file, data),
            Kind::Tar => self.tar(file, Stream::stored(data, file.path).of_many()),
            Kind::Compound => self.workbook(file, Arc::new(xls::Xls::open(&data)?)),
            other => Err(refusal(other)),
        }
    }

    fn text(&mut self, name: &str, place: TextPlace, bytes: Option<u64>) {
        let name = name.to_owned();
        self.tables.push(Table {
            name,
            kind: TableKind::Text,
            hidden: false,
            bytes,
        });
        self.places.push(Place::Text(place));
    }

    fn workbook(&mut self, file: &Member, workbook: Arc<dyn Workbook>) -> Result<(), Flaw> {
        if workbook.sheets().is_empty() {
            return Err(Flaw::damaged("workbook"));
        }
        for (index, sheet) in workbook.sheets().iter().enumerate() {
            let name = match file.depth {
                0 => sheet.name.clone(),
                _ => format!("{} / {}", file.path, sheet.name),
            };
            let hidden = sheet.hidden;
            self.tables.push(Table {
                name,
                kind: TableKind::Sheet,
                hidden,
                bytes: None,
            });
            self.places.push(Place::Sheet {
                workbook: workbook.clone(),
                index,
            });
        }
        Ok(())
    }

    fn gzip(&mut self, file: &Member, data: Arc<Vec<u8>>) -> Result<(), Flaw> {
        let stream = Stream::gzip(data, file.path);
        let head = stream.clone().exactly(HEAD)?;
        let inside = Member {
            path: without_gz(file.path),
            depth: file.depth,
        };
        match kind(&head) {
            Kind::Tar => self.tar(file, stream.of_many()),
            kind => self.member(&inside, kind, TextPlace::all(stream), None),
        }
    }

    fn zip(&mut self, file: &Member, data: Arc<Vec<u8>>) -> Result<(), Flaw> {
        let zip = Arc::new(Zip::open(data)?);
        if let Some(workbook) = workbook::in_zip(&zip)? {
            return self.workbook(file, workbook);
        }
        for member in zip.members() {
            if member.size > 0 && !is_clutter(&member.name) {
                let path = file.within(&member.name);
                let result = self.zip_member(
                    &Member {
                        path: &path,
                        ..*file
                    },
                    &zip,
                    member,
                );
                self.or_leave_out(path, result);
            }
        }
        Ok(())
    }

    fn zip_member(&mut self, file: &Member, zip: &Zip, member: &zip::Member) -> Result<(), Flaw> {
        let stream = zip.stream(member)?;
        let head = stream.clone().exactly(HEAD)?;
        self.member(file, kind(&head), TextPlace::all(stream), Some(member.size))
    }

    fn tar(&mut self, file: &Member, stream: Stream) -> Result<(), Flaw> {
        let (members, ending) = tar::members(stream)?;
        self.ending = ending;
        for member in members {
            if member.size > 0 && !is_clutter(&member.name) {
                let path = file.within(&member.name);
                let place = TextPlace {
                    from: member.from,
                    skip: member.skip,
                    bytes: Some(member.size),
                };
                let inside = Member {
                    path: &path,
                    ..*file
                };
                let result = self.member(&inside, kind(&member.head), place, Some(member.size));
                self.or_leave_out(path, result);
            }
        }
        Ok(())
    }

    /// Lists a member that is a text, or what is in it when it is a container.
    fn member(
        &mut self,
        file: &Member,
        kind: Kind,
        place: TextPlace,
        bytes: Option<u64>,
    ) -> Result<(), Flaw> {
        match kind {
            Kind::Text => {
                self.text(file.path, place, bytes);
                Ok(())
            }
            Kind::Gzip | Kind::Zip | Kind::Compound | Kind::Tar => {
                let depth = file.depth + 1;
                if depth >= limits::NESTING {
                    return Err(Flaw::TooLarge("nesting"));
                }
                self.file(&Member { depth, ..*file }, Arc::new(place.bytes()?))
            }
            other => Err(refusal(other)),
        }
    }

    fn or_leave_out(&mut self, path: String, result: Result<(), Flaw>) {
        if let Err(flaw) = result {
            let error = flaw.of(&path);
            self.left_out.push(LeftOut { name: path, error });
        }
    }
}

impl Member<'_> {
    /// The path of a member of this file; the file's own name is known.
    fn within(&self, name: &str) -> String {
        match self.depth {
            0 => name.to_owned(),
            _ => format!("{} / {name}", self.path),
        }
    }
}

fn refusal(kind: Kind) -> Flaw {
    match kind {
        Kind::Html => Flaw::HtmlTable,
        Kind::Unsupported(what) => Flaw::Unsupported(what),
        Kind::Other(what) => Flaw::NotATable(what),
        _ => Flaw::NotATable("unknown"),
    }
}

/// Files that archives hold beside those that were packed.
fn is_clutter(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    path.starts_with("__MACOSX/")
        || name.is_empty()
        || name.starts_with("._")
        || matches!(name, ".DS_Store" | "Thumbs.db" | "desktop.ini")
}

fn without_gz(path: &str) -> &str {
    path.strip_suffix(".gz").unwrap_or(path)
}
