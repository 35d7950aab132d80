/** What a customer buys, where, from whom: bars now and before. */

import { Panel } from '../components/panel.jsx';
import { Name } from '../components/text.jsx';
import * as format from '../format.js';
import { t } from '../translate.js';
import { growthText } from './change.js';
import { Swatch } from './customer-purchases.jsx';

/** @import {CustomerReport, Dimension, Overview} from '../../src/browser/types.d.ts' */

/** @typedef {CustomerReport['breakdown'][number]['items'][number]} Item */

/** Items shown before the rest is summed up. */
const MOST = 8;
/** A fall from which on the change is bad news. */
const BAD_FALL = -0.1;

/** @param {{column: Dimension, report: CustomerReport, all: Overview}} props */
export function Breakdown({ column, report, all }) {
    const found = report.breakdown.find(one => one.column === column)?.items ?? [];
    const single = column !== 'category' && column !== 'product' && found.length < 2;
    if (!found.length || single) return null;
    const items = summedUp(found);
    const [first] = items;
    const title = t(`customer-breakdown-${column}`);
    const compared = all.comparison !== null && items.some(({ previous }) => previous !== null);
    const largest = Math.max(...items.map(item => Math.max(shownValue(item), item.previous ?? 0)), 1);
    return (
        <Panel title={title} aside={compared && all.comparison && <Legend kind={all.comparison.kind} />}>
            <table class="bars">
                <caption class="vh">{t('customer-breakdown-label', { title, name: first?.name ?? t('customer-breakdown-others'), value: first ? shownValue(first) : 0 })}</caption>
                <tbody>{items.map((item, at) => <Row key={at} item={item} largest={largest} />)}</tbody>
            </table>
        </Panel>
    );
}

/** @param {{kind: NonNullable<Overview['comparison']>['kind']}} props */
function Legend({ kind }) {
    return (
        <span class="legend">
            <span><Swatch look="f-a" />{t('customer-breakdown-current', { kind })}</span>
            <span><Swatch look="f-bar" />{t('customer-breakdown-previous', { kind })}</span>
        </span>
    );
}

/** @param {{item: Item, largest: number}} props */
function Row({ item, largest }) {
    const value = shownValue(item);
    const change = item.previous !== null && item.previous > 0 ? value / item.previous - 1 : null;
    return (
        <tr>
            <th scope="row">{item.name === null ? t('customer-breakdown-others') : <Name>{item.name || t('customer-breakdown-empty')}</Name>}</th>
            <td class="t" aria-hidden="true">
                <i style={{ width: widthOf(value, largest) }} />
                {item.previous !== null && <u style={{ width: widthOf(item.previous, largest) }} />}
            </td>
            <td class="num">{format.money(value)}</td>
            {item.previous !== null && <td class={change !== null && change <= BAD_FALL ? 'num neg' : 'num mut'}>{change === null ? sinceNothing(item, value) : growthText(change)}</td>}
        </tr>
    );
}

/**
 * Against nothing before: nothing, something that is back, or something new.
 * @param {Item} item
 * @param {number} value
 */
function sinceNothing(item, value) {
    if (value <= 0) return format.UNKNOWN;
    return t(item.value > value ? 'customers-change-back' : 'customers-change-new');
}

/** What a row shows: the comparison's current days, or the whole window. @param {Item} item */
function shownValue({ current, value }) {
    return current ?? value;
}

/**
 * @param {number} value
 * @param {number} largest
 */
function widthOf(value, largest) {
    return `${Math.max(0, (value / largest) * 100)}%`;
}

/**
 * The largest now, and one line for the rest.
 * @param {Item[]} found
 * @returns {Item[]}
 */
function summedUp(found) {
    const named = found.filter(({ name }) => name !== null).sort((one, other) => shownValue(other) - shownValue(one));
    const items = [...named, ...found.filter(({ name }) => name === null)];
    if (items.length <= MOST) return items;
    const rest = items.slice(MOST - 1);
    const sum = (/** @type {(item: Item) => number | null} */ of) => rest.reduce((total, item) => total + (of(item) ?? 0), 0);
    const known = rest.some(({ previous }) => previous !== null);
    return [...items.slice(0, MOST - 1), { name: null, value: sum(item => item.value), current: known ? sum(item => item.current) : null, previous: known ? sum(item => item.previous) : null }];
}
