import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { complaints, launch, started } from './chromium.mjs';
import { serve } from './server.mjs';

/** @import {Browser} from 'playwright-core' */
/** @import {Site} from './server.mjs' */

/** A page that holds ours as portals do. */
const FRAME = '<link rel="icon" href="data:,"><iframe src="/site/package/app.html" sandbox="allow-scripts allow-downloads"></iframe>';

/** @type {Browser} */
let browser;
/** @type {Site} */
let site;

before(async () => { [browser, site] = await Promise.all([launch(), serve({ '/frame': FRAME })]); });
after(async () => {
    await browser.close();
    site.close();
});

test('the folder starts on a web server and asks only for its own files', async () => {
    const page = await browser.newPage();
    const found = complaints(page);
    /** @type {string[]} */
    const requests = [];
    page.on('request', request => requests.push(request.url()));
    await page.goto(`${site.origin}/site/`);
    await started(page, found);
    assert.deepEqual(found, []);
    const asked = requests.filter(url => url.startsWith('http')).map(url => url.slice(site.origin.length));
    assert.deepEqual(asked.sort(), ['/site/', '/site/app.js', '/site/assets.js', '/site/style.css']);
});

test('the single file starts inside a sandboxed frame', async () => {
    const page = await browser.newPage();
    const found = complaints(page);
    await page.goto(`${site.origin}/frame`);
    await started(page.frameLocator('iframe'), found);
    assert.deepEqual(found, []);
});
