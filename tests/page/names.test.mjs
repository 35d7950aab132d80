import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { toCsv } from './csv.mjs';
import { isoDay } from './files.mjs';
import { answered, drop, goTo, list, listTotals, listed, seen, until } from './reader.mjs';
import { useStage } from './stage.mjs';

/** @import {Page} from 'playwright-core' */
/** @import {TestContext} from 'node:test' */

const stage = useStage();

/** Who bought, how often, for how much each time. @type {[string, number, number][]} */
const BUYERS = [
    ['Acme Ltd', 20, 1000], ['ACME', 6, 500], ['acme ltd.', 2, 100],
    ['Rahman Traders', 10, 700], ['Rehman Traders', 3, 300],
    ['Brixton', 12, 800], ['Cordova', 9, 450], ['Delphi', 4, 300], ['Cash', 5, 90],
];
const TOTAL = BUYERS.reduce((sum, [, times, each]) => sum + times * each, 0);

/**
 * The Problems screen of a file in which customers are written in several ways.
 * @param {TestContext} t
 */
async function problemsOf(t) {
    const path = join(stage.folder, 'spellings.csv');
    const sales = BUYERS.flatMap(([name, times, each]) => Array.from({ length: times }, (_, at) => [isoDay(11 * at + name.length), name, String(each)]));
    await writeFile(path, toCsv([['Date', 'Customer', 'Amount'], ...sales]));
    const page = await stage.visit(t);
    await drop(page, [path]);
    await answered(page);
    await page.getByText(/^2 customers may be written twice/).waitFor();
    await page.getByRole('link', { name: 'See the names' }).click();
    await seen(page, 'Problems');
    await alike(page).waitFor();
    return page;
}

/** @param {Page} page */
function alike(page) {
    return page.getByRole('table', { name: 'Names that look alike' });
}

/** The first cells of its rows. @param {Page} page */
function names(page) {
    return alike(page).locator('tbody th').allInnerTexts();
}

/** @param {Page} page @param {string[]} expected */
async function namesBecome(page, expected) {
    await until(async () => JSON.stringify(await names(page)) === JSON.stringify(expected), `the names become ${expected}`);
}

const ALL = ['Acme Ltd', 'ACME', 'acme ltd.', 'Rahman Traders', 'Rehman Traders'];

/** What the list of customers comes to, and the value of one of them. @param {Page} page @param {string} name */
async function inTheList(page, name) {
    await goTo(page, 'Customers');
    await list(page).waitFor();
    const [totals, rows] = [await listTotals(page), await listed(page)];
    await goTo(page, 'Problems');
    return { customers: totals.of, total: totals.value, value: rows.find(row => row.name === name)?.value };
}

describe('Names that look alike', () => {
    test('are listed with what tells them apart and the money, and the reader is taken there', async t => {
        const page = await problemsOf(t);
        assert.deepEqual(await names(page), ALL);
        const rows = await alike(page).locator('tbody tr').allInnerTexts();
        assert.match(rows[1] ?? '', /ACME\s+The legal form\s*Likely one customer\s+6\s+3,000/);
        assert.match(rows[4] ?? '', /Rehman Traders\s+A letter or two\s*Perhaps one customer\s+3\s+900/);
        await until(() => page.getByRole('region', { name: 'Table of names' }).evaluate(region => region === document.activeElement), 'the focus is on the names');
    });

    test('are merged by the keyboard alone; the totals stay, and Ctrl+Z takes it back', async t => {
        const page = await problemsOf(t);
        const before = await inTheList(page, 'Acme Ltd');
        assert.deepEqual(before, { customers: 9, total: TOTAL, value: 20_000 });
        await page.getByRole('button', { name: 'Merge ACME into Acme Ltd' }).focus();
        await page.keyboard.press('Enter');
        await namesBecome(page, ALL.filter(name => name !== 'ACME'));
        assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'BUTTON', 'the focus is still in the table');
        assert.deepEqual(await inTheList(page, 'Acme Ltd'), { customers: 8, total: TOTAL, value: 23_000 });
        await page.keyboard.press('Control+z');
        await page.getByText('Undone: merge of names').first().waitFor();
        await namesBecome(page, ALL);
        assert.deepEqual(await inTheList(page, 'Acme Ltd'), before);
    });

    test('are merged all at once into the name that the reader keeps, and parted one by one', async t => {
        const page = await problemsOf(t);
        await alike(page).getByRole('combobox').first().selectOption('ACME');
        await page.getByRole('button', { name: 'Merge all 2' }).click();
        await namesBecome(page, ALL.slice(3));
        assert.deepEqual(await inTheList(page, 'ACME'), { customers: 7, total: TOTAL, value: 23_200 });
        await page.getByText('acme ltd. counts as ACME').waitFor();
        await page.getByRole('button', { name: 'Undo: acme ltd. is a customer of its own' }).click();
        await page.getByRole('heading', { name: '1 name merged' }).waitFor();
        assert.deepEqual(await inTheList(page, 'ACME'), { customers: 8, total: TOTAL, value: 23_000 });
    });

    test('that are not the same are suggested no more, until that is undone', async t => {
        const page = await problemsOf(t);
        await page.getByRole('button', { name: 'Rehman Traders and Rahman Traders are not the same' }).click();
        await namesBecome(page, ALL.slice(0, 3));
        await page.getByRole('button', { name: 'Undo: Rahman Traders and Rehman Traders may be the same' }).click();
        await namesBecome(page, ALL);
    });

    test('are not kept by the browser, even when it may remember settings', async t => {
        const page = await problemsOf(t);
        await page.keyboard.press(',');
        await page.getByRole('checkbox', { name: /Remember/ }).check();
        await page.keyboard.press('Escape');
        await page.getByRole('button', { name: 'Merge ACME into Acme Ltd' }).click();
        await namesBecome(page, ALL.filter(name => name !== 'ACME'));
        assert.doesNotMatch(await page.evaluate(() => JSON.stringify(localStorage)), /acme/i);
    });

    test('and names that are nobody are told', async t => {
        const page = await problemsOf(t);
        await page.getByText('One customer is probably nobody in particular').waitFor();
    });
});

test('A customer is put into a group on its page; the group counts as one', async t => {
    const page = await problemsOf(t);
    await openCustomer(page, 'Delphi');
    assert.equal(await page.getByText('Breadwinner').count(), 0);
    for (const name of ['Cordova', 'Delphi']) {
        await openCustomer(page, name);
        await page.getByRole('combobox', { name: 'Belongs to' }).fill('Holding');
        await page.keyboard.press('Enter');
        await page.getByText(/^Holding holds/).waitFor();
    }
    const share = ((9 * 450 + 4 * 300) / TOTAL * 100).toFixed(1);
    await page.getByText(`Holding holds ${share}% with 2 customers`).waitFor();
    await page.getByText('Breadwinner').first().waitFor();
    await goTo(page, 'Problems');
    await page.getByRole('button', { name: 'Undo: Delphi does not belong to Holding' }).click();
    await page.getByText('Delphi belongs to Holding').waitFor({ state: 'hidden' });
});

/** @param {Page} page @param {string} name */
async function openCustomer(page, name) {
    await goTo(page, 'Customers');
    await list(page).getByRole('link', { name }).click();
    await page.getByRole('heading', { level: 2, name: /^Why/ }).waitFor();
}
