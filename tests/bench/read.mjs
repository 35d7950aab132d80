/**
 * How near the page's reading comes to reading the file for nothing.
 *
 *     node tests/bench/read.mjs <page.html> <file>
 *
 * Both variants run in workers of the same page opened from the disk, take turns,
 * and read the same file by the same reader.
 */

import { statSync } from 'node:fs';
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';
import { launch } from '../page/chromium.mjs';

/** @import {Page} from 'playwright-core' */

const ROUNDS = 5;
const INPUT = 'bench-file';

const [pagePath, filePath] = argv.slice(2);
if (!pagePath || !filePath) throw new Error('usage: node tests/bench/read.mjs <page.html> <file>');

const browser = await launch();
try {
    await measure(pagePath, filePath);
} finally {
    await browser.close();
}

/**
 * @param {string} pagePath
 * @param {string} filePath
 */
async function measure(pagePath, filePath) {
    const bytes = statSync(filePath).size;
    const page = await browser.newPage({ bypassCSP: true });
    await page.goto(pathToFileURL(pagePath).href);
    await addInput(page);
    await page.setInputFiles(`#${INPUT}`, filePath);
    const variants = await available(page);
    /** @type {Map<string, number[]>} */
    const times = new Map(variants.map(({ name }) => [name, []]));
    for (const { run } of variants) await run(page);
    for (let round = 0; round < ROUNDS; round += 1) {
        for (const { name, run } of variants) times.get(name)?.push(await run(page));
    }
    report(bytes, times);
}

/**
 * The no-op read, and the page's intake where the page offers it.
 * @param {Page} page
 * @returns {Promise<{name: string, run: (page: Page) => Promise<number>}[]>}
 */
async function available(page) {
    const variants = [{ name: 'no-op read', run: noOpRead }];
    if (await page.evaluate(() => 'mainstayBench' in globalThis)) variants.push({ name: 'intake', run: intake });
    else console.log('The page has no mainstayBench.read(file): only the no-op read is measured.');
    return variants;
}

/**
 * The file through a BYOB reader of 1 MiB in a worker, looked at by nobody.
 * @param {Page} page
 * @returns {Promise<number>} milliseconds
 */
function noOpRead(page) {
    return page.evaluate(async id => {
        const source = `onmessage = async ({ data: file }) => {
            const start = performance.now();
            const reader = file.stream().getReader({ mode: 'byob' });
            let view = new Uint8Array(1 << 20), bytes = 0;
            for (;;) {
                const { done, value } = await reader.read(view);
                if (done) break;
                bytes += value.byteLength;
                view = new Uint8Array(value.buffer);
            }
            postMessage({ bytes, ms: performance.now() - start });
        };`;
        const input = /** @type {HTMLInputElement} */ (document.getElementById(id));
        const file = input.files?.[0];
        const worker = new Worker(URL.createObjectURL(new Blob([source])));
        /** @type {{bytes: number, ms: number}} */
        const { bytes, ms } = await new Promise((resolve, reject) => {
            worker.onmessage = event => resolve(event.data);
            worker.onerror = event => reject(new Error(event.message));
            worker.postMessage(file);
        });
        worker.terminate();
        if (bytes !== file?.size) throw new Error(`read ${bytes} of ${file?.size} bytes`);
        return ms;
    }, INPUT);
}

/**
 * The same file through the page's own worker.
 * @param {Page} page
 * @returns {Promise<number>} milliseconds
 */
function intake(page) {
    return page.evaluate(async id => {
        const input = /** @type {HTMLInputElement} */ (document.getElementById(id));
        const { mainstayBench } = /** @type {{mainstayBench: {read(file: File | undefined): Promise<number>}}} */ (/** @type {unknown} */ (globalThis));
        return mainstayBench.read(input.files?.[0]);
    }, INPUT);
}

/** @param {Page} page */
function addInput(page) {
    return page.evaluate(id => {
        const input = document.createElement('input');
        Object.assign(input, { type: 'file', id, multiple: true });
        document.body.append(input);
    }, INPUT);
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
        const rate = (bytes / 1000 / middle).toFixed(0);
        const spread = `${Math.min(...all).toFixed(0)}-${Math.max(...all).toFixed(0)}`;
        console.log(`${name.padEnd(12)} median ${middle.toFixed(0)} (${spread})  ${rate} MB/s  ${(middle / noOp).toFixed(2)} x the no-op read  [${all.map(ms => ms.toFixed(0)).join(' ')}]`);
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
