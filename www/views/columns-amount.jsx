/** How the amount of a row comes about: from columns, or as quantity times price. */

import { useState } from 'preact/hooks';
import { decide, replan } from '../analysis.js';
import { Panel } from '../components/panel.jsx';
import { Name, Text } from '../components/text.jsx';
import * as format from '../format.js';
import { assigned, isComputed, joined } from '../mapping.js';
import { isOpen } from '../state.js';
import { t } from '../translate.js';
import { workedExample } from '../worked-example.js';

/** @import {DiscountUnit, Mapping, Plan, Probe, Role} from '../../src/browser/types.d.ts' */
/** @import {Draft} from '../state.js' */

/** @typedef {'columns' | 'computed'} Way */

/** @type {Way[]} */
const WAYS = ['columns', 'computed'];

/** @type {DiscountUnit[]} */
const UNITS = ['amount', 'percent', 'fraction'];

/** One column, several added up, or quantity times price less discount. @param {{draft: Draft}} props */
export function Amount({ draft: { probe, first } }) {
    const { plan } = probe;
    const [wanted, setWanted] = useState(/** @type {Way | null} */ (null));
    const way = plan.mapping.amount.length ? 'columns' : (wanted ?? (isPriced(plan.mapping) ? 'computed' : 'columns'));
    /** @param {Way} next */
    const choose = next => {
        setWanted(next);
        const amount = next === 'columns' ? first.mapping.amount : [];
        void replan({ ...plan, mapping: { ...plan.mapping, amount } });
    };
    return (
        <Panel title={t('columns-amount')} class={isOpen('amountColumn') || isOpen('discount') ? 'open' : ''}>
            <fieldset class="opts">
                <legend class="vh">{t('columns-amount-way')}</legend>
                {WAYS.map(each => (
                    <div key={each} class={each === way ? 'opt chosen' : 'opt'}>
                        <label>
                            <input type="radio" name="amount-way" value={each} checked={each === way} onChange={() => choose(each)} />
                            <b>{t(`amount-way-${each}`)}</b>
                        </label>
                        {each === way && (way === 'columns' ? <Added probe={probe} /> : <Priced probe={probe} />)}
                    </div>
                ))}
            </fieldset>
        </Panel>
    );
}

/** @param {Mapping} mapping */
function isPriced({ quantity, unitPrice }) {
    return quantity !== null || unitPrice !== null;
}

/**
 * @param {Plan} plan
 * @param {Mapping} mapping
 * @param {number} column the one that the user has decided about
 */
function remap(plan, mapping, column) {
    void replan({ ...plan, mapping }, column);
}

// ---------------------------------------------------------------- columns added up

/** @param {{probe: Probe}} props */
function Added({ probe }) {
    const { plan: { mapping }, columns } = probe;
    const { amount } = mapping;
    /** @param {number} at */
    const add = at => remap(probe.plan, joined(mapping, at, 'amount'), at);
    return (
        <div class="addends">
            {amount.map(at => (
                <span key={at} class="addend">
                    <Name>{columns[at]?.name}</Name>
                    <button type="button" aria-label={t('amount-take-out', { name: columns[at]?.name })} onClick={() => remap(probe.plan, assigned(mapping, at, null), at)}>×</button>
                </span>
            ))}
            <ColumnChoice probe={probe} label={t(amount.length ? 'amount-add' : 'amount-choose')} isOffered={at => !amount.includes(at)} onChoose={add} />
            {amount.length > 1 && <Worked probe={probe} id="amount-example-sum" />}
        </div>
    );
}

/**
 * A list of the columns that may hold numbers; it forgets what was chosen.
 * @param {{probe: Probe, label: string, isOffered: (at: number) => boolean, onChoose: (at: number) => void}} props
 */
function ColumnChoice({ probe: { columns }, label, isOffered, onChoose }) {
    if (!columns.some(({ kind }, at) => kind === 'number' && isOffered(at))) return null;
    return (
        <select class="sel" aria-label={label} value="" onChange={event => onChoose(Number(event.currentTarget.value))}>
            <option value="" disabled>{label}</option>
            {columns.map(({ name, kind }, at) => kind === 'number' && isOffered(at) && <option key={at} value={at}>{name}</option>)}
        </select>
    );
}

// ---------------------------------------------------------------- quantity times price

/** @type {('quantity' | 'unitPrice' | 'discount')[]} */
const FACTORS = ['quantity', 'unitPrice', 'discount'];

/** @param {{probe: Probe}} props */
function Priced({ probe }) {
    const { mapping } = probe.plan;
    const isDiscounted = isComputed(mapping) && mapping.discount !== null;
    return (
        <div class="form">
            {FACTORS.map(role => <Factor key={role} role={role} probe={probe} />)}
            {isDiscounted ? <Discount probe={probe} /> : isComputed(mapping) && <Worked probe={probe} id="amount-example-product" />}
        </div>
    );
}

/** @param {{role: 'quantity' | 'unitPrice' | 'discount', probe: Probe}} props */
function Factor({ role, probe: { plan, columns } }) {
    const { mapping } = plan;
    /** @param {string} chosen */
    const choose = chosen => {
        const at = Number(chosen);
        if (chosen === '') remap(plan, { ...mapping, [role]: null }, mapping[role] ?? 0);
        else remap(plan, assigned(mapping, at, /** @type {Role} */ (role)), at);
    };
    return (
        <label class="fld">
            <span>{t(`role-${role}`)}</span>
            <select class="sel" value={String(mapping[role] ?? '')} onChange={event => choose(event.currentTarget.value)}>
                <option value="" disabled={role !== 'discount'}>{t(role === 'discount' ? 'amount-no-discount' : 'columns-choose')}</option>
                {columns.map(({ name, kind }, at) => (kind === 'number' || at === mapping[role]) && <option key={at} value={at}>{name}</option>)}
            </select>
        </label>
    );
}

/** What the discount's numbers mean, each meaning worked out on a row of the file. @param {{probe: Probe}} props */
function Discount({ probe }) {
    const { plan } = probe;
    const chosen = isOpen('discount') ? null : plan.discount;
    return (
        <fieldset class="opts">
            <legend class="xs mut">{t('amount-discount')}</legend>
            {UNITS.map(unit => (
                <label key={unit} class="opt">
                    <input type="radio" name="discount" value={unit} checked={unit === chosen} onChange={() => decide('discount', { ...plan, discount: unit })} />
                    <span><b>{t(`discount-${unit}`)}</b></span>
                    <Worked probe={probe} id={`discount-${unit}-example`} unit={unit} />
                </label>
            ))}
        </fieldset>
    );
}

/** A row of the file as a sum. @param {{probe: Probe, id: string, unit?: DiscountUnit}} props */
function Worked({ probe, id, unit }) {
    const example = workedExample(probe, unit);
    if (!example) return null;
    const [one = '', two = '', discount = ''] = example.parts.map(numberText);
    return <small><Text id={id} parts={example.parts.map(numberText).join(' + ')} one={one} two={two} discount={discount} sum={numberText(example.sum)} /></small>;
}

/** A number with the decimals that it has. @param {number} value */
function numberText(value) {
    const [, decimals = ''] = String(Math.round(value * 1e6) / 1e6).split('.');
    return format.decimal(value, decimals.length);
}
