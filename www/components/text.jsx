/** Text with emphasis, names and links in it. */

import { t } from '../translate.js';

/** @import {ComponentChildren, JSX, VNode} from 'preact' */

/**
 * A text by key. In the message `*so*` is bold, `~so~` is bad news and `[so]` is
 * what `link` makes of it; values may be elements. Signs inside values mean nothing.
 * @param {{id: string, link?: (text: ComponentChildren) => VNode} & Record<string, any>} props
 * @returns {JSX.Element}
 */
export function Text({ id, link, ...values }) {
    const text = t(id, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, slot(name, value)])));
    return <>{text.split(MARKED).map(piece => marked(piece, values, link))}</>;
}

/**
 * A name as in the sales file: no language, own direction.
 * @param {{children: ComponentChildren}} props
 */
export function Name({ children }) {
    return <bdi lang="">{children}</bdi>;
}

const MARKED = /(\*[^*]+\*|~[^~]+~|\[[^\]]+\])/;
const SLOT = /\uE000(\w+)\uE001/;

/** Stand-ins for the signs while a value passes through a message. */
const SIGNS = '*~[]';
const STAND_INS = '\uE010\uE011\uE012\uE013';

/**
 * @param {string} name
 * @param {unknown} value
 * @returns {string | number | null | undefined}
 */
function slot(name, value) {
    if (typeof value === 'string') return swap(value, SIGNS, STAND_INS);
    if (typeof value === 'number' || value === null || value === undefined) return value;
    return `\uE000${name}\uE001`;
}

/**
 * @param {string} piece
 * @param {Record<string, any>} values
 * @param {((text: ComponentChildren) => VNode) | undefined} link
 * @returns {ComponentChildren}
 */
function marked(piece, values, link) {
    if (!MARKED.test(piece)) return filled(piece, values);
    const inner = filled(piece.slice(1, -1), values);
    if (piece.startsWith('*')) return <b>{inner}</b>;
    if (piece.startsWith('~')) return <b class="neg">{inner}</b>;
    return link ? link(inner) : inner;
}

/**
 * @param {string} piece
 * @param {Record<string, any>} values
 * @returns {ComponentChildren}
 */
function filled(piece, values) {
    return piece.split(SLOT).map((part, at) => (at % 2 ? values[part] : swap(part, STAND_INS, SIGNS)));
}

/**
 * @param {string} text
 * @param {string} from
 * @param {string} to
 */
function swap(text, from, to) {
    return Array.from(text, sign => to[from.indexOf(sign)] ?? sign).join('');
}
