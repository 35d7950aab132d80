/** The measure in force, as a reader says it. */

import * as format from '../format.js';
import { t } from '../translate.js';

/** @import {Measure} from '../../src/browser/types.d.ts' */

/**
 * A value of the measure: money, pieces or purchases.
 * @param {number} value
 * @param {Measure} measure
 * @returns {string}
 */
export function valueText(value, measure) {
    return isMoney(measure) ? format.money(value) : format.compact(value);
}

/**
 * Whether a measure is money.
 * @param {Measure} measure
 */
export function isMoney(measure) {
    return measure === 'revenue' || measure === 'profit';
}

/**
 * The name of a money unit for a head or an axis: `₹ lakh`; empty when there is nothing to say.
 * @param {import('../charts/axis.js').Unit} unit
 * @returns {string}
 */
export function unitText(unit) {
    return [format.display.value.currency, unit.word && t(unit.word)].filter(Boolean).join(' ');
}

/**
 * The sum of a column.
 * @param {Float64Array} column
 * @returns {number}
 */
export function total(column) {
    let sum = 0;
    for (let row = 0; row < column.length; row++) sum += column[row];
    return sum;
}
