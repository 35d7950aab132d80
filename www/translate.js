/**
 * Words by key, from `locales/`.
 *
 * A text is a Fluent message. Numbers in it follow `format.js`, not `Intl`.
 * `t` gives plain text, `<Text>` (components/text.jsx) gives text with
 * emphasis, names and links in it.
 */

import { FluentBundle, FluentNumber, FluentResource } from '@fluent/bundle';
import { signal } from '@preact/signals';
import * as format from './format.js';

/** @import {FluentValue, FluentVariable} from '@fluent/bundle' */

/**
 * What may stand in a placeable.
 * @typedef {Record<string, string | number | null | undefined>} Values
 */

/** A number that prints as `format.count` does and still chooses plurals. */
class Count extends FluentNumber {
    /** @override */
    toString() {
        return format.decimal(this.value, Number.isInteger(this.value) ? 0 : 1);
    }
}

/** The functions that a message can call: `{ MONEY($value) }`. */
const FUNCTIONS = {
    COUNT: numeric(format.count),
    COMPACT: numeric(format.compact),
    DECIMAL: numeric((value, named) => format.decimal(value, plainNumber(named.digits) ?? 2)),
    MONEY: numeric(format.money),
    MONEYCHANGE: numeric(format.moneyChange),
    MONEYFULL: numeric(format.moneyFull),
    PERCENT: numeric((value, named) => format.percent(value, plainNumber(named.digits) ?? 1)),
    CHANGE: numeric((value, named) => format.percentChange(value, plainNumber(named.digits) ?? 0)),
    TIMES: numeric(format.times),
    SIZE: numeric(format.fileSize),
    EXACT: textual(format.exact),
    DAY: textual(format.day),
    MONTH: textual(format.monthOf),
};

/** @type {import('@preact/signals').Signal<{bundle: FluentBundle, onMissing: (problem: string) => void} | null>} */
const speech = signal(null);

/**
 * Sets the language of the page.
 * @param {string} language a BCP 47 tag, for plurals
 * @param {string} source the text of the .ftl file
 * @param {(problem: string) => void} [onMissing] told of a missing word; throws unless given
 */
export function speak(language, source, onMissing = fail) {
    const bundle = new FluentBundle(language, { useIsolating: false, functions: FUNCTIONS });
    const errors = bundle.addResource(new FluentResource(source));
    if (errors.length) onMissing(String(errors[0]));
    speech.value = { bundle, onMissing };
    format.useNumberWords(numberWords());
}

/**
 * The text for a key.
 * @param {string} key
 * @param {Values} [values]
 * @returns {string}
 */
export function t(key, values = {}) {
    if (!speech.value) throw new Error('No language is set yet.');
    const { bundle, onMissing } = speech.value;
    const message = bundle.getMessage(key);
    if (!message?.value) {
        onMissing(`There is no text "${key}".`);
        return key;
    }
    /** @type {Error[]} */
    const errors = [];
    const text = bundle.formatPattern(message.value, variables(values), errors);
    if (errors.length) onMissing(`Text "${key}": ${errors[0]?.message}`);
    return text;
}

/**
 * Whether the language has a text for a key.
 * @param {string} key
 * @returns {boolean}
 */
export function knows(key) {
    return speech.value?.bundle.hasMessage(key) ?? false;
}

/**
 * @param {Values} values
 * @returns {Record<string, FluentVariable>}
 */
function variables(values) {
    const entries = Object.entries(values).filter(([, value]) => value !== undefined && value !== null);
    return Object.fromEntries(entries.map(([name, value]) => [name, typeof value === 'number' ? new Count(value) : String(value)]));
}

function numberWords() {
    return {
        months: Array.from({ length: 12 }, (_, at) => t(`month-${at + 1}`)),
        lakh: t('lakh'), crore: t('crore'), million: t('million'), billion: t('billion'), quarter: t('quarter'),
    };
}

/**
 * @param {(value: number, named: Record<string, FluentValue>) => string} show
 * @returns {(positional: FluentValue[], named: Record<string, FluentValue>) => FluentValue}
 */
function numeric(show) {
    return ([value], named) => show(plainNumber(value) ?? NaN, named);
}

/**
 * @param {(value: any) => string} show
 * @returns {(positional: FluentValue[]) => FluentValue}
 */
function textual(show) {
    return ([value]) => (value === undefined ? '' : show(plainNumber(value) ?? String(value)));
}

/**
 * @param {FluentValue | undefined} value
 * @returns {number | null}
 */
function plainNumber(value) {
    return value instanceof FluentNumber ? value.value : null;
}

/**
 * @param {string} problem
 * @returns {never}
 */
function fail(problem) {
    throw new Error(problem);
}
