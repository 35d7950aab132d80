/** What a customer bought when: bars per period, and a line for each purchase. */

import { unitFor } from '../charts/axis.js';
import { Periods, Rhythm } from '../charts/periods.jsx';
import { Panel } from '../components/panel.jsx';
import * as format from '../format.js';
import { t } from '../translate.js';
import { ShowTable } from './show-table.jsx';
import { unitText } from './value.js';

/** @import {CustomerReport, Day, Overview} from '../../src/browser/types.d.ts' */

/** @param {{report: CustomerReport, all: Overview}} props */
export function Purchases({ report, all }) {
    const { periods, occasions } = report;
    const { settings: { period }, window: { first, last, asOf }, comparison } = all;
    const largest = periods.reduce((best, one) => (one.value > best.value ? one : best), periods[0] ?? { start: first, value: 0 });
    const empty = periods.filter(({ value }) => value === 0).length;
    const unit = unitFor(largest.value, format.display.value.grouping);
    /** @param {Day} middle */
    const placeOf = middle => {
        if (!comparison) return 'previous';
        if (middle >= comparison.current.first) return 'current';
        return middle >= comparison.previous.first ? 'previous' : 'before';
    };
    const title = [t('customer-purchases', { period }), unitText(unit)].filter(Boolean).join(', ');
    return (
        <Panel title={title} aside={<span class="sm mut">{t('customer-purchases-count', { n: occasions, periods: periods.length, period })}</span>}>
            {comparison && <Legend current={comparison.current} previous={comparison.previous} />}
            <Periods periods={periods} period={period} unit={unit} lastDay={last} placeOf={placeOf} label={t('customer-purchases-label', { period: format.periodName(largest.start, period), value: largest.value, empty })} />
            <RhythmLine report={report} lastDay={last} asOf={asOf} />
            <ShowTable>{() => <PeriodTable periods={periods} period={period} />}</ShowTable>
        </Panel>
    );
}

/**
 * Blue is the comparison's current days, grey the days before.
 * @param {{current: {first: Day, last: Day}, previous: {first: Day, last: Day}}} props
 */
export function Legend({ current, previous }) {
    return (
        <p class="legend">
            <span><Swatch look="f-a" />{format.days(current.first, current.last)}</span>
            <span><Swatch look="f-bar" />{format.days(previous.first, previous.last)}</span>
        </p>
    );
}

/** @param {{look: string}} props */
export function Swatch({ look }) {
    return <svg viewBox="0 0 12 12" aria-hidden="true"><rect class={look} width="12" height="12" rx="2" /></svg>;
}

/** @param {{report: CustomerReport, lastDay: Day, asOf: Day}} props */
function RhythmLine({ report: { periods, occasionDays, proof: { state } }, lastDay, asOf }) {
    const late = state.state === 'atRisk' || state.state === 'lost';
    const end = endText(state);
    const end_ = asOf > lastDay ? asOf : lastDay;
    return (
        <div class="rhythm">
            <Rhythm periods={periods} days={occasionDays} asOf={asOf} lastDay={end_} expected={state.state === 'lost' || !state.established ? null : state.expected} late={late} label={t('customer-rhythm-label', { end })} />
            <p class="rhythm-words"><span>{t('customer-rhythm-each')}</span><span class={late ? 'neg' : ''}>{end}</span></p>
        </div>
    );
}

/** @param {CustomerReport['proof']['state']} state */
function endText({ state, established, silenceDays, expected }) {
    if (!expected || !established) return t('customer-rhythm-alone', { days: silenceDays });
    const shown = format.dayOfMonth(expected);
    if (state === 'lost') return t('customer-rhythm-lost', { days: silenceDays, expected: format.day(expected) });
    return state === 'atRisk' || state === 'slowing' ? t('customer-rhythm-silent', { days: silenceDays, expected: shown }) : t('customer-rhythm-quiet', { expected: shown });
}

/** @param {{periods: CustomerReport['periods'], period: Overview['settings']['period']}} props */
function PeriodTable({ periods, period }) {
    return (
        <table class="tbl in">
            <thead><tr><th scope="col">{t('customer-table-period')}</th><th scope="col" class="num">{t('customer-table-sales')}</th></tr></thead>
            <tbody>
                {periods.map(({ start, value }) => <tr key={start}><th scope="row">{format.periodName(start, period)}</th><td class="num">{format.moneyFull(value)}</td></tr>)}
            </tbody>
        </table>
    );
}
