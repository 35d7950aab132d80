import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { answered, drop, seen } from './reader.mjs';
import { useStage } from './stage.mjs';

/** @import {AxeResults} from 'axe-core' */
/** @import {Page} from 'playwright-core' */

const stage = useStage();

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** WCAG 2.2, levels A and AA. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What is opened before a screen is looked at. @type {{what: string, hash: string, heading: string | RegExp, key?: string, press?: string}[]} */
const VIEWS = [
    { what: 'Start', hash: 'start', heading: /Find the customers/ },
    { what: 'Overview', hash: 'overview', heading: 'Overview' },
    { what: 'Overview with its table', hash: 'overview', heading: 'Overview', press: 'Show as table' },
    { what: 'Customers', hash: 'customers', heading: 'Customers' },
    { what: 'a cell of the matrix', hash: 'customers?class=AX', heading: 'Customers' },
    { what: 'a customer', hash: 'customer/0', heading: /./ },
    { what: 'a lost customer', hash: 'customer/30', heading: /./ },
    { what: 'Columns', hash: 'columns', heading: 'Check the columns' },
    { what: 'Problems', hash: 'problems', heading: 'Problems' },
    { what: 'Losses', hash: 'losses', heading: 'Losses' },
    { what: 'Profit', hash: 'profit', heading: 'Profit' },
    { what: 'Forecast', hash: 'forecast', heading: 'Forecast' },
    { what: 'Settings', hash: 'overview', heading: 'Overview', key: ',' },
    { what: 'Shortcuts', hash: 'overview', heading: 'Overview', key: '?' },
];

/**
 * What axe finds wrong, in words.
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
async function violations(page) {
    await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
    const results = /** @type {AxeResults} */ (await page.evaluate(tags => /** @type {any} */ (window).axe.run(document, { runOnly: tags }), TAGS));
    return results.violations.flatMap(({ id, help, nodes }) => nodes.map(({ html, any }) => `${id}: ${help}: ${html.slice(0, 160)} ${any[0]?.message ?? ''}`));
}

for (const width of [1366, 390]) {
    for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
        test(`no screen shuts anyone out, at ${width} px, ${colorScheme}`, async t => {
            const page = await stage.visit(t, { hash: '#sample', viewport: { width, height: 800 }, colorScheme, reducedMotion: 'reduce' });
            await answered(page);
            // By the debugger, not by the page: its rules let no foreign script in.
            await page.evaluate(axe);
            for (const { what, hash, heading, key, press } of VIEWS) {
                await page.evaluate(hash => { location.hash = `#/${hash}`; }, hash);
                await seen(page, heading);
                if (hash.startsWith('customer/')) await page.getByRole('heading', { level: 2, name: /^Why/ }).waitFor();
                if (key) {
                    await page.keyboard.press(key);
                    await page.getByRole('dialog').waitFor();
                }
                if (press) await page.getByText(press).first().click();
                assert.deepEqual(await violations(page), [], what);
                if (key) await page.keyboard.press('Escape');
            }
        });
    }
}

/** Files that leave a question, each with what is seen then. @type {{name: string, text: string, then: string}[]} */
const QUESTIONS = [
    { name: 'undated.csv', text: 'Customer,Amount\nPadma,5.00\nRahim,7.25\nDas,9.50\n', then: 'Go on without dates' },
    { name: 'currencies.csv', text: 'Date,Customer,Amount,Currency\n2024-01-05,Padma,5.00,INR\n2024-01-06,Rahim,7.25,USD\n2024-01-07,Das,9.50,INR\n', then: 'Several currencies' },
    { name: 'months.csv', text: `Customer,${Array.from({ length: 12 }, (_, at) => `2024-${String(at + 1).padStart(2, '0')}`).join()}\n${['Padma', 'Rahim', 'Das'].map(name => `${name}${',5.25'.repeat(12)}`).join('\n')}\n`, then: 'Months as columns' },
    { name: 'priced.csv', text: 'Date,Customer,Quantity,Unit price,Discount\n2024-01-05,Padma,5,10.00,5\n2024-01-06,Rahim,7,12.50,10\n2024-01-07,Das,9,8.00,0\n', then: 'What the discount means' },
];

for (const width of [1366, 390]) {
    test(`nor does a question about the file, at ${width} px`, async t => {
        for (const { name, text } of QUESTIONS) await writeFile(`${stage.folder}/${name}`, text);
        await writeFile(`${stage.folder}/orders.csv`, 'Order ID,Order Date,Customer\n1,2024-01-05,Padma\n2,2024-01-06,Rahim\n3,2024-02-07,Das\n');
        await writeFile(`${stage.folder}/lines.csv`, 'Order ID,Product,Amount\n1,Tea,5.00\n1,Rice,7.00\n2,Tea,9.00\n3,Rice,4.00\n');
        for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
            const page = await stage.visit(t, { colorScheme, reducedMotion: 'reduce', viewport: { width, height: 800 } });
            await page.evaluate(axe);
            for (const { name, then } of QUESTIONS) {
                await drop(page, [`${stage.folder}/${name}`]);
                await page.getByText(name).first().waitFor();
                await page.evaluate(() => { location.hash = '#/columns'; });
                await page.getByText(then, { exact: true }).first().waitFor();
                assert.deepEqual(await violations(page), [], name);
            }
            await drop(page, [`${stage.folder}/orders.csv`, `${stage.folder}/lines.csv`]);
            await page.getByRole('region', { name: 'Tables' }).waitFor();
            assert.deepEqual(await violations(page), [], 'several tables');
        }
    });
}

test('nor does an open question, a message, or the list when nothing matches', async t => {
    const rows = Array.from({ length: 60 }, (_, at) => `0${1 + (at * 5) % 9}/0${1 + (at * 7) % 9}/2024,Name ${at % 7},${at + 1}.250`);
    await writeFile(`${stage.folder}/open.csv`, ['Date,Customer,Amount', ...rows, ''].join('\n'));
    await writeFile(`${stage.folder}/empty.csv`, '');
    for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
        const page = await stage.visit(t, { colorScheme, reducedMotion: 'reduce' });
        await page.evaluate(axe);
        assert.deepEqual(await violations(page), [], 'Start without a file');
        await drop(page, [`${stage.folder}/empty.csv`]);
        await page.getByRole('alert').waitFor();
        assert.deepEqual(await violations(page), [], 'a message');
        await drop(page, [`${stage.folder}/open.csv`]);
        await seen(page, 'Check the columns');
        assert.deepEqual(await violations(page), [], 'an open question');
        await page.evaluate(() => { location.hash = '#sample'; });
        await answered(page);
        await page.evaluate(() => { location.hash = '#/customers'; });
        await page.getByRole('searchbox').fill('nobody of this name');
        await page.getByText('No customer matches.').waitFor();
        assert.deepEqual(await violations(page), [], 'nothing matches');
    }
});

test('nor names that look alike, and what was decided about them', async t => {
    const rows = ['Acme Ltd', 'ACME', 'acme', 'Bolt', 'bolt', 'Cash'].map((name, at) => `2024-0${at + 1}-05,${name},${900 - 100 * at}`);
    await writeFile(`${stage.folder}/alike.csv`, ['Date,Customer,Amount', ...rows, ''].join('\n'));
    for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
        const page = await stage.visit(t, { colorScheme, reducedMotion: 'reduce' });
        await page.evaluate(axe);
        await drop(page, [`${stage.folder}/alike.csv`]);
        await answered(page);
        await page.getByRole('link', { name: 'See the names' }).click();
        await page.getByRole('button', { name: 'Merge ACME into Acme Ltd', exact: true }).click();
        await page.getByRole('button', { name: 'bolt and Bolt are not the same', exact: true }).click();
        await page.getByText('1 pair kept apart').waitFor();
        assert.deepEqual(await violations(page), []);
    }
});
