/** What to do first, by rules, from the sales file alone. */

import { ABC, STATES, XYZ, isKey } from './customer-rows.js';

/** @import {Columns} from '../../src/browser/types.d.ts' */

/**
 * call: a customer that is overdue and not yet lost. price: one that is served at
 * a loss. winBack: one that is lost. welcome: a new one.
 * @typedef {'call' | 'price' | 'winBack' | 'welcome'} Kind
 */

/** @typedef {{kind: Kind, row: number, key: boolean}} Action */

const LOSS = 2;
const A = ABC.indexOf('A');
const L = ABC.indexOf('L');
const AT_RISK = STATES.indexOf('atRisk');
const LOST = STATES.indexOf('lost');
const NEW = XYZ.indexOf('New');

/**
 * The rules in order of urgency: key customers that can still be kept, large ones
 * that cost money (all of them, when ABC is by profit), key customers to win back,
 * overdue smaller ones, new ones. Within a rule those with the most money come first.
 * @type {Kind[]}
 */
const RULES = ['call', 'price', 'winBack', 'call', 'welcome'];

/**
 * The number of the first rule that fits a customer; -1 when nothing is to do.
 * @param {Columns} columns
 * @param {number} row
 */
function ruleFor(columns, row) {
    const { state, flags, abc, xyz } = columns;
    const key = isKey(columns, row);
    if (key && state[row] === AT_RISK) return 0;
    if ((flags[row] & LOSS) !== 0 && (abc[row] === A || abc[row] === L)) return 1;
    if (key && state[row] === LOST) return 2;
    if (state[row] === AT_RISK) return 3;
    return xyz[row] === NEW ? 4 : -1;
}

/**
 * What to do, most urgent first, each customer once.
 * @param {Columns} columns
 * @param {number} most so many of each rule are enough
 * @returns {{actions: Action[], sameAsFirst: number}} how many customers the first rule that fits someone is about
 */
export function actionsOf(columns, most) {
    const found = RULES.map(() => ({ count: 0, rows: /** @type {number[]} */ ([]) }));
    for (let row = 0; row < columns.count; row++) {
        const place = found[ruleFor(columns, row)];
        if (place) keepLargest(place, row, columns, most);
    }
    const actions = found.flatMap(({ rows }, rule) => rows.map(row => ({ kind: RULES[rule], row, key: isKey(columns, row) })));
    return { actions, sameAsFirst: found.find(({ count }) => count > 0)?.count ?? 0 };
}

/**
 * Counts a customer, and keeps it when it is among those with the most money.
 * @param {{count: number, rows: number[]}} place
 * @param {number} row
 * @param {Columns} columns
 * @param {number} most
 */
function keepLargest(place, row, { revenue }, most) {
    place.count += 1;
    const { rows } = place;
    let at = rows.length;
    while (at > 0 && revenue[rows[at - 1]] < revenue[row]) at--;
    if (at >= most) return;
    rows.splice(at, 0, row);
    rows.length = Math.min(rows.length, most);
}

/**
 * Days until the silence is so long that the customer counts as lost; at least one.
 * @param {Columns} columns
 * @param {number} row
 */
export function daysLeft({ lostDays, silenceDays }, row) {
    return Math.max(1, Math.floor(lostDays[row] - silenceDays[row]) + 1);
}
