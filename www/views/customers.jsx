/** Customers: all of them in a table, to filter, search, sort and take away. */

import { useEffect, useRef } from 'preact/hooks';
import { unitFor } from '../charts/axis.js';
import { OverdueBar } from '../charts/overdue.jsx';
import { Spark } from '../charts/spark.jsx';
import { Button, Pill } from '../components/button.jsx';
import { ClassChip, Tag } from '../components/chip.jsx';
import { Icon } from '../components/icon.jsx';
import { Empty } from '../components/message.jsx';
import { Screen } from '../components/panel.jsx';
import { useVisibleRows } from '../components/rows.jsx';
import { Name } from '../components/text.jsx';
import { customersFile } from '../export.js';
import * as format from '../format.js';
import { takeKeys } from '../keyboard.js';
import { save } from '../save.js';
import { announce, columns, files, go, isDated, isSample, keys, labels, overview, replaceQuery, route } from '../state.js';
import { t } from '../translate.js';
import { changeOf, growthText } from './change.js';
import { ABC, KEY_TYPES, STATES, XYZ, countByFilter, fileName, nextSort, prepare, sortText, totalsOf } from './customer-rows.js';
import { rows as shownRows, search, takeWanted, wanted } from './list-state.js';
import { Strategy, groupName } from './matrix.jsx';
import { NARROW, useMedia } from './media.js';
import { Period } from './period.jsx';
import { isMoney, unitText, valueText } from './value.js';

/** @import {ComponentChildren} from 'preact' */
/** @import {Columns, Measure, Overview} from '../../src/browser/types.d.ts' */
/** @import {Filter, SortBy} from './customer-rows.js' */
/** @import {Unit} from '../charts/axis.js' */

/** Above so many rows only those near the visible part are in the page. */
const ALL_DRAWN = 200;
const MOST_PRINTED = 500;
const ROW_HEIGHT = { wide: 36, narrow: 70 };
/** A fall from which on the change is bad news. */
const BAD_FALL = -0.1;

/** @type {Filter[]} */
const PILLS = ['key', 'over', 'new', 'lost', 'loss'];
/** Those that need no days. @type {Filter[]} */
const TIMELESS = ['key', 'loss'];

export function Customers() {
    const report = overview.value;
    const list = columns.value;
    const { query } = route.value;
    takeWanted();
    usePreparedTexts();
    useAnnouncedCount();
    useRowKeys();
    if (!report || !list) return null;
    const shown = shownRows.value;
    return (
        <Screen name="customers" title={t('nav-customers')} context={<Period overview={report} />} tools={<Button icon="download" disabled={!shown.length} onClick={() => download(report, list, shown)}>{t('customers-export', { n: shown.length })}</Button>}>
            <Filters list={list} />
            {wanted.value.group && <Strategy code={query.get('class') ?? ''} />}
            {list.count ? <Table report={report} list={list} rows={shown} /> : <Empty title={t('customers-none')}>{t('customers-none-text')}</Empty>}
            {shown.length > 0 && isDated.value && <p class="xs mut3 legend-line">{t('customers-legend')}</p>}
        </Screen>
    );
}

/** What the first search would have to wait for is made while nothing else is to do. */
function usePreparedTexts() {
    const texts = { labels: labels.value, keys: keys.value };
    useEffect(() => {
        const timer = setTimeout(() => prepare(texts), 300);
        return () => clearTimeout(timer);
    }, [texts.labels]);
}

/** Readers of the screen hear how many rows a filter leaves, once the typing rests. */
function useAnnouncedCount() {
    const n = shownRows.value.length;
    const before = useRef(n);
    useEffect(() => {
        if (before.current === n) return undefined;
        before.current = n;
        const timer = setTimeout(() => announce(t('customers-shown', { n })), 600);
        return () => clearTimeout(timer);
    }, [n]);
}

/** `j` and `k` go from name to name; Enter then opens the customer. */
function useRowKeys() {
    useEffect(() => takeKeys({ j: () => focusRow('nextElementSibling'), k: () => focusRow('previousElementSibling') }), []);
}

/** @param {'nextElementSibling' | 'previousElementSibling'} way */
function focusRow(way) {
    const row = document.activeElement?.closest('.ctable tbody tr');
    const link = row ? row[way]?.querySelector('a') : document.querySelector('.ctable tbody a');
    if (link instanceof HTMLElement) link.focus();
}

/**
 * @param {Overview} report
 * @param {Columns} list
 * @param {Uint32Array} shown
 */
function download(report, list, shown) {
    const text = customersFile(list, { labels: labels.value, keys: keys.value }, report, shown);
    const project = isSample.value ? t('frame-sample') : (files.value[0]?.name ?? '').replace(/\.\w+$/, '');
    save(text, fileName(t('customers-file-name', { project })) + '.csv', 'text/csv;charset=utf-8');
}

// ---------------------------------------------------------------- filters

/** @param {{list: Columns}} props */
function Filters({ list }) {
    const counts = countByFilter(list);
    const { filter, group } = wanted.value;
    const pills = (isDated.value ? PILLS : TIMELESS).filter(pill => pill !== 'loss' || overview.value?.profit);
    return (
        <div class="filters">
            <div class="pills" role="group" aria-label={t('customers-filter')}>
                <Pill pressed={!filter && !group} count={format.count(list.count)} onClick={() => replaceQuery({ f: null, class: null })}>{t('customers-filter-all')}</Pill>
                {pills.map(pill => (
                    <Pill key={pill} pressed={filter === pill} count={format.count(counts[pill])} onClick={() => replaceQuery({ f: filter === pill ? null : pill, class: null })}>{t(`customers-filter-${pill}`)}</Pill>
                ))}
                {filter && !PILLS.includes(filter) && <RemovablePill text={t(`customers-filter-${filter}`)} onRemove={() => replaceQuery({ f: null })} />}
                {group && <RemovablePill text={groupName(route.value.query.get('class') ?? '')} onRemove={() => replaceQuery({ class: null })} />}
            </div>
            <Search />
        </div>
    );
}

/** @param {{text: string, onRemove: () => void}} props */
function RemovablePill({ text, onRemove }) {
    return (
        <button type="button" class="pill" aria-pressed="true" aria-label={t('customers-clear', { what: text })} onClick={onRemove}>
            {text}<Icon name="close" />
        </button>
    );
}

function Search() {
    return (
        <span class="srch">
            <Icon name="search" />
            <input type="search" placeholder={t('customers-search')} aria-label={t('customers-search')} value={search.value} onInput={event => (search.value = event.currentTarget.value)} autocomplete="off" spellcheck={false} />
        </span>
    );
}

// ---------------------------------------------------------------- table

/** @typedef {{report: Report, list: Columns, unit: Unit, largest: number}} Look */
/** @typedef {Overview} Report */

/** @param {{report: Report, list: Columns, rows: Uint32Array}} props */
function Table({ report, list, rows }) {
    const { measure } = report.settings;
    const look = { report, list, unit: unitOf(list, measure), largest: Math.max(0, list.share[0] ?? 0) };
    return (
        <div class="panel flush list">
            <table class={`tbl ctable${report.profit ? ' profit' : ''}${report.comparison ? ' compared' : ''}`} aria-rowcount={rows.length + 2}>
                <caption class="vh">{t('customers-caption', { by: t(`customers-sort-${wanted.value.sort.by}`, { measure }) })}</caption>
                <Heads look={look} />
                {rows.length ? <Body look={look} rows={rows} /> : <NoMatch columns={(isDated.value ? 7 : 4) + Number(report.profit !== null) + Number(report.comparison !== null)} />}
                <Totals look={look} rows={rows} />
            </table>
        </div>
    );
}

/**
 * The unit in which nine of ten customers still show more than 0.0.
 * @param {Columns} list
 * @param {Measure} measure
 * @returns {Unit}
 */
function unitOf({ value, count }, measure) {
    const usual = value[Math.floor(count * 0.9)] ?? 0;
    return isMoney(measure) ? unitFor(usual * 10, format.display.value.grouping) : { size: 1, word: null, decimals: 0 };
}

/** @param {{look: Look}} props */
function Heads({ look: { report, unit } }) {
    const { settings: { measure, period }, comparison, profit } = report;
    const against = comparison && t('customers-head-change-tip', { current: format.days(comparison.current.first, comparison.current.last), previous: format.days(comparison.previous.first, comparison.previous.last) });
    return (
        <thead>
            <tr>
                <Head by="name" class="c-name">{t('customers-head-name')}</Head>
                <Head by="class" class="c-class">{t('customers-head-class')}</Head>
                <Head by="value" class="c-value num">{t('customers-head-value', { measure })} {isMoney(measure) && <span class="mut3">{unitText(unit)}</span>}</Head>
                <Head by="share" class="c-share num">{t('customers-head-share')}</Head>
                {profit && <Head by="margin" class="c-margin num">{t('customers-head-margin')}</Head>}
                {isDated.value && (
                    <>
                        <th scope="col" class="c-spark">{t('customers-head-spark', { period })}</th>
                        <Head by="gap" class="c-gap num">{t('customers-head-gap')}</Head>
                        <Head by="since" class="c-since">{t('customers-head-since')}</Head>
                    </>
                )}
                {comparison && against && <Head by="change" class="c-change num" tip={against}>{t('customers-head-change', { kind: comparison.kind })}</Head>}
            </tr>
        </thead>
    );
}

/**
 * A head that sorts its column.
 * @param {{by: SortBy, class: string, tip?: string, children: ComponentChildren}} props
 */
function Head({ by, class: look, tip, children }) {
    const { sort } = wanted.value;
    const order = sort.down ? 'descending' : 'ascending';
    return (
        <th scope="col" class={look} aria-sort={sort.by === by ? order : undefined} title={tip}>
            <button type="button" onClick={() => replaceQuery({ sort: sortText(nextSort(sort, by)) })}>{children}</button>
        </th>
    );
}

/** @param {{look: Look, rows: Uint32Array}} props */
function Body({ look, rows }) {
    const body = useRef(/** @type {HTMLTableSectionElement | null} */ (null));
    const narrow = useMedia(NARROW);
    const printed = useMedia('print');
    const near = useVisibleRows(body, rows.length, narrow ? ROW_HEIGHT.narrow : ROW_HEIGHT.wide);
    const { from, to, above, below } = printed || rows.length <= ALL_DRAWN ? { from: 0, to: Math.min(rows.length, MOST_PRINTED), above: 0, below: 0 } : near;
    return (
        <tbody ref={body}>
            {above > 0 && <Space height={above} />}
            {Array.from(rows.subarray(from, to), (row, at) => <Row key={look.list.id[row]} look={look} row={row} at={from + at} />)}
            {below > 0 && <Space height={below} />}
        </tbody>
    );
}

/** @param {{height: number}} props */
function Space({ height }) {
    return <tr class="space" aria-hidden="true"><td style={{ height: `${height}px` }} /></tr>;
}

/** @param {{look: Look, row: number, at: number}} props */
function Row({ look, row, at }) {
    const { list, report, unit } = look;
    const value = list.value[row];
    return (
        <tr aria-rowindex={at + 2} onClick={event => openRow(event, list.id[row])}>
            <th scope="row" class="cn k-n"><NameCell list={list} row={row} /></th>
            <td class="k-c"><ClassChip abc={ABC[list.abc[row]]} xyz={XYZ[list.xyz[row]]} /></td>
            <td class={value < 0 ? 'num k-s neg' : 'num k-s'}>
                <span class="w">{format.decimal(value / unit.size, unit.decimals)}</span>
                <span class="ph">{valueText(value, report.settings.measure)}</span>
            </td>
            <td class="num"><ShareBar share={list.share[row]} largest={look.largest} />{format.percent(list.share[row])}</td>
            {report.profit && <MarginCell margin={list.profit[row] / list.revenue[row]} />}
            {isDated.value && (
                <>
                    <td class="c-spark"><Spark levels={list.spark.subarray(row * 12, row * 12 + 12)} /></td>
                    <td class="num">{gapText(list, row)}</td>
                    <td class="k-o"><Silence list={list} row={row} /></td>
                </>
            )}
            {report.comparison && <ChangeCell list={list} row={row} comparison={report.comparison} />}
        </tr>
    );
}

/**
 * A click anywhere on a row opens the customer, unless it is on the link itself or ends a selection of text.
 * @param {MouseEvent} event
 * @param {number} id
 */
function openRow({ target, button }, id) {
    const onLink = target instanceof Element && target.closest('a, button');
    if (onLink || button !== 0 || getSelection()?.toString()) return;
    go(`#/customer/${id}`);
}

/** @param {{list: Columns, row: number}} props */
function NameCell({ list, row }) {
    const label = labels.value[row];
    const key = keys.value[row];
    const type = KEY_TYPES[list.keyType[row]];
    return (
        <span class="cell-name">
            <a href={`#/customer/${list.id[row]}`} title={label}><Name>{label}</Name></a>
            {key !== label && <small class="mut3"><Name>{key}</Name></small>}
            {(type === 'breadwinner' || (type === 'prospective' && isDated.value)) && <Tag>{t(`customers-${type}`)}</Tag>}
        </span>
    );
}

/** @param {{share: number, largest: number}} props */
function ShareBar({ share, largest }) {
    return <span class="shb" aria-hidden="true"><i style={{ width: `${largest > 0 ? Math.max(0, (share / largest) * 100) : 0}%` }} /></span>;
}

/** @param {{margin: number}} props */
function MarginCell({ margin }) {
    return <td class={margin < 0 ? 'num c-margin neg' : 'num c-margin'}>{format.percent(margin)}</td>;
}

/** @param {{list: Columns, row: number, comparison: NonNullable<Overview['comparison']>}} props */
function ChangeCell({ list, row, comparison }) {
    const change = changeOf(list, row, comparison);
    if (typeof change === 'string') return <td class="num c-change mut" title={t(`customers-change-${change}-tip`)}>{t(`customers-change-${change}`)}</td>;
    const look = STATES[list.state[row]] === 'lost' ? 'mut' : change <= BAD_FALL ? 'neg' : '';
    return <td class={`num c-change ${look}`}>{growthText(change)}</td>;
}

/**
 * @param {Columns} list
 * @param {number} row
 */
function gapText({ gapDays }, row) {
    return Number.isNaN(gapDays[row]) ? t('customers-once') : t('days', { n: Math.round(gapDays[row]) });
}

/** @param {{list: Columns, row: number}} props */
function Silence({ list, row }) {
    const state = STATES[list.state[row]];
    const late = state === 'atRisk';
    const silence = list.silenceDays[row];
    return (
        <span class="od">
            <OverdueBar silenceDays={silence} usualDays={list.gapDays[row]} riskDays={state === 'lost' ? NaN : list.riskDays[row]} late={late} />
            <span class={late ? 'nw neg' : 'nw mut'}>
                {t('days', { n: silence })}{late && <> <b>{format.times(silence / list.gapDays[row])}</b></>}
            </span>
        </span>
    );
}

/** @param {{columns: number}} props */
function NoMatch({ columns: span }) {
    const clear = () => {
        search.value = '';
        replaceQuery({ f: null, class: null });
    };
    return (
        <tbody>
            <tr class="nomatch">
                <td colSpan={span}>
                    <Empty title={t('customers-no-match')}>{t('customers-no-match-text')}</Empty>
                    <Button onClick={clear}>{t('customers-no-match-clear')}</Button>
                </td>
            </tr>
        </tbody>
    );
}

/** @param {{look: Look, rows: Uint32Array}} props */
function Totals({ look: { report, list, unit }, rows }) {
    const { customers, value, share, margin } = totalsOf(list, rows);
    const all = customers === list.count;
    const change = all ? report.revenueChange : null;
    return (
        <tfoot>
            <tr aria-rowindex={rows.length + 2}>
                <th scope="row" class="k-n">{t('customers-total', { n: customers, all: list.count })}</th>
                <td />
                <td class="num k-s"><span class="w">{format.decimal(value / unit.size, unit.decimals)}</span><span class="ph">{valueText(value, report.settings.measure)}</span></td>
                <td class="num">{format.percent(share, all ? 0 : 1)}</td>
                {report.profit && <td class={margin < 0 ? 'num c-margin neg' : 'num c-margin'}>{format.percent(margin)}</td>}
                {isDated.value && <><td class="c-spark" /><td /><td /></>}
                {report.comparison && <td class="num c-change">{change !== null && growthText(change)}</td>}
            </tr>
        </tfoot>
    );
}
