/** Growth against the days before, as a reader may take it. */

import * as format from '../format.js';

/** @import {Columns, Overview} from '../../src/browser/types.d.ts' */

/** Growth from which on it is said in times: `×17`. */
const IN_TIMES = 3;

/**
 * The growth of a customer; `new` when it had never bought before, `back` when it had, only not in the days before.
 * @param {Columns} list
 * @param {number} row
 * @param {NonNullable<Overview['comparison']>} comparison
 * @returns {number | 'new' | 'back'} NaN when there is nothing to compare, as with nothing now and nothing before
 */
export function changeOf({ change, first, last }, row, { current }) {
    const from = format.dayNumber(current.first);
    if (change[row] !== Infinity) return change[row];
    if (last[row] < from) return NaN;
    return first[row] >= from ? 'new' : 'back';
}

/**
 * A ratio of growth in words: `+29%`, `×17`; a rest is never a fall of 100%.
 * @param {number} ratio
 * @param {number} [decimals]
 * @returns {string}
 */
export function growthText(ratio, decimals = 0) {
    if (!Number.isFinite(ratio)) return format.UNKNOWN;
    if (ratio > IN_TIMES) return '×' + format.decimal(ratio + 1, ratio + 1 < 10 ? 1 : 0);
    const text = format.percentChange(ratio, decimals);
    if (ratio > -1 && ratio < 0 && Number(ratio.toFixed(decimals + 2)) === -1) return '> ' + format.percentChange(-0.99, 0);
    return text;
}
