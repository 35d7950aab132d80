import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asSales, useOf, withJoin, withoutJoin, withoutSales } from '../../www/tables.js';
import { column, planOf, probeOf } from './probes.mjs';

/** @import {Plan, Source} from '../../src/browser/types.d.ts' */

/**
 * @param {string} name
 * @param {string} columns
 * @param {Partial<Source>} [part]
 * @returns {Source}
 */
function source(name, columns, part = {}) {
    return { file: 0, name, kind: 'text', hidden: false, columns: columns.split(' '), use: 'unused', ...part };
}

const SALES = { source: 0, dialect: null, columns: null };
const SOURCES = [
    source('March.csv', 'Order Customer Day Sum'), source('April.csv', 'order customer day sum Note'),
    source('Customers.csv', 'Customer Name Group'), source('Groups.csv', 'Group Title'), source('Empty.csv', 'A', { use: 'empty' }),
];

/** Sales of four columns with three more of the customers and two of their groups. */
const JOINED = planOf({
    sources: [SALES],
    joins: [{ source: 2, dialect: planOf().dialect, width: 3, key: 1, column: 0 }, { source: 3, dialect: planOf().dialect, width: 2, key: 6, column: 0 }],
}, { customer: [5], date: 2, amount: [3], customerType: 8, region: 6 });
const COLUMNS = [...['Order', 'Customer', 'Day', 'Sum'].map(name => column(name, null, 1)), ...['Customer', 'Name', 'Group'].map(name => column(name, null, 1, 2)), ...['Group', 'Title'].map(name => column(name, null, 1, 3))];

/** @param {Plan} plan */
function probe(plan) {
    return probeOf({ plan, sources: SOURCES, columns: COLUMNS });
}

test('what a table is used for is what the plan says', () => {
    assert.deepEqual(SOURCES.map((_, at) => useOf(probe(JOINED), at)), ['sales', 'unused', 'joined', 'joined', 'empty']);
});

test('a table of the same columns is read beside the sales, one of others in their place', () => {
    const beside = asSales(probe(JOINED), 1);
    assert.deepEqual(beside.sources.map(({ source }) => source), [0, 1]);
    assert.equal(beside.joins.length, 2);
    const instead = asSales(probe(JOINED), 2);
    assert.deepEqual([instead.sources.map(({ source }) => source), instead.joins], [[2], []]);
    assert.deepEqual(withoutSales(beside, 0).sources.map(({ source }) => source), [1]);
});

test('a joined table takes the width of its columns', () => {
    const plan = withJoin(probe(planOf({ sources: [SALES, { ...SALES, source: 2 }] })), { source: 2, key: 1, column: 0 });
    assert.deepEqual(plan.joins.map(({ source, width, key, column }) => [source, width, key, column]), [[2, 3, 1, 0]]);
    assert.deepEqual(plan.sources, [SALES], 'it is no longer read as sales');
});

test('without the last joined table its columns lose their roles', () => {
    const plan = withoutJoin(JOINED, COLUMNS, 3);
    assert.deepEqual(plan.joins.map(({ source }) => source), [2]);
    assert.deepEqual([plan.mapping.customer, plan.mapping.region, plan.mapping.customerType], [[5], 6, null]);
});

test('without a joined table those that need its columns go too', () => {
    const plan = withoutJoin(JOINED, COLUMNS, 2);
    assert.deepEqual(plan.joins, []);
    assert.deepEqual([plan.mapping.customer, plan.mapping.date, plan.mapping.amount, plan.mapping.region], [[], 2, [3], null]);
});

test('the columns of later tables move up', () => {
    const own = { ...JOINED, joins: JOINED.joins.map(join => ({ ...join, key: 1 })) };
    const plan = withoutJoin(own, COLUMNS, 2);
    assert.deepEqual(plan.joins.map(({ source, key }) => [source, key]), [[3, 1]]);
    assert.equal(plan.mapping.customerType, 5);
});
