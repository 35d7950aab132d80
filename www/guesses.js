/**
 * How sure the page is of its guess, and what stays of it when the user decides about one column.
 *
 * A changed plan comes back from the core as if all of it were certain: what was
 * not touched keeps its earlier confidence and its question.
 */

import { columnsOf, isComputed, moneyColumns } from './mapping.js';

/** @import {ColumnGuess, Doubt, Mapping, Probe, Role} from '../src/browser/types.d.ts' */
/** @import {Draft} from './state.js' */

/** Below this a guess asks to be checked. */
export const SURE = 0.9;
/** Below this it is no guess but a question. */
const HALF = 0.5;

/**
 * A probe whose customer is asked for when the guess is hardly one.
 * @param {Probe} probe
 * @returns {{probe: Probe, asked: number | null}} `asked` is the column that may name the customer
 */
export function withQuestion(probe) {
    const { columns, plan, doubts } = probe;
    const asked = columns.findIndex(({ role, confidence }) => role === 'customer' && confidence < HALF);
    if (asked < 0) return { probe, asked: null };
    return {
        asked,
        probe: {
            ...probe,
            plan: { ...plan, mapping: { ...plan.mapping, customer: [] } },
            columns: columns.map(column => (column.role === 'customer' ? { ...column, role: null } : column)),
            doubts: doubts.includes('customerColumn') ? doubts : ['customerColumn', ...doubts],
        },
    };
}

/**
 * A changed probe with the confidences and the questions of what was not changed.
 * @param {Draft} before
 * @param {Probe} changed
 * @returns {Probe}
 */
export function keepingGuesses({ probe, guesses }, changed) {
    const columns = changed.columns.map((column, at) => ({ ...column, confidence: confidenceOf(guesses[at], column) }));
    return { ...changed, columns, doubts: stillOpen(probe, changed) };
}

/**
 * @param {ColumnGuess | undefined} guess
 * @param {ColumnGuess} column
 */
function confidenceOf(guess, { name, role }) {
    return guess?.name === name && guess.role === role ? guess.confidence : 0;
}

/**
 * @param {Probe} before
 * @param {Probe} now
 * @returns {Doubt[]}
 */
function stillOpen(before, now) {
    if (JSON.stringify(before.plan.dialect) !== JSON.stringify(now.plan.dialect)) return now.doubts;
    const [old, mapping] = [before.plan.mapping, now.plan.mapping];
    const kept = before.doubts.filter(doubt => !now.doubts.includes(doubt) && isSame(doubt, old, mapping));
    return [...now.doubts, ...kept];
}

/**
 * Whether the columns that a doubt is about are the same.
 * @param {Doubt} doubt
 * @param {Mapping} old
 * @param {Mapping} now
 */
function isSame(doubt, old, now) {
    switch (doubt) {
        case 'customerColumn': return old.customer.join() === now.customer.join();
        case 'dateColumn':
        case 'dateOrder':
        case 'mixedDates':
        case 'undated': return old.date === now.date;
        case 'amountColumn':
        case 'decimal': return moneyColumns(old).join() === moneyColumns(now).join();
        case 'discount': return old.discount === now.discount;
        default: return true;
    }
}

/**
 * The needed roles whose column was guessed and not confirmed.
 * @param {Draft} draft
 * @returns {('customer' | 'date' | 'amount')[]}
 */
export function guessedRoles({ probe: { columns, plan: { mapping } }, touched }) {
    /** @param {Role} role */
    const unsure = role => columnsOf(mapping, role).some(at => (columns[at]?.confidence ?? 1) < SURE && !touched.includes(at));
    /** @type {('customer' | 'date' | 'amount')[]} */
    const needed = ['customer', 'date', 'amount'];
    return needed.filter(role => unsure(role) || (role === 'amount' && isComputed(mapping) && (unsure('quantity') || unsure('unitPrice'))));
}
