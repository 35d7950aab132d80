/** Fields of the settings: a label, the control, one line of explanation with the default. */

import { useId } from 'preact/hooks';
import { day } from '../format.js';
import { t } from '../translate.js';

/** @import {Day} from '../../src/browser/types.d.ts' */

/**
 * A number within a range.
 * @param {{label: string, value: number, min: number, max: number, step?: number, usual: number, show: (value: number) => string, onChange: (value: number) => void, text?: string}} props
 */
export function Slider({ label, value, min, max, step = 1, usual, show, onChange, text = '' }) {
    const id = useId();
    return (
        <label class="fld">
            <span>{label}</span>
            <output class="nw"><b>{show(value)}</b></output>
            <input type="range" min={min} max={max} step={step} value={value} aria-label={label} aria-valuetext={show(value)} aria-describedby={id}
                onInput={event => onChange(rounded(event.currentTarget.valueAsNumber))} />
            <small id={id}>{text} {t('settings-default', { value: show(usual) })}</small>
        </label>
    );
}

/** Steps of 0.1 do not add up exactly. @param {number} value */
function rounded(value) {
    return Math.round(value * 1000) / 1000;
}

/**
 * One of a few values.
 * @template {string} Value
 * @param {{label: string, value: Value, choices: {value: Value, text: string}[], onChange: (value: Value) => void, text?: string}} props
 */
export function Choice({ label, value, choices, onChange, text }) {
    return (
        <label class="fld">
            <span>{label}</span>
            <select class="sel" value={value} onChange={event => onChange(/** @type {Value} */ (event.currentTarget.value))}>
                {choices.map(choice => <option key={choice.value} value={choice.value}>{choice.text}</option>)}
            </select>
            {text && <small>{text}</small>}
        </label>
    );
}

/**
 * A day; empty means the usual one.
 * @param {{label: string, value: Day | null, usual: Day, min?: Day, max?: Day, onChange: (day: Day | null) => void, text?: string}} props
 */
export function DayField({ label, value, usual, min, max, onChange, text }) {
    /** @param {string} chosen */
    const change = chosen => onChange(chosen && chosen !== usual ? chosen : null);
    return (
        <label class="fld">
            <span>{label}</span>
            <input class="inp date" type="date" value={value ?? usual} min={min} max={max} title={day(value ?? usual)} onChange={event => change(event.currentTarget.value)} />
            {text && <small>{text}</small>}
        </label>
    );
}

/**
 * A number that may be anything from a smallest one up.
 * @param {{label: string, value: number, min: number, onChange: (value: number) => void, text?: string, wide?: boolean}} props
 */
export function NumberField({ label, value, min, onChange, text, wide }) {
    return (
        <label class="fld">
            <span>{label}</span>
            <input class={wide ? 'inp wide' : 'inp'} type="number" min={min} step="any" value={value || ''} onChange={event => onChange(Math.max(min, event.currentTarget.valueAsNumber || 0))} />
            {text && <small>{text}</small>}
        </label>
    );
}
