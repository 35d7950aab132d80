/** Whether a customer is slipping away: its silence against its own usual gap. */

import { SilenceLine } from '../charts/silence.jsx';
import { Panel } from '../components/panel.jsx';
import * as format from '../format.js';
import { t } from '../translate.js';
import { daysUntilLost } from './actions.js';

/** @import {CustomerReport} from '../../src/browser/types.d.ts' */

/** Base weights below this come from rounding. */
const OWN_ONLY = 0.005;
/** Days left until a customer counts as lost, from which on they are said. */
const NEAR_DAYS = 30;

/** @param {{report: CustomerReport}} props */
export function SlippingPanel({ report: { proof: { state } } }) {
    const name = <span class={state.state === 'atRisk' || state.state === 'lost' ? 'tag r' : 'tag'}>{t('customer-state', { state: state.state })}</span>;
    const { medianGapDays, riskDays, lostDays } = state;
    const judged = state.established && medianGapDays !== null && riskDays !== null && lostDays !== null;
    return (
        <Panel title={t('customer-state-title')} aside={name}>
            {judged ? <Judged state={state} usual={medianGapDays} risk={riskDays} lost={lostDays} /> : <p class="says">{t('customer-state-few')}</p>}
        </Panel>
    );
}

/** @param {{state: CustomerReport['proof']['state'], usual: number, risk: number, lost: number}} props */
function Judged({ state, usual, risk, lost }) {
    const { silenceDays, overdueRatio, expected, ownGaps, baseWeight } = state;
    const says = t('customer-state-says', { state: state.state, silence: silenceDays, usual: daysText(usual), risk: daysText(risk), lost: daysText(lost) });
    const late = state.state === 'atRisk' || state.state === 'lost';
    const left = daysUntilLost(lost, silenceDays);
    return (
        <>
            <SilenceLine
                silenceDays={silenceDays} usualDays={usual} riskDays={risk} lostDays={lost} late={late} label={says}
                words={{ usual: t('customer-state-mark-usual'), risk: t('customer-state-mark-risk'), lost: t('customer-state-mark-lost') }}
            />
            <dl class="facts">
                <div><dt>{t('customer-state-silence')}</dt><dd class={late ? 'neg' : ''}>{t('days', { n: silenceDays })}</dd></div>
                <div><dt>{t('customer-state-usual')}</dt><dd>{t('days', { n: Number(daysText(usual)) })}</dd></div>
                {overdueRatio !== null && <div><dt>{t('customer-state-ratio')}</dt><dd>{format.times(overdueRatio)}</dd></div>}
                {expected && state.state !== 'lost' && <div><dt>{t('customer-state-expected')}</dt><dd>{format.day(expected)}</dd></div>}
            </dl>
            <p class="note">{says} {state.state === 'atRisk' && left <= NEAR_DAYS && <>{t('customer-state-left', { days: left })} </>}{t('customer-state-basis', { base: baseWeight < OWN_ONLY ? 0 : baseWeight, gaps: ownGaps })}</p>
        </>
    );
}

/** @param {number} days */
function daysText(days) {
    return format.decimal(days, Number.isInteger(days) ? 0 : 1);
}
