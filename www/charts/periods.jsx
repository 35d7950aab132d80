/** One customer's sales per period, and under it the rhythm of its purchases. */

import { useId } from 'preact/hooks';
import * as format from '../format.js';
import { decimalsOf, labelStep } from './axis.js';
import { Measured } from './measured.jsx';
import { barsOf, dayScale, joined, middleOf, valueScale } from './periods-shape.js';

/** @import {JSX} from 'preact' */
/** @import {Day, Settings} from '../../src/browser/types.d.ts' */
/** @import {Unit} from './axis.js' */
/** @import {Frame, Period} from './periods-shape.js' */

const BARS = { height: 176, top: 12, bottom: 150 };
const RHYTHM = { height: 22, top: 3, bottom: 15 };
const MARGIN = { left: 40, right: 4 };

/**
 * @typedef {object} PeriodsProps
 * @property {Period[]} periods
 * @property {Settings['period']} period
 * @property {Unit} unit
 * @property {Day} lastDay
 * @property {(middle: Day) => 'current' | 'previous' | 'before'} placeOf where a period with this middle lies in the comparison
 * @property {string} label the finding
 */

/**
 * @param {PeriodsProps} props
 * @returns {JSX.Element}
 */
export function Periods({ periods, period, unit, lastDay, placeOf, label }) {
    const shown = joined(periods);
    return (
        <Measured height={BARS.height}>
            {width => {
                const frame = frameFor(width, BARS);
                const x = dayScale(shown, lastDay, frame);
                const { ticks, y } = valueScale(shown, frame, unit.size);
                const decimals = decimalsOf(ticks);
                return (
                    <svg class="ck" viewBox={`0 0 ${width} ${BARS.height}`} width="100%" role="img" aria-label={label}>
                        {ticks.map(tick => (
                            <g key={tick}>
                                <line class={tick === 0 ? 'ax' : 'gl'} x1={frame.left} x2={frame.right} y1={y(tick * unit.size)} y2={y(tick * unit.size)} />
                                <text class="sub" x={frame.left - 8} y={y(tick * unit.size) + 4} text-anchor="end">{format.decimal(tick, decimals)}</text>
                            </g>
                        ))}
                        {barsOf(shown, x, y).map(({ period: one, ...box }, at) => (
                            <rect key={one.start} class={lookOf(one, placeOf(middleOf(shown, at)))} {...box}>
                                <title>{`${format.periodName(one.start, period)}: ${format.money(one.value)}`}</title>
                            </rect>
                        ))}
                        <PeriodLabels periods={shown} period={period} x={x} frame={frame} />
                    </svg>
                );
            }}
        </Measured>
    );
}

/**
 * @param {number} width
 * @param {{top: number, bottom: number}} sides
 * @returns {Frame}
 */
function frameFor(width, { top, bottom }) {
    return { left: MARGIN.left, right: width - MARGIN.right, top, bottom };
}

/**
 * @param {Period} period
 * @param {'current' | 'previous' | 'before'} place
 */
function lookOf({ value, complete }, place) {
    const hue = value < 0 ? 'f-risk' : { current: 'f-a', previous: 'f-bar', before: 'f-bar2' }[place];
    return complete ? hue : `${hue} part`;
}

/** @param {{periods: Period[], period: Settings['period'], x: (day: number) => number, frame: Frame}} props */
function PeriodLabels({ periods, period, x, frame }) {
    const step = labelStep(periods.length, Math.floor((frame.right - frame.left) / 70));
    return (
        <>
            {periods.filter((_, at) => at % step === 0).map(({ start }, at) => {
                const from = x(format.dayNumber(start));
                const text = format.periodName(start, period);
                return from + 56 > frame.right ? null : <text key={start} class="sub" x={at === 0 ? frame.left : from} y={frame.bottom + 18}>{text}</text>;
            })}
        </>
    );
}

/**
 * @typedef {object} RhythmProps
 * @property {Period[]} periods give the same days as the bars above
 * @property {number[]} days with a purchase
 * @property {Day} asOf
 * @property {Day} lastDay
 * @property {Day | null} expected
 * @property {boolean} late
 * @property {string} label
 */

/**
 * Each line is one day with a purchase; the silence since the last one is hatched.
 * @param {RhythmProps} props
 * @returns {JSX.Element}
 */
export function Rhythm({ periods, days, asOf, lastDay, expected, late, label }) {
    const hatch = useId();
    const last = days.at(-1);
    return (
        <Measured height={RHYTHM.height}>
            {width => {
                const frame = frameFor(width, RHYTHM);
                const x = dayScale(periods, lastDay, frame);
                const from = last === undefined ? frame.right : x(last + 1);
                const due = expected ? x(format.dayNumber(expected)) : null;
                const height = RHYTHM.bottom - RHYTHM.top;
                return (
                    <svg class="ck" viewBox={`0 0 ${width} ${RHYTHM.height}`} width="100%" role="img" aria-label={label}>
                        <Hatch id={hatch} late={late} />
                        <line class="ax" x1={frame.left} x2={frame.right} y1={RHYTHM.top + height / 2} y2={RHYTHM.top + height / 2} />
                        <rect fill={`url(#${hatch})`} x={from} y={RHYTHM.top} width={Math.max(0, x(format.dayNumber(asOf)) - from)} height={height} />
                        <path class="s-day" d={days.map(day => `M${x(day).toFixed(1)} ${RHYTHM.top}v${height}`).join('')} />
                        {due !== null && due <= frame.right && <path class="s-due" d={`M${due} 0V${RHYTHM.bottom + 4}`} />}
                    </svg>
                );
            }}
        </Measured>
    );
}

/** @param {{id: string, late: boolean}} props */
function Hatch({ id, late }) {
    const tone = late ? 'r' : 'n';
    return (
        <defs>
            <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect class={`hatch-ground ${tone}`} width="5" height="5" />
                <rect class={`hatch-line ${tone}`} width="2" height="5" />
            </pattern>
        </defs>
    );
}
