/** The currency sign and the grouping of digits that a file itself uses. */

import { columnsOf } from './mapping.js';

/** @import {Probe} from '../src/browser/types.d.ts' */
/** @import {Display} from './format.js' */

const LAKH_GROUPS = /(?<!\d)\d{1,2}(?:,\d\d)+,\d{3}(?!\d)/;
const SIGNS = ['₹', '$', '€', '£', '৳'];

/**
 * What the cells of the amounts agree on; nothing where they do not.
 * @param {Probe} probe
 * @returns {Partial<Display>}
 */
export function moneySigns({ columns, plan: { mapping, wide } }) {
    const amounts = [...mapping.amount, ...columnsOf(mapping, 'unitPrice'), ...wide];
    const cells = amounts.flatMap(at => columns[at]?.samples ?? []);
    const full = cells.filter(cell => /\d/.test(cell));
    const [first = '', ...others] = full.map(signOf);
    const sign = others.every(each => each === first) ? first : '';
    /** @type {Partial<Display>} */
    const rupees = sign === '₹' || full.some(cell => LAKH_GROUPS.test(cell)) ? { grouping: 'lakh', currency: sign || '₹' } : {};
    return sign ? { currency: sign, ...rupees } : rupees;
}

/** @param {string} cell */
function signOf(cell) {
    return /(?:^|[^a-z])rs\b\.?|\binr\b/i.test(cell) ? '₹' : (SIGNS.find(sign => cell.includes(sign)) ?? '');
}
