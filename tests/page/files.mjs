/** Sales files made for the tests, always the same ones, and what is true of them by plain arithmetic. */

import { writeFile } from 'node:fs/promises';
import { toCsv } from './csv.mjs';

/** A sale: who, on which day after 2023-01-01, for how many cents. @typedef {{customer: string, day: number, cents: number}} Sale */

const FIRST_DAY = Date.UTC(2023, 0, 1);
const DAY_MS = 86_400_000;

/**
 * Numbers that look random and are always the same (mulberry32).
 * @param {number} seed
 * @returns {() => number} 0..1
 */
export function random(seed) {
    let state = seed;
    return () => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
}

/**
 * Sales as a trader has them: few large customers, many small ones, two years.
 * @param {{seed: number, rows: number, customers: number}} size
 * @returns {Sale[]} by day
 */
export function makeSales({ seed, rows, customers }) {
    const next = random(seed);
    const names = Array.from({ length: customers }, (_, at) => `${NAMES[at % NAMES.length]} & Sons, no. ${at + 1}`);
    const sales = Array.from({ length: rows }, () => {
        const rank = Math.floor(customers * next() ** 2.5);
        return { customer: names[rank] ?? '', day: Math.floor(next() * 730), cents: 1 + Math.floor((next() * 9_000_000) / (rank + 3)) };
    });
    return sales.sort((one, other) => one.day - other.day);
}

const NAMES = ['Malati', 'Jashpal', 'Chatterjee', 'Gurdit', 'Rahim', 'Sandhu', 'Das', 'Élise', 'Müller', 'O’Brien'];

/** @param {number} day after 2023-01-01 @returns {Date} */
export function dateOf(day) {
    return new Date(FIRST_DAY + day * DAY_MS);
}

/** @param {number} day @returns {string} `2023-01-31` */
export function isoDay(day) {
    return dateOf(day).toISOString().slice(0, 10);
}

/** @param {number} cents */
export function money(cents) {
    return (cents / 100).toFixed(2);
}

/**
 * A plain file of sales.
 * @param {Sale[]} sales
 */
export function salesCsv(sales) {
    return toCsv([['Invoice date', 'Customer', 'Net amount'], ...sales.map(({ customer, day, cents }) => [isoDay(day), customer, money(cents)])]);
}

/**
 * A file of about so many megabytes: the same sales over and over.
 * @param {string} path
 * @param {number} megabytes
 * @param {Sale[]} sales
 * @returns {Promise<number>} how often the sales are in it
 */
export async function writeRepeated(path, megabytes, sales) {
    const text = salesCsv(sales);
    const start = text.indexOf('\n') + 1;
    const block = Buffer.from(text.slice(start));
    const times = Math.ceil((megabytes * 1e6) / block.length);
    const blocks = function* () {
        yield text.slice(0, start);
        for (let time = 0; time < times; time++) yield block;
    };
    await writeFile(path, blocks());
    return times;
}

/**
 * A, B and C by hand: the customers ahead hold less than the limits; equal customers share their place.
 * @param {Sale[]} sales
 * @param {{a?: number, b?: number}} [limits] percent
 */
export function classesByHand(sales, { a = 80, b = 95 } = {}) {
    /** @type {Map<string, number>} */
    const totals = new Map();
    for (const { customer, cents } of sales) totals.set(customer, (totals.get(customer) ?? 0) + cents);
    const all = [...totals.values()].reduce((sum, one) => sum + one, 0);
    const classes = { A: 0, B: 0, C: 0 };
    for (const own of totals.values()) {
        const ahead = [...totals.values()].filter(other => other > own).reduce((sum, one) => sum + one, 0) / all;
        classes[ahead < a / 100 ? 'A' : ahead < b / 100 ? 'B' : 'C'] += 1;
    }
    return { customers: totals.size, total: all, classes };
}
