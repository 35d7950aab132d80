import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guessedRoles, keepingGuesses, withQuestion } from '../../www/guesses.js';
import { hintsOf, nothingFits } from '../../www/hints.js';

/** @import {ColumnGuess, Mapping, Probe, Role} from '../../src/browser/types.d.ts' */

/** @type {Mapping} */
const NOTHING = {
    customer: [], customerName: null, date: null, amount: null, quantity: null, unitPrice: null, profit: null, cost: null,
    unitCost: null, currency: null, product: null, category: null, region: null, manager: null, channel: null, order: null,
};

/**
 * @param {string} name
 * @param {Role | null} role
 * @param {number} confidence
 * @returns {ColumnGuess}
 */
function column(name, role, confidence) {
    return { name, role, confidence, kind: 'text', samples: [] };
}

/**
 * @param {Partial<Probe>} [part]
 * @param {Partial<Mapping>} [mapping]
 * @returns {Probe}
 */
function probeOf(part = {}, mapping = {}) {
    return {
        plan: {
            dialect: { encoding: 'UTF-8', delimiter: ',', quote: '"', escape: null, skipSpaces: false, runs: false, lineEnd: 'lf', wrapped: false, preamble: 0, header: 1 },
            mapping: { ...NOTHING, customer: [0], date: 1, amount: 2, ...mapping }, dateOrder: 'dayMonthYear', decimal: 'point',
        },
        columns: [column('Shop', 'customer', 0.7), column('Day', 'date', 0.95), column('Sum', 'amount', 0.6)],
        rows: [['Padma', '01/02/2024', '5.00']], dateReadings: [], decimalReadings: [], doubts: ['customerColumn', 'amountColumn'], fingerprint: '',
        ...part,
    };
}

/** @param {Probe} probe */
function draftOf(probe) {
    return { files: [], probe, analysed: false, answered: [], guesses: probe.columns, touched: [2], asked: null };
}

test('one answer makes no other guess certain', () => {
    const before = probeOf();
    const certain = before.columns.map(column => ({ ...column, confidence: 1 }));
    const after = keepingGuesses(draftOf(before), probeOf({ columns: certain, doubts: [] }, { amount: 3 }));
    assert.deepEqual(after.columns.map(({ confidence }) => confidence), [0.7, 0.95, 0.6]);
    assert.deepEqual(after.doubts, ['customerColumn'], 'the amount has been chosen, the customer has not');
    assert.deepEqual(guessedRoles(draftOf(after)), ['customer']);
});

test('a customer that is hardly a guess is asked for', () => {
    const weak = probeOf({ columns: [column('Band', 'customer', 0.31), column('Day', 'date', 1), column('Sum', 'amount', 1)], doubts: [] });
    const { probe, asked } = withQuestion(weak);
    assert.equal(asked, 0);
    assert.deepEqual(probe.plan.mapping.customer, []);
    assert.deepEqual(probe.doubts, ['customerColumn']);
    assert.equal(withQuestion(probeOf()).asked, null);
});

test('Cyrillic read as Western letters is told, French is not', () => {
    const western = probeOf().plan;
    const plan = { ...western, dialect: { ...western.dialect, encoding: /** @type {const} */ ('windows-1252') } };
    assert.deepEqual(hintsOf(probeOf({ plan, columns: [column('Äàòà', 'date', 1), column('Çàêàç÷èê', null, 0)], rows: [['Ìîñêâà', 'Àïðåëü']] })), ['garbled']);
    assert.deepEqual(hintsOf(probeOf({ plan, rows: [['Hôtel Été', '01/02/2024', '5,00']] })), []);
});

test('one column, months side by side and other digits are told', () => {
    assert.deepEqual(hintsOf(probeOf({ columns: [column('Dear sir', null, 0)] })), ['one-column']);
    const months = ['2003-01', 'Feb 2003', '03/2003', 'Apr-03', 'May 2003', '2003-06'].map(name => column(name, null, 0));
    assert.deepEqual(hintsOf(probeOf({ columns: months })), ['months']);
    assert.deepEqual(hintsOf(probeOf({ rows: [['Padma', '०१/०२/२०२४', '५.००']] })), [], 'digits of any script are read');
});

test('rows that cannot be used are not promised', () => {
    assert.ok(!nothingFits(probeOf()));
    assert.ok(nothingFits(probeOf({ rows: [['Padma', 'soon', '5.00'], ['Padma', '01/02/2024', 'n/a']] })));
});
