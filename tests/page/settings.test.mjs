import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { classesByHand, makeSales, salesCsv } from './files.mjs';
import { goldenCustomers, sales, sumWhere } from './golden.mjs';
import { answered, classes, customerCount, drop, goTo, group, list, listTotals, listed, numberIn, seen, sumLines, until } from './reader.mjs';
import { WAYS, useStage } from './stage.mjs';

/** @import {Page} from 'playwright-core' */
/** @import {Way} from './stage.mjs' */

const stage = useStage();

/** The day after 1970-01-01 of `2024-10-01`. @param {string} day */
const dayNumber = day => Date.parse(day) / 86_400_000;

/**
 * A, B and C of the sample under other limits, by hand.
 * @param {number} a percent
 * @param {number} b percent
 */
function classesUnder(a, b) {
    const counts = { A: 0, B: 0, C: 0 };
    for (const { before_share } of goldenCustomers) counts[Number(before_share) < a / 100 ? 'A' : Number(before_share) < b / 100 ? 'B' : 'C'] += 1;
    return counts;
}

/**
 * @param {Page} page
 * @param {{A: number, B: number, C: number}} expected
 */
async function classesBecome(page, expected) {
    await until(async () => JSON.stringify(await classes(page)) === JSON.stringify(expected), `the classes become ${JSON.stringify(expected)}`);
}

/** @param {Page} page */
async function openSettings(page) {
    await page.keyboard.press(',');
    const drawer = page.getByRole('dialog', { name: 'Settings' });
    await drawer.waitFor();
    return drawer;
}

/**
 * The sample's Overview, and the settings open beside it.
 * @param {import('node:test').TestContext} t
 */
async function sampleWithSettings(t) {
    const page = await stage.visit(t, { hash: '#sample' });
    await answered(page);
    return { page, drawer: await openSettings(page) };
}

/** @param {Page} page */
async function closeSettings(page) {
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

describe('A limit that is moved', () => {
    test('on the chart changes the classes everywhere, with the file already gone from the disk', async t => {
        const made = makeSales({ seed: 3, rows: 2000, customers: 70 });
        const path = join(stage.folder, 'gone.csv');
        await writeFile(path, salesCsv(made));
        const page = await stage.visit(t);
        await drop(page, [path]);
        await answered(page);
        const before = classesByHand(made).classes;
        assert.deepEqual(await classes(page), before);
        await rm(path);
        const workers = page.workers();
        const sentence = page.getByRole('listitem').filter({ hasText: 'Who carries the business' });

        const slider = page.getByRole('slider', { name: 'Limit of class A' });
        await slider.focus();
        for (const key of ['PageDown', 'PageDown', 'ArrowDown', 'ArrowUp', 'PageDown']) await page.keyboard.press(key);
        assert.equal(await slider.getAttribute('aria-valuenow'), '65');
        const after = classesByHand(made, { a: 65 }).classes;
        assert.notDeepEqual(after, before);
        await classesBecome(page, after);
        assert.match(await sentence.innerText(), new RegExp(`^${after.A} of 70 customers`, 'm'));
        assert.match(await slider.getAttribute('aria-valuetext') ?? '', new RegExp(`65 percent of the total, ${after.A} customers`));

        await goTo(page, 'Customers');
        const chips = (await listed(page)).map(({ chip }) => chip[0]);
        assert.deepEqual({ A: count(chips, 'A'), B: count(chips, 'B'), C: count(chips, 'C') }, after);
        await list(page).getByRole('link').first().click();
        await page.getByRole('heading', { level: 2, name: /^Why/ }).waitFor();
        assert.equal((await sumLines(page.locator('.proof-panel table').first())).get('Limit for A'), 65);
        assert.deepEqual(page.workers(), workers, 'the same worker answers, nothing was read again');
    });

    /**
     * @param {(string | undefined)[]} values
     * @param {string} wanted
     */
    function count(values, wanted) {
        return values.filter(value => value === wanted).length;
    }

    test('in the settings changes the page behind at once, and the chart with it', async t => {
        const { page, drawer } = await sampleWithSettings(t);
        await drawer.getByRole('slider', { name: 'A ends at' }).focus();
        for (let press = 0; press < 10; press++) await page.keyboard.press('ArrowLeft');
        await classesBecome(page, classesUnder(70, 95));
        await drawer.getByRole('slider', { name: 'B ends at' }).focus();
        for (let press = 0; press < 5; press++) await page.keyboard.press('ArrowLeft');
        await classesBecome(page, classesUnder(70, 90));
        await closeSettings(page);
        assert.equal(await page.getByRole('slider', { name: 'Limit of class A' }).getAttribute('aria-valuenow'), '70');
        assert.equal(await page.getByRole('slider', { name: 'Limit of class B' }).getAttribute('aria-valuenow'), '90');
    });

    test('is dragged as well', async t => {
        const page = await stage.visit(t, { hash: '#sample' });
        await answered(page);
        const slider = page.getByRole('slider', { name: 'Limit of class A' });
        const knob = slider.locator('.knob');
        await knob.scrollIntoViewIfNeeded();
        const box = await knob.boundingBox();
        assert.ok(box);
        await page.mouse.move(box.x + 10, box.y + 10);
        await page.mouse.down();
        await page.mouse.move(box.x + 10, box.y + 60, { steps: 4 });
        await page.mouse.up();
        const now = Number(await slider.getAttribute('aria-valuenow'));
        assert.ok(now > 50 && now < 80, `the limit is ${now}`);
        await classesBecome(page, classesUnder(now, 95));
    });

    test('is followed by the screen within a moment', async t => {
        const page = await stage.visit(t, { hash: '#sample' });
        await answered(page);
        await page.evaluate(() => {
            /** @type {number[]} */
            const times = [];
            let pressed = NaN;
            addEventListener('keydown', event => { pressed = event.timeStamp; }, { capture: true });
            const table = /** @type {Element} */ (document.querySelector('table.matrix'));
            new MutationObserver(() => {
                const from = pressed;
                pressed = NaN;
                // After the next frame is drawn, so that the changed text is on the screen.
                if (from) requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - from)));
            }).observe(table, { subtree: true, childList: true, characterData: true });
            Object.assign(window, { times });
        });
        const times = () => page.evaluate(() => /** @type {{times: number[]}} */ (/** @type {unknown} */ (window)).times);
        await page.getByRole('slider', { name: 'Limit of class A' }).focus();
        for (const [at, key] of ['PageDown', 'PageUp', 'PageDown', 'PageUp', 'PageDown'].entries()) {
            await page.keyboard.press(key);
            await until(async () => (await times()).length > at, 'the matrix changes');
        }
        const sorted = (await times()).slice(0, 5).sort((one, other) => one - other);
        t.diagnostic(`from key press to changed screen: ${sorted.map(Math.round).join(', ')} ms, median ${Math.round(sorted[2] ?? NaN)} ms`);
        assert.ok((sorted[2] ?? NaN) < 250, `the median is ${sorted[2]} ms`);
    });
});

describe('Every setting takes effect', () => {
    test('what customers are ranked by', async t => {
        const { page, drawer } = await sampleWithSettings(t);
        await drawer.getByRole('group', { name: 'What customers are ranked by' }).getByRole('button', { name: 'Purchases' }).click();
        await page.getByText(/by purchases/).first().waitFor();
        await closeSettings(page);
        await goTo(page, 'Customers');
        await list(page).getByRole('columnheader', { name: 'Purchases' }).waitFor();
        const shown = new Map((await listed(page)).map(({ name, value }) => [name, value]));
        for (const { customer = '', occasions } of goldenCustomers) assert.equal(shown.get(customer), Number(occasions), customer);
        for (const measure of ['Profit', 'Quantity']) {
            await openSettings(page);
            await drawer.getByRole('button', { name: measure, exact: true }).click();
            await closeSettings(page);
            await list(page).getByRole('columnheader', { name: measure }).waitFor();
        }
    });

    test('the rule at a limit', async t => {
        const { page, drawer } = await sampleWithSettings(t);
        await drawer.getByLabel('The customer that crosses a limit').selectOption('Lower class');
        const expected = { A: 0, B: 0, C: 0 };
        for (const { before_share, share } of goldenCustomers) {
            const through = Number(before_share) + Number(share);
            expected[through <= 0.8 ? 'A' : through <= 0.95 ? 'B' : 'C'] += 1;
        }
        assert.notDeepEqual(expected, classesUnder(80, 95));
        await classesBecome(page, expected);
        await drawer.getByRole('button', { name: 'Computed' }).click();
        await drawer.getByText(/The limits follow from your own figures/).waitFor();
        await until(async () => JSON.stringify(await classes(page)) !== JSON.stringify(expected), 'computed limits give other classes');
    });

    test('the method of regularity', async t => {
        const { page, drawer } = await sampleWithSettings(t);
        await drawer.getByRole('radio', { name: /10% and 25%/ }).check();
        await until(async () => (await group(page, 'X')).customers === 0, 'nobody is steady by the textbook’s limits');
        await drawer.getByRole('radio', { name: /50% and 100%/ }).check();
        await until(async () => (await group(page, 'X')).customers > 0, 'some are by the practical ones');
        await closeSettings(page);
        await goTo(page, 'Customers');
        await list(page).getByRole('link').first().click();
        await seen(page, /Nabadiganta/);
        const lines = await sumLines(page.locator('.proof-panel table').nth(1));
        assert.equal(lines.get('Deviation ÷ average')?.toFixed(2), Number(goldenCustomers[0]?.['period_cv']).toFixed(2));
        assert.equal(lines.get('Whole months'), 24);
    });

    test('the window', async t => {
        const { page, drawer } = await sampleWithSettings(t);
        await drawer.getByRole('button', { name: 'Last 12 months' }).click();
        const [first, last] = [dayNumber('2024-10-01'), dayNumber('2025-09-30')];
        const inWindow = sales.filter(({ day }) => day >= first && day <= last);
        const customers = new Set(inWindow.map(({ customer }) => customer)).size;
        await until(async () => (await customerCount(page)) === customers, `${customers} customers bought in the window`);
        await closeSettings(page);
        await page.getByText(/Oct 2024 – Sep 2025/).filter({ visible: true }).first().waitFor();
        await goTo(page, 'Customers');
        assert.ok(Math.abs((await listTotals(page)).value - sumWhere(({ day }) => day >= first && day <= last)) <= 1);
    });

    test('the day that counts as today', async t => {
        const page = await stage.visit(t, { hash: '#sample' });
        await answered(page);
        await goTo(page, 'Customers');
        const since = () => list(page).locator('tbody tr td:has(.od)').first().innerText();
        const before = numberIn(await since());
        const drawer = await openSettings(page);
        await drawer.getByLabel('As of').fill('2025-12-31');
        await closeSettings(page);
        await until(async () => numberIn(await since()) === before + 92, '92 days more have passed for everyone');
        await page.getByText(/as of 31 Dec 2025/).first().waitFor();
    });

    test('the step of time', async t => {
        const { page, drawer } = await sampleWithSettings(t);
        await drawer.getByRole('combobox', { name: /^Step/ }).selectOption('Quarter');
        await page.getByRole('heading', { name: 'Sales by quarter', includeHidden: true }).waitFor({ state: 'attached' });
    });

    test('a filter', async t => {
        const { page, drawer } = await sampleWithSettings(t);
        await drawer.locator('summary').filter({ hasText: 'Region' }).click();
        await drawer.locator('label').filter({ hasText: 'Siliguri' }).getByRole('button', { name: 'only this' }).click();
        const customers = new Set(sales.filter(({ branch }) => branch === 'Siliguri').map(({ customer }) => customer)).size;
        await until(async () => (await customerCount(page)) === customers, `${customers} customers bought in the branch`);
        await closeSettings(page);
        await goTo(page, 'Customers');
        assert.ok(Math.abs((await listTotals(page)).value - sumWhere(({ branch }) => branch === 'Siliguri')) <= 1);
    });
});

test('each change can be undone, by key and by button, and all of them at once', async t => {
    const page = await stage.visit(t, { hash: '#sample' });
    await answered(page);
    const usual = classesUnder(80, 95);
    const slider = page.getByRole('slider', { name: 'Limit of class A' });
    await slider.focus();
    await page.keyboard.press('PageDown');
    await classesBecome(page, classesUnder(75, 95));
    await page.getByRole('button', { name: 'Undo' }).click();
    await classesBecome(page, usual);

    await slider.focus();
    await page.keyboard.press('PageDown');
    await classesBecome(page, classesUnder(75, 95));
    const drawer = await openSettings(page);
    await drawer.getByRole('button', { name: '50 / 80' }).click();
    await classesBecome(page, classesUnder(50, 80));
    await closeSettings(page);
    await page.keyboard.press('Control+z');
    await classesBecome(page, classesUnder(75, 95));
    await page.keyboard.press('Control+z');
    await classesBecome(page, usual);

    await openSettings(page);
    await drawer.getByRole('button', { name: '50 / 80' }).click();
    await drawer.getByRole('button', { name: 'Purchases' }).click();
    await drawer.getByRole('button', { name: 'Back to defaults' }).click();
    await classesBecome(page, usual);
    assert.ok(await drawer.getByRole('button', { name: 'Back to defaults' }).isDisabled());
});

describe('What is kept', () => {
    /**
     * Everything that the browser holds for the page.
     * @param {Page} page
     * @returns {Promise<{local: Record<string, string>, elsewhere: string[]}>}
     */
    function kept(page) {
        return page.evaluate(async () => {
            const databases = (await indexedDB.databases?.())?.map(({ name }) => `database ${name}`) ?? [];
            const cached = globalThis.caches ? (await caches.keys()).map(name => `cache ${name}`) : [];
            const session = Object.keys(sessionStorage).map(name => `session ${name}`);
            const cookies = location.protocol === 'file:' || !document.cookie ? [] : [`cookie ${document.cookie}`];
            return { local: { ...localStorage }, elsewhere: [...databases, ...cached, ...session, ...cookies] };
        });
    }

    /** @param {Page} page */
    async function sampleAgain(page) {
        await page.evaluate(() => history.replaceState(null, '', '#sample'));
        await page.reload();
        await answered(page);
    }

    for (const way of /** @type {Way[]} */ (['disk', 'server'])) {
        test(`after a reload: how the page looks, and nothing about customers, ${WAYS[way]}`, async t => {
            const page = await stage.visit(t, { way, hash: '#sample' });
            await answered(page);
            const drawer = await openSettings(page);
            await drawer.getByRole('button', { name: 'Dark' }).click();
            await drawer.getByLabel('Large numbers').selectOption('Lakh, crore (12,34,567)');
            await drawer.getByLabel('Currency sign').fill('₹');
            await closeSettings(page);
            await goTo(page, 'Customers');
            await page.getByRole('searchbox').fill('Sonar');
            await list(page).getByRole('link').first().click();
            await seen(page, /Sonar/);
            await sampleAgain(page);

            const { local, elsewhere } = await kept(page);
            assert.deepEqual(elsewhere, []);
            assert.deepEqual(Object.keys(local), ['mainstay.display']);
            const text = JSON.stringify(local);
            for (const { customer = '' } of goldenCustomers) assert.ok(!text.includes(customer), customer);
            assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
            assert.match(await page.locator('main').innerText(), /₹[\d.]+ (lakh|crore)/);
        });
    }

    test('with consent: what the columns mean; unticking forgets it', async t => {
        const page = await stage.visit(t, { hash: '#sample' });
        await answered(page);
        const drawer = await openSettings(page);
        const remember = drawer.getByRole('checkbox', { name: /Remember/ });
        await remember.check();
        await closeSettings(page);
        await goTo(page, 'Columns');
        await page.getByRole('button', { name: 'Analyse this file' }).click();
        await answered(page);
        const { local, elsewhere } = await kept(page);
        assert.deepEqual(elsewhere, []);
        const text = JSON.stringify(local);
        assert.match(text, /mapping/);
        for (const { customer = '' } of goldenCustomers) assert.ok(!text.includes(customer), customer);
        await openSettings(page);
        await remember.uncheck();
        await until(async () => !Object.keys((await kept(page)).local).some(key => key !== 'mainstay.display'), 'it is forgotten');
    });
});
