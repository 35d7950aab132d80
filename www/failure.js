/** One clear message for what could not be done: the title says what, the text says what to do. */

import { EngineError } from './protocol.js';
import { knows, t } from './translate.js';

/** @import {Failure} from './state.js' */

/**
 * @param {unknown} error
 * @param {File[]} files the files meant
 * @returns {Failure}
 */
export function failureOf(error, files) {
    const { code, file, line } = error instanceof EngineError ? error : { code: 'unknown', file: undefined, line: undefined };
    const name = files[file ?? 0]?.name ?? '';
    const key = knows(`failure-${code}-title`) ? code : 'unknown';
    const detail = error instanceof Error ? error.message : String(error);
    return { title: t(`failure-${key}-title`, { name, line: line ?? 0 }), text: t(`failure-${key}-text`, { name, line: line ?? 0, detail }) };
}

/** How the names of files end that are no delimited text. */
const ENDINGS = {
    excel: /\.(xlsx|xlsm|xlsb|xls|ods|numbers)$/i,
    archive: /\.(zip|gz|7z|rar|bz2|xz|parquet)$/i,
    document: /\.(pdf|docx?|pptx?|odt|rtf|png|jpe?g|gif|svg|html?|json|xml)$/i,
};

/**
 * A file that is no table of text, told by its name before it is read.
 * @param {File[]} files
 * @returns {Failure | null}
 */
export function wrongKind(files) {
    for (const [kind, ending] of Object.entries(ENDINGS)) {
        const wrong = files.find(file => ending.test(file.name));
        if (wrong) return { title: t(`failure-${kind}-title`, { name: wrong.name }), text: t(`failure-${kind}-text`) };
    }
    return null;
}
