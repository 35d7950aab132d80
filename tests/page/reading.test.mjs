import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { parseCsv, toCsv } from './csv.mjs';
import { classesByHand, dateOf, isoDay, makeSales, money, salesCsv, writeRepeated } from './files.mjs';
import { answered, classes, customerCount, drop, fileOnShow, goTo, list, listTotals, listed, numberIn, saved, seen, sumLines, until } from './reader.mjs';
import { WAYS, useStage } from './stage.mjs';

/** @import {Page} from 'playwright-core' */
/** @import {Way} from './stage.mjs' */

const stage = useStage();

/**
 * A file on the disk.
 * @param {string} name
 * @param {string | Uint8Array} content
 * @returns {Promise<string>} its path
 */
async function onDisk(name, content) {
    const path = join(stage.folder, name);
    await writeFile(path, content);
    return path;
}

/** @param {Page} page */
async function whatIsOpen(page) {
    return { file: await fileOnShow(page), customers: await customerCount(page), classes: await classes(page) };
}

/**
 * @param {Page} page
 * @param {string} title
 */
async function message(page, title) {
    const alert = page.getByRole('alert').filter({ hasText: title });
    await alert.waitFor();
    return alert;
}

/**
 * The account of the rows on the screen Problems.
 * @param {Page} page
 */
async function account(page) {
    await goTo(page, 'Problems');
    return sumLines(page.getByRole('table', { name: 'Every row accounted for' }));
}

/** Writes down whatever the reading's panel says from now on. @param {Page} page */
async function watchReading(page) {
    await page.evaluate(() => {
        /** @type {{text: string, percent: number, bar: number}[]} */
        const told = [];
        Object.assign(window, { told });
        new MutationObserver(() => {
            const bar = document.querySelector('[role=progressbar]');
            const text = bar?.parentElement?.innerText ?? '';
            const percent = Number(bar?.getAttribute('aria-valuenow'));
            if (bar && told.at(-1)?.text !== text) told.push({ text, percent, bar: bar.getBoundingClientRect().width });
        }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    });
    return () => page.evaluate(() => /** @type {{told: {text: string, percent: number, bar: number}[]}} */ (/** @type {unknown} */ (window)).told);
}

const small = makeSales({ seed: 7, rows: 3000, customers: 90 });

for (const way of /** @type {Way[]} */ (Object.keys(WAYS))) {
    test(`a dropped file is read and answered, ${WAYS[way]}`, async t => {
        const page = await stage.visit(t, { way });
        await drop(page, [await onDisk('small.csv', salesCsv(small))]);
        await answered(page);
        const { customers, classes } = classesByHand(small);
        assert.deepEqual(await whatIsOpen(page), { file: 'small.csv', customers, classes });
    });
}

test('a file can be chosen instead of dropped', async t => {
    const page = await stage.visit(t);
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Choose a file' }).click()]);
    await chooser.setFiles(await onDisk('chosen.csv', salesCsv(small)));
    await answered(page);
    assert.equal(await fileOnShow(page), 'chosen.csv');
});

describe('A large file', () => {
    const SALES = makeSales({ seed: 11, rows: 20_000, customers: 1500 });

    test('shows how far the reading is, and then the answers for every row', async t => {
        const path = join(stage.folder, 'medium.csv');
        const times = await writeRepeated(path, 40, SALES);
        const page = await stage.visit(t);
        const told = await watchReading(page);
        await drop(page, [path]);
        await answered(page, { timeout: 40_000 });

        const reports = await told();
        assert.match(reports[0]?.text ?? '', /Reading medium\.csv/);
        const figures = reports.filter(({ text }) => /\d+%, [\d,]+ rows, .+ rows a second, \d+ s left/.test(text));
        assert.ok(figures.length > 0, `no figures in ${JSON.stringify(reports)}`);
        assert.ok(reports.every(({ percent }, at) => percent >= (reports[at - 1]?.percent ?? 0)), 'the bar never goes back');
        assert.ok(reports.every(({ bar }) => bar > 100), 'the bar is seen');

        const { customers, classes } = classesByHand(SALES);
        assert.deepEqual(await whatIsOpen(page), { file: 'medium.csv', customers, classes });
        const lines = await account(page);
        assert.equal(lines.get('Used'), times * SALES.length);
        assert.equal(lines.get('Rows read'), times * SALES.length + 1);
    });

    test('is cancelled at once, and what was open before is unchanged', async t => {
        const path = join(stage.folder, 'large.csv');
        await writeRepeated(path, 300, SALES);
        const page = await stage.visit(t, { hash: '#sample' });
        await answered(page);
        const before = await whatIsOpen(page);
        await drop(page, [path]);
        await page.getByText(/\d+%, [\d,]+ rows/).waitFor();
        assert.equal(page.workers().length, 2, 'a worker for what is open, one for what is read');
        const took = await page.evaluate(() => {
            const cancel = Array.from(document.querySelectorAll('button')).find(({ innerText }) => innerText === 'Cancel');
            const pressed = performance.now();
            return new Promise(done => {
                const gone = () => (document.querySelector('[role=progressbar]') ? requestAnimationFrame(gone) : done(performance.now() - pressed));
                cancel?.click();
                gone();
            });
        });
        t.diagnostic(`cancelled in ${Math.round(Number(took))} ms`);
        assert.ok(Number(took) < 500, `cancelling took ${took} ms`);
        await until(() => page.workers().length === 1, 'the worker of the reading has ended');
        await answered(page);
        assert.deepEqual(await whatIsOpen(page), before);
        await worksStill(page);
    });

    test('gives way to a file that is dropped while it is read', async t => {
        const path = join(stage.folder, 'large.csv');
        if (!existsSync(path)) await writeRepeated(path, 300, SALES);
        const page = await stage.visit(t);
        await drop(page, [path]);
        await page.getByText(/\d+%, [\d,]+ rows/).waitFor();
        await drop(page, [await onDisk('second.csv', salesCsv(small))]);
        await answered(page);
        assert.equal(await fileOnShow(page), 'second.csv');
        await until(() => page.workers().length === 1, 'the worker of the first reading has ended');
        assert.equal(await customerCount(page), classesByHand(small).customers);
    });
});

/** The analysis on show still answers: a customer's page can be opened. @param {Page} page */
async function worksStill(page) {
    await goTo(page, 'Customers');
    await list(page).getByRole('link').first().click();
    await page.getByRole('heading', { level: 2, name: /^Why/ }).waitFor();
    await goTo(page, 'Overview');
}

describe('What is open about a file is asked once', () => {
    /** Sales of half a year on days that can be read both ways: none after the 12th. */
    const twoWay = small.filter(({ day }) => day < 181 && dateOf(day).getUTCDate() <= 12);
    const two = (/** @type {number} */ number) => String(number).padStart(2, '0');
    const daysFirst = (/** @type {number} */ day) => {
        const date = dateOf(day);
        return `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;
    };
    /** Shuffled, or the order of the rows would give the answer away. */
    const shuffled = [...twoWay].sort((one, other) => ((one.cents * 7919) % 10007) - ((other.cents * 7919) % 10007));

    test('both readings of a date are shown, and each choice gives its own period', async t => {
        const path = await onDisk('two-way-dates.csv', toCsv([['Date', 'Customer', 'Amount'], ...shuffled.map(({ customer, day, cents }) => [daysFirst(day), customer, money(cents)])]));
        const page = await stage.visit(t);
        await drop(page, [path]);
        await seen(page, 'Check the columns');
        const dates = page.getByRole('region', { name: 'Dates' });
        const [, first = ''] = /^(\S+) is /m.exec(await dates.getByText(/ is /).first().innerText()) ?? [];
        const [day = 0, month = 0] = first.split('/').map(Number);
        const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
        await dates.getByText(`${first} is ${day} ${MONTHS[month - 1]}`).waitFor();
        await dates.getByText(`${first} is ${month} ${MONTHS[day - 1]}`).waitFor();
        assert.equal(await dates.getByRole('radio', { checked: true }).count(), 0, 'nothing is chosen for the reader');
        assert.ok(await page.getByRole('button', { name: 'Analyse this file' }).isDisabled());

        await dates.getByRole('radio', { name: /Day first/ }).check();
        await page.getByRole('button', { name: 'Analyse this file' }).click();
        await answered(page);
        const dayFirst = await period(page);
        assert.match(await page.locator('.read-as').innerText(), /\(day\/month\)/);

        await goTo(page, 'Columns');
        await dates.getByRole('radio', { name: /Month first/ }).check();
        await page.getByRole('button', { name: 'Analyse this file' }).click();
        await answered(page);
        const monthFirst = await period(page);
        assert.match(await page.locator('.read-as').innerText(), /\(month\/day\)/);

        const iso = twoWay.map(({ day }) => isoDay(day)).sort();
        const swapped = iso.map(text => text.replace(/-(..)-(..)$/, '-$2-$1')).sort();
        assert.deepEqual(dayFirst, [iso.at(0), iso.at(-1)]);
        assert.deepEqual(monthFirst, [swapped.at(0), swapped.at(-1)]);
        assert.notDeepEqual(dayFirst, monthFirst);
    });

    test('both readings of an amount are shown, and each choice gives its own sum', async t => {
        const thousands = small.slice(0, 400).map((sale, at) => ({ ...sale, text: `${1 + (at % 9)}.${String((sale.cents % 900) + 100)}` }));
        const path = await onDisk('two-way-amounts.csv', toCsv([['Date', 'Customer', 'Amount'], ...thousands.map(({ customer, day, text }) => [isoDay(day), customer, text])]));
        const page = await stage.visit(t);
        await drop(page, [path]);
        await seen(page, 'Check the columns');
        const numbers = page.getByRole('region', { name: 'Numbers' });
        const cell = thousands[0]?.text ?? '';
        await numbers.getByText(`${cell} is ${cell}`).first().waitFor();
        await numbers.getByText(`${cell} is ${cell.replace('.', ',')}`).first().waitFor();
        assert.equal(await numbers.getByRole('radio', { checked: true }).count(), 0);

        const sum = thousands.reduce((sum, { text }) => sum + Number(text.replace('.', '')), 0);
        await numbers.getByRole('radio', { name: /Point for decimals/ }).check();
        await page.getByRole('button', { name: 'Analyse this file' }).click();
        await answered(page);
        assert.equal(await usedMoney(page), Math.round(sum / 10) / 100);

        await goTo(page, 'Columns');
        await numbers.getByRole('radio', { name: /Comma for decimals/ }).check();
        await page.getByRole('button', { name: 'Analyse this file' }).click();
        await answered(page);
        assert.equal(await usedMoney(page), sum);
    });

    test('a file that names no customer column waits until one is chosen', async t => {
        const path = await onDisk('no-customer.csv', toCsv([['Booked', 'Zone 7', 'Sum'], ...small.map(({ customer, day, cents }) => [isoDay(day), customer, money(cents)])]));
        const page = await stage.visit(t);
        await drop(page, [path]);
        await seen(page, 'Check the columns');
        const meaning = page.getByRole('combobox', { name: 'Meaning of column Zone 7' });
        await page.getByText('Choose the column that names the customer.').waitFor();
        assert.ok(await page.getByRole('button', { name: 'Analyse this file' }).isDisabled());
        await meaning.selectOption('Customer');
        await page.getByRole('button', { name: 'Analyse this file' }).click();
        await answered(page);
        const { customers, classes } = classesByHand(small);
        assert.deepEqual(await whatIsOpen(page), { file: 'no-customer.csv', customers, classes });
    });

    test('“Back” from an unanswered question leaves the earlier analysis as it was', async t => {
        const page = await stage.visit(t, { hash: '#sample' });
        await answered(page);
        const before = await whatIsOpen(page);
        const path = await onDisk('two-way-dates.csv', toCsv([['Date', 'Customer', 'Amount'], ...shuffled.map(({ customer, day, cents }) => [daysFirst(day), customer, money(cents)])]));
        await drop(page, [path]);
        await seen(page, 'Check the columns');
        await page.getByRole('button', { name: 'Back', exact: true }).click();
        await answered(page);
        assert.deepEqual(await whatIsOpen(page), before);
        await worksStill(page);
    });

    /**
     * First and last day of the analysis, off the line under the heading.
     * @param {Page} page
     */
    async function period(page) {
        const text = await page.locator('.head .ctx, .head p').first().innerText();
        const days = [...text.matchAll(/(\d+) (\w{3}) (\d{4})/g)].map(([text]) => new Date(`${text} UTC`).toISOString().slice(0, 10));
        return days.slice(0, 2);
    }

    /** What the used rows come to. @param {Page} page */
    async function usedMoney(page) {
        await goTo(page, 'Problems');
        const text = await page.getByRole('region', { name: 'Does it matter?' }).innerText();
        return numberIn(/rows used hold ([\d,.]+)\./.exec(text)?.[1] ?? '');
    }
});

test('several files of one shape are one table', async t => {
    const half = small.length / 2;
    const paths = [await onDisk('2023.csv', salesCsv(small.slice(0, half))), await onDisk('2024.csv', salesCsv(small.slice(half)))];
    const page = await stage.visit(t);
    await drop(page, paths);
    await answered(page);
    const { customers, classes: expected } = classesByHand(small);
    assert.deepEqual([await customerCount(page), await classes(page)], [customers, expected]);
    const lines = await account(page);
    assert.deepEqual([lines.get('Used'), lines.get('Rows read')], [small.length, small.length + 2]);
    const files = await sumLines(page.getByRole('table', { name: 'Rows by file' }));
    assert.deepEqual([...files], [['2023.csv', half], ['2024.csv', half]]);
});

describe('A file that cannot be used ends in one clear message, and the earlier analysis lives on', () => {
    const PDF = '%PDF-1.7\n%âãÏÓ\n1 0 obj\n<< /Type /Catalog >>\nendobj\n' + '\0\u0001\u0002stream\n'.repeat(400);
    const ZIP = Buffer.concat([Buffer.from('504b0304140000000800', 'hex'), Buffer.from(Array.from({ length: 6000 }, (_, at) => (at * 151) % 256))]);
    const mostlyBad = small.slice(0, 300).map(({ customer, day, cents }, at) => [isoDay(day), customer, at % 3 ? 'as agreed' : money(cents)]);
    /** @type {{what: string, name: string, content: string | Uint8Array, title: RegExp}[]} */
    const FILES = [
        { what: 'an empty file', name: 'empty.csv', content: '', title: /empty\.csv is empty/ },
        { what: 'a PDF that is called CSV', name: 'report.csv', content: PDF, title: /report\.csv is not a table: it is a PDF/ },
        { what: 'a ZIP archive that is called CSV', name: 'packed.csv', content: ZIP, title: /The end of packed\.csv is missing/ },
        { what: 'a picture', name: 'sales.png', content: ZIP, title: /sales\.png is not a table/ },
        { what: 'a file with nothing but names of columns', name: 'head.csv', content: 'Date,Customer,Amount\n', title: /head\.csv has no rows/ },
    ];
    for (const { what, name, content, title } of FILES) {
        test(what, async t => {
            const page = await stage.visit(t, { hash: '#sample' });
            await answered(page);
            const before = await whatIsOpen(page);
            await drop(page, [await onDisk(name, content)]);
            await onlyMessage(page, title);
            await unchanged(page, before);
        });
    }

    test('a file of which most rows cannot be used, as its columns are meant', async t => {
        const page = await stage.visit(t, { hash: '#sample' });
        await answered(page);
        const before = await whatIsOpen(page);
        await drop(page, [await onDisk('bad.csv', toCsv([['Date', 'Customer', 'Amount'], ...mostlyBad]))]);
        await seen(page, 'Check the columns');
        await page.getByRole('combobox', { name: 'Meaning of column Amount' }).selectOption('Amount');
        await page.getByRole('button', { name: 'Analyse this file' }).click();
        await onlyMessage(page, /200 of 300 rows cannot be used/);
        await unchanged(page, before);
    });

    /**
     * @param {Page} page
     * @param {RegExp} title
     */
    async function onlyMessage(page, title) {
        await page.getByRole('alert').waitFor();
        const said = await page.getByRole('alert').allInnerTexts();
        assert.equal(said.length, 1);
        assert.match(said[0] ?? '', title);
        assert.equal(await page.getByRole('progressbar').count(), 0);
        await page.getByRole('alert').getByRole('button', { name: 'Close' }).click();
    }

    /**
     * @param {Page} page
     * @param {Awaited<ReturnType<typeof whatIsOpen>>} before
     */
    async function unchanged(page, before) {
        await goTo(page, 'Overview');
        assert.deepEqual(await whatIsOpen(page), before);
        await worksStill(page);
    }

    test('a folder', async t => {
        const page = await stage.visit(t, { hash: '#sample' });
        await answered(page);
        const before = await whatIsOpen(page);
        await mkdir(join(stage.folder, 'exports'), { recursive: true });
        await drop(page, [join(stage.folder, 'exports')]);
        await message(page, 'This is a folder.');
        assert.deepEqual(await whatIsOpen(page), before);
    });
});

test('rows set aside are saved, mended, added, and take the place of what they were', async t => {
    const wrong = [['2024-02-31', 'Malati & Sons, no. 1', '10.00'], ['2024-03-01', '', '20.00'], ['2024-03-02', 'Jashpal & Sons, no. 2', 'twelve']];
    const records = parseCsv(salesCsv(small));
    const original = await onDisk('original.csv', toCsv([...records.slice(0, 100), ...wrong, ...records.slice(100)]));
    const page = await stage.visit(t);
    await drop(page, [original]);
    await answered(page);
    const before = await account(page);
    assert.deepEqual([before.get('Used'), before.get('Set aside')], [small.length, 3]);

    const { text, name } = await saved(page, () => page.getByRole('button', { name: 'Download 3 rows' }).click());
    assert.equal(name, 'rows-set-aside.csv');
    for (const record of wrong) assert.ok(parseCsv(text).some(cells => record.every(cell => cells.includes(cell))), `${record} is in ${text}`);
    const mended = await onDisk('mended.csv', text.replace('2024-02-31', '2024-02-29').replace(/2024-03-01,,/, '2024-03-01,Gurdit,').replace('twelve', '12.00'));
    await addMended(page, [mended]);
    await page.getByText('3 mended rows take their place.').first().waitFor();
    await page.locator('aside').getByText('original.csv and 1 more').waitFor();
    const after = await account(page);
    assert.deepEqual([after.get('Used'), after.get('Set aside'), after.get('Mended since')], [small.length + 3, 0, 3]);
    assert.equal(await customerCountOf(page), classesByHand(small).customers + 1);

    // The same rows once more change nothing, wherever they are dropped.
    await drop(page, [mended]);
    await page.locator('aside').getByText('original.csv and 2 more').waitFor();
    assert.equal((await account(page)).get('Used'), small.length + 3);
    await drop(page, [mended, original]);
    await page.locator('aside').getByText('original.csv and 1 more').waitFor();
    const together = await account(page);
    assert.deepEqual([together.get('Used'), together.get('Set aside'), together.get('Mended since')], [small.length + 3, 0, 3]);
});

test('a file that is no part of the analysis is not added as mended rows', async t => {
    const page = await stage.visit(t);
    await drop(page, [await onDisk('broken.csv', salesCsv(small) + '2024-02-31,Gurdit,10.00\r\n')]);
    await answered(page);
    const before = await account(page);
    await addMended(page, [await onDisk('other.csv', toCsv([['Colour', 'Size'], ['red', '7'], ['blue', '9']]))]);
    await message(page, 'other.csv does not go with the files on show.');
    assert.deepEqual(await account(page), before);
});

/**
 * @param {Page} page
 * @param {string[]} files
 */
async function addMended(page, files) {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Add mended rows' }).click()]);
    await chooser.setFiles(files);
}

/** @param {Page} page */
async function customerCountOf(page) {
    await goTo(page, 'Overview');
    return customerCount(page);
}

describe('The export of the list', () => {
    test('has the rows that are shown, in their order', async t => {
        const page = await stage.visit(t, { hash: '#sample' });
        await answered(page);
        await goTo(page, 'Customers');
        await page.getByRole('searchbox').fill('a');
        await list(page).getByRole('columnheader', { name: 'Customer' }).getByRole('button').click();
        const shown = await listed(page);
        const totals = await listTotals(page);
        assert.ok(shown.length > 5 && shown.length < totals.of);
        const { text, name } = await saved(page, () => page.getByRole('button', { name: /^Export/ }).click());
        assert.match(name, /\.csv$/);
        const [head = [], ...rows] = parseCsv(text);
        const at = (/** @type {string} */ column) => head.findIndex(cell => cell.toLowerCase() === column);
        assert.deepEqual(rows.map(cells => cells[at('customer')]), shown.map(({ name }) => name));
        for (const [place, cells] of rows.entries()) {
            const row = shown[place];
            assert.ok(Math.abs(Number(cells[at('sales')]) - (row?.value ?? NaN)) <= 0.5, `${row?.name}: ${cells[at('sales')]} is exported, ${row?.value} shown`);
            assert.equal(row?.chip.replaceAll(' ', ''), cells[at('class')]?.replaceAll(' ', ''), row?.name);
        }
    });

    test('cannot run a formula in a spreadsheet', async t => {
        const FORMULAS = ['=HYPERLINK("http://127.0.0.1/","x")', '+1+1', '-2+3', '@SUM(A1:A9)', '\t=1+1', '=cmd|\'/c calc\'!A1'];
        const rows = FORMULAS.flatMap((name, at) => [0, 30, 60, 90].map(day => [isoDay(day + at), name, money(10_000 * (at + 1))]));
        const page = await stage.visit(t);
        await drop(page, [await onDisk('formulas.csv', toCsv([['Invoice date', 'Customer', 'Net amount'], ...rows]))]);
        await answered(page);
        await goTo(page, 'Customers');
        const names = (await listed(page)).map(({ name }) => name.trim());
        assert.deepEqual(names.sort(), FORMULAS.map(name => name.trim()).sort());
        const { text } = await saved(page, () => page.getByRole('button', { name: /^Export/ }).click());
        const cells = parseCsv(text).flat();
        for (const name of FORMULAS) assert.ok(cells.some(cell => cell.includes(name.trim())), `${name} is exported`);
        const running = cells.filter(cell => /^[=+@\t\r\0]/.test(cell) || (/^-/.test(cell) && Number.isNaN(Number(cell))));
        assert.deepEqual(running, []);
    });
});

describe('Real files', () => {
    const DATA = resolve('../shared/data');
    /** `asks`: its columns bear no usual names, so the page's guess (which is right) waits for a yes. @type {{oracle: string, file: string, asks?: boolean}[]} */
    const SETS = [
        { oracle: 'superstore_npm', file: 'superstore_npm/superstore.csv' },
        { oracle: 'iowa_jagermeister', file: 'iowa_brands/Jagermeister_iowa_liquor_sales_brand.csv', asks: true },
        { oracle: 'supermart_dmy', file: 'supermart_tn/supermart_dmy_trailing_commas.csv' },
    ];
    for (const { oracle, file, asks = false } of SETS) {
        const skip = !existsSync(join(DATA, 'files', file)) && `${file} is not in ../shared/data`;
        test(`${file}: customers and classes as computed elsewhere${asks ? '' : ', without a question'}`, { skip }, async t => {
            const page = await stage.visit(t);
            await drop(page, [join(DATA, 'files', file)]);
            if (asks) await page.getByRole('button', { name: 'Analyse this file' }).click();
            await answered(page);
            const known = JSON.parse(readFileSync(join(DATA, 'oracles', `${oracle}.json`), 'utf8'));
            const expected = known.abc_ties_before_net;
            const size = (/** @type {'A' | 'B' | 'C'} */ abc) => expected[abc].n ?? expected[abc];
            assert.equal(await customerCount(page), known.customers);
            assert.deepEqual(await classes(page), { A: size('A'), B: size('B'), C: size('C') });
            assert.equal((await account(page)).get('Used'), known.rows.used);
        });
    }
});
