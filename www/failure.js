/** One clear message for what could not be done: the title says what, the text says what to do. */

import { EngineError } from './protocol.js';
import { knows, t } from './translate.js';

/** @import {Failure} from './state.js' */
/** @import {Values} from './translate.js' */

/** Failures that another meaning of the columns may mend. */
const BY_COLUMNS = ['no-rows', 'missing-column', 'not-mapped', 'unknown-column', 'mostly-rejected'];

/** Causes told; the first say enough. */
const CAUSES = 3;

/**
 * @param {unknown} error
 * @param {File[]} files the files meant
 * @returns {Failure}
 */
export function failureOf(error, files) {
    const { code, facts } = error instanceof EngineError ? error : { code: 'unknown', facts: {} };
    const key = knows(`failure-${code}-title`) ? code : 'unknown';
    const detail = error instanceof Error ? error.message : String(error);
    const values = { file: files[0]?.name ?? '', detail, ...plainFacts(facts) };
    return {
        title: t(`failure-${key}-title`, values),
        text: [...causes(facts), t(`failure-${key}-text`, values)].join(' '),
        remedy: BY_COLUMNS.includes(key) ? { text: t('failure-check-columns'), hash: '#/columns' } : undefined,
    };
}

/**
 * The facts that a message can name.
 * @param {Record<string, unknown>} facts
 * @returns {Values}
 */
function plainFacts({ role, ...facts }) {
    const plain = Object.entries(facts).filter(([, value]) => typeof value === 'string' || typeof value === 'number');
    const named = typeof role === 'string' && knows(`role-${role}`) ? { role: t(`role-${role}`) } : {};
    return /** @type {Values} */ ({ ...Object.fromEntries(plain), ...named });
}

/**
 * The first causes of a failure, a sentence each.
 * @param {Record<string, unknown>} facts
 * @returns {string[]}
 */
function causes({ causes = [] }) {
    const told = /** @type {{code: string, line: number, column: string, value: string}[]} */ (causes).slice(0, CAUSES);
    return told.map(({ code, line, column, value }) => t('failure-cause', { line, column, value, problem: t(`problem-${code}`) }));
}

/** How the names of files end that are read by people only. */
const DOCUMENT = /\.(pdf|docx?|pptx?|odt|rtf|png|jpe?g|gif|svg|mp[34]|mov)$/i;

/**
 * A file that holds no table, told by its name before it is read.
 * @param {File[]} files
 * @returns {Failure | null}
 */
export function wrongKind(files) {
    const wrong = files.find(({ name }) => DOCUMENT.test(name));
    return wrong ? { title: t('failure-document-title', { file: wrong.name }), text: t('failure-document-text') } : null;
}
