import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { FluentResource } from '@fluent/bundle';
import { knows, speak, t } from '../../www/translate.js';
import { ENGLISH, speakEnglish } from './english.mjs';

const WWW = fileURLToPath(new URL('../../www', import.meta.url));
const KEYS = [...ENGLISH.matchAll(/^([a-z][\w-]*) =/gim)].map(([, key = '']) => key);

/** The page's own source, in one text. */
const SOURCE = readdirSync(WWW, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.jsx?$/.test(name))
    .map(name => readFileSync(join(WWW, name), 'utf8'))
    .join('\n');

test('a missing word throws', () => {
    speakEnglish();
    assert.throws(() => t('no-such-key'), /no-such-key/);
    assert.throws(() => t('page-title'), /page-title/);
});

test('a page in use names what is missing and goes on', () => {
    /** @type {string[]} */
    const told = [];
    speak('en', ENGLISH, problem => told.push(problem));
    assert.equal(t('no-such-key'), 'no-such-key');
    assert.equal(told.length, 1);
    speakEnglish();
});

test('numbers in a text choose the plural and are grouped', () => {
    assert.equal(t('customers', { n: 1 }), '1 customer');
    assert.equal(t('customers', { n: 2927 }), '2,927 customers');
    assert.equal(t('columns-misfits', { n: 0 }), 'Every row looked at fits');
});

test('values are text, whatever they contain', () => {
    assert.equal(t('page-title', { screen: '<b>{ $x }' }), '<b>{ $x } · Mainstay');
});

test('every message is understood, and no key is given twice', () => {
    const understood = new Set(Array.from(new FluentResource(ENGLISH).body, ({ id }) => id));
    assert.deepEqual(KEYS.filter(key => !understood.has(key)), []);
    assert.deepEqual(KEYS.filter((key, at) => KEYS.indexOf(key) !== at), []);
});

test('every key in the source has a text', () => {
    const plain = [...SOURCE.matchAll(/\bt\(\s*'([\w-]+)'/g), ...SOURCE.matchAll(/<Text\b[^>]*?\bid="([\w-]+)"/g)].map(([, key = '']) => key);
    assert.ok(plain.length > 100, 'the search finds keys');
    assert.deepEqual([...new Set(plain)].filter(key => !knows(key)), []);
});

test('every key that is put together has at least one text', () => {
    const patterns = [...SOURCE.matchAll(/(?:\bt\(|<Text\b[^>]*?\bid=\{)\s*`([^`]+)`/g)].map(([, key = '']) => key);
    const found = patterns.filter(pattern => !KEYS.some(key => like(pattern).test(key)));
    assert.deepEqual(found, []);
});

/**
 * What a key that is put together may look like.
 * @param {string} pattern
 */
function like(pattern) {
    return new RegExp(`^${pattern.replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '[\\w-]+')}$`);
}
