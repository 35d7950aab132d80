/**
 * Column choices remembered by the shape of the file, when the user wants it.
 *
 * Only the names of columns (as a fingerprint) and their roles are kept: nothing
 * about customers. Other pages opened from the same disk could read it, which is
 * why it is off until the user says so.
 */

import { signal } from '@preact/signals';

/** @import {Plan, Probe} from '../src/browser/types.d.ts' */

const KEPT = 'mainstay.columns';
const KEPT_SHAPES = 50;

/** Whether column choices are remembered. @type {import('@preact/signals').Signal<boolean>} */
export const remembering = signal(Object.keys(read()).length > 0 || consented());

/**
 * The plan that was used for a file of the same shape.
 * @param {Probe} probe
 * @returns {Plan | null}
 */
export function recalledPlan(probe) {
    const plan = remembering.value ? read()[probe.fingerprint] : undefined;
    return plan?.mapping && plan.dialect ? plan : null;
}

/**
 * Remembers how a file was read, if the user wants it.
 * @param {Probe} probe
 */
export function rememberPlan({ fingerprint, plan }) {
    if (!remembering.value) return;
    const { [fingerprint]: _, ...others } = read();
    write(Object.fromEntries([...Object.entries(others), [fingerprint, plan]].slice(-KEPT_SHAPES)));
}

/**
 * Says whether column choices may be remembered; "no" forgets them all.
 * @param {boolean} wanted
 */
export function setRemembering(wanted) {
    remembering.value = wanted;
    if (wanted) write(read());
    else forget();
}

function consented() {
    try {
        return localStorage.getItem(KEPT) !== null;
    } catch {
        return false;
    }
}

/** @returns {Record<string, Plan>} */
function read() {
    try {
        return JSON.parse(localStorage.getItem(KEPT) ?? '{}') ?? {};
    } catch {
        return {};
    }
}

/** @param {Record<string, Plan>} plans */
function write(plans) {
    try {
        localStorage.setItem(KEPT, JSON.stringify(plans));
    } catch {
        // The browser keeps nothing for this page: the next file is guessed again.
    }
}

function forget() {
    try {
        localStorage.removeItem(KEPT);
    } catch {
        // Nothing was kept.
    }
}
