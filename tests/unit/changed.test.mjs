import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedSetting } from '../../www/changed.js';

/** @import {Settings} from '../../src/browser/types.d.ts' */

/** @type {Settings} */
const USUAL = {
    measure: 'revenue', window: { first: null, last: null }, asOf: null, period: 'month',
    abc: { rule: 'inclusive', by: 'share', a: 80, b: 95, aAmount: '0', bAmount: '0', denominator: 'positive' },
    xyz: { method: 'rhythm', rhythmX: 0.5, rhythmY: 1, variationX: 0.5, variationY: 1, grid: 'customer', periods: 'complete', newDays: 90 },
    key: { share: 5, breadwinnerShare: 5, prospectiveMonths: 6, runRateTop: 10 },
    loss: { riskQuantile: 90, riskGaps: 2, lostQuantile: 95, lostGaps: 3 },
    filters: [],
    customers: { merges: [], groups: [], apart: [] },
};

test('what is taken back has a name', () => {
    assert.equal(changedSetting(USUAL, { ...USUAL, measure: 'profit' }), 'measure');
    assert.equal(changedSetting(USUAL, { ...USUAL, abc: { ...USUAL.abc, a: 70 } }), 'limits');
    assert.equal(changedSetting(USUAL, { ...USUAL, xyz: { ...USUAL.xyz, method: 'variation', variationX: 0.1 } }), 'method');
    assert.equal(changedSetting(USUAL, { ...USUAL, customers: { ...USUAL.customers, merges: [{ from: 'a', into: 'b' }] } }), 'merges');
    assert.equal(changedSetting(USUAL, { ...USUAL, measure: 'profit', asOf: '2024-01-01' }), 'several');
});
