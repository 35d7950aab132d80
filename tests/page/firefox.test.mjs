import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { PAGE } from './chromium.mjs';
import { launchFirefox } from './firefox.mjs';
import { golden } from './golden.mjs';
import { until } from './reader.mjs';
import { serve } from './server.mjs';

const FIREFOX = process.env.FIREFOX ?? ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find(path => existsSync(path)) ?? '';
const skip = !existsSync(FIREFOX) && 'Firefox is not installed; $FIREFOX may name it';

test('Firefox shows the sample with the same figures, from the disk and from a server', { skip }, async t => {
    const [firefox, site] = await Promise.all([launchFirefox(FIREFOX), serve()]);
    t.after(() => {
        firefox.close();
        site.close();
    });
    for (const address of [PAGE, `${site.origin}/mainstay.html`, `${site.origin}/site/`]) {
        await firefox.ask('WebDriver:Navigate', { url: `${address}#sample` });
        await until(async () => await firefox.run(`return document.querySelector('h1')?.textContent === 'Overview' && Boolean(document.querySelector('table.matrix'))`), `the Overview at ${address}`, 20_000);
        const counts = await firefox.run(`return ['A', 'B', 'C'].map(abc => Number(/([0-9]+) customers?/.exec(document.querySelector('.matrix a[href="#/customers?class=' + abc + '"]').textContent)[1]))`);
        assert.deepEqual(counts, ['A', 'B', 'C'].map(abc => golden.abc[abc].customers), address);

        await firefox.run(`location.hash = '#/customers'`);
        await until(async () => await firefox.run(`return document.querySelectorAll('.ctable tbody tr').length === ${golden.customers}`), 'the list of customers');
        await firefox.run(`document.querySelector('.ctable tbody a').click()`);
        await until(async () => /so it is A/.test(await firefox.run(`return document.querySelector('.proof-panel')?.textContent ?? ''`)), 'the proof of the first customer');
        await firefox.ask('WebDriver:Navigate', { url: 'about:blank' });
    }
});
