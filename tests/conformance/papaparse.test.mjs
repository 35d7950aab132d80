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

const above = 'a line above the table that is narrower than it is no row of it';
const unclosed = 'a quote that is not closed, or closed amid a cell, takes no other row with it';

/** @type {Record<string, import('./deviations.mjs').Deviation>} */
const deviations = {
    'core: Quoted field with whitespace around quotes': { why: 'a cell may be quoted behind a blank', rows: [['A', 'B', 'C']] },
    'core: Quoted field has no closing quote': { why: unclosed, rows: [['a', '"b', 'c'], ['d', 'e', 'f']] },
    'core: Quoted field has invalid trailing quote after delimiter': { why: unclosed, rows: [['a', 'b,c'], ['d', 'e', 'f']] },
    'core: Quoted field has invalid trailing quote before delimiter': { why: unclosed, rows: [['a', 'bc', 'd'], ['e', 'f', 'g']] },
    'core: Quoted field has invalid trailing quote after new line': { why: unclosed, rows: [['a', '"b', 'c'], ['d"e', 'f', 'g']] },
    'core: Commented line at beginning': { why: above, rows: [['a', 'b', 'c']] },
    'core: Three comment lines consecutively at beginning of file': { why: above, rows: [['a', 'b', 'c']] },
    'core: Fast mode with comments': { why: above, rows: [['a', 'b', 'c']] },
    'parse: Mixed slash n and slash r should choose first as precident': { why: 'every line end ends a row', rows: [['a', 'b', 'c'], ['d', 'e', 'f'], ['g', 'h', 'i']] },
    'parse: Lines with comments are not used when guessing the delimiter in an escaped file': { why: above, rows: [['one', 't,w,o', 'three'], ['four', 'five', 'six']] },
    'parse: Lines with comments are not used when guessing the delimiter in a non-escaped file': { why: above, rows: [['one', 'two', 'three'], ['four', 'five', 'six']] },
    'parse: Header row with preceding comment': { why: above, rows: [['a', 'b'], ['c', 'd']] },
    'parse: Skip First N number of lines , with header and 2 rows (2)': { why: above, rows: [['a', 'b', 'c', 'd'], ['1', '2', '3', '4']] },
    'parse: Skip first 2 lines , with custom newline character': { why: above, rows: [['1', '2', '3', '4']] },
};

/** PapaParse keeps its cases in the variables of a script. */
function ownCases() {
    const script = readFileSync('node_modules/papaparse/tests/test-cases.js', 'utf8');
    const describe = Object.assign(() => {}, { skip: () => {} });
    const scope = vm.createContext({ chai: {}, describe });
    vm.runInContext(script, scope);
    const core = scope['CORE_PARSER_TESTS'].map((/** @type {Case} */ one) => ({ ...one, config: { delimiter: ',', ...one.config } }));
    return new Map([...named('core', core), ...named('parse', scope['PARSE_TESTS'])]);
}

/**
 * Cases by a name of their own; one that is given twice is counted.
 * @param {string} suite
 * @param {Case[]} cases
 * @returns {[string, Case][]}
 */
function named(suite, cases) {
    return cases.map((one, at) => {
        const earlier = cases.slice(0, at).filter(({ description }) => description === one.description).length;
        return [`${suite}: ${one.description}${earlier ? ` (${earlier + 1})` : ''}`, one];
    });
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

/**
 * @param {string} name
 * @param {Case} one
 */
function title(name, { config }) {
    const others = Object.keys(config ?? {}).filter(setting => settings.has(setting));
    const without = others.map(setting => `without ${setting}: ${settings.get(setting)}`);
    return [`PapaParse, ${name}`, ...without].join('; ');
}

const cases = ownCases();
allListedExist('PapaParse', deviations, cases.keys());
for (const [name, one] of cases) {
    conforms(title(name, one), {
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
