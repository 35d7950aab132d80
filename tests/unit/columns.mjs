/** Columns for tests: a few customers, everything else at rest. */

import { ABC, KEY_TYPES, STATES, XYZ } from '../../www/views/customer-rows.js';

/** @import {Abc, Columns, KeyType, State, Xyz} from '../../src/browser/types.d.ts' */

/**
 * @typedef {object} Some
 * @property {string} [label]
 * @property {string} [key]
 * @property {number} [value]
 * @property {number} [profit]
 * @property {Abc} [abc]
 * @property {Xyz} [xyz]
 * @property {State} [state]
 * @property {KeyType} [keyType]
 * @property {number} [flags]
 * @property {number} [gap]
 * @property {number} [silence]
 * @property {number} [lost]
 * @property {number} [change]
 * @property {number} [first]
 * @property {number} [risk]
 * @property {number} [last]
 */

/**
 * @param {Some[]} customers largest value first
 * @returns {{columns: Columns, texts: {labels: string[], keys: string[]}}}
 */
export function columnsOf(customers) {
    const numbers = (/** @type {(customer: Some, row: number) => number} */ of) => Float64Array.from(customers, of);
    const codes = (/** @type {(customer: Some) => number} */ of) => Uint8Array.from(customers, of);
    const total = customers.reduce((sum, { value = 0 }) => sum + Math.max(0, value), 0) || 1;
    const labels = customers.map(({ label }, row) => label ?? `Customer ${row}`);
    const keys = customers.map(({ key }, row) => key ?? labels[row] ?? '');
    /** @type {Columns} */
    const columns = {
        count: customers.length, id: Uint32Array.from(customers, (_, row) => row + 100),
        labels: labels.join('\n') + '\n', keys: keys.join('\n') + '\n',
        value: numbers(({ value = 0 }) => value), revenue: numbers(({ value = 0 }) => value), profit: numbers(({ profit = NaN }) => profit),
        share: numbers(({ value = 0 }) => value / total), before: numbers(() => 0),
        abc: codes(({ abc = 'C' }) => ABC.indexOf(abc)), xyz: codes(({ xyz = 'X' }) => XYZ.indexOf(xyz)),
        state: codes(({ state = 'active' }) => STATES.indexOf(state)), keyType: codes(({ keyType = 'none' }) => KEY_TYPES.indexOf(keyType)),
        flags: codes(({ flags = 0 }) => flags), occasions: Uint32Array.from(customers, () => 5),
        gapDays: numbers(({ gap = NaN }) => gap), silenceDays: Int32Array.from(customers, ({ silence = 0 }) => silence),
        riskDays: numbers(({ risk = NaN }) => risk), lostDays: numbers(({ lost = NaN }) => lost),
        gapCv: numbers(() => NaN), periodCv: numbers(() => NaN), activity: numbers(() => NaN),
        change: numbers(({ change = NaN }) => change), first: Int32Array.from(customers, ({ first = 0 }) => first), last: Int32Array.from(customers, ({ first = 0, last = first }) => last),
        spark: new Uint8Array(customers.length * 12),
    };
    return { columns, texts: { labels, keys } };
}
