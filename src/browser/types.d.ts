/**
 * What crosses between the Rust core (in a worker) and the page.
 *
 * Money crosses as a number for drawing and sorting; where a reader may redo a
 * sum by hand it crosses as an exact decimal string (`Exact`). Shares are 0..1,
 * limits are percent, days are `YYYY-MM-DD` strings in objects and days since
 * 1970-01-01 in columns.
 *
 * Shares of a total that is not positive (with denominator "net", or when nobody
 * has a positive value) do not exist: they are NaN.
 */

export type Exact = string;
export type Day = string;

// ---------------------------------------------------------------- settings

export type Measure = 'revenue' | 'profit' | 'quantity' | 'occasions';
export type Dimension = 'product' | 'category' | 'region' | 'manager' | 'channel' | 'order' | 'customerType';

export interface Settings {
  measure: Measure;
  window: { first: Day | null; last: Day | null };
  /** The day that counts as today; null is the last day of the file, or of the window where that is earlier. */
  asOf: Day | null;
  period: 'month' | 'week' | 'quarter' | 'year';
  abc: {
    rule: 'inclusive' | 'exclusive' | 'computed';
    by: 'share' | 'customers' | 'amount';
    a: number; b: number;
    /** By amount: the smallest value in A and in B, digits with a point before decimals; empty leaves the class empty. */
    aAmount: Exact; bAmount: Exact;
    denominator: 'positive' | 'net';
  };
  xyz: {
    method: 'rhythm' | 'variation' | 'activity';
    rhythmX: number; rhythmY: number;
    variationX: number; variationY: number;
    grid: 'customer' | 'window';
    periods: 'complete' | 'all';
    newDays: number;
  };
  key: { share: number; breadwinnerShare: number; prospectiveMonths: number; runRateTop: number };
  loss: { riskQuantile: number; riskGaps: number; lostQuantile: number; lostGaps: number };
  filters: { column: Dimension; values: string[] }[];
  /**
   * Who is one customer and who belongs together, by the texts that identify customers. A name that the files
   * do not have has no effect. `apart`: they look alike and are two customers.
   */
  customers: {
    merges: { from: string; into: string }[];
    groups: { customer: string; group: string }[];
    apart: { one: string; other: string }[];
  };
}

// ---------------------------------------------------------------- reading

export type Role =
  | 'customer' | 'customerName' | 'date' | 'amount'
  | 'quantity' | 'unitPrice' | 'discount' | 'profit' | 'cost' | 'unitCost' | 'currency' | Dimension;

/** Which columns (by number, from 0) play which role. */
export interface Mapping {
  /** One or two columns; two are shown with ", " between them. */
  customer: number[];
  customerName: number | null;
  date: number | null;
  /** One column, or several that are added up; none when the amount is quantity x unit price less discount. */
  amount: number[];
  quantity: number | null;
  unitPrice: number | null;
  /** Taken off quantity x unit price; without effect where the amount has columns of its own. */
  discount: number | null;
  profit: number | null;
  cost: number | null;
  unitCost: number | null;
  currency: number | null;
  product: number | null;
  category: number | null;
  region: number | null;
  manager: number | null;
  channel: number | null;
  order: number | null;
  customerType: number | null;
}

/** Three numbers in an order, or one number that counts from a first day. */
export type DateOrder =
  | 'yearMonthDay' | 'dayMonthYear' | 'monthDayYear'
  | 'excelSerial' | 'unixSeconds' | 'unixMilliseconds' | 'excelSerial1904';
/** What the dates of a column name. */
export type Granularity = 'day' | 'week' | 'month' | 'quarter' | 'year';
export type DecimalSign = 'point' | 'comma';

/** How the bytes become cells. */
export interface Dialect {
  /** Its name in the Encoding Standard: `UTF-8`, `UTF-16LE`, `windows-1251`, `IBM866`, `Shift_JIS`. */
  encoding: string;
  /** One or more characters; empty where each line is one cell. */
  delimiter: string;
  /** One ASCII character, or none. */
  quote: string | null;
  /** What stands before a quote that belongs to the text; null where such a quote is doubled. */
  escape: string | null;
  /** Blanks behind a delimiter belong to no cell. */
  skipSpaces: boolean;
  /** A run of delimiters counts as one, at the line's ends as none. */
  runs: boolean;
  /** `lf`: LF and CRLF end lines. `any`: CR alone too. */
  lineEnd: 'lf' | 'any';
  /** Every row is quoted as if it were one cell. */
  wrapped: boolean;
  /** Records before the header, blank ones included. */
  preamble: number;
  /** How many rows behind the preamble name the columns; the names of several are joined. */
  header: number;
}

/** One way to read the letters of a file, with words of the file as they then read. */
export interface EncodingSample { encoding: string; samples: string[] }

/** A discount of 5 % on 100 stands in its column as 5 (amount: money off the row), 5 or 5% (percent), or 0.05 (fraction). */
export type DiscountUnit = 'amount' | 'percent' | 'fraction';

/** A table among the dropped files that is read as sales. */
export interface SourcePlan {
  /** Its number in `Probe.sources`. */
  source: number;
  /** How its bytes become cells, where that differs from the plan's dialect. */
  dialect: Dialect | null;
  /** For each column of the plan its number in this table, null where it has none; null when all are in the same places. */
  columns: (number | null)[] | null;
}

/** A table that is looked up by a key: its columns follow those of the sales, in the order of the joins. */
export interface Join {
  /** Its number in `Probe.sources`. */
  source: number;
  dialect: Dialect;
  /** How many columns it has. */
  width: number;
  /** The column of the sales (or of an earlier join) that holds the key. */
  key: number;
  /** The column of this table, from 0, that holds the key; each key stands there once. */
  column: number;
}

/** All that must be decided before the whole file is read. Shown, changeable, remembered. */
export interface Plan {
  dialect: Dialect;
  mapping: Mapping;
  dateOrder: DateOrder;
  decimal: DecimalSign;
  /** What the user has chosen or the whole file has decided: cells no longer change it. */
  settled?: { dateOrder: boolean; decimal: boolean };
  /** Months (or days, quarters, years) that stand as columns: each holds the amount of its period. Then date and amount are not mapped. */
  wide: number[];
  /** The files have no dates: one amount per row, ABC only. */
  undated: boolean;
  discount: DiscountUnit;
  /**
   * Which currency counts. Rows of another one are left out (`RowCounts.excluded`) unless `rates` gives what one unit of
   * it is worth in the base. Null until a second currency turns up.
   */
  currency: { base: string; rates: Record<string, Exact> } | null;
  /** Leave out sales that repeat an earlier one in all that is mapped (`RowCounts.excluded`). */
  dropDuplicates: boolean;
  sources: SourcePlan[];
  joins: Join[];
}

/** A table that the dropped files hold: a text file, a sheet of a workbook, a file in an archive. */
export interface Source {
  /** Which of the dropped files. */
  file: number;
  /** The file's name, with its sheet or member where it has one: `Book.xlsx › Sheet1`. */
  name: string;
  kind: 'text' | 'sheet';
  /** A sheet that the workbook hides; not read unless chosen. */
  hidden: boolean;
  /** Column names as in the table's header. */
  columns: string[];
  /** What the plan does with it. `unused`: it has other columns and no key to look it up by. `empty`: no rows. */
  use: 'sales' | 'joined' | 'unused' | 'empty';
}

export interface ColumnGuess {
  /** Header text, or A, B, C… where there is no header. */
  name: string;
  /** The role that the guess gives it, if any. */
  role: Role | null;
  /** 0..1. */
  confidence: number;
  kind: 'empty' | 'number' | 'date' | 'text';
  /** A few different values as in the file. */
  samples: string[];
  /** The source that a joined column comes from; null for the sales' own. */
  source: number | null;
}

/** Both readings of the same cell, when a column can be read two ways. */
export interface Reading { value: DateOrder | DecimalSign; cell: string; /** ISO day or plain decimal number; null when this reading does not fit the cell */ meaning: string | null; /** rows of the sample that this reading could not read */ misfits: number }

export type Doubt =
  | 'customerColumn' | 'dateColumn' | 'amountColumn'
  | 'dateOrder' | 'decimal' | 'header'
  /** Another sign may part the cells: see `otherDialect`. */
  | 'dialect'
  /** The dates are written in two ways, and some that were read may be wrong. */
  | 'mixedDates'
  /** Files were joined, or could not be, or there are several sheets: look at the tables. */
  | 'tables'
  /** Months as columns were found. */
  | 'wide'
  /** No column holds a date. */
  | 'undated'
  /** Whether a discount is money or percent. */
  | 'discount'
  /** Amounts of several currencies. */
  | 'currency'
  /** The same file, or the same days, twice. */
  | 'twice';

/** What the head of the files shows. `doubts` empty means: analyse at once. */
export interface Probe {
  plan: Plan;
  columns: ColumnGuess[];
  /** First records as cells, header excluded. */
  rows: string[][];
  dateReadings: Reading[];
  decimalReadings: Reading[];
  doubts: Doubt[];
  /** Identifies files of the same shape: made from the header's names. */
  fingerprint: string;
  sources: Source[];
  /** How the letters read, the encoding followed first; empty for UTF-8 and UTF-16. */
  encodings: EncodingSample[];
  /** Another delimiter that makes nearly as good a table, with all that goes with it. */
  otherDialect: Dialect | null;
}

/** One code for each way in which a row can be unusable. */
export type ProblemCode =
  | 'missing-customer' | 'missing-date' | 'missing-amount' | 'missing-cell' | 'extra-cell'
  | 'bad-date' | 'placeholder-date' | 'number-format' | 'number-range' | 'invalid-encoding' | 'unclosed-quote' | 'record-too-long'
  | 'excel-error' | 'formula-without-value' | 'other-calendar' | 'no-match';

/** Every record of the files is in exactly one of these. read = the sum of the others. */
export interface RowCounts {
  read: number; used: number; rejected: number; blank: number;
  preamble: number; header: number; total: number; excluded: number;
}

export interface FileReport { name: string; bytes: number; rows: RowCounts }

export interface Problem {
  file: number;
  /** The record's number in the file, from 1; every record counts. */
  record: number;
  /** Physical line where the record starts, or row of the sheet, from 1. */
  line: number;
  /** Column number from 0, or null when the whole record is meant. */
  column: number | null;
  byte: number;
  code: ProblemCode;
  /** The cell as in the file. */
  value: string;
  /** The record as in the file; cut at 4 KB, and then `isCut`. */
  text: string;
  isCut: boolean;
}

export type WarningCode =
  | 'invisible-characters' | 'not-unicode-text' | 'doubly-encoded' | 'not-a-customer' | 'one-id-two-names' | 'one-name-two-ids'
  | 'nul-byte' | 'mangled-by-excel' | 'exact-duplicates' | 'unit-in-header' | 'partial-last-period' | 'hidden-rows' | 'hidden-columns'
  | 'merged-cells' | 'truncated' | 'trailing-bytes' | 'left-out'
  | 'stray-quote' | 'delimiter-changes' | 'curly-quotes' | 'second-table';

/** Something strange about used rows, once for all of them. */
export interface Warning {
  code: WarningCode;
  /** Rows, or for warnings about names how many names. */
  count: number;
  /** A few of them, as in the file. */
  examples: string[];
  /** The first line that has it, from 1, and its file, from 0; null where it is about no line. */
  line: number | null;
  file: number | null;
}

/** What reading the files came to. */
export interface Intake {
  plan: Plan;
  columns: string[];
  files: FileReport[];
  rows: RowCounts;
  /** Rejected rows that came back mended: they are among the rows left out. */
  mended: number;
  problems: { code: ProblemCode; rows: number }[];
  /**
   * Sum of the amounts of the used rows, of the rejected rows whose amount can be read, and of the rows left out because
   * they repeat another or came back mended. What other currencies come to is in `currencies`.
   */
  amount: { used: Exact; rejected: Exact; excluded: Exact };
  /** What the dates name: days, or the shortest of the periods that occur. */
  granularity: Granularity;
  /** Doubts that the whole file leaves: ask once. */
  doubts: Doubt[];
  /** The currencies of the rows, most rows first; empty when no row names one. Their sums are apart, never added. */
  currencies: { currency: string; rows: number; amount: Exact }[];
  /** Sales that repeat an earlier one in all that is mapped; null where there are none, and until `repeated` was asked. */
  duplicates: { rows: number; amount: Exact } | null;
  /** Days that two sources have alike, row by row, or lines of orders that both have: most likely the same sales twice. */
  twice: { one: number; other: number; days: number; rows: number; amount: Exact }[];
  /** False: no row has a date, everything that needs one is missing. */
  dated: boolean;
  dateReadings: Reading[];
  decimalReadings: Reading[];
  /** Rows whose optional cell (by role) could not be read; the row is used without it. */
  notes: { role: Role; rows: number }[];
  /** What is strange about rows that are used. */
  warnings: Warning[];
  customers: number;
  transactions: number;
  first: Day | null;
  last: Day | null;
  /** True when later rows changed the plan: read again with `plan`, the figures here are not final. */
  revised: boolean;
  /** Roles that are mapped: what the page can offer. */
  measures: Measure[];
  dimensions: { column: Dimension; values: number; /** The values by name; null when there are more than 200: too many to choose from. */ names: string[] | null }[];
}

// ---------------------------------------------------------------- judgement

export type Abc = 'A' | 'B' | 'C' | 'L' | 'none';
export type Xyz = 'X' | 'Y' | 'Z' | 'New' | 'Occasional' | 'OneOff' | 'Lost' | 'none';
export type State = 'new' | 'active' | 'slowing' | 'atRisk' | 'lost' | 'wonBack' | 'occasional';
export type KeyType = 'none' | 'breadwinner' | 'prospective';

/** The order of the codes in the columns below. */
export const ABC: readonly Abc[];   // ['A','B','C','L','none']
export const XYZ: readonly Xyz[];   // ['X','Y','Z','New','Occasional','OneOff','Lost','none']
export const STATES: readonly State[];
export const KEY_TYPES: readonly KeyType[];

export interface Cell {
  abc: Abc;
  /** OneOff is shown under Occasional. */
  xyz: 'X' | 'Y' | 'Z' | 'New' | 'Occasional' | 'Lost' | 'none';
  customers: number;
  value: number;
  share: number;
  /** Key or not: at risk, or lost. */
  overdue: number;
  /** Value in the comparison's current and previous days; null without a comparison. */
  current: number | null;
  previous: number | null;
}

export interface ClassTotal { customers: number; value: number; share: number }

export interface Overview {
  settings: Settings;
  window: { first: Day; last: Day; asOf: Day };
  /**
   * With what "change" compares: the equal stretch before the window, or (when the file does not reach back so far) the
   * window's last year with the year before, or its second half with the first. Years, and windows of whole months, are
   * compared by the calendar (February with January, 2024 with 2023), other windows by days. Days of the window that the
   * file does not have are left out. Null when the days are too few.
   */
  comparison: { kind: 'previousWindow' | 'lastYear' | 'halves'; current: { first: Day; last: Day }; previous: { first: Day; last: Day } } | null;
  customers: number;
  transactions: number;
  /** Sum over all customers, and over those with a positive value. */
  total: number;
  positiveTotal: number;
  exact: { total: Exact; positiveTotal: Exact };
  /** Limits in force, percent; computed limits as the share that the last customer of the class reaches; null when by amount. */
  limits: { a: number; b: number } | null;
  /** True when the rule is "computed" but the data do not allow it (fewer than 3 customers, or all equal); the 80/95 limits are then used. */
  notComputable: boolean;
  abc: Record<Abc, ClassTotal>;
  xyz: Record<Xyz, ClassTotal>;
  /** All of A B C L none x X Y Z New Occasional Lost none that hold a customer, and always the nine. */
  matrix: Cell[];
  /** Cumulative share curve: at most 400 points, the first and every class border among them. `upTo` = customers so far. */
  pareto: { upTo: number; share: number }[];
  concentration: {
    largest: { id: number; label: string; share: number } | null;
    cr3: number; cr5: number; cr10: number;
    hhi: number; effective: number; gini: number;
    /** Customers needed for so many percent of the positive total. */
    needed: { percent: number; customers: number }[];
    /** Largest first, up to 60: for the strip. */
    shares: { id: number; share: number; abc: Abc; key: boolean }[];
  };
  key: { customers: number; value: number; share: number; breadwinners: number; prospective: number };
  /** Established customers that are at risk or lost. `money` = revenue in the 365 days up to their last purchase. */
  slipping: {
    key: { atRisk: number; lost: number; money: number };
    all: { atRisk: number; lost: number; money: number };
    /** The key customer with the most money at stake. */
    worst: { id: number; label: string; silenceDays: number; usualDays: number } | null;
  };
  /** Null when no profit is known. */
  profit: { total: number; lossMaking: number; lossMakingClassA: number; loss: number; worst: { id: number; label: string; profit: number; revenue: number } | null;
    /** Growth of sales and of profit over the comparison, as ratios (0.29 = +29 %). */
    change: { revenue: number; profit: number } | null } | null;
  /** Growth of revenue over the comparison. */
  revenueChange: number | null;
  /** Sales per period of the window (setting `period`), for the small trend. */
  trend: { start: Day; value: number; complete: boolean }[];
  /** Customers with names merged into them, and all those names, the customer's own first. */
  merges: { id: number; label: string; names: NameReport[] }[];
  /** Largest value first. */
  groups: GroupReport[];
}

/** A name of the files with everything that they have under it, whatever the window and the merges. */
export interface NameReport { key: string; label: string; transactions: number; revenue: Exact }

/** Customers that belong together, largest value first; they count as one in the 10 % rule. */
export interface GroupReport { name: string; value: number; share: number; customers: { id: number; label: string; value: number }[] }

/** What has to be overlooked for two names to read the same. */
export type Difference = 'same' | 'invisible' | 'compatibility' | 'case' | 'punctuation' | 'accents' | 'look-alike' | 'legal-form' | 'word-order' | 'typo';

/** A name that looks like another one. */
export interface AlikeName extends NameReport { moves: number; difference: Difference; confidence: 'low' | 'medium' | 'high' }

/** Customers of the files whose names look alike, merged or not: the name with the most money, and the others. */
export interface AlikeSet { keep: NameReport; others: AlikeName[] }

/** The sets that move the most money; `total` of them in all, of files with so much net revenue. */
export interface AlikeReport { sets: AlikeSet[]; total: number; revenue: number }

/**
 * One entry per customer with a transaction in the window, ordered by value
 * (largest first), then by label. `label` and `key` hold all texts, each ended by "\n"
 * replaced inside texts by a space.
 */
export interface Columns {
  count: number;
  /** The number of the customer in the ledger: stable while the files stay. */
  id: Uint32Array;
  labels: string;
  keys: string;
  value: Float64Array;
  revenue: Float64Array;
  /** NaN when not known. */
  profit: Float64Array;
  share: Float64Array;
  /** Share of the total held by customers with a strictly larger value. */
  before: Float64Array;
  abc: Uint8Array;
  xyz: Uint8Array;
  state: Uint8Array;
  keyType: Uint8Array;
  /** Bit 0 key customer, bit 1 loss-making. */
  flags: Uint8Array;
  occasions: Uint32Array;
  /** Median gap between purchases, days; NaN with fewer than 2 occasions. */
  gapDays: Float64Array;
  silenceDays: Int32Array;
  /** Silence from which the customer is at risk / lost, days; NaN when not established. */
  riskDays: Float64Array;
  lostDays: Float64Array;
  /** NaN where not computable. */
  gapCv: Float64Array;
  periodCv: Float64Array;
  activity: Float64Array;
  /** Ratio to the previous days of the comparison minus 1 (0.1 = +10 %); NaN without, Infinity when there was nothing before. */
  change: Float64Array;
  first: Int32Array;
  last: Int32Array;
  /** count x 12: the value in each of the window's last 12 periods, scaled so that the customer's largest is 255; negative and zero are 0. */
  spark: Uint8Array;
}

/** The columns that limits decide: all that crosses when only a limit has moved. */
export type VerdictColumns = Pick<Columns, 'count' | 'abc' | 'xyz' | 'state' | 'keyType' | 'flags' | 'share' | 'before' | 'riskDays' | 'lostDays'>;

export interface AbcProof {
  rule: 'inclusive' | 'exclusive' | 'computed';
  by: 'share' | 'customers' | 'amount';
  measure: Measure;
  denominator: 'positive' | 'net';
  abc: Abc;
  value: Exact;
  rank: number;
  /** How many customers share this value, itself included. */
  ties: number;
  of: number;
  /** Customers with a strictly larger value, and what they hold together. */
  ahead: { customers: number; value: Exact };
  total: Exact;
  beforeShare: number;
  limitA: number | null;
  limitB: number | null;
  /** How much value it may lose before it falls a class (others unchanged), and must win to rise one; null where there is no such border or it cannot be crossed. */
  margin: { down: Exact | null; up: Exact | null };
  /** Number and sum of returns netted. */
  returns: { rows: number; value: Exact };
}

export interface XyzProof {
  method: 'rhythm' | 'variation' | 'activity';
  xyz: Xyz;
  rhythm: {
    occasions: number;
    gaps: number;
    /** Days of the open gap when it counts, else null. */
    openGap: number | null;
    meanDays: number | null; deviationDays: number | null; cv: number | null;
    limitX: number; limitY: number;
    xyz: 'X' | 'Y' | 'Z' | null;
    /** Days the next purchase may still wait before the class falls; null when it can't. */
    marginDays: number | null;
  };
  variation: { periods: number; zeros: number; mean: number | null; deviation: number | null; cv: number | null; limitX: number; limitY: number; xyz: 'X' | 'Y' | 'Z' | null };
  activity: { periods: number; active: number; share: number | null; xyz: 'X' | 'Y' | 'Z' | null };
}

export interface StateProof {
  state: State;
  established: boolean;
  silenceDays: number;
  medianGapDays: number | null;
  overdueRatio: number | null;
  riskDays: number | null;
  lostDays: number | null;
  /** Own gaps used, and the part (0..1) of the limit that comes from all customers' gaps. */
  ownGaps: number;
  baseWeight: number;
  /** Last purchase plus usual gap. */
  expected: Day | null;
}

export interface CustomerReport {
  id: number;
  key: string;
  label: string;
  abc: Abc; xyz: Xyz; state: State; keyType: KeyType; isKey: boolean; lossMaking: boolean;
  rank: number; of: number;
  value: number; share: number;
  revenue: number; profit: number | null; margin: number | null;
  /** Of all profit, when that is positive. */
  profitShare: number | null;
  change: number | null;
  transactions: number; occasions: number;
  first: Day; last: Day; silenceDays: number;
  usualGapDays: number | null;
  /** Revenue in the 365 days up to the last purchase. */
  lastYearRevenue: number;
  proof: { abc: AbcProof; xyz: XyzProof; state: StateProof };
  /** One entry per period of the window. */
  periods: { start: Day; value: number; complete: boolean }[];
  /** Days with a purchase, days since 1970-01-01, ascending. */
  occasionDays: number[];
  /** For each mapped column: its values for this customer, largest revenue first, at most 12 and one "others" (name null). `previous` as in the comparison. */
  breakdown: { column: Dimension; items: { name: string | null; value: number; current: number | null; previous: number | null }[] }[];
  /** For mapped columns with one value per customer: what it is (region, manager, channel). */
  attributes: { column: Dimension; value: string }[];
  /** The names of the files that count as this customer, its own first; empty where there is only that. */
  names: NameReport[];
  /** The group that it belongs to. */
  group: GroupReport | null;
}
