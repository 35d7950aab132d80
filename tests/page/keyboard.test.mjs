import assert from 'node:assert/strict';
import { test } from 'node:test';
import { goldenCustomers } from './golden.mjs';
import { answered, group, list, listed, seen, until } from './reader.mjs';
import { useStage } from './stage.mjs';

/** @import {Page} from 'playwright-core' */

const stage = useStage();

/**
 * What has the focus: its words, and whether a reader can see that it has it.
 * @param {Page} page
 */
function focus(page) {
    return page.evaluate(() => {
        const element = document.activeElement;
        if (!(element instanceof HTMLElement || element instanceof SVGElement) || element === document.body) return null;
        // The ring may be drawn around the element, around the block that it fills, or around the knob of a chart.
        const styles = [getComputedStyle(element), getComputedStyle(element, '::after')];
        const outlined = styles.some(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1.5);
        const knob = element.querySelector('.knob');
        // The calendar's button inside a field for a day is the browser's own, ring and all.
        const inside = element instanceof HTMLInputElement && element.type === 'date';
        const ring = outlined || inside || (knob !== null && parseFloat(getComputedStyle(knob).strokeWidth) >= 1.5);
        const { top, bottom, left, right, width, height } = element.getBoundingClientRect();
        return {
            tag: element.tagName.toLowerCase(),
            name: element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '',
            ring,
            inView: width > 0 && height > 0 && bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
        };
    });
}

/**
 * Presses Tab until something wanted has the focus; whatever has it on the way shows it.
 * @param {Page} page
 * @param {RegExp} name
 */
async function tabTo(page, name) {
    for (let press = 0; press < 120; press++) {
        await page.keyboard.press('Tab');
        const now = await focus(page);
        if (!now) continue;
        assert.ok(now.ring, `${now.tag} “${now.name.slice(0, 60)}” shows that it has the focus`);
        assert.ok(now.inView, `${now.tag} “${now.name.slice(0, 60)}” is in view while it has the focus`);
        if (name.test(now.name)) return;
    }
    assert.fail(`Tab never comes to ${name}.`);
}

/**
 * A screen has come, and the focus is on its heading.
 * @param {Page} page
 * @param {string | RegExp} heading
 */
async function arrived(page, heading) {
    await seen(page, heading);
    await until(async () => (await focus(page))?.tag === 'h1', `the focus is on the heading ${heading}`);
}

/**
 * @param {Page} page
 * @param {string} keys one after the other
 */
async function type(page, keys) {
    for (const key of keys) await page.keyboard.press(key);
}

test('the whole way is gone by keyboard alone: from the start to a customer and back', async t => {
    const page = await stage.visit(t);
    await page.keyboard.press('Tab');
    assert.equal((await focus(page))?.name, 'Skip to content');
    assert.ok((await focus(page))?.inView, 'the skip link is seen once it has the focus');
    await page.keyboard.press('Enter');
    assert.equal((await focus(page))?.tag, 'main');

    await tabTo(page, /^Try with sample data$/);
    await page.keyboard.press('Enter');
    await answered(page);
    await arrived(page, 'Overview');

    await tabTo(page, /^Limit of class B$/);
    await tabTo(page, /^Limit of class A$/);
    const before = await group(page, 'A');
    await page.keyboard.press('PageDown');
    await page.keyboard.press('PageDown');
    await until(async () => (await group(page, 'A')).customers < before.customers, 'A has become smaller');
    await page.keyboard.press('Control+z');
    await until(async () => (await group(page, 'A')).customers === before.customers, 'A is as it was');
    assert.match((await focus(page))?.name ?? '', /^Limit of class A/);

    await type(page, 'gc');
    await arrived(page, 'Customers');
    await page.keyboard.press('j');
    assert.equal((await focus(page))?.name, goldenCustomers[0]?.['customer']);
    await type(page, 'jjk');
    assert.equal((await focus(page))?.name, goldenCustomers[1]?.['customer']);
    assert.ok((await focus(page))?.ring);
    await page.keyboard.press('Enter');
    await arrived(page, new RegExp(goldenCustomers[1]?.['customer'] ?? ''));
    await page.keyboard.press('j');
    await arrived(page, new RegExp(goldenCustomers[2]?.['customer'] ?? ''));
    await page.keyboard.press('k');
    await arrived(page, new RegExp(goldenCustomers[1]?.['customer'] ?? ''));

    await page.keyboard.press('/');
    await until(async () => (await focus(page))?.tag === 'input', 'the search has the focus');
    await page.keyboard.type('gc tea');
    assert.deepEqual(await listed(page), [], 'letters go into the search, not to other screens');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('tea');
    await list(page).getByText('Uttarbanga Tea Works').waitFor();
    assert.ok((await listed(page)).every(({ name }) => /tea/i.test(name)));
    await tabTo(page, /^Uttarbanga Tea Works$/);
    await page.keyboard.press('Enter');
    await arrived(page, /Uttarbanga Tea Works/);
    await type(page, 'gc');
    await arrived(page, 'Customers');
});

test('every screen has its letter', async t => {
    const page = await stage.visit(t, { hash: '#sample' });
    await answered(page);
    /** @type {[string, string | RegExp][]} */
    const SCREENS = [['c', 'Customers'], ['l', 'Losses'], ['p', 'Profit'], ['f', 'Forecast'], ['s', /Find the customers/], ['m', 'Check the columns'], ['r', 'Problems'], ['o', 'Overview']];
    for (const [letter, heading] of SCREENS) {
        await type(page, `g${letter}`);
        await arrived(page, heading);
    }
});

test('settings open, change, close and give the focus back', async t => {
    const page = await stage.visit(t, { hash: '#sample' });
    await answered(page);
    await tabTo(page, /^Settings$/);
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog', { name: 'Settings' });
    await drawer.waitFor();
    await tabTo(page, /^Purchases$/);
    await page.keyboard.press('Space');
    await page.getByText(/by purchases/).first().waitFor();
    await tabTo(page, /^A ends at$/);
    const before = await group(page, 'A');
    for (let press = 0; press < 15; press++) await page.keyboard.press('ArrowLeft');
    await until(async () => (await group(page, 'A')).customers < before.customers, 'A has become smaller');
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    assert.equal((await focus(page))?.name, 'Settings');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await page.getByText(/by sales/).first().waitFor();

    await page.keyboard.press(',');
    await drawer.waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await type(page, 'gc');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
});

test('with the mouse or with keys, a change of screen puts the focus on the heading', async t => {
    const page = await stage.visit(t, { hash: '#sample' });
    await answered(page);
    for (const [link, heading] of [['Customers', 'Customers'], ['Problems', 'Problems'], ['Columns', 'Check the columns'], ['Overview', 'Overview']]) {
        await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: link ?? '' }).first().click();
        await arrived(page, heading ?? '');
    }
    await page.goBack();
    await arrived(page, 'Check the columns');
});
