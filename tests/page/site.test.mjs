import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { after, before, test } from 'node:test';
import { complaints, launch, started } from './chromium.mjs';

/** @import {Browser} from 'playwright-core' */
/** @import {AddressInfo} from 'node:net' */

/** @type {Record<string, string>} */
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** A portal: the folder under `/`, and under `/frame` a page that holds it as portals do. */
const portal = createServer(async (request, response) => {
    const path = request.url === '/' ? '/index.html' : request.url ?? '';
    if (path === '/frame') {
        response.setHeader('content-type', 'text/html');
        response.end('<link rel="icon" href="data:,"><iframe src="/package/app.html" sandbox="allow-scripts allow-downloads"></iframe>');
        return;
    }
    try {
        const body = await readFile(`dist/site${path}`);
        response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream');
        response.end(body);
    } catch {
        response.writeHead(404).end();
    }
});

/** @type {Browser} */
let browser;
/** @type {string} */
let origin;

before(async () => {
    browser = await launch();
    await new Promise(resolve => portal.listen(0, '127.0.0.1', () => resolve(undefined)));
    origin = `http://127.0.0.1:${/** @type {AddressInfo} */ (portal.address()).port}`;
});
after(async () => {
    await browser.close();
    portal.close();
});

test('the folder starts on a web server and asks only for its own files', async () => {
    const page = await browser.newPage();
    const found = complaints(page);
    /** @type {string[]} */
    const requests = [];
    page.on('request', request => requests.push(request.url()));
    await page.goto(`${origin}/`);
    await started(page, found);
    assert.deepEqual(found, []);
    const asked = requests.filter(url => url.startsWith('http')).map(url => url.slice(origin.length));
    assert.deepEqual(asked.sort(), ['/', '/app.js', '/assets.js', '/style.css']);
});

test('the single file starts inside a sandboxed frame', async () => {
    const page = await browser.newPage();
    const found = complaints(page);
    await page.goto(`${origin}/frame`);
    await started(page.frameLocator('iframe'), found);
    assert.deepEqual(found, []);
});
