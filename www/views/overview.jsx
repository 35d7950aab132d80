/** Overview: four answers, then the proof behind each. */

import { changeSettings } from '../analysis.js';
import { DependenceStrip } from '../charts/dependence.jsx';
import { Pareto } from '../charts/pareto.jsx';
import { middleOf } from '../charts/periods-shape.js';
import { Trend } from '../charts/trend.jsx';
import { Button } from '../components/button.jsx';
import { Icon } from '../components/icon.jsx';
import { Panel, Screen } from '../components/panel.jsx';
import { Name, Text } from '../components/text.jsx';
import { Term } from '../components/tip.jsx';
import * as format from '../format.js';
import { columns, isDated, labels, overview, settings } from '../state.js';
import { t } from '../translate.js';
import { actionsOf, daysLeft } from './actions.js';
import { growthText } from './change.js';
import { countByFilter } from './customer-rows.js';
import { Legend } from './customer-purchases.jsx';
import { KeyTable } from './key-table.jsx';
import { Matrix } from './matrix.jsx';
import { Period } from './period.jsx';
import { ShowTable } from './show-table.jsx';
import { LEAST_DAYS, daysOf, slippingOf, spanOf } from './slipping.js';
import { total, valueText } from './value.js';

/** @import {ComponentChildren} from 'preact' */
/** @import {Columns, Overview as Report} from '../../src/browser/types.d.ts' */
/** @import {Action} from './actions.js' */

/** @typedef {{report: Report, list: Columns}} Props */
/** @typedef {{list: Columns, days: number, todo: Action[]}} ActionProps */

const ACTIONS_SHOWN = 7;
/** Days left from which on they are said, and from which on they are urgent. */
const NEAR_DAYS = 30;
const SOON_DAYS = 14;
/** A largest customer below this share is no danger; below the smaller one its name says nothing. */
const HURTING_SHARE = 0.05;
const NOTABLE_SHARE = 0.02;
/** From so many equal customers on no fraction of one is said. */
const MANY_EQUAL = 10;
/** Customers are about equally large when the largest has at most so many times its part. */
const ABOUT_EQUAL = 1.5;
const TABLE_ROWS = 100;
/** Key customers usually bring so much of all sales. */
const USUAL_KEY_SHARE = { from: 0.3, to: 0.55 };

export function Overview() {
    const report = overview.value;
    const list = columns.value;
    if (!report || !list) return null;
    const days = daysOf(list, report);
    const todo = actionsOf(list, ACTIONS_SHOWN, days >= LEAST_DAYS);
    return (
        <Screen name="overview" title={t('nav-overview')} context={<Period overview={report} />} tools={<Button icon="print" onClick={() => print()}>{t('overview-print')}</Button>}>
            <Answers report={report} list={list} days={days} todo={todo} />
            {days > 1 && (
                <div class="g g-over">
                    <Panel class="fill" title={t('matrix')} text={t('matrix-text', { measure: report.settings.measure })}><Matrix overview={report} /></Panel>
                    <Actions list={list} days={days} todo={todo} />
                </div>
            )}
            <div class="g g-over">
                <ParetoPanel report={report} list={list} />
                <KeyTable report={report} list={list} />
                <div class="stack">
                    <Dependence report={report} list={list} />
                    {report.trend.length > 1 && <TrendPanel report={report} />}
                </div>
            </div>
        </Screen>
    );
}

// ---------------------------------------------------------------- the four answers

/** @param {Props & ActionProps} props */
function Answers(props) {
    return (
        <ol class="answers" aria-label={t('overview-findings')}>
            <Carries {...props} />
            <Slipping {...props} />
            <Profit {...props} />
            <First {...props} />
        </ol>
    );
}

/**
 * A question, its answer in a sentence, a line of detail and where to look.
 * @param {{question: string, href: string, link: string, detail: ComponentChildren, children: ComponentChildren}} props
 */
function Answer({ question, href, link, detail, children }) {
    return (
        <li>
            <h2 class="q">{t(question)}</h2>
            <p class="s">{children}</p>
            <p class="d">{detail}</p>
            <a href={href}>{link}<Icon name="chevron" /></a>
        </li>
    );
}

/** @param {Props} props */
function Carries({ report }) {
    const { customers: n, share } = report.abc.A;
    const { largest } = report.concentration;
    const question = 'overview-carries-question';
    if (!n || !largest) {
        return <Answer question={question} href="#/customers" link={t('overview-slipping-link-all')} detail={t('overview-carries-nobody-detail')}><Text id="overview-carries-nobody" /></Answer>;
    }
    return (
        <Answer question={question} href="#/customers?class=A" link={t('overview-carries-link', { n })} detail={<LargestText report={report} largest={largest} />}>
            <Text id={carriesText(report, largest.share)} n={n} all={report.customers} share={share} measure={report.settings.measure} />
        </Answer>
    );
}

/**
 * @param {Report} report
 * @param {number} largest share
 */
function carriesText({ abc: { A }, customers }, largest) {
    if (customers === 1) return 'overview-carries-one';
    return A.customers === customers && largest * customers <= ABOUT_EQUAL ? 'overview-carries-equal' : 'overview-carries';
}

/** @param {{report: Report, largest: NonNullable<Report['concentration']['largest']>}} props */
function LargestText({ report, largest }) {
    const { breadwinners } = report.key;
    const share = largest.share;
    if (share < NOTABLE_SHARE) return <Text id="overview-carries-spread" share={share} />;
    const values = { largest: <Name>{largest.label}</Name>, share, breadwinners, limit: report.settings.key.breadwinnerShare };
    return <Text id={report.profit && breadwinners ? 'overview-carries-largest' : 'overview-carries-largest-only'} {...values} />;
}

/** @param {Props & {days: number}} props */
function Slipping({ report, list, days }) {
    const question = 'overview-slipping-question';
    const all = { question, href: '#/customers', link: t('overview-slipping-link-all') };
    if (!isDated.value) return <Answer {...all} detail={t('overview-slipping-undated-detail')}><Text id="overview-slipping-undated" /></Answer>;
    const established = list.riskDays.filter(day => !Number.isNaN(day)).length;
    if (days < LEAST_DAYS) return <Answer {...all} detail={t('overview-slipping-short-detail')}><Text id="overview-slipping-short" days={days} /></Answer>;
    const { atRisk, lost, longLost, smaller } = slippingOf(list);
    const span = spanOf(days);
    const money = (/** @type {number} */ sum) => ({ money: sum, ...span });
    const more = <LostBefore list={list} lost={lost} longLost={longLost} />;
    if (atRisk.count) {
        const row = atRisk.worst;
        const worst = <Text id="overview-slipping-worst" name={nameAt(row)} silence={list.silenceDays[row]} usual={Math.round(list.gapDays[row])} />;
        return <Answer question={question} href="#/customers?f=call" link={t('overview-slipping-link', { n: atRisk.count })} detail={<>{worst} {more}</>}><Text id="overview-slipping" n={atRisk.count} {...money(atRisk.money)} {...(lost.count + longLost.count ? { about: 'yes' } : { about: 'no', money: report.slipping.key.money })} /></Answer>;
    }
    if (lost.count) {
        const latest = <Text id="overview-slipping-latest" name={nameAt(lost.latest)} silence={list.silenceDays[lost.latest]} />;
        return <Answer question={question} href="#/customers?f=win" link={t('overview-slipping-link', { n: lost.count })} detail={latest}><Text id="overview-slipping-lost" n={lost.count} {...money(lost.money)} /></Answer>;
    }
    if (smaller.count) {
        return <Answer question={question} href="#/customers?f=over" link={t('overview-slipping-link-over')} detail={<>{t('overview-slipping-no-key-detail', { n: smaller.count, ...money(smaller.money) })} {more}</>}><Text id="overview-slipping-no-key" /></Answer>;
    }
    if (longLost.count) return <Answer {...all} detail={more}><Text id="overview-slipping-no-key" /></Answer>;
    return <Answer {...all} detail={t(`overview-slipping-${established ? 'nobody' : 'too-little'}-detail`, { n: established })}><Text id={`overview-slipping-${established ? 'nobody' : 'too-little'}`} /></Answer>;
}

/**
 * Key customers that are lost already, in a sentence that leads to them.
 * @param {{list: Columns} & Pick<import('./slipping.js').Slipping, 'lost' | 'longLost'>} props
 */
function LostBefore({ list, lost, longLost }) {
    const latest = lost.count ? lost : longLost;
    if (!latest.count) return null;
    const [id, filter] = lost.count ? ['overview-slipping-more-lost', 'win'] : ['overview-slipping-long-lost', 'gone'];
    return <Text id={id} n={latest.count} name={nameAt(latest.latest)} silence={list.silenceDays[latest.latest]} link={text => <a class="link" href={`#/customers?f=${filter}`}>{text}</a>} />;
}

/** @param {number} row */
function nameAt(row) {
    return <Name>{labels.value[row]}</Name>;
}

/** @param {Props} props */
function Profit({ report, list }) {
    const { profit, comparison } = report;
    const question = 'overview-profit-question';
    if (!profit) {
        return <Answer question={question} href="#/columns" link={t('overview-profit-unknown-link')} detail={t('overview-profit-unknown-detail')}><Text id="overview-profit-unknown" /></Answer>;
    }
    const margin = profit.total / total(list.revenue);
    const [href, link] = profit.lossMaking
        ? ['#/customers?f=loss', t('overview-profit-link-losses', { n: profit.lossMaking })]
        : ['#/customers?sort=margin', t('overview-profit-link')];
    return (
        <Answer question={question} href={href} link={link} detail={<ProfitDetail profit={profit} margin={margin} />}>
            {profit.change && comparison
                ? <Text id="overview-profit-change" sales={<Growth ratio={profit.change.revenue} />} profit={<Growth ratio={profit.change.profit} />} against={comparison.kind} />
                : <Text id={profit.total < 0 ? 'overview-profit-loss' : 'overview-profit-plain'} profit={profit.total} margin={margin} />}
        </Answer>
    );
}

/** @param {{profit: NonNullable<Report['profit']>, margin: number}} props */
function ProfitDetail({ profit, margin }) {
    if (profit.lossMaking && profit.worst) {
        return <Text id="overview-profit-losses" n={profit.lossMaking} loss={Math.abs(profit.loss)} name={<Name>{profit.worst.label}</Name>} />;
    }
    return <>{t(profit.change ? 'overview-profit-no-losses-margin' : 'overview-profit-no-losses', { margin })}</>;
}

/** @param {{ratio: number}} props */
function Growth({ ratio }) {
    return <b class={ratio < 0 ? 'neg' : ''}>{growthText(ratio)}</b>;
}

// ---------------------------------------------------------------- what to do first

/**
 * The list that an action belongs to.
 * @param {Action} action
 */
function listOf({ kind, key }) {
    if (kind === 'call') return key ? 'call' : 'over';
    return /** @type {const} */ ({ price: 'price', winBack: 'win', welcome: 'new' })[kind];
}

/** @param {ActionProps} props */
function First({ list, days, todo: [first] }) {
    const question = 'overview-first-question';
    if (!first) {
        const nothing = !isDated.value ? 'overview-first-undated' : days < LEAST_DAYS ? 'overview-first-short' : 'overview-first-nothing';
        return <Answer question={question} href="#/customers" link={t('overview-first-link-all')} detail={t(`${nothing}-detail`)}><Text id={nothing} /></Answer>;
    }
    const filter = listOf(first);
    const n = countByFilter(list)[filter];
    return (
        <Answer question={question} href={`#/customers?f=${filter}`} link={t(`overview-first-link-${filter}`, { n })} detail={t(`overview-first-${filter}-detail`, { n })}>
            <Text id={`overview-first-${first.kind}`} name={nameAt(first.row)} {...factsOf(list, first)} />
        </Answer>
    );
}

/** @param {ActionProps} props */
function Actions({ list, days, todo }) {
    const gone = days < LEAST_DAYS ? 0 : countByFilter(list).gone;
    return (
        <Panel class="actions" title={t('overview-actions')} text={t('overview-actions-text')}>
            {todo.length ? <ul class="acts">{todo.map(action => <ActionRow key={action.row} list={list} action={action} />)}</ul> : <p class="mut">{t(days < LEAST_DAYS ? 'overview-first-short-detail' : 'overview-actions-none')}</p>}
            {gone > 0 && <p class="note"><Text id="overview-actions-gone" n={gone} link={text => <a class="link" href="#/customers?f=gone">{text}</a>} /></p>}
        </Panel>
    );
}

/** @param {{list: Columns, action: Action}} props */
function ActionRow({ list, action }) {
    const facts = factsOf(list, action);
    return (
        <li>
            <a href={`#/customer/${list.id[action.row]}`}><Text id={`overview-action-${action.kind}`} name={nameAt(action.row)} /></a>
            {action.kind === 'call' && <Due {...facts} />}
            <span class="why">{t(`overview-action-${action.kind}-why`, facts)}</span>
        </li>
    );
}

/**
 * How near the loss is; far from it, how late the customer is.
 * @param {{days: number, ratio: number}} props
 */
function Due({ days, ratio }) {
    if (days > NEAR_DAYS) return <span class="due">{t('overview-action-call-late', { ratio })}</span>;
    return <span class={days <= SOON_DAYS ? 'due now' : 'due'} title={t('overview-action-call-due-why')}>{t('overview-action-call-due', { days })}</span>;
}

/**
 * The numbers that the words of an action may use.
 * @param {Columns} list
 * @param {Action} action
 */
function factsOf(list, { kind, row, stake }) {
    const silence = list.silenceDays[row];
    const asOf = list.last[row] + silence;
    const days = kind === 'welcome' ? asOf - list.first[row] : kind === 'call' ? daysLeft(list, row) : 0;
    return { silence, usual: Math.round(list.gapDays[row]), ratio: silence / list.gapDays[row], days, stake, revenue: list.revenue[row], loss: Math.abs(list.profit[row]) };
}

// ---------------------------------------------------------------- pareto

/** @param {Props} props */
function ParetoPanel({ report, list }) {
    const { measure, abc } = report.settings;
    const limits = settings.value?.abc ?? abc;
    return (
        <Panel class="no-print" title={t('pareto', { measure })} text={t(`pareto-hint-${hintOf(report)}`)}>
            <Pareto overview={report} limits={{ a: limits.a, b: limits.b }} describe={rank => columnText(list, rank, measure)} address={rank => `#/customer/${list.id[rank - 1]}`} onLimit={setLimit} />
            <ShowTable>{() => <ParetoTable report={report} list={list} />}</ShowTable>
        </Panel>
    );
}

/** @param {Report} report */
function hintOf({ settings: { abc }, notComputable }) {
    if (notComputable) return 'notComputable';
    return abc.rule === 'computed' ? 'computed' : abc.by;
}

/**
 * @param {'a' | 'b'} which
 * @param {number} percent
 */
function setLimit(which, percent) {
    changeSettings(now => ({ ...now, abc: { ...now.abc, [which]: percent } }), `limit-${which}`);
}

/**
 * @param {Columns} list
 * @param {number} rank
 * @param {Report['settings']['measure']} measure
 */
function columnText({ value, share, before }, rank, measure) {
    const row = rank - 1;
    return t('pareto-column', { rank, name: labels.value[row], value: valueText(value[row], measure), share: share[row], together: before[row] + share[row] });
}

/** @param {Props} props */
function ParetoTable({ report, list }) {
    const { measure } = report.settings;
    const shown = Math.min(TABLE_ROWS, report.pareto.at(-1)?.upTo ?? 0);
    const others = report.customers - shown;
    let together = 0;
    return (
        <table class="tbl in">
            <thead>
                <tr>
                    <th scope="col" class="num">{t('pareto-table-rank')}</th><th scope="col">{t('customers-head-name')}</th>
                    <th scope="col" class="num">{t('customers-head-value', { measure })}</th><th scope="col" class="num">{t('customers-head-share')}</th><th scope="col" class="num">{t('pareto-table-together')}</th>
                </tr>
            </thead>
            <tbody>
                {Array.from(list.value.subarray(0, shown), (value, row) => {
                    together += list.share[row];
                    return (
                        <tr key={row}>
                            <td class="num">{format.count(row + 1)}</td><th scope="row"><Name>{labels.value[row]}</Name></th>
                            <td class="num">{valueText(value, measure)}</td><td class="num">{format.percent(list.share[row])}</td><td class="num">{format.percent(together)}</td>
                        </tr>
                    );
                })}
                {others > 0 && <OthersRow others={others} value={report.total - total(list.value.subarray(0, shown))} report={report} />}
            </tbody>
        </table>
    );
}

/** @param {{others: number, value: number, report: Report}} props */
function OthersRow({ others, value, report }) {
    return (
        <tr>
            <td /><th scope="row">{t('pareto-table-others', { n: others })}</th>
            <td class="num">{valueText(value, report.settings.measure)}</td><td class="num">{format.percent(value / report.positiveTotal)}</td><td class="num">{format.percent(report.total / report.positiveTotal)}</td>
        </tr>
    );
}

// ---------------------------------------------------------------- dependence, trend

/** @param {Props} props */
function Dependence({ report, list }) {
    const { concentration, key } = report;
    const { largest, cr3, effective, hhi, shares, needed } = concentration;
    if (!largest) return null;
    const half = needed.find(({ percent }) => percent === 50)?.customers;
    const spread = largest.share < HURTING_SHARE;
    const finding = t(spread ? 'dependence-text-spread' : 'dependence-text', { n: effective >= MANY_EQUAL ? Math.round(effective) : effective });
    return (
        <Panel title={t('dependence')} text={<Term text={t('dependence-tip', { hhi })}>{finding}</Term>}>
            <DependenceStrip shares={shares} label={t('dependence-label', { finding })} />
            <dl class="facts">
                <div><dt>{t('dependence-largest')}</dt><dd>{format.percent(largest.share)}</dd></div>
                <div><dt>{t('dependence-largest-3')}</dt><dd>{format.percent(cr3)}</dd></div>
                {half !== undefined && <div><dt>{t('dependence-half')}</dt><dd>{t('customers', { n: half })}</dd></div>}
                <div><dt>{t('dependence-key', { n: key.customers })}</dt><dd>{format.percent(key.share)}</dd></div>
            </dl>
            <p class="note">{dangerText(report, largest.share)} {t('dependence-usual', { place: placeOf(key.share) })}</p>
            <p class="note"><WhatIf largest={largest} report={report} list={list} /></p>
        </Panel>
    );
}

/**
 * What a departure would mean.
 * @param {Report} report
 * @param {number} largest share
 */
function dangerText({ customers, concentration: { cr3 } }, largest) {
    if (largest < HURTING_SHARE) return t('dependence-spread');
    if (largest > 0.5) return t(customers === 1 ? 'dependence-only-one' : 'dependence-half-one');
    return customers > 3 ? t('dependence-hurts', { share: cr3 }) : t('dependence-hurts-largest', { share: largest });
}

/** @param {number} share */
function placeOf(share) {
    if (share > USUAL_KEY_SHARE.to) return 'above';
    return share < USUAL_KEY_SHARE.from ? 'below' : 'within';
}

/** @param {{largest: NonNullable<Report['concentration']['largest']>} & Props} props */
function WhatIf({ largest, report, list }) {
    const row = list.id.indexOf(largest.id);
    if (row < 0) return null;
    const revenue = total(list.revenue);
    const sales = -list.revenue[row] / revenue;
    const name = <Name>{largest.label}</Name>;
    if (!report.profit || !(report.profit.total > 0)) return <Text id="dependence-what-if" name={name} sales={sales} />;
    return <Text id="dependence-what-if-profit" name={name} sales={sales} profit={-list.profit[row] / report.profit.total} />;
}

/** @param {{report: Report}} props */
function TrendPanel({ report: { trend, comparison, revenueChange, settings: { period }, window: { first, last } } }) {
    const largest = trend.reduce((best, one) => (one.value > best.value ? one : best));
    const periodAt = (/** @type {number} */ at) => format.periodName(trend.at(at)?.start ?? first, period);
    return (
        <Panel class="no-print" title={t('trend', { period })} text={comparison && revenueChange !== null && t('trend-change', { kind: comparison.kind, change: growthText(revenueChange) })}>
            <Trend
                periods={trend} ends={[periodAt(0), periodAt(-1)]} isCurrent={at => comparison !== null && middleOf(trend, at) >= comparison.current.first}
                label={t('trend-label', { first: periodAt(0), last: periodAt(-1), period: format.periodName(largest.start, period), value: largest.value })}
            />
            {comparison && <Legend current={comparison.current} previous={comparison.previous} />}
        </Panel>
    );
}
