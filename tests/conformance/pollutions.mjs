/**
 * One clean sales file, spoiled in the ways of Pollock (Vitagliano et al., VLDB 2023) and some more
 * that sales exports know. What each file holds is known here and from no reader.
 */

import { encoded } from './encodings.mjs';
import { header, lines, plain, sales, worlds, writtenCell } from './sales.mjs';

/**
 * @typedef {{kind: string, name: string, bytes: Uint8Array, truth: import('./score.mjs').Truth}} Spoiled
 * @typedef {Partial<typeof plain>} Dialect
 */

const clean = sales(worlds.western);
const width = header.length;

/** Rows of which something is spoiled: the header, the first and one amid the data, and the last. */
const places = { header: 0, first: 1, middle: 101, last: clean.length - 1 };
const columns = header.map((_, column) => column);

/**
 * @param {string} kind
 * @param {string} name
 * @param {string | Uint8Array} content
 * @param {import('./score.mjs').Truth} [truth]
 * @returns {Spoiled}
 */
function spoiled(kind, name, content, truth = { rows: clean }) {
    return { kind, name, bytes: typeof content === 'string' ? Buffer.from(content, 'utf8') : content, truth };
}

/**
 * The clean table in another dialect.
 * @param {string} kind
 * @param {string} name
 * @param {Dialect} dialect
 * @param {string[][]} [rows]
 */
function inDialect(kind, name, dialect, rows = clean) {
    return spoiled(kind, name, lines(rows, dialect).join(''), { rows });
}

/**
 * The clean table with other signs in its cells.
 * @param {(cell: string) => string} change
 */
function cellsChanged(change) {
    return clean.map(cells => cells.map(change));
}

/**
 * A file of which one line is replaced.
 * @param {number} at
 * @param {string} line
 */
function withLine(at, line) {
    return lines(clean).with(at, line + plain.end).join('');
}

/** @param {number} at */
function quotedCells(at) {
    return (clean[at] ?? []).map(cell => writtenCell(cell, plain));
}

function delimiters() {
    return [',', ';', '\t', '|', '^', '~', ':', ' ', ', ', '||'].map(delimiter => inDialect('delimiter', JSON.stringify(delimiter), { delimiter }));
}

function quotes() {
    const bare = cellsChanged(cell => cell.replaceAll(',', '').replaceAll('"', ' in'));
    return [
        inDialect('quote', 'apostrophe', { quote: '\'', escape: '\'' }),
        inDialect('quote', 'apostrophe around every cell', { quote: '\'', escape: '\'', always: true }),
        inDialect('quote', 'bar', { quote: '|', escape: '|' }),
        inDialect('quote', 'none', { quote: '' }, bare),
        inDialect('quote', 'none, though quotes are in the cells', { quote: '', delimiter: ';' }, cellsChanged(cell => cell.replaceAll(';', ''))),
        inDialect('quote', 'around every cell', { always: true }),
    ];
}

function escapes() {
    const unescaped = (/** @type {string} */ cell) => /[",]/.test(cell) ? `"${cell}"` : cell;
    return [
        inDialect('escape', 'backslash', { escape: '\\' }),
        inDialect('escape', 'backslash, semicolons', { escape: '\\', delimiter: ';' }),
        inDialect('escape', 'backslash around every cell', { escape: '\\', always: true }),
        spoiled('escape', 'none', clean.map(cells => cells.map(unescaped).join(',') + '\n').join('')),
    ];
}

function lineEnds() {
    const mixed = lines(clean, { end: '' }).map((line, at) => line + (at % 3 ? '\n' : '\r\n'));
    const one = lines(clean, { end: '\r\n' }).map((line, at) => at === places.middle ? line.replace('\r\n', '\n') : line);
    return [
        inDialect('line end', 'LF', { end: '\n' }),
        inDialect('line end', 'CRLF', { end: '\r\n' }),
        inDialect('line end', 'CR', { end: '\r' }),
        spoiled('line end', 'every third CRLF', mixed.join('')),
        spoiled('line end', 'one LF among CRLF', one.join('')),
    ];
}

function encodings() {
    const worldOf = {
        'utf-8': worlds.western, 'utf-16le': worlds.western, 'utf-16be': worlds.cyrillic,
        'windows-1250': worlds.central, 'windows-1251': worlds.cyrillic, 'windows-1252': worlds.western, 'windows-1256': worlds.arabic,
        'koi8-r': worlds.dos, 'ibm866': worlds.dos, 'iso-8859-1': worlds.latin1, 'iso-8859-2': worlds.central,
        'iso-8859-5': worlds.dos, 'iso-8859-15': worlds.latin9,
    };
    return Object.entries(worldOf).flatMap(([encoding, world]) => {
        const rows = sales(world);
        const text = lines(rows).join('');
        const isUnicode = encoding.startsWith('utf');
        const marked = isUnicode ? [spoiled('byte order mark', encoding, encoded('\ufeff' + text, encoding), { rows })] : [];
        return [spoiled(encoding.startsWith('utf-16') ? 'UTF-16' : 'encoding', encoding, encoded(text, encoding), { rows }), ...marked];
    });
}

/** What report generators write above a table. */
const titles = [
    'Acme Ltd', 'Sales report', 'Period: 01.01.2024 - 31.12.2024', 'Printed by: J. Smith, accounts', 'Currency: EUR',
    'Branch: all', 'Filter: none', 'Page 1', 'Confidential', 'Warehouse: main, north',
];

function preambles() {
    const table = lines(clean).join('');
    const padded = (/** @type {string} */ text) => `${writtenCell(text, plain)}${','.repeat(width - 1)}\n`;
    const counts = titles.map((_, at) => at + 1);
    return [
        ...counts.map(count => spoiled('preamble', `${count} lines`, titles.slice(0, count).map(title => title + '\n').join('') + table)),
        ...[1, 3, 10].map(count => spoiled('preamble', `${count} lines and a blank one`, titles.slice(0, count).map(title => title + '\n').join('') + '\n' + table)),
        ...[1, 3].map(count => spoiled('preamble', `${count} lines as wide as the table`, titles.slice(0, count).map(padded).join('') + table)),
        spoiled('preamble', 'a line and a blank one as wide as the table', padded('PREAMBLE') + padded('') + table),
        spoiled('preamble', 'names and values', 'Company,Acme Ltd\nPeriod,2024\nCurrency,EUR\n\n' + table),
        spoiled('preamble', 'sep=', 'sep=,\n' + table),
    ];
}

function footers() {
    const sum = clean.slice(1).reduce((total, cells) => total + Number(cells[7]), 0).toFixed(2);
    const feet = {
        'a total': ['Total', '', '', '', '', '', '', sum, ''],
        'a total in the third column': ['', '', 'Grand total', '', '', '', '', sum, ''],
        'one remark': ['End of report'],
        'a remark as wide as the table': ['End of report', ...Array(width - 1).fill('')],
    };
    const table = lines(clean).join('');
    return Object.entries(feet).flatMap(([name, foot]) => [
        spoiled('footer', name, table + lines([foot]).join(''), { rows: clean, optional: [foot] }),
        spoiled('footer', `${name} after a blank line`, table + '\n' + lines([foot]).join(''), { rows: clean, optional: [foot] }),
    ]);
}

/**
 * A table under several header rows, which become one: its names are joined with a space, and
 * one that stands over several columns counts for each.
 * @param {string} kind
 * @param {string} name
 * @param {string[][]} headers
 * @param {(name: string, column: number) => string} joined
 */
function underHeaders(kind, name, headers, joined) {
    const [names = [], ...data] = clean;
    return spoiled(kind, name, lines([...headers, ...data]).join(''), { rows: [names.map(joined), ...data] });
}

function severalHeaders() {
    const groups = ['Order', '', 'Buyer', '', 'Goods', '', 'Money', '', 'Other'];
    const over = groups.map((group, column) => group || groups[column - 1]);
    const units = ['', 'yyyy-mm-dd', '', '', '', 'pcs', 'EUR', 'EUR', ''];
    const unit = (/** @type {number} */ column) => units[column] ? ` ${units[column]}` : '';
    return [
        underHeaders('two header rows', 'the same twice', [header, header], name => `${name} ${name}`),
        underHeaders('two header rows', 'groups above names', [groups, header], (name, column) => `${over[column]} ${name}`),
        underHeaders('two header rows', 'units below names', [header, units], (name, column) => name + unit(column)),
        underHeaders('three header rows', 'the same thrice', [header, header, header], name => `${name} ${name} ${name}`),
        underHeaders('three header rows', 'groups, names and units', [groups, header, units], (name, column) => `${over[column]} ${name}${unit(column)}`),
    ];
}

function headers() {
    const [names = [], ...data] = clean;
    return [
        inDialect('no header', 'all rows', {}, data),
        inDialect('no header', 'one row', {}, data.slice(0, 1)),
        inDialect('only a header', 'no row', {}, [names]),
        inDialect('few rows', 'one', {}, clean.slice(0, 2)),
        inDialect('few rows', 'two', {}, clean.slice(0, 3)),
    ];
}

function repeatedHeaders() {
    const [names = [], ...data] = clean;
    const every = (/** @type {number} */ count) => data.flatMap((cells, at) => at % count === 0 ? [names, cells] : [cells]);
    return [50, 20].map(count => {
        const rows = every(count);
        const repeats = Array(rows.length - clean.length).fill(names);
        return spoiled('repeated header', `every ${count} rows`, lines(rows).join(''), { rows: clean, optional: repeats });
    });
}

function ends() {
    const table = lines(clean).join('');
    return [
        spoiled('no line end at the end', 'LF', table.trimEnd()),
        spoiled('line ends at the end', 'two', table + '\n'),
        spoiled('line ends at the end', 'five', table + '\n\n\n\n'),
        spoiled('line ends at the end', 'two, CRLF', lines(clean, { end: '\r\n' }).join('') + '\r\n'),
    ];
}

function blankLines() {
    const all = lines(clean);
    const between = (/** @type {string} */ blank) => all.map((line, at) => at % 20 === 10 ? line + blank : line).join('');
    return [
        spoiled('blank lines', 'empty', between('\n')),
        spoiled('blank lines', 'of spaces', between('   \n')),
        spoiled('blank lines', 'of separators', between(','.repeat(width - 1) + '\n')),
        spoiled('blank lines', 'every other', all.join('\n')),
        spoiled('blank lines', 'before the header', '\n\n' + all.join('')),
    ];
}

function separators() {
    return Object.entries(places).flatMap(([place, at]) => {
        const cells = quotedCells(at);
        const more = columns.map(column => spoiled('one separator more', `${place} row, column ${column}`, withLine(at, cells.toSpliced(column, 0, '').join(','))));
        const less = columns.slice(1).map(column => {
            const joined = cells.toSpliced(column - 1, 2, `${cells[column - 1]}${cells[column]}`);
            return spoiled('one separator less', `${place} row, column ${column}`, withLine(at, joined.join(',')));
        });
        return [...more, ...less];
    });
}

function strayQuotes() {
    return Object.entries(places).flatMap(([place, at]) => columns.map(column => {
        const cell = clean[at]?.[column] ?? '';
        const cells = quotedCells(at);
        const quoted = cells[column] ?? '';
        const spoiledCell = quoted.startsWith('"') ? `""${quoted.slice(1)}` : `"${quoted}`;
        const row = (clean[at] ?? []).with(column, `"${cell}`);
        return spoiled('extra quote', `${place} row, column ${column}`, withLine(at, cells.with(column, spoiledCell).join(',')), { rows: clean.with(at, row) });
    }));
}

function foreignDelimiters() {
    return Object.entries(places).flatMap(([place, at]) => [';', '\t', ' '].map(delimiter => {
        const [line = ''] = lines([clean[at] ?? []], { delimiter, end: '' });
        return spoiled('another delimiter in a row', `${place} row, ${JSON.stringify(delimiter)}`, withLine(at, line));
    }));
}

function secondTables() {
    const table = lines(clean).join('');
    const widths = { fewer: 8, 'as many': 9, more: 10 };
    return Object.entries(widths).flatMap(([name, count]) => {
        const second = clean.slice(0, 84).map(cells => [...cells, ''].slice(0, count));
        const text = lines(second).join('');
        return [
            spoiled('two tables', `${name} columns`, table + text, { rows: clean, optional: second }),
            spoiled('two tables', `${name} columns, after a blank line`, table + '\n' + text, { rows: clean, optional: second }),
        ];
    });
}

function shapes() {
    const names = clean.map(cells => cells.slice(2, 3));
    const numbers = clean.map(cells => cells.slice(7, 8));
    const remark = (/** @type {string} */ end) => clean.map((cells, at) => at % 10 === 5 ? cells.with(8, `call first${end}then deliver, "by noon"`) : cells);
    return [
        spoiled('empty file', 'no byte', '', { rows: [] }),
        spoiled('empty file', 'a byte order mark', '\ufeff', { rows: [] }),
        spoiled('empty file', 'line ends', '\n\n\n', { rows: [] }),
        inDialect('one column', 'of names', {}, names),
        inDialect('one column', 'of amounts', {}, numbers),
        inDialect('quoted line ends', 'LF in LF', {}, remark('\n')),
        inDialect('quoted line ends', 'LF in CRLF', { end: '\r\n' }, remark('\n')),
        inDialect('quoted line ends', 'CRLF in CRLF', { end: '\r\n' }, remark('\r\n')),
        inDialect('quoted line ends', 'CR in CRLF', { end: '\r\n' }, remark('\r')),
        inDialect('quoted line ends', 'several', {}, remark('\n\n1,2,3\n')),
    ];
}

/** Every spoiled file. */
export function pollutions() {
    return [
        spoiled('clean', 'as it was', lines(clean).join('')),
        ...delimiters(), ...quotes(), ...escapes(), ...lineEnds(), ...encodings(), ...preambles(), ...footers(), ...severalHeaders(), ...headers(),
        ...repeatedHeaders(), ...ends(), ...blankLines(), ...separators(), ...strayQuotes(), ...foreignDelimiters(), ...secondTables(), ...shapes(),
    ];
}
