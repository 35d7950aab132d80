/** One customer: what the sales file knows of it, and why it has its class. */

import { useEffect, useState } from 'preact/hooks';
import { customer as askCustomer } from '../analysis.js';
import { Button } from '../components/button.jsx';
import { ClassChip, Tag } from '../components/chip.jsx';
import { Icon } from '../components/icon.jsx';
import { Empty } from '../components/message.jsx';
import { Panel, Screen } from '../components/panel.jsx';
import { Skeleton } from '../components/skeleton.jsx';
import { Name } from '../components/text.jsx';
import { takeKeys } from '../keyboard.js';
import * as format from '../format.js';
import { columns, go, intake, isDated, overview, route, rowOf } from '../state.js';
import { t } from '../translate.js';
import { growthText } from './change.js';
import { Breakdown } from './customer-breakdown.jsx';
import { GroupPanel } from './customer-group.jsx';
import { Purchases } from './customer-purchases.jsx';
import { SlippingPanel } from './customer-state.jsx';
import { AbcWhy, XyzWhy } from './customer-why.jsx';
import { listAddress, rows, wanted } from './list-state.js';
import { Period } from './period.jsx';
import { daysUpTo, spanOf } from './slipping.js';
import { isMoney, total, valueText } from './value.js';

/** @import {ComponentChildren} from 'preact' */
/** @import {Columns, CustomerReport, Dimension, Overview} from '../../src/browser/types.d.ts' */

/** What is known of a customer under the settings in force. */
/** @typedef {{report: CustomerReport, all: Overview}} Known */

/** Columns whose values are shown beside the sums; an order number is no group. @type {Dimension[]} */
const BROKEN_DOWN = ['category', 'region', 'manager', 'channel', 'customerType'];
/** Columns that say what a customer is. @type {Dimension[]} */
const ATTRIBUTES = ['customerType', 'region', 'manager', 'channel'];

export function Customer() {
    const id = Number(route.value.item);
    const all = overview.value;
    const report = useReport(id);
    useNeighbourKeys(id);
    if (!all) return null;
    if (!rowOf.value.has(id)) return <Missing />;
    if (!report) return <Screen name="customer" title={t('nav-customer')}><Skeleton lines={6} /></Screen>;
    return (
        <>
            <Crumbs id={id} />
            <Screen name="customer" title={<Title report={report} />} context={<><Attributes report={report} /><Period overview={all} /></>} tools={<Tools id={id} />}>
                <Facts report={report} all={all} />
                <div class="g g-64 file">
                    <div class="stack">
                        {isDated.value && <Purchases report={report} all={all} />}
                        <Why report={report} all={all} />
                        <Breakdown column="product" report={report} all={all} />
                    </div>
                    <div class="stack">
                        {isDated.value ? <SlippingPanel report={report} /> : <Panel title={t('customer-state-title')}><p class="sm mut">{t('undated-customer')}</p></Panel>}
                        <GroupPanel report={report} all={all} />
                        {BROKEN_DOWN.map(column => <Breakdown key={column} column={column} report={report} all={all} />)}
                    </div>
                </div>
            </Screen>
        </>
    );
}

/**
 * The report of a customer; the one before stays until the next has come.
 * @param {number} id
 * @returns {CustomerReport | null}
 */
function useReport(id) {
    const [report, setReport] = useState(/** @type {CustomerReport | null} */ (null));
    const list = columns.value;
    useEffect(() => {
        let wantedStill = true;
        if (rowOf.value.has(id)) askCustomer(id).then(next => wantedStill && setReport(next), () => {});
        return () => { wantedStill = false; };
    }, [id, list]);
    return report?.id === id ? report : null;
}

function Missing() {
    return (
        <Screen name="customer" title={t('nav-customer')}>
            <Empty title={t('customer-missing')}>{t('customer-missing-text')}</Empty>
            <p class="sm"><a class="link" href="#/customers">{t('customer-missing-link')}</a></p>
        </Screen>
    );
}

// ---------------------------------------------------------------- the way back, neighbours

/** @param {{id: number}} props */
function Crumbs({ id }) {
    const { filter, group, search, sort } = wanted.value;
    const place = placeOf(id);
    const narrowed = filter || group || search;
    const by = t(`customers-sort-${sort.by}`, { measure: overview.value?.settings.measure });
    return (
        <nav class="crumb" aria-label={t('customer-crumbs')}>
            <a href={listAddress.value}>{t('nav-customers')}</a>
            {place >= 0 && <><Icon name="chevron" /><span>{t(narrowed ? 'customer-place-filtered' : 'customer-place', { place: place + 1, of: rows.value.length, by })}</span></>}
        </nav>
    );
}

/** @param {{id: number}} props */
function Tools({ id }) {
    const [previous, next] = neighboursOf(id);
    return (
        <>
            <NeighbourLink id={previous} text={t('customer-previous')} key_="k" icon="up" />
            <NeighbourLink id={next} text={t('customer-next')} key_="j" icon="down" />
            <Button icon="print" onClick={() => print()}>{t('customer-print')}</Button>
        </>
    );
}

/** @param {{id: number | null, text: string, key_: string, icon: string}} props */
function NeighbourLink({ id, text, key_, icon }) {
    if (id === null) return null;
    return <a class="icon-btn" href={`#/customer/${id}`} aria-label={text} title={`${text} (${key_})`} aria-keyshortcuts={key_}><Icon name={icon} /></a>;
}

/**
 * The customers before and after this one in the list as it was last seen.
 * @param {number} id
 * @returns {[number | null, number | null]}
 */
function neighboursOf(id) {
    const place = placeOf(id);
    const at = (/** @type {number} */ where) => idOf(columns.value, rows.value[where]);
    return place < 0 ? [null, null] : [at(place - 1), at(place + 1)];
}

/** @param {number} id */
function placeOf(id) {
    const row = rowOf.value.get(id);
    return row === undefined ? -1 : rows.value.indexOf(row);
}

/**
 * @param {Columns | null} list
 * @param {number | undefined} row
 */
function idOf(list, row) {
    return list && row !== undefined ? (list.id[row] ?? null) : null;
}

/** @param {number} id */
function useNeighbourKeys(id) {
    useEffect(() => {
        const move = (/** @type {0 | 1} */ which) => () => {
            const to = neighboursOf(id)[which];
            if (to !== null) go(`#/customer/${to}`);
        };
        return takeKeys({ k: move(0), j: move(1) });
    }, [id]);
}

// ---------------------------------------------------------------- head

/** @param {{report: CustomerReport}} props */
function Title({ report }) {
    const { label, abc, xyz, isKey, lossMaking, state, proof } = report;
    // Who may become a key customer is told by days.
    const keyType = report.keyType === 'prospective' && !isDated.value ? 'none' : report.keyType;
    return (
        <span class="ttl">
            <Name>{label}</Name>
            <ClassChip abc={abc} xyz={xyz} />
            {keyType === 'none' ? isKey && <Tag>{t('customer-is-key')}</Tag> : <Tag>{t(`customer-tag-${keyType}`)}</Tag>}
            {lossMaking && <Tag bad>{t('customer-tag-loss')}</Tag>}
            {isDated.value && state === 'atRisk' && <Tag bad><Icon name="clock" />{t('customer-state-atRisk', { ratio: proof.state.overdueRatio ?? 0 })}</Tag>}
            {isDated.value && state === 'wonBack' && <Tag>{t('customer-state-wonBack')}</Tag>}
        </span>
    );
}

/**
 * What the file calls a column.
 * @param {Dimension} column
 */
function columnName(column) {
    const { plan, columns: names } = intake.value ?? {};
    return names?.[plan?.mapping[column] ?? -1] || t(`role-${column}`);
}

/** @param {{report: CustomerReport}} props */
function Attributes({ report: { key, label, attributes } }) {
    const shown = attributes.filter(({ column }) => ATTRIBUTES.includes(column));
    const parts = shown.map(({ column, value }) => <span key={column}>{t('customer-attribute', { name: columnName(column), value })}</span>);
    if (key !== label) parts.unshift(<span key="key">{t('customer-key', { key })}</span>);
    return parts.length ? <p class="ctx parts">{parts}</p> : null;
}

// ---------------------------------------------------------------- facts

/** @param {Known} props */
function Facts({ report, all }) {
    const { measure } = all.settings;
    return (
        <dl class="strip">
            <Fact name={t('customer-fact-sales')} more={<ShareText report={report} all={all} />}>{format.money(report.revenue)}</Fact>
            {!isMoney(measure) && <Fact name={t('customer-fact-value', { measure })} more={t('customer-fact-share', { share: report.share })}>{valueText(report.value, measure)}</Fact>}
            {report.profit !== null && <ProfitFacts report={report} all={all} profit={report.profit} />}
            {isDated.value && <TimeFacts report={report} />}
        </dl>
    );
}

/** @param {{report: CustomerReport}} props */
function TimeFacts({ report }) {
    return (
        <>
            <Fact name={t('customer-fact-gap')} more={<RhythmText report={report} />}>{report.usualGapDays === null ? t('customer-fact-gap-once') : t('days', { n: Math.round(report.usualGapDays) })}</Fact>
            <Fact name={t('customer-fact-last')} bad={report.state === 'atRisk'} more={format.day(report.last)}>{t('customer-fact-last-ago', { n: report.silenceDays })}</Fact>
            {report.profit === null && <Expected report={report} />}
            <YearFact report={report} />
        </>
    );
}

/** @param {{name: string, bad?: boolean, more: ComponentChildren, children: ComponentChildren}} props */
function Fact({ name, bad, more, children }) {
    return <div><dt>{name}</dt><dd class={bad ? 'neg' : ''}>{children}<small>{more}</small></dd></div>;
}

/** @param {Known} props */
function ShareText({ report, all }) {
    const share = all.settings.measure === 'revenue' ? report.share : report.revenue / totalRevenue();
    if (report.change === null || !Number.isFinite(report.change) || !all.comparison) return <>{t('customer-fact-share', { share })}</>;
    return <>{t('customer-fact-share-change', { share, change: growthText(report.change), kind: all.comparison.kind })}</>;
}

function totalRevenue() {
    return columns.value ? total(columns.value.revenue) : NaN;
}

/** @param {Known & {profit: number}} props */
function ProfitFacts({ report: { profitShare, margin }, all, profit }) {
    const marginOfAll = all.profit ? all.profit.total / totalRevenue() : null;
    return (
        <>
            <Fact name={t('customer-fact-profit')} bad={profit < 0} more={profitShare !== null && t('customer-fact-profit-share', { share: profitShare })}>{format.money(profit)}</Fact>
            <Fact name={t('customer-fact-margin')} bad={profit < 0} more={marginOfAll !== null && t('customer-fact-margin-all', { margin: marginOfAll })}>{margin === null ? format.UNKNOWN : format.percent(margin)}</Fact>
        </>
    );
}

/** @param {{report: CustomerReport}} props */
function RhythmText({ report: { occasions, proof } }) {
    const { xyz } = proof.xyz.rhythm;
    return <>{xyz ? t(`customer-fact-gap-${xyz}`) : t('customer-fact-gap-few', { n: occasions })}</>;
}

/** @param {{report: CustomerReport}} props */
function Expected({ report: { proof: { state } } }) {
    if (!state.expected || !state.established || state.state === 'lost') return null;
    return <Fact name={t('customer-fact-expected')} more={t('customer-fact-expected-about')}>{format.dayOfMonth(state.expected)}</Fact>;
}

/** @param {{report: CustomerReport}} props */
function YearFact({ report: { state, last, lastYearRevenue } }) {
    const slipping = state === 'atRisk' || state === 'lost';
    const list = columns.value;
    const values = { state, ...spanOf(list ? daysUpTo(list, format.dayNumber(last)) : 0) };
    return <Fact name={slipping ? t('customer-fact-year-risk', values) : t('customer-fact-year', values)} bad={slipping} more={t('customer-fact-year-text', values)}>{format.money(lastYearRevenue)}</Fact>;
}

// ---------------------------------------------------------------- why

/** @param {Known} props */
function Why({ report, all }) {
    const both = isDated.value && /^[ABC][XYZ]$/.test(report.abc + report.xyz);
    return (
        <Panel class="proof-panel" title={both ? t('customer-why', { class: report.abc + report.xyz }) : t('customer-why-plain')}>
            <div class="proofs">
                <AbcWhy proof={report.proof.abc} settings={all.settings} />
                {isDated.value && <XyzWhy report={report} settings={all.settings} />}
            </div>
        </Panel>
    );
}
