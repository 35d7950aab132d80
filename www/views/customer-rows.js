/**
 * Which customers the table shows, and in which order.
 *
 * All work is on row numbers and typed arrays, and what depends only on the
 * columns is kept, so that 100,000 customers are filtered while one types.
 */

/** @import {Abc, Columns, KeyType, State, Xyz} from '../../src/browser/types.d.ts' */

/** The codes in the columns, in their order. @type {readonly Abc[]} */
export const ABC = ['A', 'B', 'C', 'L', 'none'];
/** @type {readonly Xyz[]} */
export const XYZ = ['X', 'Y', 'Z', 'New', 'Occasional', 'OneOff', 'Lost', 'none'];
/** @type {readonly State[]} */
export const STATES = ['new', 'active', 'slowing', 'atRisk', 'lost', 'wonBack', 'occasional'];
/** @type {readonly KeyType[]} */
export const KEY_TYPES = ['none', 'breadwinner', 'prospective'];

const KEY = 1;
const LOSS = 2;
/** Lost for longer, a customer is no longer to be won back. */
const LONG_DAYS = 365;
const AT_RISK = STATES.indexOf('atRisk');
const LOST = STATES.indexOf('lost');
const NEW = XYZ.indexOf('New');
const LARGE = ABC.indexOf('A');
const NEGATIVE = ABC.indexOf('L');
const ONE_OFF = XYZ.indexOf('OneOff');
const OCCASIONAL = XYZ.indexOf('Occasional');

/**
 * Beside what has a pill: `slip` key and overdue or lost, `call` key and overdue, `win` key and lost within a year,
 * `gone` key and lost longer ago, `price` large and served at a loss, `unjudged` in a row of the matrix but in no column.
 * @typedef {'key' | 'over' | 'new' | 'lost' | 'loss' | 'slip' | 'call' | 'win' | 'gone' | 'price' | 'unjudged'} Filter
 */

/**
 * Whether a customer passes a filter.
 * @type {Record<Filter, (columns: Columns, row: number) => boolean>}
 */
const FILTERS = {
    key: isKey,
    over: ({ state }, row) => state[row] === AT_RISK,
    new: ({ xyz }, row) => xyz[row] === NEW,
    lost: ({ state }, row) => state[row] === LOST,
    loss: ({ flags }, row) => (flags[row] & LOSS) !== 0,
    slip: (columns, row) => FILTERS.key(columns, row) && (FILTERS.over(columns, row) || FILTERS.lost(columns, row)),
    call: (columns, row) => FILTERS.key(columns, row) && FILTERS.over(columns, row),
    win: (columns, row) => FILTERS.key(columns, row) && FILTERS.lost(columns, row) && !isLongLost(columns, row),
    gone: (columns, row) => FILTERS.key(columns, row) && FILTERS.lost(columns, row) && isLongLost(columns, row),
    price: isPriceCase,
    unjudged: ({ abc, xyz }, row) => ABC[abc[row]] !== 'none' && XYZ[xyz[row]] === 'none',
};

/**
 * Whether a customer is large and served at a loss, or (when ABC is by profit) any that is.
 * @param {Columns} columns
 * @param {number} row
 */
export function isPriceCase({ flags, abc }, row) {
    return (flags[row] & LOSS) !== 0 && (abc[row] === LARGE || abc[row] === NEGATIVE);
}

/**
 * Whether a customer was lost so long ago that it is no longer to be won back.
 * @param {Columns} list
 * @param {number} row
 */
export function isLongLost({ silenceDays }, row) {
    return silenceDays[row] > LONG_DAYS;
}

/**
 * Whether a customer is a key customer.
 * @param {Columns} columns
 * @param {number} row
 */
export function isKey({ flags }, row) {
    return (flags[row] & KEY) !== 0;
}

/** @param {string | null} text @returns {Filter | null} */
export function filterOf(text) {
    return text && Object.hasOwn(FILTERS, text) ? /** @type {Filter} */ (text) : null;
}

// ---------------------------------------------------------------- classes

/**
 * A cell, a row or a column of the matrix; null means any.
 * @typedef {{abc: Abc | null, xyz: Xyz | null}} Group
 */

/**
 * Reads `AX`, `A`, `X`, `BLost`, `none`.
 * @param {string | null} text
 * @returns {Group | null}
 */
export function groupOf(text) {
    const [, abc, xyz] = /^(A|B|C|L|none)?(X|Y|Z|New|Occasional|Lost|none)?$/.exec(text ?? '') ?? [];
    if (!abc && !xyz) return null;
    return { abc: /** @type {Abc | undefined} */ (abc) ?? null, xyz: /** @type {Xyz | undefined} */ (xyz) ?? null };
}

/**
 * @param {Columns} columns
 * @param {number} row
 * @param {Group} group
 */
function isIn({ abc, xyz }, row, group) {
    if (group.abc && ABC[abc[row]] !== group.abc) return false;
    const shown = xyz[row] === ONE_OFF ? OCCASIONAL : xyz[row];
    return !group.xyz || XYZ[shown] === group.xyz;
}

// ---------------------------------------------------------------- what is shown

/**
 * What the reader asked to see.
 * @typedef {object} Wanted
 * @property {Filter | null} filter
 * @property {Group | null} group
 * @property {string} search
 * @property {Sort} sort
 */

/** @typedef {'name' | 'class' | 'value' | 'share' | 'margin' | 'gap' | 'since' | 'change'} SortBy */
/** @typedef {{by: SortBy, down: boolean}} Sort */

/** The order in which the columns come. @type {Sort} */
export const BY_VALUE = { by: 'value', down: true };

/** @type {readonly SortBy[]} */
const SORTS = ['name', 'class', 'value', 'share', 'margin', 'gap', 'since', 'change'];

/**
 * Reads `-value`, `name`.
 * @param {string | null} text
 * @returns {Sort}
 */
export function sortOf(text) {
    const by = SORTS.find(known => known === text?.replace('-', ''));
    return by ? { by, down: text?.startsWith('-') === true } : BY_VALUE;
}

/**
 * As it stands in the address; null for the usual order.
 * @param {Sort} sort
 */
export function sortText({ by, down }) {
    return by === 'value' && down ? null : (down ? '-' : '') + by;
}

/**
 * The order after a click on a column's head: first as one expects it, then the other way.
 * @param {Sort} sort
 * @param {SortBy} by
 * @returns {Sort}
 */
export function nextSort(sort, by) {
    if (sort.by === by) return { by, down: !sort.down };
    return { by, down: by !== 'name' && by !== 'class' };
}

/**
 * The rows to show, in order.
 * @param {Columns} columns
 * @param {Texts} texts
 * @param {Wanted} wanted
 * @returns {Uint32Array}
 */
export function rowsFor(columns, texts, { filter, group, search, sort }) {
    const order = orderBy(columns, texts, sort);
    const needle = folded(search.trim());
    if (!filter && !group && !needle) return order;
    const passes = filter && FILTERS[filter];
    const haystack = needle ? searchTexts(texts) : null;
    return order.filter(row =>
        (!passes || passes(columns, row)) && (!group || isIn(columns, row, group)) && (!haystack || haystack[row]?.includes(needle)));
}

/**
 * How many customers each filter lets through.
 * @param {Columns} columns
 * @returns {Record<Filter, number>}
 */
export function countByFilter(columns) {
    const kept = counted.get(columns) ?? newCount(columns);
    counted.set(columns, kept);
    return kept;
}

/** @type {WeakMap<Columns, Record<Filter, number>>} */
const counted = new WeakMap();

/** @param {Columns} columns */
function newCount(columns) {
    const names = /** @type {Filter[]} */ (Object.keys(FILTERS));
    const counts = /** @type {Record<Filter, number>} */ (Object.fromEntries(names.map(name => [name, 0])));
    for (let row = 0; row < columns.count; row++) {
        for (const name of names) if (FILTERS[name](columns, row)) counts[name] += 1;
    }
    return counts;
}

/**
 * What the rows come to. Profit and margin are NaN when no profit is known.
 * @param {Columns} columns
 * @param {Uint32Array} rows
 * @returns {{customers: number, value: number, share: number, revenue: number, profit: number, margin: number}}
 */
export function totalsOf(columns, rows) {
    const total = { customers: rows.length, value: 0, share: 0, revenue: 0, profit: 0, margin: NaN };
    for (const row of rows) {
        total.value += columns.value[row];
        total.share += columns.share[row];
        total.revenue += columns.revenue[row];
        total.profit += columns.profit[row];
    }
    if (total.revenue > 0) total.margin = total.profit / total.revenue;
    return total;
}

// ---------------------------------------------------------------- orders

/**
 * Names and keys, in the order of the columns.
 * @typedef {{labels: string[], keys: string[]}} Texts
 */

/** @type {WeakMap<Columns, Map<string, Uint32Array>>} */
const orders = new WeakMap();

/**
 * All rows in an order. What is not known comes last, both ways.
 * @param {Columns} columns
 * @param {Texts} texts
 * @param {Sort} sort
 * @returns {Uint32Array}
 */
export function orderBy(columns, texts, sort) {
    const kept = orders.get(columns) ?? new Map();
    orders.set(columns, kept);
    const name = sortText(sort) ?? '';
    if (!kept.has(name)) kept.set(name, newOrder(columns, texts, sort));
    return kept.get(name);
}

/**
 * @param {Columns} columns
 * @param {Texts} texts
 * @param {Sort} sort
 */
function newOrder(columns, texts, { by, down }) {
    const rows = new Uint32Array(columns.count);
    for (let row = 0; row < rows.length; row++) rows[row] = row;
    if (by === 'value' && down) return rows;
    const places = ascending(by === 'name' ? namePlaces(texts) : sortKeys(columns, by), down);
    return rows.sort((one, other) => places[one] - places[other] || one - other);
}

/**
 * Keys that are sorted upwards, whatever the order: what is not known last.
 * @param {ArrayLike<number>} keys
 * @param {boolean} down
 */
function ascending(keys, down) {
    const sign = down ? -1 : 1;
    return Float64Array.from(keys, key => (Number.isNaN(key) ? Infinity : sign * Math.min(key, Number.MAX_VALUE)));
}

/**
 * @param {Columns} columns
 * @param {Exclude<SortBy, 'name'>} by
 * @returns {ArrayLike<number>}
 */
function sortKeys(columns, by) {
    switch (by) {
        case 'class': return Float64Array.from(columns.abc, (abc, row) => abc * XYZ.length + columns.xyz[row]);
        case 'value': return columns.value;
        case 'share': return columns.share;
        case 'margin': return Float64Array.from(columns.profit, (profit, row) => (columns.revenue[row] > 0 ? profit / columns.revenue[row] : NaN));
        case 'gap': return columns.gapDays;
        case 'since': return columns.silenceDays;
        case 'change': return columns.change;
    }
}

/** @type {WeakMap<Texts['labels'], Uint32Array>} */
const places = new WeakMap();

/**
 * The place of each name in the alphabet.
 * @param {Texts} texts
 */
function namePlaces({ labels }) {
    const kept = places.get(labels);
    if (kept) return kept;
    const { compare: alphabetical } = new Intl.Collator(undefined, { numeric: true });
    const byName = labels.map((_, row) => row).sort((one, other) => alphabetical(labels[one] ?? '', labels[other] ?? ''));
    const place = new Uint32Array(labels.length);
    byName.forEach((row, at) => { place[row] = at; });
    places.set(labels, place);
    return place;
}

// ---------------------------------------------------------------- search

/** @type {WeakMap<Texts['labels'], string[]>} */
const haystacks = new WeakMap();

/** @param {Texts} texts */
function searchTexts({ labels, keys }) {
    const kept = haystacks.get(labels);
    if (kept) return kept;
    const made = labels.map((label, row) => folded(label === keys[row] ? label : `${label}\n${keys[row]}`));
    haystacks.set(labels, made);
    return made;
}

/**
 * Upper and lower case, and different spellings of the same letter, find each other.
 * @param {string} text
 */
function folded(text) {
    return text.normalize('NFKC').toLowerCase();
}

/**
 * Makes what the first search and the first sorting by name will need.
 * @param {Texts} texts
 */
export function prepare(texts) {
    searchTexts(texts);
    namePlaces(texts);
}

// ---------------------------------------------------------------- a file's name

/**
 * A name that every system takes for a file.
 * @param {string} text
 * @returns {string}
 */
export function fileName(text) {
    const safe = text.replace(/[\u0000-\u001f\u007f<>:"/\\|?*]+/g, ' ').replace(/\s+/g, ' ').replace(/^[. ]+|[. ]+$/g, '');
    return safe.slice(0, 80).trim() || 'customers';
}
