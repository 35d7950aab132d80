/** A clean sales file, spoiled, and read with nothing said about it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pollutions } from './pollutions.mjs';
import { read } from './records.mjs';
import { score } from './score.mjs';

/** The share of cells that has to be read right, in all and on the average of the kinds. */
const demanded = 0.998;

/** @typedef {{kind: string, name: string, right: number, of: number, refused: string}} Result */

/**
 * @param {import('./pollutions.mjs').Spoiled} file
 * @returns {Result}
 */
function result({ kind, name, bytes, truth }) {
    try {
        return { kind, name, ...score(truth, read(bytes)), refused: '' };
    }
    catch (error) {
        return { kind, name, right: 0, of: score(truth, []).of, refused: String(error) };
    }
}

/** @param {{right: number, of: number}[]} scores */
function share(scores) {
    const sum = (/** @type {'right' | 'of'} */ name) => scores.reduce((total, one) => total + one[name], 0);
    return sum('of') === 0 ? 1 : sum('right') / sum('of');
}

/** @param {Result[]} results */
function byKind(results) {
    /** @type {Map<string, Result[]>} */
    const kinds = new Map();
    for (const one of results) kinds.set(one.kind, [...kinds.get(one.kind) ?? [], one]);
    return kinds;
}

/** @param {number} part */
function percent(part) {
    return `${(100 * part).toFixed(3)} %`.padStart(10);
}

/**
 * @param {Map<string, Result[]>} kinds
 * @param {Result[]} results
 */
function table(kinds, results) {
    const line = (/** @type {string} */ name, /** @type {number} */ files, /** @type {number} */ part) => `${name.padEnd(28)}${String(files).padStart(5)}${percent(part)}`;
    const imperfect = results.filter(one => share([one]) < 1);
    return [
        ...[...kinds].map(([kind, those]) => line(kind, those.length, share(those))),
        line('all cells', results.length, share(results)),
        line('mean of the kinds', kinds.size, meanOfKinds(kinds)),
        ...imperfect.map(one => `  ${percent(share([one]))}  ${one.kind}: ${one.name}${one.refused && ' (refused)'}`),
    ].join('\n');
}

/** @param {Map<string, Result[]>} kinds */
function meanOfKinds(kinds) {
    const shares = [...kinds.values()].map(share);
    return shares.reduce((sum, part) => sum + part, 0) / shares.length;
}

test('a spoiled sales file is read right with no parameters', context => {
    const results = pollutions().map(result);
    const kinds = byKind(results);
    context.diagnostic(`\n${table(kinds, results)}`);
    assert.ok(kinds.size >= 23, `${kinds.size} kinds`);
    assert.ok(share(results) >= demanded, `${percent(share(results))} of all cells`);
    assert.ok(meanOfKinds(kinds) >= demanded, `${percent(meanOfKinds(kinds))} on the average of the kinds`);
});
