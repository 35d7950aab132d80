/** Where everything of the Pareto chart stands, before anything is drawn. */

import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';

/** @import {Overview} from '../../src/browser/types.d.ts' */

/** Up to this many customers have a column each; more are drawn as areas. */
export const MOST_COLUMNS = 60;

/** The part of a column's step that the column fills. */
const FILL = 0.74;

/**
 * @typedef {object} Frame
 * @property {number} left
 * @property {number} right
 * @property {number} top
 * @property {number} bottom
 */

/** @typedef {{abc: 'A' | 'B' | 'C', x: number, width: number, from: number, to: number, rank: number, share: number, upTo: number}} Column */
/** @typedef {{abc: 'A' | 'B' | 'C', fill: string, edge: string}} Part */

/**
 * How many customers the curve holds.
 * @param {Overview} overview
 * @returns {number}
 */
export function customersOf(overview) {
    return overview.pareto.at(-1)?.upTo ?? 0;
}

/**
 * Whether each customer gets its own column.
 * @param {Overview} overview
 * @returns {boolean}
 */
export function hasColumns(overview) {
    const customers = customersOf(overview);
    return customers > 0 && customers <= MOST_COLUMNS && overview.pareto.length === customers;
}

/**
 * The class of the customer at a rank.
 * @param {Overview} overview
 * @param {number} rank from 1
 * @returns {'A' | 'B' | 'C'}
 */
export function classAt({ abc }, rank) {
    if (rank <= abc.A.customers) return 'A';
    return rank <= abc.A.customers + abc.B.customers ? 'B' : 'C';
}

/**
 * A column for each customer: from what those before it hold to what they hold together.
 * @param {Overview} overview
 * @param {Frame} frame
 * @returns {Column[]}
 */
export function columnsOf(overview, frame) {
    const step = (frame.right - frame.left) / customersOf(overview);
    const y = shareScale(frame);
    return overview.pareto.map(({ upTo, share }, i) => {
        const before = overview.pareto[i - 1]?.share ?? 0;
        return {
            abc: classAt(overview, upTo), rank: upTo, share: share - before, upTo: share,
            x: frame.left + (upTo - 1) * step + (step * (1 - FILL)) / 2, width: step * FILL,
            from: y(before), to: y(share),
        };
    });
}

/**
 * The curve as one area per class, which touch at the borders.
 * @param {Overview} overview
 * @param {Frame} frame
 * @returns {Part[]}
 */
export function areasOf(overview, frame) {
    const points = [{ upTo: 0, share: 0 }, ...overview.pareto];
    const x = rankScale(overview, frame);
    const y = shareScale(frame);
    const fill = area().x(p => x(p[0])).y0(frame.bottom).y1(p => y(p[1]));
    const edge = line().x(p => x(p[0])).y(p => y(p[1]));
    return bordersOf(overview).map(({ abc, from, to }) => {
        const own = points.filter(p => p.upTo >= from && p.upTo <= to).map(pair);
        return { abc, fill: fill(own) ?? '', edge: edge(own) ?? '' };
    });
}

/** @param {{upTo: number, share: number}} point @returns {[number, number]} */
function pair(point) {
    return [point.upTo, point.share];
}

/**
 * The ranks between which each class lies; empty classes are left out.
 * @param {Overview} overview
 * @returns {{abc: 'A' | 'B' | 'C', from: number, to: number}[]}
 */
export function bordersOf(overview) {
    const a = overview.abc.A.customers;
    const b = a + overview.abc.B.customers;
    const ranges = /** @type {const} */ ([['A', 0, a], ['B', a, b], ['C', b, customersOf(overview)]]);
    return ranges.filter(([, from, to]) => to > from).map(([abc, from, to]) => ({ abc, from, to }));
}

/**
 * From a share of 0..1 to the height in the frame.
 * @param {Frame} frame
 */
export function shareScale(frame) {
    return scaleLinear([0, 1], [frame.bottom, frame.top]);
}

/**
 * From the number of customers so far to the distance in the frame.
 * @param {Overview} overview
 * @param {Frame} frame
 */
export function rankScale(overview, frame) {
    return scaleLinear([0, Math.max(1, customersOf(overview))], [frame.left, frame.right]);
}

/**
 * The whole ranks that are written under the chart: the first, the last, and round ones between.
 * @param {number} customers
 * @param {number} [count]
 * @returns {number[]}
 */
export function rankTicks(customers, count = 4) {
    if (customers < 2) return customers === 1 ? [1] : [];
    const round = scaleLinear([0, customers], [0, 1]).ticks(count).filter(rank => Number.isInteger(rank) && rank > 1);
    const step = (round[1] ?? customers) - (round[0] ?? 0);
    const inner = round.filter(rank => customers - rank > step * 0.4);
    return [1, ...inner, customers];
}

/**
 * Where two labels on one line go so that they do not lie on each other.
 * @param {number} upper
 * @param {number} lower further down, so not smaller
 * @param {number} height of a label
 * @returns {[number, number]}
 */
export function apart(upper, lower, height) {
    const missing = height - (lower - upper);
    return missing > 0 ? [upper - missing / 2, lower + missing / 2] : [upper, lower];
}

/**
 * A limit that stays on its side of the other one.
 * @param {'a' | 'b'} which
 * @param {number} percent wanted
 * @param {{a: number, b: number}} limits in force
 * @returns {number} whole percent
 */
export function keptLimit(which, percent, limits) {
    const whole = Math.round(percent);
    return which === 'a' ? Math.max(1, Math.min(whole, limits.b - 1)) : Math.min(100, Math.max(whole, limits.a + 1));
}

/**
 * The point of the curve at a distance in the frame.
 * @param {Overview} overview
 * @param {Frame} frame
 * @param {number} x
 * @returns {{upTo: number, share: number} | null} null outside
 */
export function pointAt(overview, frame, x) {
    if (x < frame.left || x > frame.right) return null;
    const rank = Math.max(1, Math.ceil(rankScale(overview, frame).invert(x)));
    return overview.pareto.find(point => point.upTo >= rank) ?? null;
}
