/** Ticks and units of an axis or a column of numbers. */

import { ticks } from 'd3-array';

/**
 * A unit in which a column or an axis of money is written, so that its cells
 * hold bare numbers: `₹ lakh` above, `104.0` below.
 * @typedef {object} Unit
 * @property {number} size what one of the unit is worth
 * @property {'lakh' | 'crore' | 'million' | 'billion' | null} word key of its name; null for the money itself
 * @property {number} decimals
 */

/** @type {Record<'lakh' | 'million', Unit[]>} */
const UNITS = {
    lakh: [{ size: 1e7, word: 'crore', decimals: 2 }, { size: 1e5, word: 'lakh', decimals: 1 }],
    million: [{ size: 1e9, word: 'billion', decimals: 2 }, { size: 1e6, word: 'million', decimals: 2 }],
};

/**
 * The largest unit in which a usual value still is at least one.
 * @param {number} usual the value that must stay readable
 * @param {'lakh' | 'million'} grouping
 * @returns {Unit}
 */
export function unitFor(usual, grouping) {
    return UNITS[grouping].find(unit => Math.abs(usual) >= unit.size) ?? { size: 1, word: null, decimals: 0 };
}

/**
 * Round numbers from 0 (or below) to at least the largest value.
 * @param {number} low zero or less
 * @param {number} high
 * @param {number} [count] about how many
 * @returns {number[]} ascending; the first and last are the ends of the axis
 */
export function roundTicks(low, high, count = 3) {
    if (!(high > low)) return [0, 1];
    const inner = ticks(low, high, count);
    const step = (inner[1] ?? 1) - (inner[0] ?? 0);
    const first = Math.floor(low / step + 1e-9);
    const last = Math.ceil(high / step - 1e-9);
    return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
}

/**
 * The decimals that a set of ticks needs, at most two.
 * @param {number[]} values
 * @returns {number}
 */
export function decimalsOf(values) {
    return [0, 1].find(decimals => values.every(value => isRoundTo(value, decimals))) ?? 2;
}

/**
 * @param {number} value
 * @param {number} decimals
 */
function isRoundTo(value, decimals) {
    return Math.abs(value - Number(value.toFixed(decimals))) < 1e-9 * Math.max(1, Math.abs(value));
}

/**
 * Every so manieth of a row of labels, so that at most `most` are left and the steps are round.
 * @param {number} length
 * @param {number} most
 * @returns {number} show the label at 0, step, 2 × step …
 */
export function labelStep(length, most) {
    const steps = [1, 2, 3, 4, 6, 12, 24, 52, 60, 120];
    return steps.find(step => Math.ceil(length / step) <= most) ?? Math.ceil(length / Math.max(1, most));
}
