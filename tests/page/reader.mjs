/**
 * What a reader of the page does and sees: opens the sample, drops files, reads
 * figures off the screen. Nothing here looks behind the page.
 */

import { readFile } from 'node:fs/promises';

/** @import {Locator, Page} from 'playwright-core' */

/** Figures of a group of customers as printed: percent with one decimal. @typedef {{customers: number, share: number}} Figures */

// ---------------------------------------------------------------- going about

/**
 * Waits for a screen by its heading.
 * @param {Page} page
 * @param {string | RegExp} heading
 */
export async function seen(page, heading) {
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
}

/**
 * Waits until a file's answers are on the screen and no work is under way.
 * @param {Page} page
 * @param {{timeout?: number}} [patience]
 */
export async function answered(page, patience = {}) {
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor(patience);
    await matrix(page).waitFor(patience);
    await page.getByRole('progressbar').waitFor({ state: 'hidden', ...patience });
}

/**
 * Goes to a screen by the navigation at the side.
 * @param {Page} page
 * @param {string} name
 */
export async function goTo(page, name) {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: false }).first().click();
    await seen(page, name === 'Columns' ? 'Check the columns' : name === 'Start' ? /Find the customers/ : name);
}

/**
 * Lets files fall on the page, as the system does when a reader drags them from a folder.
 * @param {Page} page
 * @param {string[]} files paths on the disk
 */
export async function drop(page, files) {
    const session = await page.context().newCDPSession(page);
    const data = { items: [], files, dragOperationsMask: 1 };
    for (const type of /** @type {const} */ (['dragEnter', 'dragOver', 'drop'])) {
        await session.send('Input.dispatchDragEvent', { type, x: 200, y: 300, data });
    }
    await session.detach();
}

/**
 * @param {Page} page
 * @param {() => Promise<void>} act
 * @returns {Promise<{name: string, text: string, path: string}>} the file that the browser saved
 */
export async function saved(page, act) {
    const [download] = await Promise.all([page.waitForEvent('download'), act()]);
    const path = await download.path();
    return { name: download.suggestedFilename(), text: await readFile(path, 'utf8'), path };
}

/**
 * Waits for what no event tells.
 * @param {() => boolean | Promise<boolean>} holds
 * @param {string} what is waited for
 * @param {number} [patience] milliseconds
 */
export async function until(holds, what, patience = 10_000) {
    const end = Date.now() + patience;
    while (!(await holds())) {
        if (Date.now() > end) throw new Error(`Not so: ${what}.`);
        await new Promise(done => setTimeout(done, 20));
    }
}

// ---------------------------------------------------------------- figures

/**
 * A number as printed: `1,234.5`, `−3`, `12.3 million`.
 * @param {string} text
 * @returns {number}
 */
export function numberIn(text) {
    const [, sign = '', digits = '', word = ''] = /([−-]?)\s*₹?(\d[\d,]*(?:\.\d+)?)\s*(lakh|crore|million|billion)?/.exec(text) ?? [];
    const unit = { lakh: 1e5, crore: 1e7, million: 1e6, billion: 1e9 }[word] ?? 1;
    return Number(digits.replaceAll(',', '')) * unit * (sign ? -1 : 1);
}

/** @param {string} text `1,234 customers` */
function countIn(text) {
    return numberIn(/([\d,]+) customers?/.exec(text)?.[1] ?? '');
}

/** @param {Page} page */
export function matrix(page) {
    return page.getByRole('table', { name: /^Customers by amount and steadiness/ });
}

/**
 * What the matrix says of a group: a cell (`AX`, `BLost`), a row (`A`) or a column (`X`).
 * @param {Page} page
 * @param {string} code
 * @returns {Promise<Figures>} zeros where there is nobody
 */
export async function group(page, code) {
    const link = matrix(page).locator(`a[href="#/customers?class=${code}"]`);
    if (!(await link.count())) return { customers: 0, share: 0 };
    const text = (await link.textContent()) ?? '';
    return {
        customers: countIn(text),
        share: Number(/(\d+(?:\.\d+)?)%/.exec(text)?.[1]),
    };
}

/**
 * How many customers are in A, B and C.
 * @param {Page} page
 * @returns {Promise<{A: number, B: number, C: number}>}
 */
export async function classes(page) {
    const [A, B, C] = await Promise.all(['A', 'B', 'C'].map(async code => (await group(page, code)).customers));
    return { A, B, C };
}

/**
 * All customers, as the corner of the matrix counts them.
 * @param {Page} page
 */
export async function customerCount(page) {
    return countIn(await matrix(page).locator('tfoot td').last().innerText());
}

/**
 * The name of the file whose answers are open, as the side bar has it.
 * @param {Page} page
 */
export async function fileOnShow(page) {
    return (await page.locator('aside .proj b').textContent()) ?? '';
}

// ---------------------------------------------------------------- the list of customers

/** @param {Page} page */
export function list(page) {
    return page.getByRole('table', { name: /^Customers, sorted by/ });
}

/**
 * The rows that the list shows.
 * @param {Page} page
 * @returns {Promise<{name: string, chip: string, value: number, share: number}[]>}
 */
export async function listed(page) {
    const rows = await list(page).locator('tbody tr:not(.space):not(.nomatch)').evaluateAll(trs => trs.map(tr => {
        const cells = Array.from(tr.querySelectorAll('th, td'), cell => /** @type {HTMLElement} */ (cell).innerText.trim());
        return { name: tr.querySelector('a')?.textContent ?? '', cells };
    }));
    return rows.map(({ name, cells }) => ({ name, chip: (cells[1] ?? '').replace(/\s+/g, ' '), value: numberIn(cells[2] ?? ''), share: numberIn(cells[3] ?? '') }));
}

/**
 * The line of totals under the list.
 * @param {Page} page
 * @returns {Promise<{customers: number, of: number, value: number, share: number}>}
 */
export async function listTotals(page) {
    const cells = await list(page).locator('tfoot tr').locator('th, td').allInnerTexts();
    const [, customers, of] = /([\d,]+) of ([\d,]+) customers?/.exec(cells[0] ?? '') ?? [];
    return { customers: numberIn(customers ?? ''), of: numberIn(of ?? ''), value: numberIn(cells[2] ?? ''), share: numberIn(cells[3] ?? '') };
}

// ---------------------------------------------------------------- sums

/**
 * A table of a sum, line by line.
 * @param {Locator} table
 * @returns {Promise<Map<string, number>>} what each line's name is followed by
 */
export async function sumLines(table) {
    const lines = await table.locator('tr').evaluateAll(trs => trs.map(tr => /** @type {[string, string]} */ ([tr.querySelector('th')?.textContent ?? '', tr.querySelector('td')?.textContent ?? ''])));
    return new Map(lines.map(([name, text]) => [name, numberIn(text)]));
}
