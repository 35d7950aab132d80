/** PapaParse's own cases, taken from its package: what its parser has to give, ours has to give. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import vm from 'node:vm';
import { allListedExist, conforms } from './deviations.mjs';
import { read, written } from './records.mjs';

/**
 * @typedef {{delimiter?: string | ((input: string) => string), quoteChar?: string, escapeChar?: string, header?: boolean}} Config
 * @typedef {{description: string, input: string, config?: Config, expected: {data: unknown[]}}} Case
 */

const Papa = createRequire(import.meta.url)('papaparse');

/** Settings of PapaParse that we do not have, and why; its cases are held against what it reads without them. */
const settings = new Map([
    ['comments', 'a line that starts with a sign is a row like any other'],
    ['preview', 'a file is read to its end'],
    ['dynamicTyping', 'cells are text'],
    ['transform', 'cells are given as they stand'],
    ['transformHeader', 'names are given as they stand'],
    ['skipFirstNLines', 'where the table starts is found'],
    ['header', 'the header is a row of the output'],
]);

/** @type {Record<string, import('./deviations.mjs').Deviation>} */
const deviations = {};

/** PapaParse keeps its cases in the variables of a script. */
function ownCases() {
    const script = readFileSync('node_modules/papaparse/tests/test-cases.js', 'utf8');
    const describe = Object.assign(() => {}, { skip: () => {} });
    const scope = vm.createContext({ chai: {}, describe });
    vm.runInContext(script, scope);
    /** @type {[string, Case][]} */
    const core = scope['CORE_PARSER_TESTS'].map((/** @type {Case} */ one) => [`core: ${title(one)}`, { ...one, config: { delimiter: ',', ...one.config } }]);
    /** @type {[string, Case][]} */
    const whole = scope['PARSE_TESTS'].map((/** @type {Case} */ one) => [`parse: ${title(one)}`, one]);
    return [...core, ...whole];
}

/**
 * What PapaParse is told about a file's characters. It takes a line end for no delimiter.
 * @param {Case} one
 * @returns {import('./records.mjs').Given}
 */
function given({ input, config: { delimiter, quoteChar, escapeChar } = {} }) {
    const named = typeof delimiter === 'function' ? delimiter(input) : delimiter;
    return {
        ...named && named !== '\n' && { delimiter: named },
        quote: quoteChar ?? '"',
        ...escapeChar && { escape: escapeChar },
    };
}

/**
 * The rows that PapaParse has to give, without blank ones.
 * @param {Case} one
 */
function expectedRows({ input, config, expected }) {
    const shared = Object.entries(config ?? {}).filter(([name]) => !settings.has(name));
    const isShared = shared.length === Object.keys(config ?? {}).length;
    const rows = isShared ? expected.data : Papa.parse(input, Object.fromEntries(shared)).data;
    // Arrays of another context are no arrays of ours.
    return written(JSON.parse(JSON.stringify(rows)));
}

/** @param {Case} one */
function title({ description, config }) {
    const others = Object.keys(config ?? {}).filter(name => settings.has(name));
    const without = others.map(name => `without ${name}: ${settings.get(name)}`);
    return [description, ...without].join('; ');
}

const cases = ownCases();
allListedExist('PapaParse', deviations, cases.map(([name]) => name));
for (const [name, one] of cases) {
    conforms(`PapaParse, ${name}`, {
        expected: expectedRows(one),
        read: () => read(one.input, given(one)),
        deviation: deviations[name],
    });
}

for (const file of ['long-sample', 'sample', 'sample-header', 'utf-8-bom-sample', 'verylong-sample']) {
    const content = readFileSync(`node_modules/papaparse/tests/${file}.csv`);
    conforms(`PapaParse, file: ${file}`, {
        expected: written(Papa.parse(content.toString('utf8')).data),
        read: () => read(content),
    });
}
