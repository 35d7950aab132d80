//! What a reader of the answers should know about rows that are used all the same.

use serde::Serialize;

/// What is strange about used rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WarningCode {
    /// Names hold characters that nobody sees: marks of direction, zero width spaces.
    InvisibleCharacters,
    /// Names are typed for a font that draws Bengali or Gurmukhi over Latin letters.
    NotUnicodeText,
    /// Names were encoded twice: `Ã©` for é.
    DoublyEncoded,
    /// A name is a word for nobody in particular: cash, retail, total.
    NotACustomer,
    /// The same identifying text has several names.
    OneIdTwoNames,
    /// The same name has several identifying texts.
    OneNameTwoIds,
}

/// Something strange about used rows, once for all of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Warning {
    /// What.
    pub code: WarningCode,
    /// How often: rows, or for warnings about names how many names.
    pub count: u64,
    /// A few of them, as in the file.
    pub examples: Vec<String>,
    /// The first line that has it, from 1; `None` where it is about no line.
    pub line: Option<u64>,
    /// The file of that line, from 0.
    pub file: Option<u32>,
}

impl Warning {
    /// So many examples are shown.
    const EXAMPLES: usize = 5;

    /// A warning about no line in particular, with the first in byte order as examples;
    /// `None` where there is nothing to warn about.
    pub(super) fn about(code: WarningCode, mut found: Vec<&str>) -> Option<Warning> {
        found.sort_unstable();
        let examples = found.iter().take(Warning::EXAMPLES);
        (!found.is_empty()).then(|| Warning {
            code,
            count: found.len() as u64,
            examples: examples.map(|&text| text.to_owned()).collect(),
            line: None,
            file: None,
        })
    }
}
