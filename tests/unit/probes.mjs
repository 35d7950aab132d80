/** Plans and probes for tests: what a small, plain file gives, with what a test changes. */

/** @import {ColumnGuess, Mapping, Plan, Probe, Role} from '../../src/browser/types.d.ts' */

/** @type {Mapping} */
export const NOTHING = {
    customer: [], customerName: null, date: null, amount: [], quantity: null, unitPrice: null, discount: null, profit: null, cost: null,
    unitCost: null, currency: null, product: null, category: null, region: null, manager: null, channel: null, order: null, customerType: null,
};

/**
 * @param {Partial<Plan>} [part]
 * @param {Partial<Mapping>} [mapping]
 * @returns {Plan}
 */
export function planOf(part = {}, mapping = {}) {
    return {
        dialect: { encoding: 'UTF-8', delimiter: ',', quote: '"', escape: null, skipSpaces: false, runs: false, lineEnd: 'lf', wrapped: false, preamble: 0, header: 1 },
        mapping: { ...NOTHING, customer: [0], date: 1, amount: [2], ...mapping }, dateOrder: 'dayMonthYear', decimal: 'point',
        wide: [], undated: false, discount: 'amount', currency: null, dropDuplicates: false, sources: [], joins: [],
        ...part,
    };
}

/**
 * @param {string} name
 * @param {Role | null} role
 * @param {number} confidence
 * @param {number | null} [source]
 * @returns {ColumnGuess}
 */
export function column(name, role, confidence, source = null) {
    return { name, role, confidence, kind: 'text', samples: [], source };
}

/**
 * @param {Partial<Probe>} [part]
 * @param {Partial<Mapping>} [mapping]
 * @returns {Probe}
 */
export function probeOf(part = {}, mapping = {}) {
    return {
        plan: planOf({}, mapping),
        columns: [column('Shop', 'customer', 0.7), column('Day', 'date', 0.95), column('Sum', 'amount', 0.6)],
        rows: [['Padma', '01/02/2024', '5.00']], dateReadings: [], decimalReadings: [], doubts: ['customerColumn', 'amountColumn'], fingerprint: '', sources: [], encodings: [], otherDialect: null,
        ...part,
    };
}
