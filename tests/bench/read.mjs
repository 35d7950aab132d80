/**
 * How near the page's reading comes to reading the file for nothing.
 *
 *     node tests/bench/read.mjs <page.html> <file>
 *
 * All variants run in workers of the same page opened from the disk, take turns,
 * and read the same file by the same kind of reader.
 */

import { statSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { launch } from '../page/chromium.mjs';

/** @import {Page} from 'playwright-core' */

const ROUNDS = 5;
const NAMES = ['no-op read', 'first intake', 'warm intake'];

const [pagePath, filePath] = argv.slice(2);
if (!pagePath || !filePath) throw new Error('usage: node tests/bench/read.mjs <page.html> <file>');

const browser = await launch();
try {
    // The benchmark's own script is not among those that the page's policy allows.
    const page = await browser.newPage({ bypassCSP: true });
    await page.goto(pathToFileURL(pagePath).href);
    await page.addScriptTag({ content: await script() });
    await choose(page, filePath);
    report(statSync(filePath).size, await measure(page));
} finally {
    await browser.close();
}

/**
 * One round to warm up, then the counted ones.
 * @param {Page} page
 * @returns {Promise<Map<string, number[]>>} milliseconds by variant
 */
async function measure(page) {
    /** @type {Map<string, number[]>} */
    const times = new Map(NAMES.map(name => [name, []]));
    for (let round = -1; round < ROUNDS; round += 1) {
        for (const [name, all] of times) {
            const ms = await run(page, name);
            if (round >= 0) all.push(ms);
        }
    }
    return times;
}

/**
 * @param {Page} page
 * @param {string} name
 * @returns {Promise<number>}
 */
function run(page, name) {
    return page.evaluate(async name => {
        const { variants, chosen } = /** @type {any} */ (globalThis);
        return variants[name](chosen.files[0]);
    }, name);
}

/**
 * Gives the page a file as a user does.
 * @param {Page} page
 * @param {string} filePath
 */
async function choose(page, filePath) {
    const input = await page.evaluateHandle(() => {
        const chosen = document.createElement('input');
        chosen.type = 'file';
        return Object.assign(globalThis, { chosen }).chosen;
    });
    await input.setInputFiles(filePath);
}

/** @returns {Promise<string>} */
async function script() {
    const entry = fileURLToPath(new URL('page.js', import.meta.url));
    const { outputFiles } = await build({ entryPoints: [entry], bundle: true, format: 'iife', write: false });
    return outputFiles.map(file => file.text).join('');
}

/**
 * @param {number} bytes
 * @param {Map<string, number[]>} times
 */
function report(bytes, times) {
    const noOp = median(times.get('no-op read') ?? []);
    console.log(`${(bytes / 1e6).toFixed(1)} MB, ${ROUNDS} rounds, milliseconds`);
    for (const [name, all] of times) {
        const middle = median(all);
        const spread = `${Math.min(...all).toFixed(0)}-${Math.max(...all).toFixed(0)}`;
        const rate = `${(bytes / 1000 / middle).toFixed(0)} MB/s`;
        const ratio = `${(middle / noOp).toFixed(2)} x the no-op read`;
        const raw = all.map(ms => ms.toFixed(0)).join(' ');
        console.log(`${name.padEnd(12)}  median ${middle.toFixed(0)} (${spread})  ${rate}  ${ratio}  [${raw}]`);
    }
}

/**
 * @param {number[]} values
 * @returns {number}
 */
function median(values) {
    const sorted = [...values].sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
