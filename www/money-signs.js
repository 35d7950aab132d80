/** The currency sign and the grouping of digits that a file itself uses. */

import { columnsOf } from './mapping.js';

/** @import {Intake, Probe} from '../src/browser/types.d.ts' */
/** @import {Display} from './format.js' */

const LAKH_GROUPS = /(?<!\d)\d{1,2}(?:,\d\d)+,\d{3}(?!\d)/;
const SIGNS = ['₹', '$', '€', '£', '৳'];

/**
 * The sign of the currency that counts; where the rows do not say one, what the cells
 * of the amounts agree on, and nothing where they do not.
 * @param {Probe} probe
 * @param {Intake | null} [intake]
 * @returns {Partial<Display>}
 */
export function moneySigns(probe, intake = null) {
    const counted = intake?.plan.currency?.base ?? intake?.currencies[0]?.currency;
    const inCells = signsInCells(probe);
    return counted ? { ...inCells, currency: SIGN_OF[counted] ?? counted } : inCells;
}

/** The usual signs of currencies; others are shown by their code. @type {Record<string, string>} */
const SIGN_OF = { INR: '₹', Rs: '₹', USD: '$', $: '$', EUR: '€', GBP: '£', BDT: '৳' };

/**
 * @param {Probe} probe
 * @returns {Partial<Display>}
 */
function signsInCells({ columns, plan: { mapping, wide } }) {
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
