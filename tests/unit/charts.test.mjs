/** Where things stand in charts: ticks, units, the Pareto curve, bars of periods. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decimalsOf, labelStep, roundTicks, unitFor } from '../../www/charts/axis.js';
import { apart, areasOf, bordersOf, classAt, columnsOf, hasColumns, keptLimit, pointAt, rankTicks } from '../../www/charts/pareto-shape.js';
import { barsOf, dayScale, joined, middleOf, valueScale } from '../../www/charts/periods-shape.js';
import { growthOf, heat, largestOf, outsideOf, rowsOf, sumOf } from '../../www/views/matrix-cells.js';

/** @import {Cell, Overview} from '../../src/browser/types.d.ts' */

const frame = { left: 0, right: 100, top: 0, bottom: 100 };

/**
 * @param {number[]} values largest first
 * @param {[number, number, number]} classes customers in A, B, C
 * @returns {Overview}
 */
function overviewOf(values, [a, b, c]) {
    const total = values.reduce((sum, value) => sum + value, 0);
    let sum = 0;
    const pareto = values.map((value, at) => ({ upTo: at + 1, share: (sum += value) / total }));
    const count = (/** @type {number} */ customers) => ({ customers, value: 0, share: 0 });
    return /** @type {any} */ ({ pareto, abc: { A: count(a), B: count(b), C: count(c), L: count(0), none: count(0) } });
}

test('ticks are round, hold zero and reach beyond the largest value', () => {
    const cases = /** @type {[number, number, number[]][]} */ ([[0, 5.2, [0, 2, 4, 6]], [0, 4, [0, 1, 2, 3, 4]], [-1.2, 3, [-2, -1, 0, 1, 2, 3]], [0, 0, [0, 1]], [0, NaN, [0, 1]]]);
    for (const [low, high, expected] of cases) assert.deepEqual(roundTicks(low, high, 3), expected, `${low}..${high}`);
});

test('ticks are written with the decimals that they need', () => {
    const cases = /** @type {[number[], number][]} */ ([[[0, 2, 4], 0], [[0, 2.5, 5], 1], [[0, 0.25, 0.5], 2]]);
    for (const [values, expected] of cases) assert.equal(decimalsOf(values), expected);
});

test('the unit is the largest in which the usual value is one or more', () => {
    const cases = /** @type {[number, 'lakh' | 'million', string | null][]} */ ([[99_999, 'lakh', null], [100_000, 'lakh', 'lakh'], [10_000_000, 'lakh', 'crore'], [999_999, 'million', null], [2_000_000, 'million', 'million'], [NaN, 'lakh', null]]);
    for (const [usual, grouping, word] of cases) assert.equal(unitFor(usual, grouping).word, word, String(usual));
});

test('labels are thinned in round steps', () => {
    const cases = /** @type {[number, number, number][]} */ ([[24, 8, 3], [12, 12, 1], [24, 2, 12], [1000, 3, 334]]);
    for (const [length, most, expected] of cases) assert.equal(labelStep(length, most), expected);
});

test('columns stand on each other like stairs and the last one reaches the top', () => {
    const columns = columnsOf(overviewOf([50, 30, 20], [1, 1, 1]), frame);
    assert.deepEqual(columns.map(({ abc, from, to }) => [abc, Math.round(from), Math.round(to)]), [['A', 100, 50], ['B', 50, 20], ['C', 20, 0]]);
});

test('more than sixty customers are areas, which meet at the class borders', () => {
    const overview = overviewOf(Array.from({ length: 61 }, (_, at) => 61 - at), [10, 20, 31]);
    assert.equal(hasColumns(overview), false);
    assert.deepEqual(bordersOf(overview), [{ abc: 'A', from: 0, to: 10 }, { abc: 'B', from: 10, to: 30 }, { abc: 'C', from: 30, to: 61 }]);
    assert.deepEqual(areasOf(overview, frame).map(({ abc }) => abc), ['A', 'B', 'C']);
    assert.equal(hasColumns(overviewOf([1], [1, 0, 0])), true);
    assert.equal(hasColumns(overviewOf([], [0, 0, 0])), false);
});

test('the class at a rank follows the numbers of customers', () => {
    const overview = overviewOf([4, 3, 2, 1], [1, 2, 1]);
    assert.deepEqual([1, 2, 3, 4].map(rank => classAt(overview, rank)), ['A', 'B', 'B', 'C']);
});

test('the pointer finds the customer under it and nothing outside', () => {
    const overview = overviewOf([50, 30, 20], [1, 1, 1]);
    assert.deepEqual([-1, 1, 34, 99, 101].map(x => pointAt(overview, frame, x)?.upTo ?? null), [null, 1, 2, 3, null]);
});

test('a limit keeps to its side of the other, in whole percent', () => {
    const limits = { a: 80, b: 95 };
    const cases = /** @type {['a' | 'b', number, number][]} */ ([['a', 81.4, 81], ['a', 97, 94], ['a', -5, 1], ['b', 60, 81], ['b', 130, 100]]);
    for (const [which, percent, expected] of cases) assert.equal(keptLimit(which, percent, limits), expected);
});

test('labels that would lie on each other are moved apart by the same way', () => {
    assert.deepEqual(apart(10, 14, 24), [0, 24]);
    assert.deepEqual(apart(10, 50, 24), [10, 50]);
});

test('ranks under the chart begin with the first and end with the last', () => {
    for (const customers of [2, 3, 23, 40, 60, 5127, 100_000]) {
        const ticks = rankTicks(customers);
        assert.equal(ticks[0], 1);
        assert.equal(ticks.at(-1), customers);
        assert.ok(ticks.every((rank, at) => at === 0 || rank > (ticks[at - 1] ?? 0)), String(ticks));
    }
    assert.deepEqual(rankTicks(1), [1]);
    assert.deepEqual(rankTicks(0), []);
});

test('too many periods are joined without losing any money', () => {
    const periods = Array.from({ length: 900 }, (_, at) => ({ start: '2020-01-01', value: at, complete: at < 899 }));
    const fewer = joined(periods, 400);
    assert.equal(fewer.length, 300);
    assert.equal(fewer.reduce((sum, { value }) => sum + value, 0), 900 * 899 / 2);
    assert.equal(fewer.at(-1)?.complete, false);
    assert.equal(joined(periods.slice(0, 24), 400).length, 24);
});

test('bars stand side by side on the days of their periods, and a net return hangs below zero', () => {
    const periods = [{ start: '2025-01-01', value: 20, complete: true }, { start: '2025-02-01', value: -10, complete: true }];
    const x = dayScale(periods, '2025-02-28', frame);
    const { ticks, y } = valueScale(periods, frame, 1);
    const [first, second] = barsOf(periods, x, y);
    assert.deepEqual(ticks, [-10, 0, 10, 20]);
    assert.ok(first && second && first.x + first.width <= second.x && second.x + second.width <= 100);
    assert.equal(Math.round(first?.y ?? NaN), 0);
    assert.equal(second?.y, y(0));
});

test('the middle of a period lies in it, the last one too', () => {
    const months = ['2024-12-01', '2025-01-01', '2025-02-01'].map(start => ({ start }));
    assert.deepEqual([0, 1, 2].map(at => middleOf(months, at)), ['2024-12-16', '2025-01-16', '2025-02-16']);
});

// ---------------------------------------------------------------- matrix

/** @param {Partial<Cell>} given @returns {Cell} */
function cell(given) {
    return { abc: 'A', xyz: 'X', customers: 1, value: 0, share: 0, overdue: 0, current: null, previous: null, ...given };
}

test('the colour of a cell follows its share', () => {
    assert.deepEqual([0, -0.1, 0.001, 0.02, 0.06, 0.12, 0.22, 0.35, 1].map(heat), [0, 0, 1, 2, 3, 4, 5, 6, 6]);
});

test('the row L is there only when it holds someone', () => {
    const overview = overviewOf([1], [1, 0, 0]);
    assert.deepEqual(rowsOf(overview), ['A', 'B', 'C']);
    overview.abc.L.customers = 1;
    assert.deepEqual(rowsOf(overview), ['A', 'B', 'C', 'L']);
});

test('totals, the largest cell and those outside come from the cells', () => {
    const matrix = [cell({ share: 0.5, customers: 2 }), cell({ abc: 'B', share: 0.2, customers: 3 }), cell({ abc: 'A', xyz: 'Lost', share: 0.6 }), cell({ abc: 'none', xyz: 'X', customers: 4 }), cell({ abc: 'C', xyz: 'none', customers: 5 })];
    const overview = /** @type {any} */ ({ matrix });
    assert.equal(sumOf(overview, 'X').customers, 9);
    assert.equal(largestOf(overview), 'ALost');
    assert.deepEqual(outsideOf(overview), { value: 4, variation: 5 });
});

test('growth of a cell needs a comparison and something before', () => {
    const cases = /** @type {[Partial<Cell>, number | null][]} */ ([
        [{ current: 120, previous: 100 }, 0.2], [{ current: 0, previous: 100 }, -1], [{ current: 5, previous: 0 }, null],
        [{ current: null, previous: null }, null], [{ abc: 'L', current: -5, previous: 10 }, null],
    ]);
    for (const [given, expected] of cases) assert.equal(growthOf(cell(given))?.toFixed(9) ?? null, expected?.toFixed(9) ?? null);
});
