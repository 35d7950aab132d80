/**
 * Column choices, by the shape of the file, and settings: remembered when the user wants it.
 *
 * Nothing about customers is among them. Other pages opened from the same disk
 * could read it, which is why it is off until the user says so, and could have
 * written it, which is why it is looked at before it is used.
 */

import { signal } from '@preact/signals';
import { UNDECIDED } from './names.js';

/** @import {Plan, Probe, Settings} from '../src/browser/types.d.ts' */

/**
 * @typedef {object} Kept
 * @property {Record<string, Plan>} plans by fingerprint, the newest last
 * @property {unknown} settings
 */

const KEPT = 'mainstay.remembered';
const KEPT_SHAPES = 50;

/** Whether choices are remembered. @type {import('@preact/signals').Signal<boolean>} */
export const remembering = signal(stored() !== null);

/**
 * Says whether choices may be remembered; "no" forgets them all.
 * @param {boolean} wanted
 */
export function setRemembering(wanted) {
    remembering.value = wanted;
    if (wanted) store(JSON.stringify(read()));
    else store(null);
}

/**
 * The plan that was used for a file of the same shape. Which tables are read is for
 * the files at hand to say; a plan whose tables were joined otherwise is no help.
 * @param {Probe} probe
 * @returns {Plan | null}
 */
export function recalledPlan({ fingerprint, plan }) {
    const kept = remembering.value ? read().plans[fingerprint] : undefined;
    const known = kept && sameShape(ofShape(plan), kept);
    return known && joinsOf(known) === joinsOf(plan) ? { ...known, sources: plan.sources, joins: plan.joins } : null;
}

/**
 * Remembers how a file was read, if the user wants it.
 * @param {Probe} probe
 */
export function rememberPlan({ fingerprint, plan }) {
    if (!remembering.value) return;
    const { plans, settings } = read();
    const { [fingerprint]: _, ...others } = plans;
    const newest = [...Object.entries(others), [fingerprint, ofShape(plan)]].slice(-KEPT_SHAPES);
    store(JSON.stringify({ plans: Object.fromEntries(newest), settings }));
}

/**
 * What of a plan goes with the shape of a file. Rates grow old: the currency is asked for each time.
 * @param {Plan} plan
 * @returns {Plan}
 */
function ofShape({ settled: _, ...plan }) {
    return { ...plan, currency: null, sources: [] };
}

/** @param {Plan} plan */
function joinsOf({ joins }) {
    return JSON.stringify(joins.map(({ width, key, column }) => [width, key, column]));
}

/**
 * The settings as they were left; what belongs to one file is as usual.
 * @param {Settings} defaults
 * @returns {Settings}
 */
export function recalledSettings(defaults) {
    return remembering.value ? (sameShape(defaults, read().settings) ?? defaults) : defaults;
}

/**
 * Remembers settings, if the user wants it; not the days, values and customers of a file.
 * @param {Settings} settings
 */
export function rememberSettings(settings) {
    if (!remembering.value) return;
    const { plans } = read();
    store(JSON.stringify({ plans, settings: { ...settings, window: { first: null, last: null }, asOf: null, filters: [], customers: UNDECIDED } }));
}

/**
 * What was kept, if it has the members of a known good value, each of its type.
 * @template Value
 * @param {Value} good
 * @param {any} kept
 * @returns {Value | null}
 */
function sameShape(good, kept) {
    return isLike(good, kept) ? kept : null;
}

/**
 * @param {any} good
 * @param {any} kept
 * @returns {boolean}
 */
function isLike(good, kept) {
    if (good === null || kept === null) return good === kept || Number.isInteger(good ?? kept);
    if (Array.isArray(good)) return Array.isArray(kept) && kept.every((each, at) => Number.isInteger(each) || (isObject(good[at]) && isLike(good[at], each)));
    if (typeof good !== 'object') return typeof good === typeof kept;
    return typeof kept === 'object' && Object.keys(good).join() === Object.keys(kept).join() && Object.keys(good).every(key => isLike(good[key], kept[key]));
}

/** @param {unknown} value */
function isObject(value) {
    return typeof value === 'object' && value !== null;
}

/** @returns {Kept} */
function read() {
    try {
        const { plans, settings } = JSON.parse(stored() ?? '{}');
        return { plans: plans ?? {}, settings };
    } catch {
        return { plans: {}, settings: null };
    }
}

/** @returns {string | null} */
function stored() {
    try {
        return localStorage.getItem(KEPT);
    } catch {
        return null;
    }
}

/** @param {string | null} text null forgets */
function store(text) {
    try {
        if (text === null) localStorage.removeItem(KEPT);
        else localStorage.setItem(KEPT, text);
    } catch {
        // The browser keeps nothing for this page: the next file is guessed again.
    }
}
