/** DuckDB as a peer, kept in a folder of the build's own. */

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';

const version = '2.0.0';
const folder = resolve(process.env['CARGO_TARGET_DIR'] ?? 'target', 'peers', `duckdb-${version}`);

/**
 * A file, and the dialect in which it is written.
 * @typedef {{path: string, columns: number, delimiter: string, quote: string, escape: string}} Question
 * What DuckDB makes of it when told the dialect, what when told nothing, and the dialect that it finds.
 * @typedef {{told: string[][] | Failure, found: string[][] | Failure, sniffed: Sniffed | Failure}} Answer
 * @typedef {{delimiter: string, quote: string, escape: string, skip: number}} Sniffed
 * @typedef {{error: string}} Failure
 */

/**
 * Why there is no DuckDB here, after an attempt to get it; an empty text when there is.
 * @returns {string}
 */
export function missing() {
    if (runs()) return '';
    const pip = spawnSync('python3', ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--target', folder, `duckdb==${version}`], { encoding: 'utf8', timeout: 120_000 });
    if (pip.error) return 'DuckDB is not compared: python3 is not installed';
    if (pip.status !== 0) return `DuckDB is not compared: pip could not install it (${pip.stderr.trim().split('\n').at(-1)})`;
    return runs() ? '' : 'DuckDB is not compared: it is installed and does not start';
}

function runs() {
    return existsSync(join(folder, 'duckdb')) && spawnSync('python3', ['-c', 'import duckdb'], { env: environment() }).status === 0;
}

function environment() {
    return { ...process.env, PYTHONPATH: folder };
}

/**
 * What DuckDB makes of each of several files.
 * @param {Question[]} files
 * @returns {Answer[]}
 */
export function ask(files) {
    const output = execFileSync('python3', ['tests/conformance/duckdb_cells.py'], {
        env: environment(), input: JSON.stringify(files), encoding: 'utf8', maxBuffer: 1 << 28,
    });
    return output.trim().split('\n').map(line => JSON.parse(line));
}
