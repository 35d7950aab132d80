/** `examples/records` as the tests of this folder ask it: bytes in, cells out. */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseCsv } from '../page/csv.mjs';

/**
 * What is said about a file; what is left out is found. An empty string says that there is none.
 * @typedef {{delimiter?: string, quote?: string, escape?: string, encoding?: string, header?: number}} Given
 */

const program = process.env['RECORDS']
    ?? join(process.env['CARGO_TARGET_DIR'] ?? 'target', 'conformance/examples/records');
const folder = mkdtempSync(join(tmpdir(), 'records-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/**
 * The cells of a file as `examples/records` reads them, header rows among them.
 * @param {string | Uint8Array} content
 * @param {Given} [given]
 * @returns {string[][]}
 */
export function read(content, given = {}) {
    const file = join(folder, 'file.csv');
    writeFileSync(file, content);
    const flags = Object.entries(given).flatMap(([name, value]) => [`--${name}`, String(value)]);
    const output = execFileSync(program, [file, ...flags], { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe'] });
    return parseCsv(output);
}

/**
 * Rows in which something is written: a reader of sales has no use for blank ones.
 * @param {string[][]} rows
 */
export function written(rows) {
    return rows.filter(cells => cells.some(cell => cell.trim() !== ''));
}
