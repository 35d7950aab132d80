/** Questions that only the whole file raises: several currencies, the same days twice. Each is asked once. */

import { useState } from 'preact/hooks';
import { decide, replan } from '../analysis.js';
import { Button } from '../components/button.jsx';
import { Panel } from '../components/panel.jsx';
import { Name, Text } from '../components/text.jsx';
import * as format from '../format.js';
import { isOpen } from '../state.js';
import { withoutSales } from '../tables.js';
import { t } from '../translate.js';

/** @import {Exact, Intake, Plan, Probe} from '../../src/browser/types.d.ts' */
/** @import {Draft} from '../state.js' */

/** What the whole file has asked. @param {{draft: Draft}} props */
export function Questions({ draft: { probe, read } }) {
    if (!read) return null;
    return (
        <>
            {read.currencies.length > 1 && <Currencies probe={probe} currencies={read.currencies} />}
            {read.twice.length > 0 && <Doubles probe={probe} read={read} />}
        </>
    );
}

// ---------------------------------------------------------------- currencies

/** A rate as people write it: digits with a point or a comma. */
const RATE = /^\d+(?:[.,]\d+)?$/;

/** Which currency counts, and what others are worth in it. @param {{probe: Probe, currencies: Intake['currencies']}} props */
function Currencies({ probe: { plan }, currencies }) {
    const chosen = isOpen('currency') ? null : (plan.currency?.base ?? null);
    const rates = plan.currency?.rates ?? {};
    /** @param {Record<string, Exact>} rates */
    const settle = (base = chosen ?? '', rates = {}) => void decide('currency', { ...plan, currency: { base, rates } });
    const left = currencies.filter(({ currency }) => currency !== chosen && !(currency in rates));
    return (
        <Panel title={t('columns-currencies')} class={isOpen('currency') ? 'open' : ''} text={t('currencies-text')}>
            <fieldset class="opts across">
                <legend class="vh">{t('columns-currencies')}</legend>
                {currencies.map(({ currency, rows, amount }) => (
                    <label key={currency} class="opt">
                        <input type="radio" name="currency" value={currency} checked={currency === chosen} onChange={() => settle(currency)} />
                        <span><b><Name>{nameOf(currency)}</Name></b></span>
                        <small><Text id="currencies-rows" n={rows} amount={sumText(amount)} /></small>
                    </label>
                ))}
            </fieldset>
            {chosen !== null && <Rates base={chosen} others={currencies.filter(({ currency }) => currency !== chosen)} rates={rates} onChange={rates => settle(chosen, rates)} />}
            {chosen !== null && <p class="says">{t('currencies-left-out', { n: left.reduce((sum, { rows }) => sum + rows, 0) })}</p>}
        </Panel>
    );
}

/** @param {string} currency empty where a row names none */
function nameOf(currency) {
    return currency || t('currencies-none');
}

/** @param {{base: string, others: Intake['currencies'], rates: Record<string, Exact>, onChange: (rates: Record<string, Exact>) => void}} props */
function Rates({ base, others, rates, onChange }) {
    return (
        <div class="form rates">
            <p class="sm mut">{t('currencies-rates')}</p>
            {others.map(({ currency }) => <Rate key={currency} base={base} currency={currency} rates={rates} onChange={onChange} />)}
        </div>
    );
}

/** What one unit of a currency is worth. @param {{base: string, currency: string, rates: Record<string, Exact>, onChange: (rates: Record<string, Exact>) => void}} props */
function Rate({ base, currency, rates, onChange }) {
    const [isRefused, setRefused] = useState(false);
    /** @param {string} text */
    const enter = text => {
        const { [currency]: _, ...others } = rates;
        const isRate = RATE.test(text) && Number(text.replace(',', '.')) > 0;
        setRefused(text !== '' && !isRate);
        if (text === '' || isRate) onChange(text === '' ? others : { ...others, [currency]: text.replace(',', '.') });
    };
    return (
        <label class="fld">
            <span><Text id="currencies-rate" currency={<Name>{nameOf(currency)}</Name>} base={<Name>{nameOf(base)}</Name>} /></span>
            <input class="inp" inputMode="decimal" value={rates[currency] ?? ''} placeholder={t('currencies-no-rate')} aria-invalid={isRefused} onChange={event => enter(event.currentTarget.value.trim())} />
            {isRefused && <small class="neg">{t('currencies-rate-refused')}</small>}
        </label>
    );
}

/** @param {Exact} sum */
function sumText(sum) {
    return format.decimal(Number(sum), sum.includes('.') ? 2 : 0);
}

// ---------------------------------------------------------------- the same days twice

/** Every pair is decided by itself; the question is answered with the last of them. @param {{probe: Probe, read: Intake}} props */
function Doubles({ probe, read }) {
    const [settled, setSettled] = useState(/** @type {number[]} */ ([]));
    /** @param {number} at @param {Plan} plan */
    const settle = (at, plan) => {
        const now = [...new Set([...settled, at])];
        setSettled(now);
        void (now.length === read.twice.length ? decide('twice', plan) : replan(plan));
    };
    return read.twice.map((same, at) => (
        <Twice key={at} probe={probe} same={same} before={read.plan} isSettled={settled.includes(at) || !isOpen('twice')} onSettle={plan => settle(at, plan)} />
    ));
}

/** @param {{probe: Probe, same: Intake['twice'][number], before: Plan, isSettled: boolean, onSettle: (plan: Plan) => void}} props */
function Twice({ probe: { plan, sources }, same: { one, other, days, rows, amount }, before, isSettled, onSettle }) {
    const name = (/** @type {number} */ at) => <Name>{sources[at]?.name}</Name>;
    const isRead = (/** @type {number} */ at) => plan.sources.some(({ source }) => source === at);
    const chosen = isRead(one) && isRead(other) ? 'both' : isRead(one) ? 'other' : 'one';
    const both = bothOf(plan, before, [one, other]);
    return (
        <Panel title={t('columns-twice')} class={isSettled ? '' : 'open'} text={<Text id="same-days-text" one={name(one)} other={name(other)} days={days} rows={rows} amount={Number(amount)} />}>
            <div class="bt">
                {[other, one].map(at => <Button key={at} onClick={() => onSettle(withoutSales(both, at))}><Text id="same-days-leave-out" name={name(at)} /></Button>)}
                <Button onClick={() => onSettle(both)}>{t('same-days-keep')}</Button>
            </div>
            {isSettled && <p class="says"><Text id={`same-days-chosen-${chosen}`} one={name(one)} other={name(other)} /></p>}
        </Panel>
    );
}

/**
 * The plan that reads both tables, as the reading that found them did.
 * @param {Plan} plan
 * @param {Plan} before
 * @param {number[]} tables
 * @returns {Plan}
 */
function bothOf(plan, before, tables) {
    const missing = before.sources.filter(({ source }) => tables.includes(source) && !plan.sources.some(each => each.source === source));
    return { ...plan, sources: [...plan.sources, ...missing].sort((one, other) => one.source - other.source) };
}
