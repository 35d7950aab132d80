import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holeOf } from '../../www/holes.js';

/** @param {number[]} values a month each, from January 2017 */
function months(values) {
    return values.map((value, at) => ({ start: new Date(Date.UTC(2017, at, 1)).toISOString().slice(0, 10), value, complete: true }));
}

test('months without a sale between months with sales are a hole', () => {
    assert.deepEqual(holeOf(months([5, 0, 0, 0, 7, 0, 0, 3])), { first: '2017-02-01', last: '2017-04-01', resume: '2017-08-01' });
});

test('one empty month, and an empty end, are none', () => {
    assert.equal(holeOf(months([5, 0, 7, 0, 3])), null);
    assert.equal(holeOf(months([0, 0, 5, 7, 0, 0])), null);
    assert.equal(holeOf([]), null);
});

test('two weeks without a sale are none', () => {
    const weeks = [1, 0, 0, 1].map((value, at) => ({ start: new Date(Date.UTC(2017, 0, 2 + 7 * at)).toISOString().slice(0, 10), value, complete: true }));
    assert.equal(holeOf(weeks), null);
});
