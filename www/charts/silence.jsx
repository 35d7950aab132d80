/** The silence on a line: the usual gap, where it is overdue, where it counts as lost. */

import * as format from '../format.js';
import { Measured } from './measured.jsx';

/** @import {JSX} from 'preact' */

const HEIGHT = 44;
const BAR = { top: 18, height: 8 };

/**
 * @typedef {object} SilenceProps
 * @property {number} silenceDays
 * @property {number} usualDays
 * @property {number} riskDays
 * @property {number} lostDays
 * @property {boolean} late
 * @property {{usual: string, risk: string, lost: string}} words under the marks
 * @property {string} label
 */

/**
 * @param {SilenceProps} props
 * @returns {JSX.Element}
 */
export function SilenceLine({ silenceDays, usualDays, riskDays, lostDays, late, words, label }) {
    const end = Math.min(Math.max(lostDays * 1.25, silenceDays * 1.04), lostDays * 2.5);
    return (
        <Measured height={HEIGHT}>
            {width => {
                const x = (/** @type {number} */ days) => (Math.min(days, end) / end) * width;
                return (
                    <svg class="ck" viewBox={`0 0 ${width} ${HEIGHT}`} width="100%" role="img" aria-label={label}>
                        <rect class="f-sunk" y={BAR.top} width={width} height={BAR.height} rx="2" />
                        <rect class="f-rt" x={x(riskDays)} y={BAR.top} width={width - x(riskDays)} height={BAR.height} />
                        <rect class={late ? 'f-risk' : 'f-bar'} y={BAR.top} width={Math.max(2, x(silenceDays))} height={BAR.height} rx="2" />
                        <Mark x={x(usualDays)} days={usualDays} word={words.usual} anchor="end" width={width} />
                        <Mark x={x(riskDays)} days={riskDays} word={words.risk} anchor="middle" width={width} above />
                        <Mark x={x(lostDays)} days={lostDays} word={words.lost} anchor="middle" width={width} />
                    </svg>
                );
            }}
        </Measured>
    );
}

/** @param {{x: number, days: number, word: string, anchor: 'end' | 'middle', width: number, above?: boolean}} props */
function Mark({ x, days, word, anchor, width, above }) {
    const text = `${word} ${format.decimal(days, Number.isInteger(days) ? 0 : 1)}`;
    const room = text.length * 3.4;
    const place = anchor === 'end' ? Math.max(x, room * 2) : Math.min(Math.max(x, room), width - room);
    return (
        <>
            <path class="s-tick" d={`M${x} ${BAR.top - 3}v${BAR.height + 6}`} />
            <text class="sub" x={place} y={above ? 11 : HEIGHT - 3} text-anchor={anchor}>{text}</text>
        </>
    );
}
