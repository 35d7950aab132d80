/**
 * The page's side of the talk with the worker.
 *
 * A line is one worker with one engine in it: one line per job. Ending a line is
 * instant and frees all it holds, so that cancelling never waits.
 */

/** @import {AlikeReport, CustomerReport, Columns, VerdictColumns, Intake, Overview, Plan, Probe, Problem, ProblemCode, Settings} from '../src/browser/types.d.ts' */

/**
 * What can be asked, and what is answered.
 * @typedef {object} Verbs
 * @property {{params: {module: WebAssembly.Module}, result: {defaults: Settings}}} init
 * @property {{params: {files: File[]}, result: Probe}} probe
 * @property {{params: {plan: Plan}, result: Probe}} replan
 * @property {{params: {files: File[], plan: Plan}, result: Intake}} read
 * @property {{params: {settings: Settings}, result: {overview: Overview, columns: Columns | VerdictColumns}}} report
 * @property {{params: {id: number}, result: CustomerReport}} customer
 * @property {{params: {limit: number}, result: AlikeReport}} names
 * @property {{params: {}, result: Intake}} repeated
 * @property {{params: {code: ProblemCode | null, offset: number, limit: number}, result: {rows: Problem[], total: number}}} problems
 * @property {{params: {}, result: Uint8Array}} rejectsCsv
 */

/**
 * How far the worker is.
 * @typedef {{event: 'progress', bytes: number, totalBytes: number, rows: number, rowsPerSecond: number, source: number}} ProgressEvent
 */

/**
 * The worker can't read a file itself and asks for a piece of it.
 * @typedef {{event: 'want', file: number, start: number, end: number}} WantEvent
 */

/**
 * Why a request failed: a code, a message in English and the facts of the code.
 * `trap` means that the engine broke: the line is over.
 * @typedef {{code: string, message: string} & Record<string, unknown>} WireError
 */

/** What a failed request rejects with. */
export class EngineError extends Error {
    /** @param {WireError} error */
    constructor(error) {
        const { code, message, ...facts } = error;
        super(message);
        this.code = code;
        this.facts = facts;
    }
}

/**
 * A worker that answers.
 * @typedef {object} Line
 * @property {<Verb extends keyof Verbs>(verb: Verb, params: Verbs[Verb]['params']) => Promise<Verbs[Verb]['result']>} ask
 * @property {() => void} close ends the worker at once; what is still asked rejects with code `closed`
 */

/**
 * Starts a worker.
 * @param {string} workerUrl
 * @param {(progress: ProgressEvent) => void} onProgress
 * @returns {Line}
 */
export function openLine(workerUrl, onProgress) {
    const worker = new Worker(workerUrl);
    /** @type {Map<number, {resolve: (result: any) => void, reject: (error: EngineError) => void}>} */
    const waiting = new Map();
    /** @type {File[]} */
    let files = [];
    let last = 0;
    /** Why the line is over. @type {WireError | null} */
    let over = null;

    /** @param {WireError} error */
    function end(error) {
        over ??= error;
        worker.terminate();
        for (const { reject } of waiting.values()) reject(new EngineError(error));
        waiting.clear();
    }
    worker.onerror = event => end({ code: 'trap', message: event.message });
    worker.onmessage = ({ data }) => {
        if (data.event === 'progress') onProgress(data);
        else if (data.event === 'want') sendSlice(worker, files[data.file], data);
        else settle(waiting, data);
    };
    return {
        ask(verb, params) {
            if (over) return Promise.reject(new EngineError(over));
            const id = ++last;
            if ('files' in params) files = params.files;
            return new Promise((resolve, reject) => {
                waiting.set(id, { resolve, reject });
                worker.postMessage({ id, verb, params });
            });
        },
        close: () => end({ code: 'closed', message: 'The work was ended.' }),
    };
}

/**
 * @param {Map<number, {resolve: (result: any) => void, reject: (error: EngineError) => void}>} waiting
 * @param {{id: number, result?: unknown, error?: WireError}} reply
 */
function settle(waiting, { id, result, error }) {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error) asked?.reject(new EngineError(error));
    else asked?.resolve(result);
}

/**
 * Reads a piece of a file for a worker that may not (WebKit, on a page from a disk).
 * @param {Worker} worker
 * @param {File | undefined} file
 * @param {{start: number, end: number}} range
 */
async function sendSlice(worker, file, { start, end }) {
    try {
        const buffer = await /** @type {File} */ (file).slice(start, end).arrayBuffer();
        worker.postMessage({ verb: 'slice', buffer }, [buffer]);
    } catch (error) {
        worker.postMessage({ verb: 'slice', failed: String(error) });
    }
}
