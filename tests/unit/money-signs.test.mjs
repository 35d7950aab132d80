import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moneySigns } from '../../www/money-signs.js';
import { column, probeOf } from './probes.mjs';

/** @param {string[]} samples */
function signs(samples) {
    return moneySigns(probeOf({ columns: [{ ...column('Sum', 'amount', 1), samples }] }, { amount: [0] }));
}

test('the sign that all amounts carry is taken over', () => {
    assert.deepEqual(signs(['$1,200.00', '($5.00)']), { currency: '$' });
    assert.deepEqual(signs(['Rs. 500', 'Rs 1,200', '₹ 40']), { currency: '₹', grouping: 'lakh' });
    assert.deepEqual(signs(['৳100', '৳5']), { currency: '৳' });
    assert.deepEqual(signs(['$5', '€5']), {});
    assert.deepEqual(signs(['5.00', '1,200', '']), {});
});

test('the currency that counts has its sign, whatever the first cells say', () => {
    const probe = probeOf({ columns: [{ ...column('Sum', 'amount', 1), samples: ['€5', '€7'] }] }, { amount: [0] });
    /** @param {string | null} base @param {string[]} found */
    const read = (base, found) => /** @type {any} */ ({ plan: { currency: base && { base, rates: {} } }, currencies: found.map(currency => ({ currency, rows: 1, amount: '1' })) });
    assert.equal(moneySigns(probe, read('$', ['EUR', '$'])).currency, '$');
    assert.equal(moneySigns(probe, read(null, ['GBP'])).currency, '£');
    assert.equal(moneySigns(probe, read('SEK', ['SEK', 'EUR'])).currency, 'SEK');
    assert.equal(moneySigns(probe, read(null, [])).currency, '€');
});

test('digits in groups of two mean lakh', () => {
    assert.deepEqual(signs(['500', '12,34,567.00']), { grouping: 'lakh', currency: '₹' });
    assert.deepEqual(signs(['৳1,00,000']), { grouping: 'lakh', currency: '৳' });
    assert.deepEqual(signs(['1,234,567']), {});
});
