/** Which column plays which role, as the user changes it. */

/** @import {Mapping, Role} from '../src/browser/types.d.ts' */

/** Roles in the order in which they are offered. @type {Role[]} */
export const ROLES = [
    'customer', 'date', 'amount', 'quantity', 'unitPrice', 'profit', 'cost', 'unitCost', 'product',
    'category', 'region', 'manager', 'channel', 'order', 'customerName', 'currency',
];

/**
 * The role of a column.
 * @param {Mapping} mapping
 * @param {number} column
 * @returns {Role | null}
 */
export function roleOf(mapping, column) {
    return ROLES.find(role => (role === 'customer' ? mapping.customer.includes(column) : mapping[role] === column)) ?? null;
}

/**
 * The mapping after a column got a role. A role that another column had goes over;
 * two columns may name the customer together.
 * @param {Mapping} mapping
 * @param {number} column
 * @param {Role | null} role null for a column that is not needed
 * @returns {Mapping}
 */
export function assigned(mapping, column, role) {
    const free = without(mapping, column);
    if (role === null) return free;
    if (role === 'customer') return { ...free, customer: [...free.customer, column].slice(-2) };
    return { ...free, [role]: column };
}

/**
 * The needed roles that no column has. An amount may be quantity times price.
 * @param {Mapping} mapping
 * @returns {('customer' | 'date' | 'amount')[]}
 */
export function missingRoles(mapping) {
    const { customer, date, amount, quantity, unitPrice } = mapping;
    /** @type {('customer' | 'date' | 'amount')[]} */
    const missing = [];
    if (!customer.length) missing.push('customer');
    if (date === null) missing.push('date');
    if (amount === null && (quantity === null || unitPrice === null)) missing.push('amount');
    return missing;
}

/**
 * @param {Mapping} mapping
 * @param {number} column
 * @returns {Mapping}
 */
function without(mapping, column) {
    const entries = Object.entries(mapping).map(([role, at]) => [role, at === column ? null : at]);
    return { ...Object.fromEntries(entries), customer: mapping.customer.filter(at => at !== column) };
}
