/**
 * Reads a file piece by piece in the worker, by the fastest way that the browser allows.
 */

/** One piece. Larger gains nothing for one worker. */
const PIECE = 1 << 20;

/**
 * Gives one piece after the other; the piece is good until the next is asked for.
 * @typedef {{next: () => Promise<Uint8Array | null>}} Reader
 */

/**
 * Opens a file for reading from its start.
 * @param {File} file
 * @param {number} number of the file, as the page counts them
 * @returns {Promise<Reader>}
 */
export async function openReader(file, number) {
    if (file.size && !(await readable(file))) return pieceReader(file.size, number);
    const stream = file.stream();
    try {
        return kept(stream, bufferReader(stream.getReader({ mode: 'byob' })));
    } catch {
        return kept(stream, streamReader(stream.getReader()));
    }
}

/**
 * Streams that are being read. Chromium clears away a stream to which nothing but its
 * own waiting read refers, and that read then waits for ever.
 * @type {Set<unknown>}
 */
const inUse = new Set();

/**
 * Keeps a stream and its reader alive until the last piece.
 * @param {ReadableStream} stream
 * @param {Reader} reader
 * @returns {Reader}
 */
function kept(stream, reader) {
    const held = { stream, reader };
    inUse.add(held);
    return {
        async next() {
            const piece = await reader.next();
            if (!piece) inUse.delete(held);
            return piece;
        },
    };
}

/**
 * In WebKit, on a page opened from a disk, a worker may not read the user's files.
 * @param {File} file
 */
async function readable(file) {
    try {
        await file.slice(0, 1).arrayBuffer();
        return true;
    } catch {
        return false;
    }
}

/**
 * Fills two buffers in turn: one is read into while the engine takes the other.
 * @param {ReadableStreamBYOBReader} reader
 * @returns {Reader}
 */
function bufferReader(reader) {
    let coming = reader.read(new Uint8Array(PIECE));
    let spare = new ArrayBuffer(PIECE);
    return {
        async next() {
            const { value, done } = await coming;
            if (done || !value) return null;
            coming = reader.read(new Uint8Array(spare));
            spare = value.buffer;
            return value;
        },
    };
}

/**
 * @param {ReadableStreamDefaultReader<Uint8Array>} reader
 * @returns {Reader}
 */
function streamReader(reader) {
    return {
        async next() {
            const { value } = await reader.read();
            return value ?? null;
        },
    };
}

/**
 * Has the page read the pieces; one is always on its way.
 * @param {number} size
 * @param {number} number
 * @returns {Reader}
 */
function pieceReader(size, number) {
    let end = 0;
    /** @type {Promise<Uint8Array> | null} */
    let coming = null;
    const order = () => {
        if (end >= size) return null;
        const start = end;
        end = Math.min(size, start + PIECE);
        return wanted(number, start, end);
    };
    return {
        async next() {
            const piece = await (coming ?? order());
            coming = order();
            return piece;
        },
    };
}

/**
 * Asks the page for a piece of a file.
 * @param {number} file
 * @param {number} start
 * @param {number} end
 * @returns {Promise<Uint8Array>}
 */
function wanted(file, start, end) {
    return new Promise((resolve, reject) => {
        /** @param {MessageEvent} message */
        const receive = ({ data }) => {
            if (data.verb !== 'slice') return;
            removeEventListener('message', receive);
            if (data.buffer) resolve(new Uint8Array(data.buffer));
            else reject({ code: 'unreadable', message: data.failed });
        };
        addEventListener('message', receive);
        postMessage({ event: 'want', file, start, end });
    });
}
