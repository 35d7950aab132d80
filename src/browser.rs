//! The only file that knows JavaScript: one handle that the page's worker owns.
//!
//! What crosses is described in `browser/types.d.ts`. Small things cross as plain
//! objects, long columns as typed arrays. Failures cross as objects with a `code`
//! and a `message`.

use crate::error::Error;
use crate::intake::container::TableReader;
use crate::intake::{self, Dropped, Intake, Plan, Probe, Problem, ProblemCode, Reader, SourceKind};
use crate::ledger::Ledger;
use crate::report::{self, Analysis};
use crate::segments::alike::{Suggestion, suggestions};
use crate::settings::Settings;
use js_sys::{Float64Array, Int32Array, Object, Reflect, Uint8Array, Uint32Array};
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("browser/types.d.ts");

/// One analysis: look at files, read them, ask.
#[wasm_bindgen]
#[derive(Default)]
pub struct Engine {
    dropped: Dropped,
    /// Room for a packed file that is being copied in.
    packed: Vec<u8>,
    /// How the heads were last seen.
    seen: Option<Probe>,
    /// The source being read and its table, where it is packed.
    table: Option<(u32, TableReader)>,
    /// The sources still to be read, the next one last.
    order: Vec<u32>,
    reader: Option<Reader>,
    read: Option<Read>,
}

/// What has been read.
struct Read {
    ledger: Ledger,
    intake: Intake,
    problems: Vec<Problem>,
    analysis: Option<Analysis>,
    /// The names that look alike, once somebody has asked.
    alike: Option<Vec<Suggestion>>,
    /// Whether repeated sales have been looked for.
    has_noted_repeated: bool,
    /// Whether the page has not had all columns since the facts changed.
    has_new_facts: bool,
}

impl Read {
    fn analysis(&self) -> Result<&Analysis, JsValue> {
        self.analysis.as_ref().ok_or_else(nothing_read)
    }
}

#[wasm_bindgen]
impl Engine {
    /// An engine that knows no file yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Engine {
        Engine::default()
    }

    /// The settings that hold until they are changed.
    #[wasm_bindgen(unchecked_return_type = "Settings")]
    pub fn defaults() -> Result<JsValue, JsValue> {
        to_js(&Settings::default())
    }

    /// Whether a file that starts with these bytes (512 are enough) must be given as a
    /// whole: a workbook or an archive, or no table at all.
    pub fn is_packed(head: &[u8]) -> bool {
        Dropped::is_packed(head)
    }

    /// Takes a text file: its size and its first bytes.
    pub fn add_text(&mut self, name: &str, size: f64, head: Vec<u8>) {
        self.dropped.add_text(name, size as u64, head);
    }

    /// Where in memory the `len` bytes of a packed file are to be written.
    pub fn reserve_packed(&mut self, len: usize) -> *mut u8 {
        self.packed = vec![0; len];
        self.packed.as_mut_ptr()
    }

    /// The packed file has been written.
    pub fn add_packed(&mut self, name: &str) -> Result<(), JsValue> {
        let bytes = std::mem::take(&mut self.packed);
        self.dropped.add_packed(name, bytes).map_err(thrown)
    }

    /// Looks at the files that were added.
    #[wasm_bindgen(unchecked_return_type = "Probe")]
    pub fn probe(&mut self) -> Result<JsValue, JsValue> {
        let probe = intake::probe(self.dropped.heads()).map_err(thrown)?;
        to_js(self.seen.insert(probe))
    }

    /// Looks at the same bytes again by a plan that was changed.
    #[wasm_bindgen(unchecked_return_type = "Probe")]
    pub fn replan(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Plan")] plan: JsValue,
    ) -> Result<JsValue, JsValue> {
        let before = self.seen.as_ref().ok_or_else(nothing_read)?;
        let probe = intake::replan(self.dropped.heads(), from_js(plan)?, before).map_err(thrown)?;
        to_js(self.seen.insert(probe))
    }

    /// Starts to read the sources of the last probe by a plan. Returns their numbers in
    /// the order in which they are read; the first one begins.
    pub fn begin(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Plan")] plan: JsValue,
    ) -> Result<Vec<u32>, JsValue> {
        let plan: Plan = from_js(plan)?;
        self.read = None;
        let order = plan.reading_order(self.dropped.heads().len());
        let seen = self.seen.as_ref().ok_or_else(nothing_read)?;
        let columns = seen.columns.iter().map(|column| column.name.clone());
        self.reader = Some(Reader::new(plan, columns.collect()).map_err(thrown)?);
        self.order = order.iter().rev().copied().collect();
        self.begin_next()?;
        Ok(order)
    }

    fn begin_next(&mut self) -> Result<(), JsValue> {
        let Some(source) = self.order.pop() else {
            return Ok(());
        };
        let table = self.dropped.table(source).map_err(thrown)?;
        self.table = table.map(|table| (source, table));
        let head = &self.dropped.heads()[source as usize];
        let reader = self.reader.as_mut().ok_or_else(nothing_read)?;
        reader.begin_file(source, &head.name, SourceKind::of(head));
        Ok(())
    }

    /// Reads the next piece of the source, where it is packed. Returns the rows read so
    /// far; nothing at its end, and nothing for a text, whose bytes must be pushed.
    pub fn pump(&mut self) -> Result<Option<f64>, JsValue> {
        let (Some((_, table)), Some(reader)) = (&mut self.table, &mut self.reader) else {
            return Ok(None);
        };
        self.packed.clear();
        if !table.next(&mut self.packed).map_err(thrown)? {
            return Ok(None);
        }
        reader.push(&self.packed).map_err(thrown)?;
        Ok(Some(reader.rows_read() as f64))
    }

    /// Where in memory the next `len` bytes of the file are to be written.
    pub fn reserve(&mut self, len: usize) -> Result<*mut u8, JsValue> {
        Ok(self.reader()?.reserve(len).as_mut_ptr())
    }

    /// The reserved bytes have been written. Returns the rows read so far.
    pub fn push(&mut self, len: usize) -> Result<f64, JsValue> {
        let reader = self.reader()?;
        reader.commit(len).map_err(thrown)?;
        Ok(reader.rows_read() as f64)
    }

    /// The file has no more bytes; the next one begins.
    pub fn end_file(&mut self) -> Result<(), JsValue> {
        let reader = self.reader.as_mut().ok_or_else(nothing_read)?;
        match self.table.take() {
            None => reader.end_file(),
            Some((source, table)) => self.dropped.end_table(source, &table, reader),
        }
        .map_err(thrown)?;
        self.begin_next()
    }

    /// All files have been pushed. Where `revised` is true, begin again with the plan that is given.
    #[wasm_bindgen(unchecked_return_type = "Intake")]
    pub fn finish(&mut self) -> Result<JsValue, JsValue> {
        let reader = self.reader.take().ok_or_else(nothing_read)?;
        let mut reading = reader.finish().map_err(thrown)?;
        reading.intake.warnings.extend(self.dropped.left_out());
        let account = to_js(&reading.intake)?;
        self.read = Some(Read {
            ledger: reading.ledger,
            intake: reading.intake,
            problems: reading.problems,
            analysis: None,
            alike: None,
            has_noted_repeated: false,
            has_new_facts: true,
        });
        Ok(account)
    }

    /// Judges by these settings; computes again only what they change.
    #[wasm_bindgen(unchecked_return_type = "Overview")]
    pub fn report(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Settings")] settings: JsValue,
    ) -> Result<JsValue, JsValue> {
        let settings: Settings = from_js(settings)?;
        settings.validate().map_err(thrown)?;
        let read = self.read.as_mut().ok_or_else(nothing_read)?;
        read.ledger.follow(&settings.customers);
        read.has_new_facts |= match &mut read.analysis {
            Some(analysis) => analysis.update(&read.ledger, settings),
            none => {
                *none = Some(Analysis::new(&read.ledger, settings));
                true
            }
        };
        to_js(&read.analysis()?.overview(&read.ledger))
    }

    /// A row for each customer of the last report: all columns, or, when the customers
    /// and their order are as at the last call, only the columns that limits decide.
    #[wasm_bindgen(unchecked_return_type = "Columns | VerdictColumns")]
    pub fn columns(&mut self) -> Result<JsValue, JsValue> {
        let read = self.read.as_mut().ok_or_else(nothing_read)?;
        let are_all = std::mem::replace(&mut read.has_new_facts, false);
        let analysis = read.analysis()?;
        columns_to_js(&match are_all {
            true => analysis.columns(&read.ledger),
            false => analysis.verdict_columns(&read.ledger),
        })
    }

    /// All about one customer of the last report.
    #[wasm_bindgen(unchecked_return_type = "CustomerReport")]
    pub fn customer(&self, id: u32) -> Result<JsValue, JsValue> {
        let read = self.read()?;
        let customer = read.analysis()?.customer(&read.ledger, id);
        to_js(
            &customer
                .ok_or_else(|| failure("unknown-customer", "No such customer in the window."))?,
        )
    }

    /// Looks for sales that repeat an earlier one: the account with what was found.
    #[wasm_bindgen(unchecked_return_type = "Intake")]
    pub fn repeated(&mut self) -> Result<JsValue, JsValue> {
        let read = self.read.as_mut().ok_or_else(nothing_read)?;
        if !read.has_noted_repeated {
            read.intake.note_repeated(&read.ledger);
            read.has_noted_repeated = true;
        }
        to_js(&read.intake)
    }

    /// The customers whose names look alike: as many sets as wanted, those that move the most money first.
    #[wasm_bindgen(unchecked_return_type = "AlikeReport")]
    pub fn names(&mut self, limit: usize) -> Result<JsValue, JsValue> {
        let read = self.read.as_mut().ok_or_else(nothing_read)?;
        let (ledger, alike) = (&read.ledger, &mut read.alike);
        let sets = alike.get_or_insert_with(|| suggestions(ledger));
        to_js(&report::AlikeReport::new(ledger, sets, limit))
    }

    /// The rows that are not used, a page at a time: `{rows, total}`.
    #[wasm_bindgen(unchecked_return_type = "{rows: Problem[], total: number}")]
    pub fn problems(
        &self,
        code: Option<String>,
        offset: usize,
        limit: usize,
    ) -> Result<JsValue, JsValue> {
        let code = code.as_deref().and_then(ProblemCode::from_name);
        let wanted = || {
            self.read().map(|read| {
                read.problems
                    .iter()
                    .filter(move |problem| code.is_none_or(|code| problem.code == code))
            })
        };
        let page = ProblemPage {
            rows: wanted()?.skip(offset).take(limit).collect(),
            total: wanted()?.count(),
        };
        to_js(&page)
    }

    /// The rows that are not used, as a CSV that can be mended and read again.
    pub fn rejects_csv(&self) -> Result<Uint8Array, JsValue> {
        let read = self.read()?;
        Ok(Uint8Array::from(
            report::rejects_csv(&read.intake, &read.problems, true).as_slice(),
        ))
    }

    /// These customers of the last report, in this order, as a CSV.
    pub fn customers_csv(&self, ids: &[u32]) -> Result<Uint8Array, JsValue> {
        let read = self.read()?;
        let csv = read
            .analysis()?
            .customers_csv(&read.ledger, Some(ids), true);
        Ok(Uint8Array::from(csv.as_slice()))
    }

    /// The figures of the last report, as the example program prints them.
    pub fn summary(&self) -> Result<JsValue, JsValue> {
        let read = self.read()?;
        to_js(
            &read
                .analysis()?
                .summary(&read.ledger, report::IntakeSummary::of(&read.intake)),
        )
    }

    fn reader(&mut self) -> Result<&mut Reader, JsValue> {
        self.reader.as_mut().ok_or_else(nothing_read)
    }

    fn read(&self) -> Result<&Read, JsValue> {
        self.read.as_ref().ok_or_else(nothing_read)
    }
}

#[derive(Serialize)]
struct ProblemPage<'a> {
    rows: Vec<&'a Problem>,
    total: usize,
}

fn to_js<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value
        .serialize(&serializer)
        .map_err(|error| failure("internal", &error.to_string()))
}

fn from_js<T: serde::de::DeserializeOwned>(value: JsValue) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value).map_err(|error| {
        thrown(Error::Settings {
            message: error.to_string(),
        })
    })
}

/// A file-level failure as an object: its code, its message in English, and its facts.
fn thrown(error: Error) -> JsValue {
    let object = to_js(&error).unwrap_or_else(|_| Object::new().into());
    set(&object, "message", &JsValue::from_str(&error.to_string()));
    object
}

fn failure(code: &str, message: &str) -> JsValue {
    let object: JsValue = Object::new().into();
    set(&object, "code", &JsValue::from_str(code));
    set(&object, "message", &JsValue::from_str(message));
    object
}

fn nothing_read() -> JsValue {
    failure("nothing-read", "No file has been read.")
}

fn set(object: &JsValue, key: &str, value: &JsValue) {
    // Setting a property of a fresh plain object cannot fail.
    let _ = Reflect::set(object, &JsValue::from_str(key), value);
}

/// Long columns cross as typed arrays, texts as one joined string; columns that were
/// left empty do not cross.
fn columns_to_js(columns: &report::Columns) -> Result<JsValue, JsValue> {
    let object: JsValue = Object::new().into();
    set(&object, "count", &JsValue::from_f64(columns.count as f64));
    let are_all = columns.id.len() == columns.count;
    if are_all {
        set_facts(&object, columns);
    }
    set_verdicts(&object, columns);
    Ok(object)
}

fn set_facts(object: &JsValue, columns: &report::Columns) {
    set(object, "labels", &JsValue::from_str(&columns.labels));
    set(object, "keys", &JsValue::from_str(&columns.keys));
    set(object, "id", &Uint32Array::from(columns.id.as_slice()));
    set(
        object,
        "occasions",
        &Uint32Array::from(columns.occasions.as_slice()),
    );
    set(object, "spark", &Uint8Array::from(columns.spark.as_slice()));
    let days = [
        ("silenceDays", &columns.silence_days),
        ("first", &columns.first),
        ("last", &columns.last),
    ];
    for (name, values) in days {
        set(object, name, &Int32Array::from(values.as_slice()));
    }
    let numbers = [
        ("value", &columns.value),
        ("revenue", &columns.revenue),
        ("profit", &columns.profit),
        ("gapDays", &columns.gap_days),
        ("gapCv", &columns.gap_cv),
        ("periodCv", &columns.period_cv),
        ("activity", &columns.activity),
        ("change", &columns.change),
    ];
    set_numbers(object, &numbers);
}

fn set_verdicts(object: &JsValue, columns: &report::Columns) {
    let codes = [
        ("abc", &columns.abc),
        ("xyz", &columns.xyz),
        ("state", &columns.state),
        ("keyType", &columns.key_type),
        ("flags", &columns.flags),
    ];
    for (name, values) in codes {
        set(object, name, &Uint8Array::from(values.as_slice()));
    }
    let numbers = [
        ("share", &columns.share),
        ("before", &columns.before),
        ("riskDays", &columns.risk_days),
        ("lostDays", &columns.lost_days),
    ];
    set_numbers(object, &numbers);
}

fn set_numbers(object: &JsValue, numbers: &[(&str, &Vec<f64>)]) {
    for (name, values) in numbers {
        set(object, name, &Float64Array::from(values.as_slice()));
    }
}
