/**
 * The benchmark's part inside the page: it uses the page's own engine, worker and protocol.
 */

import { loadAssets } from '../../www/engine-source.js';
import { openLine } from '../../www/protocol.js';

/** @import {Line} from '../../www/protocol.js' */
/** @import {Plan} from '../../src/browser/types.d.ts' */

const opened = loadAssets();

/** Reads the file through a BYOB reader of 1 MiB and looks at nothing. */
const NO_OP_WORKER = `onmessage = async ({ data: file }) => {
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

/**
 * @param {File} file
 * @returns {Promise<number>} milliseconds
 */
async function noOp(file) {
    const worker = new Worker(URL.createObjectURL(new Blob([NO_OP_WORKER])));
    /** @type {{bytes: number, ms: number}} */
    const { bytes, ms } = await new Promise((resolve, reject) => {
        worker.onmessage = event => resolve(event.data);
        worker.onerror = event => reject(new Error(event.message));
        worker.postMessage(file);
    });
    worker.terminate();
    if (bytes !== file.size) throw new Error(`read ${bytes} of ${file.size} bytes`);
    return ms;
}

/** @type {{line: Line, plan: Plan} | null} */
let warm = null;

/**
 * The whole intake in a worker that has read this file before.
 * @param {File} file
 * @returns {Promise<number>} milliseconds
 */
async function intakeWarm(file) {
    warm ??= await probed(file);
    return timedRead(warm, file);
}

/**
 * The whole intake in a new worker, as a user's first file goes.
 * @param {File} file
 * @returns {Promise<number>} milliseconds
 */
async function intakeFirst(file) {
    const fresh = await probed(file);
    try {
        return await timedRead(fresh, file);
    } finally {
        fresh.line.close();
    }
}

/** @param {File} file */
async function probed(file) {
    const { wasm, workerUrl } = await opened;
    const line = openLine(workerUrl, () => {});
    await line.ask('init', { module: wasm });
    const { plan } = await line.ask('probe', { files: [file] });
    return { line, plan };
}

/**
 * @param {{line: Line, plan: Plan}} worker
 * @param {File} file
 */
async function timedRead({ line, plan }, file) {
    const start = performance.now();
    const { rows } = await line.ask('read', { files: [file], plan });
    const ms = performance.now() - start;
    if (!rows.used) throw new Error(`no row was used: ${JSON.stringify({ rows, plan })}`);
    return ms;
}

/** @type {Record<string, (file: File) => Promise<number>>} */
const variants = { 'no-op read': noOp, 'first intake': intakeFirst, 'warm intake': intakeWarm };
Object.assign(globalThis, { variants });
