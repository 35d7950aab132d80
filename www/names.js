/**
 * Who is one customer and who belongs together: what is still to be decided, and each
 * decision as a change of the settings. Names go by the texts that identify customers.
 */

/** @import {AlikeName, AlikeReport, AlikeSet, NameReport, Settings} from '../src/browser/types.d.ts' */

/** @typedef {Settings['customers']} Decisions */

/** No decision. @type {Decisions} */
export const UNDECIDED = { merges: [], groups: [], apart: [] };

/**
 * The sets that still hold names to decide about.
 * @param {AlikeSet[]} sets
 * @param {Decisions} decisions
 * @returns {AlikeSet[]}
 */
export function openSets(sets, { merges, apart }) {
    const merged = new Set(merges.map(({ from }) => from));
    const parted = new Set(apart.flatMap(({ one, other }) => [pair(one, other), pair(other, one)]));
    /** @param {AlikeSet} set @returns {AlikeSet} */
    const left = ({ keep, others }) => ({ keep, others: others.filter(({ key }) => !merged.has(key) && !parted.has(pair(keep.key, key))) });
    return sets.filter(({ keep }) => !merged.has(keep.key)).map(left).filter(({ others }) => others.length);
}

/** @param {string} one @param {string} other */
function pair(one, other) {
    return JSON.stringify([one, other]);
}

/**
 * The same set with another of its names to keep.
 * @param {AlikeSet} set
 * @param {string} key
 * @returns {{keep: NameReport, others: (NameReport & Partial<AlikeName>)[]}}
 */
export function keeping({ keep, others }, key) {
    const chosen = others.find(other => other.key === key);
    if (!chosen) return { keep, others };
    const { difference, confidence } = chosen;
    return { keep: chosen, others: [{ ...keep, difference, confidence }, ...others.filter(other => other !== chosen)] };
}

/**
 * How many customers the names that look alike surely seem to be too many, and what they bring.
 * @param {AlikeReport} report
 * @param {Decisions} decisions
 */
export function likelyTwice(report, decisions) {
    const open = openSets(report.sets, decisions).flatMap(({ others }) => others);
    const likely = open.filter(({ confidence }) => confidence !== 'low');
    const money = likely.reduce((sum, { moves }) => sum + moves, 0);
    return { count: likely.length, money, share: Math.abs(money / report.revenue) };
}

/**
 * @param {Settings} settings
 * @param {Partial<Decisions>} change
 * @returns {Settings}
 */
function decided(settings, change) {
    return { ...settings, customers: { ...settings.customers, ...change } };
}

/**
 * From now on these names are another spelling of one.
 * @param {string[]} names
 * @param {string} into
 * @returns {(settings: Settings) => Settings}
 */
export function merging(names, into) {
    return settings => {
        const others = settings.customers.merges.filter(({ from }) => !names.includes(from) && from !== into);
        return decided(settings, { merges: [...others, ...names.map(from => ({ from, into }))] });
    };
}

/**
 * A name is a customer of its own again.
 * @param {string} name
 * @returns {(settings: Settings) => Settings}
 */
export function parting(name) {
    return settings => decided(settings, { merges: settings.customers.merges.filter(({ from }) => from !== name) });
}

/**
 * Two names that look alike are two customers.
 * @param {string} one
 * @param {string} other
 * @returns {(settings: Settings) => Settings}
 */
export function keepingApart(one, other) {
    return settings => decided(settings, { apart: [...settings.customers.apart, { one, other }] });
}

/**
 * Two names may be one customer again.
 * @param {string} one
 * @param {string} other
 * @returns {(settings: Settings) => Settings}
 */
export function doubting(one, other) {
    return settings => decided(settings, { apart: settings.customers.apart.filter(entry => entry.one !== one || entry.other !== other) });
}

/**
 * A customer belongs to a group; to none when the name is empty.
 * @param {string} customer
 * @param {string} group
 * @returns {(settings: Settings) => Settings}
 */
export function grouping(customer, group) {
    const name = group.trim();
    return settings => {
        const others = settings.customers.groups.filter(member => member.customer !== customer);
        return decided(settings, { groups: name ? [...others, { customer, group: name }] : others });
    };
}
