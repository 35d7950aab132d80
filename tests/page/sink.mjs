/** A listener that waits for anything that gets out, and names that try to. */

import { createServer } from 'node:http';

/** @import {AddressInfo} from 'node:net' */

/**
 * @typedef {object} Sink
 * @property {number} port
 * @property {string} origin
 * @property {() => number} connections how many came, whatever they asked for
 * @property {() => number} bytes how much they said
 * @property {() => string[]} paths what they asked for, each once, in order of the alphabet
 * @property {() => void} forget counts from nothing again
 * @property {() => void} close
 */

/** @returns {Promise<Sink>} */
export async function openSink() {
    let connections = 0;
    let bytes = 0;
    /** @type {Set<string>} */
    let paths = new Set();
    const server = createServer((request, response) => {
        paths.add(request.url ?? '');
        response.setHeader('access-control-allow-origin', '*');
        response.end();
    });
    server.on('connection', socket => {
        connections++;
        socket.on('data', data => { bytes += data.length; });
    });
    server.on('upgrade', (request, socket) => {
        paths.add(request.url ?? '');
        socket.destroy();
    });
    await new Promise(done => server.listen(0, '127.0.0.1', () => done(undefined)));
    const { port } = /** @type {AddressInfo} */ (server.address());
    return {
        port,
        origin: `http://127.0.0.1:${port}`,
        connections: () => connections,
        bytes: () => bytes,
        paths: () => [...paths].sort(),
        forget() {
            connections = 0;
            bytes = 0;
            paths = new Set();
        },
        close() {
            server.close();
            server.closeAllConnections();
        },
    };
}

/**
 * Names of customers that reach the sink wherever they are taken for markup, an
 * address or a formula. The path says which.
 * @param {string} origin of the sink
 * @returns {string[]}
 */
export function canaries(origin) {
    return [
        `<img src=${origin}/img>`,
        `"><img src=x onerror="new Image().src='${origin}/onerror'">`,
        `<meta http-equiv="refresh" content="0;url=${origin}/meta">`,
        `<iframe src="${origin}/iframe"></iframe>`,
        `<div style="background:url(${origin}/style)">style</div>`,
        `<style>@import url(${origin}/import);</style>`,
        `<link rel="stylesheet" href="${origin}/link">`,
        `<svg><image href="${origin}/svg" /></svg>`,
        `<video src="${origin}/video" poster="${origin}/poster"></video>`,
        `<form action="${origin}/form"><input name=q></form>`,
        `<a href="${origin}/a" ping="${origin}/ping">link</a>`,
        `<script src="${origin}/script"></script>`,
        `javascript:fetch('${origin}/javascript')`,
        `url(${origin}/css)`,
        `${origin}/plain`,
        `=HYPERLINK("${origin}/hyperlink","open")`,
        `+IMPORTXML("${origin}/importxml")`,
        `*bold* ~bad~ [link](${origin}/markdown) {$name}`,
    ];
}
