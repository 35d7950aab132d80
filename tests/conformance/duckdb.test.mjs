/** Files from seeds, read by us and by DuckDB: equal rows and cells where both take the same dialect. */

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { ask, missing } from './duckdb.mjs';
import { randomFrom } from './random.mjs';
import { read, written } from './records.mjs';
import { lines, plain } from './sales.mjs';

const files = 300;

/**
 * @typedef {typeof plain & {ragged: boolean}} Shape
 * @typedef {{seed: number, shape: Shape, rows: string[][], text: string}} Generated
 */

const words = ['alpha', 'Łódź', 'Ελλάδα', 'नमस्ते', 'O\'Hara', 'naïve café', 'data, more', 'semi;colon', 'bar|bar', 'tab\tstop', '5" pipe', 'back\\slash', 'two\nlines', 'two\r\nends', '', '', '😀 smile', '#hash'];
const kinds = [
    (/** @type {import('./random.mjs').Random} */ random) => random.of(words),
    (/** @type {import('./random.mjs').Random} */ random) => String(random.below(100_000)),
    (/** @type {import('./random.mjs').Random} */ random) => (random.below(1_000_000) / 100).toFixed(2),
    (/** @type {import('./random.mjs').Random} */ random) => new Date(Date.UTC(2024, 0, random.below(366))).toISOString().slice(0, 10),
];

/**
 * @param {number} seed
 * @returns {Generated}
 */
function generated(seed) {
    const random = randomFrom(seed);
    const quote = random.of(['"', '"', '"', '\'']);
    const shape = {
        delimiter: random.of([',', ';', '\t', '|']), quote, escape: random.of([quote, quote, '\\']),
        end: random.of(['\n', '\r\n']), always: random.happens(0.3), ragged: random.happens(0.2),
    };
    const columns = Array.from({ length: 2 + random.below(6) }, () => random.of(kinds));
    const names = columns.map((_, at) => `column ${at + 1}`);
    const data = Array.from({ length: 5 + random.below(40) }, (_, at) => [`id ${at}`, ...columns.slice(1).map(kind => kind(random))]);
    const rows = random.happens(0.7) ? [names, ...data] : data;
    const kept = shape.ragged ? rows.map(cells => random.happens(0.1) ? cells.slice(0, -1) : cells) : rows;
    return { seed, shape, rows: kept, text: lines(kept, shape).join('') };
}

/**
 * Rows as DuckDB gives them: missing cells at the end of a row are empty.
 * @param {string[][]} rows
 */
function padded(rows) {
    const width = Math.max(...rows.map(cells => cells.length));
    return written(rows).map(cells => [...cells, ...Array(width - cells.length).fill('')]);
}

/** Where DuckDB, told the dialect, reads otherwise than what was written. There we hold on to what was written. */
const deviations = [
    {
        why: 'DuckDB takes an escape for one outside of quotes too',
        applies: (/** @type {Generated} */ { shape, rows }) => shape.escape === '\\' && !shape.always && rows.flat().some(cell => cell.includes('\\') && !cell.includes(shape.quote)),
    },
];

/**
 * Whether DuckDB found the dialect in which a file is written, as far as the file shows it.
 * @param {Generated} file
 * @param {import('./duckdb.mjs').Answer['sniffed']} sniffed
 */
function isFound({ shape, text }, sniffed) {
    if ('error' in sniffed) return false;
    const isQuoted = text.includes(shape.quote);
    const isEscaped = text.includes(shape.escape + shape.quote);
    return sniffed.delimiter === shape.delimiter && sniffed.skip === 0
        && (!isQuoted || sniffed.quote === shape.quote)
        && (!isEscaped || sniffed.escape === shape.escape);
}

/**
 * What is read otherwise: the first row of each file that differs, ours beside theirs.
 * @param {[Generated, import('./duckdb.mjs').Answer][]} pairs
 * @param {(file: Generated) => string[][]} ours
 * @param {(file: Generated, answer: import('./duckdb.mjs').Answer) => string[][]} theirs
 */
function differences(pairs, ours, theirs) {
    return pairs.flatMap(([file, answer]) => {
        const [mine, peer] = [padded(ours(file)), padded(theirs(file, answer))].map(rows => rows.map(cells => JSON.stringify(cells)));
        const at = Array.from({ length: Math.max(mine?.length ?? 0, peer?.length ?? 0) }, (_, row) => row).find(row => mine?.[row] !== peer?.[row]);
        return at === undefined ? [] : [`seed ${file.seed}, ${JSON.stringify(file.shape)}, row ${at}: ${mine?.[at]} for ${peer?.[at]}`];
    });
}

/**
 * Whether a backslash that stands for one of text is written twice, though no quote has one before
 * it: nothing in the file tells then that two are one.
 * @param {Generated} file
 */
function isHidden({ shape, text }) {
    return shape.escape === '\\' && text.includes('\\\\') && !text.includes(`\\${shape.quote}`);
}

const folder = mkdtempSync(join(tmpdir(), 'differential-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** @returns {[Generated, import('./duckdb.mjs').Answer][]} */
function compared() {
    const all = Array.from({ length: files }, (_, seed) => generated(seed));
    const answers = ask(all.map(({ seed, shape: { delimiter, quote, escape }, rows, text }) => {
        const path = join(folder, `${seed}.csv`);
        writeFileSync(path, text);
        return { path, columns: Math.max(...rows.map(cells => cells.length)), delimiter, quote, escape };
    }));
    return all.map((file, at) => [file, /** @type {import('./duckdb.mjs').Answer} */ (answers[at])]);
}

test('DuckDB', { skip: missing() || false }, async context => {
    const pairs = compared();
    const deviates = (/** @type {Generated} */ file) => deviations.some(one => one.applies(file));
    await context.test('told the dialect, we read the cells that DuckDB reads', () => {
        const ours = (/** @type {Generated} */ { text, shape: { delimiter, quote, escape } }) => read(text, { delimiter, quote, escape });
        assert.deepEqual(differences(pairs, ours, (file, { told }) => deviates(file) ? file.rows : cellsOf(told)), []);
    });
    await context.test('told nothing, we read the cells that DuckDB reads where it finds the dialect', inner => {
        const both = pairs.filter(([file, { sniffed }]) => isFound(file, sniffed) && !deviates(file));
        inner.diagnostic(`DuckDB finds the dialect of ${both.length} of ${pairs.length} files`);
        assert.deepEqual(differences(both, ({ text }) => read(text), (_, { found }) => cellsOf(found)), []);
    });
    await context.test('told nothing, we read what was written', () => {
        const shown = pairs.filter(([file]) => !isHidden(file));
        assert.ok(shown.length > 0.95 * files, `${shown.length} files`);
        assert.deepEqual(differences(shown, ({ text }) => read(text), ({ rows }) => rows), []);
    });
});

/** @param {import('./duckdb.mjs').Answer['told']} outcome */
function cellsOf(outcome) {
    if ('error' in outcome) throw new Error(outcome.error);
    return outcome;
}
