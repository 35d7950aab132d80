/**
 * What the page knows: one signal each. Views read them; `analysis.js` and the
 * few functions here write them.
 */

import { computed, signal } from '@preact/signals';
import { display } from './format.js';
import { isComputed } from './mapping.js';

/** @import {AlikeReport, Columns, Doubt, Intake, Overview, Plan, Probe, Settings} from '../src/browser/types.d.ts' */
/** @import {ReadonlySignal, Signal} from '@preact/signals' */

// ---------------------------------------------------------------- the analysis

/**
 * Files with what their heads show: what the Columns screen works on.
 * @typedef {object} Draft
 * @property {File[]} files
 * @property {Probe} probe
 * @property {boolean} analysed false while its answers are still to come
 * @property {Doubt[]} answered doubts that the user has settled
 * @property {import('../src/browser/types.d.ts').ColumnGuess[]} guesses the columns as first guessed
 * @property {number[]} touched columns that the user has decided about
 * @property {number | null} asked the column that may name the customer: too weak a guess to be taken
 * @property {Plan} first the plan as first guessed: what a switch brings back
 * @property {Intake | null} read what the last reading came to, where it left a question
 */

/** @type {Signal<Draft | null>} */
export const draft = signal(null);

/**
 * Whether a doubt about the draft still waits for the user.
 * @param {Doubt} doubt
 * @returns {boolean}
 */
export function isOpen(doubt) {
    const now = draft.value;
    return now !== null && now.probe.doubts.includes(doubt) && !now.answered.includes(doubt) && matters(doubt, now.probe.plan);
}

/**
 * Whether a doubt is about something that the plan uses.
 * @param {Doubt} doubt
 * @param {Plan} plan
 */
function matters(doubt, { mapping, wide, undated }) {
    switch (doubt) {
        case 'dateColumn': return !undated && !wide.length;
        case 'amountColumn': return !wide.length;
        case 'discount': return isComputed(mapping);
        default: return true;
    }
}

/** Whether the answers on show have days; without any, nothing that needs time is known. */
export const isDated = computed(() => intake.value?.dated ?? true);

/** The files whose answers are shown. @type {Signal<File[]>} */
export const files = signal([]);

/** True while the built-in sample is shown. @type {Signal<boolean>} */
export const isSample = signal(false);

/** @type {Signal<Intake | null>} */
export const intake = signal(null);

/** Needed roles whose column is a guess in the analysis on show. @type {Signal<('customer' | 'date' | 'amount')[]>} */
export const guessed = signal([]);

/** The reading whose line "Read as" was closed. @type {Signal<Intake | null>} */
export const readAsClosed = signal(null);

/** Customers of the files whose names look alike; null until they have been looked for. @type {Signal<AlikeReport | null>} */
export const alike = signal(null);

/** @type {Signal<Overview | null>} */
export const overview = signal(null);

/** @type {Signal<Columns | null>} */
export const columns = signal(null);

/** Rust's own defaults. @type {Signal<Settings | null>} */
export const defaults = signal(null);

/** The settings as the user wants them; the answers may be a moment behind. @type {Signal<Settings | null>} */
export const settings = signal(null);

/** True while the answers are behind the settings. @type {Signal<boolean>} */
export const catchingUp = signal(false);

/** Names and keys, joined: equal texts keep what was made of them when only a limit has moved. */
const joinedLabels = computed(() => columns.value?.labels);
const joinedKeys = computed(() => columns.value?.keys);

/** Names of the customers, in the order of `columns`. @type {ReadonlySignal<string[]>} */
export const labels = computed(() => texts(joinedLabels.value));

/** Keys of the customers, in the order of `columns`. @type {ReadonlySignal<string[]>} */
export const keys = computed(() => texts(joinedKeys.value));

/** Where a customer stands in `columns`. @type {ReadonlySignal<Map<number, number>>} */
export const rowOf = computed(() => new Map(Array.from(columns.value?.id ?? [], (id, row) => [id, row])));

/** @param {string | undefined} joined each text ended by a line break */
function texts(joined) {
    return joined ? joined.slice(0, -1).split('\n') : [];
}

// ---------------------------------------------------------------- the work under way

/**
 * How far the reading is.
 * @typedef {object} Progress
 * @property {string} name of the file being read
 * @property {number} bytes read so far, of all files
 * @property {number} totalBytes
 * @property {number} rows
 * @property {number} rowsPerSecond
 * @property {number | null} secondsLeft
 */

/** @type {Signal<Progress | null>} */
export const progress = signal(null);

/**
 * Why something could not be done: what happened, what to do, and where.
 * @typedef {{title: string, text: string, remedy?: {text: string, hash: string}}} Failure
 */

/** @type {Signal<Failure | null>} */
export const failure = signal(null);

// ---------------------------------------------------------------- the frame

/** @typedef {'start' | 'columns' | 'overview' | 'customers' | 'customer' | 'problems' | 'losses' | 'profit' | 'forecast'} Screen */

/**
 * Where the reader is. The address never holds a customer's name or money.
 * @typedef {object} Route
 * @property {Screen} screen
 * @property {string} item what follows the screen: a customer's number
 * @property {URLSearchParams} query
 */

/** @type {Screen[]} */
const SCREENS = ['start', 'columns', 'overview', 'customers', 'customer', 'problems', 'losses', 'profit', 'forecast'];

/** @type {Signal<Route>} */
export const route = signal(routeOf(globalThis.location?.hash ?? ''));

/**
 * Reads `#/customers?f=over`.
 * @param {string} hash
 * @returns {Route}
 */
export function routeOf(hash) {
    const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
    const [name = '', item = ''] = path.split('/');
    const screen = SCREENS.find(known => known === name) ?? 'start';
    return { screen, item, query: new URLSearchParams(query) };
}

/**
 * Goes to an address such as `#/customers?class=AX`.
 * @param {string} hash
 */
export function go(hash) {
    location.hash = hash;
}

/**
 * Changes the query of the present screen without a step in the browser's history:
 * for filters, search and sort order. An empty value takes the name out.
 * @param {Record<string, string | null>} changes
 */
export function replaceQuery(changes) {
    const { screen, item, query } = route.value;
    const next = new URLSearchParams(query);
    for (const [name, value] of Object.entries(changes)) value ? next.set(name, value) : next.delete(name);
    const text = next.toString();
    const hash = `#/${screen}${item && '/' + item}${text && '?' + text}`;
    history.replaceState(null, '', hash);
    route.value = routeOf(hash);
}

/** The panel that is open over the screen. @type {Signal<'settings' | 'more' | 'privacy' | 'shortcuts' | null>} */
export const openPanel = signal(null);

/**
 * A short message with a way back.
 * @typedef {{text: string, undo: (() => void) | null}} Toast
 */

/** @type {Signal<Toast | null>} */
export const toast = signal(null);

/** What a screen reader is told next. @type {Signal<string>} */
export const announcement = signal('');

const ANNOUNCED_MS = 1000;
let announcedAt = -Infinity;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waitingText;

/**
 * Tells a screen reader, politely: at most once a second, the newest text.
 * @param {string} text
 */
export function announce(text) {
    clearTimeout(waitingText);
    const say = () => {
        announcedAt = performance.now();
        announcement.value = text;
    };
    const wait = announcedAt + ANNOUNCED_MS - performance.now();
    if (wait > 0) waitingText = setTimeout(say, wait);
    else say();
}

// ---------------------------------------------------------------- what is kept

/** @type {Signal<'auto' | 'light' | 'dark'>} */
export const theme = signal('auto');

const KEPT = 'mainstay.display';

/** What the reader has chosen about the look of numbers. @type {Partial<import('./format.js').Display>} */
let chosenDisplay = {};
/** What the file on show itself uses. @type {Partial<import('./format.js').Display>} */
let fileDisplay = {};

/** Takes up how the reader likes the page to look. */
export function recallDisplay() {
    const { theme: kept, ...chosen } = readKept();
    theme.value = kept ?? 'auto';
    chosenDisplay = chosen;
    settleDisplay();
}

/**
 * Shows numbers as a file does, where the reader has not chosen otherwise.
 * @param {Partial<import('./format.js').Display>} used
 */
export function displayAs(used) {
    fileDisplay = used;
    settleDisplay();
}

/**
 * Shows numbers as the reader chooses, and keeps that.
 * @param {Partial<import('./format.js').Display>} change
 */
export function chooseDisplay(change) {
    chosenDisplay = { ...chosenDisplay, ...change };
    settleDisplay();
    keepDisplay();
}

function settleDisplay() {
    display.value = {
        grouping: chosenDisplay.grouping ?? fileDisplay.grouping ?? usualGrouping(),
        currency: chosenDisplay.currency ?? fileDisplay.currency ?? '',
    };
}

/** Keeps how the reader likes the page to look; nothing about customers. */
export function keepDisplay() {
    try {
        localStorage.setItem(KEPT, JSON.stringify({ theme: theme.value, ...chosenDisplay }));
    } catch {
        // The browser keeps nothing for this page; the choice holds until it is closed.
    }
}

/** What was kept, if it is what this page would keep: other pages of the same disk may have written it. */
function readKept() {
    const { theme, grouping, currency } = readStored();
    return {
        theme: oneOf(theme, /** @type {const} */ (['auto', 'light', 'dark'])),
        grouping: oneOf(grouping, /** @type {const} */ (['lakh', 'million'])),
        currency: typeof currency === 'string' ? currency.slice(0, 4) : undefined,
    };
}

/** @returns {Record<string, unknown>} */
function readStored() {
    try {
        return JSON.parse(localStorage.getItem(KEPT) ?? '{}') ?? {};
    } catch {
        return {};
    }
}

/**
 * @template {string} Value
 * @param {unknown} value
 * @param {readonly Value[]} values
 */
function oneOf(value, values) {
    return values.find(known => known === value);
}

/** Lakh and crore where people count so. */
function usualGrouping() {
    return /^(bn|pa|hi|ta|te|mr|gu|kn|ml|ne|ur)\b|-(IN|BD|NP|PK|LK)\b/.test(navigator.language) ? 'lakh' : 'million';
}
