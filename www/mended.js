/** Rows set aside that come back mended: which files hold them, and how they are read beside the others. */

/** @import {Plan, Probe} from '../src/browser/types.d.ts' */

/** The columns by which the rows set aside say where they are from. */
const FROM = ['mainstay_file', 'mainstay_line'];

/**
 * Which of the files hold mended rows, by number.
 * @param {Probe} probe
 * @returns {number[]}
 */
export function mendedFiles({ sources }) {
    return sources.filter(({ columns }) => FROM.every(name => columns.includes(name))).map(({ file }) => file);
}

/**
 * The files with those of mended rows last: a row can only take the place of one that was read before.
 * @template File
 * @param {File[]} files
 * @param {number[]} mended
 * @returns {File[]}
 */
export function mendedLast(files, mended) {
    return [...files.filter((_, at) => !mended.includes(at)), ...files.filter((_, at) => mended.includes(at))];
}

/**
 * The plan that reads more files beside those on show, as those were read: rows set aside stay so.
 * @param {Plan} plan
 * @param {Probe} found all files as they look together
 * @param {number} known so many of the files were read by the plan
 * @returns {Plan | null} null when one of the others is no table of the same columns
 */
export function withMended(plan, { plan: guessed, sources }, known) {
    const added = sources.flatMap(({ file, use }, source) => (file >= known && use !== 'empty' ? [source] : []));
    const entries = added.map(source => guessed.sources.find(entry => entry.source === source));
    if (!added.length || entries.some(entry => !entry)) return null;
    const more = entries.flatMap(entry => (entry ? [{ ...entry, columns: null }] : []));
    return { ...plan, sources: [...plan.sources, ...more], settled: { dateOrder: true, decimal: true } };
}
