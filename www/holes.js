/** Stretches without a sale in the midst of the sales: a part of the file may be missing. */

/** @import {Overview} from '../src/browser/types.d.ts' */

/** A shorter silence is no hole: some weeks pass without a sale. */
const PERIODS = 2;
const DAYS = 56;
const DAY_MS = 86_400_000;

/**
 * The longest stretch of whole periods without a sale between periods with sales, and where sales go on after the last one.
 * @param {Overview['trend']} trend
 * @returns {{first: string, last: string, resume: string} | null} starts of its first and last period, and of the period after all holes
 */
export function holeOf(trend) {
    const sells = trend.map(({ value }) => value !== 0);
    const end = sells.lastIndexOf(true);
    let longest = { from: 0, days: 0, to: 0 };
    let resume = 0;
    let from = sells.indexOf(true) + 1;
    for (let at = from; at <= end; at++) {
        if (!sells[at]) continue;
        const days = daysBetween(trend[from]?.start, trend[at]?.start);
        const whole = trend.slice(from, at).every(({ complete }) => complete);
        if (at - from >= PERIODS && whole && days >= DAYS) {
            resume = at;
            if (days > longest.days) longest = { from, days, to: at - 1 };
        }
        from = at + 1;
    }
    const [first, last, after] = [trend[longest.from], trend[longest.to], trend[resume]];
    return resume && first && last && after ? { first: first.start, last: last.start, resume: after.start } : null;
}

/**
 * @param {string | undefined} from
 * @param {string | undefined} to
 */
function daysBetween(from = '', to = '') {
    return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}
