/** What to do first, by rules, from the sales file alone. */

import { STATES, XYZ, isKey, isLongLost, isPriceCase } from './customer-rows.js';
import { yearlyOf } from './slipping.js';

/** @import {Columns} from '../../src/browser/types.d.ts' */

/**
 * call: a customer that is overdue and not yet lost. price: a large one that is served
 * at a loss (any, when ABC is by profit). winBack: a key customer lost within a year.
 * welcome: a new one.
 * @typedef {'call' | 'price' | 'winBack' | 'welcome'} Kind
 */

/** @typedef {{kind: Kind, row: number, key: boolean, stake: number}} Action `stake`: the money that is at stake */

const AT_RISK = STATES.indexOf('atRisk');
const LOST = STATES.indexOf('lost');
const NEW = XYZ.indexOf('New');

/** What can still be kept or stopped comes before what is lost, and new customers come last. @type {Record<Kind, number>} */
const URGENCY = { call: 0, price: 0, winBack: 1, welcome: 2 };

/**
 * What to do about a customer; null when nothing is to do.
 * @param {Columns} columns
 * @param {number} row
 * @param {boolean} silenceTells whether the file is long enough for silence and newness to say something
 * @returns {Kind | null}
 */
function kindFor(columns, row, silenceTells) {
    const { state, xyz } = columns;
    const key = isKey(columns, row);
    if (silenceTells && key && state[row] === AT_RISK) return 'call';
    if (isPriceCase(columns, row)) return 'price';
    if (!silenceTells) return null;
    if (state[row] === AT_RISK) return 'call';
    if (key && state[row] === LOST && !isLongLost(columns, row)) return 'winBack';
    return xyz[row] === NEW ? 'welcome' : null;
}

/**
 * What to do, each customer once: what can still be kept first, by the money at stake.
 * @param {Columns} columns
 * @param {number} most so many are enough
 * @param {boolean} [silenceTells]
 * @returns {Action[]}
 */
export function actionsOf(columns, most, silenceTells = true) {
    /** @type {Action[]} */
    const found = [];
    for (let row = 0; row < columns.count; row++) {
        const kind = kindFor(columns, row, silenceTells);
        if (kind) keep(found, { kind, row, key: isKey(columns, row), stake: stakeOf(columns, kind, row) }, most);
    }
    return found;
}

/**
 * @param {Columns} columns
 * @param {Kind} kind
 * @param {number} row
 */
function stakeOf(columns, kind, row) {
    if (kind === 'price') return Math.abs(columns.profit[row]);
    return kind === 'welcome' ? columns.revenue[row] : yearlyOf(columns, row);
}

/**
 * Keeps an action when it is among the first.
 * @param {Action[]} found in order
 * @param {Action} action
 * @param {number} most
 */
function keep(found, action, most) {
    let at = found.length;
    while (at > 0 && comesBefore(action, /** @type {Action} */ (found[at - 1]))) at--;
    if (at >= most) return;
    found.splice(at, 0, action);
    found.length = Math.min(found.length, most);
}

/**
 * @param {Action} one
 * @param {Action} other
 */
function comesBefore(one, other) {
    const before = URGENCY[one.kind] - URGENCY[other.kind];
    return before < 0 || (before === 0 && one.stake > other.stake);
}

/**
 * Days until the silence is so long that the customer counts as lost; at least one.
 * @param {Columns} columns
 * @param {number} row
 */
export function daysLeft({ lostDays, silenceDays }, row) {
    return daysUntilLost(lostDays[row], silenceDays[row]);
}

/**
 * Days until a silence is longer than a limit; at least one.
 * @param {number} lostDays
 * @param {number} silenceDays
 */
export function daysUntilLost(lostDays, silenceDays) {
    return Math.max(1, Math.floor(lostDays - silenceDays) + 1);
}
