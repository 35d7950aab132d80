import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, classes, customerCount, goTo, group, list, seen, until } from './reader.mjs';
import { WAYS, useStage } from './stage.mjs';

/** @import {Page, Worker} from 'playwright-core' */
/** @import {Way} from './stage.mjs' */

const stage = useStage();

/** The only worker of the page. @param {Page} page @returns {Worker} */
function engineOf(page) {
    const [worker, ...others] = page.workers();
    assert.ok(worker && !others.length, 'there is one worker');
    return worker;
}

/**
 * Overwrites the engine's memory the next time that the worker touches it: what
 * the engine does then is a real trap, as after a fault of its own.
 * @param {Worker} worker
 */
async function spoilMemory(worker) {
    await worker.evaluate(() => {
        for (const view of [TextEncoder.prototype, Uint8Array.prototype]) {
            const name = view === TextEncoder.prototype ? 'encodeInto' : 'subarray';
            const { [name]: genuine } = /** @type {Record<string, (...values: any[]) => any>} */ (/** @type {unknown} */ (view));
            Object.assign(view, {
                /** @this {any} @param {any[]} values */
                [name](...values) {
                    const { buffer } = name === 'encodeInto' ? values[1] : this;
                    if (buffer.byteLength > 1 << 20) new Uint8Array(buffer).fill(0xff);
                    return genuine?.apply(this, values);
                },
            });
        }
    });
}

/** The limit of A, moved down by the keyboard. @param {Page} page */
async function moveLimit(page) {
    await page.getByRole('slider', { name: 'Limit of class A' }).focus();
    await page.keyboard.press('PageDown');
}

for (const way of /** @type {Way[]} */ (['disk', 'folder'])) {
    test(`when the engine breaks down, the page says so and a new one answers, ${WAYS[way]}`, async t => {
        const page = await stage.visit(t, { way, hash: '#sample' });
        await answered(page);
        const before = await classes(page);
        const broken = engineOf(page);
        await spoilMemory(broken);
        await moveLimit(page);
        const alert = page.getByRole('alert');
        await alert.waitFor();
        assert.match(await alert.innerText(), /stopped unexpectedly/);
        await until(() => page.workers().length === 1 && page.workers()[0] !== broken, 'a new worker has taken over');
        await answered(page);
        assert.deepEqual(await classes(page), before, 'the last settings that worked are in force');
        await worksAgain(page);
    });
}

test('when the worker dies of an error of its own, the next wish starts a new one', async t => {
    const page = await stage.visit(t, { hash: '#sample', complains: true });
    await answered(page);
    const dead = engineOf(page);
    await dead.evaluate(() => void setTimeout(() => { throw new Error('out of order'); }));
    await until(() => page.workers().length === 0, 'the worker is gone');
    await moveLimit(page);
    await until(() => page.workers().length === 1, 'a new worker has taken over');
    await page.getByRole('alert').waitFor();
    await answered(page);
    await worksAgain(page);
});

test('a message that makes no sense harms nothing', async t => {
    const page = await stage.visit(t, { hash: '#sample' });
    await answered(page);
    const worker = engineOf(page);
    for (const data of [{ id: 9e9, verb: 'no such verb', params: {} }, { id: 9e9 + 1, verb: 'customer', params: { id: -1 } }, { id: 9e9 + 2, verb: 'report', params: { settings: 'nonsense' } }, { id: 9e9 + 3, verb: 'read' }]) {
        await worker.evaluate(data => self.onmessage?.(new MessageEvent('message', { data })), data);
    }
    await worksAgain(page);
    assert.equal(engineOf(page), worker);
});

/**
 * Settings, lists and customers' pages answer.
 * @param {Page} page
 */
async function worksAgain(page) {
    const customers = await customerCount(page);
    const before = await group(page, 'A');
    await moveLimit(page);
    await moveLimit(page);
    await until(async () => (await group(page, 'A')).customers < before.customers, 'the limit moves');
    await goTo(page, 'Customers');
    assert.equal(await list(page).locator('tbody tr').count(), customers);
    await list(page).getByRole('link').first().click();
    await page.getByRole('heading', { level: 2, name: /^Why/ }).waitFor();
    await goTo(page, 'Problems');
    await seen(page, 'Problems');
}
