/**
 * The worker: owns one engine and answers what the page asks.
 *
 * It is a classic script, because a page opened from a disk may start no other.
 */

import { Engine, initSync } from '../pkg/mainstay.js';
import { openReader } from './reader.js';

/** @import {Intake, Plan} from '../src/browser/types.d.ts' */
/** @import {Verbs} from './protocol.js' */

/** What is looked at before reading: so much of one file, and of all together. */
const HEAD_BYTES = 1 << 20;
const HEADS_BYTES = 1 << 26;
/** A workbook or an archive is taken into memory as it is; more than this never fits. */
const PACKED_BYTES = 1 << 30;
const PROGRESS_MS = 250;
/** How often a file may be read again because its later rows changed how it must be read. */
const READINGS = 3;

/** @type {{memory: WebAssembly.Memory}} */
let wasm;
/** @type {Engine} */
let engine;
/** Which of the files each source lies in. @type {number[]} */
let fileOf = [];

/** @type {{[Verb in keyof Verbs]: (params: Verbs[Verb]['params']) => Verbs[Verb]['result'] | Promise<Verbs[Verb]['result']>}} */
const verbs = {
    init({ module }) {
        wasm = initSync({ module });
        engine = new Engine();
        return { defaults: Engine.defaults() };
    },
    async probe({ files }) {
        engine.free();
        engine = new Engine();
        const length = Math.min(HEAD_BYTES, Math.ceil(HEADS_BYTES / files.length));
        for (const [at, file] of files.entries()) await add(file, at, length);
        const probe = engine.probe();
        fileOf = probe.sources.map(({ file }) => file);
        return probe;
    },
    replan: ({ plan }) => engine.replan(plan),
    read: ({ files, plan }) => read(files, plan),
    report({ settings }) {
        const overview = engine.report(settings);
        return { overview, columns: engine.columns() };
    },
    customer: ({ id }) => engine.customer(id),
    names: ({ limit }) => engine.names(limit),
    repeated: () => engine.repeated(),
    problems: ({ code, offset, limit }) => engine.problems(code ?? undefined, offset, limit),
    rejectsCsv: () => engine.rejects_csv(),
};

self.onmessage = async ({ data: { id, verb, params } }) => {
    if (verb === 'slice') return;
    try {
        const result = await verbs[/** @type {keyof Verbs} */ (verb)](params);
        postMessage({ id, result }, { transfer: buffersOf(result) });
    } catch (error) {
        postMessage({ id, error: wireError(error) });
    }
};

// ---------------------------------------------------------------- reading

/**
 * Reads the files; again when their later rows show that the plan was wrong.
 * @param {File[]} files
 * @param {Plan} plan
 * @returns {Promise<Intake>}
 */
async function read(files, plan) {
    let intake = await readOnce(files, plan);
    for (let reading = 1; intake.revised && reading < READINGS; reading++) {
        intake = await readOnce(files, intake.plan);
    }
    return intake;
}

/**
 * @param {File[]} files
 * @param {Plan} plan
 */
async function readOnce(files, plan) {
    const report = progressReporter(files);
    for (const source of engine.begin(plan)) {
        const at = /** @type {number} */ (fileOf[source]);
        const file = /** @type {File} */ (files[at]);
        if (!pumped(source, report)) {
            for await (const chunk of chunks(file, at)) report(source, chunk.length, pushed(chunk));
        }
        engine.end_file();
    }
    return engine.finish();
}

/**
 * Has the engine read a source that lies packed in its memory.
 * @param {number} source its number
 * @param {Report} report
 * @returns {boolean} false for a text, whose bytes must be pushed
 */
function pumped(source, report) {
    let rows = engine.pump();
    if (rows === undefined) return false;
    for (; rows !== undefined; rows = engine.pump()) {
        report(source, 0, rows);
    }
    return true;
}

/**
 * Makes a file known to the engine: by its head, or, when it is packed, as a whole.
 * @param {File} file
 * @param {number} at its number
 * @param {number} length of a head
 */
async function add(file, at, length) {
    const bytes = await head(file, at, length);
    if (!Engine.is_packed(bytes.subarray(0, 512))) return engine.add_text(file.name, file.size, bytes);
    if (file.size > PACKED_BYTES) throw { code: 'archive-too-large', message: `${file.name} is too large`, file: file.name, limit: 'packed-bytes' };
    let place = engine.reserve_packed(file.size) >>> 0;
    for await (const chunk of chunks(file, at)) {
        new Uint8Array(wasm.memory.buffer, place, chunk.length).set(chunk);
        place += chunk.length;
    }
    engine.add_packed(file.name);
}

/**
 * Copies a chunk into the engine's memory, once.
 * @param {Uint8Array} chunk
 * @returns {number} rows read so far
 */
function pushed(chunk) {
    const at = engine.reserve(chunk.length) >>> 0;
    new Uint8Array(wasm.memory.buffer, at, chunk.length).set(chunk);
    return engine.push(chunk.length);
}

/**
 * @param {File} file
 * @param {number} at its number
 */
async function* chunks(file, at) {
    const reader = await openReader(file, at);
    for (let chunk = await reader.next(); chunk; chunk = await reader.next()) yield chunk;
}

/**
 * @param {File} file
 * @param {number} at its number
 * @param {number} most bytes
 * @returns {Promise<Uint8Array>}
 */
async function head(file, at, most) {
    const part = /** @type {File} */ (file.slice(0, most));
    const reader = await openReader(part, at);
    const bytes = new Uint8Array(part.size);
    let length = 0;
    for (let chunk = await reader.next(); chunk; chunk = await reader.next()) {
        bytes.set(chunk, length);
        length += chunk.length;
    }
    return bytes.subarray(0, length);
}

/** @param {File[]} files */
function sizes(files) {
    return files.map(file => file.size);
}

/** @typedef {(source: number, length: number, rows: number) => void} Report */

/**
 * Tells the page four times a second how far the reading is.
 * @param {File[]} files
 * @returns {Report}
 */
function progressReporter(files) {
    const totalBytes = sizes(files).reduce((sum, size) => sum + size, 0);
    const started = performance.now();
    let bytes = 0;
    let told = started;
    return (source, length, rows) => {
        bytes += length;
        const now = performance.now();
        if (now - told < PROGRESS_MS) return;
        told = now;
        postMessage({ event: 'progress', bytes, totalBytes, rows, rowsPerSecond: (rows * 1000) / (now - started), source });
    };
}

// ---------------------------------------------------------------- replies

/**
 * The buffers that a result may give away: those that are not the engine's memory.
 * @param {unknown} result
 * @returns {ArrayBuffer[]}
 */
function buffersOf(result) {
    const parts = result instanceof Uint8Array ? [result] : Object.values(/** @type {any} */ (result)?.columns ?? {});
    const buffers = parts.filter(ArrayBuffer.isView).map(view => /** @type {ArrayBuffer} */ (view.buffer));
    return [...new Set(buffers)].filter(buffer => buffer !== wasm.memory.buffer);
}

/** How the engine names a failure. One without such a name is none that it knows: it is as broken as after a trap. */
const CODE = /^[a-zA-Z-]+$/;

/**
 * @param {unknown} error what the engine threw
 */
function wireError(error) {
    if (error instanceof WebAssembly.RuntimeError) return { code: 'trap', message: error.message };
    if (error instanceof DOMException) return { code: 'unreadable', message: error.message };
    const { code, message, ...facts } = /** @type {any} */ (error);
    if (typeof code !== 'string' || !CODE.test(code) || code === 'internal') return { code: 'trap', message: String(message ?? error) };
    return { ...facts, code, message: String(message ?? error) };
}
