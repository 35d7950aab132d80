import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mendedFiles, mendedLast, withMended } from '../../www/mended.js';
import { planOf, probeOf } from './probes.mjs';

/** @import {Source} from '../../src/browser/types.d.ts' */

/**
 * @param {number} file
 * @param {string} columns
 * @param {Partial<Source>} [part]
 * @returns {Source}
 */
function source(file, columns, part = {}) {
    return { file, name: `${file}.csv`, kind: 'text', hidden: false, columns: columns.split(' '), use: 'sales', ...part };
}

const SALES = 'Day Customer Sum';
const MENDED = `${SALES} mainstay_file mainstay_line mainstay_reason`;

/** @param {number} source */
function entry(source) {
    return { source, dialect: null, columns: null };
}

test('mended files are told by their columns and come last', () => {
    const probe = probeOf({ sources: [source(0, MENDED), source(1, SALES), source(2, MENDED)] });
    assert.deepEqual(mendedFiles(probe), [0, 2]);
    assert.deepEqual(mendedLast(['a', 'b', 'c'], [0, 2]), ['b', 'a', 'c']);
});

test('mended rows are read as what they are beside: nothing of the plan changes', () => {
    const plan = planOf({ sources: [entry(0)], decimal: 'comma' });
    const semicolons = { ...plan.dialect, delimiter: ';' };
    const found = probeOf({ plan: planOf({ sources: [entry(0), { source: 1, dialect: semicolons, columns: [2, 1, 0] }] }), sources: [source(0, SALES), source(1, MENDED)] });
    const together = withMended(plan, found, 1);
    assert.deepEqual(together?.sources, [entry(0), { source: 1, dialect: semicolons, columns: null }]);
    assert.deepEqual([together?.decimal, together?.settled], ['comma', { dateOrder: true, decimal: true }]);
});

test('a file of other columns is no mended file', () => {
    const found = probeOf({ plan: planOf({ sources: [entry(0)] }), sources: [source(0, SALES), source(1, 'Some Thing', { use: 'unused' })] });
    assert.equal(withMended(planOf({ sources: [entry(0)] }), found, 1), null);
});
