/** Which of the dropped tables are sales, and which are looked up by a key. */

/** @import {ColumnGuess, Join, Mapping, Plan, Probe, Source} from '../src/browser/types.d.ts' */

/** @typedef {'sales' | 'joined' | 'unused' | 'empty'} Use */

/** Tables are read as one when so much of their columns' names is alike. */
const ALIKE = 0.5;

/**
 * What the plan does with a table.
 * @param {Probe} probe
 * @param {number} at its number
 * @returns {Use}
 */
export function useOf({ plan, sources }, at) {
    if (plan.sources.some(({ source }) => source === at)) return 'sales';
    if (plan.joins.some(({ source }) => source === at)) return 'joined';
    return sources[at]?.use === 'empty' ? 'empty' : 'unused';
}

/**
 * The plan that reads a table as sales: beside those of the same columns, in place of others.
 * @param {Probe} probe
 * @param {number} at
 * @returns {Plan}
 */
export function asSales({ plan, sources }, at) {
    const entry = { source: at, dialect: null, columns: null };
    const [first] = plan.sources;
    if (!first || !isAlike(sources[first.source], sources[at])) return { ...plan, sources: [entry], joins: [] };
    return { ...plan, sources: [...plan.sources, entry].sort((one, other) => one.source - other.source) };
}

/**
 * The plan that does not read a table as sales.
 * @param {Plan} plan
 * @param {number} at
 * @returns {Plan}
 */
export function withoutSales(plan, at) {
    return { ...plan, sources: plan.sources.filter(({ source }) => source !== at) };
}

/**
 * @param {Source | undefined} one
 * @param {Source | undefined} other
 */
function isAlike(one, other) {
    if (!one || !other) return false;
    const names = new Set(one.columns.map(plainName));
    const shared = other.columns.filter(name => names.has(plainName(name))).length;
    return shared >= ALIKE * Math.max(one.columns.length, other.columns.length);
}

/** @param {string} name */
function plainName(name) {
    return name.trim().toLowerCase();
}

// ---------------------------------------------------------------- joins

/**
 * How many columns the sales have of their own.
 * @param {ColumnGuess[]} columns
 */
export function ownWidth(columns) {
    return columns.filter(({ source }) => source === null).length;
}

/**
 * The plan that looks one more table up.
 * @param {Probe} probe
 * @param {{source: number, key: number, column: number}} pair
 * @returns {Plan}
 */
export function withJoin({ plan, sources }, { source, key, column }) {
    const width = sources[source]?.columns.length ?? 0;
    return { ...withoutSales(plan, source), joins: [...plan.joins, { source, dialect: plan.dialect, width, key, column }] };
}

/**
 * The plan without a table that was looked up: the columns after its own move up,
 * and a table whose key was among them goes too.
 * @param {Plan} plan
 * @param {ColumnGuess[]} columns
 * @param {number} source
 * @returns {Plan}
 */
export function withoutJoin(plan, columns, source) {
    const at = plan.joins.findIndex(join => join.source === source);
    const join = plan.joins[at];
    if (!join) return plan;
    const first = startOf(plan.joins, columns, at);
    const needing = plan.joins.find(({ key }) => key >= first && key < first + join.width);
    if (needing) return withoutJoin(withoutJoin(plan, columns, needing.source), columns, source);
    const move = (/** @type {number} */ column) => (column < first ? column : column - join.width);
    const isGone = (/** @type {number} */ column) => column >= first && column < first + join.width;
    return {
        ...plan,
        mapping: moved(plan.mapping, column => (isGone(column) ? null : move(column))),
        joins: plan.joins.filter(({ source: each }) => each !== source).map(each => ({ ...each, key: move(each.key) })),
    };
}

/**
 * The number of the first column that a joined table gives.
 * @param {Join[]} joins
 * @param {ColumnGuess[]} columns
 * @param {number} at
 */
function startOf(joins, columns, at) {
    return joins.slice(0, at).reduce((start, { width }) => start + width, ownWidth(columns));
}

/**
 * @param {Mapping} mapping
 * @param {(column: number) => number | null} move null for a column that is gone
 * @returns {Mapping}
 */
function moved(mapping, move) {
    const entries = Object.entries(mapping).map(([role, column]) => [role, Array.isArray(column) ? column.map(move).filter(each => each !== null) : column === null ? null : move(column)]);
    return Object.fromEntries(entries);
}
