/** The file of the customers on show. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellText, customersFile } from '../../www/export.js';
import { growthText } from '../../www/views/change.js';
import { columnsOf } from './columns.mjs';
import { speakEnglish } from './english.mjs';

speakEnglish();

const report = /** @type {any} */ ({ settings: { measure: 'revenue' }, profit: null, comparison: { kind: 'lastYear', current: { first: '1970-01-01', last: '1970-12-31' }, previous: { first: '1969-01-01', last: '1969-12-31' } } });

test('no text runs in a spreadsheet, and numbers stay numbers', () => {
    const cases = /** @type {[string | number, string][]} */ ([
        ['=1+1', '\'=1+1'], ['+1', '\'+1'], ['-2', '\'-2'], ['@SUM(A1)', '\'@SUM(A1)'], ['\t=1', '"\'\t=1"'], ['\r=1', '"\'\r=1"'], ['\0=1', '"\'\0=1"'],
        ['plain', 'plain'], ['a, "b"', '"a, ""b"""'], ['two\nlines', '"two\nlines"'], [-2.5, '-2.5'], [NaN, ''], [Infinity, ''], [0.1 + 0.2, '0.3'], [-0, '0'],
        [16_797.9331, '16797.9331'], [1e21, '1000000000000000000000'], [1e-7, '0.000000100'],
    ]);
    for (const [value, expected] of cases) assert.equal(cellText(value), expected, String(value));
});

test('the file has the words of the table and the rows wanted in their order', () => {
    const { columns, texts } = columnsOf([
        { label: 'Élan, Ltd', key: 'C-17', value: 750, abc: 'A', xyz: 'X', gap: 13.25, silence: 25, change: -0.125 },
        { label: '=cmd', value: 250, abc: 'B', xyz: 'OneOff', state: 'occasional', silence: 3, first: 9, change: Infinity },
    ]);
    const text = customersFile(columns, texts, report, Uint32Array.of(1, 0));
    assert.equal(text, [
        '\uFEFFCustomer,Key,Class,Sales,Share %,Buys every (days),Days since last purchase,State,Change on last year %,Purchases,First purchase,Last purchase',
        '\'=cmd,\'=cmd,B One-off,250,25,,3,Occasional,New,5,1970-01-10,1970-01-10',
        '"Élan, Ltd",C-17,AX,750,75,13.3,25,Active,-12.5,5,1970-01-01,1970-01-01',
        '',
    ].join('\r\n'));
});

test('growth is said as one can take it', () => {
    const cases = /** @type {[number, string][]} */ ([[0.29, '+29%'], [3, '+300%'], [16.4, '×17'], [4.25, '×5.3'], [-1, '−100%'], [-0.9999, '> −99%'], [NaN, '–'], [Infinity, '–']]);
    for (const [ratio, expected] of cases) assert.equal(growthText(ratio), expected, String(ratio));
});
