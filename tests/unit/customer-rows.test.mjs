/** The list of customers: filters, search, order, totals. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BY_VALUE, countByFilter, fileName, filterOf, groupOf, nextSort, rowsFor, sortOf, sortText, totalsOf } from '../../www/views/customer-rows.js';
import { columnsOf } from './columns.mjs';

const { columns, texts } = columnsOf([
    { label: 'Meghmala', value: 500, profit: 50, abc: 'A', xyz: 'X', state: 'atRisk', flags: 1, gap: 13, silence: 25, change: -0.1 },
    { label: 'Élan', key: 'C-17', value: 300, profit: -30, abc: 'A', xyz: 'Lost', state: 'lost', flags: 3, gap: 20, silence: 90, change: -0.6 },
    { label: 'teesta 10', value: 100, profit: 20, abc: 'B', xyz: 'New', state: 'new', gap: NaN, silence: 4, change: Infinity },
    { label: 'Teesta 9', value: 100, profit: 10, abc: 'B', xyz: 'OneOff', state: 'occasional', gap: NaN, silence: 200, change: 0.3 },
    { label: 'অজয়', value: -40, profit: -60, abc: 'L', xyz: 'Occasional', state: 'occasional', flags: 2, gap: 40, silence: 60, change: NaN },
]);

/** @param {Partial<import('../../www/views/customer-rows.js').Wanted>} wanted */
function rows(wanted) {
    return Array.from(rowsFor(columns, texts, { filter: null, group: null, search: '', sort: BY_VALUE, ...wanted }));
}

test('filters let through what their names say', () => {
    const cases = /** @type {const} */ ([['key', [0, 1]], ['over', [0]], ['new', [2]], ['lost', [1]], ['loss', [1, 4]], ['slip', [0, 1]]]);
    for (const [filter, expected] of cases) assert.deepEqual(rows({ filter }), expected, filter);
    assert.deepEqual(countByFilter(columns), { key: 2, over: 1, new: 1, lost: 1, loss: 2, slip: 2, call: 1, win: 1, gone: 0, price: 2, unjudged: 0 });
});

test('a group is a cell, a row or a column, and L is not Lost', () => {
    const cases = /** @type {[string, number[]][]} */ ([['AX', [0]], ['A', [0, 1]], ['X', [0]], ['Lost', [1]], ['ALost', [1]], ['L', [4]], ['LOccasional', [4]], ['BNew', [2]]]);
    for (const [text, expected] of cases) assert.deepEqual(rows({ group: groupOf(text) }), expected, text);
});

test('a customer who bought once is shown under Occasional', () => {
    assert.deepEqual(rows({ group: groupOf('BOccasional') }), [3]);
});

test('what the address does not know is no filter, no group and the usual order', () => {
    assert.equal(filterOf('nonsense'), null);
    assert.equal(filterOf('toString'), null);
    for (const text of [null, '', 'Q', 'AXX', 'Ax', '<b>']) assert.equal(groupOf(text), null, String(text));
    assert.deepEqual(sortOf('nonsense'), BY_VALUE);
});

test('the search finds part of a name or key in any case and spelling of letters', () => {
    const cases = /** @type {[string, number[]][]} */ ([['TEESTA', [2, 3]], ['  megh ', [0]], ['e\u0301lan', [1]], ['c-17', [1]], ['অজ', [4]], ['nobody', []], ['', [0, 1, 2, 3, 4]]]);
    for (const [search, expected] of cases) assert.deepEqual(rows({ search }), expected, search);
});

test('filter, group and search hold together', () => {
    assert.deepEqual(rows({ filter: 'key', group: groupOf('A'), search: 'meg' }), [0]);
    assert.deepEqual(rows({ filter: 'new', group: groupOf('A') }), []);
});

test('names are sorted as a reader would, with numbers in them by size', () => {
    const names = rows({ sort: { by: 'name', down: false } }).map(row => texts.labels[row]);
    assert.deepEqual(names, ['Élan', 'Meghmala', 'Teesta 9', 'teesta 10', 'অজয়']);
});

test('what is not known comes last in both directions, and equals keep the order of value', () => {
    assert.deepEqual(rows({ sort: { by: 'gap', down: false } }), [0, 1, 4, 2, 3]);
    assert.deepEqual(rows({ sort: { by: 'gap', down: true } }), [4, 1, 0, 2, 3]);
    assert.deepEqual(rows({ sort: { by: 'change', down: true } }), [2, 3, 0, 1, 4]);
    assert.deepEqual(rows({ sort: { by: 'value', down: false } }), [4, 2, 3, 1, 0]);
});

test('the margin of a customer without positive sales is not known', () => {
    assert.deepEqual(rows({ sort: { by: 'margin', down: false } }), [1, 0, 3, 2, 4]);
});

test('the order survives the way through the address', () => {
    for (const text of ['name', '-name', '-gap', 'value']) assert.equal(sortText(sortOf(text)), text);
    assert.equal(sortText(sortOf('-value')), null);
    assert.deepEqual(nextSort(BY_VALUE, 'value'), { by: 'value', down: false });
    assert.deepEqual(nextSort(BY_VALUE, 'name'), { by: 'name', down: false });
    assert.deepEqual(nextSort(BY_VALUE, 'gap'), { by: 'gap', down: true });
});

test('totals are those of the rows shown', () => {
    const total = totalsOf(columns, Uint32Array.of(0, 1));
    assert.deepEqual({ ...total, share: Number(total.share.toFixed(3)) }, { customers: 2, value: 800, share: 0.8, revenue: 800, profit: 20, margin: 0.025 });
    assert.ok(Number.isNaN(totalsOf(columns, Uint32Array.of()).margin));
});

test('a name for a file holds nothing that a path could be made of', () => {
    const cases = [['../../etc/passwd', 'etc passwd'], ['a:b*c?"<>|\\d', 'a b c d'], ['...', 'customers'], ['', 'customers'], ['Padma Trading customers', 'Padma Trading customers'], ['x\u0000\ny', 'x y']];
    for (const [text = '', expected] of cases) assert.equal(fileName(text), expected);
    assert.ok(fileName('x'.repeat(500)).length <= 80);
});
