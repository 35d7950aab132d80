/** The sums behind a class, in a form that one can redo by hand. */

/** @import {AbcProof, Exact, Settings, Xyz, XyzProof} from '../../src/browser/types.d.ts' */

const CENTS = 2;

/**
 * On which side of the limits a value lies: under the limit of the best class,
 * between the two, or over both.
 * @typedef {'under' | 'between' | 'over'} Side
 */

/** @type {Record<string, Side>} */
const SIDES = { A: 'under', B: 'between', C: 'over', X: 'under', Y: 'between', Z: 'over' };

/**
 * @param {string} letter A B C, X Y Z
 * @returns {Side}
 */
export function sideOf(letter) {
    return SIDES[letter] ?? 'over';
}

/**
 * The rule in force, as the words name it.
 * @param {AbcProof} proof
 * @returns {'inclusive' | 'exclusive' | 'computed' | 'customers' | 'amount'}
 */
export function ruleOf({ rule, by }) {
    if (rule === 'computed') return 'computed';
    return by === 'share' ? rule : by;
}

/**
 * What the customers ahead hold together with this one and those of the same value.
 * @param {AbcProof} proof
 * @returns {Exact}
 */
export function throughOf({ ahead, value, ties }) {
    return sumOf([ahead.value, ...Array.from({ length: ties }, () => value)]);
}

/**
 * Exact sum of decimal numbers.
 * @param {Exact[]} numbers
 * @returns {Exact}
 */
export function sumOf(numbers) {
    const decimals = Math.max(0, ...numbers.map(number => (number.split('.')[1] ?? '').length));
    const total = numbers.reduce((sum, number) => sum + scaled(number, decimals), 0n);
    return decimals ? withPoint(total, decimals) : String(total);
}

/**
 * An amount with two decimals, as money is said; all of them where two would leave nothing.
 * @param {Exact} number
 * @returns {Exact}
 */
export function toCents(number) {
    const [, fraction = ''] = number.split('.');
    if (fraction.length <= CENTS) return number;
    const unit = 10n ** BigInt(fraction.length - CENTS);
    const digits = BigInt(number.replace('.', ''));
    const half = digits < 0n ? -unit / 2n : unit / 2n;
    const cents = (digits + half) / unit;
    return cents === 0n && digits !== 0n ? number : withPoint(cents, CENTS);
}

/**
 * @param {Exact} number
 * @param {number} decimals
 */
function scaled(number, decimals) {
    const [whole = '0', fraction = ''] = number.split('.');
    return BigInt(whole + fraction.padEnd(decimals, '0'));
}

/**
 * @param {bigint} scaledTotal
 * @param {number} decimals
 */
function withPoint(scaledTotal, decimals) {
    const sign = scaledTotal < 0n ? '-' : '';
    const digits = String(scaledTotal < 0n ? -scaledTotal : scaledTotal).padStart(decimals + 1, '0');
    return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/**
 * What is held against the limits of A and B, in percent.
 * @param {AbcProof} proof
 * @returns {number}
 */
export function comparedShare(proof) {
    const rule = ruleOf(proof);
    if (rule === 'customers') return (proof.ahead.customers / proof.of) * 100;
    if (rule === 'exclusive') return (Number(throughOf(proof)) / Number(proof.total)) * 100;
    return proof.beforeShare * 100;
}

/**
 * So many decimals that a value does not look equal to a limit that it is not equal to.
 * @param {number} value
 * @param {(number | null)[]} limits
 * @param {number} least
 * @returns {number}
 */
export function tellingDecimals(value, limits, least) {
    for (let decimals = least; decimals < 6; decimals++) {
        const clear = limits.every(limit => limit === null || limit === value || value.toFixed(decimals) !== limit.toFixed(decimals));
        if (clear) return decimals;
    }
    return 6;
}

/**
 * What another method would have said.
 * @param {XyzProof} proof
 * @param {Settings['xyz']['method']} method
 * @returns {{xyz: Xyz | null, value: number | null}}
 */
export function otherMethod(proof, method) {
    const { xyz } = proof[method];
    const value = method === 'activity' ? proof.activity.share : proof[method].cv;
    return { xyz, value };
}
