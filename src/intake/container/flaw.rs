//! What is wrong with a container, before the file has a name.

use crate::error::Error;

/// Why a container or one of its tables cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// It is locked with a password.
    PasswordProtected,
    /// Its end is missing, and with it the list of what is inside.
    Truncated,
    /// A limit is exceeded: which one.
    TooLarge(&'static str),
    /// It is no table: what it is.
    NotATable(&'static str),
    /// It is a web page.
    HtmlTable,
    /// A part contradicts its format: which one.
    Damaged(String),
    /// Its format is known and not read: which one.
    Unsupported(&'static str),
    /// So few cells lie so far apart that the sheet would drown in commas.
    TooSparse {
        /// The row where it was too much, from 1.
        row: u32,
    },
}

impl Flaw {
    /// This flaw as the failure of a file.
    pub fn of(self, file: &str) -> Error {
        let file = file.to_owned();
        match self {
            Flaw::PasswordProtected => Error::PasswordProtected { file },
            Flaw::Truncated => Error::Truncated { file },
            Flaw::TooLarge(limit) => Error::ArchiveTooLarge { file, limit },
            Flaw::NotATable(what) => Error::NotATable { file, what },
            Flaw::HtmlTable => Error::HtmlTable { file },
            Flaw::Damaged(part) => Error::Damaged { file, part },
            Flaw::Unsupported(what) => Error::Unsupported { file, what },
            Flaw::TooSparse { row } => Error::SheetTooSparse { file, row },
        }
    }

    /// The flaw of a part that contradicts its format.
    pub fn damaged(part: &str) -> Flaw {
        Flaw::Damaged(part.to_owned())
    }
}
