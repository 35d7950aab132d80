import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { toCsv } from './csv.mjs';
import { classesByHand, isoDay, makeSales, money, salesCsv } from './files.mjs';
import { answered, classes, customerCount, drop, fileOnShow, goTo, list, listed, numberIn, saved, seen, sumLines } from './reader.mjs';
import { useStage } from './stage.mjs';

/** @import {Page} from 'playwright-core' */

const stage = useStage();
const small = makeSales({ seed: 5, rows: 900, customers: 40 });

/**
 * A file on the disk.
 * @param {string} name
 * @param {string[][] | string} content
 * @returns {Promise<string>} its path
 */
async function onDisk(name, content) {
    const path = join(stage.folder, name);
    await writeFile(path, typeof content === 'string' ? content : toCsv(content));
    return path;
}

/** @param {Page} page @param {string} name */
function meaning(page, name) {
    return page.getByRole('combobox', { name: `Meaning of column ${name}` });
}

/** @param {Page} page @param {string} name */
function panel(page, name) {
    return page.getByRole('region', { name });
}

/** @param {Page} page */
async function analyse(page) {
    await page.getByRole('button', { name: /^Analyse / }).click();
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    await page.getByRole('progressbar').waitFor({ state: 'hidden' });
}

/** What the rows that are used come to, off the screen Problems. @param {Page} page */
async function usedMoney(page) {
    await goTo(page, 'Problems');
    const text = await panel(page, 'Does it matter?').innerText();
    return numberIn(/rows used hold ([\d,.]+)\./.exec(text)?.[1] ?? '');
}

/** @param {Page} page */
async function account(page) {
    await goTo(page, 'Problems');
    return sumLines(page.getByRole('table', { name: 'Every row accounted for' }));
}

/** @param {number} cents */
function rounded(cents) {
    return Math.round(cents) / 100;
}

describe('The amount', () => {
    /** Net and tax in cents, a quantity and its price. */
    const rows = small.slice(0, 300).map(({ customer, day, cents }, at) => ({ customer, day, net: cents, tax: Math.round(cents * 0.18), quantity: 1 + (at % 7), price: 100 + (at % 50) * 25, off: [0, 5, 10][at % 3] ?? 0 }));
    const head = ['Date', 'Customer', 'Net', 'Tax', 'Pieces', 'Rate', 'Rebate'];
    const table = [head, ...rows.map(row => [isoDay(row.day), row.customer, money(row.net), money(row.tax), String(row.quantity), money(row.price), String(row.off)])];

    /** The file on the Columns screen, with its net amounts as the amount. @param {import('node:test').TestContext} t */
    async function opened(t) {
        const page = await stage.visit(t);
        await drop(page, [await onDisk('net-and-tax.csv', table)]);
        await page.getByRole('link', { name: 'Columns' }).first().waitFor();
        await goTo(page, 'Columns');
        await meaning(page, 'Net').selectOption('Amount');
        return page;
    }

    test('can be several columns added up, shown on a row of the file', async t => {
        const page = await opened(t);
        await meaning(page, 'Tax').selectOption('Amount, added up');
        const [first] = rows;
        await panel(page, 'Amount').getByText(`In the file: ${grouped(first?.net ?? 0)} + ${grouped(first?.tax ?? 0)} =`).waitFor();
        await analyse(page);
        assert.match(await page.locator('.read-as').innerText(), /amount = Net \+ Tax/);
        assert.equal(await usedMoney(page), rounded(rows.reduce((sum, { net, tax }) => sum + net + tax, 0)));

        await goTo(page, 'Columns');
        await panel(page, 'Amount').getByRole('button', { name: 'Take Net out of the amount' }).click();
        await panel(page, 'Amount').getByText('In the file').waitFor({ state: 'hidden' });
        await analyse(page);
        assert.equal(await usedMoney(page), rounded(rows.reduce((sum, { tax }) => sum + tax, 0)));
    });

    test('goes over to another column unless that is to be added', async t => {
        const page = await opened(t);
        await meaning(page, 'Tax').selectOption('Amount');
        await analyse(page);
        assert.match(await page.locator('.read-as').innerText(), /amount = Tax/);
        assert.equal(await usedMoney(page), rounded(rows.reduce((sum, { tax }) => sum + tax, 0)));
    });

    test('can be quantity times price less a discount, whose meaning is chosen by what it comes to', async t => {
        const page = await opened(t);
        const amount = panel(page, 'Amount');
        await amount.getByRole('radio', { name: 'Quantity × unit price' }).check();
        await amount.getByRole('combobox', { name: 'Quantity' }).selectOption('Pieces');
        await amount.getByRole('combobox', { name: 'Unit price' }).selectOption('Rate');
        await amount.getByRole('combobox', { name: 'Discount' }).selectOption('Rebate');
        const example = rows.find(({ off }) => off > 0);
        const full = (example?.quantity ?? 0) * (example?.price ?? 0);
        await amount.getByRole('radio', { name: 'Percent' }).check();
        const shown = await amount.locator('label', { hasText: 'Percent' }).innerText();
        assert.ok(Math.abs(numberIn(/= ([\d,.]+)/.exec(shown)?.[1] ?? '') - (full / 100) * (1 - (example?.off ?? 0) / 100)) < 1e-6, shown);
        await analyse(page);
        assert.match(await page.locator('.read-as').innerText(), /amount = Pieces × Rate − Rebate/);
        assert.equal(await usedMoney(page), rounded(rows.reduce((sum, { quantity, price, off }) => sum + quantity * price * (1 - off / 100), 0)));

        await goTo(page, 'Columns');
        await amount.getByRole('radio', { name: 'Money off the row' }).check();
        await analyse(page);
        assert.equal(await usedMoney(page), rounded(rows.reduce((sum, { quantity, price, off }) => sum + quantity * price - off * 100, 0)));
    });

    /** @param {number} cents */
    function grouped(cents) {
        return (cents / 100).toLocaleString('en-GB', { maximumFractionDigits: 2 });
    }
});

test('two columns name the customer together when the second is to be its second part', async t => {
    const page = await stage.visit(t);
    const rows = small.slice(0, 200).map(({ customer, day, cents }, at) => [isoDay(day), customer, at % 2 ? 'Kolkata' : 'Ludhiana', money(cents)]);
    await drop(page, [await onDisk('branches.csv', [['Date', 'Customer', 'City', 'Amount'], ...rows])]);
    await answered(page);
    await goTo(page, 'Columns');
    await meaning(page, 'City').selectOption('Customer, second part');
    await analyse(page);
    assert.equal(await customerCount(page), new Set(rows.map(([, customer, city]) => `${customer}, ${city}`)).size);
    await goTo(page, 'Customers');
    assert.match((await listed(page))[0]?.name ?? '', /, (Kolkata|Ludhiana)$/);
});

describe('A file without dates', () => {
    const rows = small.slice(0, 200).map(({ customer, cents }) => [customer, money(cents)]);

    test('is ranked once that is accepted, and nothing pretends to know days', async t => {
        const page = await stage.visit(t);
        await drop(page, [await onDisk('undated.csv', [['Customer', 'Amount'], ...rows])]);
        await seen(page, 'Check the columns');
        await page.getByText('Without dates we can rank customers by size (ABC)').waitFor();
        assert.ok(await page.getByRole('button', { name: 'Analyse this file' }).isDisabled());
        await page.getByRole('button', { name: 'Go on without dates' }).click();
        await analyse(page);
        await page.getByText('Without dates, by sales').waitFor();
        const { customers } = classesByHand(small.slice(0, 200));
        for (const [screen, hash] of [['Overview', 'overview'], ['Customers', 'customers'], ['Losses', 'losses'], ['Profit', 'profit'], ['Forecast', 'forecast'], ['Problems', 'problems']]) {
            await page.evaluate(hash => { location.hash = `#/${hash}`; }, hash);
            await seen(page, /** @type {string} */ (screen));
            assert.doesNotMatch(await page.locator('main').innerText(), /NaN|undefined|1970|Infinity/, screen);
        }
        await goTo(page, 'Customers');
        const shown = await listed(page);
        assert.equal(shown.length, customers);
        assert.ok(shown.every(({ chip }) => /^[ABC]$/.test(chip)), 'classes without steadiness');
        const heads = await list(page).getByRole('columnheader').allInnerTexts();
        assert.ok(!heads.some(text => /every|Since|Last 12/.test(text)), heads.join());
        await list(page).getByRole('link').first().click();
        await page.getByRole('heading', { level: 2, name: /^Why/ }).waitFor();
        assert.doesNotMatch(await page.locator('main').innerText(), /NaN|1970|Steady|Buys every|Last purchase/);
        await page.keyboard.press(',');
        await page.getByRole('dialog').getByText('The file has no dates: the period, steadiness and silence do not apply.').waitFor();
        assert.equal(await page.getByRole('dialog').getByText('How steady: X, Y, Z').count(), 0);
    });

    test('exports what is known, and no days', async t => {
        const page = await stage.visit(t);
        await drop(page, [await onDisk('undated.csv', [['Customer', 'Amount'], ...rows])]);
        await page.getByRole('button', { name: 'Go on without dates' }).click();
        await analyse(page);
        await goTo(page, 'Customers');
        const { text } = await saved(page, () => page.getByRole('button', { name: /^Export/ }).click());
        assert.match(text.split('\r\n')[0] ?? '', /^\uFEFF?Customer,Class,Sales,Share %$/);
        assert.doesNotMatch(text, /1970|NaN/);
    });

    test('has its date after all when a column is chosen', async t => {
        const page = await stage.visit(t);
        await drop(page, [await onDisk('odd-date.csv', [['Customer', 'Amount', 'Zone'], ...small.slice(0, 200).map(({ customer, cents, day }, at) => [customer, money(cents), at < 150 ? '' : isoDay(day)])])]);
        await page.getByRole('link', { name: 'Columns' }).first().click();
        await seen(page, 'Check the columns');
        await meaning(page, 'Zone').selectOption('Ignore');
        await page.getByRole('button', { name: 'Go on without dates' }).click();
        await page.getByText('The file is read without dates').waitFor();
        await meaning(page, 'Zone').selectOption('Date');
        await panel(page, 'Dates').getByRole('radio', { name: /Year first/ }).waitFor();
        await page.getByText('The file is read without dates').waitFor({ state: 'hidden' });
    });
});

describe('Several tables', () => {
    const DATA = resolve('../shared/data/files');
    const orders = small.slice(0, 120).map(({ customer, day }, at) => [`O-${at + 1}`, `K${(customer.length % 9) + 1}`, isoDay(day)]);
    const lines = orders.flatMap(([order = ''], at) => [[order, 'Tea', money(1000 + at)], [order, 'Rice', money(2500 + at)]]);
    const customers = Array.from({ length: 9 }, (_, at) => [`K${at + 1}`, `Customer ${at + 1} & Co`]);

    /** @returns {Promise<string[]>} */
    async function threeTables() {
        return [
            await onDisk('orders.csv', [['Order ID', 'Customer ID', 'Order Date'], ...orders]),
            await onDisk('lines.csv', [['Order ID', 'Product', 'Amount'], ...lines]),
            await onDisk('customers.csv', [['Customer ID', 'Company'], ...customers]),
        ];
    }

    test('are joined by their keys, and one can be left out and set again', async t => {
        const page = await stage.visit(t);
        await drop(page, await threeTables());
        await seen(page, 'Check the columns');
        const tables = panel(page, 'Tables');
        await tables.getByText('Gives Company by Customer ID.').waitFor();
        await tables.getByText('Gives Customer ID, Order Date by Order ID.').waitFor();
        await meaning(page, 'Company').waitFor();

        const row = tables.getByRole('listitem').filter({ hasText: 'customers.csv' });
        await row.getByRole('button', { name: 'Do not use it' }).click();
        await meaning(page, 'Company').waitFor({ state: 'hidden' });
        await row.getByText('Look it up by a key').click();
        await row.getByRole('combobox', { name: 'Column of the sales' }).selectOption('Customer ID');
        await row.getByRole('combobox', { name: 'Column of customers.csv' }).selectOption('Customer ID');
        await row.getByRole('button', { name: 'Use it' }).click();
        await meaning(page, 'Company').selectOption('Customer’s name');
        await analyse(page);
        assert.equal(await customerCount(page), new Set(orders.map(([, key]) => key)).size);
        assert.equal((await account(page)).get('Used'), lines.length);
        assert.equal(await usedMoney(page), rounded(lines.reduce((sum, [, , amount]) => sum + Number(amount) * 100, 0)));
    });

    test('a file can be taken out of the drop', async t => {
        const page = await stage.visit(t);
        await drop(page, await threeTables());
        await seen(page, 'Check the columns');
        await page.getByRole('button', { name: 'Remove customers.csv' }).click();
        await meaning(page, 'Company').waitFor({ state: 'hidden' });
        await page.getByText('2 files, orders.csv first').waitFor();
        await page.getByRole('button', { name: 'Analyse 2 files' }).waitFor();
    });

    const NORTHWIND = ['customers', 'order-details', 'orders', 'products', 'categories'].map(name => join(DATA, 'northwind', `${name}.csv`));
    test('the five tables of northwind are one', { skip: !NORTHWIND.every(path => existsSync(path)) && 'northwind is not in ../shared/data' }, async t => {
        const page = await stage.visit(t);
        await drop(page, NORTHWIND);
        await seen(page, 'Check the columns');
        await panel(page, 'Tables').getByText(/^Gives CompanyName.* by CustomerID/).waitFor();
        await panel(page, 'Amount').getByRole('radio', { name: 'A part of one: 0.05 is 5%' }).waitFor();
        await analyse(page);
        assert.equal(await customerCount(page), 89);
        assert.equal((await account(page)).get('Used'), 2155);
    });

    const BOOK = join(DATA, 'derived_dialects', 'cm_plain.xlsx');
    test('a workbook is read like its sheet saved as CSV', { skip: !existsSync(BOOK) && 'cm_plain.xlsx is not in ../shared/data' }, async t => {
        const page = await stage.visit(t);
        await drop(page, [BOOK]);
        await answered(page);
        assert.equal(await fileOnShow(page), 'cm_plain.xlsx');
        assert.equal(await customerCount(page), 92);
        assert.equal((await account(page)).get('Used'), 2823);
    });
});

describe('What only the whole file can ask', () => {
    test('amounts of several currencies are never added: one counts, others at a rate', async t => {
        const mixed = small.slice(0, 300).map(({ customer, day, cents }, at) => ({ customer, day, cents, currency: at % 5 ? 'INR' : 'USD' }));
        const of = (/** @type {string} */ wanted) => mixed.filter(({ currency }) => currency === wanted).reduce((sum, { cents }) => sum + cents, 0);
        const page = await stage.visit(t);
        await drop(page, [await onDisk('currencies.csv', [['Date', 'Customer', 'Amount', 'Currency'], ...mixed.map(({ customer, day, cents, currency }) => [isoDay(day), customer, money(cents), currency])])]);
        await seen(page, 'Check the columns');
        const question = panel(page, 'Several currencies');
        assert.equal(await question.getByRole('radio', { checked: true }).count(), 0, 'nothing is chosen for the reader');
        assert.ok(await page.getByRole('button', { name: 'Analyse this file' }).isDisabled());
        const offered = await question.getByRole('radio').evaluateAll(inputs => inputs.map(input => input.closest('label')?.innerText ?? ''));
        assert.deepEqual(offered.map(text => [text.slice(0, 3), numberIn(/rows?, ([\d,.]+)/.exec(text)?.[1] ?? '')]), [['INR', rounded(of('INR'))], ['USD', rounded(of('USD'))]]);

        await question.getByRole('radio', { name: /INR/ }).check();
        await question.getByText('60 rows are left out, and counted as such.').waitFor();
        await analyse(page);
        assert.equal((await account(page)).get('Left out on purpose'), 60);
        assert.equal(await usedMoney(page), rounded(of('INR')));

        await goTo(page, 'Columns');
        const rate = question.getByRole('textbox', { name: 'One USD in INR' });
        await rate.fill('lots');
        await rate.blur();
        await question.getByText('Write a number above 0').waitFor();
        await rate.fill('83,5');
        await rate.blur();
        await question.getByText('No row is left out.').waitFor();
        await analyse(page);
        assert.equal((await account(page)).get('Used'), 300);
        assert.ok(Math.abs((await usedMoney(page)) - rounded(of('INR') + of('USD') * 83.5)) < 0.02);
    });

    test('the same month in two files is asked about once, and either answer is followed', async t => {
        const march = small.filter(({ day }) => day >= 59 && day < 90);
        const april = small.filter(({ day }) => day >= 90 && day < 120);
        const paths = [await onDisk('Sales_March.csv', salesCsv(march)), await onDisk('March copy.csv', salesCsv(march)), await onDisk('Sales_April.csv', salesCsv(april))];
        const page = await stage.visit(t);
        await drop(page, paths);
        await seen(page, 'Check the columns');
        const question = panel(page, 'The same days twice?');
        assert.match(await question.innerText(), new RegExp(`Sales_March\\.csv and March copy\\.csv have \\d+ days alike: ${march.length} rows`));
        assert.ok(await page.getByRole('button', { name: 'Analyse 3 files' }).isDisabled());
        await question.getByRole('button', { name: 'Leave March copy.csv out' }).click();
        await question.getByText('March copy.csv is left out.').waitFor();
        await analyse(page);
        assert.equal((await account(page)).get('Used'), march.length + april.length);

        await goTo(page, 'Columns');
        await question.getByRole('button', { name: /^Keep both/ }).click();
        await analyse(page);
        assert.equal((await account(page)).get('Used'), 2 * march.length + april.length);
    });
});

const WIDE = resolve('../shared/data/files/derived_dialects/cm_wide_pivot_months.csv');
test('months as columns are one group, that can be changed and switched off', { skip: !existsSync(WIDE) && 'cm_wide_pivot_months.csv is not in ../shared/data' }, async t => {
    const page = await stage.visit(t);
    await drop(page, [WIDE]);
    await seen(page, 'Check the columns');
    const months = panel(page, 'Months as columns');
    await months.getByText('29 months as columns: 2003-01 … 2005-05').waitFor();
    await months.getByText('Choose the months').click();
    await months.getByRole('checkbox', { name: '2005-05' }).uncheck();
    await months.getByText('28 months as columns: 2003-01 … 2005-04').waitFor();
    await months.getByRole('button', { name: 'Take all' }).click();
    await months.getByRole('radio', { name: /They are no months/ }).check();
    await panel(page, 'Amount').waitFor();
    await months.getByRole('radio', { name: /Each column is a month/ }).check();
    await analyse(page);
    assert.match(await page.locator('.read-as').innerText(), /29 months as columns/);
    assert.equal(await customerCount(page), 92);
    assert.ok((await classes(page)).A > 0);
});
