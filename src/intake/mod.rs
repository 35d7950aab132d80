//! Step 1: the bytes of sales files become transactions.
//!
//! [`probe`] looks at the head of the files and makes a [`Plan`]; a [`Reader`]
//! follows the plan through all of them. A row that cannot be used becomes a
//! [`Problem`]; every record is accounted for in [`RowCounts`].

mod amount;
mod cells;
mod columns;
pub mod container;
mod counted;
mod currencies;
mod currency;
mod date;
mod date_evidence;
mod date_words;
mod days;
mod delimited;
mod dialect;
mod digits;
pub mod doubly_encoded;
mod doubt;
mod encoding;
mod exact;
mod fault;
#[doc(hidden)]
pub mod fuzzing;
mod header;
mod header_words;
mod layout;
mod legacy_font;
mod lookup;
mod mapping;
mod mended;
mod misread;
mod month_words;
mod name_warnings;
mod nobody;
mod numbers;
mod packed;
mod plan;
mod probe;
mod problem;
mod read_warnings;
mod reader;
mod recode;
mod reject_warnings;
mod same_orders;
mod scan;
mod sniff;
mod sniff_encoding;
mod sources;
mod stream;
mod sums;
mod table;
mod tally;
mod text;
mod texts;
mod transactions;
mod twice;
mod unit;
mod warning;
mod whole;

pub use amount::{DecimalSign, currency};
pub use cells::{cells, cells_of};
pub use columns::Kind;
pub use currencies::CurrencySum;
pub use currency::Currency;
pub use date::{DateOrder, Granularity};
pub use dialect::{Dialect, LineEnd};
pub use doubt::{CellReading, Doubt};
pub use encoding::Encoding;
pub use mapping::{Mapping, Role};
pub use mended::{FILE_COLUMN, LINE_COLUMN};
pub use packed::Dropped;
pub use plan::{ColumnOrder, CurrencyChoice, DiscountUnit, Join, Plan, Settled, SourcePlan};
pub use probe::{ColumnGuess, Head, Probe, Source, SourceKind, Usage, probe, replan};
pub use problem::{Problem, ProblemCode};
pub use reader::{Intake, LookupReport, Reader, Reading, Repeated};
pub use sniff::{Choices, EncodingSample};
pub use tally::{FileReport, RowCounts};
pub use twice::Twice;
pub use unit::Unit;
pub use warning::{Warning, WarningCode};
pub use whole::{File, heads, look, read, settle};
