/** Why a customer has its class: both sums, the rule in words, the distance to the border. */

import { XyzChip } from '../components/chip.jsx';
import { Text } from '../components/text.jsx';
import * as format from '../format.js';
import { t } from '../translate.js';
import { comparedShare, otherMethod, ruleOf, sideOf, tellingDecimals, throughOf, toCents } from './proof.js';
import { isMoney } from './value.js';

/** @import {ComponentChildren} from 'preact' */
/** @import {AbcProof, CustomerReport, Exact, Measure, Settings, XyzProof} from '../../src/browser/types.d.ts' */

/** @type {Settings['xyz']['method'][]} */
const METHODS = ['rhythm', 'variation', 'activity'];

/**
 * A line of a sum; the line of the result has a rule above it.
 * @param {{name: string, result?: boolean, children: ComponentChildren}} props
 */
function Line({ name, result, children }) {
    return <tr class={result ? 'eq' : ''}><th scope="row">{name}</th><td>{children}</td></tr>;
}

/** @param {{chip: ComponentChildren, title: string, children: ComponentChildren}} props */
function Why({ chip, title, children }) {
    return <div><h3>{chip}{title}</h3>{children}</div>;
}

// ---------------------------------------------------------------- how much

/** @param {{proof: AbcProof, settings: Settings}} props */
export function AbcWhy({ proof, settings }) {
    const { abc, measure } = proof;
    const chip = abc === 'none' ? null : <span class={`chip ${abc === 'L' ? 'Loss' : `${abc} X`}`}>{abc}</span>;
    const own = exactText(proof.value, measure);
    return (
        <Why chip={chip} title={t(`customer-abc-${abc}`, { measure })}>
            {abc === 'L' && <p class="says"><Text id="customer-abc-says-L" value={own} /></p>}
            {abc === 'none' && <p class="says">{t('customer-abc-says-none')}</p>}
            {abc !== 'L' && abc !== 'none' && (ruleOf(proof) === 'amount' ? <AmountSum proof={proof} settings={settings} /> : <ShareSum proof={proof} />)}
            <Distance proof={proof} />
        </Why>
    );
}

/** @param {{proof: AbcProof}} props */
function ShareSum({ proof }) {
    const { measure, of, limitA, limitB, abc, returns } = proof;
    const rule = ruleOf(proof);
    const share = comparedShare(proof);
    const decimals = tellingDecimals(share, [limitA, limitB], 1);
    const inPercent = (/** @type {number | null} */ value) => (value === null ? format.UNKNOWN : format.percent(value / 100, decimals));
    const limitKey = rule === 'customers' ? 'customer-abc-limit-customers' : 'customer-abc-limit';
    return (
        <>
            <table class="calc">
                <tbody>
                    {rule === 'customers'
                        ? <Line name={t('customer-abc-rank')}>{t('customers-total', { n: proof.rank, all: of })}</Line>
                        : <MoneyLines proof={proof} rule={rule} />}
                    <Line result name={t(rule === 'exclusive' ? 'customer-abc-share-through' : 'customer-abc-share-ahead')}>{inPercent(share)}</Line>
                    {abc !== 'C' && <Line name={t(`${limitKey}-A`)}>{inPercent(limitA)}</Line>}
                    {abc !== 'A' && <Line name={t(`${limitKey}-B`)}>{inPercent(limitB)}</Line>}
                    {returns.rows > 0 && <Line name={t('customer-abc-returns', { n: returns.rows })}>{exactText(returns.value, measure)}</Line>}
                </tbody>
            </table>
            <p class="says">
                <Text id={`customer-abc-says-${rule === 'exclusive' ? 'exclusive' : 'inclusive'}`} side={sideOf(abc)} class={abc} value={inPercent(share)} limit={inPercent(abc === 'A' ? limitA : limitB)} lower={inPercent(limitA)} />
                {' '}{t(`customer-abc-rule-${rule}`)}
            </p>
        </>
    );
}

/** @param {{proof: AbcProof, rule: string}} props */
function MoneyLines({ proof, rule }) {
    const { ahead, total, of, measure, denominator } = proof;
    return (
        <>
            <Line name={t('customer-abc-ahead', { n: ahead.customers })}>{exactText(ahead.value, measure)}</Line>
            {rule === 'exclusive' && <Line name={t('customer-abc-through')}>{exactText(throughOf(proof), measure)}</Line>}
            <Line name={t('customer-abc-total', { n: of, denominator })}>{exactText(total, measure)}</Line>
        </>
    );
}

/** @param {{proof: AbcProof, settings: Settings}} props */
function AmountSum({ proof: { abc, value, measure }, settings: { abc: { aAmount, bAmount } } }) {
    return (
        <>
            <table class="calc">
                <tbody>
                    <Line result name={t('customer-abc-own', { measure })}>{exactText(value, measure)}</Line>
                    {abc !== 'C' && <Line name={t('customer-abc-limit-A')}>{exactText(aAmount, measure)}</Line>}
                    {abc !== 'A' && <Line name={t('customer-abc-limit-B')}>{exactText(bAmount, measure)}</Line>}
                </tbody>
            </table>
            <p class="says">
                <Text id="customer-abc-says-amount" side={sideOf(abc)} class={abc} value={exactText(value, measure)} limit={exactText(abc === 'A' ? aAmount : bAmount, measure)} lower={exactText(aAmount, measure)} />
                {' '}{t('customer-abc-rule-amount')}
            </p>
        </>
    );
}

/** @param {{proof: AbcProof}} props */
function Distance({ proof: { abc, ties, margin, measure } }) {
    const better = { B: 'A', C: 'B', L: 'C', none: 'C', A: '' }[abc];
    return (
        <>
            {ties > 1 && abc !== 'none' && <p class="says">{t('customer-abc-ties', { n: ties - 1 })}</p>}
            {margin.down !== null && <p class="says"><Text id="customer-abc-down" class={abc} amount={<b>{exactText(margin.down, measure)}</b>} /></p>}
            {margin.up !== null && better && <p class="says"><Text id="customer-abc-up" class={better} amount={<b>{exactText(margin.up, measure)}</b>} /></p>}
        </>
    );
}

/**
 * Money to the cent, or the bare number of pieces or purchases.
 * @param {Exact} value
 * @param {Measure} measure
 */
function exactText(value, measure) {
    return isMoney(measure) ? format.exact(toCents(value)) : format.exact(value).replace(format.display.value.currency, '');
}

// ---------------------------------------------------------------- how steadily

/** @param {{report: CustomerReport, settings: Settings}} props */
export function XyzWhy({ report, settings }) {
    const proof = report.proof.xyz;
    const { method, xyz } = proof;
    const judged = xyz === 'X' || xyz === 'Y' || xyz === 'Z';
    const title = t(`customer-xyz-${xyz}`);
    return (
        <Why chip={judged ? <span class={`chip ${report.abc === 'L' || report.abc === 'none' ? 'C' : report.abc} ${xyz}`}>{xyz}</span> : <XyzChip xyz={xyz} />} title={judged ? t(`customer-method-${method}`, { class: title }) : title}>
            {proof[method].xyz !== null && <Sum proof={proof} method={method} period={settings.period} />}
            <p class="says"><Says report={report} settings={settings} /></p>
            {judged && method === 'rhythm' && proof.rhythm.marginDays !== null && <p class="says"><Text id="customer-xyz-margin" class={xyz} days={proof.rhythm.marginDays} /></p>}
            <Others proof={proof} method={method} />
        </Why>
    );
}

/** @param {{proof: XyzProof, method: Settings['xyz']['method'], period: Settings['period']}} props */
function Sum({ proof, method, period }) {
    if (method === 'rhythm') return <RhythmSum proof={proof.rhythm} />;
    return method === 'variation' ? <VariationSum proof={proof.variation} period={period} /> : <ActivitySum proof={proof.activity} period={period} />;
}

/** @param {{proof: XyzProof['rhythm']}} props */
function RhythmSum({ proof: { gaps, openGap, meanDays, deviationDays, cv, limitX, limitY, xyz } }) {
    return (
        <table class="calc">
            <tbody>
                <Line name={t('customer-rhythm-gaps')}>{format.count(gaps)}</Line>
                {openGap !== null && <Line name={t('customer-rhythm-open')}>{t('days', { n: openGap })}</Line>}
                <Line name={t('customer-rhythm-mean')}>{daysText(meanDays)}</Line>
                <Line name={t('customer-rhythm-deviation')}>{daysText(deviationDays)}</Line>
                <RatioLines name={t('customer-rhythm-cv')} cv={cv} limitX={limitX} limitY={limitY} xyz={xyz} />
            </tbody>
        </table>
    );
}

/** @param {number | null} days */
function daysText(days) {
    return days === null ? format.UNKNOWN : t('customer-rhythm-days', { days });
}

/** @param {{proof: XyzProof['variation'], period: Settings['period']}} props */
function VariationSum({ proof: { periods, zeros, mean, deviation, cv, limitX, limitY, xyz }, period }) {
    return (
        <table class="calc">
            <tbody>
                <Line name={t('customer-variation-periods', { period })}>{format.count(periods)}</Line>
                {zeros > 0 && <Line name={t('customer-variation-zeros')}>{format.count(zeros)}</Line>}
                <Line name={t('customer-variation-mean')}>{format.moneyFull(mean ?? NaN)}</Line>
                <Line name={t('customer-variation-deviation')}>{format.moneyFull(deviation ?? NaN)}</Line>
                <RatioLines name={t('customer-variation-cv')} cv={cv} limitX={limitX} limitY={limitY} xyz={xyz} />
            </tbody>
        </table>
    );
}

/** @param {{name: string, cv: number | null, limitX: number, limitY: number, xyz: 'X' | 'Y' | 'Z' | null}} props */
function RatioLines({ name, cv, limitX, limitY, xyz }) {
    const decimals = tellingDecimals(cv ?? 0, [limitX, limitY], 2);
    return (
        <>
            <Line result name={name}>{format.decimal(cv ?? NaN, decimals)}</Line>
            {xyz !== 'Z' && <Line name={t('customer-xyz-limit-X')}>{format.decimal(limitX, 2)}</Line>}
            {xyz !== 'X' && <Line name={t('customer-xyz-limit-Y')}>{format.decimal(limitY, 2)}</Line>}
        </>
    );
}

/** @param {{proof: XyzProof['activity'], period: Settings['period']}} props */
function ActivitySum({ proof: { periods, active, share, xyz }, period }) {
    return (
        <table class="calc">
            <tbody>
                <Line name={t('customer-activity-periods', { period })}>{format.count(periods)}</Line>
                <Line name={t('customer-activity-active')}>{format.count(active)}</Line>
                <Line result name={t('customer-activity-share')}>{format.percent(share ?? NaN)}</Line>
                {xyz !== 'Z' && <Line name={t('customer-xyz-limit-X')}>{ACTIVITY.x}</Line>}
                {xyz !== 'X' && <Line name={t('customer-xyz-limit-Y')}>{ACTIVITY.y}</Line>}
            </tbody>
        </table>
    );
}

/** The limits of the activity method. */
const ACTIVITY = { x: '⅔', y: '⅓' };

/** @param {{report: CustomerReport, settings: Settings}} props */
function Says({ report: { xyz, silenceDays, proof }, settings }) {
    const { method, rhythm } = proof.xyz;
    if (xyz === 'Lost') {
        return (
            <>
                <Text id="customer-xyz-lost" silence={silenceDays} limit={Math.floor(proof.state.lostDays ?? 0)} />
                {proof.xyz[method].xyz && <>{' '}{t('customer-xyz-lost-before', { class: proof.xyz[method].xyz })}</>}
            </>
        );
    }
    if (xyz !== 'X' && xyz !== 'Y' && xyz !== 'Z') {
        return xyz === 'none' ? <>{t('customer-xyz-none')}.</> : <Text id="customer-xyz-few" gaps={rhythm.gaps} xyz={xyz} newDays={settings.xyz.newDays} />;
    }
    if (method === 'activity') {
        const { x, y } = ACTIVITY;
        return <Text id="customer-activity-says" side={sideOf(xyz)} class={xyz} value={format.percent(proof.xyz.activity.share ?? NaN)} limit={xyz === 'X' ? x : y} lower={x} />;
    }
    const { cv, limitX, limitY } = proof.xyz[method];
    const decimals = tellingDecimals(cv ?? 0, [limitX, limitY], 2);
    return <Text id="customer-xyz-says" side={sideOf(xyz)} class={xyz} value={format.decimal(cv ?? NaN, decimals)} limit={format.decimal(xyz === 'X' ? limitX : limitY, 2)} lower={format.decimal(limitX, 2)} />;
}

/** @param {{proof: XyzProof, method: Settings['xyz']['method']}} props */
function Others({ proof, method }) {
    const others = METHODS.filter(other => other !== method);
    if (others.every(other => proof[other].xyz === null)) return <p class="says">{t('customer-xyz-other-none')}</p>;
    const [first, second] = others.map(other => otherText(proof, other));
    return <p class="says">{t('customer-xyz-other', { first, second })}</p>;
}

/**
 * @param {XyzProof} proof
 * @param {Settings['xyz']['method']} method
 */
function otherText(proof, method) {
    const { xyz, value } = otherMethod(proof, method);
    if (!xyz || value === null) return t(`customer-other-${method}-none`);
    return t(`customer-other-${method}-value`, { class: xyz, value });
}
