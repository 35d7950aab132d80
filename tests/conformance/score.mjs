/** The share of a table's cells that were read right. */

/**
 * What a file holds: its rows, and rows that a reader may give or leave out (totals, remarks, a second table).
 * @typedef {{rows: string[][], optional?: string[][]}} Truth
 * @typedef {{right: number, of: number}} Score
 */

/**
 * Cells that stand in their row and column, of all cells that are there or were given. Rows are
 * aligned so that most cells are right, as one lost row must not make all below it wrong.
 * @param {Truth} truth
 * @param {string[][]} given
 * @returns {Score}
 */
export function score({ rows, optional = [] }, given) {
    const { right, spare } = aligned(rows, given);
    const invented = count(withoutEach(spare, optional));
    return { right, of: count(rows) + invented };
}

/** @param {string[][]} rows */
function count(rows) {
    return rows.reduce((sum, cells) => sum + cells.length, 0);
}

/**
 * The rows of which no like one is in a list; each in the list stands for one.
 * @param {string[][]} rows
 * @param {string[][]} list
 */
function withoutEach(rows, list) {
    const left = list.map(key);
    return rows.filter(cells => {
        const at = left.indexOf(key(cells));
        if (at >= 0) left.splice(at, 1);
        return at < 0;
    });
}

/** @param {string[]} cells */
function key(cells) {
    return cells.join('\0').replace(/\0+$/, '');
}

/**
 * @param {string[][]} rows
 * @param {string[][]} given
 */
function aligned(rows, given) {
    const head = commonLength(rows, given);
    const [restOfRows, restOfGiven] = [rows.slice(head), given.slice(head)];
    const tail = commonLength(restOfRows.toReversed(), restOfGiven.toReversed());
    const middle = pairs(restOfRows.slice(0, restOfRows.length - tail), restOfGiven.slice(0, restOfGiven.length - tail));
    const right = count(rows.slice(0, head)) + middle.right + count(rows.slice(rows.length - tail));
    return { right, spare: middle.spare };
}

/**
 * @param {string[][]} rows
 * @param {string[][]} given
 */
function commonLength(rows, given) {
    const differs = rows.findIndex((cells, at) => !given[at] || given[at].length !== cells.length || rightCells(cells, given[at]) !== cells.length);
    return differs < 0 ? rows.length : differs;
}

/**
 * @param {string[]} cells
 * @param {string[]} given
 */
function rightCells(cells, given) {
    return cells.reduce((sum, cell, at) => sum + Number(given[at] === cell), 0);
}

/**
 * The best alignment of rows, by dynamic programming. Cells beyond a row's own count as invented.
 * @param {string[][]} rows
 * @param {string[][]} given
 */
function pairs(rows, given) {
    const best = Array.from({ length: rows.length + 1 }, () => new Int32Array(given.length + 1));
    const at = (/** @type {number} */ i, /** @type {number} */ j) => best[i]?.[j] ?? 0;
    const pair = (/** @type {number} */ i, /** @type {number} */ j) => rightCells(rows[i] ?? [], given[j] ?? []);
    for (let i = rows.length - 1; i >= 0; i--) {
        for (let j = given.length - 1; j >= 0; j--) {
            /** @type {Int32Array} */ (best[i])[j] = Math.max(at(i + 1, j), at(i, j + 1), at(i + 1, j + 1) + pair(i, j));
        }
    }
    return { right: at(0, 0), spare: spareRows(rows, given, at, pair) };
}

/**
 * What was given and belongs to no row: whole rows, and the cells that stick out of one.
 * @param {string[][]} rows
 * @param {string[][]} given
 * @param {(i: number, j: number) => number} best
 * @param {(i: number, j: number) => number} pair
 */
function spareRows(rows, given, best, pair) {
    const spare = [];
    let [i, j] = [0, 0];
    while (j < given.length) {
        const cells = given[j] ?? [];
        const isPair = i < rows.length && pair(i, j) > 0 && best(i, j) === best(i + 1, j + 1) + pair(i, j);
        if (isPair) spare.push(cells.slice(rows[i]?.length));
        else if (i < rows.length && best(i, j) === best(i + 1, j)) {
            i++;
            continue;
        }
        else spare.push(cells);
        if (isPair) i++;
        j++;
    }
    return spare.filter(cells => cells.length > 0);
}
