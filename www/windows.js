/** Windows of time that are often asked for, cut from the days of a file. */

import { isoDay } from './format.js';

/** @import {Day, Settings} from '../src/browser/types.d.ts' */

/**
 * The windows that lie within a file. The whole file comes first.
 * @param {Day} first day of the file
 * @param {Day} last day of the file
 * @returns {{name: string, window: Settings['window']}[]}
 */
export function windowPresets(first, last) {
    const year = last.slice(0, 4);
    const before = String(Number(year) - 1).padStart(4, '0');
    const presets = [
        { name: 'months-12', window: { first: monthsBack(last, 12), last: null } },
        { name: 'months-6', window: { first: monthsBack(last, 6), last: null } },
        { name: 'year', window: { first: `${year}-01-01`, last: null } },
        { name: 'year-before', window: { first: `${before}-01-01`, last: `${before}-12-31` } },
    ];
    const fitting = presets.filter(({ window }) => window.first > first && (window.last ?? last) <= last);
    return [{ name: 'whole', window: { first: null, last: null } }, ...fitting];
}

/**
 * The first day of the window of so many months that ends on a day.
 * @param {Day} last
 * @param {number} months
 * @returns {Day}
 */
function monthsBack(last, months) {
    const after = new Date(last + 'T00:00:00Z');
    after.setUTCDate(after.getUTCDate() + 1);
    const lengthOfMonth = new Date(Date.UTC(after.getUTCFullYear(), after.getUTCMonth() - months + 1, 0)).getUTCDate();
    const start = Date.UTC(after.getUTCFullYear(), after.getUTCMonth() - months, Math.min(after.getUTCDate(), lengthOfMonth));
    return isoDay(start / 86_400_000);
}
