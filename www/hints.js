/** What is wrong with the shape or the letters of a file, told from its first rows. */

import { columnsOf } from './mapping.js';

/** @import {Probe} from '../src/browser/types.d.ts' */

/** @typedef {'garbled' | 'one-column' | 'months'} Hint */

/** So many columns with the name of a month are one row a customer, not one a sale. */
const MONTHS_ASIDE = 6;
const MONTH = /^(?:\d{4}[-./ ](?:0?[1-9]|1[0-2])|(?:0?[1-9]|1[0-2])[-./ ]\d{4}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-./ ’']*(?:\d{4}|\d{2}))$/i;

/**
 * What a reader should know before the file is analysed.
 * @param {Probe} probe
 * @returns {Hint[]}
 */
export function hintsOf(probe) {
    /** @type {[Hint, boolean][]} */
    const hints = [
        ['one-column', probe.columns.length === 1],
        ['months', !probe.plan.wide.length && probe.columns.filter(({ name }) => MONTH.test(name.trim())).length >= MONTHS_ASIDE],
        ['garbled', isGarbled(probe)],
    ];
    return hints.filter(([, holds]) => holds).map(([hint]) => hint);
}

/**
 * Cyrillic, Greek and others, read as Western letters, are nearly all accented letters.
 * @param {Probe} probe
 */
function isGarbled({ plan, columns, rows }) {
    if (plan.dialect.encoding !== 'windows-1252') return false;
    const letters = [...columns.map(({ name }) => name), ...rows.flat()].join('').match(/\p{L}/gu) ?? [];
    const high = letters.filter(letter => letter >= '\u00C0' && letter <= '\u00FF');
    return high.length > 3 && high.length > letters.length / 2;
}

/**
 * Whether no shown row has both digits for a day and digits for an amount.
 * @param {Probe} probe
 */
export function nothingFits({ plan: { mapping, dateOrder, decimal, wide }, rows, dateReadings, decimalReadings }) {
    /** @param {number[]} columns @param {string[]} cells */
    const lack = (columns, cells) => columns.length > 0 && columns.every(at => !/\p{Nd}/u.test(cells[at] ?? ''));
    const money = wide.length ? wide : mapping.amount.length ? mapping.amount : columnsOf(mapping, 'unitPrice');
    const empty = rows.every(cells => lack(columnsOf(mapping, 'date'), cells) || lack(money, cells));
    const chosen = [dateReadings.filter(({ value }) => value === dateOrder), decimalReadings.filter(({ value }) => value === decimal)];
    return empty || chosen.some(readings => readings.length > 0 && readings.every(({ meaning }) => meaning === null));
}
