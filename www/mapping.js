/** Which column plays which role, as the user changes it. */

/** @import {Mapping, Plan, Role} from '../src/browser/types.d.ts' */

/** Roles in the order in which they are offered. @type {Role[]} */
export const ROLES = [
    'customer', 'date', 'amount', 'quantity', 'unitPrice', 'discount', 'profit', 'cost', 'unitCost', 'product',
    'category', 'region', 'manager', 'channel', 'order', 'customerName', 'customerType', 'currency',
];

/** Roles that several columns can play together: two name the customer, any number add up to the amount. */
export const SHARED_ROLES = /** @type {const} */ (['customer', 'amount']);

/** @typedef {typeof SHARED_ROLES[number]} SharedRole */

/** So many columns name the customer at most. */
const NAMES = 2;

/**
 * The role of a column.
 * @param {Mapping} mapping
 * @param {number} column
 * @returns {Role | null}
 */
export function roleOf(mapping, column) {
    return ROLES.find(role => columnsOf(mapping, role).includes(column)) ?? null;
}

/**
 * The columns that play a role.
 * @param {Mapping} mapping
 * @param {Role} role
 * @returns {number[]}
 */
export function columnsOf(mapping, role) {
    const columns = mapping[role];
    return Array.isArray(columns) ? columns : columns === null ? [] : [columns];
}

/**
 * The mapping after a column got a role. A role that another column had goes over.
 * @param {Mapping} mapping
 * @param {number} column
 * @param {Role | null} role null for a column that is not needed
 * @returns {Mapping}
 */
export function assigned(mapping, column, role) {
    const free = without(mapping, column);
    if (role === null) return free;
    return { ...free, [role]: isShared(role) ? [column] : column };
}

/**
 * The mapping after a column joined those that play a role already.
 * @param {Mapping} mapping
 * @param {number} column
 * @param {SharedRole} role
 * @returns {Mapping}
 */
export function joined(mapping, column, role) {
    const free = without(mapping, column);
    const columns = [...free[role], column];
    return { ...free, [role]: role === 'customer' ? columns.slice(-NAMES) : columns };
}

/**
 * Whether an amount can be had from the columns: from its own, or as quantity times price.
 * @param {Mapping} mapping
 */
export function hasAmount({ amount, quantity, unitPrice }) {
    return amount.length > 0 || (quantity !== null && unitPrice !== null);
}

/**
 * Whether the amount is quantity times price.
 * @param {Mapping} mapping
 */
export function isComputed(mapping) {
    return !mapping.amount.length && hasAmount(mapping);
}

/**
 * The columns whose numbers make the amount.
 * @param {Mapping} mapping
 * @returns {number[]}
 */
export function moneyColumns(mapping) {
    return mapping.amount.length ? mapping.amount : [mapping.unitPrice, mapping.quantity, mapping.discount].filter(column => column !== null);
}

/**
 * The needed roles that no column has. Months as columns are days and amounts at once.
 * @param {Pick<Plan, 'mapping' | 'wide' | 'undated'>} plan
 * @returns {('customer' | 'date' | 'amount')[]}
 */
export function missingRoles({ mapping, wide, undated }) {
    /** @type {['customer' | 'date' | 'amount', boolean][]} */
    const needed = [
        ['customer', mapping.customer.length > 0],
        ['date', wide.length > 0 || undated || mapping.date !== null],
        ['amount', wide.length > 0 || hasAmount(mapping)],
    ];
    return needed.filter(([, isKnown]) => !isKnown).map(([role]) => role);
}

/**
 * @param {Mapping} mapping
 * @param {number} column
 * @returns {Mapping}
 */
function without(mapping, column) {
    const entries = Object.entries(mapping).map(([role, columns]) => [role, Array.isArray(columns) ? columns.filter(at => at !== column) : columns === column ? null : columns]);
    return Object.fromEntries(entries);
}

/**
 * @param {Role} role
 * @returns {role is SharedRole}
 */
function isShared(role) {
    return SHARED_ROLES.some(shared => shared === role);
}
