/**
 * How the page's tests get their browser and their page.
 */

import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

/** @import {Browser, FrameLocator, Page} from 'playwright-core' */

/** The folder of the built page; `$MAINSTAY_DIST` names another one, such as one broken on purpose. */
export const DIST = resolve(process.env.MAINSTAY_DIST ?? 'dist');

/** The built page as a user opens it: from the disk, by a double click. */
export const PAGE = pathToFileURL(`${DIST}/mainstay.html`).href;

/**
 * A headless Chromium; `cargo xtask test` says where it is in `$CHROMIUM`.
 * @returns {Promise<Browser>}
 */
export function launch() {
    return chromium.launch({
        executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
        // Chromium's own sandbox does not start for root, as in most containers.
        chromiumSandbox: process.getuid?.() !== 0,
    });
}

/**
 * Everything that a page complains about from now on: errors, refused scripts, failed loads.
 * @param {Page} page
 * @returns {string[]} grows while the page runs
 */
export function complaints(page) {
    /** @type {string[]} */
    const found = [];
    page.on('pageerror', error => found.push(String(error)));
    page.on('crash', () => found.push('the page crashed'));
    page.on('console', message => {
        if (message.type() === 'error' || message.type() === 'warning') found.push(message.text());
    });
    return found;
}

/**
 * Waits until the page has its engine.
 * @param {Page | FrameLocator} place
 * @param {string[]} complaints what the page has said so far, for the error
 */
export async function started(place, complaints) {
    try {
        await place.locator('html[data-ready]').waitFor({ state: 'attached', timeout: 15_000 });
    } catch (cause) {
        throw new Error(['The page did not start.', ...complaints].join('\n'), { cause });
    }
}
