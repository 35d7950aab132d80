/** Who is slipping away: key customers that are overdue now, and those that were lost, each for itself. */

import * as format from '../format.js';
import { STATES, isKey, isLongLost } from './customer-rows.js';

/** @import {Columns, Overview} from '../../src/browser/types.d.ts' */

/** Files with fewer days cannot say who is slipping. */
export const LEAST_DAYS = 90;
const YEAR_DAYS = 365;
const AT_RISK = STATES.indexOf('atRisk');
const LOST = STATES.indexOf('lost');

/**
 * Customers in the same plight. `money` is what they brought in a year, or in all the days when these are no year.
 * @typedef {{count: number, money: number, worst: number, latest: number}} Plight `worst` the row with the most money, `latest` with the shortest silence; -1 when there is none
 */

/** @typedef {{atRisk: Plight, lost: Plight, longLost: Plight, smaller: Plight}} Slipping key customers overdue, lost within a year, lost before; smaller ones overdue */

/**
 * Days from the first purchase of all to the day that counts as today.
 * @param {Columns} list
 * @param {Overview} report
 */
export function daysOf(list, { window: { asOf } }) {
    return daysUpTo(list, format.dayNumber(asOf));
}

/**
 * Days from the first purchase of all up to a day.
 * @param {Columns} list
 * @param {number} day
 */
export function daysUpTo({ first }, day) {
    return day - first.reduce((least, one) => Math.min(least, one), day) + 1;
}

/**
 * What a customer brings in a year, on average; all that it brought when it has bought for less.
 * @param {Columns} list
 * @param {number} row
 */
export function yearlyOf({ revenue, first, last }, row) {
    return revenue[row] * Math.min(1, YEAR_DAYS / (last[row] - first[row] + 1));
}

/**
 * What money per year is true of: a year, or the days of the file.
 * @param {number} days
 * @returns {{span: 'year' | 'days', days: number}}
 */
export function spanOf(days) {
    return { span: days >= YEAR_DAYS ? 'year' : 'days', days };
}

/**
 * @param {Columns} list
 * @returns {Slipping}
 */
export function slippingOf(list) {
    const found = { atRisk: nobody(), lost: nobody(), longLost: nobody(), smaller: nobody() };
    for (let row = 0; row < list.count; row++) {
        const key = isKey(list, row);
        if (list.state[row] === AT_RISK) add(key ? found.atRisk : found.smaller, list, row);
        else if (key && list.state[row] === LOST) add(isLongLost(list, row) ? found.longLost : found.lost, list, row);
    }
    return found;
}

/** @returns {Plight} */
function nobody() {
    return { count: 0, money: 0, worst: -1, latest: -1 };
}

/**
 * @param {Plight} plight
 * @param {Columns} list
 * @param {number} row
 */
function add(plight, list, row) {
    plight.count += 1;
    plight.money += yearlyOf(list, row);
    if (plight.worst < 0 || yearlyOf(list, row) > yearlyOf(list, plight.worst)) plight.worst = row;
    if (plight.latest < 0 || list.silenceDays[row] < list.silenceDays[plight.latest]) plight.latest = row;
}
