/** A small web server on this machine: the built page as a host would serve it. */

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, resolve, sep } from 'node:path';
import { DIST } from './chromium.mjs';

/** @import {AddressInfo} from 'node:net' */

/** @type {Record<string, string>} */
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm' };

/**
 * @typedef {object} Site
 * @property {string} origin such as `http://127.0.0.1:8123`
 * @property {() => void} close
 */

/**
 * Serves `dist/`: the single file as `/mainstay.html`, the folder as `/site/`.
 * @param {Record<string, string>} [pages] further pages by path, made by the test
 * @returns {Promise<Site>}
 */
export async function serve(pages = {}) {
    const server = createServer(async (request, response) => {
        const path = new URL(request.url ?? '/', 'http://host').pathname;
        if (pages[path]) {
            response.setHeader('content-type', 'text/html');
            return void response.end(pages[path]);
        }
        const file = resolve(DIST, `.${path.endsWith('/') ? path + 'index.html' : path}`);
        try {
            const body = await readFile(file.startsWith(DIST + sep) ? file : '');
            response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
            response.end(body);
        } catch {
            response.writeHead(404).end();
        }
    });
    await new Promise(done => server.listen(0, '127.0.0.1', () => done(undefined)));
    const { port } = /** @type {AddressInfo} */ (server.address());
    const close = () => {
        server.close();
        server.closeAllConnections();
    };
    return { origin: `http://127.0.0.1:${port}`, close };
}
