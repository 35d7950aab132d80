/**
 * Numbers, money, shares and days as a reader of the language expects them.
 *
 * `Intl` is not used for what is shown: in Chromium it knows no Punjabi, and
 * lakh and crore are a choice of the reader, not of the language.
 */

import { signal } from '@preact/signals';

/** @import {Day, Exact, Settings} from '../src/browser/types.d.ts' */

/**
 * How numbers are shown.
 * @typedef {object} Display
 * @property {'lakh' | 'million'} grouping 12,34,567 with lakh and crore, or 1,234,567 with million
 * @property {string} currency the sign before an amount; may be empty
 */

/**
 * The words inside numbers and days, in the language of the page.
 * @typedef {object} NumberWords
 * @property {string[]} months twelve short names
 * @property {string} lakh
 * @property {string} crore
 * @property {string} million
 * @property {string} billion
 * @property {string} quarter the letter before a quarter's number
 */

/** What stands where a number is not known. */
export const UNKNOWN = '–';

const MINUS = '−';
const DAY_MS = 86_400_000;

/** @type {import('@preact/signals').Signal<Display>} */
export const display = signal({ grouping: 'million', currency: '' });

/** @type {import('@preact/signals').Signal<NumberWords>} */
const words = signal({
    months: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'],
    lakh: '', crore: '', million: '', billion: '', quarter: '',
});

/**
 * Sets the words inside numbers and days.
 * @param {NumberWords} next
 */
export function useNumberWords(next) {
    words.value = next;
}

// ---------------------------------------------------------------- numbers

/**
 * A whole number, grouped: `2,927`.
 * @param {number} value
 * @returns {string}
 */
export function count(value) {
    return decimal(value, 0);
}

/**
 * A number with so many decimals, grouped.
 * @param {number} value
 * @param {number} decimals
 * @returns {string}
 */
export function decimal(value, decimals) {
    if (!Number.isFinite(value)) return UNKNOWN;
    return signed(value, plain(Math.abs(value), decimals));
}

/**
 * A large number in words once it is large enough: `1.9 million`.
 * @param {number} value
 * @returns {string}
 */
export function compact(value) {
    if (!Number.isFinite(value)) return UNKNOWN;
    return signed(value, inWords(Math.abs(value)) ?? plain(Math.abs(value), 0));
}

/**
 * How many times: `3.2×`.
 * @param {number} value
 * @returns {string}
 */
export function times(value) {
    return Number.isFinite(value) ? decimal(value, 1) + '×' : UNKNOWN;
}

/**
 * A file's size: `412 KB`.
 * @param {number} bytes
 * @returns {string}
 */
export function fileSize(bytes) {
    if (bytes < 1000) return `${bytes} B`;
    const [unit, size] = bytes < 1e6 ? ['KB', bytes / 1e3] : bytes < 1e9 ? ['MB', bytes / 1e6] : ['GB', bytes / 1e9];
    return `${plain(size, size < 10 ? 1 : 0)} ${unit}`;
}

// ---------------------------------------------------------------- money

/**
 * An amount as it is said: `₹21.5 lakh`, `₹4.97 crore`, `₹12,400`.
 * @param {number} value
 * @returns {string}
 */
export function money(value) {
    return amount(value, '');
}

/**
 * An amount with its sign, plus too.
 * @param {number} value
 * @returns {string}
 */
export function moneyChange(value) {
    return amount(value, value > 0 ? '+' : '');
}

/**
 * An amount written out to the whole unit: `₹1,04,00,000`.
 * @param {number} value
 * @returns {string}
 */
export function moneyFull(value) {
    if (!Number.isFinite(value)) return UNKNOWN;
    return signed(value, display.value.currency + plain(Math.abs(value), smallDecimals(value)));
}

/**
 * An exact decimal amount, every digit kept.
 * @param {Exact} value
 * @returns {string}
 */
export function exact(value) {
    const negative = value.startsWith('-');
    const [whole = '0', fraction] = value.replace('-', '').split('.');
    const text = display.value.currency + grouped(whole) + (fraction ? '.' + fraction : '');
    return (negative ? MINUS : '') + text;
}

/**
 * @param {number} value
 * @param {string} plus
 */
function amount(value, plus) {
    if (!Number.isFinite(value)) return UNKNOWN;
    const size = Math.abs(value);
    const text = display.value.currency + (inWords(size) ?? plain(size, smallDecimals(value)));
    return plus + signed(value, text);
}

/**
 * Cents matter below a hundred, not above.
 * @param {number} value
 */
function smallDecimals(value) {
    return Math.abs(value) < 100 && !Number.isInteger(value) ? 2 : 0;
}

/**
 * The number with its word, from one lakh or one million up.
 * @param {number} size not negative
 * @returns {string | null}
 */
function inWords(size) {
    const { lakh, crore, million, billion } = words.value;
    /** @type {[number, string, number][]} */
    const steps = display.value.grouping === 'lakh' ? [[1e7, crore, 2], [1e5, lakh, 1]] : [[1e9, billion, 2], [1e6, million, 2]];
    if (size < (steps.at(-1)?.[0] ?? 0)) return null;
    for (const [unit, word, decimals] of steps) {
        if (roundsToOne(size, unit, decimals)) return `${plain(size / unit, decimals)} ${word}`;
    }
    return null;
}

/**
 * Whether a size fills a unit as it is printed: 99,99,999 is 1.00 crore, not 100.0 lakh.
 * @param {number} size
 * @param {number} unit
 * @param {number} decimals
 */
function roundsToOne(size, unit, decimals) {
    return Number((size / unit).toFixed(decimals)) >= 1;
}

// ---------------------------------------------------------------- shares

/**
 * A share of 0..1 in percent: `45.6%`.
 * @param {number} share
 * @param {number} [decimals]
 * @returns {string}
 */
export function percent(share, decimals = 1) {
    return Number.isFinite(share) ? decimal(share * 100, decimals) + '%' : UNKNOWN;
}

/**
 * A growth ratio in percent with its sign: `+29%`.
 * @param {number} ratio
 * @param {number} [decimals]
 * @returns {string}
 */
export function percentChange(ratio, decimals = 0) {
    const text = percent(ratio, decimals);
    return ratio > 0 && Number.isFinite(ratio) && /[1-9]/.test(text) ? '+' + text : text;
}

/**
 * Values rounded so that the rounded parts add up to the rounded total
 * (largest remainder).
 * @param {number[]} values
 * @param {number} decimals
 * @returns {number[]}
 */
export function roundedParts(values, decimals) {
    const scale = 10 ** decimals;
    const parts = values.map(value => Math.floor(value * scale));
    const total = Math.round(values.reduce((sum, value) => sum + value, 0) * scale);
    const missing = total - parts.reduce((sum, part) => sum + part, 0);
    const order = values.map((value, at) => ({ at, rest: value * scale - Math.floor(value * scale) }));
    order.sort((one, other) => other.rest - one.rest || one.at - other.at);
    for (const { at } of order.slice(0, missing)) parts[at] = (parts[at] ?? 0) + 1;
    return parts.map(part => part / scale);
}

/**
 * Shares of one visible total in percent, so that the printed parts add up to the printed total.
 * @param {number[]} shares 0..1
 * @param {number} [decimals]
 * @returns {string[]}
 */
export function percentParts(shares, decimals = 1) {
    return roundedParts(shares.map(share => share * 100), decimals).map(part => decimal(part, decimals) + '%');
}

// ---------------------------------------------------------------- days

/**
 * A day: `30 Sep 2025`.
 * @param {Day | number} day ISO text, or days since 1970-01-01
 * @returns {string}
 */
export function day(day) {
    const date = dateOf(day);
    return `${date.getUTCDate()} ${month(date)} ${date.getUTCFullYear()}`;
}

/**
 * A day without its year: `30 Sep`.
 * @param {Day | number} day
 * @returns {string}
 */
export function dayOfMonth(day) {
    const date = dateOf(day);
    return `${date.getUTCDate()} ${month(date)}`;
}

/**
 * A month: `Sep 2025`.
 * @param {Day | number} day any day in it
 * @returns {string}
 */
export function monthOf(day) {
    const date = dateOf(day);
    return `${month(date)} ${date.getUTCFullYear()}`;
}

/**
 * From one day to another, as short as it stays exact: `Oct 2024 – Sep 2025`.
 * @param {Day | number} first
 * @param {Day | number} last
 * @returns {string}
 */
export function days(first, last) {
    if (isMonthStart(first) && isMonthEnd(last)) {
        const [from, to] = [monthOf(first), monthOf(last)];
        return from === to ? from : `${from} – ${to}`;
    }
    return `${day(first)} – ${day(last)}`;
}

/**
 * The name of the period that starts on a day: `Sep 2025`, `Q3 2025`, `2025`, or the first day of a week.
 * @param {Day | number} start
 * @param {Settings['period']} period
 * @returns {string}
 */
export function periodName(start, period) {
    const date = dateOf(start);
    if (period === 'year') return String(date.getUTCFullYear());
    if (period === 'quarter') return `${words.value.quarter}${Math.floor(date.getUTCMonth() / 3) + 1} ${date.getUTCFullYear()}`;
    return period === 'month' ? monthOf(start) : day(start);
}

/**
 * Days since 1970-01-01.
 * @param {Day | number} day
 * @returns {number}
 */
export function dayNumber(day) {
    return dateOf(day).getTime() / DAY_MS;
}

/**
 * A day as `YYYY-MM-DD`.
 * @param {Day | number} day
 * @returns {Day}
 */
export function isoDay(day) {
    return dateOf(day).toISOString().slice(0, 10);
}

/** @param {Day | number} day */
function dateOf(day) {
    return new Date(typeof day === 'number' ? day * DAY_MS : day + 'T00:00:00Z');
}

/** @param {Date} date */
function month(date) {
    return words.value.months[date.getUTCMonth()] ?? '';
}

/** @param {Day | number} day */
function isMonthStart(day) {
    return dateOf(day).getUTCDate() === 1;
}

/** @param {Day | number} day */
function isMonthEnd(day) {
    return dateOf(dayNumber(day) + 1).getUTCDate() === 1;
}

// ---------------------------------------------------------------- digits

/**
 * @param {number} size not negative
 * @param {number} decimals
 */
function plain(size, decimals) {
    const [whole = '0', fraction] = size.toFixed(decimals).split('.');
    return grouped(whole) + (fraction ? '.' + fraction : '');
}

/**
 * @param {string} digits
 * @returns {string}
 */
function grouped(digits) {
    if (display.value.grouping === 'million') return digits.replace(/\B(?=(\d{3})+$)/g, ',');
    const head = digits.slice(0, -3).replace(/\B(?=(\d\d)+$)/g, ',');
    return head ? `${head},${digits.slice(-3)}` : digits;
}

/**
 * The sign before a text; none when nothing but zeros is left after rounding.
 * @param {number} value
 * @param {string} text
 */
function signed(value, text) {
    return value < 0 && /[1-9]/.test(text) ? MINUS + text : text;
}

/**
 * A sum to the hundredth: more digits are never money.
 * @param {import('../src/browser/types.d.ts').Exact} sum
 */
export function cents(sum) {
    const [, digits = ''] = sum.split('.');
    return exact(digits.length > 2 ? Number(sum).toFixed(2) : sum);
}
