/** What to do first, and the sums behind a class. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionsOf, daysLeft } from '../../www/views/actions.js';
import { comparedShare, ruleOf, sideOf, sumOf, tellingDecimals, throughOf, toCents } from '../../www/views/proof.js';
import { countByFilter } from '../../www/views/customer-rows.js';
import { slippingOf, spanOf, yearlyOf } from '../../www/views/slipping.js';
import { columnsOf } from './columns.mjs';

/** @import {AbcProof} from '../../src/browser/types.d.ts' */

test('what can still be kept comes first by money at stake, then what is lost, then what is new, each customer once', () => {
    const { columns } = columnsOf([
        { value: 900, abc: 'A', state: 'lost', xyz: 'Lost', flags: 1, silence: 300 },
        { value: 800, abc: 'A', state: 'atRisk', flags: 1 },
        { value: 700, abc: 'A', state: 'atRisk', flags: 3, profit: -70 },
        { value: 600, abc: 'A', flags: 3, profit: -60 },
        { value: 90, abc: 'C', xyz: 'New', state: 'new' },
        { value: 80, abc: 'C', state: 'atRisk' },
        { value: 70, abc: 'C', flags: 2 },
        { value: 60, abc: 'A', state: 'lost', xyz: 'Lost', flags: 1, silence: 1700 },
    ]);
    assert.deepEqual(actionsOf(columns, 7).map(({ kind, row }) => [kind, row]), [['call', 1], ['call', 2], ['call', 5], ['price', 3], ['winBack', 0], ['welcome', 4]]);
    assert.deepEqual(actionsOf(columns, 7, false).map(({ row }) => row), [2, 3]);
    const { atRisk, lost, longLost, smaller } = slippingOf(columns);
    assert.deepEqual([atRisk, lost, longLost, smaller].map(({ count, worst }) => [count, worst]), [[2, 1], [1, 0], [1, 7], [1, 5]]);
    assert.equal(atRisk.money, 1500);
    const counts = countByFilter(columns);
    assert.deepEqual([counts.call, counts.win, counts.gone, counts.price], [2, 1, 1, 2]);
});

test('nobody to call is an empty list', () => {
    assert.deepEqual(actionsOf(columnsOf([{ value: 1, abc: 'A', flags: 1 }]).columns, 7), []);
});

test('only those with the most at stake are kept', () => {
    const { columns } = columnsOf([{ value: 1, state: 'atRisk' }, { value: 3, state: 'atRisk' }, { value: 2, state: 'atRisk' }]);
    assert.deepEqual(actionsOf(columns, 2).map(({ row }) => row), [1, 2]);
});

test('what a customer of many years brings is said for one', () => {
    const { columns } = columnsOf([{ value: 3000, first: 0, last: 1094 }, { value: 500, first: 0, last: 100 }]);
    assert.equal(yearlyOf(columns, 0), 1000);
    assert.equal(yearlyOf(columns, 1), 500);
    assert.deepEqual([spanOf(53).span, spanOf(365).span], ['days', 'year']);
});

test('a customer is lost when its silence is longer than the limit', () => {
    const { columns } = columnsOf([{ silence: 25, lost: 26 }, { silence: 25, lost: 25.4 }, { silence: 10, lost: 33.5 }]);
    assert.deepEqual([0, 1, 2].map(row => daysLeft(columns, row)), [2, 1, 24]);
});

test('sums of exact amounts keep every digit', () => {
    const cases = /** @type {[string[], string][]} */ ([[['0.1', '0.2'], '0.3'], [['1', '2'], '3'], [['9007199254740993', '0.01'], '9007199254740993.01'], [['-0.05', '0.02'], '-0.03'], [['-1.5', '1.50'], '0.00'], [[], '0']]);
    for (const [numbers, expected] of cases) assert.equal(sumOf(numbers), expected, String(numbers));
});

test('money is said to the cent, unless that would say nothing', () => {
    const cases = [['16797.9331', '16797.93'], ['0.005', '0.01'], ['-0.005', '-0.01'], ['-2.9949', '-2.99'], ['0.004', '0.004'], ['12', '12'], ['12.5', '12.5'], ['0.000', '0.00'], ['99.999', '100.00']];
    for (const [number = '', expected] of cases) assert.equal(toCents(number), expected, number);
});

/** @param {Partial<AbcProof>} proof @returns {AbcProof} */
function proofOf(proof) {
    return {
        rule: 'inclusive', by: 'share', measure: 'revenue', denominator: 'positive', abc: 'A', value: '20', rank: 2, ties: 2, of: 4,
        ahead: { customers: 1, value: '50' }, total: '100', beforeShare: 0.5, limitA: 80, limitB: 95, margin: { down: null, up: null }, returns: { rows: 0, value: '0' }, ...proof,
    };
}

test('what is compared with a limit follows the rule', () => {
    assert.equal(comparedShare(proofOf({})), 50);
    assert.equal(throughOf(proofOf({ rule: 'exclusive' })), '90');
    assert.equal(comparedShare(proofOf({ rule: 'exclusive' })), 90);
    assert.equal(comparedShare(proofOf({ by: 'customers' })), 25);
    assert.equal(ruleOf(proofOf({ rule: 'computed', by: 'amount' })), 'computed');
    assert.deepEqual(['A', 'B', 'C', 'X', 'Y', 'Z'].map(sideOf), ['under', 'between', 'over', 'under', 'between', 'over']);
});

test('a value never looks equal to a limit that it is not equal to', () => {
    assert.equal(tellingDecimals(79.96, [80, 95], 1), 2);
    assert.equal(tellingDecimals(79.9, [80, 95], 1), 1);
    assert.equal(tellingDecimals(80, [80, 95], 1), 1);
    assert.equal(tellingDecimals(0.5004, [0.5, 1], 2), 4);
});
