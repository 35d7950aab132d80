import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { planOf, probeOf } from './probes.mjs';

/** @import {Settings} from '../../src/browser/types.d.ts' */

/** A browser's storage, enough for the page. @type {Map<string, string>} */
const shelf = new Map();
const storage = {
    getItem: (/** @type {string} */ key) => shelf.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ text) => void shelf.set(key, text),
    removeItem: (/** @type {string} */ key) => void shelf.delete(key),
};
Object.defineProperty(globalThis, 'localStorage', { value: storage, configurable: true });

const { recalledPlan, recalledSettings, rememberPlan, rememberSettings, remembering, setRemembering } = await import('../../www/memory.js');

const plan = planOf({}, { customer: [2], amount: [], quantity: 3 });
const probe = { ...probeOf({ plan }), fingerprint: 'f' };
const defaults = /** @type {Settings} */ (/** @type {unknown} */ ({ measure: 'revenue', window: { first: null, last: null }, asOf: null, abc: { a: 80 }, filters: [], customers: { merges: [], groups: [], apart: [] } }));

beforeEach(() => setRemembering(false));

test('nothing is kept until the user says so', () => {
    rememberPlan(probe);
    rememberSettings(defaults);
    assert.equal(shelf.size, 0);
    assert.equal(recalledPlan(probe), null);
});

test('a file of the same shape is read as before', () => {
    setRemembering(true);
    const other = { ...plan, mapping: { ...plan.mapping, customer: [0, 4], amount: [5, 6], quantity: null } };
    rememberPlan({ ...probe, plan: other });
    assert.deepEqual(recalledPlan(probe), other);
    assert.equal(recalledPlan({ ...probe, fingerprint: 'g' }), null);
});

test('the rates of currencies are asked for each time', () => {
    setRemembering(true);
    rememberPlan({ ...probe, plan: { ...plan, currency: { base: 'INR', rates: { EUR: '90.5' } } } });
    assert.equal([...shelf.values()].join().includes('90.5'), false);
    assert.equal(recalledPlan(probe)?.currency, null);
});

test('a file whose tables are joined otherwise is guessed anew', () => {
    setRemembering(true);
    const join = { source: 1, dialect: plan.dialect, width: 4, key: 2, column: 0 };
    rememberPlan({ ...probe, plan: { ...plan, joins: [join] } });
    assert.equal(recalledPlan(probe), null);
    const swapped = { ...plan, sources: [{ source: 1, dialect: null, columns: null }], joins: [{ ...join, source: 0 }] };
    assert.deepEqual(recalledPlan({ ...probe, plan: swapped }), swapped, 'in whichever order they are dropped');
});

test('settings are kept without the days and values of a file', () => {
    setRemembering(true);
    rememberSettings({ ...defaults, abc: { ...defaults.abc, a: 70 }, asOf: '2025-01-01', filters: [{ column: 'region', values: ['Kolkata'] }] });
    assert.equal(recalledSettings(defaults).abc.a, 70);
    assert.equal([...shelf.values()].join().includes('Kolkata'), false);
    assert.equal(recalledSettings(defaults).asOf, null);
});

test('who is whose customer is never kept', () => {
    setRemembering(true);
    const customers = { merges: [{ from: 'ACME', into: 'Acme' }], groups: [{ customer: 'Bolt', group: 'Holding' }], apart: [{ one: 'Cord', other: 'Card' }] };
    rememberSettings({ ...defaults, customers });
    for (const name of ['ACME', 'Bolt', 'Holding', 'Cord', 'Card']) assert.equal([...shelf.values()].join().includes(name), false, name);
    assert.deepEqual(recalledSettings(defaults), defaults);
});

test('"no" forgets everything', () => {
    setRemembering(true);
    rememberPlan(probe);
    setRemembering(false);
    assert.equal(shelf.size, 0);
    assert.equal(remembering.value, false);
});

test('what another page wrote is not believed', () => {
    setRemembering(true);
    for (const text of ['{', 'null', '[]', '{"plans":{"f":{"mapping":"x"}},"settings":{"measure":7}}', '{"plans":{"f":null},"settings":null}']) {
        storage.setItem([...shelf.keys()][0] ?? '', text);
        assert.equal(recalledPlan(probe), null, text);
        assert.equal(recalledSettings(defaults), defaults, text);
    }
});
