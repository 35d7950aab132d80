import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guessedRoles, keepingGuesses, withQuestion } from '../../www/guesses.js';
import { hintsOf, nothingFits } from '../../www/hints.js';
import { column, planOf, probeOf } from './probes.mjs';

/** @import {Probe} from '../../src/browser/types.d.ts' */

/** @param {Probe} probe */
function draftOf(probe) {
    return { files: [], probe, analysed: false, answered: [], guesses: probe.columns, touched: [2], asked: null, first: probe.plan, read: null };
}

test('one answer makes no other guess certain', () => {
    const before = probeOf();
    const certain = before.columns.map(column => ({ ...column, confidence: 1 }));
    const after = keepingGuesses(draftOf(before), probeOf({ columns: certain, doubts: [] }, { amount: [3] }));
    assert.deepEqual(after.columns.map(({ confidence }) => confidence), [0.7, 0.95, 0.6]);
    assert.deepEqual(after.doubts, ['customerColumn'], 'the amount has been chosen, the customer has not');
    assert.deepEqual(guessedRoles(draftOf(after)), ['customer']);
});

test('another amount is asked about anew, another region is not', () => {
    const before = probeOf({ doubts: ['amountColumn', 'decimal', 'discount', 'undated'] }, { discount: 4 });
    const openAfter = (/** @type {Parameters<typeof probeOf>[1]} */ mapping) => keepingGuesses(draftOf(before), probeOf({ doubts: [] }, { discount: 4, ...mapping })).doubts;
    assert.deepEqual(openAfter({ region: 3 }), ['amountColumn', 'decimal', 'discount', 'undated']);
    assert.deepEqual(openAfter({ amount: [2, 3] }), ['discount', 'undated']);
    assert.deepEqual(openAfter({ date: 5, discount: null }), ['amountColumn', 'decimal']);
});

test('quantity and price that were guessed make the amount a guess', () => {
    const columns = [column('Shop', 'customer', 1), column('Day', 'date', 1), column('Pieces', 'quantity', 0.6), column('Rate', 'unitPrice', 1)];
    const priced = probeOf({ columns }, { amount: [], quantity: 2, unitPrice: 3 });
    assert.deepEqual(guessedRoles({ ...draftOf(priced), touched: [] }), ['amount']);
    assert.deepEqual(guessedRoles({ ...draftOf(priced), touched: [2] }), []);
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
    assert.deepEqual(hintsOf(probeOf({ columns: months, plan: planOf({ wide: [0, 1, 2, 3, 4, 5] }) })), [], 'they are read as such');
    assert.deepEqual(hintsOf(probeOf({ rows: [['Padma', '०१/०२/२०२४', '५.००']] })), [], 'digits of any script are read');
});

test('rows that cannot be used are not promised', () => {
    assert.ok(!nothingFits(probeOf()));
    assert.ok(!nothingFits(probeOf({ rows: [['Padma', '০১/০২/২০২৪', '৫.০০']] })));
    assert.ok(nothingFits(probeOf({ rows: [['Padma', 'soon', '5.00'], ['Padma', '01/02/2024', 'n/a']] })));
});
