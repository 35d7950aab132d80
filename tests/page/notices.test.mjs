import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { toCsv } from './csv.mjs';
import { isoDay, makeSales, money } from './files.mjs';
import { answered, drop, goTo, listTotals, seen } from './reader.mjs';
import { useStage } from './stage.mjs';

/** @import {Page} from 'playwright-core' */
/** @import {Sale} from './files.mjs' */

const stage = useStage();
const sales = makeSales({ seed: 3, rows: 1000, customers: 40 });

/**
 * @param {string} name
 * @param {Sale[]} rows
 * @param {(row: Sale, at: number) => string} [dayOf]
 */
async function onDisk(name, rows, dayOf = ({ day }) => isoDay(day)) {
    const path = join(stage.folder, name);
    await writeFile(path, toCsv([['Date', 'Customer', 'Amount'], ...rows.map((row, at) => [dayOf(row, at), row.customer, money(row.cents)])]));
    return path;
}

describe('Rows that are left out', () => {
    const notice = /of 1,000 rows \(.*\) are not in these numbers/;

    test('are said above the answers when they are many, with the way to them', async t => {
        const page = await stage.visit(t);
        await drop(page, [await onDisk('many.csv', sales, ({ day }, at) => (at % 10 ? isoDay(day) : '2024-02-31'))]);
        await answered(page);
        await page.getByText('100 of 1,000 rows (10.0%) are not in these numbers: dates that cannot be read.').waitFor();
        await page.getByRole('link', { name: 'See them' }).click();
        await seen(page, 'Problems');
        await page.getByRole('button', { name: 'Download 100 rows' }).waitFor();
    });

    test('are only counted when they are few', async t => {
        const page = await stage.visit(t);
        await drop(page, [await onDisk('few.csv', sales.map(sale => ({ ...sale, cents: 1000 })), ({ day }, at) => (at % 50 ? isoDay(day) : '2024-02-31'))]);
        await answered(page);
        await page.getByRole('link', { name: '20 rows set aside', exact: true }).waitFor();
        assert.equal(await page.getByText(notice).count(), 0);
    });
});

test('months without a sale are asked about, and the days after them can be taken alone', async t => {
    const page = await stage.visit(t);
    await drop(page, [await onDisk('hole.csv', sales.filter(({ day }) => day < 120 || day >= 243))]);
    await answered(page);
    const question = page.getByText('No sales from May 2023 to Aug 2023. Is a part of the file missing?');
    await question.waitFor();
    await page.getByRole('button', { name: /Sep 2023/ }).click();
    await question.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: /^1 Sep 2023/ }).waitFor();
});

test('a year without a gap asks nothing', async t => {
    const page = await stage.visit(t);
    await drop(page, [await onDisk('whole.csv', sales)]);
    await answered(page);
    assert.equal(await page.getByText(/^No sales from/).count(), 0);
});

describe('Leaving the page', () => {
    /** What the browser asks when the tab is closed; empty when it asks nothing. @param {Page} page */
    async function askedOnLeaving(page) {
        /** @type {string[]} */
        const asked = [];
        page.on('dialog', dialog => {
            asked.push(dialog.type());
            void dialog.accept();
        });
        // A browser asks only a reader who has done something.
        await page.getByRole('heading', { level: 1 }).click();
        await Promise.all([page.waitForEvent('close'), page.close({ runBeforeUnload: true })]);
        return asked;
    }

    test('is asked about once a file is open, for nothing of it is kept', async t => {
        const page = await stage.visit(t);
        await drop(page, [await onDisk('open.csv', sales)]);
        await answered(page);
        assert.deepEqual(await askedOnLeaving(page), ['beforeunload']);
    });

    test('is not asked about with the sample', async t => {
        const page = await stage.visit(t, { hash: '#sample' });
        await answered(page);
        assert.deepEqual(await askedOnLeaving(page), []);
    });
});

for (const { screen, name } of [{ screen: 'Losses', name: /^See the .*(overdue|lost)/ }, { screen: 'Profit', name: /^See the .*served at a loss/ }]) {
    test(`each link on ${screen} leads to as many customers as it says`, async t => {
        const page = await stage.visit(t, { hash: '#sample' });
        await answered(page);
        await goTo(page, screen);
        const links = page.locator('main').getByRole('link', { name });
        const texts = await links.allInnerTexts();
        assert.ok(texts.length > 0, 'there is a link');
        for (const [at, text] of texts.entries()) {
            await links.nth(at).click();
            await seen(page, 'Customers');
            assert.equal((await listTotals(page)).customers, Number(/\d+/.exec(text)?.[0] ?? 1), text);
            await goTo(page, screen);
        }
    });
}
