import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assigned, missingRoles, roleOf } from '../../www/mapping.js';
import { windowPresets } from '../../www/windows.js';

/** @import {Mapping} from '../../src/browser/types.d.ts' */

/** @type {Mapping} */
const NOTHING = {
    customer: [], customerName: null, date: null, amount: null, quantity: null, unitPrice: null, profit: null, cost: null,
    unitCost: null, currency: null, product: null, category: null, region: null, manager: null, channel: null, order: null,
};

test('a role goes over to the column that gets it', () => {
    const first = assigned(NOTHING, 3, 'amount');
    const second = assigned(first, 5, 'amount');
    assert.equal(roleOf(second, 5), 'amount');
    assert.equal(roleOf(second, 3), null);
});

test('a column has one role', () => {
    const mapping = assigned(assigned(NOTHING, 0, 'customer'), 0, 'date');
    assert.deepEqual(mapping.customer, []);
    assert.equal(mapping.date, 0);
    assert.equal(roleOf(assigned(mapping, 0, null), 0), null);
});

test('two columns name the customer together, a third takes the place of the first', () => {
    const two = assigned(assigned(NOTHING, 1, 'customer'), 4, 'customer');
    assert.deepEqual(two.customer, [1, 4]);
    assert.deepEqual(assigned(two, 2, 'customer').customer, [4, 2]);
});

test('quantity and price stand in for the amount', () => {
    assert.deepEqual(missingRoles(NOTHING), ['customer', 'date', 'amount']);
    const priced = { ...NOTHING, customer: [0], date: 1, quantity: 2, unitPrice: 3 };
    assert.deepEqual(missingRoles(priced), []);
    assert.deepEqual(missingRoles({ ...priced, unitPrice: null }), ['amount']);
});

test('windows end with the file and lie within it', () => {
    const named = Object.fromEntries(windowPresets('2023-10-01', '2025-09-30').map(({ name, window }) => [name, window]));
    assert.deepEqual(named.whole, { first: null, last: null });
    assert.deepEqual(named['months-12'], { first: '2024-10-01', last: null });
    assert.deepEqual(named['months-6'], { first: '2025-04-01', last: null });
    assert.deepEqual(named.year, { first: '2025-01-01', last: null });
    assert.deepEqual(named['year-before'], { first: '2024-01-01', last: '2024-12-31' });
});

test('a window that starts before the file is not offered', () => {
    const names = windowPresets('2025-03-15', '2025-05-31').map(({ name }) => name);
    assert.deepEqual(names, ['whole']);
});

test('a window in the middle of a month keeps its day', () => {
    const named = Object.fromEntries(windowPresets('2020-01-01', '2025-08-30').map(({ name, window }) => [name, window]));
    assert.equal(named['months-12']?.first, '2024-08-31');
    assert.equal(named['months-6']?.first, '2025-02-28');
});
