import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PAGE, complaints, launch, started } from './chromium.mjs';

/** @import {Browser} from 'playwright-core' */

/** @type {Browser} */
let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

test('the page starts from the disk without a complaint or a request', async () => {
    const page = await browser.newPage();
    const found = complaints(page);
    /** @type {string[]} */
    const requests = [];
    page.on('request', request => requests.push(request.url().replace(/^data:.*/s, 'data:')));
    await page.goto(PAGE);
    await started(page, found);
    assert.deepEqual(found, []);
    assert.deepEqual(requests.filter(url => url !== PAGE && !url.startsWith('blob:') && url !== 'data:'), []);
});
