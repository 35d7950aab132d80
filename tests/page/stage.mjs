/** What a test file needs around it: one browser, one server, a folder for files, pages that clean up. */

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { PAGE, complaints, launch, started } from './chromium.mjs';
import { serve } from './server.mjs';

/** @import {Browser, BrowserContextOptions, Page} from 'playwright-core' */
/** @import {TestContext} from 'node:test' */

/** How the page can be had: every promise of the first screens is kept in all three ways. */
export const WAYS = /** @type {const} */ ({
    disk: 'from the disk',
    server: 'as one file from a server',
    folder: 'as a folder from a server',
});

/** @typedef {keyof typeof WAYS} Way */

/**
 * How a page is opened.
 * @typedef {BrowserContextOptions & {way?: Way, hash?: string, complains?: boolean, prepare?: (page: Page) => Promise<void>}} Visit
 */

/** A browser for the tests of a file. */
export class Stage {
    /** @type {Browser} */
    browser = /** @type {any} */ (null);
    /** Of the server. */
    origin = '';
    /** A folder for the files of the test. */
    folder = '';
    /** @type {(() => void)[]} */
    #endings = [];

    async begin() {
        const [browser, site, folder] = await Promise.all([launch(), serve(), mkdtemp(join(tmpdir(), 'page-test-'))]);
        Object.assign(this, { browser, origin: site.origin, folder });
        this.#endings.push(site.close);
    }

    async end() {
        await this.browser?.close();
        for (const ending of this.#endings) ending();
        if (this.folder) await rm(this.folder, { recursive: true });
    }

    /**
     * @param {Way} way
     * @param {string} [hash]
     */
    address(way, hash = '') {
        const pages = { disk: PAGE, server: `${this.origin}/mainstay.html`, folder: `${this.origin}/site/` };
        return pages[way] + hash;
    }

    /**
     * A fresh visitor opens the page and waits for its engine. When the test ends the
     * visitor leaves, and the page must have had nothing to complain about.
     * @param {TestContext} t
     * @param {Visit} [visit] `complains`: the test makes the page complain on purpose
     * @returns {Promise<Page>}
     */
    async visit(t, { way = 'disk', hash = '', complains = false, prepare, ...options } = {}) {
        const context = await this.browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en-GB', ...options });
        context.setDefaultTimeout(15_000);
        const page = await context.newPage();
        const found = complaints(page);
        t.after(async () => {
            await context.close();
            if (!complains) assert.deepEqual(found, [], 'the page complained');
        });
        await page.addInitScript(countInMillions);
        await prepare?.(page);
        await page.goto(this.address(way, hash));
        await started(page, found);
        return page;
    }
}

/**
 * A stage that is set before the tests of a file and struck after them.
 * @returns {Stage}
 */
export function useStage() {
    const stage = new Stage();
    before(() => stage.begin());
    after(() => stage.end());
    return stage;
}

/** Figures are compared in millions and without a sign: the reader has chosen so, whatever the file uses. */
function countInMillions() {
    try {
        localStorage['mainstay.display'] ??= JSON.stringify({ theme: 'auto', grouping: 'million', currency: '' });
    } catch {
        // Nothing can be kept here: the page goes by the file.
    }
}
