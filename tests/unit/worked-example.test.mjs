import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainNumber, workedExample } from '../../www/worked-example.js';
import { planOf } from './probes.mjs';

const ROWS = [['Padma', 'n/a', '10', '0'], ['Padma', '2', '120,50', '0'], ['Padma', '3', '$1,200.00', '5 %']];
const priced = { amount: [], quantity: 1, unitPrice: 2, discount: 3 };

test('a sum of columns is shown on the first row whose numbers are plain', () => {
    const plan = planOf({}, { amount: [1, 2] });
    assert.deepEqual(workedExample({ plan, rows: ROWS.slice(1) }), { parts: [2, 12050], sum: 12052 });
    assert.equal(workedExample({ plan, rows: ROWS.slice(0, 1) }), null);
});

test('a discount is shown on a row that has one, in each of its meanings', () => {
    const plan = planOf({}, priced);
    const sums = (/** @type {const} */ (['amount', 'percent', 'fraction'])).map(unit => workedExample({ plan, rows: ROWS }, unit)?.sum);
    assert.deepEqual(sums, [3595, 3420, -14400]);
});

test('without a discount the product is shown', () => {
    assert.deepEqual(workedExample({ plan: planOf({ decimal: 'comma' }, { ...priced, discount: null }), rows: ROWS }), { parts: [2, 120.5], sum: 241 });
});

test('what is no plain number is not guessed', () => {
    assert.equal(plainNumber('1.234,50 €', 'comma'), 1234.5);
    assert.equal(plainNumber('−7', 'point'), -7);
    for (const cell of ['', 'n/a', '(5.00)', '12-', '1.2.3', '১২']) assert.equal(plainNumber(cell, 'point'), null, cell);
});
