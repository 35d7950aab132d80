import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assigned, joined, missingRoles, moneyColumns, roleOf } from '../../www/mapping.js';
import { windowPresets } from '../../www/windows.js';
import { NOTHING, planOf } from './probes.mjs';

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
    const two = joined(assigned(NOTHING, 1, 'customer'), 4, 'customer');
    assert.deepEqual(two.customer, [1, 4]);
    assert.deepEqual(joined(two, 2, 'customer').customer, [4, 2]);
    assert.deepEqual(assigned(two, 2, 'customer').customer, [2], 'unless it is to be the only one');
});

test('any number of columns add up to the amount, each once', () => {
    const three = [5, 3, 8, 3].reduce((mapping, at) => joined(mapping, at, 'amount'), NOTHING);
    assert.deepEqual(three.amount, [5, 8, 3]);
    assert.equal(roleOf(three, 8), 'amount');
    assert.deepEqual(assigned(three, 8, null).amount, [5, 3]);
    assert.deepEqual(assigned(three, 9, 'amount').amount, [9]);
});

test('quantity and price stand in for the amount', () => {
    const plan = planOf({ mapping: NOTHING });
    assert.deepEqual(missingRoles(plan), ['customer', 'date', 'amount']);
    const priced = { ...NOTHING, customer: [0], date: 1, quantity: 2, unitPrice: 3, discount: 4 };
    assert.deepEqual(missingRoles(planOf({ mapping: priced })), []);
    assert.deepEqual(missingRoles(planOf({ mapping: { ...priced, unitPrice: null } })), ['amount']);
    assert.deepEqual(moneyColumns(priced), [3, 2, 4]);
    assert.deepEqual(moneyColumns({ ...priced, amount: [7] }), [7], 'an amount of its own needs no price');
});

test('months as columns are days and amounts; a file without dates needs none', () => {
    const mapping = { ...NOTHING, customer: [0] };
    assert.deepEqual(missingRoles(planOf({ mapping, wide: [1, 2] })), []);
    assert.deepEqual(missingRoles(planOf({ mapping, undated: true })), ['amount']);
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
