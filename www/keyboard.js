/** Shortcuts: `g` and a letter goes to a screen, `/` searches, `,` opens the settings, `?` lists them all. */

import { undo } from './analysis.js';
import { go, openPanel, overview, route } from './state.js';

/** The letter after `g`. @type {Record<string, string>} */
const SCREENS = { o: 'overview', c: 'customers', l: 'losses', p: 'profit', f: 'forecast', s: 'start', m: 'columns', r: 'problems' };

/** How long `g` waits for its letter. */
const PATIENCE_MS = 1000;

/** Keys of the screen on show. @type {Map<string, () => void>} */
const screenKeys = new Map();

/**
 * Keys that a screen wants while it is on show, such as `j` and `k`.
 * @param {Record<string, () => void>} keys
 * @returns {() => void} gives them back
 */
export function takeKeys(keys) {
    for (const [key, action] of Object.entries(keys)) screenKeys.set(key, action);
    return () => {
        for (const [key, action] of Object.entries(keys)) if (screenKeys.get(key) === action) screenKeys.delete(key);
    };
}

/** Starts to listen. */
export function listenToKeys() {
    let waitingSince = -Infinity;
    addEventListener('keydown', event => {
        if (event.defaultPrevented || event.altKey || isTyping(event)) return;
        const afterG = performance.now() - waitingSince < PATIENCE_MS;
        waitingSince = -Infinity;
        if (event.ctrlKey || event.metaKey) return void (isUndo(event) && handle(event, undo));
        if (afterG && SCREENS[event.key]) return handle(event, () => go(`#/${SCREENS[event.key]}`));
        if (event.key === 'g') waitingSince = performance.now();
        const action = document.querySelector('dialog[open]') ? undefined : (screenKeys.get(event.key) ?? COMMON[event.key]);
        if (action) handle(event, action);
    });
}

/** @type {Record<string, () => void>} */
const COMMON = {
    ',': () => (openPanel.value = 'settings'),
    '?': () => (openPanel.value = 'shortcuts'),
    '/': searchCustomers,
};

/** Goes to the list of customers and into its search. */
function searchCustomers() {
    if (!overview.value) return;
    if (route.value.screen !== 'customers') go('#/customers');
    const focusSearch = () => document.querySelector('main input[type=search]');
    whenThere(focusSearch, input => /** @type {HTMLElement} */ (input).focus());
}

/**
 * @param {() => Element | null} find
 * @param {(element: Element) => void} then
 */
function whenThere(find, then, frames = 20) {
    const element = find();
    if (element) then(element);
    else if (frames) requestAnimationFrame(() => whenThere(find, then, frames - 1));
}

/**
 * @param {KeyboardEvent} event
 * @param {() => void} action
 */
function handle(event, action) {
    event.preventDefault();
    action();
}

/** @param {KeyboardEvent} event */
function isUndo(event) {
    return event.key.toLowerCase() === 'z' && !event.shiftKey;
}

/** @param {KeyboardEvent} event */
function isTyping({ target }) {
    if (!(target instanceof HTMLElement)) return false;
    const typed = target instanceof HTMLInputElement && !['checkbox', 'radio', 'range', 'button'].includes(target.type);
    return typed || target.isContentEditable || target.matches('select, textarea');
}
