/** Delimited text, made and read by the tests themselves: an independent look at what the page reads and writes. */

/**
 * @param {string} text
 * @param {string} [delimiter]
 * @returns {string[][]} records as cells
 */
export function parseCsv(text, delimiter = ',') {
    /** @type {string[][]} */
    const records = [];
    let cells = [''];
    let quoted = false;
    const put = (/** @type {string} */ sign) => { cells[cells.length - 1] += sign; };
    for (let at = text.charCodeAt(0) === 0xfeff ? 1 : 0; at < text.length; at++) {
        const sign = text.charAt(at);
        if (quoted) {
            if (sign !== '"') put(sign);
            else if (text[at + 1] === '"') put(text.charAt(++at));
            else quoted = false;
            continue;
        }
        if (sign === '"') quoted = true;
        else if (sign === delimiter) cells.push('');
        else if (sign === '\n') {
            records.push(cells);
            cells = [''];
        }
        else if (sign !== '\r') put(sign);
    }
    if (cells.length > 1 || cells[0]) records.push(cells);
    return records;
}

/**
 * @param {(string | number)[][]} records
 * @param {string} [delimiter]
 * @returns {string}
 */
export function toCsv(records, delimiter = ',') {
    const cell = (/** @type {string | number} */ value) => {
        const text = String(value);
        return text.includes(delimiter) || /["\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    };
    return records.map(record => record.map(cell).join(delimiter) + '\n').join('');
}
