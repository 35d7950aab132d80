/** What to do first, by rules, from the sales file alone. */

import { ABC, STATES, XYZ } from './customer-rows.js';

/** @import {Columns} from '../../src/browser/types.d.ts' */

/**
 * call: a customer that is overdue and not yet lost. price: one that is served at
 * a loss. winBack: one that is lost. welcome: a new one.
 * @typedef {'call' | 'price' | 'winBack' | 'welcome'} Kind
 */

/** @typedef {{kind: Kind, row: number, key: boolean}} Action */

const KEY = 1;
const LOSS = 2;
const A = ABC.indexOf('A');
const AT_RISK = STATES.indexOf('atRisk');
const LOST = STATES.indexOf('lost');
const NEW = XYZ.indexOf('New');

/**
 * The rules in order of urgency: key customers that can still be kept, large ones
 * that cost money, key customers to win back, overdue smaller ones, new ones.
 * Within a rule those with the most money come first.
 * @type {{kind: Kind, fits: (columns: Columns, row: number) => boolean}[]}
 */
const RULES = [
    { kind: 'call', fits: (columns, row) => isKey(columns, row) && columns.state[row] === AT_RISK },
    { kind: 'price', fits: ({ flags, abc }, row) => (flags[row] & LOSS) !== 0 && abc[row] === A },
    { kind: 'winBack', fits: (columns, row) => isKey(columns, row) && columns.state[row] === LOST },
    { kind: 'call', fits: (columns, row) => !isKey(columns, row) && columns.state[row] === AT_RISK },
    { kind: 'welcome', fits: ({ xyz }, row) => xyz[row] === NEW },
];

/**
 * What to do, most urgent first, each customer once.
 * @param {Columns} columns
 * @returns {Action[]}
 */
export function actionsOf(columns) {
    const taken = new Set();
    return RULES.flatMap(({ kind, fits }) => {
        const rows = rowsWhere(columns, row => !taken.has(row) && fits(columns, row));
        for (const row of rows) taken.add(row);
        return rows.sort(byMoney(columns)).map(row => ({ kind, row, key: isKey(columns, row) }));
    });
}

/**
 * Days until the silence is so long that the customer counts as lost; at least one.
 * @param {Columns} columns
 * @param {number} row
 */
export function daysLeft({ lostDays, silenceDays }, row) {
    return Math.max(1, Math.floor(lostDays[row] - silenceDays[row]) + 1);
}

/**
 * @param {Columns} columns
 * @param {(row: number) => boolean} fits
 */
function rowsWhere({ count }, fits) {
    const rows = [];
    for (let row = 0; row < count; row++) if (fits(row)) rows.push(row);
    return rows;
}

/** @param {Columns} columns */
function byMoney({ revenue }) {
    return (/** @type {number} */ one, /** @type {number} */ other) => revenue[other] - revenue[one] || one - other;
}

/**
 * @param {Columns} columns
 * @param {number} row
 */
function isKey({ flags }, row) {
    return (flags[row] & KEY) !== 0;
}
