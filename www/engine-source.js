/**
 * Where the page finds what was packed into it.
 *
 * The build puts the engine, the worker and the sample into the page as data
 * blocks (base64 of gzip): in the single file as `<script type="application/octet-stream">`,
 * in the folder as `assets.js`. Nothing is ever fetched.
 */

/**
 * What the page was built with.
 * @typedef {object} Assets
 * @property {WebAssembly.Module} wasm the engine, compiled; workers start their own instance of it
 * @property {string} workerUrl what `new Worker(…)` takes; good until the page closes
 * @property {() => Promise<string>} sample the sample sales file, as text
 */

/**
 * Opens the packed parts.
 * @returns {Promise<Assets>} rejects when the page was cut short or the browser has no wasm
 */
export async function loadAssets() {
    const [engine, worker] = await Promise.all([unpack('engine'), unpack('worker')]);
    return {
        wasm: await WebAssembly.compile(engine),
        workerUrl: scriptUrl(new Blob([worker], { type: 'text/javascript' })),
        sample: async () => new TextDecoder().decode(await unpack('sample')),
    };
}

/**
 * @param {string} name
 * @returns {Promise<ArrayBuffer>}
 */
async function unpack(name) {
    const packed = new Blob([bytesOf(blockText(name))]).stream();
    return new Response(packed.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}

/**
 * @param {string} name
 * @returns {string}
 */
function blockText(name) {
    const text = globalThis.mainstayAssets?.[name] ?? document.getElementById(name)?.textContent;
    if (!text) throw new Error(`The page lacks its part "${name}".`);
    return text;
}

/**
 * @param {string} base64
 * @returns {Uint8Array<ArrayBuffer>}
 */
function bytesOf(base64) {
    const text = atob(base64);
    const bytes = new Uint8Array(text.length);
    for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
    return bytes;
}

/**
 * The one place that makes an address of a script: it is always a blob of this page.
 * @param {Blob} script
 * @returns {string} a `TrustedScriptURL` where the browser knows them
 */
function scriptUrl(script) {
    const url = URL.createObjectURL(script);
    return globalThis.trustedTypes?.createPolicy('mainstay', { createScriptURL: onlyBlobs }).createScriptURL(url) ?? url;
}

/**
 * @param {string} url
 * @returns {string}
 */
function onlyBlobs(url) {
    if (!url.startsWith('blob:')) throw new TypeError('Only scripts of this page may run.');
    return url;
}
