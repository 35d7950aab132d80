import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UNDECIDED, doubting, grouping, keeping, keepingApart, likelyTwice, merging, openSets, parting } from '../../www/names.js';

/** @import {AlikeName, AlikeSet, Settings} from '../../src/browser/types.d.ts' */

const settings = /** @type {Settings} */ (/** @type {unknown} */ ({ measure: 'revenue', customers: UNDECIDED }));

/**
 * @param {string} key
 * @param {number} moves
 * @param {AlikeName['confidence']} [confidence]
 * @returns {AlikeName}
 */
const name = (key, moves, confidence = 'high') => ({ key, label: key, transactions: 1, revenue: String(moves), moves, difference: 'case', confidence });

/** @type {AlikeSet[]} */
const SETS = [{ keep: name('ACME', 90), others: [name('acme', 8), name('Acme Ltd', 2, 'low')] }, { keep: name('Bolt', 9), others: [name('bolt', 1)] }];

/** @param {AlikeSet[]} sets */
const shown = sets => sets.map(({ keep, others }) => [keep.key, ...others.map(({ key }) => key)].join(' < '));

test('what is merged or kept apart is decided, until that is undone', () => {
    const steps = [merging(['acme'], 'ACME'), keepingApart('ACME', 'Acme Ltd'), merging(['bolt'], 'Bolt')];
    const decided = steps.reduce((now, step) => step(now), settings);
    assert.deepEqual(shown(openSets(SETS, UNDECIDED)), ['ACME < acme < Acme Ltd', 'Bolt < bolt']);
    assert.deepEqual(openSets(SETS, decided.customers), []);
    const undone = [parting('acme'), doubting('ACME', 'Acme Ltd'), parting('bolt')].reduce((now, step) => step(now), decided);
    assert.deepEqual(undone, settings);
});

test('a name is merged into one other, and one that is kept is merged no more', () => {
    const first = merging(['a'], 'b')(settings);
    assert.deepEqual(merging(['a'], 'c')(first).customers.merges, [{ from: 'a', into: 'c' }]);
    assert.deepEqual(merging(['b'], 'a')(first).customers.merges, [{ from: 'b', into: 'a' }]);
});

test('another name of a set can be kept', () => {
    const [set] = SETS;
    assert.ok(set);
    const { keep, others } = keeping(set, 'Acme Ltd');
    assert.deepEqual([keep.key, ...others.map(({ key }) => key)], ['Acme Ltd', 'ACME', 'acme']);
    assert.equal(keeping(set, 'ACME').keep, set.keep);
});

test('only names that are likely one customer are said to be written twice', () => {
    const report = { sets: SETS, total: 2, revenue: 110 };
    assert.deepEqual(likelyTwice(report, UNDECIDED), { count: 2, money: 9, share: 9 / 110 });
    assert.equal(likelyTwice(report, merging(['acme', 'bolt'], 'ACME')(settings).customers).count, 0);
});

test('a customer is in one group, or in none', () => {
    const grouped = grouping('a', ' Holding ')(settings);
    assert.deepEqual(grouped.customers.groups, [{ customer: 'a', group: 'Holding' }]);
    assert.deepEqual(grouping('a', 'Other')(grouped).customers.groups, [{ customer: 'a', group: 'Other' }]);
    assert.deepEqual(grouping('a', ' ')(grouped), settings);
});
