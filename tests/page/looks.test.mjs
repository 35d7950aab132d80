import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { answered, drop, goTo, list, numberIn, seen } from './reader.mjs';
import { useStage } from './stage.mjs';

/** @import {Page} from 'playwright-core' */

const stage = useStage();

const SIZES = [{ width: 1366, height: 768 }, { width: 900, height: 700 }, { width: 390, height: 844 }, { width: 360, height: 740 }];

/** Every screen, by address. @type {[hash: string, heading: string | RegExp][]} */
const SCREENS = [
    ['overview', 'Overview'], ['customers', 'Customers'], ['customers?class=AX', 'Customers'], ['customer/0', /./], ['problems', 'Problems'],
    ['columns', 'Check the columns'], ['losses', 'Losses'], ['profit', 'Profit'], ['forecast', 'Forecast'], ['start', /Find the customers/],
];

for (const viewport of SIZES) {
    for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
        test(`at ${viewport.width} × ${viewport.height}, ${colorScheme}: nothing scrolls sideways, no heading is cut, what matters is seen`, async t => {
            const page = await stage.visit(t, { hash: '#sample', viewport, colorScheme });
            await answered(page);
            for (const [hash, heading] of SCREENS) {
                await open(page, hash, heading);
                assert.deepEqual(await tooWide(page), [], `on ${hash}`);
                assert.deepEqual(await cut(page), [], `on ${hash}`);
            }
            await open(page, 'overview', 'Overview');
            const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
            assert.equal(numberIn(background) < 128, colorScheme === 'dark', background);
            await mattersIsSeen(page, viewport.width);
        });
    }
}

/**
 * @param {Page} page
 * @param {string} hash
 * @param {string | RegExp} heading
 */
async function open(page, hash, heading) {
    await page.evaluate(hash => { location.hash = `#/${hash}`; }, hash);
    await seen(page, heading);
    if (hash.startsWith('customer/')) await page.getByRole('heading', { level: 2, name: /^Why/ }).waitFor();
}

/** What stands out at the side, if the page can be scrolled there. @param {Page} page */
function tooWide(page) {
    return page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        if (scrollWidth <= clientWidth) return [];
        const wide = Array.from(document.querySelectorAll('main *')).filter(element => element.getBoundingClientRect().right > clientWidth + 1);
        return [`${scrollWidth} of ${clientWidth}`, ...wide.slice(0, 5).map(({ tagName, className }) => `${tagName} ${className}`)];
    });
}

/** Headings and sentences that do not show all their words. @param {Page} page */
function cut(page) {
    return page.evaluate(() => Array.from(document.querySelectorAll('h1, h2, .s, .answers .d, .matrix .nm, .btn span'))
        .filter(element => element instanceof HTMLElement && element.offsetParent && !element.closest('.vh') && element.clientWidth > 0)
        .filter(element => element.scrollWidth > element.clientWidth + 1)
        .map(element => `${element.tagName}.${element.className}: ${element.textContent}`));
}

/**
 * @param {Page} page
 * @param {number} width
 */
async function mattersIsSeen(page, width) {
    const answers = page.getByRole('list', { name: 'Main findings' }).getByRole('listitem');
    assert.equal(await answers.count(), 4);
    const [first] = await answers.all();
    const box = await first?.boundingBox();
    const screen = page.viewportSize();
    assert.ok(box && screen && box.y + box.height < screen.height, 'the first answer is on the first screen');
    const navigation = page.getByRole('navigation', { name: 'Main' }).locator('visible=true');
    assert.equal(await navigation.count(), 1, 'there is one navigation');
    for (const name of width > 760 ? ['Overview', 'Customers', 'Problems'] : ['Overview', 'Customers']) {
        assert.ok(await navigation.getByRole('link', { name }).first().isVisible(), name);
    }
    for (const name of ['Groups of customers', /^Few customers, most of/, 'Dependence']) {
        assert.ok(await page.getByRole('heading', { name }).isVisible(), String(name));
    }
}

describe('On a phone', () => {
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

    test('everything has its place: files, settings and problems are behind “More”', async t => {
        const page = await stage.visit(t, { ...phone, hash: '#sample' });
        await answered(page);
        await page.getByRole('button', { name: 'More' }).tap();
        await page.getByRole('dialog').getByRole('link', { name: /Problems/ }).tap();
        await seen(page, 'Problems');
        await page.getByRole('button', { name: 'Settings' }).tap();
        await page.getByRole('dialog', { name: 'Settings' }).getByRole('slider', { name: 'A ends at' }).waitFor();
    });

    test('what is tapped is at least 24 px, in bars 40 px', async t => {
        const page = await stage.visit(t, { ...phone, hash: '#sample' });
        await answered(page);
        for (const [hash, heading] of SCREENS) {
            await open(page, hash, heading);
            const small = await page.locator('main :is(button, select, input, a.btn, a.cell), header button').evaluateAll(elements => elements.flatMap(element => {
                if (!(element instanceof HTMLElement) || !element.checkVisibility() || element.matches('.link, .term, :disabled')) return [];
                const target = element.matches('input[type=radio], input[type=checkbox]') ? (element.closest('label') ?? element) : element;
                const { width, height } = target.getBoundingClientRect();
                return width >= 24 && height >= 24 ? [] : [`${element.tagName}.${element.className} ${element.textContent}: ${Math.round(width)} × ${Math.round(height)}`];
            }));
            assert.deepEqual(small, [], `on ${hash}`);
        }
        const bars = await page.locator('nav.tabs :is(a, button)').evaluateAll(elements => elements.map(element => element.getBoundingClientRect().height));
        assert.ok(bars.length >= 4 && bars.every(height => height >= 40), String(bars));
    });
});

test('a name of 200 letters breaks no screen, wide or narrow', async t => {
    const path = `${stage.folder}/long.csv`;
    const names = ['Ohneleerzeichen'.repeat(14), 'Very Long Trading Company of Many Words '.repeat(5), 'দীর্ঘ নামের প্রতিষ্ঠান '.repeat(8), 'Short'];
    const rows = names.flatMap((name, at) => [1, 2, 3, 4, 5, 6].map(month => `2024-0${month}-1${at},"${name}",${1000 * (5 - at) + month},"${name}"`));
    await writeFile(path, ['Date,Customer,Amount,Product', ...rows, ''].join('\n'));
    const page = await stage.visit(t);
    await drop(page, [path]);
    await answered(page);
    for (const viewport of SIZES) {
        await page.setViewportSize(viewport);
        for (const [hash, heading] of SCREENS) {
            await open(page, hash, heading);
            assert.deepEqual(await tooWide(page), [], `on ${hash} at ${viewport.width}`);
        }
    }
});

test('text at twice its size still fits', async t => {
    const page = await stage.visit(t, { hash: '#sample', viewport: { width: 683, height: 384 }, deviceScaleFactor: 2 });
    await answered(page);
    for (const [hash, heading] of SCREENS) {
        await open(page, hash, heading);
        assert.deepEqual(await tooWide(page), [], `on ${hash}`);
        assert.deepEqual(await cut(page), [], `on ${hash}`);
    }
});

test('on paper there is no navigation and no button, and it is light', async t => {
    const page = await stage.visit(t, { hash: '#sample', colorScheme: 'dark' });
    await answered(page);
    await page.getByRole('button', { name: /^Light or dark/ }).click();
    await page.getByRole('button', { name: /^Light or dark: light/ }).click();
    assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
    for (const screen of ['Overview', 'Customers']) {
        await goTo(page, screen);
        if (screen === 'Customers') await list(page).waitFor();
        await page.emulateMedia({ media: 'print' });
        assert.equal(await page.getByRole('navigation', { name: 'Main' }).locator('visible=true').count(), 0);
        const buttons = await page.locator('.tools button, .notices button, .pills button, .srch, .skip, .toast').locator('visible=true').allInnerTexts();
        assert.deepEqual(buttons, []);
        assert.ok(await page.getByRole('heading', { level: 1 }).isVisible());
        const letters = await page.locator('h1').evaluate(heading => getComputedStyle(heading).color);
        assert.ok(numberIn(letters) < 100, `dark letters, not ${letters}`);
        await page.emulateMedia({ media: 'screen' });
    }
});

test('the Overview fits one sheet of paper', async t => {
    const page = await stage.visit(t, { hash: '#sample' });
    await answered(page);
    const paper = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
    assert.equal(paper.match(/\/Type\s*\/Page\b(?!s)/g)?.length, 1);
});
