/** Each customer's share as a strip: the wider a block, the more hangs on it. */

import { Measured } from './measured.jsx';

/** @import {JSX} from 'preact' */
/** @import {Overview} from '../../src/browser/types.d.ts' */

const HEIGHT = 36;

/**
 * Key customers have the colour of their class, others are grey.
 * @param {{shares: Overview['concentration']['shares'], label: string}} props
 * @returns {JSX.Element}
 */
export function DependenceStrip({ shares, label }) {
    return (
        <Measured height={HEIGHT}>
            {width => (
                <svg class="strip-bar" viewBox={`0 0 ${width} ${HEIGHT}`} width="100%" role="img" aria-label={label}>
                    {blocks(shares, width).map(({ id, look, x, size }) => <rect key={id} class={look} x={x} width={size} height={HEIGHT} />)}
                </svg>
            )}
        </Measured>
    );
}

/**
 * @param {Overview['concentration']['shares']} shares
 * @param {number} width
 */
function blocks(shares, width) {
    const listed = shares.reduce((sum, { share }) => sum + Math.max(0, share), 0);
    const rest = { id: -1, share: Math.max(0, 1 - listed), key: false, abc: /** @type {const} */ ('C') };
    let x = 0;
    return [...shares, rest].filter(({ share }) => share > 0).map(({ id, share, key, abc }) => {
        const full = share * width;
        const block = { id, look: key ? `kb ${abc}` : 'kb o', x, size: Math.max(0.75, full - gapAfter(full)) };
        x += full;
        return block;
    });
}

/**
 * Narrow blocks keep more of their width.
 * @param {number} full
 */
function gapAfter(full) {
    return Math.min(2, full * 0.3);
}
