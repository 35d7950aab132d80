/** Fields of the settings: a label, the control, one line of explanation with the default. */

import { useEffect, useId, useState } from 'preact/hooks';
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
 * A day; empty means the usual one. A day that `refusal` names a reason against is shown with it and not taken.
 * @param {{label: string, value: Day | null, usual: Day, min?: Day, max?: Day, onChange: (day: Day | null) => void, text?: string, refusal?: (day: Day) => string | null}} props
 */
export function DayField({ label, value, usual, min, max, onChange, text, refusal }) {
    const refused = useRefused(value);
    const id = useId();
    /** @param {string} chosen */
    const change = chosen => {
        if (refused.by(chosen, refusal?.(chosen || usual) ?? null)) return;
        onChange(chosen && chosen !== usual ? chosen : null);
    };
    const shown = refused.text ?? value ?? usual;
    return (
        <label class="fld">
            <span>{label}</span>
            <input class="inp date" type="date" value={shown} min={min} max={max} title={day(value ?? usual)}
                aria-invalid={refused.why ? 'true' : undefined} aria-describedby={refused.why ? id : undefined} onChange={event => change(event.currentTarget.value)} />
            {refused.why && <small id={id} class="neg" role="alert">{refused.why}</small>}
            {text && <small>{text}</small>}
        </label>
    );
}

/**
 * A number from 0 up. Another text, or one that `refusal` names a reason against, is shown with it and not taken.
 * @param {{label: string, value: string, onChange: (value: string) => void, text?: string, refusal: (value: number) => string | null}} props
 */
export function NumberField({ label, value, onChange, text, refusal }) {
    const refused = useRefused(value);
    const id = useId();
    /** @param {HTMLInputElement} input */
    const change = ({ value: typed, valueAsNumber: number }) => {
        const why = Number.isNaN(number) || number < 0 ? t('settings-number-refused') : refusal(number);
        if (!refused.by(typed, why)) onChange(typed);
    };
    return (
        <label class="fld">
            <span>{label}</span>
            <input class="inp wide" type="number" min={0} step="any" value={refused.text ?? value}
                aria-invalid={refused.why ? 'true' : undefined} aria-describedby={refused.why ? id : undefined} onChange={event => change(event.currentTarget)} />
            {refused.why && <small id={id} class="neg" role="alert">{refused.why}</small>}
            {text && <small>{text}</small>}
        </label>
    );
}

/**
 * A text, with what was written in such fields before as suggestions.
 * @param {{label: string, value: string, choices: string[], onChange: (value: string) => void, text?: string}} props
 */
export function TextField({ label, value, choices, onChange, text }) {
    const id = useId();
    return (
        <label class="fld">
            <span>{label}</span>
            <input class="inp text" type="text" dir="auto" value={value} list={id} autocomplete="off" onChange={event => onChange(event.currentTarget.value)} />
            <datalist id={id}>{choices.map(choice => <option key={choice} value={choice} />)}</datalist>
            {text && <small>{text}</small>}
        </label>
    );
}

/**
 * What was typed and not taken, with the reason; forgotten once the value changes.
 * @param {unknown} value
 */
function useRefused(value) {
    const [refused, setRefused] = useState(/** @type {{text: string, why: string} | null} */ (null));
    useEffect(() => setRefused(null), [value]);
    /** @param {string} text @param {string | null} why */
    const by = (text, why) => {
        setRefused(why === null ? null : { text, why });
        return why !== null;
    };
    return { text: refused?.text, why: refused?.why, by };
}
