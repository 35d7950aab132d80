/** How the amount of one real row comes about, so that a reader can redo it by hand. */

import { isComputed } from './mapping.js';

/** @import {DecimalSign, DiscountUnit, Plan, Probe} from '../src/browser/types.d.ts' */

/**
 * A row of the file as a sum: the numbers, and what they come to.
 * @typedef {{parts: number[], sum: number}} Sum
 */

/**
 * The first row whose numbers can be told for certain; null when there is none.
 * @param {Pick<Probe, 'plan' | 'rows'>} probe
 * @param {DiscountUnit} [unit] what the discount is taken to mean
 * @returns {Sum | null}
 */
export function workedExample({ plan, rows }, unit = plan.discount) {
    const { amount, quantity, unitPrice, discount } = plan.mapping;
    if (!isComputed(plan.mapping)) return exampleOf(amount, rows, plan, parts => parts.reduce((sum, part) => sum + part, 0));
    const factors = /** @type {number[]} */ ([quantity, unitPrice]);
    const isDiscounted = discount !== null && exampleOf([...factors, discount], rows.filter(cells => /[1-9]/.test(cells[discount] ?? '')), plan, parts => discounted(parts, unit));
    return isDiscounted || exampleOf(factors, rows, plan, ([count = NaN, price = NaN]) => count * price);
}

/**
 * @param {number[]} columns
 * @param {string[][]} rows
 * @param {Plan} plan
 * @param {(parts: number[]) => number} combine
 * @returns {Sum | null}
 */
function exampleOf(columns, rows, { decimal }, combine) {
    for (const cells of rows) {
        const parts = columns.map(at => plainNumber(cells[at] ?? '', decimal));
        if (columns.length && parts.every(part => part !== null)) return { parts, sum: combine(parts) };
    }
    return null;
}

/**
 * @param {number[]} parts quantity, price, discount
 * @param {DiscountUnit} unit
 */
function discounted([quantity = NaN, price = NaN, discount = NaN], unit) {
    const full = quantity * price;
    if (unit === 'amount') return full - discount;
    return full * (1 - (unit === 'percent' ? discount / 100 : discount));
}

/**
 * A number that is written plainly; null for anything that would need judgement.
 * @param {string} cell
 * @param {DecimalSign} decimal
 * @returns {number | null}
 */
export function plainNumber(cell, decimal) {
    const bare = cell.replace(/[\s\u00A0\u202F'’%]|\p{Sc}|\p{L}+\.?/gu, '');
    const plain = decimal === 'comma' ? bare.replaceAll('.', '').replace(',', '.') : bare.replaceAll(',', '');
    return /^[-−]?\d+(\.\d+)?$/.test(plain) ? Number(plain.replace('−', '-')) : null;
}
