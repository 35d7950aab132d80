import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseCsv } from './csv.mjs';
import { golden, goldenCustomers, sales, sampleText, sumWhere } from './golden.mjs';
import { answered, customerCount, goTo, group, list, listTotals, listed, numberIn, seen, sumLines } from './reader.mjs';
import { WAYS, useStage } from './stage.mjs';

/** @import {Page} from 'playwright-core' */
/** @import {Way} from './stage.mjs' */

const stage = useStage();

/** Line n of the sample is `sampleLines[n - 1]`. */
const sampleLines = sampleText.split('\n');

/**
 * Printed figures may differ from exact ones by the rounding of their last digit.
 * @param {number} printed
 * @param {number} exact
 * @param {number} step of the last digit
 * @param {string} what
 */
function printedAs(printed, exact, step, what) {
    assert.ok(Math.abs(printed - exact) <= step * 0.5001, `${what}: ${printed} is printed, ${exact} is true`);
}

/** @param {string} share 0..1 of the positive total, as exact text */
function percentOf(share) {
    return (100 * Number(share)) / Number(golden.value.positiveTotal);
}

for (const way of /** @type {Way[]} */ (Object.keys(WAYS))) {
    test(`the sample opens at once, ${WAYS[way]}, with the figures the engine is known to give`, async t => {
        const page = await stage.visit(t, { way, hash: '#sample' });
        await answered(page);
        await overviewIsGolden(page);
    });
}

/** @param {Page} page */
async function overviewIsGolden(page) {
    assert.equal(await customerCount(page), golden.customers);
    for (const { abc, xyz, customers, value } of golden.matrix) {
        const shown = await group(page, abc + xyz);
        assert.equal(shown.customers, customers, `customers in ${abc}${xyz}`);
        // Parts may be rounded up or down so that they add up to the printed total.
        printedAs(shown.share, percentOf(value), 0.2, `share of ${abc}${xyz}`);
    }
    for (const abc of ['A', 'B', 'C']) {
        const shown = await group(page, abc);
        assert.equal(shown.customers, golden.abc[abc].customers, `customers in ${abc}`);
        printedAs(shown.share, percentOf(golden.abc[abc].value), 0.2, `share of ${abc}`);
    }
    for (const xyz of ['X', 'Y', 'Z', 'New', 'Lost']) {
        assert.equal((await group(page, xyz)).customers, golden.xyz[xyz], `customers in ${xyz}`);
    }
    assert.equal((await group(page, 'Occasional')).customers, golden.xyz.Occasional + golden.xyz.OneOff, 'customers that bought rarely');
}

describe('Overview', () => {
    test('its sentences say what its cells say', async t => {
        const page = await stage.visit(t, { hash: '#sample' });
        await answered(page);
        const { customers, share } = await group(page, 'A');
        const sentence = await page.getByRole('listitem').filter({ hasText: 'Who carries the business' }).innerText();
        assert.match(sentence, new RegExp(`${customers} of ${golden.customers} customers bring ${Math.round(share)}% of sales`));
        const [largest] = goldenCustomers;
        assert.ok(sentence.includes(`${largest?.['customer']} alone is ${Math.round(100 * Number(largest?.['share']))}%`), sentence);
    });

    test('its dependence follows from the list of customers', async t => {
        const page = await stage.visit(t, { hash: '#sample' });
        await answered(page);
        const facts = page.getByRole('region', { name: 'Dependence' }).locator('dl.facts');
        const fact = async (/** @type {string} */ name) => numberIn(await facts.locator('div').filter({ hasText: name }).locator('dd').innerText());
        const shares = goldenCustomers.map(({ share }) => 100 * Number(share));
        printedAs(await fact('Largest customer'), shares[0] ?? NaN, 0.1, 'the largest');
        printedAs(await fact('Largest 3'), shares.slice(0, 3).reduce((a, b) => a + b), 0.1, 'the largest 3');
    });

    test('its line "Read as" names the columns, the order of the date, and the rows set aside', async t => {
        const page = await stage.visit(t, { hash: '#sample' });
        await answered(page);
        const line = await page.locator('.read-as').innerText();
        assert.match(line, /customer = Party Name, date = Date \(day\/month\), amount = Taxable Amount/);
        assert.match(line, new RegExp(`${golden.rows.rejected} rows set aside`));
    });
});

describe('Customers', () => {
    test('the table has every customer, largest first, and a total that is their sum', async t => {
        const page = await stage.visit(t, { hash: '#sample' });
        await answered(page);
        await goTo(page, 'Customers');
        const rows = await listed(page);
        assert.deepEqual(rows.map(({ name }) => name), goldenCustomers.map(({ customer }) => customer));
        const totals = await listTotals(page);
        assert.deepEqual([totals.customers, totals.of], [golden.customers, golden.customers]);
        sumsUp(rows, totals);
        printedAs(totals.value, Number(golden.value.total), stepOf(rows), 'total of all');
    });

    test('every row has the class, value and share that are known', async t => {
        const page = await stage.visit(t, { hash: '#sample' });
        await answered(page);
        await goTo(page, 'Customers');
        const rows = await listed(page);
        const words = /** @type {Record<string, string>} */ ({ New: ' New', Lost: ' Lost', Occasional: ' Occasional', OneOff: ' One-off' });
        for (const [at, { name, chip, share, value }] of rows.entries()) {
            const known = goldenCustomers[at] ?? {};
            const { abc = '', xyz = '' } = known;
            const expected = [abc + (words[xyz] ?? xyz), ...(xyz === 'OneOff' ? [`${abc} Occasional`] : [])];
            assert.ok(expected.includes(chip), `${name} is shown as ${chip}, it is ${abc}${xyz}`);
            printedAs(share, 100 * Number(known['share']), 0.2, `share of ${name}`);
            printedAs(value, Number(known['value']), stepOf(rows), `value of ${name}`);
        }
    });

    test('rows, count and totals follow a cell of the matrix, a filter, a search', async t => {
        const page = await stage.visit(t, { hash: '#sample' });
        await answered(page);
        await page.getByRole('table', { name: /^Customers by amount/ }).locator('a[href="#/customers?class=AX"]').click();
        await seen(page, 'Customers');
        await shows(page, ({ abc, xyz }) => abc === 'A' && xyz === 'X');

        await page.getByRole('button', { name: /^Lost/ }).click();
        await shows(page, ({ state }) => state === 'lost');

        await page.getByRole('button', { name: /^All/ }).click();
        await page.getByRole('searchbox').fill('sto');
        await shows(page, ({ customer = '' }) => customer.toLowerCase().includes('sto'));

        await page.getByRole('searchbox').fill('nobody of this name');
        await page.getByText('No customer matches.').waitFor();
        assert.deepEqual(await listed(page), []);
        await page.getByRole('button', { name: 'Show all customers' }).click();
        await shows(page, () => true);
    });

    test('sorting turns the order and says so', async t => {
        const page = await stage.visit(t, { hash: '#sample' });
        await answered(page);
        await goTo(page, 'Customers');
        const head = list(page).getByRole('columnheader', { name: /^Sales/ });
        assert.equal(await head.getAttribute('aria-sort'), 'descending');
        await head.getByRole('button').click();
        await list(page).locator('th[aria-sort=ascending]').waitFor();
        const names = (await listed(page)).map(({ name }) => name);
        assert.deepEqual(names, goldenCustomers.map(({ customer }) => customer ?? '').reverse());
    });

    /**
     * The list shows exactly the customers wanted, and its foot their number, sum and share.
     * @param {Page} page
     * @param {(customer: Record<string, string>) => boolean} wanted
     */
    async function shows(page, wanted) {
        const expected = goldenCustomers.filter(wanted);
        await list(page).locator('tfoot').getByText(`${expected.length} of ${golden.customers} customers`).waitFor();
        const rows = await listed(page);
        assert.deepEqual(rows.map(({ name }) => name), expected.map(({ customer }) => customer));
        const totals = await listTotals(page);
        sumsUp(rows, totals);
        printedAs(totals.share, expected.reduce((sum, { share }) => sum + 100 * Number(share), 0), 1, 'share of those shown');
        assert.equal(await page.getByRole('button', { name: /^Export/ }).innerText(), `Export ${expected.length} ${expected.length === 1 ? 'row' : 'rows'}`);
    }

    /**
     * @param {{value: number}[]} rows
     * @param {{value: number}} totals
     */
    function sumsUp(rows, totals) {
        const sum = rows.reduce((sum, { value }) => sum + value, 0);
        const step = stepOf(rows);
        assert.ok(Math.abs(totals.value - sum) <= (rows.length + 1) * step * 0.5, `the foot says ${totals.value}, the rows add up to ${sum}`);
    }

    /** The last digit printed of a value: whole money where no unit is needed. @param {{value: number}[]} rows */
    function stepOf(rows) {
        return rows.every(({ value }) => value === Math.round(value)) ? 1 : 1e4;
    }
});

describe('A customer’s page', () => {
    for (const place of [0, 5, 14, 30]) {
        const known = goldenCustomers[place] ?? {};
        const name = known['customer'] ?? '';
        test(`proves the class of number ${place + 1}, ${known['abc']}${known['xyz']}, with sums one can redo from the file`, async t => {
            const page = await stage.visit(t, { hash: '#sample' });
            await answered(page);
            await goTo(page, 'Customers');
            await list(page).getByRole('link', { name, exact: true }).click();
            await seen(page, new RegExp(name));
            const [size, rhythm] = await page.locator('.proof-panel table').all();
            if (!size) throw new Error('There is no sum.');
            sizeHolds(await sumLines(size), name, known['abc'] ?? '', await page.locator('.proof-panel').innerText());
            if (rhythm) rhythmHolds(await sumLines(rhythm), name);
        });
    }

    /**
     * @param {Map<string, number>} lines
     * @param {string} name
     * @param {string} abc
     * @param {string} text
     */
    function sizeHolds(lines, name, abc, text) {
        const line = (/** @type {RegExp} */ pattern) => [...lines].find(([title]) => pattern.test(title)) ?? ['', NaN];
        const [aheadTitle, ahead] = line(/^Customers ahead of it/);
        const [, total] = line(/^All customers/);
        const [, share] = line(/^Share ahead of it/);
        const own = sumWhere(sale => sale.customer === name);
        const others = [...new Set(sales.map(({ customer }) => customer))].filter(other => sumWhere(sale => sale.customer === other) > own + 1e-6);
        assert.match(aheadTitle, new RegExp(`\\(${others.length}\\)`));
        printedAs(ahead, sumWhere(({ customer }) => others.includes(customer)), 0.01, 'what those ahead bring');
        printedAs(total, sumWhere(() => true), 0.01, 'what all bring');
        printedAs(share, (100 * ahead) / total, 0.1, 'the share, redone from the two lines above it');
        const limits = { A: 80, B: 95 };
        assert.equal(share < limits.A ? 'A' : share < limits.B ? 'B' : 'C', abc, 'the class that follows from the share');
        assert.match(text, new RegExp(`so it is ${abc}\\.`));
    }

    /**
     * @param {Map<string, number>} lines
     * @param {string} name
     */
    function rhythmHolds(lines, name) {
        const days = [...new Set(sales.filter(({ customer, amount }) => customer === name && amount > 0).map(({ day }) => day))].sort((a, b) => a - b);
        const gaps = days.slice(1).map((day, at) => day - (days[at] ?? 0));
        const mean = gaps.reduce((a, b) => a + b, 0) / gaps.length;
        const open = lines.get('and the open gap, today');
        assert.equal(lines.get('Gaps between purchases'), gaps.length);
        if (open === undefined) printedAs(lines.get('Average gap') ?? NaN, mean, 0.01, 'the average gap');
        const [average = NaN, deviation = NaN] = [lines.get('Average gap'), lines.get('Typical deviation')];
        const ratio = lines.get('Deviation ÷ average') ?? NaN;
        assert.ok(Math.abs(ratio - deviation / average) < 0.011, `${deviation} ÷ ${average} is not ${ratio}`);
    }
});

describe('Problems', () => {
    test('every row is accounted for, and the sum is right', async t => {
        const page = await stage.visit(t, { hash: '#sample' });
        await answered(page);
        await goTo(page, 'Problems');
        const lines = await sumLines(page.getByRole('table', { name: 'Every row accounted for' }));
        const read = lines.get('Rows read');
        lines.delete('Rows read');
        assert.equal([...lines.values()].reduce((sum, rows) => sum + rows, 0), read);
        assert.equal(read, parseCsv(sampleText).length);
        assert.equal(lines.get('Used'), sales.length);
        assert.equal(lines.get('Set aside'), golden.rows.rejected);
    });

    test('each row set aside is found at its line of the file, with the cell as it stands there', async t => {
        const page = await stage.visit(t, { hash: '#sample' });
        await answered(page);
        await goTo(page, 'Problems');
        const rows = page.getByRole('table', { name: 'Rows set aside' }).locator('tbody tr');
        await rows.first().waitFor();
        const shown = await rows.evaluateAll(trs => trs.map(tr => ({ line: tr.querySelector('td')?.textContent ?? '', found: tr.querySelector('code')?.textContent ?? '', record: tr.getAttribute('title') ?? '' })));
        assert.equal(shown.length, golden.rows.rejected);
        for (const { line, found, record } of shown) {
            const text = sampleLines[numberIn(line) - 1] ?? '';
            assert.ok(text.includes(found), `line ${line} has no "${found}": ${text}`);
            assert.equal(record.trim(), text.trim());
        }
    });

    test('the reasons add up to the rows set aside, and each shows its own', async t => {
        const page = await stage.visit(t, { hash: '#sample' });
        await answered(page);
        await goTo(page, 'Problems');
        const reasons = page.getByRole('group', { name: 'Filter by reason' }).getByRole('button');
        const [all = 0, ...counts] = (await reasons.locator('i').allInnerTexts()).map(numberIn);
        assert.equal(all, golden.rows.rejected);
        assert.equal(counts.reduce((a, b) => a + b), all);
        for (const [at, count] of counts.entries()) {
            await reasons.nth(at + 1).click();
            await page.getByText(new RegExp(`^${count} of ${count} rows?$`)).first().waitFor();
            assert.equal(await page.getByRole('table', { name: 'Rows set aside' }).locator('tbody tr').count(), count);
        }
    });
});
