/** How a peer's case is held against our reading of it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

/**
 * Where we read otherwise than a peer: why, and what we read.
 * @typedef {{why: string, rows: string[][]}} Deviation
 */

/**
 * A case passes when we read what the peer expects. One that is listed as a deviation passes
 * when we read what is listed there, and fails once we read what the peer expects after all.
 * @param {string} name
 * @param {{expected: string[][], read: () => string[][], deviation?: Deviation | undefined}} aCase
 */
export function conforms(name, { expected, read, deviation }) {
    test(deviation ? `${name} (otherwise: ${deviation.why})` : name, () => {
        const rows = read();
        assert.deepEqual(rows, deviation ? deviation.rows : expected);
        if (deviation) assert.notDeepEqual(rows, expected, 'we no longer deviate: strike the case from the list');
    });
}

/**
 * Every listed deviation belongs to a case that exists.
 * @param {string} suite
 * @param {Record<string, Deviation>} deviations
 * @param {Iterable<string>} names
 */
export function allListedExist(suite, deviations, names) {
    const known = new Set(names);
    test(`${suite}: every deviation names a case`, () => {
        assert.deepEqual(Object.keys(deviations).filter(name => !known.has(name)), []);
    });
}
