/** Where the bars of sales per period and the lines of purchases stand. */

import { max, min } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { dayNumber, isoDay } from '../format.js';
import { roundTicks } from './axis.js';

/** @import {Day} from '../../src/browser/types.d.ts' */

/** More bars than this are joined. */
const MOST_BARS = 400;

/** @typedef {{start: Day, value: number, complete: boolean}} Period */
/** @typedef {{left: number, right: number, top: number, bottom: number}} Frame */

/**
 * Neighbouring periods joined until few enough are left to be seen.
 * @param {Period[]} periods
 * @param {number} [most]
 * @returns {Period[]}
 */
export function joined(periods, most = MOST_BARS) {
    const size = Math.ceil(periods.length / most);
    if (size <= 1) return periods;
    return Array.from({ length: Math.ceil(periods.length / size) }, (_, at) => {
        const parts = periods.slice(at * size, (at + 1) * size);
        return {
            start: parts[0]?.start ?? '',
            value: parts.reduce((sum, part) => sum + part.value, 0),
            complete: parts.every(part => part.complete),
        };
    });
}

/**
 * Days along the chart: from the first period to the last day that is shown.
 * @param {Period[]} periods
 * @param {Day} lastDay
 * @param {Frame} frame
 */
export function dayScale(periods, lastDay, frame) {
    const first = dayNumber(periods[0]?.start ?? lastDay);
    return scaleLinear([first, Math.max(first + 1, dayNumber(lastDay) + 1)], [frame.left, frame.right]);
}

/**
 * Round heights from the lowest (zero or a net return) to the highest value.
 * @param {Period[]} periods
 * @param {Frame} frame
 * @param {number} size of the unit in which the ticks are round
 */
export function valueScale(periods, frame, size) {
    const low = Math.min(0, min(periods, period => period.value) ?? 0) / size;
    const high = Math.max(0, max(periods, period => period.value) ?? 0) / size;
    const ticks = roundTicks(low, high, 3);
    return { ticks, y: scaleLinear([(ticks[0] ?? 0) * size, (ticks.at(-1) ?? 1) * size], [frame.bottom, frame.top]) };
}

/**
 * The middle of a period: it tells in which days of a comparison most of it lies.
 * @param {{start: Day}[]} periods
 * @param {number} at
 * @returns {Day}
 */
export function middleOf(periods, at) {
    const start = dayNumber(periods[at]?.start ?? '1970-01-01');
    const next = periods[at + 1] ?? periods[at - 1];
    const length = next ? Math.abs(dayNumber(next.start) - start) : 0;
    return isoDay(start + Math.floor(length / 2));
}

/**
 * A bar for each period, from zero up or down.
 * @param {Period[]} periods
 * @param {import('d3-scale').ScaleLinear<number, number>} x
 * @param {import('d3-scale').ScaleLinear<number, number>} y
 */
export function barsOf(periods, x, y) {
    const [, end = 0] = x.range();
    return periods.map((period, at) => {
        const next = periods[at + 1];
        const from = x(dayNumber(period.start));
        const width = (next ? x(dayNumber(next.start)) : end) - from;
        const gap = Math.min(4, width * 0.24);
        return { period, x: from + gap / 2, width: Math.max(0.5, width - gap), y: Math.min(y(0), y(period.value)), height: Math.abs(y(period.value) - y(0)) };
    });
}
