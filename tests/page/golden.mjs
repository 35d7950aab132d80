/** What the engine is known to say of the sample. */

import { readFileSync } from 'node:fs';
import { parseCsv } from './csv.mjs';

/**
 * Rows of a file by the names of its columns.
 * @param {string} text
 * @returns {Record<string, string>[]}
 */
export function records(text) {
    const [names = [], ...rows] = parseCsv(text);
    return rows.map(cells => Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ''])));
}

/** The summary of the sample under the usual settings. */
export const golden = JSON.parse(readFileSync('tests/golden/sample.summary.json', 'utf8'));
/** Its customers, largest first. */
export const goldenCustomers = records(readFileSync('tests/golden/sample.customers.csv', 'utf8'));

/** The sample as it stands. */
export const sampleText = readFileSync('www/samples/sales.csv', 'utf8');

/** The sales of the sample as one would add them up by hand: rows with a customer, a real day and a number. */
export const sales = records(sampleText).flatMap(row => {
    const [day, month, year] = (row['Date'] ?? '').split('/').map(Number);
    const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day));
    const isDay = date.getUTCMonth() === (month ?? 0) - 1 && date.getUTCDate() === day;
    const text = row['Taxable Amount'] ?? '';
    const isNumber = /^-?\d+(\.\d+)?$/.test(text);
    const usable = isDay && isNumber && row['Party Name'];
    return usable ? [{ customer: row['Party Name'] ?? '', day: date.getTime() / 86_400_000, amount: Number(text), branch: row['Branch'] ?? '' }] : [];
});

/**
 * What the wanted sales come to.
 * @param {(sale: typeof sales[number]) => boolean} wanted
 */
export function sumWhere(wanted) {
    return sales.filter(wanted).reduce((sum, { amount }) => sum + amount, 0);
}
