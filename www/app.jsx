/** The page's wiring: words, looks, worker, addresses, keys, drops. */

import { effect } from '@preact/signals';
import { render } from 'preact';
import { openFiles, openSample, start } from './analysis.js';
import { acceptDrops } from './dropping.js';
import { loadAssets } from './engine-source.js';
import { failureOf } from './failure.js';
import { listenToKeys } from './keyboard.js';
import english from './locales/en.ftl';
import { failure, files, isSample, recallDisplay, route, routeOf } from './state.js';
import { speak } from './translate.js';
import { Frame } from './views/frame.jsx';

speak('en', english, problem => console.error(problem));
recallDisplay();
acceptDrops(openFiles);
listenToKeys();
addEventListener('hashchange', onHash);
askBeforeLeaving();
render(<Frame />, /** @type {HTMLElement} */ (document.getElementById('app')));
void begin();

/** The address that analyses the built-in sample straight away. */
const SAMPLE = '#sample';

/** So that "back" from the answers does not analyse the sample again, its address is given up. */
async function analyseSample() {
    history.replaceState(null, '', '#/start');
    route.value = routeOf('#/start');
    await openSample();
}

/** Nothing of a file is kept, so leaving the page with one open is asked about. */
function askBeforeLeaving() {
    /** @param {BeforeUnloadEvent} event */
    const ask = event => event.preventDefault();
    effect(() => {
        if (files.value.length && !isSample.value) addEventListener('beforeunload', ask);
        else removeEventListener('beforeunload', ask);
    });
}

async function begin() {
    try {
        start(await loadAssets());
        document.documentElement.dataset.ready = '';
        if (location.hash === SAMPLE) await analyseSample();
    } catch (error) {
        failure.value = failureOf(error, []);
    }
}

function onHash() {
    if (location.hash === SAMPLE) void analyseSample();
    else if (location.hash !== '#main') route.value = routeOf(location.hash);
}
