/** Which setting a change was about, so that taking it back can name it. */

/** @import {Settings} from '../src/browser/types.d.ts' */

/** Settings by the name that readers know, and where they are. @type {Record<string, (settings: Settings) => unknown>} */
const NAMED = {
    measure: ({ measure }) => measure,
    window: ({ window }) => window,
    asOf: ({ asOf }) => asOf,
    step: ({ period }) => period,
    limits: ({ abc: { a, b, aAmount, bAmount, by } }) => [a, b, aAmount, bAmount, by],
    rule: ({ abc: { rule } }) => rule,
    denominator: ({ abc: { denominator } }) => denominator,
    method: ({ xyz: { method } }) => method,
    evenness: ({ xyz: { rhythmX, rhythmY, variationX, variationY } }) => [rhythmX, rhythmY, variationX, variationY],
    steps: ({ xyz: { grid, periods } }) => [grid, periods],
    newDays: ({ xyz: { newDays } }) => newDays,
    silence: ({ loss }) => loss,
    key: ({ key }) => key,
    filters: ({ filters }) => filters,
    merges: ({ customers: { merges } }) => merges,
    groups: ({ customers: { groups } }) => groups,
    apart: ({ customers: { apart } }) => apart,
};

/**
 * The name of what differs; `method` covers the limits that come with it, `several` all else that goes together.
 * @param {Settings} before
 * @param {Settings} after
 * @returns {string}
 */
export function changedSetting(before, after) {
    const names = Object.keys(NAMED).filter(name => JSON.stringify(NAMED[name]?.(before)) !== JSON.stringify(NAMED[name]?.(after)));
    const [first = 'several', ...others] = names.filter(name => !(name === 'evenness' && names.includes('method')));
    if (!others.length) return first;
    return names.join() === 'limits,rule' ? 'limits' : 'several';
}
