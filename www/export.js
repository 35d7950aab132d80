/**
 * The customers on show as a file for people and their spreadsheets: the words
 * of the table as heads, numbers plain, in the order of the screen.
 */

import * as format from './format.js';
import { isDated } from './state.js';
import { t } from './translate.js';
import { ABC, STATES, XYZ } from './views/customer-rows.js';
import { changeOf } from './views/change.js';

/** @import {Columns, Overview} from '../src/browser/types.d.ts' */
/** @import {Texts} from './views/customer-rows.js' */

/** A spreadsheet takes a file without it for one in its own old letters. */
const MARK = '\uFEFF';

/** What a spreadsheet would run, or what hides before something that it would run. */
const RUNS = /^[=+\-@\t\r\0]/;

/** What a text must be quoted for. */
const QUOTED = /[",\r\n\t\0]|^\s|\s$/;

/** @typedef {{head: string, cell: (row: number) => string | number}} Field text, or a number; NaN is not known */

/**
 * The file's text.
 * @param {Columns} list
 * @param {Texts} texts
 * @param {Overview} report
 * @param {Uint32Array} rows in the order wanted
 * @returns {string}
 */
export function customersFile(list, texts, report, rows) {
    const fields = fieldsOf(list, texts, report);
    const lines = [fields.map(({ head }) => cellText(head)).join(',')];
    for (const row of rows) lines.push(fields.map(({ cell }) => cellText(cell(row))).join(','));
    return MARK + lines.join('\r\n') + '\r\n';
}

/**
 * A cell as the file has it: numbers are untouched, and no text runs in a spreadsheet.
 * @param {string | number} value
 * @returns {string}
 */
export function cellText(value) {
    if (typeof value === 'number') return Number.isFinite(value) ? plain(value) : '';
    const guarded = RUNS.test(value) ? `'${value}` : value;
    return QUOTED.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/**
 * @param {Columns} list
 * @param {Texts} texts
 * @param {Overview} report
 * @returns {Field[]}
 */
function fieldsOf(list, { labels, keys }, { settings: { measure }, profit, comparison }) {
    const keyed = labels.some((label, row) => label !== keys[row]);
    /** @type {(Field | false)[]} */
    const fields = [
        { head: t('customers-head-name'), cell: row => labels[row] ?? '' },
        keyed && { head: t('export-head-key'), cell: row => keys[row] ?? '' },
        { head: t('customers-head-class'), cell: row => classText(list, row) },
        { head: t('customers-head-value', { measure }), cell: row => list.value[row] },
        { head: t('export-head-share'), cell: row => rounded(list.share[row] * 100, 2) },
        profit !== null && { head: t('export-head-margin'), cell: row => (list.revenue[row] > 0 ? rounded((list.profit[row] / list.revenue[row]) * 100, 1) : NaN) },
        ...(isDated.value ? timeFieldsOf(list, comparison) : []),
    ];
    return fields.filter(field => field !== false);
}

/**
 * @param {Columns} list
 * @param {Overview['comparison']} comparison
 * @returns {(Field | false)[]}
 */
function timeFieldsOf(list, comparison) {
    return [
        { head: t('export-head-gap'), cell: row => rounded(list.gapDays[row], 1) },
        { head: t('export-head-since'), cell: row => list.silenceDays[row] },
        { head: t('export-head-state'), cell: row => t('export-state', { state: STATES[list.state[row]] }) },
        comparison !== null && { head: t('export-head-change', { kind: comparison.kind }), cell: row => changeCell(list, row, comparison) },
        { head: t('export-head-purchases'), cell: row => list.occasions[row] },
        { head: t('export-head-first'), cell: row => format.isoDay(list.first[row]) },
        { head: t('export-head-last'), cell: row => format.isoDay(list.last[row]) },
    ];
}

/**
 * @param {Columns} list
 * @param {number} row
 * @param {NonNullable<Overview['comparison']>} comparison
 */
function changeCell(list, row, comparison) {
    const change = changeOf(list, row, comparison);
    return typeof change === 'number' ? rounded(change * 100, 1) : t(`customers-change-${change}`);
}

/**
 * @param {Columns} list
 * @param {number} row
 */
function classText({ abc, xyz }, row) {
    const letter = t(`abc-${ABC[abc[row]]}`);
    const regularity = t(`xyz-${XYZ[xyz[row]]}`);
    if (XYZ[xyz[row]] === 'none' || !isDated.value) return letter;
    return regularity.length === 1 && letter !== 'L' ? letter + regularity : `${letter} ${regularity}`;
}

/**
 * @param {number} value
 * @param {number} decimals
 */
function rounded(value, decimals) {
    return Number(value.toFixed(decimals));
}

/**
 * A number with a point and without noise: the digits that a sum of amounts can vouch for.
 * @param {number} value
 */
function plain(value) {
    const text = String(Number(value.toPrecision(15)));
    if (!text.includes('e')) return text === '-0' ? '0' : text;
    return Math.abs(value) < 1 ? value.toFixed(9) : String(BigInt(Math.round(value)));
}
