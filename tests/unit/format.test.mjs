import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import * as format from '../../www/format.js';
import { speakEnglish } from './english.mjs';

speakEnglish();

/** @param {Partial<import('../../www/format.js').Display>} change */
function show(change) {
    format.display.value = { ...format.display.value, ...change };
}

beforeEach(() => show({ grouping: 'million', currency: '' }));
afterEach(() => show({ grouping: 'million', currency: '' }));

test('whole numbers are grouped as the reader counts', () => {
    assert.equal(format.count(1234567), '1,234,567');
    assert.equal(format.count(999), '999');
    show({ grouping: 'lakh' });
    assert.equal(format.count(1234567), '12,34,567');
    assert.equal(format.count(123456), '1,23,456');
    assert.equal(format.count(1000), '1,000');
    assert.equal(format.count(999), '999');
});

test('minus is a minus, and zero has none', () => {
    assert.equal(format.count(-2927), '−2,927');
    assert.equal(format.decimal(-0.04, 1), '0.0');
    assert.equal(format.percent(-0.0001), '0.0%');
    assert.equal(format.money(-12400), '−12,400');
});

test('what is not known is a dash', () => {
    for (const shown of [format.count(NaN), format.money(Infinity), format.percent(NaN), format.percentChange(Infinity), format.times(NaN)]) {
        assert.equal(shown, format.UNKNOWN);
    }
});

test('money is said in lakh and crore, or in millions', () => {
    show({ grouping: 'lakh', currency: '₹' });
    /** @type {[number, string][]} */
    const lakh = [[12400, '₹12,400'], [99_999, '₹99,999'], [100_000, '₹1.0 lakh'], [2_145_205, '₹21.5 lakh'], [9_999_999, '₹1.00 crore'], [49_700_000, '₹4.97 crore'], [-342_058, '−₹3.4 lakh']];
    for (const [value, text] of lakh) assert.equal(format.money(value), text);
    show({ grouping: 'million', currency: '$' });
    /** @type {[number, string][]} */
    const million = [[342_058, '$342,058'], [1_004_000, '$1.00 million'], [2.5e9, '$2.50 billion'], [12.5, '$12.50'], [12, '$12']];
    for (const [value, text] of million) assert.equal(format.money(value), text);
});

test('a change of money has its sign', () => {
    assert.equal(format.moneyChange(500), '+500');
    assert.equal(format.moneyChange(-500), '−500');
    assert.equal(format.moneyChange(0), '0');
});

test('exact amounts keep every digit', () => {
    assert.equal(format.exact('-123456789012345678.905'), '−123,456,789,012,345,678.905');
    show({ grouping: 'lakh', currency: '₹' });
    assert.equal(format.exact('10400000.00'), '₹1,04,00,000.00');
    assert.equal(format.exact('0'), '₹0');
});

test('shares are percent without a space', () => {
    assert.equal(format.percent(0.456), '45.6%');
    assert.equal(format.percent(0.8, 0), '80%');
    assert.equal(format.percentChange(0.29), '+29%');
    assert.equal(format.percentChange(-0.177), '−18%');
    assert.equal(format.percentChange(0.001), '0%');
});

test('printed parts add up to the printed total', () => {
    const thirds = [1 / 3, 1 / 3, 1 / 3];
    assert.deepEqual(format.percentParts(thirds, 1), ['33.4%', '33.3%', '33.3%']);
    assert.deepEqual(format.roundedParts([0.5, 0.5, 1], 0), [1, 0, 1]);
    assert.deepEqual(format.roundedParts([-0.25, 1.25], 1), [-0.2, 1.2]);
    assert.deepEqual(format.roundedParts([], 1), []);
});

test('days have a month in letters', () => {
    assert.equal(format.day('2025-09-30'), '30 Sep 2025');
    assert.equal(format.day(0), '1 Jan 1970');
    assert.equal(format.day(-1), '31 Dec 1969');
    assert.equal(format.dayOfMonth('2025-09-30'), '30 Sep');
    assert.equal(format.monthOf('2025-09-30'), 'Sep 2025');
    assert.equal(format.dayNumber('1970-01-02'), 1);
    assert.equal(format.isoDay(20361), '2025-09-30');
});

test('a window of whole months is said in months', () => {
    assert.equal(format.days('2024-10-01', '2025-09-30'), 'Oct 2024 – Sep 2025');
    assert.equal(format.days('2025-02-01', '2025-02-28'), 'Feb 2025');
    assert.equal(format.days('2024-10-02', '2025-09-30'), '2 Oct 2024 – 30 Sep 2025');
});

test('periods have names', () => {
    assert.equal(format.periodName('2025-07-01', 'quarter'), 'Q3 2025');
    assert.equal(format.periodName('2025-07-01', 'month'), 'Jul 2025');
    assert.equal(format.periodName('2025-07-07', 'week'), '7 Jul 2025');
    assert.equal(format.periodName('2025-01-01', 'year'), '2025');
});

test('sizes of files are short', () => {
    assert.equal(format.fileSize(999), '999 B');
    assert.equal(format.fileSize(411_640), '412 KB');
    assert.equal(format.fileSize(197_000_000), '197 MB');
    assert.equal(format.fileSize(1_500_000), '1.5 MB');
});
