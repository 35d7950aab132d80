/** Which rows the matrix has, how strong its colours are and what its cells come to. */

/** @import {Abc, Cell, ClassTotal, Overview} from '../../src/browser/types.d.ts' */

/** Shares from which a cell has the next stronger colour. */
const STEPS = [0.02, 0.06, 0.12, 0.22, 0.35];

/**
 * How strong the colour of a share is, 0 (nothing) to 6.
 * @param {number} share 0..1; NaN or null where shares are not defined
 * @returns {number}
 */
export function heat(share) {
    return !(share > 0) ? 0 : 1 + STEPS.filter(step => share >= step).length;
}

/**
 * The rows to show: L only when it holds someone.
 * @param {Overview} overview
 * @returns {Abc[]}
 */
export function rowsOf({ abc }) {
    return abc.L.customers > 0 ? ['A', 'B', 'C', 'L'] : ['A', 'B', 'C'];
}

/**
 * What a column comes to, with the customers that are in no row of the table; L has no share.
 * @param {Overview} overview
 * @param {Cell['xyz']} xyz
 * @returns {ClassTotal}
 */
export function sumOf({ matrix }, xyz) {
    const sum = { customers: 0, value: 0, share: 0 };
    for (const cell of matrix) {
        if (cell.xyz !== xyz) continue;
        sum.customers += cell.customers;
        if (cell.abc === 'none' || cell.abc === 'L') continue;
        sum.value += cell.value;
        sum.share += cell.share;
    }
    return sum;
}

/**
 * The code of the cell with the largest share.
 * @param {Overview} overview
 * @returns {string}
 */
export function largestOf({ matrix }) {
    const shown = matrix.filter(cell => cell.abc !== 'none' && cell.xyz !== 'none');
    const [first] = shown.sort((one, other) => other.share - one.share);
    return first ? first.abc + first.xyz : 'AX';
}

/**
 * Customers that stand in no cell of the table.
 * @param {Overview} overview
 * @returns {{value: number, variation: number}} by what they lack: a value, or a variation that can be computed
 */
export function outsideOf({ matrix }) {
    const sum = (/** @type {Cell[]} */ cells) => cells.reduce((total, cell) => total + cell.customers, 0);
    return { value: sum(matrix.filter(({ abc }) => abc === 'none')), variation: sum(matrix.filter(({ abc, xyz }) => abc !== 'none' && xyz === 'none')) };
}

/**
 * Growth of a cell over the comparison.
 * @param {Cell} cell
 * @returns {number | null} 0.1 is +10 %; null without a comparison or with nothing before
 */
export function growthOf({ abc, current, previous }) {
    if (abc === 'L' || current === null || previous === null || !(previous > 0)) return null;
    return current / previous - 1;
}
